"""What was known on a day: the record as somebody would have read it then.

Every verdict is about a record *as of* a day, so that a checkup of last March can be run
again today and says what it said. The rules are those of the exchange format.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import TypeVar

from mentorlog.record import BOOKED_ON, PLURALS, Action, Closing, Entry, Meeting, Record

AnEntry = TypeVar("AnEntry", bound=Entry)

ENDS = {
    "goals": ("achieved_on", "dropped_on"),
    "milestones": ("reached_on",),
    "actions": ("done_on", "dropped_on"),
    "concerns": ("resolved_on",),
    "topics": ("discussed_on",),
    "closings": ("mentor_told_on", "mentee_told_on", "closed_on", "reopened_on"),
}
BEGINS = {
    "agreements": "agreed_on",
    "agreement_reviews": "on",
    "goals": "set_on",
    "goal_changes": "on",
    "goal_reviews": "on",
    "actions": "agreed_on",
    "action_reports": "on",
    "feedback": "on",
    "concerns": "on",
    "steps": "on",
    "topics": "on",
    "sign_pauses": "on",
    "consents": "on",
}
PARENTS = {
    "goal_changes": ("goals", "goal"),
    "goal_reviews": ("goals", "goal"),
    "milestones": ("goals", "goal"),
    "action_reports": ("actions", "action"),
    "steps": ("concerns", "concern"),
    "dispositions": ("closings", "closing"),
}


def known_by(record: Record, today: date) -> Record:
    """The record as of `today`: later entries are gone, later ends are open again, and later
    meetings are bookings."""
    kept = {plural: _known(plural, getattr(record, plural), today) for plural in PLURALS.values()}
    ahead = _any_after("on", record.meetings, today)
    if ahead or kept["meetings"] is not record.meetings:
        seen = (_meeting(m, today) for m in record.meetings)
        kept["meetings"] = tuple(m for m in seen if m is not None)
    kept["pauses"] = tuple(
        p for p in _begun("pauses", record.pauses, today) if (p.announced_on or p.from_) <= today
    )
    if ahead:
        days = {m.id: m.on for m in record.meetings}
        kept["actions"] = tuple(
            a
            for a in kept["actions"]
            if not (isinstance(a, Action) and _agreed_later(a, days.get(a.meeting or ""), today))
        )
    kept["closings"] = tuple(
        c for c in kept["closings"] if isinstance(c, Closing) and (c.decided_on or today) <= today
    )
    for plural, (parents, key) in PARENTS.items():
        if not kept[plural]:
            continue
        ids = {parent.id for parent in kept[parents]}
        if not ids.issuperset(map(attrgetter(key), kept[plural])):
            kept[plural] = tuple(child for child in kept[plural] if getattr(child, key) in ids)
    return record.but(**kept)


def _known(plural: str, entries: tuple[AnEntry, ...], today: date) -> tuple[AnEntry, ...]:
    """The entries of one kind; the very same where nothing of theirs lies after `today`."""
    if not entries:
        return entries
    begins = (BEGINS[plural],) if plural in BEGINS else ()
    if any(
        _any_after(key, entries, today) for key in ("recorded_on", *begins, *ENDS.get(plural, ()))
    ):
        return tuple(_reopened(plural, _begun(plural, entries, today), today))
    return entries


def _any_after(key: str, entries: tuple[Entry, ...], today: date) -> bool:
    return max(filter(None, map(attrgetter(key), entries)), default=today) > today


def _agreed_later(action: Action, meeting: date | None, today: date) -> bool:
    """Whether an action with no day of its own comes from a meeting after `today`."""
    return action.agreed_on is None and meeting is not None and meeting > today


def _begun(plural: str, entries: tuple[AnEntry, ...], today: date) -> Iterable[AnEntry]:
    key = BEGINS.get(plural)
    written = (e for e in entries if e.recorded_on is None or e.recorded_on <= today)
    if key is None:
        return written
    return (entry for entry in written if (getattr(entry, key) or date.min) <= today)


def _reopened(plural: str, entries: Iterable[AnEntry], today: date) -> Iterable[AnEntry]:
    ends = ENDS.get(plural)
    if ends is None:
        yield from entries
        return
    for entry in entries:
        later = {
            key: None for key in ends if (day := getattr(entry, key)) is not None and day > today
        }
        if "dropped_on" in later and plural == "goals":
            later["replaced_by"] = None
        yield entry.but(**later) if later else entry


def _meeting(meeting: Meeting, today: date) -> Meeting | None:
    written = meeting.recorded_on
    if written is not None and written > today:
        booked = meeting.extra.get(BOOKED_ON)
        known = isinstance(booked, str) and booked <= today.isoformat()
        return _booking(meeting) if known else None
    if meeting.on is None or meeting.on <= today or meeting.outcome == "planned":
        return meeting
    told = written is not None or _announced(meeting, today)
    if meeting.outcome in ("cancelled", "moved") and told:
        return meeting
    return _booking(meeting)


def _booking(meeting: Meeting) -> Meeting:
    """The meeting as it stood while it was only planned."""
    return Meeting(
        id=meeting.id,
        number=meeting.number,
        private=meeting.private,
        recorded_on=meeting.recorded_on,
        relationship=meeting.relationship,
        outcome="planned",
        on=meeting.on,
        at=meeting.at,
        planned_minutes=meeting.planned_minutes,
        form=meeting.form,
    )


def _announced(meeting: Meeting, today: date) -> bool:
    """Whether the stated notice says that by `today` both knew it would not take place."""
    if meeting.on is None or meeting.notice_hours is None:
        return False
    return (meeting.on - today).days <= meeting.notice_hours // 24
