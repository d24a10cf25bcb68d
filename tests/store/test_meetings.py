"""What people do to sessions, on an open transaction."""

from datetime import date, timedelta

import pytest

from mentorlog import store
from mentorlog.errors import Conflict, UsageError
from mentorlog.record import Action, Closing, Goal, Meeting, Relationship
from mentorlog.slots import slots
from mentorlog.store.verbs import meetings as verbs

TODAY = date(2026, 3, 11)
DAY = date(2026, 3, 9)
AHEAD = date(2026, 3, 20)


@pytest.fixture
def writer(tmp_path):
    with store.writing(tmp_path / "journal.db", TODAY, create=True) as writer:
        writer.add(Relationship(id="r", mentor="Tariq", mentee="Sarah", keeper="mentor"))
        yield writer


def there(writer, **stated):
    return writer.add(Meeting(**{"id": "", "relationship": "r", "outcome": "planned"} | stated))


def saved(writer, meeting, **stated):
    return verbs.save_meeting(writer, writer.record("r"), meeting, stated)


# Which session is meant.


def test_a_day_with_nothing_planned_begins_a_new_session(writer):
    there(writer, on=DAY + timedelta(1))
    assert verbs.occasion(writer.record("r"), DAY) is None


@pytest.mark.parametrize("at", [None, "17:00", "17:15"])
def test_the_only_planned_session_of_a_day_is_meant_whatever_the_time(writer, at):
    planned = there(writer, on=DAY, at="17:00")
    assert verbs.occasion(writer.record("r"), DAY, at) == planned


def test_of_two_planned_the_one_of_that_time_is_meant(writer):
    there(writer, on=DAY, at="09:00")
    second = there(writer, on=DAY, at="17:00")
    assert verbs.occasion(writer.record("r"), DAY, "17:00") == second


@pytest.mark.parametrize("at", [None, "12:00"])
def test_two_planned_on_a_day_are_named(writer, at):
    there(writer, on=DAY, at="09:00")
    there(writer, on=DAY)
    with pytest.raises(UsageError, match=r"m1 \(09:00\) and m2 \(no time\); --meeting says which"):
        verbs.occasion(writer.record("r"), DAY, at)


@pytest.mark.parametrize(
    ("recorded", "typed", "refused"),
    [
        (None, None, True),
        (None, "17:00", True),
        ("17:00", None, True),
        ("17:00", "17:00", True),
        ("17:00", "18:00", False),
    ],
)
def test_a_session_that_is_recorded_is_not_recorded_twice(writer, recorded, typed, refused):
    there(writer, on=DAY, at=recorded, outcome="held")
    record = writer.record("r")
    if not refused:
        assert verbs.occasion(record, DAY, typed) is None
        return
    with pytest.raises(Conflict, match="recorded already: m1, held") as error:
        verbs.occasion(record, DAY, typed)
    assert error.value.try_ == "… --meeting m1"


def test_a_planned_session_comes_before_one_that_is_recorded(writer):
    there(writer, on=DAY, at="17:00", outcome="moved", by="both")
    planned = there(writer, on=DAY, at="18:00")
    assert verbs.occasion(writer.record("r"), DAY) == planned
    with pytest.raises(Conflict):
        verbs.occasion(writer.record("r"), DAY, "17:00")


# Recorded, completed, corrected.


def test_a_planned_session_is_completed_in_its_row(writer):
    planned = there(writer, on=DAY, at="17:00", planned_minutes=60, recorded_on=date(2026, 3, 1))
    done = saved(writer, planned, outcome="held", lasted_minutes=50)
    assert done == planned.but(
        outcome="held",
        lasted_minutes=50,
        recorded_on=writer.today,
        extra={"x-booked_on": "2026-03-01"},
    )
    assert writer.record("r").meetings == (done,)


def test_a_correction_changes_what_is_given_and_nothing_else(writer):
    held = there(writer, on=DAY, outcome="held", useful=4, quiet=("mentor",), notes="kept")
    assert saved(writer, held, useful=2) == held.but(useful=2)


def test_what_no_longer_applies_goes_with_the_outcome(writer):
    held = there(
        writer, on=DAY, outcome="held", lasted_minutes=40, planned_minutes=60, useful=4, quiet=()
    )
    cancelled = saved(writer, held, outcome="cancelled", by="mentee", notice_hours=2)
    assert cancelled == held.but(
        outcome="cancelled",
        by="mentee",
        notice_hours=2,
        lasted_minutes=None,
        useful=None,
        quiet=None,
    )
    missed = saved(writer, cancelled, outcome="missed", by="mentor")
    assert (missed.by, missed.notice_hours) == ("mentor", None)
    again = saved(writer, missed, outcome="held")
    assert (again.by, again.planned_minutes) == (None, 60)


@pytest.mark.parametrize("outcome", ["held", "missed", "unknown"])
def test_what_is_still_to_come_has_not_happened(writer, outcome):
    with pytest.raises(UsageError, match="Fri 20 Mar 2026 is still to come") as error:
        saved(writer, None, on=AHEAD, at="17:00", outcome=outcome)
    assert error.value.try_ == 'mentorlog meet --book "2026-03-20 17:00"'


@pytest.mark.parametrize("outcome", ["cancelled", "moved"])
def test_a_change_can_be_told_before_its_day(writer, outcome):
    assert saved(writer, None, on=AHEAD, outcome=outcome, by="mentee").on == AHEAD


# Planned, next, moved.


def test_a_session_is_booked_from_today_on(writer):
    record = writer.record("r")
    assert verbs.book_meeting(writer, record, {"on": TODAY}).outcome == "planned"
    with pytest.raises(UsageError, match="Mon 9 Mar 2026 has passed") as error:
        verbs.book_meeting(writer, record, {"on": DAY})
    assert error.value.try_ == "mentorlog meet --on 2026-03-09"


def test_a_session_is_booked_once(writer):
    there(writer, on=AHEAD, at="17:00")
    record = writer.record("r")
    with pytest.raises(Conflict, match="planned for Fri 20 Mar 2026 already: m1"):
        verbs.book_meeting(writer, record, {"on": AHEAD})
    other = verbs.book_meeting(writer, record, {"on": AHEAD, "at": "09:00"})
    second = verbs.book_meeting(writer, record, {"on": AHEAD, "at": "17:00"}, again=True)
    assert (other.short, second.short) == ("m2", "m3")


def test_the_next_session_is_the_one_planned_then(writer):
    planned = there(writer, on=AHEAD)
    assert verbs.plan_next(writer, writer.record("r"), AHEAD) == planned
    with_time = verbs.plan_next(writer, writer.record("r"), AHEAD, "17:00")
    assert with_time == planned.but(at="17:00")
    assert verbs.plan_next(writer, writer.record("r"), AHEAD, "09:00").short == "m2"


def test_a_move_makes_a_chain_and_hands_on_what_was_planned(writer):
    first = there(writer, on=DAY, at="17:00", planned_minutes=60, form="coaching", outcome="moved")
    first, second = verbs.move_meeting(writer, writer.record("r"), first, AHEAD)
    assert first.moved_to == second.id
    assert (second.at, second.planned_minutes, second.form) == ("17:00", 60, "coaching")
    assert [slot.links for slot in slots(writer.record("r"))] == [(first, second)]


def test_a_move_to_a_day_with_a_planned_session_takes_that_one(writer):
    planned = there(writer, on=AHEAD)
    moved = there(writer, on=DAY, at="17:00", outcome="moved")
    moved, second = verbs.move_meeting(writer, writer.record("r"), moved, AHEAD, "18:00")
    assert second == planned.but(at="18:00")


def test_a_move_leaves_a_session_alone_that_continues_another(writer):
    planned = there(writer, on=AHEAD)
    there(writer, on=DAY, outcome="moved", moved_to=planned.id)
    other = there(writer, on=DAY - timedelta(7), outcome="moved")
    _, second = verbs.move_meeting(writer, writer.record("r"), other, AHEAD)
    assert second.id != planned.id


def test_a_second_word_on_a_move_changes_the_day_of_what_continues_it(writer):
    moved = there(writer, on=DAY, outcome="moved")
    moved, second = verbs.move_meeting(writer, writer.record("r"), moved, AHEAD, "18:00")
    later = AHEAD + timedelta(1)
    again = verbs.move_meeting(writer, writer.record("r"), moved, later)
    assert again == (moved, second.but(on=later))


def test_a_move_that_is_settled_stays(writer):
    settled = there(writer, on=AHEAD, outcome="cancelled")
    moved = there(writer, on=DAY, outcome="moved", moved_to=settled.id)
    with pytest.raises(Conflict, match="m2 was moved to m1, which is cancelled"):
        verbs.move_meeting(writer, writer.record("r"), moved, AHEAD + timedelta(1))


@pytest.mark.parametrize(("had", "to"), [(None, None), ("17:00", None), ("17:00", "17:00")])
def test_a_move_needs_another_day_or_time(writer, had, to):
    moved = there(writer, on=DAY, at=had, outcome="moved")
    with pytest.raises(UsageError, match="is the day it had"):
        verbs.move_meeting(writer, writer.record("r"), moved, DAY, to)
    assert verbs.move_meeting(writer, writer.record("r"), moved, DAY, "18:00")[1].at == "18:00"


def test_the_final_session_stays_the_final_one_where_it_moves(writer):
    final = there(writer, on=DAY, outcome="moved")
    writer.add(Closing(id="", relationship="r", final_meeting=final.id))
    _, second = verbs.move_meeting(writer, writer.record("r"), final, AHEAD)
    assert writer.record("r").closings[0].final_meeting == second.id


# What was said of actions and goals.


@pytest.fixture
def promised(writer):
    return writer.add(Action(id="", relationship="r", text="Send the CV", owner="mentee"))


def tell(writer, meeting, action, **said):
    record = writer.record("r")
    now = next(a for a in record.actions if a.id == action.id)
    report = verbs.tell_of_action(writer, record, meeting, now, DAY, **said)
    return report, writer.entry(Action, action.id)


def test_done_ends_an_action_and_a_second_word_there_opens_it_again(writer, promised):
    meeting = there(writer, on=DAY, outcome="held")
    first, action = tell(writer, meeting, promised, progress="done")
    assert (first.progress, first.meeting, action.done_on) == ("done", meeting.id, DAY)
    second, action = tell(writer, meeting, promised, progress="some")
    assert second == first.but(progress="some")
    assert action.done_on is None


def test_progress_and_a_new_day_stand_in_one_report(writer, promised):
    meeting = there(writer, on=DAY, outcome="held")
    report, action = tell(writer, meeting, promised, progress="none", new_due_on=AHEAD)
    assert (report.progress, report.new_due_on, action.due_on) == ("none", AHEAD, None)


@pytest.mark.parametrize("end", [{"progress": "done"}, {"dropped": True}])
def test_an_action_that_has_ended_is_not_told_of_in_another_session(writer, promised, end):
    meeting = there(writer, on=DAY, outcome="held")
    tell(writer, meeting, promised, **end)
    other = there(writer, on=TODAY, outcome="held")
    with pytest.raises(UsageError, match=r"a1 was (done|dropped) on Mon 9 Mar 2026 already"):
        tell(writer, other, promised, progress="some")


def test_a_goal_is_looked_at_once_in_a_session(writer):
    goal = writer.add(Goal(id="", relationship="r", text="Lead"))
    meeting = there(writer, on=DAY, outcome="held")
    first = verbs.tell_of_goal(writer, writer.record("r"), meeting, goal, DAY, 40)
    second = verbs.tell_of_goal(writer, writer.record("r"), meeting, goal, DAY, 60, private=True)
    assert (first.progress, first.meeting, first.on) == (40, meeting.id, DAY)
    assert writer.record("r").goal_reviews == (second,)
    assert second == first.but(progress=60)
