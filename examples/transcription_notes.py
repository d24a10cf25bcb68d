"""What the words of a transcription say: rhythm, reasons, owners, days, breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

SIDES = ("mentor", "mentee", "both")
RHYTHMS = {"weekly": "P1W", "fortnightly": "P2W", "two-weekly": "P2W", "monthly": "P1M"}
ONLY_SEEN = re.compile(r"as the dates show|from the dates|irregular|about|roughly", re.IGNORECASE)
REASONS = {
    "illness": re.compile(r"\b(ill|illness|sick)\b", re.IGNORECASE),
    "holiday": re.compile(r"\b(holidays?|vacation|easter|christmas)\b", re.IGNORECASE),
}
NOT_MOVED = re.compile(
    r"never reported finished|repeated|given again|still due|reminded|not this week|not yet"
    r"|not progressing|haven't|have not|has not|find the time",
    re.IGNORECASE,
)
MONTHS = (
    "january february march april may june july august september october november december"
).split()
DAYS = re.compile(r"\b(\d{1,2})(?: and (\d{1,2}))? ([A-Z][a-z]{2,8})\b")
BREAK = re.compile(r"\bafter (\w+) (week|month)s? (?:off|abroad|away)\b", re.IGNORECASE)
NUMBERS = "no one two three four five six seven eight nine ten".split()
DAYS_IN = {"week": 7, "month": 28}
SPARE_DAYS = 7  # a break is dated where it fills the time between two meetings but for this


class Unclear(Exception):
    """A transcription that cannot be read; the sentence says where."""


def agreed_rhythm(cadence: str) -> str | None:
    """The agreed rhythm; None where the cadence is only what the dates show."""
    first = re.match(r"[\w-]+", cadence)
    if first is None or ONLY_SEEN.search(cadence):
        return None
    return RHYTHMS.get(first[0].casefold())


def reason_in(status: str, by: str | None, notes: str) -> str | None:
    """Illness or holiday, where the notes say so of a meeting that did not take place. What
    both agreed on stays agreed, whatever lay behind it."""
    if status not in ("cancelled", "rescheduled", "no_show") or by == "both":
        return None
    return next((reason for reason, words in REASONS.items() if words.search(notes)), None)


def break_between(before: str, after: str, notes: str) -> tuple[str, str, str] | None:
    """First day, last day and words of a break that the notes of the meeting on `after` look
    back on; None where there is none, or where the days since `before` leave it open when."""
    found = BREAK.search(notes)
    if found is None:
        return None
    days = _number(found[1]) * DAYS_IN[found[2].casefold()]
    first = date.fromisoformat(before) + timedelta(days=1)
    last = date.fromisoformat(after) - timedelta(days=1)
    if abs((last - first).days + 1 - days) > SPARE_DAYS:
        return None
    begun = max(first, last - timedelta(days=days - 1))
    return begun.isoformat(), last.isoformat(), found[0].lower()


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    low = word.casefold()
    return 1 if low == "a" else NUMBERS.index(low) if low in NUMBERS else 0


def side_of(name: str, owner: str) -> str:
    """The side of whoever is named: "Mentor A, Mentor B" is the mentor's."""
    if owner in SIDES:
        return owner
    sides = {part.split()[0].casefold() for part in re.split(r",| and ", owner) if part.split()}
    if not sides or sides - {"mentor", "mentee"}:
        raise Unclear(f"{name}: an action belongs to {owner!r}")
    return "both" if len(sides) == 2 else sides.pop()


def days_unmoved(note: str, opened: str | None) -> list[str]:
    """The days, after it was opened, on which a note says that an action had not moved."""
    if opened is None:
        return []
    clauses = (part for part in note.split(";") if NOT_MOVED.search(part))
    return sorted({day for part in clauses for day in _days(part, opened) if day > opened})


def _days(words: str, since: str) -> Iterator[str]:
    """The days named without a year ("23 Feb", "2 and 16 Feb"): the first ones from `since`."""
    for first, second, word in DAYS.findall(words):
        months = (n for n, name in enumerate(MONTHS, 1) if name.startswith(word.casefold()[:4]))
        month = next(months, None)
        for number in filter(None, (first, second) if month else ()):
            day = f"-{month:02}-{int(number):02}"
            year = int(since[:4])
            yield f"{year}{day}" if f"{year}{day}" >= since else f"{year + 1}{day}"
