"""`goal-past-target`: an open goal past its day, not reviewed since."""

import pytest
from building import (
    after,
    check,
    closing,
    finding,
    goal,
    goal_change,
    goal_review,
    look,
    record,
    said,
    word,
)

SIGN = "goal-past-target"
TARGET = "2026-03-01"
GOAL = goal("g1", target_on=TARGET)
BEFORE = goal_review("g1", "2026-02-01")
MET = "2026-03-15 held\n2026-05-15 held"


@pytest.mark.parametrize(("days", "found"), [(0, "clear"), (89, "clear"), (90, "watch")])
def test_shown_ninety_days_past_the_target_boundary(days: int, found: str) -> None:
    assert said(SIGN, record(MET, GOAL, BEFORE), "both", after(TARGET, days)) == found


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("", "clear"),
        ("2026-03-15 held", "clear"),
        ("2026-03-01 held\n2026-03-15 held", "clear"),
        ("2026-03-15 held\n2026-05-15 cancelled mentee", "clear"),
        ("2026-03-02 held\n2026-05-15 held", "watch"),
    ],
)
def test_shown_only_after_two_meetings_held_since_the_day_boundary(table: str, found: str) -> None:
    assert said(SIGN, record(table, GOAL, BEFORE), "both", after(TARGET, 90)) == found


def test_there_is_no_concern_however_long_it_is() -> None:
    assert said(SIGN, record(MET, GOAL, BEFORE), "both", after(TARGET, 700)) == "watch"


@pytest.mark.parametrize(
    ("on", "found"), [("2026-02-28", "watch"), ("2026-03-01", "clear"), ("2026-03-20", "clear")]
)
def test_clear_where_it_was_reviewed_since_boundary(on: str, found: str) -> None:
    two = record(MET, GOAL, goal_review("g1", on))
    assert said(SIGN, two, "both", after(TARGET, 90)) == found


def test_clear_where_another_goal_was_reviewed_since() -> None:
    other = goal("g2", achieved_on="2026-04-20")
    two = record(MET, GOAL, BEFORE, other, goal_review("g2", "2026-04-01", id="gr2"))
    assert said(SIGN, two, "both", after(TARGET, 90)) == "clear"
    too_early = record(MET, GOAL, BEFORE, other, goal_review("g2", "2026-02-28", id="gr2"))
    assert said(SIGN, too_early, "both", after(TARGET, 90)) == "watch"


def test_clear_where_it_was_talked_about_since() -> None:
    two = record("2026-03-15 held goals=g1\n2026-05-15 held", GOAL, BEFORE)
    assert said(SIGN, two, "both", after(TARGET, 90)) == "clear"


def test_asks_where_no_goal_was_ever_reviewed() -> None:
    assert said(SIGN, record(MET, GOAL), "both", after(TARGET, 89)) == "clear"
    asked = look(SIGN, record(MET, GOAL), after(TARGET, 90))["both"]
    assert word(asked) == "ask"
    assert "No review of any goal is recorded." in asked.says
    assert [e.entry.id for e in asked.because] == ["g1"]


def test_a_new_day_for_the_goal_counts_instead_boundary() -> None:
    change = goal_change("g1", "2026-03-10", target_on="2026-05-01")
    two = record("2026-05-15 held\n2026-06-15 held", GOAL, BEFORE, change)
    assert said(SIGN, two, "both", after("2026-05-01", 89)) == "clear"
    assert said(SIGN, two, "both", after("2026-05-01", 90)) == "watch"


@pytest.mark.parametrize("end", ["achieved_on", "dropped_on"])
def test_unknown_once_it_has_ended(end: str) -> None:
    two = record(MET, goal("g1", target_on=TARGET, **{end: "2026-07-10"}), BEFORE)
    assert said(SIGN, two, "both", "2026-07-09") == "watch"
    assert said(SIGN, two, "both", "2026-07-10") == "unknown"


def test_unknown_without_a_target() -> None:
    assert said(SIGN, record("", goal("g1")), "both", "2027-01-01") == "unknown"
    assert said(SIGN, record(""), "both", "2027-01-01") == "unknown"


def test_only_the_goals_that_are_past_are_named() -> None:
    later = goal("g2", target_on="2026-12-01")
    shown = look(SIGN, record(MET, GOAL, BEFORE, later), after(TARGET, 90))["both"]
    assert word(shown) == "watch"
    assert [e.entry.id for e in shown.because] == ["g1"]


def test_it_rests_once_an_ending_is_planned() -> None:
    two = record(MET, GOAL, BEFORE, closing(decided_on="2026-07-10"))
    assert word(finding(check(two, "2026-07-09"), SIGN, "both").verdict) == "watch"
    assert word(finding(check(two, "2026-07-10"), SIGN, "both").verdict) == "resting"
