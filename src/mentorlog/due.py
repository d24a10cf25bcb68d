"""What falls due, and on which day: what is promised, booked, meant for a day or to be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from mentorlog.days import duration_days
from mentorlog.frozen import Frozen
from mentorlog.record import (
    PARTIES,
    Concern,
    Entry,
    Meeting,
    Owner,
    Party,
    Record,
    Step,
    booked,
    closed_on,
    closing,
    doubled,
    fell_through,
    final_meeting,
)
from mentorlog.record.in_force import agreed_at, agreements
from mentorlog.rhythm import pause_on, rhythm
from mentorlog.standing import actions, goals, hidden

Kind = Literal[
    "unrecorded",
    "session",
    "action",
    "goal",
    "milestone",
    "concern",
    "agreement",
    "tell",
    "complete",
    "last",
    "pause",
    "end",
    "erase",
    "contract",
    "contact",
]
IN_BREAK = ("unrecorded", "session", "erase", "pause")
NOTICE_DAYS = 14
NOTICE_RHYTHMS = 2
CONTACT_DAYS = 30
"""How long a day on which two people meant to be in touch is named after it."""


class Due(Frozen):
    """One thing that is due: what it is about, its day, its words where it has any that may be
    seen by others, and for an action whose it is."""

    kind: Kind
    entry: Entry
    on: date
    text: str | None = None
    owner: Owner | None = None


def falls_due(record: Record, today: date, upto: date) -> tuple[Due, ...]:
    """What of an open relationship is due by `upto`, the earliest first; of one that is closed
    that it is to be erased and that they meant to be in touch, and in a break only sessions and
    its end. Private words are left out."""
    quiet = pause_on(record, today) is not None
    found = (due for due in days_ahead(record, today) if due.on <= upto)
    return tuple(due for due in found if due.kind in IN_BREAK or not quiet)


def days_ahead(record: Record, today: date) -> tuple[Due, ...]:
    """The same without an end, and in a break, too, with all that waits behind it."""
    if closed_on(record) is not None:
        after = [*_erasing(record), *_contact(record, today)]
        return tuple(sorted(after, key=lambda due: due.on))
    found = [*_sessions(record, today), *_erasing(record)]
    pause = pause_on(record, today)
    if pause is not None and pause.until is not None:
        found.append(Due("pause", pause, pause.until))
    found += [*_promised(record, today), *_come_back(record, today), *_ending(record, today)]
    return tuple(sorted(found, key=lambda due: due.on))


def _sessions(record: Record, today: date) -> Iterator[Due]:
    for meeting in unrecorded(record, today):
        yield Due("unrecorded", meeting, meeting.on or today)
    for meeting in booked(record, today):
        yield Due("session", meeting, meeting.on or today)


def _promised(record: Record, today: date) -> Iterator[Due]:
    for standing in actions(record, today):
        action = standing.action
        if standing.asked_for and standing.target is not None:
            text = None if action.private else action.text
            yield Due("action", action, standing.target, text, action.owner)
    for goal in goals(record):
        if goal.asked_for and goal.target is not None:
            text = None if hidden(record, goal) else goal.text
            yield Due("goal", goal.goal, goal.target, text)
        for one in record.milestones if goal.asked_for else ():
            if one.goal == goal.goal.id and one.due_on is not None and one.reached_on is None:
                seen = None if one.private or goal.goal.private else one.text
                yield Due("milestone", one, one.due_on, seen)


def _come_back(record: Record, today: date) -> Iterator[Due]:
    for concern, on in look_again(record):
        yield Due("concern", concern, on)
    review = review_on(record, today)
    if review is not None:
        yield Due("agreement", agreements(record)[-1], review)


def _ending(record: Record, today: date) -> Iterator[Due]:
    ending, final = closing(record), final_meeting(record)
    end = record.relationship.planned_end
    if ending is None and end is not None:
        yield Due("end", record.relationship, end)
    if ending is None:
        yield from _contract(record, today)
    past = to_complete(record, today)
    if past is not None and past.on is not None:
        yield Due("complete", past, past.on)
    off = fell_through(record)
    if off is not None:
        yield Due("last", off, min(off.on or today, today))
    if final is None or final.on is None or final.on < today:
        return
    if any(party != record.relationship.keeper for party in untold(record)):
        on = max(date.min.toordinal(), final.on.toordinal() - notice_days(record))
        decided = (ending.decided_on if ending is not None else None) or date.min
        yield Due("tell", final, max(date.fromordinal(on), min(decided, final.on)))


def _contract(record: Record, today: date) -> Iterator[Due]:
    """The last of the sessions that were agreed on: on its day, or today where it has none or
    is past."""
    if agreed_at(record, "sessions_agreed", today) is None:
        return
    from mentorlog.contract import contract

    found = contract(record, today)
    if found is not None and found.left < 2:
        ahead = booked(record, today) if found.left else ()
        day = next((m.on for m in ahead if m.on is not None), today)
        yield Due("contract", agreements(record)[-1], day)


def to_complete(record: Record, today: date) -> Meeting | None:
    """The final session, where its day is past and the ending is not completed."""
    final = final_meeting(record)
    if final is None or final.on is None or final.on >= today or closed_on(record) is not None:
        return None
    return final


def _erasing(record: Record) -> Iterator[Due]:
    day = erase_on(record)
    if day is not None:
        yield Due("erase", record.relationship, day)


def _contact(record: Record, today: date) -> Iterator[Due]:
    """The day on which they meant to be in touch; long past, it is not named any more."""
    ending = closing(record)
    day = ending.contact_on if ending is not None else None
    if ending is not None and day is not None and (today - day).days <= CONTACT_DAYS:
        yield Due("contact", ending, day, None if ending.private else ending.contact_afterwards)


def erase_on(record: Record) -> date | None:
    """The day for which it was agreed to erase the record; None where none was."""
    ending = closing(record)
    return ending.erase_on if ending is not None else None


def to_erase(record: Record, today: date) -> date | None:
    """The same, once that day has come."""
    day = erase_on(record)
    return day if day is not None and day <= today else None


def untold(record: Record) -> tuple[Party, ...]:
    """Who has no day noted on which they were told of the ending that is planned."""
    ending = closing(record)
    if ending is None:
        return ()
    told = {"mentor": ending.mentor_told_on, "mentee": ending.mentee_told_on}
    return tuple(party for party in PARTIES if told[party] is None)


def notice_days(record: Record) -> int:
    """How long before the last session the other side is to know of it: two weeks, or two
    rhythms where that is longer."""
    return max(NOTICE_DAYS, NOTICE_RHYTHMS * rhythm(record).days)


def unrecorded(record: Record, today: date) -> tuple[Meeting, ...]:
    """The sessions that were planned for a day before today and of which nobody wrote down what
    happened, the earliest first; one that was written down twice counts once."""
    twice = {extra.id for _, extra in doubled(record)}
    past = [
        m
        for m in record.meetings
        if m.outcome == "planned" and m.on is not None and m.on < today and m.id not in twice
    ]
    return tuple(sorted(past, key=lambda m: (m.on or today, m.at or "", m.id)))


def look_again(record: Record) -> tuple[tuple[Concern, date], ...]:
    """The open concerns whose last step names a day to look at them again, with that day, the
    earliest first."""
    found = []
    for concern in record.concerns:
        last = last_step(record, concern)
        if concern.resolved_on is None and last is not None and last.check_on is not None:
            found.append((concern, last.check_on))
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].number or 0, pair[0].id)))


def last_step(record: Record, concern: Concern) -> Step | None:
    """What was last tried about a concern; None where nothing was."""
    steps = [step for step in record.steps if step.concern == concern.id]
    return max(steps, key=lambda step: (step.on, step.number or 0, step.id), default=None)


def review_on(record: Record, today: date) -> date | None:
    """The day from which the agreement is to be looked at again; None where no period for that
    is agreed, or no day of an agreement is known."""
    every = agreed_at(record, "review_every", today)
    days = [a.agreed_on for a in record.agreements if a.agreed_on is not None]
    days += [review.on for review in record.agreement_reviews]
    if every is None or not days:
        return None
    return date.fromordinal(min(date.max.toordinal(), max(days).toordinal() + duration_days(every)))
