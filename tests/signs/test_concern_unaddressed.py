"""`concern-unaddressed`: a concern that somebody raised and that is still open."""

import pytest
from building import after, concern, every, look, record, said, step

SIGN = "concern-unaddressed"
RAISED = "2026-01-05"
CONCERN = concern("c1", RAISED, by="mentee")


def held(times: int) -> str:
    return every(7, ", ".join(["held"] * times), "2026-01-12") if times else ""


@pytest.mark.parametrize(
    ("days", "meetings", "found"),
    [(44, 2, "clear"), (45, 1, "clear"), (45, 2, "watch"), (300, 9, "watch")],
)
def test_shown_after_two_held_and_45_days_without_a_step_boundary(
    days: int, meetings: int, found: str
) -> None:
    two = record(held(meetings), CONCERN)
    assert said(SIGN, two, "mentee", after(RAISED, days)) == found


def test_a_meeting_on_the_day_it_was_raised_is_not_since() -> None:
    two = record(f"{RAISED} held\n" + held(1), CONCERN)
    assert said(SIGN, two, "mentee", after(RAISED, 60)) == "clear"


@pytest.mark.parametrize(
    ("responses", "found"),
    [
        (("resisted",), "watch"),
        (("no-change",), "watch"),
        (("resisted", "no-change"), "concern"),
        (("no-change", "no-change", "resisted"), "concern"),
        (("accepted",), "clear"),
        (("resisted", "no-change", "accepted"), "clear"),
        (("partly",), "clear"),
        (("resisted", "accepted", "no-change"), "watch"),
        (("resisted", "no-change", "accepted", "partly"), "clear"),
    ],
)
def test_shown_by_the_steps_that_changed_nothing_boundary(
    responses: tuple[str, ...], found: str
) -> None:
    steps = [
        step("c1", after(RAISED, 7 * i + 7), response, id=f"st{i}")
        for i, response in enumerate(responses)
    ]
    assert said(SIGN, record("", CONCERN, *steps), "mentee", after(RAISED, 40)) == found


def test_of_two_steps_on_one_day_the_one_written_later_is_the_last() -> None:
    day = after(RAISED, 7)
    steps = [step("c1", day, "resisted", id="z", number=1), step("c1", day, "accepted", id="a")]
    for written, found in ((2, "clear"), (0, "watch")):
        two = record("", CONCERN, steps[0], steps[1].but(number=written))
        assert said(SIGN, two, "mentee", after(RAISED, 40)) == found


def test_the_steps_that_changed_nothing_are_counted_from_the_last_that_was_accepted() -> None:
    responses = ("resisted", "accepted", "no-change", "partly", None)
    steps = [step("c1", after(RAISED, i), each, f"st{i}") for i, each in enumerate(responses)]
    shown = look(SIGN, record("", CONCERN, *steps), after(RAISED, 40))["mentee"]
    assert shown.because[0].note.endswith(": 1 step without much change yet")


def test_the_threshold_is_the_one_of_the_level() -> None:
    steps = [step("c1", after(RAISED, i), "resisted", f"st{i}") for i in (1, 2)]
    one, two = (record("", CONCERN, *steps[:number]) for number in (1, 2))
    watch, grave = (look(SIGN, each, after(RAISED, 9))["mentee"].tally for each in (one, two))
    assert watch.threshold == (
        "2 meetings and 45 days without a step, or 1 step without much change"
    )
    assert grave.threshold == "2 steps without much change"


def test_clear_once_it_is_settled() -> None:
    settled = concern("c1", RAISED, by="mentee", resolved_on="2026-03-10")
    two = record(held(3), settled)
    assert said(SIGN, two, "mentee", "2026-03-09") == "watch"
    assert said(SIGN, two, "both", "2026-03-10") == "clear"


def test_unknown_where_no_concern_is_recorded() -> None:
    assert said(SIGN, record(held(3)), "both") == "unknown"


@pytest.mark.parametrize(
    ("by", "side"), [("mentor", "mentor"), ("mentee", "mentee"), ("facilitator", "both")]
)
def test_it_is_told_of_whoever_raised_it(by: str, side: str) -> None:
    two = record(held(3), concern("c1", RAISED, by=by))
    assert list(look(SIGN, two, after(RAISED, 60))) == [side]


def test_a_later_concern_does_not_cover_an_earlier_one() -> None:
    two = record(held(3), CONCERN, concern("c2", "2026-03-01", by="mentee"))
    shown = look(SIGN, two, after(RAISED, 60))["mentee"]
    assert shown.level == "watch"
    assert [e.entry.id for e in shown.because] == ["c1"]
