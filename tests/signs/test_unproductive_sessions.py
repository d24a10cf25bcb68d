"""`unproductive-sessions`: sessions that the keeper found of little use."""

import pytest
from building import after, every, look, record, said

SIGN = "unproductive-sessions"


def rated(*ratings: int) -> str:
    return every(14, ", ".join(f"held useful={rating}" for rating in ratings))


@pytest.mark.parametrize(
    ("ratings", "found"),
    [
        ((2, 2, 3), "clear"),
        ((2, 3, 2), "clear"),
        ((4, 4, 2, 2), "watch"),
        ((2, 1, 2), "watch"),
        ((2, 3, 3, 2, 2), "watch"),
        ((2, 2, 1, 3), "clear"),
        ((2, 2, 2, 2), "concern"),
        ((3, 3, 3, 3), "clear"),
        ((1, 1, 1, 1, 5), "concern"),
        ((1, 1, 1, 3, 1), "concern"),
        ((1, 1, 1, 3, 1, 5), "clear"),
        ((1, 1, 1, 1, 3, 3), "clear"),
    ],
)
def test_shown_at_two_of_two_and_four_of_five_rated_one_or_two_boundary(
    ratings: tuple[int, ...], found: str
) -> None:
    assert said(SIGN, record(rated(*ratings)), "both") == found
    weekly = record(rated(*ratings), rhythm="P1W")
    assert said(SIGN, weekly, "both") == found


def test_unknown_with_one_rated_and_boundary_at_two() -> None:
    assert said(SIGN, record(rated(1)), "both") == "unknown"
    assert said(SIGN, record(rated(1) + "\n2026-03-01 held"), "both") == "unknown"
    assert said(SIGN, record(rated(1, 1)), "both") == "watch"


def test_sessions_without_a_rating_are_passed_over() -> None:
    table = every(14, "held useful=1, held, held useful=2, held, held useful=1, held")
    shown = look(SIGN, record(table))["both"]
    assert shown.level == "watch"
    assert [e.entry.id for e in shown.because] == ["m3", "m5"]


def test_it_is_told_as_the_keepers_own_rating() -> None:
    shown = look(SIGN, record(rated(1, 2, 1)))["both"]
    assert all("your own rating" in e.note for e in shown.because)


@pytest.mark.parametrize(("days", "found"), [(200, "watch"), (201, "unknown")])
def test_boundary_age_of_200_days(days: int, found: str) -> None:
    table = "\n".join(f"2026-01-05 held useful=1 1{hour}:00" for hour in range(3))
    assert said(SIGN, record(table), "both", after("2026-01-05", days)) == found


def test_clear_once_the_last_two_were_rated_three_or_more() -> None:
    assert said(SIGN, record(rated(1, 1, 3, 3)), "both") == "clear"
    assert said(SIGN, record(rated(2, 2, 2, 2, 3)), "both") == "concern"
    assert said(SIGN, record(rated(2, 2, 2, 2, 3, 3)), "both") == "clear"
