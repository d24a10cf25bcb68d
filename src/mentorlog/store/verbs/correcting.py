"""Putting right what was written down: any entry, by the rules under which it was made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.record import (
    OUTCOMES,
    Action,
    ActionReport,
    Agreement,
    Closing,
    Concern,
    Disposition,
    Entry,
    Feedback,
    Goal,
    Meeting,
    Pause,
    Record,
    Relationship,
    kind_word,
)
from mentorlog.record.ending import RENEWED
from mentorlog.record.happened import OF_CHANGED, OF_HELD, foreign
from mentorlog.store.verbs.agreeing import (
    Overlap,
    change_pause,
    correct_agreement,
    correct_relationship,
)
from mentorlog.store.verbs.closing import check_ending
from mentorlog.store.verbs.following import done_day, followed
from mentorlog.store.verbs.meetings import notice_given, save_meeting

if TYPE_CHECKING:
    from mentorlog.store import Writer

E = TypeVar("E", bound=Entry)
Stated = Mapping[str, Any]


class Corrected(Frozen):
    """The entry as it is now, and the sentences on what changed with it."""

    entry: Entry
    remarks: tuple[str, ...] = ()


def correct(writer: Writer, record: Record, entry: Entry, stated: Stated) -> Corrected:
    """The entry with what is stated in place of what was; what depends on it follows.

    UsageError where the result would contradict itself.
    """
    if isinstance(entry, Meeting):
        _check_meeting(record, entry, stated)
        return _meeting(writer, record, entry, stated)
    if isinstance(entry, Relationship):
        return Corrected(correct_relationship(writer, record, stated))
    if isinstance(entry, Agreement):
        return Corrected(correct_agreement(writer, record, entry, stated))
    if isinstance(entry, Pause) and stated.keys() & {"from_", "until"}:
        return _pause(writer, record, entry, stated)
    if isinstance(entry, Action):
        return _action(writer, record, entry, stated)
    if isinstance(entry, ActionReport):
        return _report(writer, record, entry, stated)
    if isinstance(entry, Goal):
        return _goal(writer, entry, stated)
    if isinstance(entry, Concern) and _emptied(stated, "resolved_on"):
        return Corrected(writer.change(entry, **{"resolution": None} | dict(stated)))
    if isinstance(entry, Closing):
        return _closing(writer, record, entry, stated)
    _check_said(entry.but(**stated), stated)
    return Corrected(writer.change(entry, **stated))


def _emptied(stated: Stated, name: str) -> bool:
    return name in stated and stated[name] is None


# Sessions.


def _meeting(writer: Writer, record: Record, there: Meeting, stated: Stated) -> Corrected:
    given, noted = notice_given(there, stated, writer.today)
    new = save_meeting(writer, record, there, {**stated, **given})
    gone = [
        _word(name)
        for name in (*OF_HELD, *OF_CHANGED)
        if getattr(new, name) is None and getattr(there, name) is not None and name not in stated
    ]
    if gone:
        taken = "What a session with that outcome does not have was taken away"
        noted.append(f"{taken}: {', '.join(gone)}.")
    return Corrected(new, tuple(noted))


def _word(name: str) -> str:
    return name.removesuffix("_minutes").removesuffix("_hours").replace("_", " ")


def _check_meeting(record: Record, there: Meeting, stated: Stated) -> None:
    outcome = stated.get("outcome", there.outcome)
    for name in foreign(outcome):
        said = stated.get(name)
        if said is not None and said != ():
            held = "was held" if name in OF_HELD else "did not take place"
            raise UsageError(
                f"{_word(name)} goes with a session that {held}; this one is {outcome}."
            )
    follows = stated.get("moved_to")
    chain = {m.id: m.moved_to for m in record.meetings}
    for _step in chain:
        if follows == there.id:
            raise UsageError(f"moved to: {there.short} cannot be moved to itself.")
        follows = chain.get(follows) if follows is not None else None


# Actions.


def _action(writer: Writer, record: Record, action: Action, stated: Stated) -> Corrected:
    new = action.but(**stated)
    ended = stated.keys() & {"done_on", "dropped_on"}
    if ended and new.done_on is not None and new.dropped_on is not None:
        raise UsageError(
            f"{action.short} is done or dropped, not both.",
            f"mentorlog edit {action.short} --no-{'dropped' if action.dropped_on else 'done'}",
        )
    remarks: list[str] = []
    reports = [r for r in record.action_reports if r.action == action.id]
    for report in reports if "done_on" in stated else ():
        if report.progress == "done" and new.done_on is None:
            remarks.append(_take_back(writer, report))
        elif report.progress == "done" and report.on == action.done_on and report.meeting is None:
            writer.change(report, on=new.done_on)
    later = [r for r in reports if r.new_due_on is not None]
    if later and "due_on" in stated:
        last = max(later, key=lambda r: (r.on, r.number or 0))
        if last.new_due_on is not None:
            remarks.append(
                f"Its day was changed later, to {short_day(last.new_due_on)} ({last.short}); "
                "that one still counts."
            )
    return Corrected(writer.change(action, **stated), tuple(remarks))


def _take_back(writer: Writer, report: ActionReport) -> str:
    """Let a report not say any more that an action is done; what is to be said of it."""
    said = f"What {short_day(report.on)} said of it, that it was done ({report.short}), "
    if report.note is None and report.new_due_on is None:
        writer.remove(report)
        return f"{said}is taken away too."
    writer.change(report, progress=None)
    return f"{said}is taken back too."


def _report(writer: Writer, record: Record, report: ActionReport, stated: Stated) -> Corrected:
    new = writer.change(report, **stated)
    before = record.action_reports
    after = [new if other.id == report.id else other for other in before]
    remarks = []
    for action in record.actions:
        if action.id in (report.action, new.action):
            day = done_day(action, before, after)
            if day != action.done_on:
                writer.change(action, done_on=day)
            remarks.append(followed(action, before, after))
    return Corrected(new, tuple(remark for remark in remarks if remark))


# Goals, and the rest.


def _pause(writer: Writer, record: Record, pause: Pause, stated: Stated) -> Corrected:
    try:
        return Corrected(change_pause(writer, record, pause, stated))
    except Overlap as error:
        other = error.pause.short
        said = f"{error.there}; mentorlog edit {other} gives it other days."
        raise UsageError(said, f"mentorlog edit {other}") from error
    except UsageError as error:
        raise UsageError(error.sentence, f"mentorlog edit {pause.short}") from error


def _goal(writer: Writer, goal: Goal, stated: Stated) -> Corrected:
    new = goal.but(**stated)
    ended = stated.keys() & {"achieved_on", "dropped_on"}
    if ended and new.achieved_on is not None and new.dropped_on is not None:
        raise UsageError(
            f"{goal.short} is achieved or dropped, not both.",
            f"mentorlog edit {goal.short} --no-{'dropped' if goal.dropped_on else 'achieved'}",
        )
    if new.replaced_by == goal.id:
        raise UsageError(f"replaced by: {goal.short} cannot take its own place.")
    days = stated.keys() & {"set_on", "target_on"}
    if days and new.set_on and new.target_on and new.target_on < new.set_on:
        raise UsageError(
            f"by: {short_day(new.target_on)} lies before the day it was set, "
            f"{short_day(new.set_on)}."
        )
    if _emptied(stated, "dropped_on") and goal.replaced_by and "replaced_by" not in stated:
        said = "That another goal took its place is taken back too."
        return Corrected(writer.change(goal, **stated, replaced_by=None), (said,))
    return Corrected(writer.change(goal, **stated))


def _closing(writer: Writer, record: Record, ending: Closing, stated: Stated) -> Corrected:
    """An ending by the rules under which `close` makes one."""
    new = ending.but(**stated)
    if stated.keys() & {"closed_on", "reopened_on"}:
        if new.closed_on is not None and new.reopened_on is None:
            raise UsageError(
                "An ending is completed with mentorlog close, which asks first what becomes of "
                "what is open.",
                "mentorlog close --done",
            )
    if stated.get("reason") == RENEWED or stated.get("outcome") == RENEWED:
        raise UsageError("A new term is begun with mentorlog close.", "mentorlog close --renew")
    if stated.get("outcome") is not None:
        word = kind_word(stated["outcome"])
        if word is None:
            raise UsageError(f"outcome: it is one of {', '.join(OUTCOMES)}.")
        stated = {**stated, "outcome": word}
    check_ending(record, new, stated, writer.today)
    return Corrected(writer.change(ending, **stated))


def _check_said(entry: Entry, stated: Stated) -> None:
    """UsageError where an entry would now say nothing, or two things at once."""
    if isinstance(entry, Disposition) and stated.keys() & {"goal", "action"}:
        if (entry.goal is None) == (entry.action is None):
            raise UsageError("What becomes of it is said of one goal or of one action.")
    if isinstance(entry, Feedback) and stated.keys() & {"text", "question", "asked_on"}:
        if not (entry.text or entry.question or entry.asked_on):
            raise UsageError("Nothing would be left of it: text, question or asked is needed.")
