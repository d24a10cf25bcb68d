"""The brief for other programs: what the page says, and nothing more. Its keys are frozen."""

from __future__ import annotations

from typing import Any

from mentorlog.brief import Brief, Contract, Raised
from mentorlog.record import Agreement, Meeting
from mentorlog.render.brief.concerns import tried_words
from mentorlog.standing import ActionStanding, GoalStanding

TERMS = (
    *("agreed_on", "rhythm", "minutes", "notice_hours", "review_every", "mentor_expects"),
    *("mentee_expects", "boundaries", "confidentiality", "contact", "sessions_agreed"),
    *("sponsor", "if_not_working"),
)
ABOUT = (
    *("mentor", "mentee", "keeper", "form", "purpose", "success", "asked_for_by", "started_on"),
    *("planned_end", "facilitator"),
)


def data(told: Brief) -> dict[str, Any]:
    """What is on the page, by key; days as YYYY-MM-DD."""
    about = told.record.relationship
    return {
        **{key: getattr(about, key) for key in ABOUT},
        "form": told.form,
        "closed_on": told.closed,
        "today": told.today,
        "since": told.since,
        "consent": {party: dict(told.consent).get(party) for party in ("mentor", "mentee")},
        "recorded_since_consent": told.later,
        "ending_known_on": told.ending_known,
        "agreement": _terms(told.agreed),
        "contract": _contract(told.contract),
        "goals": [_goal(told, standing) for standing in told.goals],
        "held": [_meeting(m) for m in told.held],
        "changed": [
            {"outcome": c.outcome, "by": c.by, "meetings": [_meeting(m) for m in c.meetings]}
            for c in told.changed
        ],
        "no_outcome": [_meeting(m) for m in told.unclear],
        "planned": [_meeting(m) for m in told.booked],
        "promises": [
            {
                "owner": a.action.owner,
                "done": a.finished is not None,
                "open": a.open,
                **_became(told, a),
            }
            for a in told.promises
        ],
        "concerns": [_concern(one) for one in told.concerns],
        "tried": [
            {"on": day, "what": one.type, "says": tried_words(told, one)} for day, one in told.tried
        ],
        "agreement_looked_at_on": max((r.on for r in told.record.agreement_reviews), default=None),
        "feedback": [
            {"on": f.on, "from": f.from_, "question": f.question, "text": f.text}
            for f in told.feedback
        ],
    }


def _terms(agreed: Agreement | None) -> dict[str, Any] | None:
    return {key: getattr(agreed, key) for key in TERMS} if agreed else None


def _contract(contract: Contract | None) -> dict[str, Any] | None:
    if contract is None:
        return None
    return {
        "sponsor": contract.sponsor,
        "sessions_agreed": contract.agreed,
        "sessions_held": contract.used,
        "sessions_left": contract.left,
        "since": contract.since,
    }


def _goal(told: Brief, standing: GoalStanding) -> dict[str, Any]:
    return {
        "goal": standing.short,
        "text": standing.text,
        "measure": standing.measure,
        "set_on": standing.goal.set_on,
        "target_on": standing.target,
        "reviewed_on": standing.reviewed,
        "achieved_on": standing.goal.achieved_on,
        "dropped_on": standing.goal.dropped_on,
        **_became(told, standing),
    }


def _became(told: Brief, one: GoalStanding | ActionStanding) -> dict[str, Any]:
    became = told.became(one)
    return {"becomes": became.outcome if became else None, "to": became.to if became else None}


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {"on": meeting.on, "notice_hours": meeting.notice_hours}


def _concern(raised: Raised) -> dict[str, Any]:
    concern = raised.concern
    return {
        "on": concern.on,
        "by": concern.by,
        "text": concern.text,
        "factor": concern.factor,
        "agreed": concern.agreed,
        "resolved_on": concern.resolved_on,
        "resolution": concern.resolution,
        "steps": [
            {"on": s.on, "by": s.by, "text": s.text, "response": s.response, "check_on": s.check_on}
            for s in raised.steps
        ],
        "not_settled": [s.on for s in raised.unsettled],
    }
