"""`end-not-planned`: the agreed end is near, and no closing is planned."""

import pytest
from building import after, closing, day, look, record, said

SIGN = "end-not-planned"
END = "2026-12-18"


@pytest.mark.parametrize(
    ("left", "found"), [(31, "clear"), (30, "ask"), (1, "ask"), (0, "ask"), (-10, "ask")]
)
def test_asked_within_thirty_days_of_the_agreed_end_boundary(left: int, found: str) -> None:
    two = record("", planned_end=after(END, 0))
    assert said(SIGN, two, "both", after(END, -left)) == found


@pytest.mark.parametrize(
    ("left", "when"), [(2, "is in 2 days"), (0, "is today"), (-1, "was 1 day ago")]
)
def test_it_says_how_far_that_end_is(left: int, when: str) -> None:
    asked = look(SIGN, record("", planned_end=after(END, 0)), after(END, -left))["both"]
    assert asked.says == f"The end they agreed on {when}; no ending is planned yet."


def test_clear_once_a_closing_is_planned() -> None:
    two = record("", closing(decided_on="2026-12-01"), planned_end=after(END, 0))
    assert said(SIGN, two, "both", "2026-11-30") == "ask"
    assert said(SIGN, two, "both", "2026-12-01") == "clear"


@pytest.mark.parametrize(
    ("days", "found"), [(0, "unknown"), (14, "unknown"), (15, "ask"), (200, "ask")]
)
def test_an_ending_without_a_day_is_asked_about_after_two_weeks_boundary(
    days: int, found: str
) -> None:
    two = record("2026-03-16 planned", closing(decided_on="2026-03-01"))
    assert said(SIGN, two, "both", after("2026-03-01", days)) == found
    with_day = closing(decided_on="2026-03-01", final_meeting="m1")
    two = record("2026-12-16 planned", with_day)
    assert said(SIGN, two, "both", after("2026-03-01", days)) == "unknown"


def test_it_counts_from_the_last_day_on_which_something_was_said_of_the_ending() -> None:
    told = closing(decided_on="2026-03-01", mentee_told_on="2026-03-20")
    assert said(SIGN, record("", told), "both", "2026-04-03") == "unknown"
    assert "no day yet" in look(SIGN, record("", told), day("2026-04-04"))["both"].says


def test_a_last_session_that_was_called_off_is_none() -> None:
    off = closing(decided_on="2026-03-01", final_meeting="m1")
    two = record("2026-03-16 cancelled mentor", off)
    assert said(SIGN, two, "both", "2026-03-30") == "unknown"
    assert said(SIGN, two, "both", "2026-03-31") == "ask"


def test_a_closing_that_was_reopened_plans_nothing() -> None:
    reopened = closing(decided_on="2026-11-20", reopened_on="2026-12-01")
    two = record("", reopened, planned_end=after(END, 0))
    assert said(SIGN, two, "both", "2026-11-30") == "clear"
    assert said(SIGN, two, "both", "2026-12-01") == "ask"


def test_unknown_without_an_agreed_end() -> None:
    assert said(SIGN, record(""), "both", "2026-12-01") == "unknown"


def test_it_tells_the_days() -> None:
    two = record("", planned_end=after(END, 0))
    assert "in 20 days" in look(SIGN, two, after(END, -20))["both"].says
    assert "20 days ago" in look(SIGN, two, after(END, 20))["both"].says
