"""`no-feedback`: no word for a while on how it is going."""

import pytest
from building import after, every, feedback, look, pause, record, said

SIGN = "no-feedback"
GIVEN = "2026-01-05"
BOTH_WAYS = (feedback("f1", GIVEN, "mentor"), feedback("f2", GIVEN, "mentee"))


def held(times: int) -> str:
    return every(7, ", ".join(["held"] * times), "2026-01-12") if times else ""


@pytest.mark.parametrize(
    ("days", "meetings", "found"),
    [(119, 5, "clear"), (120, 4, "clear"), (120, 5, "watch"), (500, 9, "watch")],
)
def test_shown_after_120_live_days_and_five_held_boundary(
    days: int, meetings: int, found: str
) -> None:
    two = record(held(meetings), *BOTH_WAYS)
    assert said(SIGN, two, "both", after(GIVEN, days)) == found


def test_only_held_meetings_since_then_count() -> None:
    table = f"{GIVEN} held\n" + held(4) + "\n2026-02-16 cancelled mentee\n2026-02-23 planned"
    assert said(SIGN, record(table, *BOTH_WAYS), "both", after(GIVEN, 120)) == "clear"


def test_days_in_a_pause_do_not_count_boundary() -> None:
    ten_days = pause("2026-03-01", "2026-03-10")
    two = record(held(5), *BOTH_WAYS, ten_days)
    assert said(SIGN, two, "both", after(GIVEN, 129)) == "clear"
    assert said(SIGN, two, "both", after(GIVEN, 130)) == "watch"


def test_any_feedback_clears_it() -> None:
    two = record(held(6), *BOTH_WAYS, feedback("f3", "2026-05-20", "mentee"))
    assert said(SIGN, two, "both", "2026-05-19") == "watch"
    assert said(SIGN, two, "both", "2026-05-20") == "clear"


def test_none_ever_is_asked_and_never_shown() -> None:
    assert said(SIGN, record(held(9)), "both", "2027-01-01") == "ask"


def test_unknown_before_anybody_has_met() -> None:
    assert said(SIGN, record(""), "both", "2026-01-05") == "unknown"


@pytest.mark.parametrize("giver", ["mentor", "mentee"])
def test_one_direction_only_is_asked(giver: str) -> None:
    two = record(held(5), feedback("f1", "2026-02-10", giver), keeper="facilitator")
    ask = look(SIGN, two, "2026-02-20")["both"]
    assert "other direction" in ask.says
    assert {"mentor": "Tariq", "mentee": "Sarah"}[giver] in ask.says
    assert [e.entry.id for e in ask.because] == ["f1"]


def test_the_finding_shows_the_direction_of_the_last_word() -> None:
    two = record(held(5), *BOTH_WAYS)
    shown = look(SIGN, two, after(GIVEN, 120))["both"]
    assert "120 days" in shown.says and "5 meetings" in shown.says
    assert "from Sarah" in shown.because[0].note
