"""`distracted-or-cut-short`: sessions with somebody's mind elsewhere, or ended early."""

import pytest
from building import after, every, last_day, look, record, said

from mentorlog.counting import PRESENCE
from mentorlog.signs import sign

SIGN = "distracted-or-cut-short"
YES = "held distracted=mentee"
NO = "held observed"


def sessions(*seen: str) -> str:
    return every(14, ", ".join(seen))


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        ((NO, YES, YES), "clear"),
        ((NO, NO, YES, YES), "clear"),
        ((YES, YES, YES), "watch"),
        ((YES, YES, NO, YES), "watch"),
        ((YES, YES, YES, NO), "watch"),
        ((YES, NO, YES, NO, YES), "clear"),
        ((YES, YES, NO, NO, YES), "clear"),
        ((YES, YES, YES, YES), "concern"),
        ((YES, YES, NO, YES, YES), "concern"),
        ((YES, YES, YES, YES, NO), "concern"),
        ((YES, NO, YES, YES, NO, YES), "watch"),
    ],
)
def test_shown_at_three_of_four_and_four_of_five_boundary(
    seen: tuple[str, ...], found: str
) -> None:
    assert said(SIGN, record(sessions(*seen)), "mentee") == found
    assert said(SIGN, record(sessions(*seen)), "mentor") == "clear"


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        ((NO, NO, NO, YES, YES, YES), "clear"),
        ((NO, NO, YES, YES, YES, YES), "watch"),
        ((YES, YES, NO, YES, NO, YES), "watch"),
        ((YES, YES, NO, YES, YES, YES), "concern"),
        ((YES, YES, NO, YES, NO, YES, YES), "watch"),
    ],
)
def test_shown_weekly_at_four_and_five_of_six_boundary(seen: tuple[str, ...], found: str) -> None:
    weekly = record(every(7, ", ".join(seen)), rhythm="P1W")
    assert said(SIGN, weekly, "mentee") == found


def test_unknown_below_three_observed_and_weekly_below_four_boundary() -> None:
    assert said(SIGN, record(sessions(YES, YES)), "mentee") == "unknown"
    assert said(SIGN, record(sessions(YES, YES, NO)), "mentee") == "clear"
    weekly = record(every(7, f"{YES}, {YES}, {YES}"), rhythm="P1W")
    assert said(SIGN, weekly, "mentee") == "unknown"
    four = record(every(7, f"{YES}, {YES}, {YES}, {YES}"), rhythm="P1W")
    assert said(SIGN, four, "mentee") == "watch"


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        ((YES, YES, YES, YES, NO), "concern"),
        ((YES, YES, YES, YES, NO, NO), "clear"),
        ((YES, YES, YES, NO, NO), "clear"),
    ],
)
def test_the_last_two_free_of_it_clear_it(seen: tuple[str, ...], found: str) -> None:
    assert said(SIGN, record(sessions(*seen)), "mentee") == found


@pytest.mark.parametrize(("free", "found"), [(1, "concern"), (2, "clear")])
def test_weekly_the_last_two_free_of_it_clear_it_too(free: int, found: str) -> None:
    weekly = record(every(7, ", ".join([YES] * 5 + [NO] * free)), rhythm="P1W")
    assert said(SIGN, weekly, "mentee") == found


def test_what_nobody_looked_at_says_nothing() -> None:
    table = sessions("held", YES, "held", YES, "held", NO, "held")
    seen = look(SIGN, record(table))["mentee"]
    assert (seen.tally.count, seen.tally.window) == (2, 3)
    assert said(SIGN, record(sessions("held", "held", "held", YES, YES)), "mentee") == "unknown"


@pytest.mark.parametrize("list_", ["distracted=", "quiet=", "unprepared=", "quiet=mentor"])
def test_a_list_that_is_stated_means_looked_at_even_where_it_is_empty(list_: str) -> None:
    table = sessions(f"held {list_}", f"held {list_}", f"held {list_}")
    assert said(SIGN, record(table), "mentee") == "clear"


def test_both_lengths_stated_mean_looked_at() -> None:
    table = sessions(*["held planned=60 lasted=60"] * 3)
    assert said(SIGN, record(table), "mentee") == "clear"
    for half in ("planned=60", "lasted=60"):
        assert said(SIGN, record(sessions(*[f"held {half}"] * 3)), "mentee") == "unknown"


@pytest.mark.parametrize(
    ("planned", "lasted", "short"),
    [
        (60, 44, True),
        (60, 45, False),
        (60, 46, False),
        (30, 20, True),
        (30, 21, False),
        (36, 26, True),
        (36, 27, False),
        (120, 89, True),
        (120, 90, False),
        (12, 2, True),
        (12, 3, False),
        (60, 75, False),
    ],
)
def test_cut_short_is_under_three_quarters_and_ten_minutes_or_more_boundary(
    planned: int, lasted: int, short: bool
) -> None:
    table = sessions(*[f"held planned={planned} lasted={lasted} ended=mentor"] * 3, NO)
    assert said(SIGN, record(table), "mentor") == ("watch" if short else "clear")
    assert said(SIGN, record(table), "mentee") == "clear"


@pytest.mark.parametrize("ended", ["ended=both", "ended=outside"])
def test_a_short_session_that_no_side_ended_counts_for_nobody(ended: str) -> None:
    table = sessions(*[f"held planned=60 lasted=20 {ended}"] * 3)
    for side in ("mentor", "mentee"):
        assert said(SIGN, record(table), side) == "clear"


def test_a_short_session_of_which_nobody_noted_why_tells_nothing() -> None:
    table = sessions(*["held planned=60 lasted=20"] * 3)
    for side in ("mentor", "mentee"):
        assert said(SIGN, record(table), side) == "unknown"


def test_an_unknown_plan_is_never_cut_short() -> None:
    table = sessions(*["held observed lasted=20 ended=mentee"] * 3)
    assert said(SIGN, record(table), "mentee") == "clear"


def test_the_agreed_length_serves_where_the_meeting_has_none() -> None:
    table = sessions(*["held lasted=20 ended=mentee"] * 4)
    assert said(SIGN, record(table, minutes=60), "mentee") == "concern"
    assert said(SIGN, record(table), "mentee") == "unknown"


def test_both_kinds_count_together_and_once_each() -> None:
    both = "held distracted=mentee planned=60 lasted=20 ended=mentee"
    cut = "held planned=60 lasted=20 ended=mentee"
    shown = look(SIGN, record(sessions(cut, NO, cut, both)))["mentee"]
    assert shown.level == "watch"
    assert shown.tally.count == 3
    assert "20 of 60 minutes" in shown.because[0].note
    assert "you noted" in shown.because[2].note


def test_it_is_told_as_the_keepers_own_impression() -> None:
    shown = look(SIGN, record(sessions(YES, NO, YES, YES), keeper="mentor"))["mentee"]
    assert "your own notes" in shown.says


EARLY, AWAY = "held planned=60 lasted=30 ended=mentee", "held distracted=mentee"


@pytest.mark.parametrize(
    ("each", "what"),
    [
        ((EARLY, EARLY, EARLY), "ended early in 3"),
        ((AWAY, AWAY, AWAY), "seemed distracted, by your own notes, in 3"),
        ((EARLY, AWAY, EARLY), "seemed distracted, by your own notes, or ended early in 3"),
    ],
)
def test_it_names_what_it_was_and_nothing_else(each: tuple[str, ...], what: str) -> None:
    shown = look(SIGN, record(every(14, ", ".join(each))))["mentee"]
    assert shown.says == f"Sarah {what} of the last 3 sessions looked at."


def test_it_names_nothing_of_sessions_that_the_level_is_not_counted_over() -> None:
    two = record(every(14, f"{AWAY}, {EARLY}, {EARLY}, {EARLY}, {NO}"), keeper="mentee")
    shown, _ = sign(SIGN).look(two, last_day(two), PRESENCE.but(concern=5))
    assert shown.says == "You ended early in 3 of the last 4 sessions looked at."


def test_lost_meetings_are_no_sessions() -> None:
    table = sessions(YES, "cancelled mentee distracted=mentee", YES, "missed mentee quiet=", NO)
    seen = look(SIGN, record(table))["mentee"]
    assert (seen.tally.count, seen.tally.window) == (2, 3)


@pytest.mark.parametrize(("days", "found"), [(200, "concern"), (201, "unknown")])
def test_boundary_age_of_200_days(days: int, found: str) -> None:
    table = "\n".join(f"2026-01-05 {YES} {hour}:00" for hour in (10, 11, 12, 13))
    assert said(SIGN, record(table), "mentee", after("2026-01-05", days)) == found
