"""`goals-all-ended`: all goals ended, a friendly question and never a warning."""

import pytest
from building import check, closing, finding, goal, look, record, said, word

SIGN = "goals-all-ended"


@pytest.mark.parametrize(
    "end", [{"achieved_on": "2026-03-01"}, {"dropped_on": "2026-03-01"}], ids=str
)
def test_asked_once_every_goal_has_ended_boundary(end: dict[str, str]) -> None:
    two = record("", goal("g1", **end))
    assert said(SIGN, two, "both", "2026-02-28") == "clear"
    assert said(SIGN, two, "both", "2026-03-01") == "ask"


def test_clear_while_one_is_open() -> None:
    two = record("", goal("g1", achieved_on="2026-03-01"), goal("g2"))
    assert said(SIGN, two, "both", "2026-06-01") == "clear"


def test_a_replaced_goal_has_its_successor() -> None:
    old = goal("g1", dropped_on="2026-03-01", replaced_by="g2")
    new = goal("g2", set_on="2026-03-01")
    assert said(SIGN, record("", old, new), "both", "2026-03-01") == "clear"


def test_unknown_where_no_goal_was_ever_set() -> None:
    assert said(SIGN, record(""), "both", "2026-06-01") == "unknown"


def test_all_of_them_are_named() -> None:
    two = record("", goal("g1", achieved_on="2026-03-01"), goal("g2", dropped_on="2026-03-02"))
    ask = look(SIGN, two, "2026-06-01")["both"]
    assert ask.says == "Every goal has come to its end."
    assert [e.entry.id for e in ask.because] == ["g1", "g2"]
    assert "achieved" in ask.because[0].note and "let go" in ask.because[1].note


def test_it_rests_once_an_ending_is_planned() -> None:
    two = record("", goal("g1", achieved_on="2026-03-01"), closing(decided_on="2026-03-02"))
    assert word(finding(check(two, "2026-03-02"), SIGN, "both").verdict) == "resting"
