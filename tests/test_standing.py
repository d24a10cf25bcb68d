"""Where actions and goals stand."""

import pytest
from building import (
    action,
    after,
    day,
    every,
    goal,
    goal_change,
    goal_review,
    milestone,
    pause,
    record,
    report,
)

from mentorlog.standing import ActionStanding, GoalStanding, actions, goals, hidden, judged, unsaid

DUE = "2026-02-01"


def stand(*entries, table: str = "", today: str = "2026-03-31", **stated) -> ActionStanding:
    """Where a1, agreed on 5 January, stands."""
    one = action("a1", **{"agreed_on": "2026-01-05", **stated})
    (found,) = (s for s in actions(record(table, one, *entries), day(today)) if s.action is one)
    return found


@pytest.mark.parametrize(
    ("today", "state"),
    [("2026-01-31", "not-due"), ("2026-02-08", "not-due"), ("2026-02-09", "not-said")],
)
def test_an_action_that_nobody_spoke_of_is_not_said_after_a_week(today: str, state: str) -> None:
    assert stand(due=DUE, today=today).state == state


@pytest.mark.parametrize(
    ("on", "progress", "state"),
    [
        ("2026-01-31", "none", "not-said"),
        ("2026-02-01", "none", "not-moved"),
        ("2026-03-30", "none", "not-moved"),
        ("2026-01-31", "some", "not-said"),
        ("2026-02-01", "some", "moved"),
        ("2026-01-31", "done", "moved"),
        ("2026-03-30", "done", "moved"),
    ],
)
def test_what_was_said_on_or_after_the_due_day_counts(on: str, progress: str, state: str) -> None:
    assert stand(report("a1", on, progress), due=DUE).state == state


def test_finished_before_its_day_counts_once_the_day_is_reached() -> None:
    early = report("a1", "2026-01-20", "done")
    assert stand(early, due=DUE, today="2026-01-31").state == "not-due"
    assert stand(early, due=DUE, today="2026-02-01").state == "moved"


@pytest.mark.parametrize(
    ("done_on", "late"), [("2026-01-20", 0), ("2026-02-01", 0), ("2026-02-28", 27)]
)
def test_finished_late_is_told_in_days(done_on: str, late: int) -> None:
    found = stand(due=DUE, done_on=done_on)
    assert (found.state, found.late, found.open) == ("moved", late, False)


def test_dropped_is_set_aside() -> None:
    found = stand(report("a1", "2026-02-02", "none"), due=DUE, dropped_on="2026-03-01")
    assert (found.state, found.open) == ("set-aside", False)


def test_one_new_day_is_the_due_day_and_two_are_not_moved() -> None:
    first = report("a1", "2026-01-30", new_due_on="2026-03-01")
    once = stand(first, due=DUE)
    assert (once.due, once.redated, once.target) == (day("2026-03-01"), 1, day("2026-03-01"))
    assert once.state == "not-said"
    second = report("a1", "2026-03-01", new_due_on="2026-03-15")
    twice = stand(first, second, due=DUE)
    assert (twice.redated, twice.target, twice.state) == (2, day("2026-03-15"), "not-moved")
    assert twice.due == day("2026-03-01")


def test_redated_twice_and_then_moved_has_moved() -> None:
    new_days = [report("a1", "2026-01-30", new_due_on="2026-02-10"),
                report("a1", "2026-02-10", new_due_on="2026-02-20")]  # fmt: skip
    assert stand(*new_days, report("a1", "2026-02-25", "some"), due=DUE).state == "moved"
    assert stand(*new_days, due=DUE, done_on="2026-03-20").state == "moved"


def test_without_a_due_day_it_is_the_second_held_meeting_after_it_was_agreed() -> None:
    table = every(14, "held, held, missed mentee, held, held")
    found = stand(table=table)
    assert (found.due, found.assumed) == (day("2026-02-16"), True)
    too_early = stand(table=every(14, "held, held"))
    assert (too_early.due, too_early.state) == (None, "not-due")
    at_a_meeting = stand(table=table, agreed_on=None, meeting="m2")
    assert at_a_meeting.due == day("2026-03-02")
    agreed_nobody_knows_when = stand(table=table, agreed_on=None)
    assert agreed_nobody_knows_when.due is None


def test_due_in_a_pause_is_due_when_it_ends() -> None:
    away = pause("2026-01-25", "2026-02-28")
    found = stand(away, due=DUE)
    assert found.due == day("2026-02-28")
    assert stand(away, due="2026-01-24").due == day("2026-01-24")
    assert stand(pause("2026-01-25", None), due=DUE).state == "not-due"


def test_judged_and_unsaid_part_what_fell_due() -> None:
    entries = [action(f"a{i}", due=DUE, agreed_on="2026-01-05") for i in range(1, 6)]
    entries += [report("a1", DUE, "none"), report("a2", DUE, "some"), report("a3", DUE, "done")]
    entries += [action("a6", due=DUE, dropped_on="2026-02-10")]
    entries += [action("a7", due=after("2026-03-31", 1))]
    two = record("", *entries)
    assert [s.action.id for s in judged(two, day("2026-03-31"))] == ["a1", "a2", "a3"]
    assert [s.action.id for s in unsaid(two, day("2026-03-31"))] == ["a4", "a5"]


def goal_of(*entries, table: str = "", **stated) -> GoalStanding:
    return goals(record(table, goal("g1", **stated), *entries))[0]


def test_a_goal_is_what_its_last_changes_say() -> None:
    found = goal_of(
        goal_change("g1", "2026-03-01", id="gc2", measure="two shipped"),
        goal_change("g1", "2026-02-01", id="gc1", text="Lead two", measure="one"),
        goal_change("g1", "2026-01-20", id="gc0", target_on="2026-09-01"),
        measure="shipped",
        target_on="2026-06-01",
    )
    assert (found.text, found.measure) == ("Lead two", "two shipped")
    assert found.target == day("2026-09-01")


def test_the_last_progress_that_was_stated_stands() -> None:
    found = goal_of(
        goal_review("g1", "2026-03-01", id="gr2"),
        goal_review("g1", "2026-02-01", id="gr1", progress=40),
    )
    assert found.progress == 40
    assert found.reviewed == day("2026-03-01")


@pytest.mark.parametrize(
    "entries",
    [
        [goal_review("g1", "2026-03-01")],
        [goal_change("g1", "2026-03-01", measure="x")],
        [milestone("g1", reached_on="2026-03-01")],
    ],
    ids=["reviewed", "changed", "milestone"],
)
def test_it_was_last_touched_when_anything_was_done_about_it(entries) -> None:
    assert goal_of(*entries).touched == day("2026-03-01")


def test_talking_about_it_in_a_held_meeting_looks_at_it() -> None:
    held = goal_of(table="2026-03-01 held goals=g1")
    assert held.touched == held.reviewed == day("2026-03-01")
    other = goal_of(table="2026-03-01 held goals=g2")
    assert (other.touched, other.reviewed) == (day("2026-01-05"), None)
    lost = goal_of(table="2026-03-01 cancelled mentee goals=g1")
    assert (lost.touched, lost.reviewed) == (day("2026-01-05"), None)


@pytest.mark.parametrize(
    ("end", "open_"),
    [
        ({}, True),
        ({"achieved_on": "2026-03-01"}, False),
        ({"dropped_on": "2026-03-01"}, False),
        ({"replaced_by": "g2"}, False),
    ],
)
def test_it_is_open_until_achieved_dropped_or_replaced(end: dict[str, str], open_: bool) -> None:
    assert goal_of(**end).open == open_


def test_a_goal_without_any_day_was_never_touched() -> None:
    assert goal_of(set_on=None).touched is None


NONE = report("a1", DUE, "none")


@pytest.mark.parametrize(
    ("entries", "stated", "today", "overdue"),
    [
        ((NONE,), {}, "2026-02-02", True),
        ((NONE,), {}, DUE, False),
        ((), {}, "2026-03-31", False),
        ((NONE,), {"done_on": "2026-03-01"}, "2026-03-31", False),
        ((NONE,), {"dropped_on": "2026-03-01"}, "2026-03-31", False),
        ((NONE, report("a1", "2026-02-03", new_due_on="2026-04-01")), {}, "2026-03-31", False),
    ],
)
def test_overdue_is_what_is_known_not_to_have_moved_by_its_last_day(
    entries, stated, today: str, overdue: bool
) -> None:
    assert stand(*entries, due=DUE, today=today, **stated).overdue(day(today)) == overdue


def test_the_words_of_a_goal_are_hidden_by_its_own_private_change_alone() -> None:
    changed = goal_change("g1", "2026-02-01", text="Lead two", private=True)
    both = record("", goal("g1"), goal("g2", text="Lead two"), changed)
    assert [hidden(both, standing) for standing in goals(both)] == [True, False]
