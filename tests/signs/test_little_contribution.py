"""`little-contribution`: sessions in which one side said little, as the keeper noted it."""

import pytest
from building import after, every, look, record, said

SIGN = "little-contribution"
YES = "held quiet=mentee"
NO = "held observed"


def sessions(*seen: str) -> str:
    return every(14, ", ".join(seen))


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        ((NO, NO, YES), "clear"),
        ((NO, YES, YES), "watch"),
        ((YES, YES, NO), "watch"),
        ((YES, NO, NO, YES), "clear"),
        ((YES, YES, YES), "concern"),
        ((YES, YES, NO, YES), "concern"),
        ((YES, YES, YES, NO), "concern"),
        ((YES, YES, YES, NO, NO), "clear"),
    ],
)
def test_shown_at_two_of_three_and_three_of_four_boundary(
    seen: tuple[str, ...], found: str
) -> None:
    assert said(SIGN, record(sessions(*seen)), "mentee") == found
    assert said(SIGN, record(sessions(*seen)), "mentor") == "clear"


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        ((NO, NO, NO, NO, YES, YES), "clear"),
        ((NO, NO, NO, YES, YES, YES), "watch"),
        ((YES, YES, NO, NO, YES, YES), "concern"),
        ((YES, YES, YES, YES, NO, NO), "clear"),
    ],
)
def test_shown_weekly_at_three_and_four_of_six_boundary(seen: tuple[str, ...], found: str) -> None:
    assert said(SIGN, record(every(7, ", ".join(seen)), rhythm="P1W"), "mentee") == found


def test_unknown_below_three_observed_and_weekly_below_four_boundary() -> None:
    assert said(SIGN, record(sessions(YES, YES)), "mentee") == "unknown"
    weekly = record(every(7, f"{YES}, {YES}, {YES}"), rhythm="P1W")
    assert said(SIGN, weekly, "mentee") == "unknown"


def test_unknown_where_only_the_lengths_are_known() -> None:
    table = sessions(*["held planned=60 lasted=60"] * 4)
    assert said(SIGN, record(table), "mentee") == "unknown"


@pytest.mark.parametrize("list_", ["observed", "distracted=", "unprepared=mentor", "quiet="])
def test_a_session_that_was_looked_at_counts(list_: str) -> None:
    assert said(SIGN, record(sessions(YES, YES, f"held {list_}")), "mentee") == "watch"
    assert said(SIGN, record(sessions(YES, YES, "held")), "mentee") == "unknown"


def test_clear_where_only_the_other_side_was_quiet() -> None:
    assert said(SIGN, record(sessions(YES, YES, YES)), "mentor") == "clear"


def test_both_sides_quiet_is_said_of_both() -> None:
    table = sessions(*["held quiet=mentor+mentee"] * 3)
    for side in ("mentor", "mentee"):
        assert said(SIGN, record(table), side) == "concern"


def test_it_is_told_as_the_keepers_own_impression() -> None:
    shown = look(SIGN, record(sessions(NO, YES, YES), keeper="mentee"))["mentee"]
    assert (
        shown.says == "You said little, by your own notes, in 2 of the last 3 sessions looked at."
    )
    assert all("you noted" in e.note for e in shown.because)
    assert [e.entry.id for e in shown.because] == ["m2", "m3"]


@pytest.mark.parametrize(("days", "found"), [(200, "concern"), (201, "unknown")])
def test_boundary_age_of_200_days(days: int, found: str) -> None:
    table = f"2026-01-05 {YES} 09:00\n2026-01-05 {YES} 10:00\n2026-01-05 {YES} 11:00"
    assert said(SIGN, record(table), "mentee", after("2026-01-05", days)) == found
