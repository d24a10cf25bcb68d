"""Calendar arithmetic with refusals that say why: no day past a month's end, no year 2300."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

Prefer = Literal["past", "future", "nearest"]
Order = Literal["day-month", "month-day"]
First = Literal["monday", "saturday", "sunday"]
Ymd = tuple[int, int, int]

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_FIRST: ContextVar[int] = ContextVar("the day that a week begins with", default=0)

FIRST_YEAR, LAST_YEAR = 1900, 2199
MOST_NOTICE = 999  # days; as much as --notice takes


def days_between(earlier: date, later: date) -> int:
    """`(later - earlier).days`: the days after `earlier` up to and including `later`.

    The same day is 0, the next day is 1; negative where `later` is the earlier of the two. Every
    interval of the program is counted so.
    """
    return (later - earlier).days


def check_year(year: int) -> None:
    """UsageError where a year is outside 1900 to 2199."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(
            f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}: write the day as "
            "YYYY-MM-DD, for example 2026-03-14"
        )


def month_length(year: int, month: int) -> int:
    """The number of days in a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def make_day(year: int, month: int, day: int) -> date:
    """The day of these three numbers; UsageError that says why there is none."""
    check_year(year)
    if not 1 <= month <= 12:
        raise UsageError(f"there is no month {month}: months go from 1 to 12")
    length, name = month_length(year, month), MONTH_NAMES[month - 1]
    if day < 1:
        raise UsageError(f"there is no day {day} in {name}: days begin with 1")
    if day > length:
        raise UsageError(
            f"{day} {name} {year} does not exist: {name} has {length} days in {year}",
            date(year, month, length).isoformat(),
        )
    return date(year, month, day)


def shift(day: date, days: int = 0, months: int = 0) -> date:
    """The day so many days and months on; a month that is too short gives its last day.

    UsageError where that is outside the years 1900 to 2199.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    check_year(year)
    clamped = min(day.day, month_length(year, month + 1))
    moved = date(year, month + 1, clamped) + timedelta(days=days)
    check_year(moved.year)
    return moved


def pick(candidates: Sequence[Ymd], today: date, prefer: Prefer) -> date:
    """The candidate nearest to today in the direction of `prefer`, today itself included.

    A day that its month does not have is weighed all the same, and refused when it is the one:
    29 February is never quietly another year's. Of two that are equally near, the later.
    """
    if len(candidates) == 1:
        return make_day(*candidates[0])
    mine = (today.year, today.month, today.day)
    if prefer == "past":
        return make_day(*max(ymd for ymd in candidates if ymd <= mine))
    if prefer == "future":
        return make_day(*min(ymd for ymd in candidates if ymd >= mine))

    def ahead(ymd: Ymd) -> int:
        year, month, day = ymd
        return date(year, month, 1).toordinal() + day - 1 - today.toordinal()

    return make_day(*min(candidates, key=lambda ymd: (abs(ahead(ymd)), -ahead(ymd))))


def in_some_year(month: int, day: int, today: date) -> list[Ymd]:
    """A day of the year last year, this year and next year."""
    return [(year, month, day) for year in (today.year - 1, today.year, today.year + 1)]


def months_around(today: date, *offsets: int) -> list[tuple[int, int]]:
    """(year, month) of the months at these offsets from today's."""
    places = (today.year * 12 + today.month - 1 + offset for offset in offsets)
    return [(place // 12, place % 12 + 1) for place in places]


def in_week(today: date, weekday: int, weeks: int = 0) -> date:
    """A weekday of the week (Monday to Sunday, or see `weeks_from`) so many weeks from today's."""
    first = _FIRST.get()
    return shift(today, (weekday - first) % 7 - (today.weekday() - first) % 7 + 7 * weeks)


def edge_of_week(today: date, last: bool, weeks: int = 0) -> date:
    """The first or the last day of that week."""
    return in_week(today, (_FIRST.get() + (6 if last else 0)) % 7, weeks)


@contextmanager
def weeks_from(first: First | None) -> Iterator[None]:
    """Have weeks begin with that day, where one is chosen, for what is read in the block."""
    names = [name.lower() for name in DAY_NAMES]
    token = _FIRST.set(names.index(first) if first else 0)
    try:
        yield
    finally:
        _FIRST.reset(token)


def check_weekday(day: date, weekday: int) -> date:
    """The day, where it is that weekday; UsageError that says which one it is."""
    if day.weekday() != weekday:
        was, typed = DAY_NAMES[day.weekday()], DAY_NAMES[weekday]
        said = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
        raise UsageError(f"{said} is a {was}, not a {typed}", day.isoformat())
    return day
