"""`meetings-lost`: meetings that did not happen, on whosever side, unknown included."""

import pytest
from building import after, check, every, finding, look, record, said

from mentorlog.record import Record

SIGN = "meetings-lost"
WEEKLY = "P1W"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("held, held, held, cancelled, missed", "clear"),
        ("held, held, cancelled, missed, cancelled", "watch"),
        ("held, held, cancelled mentor, missed mentee, cancelled", "watch"),
        ("held, cancelled mentor, missed mentee, cancelled, cancelled", "concern"),
        ("cancelled, cancelled, cancelled, missed, missed", "concern"),
    ],
)
def test_shown_at_three_and_four_of_the_last_five_and_not_before(outcomes: str, found: str) -> None:
    assert said(SIGN, record(every(14, outcomes)), "both") == found


@pytest.mark.parametrize(("times", "found"), [(3, "clear"), (4, "watch"), (5, "concern")])
def test_shown_weekly_at_four_and_five_of_the_last_eight(times: int, found: str) -> None:
    table = every(7, "held" + ", held" * (7 - times) + ", cancelled" * times)
    assert said(SIGN, record(table, rhythm=WEEKLY), "both") == found


@pytest.mark.parametrize("by", ["cancelled both", "missed both"])
def test_what_both_agreed_on_counts_as_fine(by: str) -> None:
    table = every(14, f"held, cancelled, cancelled, {by}, {by}")
    seen = look(SIGN, record(table))["both"]
    assert (seen.tally.count, seen.tally.window) == (2, 5)
    assert said(SIGN, record(table), "both") == "clear"


def test_what_lay_outside_both_is_set_aside() -> None:
    table = every(14, "held, held, held, cancelled, cancelled, cancelled outside, "
                      "cancelled mentee illness")  # fmt: skip
    seen = look(SIGN, record(table))["both"]
    assert (seen.tally.count, seen.tally.window, seen.tally.set_aside) == (2, 5, 2)
    assert said(SIGN, record(table), "both") == "clear"


def test_moved_and_then_held_is_not_lost() -> None:
    table = """
        2026-01-05 moved mentee 3h -> 2026-01-07 held
        2026-01-19 moved mentor -> 2026-01-21 held
        2026-02-02 moved -> 2026-02-04 held
    """
    seen = look(SIGN, record(table))["both"]
    assert (seen.tally.count, seen.tally.window) == (0, 3)


def test_unknown_with_two_and_boundary_at_three() -> None:
    assert said(SIGN, record(every(14, "cancelled, cancelled")), "both") == "unknown"
    assert said(SIGN, record(every(14, "cancelled, cancelled, cancelled")), "both") == "watch"
    four = record(every(7, "cancelled, cancelled, cancelled, cancelled"), rhythm=WEEKLY)
    assert said(SIGN, four, "both") == "unknown"
    five = record(every(7, "held, cancelled, cancelled, cancelled, cancelled"), rhythm=WEEKLY)
    assert said(SIGN, five, "both") == "watch"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("cancelled, cancelled, cancelled, cancelled, held", "concern"),
        ("cancelled, cancelled, cancelled, held, held", "watch"),
        ("cancelled, cancelled, held, held, held", "clear"),
    ],
)
def test_it_clears_with_the_meetings(outcomes: str, found: str) -> None:
    assert said(SIGN, record(every(14, outcomes)), "both") == found


@pytest.mark.parametrize(("recovery", "found"), [(1, "concern"), (2, "watch"), (3, "clear")])
def test_weekly_recovery_steps_down_after_two_and_clears_after_three(
    recovery: int, found: str
) -> None:
    table = every(7, "cancelled" + ", cancelled" * 4 + ", held" * recovery)
    assert said(SIGN, record(table, rhythm=WEEKLY), "both") == found


def test_silent_where_a_sides_sign_says_as_much() -> None:
    table = every(14, "held, held, cancelled mentee, cancelled mentee, cancelled")
    checkup = check(record(table))
    assert finding(checkup, "cancelling", "mentee").verdict.level == "watch"
    assert finding(checkup, SIGN, "both").verdict.why == "said by cancelling"


def test_it_speaks_where_a_sides_sign_says_less() -> None:
    table = every(14, "held, cancelled mentee, cancelled mentee, cancelled, cancelled")
    checkup = check(record(table))
    assert finding(checkup, "cancelling", "mentee").verdict.level == "watch"
    assert finding(checkup, SIGN, "both").verdict.level == "concern"


@pytest.mark.parametrize(("days", "found"), [(200, "watch"), (201, "unknown")])
def test_boundary_age_of_200_days(days: int, found: str) -> None:
    table = """
        2026-01-05 cancelled 09:00
        2026-01-05 cancelled 10:00
        2026-01-05 cancelled 11:00
    """
    assert said(SIGN, record(table), "both", after("2026-01-05", days)) == found


def test_the_finding_lists_them_with_their_days() -> None:
    table = every(14, "held, cancelled mentee 2d, missed mentor, cancelled")
    shown = look(SIGN, record(table, keeper="mentee"))["both"]
    assert shown.says == "3 of the last 4 meetings did not take place."
    assert [e.entry.id for e in shown.because] == ["m2", "m3", "m4"]
    assert "by you" in shown.because[0].note
    assert "Tariq" in shown.because[1].note
    assert "not noted" in shown.because[2].note


def out_of_a_calendar(outcomes: str) -> Record:
    there = record(every(14, outcomes))
    made = (m.but(extra={"x-ics_uid": "one@example.org"}) for m in there.meetings)
    return there.but(meetings=tuple(made))


def test_what_nobody_recorded_of_a_calendar_takes_up_its_place() -> None:
    """A calendar says which were called off, and of the others nothing: those are not the last."""
    apart = "cancelled, planned, planned, cancelled, planned, planned, planned, cancelled"
    assert said(SIGN, out_of_a_calendar(apart), "both", "2026-05-01") == "unknown"
    near = out_of_a_calendar("cancelled, planned, cancelled, planned, cancelled")
    seen = look(SIGN, near, "2026-03-20")["both"]
    assert (seen.tally.count, seen.tally.window) == (3, 5)
    assert "3 of the last 5 meetings did not take place. What became of 2 of them" in seen.says


def test_what_is_not_yet_asked_about_takes_up_no_place() -> None:
    there = out_of_a_calendar("held, held, cancelled, cancelled, cancelled, planned")
    assert look(SIGN, there, "2026-03-18")["both"].tally.window == 5
    assert look(SIGN, there, "2026-03-19")["both"].tally.count == 3
    assert said(SIGN, there, "both", "2026-03-19") == "watch"
