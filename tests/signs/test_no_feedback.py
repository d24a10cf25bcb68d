"""`no-feedback`: no word for a while on how it is going."""

import pytest
from building import after, check, every, feedback, look, pause, record, said

from mentorlog.signs import sign

SIGN = "no-feedback"
GIVEN = "2026-01-05"
BOTH_WAYS = (feedback("f1", GIVEN, "mentor"), feedback("f2", GIVEN, "mentee"))


def held(times: int) -> str:
    return every(7, ", ".join(["held"] * times), "2026-01-12") if times else ""


@pytest.mark.parametrize(
    ("days", "meetings", "found"),
    [(119, 5, "clear"), (120, 4, "clear"), (120, 5, "ask"), (500, 9, "ask")],
)
def test_asks_after_120_live_days_and_five_held_boundary(
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
    assert said(SIGN, two, "both", after(GIVEN, 130)) == "ask"


def test_any_feedback_clears_it() -> None:
    two = record(held(6), *BOTH_WAYS, feedback("f3", "2026-05-20", "mentee"))
    assert said(SIGN, two, "both", "2026-05-19") == "ask"
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
    asked = look(SIGN, two, after(GIVEN, 120))["both"]
    assert "120 days" in asked.says and "5 meetings" in asked.says
    assert "from Sarah" in asked.because[0].note


@pytest.mark.parametrize(("numbers", "last"), [((1, 2), "b"), ((2, 1), "a")])
def test_of_two_on_one_day_the_one_written_later_is_the_last(
    numbers: tuple[int, int], last: str
) -> None:
    told = [
        feedback(id, "2026-01-05", "mentee", number=number, text="Well")
        for id, number in zip("ab", numbers, strict=True)
    ]
    asked = look(SIGN, record(every(14, "held, held, held"), *told))["both"]
    assert [e.entry.id for e in asked.because] == [last]


def test_it_never_speaks_with_a_level() -> None:
    assert sign(SIGN).asks_only
    checkup = check(record(held(9), *BOTH_WAYS), after(GIVEN, 500))
    assert SIGN in {f.sign.slug for f in checkup.asking}
    assert SIGN not in {f.sign.slug for f in checkup.shown}
