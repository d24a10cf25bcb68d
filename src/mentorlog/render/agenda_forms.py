"""The agenda of the next session for elsewhere: Markdown, a mail, other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorlog.agenda import Agenda, Revisit
from mentorlog.closing import ClosePlan
from mentorlog.days import short_day
from mentorlog.render.agenda import SUGGESTED, moment, sections, when
from mentorlog.render.contracting import contract_data
from mentorlog.render.levels import summary
from mentorlog.render.markdown import plain
from mentorlog.render.opening import Line
from mentorlog.render.safe import safe
from mentorlog.render.width import wrapped

WIDTH = 72
PURPOSE = (
    "From a journal that two people keep to help each other; it is not meant for watching anybody."
)


def markdown(agenda: Agenda) -> Iterator[str]:
    """The lines of a Markdown page."""
    about = agenda.record.relationship
    yield f"# Agenda: {plain(about.mentor)} and {plain(about.mentee)}"
    yield ""
    said = when(agenda)
    yield f"{said[0].upper()}{said[1:]}. Written on {short_day(agenda.today)}."
    for section in sections(agenda):
        yield ""
        yield f"## {section.title}" + (f" ({section.minutes} minutes)" if section.minutes else "")
        lines = [line for line in section.lines if line.mark]
        yield from ("", *map(_item, lines)) if lines else ()
    yield ""
    yield f"{SUGGESTED} {PURPOSE}" if agenda.shares else PURPOSE


def _item(line: Line) -> str:
    more = f"; {plain(line.more)}" if line.more else ""
    if line.mark == "?":
        return f"- *{plain(line.words)}*{more}"
    mark = f"{line.mark} " if line.mark != "-" else ""
    return f"- {mark}**{plain(line.words)}**{more}" if more else f"- {mark}{plain(line.words)}"


def mail(agenda: Agenda) -> Iterator[str]:
    """The lines of a plain text to send to the other side; give it what is to be shared."""
    meeting = agenda.session
    day = f"on {moment(meeting)}" if meeting is not None else "(the day is still to be agreed)"
    yield from _wrapped(f"Agenda for our session {day}, {agenda.minutes} minutes")
    for section in sections(agenda, shared=True):
        minutes = f" (about {section.minutes} minutes)" if section.minutes else ""
        yield ""
        yield from _wrapped(f"{section.title}{minutes}")
        for line in section.lines:
            more = f" ({line.more})" if line.more else ""
            mark = "-" if line.mark == "?" else line.mark
            yield from _wrapped(f"{line.words}{more}", f"  {mark} ")
    yield ""
    yield from _wrapped("The minutes are only a suggestion. What would you like to add?")


def _wrapped(text: str, lead: str = "") -> list[str]:
    return wrapped(safe(text), WIDTH, lead, " " * len(lead))


def data(agenda: Agenda) -> dict[str, Any]:
    """The agenda for other programs; its keys are frozen."""
    record = agenda.record
    return {
        "relationship": record.relationship,
        "today": agenda.today.isoformat(),
        "session": agenda.session,
        "minutes": agenda.minutes,
        "minutes_from": agenda.minutes_from,
        "first": agenda.first,
        "last": agenda.last,
        "not_recorded": [meeting.short for meeting in agenda.unrecorded],
        "actions": [
            {"action": s.action, "due_on": s.target, "said": s.last.progress if s.last else None}
            for s in agenda.actions
        ],
        "goals": [_goal(one) for one in agenda.goals],
        "topics": agenda.topics,
        "concerns": agenda.concerns,
        "steps": [s for s in record.steps if s.concern in {c.id for c in agenda.concerns}],
        "found": [
            {
                "part": part,
                "sign": finding.sign.slug,
                "side": finding.verdict.side,
                "summary": summary(finding.verdict),
                "ask": finding.sign.ask[0],
            }
            for part, some in agenda.found.items()
            for finding in some
        ],
        "agreement_to_look_at": agenda.review,
        "ending": agenda.ending.ending if agenda.ending else None,
        **_ending(agenda.ending),
        "pause": agenda.pause,
        "no_open_goal": agenda.goalless,
        "needs": [need.key for need in agenda.needs],
        "contract": contract_data(record, agenda.today) if agenda.contract else None,
        "more_signs": agenda.more,
        "opening": [" ".join(question.text.split()) for question in agenda.opening],
        "split": [{"part": share.part, "minutes": share.minutes} for share in agenda.shares],
    }


def _goal(one: Revisit) -> dict[str, Any]:
    return {
        "goal": one.goal.goal,
        "text": one.goal.text,
        "measure": one.goal.measure,
        "progress": one.goal.progress,
        "target_on": one.goal.target,
        "sessions_since": one.sessions,
        "near": one.near,
    }


def _ending(plan: ClosePlan | None) -> dict[str, Any]:
    """What a planned ending still needs, and what was reached; empty where none is planned."""
    return {
        "achieved": [goal.goal for goal in plan.achieved] if plan else [],
        "undecided": [one.short for one in plan.undecided] if plan else [],
        "untold": list(plan.untold) if plan else [],
        "last_session": plan.final if plan else None,
    }
