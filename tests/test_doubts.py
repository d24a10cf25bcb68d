"""Records that contradict each other or the calendar."""

import pytest
from building import day, every, meetings, record

from mentorlog.record import doubled, doubtful, held, started
from mentorlog.rhythm import silent_since


def pairs(table: str) -> list[tuple[str, str]]:
    return [(kept.id, extra.id) for kept, extra in doubled(record(table))]


def doubted(table: str) -> list[str]:
    return [meeting.id for meeting in doubtful(record(table))]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("2026-01-05 held\n2026-01-05 held", [("m1", "m2")]),
        ("2026-01-05 cancelled mentee 17:00\n2026-01-05 held 17:00", [("m2", "m1")]),
        ("2026-01-05 planned 17:00\n2026-01-05 missed mentee 17:00", [("m2", "m1")]),
        ("2026-01-05 held 17:00\n2026-01-05 held 18:00", []),
        ("2026-01-05 held\n2026-01-06 held", []),
        ("? held\n? held", []),
        ("2026-01-05 held\n2026-01-05 held\n2026-01-05 held", [("m1", "m2"), ("m1", "m3")]),
    ],
)
def test_two_of_the_same_day_and_time_count_once(table: str, expected) -> None:
    assert pairs(table) == expected


def test_links_of_one_chain_on_one_day_are_not_doubled() -> None:
    assert pairs("2026-01-05 moved both -> 2026-01-05 held") == []


NEIGHBOURS = every(14, "held, held, held, held")


@pytest.mark.parametrize("mistyped", ["2025-02-10 held", "2027-02-10 held"])
def test_a_date_a_year_from_its_neighbours_is_doubted(mistyped: str) -> None:
    assert doubted(f"{NEIGHBOURS}\n{mistyped}") == ["m5"]


def test_a_date_far_from_all_but_by_no_year_is_not_doubted() -> None:
    assert doubted(f"{NEIGHBOURS}\n2026-11-10 held") == []


def test_a_long_break_is_no_mistake() -> None:
    later = every(14, "held, held, held, held", "2027-01-11")
    assert doubted(f"{NEIGHBOURS}\n{later}") == []


def test_two_or_three_meetings_tell_too_little() -> None:
    assert doubted("2026-01-05 held\n2027-01-05 held") == []
    assert doubted("2026-01-05 held\n2026-01-19 held\n2027-01-05 held") == []


def test_meetings_of_last_winter_typed_in_today_are_not_doubted() -> None:
    late = every(14, ", ".join(["held recorded=2026-11-21"] * 24), "2025-12-01")
    assert doubted(late) == []


def test_one_written_down_at_the_time_is_not_doubted() -> None:
    assert doubted(f"{NEIGHBOURS}\n2027-02-10 held recorded=2027-02-11") == []


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_trouble(day: str) -> None:
    assert doubted(f"{NEIGHBOURS}\n{day} planned") == []


def test_the_order_of_the_record_plays_no_part() -> None:
    found = meetings(f"2027-02-10 held\n2027-02-10 held\n{NEIGHBOURS}\n2025-03-01 held")
    one, other = record("", *found), record("", *reversed(found))
    assert doubled(one) == doubled(other)
    assert doubtful(one) == doubtful(other)


def test_neither_counts_as_a_held_meeting() -> None:
    two = record(f"{NEIGHBOURS}\n2025-02-10 held\n2026-01-05 held")
    assert [m.id for m in held(two)] == ["m1", "m2", "m3", "m4"]


def test_a_doubtful_day_is_no_beginning() -> None:
    two = record(f"{NEIGHBOURS}\n2025-02-10 held", started=None, rhythm=None)
    assert started(two) == day("2026-01-05")


def test_a_doubtful_day_without_an_outcome_ends_no_silence() -> None:
    two = record(f"{NEIGHBOURS}\n2027-01-20 planned")
    assert silent_since(two, day("2027-02-01")) == day("2026-02-16")
    near = record(f"{NEIGHBOURS}\n2026-03-02 planned")
    assert silent_since(near, day("2027-02-01")) == day("2026-03-02")


def test_what_a_meeting_was_moved_to_can_be_written_down_twice() -> None:
    moved = "2026-02-02 moved both 3d -> 2026-02-05 held 17:00\n2026-02-05 held 17:00"
    assert [(kept.id, extra.id) for kept, extra in doubled(record(moved))] == [("m2", "m3")]


def test_two_times_on_one_day_are_two_sessions() -> None:
    assert doubled(record("2026-02-05 held 09:00\n2026-02-05 held 17:00")) == ()
