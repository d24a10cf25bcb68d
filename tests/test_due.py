"""What falls due, and on which day."""

from typing import Any

import pytest
from building import (
    action,
    agreement,
    agreement_review,
    closing,
    concern,
    day,
    entry,
    goal,
    goal_change,
    milestone,
    pause,
    record,
    report,
    step,
)

from mentorlog.due import falls_due, look_again, review_on, to_erase, unrecorded
from mentorlog.record import Disposition

TODAY = day("2026-03-11")


def due(
    table: str, *entries: Any, today: str = "2026-03-11", within: int = 2, **stated: Any
) -> list[tuple[str, str, str]]:
    """What is due of the record: kind, short id, day."""
    kept = record(table, *entries, **({"keeper": "mentor"} | stated))
    upto = day(today).toordinal() + within
    found = falls_due(kept, day(today), day(today).fromordinal(upto))
    return [(one.kind, one.entry.short, one.on.isoformat()) for one in found]


def test_a_planned_session_waits_for_a_word_from_the_next_day_on() -> None:
    kept = record("2026-03-09 planned\n2026-03-02 planned 17:00\n2026-02-16 held\n? planned")
    assert [m.short for m in unrecorded(kept, day("2026-03-09"))] == ["m2"]
    assert [m.short for m in unrecorded(kept, day("2026-03-10"))] == ["m2", "m1"]


def test_a_session_that_was_written_down_twice_waits_once() -> None:
    kept = record("2026-03-02 planned\n2026-03-02 planned")
    assert len(unrecorded(kept, day("2026-03-10"))) == 1


def test_a_concern_is_looked_at_again_when_its_last_step_says_so() -> None:
    kept = record(
        "2026-01-05 held",
        concern("c1"),
        step("c1", "2026-02-01", None, "st1", check_on="2026-03-01"),
        concern("c2"),
        step("c2", "2026-02-01", None, "st2", check_on="2026-02-20"),
        concern("c3", resolved_on="2026-02-10", resolution="It passed"),
        step("c3", "2026-02-01", None, "st3", check_on="2026-02-20"),
        concern("c4"),
        step("c4", "2026-02-01", None, "st4", check_on="2026-02-20"),
        step("c4", "2026-02-20", "accepted", "st5"),
        concern("c5"),
    )
    found = [(one.short, on.isoformat()) for one, on in look_again(kept)]
    assert found == [("c2", "2026-02-20"), ("c1", "2026-03-01")]


@pytest.mark.parametrize(
    ("entries", "on"),
    [
        ((), None),
        ((agreement(agreed_on="2026-01-05", review_every="P3M"),), "2026-04-05"),
        (
            (
                agreement(agreed_on="2026-01-05", review_every="P2W"),
                agreement_review("rv1", "2026-02-01"),
            ),
            "2026-02-15",
        ),
    ],
)
def test_an_agreement_is_looked_at_again_after_the_period_that_was_agreed(
    entries: tuple[object, ...], on: str | None
) -> None:
    kept = record("2026-01-05 held", *entries)  # type: ignore[arg-type]
    found = review_on(kept, day("2026-03-11"))
    assert found == (None if on is None else day(on))


def test_a_day_beyond_the_calendar_is_its_last() -> None:
    kept = record("", agreement(agreed_on="9999-12-20", review_every="P2W"))
    assert str(review_on(kept, day("9999-12-31"))) == "9999-12-31"


# What is due, and from which day on.


@pytest.mark.parametrize(("on", "found"), [("2026-03-13", True), ("2026-03-14", False)])
def test_the_last_day_of_the_window_is_in_it(on: str, found: bool) -> None:
    assert bool(due(f"{on} planned")) is found
    assert bool(due("", action("a1", due=on))) is found
    assert bool(due("", goal("g1", target_on=on))) is found
    assert bool(due("", goal("g1"), milestone("g1", due_on=on))) is found
    seen = (concern("c1"), step("c1", "2026-03-01", None, check_on=on))
    assert bool(due("", *seen)) is found
    assert bool(due("", planned_end=on)) is found


def test_what_is_past_stays_due_until_it_is_settled() -> None:
    assert due("2026-03-02 planned") == [("unrecorded", "m1", "2026-03-02")]
    assert due("2026-03-02 unknown") == []
    assert due("", action("a1", due="2025-03-02")) == [("action", "a1", "2025-03-02")]
    assert due("", action("a1", due="2025-03-02", done_on="2026-03-01")) == []
    assert due("", action("a1", due="2025-03-02", dropped_on="2026-03-01")) == []
    assert due("", action("a1", due="2025-03-02"), report("a1", "2026-03-01", "done")) == []


def test_a_new_day_is_the_one_that_counts() -> None:
    moved = report("a1", "2026-03-01", "some", new_due_on="2026-04-01")
    assert due("", action("a1", due="2026-03-02"), moved) == []
    later = goal_change("g1", "2026-03-01", target_on="2026-04-01")
    assert due("", goal("g1", target_on="2026-03-02"), later) == []


def test_what_belongs_to_a_goal_ends_with_it() -> None:
    ended = goal("g1", target_on="2026-03-11", achieved_on="2026-03-01")
    assert due("", ended, milestone("g1", due_on="2026-03-11")) == []
    reached = milestone("g1", due_on="2026-03-11", reached_on="2026-03-10")
    assert due("", goal("g1"), reached) == []


def test_what_has_no_day_is_never_due() -> None:
    assert due("? planned", action("a1"), goal("g1"), concern("c1")) == []


def test_the_earliest_comes_first() -> None:
    found = due(
        "2026-03-12 planned", action("a1", due="2026-03-13"), action("a2", due="2026-03-01")
    )
    assert [short for _, short, _ in found] == ["a2", "m1", "a1"]


def test_the_agreement_comes_back_on_its_day() -> None:
    agreed = agreement("ag1", agreed_on="2026-01-05", review_every="P67D")
    assert due("", agreed) == [("agreement", "ag1", "2026-03-13")]
    assert due("", agreed, today="2026-03-10") == []


FINAL = "2026-02-23 held\n2026-04-10 planned"


@pytest.mark.parametrize(("today", "found"), [("2026-03-10", False), ("2026-03-11", True)])
def test_the_other_side_is_told_two_rhythms_before_the_last_session(
    today: str, found: bool
) -> None:
    """Every two weeks: 28 days before 10 Apr is 13 Mar, and the window is two days."""
    told = closing(final_meeting="m2", decided_on="2026-03-01", mentor_told_on="2026-03-01")
    assert due(FINAL, told, today=today) == ([("tell", "m2", "2026-03-13")] if found else [])
    assert due(FINAL, told.but(mentee_told_on=TODAY), today=today) == []


def test_nobody_is_told_what_they_wrote_down_themselves() -> None:
    told = closing(final_meeting="m2", decided_on="2026-03-01", mentor_told_on="2026-03-01")
    assert due(FINAL, told, today="2026-03-20", keeper="mentee") == []
    assert due(FINAL, told, today="2026-03-20", keeper="facilitator") != []


def test_once_an_ending_is_planned_the_day_once_meant_for_it_is_not_due() -> None:
    told = closing(final_meeting="m2", mentor_told_on="2026-03-01", mentee_told_on="2026-03-01")
    assert due(FINAL, planned_end="2026-03-12") == [("end", "r1", "2026-03-12")]
    assert due(FINAL, told, planned_end="2026-03-12") == []


@pytest.mark.parametrize(
    ("off", "today", "found"),
    [
        ("2026-03-10 cancelled mentee", "2026-03-11", "2026-03-10"),
        ("2026-03-10 missed mentor", "2026-05-11", "2026-03-10"),
        ("2026-03-20 cancelled both 10d", "2026-03-11", "2026-03-11"),
        ("2026-03-10 moved both", "2026-03-11", "2026-03-10"),
    ],
)
def test_a_last_session_that_did_not_take_place_needs_another_day(
    off: str, today: str, found: str
) -> None:
    told = closing(final_meeting="m1", mentor_told_on="2026-03-01", mentee_told_on="2026-03-01")
    assert due(off, told, today=today) == [("last", "m1", found)]
    assert due(off, told.but(reopened_on=day("2026-03-11")), today=today) == []
    assert due(off, told.but(closed_on=day("2026-03-11")), today=today) == []
    again = f"{off}\n2026-06-20 planned"
    assert due(again, told.but(final_meeting="m2"), today=today) == []


def test_in_a_break_there_are_sessions_and_its_end_alone() -> None:
    rest = pause("2026-03-01", "2026-03-13")
    table = "2026-03-10 planned\n2026-03-12 planned"
    promised = (action("a1", due="2026-03-11"), goal("g1", target_on="2026-03-11"))
    assert [kind for kind, _, _ in due(table, rest, *promised)] == [
        "unrecorded",
        "session",
        "pause",
    ]
    assert due("", pause("2026-03-01", None), *promised) == []
    over = pause("2026-03-01", "2026-03-10")
    assert [kind for kind, _, _ in due("", over, *promised)] == ["action", "goal"]


def test_nothing_is_due_of_one_that_is_closed() -> None:
    assert due("2026-03-02 planned", closing(closed_on="2026-03-01")) == []


@pytest.mark.parametrize("closed", [None, "2026-02-01"])
def test_the_day_agreed_for_erasing_is_due_even_of_one_that_is_closed(closed: str | None) -> None:
    agreed = closing(closed_on=closed, decided_on="2026-01-01", erase_on="2026-03-13")
    assert ("erase", "r1", "2026-03-13") in due("", agreed)
    assert due("", agreed, within=1) == []
    assert due("", closing(erase_on="2026-03-13", reopened_on="2026-03-01")) == []
    kept = record("", agreed)
    assert [to_erase(kept, day(on)) for on in ("2026-03-12", "2026-03-13", "2027-01-01")] == [
        None,
        day("2026-03-13"),
        day("2026-03-13"),
    ]


@pytest.mark.parametrize(
    "entries",
    [
        (action("a1", due=TODAY, private=True),),
        (goal("g1", target_on="2026-03-11", private=True),),
        (
            goal("g1", target_on="2026-03-11"),
            goal_change("g1", "2026-02-01", text="Other", private=True),
        ),
        (goal("g1", private=True), milestone("g1", due_on="2026-03-11")),
        (concern("c1"), step("c1", "2026-03-01", None, check_on="2026-03-11")),
    ],
)
def test_words_that_others_should_not_see_are_left_out(entries: tuple[Any, ...]) -> None:
    (found,) = falls_due(record("", *entries), TODAY, TODAY)
    assert found.text is None


@pytest.mark.parametrize("becomes", ["done", "handed-over", "alone", "dropped"])
def test_nothing_is_asked_of_what_is_said_to_become_of_it(becomes: str) -> None:
    ending = closing(final_meeting="m1", mentor_told_on="2026-03-01", mentee_told_on="2026-03-01")
    said = (
        entry(Disposition, "di1", closing="cl1", action="a1", outcome=becomes),
        entry(Disposition, "di2", closing="cl1", goal="g1", outcome=becomes),
    )
    promised = (
        action("a1", due="2026-03-02"),
        goal("g1", target_on="2026-03-02"),
        milestone("g1", due_on="2026-03-02"),
    )
    assert due("2026-04-10 planned", ending, *promised, *said) == []
    assert len(due("2026-04-10 planned", ending, *promised)) == 3
    taken_back = ending.but(reopened_on=day("2026-03-05"))
    assert len(due("2026-04-10 planned", taken_back, *promised, *said)) == 3


def test_nothing_is_due_before_the_day_on_which_it_was_decided() -> None:
    """Decided today for a month ahead: 28 days before the last session lies weeks back."""
    told = closing(final_meeting="m2", decided_on="2026-03-11", mentor_told_on="2026-03-11")
    table = "2026-02-23 held\n2026-03-22 planned"
    assert due(table, told) == [("tell", "m2", "2026-03-11")]
