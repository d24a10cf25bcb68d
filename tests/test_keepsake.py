"""What there is to keep: what was reached, never what was not."""

from datetime import date
from typing import Any

import pytest
from building import (
    action,
    closing,
    concern,
    entry,
    feedback,
    goal,
    goal_change,
    milestone,
    record,
    report,
)
from render.looking import text

from mentorlog.keepsake import Keepsake, keepsake
from mentorlog.record import Disposition
from mentorlog.render.document import page
from mentorlog.render.keepsake import data, document

DAY = date(2026, 3, 11)
TABLE = """
    2026-01-05 held lasted=60
    2026-01-19 cancelled mentee 2h work
    2026-02-02 held lasted=45
    2026-02-16 missed mentor
    2026-03-02 held
    2026-03-16 planned
"""


def kept(*entries: Any, today: date = DAY, **stated: Any) -> Keepsake:
    return keepsake(record(TABLE, *entries, **stated), today)


def disposed(id: str, outcome: str, **of: str) -> Disposition:
    return entry(Disposition, id, closing="cl1", outcome=outcome, **of)


def test_sessions_are_those_that_took_place_with_the_time_that_is_noted():
    told = kept()
    assert [m.on.day for m in told.sessions] == [5, 2, 2]
    assert (told.minutes, told.timed) == (105, 2)
    assert (told.since, told.closed) == (date(2026, 1, 5), None)


def test_goals_as_they_are_now_and_none_that_was_let_go():
    told = kept(
        goal("g1", text="Lead", measure="shipped", achieved_on="2026-03-01"),
        goal("g2", text="Speak"),
        goal("g3", dropped_on="2026-02-01"),
        goal("g4", replaced_by="g2"),
        goal_change("g1", "2026-02-01", text="Lead a project"),
        milestone("g1", "ms1", reached_on="2026-02-20"),
        milestone("g1", "ms2", reached_on="2026-01-20"),
        milestone("g2", "ms3"),
    )
    assert [(w.goal.text, w.goal.measure) for w in told.reached] == [("Lead a project", "shipped")]
    assert [m.id for m in told.reached[0].milestones] == ["ms2", "ms1"]
    assert [(w.goal.short, w.milestones) for w in told.going_on] == [("g2", ())]


def test_what_becomes_of_a_goal_when_it_ends():
    told = kept(
        *(goal(f"g{n}") for n in (1, 2, 3)),
        action("a1", "mentee"),
        closing(closed_on="2026-03-10"),
        disposed("di1", "done", goal="g1"),
        disposed("di2", "handed-over", goal="g2", to="Aisha"),
        disposed("di3", "dropped", goal="g3"),
        disposed("di4", "done", action="a1"),
    )
    assert [w.goal.short for w in told.reached] == ["g1"]
    assert [(w.goal.short, w.becomes.to) for w in told.going_on] == [("g2", "Aisha")]
    assert told.kept == (("mentee", 1),)
    assert told.closed == date(2026, 3, 10)


def test_of_promises_only_the_kept_ones_are_counted_and_no_side_has_none():
    told = kept(
        action("a1", "mentee", done_on="2026-02-01"),
        action("a2", "mentee"),
        action("a3", "mentor", "2026-01-10", dropped_on="2026-02-01"),
        action("a4", "both"),
        report("a4", "2026-02-02", "done"),
    )
    assert told.kept == (("mentee", 1), ("both", 1))


def test_the_moments_are_in_order_and_nothing_else_is_one():
    told = kept(
        goal("g1", text="Lead", achieved_on="2026-03-01"),
        milestone("g1", reached_on="2026-02-20"),
        concern("c1", "2026-01-20"),
        closing(closed_on="2026-03-10", final_meeting="m5"),
    )
    assert [(m.on.isoformat(), m.what) for m in told.moments] == [
        ("2026-01-05", "began"),
        ("2026-01-05", "session"),
        ("2026-02-02", "session"),
        ("2026-02-20", "milestone"),
        ("2026-03-01", "goal"),
        ("2026-03-02", "last-session"),
        ("2026-03-10", "closed"),
    ]


def test_feedback_is_kept_where_it_is_asked_for():
    said = feedback("f1", "2026-02-02", "mentee", text="More questions")
    asked = feedback("f2", "2026-02-03", "mentor", question="How am I doing?")
    whole = record(TABLE, said, asked)
    assert keepsake(whole, DAY).feedback == ()
    assert keepsake(whole, DAY, with_feedback=True).feedback == (said,)


@pytest.mark.parametrize(("today", "sessions"), [("2026-01-04", 0), ("2026-02-02", 2)])
def test_it_is_as_of_a_day(today, sessions):
    told = kept(goal("g1", achieved_on="2026-03-01"), today=date.fromisoformat(today))
    assert len(told.sessions) == sessions
    assert told.reached == ()


def test_an_ending_that_was_taken_back_is_none():
    told = kept(closing(closed_on="2026-03-01", reopened_on="2026-03-05", thanks_mentor="x"))
    assert (told.closed, told.ending) == (None, None)


def test_words_of_thanks_stay_when_it_begins_again():
    first = closing(
        closed_on="2026-03-01", reopened_on="2026-03-05", thanks_mentor="x", celebration="tea"
    )
    again = closing("cl2", closed_on="2026-03-10", thanks_mentor="y", takes_mentee="z")
    shown = text(page(document(kept(first))))
    assert "x" in [line.strip(" “”│|>") for line in shown.splitlines()]
    assert "Celebrated with" in shown
    both = kept(again, first)
    assert [e.thanks_mentor for e in both.endings] == ["x", "y"]
    assert (data(both)["thanks"], data(both)["takes"]["mentee"]) == (
        {"mentor": "y", "mentee": None},
        "z",
    )


def test_minutes_are_those_of_the_sessions_whose_length_is_noted():
    shown = " ".join(text(page(document(kept()))).split())
    assert "1 hour and 45 minutes together in the 2 whose length is noted." in shown
