"""The day at the end of a sentence: `send the CV by 3 dec`, `read it in a fortnight`.

A day is one where a word leads to it (`by`, `before`, `on`, `in`, `due` …), and where it is
`tomorrow`, `next tue` or `end of may` by itself; what else looks like one stays text (`by hand`,
`in two minds`, `prepare for tomorrow`). Only `by`, `before` and `due` lead to a day that is over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.days.times import read_moment, split_time
from mentorlog.days.words import MONTHS, ORDINALS, WEEKDAYS, fold
from mentorlog.errors import DayOrMonth, UsageError

if TYPE_CHECKING:
    from datetime import date

LONGEST = 9  # words of a day with what leads to it: `before 5pm on the last friday of next month`
_DUE = ("by", "before", "due", "no")
_LEADS = (*_DUE, "on", "in", "within", "at")
_ALONE = ("today", "tonight", "tomorrow", "tmrw", "tmr", "end", "eod", "eow", "eom", "eoy")
_NOT_AFTER = "a about after as before for from like of since than the till to until with".split()
_FIGURE = re.compile(r"[0-9]+\.[0-9]+")


def day_at_end(text: str, today: date) -> tuple[str, str]:
    """The text without the day at its end, and that day as it was typed; "" where there is none.

    What is typed as a day and is none (`by 31 feb`, `on 3/4`) counts as one, so that it can be
    refused. A day with a time stays in the text too.
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
        if reads or _written_as_a_day(words):
            day = _bare(reads[0] if reads else plain)
            return (text if split_time(words) else before), day
    return text, ""


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
    clock = split_time(rest)
    if (
        not words
        or (clock and not clock[1])
        or rest in (["now"], *(["the", nth] for nth in ORDINALS))
    ):
        return False  # a time alone; `by now`; `on the second`
    if lead not in _DUE and rest and _FIGURE.fullmatch(rest[0]):
        return False
    try:
        day, _ = read_moment(_bare(typed), today, prefer="future")
    except DayOrMonth:
        return True
    except UsageError:
        return False
    return day >= today or lead in _DUE


def _written_as_a_day(words: list[str]) -> bool:
    """Whether nothing stands there but figures, at least one, and the names of months and days."""
    lead, rest = words[0], [word for word in words[1:] if word not in ("of", "the", "on")]
    figures = [word for word in rest if word[0].isdigit()]
    names = [word for word in rest if word in MONTHS or word in WEEKDAYS]
    if lead in ("in", "within", "at") or not figures or len(figures) + len(names) != len(rest):
        return False
    marked = not split_time(rest) and any(re.match(r"[0-9]+[-/.][0-9]", w) for w in figures)
    return bool(names) or (marked and (lead in _DUE or not _FIGURE.fullmatch(rest[0])))
