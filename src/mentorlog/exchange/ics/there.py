"""What a record holds of calendars: which meeting came from which event, and how new that was.

The event is kept with the meeting in foreign keys, which survive export and import: its UID,
the mark of its occasion, SEQUENCE and the time of its last change.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from mentorlog.exchange.ics.event import Event
from mentorlog.record import Meeting, Record
from mentorlog.record.in_calendars import CAME_FROM

UID = CAME_FROM
MARK = "x-ics_recurrence_id"
SEQUENCE = "x-ics_sequence"
STAMP = "x-ics_modified"
WHEN, LENGTH = "x-ics_when", "x-ics_minutes"
"""The day, time and length that a calendar last said, to be told from what was put right."""
SAID = "x-ics_said"
"""What became of it as a calendar said it, where it did: "cancelled", "cancelled mentee"."""

Key = tuple[str, str]


def key_of(meeting: Meeting) -> Key | None:
    """The UID and mark of the occasion that a meeting came from; None for one by hand."""
    uid = meeting.extra.get(UID)
    return (str(uid), str(meeting.extra.get(MARK, ""))) if uid else None


def keys(event: Event, uid: str, mark: str, said: str = "") -> dict[str, Any]:
    """The foreign keys of a meeting that comes from that event."""
    found: dict[str, Any] = {UID: uid}
    if mark:
        found[MARK] = mark
    if event.sequence:
        found[SEQUENCE] = event.sequence
    if event.stamp:
        found[STAMP] = event.stamp
    if said:
        found[SAID] = said
    return found


def older(event: Event, meeting: Meeting) -> bool:
    """Whether the event is older than the word that the meeting has from its calendar."""
    sequence, stamp = meeting.extra.get(SEQUENCE, 0), meeting.extra.get(STAMP, "")
    known = sequence if isinstance(sequence, int) else 0
    if event.sequence != known:
        return event.sequence < known
    return bool(event.stamp and isinstance(stamp, str) and event.stamp < stamp)


def said_by_calendar(meeting: Meeting) -> bool:
    """Whether what became of it is what a calendar said, and nobody's own word since."""
    return meeting.extra.get(SAID) == said(meeting.outcome, meeting.by)


def said(outcome: str, by: str | None) -> str:
    """What a calendar said, as it is kept."""
    return f"{outcome} {by or ''}".strip()


def when(on: date | None, at: str | None) -> str:
    """A day and time, as they are kept."""
    return f"{on or ''} {at or ''}".strip()


def put_right(meeting: Meeting) -> bool:
    """Whether somebody gave it another day or time than its calendar said."""
    known = meeting.extra.get(WHEN)
    return known is not None and known != when(meeting.on, meeting.at)


class There:
    """The meetings of a record as a calendar finds them; each is found once for a day."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._by_id = {meeting.id: meeting for meeting in record.meetings}
        self._by_key: dict[Key, list[Meeting]] = {}
        for meeting in record.meetings:
            key = key_of(meeting)
            if key is not None:
                self._by_key.setdefault(key, []).append(meeting)
        self._taken: set[str] = set()

    def of(self, uid: str, mark: str) -> Meeting | None:
        """The meeting that came from that occasion: the last one, where it was moved."""
        found = self._by_key.get((uid, mark))
        return self._last(found[0]) if found else None

    def count(self, uid: str, mark: str) -> int:
        """How many meetings came from that occasion."""
        return len(self._by_key.get((uid, mark), ()))

    def moved_by_hand(self, there: Meeting, uid: str, mark: str, on: date, at: str | None) -> bool:
        """Whether somebody moved it from that day and time, which the calendar still has."""
        of_calendar = self._by_key.get((uid, mark), ())
        return key_of(there) is None and any((m.on, m.at) == (on, at) for m in of_calendar)

    def series(self, uid: str) -> list[Meeting]:
        """The last meetings of all occasions of an event, in the order of their days."""
        found = {self._last(ms[0]) for key, ms in self._by_key.items() if key[0] == uid}
        return sorted(found, key=lambda m: (m.on or date.min, m.at or "", m.id))

    def on(self, day: date, at: str | None) -> Meeting | None:
        """A meeting by hand of that day and time, where either has one; it is found once."""
        fitting = [m for m in self._free(day) if at is None or m.at in (None, at)]
        by_hand = [m for m in fitting if key_of(m) is None]
        by_hand.sort(key=lambda m: (m.at is None, m.outcome == "moved", m.id))
        return self._take(next(iter(by_hand), None))

    def twin(self, day: date, at: str | None) -> Meeting | None:
        """A meeting at that very time that came from another event and was not called off."""
        standing = (m for m in self._free(day) if m.outcome not in ("cancelled", "moved"))
        at_once = (m for m in standing if at is not None and m.at == at)
        return self._take(next(at_once, None))

    def booked(self, day: date, at: str | None) -> Meeting | None:
        """A booking by hand of that day and time; it is found once."""
        fitting = (m for m in self._free(day) if at is None or m.at in (None, at))
        by_hand = (m for m in fitting if m.outcome == "planned" and key_of(m) is None)
        return self._take(next(by_hand, None))

    def other(self, day: date) -> Meeting | None:
        """A booking by hand of that day that no event of the file was found to be."""
        by_hand = (m for m in self._free(day) if m.outcome == "planned" and key_of(m) is None)
        return next(by_hand, None)

    def _free(self, day: date) -> list[Meeting]:
        return [m for m in self.record.meetings if m.on == day and m.id not in self._taken]

    def _take(self, meeting: Meeting | None) -> Meeting | None:
        if meeting is not None:
            self._taken.add(meeting.id)
        return meeting

    def _last(self, meeting: Meeting) -> Meeting:
        seen = {meeting.id}
        while (after := self._by_id.get(meeting.moved_to or "")) and after.id not in seen:
            seen.add(after.id)
            meeting = after
        return meeting


def uids(records: Iterable[Record]) -> dict[str, str]:
    """The UIDs that are known already, each with the relationship that it belongs to."""
    return {
        key[0]: record.relationship.id
        for record in records
        for meeting in record.meetings
        if (key := key_of(meeting)) is not None
    }
