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
        ((NO, YES, YES), "clear"),
        ((NO, NO, YES, YES), "clear"),
        ((YES, YES, YES), "watch"),
        ((YES, YES, NO, YES), "watch"),
        ((YES, YES, NO, NO, YES), "clear"),
        ((YES, YES, YES, YES), "concern"),
        ((YES, YES, NO, YES, YES), "concern"),
        ((YES, YES, YES, YES, NO), "concern"),
        ((YES, YES, YES, YES, NO, NO), "clear"),
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
        ((YES, YES, NO, YES, YES, YES), "concern"),
        ((YES, YES, YES, YES, YES, NO, NO), "clear"),
    ],
)
def test_shown_weekly_at_four_and_five_of_six_boundary(seen: tuple[str, ...], found: str) -> None:
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
    assert said(SIGN, record(sessions(YES, YES, f"held {list_}")), "mentee") == "clear"
    assert said(SIGN, record(sessions(YES, YES, "held")), "mentee") == "unknown"


def test_clear_where_only_the_other_side_was_quiet() -> None:
    assert said(SIGN, record(sessions(YES, YES, YES)), "mentor") == "clear"


def test_both_sides_quiet_is_said_of_both() -> None:
    table = sessions(*["held quiet=mentor+mentee"] * 4)
    for side in ("mentor", "mentee"):
        assert said(SIGN, record(table), side) == "concern"


def test_it_is_told_as_the_keepers_own_impression() -> None:
    shown = look(SIGN, record(sessions(YES, NO, YES, YES), keeper="mentee"))["mentee"]
    assert (
        shown.says == "You said little, by your own notes, in 3 of the last 4 sessions looked at."
    )
    assert all("you noted" in e.note for e in shown.because)
    assert [e.entry.id for e in shown.because] == ["m1", "m3", "m4"]


@pytest.mark.parametrize(("days", "found"), [(200, "concern"), (201, "unknown")])
def test_boundary_age_of_200_days(days: int, found: str) -> None:
    table = "\n".join(f"2026-01-05 {YES} {hour}:00" for hour in (10, 11, 12, 13))
    assert said(SIGN, record(table), "mentee", after("2026-01-05", days)) == found
