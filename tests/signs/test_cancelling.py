"""`cancelling`: meetings that did not happen because of one side, cancelled or missed."""

import pytest
from building import action, after, every, last_day, look, pause, record, said

SIGN = "cancelling"
FORTNIGHTLY = "P2W"
WEEKLY = "P1W"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("held, held, held, held, cancelled mentee", "clear"),
        ("held, held, held, cancelled mentee, cancelled mentee", "watch"),
        ("cancelled mentee, held, held, missed mentee, held", "watch"),
        ("held, held, cancelled mentee, missed mentee, cancelled mentee", "concern"),
        ("cancelled mentee, missed mentee, cancelled mentee, cancelled mentee, held", "concern"),
    ],
)
def test_shown_at_two_and_three_of_the_last_five_and_not_before(outcomes: str, found: str) -> None:
    fortnightly = record(every(14, outcomes), rhythm=FORTNIGHTLY)
    assert said(SIGN, fortnightly, "mentee") == found
    assert said(SIGN, fortnightly, "mentor") == "clear"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("held, held, held, held, held, held, cancelled mentor, cancelled mentor", "clear"),
        ("cancelled mentor, held, held, held, held, cancelled mentor, held, cancelled mentor",
         "watch"),
        ("held, held, held, held, held, missed mentor, cancelled mentor, cancelled mentor",
         "watch"),
        ("held, held, held, held, missed mentor, missed mentor, cancelled mentor, missed mentor",
         "concern"),
    ],
)  # fmt: skip
def test_shown_weekly_at_three_and_four_of_the_last_eight(outcomes: str, found: str) -> None:
    weekly = record(every(7, outcomes), rhythm=WEEKLY)
    assert said(SIGN, weekly, "mentor") == found
    assert said(SIGN, weekly, "mentee") == "clear"


@pytest.mark.parametrize(("rhythm", "found"), [("P10D", "clear"), ("P11D", "watch")])
def test_the_longer_window_serves_a_boundary_rhythm_of_ten_days(rhythm: str, found: str) -> None:
    two_of_five = every(10, "held, held, held, cancelled mentee, cancelled mentee")
    assert said(SIGN, record(two_of_five, rhythm=rhythm), "mentee") == found


def test_only_the_last_five_are_looked_at() -> None:
    long_ago = record(
        every(14, "cancelled mentee, cancelled mentee, held, cancelled mentor, held, "
                  "cancelled mentor, held")
    )  # fmt: skip
    assert said(SIGN, long_ago, "mentee") == "clear"
    assert said(SIGN, long_ago, "mentor") == "watch"
    assert look(SIGN, long_ago)["mentor"].tally.window == 5


def test_unknown_with_two_counted_meetings_and_boundary_at_three() -> None:
    two = record(every(14, "cancelled mentee, cancelled mentee"))
    assert said(SIGN, two, "mentee") == "unknown"
    assert "3" in look(SIGN, two)["mentee"].why
    three = record(every(14, "held, cancelled mentee, cancelled mentee"))
    assert said(SIGN, three, "mentee") == "watch"
    assert "2 of the last 3 meetings" in look(SIGN, three)["mentee"].says


def test_unknown_weekly_with_four_counted_meetings_and_boundary_at_five() -> None:
    four = record(every(7, "held" + ", cancelled mentee" * 3), rhythm=WEEKLY)
    assert said(SIGN, four, "mentee") == "unknown"
    five = record(every(7, "held, held" + ", cancelled mentee" * 3), rhythm=WEEKLY)
    assert said(SIGN, five, "mentee") == "watch"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("cancelled mentee, cancelled mentee, cancelled mentee, held", "concern"),
        ("cancelled mentee, cancelled mentee, cancelled mentee, held, held", "watch"),
        ("cancelled mentee, cancelled mentee, held, held", "watch"),
        ("cancelled mentee, cancelled mentee, held, held, held", "clear"),
    ],
)
def test_two_held_in_a_row_step_concern_down_and_three_clear_it(outcomes: str, found: str) -> None:
    assert said(SIGN, record(every(14, outcomes)), "mentee") == found


@pytest.mark.parametrize(
    ("recovery", "found"),
    [
        ("held, held, held", "clear"),
        ("held, held, held, held", "clear"),
        ("held, held", "watch"),
    ],
)
def test_weekly_recovery_takes_as_many(recovery: str, found: str) -> None:
    lost = "cancelled mentee, missed mentee, cancelled mentee, cancelled mentee"
    weekly = record(every(7, f"{lost}, {recovery}"), rhythm=WEEKLY)
    assert said(SIGN, weekly, "mentee") == found


def test_a_late_move_that_was_then_held_ends_a_run_of_recovery() -> None:
    table = """
        2026-01-05 cancelled mentee
        2026-01-19 cancelled mentee
        2026-02-02 held
        2026-02-16 moved mentee 3h -> 2026-02-18 held
        2026-03-02 held
    """
    assert said(SIGN, record(table), "mentee") == "watch"
    assert said(SIGN, record(table.replace("3h", "24h")), "mentee") == "clear"


def test_a_late_move_by_the_other_side_leaves_the_recovery_standing() -> None:
    table = """
        2026-01-05 cancelled mentee
        2026-01-19 cancelled mentee
        2026-02-02 held
        2026-02-16 moved mentor 3h -> 2026-02-18 held
        2026-03-02 held
    """
    assert said(SIGN, record(table), "mentee") == "clear"


def test_neutral_ones_count_as_fine_and_are_no_recovery() -> None:
    agreed = "cancelled mentee, cancelled mentee, cancelled both, cancelled both, cancelled both"
    seen = look(SIGN, record(every(14, agreed)))["mentee"]
    assert (seen.tally.count, seen.tally.window) == (2, 5)
    assert said(SIGN, record(every(14, agreed)), "mentee") == "watch"
    one = record(every(14, "cancelled mentee, held, cancelled both, missed both, held"))
    assert said(SIGN, one, "mentee") == "clear"


@pytest.mark.parametrize("why", ["mentee illness", "mentee holiday", "mentee leave",
                                 "mentee emergency", "mentee bereavement", "outside"])  # fmt: skip
def test_what_lay_outside_both_is_set_aside(why: str) -> None:
    table = every(14, f"cancelled mentee, held, cancelled {why}, held, missed {why}")
    seen = look(SIGN, record(table))["mentee"]
    assert (seen.tally.count, seen.tally.window, seen.tally.set_aside) == (1, 3, 2)
    assert said(SIGN, record(table), "mentee") == "clear"


@pytest.mark.parametrize("why", ["work", "travel", "personal", "other"])
def test_any_other_reason_leaves_it_with_that_side(why: str) -> None:
    table = every(14, f"held, cancelled mentee {why}, cancelled mentee {why}")
    assert said(SIGN, record(table), "mentee") == "watch"


def test_unknown_attribution_is_never_guessed() -> None:
    table = every(14, "held, held, held, cancelled, missed, cancelled")
    for side in ("mentor", "mentee"):
        assert said(SIGN, record(table), side) == "clear"


@pytest.mark.parametrize(("days", "found"), [(200, "watch"), (201, "unknown")])
def test_boundary_age_of_200_days_at_a_short_rhythm(days: int, found: str) -> None:
    table = """
        2026-01-05 held 09:00
        2026-01-05 cancelled mentee 11:00
        2026-01-05 cancelled mentee 15:00
    """
    assert said(SIGN, record(table), "mentee", after("2026-01-05", days)) == found


@pytest.mark.parametrize(("days", "found"), [(360, "watch"), (361, "unknown")])
def test_boundary_age_of_six_rhythms_where_that_is_longer(days: int, found: str) -> None:
    table = """
        2026-01-05 held 09:00
        2026-01-05 cancelled mentee 11:00
        2026-01-05 cancelled mentee 15:00
    """
    every_60_days = record(table, rhythm="P2M")
    assert said(SIGN, every_60_days, "mentee", after("2026-01-05", days)) == found


def test_a_meeting_in_a_pause_does_not_count() -> None:
    table = every(14, "held, held, held, cancelled mentee, cancelled mentee")
    paused = record(table, pause("2026-03-01", "2026-03-10"))
    assert said(SIGN, paused, "mentee", "2026-03-12") == "clear"
    seen = look(SIGN, paused, "2026-03-12")["mentee"]
    assert (seen.tally.count, seen.tally.window, seen.tally.set_aside) == (1, 4, 0)


@pytest.mark.parametrize("outcome", ["planned", "unknown"])
def test_a_day_that_passed_without_a_word_is_neither_held_nor_lost(outcome: str) -> None:
    table = every(14, f"held, cancelled mentee, {outcome}, {outcome}, cancelled mentee")
    seen = look(SIGN, record(table))["mentee"]
    assert (seen.tally.count, seen.tally.window) == (2, 3)


def test_the_finding_shows_count_days_side_notice_and_threshold() -> None:
    table = """
        2026-01-05 held
        2026-01-19 cancelled mentee 3h work
        2026-02-02 held
        2026-02-16 missed mentee
    """
    shown = look(SIGN, record(table, keeper="mentor"))["mentee"]
    assert shown.says == "Sarah called off or missed 2 of the last 4 meetings."
    assert [e.entry.id for e in shown.because] == ["m2", "m4"]
    assert [e.on.isoformat() for e in shown.because] == ["2026-01-19", "2026-02-16"]
    assert "3 hours before" in shown.because[0].note and "work" in shown.because[0].note
    assert "no word on record" in shown.because[1].note
    assert shown.tally.threshold == "2 of the last 5 meetings"


def test_the_keepers_own_side_comes_first_and_is_told_as_you() -> None:
    table = every(14, "held, cancelled mentee, cancelled mentee")
    for keeper, first in [("mentor", "mentor"), ("mentee", "mentee"), ("facilitator", "mentor")]:
        assert next(iter(look(SIGN, record(table, keeper=keeper)))) == first
    told = look(SIGN, record(table, keeper="mentee"))["mentee"].says
    assert told.startswith("You called off or missed")


def test_what_is_yet_to_come_does_not_count() -> None:
    table = every(14, "held, held, held, cancelled mentee, cancelled mentee")
    ahead = record(table)
    assert said(SIGN, ahead, "mentee", after(last_day(ahead), -1)) == "clear"
    assert said(SIGN, ahead, "mentee", last_day(ahead)) == "watch"


def test_actions_have_no_say_in_it() -> None:
    table = every(14, "held, held, cancelled mentee, cancelled mentee")
    with_actions = record(table, action("a1", due="2026-01-10", done_on="2026-01-09"))
    assert said(SIGN, with_actions, "mentee") == said(SIGN, record(table), "mentee") == "watch"


@pytest.mark.parametrize(
    ("between", "told"),
    [
        ("held", ""),
        ("cancelled", " 1 more is left out: on whose side it lay is not noted."),
        ("cancelled, missed", " 2 more are left out: on whose side they lay is not noted."),
    ],
)
def test_meetings_that_are_left_out_for_want_of_a_side_are_told_of(between: str, told: str) -> None:
    table = every(14, f"cancelled, held, held, cancelled mentee, {between}, cancelled mentee")
    shown = look(SIGN, record(table))["mentee"]
    of = 4 + (between == "held")
    assert shown.says == f"Sarah called off or missed 2 of the last {of} meetings.{told}"
