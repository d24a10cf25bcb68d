"""How often two people meet, live days, pauses and grace."""

import pytest
from building import after, agreement, day, every, pause, record
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from mentorlog.record.in_force import agreed_at
from mentorlog.render.levels import rests_on
from mentorlog.rhythm import (
    live_days,
    notice_at,
    pause_on,
    rhythm,
    silent_since,
)


@pytest.mark.parametrize(
    ("iso", "days", "weekly"),
    [
        ("P1D", 1, True),
        ("P1W", 7, True),
        ("P10D", 10, True),
        ("P11D", 11, False),
        ("P2W", 14, False),
        ("P1M", 30, False),
        ("P3M", 90, False),
    ],
)
def test_the_agreed_rhythm_counts_a_month_as_thirty_days(iso: str, days: int, weekly: bool) -> None:
    found = rhythm(record("", rhythm=iso))
    assert (found.days, found.source, found.weekly) == (days, "agreed", weekly)


@pytest.mark.parametrize(("gap", "told"), [(3, "7 days or more often,"), (8, "8 days,")])
def test_where_the_dates_lie_closer_than_a_week_it_is_said_to_be_more_often(
    gap: int, told: str
) -> None:
    found = rhythm(record(every(gap, "held, held, held, held"), rhythm=None))
    assert rests_on(found).startswith(f"about every {told} going by the dates")


def test_the_agreed_one_goes_before_the_dates() -> None:
    assert rhythm(record(every(30, "held, held, held, held, held"), rhythm="P1W")).days == 7


def dated(*gaps: int) -> str:
    """Held meetings with these days between them."""
    on, lines = after("2026-01-05", 0), ["2026-01-05 held"]
    for gap in gaps:
        on = after(on, gap)
        lines.append(f"{on} held")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("gaps", "days", "source"),
    [
        ((), 30, "assumed"),
        ((14,), 30, "assumed"),
        ((14, 14), 30, "assumed"),
        ((14, 20, 28), 20, "dates"),
        ((14, 20, 22, 28), 21, "dates"),
        ((10, 20, 60, 20, 30), 20, "dates"),
        ((90, 90, 90, 14, 14, 14, 60, 60), 14, "dates"),
        ((3, 3, 3), 7, "dates"),
        ((8, 8, 8), 8, "dates"),
    ],
)
def test_else_the_median_of_the_last_five_gaps_where_there_are_three_else_a_month(
    gaps: tuple[int, ...], days: int, source: str
) -> None:
    found = rhythm(record(dated(*gaps), rhythm=None))
    assert (found.days, found.source) == (days, source)


def test_only_held_meetings_make_gaps() -> None:
    table = every(14, "held, cancelled mentee, held, missed mentor, held, planned, held")
    assert rhythm(record(table, rhythm=None)).days == 28


def test_a_meeting_written_down_twice_makes_no_gap() -> None:
    table = dated(20, 20) + "\n2026-01-05 held\n2026-01-25 held"
    assert rhythm(record(table, rhythm=None)).source == "assumed"


def test_the_rhythm_in_force_at_the_last_held_meeting() -> None:
    weekly = agreement("ag1", agreed_on="2026-01-05", rhythm="P1W")
    monthly = agreement("ag2", agreed_on="2026-03-01", rhythm="P1M")
    for last, days in [("2026-02-28", 7), ("2026-03-01", 30), ("2026-06-01", 30)]:
        two = record(f"2026-01-05 held\n{last} held\n2026-07-01 planned", monthly, weekly,
                     rhythm=None)  # fmt: skip
        assert rhythm(two).days == days


def test_the_first_agreed_one_serves_where_none_was_in_force_by_then() -> None:
    two = record("2026-01-05 held", rhythm="P1W", agreed="2026-03-01")
    assert rhythm(two).days == 7
    assert rhythm(record("", rhythm="P1W", agreed="2026-03-01")).days == 7


def test_an_agreement_that_is_silent_on_something_leaves_it_as_it_was() -> None:
    two = record(
        "2026-06-01 held",
        agreement("ag1", agreed_on="2026-01-05", rhythm="P1W", notice_hours=48),
        agreement("ag2", agreed_on="2026-03-01", boundaries="no calls at night"),
        rhythm=None,
    )
    assert rhythm(two).days == 7
    assert notice_at(two, day("2026-05-01")) == 48
    assert agreed_at(two, "minutes", day("2026-05-01")) is None


def test_the_notice_is_the_agreed_one_of_that_day_else_24_hours() -> None:
    two = record(
        "",
        agreement("ag1", agreed_on="2026-01-05", notice_hours=48),
        agreement("ag2", agreed_on="2026-03-01", notice_hours=0),
        rhythm=None,
    )
    found = [notice_at(two, day(on)) for on in ("2026-02-28", "2026-03-01")]
    assert found == [48, 0]
    assert notice_at(record(""), day("2026-02-28")) == 24


@pytest.mark.parametrize(
    ("on", "inside"),
    [("2026-02-28", False), ("2026-03-01", True), ("2026-03-10", True), ("2026-03-11", False)],
)
def test_the_first_and_the_last_day_belong_to_a_pause(on: str, inside: bool) -> None:
    two = record("", pause("2026-03-01", "2026-03-10"))
    assert (pause_on(two, day(on)) is not None) == inside


def test_an_open_pause_has_no_end() -> None:
    assert pause_on(record("", pause("2026-03-01", None)), day("2030-01-01")) is not None


def test_of_two_pauses_the_one_that_lasts_longer_is_named() -> None:
    short = pause("2026-03-01", "2026-03-10", id="p1")
    long = pause("2026-03-05", "2026-03-20", id="p2")
    open_ = pause("2026-03-06", None, id="p3")
    assert pause_on(record("", short, long), day("2026-03-07")) == long
    assert pause_on(record("", open_, long, short), day("2026-03-07")) == open_


@pytest.mark.parametrize(
    ("pauses", "live"),
    [
        ([], 30),
        ([("2026-01-10", "2026-01-19")], 20),
        ([("2026-01-01", "2026-01-10")], 25),
        ([("2026-01-26", None)], 20),
        ([("2026-01-10", "2026-01-19"), ("2026-01-15", "2026-01-24")], 15),
        ([("2026-01-10", "2026-01-24"), ("2026-01-15", "2026-01-19")], 15),
        ([("2025-01-01", "2027-01-01")], 0),
        ([("2026-02-05", "2026-03-01")], 30),
        ([("2025-12-01", "2026-01-05")], 30),
    ],
)
def test_live_days_are_the_days_after_the_first_less_the_paused_ones(pauses, live: int) -> None:
    breaks = [pause(begin, end, id=f"p{i}") for i, (begin, end) in enumerate(pauses)]
    assert live_days(record("", *breaks), day("2026-01-05"), day("2026-02-04")) == live


def test_live_days_are_never_below_nothing() -> None:
    assert live_days(record(""), day("2026-02-04"), day("2026-01-05")) == 0


DAYS = st.integers(0, 120).map(lambda days: after("2026-01-05", days))


@given(DAYS, DAYS, st.lists(st.tuples(DAYS, DAYS | st.none()), max_size=4))
@examples(60)
def test_live_days_are_those_on_which_no_pause_lies(first, last, breaks) -> None:
    two = record("", *(pause(begin, end, id=f"p{i}") for i, (begin, end) in enumerate(breaks)))
    counted = [after(first, i) for i in range(1, (last - first).days + 1)]
    assert live_days(two, first, last) == sum(pause_on(two, on) is None for on in counted)


def test_silence_counts_from_the_last_held_one_else_from_the_start() -> None:
    assert silent_since(record("2026-02-01 held\n2026-02-15 missed both"), day("2026-03-01")) == (
        day("2026-02-01")
    )
    assert silent_since(record(""), day("2026-03-01")) == day("2026-01-05")
    assert silent_since(record("", started=None, rhythm=None), day("2026-03-01")) is None


@pytest.mark.parametrize(
    ("today", "since"),
    [("2026-01-18", "2026-01-05"), ("2026-01-19", "2026-01-19"), ("2026-06-01", "2026-01-19")],
)
def test_silence_counts_from_the_first_without_an_outcome_once_its_day_is_there_boundary(
    today: str, since: str
) -> None:
    table = "2026-01-05 held\n2026-02-02 unknown\n2026-01-19 planned\n2026-02-16 planned"
    assert silent_since(record(table), day(today)) == day(since)


def test_after_a_pause_silence_counts_from_its_end_and_one_rhythm() -> None:
    two = record("2026-01-05 held", pause("2026-01-20", "2026-03-01"), rhythm="P2W")
    assert silent_since(two, day("2026-03-02")) == day("2026-03-15")
    met_since = record("2026-03-02 held", pause("2026-01-20", "2026-03-01"), rhythm="P2W")
    assert silent_since(met_since, day("2026-03-20")) == day("2026-03-02")


def test_before_the_first_meeting_the_rhythm_agreed_on_last_is_in_force() -> None:
    two = record(
        "",
        agreement("ag1", agreed_on="2026-01-05", rhythm="P1W"),
        agreement("ag2", agreed_on="2026-01-08", rhythm="P4W"),
        rhythm=None,
    )
    assert rhythm(two).days == 28
