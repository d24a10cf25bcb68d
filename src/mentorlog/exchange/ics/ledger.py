"""What is to be written of a calendar: new meetings, changed ones, and what is left and why."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from mentorlog.days import short_day
from mentorlog.exchange.arriving import Arrival, Change
from mentorlog.exchange.ics.event import Event
from mentorlog.exchange.ics.there import LENGTH, WHEN, Key, There, keys, older, said, when
from mentorlog.exchange.ics.told import Told, When, Window
from mentorlog.record import Meeting, Record
from mentorlog.record.happened import completed
from mentorlog.record.words import Outcome, Side

OURS = "x-ics_"
"""What the foreign keys begin with that are of a calendar."""


class Ledger:
    """What the calendar brings for one record; nothing is written here."""

    def __init__(
        self, record: Record, window: Window, deleted: frozenset[Key] = frozenset()
    ) -> None:
        self.record = record
        self.pair = record.relationship
        self.window = window
        self.there = There(record)
        self.deleted = deleted
        self.kept_out: list[Told] = []
        self.same = 0
        self.left: list[str] = []
        self.notes: list[str] = []
        self._new: list[Meeting] = []
        self._changed: dict[str, Change] = {}
        self._gone: list[Meeting] = []

    def arrival(self) -> Arrival:
        """All of it."""
        return Arrival(
            new=tuple(self._new),
            changed=tuple(self._changed.values()),
            gone=tuple(self._gone),
            same=self.same,
            left=tuple(self.left),
            notes=tuple(self.notes),
        )

    def add(self, one: Told) -> None:
        """A session that is not there; where it was moved, also the one that it was at first."""
        if one.off:
            self._new.append(self._meeting(one, "cancelled", one.now, by=one.by))
            return
        now = self._meeting(one, "planned", one.now)
        if one.moved:
            self._new.append(self._meeting(one, "moved", one.first, moved_to=now.id))
        self._new.append(now)
        beside = self.there.other(one.now[0])
        if beside is not None:
            self.notes.append(
                f"{name(beside)} is on the same day as a session of the calendar at "
                f"{one.now[1] or 'no time'}; `mentorlog delete {beside.short}` if it is the same."
            )

    def move(self, there: Meeting, one: Told) -> None:
        """A booking that has another day or time now: it was moved, and goes on as another."""
        now = self._meeting(one, "planned", one.now)
        self._new.append(now)
        self.change(there, one, "moved", outcome="moved", moved_to=now.id)

    def call_off(self, there: Meeting, event: Event, uid: str, mark: str, by: Side | None) -> None:
        """A booking that does not take place."""
        kept = keys(event, uid, mark, said("cancelled", by))
        self._set(there, kept, {"outcome": "cancelled", "by": by})

    def take_out(self, there: Meeting) -> None:
        """A booking that the calendar made and has no more."""
        self._gone.append(there)

    def change(self, there: Meeting, one: Told, word: str, **fields: Any) -> None:
        """A meeting with other values, and with the word of the calendar that it has them from."""
        self._set(there, keys(one.event, one.uid, one.mark, word) | _told(one), fields)

    def stale(self, there: Meeting, one: Told, differs: bool) -> bool:
        """Whether the word is older than what is known, which is then kept."""
        if not older(one.event, there):
            return False
        if differs:
            self.left.append(f"{name(there)}: this file is older than what is known of it")
        else:
            self.same += 1
        return True

    def _set(self, there: Meeting, kept: dict[str, Any], fields: dict[str, Any]) -> None:
        fields = dict(fields)
        if fields.get("outcome") in ("cancelled", "moved"):
            fields |= completed(there, self.window.today)
        extra = {**there.extra, **fields.get("extra", {})}
        fields["extra"] = {
            k: v for k, v in extra.items() if not k.startswith(OURS) or k in (WHEN, LENGTH)
        } | kept
        self._changed[there.id] = Change(there, fields)

    def _meeting(self, one: Told, outcome: Outcome, day: When, **more: Any) -> Meeting:
        on, at = day
        turn = self.there.count(one.uid, one.mark)
        named = (self.pair.id, one.uid, one.mark, on, at, outcome == "moved", turn)
        word = "" if outcome == "planned" else said(outcome, more.get("by"))
        return Meeting(
            id=sha256("\n".join(map(str, named)).encode()).hexdigest()[:20],
            relationship=self.pair.id,
            outcome=outcome,
            on=on,
            at=at,
            planned_minutes=one.minutes,
            private=one.event.private,
            extra=keys(one.event, one.uid, one.mark, word) | _told(one),
            **more,
        )


def _told(one: Told) -> dict[str, Any]:
    """When a calendar has it, and how long; an answer to an invitation does not say."""
    if one.event.method == "REPLY":
        return {}
    return {WHEN: when(*one.now)} | ({LENGTH: one.minutes} if one.minutes else {})


def name(meeting: Meeting) -> str:
    """A meeting as a sentence begins with it."""
    return f"{meeting.short} of {short_day(meeting.on)}" if meeting.on else meeting.short
