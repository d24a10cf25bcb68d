"""What people type for a day: a closed grammar, which refuses what it does not know."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mentorlog.days.dated import (
    calendar,
    day_of_month,
    numeric,
    with_weekday,
)
from mentorlog.days.periods import edge, feast, month_alone, nth_weekday
from mentorlog.days.reckoning import Prefer, shift
from mentorlog.days.relative import (
    counted,
    length,
    near,
    unit_away,
    week_back,
    week_on,
    weekday,
    weekday_in,
    weekday_of_week,
)
from mentorlog.days.words import ORDINALS, fold, not_understood, shown
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

_EDGES = ("mid", "middle", "end", "start", "beginning")
EXAMPLES = "for example 2026-03-14, yesterday, next tue, 3 march, in 2 weeks"
PARTS = ("morning", "afternoon", "evening", "night")


def read_day(text: str, today: date, *, prefer: Prefer = "nearest") -> date:
    """The day that a person typed, seen from `today`; UsageError where it is not exactly one.

    `prefer` gives a direction to words that have none of their own (`tue`, `3 march`, `the
    14th`): "past" for what happened, "future" for what is planned. A part of the day (`tomorrow
    morning`) is read and set aside. Weeks run from Monday to Sunday, or as `weeks_from` has it;
    `next tue` is the Tuesday of next week, `last tue` the latest before today, `next week` 7 days
    on, `next month` the same day of it or its last. `3/4` is refused with both readings
    (DayOrMonth; `in_order` settles it); dots are day first (`14.3.`). A name with one slip in it is
    read (`thrusday`).
    """
    words, _ = split_part(fold(text))
    day = find_day(words, today, prefer)
    if day is None:
        first = month_alone(_plain(words), today, prefer)
        if first is not None:
            one = first.isoformat()
            raise UsageError(f"{shown(text)} is a month: write a day of it, such as {one}", one)
        raise not_understood(text, "a day", EXAMPLES)
    return day


def read_since(text: str, today: date) -> date:
    """The day from which on a person looks back: as `read_day` has it for what happened, and of a
    month (`september`, `last may`) its first."""
    words, _ = split_part(fold(text))
    return month_alone(_plain(words), today, "past") or read_day(text, today, prefer="past")


def split_part(words: list[str]) -> tuple[list[str], str | None]:
    """The words without the part of the day, and that part (morning … night) or None."""
    match words:
        case ["tonight"]:
            return ["today"], "evening"
        case ["last", ("night" | "evening") as part]:
            return ["yesterday"], part
        case ["this", part] if part in PARTS:
            return ["today"], part
        case [_, *_, "in", "the", part] if part in PARTS:
            return words[:-3], part
        case [_, *_, "at", "night"]:
            return words[:-2], "night"
        case [_, *_, part] if part in PARTS:
            return words[:-1], part
    return words, None


def find_day(words: list[str], today: date, prefer: Prefer) -> date | None:
    """The day that these folded words name, or None where the grammar does not know them."""
    words = _plain(words)
    if not words:
        return None
    for rule in _RULES:
        day = rule(words, today, prefer)
        if day is not None:
            return day
    return None


def _plain(words: list[str]) -> list[str]:
    """Without `on` or `by` in front, `of` inside, and `the`, save in `the 14th`; `the last of may`
    as `last day may`, for `last may` is another day."""
    if words[-3:] == ["at", "the", "latest"]:
        words = words[:-3]
    match words:
        case ["on" | "by", *rest] | ["no", "later", "than", *rest]:
            words = rest
        case ["later" | "earlier", "today"]:
            words = ["today"]
        case ["at" | "in", "the", edge, *_] | ["at" | "in", edge, *_] if edge in _EDGES:
            words = words[1:]
    if ("next", "of") in pairwise(words):
        return []
    words = ["day" if pair == ("last", "of") else pair[1] for pair in pairwise(["", *words])]
    if len(words) == 2 and words[0] == "the":
        return words if words[1] not in ("today", "tomorrow", "yesterday") else []
    inside = [word for word in words[1:-1] if word not in ("of", "the")]
    return [word for word in words[:1] if word != "the"] + inside + words[1:][-1:]


def _from_day(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`day after tomorrow`, `2 days before 3 march`, `a week from tomorrow`, `3 days from now`."""
    at = next((at for at, word in enumerate(words) if word in ("before", "after", "from")), 0)
    many = ["a", "day"] if words[:at] == ["day"] else words[:at]
    long = length(many)
    if long is None:
        return None
    toward: Prefer = "future" if words[at] == "from" else prefer
    day = find_day(words[at + 1 :], today, toward)
    if day is None:
        return None
    sign = -1 if words[at] == "before" else 1
    return shift(day, sign * long[0], sign * long[1])


def _close_of(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`eod friday`, `tomorrow cob`, `end of day monday`: that day."""
    match words:
        case ["eod" | "cob", *rest] | [*rest, "eod" | "cob"] | ["end", "day", *rest] if rest:
            return find_day(rest, today, prefer)
    return None


def _before(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`before friday` (Thursday), `before next week`, `before the end of may`: the last day that
    is left, of what is planned."""
    if words[:1] != ["before"] or len(words) < 2 or prefer != "future":
        return None
    match words[1:]:
        case ["next", ("week" | "month" | "year") as unit]:
            return find_day(["end", "this", unit], today, prefer)
        case ["end" | "eow" | "eom" | "eoy", *_] as rest:
            return find_day(rest, today, prefer)
        case [nth] if nth in ORDINALS:
            rest = ["the", nth]
        case rest:
            pass
    day = find_day(rest, today, prefer)
    return shift(day, -1) if day is not None else None


def _said(words: list[str], today: date, prefer: Prefer) -> date | None:
    """A day as it is said back: `Wed 18 Mar 2026, in 7 days`."""
    if len(words) < 5 or not (len(words[3]) == 4 and words[3].isdigit()):
        return None
    day = with_weekday(words[:4], today, prefer)
    return day if day is not None and day == find_day(words[4:], today, prefer) else None


_RULES = (
    *(near, numeric, calendar, day_of_month, weekday, weekday_of_week, with_weekday),
    *(unit_away, counted, week_on, weekday_in, week_back, _from_day, edge, nth_weekday, feast),
    *(_close_of, _before, _said),
)
