"""Chains of moved meetings, what is counted, what is set aside, what is late."""

import pytest
from building import after, agreement, day, every, meetings, pause, record

from mentorlog.record import Record
from mentorlog.slots import Slot, changed_late, counted, late, run_of_recovery, slots, window


def chains(two: Record) -> list[list[str]]:
    return [[m.id for m in slot.links] for slot in slots(two)]


def counted_ids(two: Record, today: str = "2026-12-31") -> list[str]:
    return [slot.last.id for slot in counted(two, day(today))]


def only(table: str) -> Slot:
    (slot,) = slots(record(table))
    return slot


def test_a_chain_of_moves_is_one_slot_with_the_outcome_of_its_last_link() -> None:
    table = """
        2026-01-05 moved mentee 3d -> 2026-01-07 moved mentor 1h -> 2026-01-09 held
        2026-01-19 moved both -> 2026-01-21 cancelled mentee
        2026-02-02 held
    """
    two = record(table)
    assert chains(two) == [["m1", "m2", "m3"], ["m4", "m5"], ["m6"]]
    assert [slot.held for slot in slots(two)] == [True, False, True]


def test_slots_stand_in_the_order_of_the_day_they_came_to() -> None:
    table = """
        2026-02-02 held
        2026-01-05 moved mentee -> 2026-03-05 held
        2026-01-19 held 17:00
        2026-01-19 held 09:00
    """
    assert [slot.last.id for slot in slots(record(table))] == ["m5", "m4", "m1", "m3"]


def test_a_chain_whose_next_link_is_not_there_ends_where_it_is() -> None:
    broken = tuple(
        m for m in meetings("2026-01-05 moved mentee -> 2026-01-07 held") if m.number < 2
    )
    assert chains(record("", *broken)) == [["m1"]]


def test_a_ring_of_moves_is_taken_as_one_slot() -> None:
    first, second = meetings("2026-01-05 moved mentee -> 2026-01-07 moved mentee")
    ring = record("", first, second.but(moved_to="m1"))
    assert chains(ring) == [["m1", "m2"]]
    itself = record("", first.but(moved_to="m1"))
    assert chains(itself) == [["m1"]]


def test_two_that_moved_to_the_same_meeting_share_it_once() -> None:
    one, two, three = meetings("2026-01-05 moved both\n2026-01-06 moved both\n2026-01-07 held")
    both = record("", one.but(moved_to="m3"), two.but(moved_to="m3"), three)
    assert sorted(link for chain in chains(both) for link in chain) == ["m1", "m2", "m3"]


@pytest.mark.parametrize(
    ("outcome", "counts"),
    [
        ("held", True),
        ("cancelled", True),
        ("missed mentee", True),
        ("cancelled both", True),
        ("planned", False),
        ("unknown", False),
        ("moved mentee", False),
    ],
)
def test_counted_is_what_has_an_outcome(outcome: str, counts: bool) -> None:
    assert counted_ids(record(f"2026-01-05 {outcome}")) == (["m1"] if counts else [])


def test_counted_from_its_day_on() -> None:
    two = record("2026-01-05 held")
    assert counted_ids(two, "2026-01-04") == []
    assert counted_ids(two, "2026-01-05") == ["m1"]


def test_a_chain_counts_from_the_day_of_its_last_link() -> None:
    two = record("2026-01-05 moved mentee -> 2026-02-05 held")
    assert counted_ids(two, "2026-02-04") == []
    assert counted_ids(two, "2026-02-05") == ["m2"]


def test_what_has_no_day_or_lies_in_a_pause_does_not_count() -> None:
    table = "? held\n2026-03-01 cancelled mentee\n2026-03-10 held\n2026-03-11 held"
    assert counted_ids(record(table, pause("2026-03-01", "2026-03-10"))) == ["m4"]


def test_two_records_of_the_same_day_and_time_count_once() -> None:
    table = "2026-01-05 cancelled mentee 17:00\n2026-01-05 held 17:00\n2026-01-05 held 18:00"
    assert counted_ids(record(table)) == ["m2", "m3"]


def test_a_date_that_is_a_year_from_its_neighbours_does_not_count() -> None:
    table = "2026-01-05 held\n2026-01-19 held\n2025-02-02 held\n2026-02-16 held"
    assert counted_ids(record(table)) == ["m1", "m2", "m4"]


@pytest.mark.parametrize(
    ("link", "aside"),
    [
        ("cancelled outside", True),
        ("cancelled mentee illness", True),
        ("cancelled mentor holiday", True),
        ("cancelled both leave", True),
        ("missed mentee emergency", True),
        ("cancelled bereavement", True),
        ("cancelled mentee work", False),
        ("cancelled both", False),
        ("cancelled", False),
        ("held illness", False),
    ],
)
def test_illness_emergency_bereavement_leave_and_outside_are_set_aside(
    link: str, aside: bool
) -> None:
    assert only(f"2026-01-05 {link}").set_aside == aside


def test_moved_for_illness_and_then_held_is_held() -> None:
    slot = only("2026-01-05 moved mentee illness 0h -> 2026-01-07 held")
    assert slot.held and not slot.set_aside
    assert slot.changes("mentee") == ()


def test_the_window_is_the_last_so_many_without_those_set_aside() -> None:
    table = every(14, "held, cancelled outside, held, held, cancelled outside, held, held, held")
    two = record(table)
    seen = window(two, day("2026-06-01"), 5)
    assert [slot.last.id for slot in seen.slots] == ["m3", "m4", "m6", "m7", "m8"]
    assert (len(seen), seen.set_aside) == (5, 1)


def test_unattributed_ones_are_left_out_where_it_is_about_a_side() -> None:
    two = record(every(14, "held, cancelled, missed, held"))
    assert len(window(two, day("2026-06-01"), 5)) == 2
    assert len(window(two, day("2026-06-01"), 5, attributed=False)) == 4


@pytest.mark.parametrize(
    ("rhythm", "oldest"), [("P1W", 200), ("P33D", 200), ("P34D", 204), ("P2M", 360)]
)
def test_the_window_reaches_back_200_days_or_six_rhythms(rhythm: str, oldest: int) -> None:
    two = record("2026-01-05 held", rhythm=rhythm)
    assert len(window(two, after("2026-01-05", oldest), 5)) == 1
    assert len(window(two, after("2026-01-05", oldest + 1), 5)) == 0


@pytest.mark.parametrize(
    ("notice", "agreed", "is_late"),
    [
        ("", None, False),
        ("0h", None, True),
        ("23h", None, True),
        ("24h", None, False),
        ("1d", None, False),
        ("24h", 48, True),
        ("48h", 48, False),
        ("0h", 0, False),
    ],
)
def test_late_is_less_notice_than_agreed(notice: str, agreed: int | None, is_late: bool) -> None:
    two = record(f"2026-01-05 cancelled mentee {notice}", notice=agreed)
    assert late(two, two.meetings[0]) == is_late


def test_the_notice_that_was_agreed_on_that_day_counts() -> None:
    longer = agreement("ag9", agreed_on="2026-02-01", notice_hours=72)
    two = record("2026-01-31 cancelled mentee 48h\n2026-02-01 cancelled mentee 48h", longer,
                 notice=24)  # fmt: skip
    assert [late(two, m) for m in two.meetings] == [False, True]


def test_any_link_may_be_late_and_only_that_sides_own() -> None:
    two = record("2026-01-05 moved mentee 3h -> 2026-01-07 moved mentor 3d -> 2026-01-09 held")
    (slot,) = slots(two)
    assert changed_late(two, slot, "mentee")
    assert not changed_late(two, slot, "mentor")
    assert [m.id for m in slot.changes("mentor")] == ["m2"]


def test_a_change_by_agreement_or_for_illness_is_never_a_sides_own() -> None:
    slot = only("2026-01-05 moved both 0h -> 2026-01-07 moved mentee 0h illness -> 2026-01-09 held")
    assert slot.changes("mentor") == slot.changes("mentee") == ()


@pytest.mark.parametrize(
    ("outcomes", "run"),
    [
        ("cancelled mentee, held, held", 2),
        ("cancelled mentee, held, cancelled mentor, held", 2),
        ("cancelled mentee, held, cancelled both, held", 2),
        ("cancelled mentee, held, cancelled outside, held", 2),
        ("cancelled mentee, held, cancelled, held", 2),
        ("held, held, missed mentee", 0),
        ("held, cancelled mentee 7d, held", 1),
        ("held, held, held", 3),
    ],
)
def test_a_run_of_recovery_is_that_sides_own(outcomes: str, run: int) -> None:
    two = record(every(14, outcomes))
    seen = window(two, day("2026-12-01"), 5)
    assert run_of_recovery(two, window(two, day("2026-04-01"), 5), "mentee") == run
    assert len(seen) == 0


def test_an_absence_ends_a_run_of_recovery_though_it_was_made_up_for() -> None:
    table = "2026-01-05 held\n2026-01-19 missed mentee -> 2026-01-21 held\n2026-02-02 held"
    two = record(table)
    seen = window(two, day("2026-02-02"), 5)
    assert run_of_recovery(two, seen, "mentee") == 1
    assert run_of_recovery(two, seen, "mentor") == 3


def test_an_absence_is_a_missed_meeting_of_that_side_and_no_word() -> None:
    slot = only("2026-01-05 missed mentee")
    assert slot.absent("mentee") and not slot.absent("mentor")
    assert slot.lost_by("mentee") and not slot.lost_by("mentor")
    assert not only("2026-01-05 missed both").absent("mentee")
    assert not only("2026-01-05 missed mentee illness").absent("mentee")
