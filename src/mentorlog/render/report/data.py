"""The report for other programs."""

from __future__ import annotations

from typing import Any

from mentorlog.course import OWNERS, Gap
from mentorlog.render import data as of
from mentorlog.report import Report


def data(told: Report) -> dict[str, Any]:
    """All that is on the page: the glance, the course, the goals, the check."""
    found = told.course
    return {
        "format": "mentorlog-report",
        "version": 1,
        **of.who(told.record),
        "today": told.today,
        "private": told.private,
        "glance": of.glance(told.checkup) | ({} if told.checked else {"level": None}),
        "sessions": [
            {
                "meeting": mark.meeting.short,
                "on": mark.on,
                "outcome": mark.outcome,
                "side": mark.side,
            }
            for mark in found.marks
        ],
        "breaks": [{"from": pause.from_, "until": pause.until} for pause in found.breaks],
        "gaps": [_gap(gap) for gap in found.gaps],
        "actions": [
            {
                "action": promise.standing.short,
                "owner": owner,
                "on": promise.on,
                "became": promise.became,
            }
            for owner in OWNERS
            for promise in found.promised(owner)
        ],
        "goals": [
            {
                "goal": one.goal.short,
                "text": one.text,
                "progress": one.progress,
                "target_on": one.target,
                "achieved_on": one.goal.achieved_on,
            }
            for one in told.goals
        ],
        "checkup": of.checkup(told.checkup) if told.checked else None,
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "since": gap.since,
        "until": gap.on,
        "days": gap.days,
        "rhythm_days": gap.rhythm,
        "open": gap.open,
    }
