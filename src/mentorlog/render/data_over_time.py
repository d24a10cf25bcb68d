"""The check over time, for other programs: keys are never renamed or taken away, only added."""

from __future__ import annotations

from typing import Any

from mentorlog.health import Finding
from mentorlog.render.levels import LEVELS, summary
from mentorlog.sign import Shown, Verdict, silence
from mentorlog.timeline import Changes, FollowUp, Spoken, Turn

CHANGES = ("new", "worse", "better", "gone", "same")


def changes_data(changes: Changes) -> dict[str, Any]:
    """What changed, for other programs: lists of findings by sign and side."""
    return {
        "relationship": changes.now.record.relationship.id,
        "since": changes.before.today.isoformat(),
        "today": changes.now.today.isoformat(),
        "level_then": changes.before.level,
        "level": changes.now.level,
        **{key: [_finding_data(f) for f in getattr(changes, key)] for key in CHANGES},
    }


def _finding_data(finding: Finding) -> dict[str, Any]:
    verdict = finding.verdict
    return {
        "sign": finding.sign.slug,
        "side": verdict.side,
        "level": verdict.level if isinstance(verdict, Shown) else None,
        "summary": summary(verdict),
    }


def turn_data(turn: Turn) -> dict[str, Any]:
    """One turn of a sign, for other programs."""
    return {
        "on": turn.on.isoformat(),
        "sign": turn.sign,
        "side": turn.side,
        "change": turn.change,
        "level": turn.level,
        "summary": turn.says or None,
    }


def spoken_data(spoken: Spoken, asks: bool) -> dict[str, int | bool]:
    """How often a sign spoke, and whether it asks now, for other programs."""
    return {name: getattr(spoken, name) for name in spoken.names} | {"asks": asks}


def follow_up_data(one: FollowUp) -> dict[str, Any]:
    """What became of a finding that was talked about, for other programs."""
    return {
        "sign": one.sign.slug,
        "side": one.side,
        "concern": one.concern.short,
        "on": one.concern.on.isoformat(),
        "then": counted(one.then),
        "now": counted(one.now),
        "course": one.course,
        "look_again": one.look_again.isoformat() if one.look_again else None,
    }


def counted(verdict: Verdict) -> str:
    """What a verdict counted, and its level, or why it has none: "3 of 5 (worth noticing)"."""
    tally = verdict.tally
    told = LEVELS[verdict.level] if isinstance(verdict, Shown) else silence(verdict)
    level = told or "not shown"
    if tally is None or not tally.window:
        return level
    figure = str(tally.count) if tally.count == tally.window else f"{tally.count} of {tally.window}"
    return f"{figure} ({level})"
