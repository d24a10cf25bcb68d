"""How present people were: which sessions were looked at, and which were cut short."""

import pytest
from building import after, agreement, day, meetings, pause, record

from mentorlog.observed import cut_short_by, planned, rated, seen, seen_or_measured

TODAY = day("2026-03-31")


def ids(found) -> list[str]:
    return [meeting.id for meeting in found]


@pytest.mark.parametrize(
    ("noted", "looked_at", "or_measured"),
    [
        ("observed", True, True),
        ("distracted=", True, True),
        ("quiet=mentee", True, True),
        ("unprepared=mentor", True, True),
        ("planned=60 lasted=60", False, True),
        ("planned=60", False, False),
        ("lasted=60", False, False),
        ("useful=3", False, False),
        ("", False, False),
    ],
)
def test_looked_at_is_what_somebody_noted(noted: str, looked_at: bool, or_measured: bool) -> None:
    two = record(f"2026-03-01 held {noted}")
    assert bool(seen(two, TODAY)) == looked_at
    assert bool(seen_or_measured(two, TODAY)) == or_measured


def test_not_looked_at_is_said_too() -> None:
    (plain,) = meetings("2026-03-01 held")
    assert seen(record("", plain.but(observed=False)), TODAY) == []


def test_only_held_sessions_of_a_counted_day_are_looked_at() -> None:
    table = """
        2025-09-11 held observed
        2025-09-12 held observed
        2026-02-01 held observed
        2026-02-10 cancelled mentee observed
        2026-03-01 held observed
        2026-04-01 held observed
    """
    two = record(table, pause("2026-01-25", "2026-02-05"))
    assert ids(seen(two, TODAY)) == ["m2", "m5"]


def test_the_planned_length_is_the_meetings_own_else_the_agreed_one() -> None:
    two = record(
        "2026-01-05 held planned=30\n2026-01-19 held\n2026-03-02 held",
        agreement("ag9", agreed_on="2026-02-01", minutes=45),
        minutes=60,
    )
    assert [planned(two, m) for m in two.meetings] == [30, 60, 45]
    assert planned(record("2026-01-05 held"), two.meetings[1]) is None


@pytest.mark.parametrize(
    ("stated", "short"),
    [
        ("planned=60 lasted=44 ended=mentee", True),
        ("planned=60 lasted=45 ended=mentee", False),
        ("planned=30 lasted=20 ended=mentee", True),
        ("planned=30 lasted=21 ended=mentee", False),
        ("planned=60 lasted=0 ended=mentee", True),
        ("planned=60 lasted=10", False),
        ("planned=60 lasted=10 ended=both", False),
        ("planned=60 lasted=10 ended=outside", False),
        ("planned=60 lasted=10 ended=mentor", False),
        ("planned=60 ended=mentee", False),
        ("lasted=10 ended=mentee", False),
    ],
)
def test_cut_short_is_under_three_quarters_by_ten_minutes_by_one_side(
    stated: str, short: bool
) -> None:
    two = record(f"2026-03-01 held {stated}")
    assert cut_short_by(two, two.meetings[0], "mentee") == short


def test_rated_are_the_held_sessions_with_a_rating() -> None:
    table = "2026-03-01 held useful=1\n2026-03-02 held\n2026-03-03 missed mentee useful=1"
    assert ids(rated(record(table), TODAY)) == ["m1"]
    assert rated(record(table), after(TODAY, 200)) == []
