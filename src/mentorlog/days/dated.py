"""Days that are written with a number or a month: `3 march`, `14.3.`, `the 14th`, `end of may`.

Each rule takes the words, today and `prefer`, and gives the day; None where the phrase is not
its own; UsageError where it is, and names no day or more than one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.days.reckoning import (
    MONTH_NAMES,
    Prefer,
    Ymd,
    check_weekday,
    in_some_year,
    make_day,
    month_length,
    months_around,
    pick,
)
from mentorlog.days.words import MONTHS, NUMBERS, WEEKDAYS, ordinal
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

_WHICH = {"last": -1, "this": 0, "next": 1}


def numeric(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`2026-03-14`, `2026/3/14`, `20260314`, `14.3.2026`, `14.3.`, `14/3/2026`, `14/3`."""
    if len(words) != 1 or not words[0][0].isdigit():
        return None
    word = words[0]
    if len(word) == 8 and word.isdigit():
        return make_day(int(word[:4]), int(word[4:6]), int(word[6:]))
    for mark in "-/.":
        parts = word.split(mark)
        if len(parts) in (2, 3) and all(part.isdigit() for part in parts[:2]):
            return _parts(word, mark, parts, today, prefer)
    return None


def _parts(word: str, mark: str, parts: list[str], today: date, prefer: Prefer) -> date | None:
    first, second, third = (*parts, "")[:3]
    if len(first) == 4 and third.isdigit() and len(second) <= 2 and len(third) <= 2:
        return make_day(int(first), int(second), int(third))
    if len(first) > 2 or len(second) > 2 or (third and not third.isdigit()):
        return None
    if third and len(third) != 4:
        raise _short_year(word)
    if mark == "/" or (mark == "-" and third):
        return _slashes(word, int(first), int(second), third, today, prefer)
    if mark == "." and len(parts) == 3:
        return _of_year(int(second), int(first), third, today, prefer)
    return None


def _short_year(typed: str) -> UsageError:
    return UsageError(f"'{typed}' needs its year in four digits, for example 2026-03-14")


def _of_year(month: int, day: int, year: str, today: date, prefer: Prefer) -> date:
    if year:
        return make_day(int(year), month, day)
    if not 1 <= month <= 12:
        raise UsageError(f"there is no month {month}: months go from 1 to 12")
    return pick(in_some_year(month, day, today), today, prefer)


def _slashes(word: str, one: int, two: int, year: str, today: date, prefer: Prefer) -> date:
    if one > 12 or one == two:
        return _of_year(two, one, year, today, prefer)
    if two > 12:
        return _of_year(one, two, year, today, prefer)
    first = _of_year(two, one, year, today, prefer)
    second = _of_year(one, two, year, today, prefer)
    said = [f"{day.day} {MONTH_NAMES[day.month - 1]}" for day in (first, second)]
    raise UsageError(f"{word} could be {said[0]} or {said[1]}: write {first} or {second}")


def _day_number(word: str) -> int | None:
    bare = word.rstrip(".")
    if bare.isdigit() and len(bare) <= 2:
        return int(bare)
    return ordinal(word) or NUMBERS.get(word)


def calendar(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`3 march`, `march 3rd`, `3 mar 2026`, `2026 mar 3`, `3 march next year`."""
    year = ""
    match words:
        case [_, _, ("last" | "this" | "next") as which, "year"]:
            words, year = words[:2], str(today.year + _WHICH[which])
        case [first, _, _] if first.isdigit() and len(first) == 4:
            words, year = words[1:], first
        case [_, _, last] if last.isdigit():
            words, year = words[:2], last
    if len(words) != 2:
        return None
    name, figure = words if words[0] in MONTHS else words[::-1]
    day = _day_number(figure)
    if name not in MONTHS or day is None:
        return None
    if year and len(year) != 4:
        raise _short_year(f"{figure} {name} {year}")
    return _of_year(MONTHS[name], day, year, today, prefer)


def day_of_month(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`the 14th`, `14th`, `the third`, `14th of the month`, `14th of next month`."""
    offsets: tuple[int, ...] = (-1, 0, 1)
    match words:
        case ["the", nth]:
            day = ordinal(nth)
        case [nth] | [nth, "month"]:
            day = ordinal(nth) if nth[0].isdigit() or len(words) == 2 else None
        case [nth, ("last" | "this" | "next") as which, "month"]:
            day, offsets = ordinal(nth), (_WHICH[which],)
        case _:
            return None
    if day is None:
        return None
    months = months_around(today, *offsets)
    if prefer == "nearest":
        months = [month for month in months if day <= month_length(*month)] or months
    return pick([(*month, day) for month in months], today, prefer)


def with_weekday(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`fri 13 march`, `13 march, friday`, `friday the 13th`; refused where the two disagree."""
    if len(words) < 2 or (words[0] in WEEKDAYS) == (words[-1] in WEEKDAYS):
        return None
    named, rest = (words[0], words[1:]) if words[0] in WEEKDAYS else (words[-1], words[:-1])
    for rule in (numeric, calendar, day_of_month):
        day = rule(rest, today, prefer)
        if day:
            return check_weekday(day, WEEKDAYS[named])
    return None


def _months(words: list[str], today: date, prefer: Prefer) -> list[tuple[int, int]]:
    """The months that a phrase may mean, as (year, month); none where it names no month."""
    match words:
        case ["month"]:
            # "The month" is this one, or its neighbour where prefer leaves no day in this one.
            near = {"past": (-1, 0), "future": (0, 1), "nearest": (0,)}[prefer]
            return months_around(today, *near)
        case [("last" | "this" | "next") as which, "month"]:
            return months_around(today, _WHICH[which])
        case [name, year] if name in MONTHS and len(year) == 4 and year.isdigit():
            make_day(int(year), MONTHS[name], 1)
            return [(int(year), MONTHS[name])]
        case [name] if name in MONTHS:
            return [ymd[:2] for ymd in in_some_year(MONTHS[name], 1, today)]
    return []


def edge(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`end of month`, `eom`, `start of next month`, `last day of march`, `end of the year`."""
    match words:
        case ["eom"] | ["month", "end"]:
            return edge(["end", "month"], today, prefer)
        case ["last", "day", *period] | ["end", *period]:
            last = True
        case ["first" | "1st", "day", *period] | ["start" | "beginning", *period]:
            last = False
        case _:
            return None
    match period:
        case ["year"]:
            period = ["this", "year"]
        case ["week"] | ["this" | "next" | "last", "week"]:
            raise UsageError(
                "the start or end of a week is no single day: some mean Friday, some Sunday; "
                "name the weekday, for example 'friday next week'"
            )
    match period:
        case [("last" | "this" | "next") as which, "year"]:
            year = today.year + _WHICH[which]
            return make_day(year, 12, 31) if last else make_day(year, 1, 1)
    months = _months(period, today, prefer)
    days: list[Ymd] = [(*month, month_length(*month) if last else 1) for month in months]
    return pick(days, today, prefer) if days else None


def nth_weekday(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`first monday of april`, `2nd tue of next month`, `last friday in may`."""
    match words:
        case [nth, weekday, "in", *period] | [nth, weekday, *period] if weekday in WEEKDAYS:
            number = -1 if nth == "last" else ordinal(nth)
        case _:
            return None
    months = _months(period, today, prefer)
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
