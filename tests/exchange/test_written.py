"""Whole dates and times as files write them."""

from datetime import date

import pytest

from mentorlog.errors import DayOrMonth, ImportRefused, UsageError
from mentorlog.exchange.written import find, moment, read_time, settled

TODAY = date(2026, 3, 11)
ONE = date(2021, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2021-11-24",
            "2021/11/24",
            "20211124",
            "24.11.2021",
            "24.11.21",
            "24/11/2021",
            "11/24/21",
        ),
        *("24 Nov 2021", "24th of November, 2021", "Nov 24, 2021", "November 24th 2021"),
        *("24-Nov-2021", "24 nov. 2021", "Wed 24 Nov 2021", "Wednesday, November 24, 2021"),
        *("24. November 2021", "44524", "44524,0", " 2021-11-24 ", "24/11/'21", "Nov. 24 2021"),
    ],
)
def test_a_day(text):
    found, at = moment(text, TODAY)
    assert (found.day(found.order), at) == (ONE, None)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2021-11-24T09:30:00-05:00", "09:30"),
        ("2021-11-24T09:30:00Z", "09:30"),
        ("24.11.2021 9:30", "09:30"),
        ("24.11.2021, 09.30 Uhr", "09:30"),
        ("11/24/2021 9:30 PM", "21:30"),
        ("44524.395833333", "09:30"),
        ("44524,5", "12:00"),
        ("2021-11-24 12am", "00:00"),
    ],
)
def test_a_day_with_a_time(text, at):
    found, said = moment(text, TODAY)
    assert (found.day(found.order), said) == (ONE, at)


@pytest.mark.parametrize(
    "text",
    [
        *("tomorrow", "tuesday", "3 march", "the 14th", "24.11.", "x", "24 Nov 2021 or so", "1234"),
        *("12345678901", "99999", "2021-11-24 25:61", "2021-11-24 2021-11-25", "12021-11-24"),
    ],
)
def test_what_is_no_whole_day_is_refused(text):
    with pytest.raises(UsageError):
        moment(text, TODAY)


@pytest.mark.parametrize(
    "text", ["31.11.2021", "2021-02-30", "32 Nov 2021", "29.2.2021", "0.1.2021"]
)
def test_a_day_that_there_is_not_is_refused(text):
    with pytest.raises(UsageError):
        moment(text, TODAY)[0].day(None)


def test_a_day_that_could_be_two_is_settled_by_another():
    open_, sure = find("3/4/2026", TODAY), find("3/14/2026", TODAY)
    with pytest.raises(DayOrMonth):
        open_.day(None)
    assert settled([open_], None) is None
    assert settled([open_, sure], None) == "month-day"
    assert open_.day("month-day") == date(2026, 3, 4)
    assert open_.day("day-month") == date(2026, 4, 3)
    assert settled([find("4/4/2026", TODAY)], None) is None
    assert find("4/4/2026", TODAY).day(None) == date(2026, 4, 4)


def test_a_file_that_says_both_is_refused_unless_somebody_chooses():
    both = [find("14/3/2026", TODAY), find("3/14/2026", TODAY)]
    with pytest.raises(ImportRefused, match="14/3/2026 has its day first and 3/14/2026 its month"):
        settled(both, None)
    assert settled(both, "day-month") == "day-month"
    with pytest.raises(UsageError):
        both[1].day("day-month")


@pytest.mark.parametrize(
    ("text", "year"), [("1.2.26", 2026), ("1.2.46", 2046), ("1.2.47", 1947), ("1.2.99", 1999)]
)
def test_a_year_of_two_figures(text, year):
    assert find(text, TODAY).year == year


@pytest.mark.parametrize(
    ("text", "at"),
    [
        *(("9:30", "09:30"), ("09.30", "09:30"), ("9:30 AM", "09:30"), ("9.30am", "09:30")),
        *(("9h30", "09:30"), ("09:30:00", "09:30"), ("0,395833333333333", "09:30")),
        *(("0.75", None), ("9 p.m.", "21:00"), ("12pm", "12:00"), ("12 am", "00:00")),
        *(
            ("25:61", None),
            ("9", None),
            ("24:00", None),
            ("13 pm", None),
            ("x", None),
            ("9 Uhr", "09:00"),
        ),
    ],
)
def test_a_time(text, at):
    assert read_time(text) == at


def test_where_a_date_stands_in_a_line():
    found = find("Meeting 3 - 11/03/2026, at Sarah's", TODAY)
    assert (found.text, found.start, found.end) == ("11/03/2026", 12, 22)
    assert find("Café on 24 März 2021", TODAY).day(None) == date(2021, 3, 24)
    assert find("version 1.2.3.4 of 12", TODAY) is None
