"""What falls due, and on which day."""

import pytest
from building import agreement, agreement_review, concern, day, record, step

from mentorlog.due import look_again, review_on, unrecorded


def test_a_planned_session_waits_for_a_word_from_the_next_day_on() -> None:
    kept = record("2026-03-09 planned\n2026-03-02 planned 17:00\n2026-02-16 held\n? planned")
    assert [m.short for m in unrecorded(kept, day("2026-03-09"))] == ["m2"]
    assert [m.short for m in unrecorded(kept, day("2026-03-10"))] == ["m2", "m1"]


def test_a_session_that_was_written_down_twice_waits_once() -> None:
    kept = record("2026-03-02 planned\n2026-03-02 planned")
    assert len(unrecorded(kept, day("2026-03-10"))) == 1


def test_a_concern_is_looked_at_again_when_its_last_step_says_so() -> None:
    kept = record(
        "2026-01-05 held",
        concern("c1"),
        step("c1", "2026-02-01", None, "st1", check_on="2026-03-01"),
        concern("c2"),
        step("c2", "2026-02-01", None, "st2", check_on="2026-02-20"),
        concern("c3", resolved_on="2026-02-10", resolution="It passed"),
        step("c3", "2026-02-01", None, "st3", check_on="2026-02-20"),
        concern("c4"),
        step("c4", "2026-02-01", None, "st4", check_on="2026-02-20"),
        step("c4", "2026-02-20", "accepted", "st5"),
        concern("c5"),
    )
    found = [(one.short, on.isoformat()) for one, on in look_again(kept)]
    assert found == [("c2", "2026-02-20"), ("c1", "2026-03-01")]


@pytest.mark.parametrize(
    ("entries", "on"),
    [
        ((), None),
        ((agreement(agreed_on="2026-01-05", review_every="P3M"),), "2026-04-05"),
        (
            (
                agreement(agreed_on="2026-01-05", review_every="P2W"),
                agreement_review("rv1", "2026-02-01"),
            ),
            "2026-02-15",
        ),
    ],
)
def test_an_agreement_is_looked_at_again_after_the_period_that_was_agreed(
    entries: tuple[object, ...], on: str | None
) -> None:
    kept = record("2026-01-05 held", *entries)  # type: ignore[arg-type]
    found = review_on(kept, day("2026-03-11"))
    assert found == (None if on is None else day(on))


def test_a_day_beyond_the_calendar_is_its_last() -> None:
    kept = record("", agreement(agreed_on="9999-12-20", review_every="P2W"))
    assert str(review_on(kept, day("9999-12-31"))) == "9999-12-31"
