"""`stale-goals`: open goals that nobody has looked at for a while."""

from datetime import date

import pytest
from building import (
    after,
    check,
    closing,
    every,
    finding,
    goal,
    goal_change,
    goal_review,
    look,
    milestone,
    pause,
    record,
    said,
    word,
)

SIGN = "stale-goals"
REVIEWED = "2026-01-19"
GOAL = goal("g1", set_on="2026-01-05", measure="shipped")
REVIEW = goal_review("g1", REVIEWED)


def held(times: int, first: str = "2026-01-26") -> str:
    """So many meetings, one a week, all after the review."""
    return every(7, ", ".join(["held"] * times), first)


def days_after(days: int) -> date:
    return after(REVIEWED, days)


@pytest.mark.parametrize(
    ("days", "meetings", "found"),
    [
        (119, 6, "clear"),
        (120, 2, "clear"),
        (120, 3, "watch"),
        (179, 5, "watch"),
        (180, 4, "watch"),
        (180, 5, "concern"),
        (400, 4, "watch"),
        (400, 2, "clear"),
    ],
)
def test_shown_over_119_and_179_days_with_three_and_five_held_boundary(
    days: int, meetings: int, found: str
) -> None:
    two = record(held(meetings), GOAL, REVIEW)
    assert said(SIGN, two, "both", days_after(days)) == found


@pytest.mark.parametrize(("days", "least"), [(120, "119 days and 3"), (180, "179 days and 5")])
def test_the_threshold_is_that_of_the_level(days: int, least: str) -> None:
    shown = look(SIGN, record(held(5), GOAL, REVIEW), days_after(days))["both"]
    assert shown.tally.threshold == f"over {least} meetings"


def test_only_held_meetings_since_then_count_boundary() -> None:
    on_the_day = f"{REVIEWED} held\n" + held(2)
    assert said(SIGN, record(on_the_day, GOAL, REVIEW), "both", days_after(120)) == "clear"
    lost = held(2) + "\n2026-02-16 cancelled mentee\n2026-02-23 planned"
    assert said(SIGN, record(lost, GOAL, REVIEW), "both", days_after(120)) == "clear"


@pytest.mark.parametrize(
    "touch",
    [
        goal("g2", set_on="2026-03-01"),
        goal_review("g1", "2026-03-01", id="gr2"),
        goal_change("g1", "2026-03-01", target_on="2026-12-01"),
        goal("g2", set_on="2026-01-05", dropped_on="2026-03-01"),
        goal("g2", set_on="2026-01-05", achieved_on="2026-03-01"),
        milestone("g1", reached_on="2026-03-01"),
    ],
    ids=["set", "reviewed", "changed", "dropped", "achieved", "milestone"],
)
def test_clear_for_119_days_from_any_goal_being_touched_boundary(touch: object) -> None:
    two = record(every(14, ", ".join(["held"] * 12), "2026-01-26"), GOAL, REVIEW, touch)
    assert said(SIGN, two, "both", after("2026-03-01", 119)) == "clear"
    assert said(SIGN, two, "both", after("2026-03-01", 120)) == "watch"


def test_a_goal_talked_about_in_a_held_meeting_was_looked_at() -> None:
    table = held(3) + "\n2026-03-01 held goals=g1\n" + held(5, first="2026-03-08")
    two = record(table, GOAL)
    assert said(SIGN, two, "both", after("2026-03-01", 119)) == "clear"
    assert said(SIGN, two, "both", after("2026-03-01", 120)) == "watch"


def test_days_in_a_pause_do_not_count_boundary() -> None:
    ten_days = pause("2026-03-01", "2026-03-10")
    two = record(held(4), GOAL, REVIEW, ten_days)
    assert said(SIGN, two, "both", days_after(129)) == "clear"
    assert said(SIGN, two, "both", days_after(130)) == "watch"


def test_never_reviewed_before_is_asked_and_never_shown() -> None:
    two = record(held(6), goal("g1", set_on=REVIEWED))
    assert said(SIGN, two, "both", days_after(119)) == "clear"
    assert said(SIGN, two, "both", days_after(120)) == "ask"
    assert said(SIGN, two, "both", days_after(300)) == "ask"


def test_unknown_without_an_open_goal() -> None:
    assert said(SIGN, record(held(6)), "both", "2026-12-01") == "unknown"
    ended = goal("g1", set_on="2026-01-05", achieved_on="2026-02-01")
    assert said(SIGN, record(held(6), ended, REVIEW), "both", "2026-12-01") == "unknown"


def test_the_finding_names_the_open_goals() -> None:
    two = record(held(6), GOAL, goal("g2", text="Speak in public"), REVIEW)
    shown = look(SIGN, two, days_after(120))["both"]
    assert shown.says == "No goal has been looked at for 120 days and 6 meetings."
    assert [e.entry.id for e in shown.because] == ["g1", "g2"]


def test_it_rests_once_an_ending_is_planned() -> None:
    two = record(held(6), GOAL, REVIEW, closing(decided_on="2026-11-17"))
    assert word(finding(check(two, "2026-12-01"), SIGN, "both").verdict) == "resting"
    assert word(finding(check(two, "2026-12-02"), SIGN, "both").verdict) == "concern"
