"""The small things of a record, each with its day and a line of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from mentorlog.days import short_day
from mentorlog.frozen import Frozen
from mentorlog.record import (
    Action,
    ActionReport,
    Entry,
    Goal,
    Keeper,
    Meeting,
    Owner,
    Record,
    outcome_word,
)
from mentorlog.render.glance import agreed_words
from mentorlog.wording import person, was

MOVED = {"done": "done", "some": "some progress", "none": "not moved yet"}


class Event(Frozen):
    """Something noted on a day: what it is about (`short`), and what is said of it."""

    on: date
    short: str
    says: str
    entry: Entry
    private: bool = False


def mixed(record: Record, meeting: Meeting) -> str:
    """That a session is of the other kind, where it is."""
    usual = record.relationship.form or "mentoring"
    return f" ({meeting.form})" if meeting.form not in (None, usual) else ""


def whose(record: Record, who: Keeper | Owner) -> str:
    """Your, shared, or the name with an s."""
    if who == "both":
        return "shared"
    name = person(record, who)
    return "your" if name == "you" else f"{name}’s"


def events(record: Record) -> Iterator[Event]:
    """All of them, kind by kind; what has no day is left out."""
    for kind in KINDS:
        yield from kind(record)


def _event(on: date | None, about: Entry, says: str, entry: Entry | None = None) -> Iterator[Event]:
    if on is not None:
        own = entry or about
        yield Event(on, about.short, says, own, about.private or own.private)


def _agreements(record: Record) -> Iterator[Event]:
    for a in record.agreements:
        terms = {"rhythm": a.rhythm, "minutes": a.minutes, "notice_hours": a.notice_hours}
        said = agreed_words(terms)
        yield from _event(a.agreed_on, a, f"agreed: {said}" if said else "an agreement was noted")
    for review in record.agreement_reviews:
        changed = " and changed" if review.changed else ""
        yield from _event(review.on, review, f"the agreement was looked at{changed}")


def _goals(record: Record) -> Iterator[Event]:
    by_id: dict[str, Goal] = {goal.id: goal for goal in record.goals}
    for goal in record.goals:
        yield from _event(goal.set_on, goal, f"goal: {goal.text}")
        yield from _event(goal.achieved_on, goal, f"goal reached: {goal.text}")
        let_go = "replaced" if goal.replaced_by else "let go"
        yield from _event(goal.dropped_on, goal, f"goal {let_go}: {goal.text}")
    for change in record.goal_changes:
        target = f"meant for {short_day(change.target_on)}" if change.target_on else ""
        new = (change.text, change.measure and f"measure: {change.measure}", target)
        said = "; ".join(part for part in new if part)
        yield from _event(change.on, by_id[change.goal], f"changed: {said}", change)
    for review in record.goal_reviews:
        far = f"{review.progress} %" if review.progress is not None else ""
        said = "; ".join(part for part in (far, review.note) if part)
        says = f"looked at: {said}" if said else "looked at"
        yield from _event(review.on, by_id[review.goal], says, review)
    for step in record.milestones:
        yield from _event(step.reached_on, by_id[step.goal], f"milestone: {step.text}", step)


def _actions(record: Record) -> Iterator[Event]:
    by_id = {action.id: action for action in record.actions}
    days = {m.id: m.on for m in record.meetings}
    finished = {r.action for r in record.action_reports if r.progress == "done"}
    partings = {r.action: r for r in record.action_reports if _parting(by_id[r.action], r)}
    for action in record.actions:
        agreed = action.agreed_on or days.get(action.meeting or "")
        yield from _event(agreed, action, _promise(record, action))
        if action.id not in finished:
            yield from _event(action.done_on, action, f"done: {action.text}")
        parting = partings.get(action.id)
        why = f" ({parting.note})" if parting is not None and parting.note else ""
        yield from _event(action.dropped_on, action, f"let go: {action.text}{why}", parting)
    for report in record.action_reports:
        action = by_id[report.action]
        if not _parting(action, report):
            yield from _event(report.on, action, _report(action, report), report)


def _promise(record: Record, action: Action) -> str:
    due = f", by {short_day(action.due_on)}" if action.due_on else ""
    return f"{whose(record, action.owner)} action{due}: {action.text}"


def _parting(action: Action, report: ActionReport) -> bool:
    """Whether all that a report says is why the action was let go that day."""
    said = report.progress or report.new_due_on
    return not said and action.dropped_on is not None and action.dropped_on == report.on


def _report(action: Action, report: ActionReport) -> str:
    said = MOVED.get(report.progress or "", "a new day" if report.new_due_on else "spoken of")
    day = f", now by {short_day(report.new_due_on)}" if report.new_due_on else ""
    note = f" ({report.note})" if report.note else ""
    return f"{said}{day}: {action.text}{note}"


def _said(record: Record) -> Iterator[Event]:
    for f in record.feedback:
        about = f" about {person(record, f.about)}" if f.about else ""
        text = f": {f.text}" if f.text else ""
        if f.waiting:
            asked = f": {f.question}" if f.question else ""
            says = f"feedback asked of {person(record, f.from_)}, not answered yet{asked}"
            yield from _event(f.asked_on or f.on, f, says)
            continue
        yield from _event(f.on, f, f"feedback from {person(record, f.from_)}{about}{text}")
    for c in record.concerns:
        says = f"{whose(record, c.by)} concern: {c.text}"
        yield from _event(c.on, c, says)
        yield from _event(c.resolved_on, c, f"concern settled: {c.resolution or c.text}")
    concerns = {c.id: c for c in record.concerns}
    for step in record.steps:
        taken = f" ({step.response.replace('-', ' ')})" if step.response else ""
        says = f"tried by {person(record, step.by)}: {step.text}{taken}"
        yield from _event(step.on, concerns[step.concern], says, step)


def _endings(record: Record) -> Iterator[Event]:
    for c in record.closings:
        renewed = c.reason == "renewed" and c.closed_on == c.reopened_on
        if not (renewed and c.decided_on == c.closed_on):
            yield from _event(c.decided_on, c, "an ending was decided")
        for side, told in (("mentor", c.mentor_told_on), ("mentee", c.mentee_told_on)):
            says = f"{was(record, side)} told of the ending"  # type: ignore[arg-type]
            if c.by not in (side, "both"):  # nobody is told what they decided
                yield from _event(told, c, says)
        if renewed:
            yield from _event(c.closed_on, c, "renewed: a new term began")
            continue
        word = outcome_word(record, c)
        yield from _event(c.closed_on, c, f"closed: {word}" if word else "closed")
        says = "opened again" if c.closed_on else "an ending was looked at, and it went on"
        yield from _event(c.reopened_on, c, says)


KINDS: tuple[Callable[[Record], Iterator[Event]], ...] = (
    _agreements,
    _goals,
    _actions,
    _said,
    _endings,
)
