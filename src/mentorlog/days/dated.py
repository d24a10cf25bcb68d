"""Days that are written with a number: `3 march`, `14.3.`, `the 14th`, `2026-W11-3`.

Each rule takes the words, today and `prefer`, and gives the day; None where the phrase is not
its own; UsageError where it is, and names no day or more than one.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from mentorlog.days.reckoning import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_NAMES,
    Order,
    Prefer,
    check_weekday,
    check_year,
    in_some_year,
    make_day,
    month_length,
    months_around,
    pick,
)
from mentorlog.days.words import MONTHS, NUMBERS, WEEKDAYS, WHICH, ordinal
from mentorlog.errors import DayOrMonth, UsageError

SHORT_YEARS = 5  # how far a year of two figures may lie from today's
LIFETIME = 50  # and how far one of four, where it could be a time as well


def numeric(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`2026-03-14`, `2026/3/14`, `20260314`, `14.3.2026`, `14.3.`, `14. 3. 26`, `14/3`."""
    if not words or not words[0][0].isdigit():
        return None
    match words:
        case [year, "w", *week]:
            return _of_week(year, "".join(week))
        case [_, _, *_] if all(word.strip(".").isdigit() and word[-1] == "." for word in words[:2]):
            word = "".join(words)
        case [word]:
            if len(word) == 8 and word.isdigit():
                return _of_eight(word)
        case _:
            return None
    for mark in "-/.":
        parts = (word if mark == "." else word.rstrip(".")).split(mark)
        if len(parts) in (2, 3) and all(part.isdigit() for part in parts[:2]):
            return _parts(word, mark, parts, today, prefer)
    return None


def _of_eight(word: str) -> date:
    """The day of `20260314`; UsageError that says it where the year was typed last."""
    day = _real(word[:4], word[4:6], word[6:])
    either = [_real(word[4:], *pair) for pair in ((word[2:4], word[:2]), (word[:2], word[2:4]))]
    said = list(dict.fromkeys(str(one) for one in either if one))
    if day is None and said:
        only = said[0] if len(said) == 1 else None
        raise UsageError(f"'{word}' has its year last: write {' or '.join(said)}", only)
    return day or make_day(int(word[:4]), int(word[4:6]), int(word[6:]))


def _real(year: str, month: str, day: str) -> date | None:
    try:
        return make_day(int(year), int(month), int(day))
    except UsageError:
        return None


def _of_week(year: str, week: str) -> date | None:
    """The day of `2026-W11-3` or `2026W113`, the hyphens left out where letters stood beside."""
    figures = week.replace("-", "")
    if len(year) != 4 or len(figures) != 3 or not figures.isdigit():
        return None
    check_year(int(year))
    try:
        return date.fromisocalendar(int(year), int(figures[:2]), int(figures[2]))
    except ValueError:
        raise UsageError(
            f"{year}-W{figures[:2]}-{figures[2]} does not exist: weeks go from 1 to 52 or 53, "
            "their days from 1 to 7"
        ) from None


def _parts(word: str, mark: str, parts: list[str], today: date, prefer: Prefer) -> date | None:
    first, second, third = (*parts, "")[:3]
    if len(first) == 4 and third.isdigit() and len(second) <= 2 and len(third) <= 2:
        return make_day(int(first), int(second), int(third))
    if len(first) > 2 or len(second) > 2 or (third and not third.isdigit()):
        return None
    year = _full_year(word, third, today, short=mark != "-") if third else None
    if mark == "/" or (mark == "-" and third):
        return _slashes(word, int(first), int(second), year, today, prefer)
    # Without its last dot `10.11` may be a time, and `1.5` a figure.
    sure = len(parts) == 3 or (int(first) > 12 and (len(second) == 1 or int(first) > 23))
    if mark != "." or not (sure or (1 <= int(first) <= 31 and 1 <= int(second) <= 12)):
        return None
    day = _of_year(int(second), int(first), year, today, prefer)
    if not sure:
        other = f"the time {first}:{second}" if len(second) == 2 else "a figure"
        said = f"{day.day} {MONTH_NAMES[day.month - 1]}"
        raise UsageError(f"{word} could be {said} or {other}: write {word}. for the day", str(day))
    return day


def _full_year(typed: str, year: str, today: date, short: bool = True) -> int:
    """The year of four figures, or of two where `short` allows them and it is near today's."""
    if len(year) == 4:
        return int(year)
    near = today.year + (int(year) - today.year + 50) % 100 - 50
    if not short or len(year) != 2 or abs(near - today.year) > SHORT_YEARS:
        raise UsageError(f"'{typed}' needs its year in four digits, for example 2026-03-14")
    return near


def _of_year(month: int, day: int, year: int | None, today: date, prefer: Prefer) -> date:
    if year is not None:
        return make_day(year, month, day)
    if not 1 <= month <= 12:
        raise UsageError(f"there is no month {month}: months go from 1 to 12")
    return pick(in_some_year(month, day, today), today, prefer)


def _slashes(word: str, one: int, two: int, year: int | None, today: date, prefer: Prefer) -> date:
    if one > 12 or one == two:
        return _of_year(two, one, year, today, prefer)
    if two > 12:
        return _of_year(one, two, year, today, prefer)
    first = _of_year(two, one, year, today, prefer)
    second = _of_year(one, two, year, today, prefer)
    said = [f"{day.day} {MONTH_NAMES[day.month - 1]}" for day in (first, second)]
    raise DayOrMonth(
        f"{word} could be {said[0]} or {said[1]}: write {first} or {second}", (first, second)
    )


def in_order(text: str, order: Order) -> str:
    """The text with each day in figures that could be two (`3/4`, `3-4-2026`) written with dots,
    which are day first, as that order has it."""
    import re

    def dotted(found: re.Match[str]) -> str:
        one, _, two, year = found.groups("")
        if int(one) > 12 or int(two) > 12:
            return found[0]
        day, month = (one, two) if order == "day-month" else (two, one)
        return f"{day}.{month}.{year}"

    slashes = r"(\d{1,2})(/|-(?=\d+-))(\d{1,2})(?:\2(\d{4}|\d\d))?"
    return re.sub(rf"(?<![\w./-]){slashes}(?![\w/-])", dotted, text, flags=re.ASCII)


def _day_number(word: str) -> int | None:
    bare = word.rstrip(".")
    if bare.isdigit() and len(bare) <= 2:
        return int(bare)
    return ordinal(word) or NUMBERS.get(word)


def calendar(words: list[str], today: date, prefer: Prefer, named: bool = False) -> date | None:
    """`3 march`, `march 3rd`, `3 mar 2026`, `2026 mar 3`, `3 march next year`; `named` where its
    weekday stands beside it."""
    year = ""
    match words:
        case [_, _, ("last" | "this" | "next") as which, "year"]:
            words, year = words[:2], str(today.year + WHICH[which])
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
    if len(year) in (2, 4):
        _refuse_time(f"{figure} {name}", year, today, named)
    full = _full_year(f"{figure} {name} {year}", year, today) if year else None
    return _of_year(MONTHS[name], day, full, today, prefer)


def _refuse_time(day: str, year: str, today: date, named: bool) -> None:
    """UsageError where what stands in the place of a year is rather a time: `17 march 1730`."""
    hour, minute = year[:2], year[2:] or "00"
    full = int(year) if year[2:] else today.year // 100 * 100 + int(year)
    far = abs(full - today.year) > (LIFETIME if year[2:] else SHORT_YEARS)
    if year[2:] and named:
        far = not FIRST_YEAR <= full <= LAST_YEAR
    if far and int(hour) <= 23 and int(minute) <= 59:
        raise UsageError(
            f"'{day} {year}' could end in a year or in a time: write {day} {hour}:{minute} for the "
            "time, or the day as YYYY-MM-DD"
        )


def day_of_month(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`the 14th`, `14th`, `the third`, `14th of the month`, `14th of next month`."""
    offsets: tuple[int, ...] = (-1, 0, 1)
    match words:
        case ["the", nth]:
            day = ordinal(nth)
        case [nth] | [nth, "month"]:
            day = ordinal(nth) if nth[0].isdigit() or len(words) == 2 else None
        case [nth, ("last" | "this" | "next") as which, "month"]:
            day, offsets = ordinal(nth), (WHICH[which],)
        case _:
            return None
    if day is None:
        return None
    months = months_around(today, *offsets)
    if prefer == "nearest":
        months = [month for month in months if day <= month_length(*month)] or months
    return pick([(*month, day) for month in months], today, prefer)


def with_weekday(words: list[str], today: date, prefer: Prefer) -> date | None:
    """`fri 13 march`, `13 march, friday`, `friday the 13th`; refused where the two disagree.

    A weekday decides between the two readings of `fri 3/4`.
    """
    if len(words) < 2 or (words[0] in WEEKDAYS) == (words[-1] in WEEKDAYS):
        return None
    named, rest = (words[0], words[1:]) if words[0] in WEEKDAYS else (words[-1], words[:-1])
    for rule in (numeric, partial(calendar, named=True), day_of_month):
        try:
            day = rule(rest, today, prefer)
        except DayOrMonth as error:
            fitting = [day for day in error.either if day.weekday() == WEEKDAYS[named]]
            if len(fitting) != 1:
                raise
            return fitting[0]
        if day:
            return check_weekday(day, WEEKDAYS[named])
    return None
