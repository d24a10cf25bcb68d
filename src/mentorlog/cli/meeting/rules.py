"""Which flags of `mentorlog meet` go together, and which days are worth a second look."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from mentorlog.cli.flagged import dashed
from mentorlog.cli.meeting.flags import Flags
from mentorlog.errors import UsageError
from mentorlog.record import Meeting, Record
from mentorlog.record.doubts import NEAR_DAYS
from mentorlog.record.words import Outcome

FAR_DAYS = 300
OUTCOMES: dict[str, Outcome] = {
    "book": "planned",
    "held": "held",
    "cancelled_by": "cancelled",
    "missed_by": "missed",
    "moved_by": "moved",
    "outcome_unknown": "unknown",
}
WITH_BOOK = (
    *("book", "at", "again", "planned", "form", "goal", "topics", "notes", "private_notes"),
    *("private", "edit", "as_json"),
)
WHICH = ("on", "at", "meeting", "again", "form", "private", "as_json")
"""The flags that say which session is meant and how it is kept, but not what happened."""
WAS: dict[Outcome, str] = {
    "planned": "is planned",
    "held": "was held",
    "cancelled": "was cancelled",
    "missed": "was missed",
    "moved": "was moved",
    "unknown": "has no known outcome",
}
CHANGES = ("cancelled", "missed", "moved")
ONLY: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (
        ("held",),
        (
            *("lasted", "ended_early_by", "distracted", "quiet", "unprepared", "observed"),
            *("useful", "discussed"),
        ),
        "goes with a session that was held",
    ),
    (CHANGES, ("reason",), "goes with a session that did not take place"),
    (("cancelled", "moved"), ("notice",), "goes with --cancelled-by or --moved-by"),
    (("moved",), ("to",), "goes with --moved-by (after a cancellation, --next)"),
)
"""Outcomes, the flags that only they allow, and what is said of those flags elsewhere."""


def check_flags(flags: Flags) -> None:
    """UsageError where two flags contradict each other, whatever the record holds."""
    given = [name for name in OUTCOMES if flags.gave(name)]
    if len(given) > 1:
        raise UsageError(
            f"{dashed(given[0])} and {dashed(given[1])} say two different things; give one of them."
        )
    if flags.book is not None:
        extra = [n for n in flags.names if flags.gave(n) and n not in WITH_BOOK]
        if extra:
            raise UsageError(
                f"--book plans a session to come; {dashed(extra[0])} does not go with it."
            )
    if flags.meeting is not None and flags.again:
        raise UsageError("--meeting names a session that is there; --again records a new one.")
    if flags.next is not None and flags.moved_by is not None and flags.to is None:
        raise UsageError("The day that a session is moved to goes with --to, not --next.")


def check_outcome(flags: Flags, outcome: Outcome) -> None:
    """UsageError where a flag says what a session of that outcome does not have."""
    for outcomes, names, goes in ONLY:
        for name in names:
            if flags.gave(name) and outcome not in outcomes:
                raise UsageError(f"{dashed(name)} {goes}; this one {WAS[outcome]}.")


def asks(flags: Flags) -> bool:
    """Whether the flags leave open what happened, so that it is asked at a terminal."""
    return not any(flags.gave(name) for name in flags.names if name not in WHICH)


def refuse_alone(flags: Flags) -> None:
    """UsageError where nobody can be asked, and no day and no session is named either."""
    if flags.on is None and flags.meeting is None:
        raise UsageError(
            "--held is missing: there is no terminal to ask whether it took place.", "… --held"
        )


def stated_outcome(flags: Flags) -> Outcome | None:
    """The outcome that the flags name; None where they leave it open."""
    return next((OUTCOMES[name] for name in OUTCOMES if flags.gave(name)), None)


def meant(
    record: Record,
    day: date,
    today: date,
    but: Meeting | None = None,
    beside: date | None = None,
) -> date | None:
    """The same day a year on or back, where `day` is far from today and from all that has a
    day, the start and `beside` included, and that one is close to it; else None.

    `but` is the session whose own day it is.
    """
    others = [m.on for m in record.meetings if m.on is not None and m is not but]
    others += [d for d in (record.relationship.started_on, beside) if d is not None]
    if not others or _nearest(day, [*others, today]) < FAR_DAYS:
        return None
    years = (_in_year(day, day.year + 1), _in_year(day, day.year - 1))
    return next((other for other in years if _nearest(other, others) <= NEAR_DAYS), None)


def _nearest(day: date, others: list[date]) -> int:
    return min(abs((day - other).days) for other in others)


def _in_year(day: date, year: int) -> date:
    """The same day of that year; 28 February for a 29th that it does not have."""
    if (day.month, day.day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return day.replace(year=year)


def side_flag(flags: Flags) -> tuple[str, str] | None:
    """The flag that names who changed or missed it, and what it names."""
    for name in ("cancelled_by", "missed_by", "moved_by"):
        if flags.gave(name):
            return dashed(name), cast(str, getattr(flags, name))
    return None
