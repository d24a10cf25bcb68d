"""`nothing-booked`: no next meeting right after one, or two weeks after the start."""

import pytest
from building import after, check, closing, finding, record, said, word

SIGN = "nothing-booked"


def test_asked_right_after_a_meeting() -> None:
    assert said(SIGN, record("2026-01-05 held"), "both", "2026-01-05") == "ask"
    assert said(SIGN, record("2026-01-05 held"), "both", "2026-01-06") == "ask"


@pytest.mark.parametrize(("today", "found"), [("2026-01-19", "clear"), ("2026-01-20", "ask")])
def test_clear_while_a_meeting_is_booked_boundary(today: str, found: str) -> None:
    two = record("2026-01-05 held\n2026-01-19 planned")
    assert said(SIGN, two, "both", today) == found


@pytest.mark.parametrize(("days", "found"), [(0, "unknown"), (13, "unknown"), (14, "ask")])
def test_asked_fourteen_days_after_the_start_boundary(days: int, found: str) -> None:
    assert said(SIGN, record(""), "both", after("2026-01-05", days)) == found


def test_one_called_off_in_advance_is_not_booked() -> None:
    table = "2026-01-05 held\n2026-01-19 cancelled mentee 14d"
    assert said(SIGN, record(table), "both", "2026-01-06") == "ask"


def test_it_rests_once_an_ending_is_planned() -> None:
    two = record("2026-01-05 held", closing(decided_on="2026-01-06"))
    assert word(finding(check(two, "2026-01-06"), SIGN, "both").verdict) == "resting"


def test_unknown_where_nothing_has_begun() -> None:
    assert said(SIGN, record("", started=None, rhythm=None), "both", "2026-06-01") == "unknown"


def test_a_booking_whose_year_looks_mistyped_is_none() -> None:
    held = "\n".join(f"{day} held" for day in ("2026-01-05", "2026-01-19", "2026-02-02"))
    table = f"{held}\n2027-02-16 planned"
    assert said(SIGN, record(table), "both", "2026-02-03") == "ask"
