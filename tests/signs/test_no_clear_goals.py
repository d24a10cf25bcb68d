"""`no-clear-goals`: no goal ever written down, and no purpose."""

import pytest
from building import (
    after,
    check,
    closing,
    every,
    finding,
    goal,
    goal_change,
    look,
    record,
    said,
    word,
)

SIGN = "no-clear-goals"


@pytest.mark.parametrize(("days", "found"), [(29, "unknown"), (30, "watch"), (89, "watch")])
def test_shown_after_three_held_and_thirty_days_boundary(days: int, found: str) -> None:
    three = record(every(7, "held, held, held"))
    assert said(SIGN, three, "both", after("2026-01-05", days)) == found


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("held, held", "unknown"),
        ("held, held, cancelled mentee, missed mentor, planned", "unknown"),
        ("held, held, held", "watch"),
        ("held, held, held, held, held", "watch"),
        ("held, held, held, held, held, held", "concern"),
    ],
)
def test_shown_by_the_number_of_held_meetings_boundary(outcomes: str, found: str) -> None:
    two = record(every(7, outcomes))
    assert said(SIGN, two, "both", after("2026-01-05", 90)) == found


@pytest.mark.parametrize(("days", "found"), [(89, "watch"), (90, "concern")])
def test_concern_after_six_held_and_ninety_days_boundary(days: int, found: str) -> None:
    six = record(every(7, "held, held, held, held, held, held"))
    shown = look(SIGN, six, after("2026-01-05", days))["both"]
    assert shown.level == found
    least = {"watch": "3 meetings and 30 days", "concern": "6 meetings and 90 days"}[found]
    assert shown.tally.threshold == f"no goal after {least}"


@pytest.mark.parametrize(
    ("outcomes", "days", "found"),
    [("held", 30, "unknown"), ("held, held", 29, "unknown"), ("held, held", 30, "watch")],
)
def test_shown_after_two_held_in_coaching_boundary(outcomes: str, days: int, found: str) -> None:
    coaching = record(every(7, outcomes), form="coaching")
    assert said(SIGN, coaching, "both", after("2026-01-05", days)) == found


def test_unknown_where_nothing_is_recorded() -> None:
    assert said(SIGN, record(started=None, rhythm=None), "both", "2026-06-01") == "unknown"


@pytest.mark.parametrize(
    ("goal_", "purpose"),
    [
        (goal(measure="shipped"), None),
        (goal(measure="shipped", dropped_on="2026-01-20"), None),
        (None, "a direction for the next years"),
    ],
)
def test_clear_with_a_goal_or_a_purpose(goal_: object, purpose: str | None) -> None:
    entries = [goal_] if goal_ else []
    two = record(every(14, "held, held, held, held"), *entries, purpose=purpose)
    assert said(SIGN, two, "both", "2026-06-01") == "clear"


def test_a_goal_that_is_set_later_is_not_there_yet() -> None:
    two = record(every(7, "held, held, held, held, held"), goal(measure="x", set_on="2026-02-10"))
    assert said(SIGN, two, "both", "2026-02-09") == "watch"
    assert said(SIGN, two, "both", "2026-02-10") == "clear"


def test_goals_without_any_measure_are_asked_about() -> None:
    table = every(14, "held, held, held, held")
    ask = look(SIGN, record(table, goal("g1"), goal("g2")), "2026-06-01")["both"]
    assert word(ask) == "ask"
    assert [e.entry.id for e in ask.because] == ["g1", "g2"]
    one_measured = record(table, goal("g1"), goal("g2", measure="shipped"))
    assert said(SIGN, one_measured, "both", "2026-06-01") == "clear"
    measured_later = record(table, goal("g1"), goal_change("g1", "2026-02-01", measure="shipped"))
    assert said(SIGN, measured_later, "both", "2026-01-31") == "ask"
    assert said(SIGN, measured_later, "both", "2026-02-01") == "clear"


def test_a_meeting_recorded_twice_counts_once() -> None:
    twice = record("2026-01-05 held\n2026-01-19 held\n2026-01-19 held")
    assert said(SIGN, twice, "both", "2026-06-01") == "unknown"


def test_the_start_is_the_first_thing_recorded_where_none_is_stated() -> None:
    three = record(every(7, "held, held, held"), started=None, agreed=None)
    assert said(SIGN, three, "both", after("2026-01-05", 29)) == "unknown"
    assert said(SIGN, three, "both", after("2026-01-05", 30)) == "watch"


def test_it_rests_once_an_ending_is_planned() -> None:
    two = record(every(7, "held, held, held"), closing(decided_on="2026-02-20"))
    assert word(finding(check(two, "2026-02-19"), SIGN, "both").verdict) == "watch"
    assert word(finding(check(two, "2026-02-20"), SIGN, "both").verdict) == "resting"
