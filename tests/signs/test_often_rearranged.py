"""`often-rearranged`: cancelled or moved by one side without agreement, whatever the notice."""

import pytest
from building import after, check, every, finding, look, record, said

SIGN = "often-rearranged"
WEEKLY = "P1W"


def moved(times: int, by: str, notice: str, held_before: int = 0, days: int = 14) -> str:
    """So many held meetings, then so many that were moved by two days and then held."""
    plain = [f"{after('2026-01-05', days * i)} held" for i in range(held_before)]
    begin = after("2026-01-05", days * held_before)
    chains = [
        f"{after(begin, days * i)} moved {by} {notice} -> {after(begin, days * i + 2)} held"
        for i in range(times)
    ]
    return "\n".join(plain + chains)


def test_boundary_two_of_five_are_clear() -> None:
    table = every(14, "held, held, held, cancelled mentee 7d, cancelled mentee 7d")
    assert said(SIGN, record(table), "mentee") == "clear"


def test_shown_at_three_of_five_cancelled_with_ample_notice() -> None:
    table = every(14, "held, held, cancelled mentee 7d, cancelled mentee 7d, cancelled mentee 7d")
    assert said(SIGN, record(table), "mentee") == "watch"
    assert said(SIGN, record(table), "mentor") == "clear"


@pytest.mark.parametrize("notice", ["", "3h", "24h", "7d"])
def test_shown_at_three_of_five_moved_and_then_held_whatever_the_notice(notice: str) -> None:
    table = moved(3, "mentee", notice, held_before=2)
    assert said(SIGN, record(table), "mentee") == "watch"
    assert said(SIGN, record(table), "mentor") == "clear"


def test_shown_where_every_meeting_was_moved_and_there_is_no_concern() -> None:
    shown = look(SIGN, record(moved(5, "mentor", "3d")))["mentor"]
    assert shown.level == "watch"
    assert (shown.tally.count, shown.tally.window) == (5, 5)
    assert [e.entry.id for e in shown.because] == ["m1", "m3", "m5", "m7", "m9"]


@pytest.mark.parametrize(("times", "found"), [(3, "clear"), (4, "watch"), (8, "watch")])
def test_shown_weekly_at_four_of_eight(times: int, found: str) -> None:
    table = moved(times, "mentee", "3d", held_before=8 - times, days=7)
    assert said(SIGN, record(table, rhythm=WEEKLY), "mentee") == found


def test_moves_that_both_agreed_on_are_ordinary() -> None:
    assert said(SIGN, record(moved(5, "both", "3h")), "mentee") == "clear"
    assert said(SIGN, record(moved(5, "both", "3h")), "mentor") == "clear"


@pytest.mark.parametrize("why", ["outside", "mentee illness", "mentee emergency"])
def test_moves_for_a_reason_outside_both_are_nobodys(why: str) -> None:
    assert said(SIGN, record(moved(5, why, "3h")), "mentee") == "clear"


def test_moves_by_nobody_knows_whom_are_not_guessed() -> None:
    assert said(SIGN, record(moved(5, "", "3h")), "mentee") == "clear"


def test_a_meeting_moved_twice_counts_once() -> None:
    table = """
        2026-01-05 moved mentee 3d -> 2026-01-07 moved mentee 3d -> 2026-01-09 held
        2026-01-19 moved mentee 3d -> 2026-01-21 moved mentee 3d -> 2026-01-23 held
        2026-02-02 held
    """
    seen = look(SIGN, record(table))["mentee"]
    assert (seen.tally.count, seen.tally.window) == (2, 3)
    assert said(SIGN, record(table), "mentee") == "clear"


def test_an_absence_is_no_rearranging() -> None:
    table = every(14, "held, held, missed mentee, missed mentee, missed mentee")
    assert said(SIGN, record(table), "mentee") == "clear"


def test_unknown_below_three_and_weekly_below_five_boundary() -> None:
    assert said(SIGN, record(moved(2, "mentee", "3d")), "mentee") == "unknown"
    assert said(SIGN, record(moved(3, "mentee", "3d")), "mentee") == "watch"
    four = record(moved(4, "mentee", "3d", days=7), rhythm=WEEKLY)
    assert said(SIGN, four, "mentee") == "unknown"
    five = record(moved(5, "mentee", "3d", days=7), rhythm=WEEKLY)
    assert said(SIGN, five, "mentee") == "watch"


def test_three_held_in_a_row_clear_it_weekly() -> None:
    early = every(7, "cancelled mentee 3d" + ", cancelled mentee 3d" * 3)
    two = early + "\n" + every(7, "held, held", first="2026-02-02")
    assert said(SIGN, record(two, rhythm=WEEKLY), "mentee") == "watch"
    three = early + "\n" + every(7, "held, held, held", first="2026-02-02")
    assert said(SIGN, record(three, rhythm=WEEKLY), "mentee") == "clear"


def test_an_absence_between_them_ends_a_run_of_recovery() -> None:
    early = every(7, "cancelled mentee 3d" + ", cancelled mentee 3d" * 3)
    table = early + "\n" + every(7, "held, missed mentee, held, held", first="2026-02-02")
    assert said(SIGN, record(table, rhythm=WEEKLY), "mentee") == "watch"


def test_silent_where_cancelling_says_as_much() -> None:
    table = every(14, "held, held, cancelled mentee 7d, cancelled mentee 7d, cancelled mentee 7d")
    found = finding(check(record(table)), SIGN, "mentee")
    assert said(SIGN, record(table), "mentee") == "watch"
    assert found.verdict.why == "said by cancelling"


def test_it_speaks_where_cancelling_is_about_the_other_side() -> None:
    table = """
        2026-01-05 moved mentee 3d -> 2026-01-07 held
        2026-01-19 moved mentee 3d -> 2026-01-21 cancelled mentor 7d
        2026-02-02 moved mentee 3d -> 2026-02-04 cancelled mentor 7d
    """
    checkup = check(record(table))
    assert finding(checkup, "cancelling", "mentor").verdict.level == "watch"
    assert finding(checkup, SIGN, "mentee").verdict.level == "watch"


@pytest.mark.parametrize(("days", "found"), [(200, "watch"), (201, "unknown")])
def test_boundary_age_of_200_days(days: int, found: str) -> None:
    table = """
        2026-01-05 cancelled mentee 7d 09:00
        2026-01-05 cancelled mentee 7d 10:00
        2026-01-05 cancelled mentee 7d 11:00
    """
    assert said(SIGN, record(table), "mentee", after("2026-01-05", days)) == found
