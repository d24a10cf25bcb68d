"""The course of a relationship: every session on its side, the time between, the promises."""

from datetime import date, timedelta

import pytest
from building import action, closing, pause, record, report

from mentorlog.course import course, fell_due

DAY = date(2026, 3, 11)
TABLE = """
    2026-01-05 held
    2026-01-19 held
    2026-01-30 moved both 3d -> 2026-02-02 held
    2026-02-16 cancelled mentee 2h work
    2026-02-23 cancelled mentor illness
    2026-03-02 missed mentor
    2026-03-06 planned
    2026-03-16 planned
    ? held
"""


def test_every_session_with_a_day_has_a_mark_on_the_side_on_which_it_lay():
    marks = course(record(TABLE), DAY).marks
    assert [(m.on.isoformat()[5:], m.outcome, m.side) for m in marks] == [
        ("01-05", "held", None),
        ("01-19", "held", None),
        ("01-30", "moved", None),
        ("02-02", "held", None),
        ("02-16", "cancelled", "mentee"),
        ("02-23", "cancelled", None),
        ("03-02", "missed", "mentor"),
        ("03-06", "unknown", None),
        ("03-16", "booked", None),
    ]


def test_a_session_of_today_is_booked_and_one_of_yesterday_has_no_outcome():
    marks = course(record("2026-03-10 planned\n2026-03-11 planned"), DAY).marks
    assert [m.outcome for m in marks] == ["unknown", "booked"]


def test_a_promise_without_a_day_stands_where_it_was_finished_or_made():
    made = {"agreed_on": "2026-01-05"}
    done = action("a1", done_on="2026-02-03", **made)
    (one, other) = course(record("", done, action("a2", **made)), DAY).promises
    assert {(p.standing.short, p.on.isoformat()) for p in (one, other)} == {
        ("a1", "2026-02-03"),
        ("a2", "2026-01-05"),
    }


def test_what_was_written_twice_has_one_mark():
    assert len(course(record("2026-01-05 held\n2026-01-05 held"), DAY).marks) == 1


def test_it_reaches_from_the_start_to_what_is_booked_or_to_the_end():
    told = course(record(TABLE, started="2025-12-20"), DAY)
    assert (told.since, told.until) == (date(2025, 12, 20), date(2026, 3, 16))
    ended = course(record(TABLE, closing(closed_on="2026-03-10")), DAY)
    assert ended.until == date(2026, 3, 10)
    assert [m.outcome for m in ended.marks][-1] == "unknown", "what was booked later was not to be"
    nothing = course(record(started=None, rhythm=None), DAY)
    assert (nothing.marks, nothing.gaps, nothing.promises) == ((), (), ())


def test_the_time_between_sessions_is_without_breaks_and_held_against_the_rhythm_of_then():
    kept = record(TABLE, pause("2026-01-08", "2026-01-11"))
    gaps = course(kept, DAY).gaps
    assert [(g.since.day, g.days, g.rhythm, g.open) for g in gaps] == [
        (5, 10, 14, False),
        (19, 14, 14, False),
        (2, 37, 14, True),
    ]
    anew = kept.agreements[0].but(id="ag2", number=2, agreed_on=date(2026, 2, 1), rhythm="P4W")
    changed = kept.but(agreements=(*kept.agreements, anew))
    assert [g.rhythm for g in course(changed, DAY).gaps] == [14, 28, 28]


def test_after_the_end_no_time_runs_on():
    gaps = course(record(TABLE, closing(closed_on="2026-03-10")), DAY).gaps
    assert not any(g.open for g in gaps)


@pytest.mark.parametrize(
    ("due", "moved_to", "became"),
    [(-1, None, "due"), (0, None, "ahead"), (-3, 4, "ahead"), (-3, -2, "due")],
)
def test_a_promise_whose_day_is_just_past_is_not_still_to_come(due, moved_to, became):
    day = DAY + timedelta(days=due)
    later = (
        [report("a1", "2026-02-20", new_due_on=(DAY + timedelta(days=moved_to)).isoformat())]
        if moved_to is not None
        else []
    )
    kept = record(TABLE, action("a1", "mentor", day.isoformat()), *later)
    (told,) = course(kept, DAY).promises
    assert told.became == became
    assert not fell_due(kept, DAY)["mentor"]


def test_what_became_of_each_promise():
    kept = record(
        TABLE,
        action("a1", "mentor", "2026-01-19"),
        action("a2", "mentor", "2026-02-02"),
        action("a3", "mentee", "2026-02-01"),
        action("a4", "mentee", "2026-02-10"),
        action("a5", "both", "2026-02-11", dropped_on="2026-02-12"),
        action("a6", "mentee", "2026-04-01"),
        action("a7", "mentee"),
        report("a1", "2026-01-19", "done"),
        report("a2", "2026-02-05", "some"),
        report("a3", "2026-02-05", "none"),
    )
    told = course(kept, DAY)
    assert [(p.standing.short, p.became) for p in told.promises] == [
        ("a1", "done"),
        ("a3", "none"),
        ("a2", "some"),
        ("a4", "unsaid"),
        ("a5", "dropped"),
        ("a6", "ahead"),
        ("a7", "ahead"),
    ]
    assert fell_due(kept, DAY) == {
        "mentor": {"done": 1, "some": 1},
        "mentee": {"none": 1, "unsaid": 1},
        "both": {},
    }
    assert told.promises[-1].on is None
