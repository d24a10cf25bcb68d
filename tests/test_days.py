"""What people type for days, times, rhythms and lengths, on fixed days, with dates from a calendar.

March 2026 begins on a Sunday; the 11th, which is today in most tables, is a Wednesday.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog import days
from mentorlog.errors import UsageError

TODAY = date(2026, 3, 11)

DAYS = """
2026-03-14 = 2026-03-14 | 2026-3-4 = 2026-03-04 | 2026/03/20 = 2026-03-20 | 20260314 = 2026-03-14
today = 2026-03-11 | yesterday = 2026-03-10 | tomorrow = 2026-03-12 | now = 2026-03-11
TODAY = 2026-03-11 |   Day   Before Yesterday  = 2026-03-09 | the day after tomorrow = 2026-03-13
day-after-tomorrow = 2026-03-13 | tmrw = 2026-03-12
thu = 2026-03-12 | thurs = 2026-03-12 | fri = 2026-03-13 | Saturday = 2026-03-14
sun = 2026-03-08 | monday = 2026-03-09 | mon = 2026-03-09
tues = 2026-03-10 | on friday = 2026-03-13
next mon = 2026-03-16 | next tue = 2026-03-17 | next wed = 2026-03-18 | next fri = 2026-03-20
next sunday = 2026-03-22 | last tue = 2026-03-10 | last wed = 2026-03-04 | last thu = 2026-03-05
last fri = 2026-03-06 | this tue = 2026-03-10 | this wed = 2026-03-11 | this fri = 2026-03-13
coming tue = 2026-03-17 | the coming fri = 2026-03-13 | this past monday = 2026-03-09
friday next week = 2026-03-20 | friday of next week = 2026-03-20 | last week tuesday = 2026-03-03
next week on tue = 2026-03-17 | monday the week after next = 2026-03-23 | sun this week = 2026-03-15
in 2 weeks = 2026-03-25 | in two weeks = 2026-03-25 | in a week = 2026-03-18 | in 1 day = 2026-03-12
in a fortnight = 2026-03-25 | in two weeks' time = 2026-03-25 | in a week’s time = 2026-03-18
in 3 months = 2026-06-11 | in a year = 2027-03-11 | in half a year = 2026-09-11
in twenty-one days = 2026-04-01 | in 30 days = 2026-04-10 | in 0 days = 2026-03-11
2 weeks ago = 2026-02-25 | a month ago = 2026-02-11 | 3 days ago = 2026-03-08
fortnight ago = 2026-02-25 | a week ago today = 2026-03-04 | three weeks back = 2026-02-18
+3d = 2026-03-14 | -2w = 2026-02-25 | +1 month = 2026-04-11 | 3 days from now = 2026-03-14
a week from today = 2026-03-18 | a week today = 2026-03-18 | a week tomorrow = 2026-03-19
tomorrow week = 2026-03-19 | two weeks from monday = 2026-03-30 | fri week = 2026-03-20
friday fortnight = 2026-03-27 | a week on friday = 2026-03-20 | week on tuesday = 2026-03-24
2 days before 3 march = 2026-03-01 | a week after 2026-03-14 = 2026-03-21
the day after friday = 2026-03-14 | the day before 1 march 2028 = 2028-02-29
next week = 2026-03-18 | last week = 2026-03-04 | next month = 2026-04-11 | last month = 2026-02-11
next year = 2027-03-11 | week after next = 2026-03-25 | the week before last = 2026-02-25
3 march = 2026-03-03 | march 3 = 2026-03-03 | 3rd of march = 2026-03-03 | 3 mar 2026 = 2026-03-03
mar 3, 2026 = 2026-03-03 | march the third = 2026-03-03 | the first of april = 2026-04-01
3. march = 2026-03-03 | mar. 3 = 2026-03-03 | 14mar = 2026-03-14 | 14-mar-2026 = 2026-03-14
2026 march 3 = 2026-03-03 | twenty-first of march = 2026-03-21 | may 5th = 2026-05-05
sept 3 2026 = 2026-09-03 | 3 march next year = 2027-03-03 | 3 december = 2025-12-03
3 january = 2026-01-03 | 11 march = 2026-03-11 | by 3 april = 2026-04-03
14/3/2026 = 2026-03-14 | 3/14/2026 = 2026-03-14 | 14/3 = 2026-03-14 | 3/14 = 2026-03-14
3/3/2026 = 2026-03-03 | 14-03-2026 = 2026-03-14 | 14.3.2026 = 2026-03-14 | 14.3. = 2026-03-14
04.03.2026 = 2026-03-04 | 3.4. = 2026-04-03 | 2026.03.14 = 2026-03-14
fri 13 march = 2026-03-13 | Fri, 13 March 2026 = 2026-03-13 | 13 march (friday) = 2026-03-13
friday the 13th = 2026-03-13 | Wed 18 Mar 2026 = 2026-03-18
the 14th = 2026-03-14 | 14th = 2026-03-14 | the third = 2026-03-03 | the 31st = 2026-03-31
the twenty first = 2026-03-21 | 1st of next month = 2026-04-01 | the 14th of last month = 2026-02-14
14th of the month = 2026-03-14 | end of month = 2026-03-31 | end of the month = 2026-03-31
eom = 2026-03-31 | end of next month = 2026-04-30 | end of february = 2026-02-28
end of feb 2028 = 2028-02-29 | last day of march = 2026-03-31 | start of next month = 2026-04-01
end of the year = 2026-12-31 | first day of may = 2026-05-01
first monday of april = 2026-04-06 | 2nd tue of next month = 2026-04-14
last friday of the month = 2026-03-27 | last friday in may 2026 = 2026-05-29
end of week = 2026-03-15 | end of next week = 2026-03-22 | start of next week = 2026-03-16
eow = 2026-03-15 | eod = 2026-03-11 | end of last week = 2026-03-08 | end of 2027 = 2027-12-31
mid-march = 2026-03-15 | the middle of next month = 2026-04-15 | at the end of march = 2026-03-31
christmas eve 2027 = 2027-12-24 | new year’s eve = 2025-12-31 | new year's day = 2026-01-01
2026-W11-3 = 2026-03-11 | 2026W113 = 2026-03-11 | 2026-w53-1 = 2026-12-28 | 14.3 = 2026-03-14
4.3.26 = 2026-03-04 | 14/3/26 = 2026-03-14 | 3 mar 26 = 2026-03-03 | 14. 3. 2026 = 2026-03-14
24.12 = 2025-12-24 | fri 3/4 = 2026-04-03 | 3/4/2026 friday = 2026-04-03
friday in two weeks = 2026-03-27 | a week ago yesterday = 2026-03-03
a week last friday = 2026-02-27 | within the next two weeks = 2026-03-25 | later today = 2026-03-11
no later than friday = 2026-03-13 | eod friday = 2026-03-13 | by end of day monday = 2026-03-09
 wendsday next week = 2026-03-18 | 3 ocotber 2026 = 2026-10-03
thrusday = 2026-03-12 | satuday = 2026-03-14 | tommorow = 2026-03-12 | 4 febuary = 2026-02-04
tomorrow morning = 2026-03-12 | last night = 2026-03-10 | tonight = 2026-03-11
chirstmas = 2025-12-25 | friday in the afternoon = 2026-03-13 | this evening = 2026-03-11
"""

REFUSED = """
a | 10 | 14 | may | march | day | week | in | ago | the | of | on | by | next | last | first
the 14 | 14/14 | 2/3 | 3/4 | 3/4/2026 | 3-4-2026 | 0/5 | 13/13/2026 | 14.14. | 1.5 | 10.11
3.14.2026 | 3/4/26 | 4.3.87 | 26-03-14 | 26/3/14 | 3 mar 17 | mon 3/4 | 2026-W11 | 2026-W60-1
2026-W11-8 | sonday | mondays | sundry | mondey | middle of the week | mid 2027 | monday in 2 weeks
before friday | later next week | end of q2 | new year | 2 days last friday
14-3 | 1-2-3-4 | 99999999 | 00000000 | 2026 | 2026-03 | march 2026 | 3. | /
31 feb | 30 feb 2028 | 29 feb | 2026-02-29 | 2026-02-30 | 2026-13-01 | 2026-00-10 | 2026-04-31
1899-12-31 | 2200-01-01 | 0001-01-01 | in 999 years | 500 years ago | in 99999 days | in 9999 months
2 weeks | a month | this week | this month | weekend | early april
w today | years today | day ago
fri 9 | fri 19 march | thursday the 13th | wed | wednesday | wed week | a week on wed
next | friday after next | week after | in two | in a couple of weeks | a few days ago | in an hour
in -2 weeks | in 1.5 weeks | in 2 weeks ago | every monday | biweekly | 3 march 4 | march march
fifth monday of april | the monday of april | 2026-03-14T17:00 | tomorrow 5pm | 5pm
１４.3.2026 | ٣ march | 3 märz | 2026–03–14 | day day | morning | friday the | today today
\x1b[31m
"""


def cells(table: str) -> list[str]:
    return [
        cell.strip() for line in table.split("\n") for cell in line.split(" | ") if cell.strip()
    ]


def pairs(table: str) -> list[tuple[str, str]]:
    return [(text, result) for text, _, result in (cell.rpartition(" = ") for cell in cells(table))]


EXAMPLES = "(for example 2026-03-14, yesterday, next tue, 3 march, in 2 weeks)"


def refusal(text: str, today: date = TODAY, prefer: days.Prefer = "nearest") -> str:
    with pytest.raises(UsageError) as caught:
        days.read_day(text, today, prefer=prefer)
    return caught.value.sentence


@pytest.mark.parametrize(("text", "expected"), pairs(DAYS))
def test_day(text: str, expected: str) -> None:
    assert days.read_day(text, TODAY).isoformat() == expected


@pytest.mark.parametrize("text", [*cells(REFUSED), "", " ", "\n", "x" * 500, "1" * 5000])
def test_no_day(text: str) -> None:
    assert refusal(text)


def test_the_tables_are_as_large_as_they_should_be() -> None:
    assert len(pairs(DAYS)) >= 120
    assert len(cells(REFUSED)) >= 40


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("tue", "2026-03-10", "2026-03-17"),
        ("fri", "2026-03-06", "2026-03-13"),
        ("this tue", "2026-03-10", "2026-03-17"),
        ("this fri", "2026-03-13", "2026-03-13"),
        ("next tue", "2026-03-17", "2026-03-17"),
        ("last tue", "2026-03-10", "2026-03-10"),
        ("3 march", "2026-03-03", "2027-03-03"),
        ("11 march", "2026-03-11", "2026-03-11"),
        ("12 march", "2025-03-12", "2026-03-12"),
        ("3 december", "2025-12-03", "2026-12-03"),
        ("14.3.", "2025-03-14", "2026-03-14"),
        ("the 14th", "2026-02-14", "2026-03-14"),
        ("the 11th", "2026-03-11", "2026-03-11"),
        ("the 3rd", "2026-03-03", "2026-04-03"),
        ("end of month", "2026-02-28", "2026-03-31"),
        ("end of february", "2026-02-28", "2027-02-28"),
        ("first monday of the month", "2026-03-02", "2026-04-06"),
        ("fri week", "2026-03-20", "2026-03-20"),
        ("end of the week", "2026-03-08", "2026-03-15"),
        ("start of the week", "2026-03-09", "2026-03-16"),
        ("mid september", "2025-09-15", "2026-09-15"),
        ("new year's eve", "2025-12-31", "2026-12-31"),
    ],
)
def test_direction(text: str, past: str, future: str) -> None:
    assert days.read_day(text, TODAY, prefer="past").isoformat() == past
    assert days.read_day(text, TODAY, prefer="future").isoformat() == future


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("before friday", "2026-03-12"),
        ("before the 14th", "2026-03-13"),
        ("before the third", "2026-04-02"),
        ("before next week", "2026-03-15"),
        ("before next month", "2026-03-31"),
        ("before the end of may", "2026-05-31"),
        ("before 1 january", "2026-12-31"),
    ],
)
def test_before_a_day_is_the_last_one_that_is_left(text: str, last: str) -> None:
    assert days.read_day(text, TODAY, prefer="future").isoformat() == last
    assert refusal(text, prefer="past")


def test_the_weekday_of_today_is_never_today() -> None:
    assert days.read_day("wed", TODAY, prefer="future") == date(2026, 3, 18)
    for prefer in ("past", "nearest"):
        sentence = refusal("wed", prefer=prefer)
        assert sentence == (
            "today is Wednesday: 'wednesday' could be today, 2026-03-04 or 2026-03-18: "
            "write today, 'last wednesday' or 'next wednesday'"
        )


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        ("2026-12-31", "tomorrow", "2027-01-01"),
        ("2026-12-31", "2 jan", "2027-01-02"),
        ("2026-12-31", "next fri", "2027-01-08"),
        ("2026-12-31", "fri", "2027-01-01"),
        ("2026-12-31", "the 1st", "2027-01-01"),
        ("2026-12-31", "end of next month", "2027-01-31"),
        ("2027-01-01", "31 december", "2026-12-31"),
        ("2027-01-01", "last month", "2026-12-01"),
        ("2027-01-01", "the 30th", "2026-12-30"),
        ("2028-02-29", "in a year", "2029-02-28"),
        ("2028-02-29", "a year ago", "2027-02-28"),
        ("2028-02-29", "in 4 years", "2032-02-29"),
        ("2028-02-29", "tomorrow", "2028-03-01"),
        ("2028-02-29", "29 feb", "2028-02-29"),
        ("2028-02-29", "end of month", "2028-02-29"),
        ("2028-02-29", "last tue", "2028-02-22"),
        ("2026-01-31", "in a month", "2026-02-28"),
        ("2026-01-31", "next month", "2026-02-28"),
        ("2026-01-31", "in 3 months", "2026-04-30"),
        ("2026-05-31", "3 months ago", "2026-02-28"),
        ("2026-03-15", "next mon", "2026-03-16"),  # a Sunday: next week begins tomorrow
        ("2026-03-15", "next sun", "2026-03-22"),
        ("2026-03-16", "next mon", "2026-03-23"),
        ("2026-03-16", "last sun", "2026-03-15"),
    ],
)
def test_ends_of_months_and_years(today: str, text: str, expected: str) -> None:
    assert days.read_day(text, date.fromisoformat(today)).isoformat() == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("3/4", "3/4 could be 3 April or 4 March: write 2026-04-03 or 2026-03-04"),
        ("3/4/2027", "3/4/2027 could be 3 April or 4 March: write 2027-04-03 or 2027-03-04"),
        ("31 feb", "31 February 2026 does not exist: February has 28 days in 2026"),
        ("2026-02-30", "30 February 2026 does not exist: February has 28 days in 2026"),
        ("fri 20 feb 2025", "20 February 2025 is a Thursday, not a Friday"),
        ("14/14", "there is no month 14: months go from 1 to 12"),
        (
            "2300-01-01",
            (
                "the year 2300 is outside 1900 to 2199: write the day as YYYY-MM-DD, "
                "for example 2026-03-14"
            ),
        ),
        (
            "2 weeks",
            "'2 weeks' is a length of time and not a day: write 'in 2 weeks' or '2 weeks ago'",
        ),
        ("march", "'march' is a month: write a day of it, such as 2026-03-01"),
        ("next may", "'next may' is a month: write a day of it, such as 2026-05-01"),
        ("may 2025", "'may 2025' is a month: write a day of it, such as 2025-05-01"),
        ("soon\x1b[2J", f"'soon?[2J' is not understood as a day {EXAMPLES}"),
        ("", f"a day is missing: the text is empty {EXAMPLES}"),
    ],
)
def test_refusals_say_why(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("march", "2026-03-01"),
        ("september", "2025-09-01"),
        ("last sept", "2025-09-01"),
        ("last may", "2025-05-01"),
        ("september 2024", "2024-09-01"),
        ("march last year", "2025-03-01"),
        ("3 may", "2025-05-03"),
        ("last month", "2026-02-11"),
    ],
)
def test_one_looks_back_from_the_first_day_of_a_month(text: str, day: str) -> None:
    assert days.read_since(text, TODAY).isoformat() == day
    with pytest.raises(UsageError):
        days.read_since("last", TODAY)


def test_what_to_type_instead_is_one_day_or_nothing() -> None:
    for text in cells(REFUSED):
        with pytest.raises(UsageError) as caught:
            days.read_day(text, TODAY)
        assert caught.value.try_ is None or days.is_day(caught.value.try_)


def test_a_month_too_short_is_not_skipped_where_the_direction_is_known() -> None:
    assert refusal("the 30th", date(2026, 2, 11), "future").startswith("30 February 2026")
    assert refusal("the 31st", date(2026, 3, 1), "past").startswith("31 February 2026")


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("2026-02-02 17:00", "2026-02-02", "17:00"),
        ("2026-02-02T17:00", "2026-02-02", "17:00"),
        ("2026-02-02T17:00:00", "2026-02-02", "17:00"),
        ("tomorrow 5pm", "2026-03-12", "17:00"),
        ("5 p.m. tomorrow", "2026-03-12", "17:00"),
        ("next tue at 17:00", "2026-03-17", "17:00"),
        ("next tue at 17", "2026-03-17", "17:00"),
        ("fri @ 14:00", "2026-03-13", "14:00"),
        ("yesterday 3pm", "2026-03-10", "15:00"),
        ("14:30", "2026-03-11", "14:30"),
        ("at 5pm", "2026-03-11", "17:00"),
        ("tomorrow at 9", "2026-03-12", "09:00"),
        ("at 9 on friday", "2026-03-13", "09:00"),
        ("9:30 fri", "2026-03-13", "09:30"),
        ("05:30", "2026-03-11", "05:30"),
        ("00:00 tomorrow", "2026-03-12", "00:00"),
        ("fri half past four pm", "2026-03-13", "16:30"),
        ("fri at half past four in the afternoon", "2026-03-13", "16:30"),
        ("a quarter to eight pm", "2026-03-11", "19:45"),
        ("quarter to one pm", "2026-03-11", "12:45"),
        ("ten past three pm", "2026-03-11", "15:10"),
        ("10 minutes to four pm", "2026-03-11", "15:50"),
        ("fri nine o'clock", "2026-03-13", "09:00"),
        ("tomorrow evening at 7", "2026-03-12", "19:00"),
        ("tonight at 8", "2026-03-11", "20:00"),
        ("tomorrow morning at 6", "2026-03-12", "06:00"),
        ("noon tomorrow", "2026-03-12", "12:00"),
        ("fri 12pm", "2026-03-13", "12:00"),
        ("fri 12am", "2026-03-13", "00:00"),
        ("tomorrow at 5", "2026-03-12", "17:00"),
        ("fri half past four", "2026-03-13", "16:30"),
        ("fri quarter past 2", "2026-03-13", "14:15"),
        ("quarter to six on friday", "2026-03-13", "17:45"),
        ("20 past 3", "2026-03-11", "15:20"),
        ("twenty to five", "2026-03-11", "16:40"),
        ("fri five o'clock", "2026-03-13", "17:00"),
        ("mon 1700 hrs", "2026-03-09", "17:00"),
        ("16.30h", "2026-03-11", "16:30"),
        ("tomorrow at 12", "2026-03-12", "12:00"),
        ("12 midday", "2026-03-11", "12:00"),
        ("this morning at 3", "2026-03-11", "03:00"),
        ("3 march at 1700", "2026-03-03", "17:00"),
        ("17h30 fri", "2026-03-13", "17:30"),
        ("fri 5.30pm", "2026-03-13", "17:30"),
        ("14.3. 17:00", "2026-03-14", "17:00"),
        ("Friday, 20 March 2026 at 14:00", "2026-03-20", "14:00"),
        ("march 20 2pm", "2026-03-20", "14:00"),
        ("in 2 weeks at 10:15", "2026-03-25", "10:15"),
        ("tomorrow", "2026-03-12", None),
        ("tomorrow morning", "2026-03-12", None),
        ("in 2 weeks", "2026-03-25", None),
    ],
)
def test_moment(text: str, day: str, time: str | None) -> None:
    assert days.read_moment(text, TODAY) == (date.fromisoformat(day), time)


def test_moment_takes_the_direction() -> None:
    assert days.read_moment("tue 17:00", TODAY, prefer="future") == (date(2026, 3, 17), "17:00")
    assert days.read_moment("tue 17:00", TODAY, prefer="past") == (date(2026, 3, 10), "17:00")


NO_MOMENTS = """
5:30 | tomorrow at 6 | fri half past six | quarter to seven | ten to five | midnight
before friday 5pm | tomorrow 2 hours | 3/4 5pm | tomorrow at 4:30 | fri midnight
fri 9 | fri 17 | 25:00 | 24:00 | 17:60 | 17:00 pm | 13pm | 0pm | fri 5-6pm | 17:00-18:00
fri 5pm 6pm | nine to five
fri five to nine | at | pm | at 9 march | 10.11 14:00 | fri 13.03 | 3/4 17:00
in 2 hours | half four | 2026-02-02T17:00Z | 2026-02-02T17:00:30 | 2026-02-30 17:00
tomorrow morning 9pm | tonight at 3
12 in the morning | 17:00 UTC | around 5pm | quarter to 12 pm | wed 17:00 | tomorrow 1700
"""


@pytest.mark.parametrize("text", [*cells(NO_MOMENTS), ""])
def test_no_moment(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        days.read_moment(text, TODAY)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("mon 15.30", "2026-03-09", "15:30"),
        ("15.30", "2026-03-11", "15:30"),
        ("fri 09.00", "2026-03-13", "09:00"),
        ("tomorrow 8.45", "2026-03-12", "08:45"),
    ],
)
def test_a_time_with_a_dot_that_is_no_day(text: str, day: str, time: str) -> None:
    assert days.read_moment(text, TODAY) == (date.fromisoformat(day), time)


@pytest.mark.parametrize("text", ["10.11", "mon 10.11", "mon 5.30", "25.30", "fri 13.03"])
def test_a_dot_that_could_be_a_day_or_half_of_the_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        days.read_moment(text, TODAY)


@pytest.mark.parametrize(
    ("text", "sentence", "instead"),
    [
        ("fri half past six", "6:30 could be 06:30 or 18:30", "2026-03-13 18:30"),
        ("fri 4:30", "4:30 could be 04:30 or 16:30", "2026-03-13 16:30"),
        ("at 7", "7:00 could be 07:00 or 19:00", "19:00"),
    ],
)
def test_an_unclear_hour_is_refused_with_both_readings(
    text: str, sentence: str, instead: str
) -> None:
    with pytest.raises(UsageError) as caught:
        days.read_moment(text, TODAY)
    assert (caught.value.sentence, caught.value.try_) == (sentence, instead)


@pytest.mark.parametrize(
    ("text", "expected"),
    pairs("""
    every 2 weeks = P2W | weekly = P1W | every week = P1W | fortnightly = P2W | monthly = P1M
    every fortnight = P2W | every month = P1M | every 10 days = P10D | 2 weeks = P2W | daily = P1D
    quarterly = P3M | every quarter = P3M | P2W = P2W | p14d = P14D | P1M = P1M | P1Y = P12M
    every other week = P2W | every second week = P2W | every third month = P3M
    once a week = P1W |     once every 3 weeks = P3W | every other tuesday = P2W
    every monday = P1W
    Every Two Weeks = P2W |     yearly = P12M | half-yearly = P6M | every 999 days = P999D
    a month = P1M | each week = P1W
    """),
)
def test_rhythm(text: str, expected: str) -> None:
    assert days.read_rhythm(text) == expected


@pytest.mark.parametrize(
    "text",
    cells("""
    biweekly | bi-weekly | bimonthly | twice a month | 2x a month
    three times a week | twice a year |     every | every 0 weeks | every 1000 days
    every -2 weeks | every weekday | P0W | P2
    P1000D | P1W2D |     2 | weeks | sometimes | as needed | every 2 mondays
    every 100 years | P٣W | weekly on monday
    """),
)
def test_no_rhythm(text: str) -> None:
    with pytest.raises(UsageError):
        days.read_rhythm(text)


def test_refused_rhythms_come_with_another_wording() -> None:
    with pytest.raises(UsageError) as twice:
        days.read_rhythm("twice a month")
    with pytest.raises(UsageError) as biweekly:
        days.read_rhythm("biweekly")
    assert twice.value.try_ == biweekly.value.try_ == "every 2 weeks"
    assert biweekly.value.sentence == "'biweekly' could be twice a week or every 2 weeks"


def test_durations() -> None:
    assert [days.duration_days(iso) for iso in ("P10D", "P2W", "P1M", "P2Y")] == [10, 14, 30, 730]
    said = [days.say_rhythm(iso) for iso in ("P1W", "P2W", "P1M", "P10D", "P1D", "P3M", "P1Y")]
    assert said == [
        *("every week", "every 2 weeks", "every month", "every 10 days"),
        *("every day", "every 3 months", "every year"),
    ]
    assert all(map(days.is_duration, ("P1D", "P999W", "P12M", "P1Y")))
    for text in (
        "",
        "P",
        "PD",
        "P0D",
        "P01D",
        "P1000D",
        "p1d",
        "P1H",
        "P1",
        "1D",
        "P1D ",
        "P٣D",
        "P-1D",
    ):
        assert not days.is_duration(text)
        with pytest.raises(ValueError):
            days.duration_days(text)


@pytest.mark.parametrize(
    ("text", "hours"),
    pairs("""
    2h = 2 | 2 hours = 2 | 3d = 72 | 1 day = 24 | 24 = 24 | 30m = 0 | 90 minutes = 1
    none = 0 | 0 = 0 |     a week = 168 | an hour = 1 | half a day = 12 | 1d 12h = 36
    1.5h = 1 | 2 days' notice = 48
    no notice = 0 | two days = 48 | 59 min = 0 | 1 day and 2 hours = 26
    """),
)
def test_hours(text: str, hours: str) -> None:
    assert days.read_hours(text) == int(hours)


@pytest.mark.parametrize(
    ("text", "minutes"),
    pairs("""
    60 = 60 | 45m = 45 | 45 min = 45 | 1h = 60 | 1h30 = 90 | 1h30m = 90 | 1:30 = 90 | an hour = 60
    90 minutes = 90 | an hour and a half = 90 | 1.5h = 90 | 1.25 hours = 75 | half an hour = 30
    three quarters of an hour = 45 | quarter of an hour = 15 | two hours = 120 | 1440 = 1440 | 1 = 1
    1 hour and 15 minutes = 75 | two and a half hours = 150
    """),
)
def test_minutes(text: str, minutes: str) -> None:
    assert days.read_minutes(text) == int(minutes)


@pytest.mark.parametrize(
    "text", cells("x | -2h | 1 month | 2h 3d | 1h 1h | 99999 | 1.5 | h | and 2h | ٣")
)
def test_no_hours(text: str) -> None:
    with pytest.raises(UsageError):
        days.read_hours(text)


@pytest.mark.parametrize(
    "text", cells("x | 0 | 1441 | 25h | 1d | 1:60 | -5 | 1h 5 | an hour and | 1.3h | ٣")
)
def test_no_minutes(text: str) -> None:
    with pytest.raises(UsageError):
        days.read_minutes(text)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-03-18", "Wed 18 Mar 2026, in 7 days"),
        ("2026-03-11", "Wed 11 Mar 2026, today"),
        ("2026-03-12", "Thu 12 Mar 2026, tomorrow"),
        ("2026-03-10", "Tue 10 Mar 2026, yesterday"),
        ("2026-02-27", "Fri 27 Feb 2026, 12 days ago"),
        ("2026-03-13", "Fri 13 Mar 2026, in 2 days"),
    ],
)
def test_say_day(day: str, said: str) -> None:
    assert days.say_day(date.fromisoformat(day), TODAY) == said


def test_span_and_interval() -> None:
    assert [days.span(n) for n in (0, 1, 14)] == ["0 days", "1 day", "14 days"]
    assert days.days_between(date(2026, 2, 28), date(2026, 3, 1)) == 1
    assert days.days_between(date(2028, 2, 28), date(2028, 3, 1)) == 2
    assert days.days_between(TODAY, TODAY) == 0
    assert days.days_between(date(2026, 3, 12), TODAY) == -1


def test_exact_forms() -> None:
    assert days.parse_iso("2028-02-29") == date(2028, 2, 29)
    wrong = ("2026-02-29", "2026-3-14", "20260314", "2026-W11-3", " 2026-03-14", "2026-03-14\n")
    for text in (*wrong, "٢٠٢٦-03-14", "2026-03-1a", "", "+026-03-14", "0000-01-01"):
        assert not days.is_day(text)
        with pytest.raises(ValueError):
            days.parse_iso(text)
    assert all(map(days.is_time, ("00:00", "09:05", "23:59")))
    assert not any(
        map(days.is_time, ("24:00", "23:60", "9:05", "09:5", "0905", "٠٩:05", "", "09:05 "))
    )


def test_the_grammar_is_loaded_when_it_is_asked_for() -> None:
    seen = "import mentorlog.days as d; before = 'mentorlog.days.words' in sys.modules; "
    after = "'mentorlog.days.words' in sys.modules, 'dateutil' in sys.modules"
    asked = f"d.read_day; print(before, {after})"
    run = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {seen}{asked}"]
    out = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert out.split() == ["False", "True", "False"]
    with pytest.raises(AttributeError):
        getattr(days, "read_mind")  # noqa: B009


VOCABULARY = (
    "mid middle eow before within in new year's eve christmas W11-3 thrusday tommorow 24.12 3/4/26 "
    "hrs twenty later monday "
    "a the of on by in at next last this week month year day days weeks fri tue wed march may 3 14 "
    "3rd 14th 2026 2026-03-14 3/4 14/3 14.3. 31 29 feb today tomorrow ago before after from now "
    "end first + - 5pm 17:00 half past quarter to four o'clock am pm h minutes and every other "
    "twice morning evening none hour an 9999 months years , ( '"
).split()

phrases = st.one_of(
    st.text(),
    st.lists(st.sampled_from(VOCABULARY), max_size=7).map(" ".join),
    st.text(alphabet="0123456789/.-: +dwmyhapt"),
)
todays = st.dates(date(1901, 1, 1), date(2198, 12, 31))
directions: st.SearchStrategy[days.Prefer] = st.sampled_from(("past", "future", "nearest"))


def taken(read: Callable[[], Any]) -> Any:
    """What was read; None for a UsageError, whose sentence must be fit for a terminal."""
    try:
        return read()
    except UsageError as error:
        sentence = error.sentence
    assert sentence.isprintable() and len(sentence) < 240
    return None


@given(phrases, todays, directions)
def test_any_text_gives_a_day_in_range_or_a_usage_error(
    text: str, today: date, prefer: days.Prefer
) -> None:
    day = taken(lambda: days.read_day(text, today, prefer=prefer))
    if day is not None:
        assert 1900 <= day.year <= 2199
        assert days.read_moment(text, today, prefer=prefer) == (day, None)


@given(phrases, todays, directions)
def test_any_text_gives_a_moment_or_a_usage_error(
    text: str, today: date, prefer: days.Prefer
) -> None:
    _, time = taken(lambda: days.read_moment(text, today, prefer=prefer)) or (None, None)
    assert time is None or days.is_time(time)


@given(phrases)
def test_any_text_gives_a_length_or_a_usage_error(text: str) -> None:
    rhythm = taken(lambda: days.read_rhythm(text))
    assert rhythm is None or days.is_duration(rhythm)
    assert 0 <= (taken(lambda: days.read_hours(text)) or 0) <= 999 * 24
    assert 1 <= (taken(lambda: days.read_minutes(text)) or 1) <= 1440


@given(todays, todays, directions)
def test_what_is_said_can_be_read_back(day: date, today: date, prefer: days.Prefer) -> None:
    said, _, far = days.say_day(day, today).partition(", ")
    assert said == days.short_day(day)
    assert days.read_day(said, today, prefer=prefer) == day
    if abs(days.days_between(today, day)) <= 9999:
        assert days.read_day(far, today, prefer=prefer) == day
        assert days.read_day(days.say_day(day, today), today, prefer=prefer) == day
    assert days.read_day(day.isoformat(), today, prefer=prefer) == day


@given(st.sampled_from("DWM"), st.integers(1, 999))
def test_a_rhythm_that_is_said_can_be_read_back(letter: str, number: int) -> None:
    iso = f"P{number}{letter}"
    assert days.read_rhythm(days.say_rhythm(iso)) == iso


@given(todays, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_weekdays_keep_their_direction(today: date, name: str) -> None:
    ahead = {
        word: days.days_between(today, days.read_day(f"{word} {name}", today))
        for word in ("next", "last", "coming")
    }
    assert 1 <= ahead["next"] <= 13
    assert -7 <= ahead["last"] <= -1
    assert 1 <= ahead["coming"] <= 7
