"""Two views side by side for other programs: keys are never renamed or taken away, only added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mentorlog.compare import Comparison, Pair, Term, became
from mentorlog.record import Meeting
from mentorlog.standing import ActionStanding, GoalStanding

FORMAT, VERSION = "mentorlog-comparison", 1
OF_MEETING = (
    *("id", "on", "at", "outcome", "by", "notice_hours", "planned_minutes", "lasted_minutes"),
    *("ended_early_by", "useful"),
)


def data(found: Comparison) -> dict[str, Any]:
    """Both views by the name of their side; null where a side has nothing of a thing."""
    sides = found.one.side, found.other.side
    about = found.one.record.relationship
    return {
        "format": FORMAT,
        "version": VERSION,
        "relationship": about.id,
        "mentor": about.mentor,
        "mentee": about.mentee,
        "today": found.today,
        "views": [{"side": said.side, "exported_on": said.on} for said in (found.one, found.other)],
        "agree": found.agree,
        "written_later": found.later,
        "meetings": [_pair(pair, sides, _meeting) for pair in found.meetings],
        "actions": [_pair(pair, sides, _action) for pair in found.actions],
        "goals": [_pair(pair, sides, _goal) for pair in found.goals],
        "expectations": [_term(term, sides) for term in found.expects],
        "terms": [_term(term, sides) for term in found.terms],
    }


def _pair(
    pair: Pair[Any], sides: tuple[str, str], said: Callable[[Any], dict[str, Any]]
) -> dict[str, Any]:
    both = zip(sides, (pair.one, pair.other), strict=True)
    views = {side: said(each) if each is not None else None for side, each in both}
    return {"differs": list(pair.differs), "views": views}


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {"short": meeting.short, **{name: getattr(meeting, name) for name in OF_MEETING}}


def _action(one: ActionStanding) -> dict[str, Any]:
    action = one.action
    return {
        "id": action.id,
        "short": one.short,
        "text": action.text,
        "owner": action.owner,
        "state": became(one),
        "due_on": one.target,
        "done_on": one.finished,
    }


def _goal(one: GoalStanding) -> dict[str, Any]:
    return {
        "id": one.goal.id,
        "short": one.short,
        "text": one.text,
        "measure": one.measure,
        "state": became(one),
        "target_on": one.target,
        "progress": one.progress,
    }


def _term(term: Term, sides: tuple[str, str]) -> dict[str, Any]:
    views = dict(zip(sides, (term.one, term.other), strict=True))
    return {"name": term.name, "differs": term.differs, "views": views}
