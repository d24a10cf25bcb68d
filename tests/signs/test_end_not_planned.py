"""`end-not-planned`: the agreed end is near, and no closing is planned."""

import pytest
from building import after, closing, look, record, said

SIGN = "end-not-planned"
END = "2026-12-18"


@pytest.mark.parametrize(
    ("left", "found"), [(31, "clear"), (30, "ask"), (1, "ask"), (0, "ask"), (-10, "ask")]
)
def test_asked_within_thirty_days_of_the_agreed_end_boundary(left: int, found: str) -> None:
    two = record("", planned_end=after(END, 0))
    assert said(SIGN, two, "both", after(END, -left)) == found


def test_clear_once_a_closing_is_planned() -> None:
    two = record("", closing(decided_on="2026-12-01"), planned_end=after(END, 0))
    assert said(SIGN, two, "both", "2026-11-30") == "ask"
    assert said(SIGN, two, "both", "2026-12-01") == "clear"


def test_a_closing_that_was_reopened_plans_nothing() -> None:
    reopened = closing(decided_on="2026-11-01", reopened_on="2026-12-01")
    two = record("", reopened, planned_end=after(END, 0))
    assert said(SIGN, two, "both", "2026-11-30") == "clear"
    assert said(SIGN, two, "both", "2026-12-01") == "ask"


def test_unknown_without_an_agreed_end() -> None:
    assert said(SIGN, record(""), "both", "2026-12-01") == "unknown"


def test_it_tells_the_days() -> None:
    two = record("", planned_end=after(END, 0))
    assert "in 20 days" in look(SIGN, two, after(END, -20))["both"].says
    assert "20 days ago" in look(SIGN, two, after(END, 20))["both"].says
