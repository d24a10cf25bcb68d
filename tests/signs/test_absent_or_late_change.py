"""`absent-or-late-change`: missed without a word, or changed with too little notice."""

import pytest
from building import after, every, look, record, said

SIGN = "absent-or-late-change"
WEEKLY = "P1W"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("held, held, held, held, cancelled mentee 3h", "clear"),
        ("held, held, held, cancelled mentee 3h, cancelled mentee 23h", "watch"),
        ("held, held, held, missed mentee, cancelled mentee 3h", "watch"),
        ("held, held, cancelled mentee 3h, missed mentee, cancelled mentee 0h", "concern"),
    ],
)
def test_shown_at_two_and_three_of_the_last_five_and_not_before(outcomes: str, found: str) -> None:
    assert said(SIGN, record(every(14, outcomes)), "mentee") == found
    assert said(SIGN, record(every(14, outcomes)), "mentor") == "clear"


LATE = ", cancelled mentor 3h"


@pytest.mark.parametrize(("times", "found"), [(2, "clear"), (3, "watch"), (4, "concern")])
def test_shown_weekly_at_three_and_four_of_the_last_eight(times: int, found: str) -> None:
    weekly = record(every(7, "held" + ", held" * (7 - times) + LATE * times), rhythm=WEEKLY)
    assert said(SIGN, weekly, "mentor") == found
    assert said(SIGN, weekly, "mentee") == "clear"


@pytest.mark.parametrize(
    ("notice", "late"), [("", False), ("0h", True), ("23h", True), ("24h", False), ("1d", False)]
)
def test_boundary_notice_of_exactly_24_hours_is_not_late(notice: str, late: bool) -> None:
    table = every(14, f"held, held, held, cancelled mentee {notice}, cancelled mentee {notice}")
    assert said(SIGN, record(table), "mentee") == ("watch" if late else "clear")


@pytest.mark.parametrize(
    ("agreed", "given", "late"),
    [(48, "47h", True), (48, "48h", False), (2, "2h", False), (2, "1h", True), (0, "0h", False)],
)
def test_boundary_of_the_notice_that_was_agreed(agreed: int, given: str, late: bool) -> None:
    table = every(14, f"held, held, held, cancelled mentee {given}, cancelled mentee {given}")
    two = record(table, notice=agreed)
    assert said(SIGN, two, "mentee") == ("watch" if late else "clear")


def test_a_late_move_counts_even_where_it_was_then_held() -> None:
    table = """
        2026-01-05 held
        2026-01-19 held
        2026-02-02 held
        2026-02-16 moved mentee 3h -> 2026-02-18 held
        2026-03-02 moved mentee 3h -> 2026-03-04 held
    """
    shown = look(SIGN, record(table))["mentee"]
    assert shown.level == "watch"
    assert [e.entry.id for e in shown.because] == ["m4", "m6"]
    assert said(SIGN, record(table.replace("3h", "2d")), "mentee") == "clear"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("missed mentee", "watch"),
        ("held, missed mentee", "watch"),
        ("held, held, missed mentee", "watch"),
        ("held, held, held, missed mentee", "clear"),
    ],
)
def test_one_absence_is_shown_among_the_first_three_boundary(outcomes: str, found: str) -> None:
    assert said(SIGN, record(every(14, outcomes)), "mentee") == found


def test_an_early_absence_is_counted_with_one_that_is_past_the_window() -> None:
    table = "missed mentee, held, missed mentee" + ", cancelled mentor 3d" * 3
    shown = look(SIGN, record(every(14, table)))["mentee"]
    assert shown.says == "Sarah missed 2 of the first 3 meetings."
    assert [e.entry.id for e in shown.because] == ["m1", "m3"]
    assert said(SIGN, record(every(14, table + ", cancelled mentor 3d" * 2)), "mentee") == "clear"


def test_early_absence_is_shown_weekly_too() -> None:
    weekly = record(every(7, "held, held, missed mentee"), rhythm=WEEKLY)
    assert said(SIGN, weekly, "mentee") == "watch"
    later = record(every(7, "held, held, held, missed mentee, held"), rhythm=WEEKLY)
    assert said(SIGN, later, "mentee") == "clear"


def test_what_was_set_aside_is_not_among_the_first_three() -> None:
    table = every(14, "held, cancelled outside, held, missed mentee")
    assert said(SIGN, record(table), "mentee") == "watch"


def test_a_late_change_among_the_first_three_is_no_absence() -> None:
    assert said(SIGN, record(every(14, "held, held, cancelled mentee 0h")), "mentee") == "clear"
    assert said(SIGN, record(every(14, "cancelled mentee 0h")), "mentee") == "unknown"


@pytest.mark.parametrize(
    ("recovery", "found"), [(0, "watch"), (1, "watch"), (2, "watch"), (3, "clear")]
)
def test_three_held_in_a_row_clear_an_early_absence(recovery: int, found: str) -> None:
    table = every(14, "missed mentee" + ", held" * recovery)
    assert said(SIGN, record(table), "mentee") == found


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("held, held, held, missed mentee, missed mentee", "concern"),
        ("held, held, missed mentee, missed mentee, held", "concern"),
        ("held, held, missed mentee, held, missed mentee", "watch"),
        ("held, missed mentee, missed mentee, held, held", "watch"),
        ("missed mentee, missed mentee, held, held, held", "clear"),
        ("held, held, held, missed mentee, cancelled outside, missed mentee", "concern"),
    ],
)
def test_two_absences_in_a_row_are_a_concern_until_two_are_held(outcomes: str, found: str) -> None:
    assert said(SIGN, record(every(14, outcomes)), "mentee") == found


@pytest.mark.parametrize("between", ["planned", "unknown", "cancelled", "moved"])
def test_two_absences_with_one_between_that_nobody_knows_of_are_not_in_a_row(between: str) -> None:
    table = every(14, f"held, held, held, missed mentee, {between}, missed mentee")
    shown = look(SIGN, record(table))["mentee"]
    assert (shown.level, shown.tally.count) == ("watch", 2)
    assert shown.says.startswith("Sarah missed, or changed at short notice, 2 of the last 5")


def test_two_absences_in_a_row_need_three_counted_boundary() -> None:
    assert said(SIGN, record(every(14, "held, missed mentee, missed mentee")), "mentee") == (
        "concern"
    )
    assert said(SIGN, record(every(14, "missed mentee, missed mentee")), "mentee") == "watch"


def test_two_absences_in_a_row_need_five_counted_weekly_boundary() -> None:
    four = record(every(7, "held, held, missed mentee, missed mentee"), rhythm=WEEKLY)
    assert said(SIGN, four, "mentee") == "watch"
    five = record(every(7, "held, held, held, missed mentee, missed mentee"), rhythm=WEEKLY)
    assert said(SIGN, five, "mentee") == "concern"


def test_absences_of_different_sides_are_not_in_a_row() -> None:
    table = every(14, "held, held, held, missed mentor, missed mentee")
    for side in ("mentor", "mentee"):
        assert said(SIGN, record(table), side) == "clear"


def test_unknown_below_the_minimum_without_an_early_absence() -> None:
    assert said(SIGN, record(every(14, "held, cancelled mentee 0h")), "mentee") == "unknown"
    weekly = record(every(7, "held, held, held, cancelled mentee 0h"), rhythm=WEEKLY)
    assert said(SIGN, weekly, "mentee") == "unknown"


def test_nobody_came_is_neutral() -> None:
    table = every(14, "missed both, held, missed both, missed both")
    for side in ("mentor", "mentee"):
        assert said(SIGN, record(table), side) == "clear"


@pytest.mark.parametrize("why", ["missed outside", "missed mentee illness",
                                 "cancelled mentee 0h emergency"])  # fmt: skip
def test_what_lay_outside_both_is_set_aside(why: str) -> None:
    table = every(14, f"held, held, held, {why}, {why}")
    seen = look(SIGN, record(table))["mentee"]
    assert (seen.tally.count, seen.tally.set_aside) == (0, 2)
    assert said(SIGN, record(table), "mentee") == "clear"


def test_agreed_changes_at_short_notice_are_neutral() -> None:
    table = every(14, "held, held, held, cancelled both 0h, cancelled both 0h")
    assert said(SIGN, record(table), "mentee") == "clear"


def test_unknown_attribution_is_never_guessed() -> None:
    table = every(14, "held, held, held, missed, missed")
    for side in ("mentor", "mentee"):
        assert said(SIGN, record(table), side) == "clear"


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("cancelled mentee 3h, cancelled mentee 3h, cancelled mentee 3h, held", "concern"),
        ("cancelled mentee 3h, cancelled mentee 3h, cancelled mentee 3h, held, held", "watch"),
        ("cancelled mentee 3h, cancelled mentee 3h, held, held, held", "clear"),
    ],
)
def test_two_held_in_a_row_step_concern_down_and_three_clear_it(outcomes: str, found: str) -> None:
    assert said(SIGN, record(every(14, outcomes)), "mentee") == found


@pytest.mark.parametrize(("days", "found"), [(200, "watch"), (201, "unknown")])
def test_boundary_age_of_200_days(days: int, found: str) -> None:
    table = """
        2026-01-05 held 09:00
        2026-01-05 held 10:00
        2026-01-05 held 11:00
        2026-01-05 cancelled mentee 0h 12:00
        2026-01-05 cancelled mentee 0h 15:00
    """
    assert said(SIGN, record(table), "mentee", after("2026-01-05", days)) == found


def test_an_early_absence_over_200_days_old_is_not_brought_up() -> None:
    assert said(SIGN, record("2026-01-05 missed mentee"), "mentee", "2026-07-24") == "watch"
    assert said(SIGN, record("2026-01-05 missed mentee"), "mentee", "2026-07-25") == "unknown"


def test_the_early_finding_counts_what_there_is() -> None:
    shown = look(SIGN, record("2026-01-05 missed mentee"))["mentee"]
    assert (shown.tally.count, shown.tally.window) == (1, 1)
    assert [e.entry.id for e in shown.because] == ["m1"]


@pytest.mark.parametrize(
    ("days", "outcomes", "says"),
    [
        (14, "missed mentee, missed mentee", "Sarah missed 2 of the first 2 meetings."),
        (7, "missed mentee, held, missed mentee", "Sarah missed 2 of the first 3 meetings."),
        (7, "held, missed mentee, held", "Sarah missed 1 of the first 3 meetings."),
        (7, "missed mentee", "Sarah missed the first meeting."),
    ],
)
def test_the_early_finding_counts_every_absence(days: int, outcomes: str, says: str) -> None:
    two = record(every(days, outcomes), rhythm=f"P{days}D")
    shown = look(SIGN, two)["mentee"]
    missed = outcomes.count("missed")
    assert (shown.level, shown.says, shown.tally.count) == ("watch", says, missed)
    assert len(shown.because) == missed
