"""`expectations-unspoken`: expectations none noted after the second meeting."""

import pytest
from building import agreement, every, record, said

SIGN = "expectations-unspoken"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("held", "unknown"),
        ("held, cancelled mentee, planned", "unknown"),
        ("held, held", "ask"),
        ("held, held, held, held, held", "ask"),
    ],
)
def test_asked_after_the_second_held_meeting_boundary(outcomes: str, found: str) -> None:
    assert said(SIGN, record(every(14, outcomes)), "both") == found


@pytest.mark.parametrize("key", ["mentor_expects", "mentee_expects", "boundaries"])
def test_clear_where_something_is_noted(key: str) -> None:
    noted = agreement("ag1", agreed_on="2026-01-05", **{key: "candour"})
    assert said(SIGN, record(every(14, "held, held"), noted), "both") == "clear"


def test_what_is_noted_later_is_asked_until_then() -> None:
    noted = agreement("ag1", agreed_on="2026-03-01", mentee_expects="time")
    two = record(every(14, "held, held"), noted)
    assert said(SIGN, two, "both", "2026-02-28") == "ask"
    assert said(SIGN, two, "both", "2026-03-01") == "clear"


def test_a_rhythm_alone_is_no_expectation() -> None:
    assert said(SIGN, record(every(14, "held, held"), rhythm="P1W"), "both") == "ask"


def test_unknown_while_it_is_early() -> None:
    assert said(SIGN, record(""), "both", "2026-06-01") == "unknown"
