"""Days of a period: `end of month`, `mid september`, `last friday of may`, `new year's eve`.

A week runs from Monday to Sunday, where no other beginning is chosen, and the middle of a month
is its 15th. Each rule takes the words, today and `prefer`, and gives the day; None where the
phrase is not its own; UsageError where it is, and names no day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.days.reckoning import (
    Prefer,
    Ymd,
    edge_of_week,
    in_some_year,
    make_day,
    month_length,
    months_around,
    pick,
)
from mentorlog.days.words import MONTHS, WEEKDAYS, WHICH, ordinal
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

# "The month" is this one, or its neighbour where prefer leaves no day in this one.
_NEAR: dict[Prefer, tuple[int, ...]] = {"past": (-1, 0), "future": (0, 1), "nearest": (0,)}
_MIDDLE = 15
_SHORT = {"eod": "day", "eow": "week", "eom": "month", "eoy": "year"}
_FEASTS = {
    "christmas eve": (12, 24),
    **dict.fromkeys(("christmas", "christmas day", "xmas"), (12, 25)),
    "boxing day": (12, 26),
    **dict.fromkeys(("new year eve", "new years eve"), (12, 31)),
    **dict.fromkeys(("new year day", "new years day"), (1, 1)),
}


def edge(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`end of month`, `eom`, `start of next week`, `mid may`, `last day of march`."""
    match words:
        case [short] if short in _SHORT:
            return edge(["end", _SHORT[short]], today, prefer)
        case ["month", "end"]:
            return edge(["end", "month"], today, prefer)
        case ["last", "day", *period] | ["end", *period]:
            at = -1
        case ["first" | "1st", "day", *period] | ["start" | "beginning", *period]:
            at = 0
        case ["mid" | "middle", *period]:
            at = _MIDDLE
        case _:
            return None
    if words[0] == "end" and period in (["day"], ["today"]):
        return today
    days = _of_week(period, at, today, prefer) or _of_year(period, at, today, prefer)
    days = days or [
        (*month, {-1: month_length(*month), 0: 1}.get(at, at))
        for month in _months(period, today, prefer)
    ]
    return pick(days, today, prefer) if days else None


def _of_week(period: list[str], at: int, today: date, prefer: Prefer) -> list[Ymd]:
    match period:
        case ["week"]:
            weeks = _NEAR[prefer]
        case [("last" | "this" | "next") as which, "week"]:
            weeks = (WHICH[which],)
        case _:
            return []
    if at == _MIDDLE:
        raise UsageError("the middle of a week is no single day: name one, for example wednesday")
    days = (edge_of_week(today, bool(at), week) for week in weeks)
    return [(day.year, day.month, day.day) for day in days]


def _of_year(period: list[str], at: int, today: date, prefer: Prefer) -> list[Ymd]:
    match period:
        case ["year"]:
            years = [today.year + offset for offset in _NEAR[prefer]]
        case [("last" | "this" | "next") as which, "year"]:
            years = [today.year + WHICH[which]]
        case [figure] if len(figure) == 4 and figure.isdigit():
            years = [int(figure)]
        case _:
            return []
    if at == _MIDDLE:
        raise UsageError("the middle of a year is no single day: name one, for example 30 june")
    return [(year, 12, 31) if at else (year, 1, 1) for year in years]


def _months(words: list[str], today: date, prefer: Prefer) -> list[tuple[int, int]]:
    """The months that a phrase may mean, as (year, month); none where it names no month."""
    match words:
        case ["month"]:
            return months_around(today, *_NEAR[prefer])
        case [("last" | "this" | "next") as which, "month"]:
            return months_around(today, WHICH[which])
        case [name, year] if name in MONTHS and len(year) == 4 and year.isdigit():
            make_day(int(year), MONTHS[name], 1)
            return [(int(year), MONTHS[name])]
        case [name, ("last" | "this" | "next") as which, "year"] if name in MONTHS:
            return [(today.year + WHICH[which], MONTHS[name])]
        case [name] if name in MONTHS:
            return [ymd[:2] for ymd in in_some_year(MONTHS[name], 1, today)]
    return []


def month_alone(words: list[str], today: date, prefer: Prefer) -> date | None:
    """The first day of `september`, `last september` or `september 2026`; None for anything else
    than a month by its name."""
    match words:
        case ["last", *named]:
            prefer = "past"
        case ["next", *named]:
            prefer = "future"
        case named:
            pass
    if not named or named[0] not in MONTHS:
        return None
    months = _months(named, today, prefer)
    return pick([(*month, 1) for month in months], today, prefer) if months else None


def nth_weekday(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`first monday of april`, `2nd tue of next month`, `last friday in may`."""
    match words:
        case [nth, weekday, "in", *period] | [nth, weekday, *period] if weekday in WEEKDAYS:
            number = -1 if nth == "last" else ordinal(nth)
        case _:
            return None
    months = _months([word for word in period if word != "the"], today, prefer)
    if number not in (-1, 1, 2, 3, 4) or not months:
        return None
    days = [(*month, _nth(*month, WEEKDAYS[weekday], number)) for month in months]
    return pick(days, today, prefer)


def _nth(year: int, month: int, weekday: int, number: int) -> int:
    """The day of the month that is its nth such weekday, -1 for the last."""
    length = month_length(year, month)
    start = 1 if number > 0 else length - 6
    ahead = (weekday - make_day(year, month, start).weekday()) % 7
    return start + ahead + 7 * max(number - 1, 0)


def feast(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`new year's eve`, `christmas`, `boxing day 2027`: those that keep their date."""
    year = words[-1] if len(words) > 1 and len(words[-1]) == 4 and words[-1].isdigit() else ""
    found = _FEASTS.get(" ".join(words[:-1] if year else words))
    if found is None:
        return None
    return make_day(int(year), *found) if year else pick(in_some_year(*found, today), today, prefer)
