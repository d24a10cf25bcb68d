"""The day at the end of a sentence: `send the CV by 3 dec`, `read it in a fortnight`.

A day is one where a word leads to it (`by`, `before`, `on`, `in`, `due` …), and where it is
`tomorrow`, `next tue` or `end of may` by itself; what else looks like one stays text (`by hand`,
`in two minds`, `prepare for tomorrow`). Only `by`, `before` and `due` lead to a day that is over,
and a time alone is no day (`look at 12`, `ready by midnight`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.days.reckoning import MONTH_NAMES
from mentorlog.days.times import read_moment, split_time
from mentorlog.days.words import MONTHS, ORDINALS, WEEKDAYS, fold
from mentorlog.errors import DayOrMonth, UsageError

if TYPE_CHECKING:
    from datetime import date

LONGEST = 9  # words of a day with what leads to it: `before 5pm on the last friday of next month`
_DUE = ("by", "before", "due", "no")
_LEADS = (*_DUE, "on", "in", "within", "at")
_MIDNIGHT = re.compile(r"\b(at )?midnight\b", re.IGNORECASE)
_ALONE = ("today", "tonight", "tomorrow", "tmrw", "tmr", "end", "eod", "eow", "eom", "eoy")
_NOT_AFTER = "a about after as before for from like of since than the till to until with".split()
_FIGURE = re.compile(r"[0-9]+\.[0-9]+")
_FIGURES = re.compile(r"[0-9]+(\.[0-9]+)+")
_DAY_FIRST = re.compile(
    r"(0?[1-9]|[12][0-9]|3[01])\.(0?[1-9]|1[0-2])(\.(?:[0-9]{4}|[0-9][0-9]))?(?![0-9.])"
)


def day_at_end(text: str, today: date) -> tuple[str, str]:
    """The text without the day at its end, and that day as it was typed; "" where there is none.

    What is typed as a day and is none (`by 31 feb`, `on 3/4`) counts as one, so that it can be
    refused; so does what could be a figure, for which there is `check_figure`. A day with a time
    stays in the text too.
    """
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    for at in starts[1:][-LONGEST:]:
        typed = text[at:].lstrip("(").rstrip()
        before = text[:at].rstrip(" \t\n,;:(-\N{EN DASH}\N{EM DASH}")
        plain = typed.rstrip(".,;!?)")
        words = fold(plain)
        if not before or not _leads(fold(before.split()[-1]), words):
            continue
        reads = [day for day in (typed, plain) if _is_day(day, today)]
        if reads or (_written_as_a_day(words) and not _is_over(plain, today)):
            day = _bare(reads[0] if reads else plain)
            return (text if _split_time(words) else before), day
    return text, ""


def check_figure(day: str) -> None:
    """UsageError where the day at the end of a sentence could be a mere figure: `13.5`, `24/7`."""
    *lead, figure = day.split()
    dotted = _DAY_FIRST.fullmatch("24.7" if figure == "24/7" else figure)
    if fold(" ".join(lead)) not in ([], ["before"], ["no", "later", "than"]):
        return
    if dotted and not dotted[3]:
        said = f"{int(dotted[1])} {MONTH_NAMES[int(dotted[2]) - 1]}"
        other = "all the time" if "/" in figure else "a figure"
        sure = f"{dotted[0]}."
        raise UsageError(
            f"{figure} could be {said} or {other}: write {sure} for the day",
            " ".join((*lead, sure)),
        )


def _leads(last: list[str], words: list[str]) -> bool:
    """Whether a day may begin with these words, after that last word of the sentence."""
    match words:
        case [lead, _, *_] if lead in _LEADS:
            return True
        case [alone, *_] if alone in _ALONE:
            return not set(last) & set(_NOT_AFTER)
        case ["next" | "this" | "coming", name, *_] if name in WEEKDAYS:
            return not set(last) & set(_NOT_AFTER)
    return False


def _bare(day: str) -> str:
    """The day without the words that only lead to it."""
    lead, _, rest = day.partition(" ")
    return _bare(rest.lstrip()) if rest and lead.casefold() in ("by", "due", "on") else day


def _is_day(typed: str, today: date) -> bool:
    """Whether that is read as a day that may be meant."""
    words = fold(typed)
    lead, rest = words[0] if words else "", words[1:]
    left = _split_time(words if lead == "at" else rest)
    if not words or left == [] or (left and left[0] in ("by", "before")):
        return False  # a time alone; `at 5 by friday`, which is read from `by` on
    if rest in (["now"], *(["the", nth] for nth in ORDINALS)) or _only_a_figure(lead, rest):
        return False  # `by now`; `on the second`
    try:
        day, _ = read_moment(_bare(typed), today, prefer="future")
    except DayOrMonth:
        return True
    except UsageError:
        # With a day before or after it, it is that day or the next.
        return "midnight" in rest and _is_day(_MIDNIGHT.sub("", typed), today)
    return day >= today or lead in _DUE


def _split_time(words: list[str]) -> list[str] | None:
    """What is left of words that begin or end in a time, midnight among them; None where they do
    not."""
    try:
        found = split_time(words)
    except UsageError:
        return [word for word in words if word not in ("at", "midnight")]
    return found[1] if found else None


def _only_a_figure(lead: str, rest: list[str]) -> bool:
    """Whether a figure stands there that is no day: `on 13.5`, after `by` only such as 13.55."""
    if lead not in _DUE:
        return bool(rest) and _FIGURE.fullmatch(rest[0]) is not None
    return len(rest) == 1 and bool(_FIGURES.fullmatch(rest[0]) and not _DAY_FIRST.match(rest[0]))


def _is_over(typed: str, today: date) -> bool:
    """Whether that is a day which is over, and no word leads to it that may lead to such a day."""
    try:
        day, _ = read_moment(_bare(typed), today, prefer="future")
    except UsageError:
        return False
    return day < today and fold(typed)[0] not in _DUE


def _written_as_a_day(words: list[str]) -> bool:
    """Whether nothing stands there but figures, at least one, and the names of months and days."""
    lead, rest = words[0], [word for word in words[1:] if word not in ("of", "the", "on")]
    figures = [word for word in rest if word[0].isdigit()]
    names = [word for word in rest if word in MONTHS or word in WEEKDAYS]
    if lead in ("in", "within", "at") or not figures or len(figures) + len(names) != len(rest):
        return False
    marked = not split_time(rest) and any(re.match(r"[0-9]+[-/.][0-9]", w) for w in figures)
    return bool(names) or (marked and not _only_a_figure(lead, rest))
