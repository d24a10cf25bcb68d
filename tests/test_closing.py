"""How an ending stands, and what to look at before it is agreed on."""

from datetime import date

import pytest
from building import after, closing, day, every, feedback, goal, goal_review, record

from mentorlog.closing import plan_close
from mentorlog.record import (
    Action,
    Agreement,
    Closing,
    Disposition,
    Goal,
    GoalReview,
    Meeting,
    Record,
    Relationship,
)

TODAY = date(2026, 11, 21)
AISHA = Relationship(
    id="r", number=1, mentor="Daniel", mentee="Aisha", keeper="mentor", form="coaching"
)


def held(number: int, day: date, minutes: int | None = 60) -> Meeting:
    return Meeting(
        id=f"m{number}",
        number=number,
        relationship="r",
        outcome="held",
        on=day,
        lasted_minutes=minutes,
    )


def test_without_an_ending_it_shows_where_things_stand():
    """Two sessions, a goal reached, one open, an action done and one open."""
    record = Record(
        relationship=AISHA,
        meetings=(held(1, date(2026, 9, 1)), held(2, date(2026, 9, 15), None)),
        goals=(
            Goal(id="g1", number=1, relationship="r", text="One", achieved_on=date(2026, 9, 20)),
            Goal(id="g2", number=2, relationship="r", text="Two", measure="seen"),
        ),
        goal_reviews=(GoalReview(id="v", goal="g2", on=date(2026, 9, 15), progress=60),),
        actions=(
            Action(
                id="a1",
                number=1,
                relationship="r",
                text="Send",
                owner="mentee",
                done_on=date(2026, 9, 10),
            ),
            Action(id="a2", number=2, relationship="r", text="Ask", owner="both"),
        ),
    )
    plan = plan_close(record, TODAY)
    assert plan.ending is None
    assert (plan.sessions, plan.minutes) == (2, 60)
    assert [goal.goal.short for goal in plan.achieved] == ["g1"]
    assert [(goal.goal.short, goal.progress) for goal in plan.open_goals] == [("g2", 60)]
    assert [action.action.short for action in plan.open_actions] == ["a2"]
    assert [action.action.short for action in plan.finished_actions] == ["a1"]
    assert not plan.completed
    assert plan.untold == ()


def test_goals_and_actions_that_do_not_move_are_named_as_what_may_explain_it():
    """Aisha: three months, four meetings, no goal and no purpose."""
    days = (date(2026, 8, 24), date(2026, 9, 21), date(2026, 10, 19), date(2026, 11, 9))
    record = Record(
        relationship=AISHA, meetings=tuple(held(n, day) for n, day in enumerate(days, 1))
    )
    families = {finding.sign.family for finding in plan_close(record, TODAY).explaining}
    assert "goals" in families
    assert "showing up" not in families


def ending(**stated: object) -> Closing:
    return Closing(id="c", number=1, relationship="r", final_meeting="m9", **stated)


def planned(day: date) -> Meeting:
    return Meeting(id="m9", number=9, relationship="r", outcome="planned", on=day)


def test_the_days_left_and_who_is_not_told_yet():
    record = Record(
        relationship=AISHA,
        meetings=(planned(date(2026, 12, 18)),),
        closings=(ending(mentor_told_on=date(2026, 11, 20)),),
    )
    plan = plan_close(record, TODAY)
    assert plan.left == 27
    assert plan.untold == ("mentee",)
    assert not plan.short_notice


def test_telling_less_than_two_weeks_before_is_short_and_fourteen_days_is_not():
    fortnightly = Agreement(id="a", relationship="r", rhythm="P1W")
    for told, short in ((date(2026, 12, 4), False), (date(2026, 12, 5), True)):
        record = Record(
            relationship=AISHA,
            agreements=(fortnightly,),
            meetings=(planned(date(2026, 12, 18)),),
            closings=(ending(mentee_told_on=told),),
        )
        assert plan_close(record, date(2026, 12, 6)).short_notice is short


def test_notice_is_two_rhythms_where_that_is_longer():
    monthly = Agreement(id="a", relationship="r", rhythm="P1M")
    record = Record(
        relationship=AISHA,
        agreements=(monthly,),
        meetings=(planned(date(2026, 12, 18)),),
        closings=(ending(mentee_told_on=date(2026, 11, 20)),),
    )
    assert plan_close(record, TODAY).short_notice


def test_what_has_no_disposition_is_undecided():
    record = Record(
        relationship=AISHA,
        meetings=(planned(date(2026, 12, 18)),),
        goals=(
            Goal(id="g1", number=1, relationship="r", text="One"),
            Goal(id="g2", number=2, relationship="r", text="Two"),
        ),
        closings=(ending(),),
        dispositions=(Disposition(id="d", closing="c", goal="g1", outcome="alone"),),
    )
    (undecided,) = plan_close(record, TODAY).undecided
    assert undecided.goal.short == "g2"


def test_not_working_without_a_look_asks_to_look_first():
    for stated, first in (
        ({"reason": "not-working"}, True),
        ({"reason": "not-working", "explored": True}, False),
        ({"reason": "not-working", "renegotiated": True}, False),
        ({"reason": "time-is-up"}, False),
    ):
        record = Record(
            relationship=AISHA,
            meetings=(planned(date(2026, 12, 18)),),
            closings=(ending(**stated),),
        )
        assert plan_close(record, TODAY).look_first is first


def test_an_ending_that_was_reopened_is_no_ending():
    record = Record(
        relationship=AISHA,
        meetings=(planned(date(2026, 12, 18)),),
        closings=(ending(closed_on=date(2026, 10, 1), reopened_on=date(2026, 11, 1)),),
    )
    assert plan_close(record, TODAY).ending is None
    assert plan_close(record, date(2026, 10, 15)).completed


@pytest.mark.parametrize("outcome", ["cancelled mentor", "missed mentee", "moved both"])
def test_a_last_session_that_did_not_take_place_is_named_and_is_none(outcome: str) -> None:
    two = record(f"2026-03-16 {outcome}", closing(decided_on="2026-03-01", final_meeting="m1"))
    plan = plan_close(two, day("2026-03-20"))
    assert plan.final is None
    assert plan.called_off is not None
    assert plan.called_off.id == "m1"


def test_what_may_explain_it_begins_with_goals_and_actions() -> None:
    table = every(14, "held, held, held, held, held, held, held, cancelled mentee, missed mentee")
    aim = goal(target_on="2026-01-10", measure="shipped")
    two = record(
        table, aim, goal_review("g1", "2026-01-06"), feedback("f1", "2026-01-06", "mentor")
    )
    shown = [f.sign.slug for f in plan_close(two, day("2026-05-04")).explaining]
    assert shown[:2] == ["goal-past-target", "cancelling"]


@pytest.mark.parametrize(("left", "short"), [(28, False), (27, True), (0, True), (-1, False)])
def test_short_notice_is_told_up_to_the_day_itself(left: int, short: bool) -> None:
    two = record("2026-03-16 planned", closing(decided_on="2026-02-01", final_meeting="m1"))
    assert plan_close(two, after("2026-03-16", -left)).short_notice == short
