"""What a facilitator reads: dated facts, the same of both sides, and no conclusion."""

from datetime import date
from typing import Any

import pytest
from building import (
    action,
    agreement,
    agreement_review,
    closing,
    concern,
    entry,
    feedback,
    goal,
    goal_change,
    pause,
    record,
    report,
    step,
)
from render.looking import text

from mentorlog.brief import CONSENT_FOR, Brief, brief
from mentorlog.record import Consent, Disposition
from mentorlog.render.brief import document
from mentorlog.render.brief.data import data
from mentorlog.render.document import page

DAY = date(2026, 3, 11)
TABLE = """
    2026-01-05 held lasted=60
    2026-01-12 cancelled mentee 2h work
    2026-01-19 cancelled mentor illness
    2026-01-26 moved both 3d -> 2026-01-28 held
    2026-02-02 missed mentor
    2026-02-09 cancelled
    2026-02-16 unknown
    2026-03-09 planned
    2026-03-16 planned
"""


def told(*entries: Any, since: str | None = None, **stated: Any) -> Brief:
    from_ = date.fromisoformat(since) if since else None
    return brief(record(TABLE, *entries, **stated), DAY, since=from_)


def days(meetings: Any) -> list[str]:
    return [m.on.isoformat()[5:] for m in meetings]


def test_meetings_by_what_came_of_them_and_on_whose_side_that_lay():
    found = told()
    assert days(found.held) == ["01-05", "01-28"]
    assert [(c.outcome, c.by, days(c.meetings)) for c in found.changed] == [
        ("cancelled", "mentor", []),
        ("cancelled", "mentee", ["01-12"]),
        ("cancelled", "outside", ["01-19"]),
        ("cancelled", None, ["02-09"]),
        ("moved", "mentor", []),
        ("moved", "mentee", []),
        ("moved", "both", ["01-26"]),
        ("missed", "mentor", ["02-02"]),
        ("missed", "mentee", []),
    ]
    assert days(found.unclear) == ["02-16", "03-09"]
    assert days(found.booked) == ["03-16"]


def test_every_meeting_is_in_one_place():
    found = told()
    counted = [*found.held, *found.unclear, *found.booked]
    counted += [m for c in found.changed for m in c.meetings]
    assert sorted(m.id for m in counted) == sorted(m.id for m in found.record.meetings)


@pytest.mark.parametrize(("by", "other"), [("mentor", "mentee"), ("mentee", "mentor")])
def test_both_sides_are_treated_alike(by, other):
    found = brief(record(f"2026-01-05 cancelled {by}\n2026-01-12 missed {by}"), DAY)
    rows = {(c.outcome, c.by): len(c.meetings) for c in found.changed}
    assert rows[("cancelled", by)] == rows[("missed", by)] == 1
    assert rows[("cancelled", other)] == rows[("missed", other)] == 0
    assert len(rows) == 6


def test_concerns_with_what_was_tried_and_what_is_not_settled():
    found = told(
        concern("c1", "2026-01-20"),
        step("c1", "2026-02-01", "resisted", "st2"),
        step("c1", "2026-01-25", "accepted", "st1"),
        concern("c2", "2026-02-10", "mentor", resolved_on="2026-02-20"),
        step("c2", "2026-02-11", "resisted", "st3"),
    )
    one, two = found.concerns
    assert [s.id for s in one.steps] == ["st1", "st2"]
    assert [s.id for s in one.unsettled] == ["st2"]
    assert (one.open, two.open, two.unsettled) == (True, False, ())


def test_since_leaves_out_what_is_over_and_keeps_what_is_open_and_agreed():
    found = told(
        agreement("ag1", agreed_on="2025-01-05", rhythm="P1W"),
        concern("c1", "2026-01-06"),
        concern("c2", "2026-01-07", resolved_on="2026-01-08"),
        feedback("f1", "2026-01-06", "mentee", text="x"),
        feedback("f2", "2026-02-06", "mentee", text="y"),
        action("a1", "mentee", agreed_on="2026-01-05", done_on="2026-01-06"),
        action("a2", "mentor", agreed_on="2026-01-05"),
        pause("2026-01-06", "2026-01-07"),
        since="2026-02-01",
        rhythm=None,
    )
    assert days(found.held) == []
    assert [c.concern.id for c in found.concerns] == ["c1"]
    assert [f.id for f in found.feedback] == ["f2"]
    assert [a.short for a in found.promises] == ["a2"]
    assert found.agreed is not None
    assert found.tried == ()


def test_an_agreement_on_what_stays_between_them_is_nothing_that_was_tried():
    days, kept = ("2026-01-05", "2026-02-01", "2026-02-10"), "all of it"
    found = told(
        agreement("ag1", agreed_on=days[0], rhythm="P2W", minutes=60),
        agreement("ag2", agreed_on=days[1], rhythm="P2W", minutes=60, confidentiality=kept),
        agreement("ag3", agreed_on=days[2], rhythm="P3W", minutes=60, confidentiality=kept),
    )
    assert [day.isoformat() for day, _ in found.tried] == ["2026-02-10"]
    assert [one["says"] for one in data(found)["tried"]] == ["they agreed anew (every 3 weeks)"]


def test_what_else_was_tried_in_its_order():
    found = told(
        agreement("ag1", agreed_on="2026-02-20", rhythm="P1W"),
        agreement("ag2", agreed_on="2026-01-05", contact="by mail"),
        agreement_review("rv1", "2026-02-10"),
        goal("g1"),
        goal_change("g1", "2026-02-15", measure="x"),
        pause("2026-02-12", "2026-02-14"),
        closing(
            mentor_told_on="2026-03-01",
            mentee_told_on="2026-03-02",
            decided_on="2026-03-02",
            explored=True,
        ),
    )
    assert found.ending_known == date(2026, 3, 2)
    assert [(day.isoformat(), one.type) for day, one in found.tried] == [
        ("2026-02-10", "agreement_review"),
        ("2026-02-12", "pause"),
        ("2026-02-15", "goal_change"),
        ("2026-02-20", "agreement"),
        ("2026-03-02", "closing"),
    ]


def test_an_ending_that_only_one_knows_of_is_not_told():
    found = told(closing(mentor_told_on="2026-03-01"))
    assert (found.tried, found.ending_known) == ((), None)


def test_the_contract_of_a_coaching():
    terms = agreement("ag1", agreed_on="2026-01-05", sessions_agreed=3, sponsor="the department")
    assert told(terms).contract is None
    contract = told(terms, form="coaching").contract
    assert (contract.sponsor, contract.agreed, contract.used, contract.left) == (
        "the department",
        3,
        2,
        1,
    )
    assert brief(record(TABLE, terms), DAY, form="coaching").contract == contract
    assert brief(record(TABLE, form="coaching"), DAY, form="mentoring").contract is None
    assert told(form="coaching").contract.left is None


def test_who_agreed_and_only_to_this():
    def agreed(id: str, by: str, on: str, what: str = CONSENT_FOR) -> Consent:
        return entry(Consent, id, by=by, on=on, for_=what)

    one = told(agreed("co1", "mentor", "2026-01-05"), agreed("co2", "mentor", "2026-02-05"))
    assert one.consent == (("mentor", date(2026, 2, 5)),)
    assert not one.consented
    other = agreed("co2", "mentee", "2026-02-05", "keeping these notes")
    assert not told(agreed("co1", "mentor", "2026-01-05"), other).consented
    assert not told(
        agreed("co1", "mentor", "2026-01-05"), agreed("co2", "facilitator", "2026-01-05")
    ).consented
    assert told(
        agreed("co1", "mentee", "2026-01-05"), agreed("co2", "mentor", "2026-01-05")
    ).consented


def test_promises_stand_as_they_stand():
    found = told(action("a1", "mentee"), report("a1", "2026-02-02", "done"), action("a2", "both"))
    assert [(a.short, a.open) for a in found.promises] == [("a1", False), ("a2", True)]


ENDED = closing(closed_on="2026-03-04", mentor_told_on="2026-03-01", mentee_told_on="2026-03-01")
LEFT = (
    goal("g1"),
    goal("g2", text="Speak up"),
    action("a1", "mentee"),
    action("a2", "mentee"),
    entry(Disposition, "di1", closing="cl1", outcome="handed-over", goal="g1", to="Maryam"),
    entry(Disposition, "di2", closing="cl1", outcome="alone", action="a1"),
)


def page_of(found: Brief) -> str:
    return text(page(document(found)), width=100)


def test_one_that_has_ended_says_so_and_plans_nothing_after_it():
    found = told(ENDED, *LEFT, planned_end="2026-06-30")
    assert (found.closed, found.booked, days(found.unclear)) == (date(2026, 3, 4), (), ["02-16"])
    shown = page_of(found)
    assert "Ended on Wed 4 Mar 2026" in " ".join(shown.split())
    assert "Until" not in shown
    assert "Planned" not in shown


def test_one_that_has_ended_says_what_became_of_goals_and_promises():
    found = told(ENDED, *LEFT)
    shown = page_of(found)
    assert "When it ended: handed over to Maryam" in shown
    assert "When it ended: still open" in shown
    assert "2 promises: 1 goes on alone, 1 open when it ended" in shown
    assert [(g["becomes"], g["to"]) for g in data(found)["goals"]] == [
        ("handed-over", "Maryam"),
        (None, None),
    ]


def test_what_is_only_planned_for_an_ending_is_not_what_became_of_it():
    found = told(closing(final_meeting="m10"), *LEFT, planned_end="2026-06-30")
    assert (found.closed, found.becomes, days(found.booked)) == (None, (), ["03-16"])
    assert "When it ended" not in page_of(found)
    assert "2 still open" in page_of(found)
