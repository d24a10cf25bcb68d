"""The stable JSON of what is shown: keys are never renamed or taken away, only added.

A day is ISO 8601 text; a key that does not apply is null. An entry of the record stands as
itself, and is written as in the exchange format.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.closing import ClosePlan
from mentorlog.due import erase_on
from mentorlog.health import Checkup, Finding
from mentorlog.record import Record, Relationship, closed_on, closing, started, times_held
from mentorlog.render.contracting import contract_data
from mentorlog.render.glance import (
    agreed,
    breaks_ahead,
    last_feedback,
    last_met,
    next_booked,
    open_actions,
    open_concerns,
    open_goals,
    topics_waiting,
)
from mentorlog.render.levels import summary
from mentorlog.render.phasing import phase_data, phase_name
from mentorlog.sign import Ask, Clear, Evidence, Resting, Shown, Sign, Unknown
from mentorlog.standing import ActionStanding, GoalStanding

if TYPE_CHECKING:
    from mentorlog.timeline import FollowUp

FORMAT, VERSION = "mentorlog-checkup", 1


def checkup(c: Checkup, talked: tuple[FollowUp, ...] = ()) -> dict[str, Any]:
    """A checkup, with what became of what was talked about; its keys are frozen."""
    from mentorlog.render.data_over_time import follow_up_data

    told = c.coverage
    return {
        "format": FORMAT,
        "version": VERSION,
        **who(c.record),
        "today": c.today.isoformat(),
        "level": c.level,
        "signs": [_finding(finding) for finding in c.findings],
        "coverage": {
            "meetings": {
                "counted": told.meetings,
                "not_recorded": len(told.meetings_not_recorded),
            },
            "actions": {"judged": told.actions, "not_recorded": len(told.actions_not_recorded)},
            "goals": {"open": told.goals_open},
        },
        "thresholds_not_default": list(c.thresholds),
        "talked_about": [follow_up_data(one) for one in talked],
        "erase_on": iso(erase_on(c.record)),
    }


def to_be_erased(about: Relationship, day: date) -> dict[str, Any]:
    """One that was to be erased on a day that has come."""
    return {
        "relationship": about.id,
        "short": about.short,
        "mentor": about.mentor,
        "mentee": about.mentee,
        "erase_on": day.isoformat(),
    }


def who(record: Record) -> dict[str, Any]:
    """Whose relationship it is."""
    about = record.relationship
    return {"relationship": about.id, "mentor": about.mentor, "mentee": about.mentee}


def _finding(finding: Finding) -> dict[str, Any]:
    sign, verdict = finding.sign, finding.verdict
    tally = verdict.tally
    because = verdict.because if isinstance(verdict, Shown | Ask) else ()
    return {
        "sign": sign.slug,
        "verdict": type(verdict).__name__.lower(),
        "level": verdict.level if isinstance(verdict, Shown) else None,
        "side": verdict.side,
        "count": tally.count if tally else None,
        "window": tally.window if tally else None,
        "set_aside": tally.set_aside if tally else None,
        "threshold": tally.threshold or None if tally else None,
        "summary": summary(verdict),
        "why": _why(finding),
        "evidence": [_evidence(e) for e in because],
        "ask": list(sign.ask),
        "try": list(sign.tries),
        "sources": cites(sign),
    }


def _why(finding: Finding) -> str:
    verdict = finding.verdict
    stated = verdict.why if isinstance(verdict, Clear | Unknown | Resting) else ""
    return stated or one_line(finding.sign.section("Why it matters"))


def _evidence(e: Evidence) -> dict[str, Any]:
    return {
        "kind": e.entry.type,
        "id": e.entry.id,
        "short": e.entry.short,
        "on": iso(e.on),
        "note": e.note,
    }


def iso(day: date | None) -> str | None:
    """A day as text, null where there is none."""
    return day.isoformat() if day else None


def cites(sign: Sign) -> list[str]:
    """The sources of a sign, as citations."""
    from mentorlog.guidance import source

    return [source(key).cite for key in sign.sources]


def one_line(text: str) -> str:
    """A paragraph of several lines as one."""
    return " ".join(text.split())


def glance(c: Checkup) -> dict[str, Any]:
    """One relationship at a glance."""
    record, today = c.record, c.today
    return {
        "relationship": record.relationship,
        "today": today.isoformat(),
        "level": c.level,
        "agreed": agreed(record, today),
        "goals": [_goal(goal) for goal in open_goals(record)],
        "actions": [
            _action(s, today) for some in open_actions(record, today).values() for s in some
        ],
        "held": times_held(record),
        "last_meeting": last_met(record),
        "next_meeting": next_booked(record, today),
        "last_feedback": last_feedback(record),
        "concerns": list(open_concerns(record)),
        "topics": list(topics_waiting(record)),
        "pauses": list(breaks_ahead(record, today)),
        "closing": closing(record),
        "phase": phase_data(record, today),
        "contract": contract_data(record, today),
    }


def _goal(goal: GoalStanding) -> dict[str, Any]:
    return {
        "id": goal.goal.id,
        "short": goal.goal.short,
        "text": goal.text,
        "measure": goal.measure,
        "target_on": iso(goal.target),
        "progress": goal.progress,
        "reviewed_on": iso(goal.reviewed),
        "private": goal.goal.private,
    }


def _action(s: ActionStanding, today: date) -> dict[str, Any]:
    return {
        "id": s.action.id,
        "short": s.action.short,
        "text": s.action.text,
        "owner": s.action.owner,
        "due_on": iso(s.target),
        "overdue": s.overdue(today),
        "redated": s.redated,
        "private": s.action.private,
    }


def listed(c: Checkup) -> dict[str, Any]:
    """One relationship among all of them."""
    record = c.record
    last, following = last_met(record), next_booked(record, c.today)
    return {
        **who(record),
        "short": record.relationship.short,
        "keeper": record.relationship.keeper,
        "form": record.relationship.form,
        "since": iso(started(record)),
        "held": times_held(record),
        "last_met": iso(last.on) if last else None,
        "next_booked": iso(following.on) if following else None,
        "level": c.level,
        "closed_on": iso(closed_on(record)),
        "erase_on": iso(erase_on(record)),
        "private": record.relationship.private,
        "phase": phase_name(record, c.today),
    }


def sign(told: Sign) -> dict[str, Any]:
    """A sign explained; `limits` holds its figures, with those of a weekly rhythm."""
    return {
        "sign": told.slug,
        "title": told.title,
        "family": told.family,
        "looks_for": one_line(told.section("What it looks for")),
        "why": one_line(told.section("Why it matters")),
        "no_worry": one_line(told.section("When it is no worry")),
        "try": list(told.tries),
        "ask": list(told.ask),
        "unseen": told.open_,
        "limits": _limits(told.limits),
        "yields_to": list(told.yields_to),
        "rests_when_ending": told.rests_when_ending,
        "sources": cites(told),
    }


def _limits(limits: Any) -> dict[str, Any] | None:
    if limits is None:
        return None
    return {
        name: _limits(value) if hasattr(value, "names") else value
        for name in limits.names
        for value in (getattr(limits, name),)
    }


def ending(plan: ClosePlan) -> dict[str, Any]:
    """The plan for other programs: entries as in the exchange format."""
    return {
        "relationship": plan.record.relationship.id,
        "today": plan.today,
        "closing": plan.ending,
        "final_meeting": plan.final,
        "called_off": plan.called_off,
        "days_left": plan.left,
        "achieved": [goal.goal for goal in plan.achieved],
        "open_goals": [goal.goal for goal in plan.open_goals],
        "open_actions": [action.action for action in plan.open_actions],
        "dispositions": plan.disposed,
        "undecided": [standing.short for standing in plan.undecided],
        "untold": plan.untold,
        "short_notice": plan.short_notice,
        "look_first": plan.look_first,
        "contract": contract_data(plan.record, plan.today),
        "explaining": [summary(finding.verdict) for finding in plan.explaining],
    }
