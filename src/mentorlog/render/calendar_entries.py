"""What of a relationship stands in a calendar: sessions, actions with a day, and the days on
which something is to be looked at.

A calendar is seen by others more easily than a journal. A session names the other side and no
more, an action has its words, since they are the task; of a goal or a concern there is its short
id alone, and of an ending that not both were told of there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from typing import Literal

from mentorlog.due import Due, days_ahead, last_step, untold
from mentorlog.guidance import closing_steps
from mentorlog.record import Meeting, Record, closed_on, closing, final_meeting, uncounted
from mentorlog.record.in_calendars import CAME_FROM
from mentorlog.record.in_force import agreed_at
from mentorlog.render.calendar import Edition, Item
from mentorlog.render.due import label
from mentorlog.slots import Slot, slots
from mentorlog.standing import ActionStanding, actions, goals
from mentorlog.wording import addressed

Marked = Literal["goal", "milestone", "concern"]
DAYS = {
    "agreement": "the agreement to look at again",
    "end": "the end that was agreed on",
    "pause": "the break ends",
    "erase": "the record to be erased, as agreed",
    "contact": "to be in touch, as you meant to",
}
MARKS: dict[Marked, str] = {
    "goal": "the day of goal {}",
    "milestone": "the day of milestone {}",
    "concern": "{} to look at again",
}


def edition(record: Record, revision: int, today: date) -> Edition:
    """Which state of the record it is: the day is the last on which anything was written down."""
    days = [entry.recorded_on for entry in record.entries() if entry.recorded_on is not None]
    return Edition(revision, max(days, default=today))


def in_a_calendar(record: Record) -> frozenset[str]:
    """The ids of the meetings that came from a calendar, and of those that go on from one."""
    came = (slot for slot in slots(record) if any(CAME_FROM in m.extra for m in slot.links))
    return frozenset(meeting.id for slot in came for meeting in slot.links)


def items(record: Record, today: date, without: Set[str] = frozenset()) -> tuple[Item, ...]:
    """All that has a day from today on, and the actions with one, by day. What was to be on such
    a day and is no more is there as off, so that it goes out of a calendar, too. The meetings
    with an id in `without` stay out."""
    sessions = _sessions(record, today, without)
    found = [*sessions, *_actions(record, today), *_days(record, today)]
    return tuple(sorted(found, key=lambda item: (item.on, item.at or "", item.kind, item.id)))


# Sessions.


def last_session(record: Record, final: Meeting) -> Item:
    """The final session, with what it is for and how it is marked."""
    slot = next(slot for slot in slots(record) if final in slot.links)
    item = _session(record, slot, final, off=False)
    title = f"Final session{_with(record, final)}"
    return item.but(summary=title, about=_final_words(record))


def _sessions(record: Record, today: date, without: Set[str]) -> Iterator[Item]:
    final = final_meeting(record)
    told = final is not None and not untold(record)
    going_on = closed_on(record) is None
    for slot in slots(record):
        if any(meeting.id in without for meeting in slot.links):
            continue
        days = [m for m in slot.links if m.on is not None]
        if slot.last.id in uncounted(record) or not any(m.on and m.on >= today for m in days):
            continue
        came = slot.last.outcome in ("held", "unknown")
        stands = slot.last.outcome == "planned" and slot.last.on is not None and going_on
        if told and slot.last == final and (came or stands):
            yield last_session(record, slot.last)
        else:
            yield _session(record, slot, days[-1], off=not (came or stands))


def _session(record: Record, slot: Slot, shown: Meeting, off: bool) -> Item:
    """One occasion, by the id of its first meeting that is not private, which it keeps
    however often it is moved."""
    assert shown.on is not None
    return Item(
        kind="session",
        id=next((m for m in slot.links if not m.private), slot.links[0]).id,
        on=shown.on,
        at=shown.at,
        minutes=shown.planned_minutes or agreed_at(record, "minutes", shown.on),
        summary=f"Session{_with(record, shown)}",
        off=off,
    )


def _with(record: Record, meeting: Meeting) -> str:
    about = record.relationship
    if about.private or meeting.private:
        return f" ({about.short})"
    return f"{' with' if about.keeper in ('mentor', 'mentee') else ':'} {label(record)}"


def _final_words(record: Record) -> str:
    step = next(step for step in closing_steps() if step.key == "final-session")
    ending = closing(record)
    how = ending.celebration if ending is not None and not ending.private else None
    return "\n".join([*step.parts, *([how] if how else [])])


# Actions.


def _actions(record: Record, today: date) -> Iterator[Item]:
    for one in actions(record, today):
        if one.target is not None:
            yield Item(
                kind="action",
                id=one.action.id,
                on=one.target,
                summary=f"{_owner(record, one)}{one.action.text}",
                off=one.action.dropped_on is not None or one.becomes == "dropped",
                done=one.finished is not None or one.becomes == "done",
                done_on=one.finished,
            )


def _owner(record: Record, one: ActionStanding) -> str:
    """Whose it is, where that is not whoever keeps the journal."""
    owner, about = one.action.owner, record.relationship
    if owner == about.keeper:
        return ""
    if owner == "both":
        return "Both: "
    return f"{about.short if about.private else record.name(owner)}: "


# Days on which something is to be looked at.


def _days(record: Record, today: date) -> Iterator[Item]:
    name = label(record)
    standing = {(one.kind, one.entry.id) for one in days_ahead(record, today)}
    for one in days_ahead(record, today):
        if one.kind in DAYS and one.on >= today:
            yield _day(record, one, f"{name}: {addressed(record.relationship, DAYS[one.kind])}")
    for kind, id, short, on in _marked(record):
        if on is not None and on >= today:
            words = f"{name}: {MARKS[kind].format(short)}"
            gone = (kind, id) not in standing
            yield Item(kind=kind, id=id, on=on, summary=words, off=gone)


def _day(record: Record, due: Due, words: str) -> Item:
    """A day that a relationship has once, so that it is known again when it is put off."""
    assert due.kind in ("agreement", "end", "pause", "erase", "contact")
    id = due.entry.id if due.kind == "pause" else record.relationship.id
    return Item(kind=due.kind, id=id, on=due.on, summary=words)


def _marked(record: Record) -> Iterator[tuple[Marked, str, str, date | None]]:
    """What has a day of its own, whether it still stands or not."""
    for goal in goals(record):
        yield "goal", goal.goal.id, goal.short, goal.target
    for milestone in record.milestones:
        yield "milestone", milestone.id, milestone.short, milestone.due_on
    for concern in record.concerns:
        step = last_step(record, concern)
        yield "concern", concern.id, concern.short, step.check_on if step is not None else None
