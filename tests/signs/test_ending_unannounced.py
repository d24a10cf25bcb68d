"""`ending-unannounced`: a final session is near, and the mentee was not told."""

import pytest
from building import after, check, closing, concern, look, record, said

from mentorlog.timeline import follow_ups

SIGN = "ending-unannounced"
FINAL = "2026-06-01"
PLANNED = f"2026-01-05 held\n{FINAL} planned"
ENDING = closing(decided_on="2026-01-05", final_meeting="m2")


@pytest.mark.parametrize(
    ("rhythm", "left", "found"),
    [
        ("P1W", 15, "clear"),
        ("P1W", 14, "watch"),
        ("P1W", 8, "watch"),
        ("P1W", 7, "concern"),
        ("P1W", 0, "concern"),
        ("P1W", -1, "concern"),
        ("P2W", 29, "clear"),
        ("P2W", 28, "watch"),
        ("P1M", 61, "clear"),
        ("P1M", 60, "watch"),
        ("P1M", 8, "watch"),
        ("P1M", 7, "concern"),
    ],
)
def test_shown_two_weeks_or_two_rhythms_before_boundary(rhythm: str, left: int, found: str) -> None:
    two = record(PLANNED, ENDING, rhythm=rhythm)
    assert said(SIGN, two, "mentee", after(FINAL, -left)) == found


def test_clear_from_the_day_of_telling() -> None:
    told = ENDING.but(mentee_told_on=after(FINAL, -5))
    two = record(PLANNED, told, rhythm="P1W")
    assert said(SIGN, two, "mentee", after(FINAL, -6)) == "concern"
    assert said(SIGN, two, "mentee", after(FINAL, -5)) == "clear"


def test_that_the_mentor_was_told_is_not_enough() -> None:
    two = record(PLANNED, ENDING.but(mentor_told_on=after(FINAL, -60)), rhythm="P1W")
    assert said(SIGN, two, "mentee", after(FINAL, -5)) == "concern"


@pytest.mark.parametrize(("left", "now"), [(5, "the same"), (2, "worse"), (0, "worse")])
def test_nothing_is_better_for_the_day_that_has_come_nearer(left: int, now: str) -> None:
    talked = concern("c1", after(FINAL, -5), by="mentor", sign=SIGN)
    two = record(PLANNED, ENDING, talked)
    (one,) = follow_ups(two, check(two, after(FINAL, -left)))
    assert one.course == now


def test_unknown_without_a_planned_final_session() -> None:
    assert said(SIGN, record(PLANNED), "mentee", after(FINAL, -5)) == "unknown"
    without = closing(decided_on="2026-01-05")
    assert said(SIGN, record(PLANNED, without), "mentee", after(FINAL, -5)) == "unknown"
    no_day = record("2026-01-05 held\n? planned", ENDING)
    assert said(SIGN, no_day, "mentee", after(FINAL, -5)) == "unknown"


def test_it_is_not_judged_once_it_is_closed() -> None:
    two = record(PLANNED, ENDING.but(closed_on=after(FINAL, 0)))
    assert check(two, after(FINAL, 3)).level == "closed"
    assert check(two, after(FINAL, 3)).findings == ()


@pytest.mark.parametrize(("keeper", "told"), [("mentee", "you were"), ("mentor", "Sarah was")])
def test_the_finding_names_the_final_session_and_the_mentee(keeper: str, told: str) -> None:
    two = record(PLANNED, ENDING, keeper=keeper)
    shown = look(SIGN, two, after(FINAL, -10))["mentee"]
    assert "in 10 days" in shown.says and told in shown.says
    assert [e.entry.id for e in shown.because] == ["m2"]
