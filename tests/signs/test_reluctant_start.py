"""`reluctant-start`: somebody else asked for it, and nobody noted how that feels."""

import pytest
from building import concern, record, said

SIGN = "reluctant-start"
MET = "2026-01-05 held"


@pytest.mark.parametrize("who", ["manager", "programme", "mentor"])
def test_asked_after_the_first_meeting_boundary(who: str) -> None:
    two = record(f"{MET} recorded=2026-01-05", asked_for_by=who, started="2026-01-01")
    assert said(SIGN, two, "mentee", "2026-01-04") == "unknown"
    assert said(SIGN, two, "mentee", "2026-01-05") == "ask"


def test_clear_where_they_asked_themselves() -> None:
    assert said(SIGN, record(MET, asked_for_by="self"), "mentee") == "clear"


def test_unknown_where_nobody_noted_who_asked() -> None:
    assert said(SIGN, record(MET), "mentee") == "unknown"


def test_unknown_before_the_first_meeting() -> None:
    two = record("2026-01-05 cancelled mentee", asked_for_by="manager")
    assert said(SIGN, two, "mentee", "2026-01-06") == "unknown"


def test_clear_once_a_concern_of_that_factor_is_recorded() -> None:
    pushed = concern("c1", "2026-01-07", factor="pushed-into-it")
    other = concern("c2", "2026-01-06", factor="lack-of-time")
    two = record(MET, pushed, other, asked_for_by="manager")
    assert said(SIGN, two, "mentee", "2026-01-06") == "ask"
    assert said(SIGN, two, "mentee", "2026-01-07") == "clear"
