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


@pytest.mark.parametrize(("days", "found"), [(0, "clear"), (29, "clear"), (30, "watch")])
def test_shown_thirty_days_past_the_target_boundary(days: int, found: str) -> None:
    assert said(SIGN, record("", GOAL), "both", after(TARGET, days)) == found


def test_there_is_no_concern_however_long_it_is() -> None:
    assert said(SIGN, record("", GOAL), "both", after(TARGET, 700)) == "watch"


@pytest.mark.parametrize(
    ("on", "found"), [("2026-02-28", "watch"), ("2026-03-01", "clear"), ("2026-03-20", "clear")]
)
def test_clear_where_it_was_reviewed_since_boundary(on: str, found: str) -> None:
    two = record("", GOAL, goal_review("g1", on))
    assert said(SIGN, two, "both", after(TARGET, 30)) == found


def test_clear_where_it_was_talked_about_since() -> None:
    two = record("2026-03-15 held goals=g1", GOAL)
    assert said(SIGN, two, "both", after(TARGET, 30)) == "clear"


def test_a_new_day_for_the_goal_counts_instead_boundary() -> None:
    two = record("", GOAL, goal_change("g1", "2026-03-10", target_on="2026-05-01"))
    assert said(SIGN, two, "both", after("2026-05-01", 29)) == "clear"
    assert said(SIGN, two, "both", after("2026-05-01", 30)) == "watch"


@pytest.mark.parametrize("end", ["achieved_on", "dropped_on"])
def test_unknown_once_it_has_ended(end: str) -> None:
    two = record("", goal("g1", target_on=TARGET, **{end: "2026-04-10"}))
    assert said(SIGN, two, "both", "2026-04-09") == "watch"
    assert said(SIGN, two, "both", "2026-04-10") == "unknown"


def test_unknown_without_a_target() -> None:
    assert said(SIGN, record("", goal("g1")), "both", "2027-01-01") == "unknown"
    assert said(SIGN, record(""), "both", "2027-01-01") == "unknown"


def test_only_the_goals_that_are_past_are_named() -> None:
    later = goal("g2", target_on="2026-12-01")
    shown = look(SIGN, record("", GOAL, later), after(TARGET, 30))["both"]
    assert [e.entry.id for e in shown.because] == ["g1"]


def test_it_rests_once_an_ending_is_planned() -> None:
    two = record("", GOAL, closing(decided_on="2026-04-10"))
    assert word(finding(check(two, "2026-04-10"), SIGN, "both").verdict) == "resting"
