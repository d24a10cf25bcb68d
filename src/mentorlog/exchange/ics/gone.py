"""Sessions that were booked from a calendar and are not in it any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from mentorlog.exchange.ics.event import Event
from mentorlog.exchange.ics.ledger import Ledger, name
from mentorlog.exchange.ics.there import MARK, UID, Key, key_of, older, put_right
from mentorlog.exchange.ics.told import Told
from mentorlog.record import Meeting, Record

NEAR_DAYS = 3
WRITTEN = ("topics", "notes", "private_notes", "goals", "reason", "answers")


def call_off_all(ledger: Ledger, event: Event) -> None:
    """A message that calls off a whole series: what was booked of it and is to come is off."""
    for there in ledger.there.series(event.uid):
        ahead = there.on is not None and there.on >= ledger.window.today
        if there.outcome == "planned" and ahead and there.extra.get(MARK):
            mark = str(there.extra[MARK])
            when = (there.on or date.min, there.at)
            one = Told(uid=event.uid, mark=mark, event=event, first=when, now=when, off=True)
            if not ledger.stale(there, one, True):
                ledger.call_off(there, event, event.uid, mark, None)


def gone(ledger: Ledger, found: Sequence[Told], series: Mapping[str, Event]) -> list[Told]:
    """See to the bookings to come of a series that has no such occasion any more: each gets the
    day of an occasion that is new within three days of it, as where a series was moved or
    goes on as another; else it is taken out, or, where more is written of it, called off. What
    is left to be looked at is returned."""
    there = {(one.uid, one.mark) for one in found}
    rest = _without_passed(ledger, list(found), there, series)
    for meeting in _booked(ledger):
        key = key_of(meeting)
        if meeting.on is None or key is None or key in there or key[0] not in series:
            continue
        event = series[key[0]]
        if older(event, meeting):
            continue
        on = meeting.on
        if put_right(meeting):
            ledger.left.append(
                f"{name(meeting)} was put on that day by hand; the calendar has it no more"
            )
            continue
        near = [one for one in rest if _replaces(ledger, one, on)]
        if near:
            one = min(near, key=lambda one: abs((one.now[0] - on).days))
            rest.remove(one)
            day, at = one.now
            ledger.change(meeting, one, "", on=day, at=at, planned_minutes=one.minutes)
        elif _bare(ledger.record, meeting):
            ledger.take_out(meeting)
        else:
            ledger.call_off(meeting, event, *key, None)
    return rest


def _without_passed(
    ledger: Ledger, rest: list[Told], there: set[Key], series: Mapping[str, Event]
) -> list[Told]:
    """Without the days of a series that have passed and are known by another time of day: that
    the whole series has another now does not double them."""
    days = {
        (uid, meeting.on)
        for uid in series
        for meeting in ledger.there.series(uid)
        if meeting.on is not None and meeting.on < ledger.window.today
        if (key := key_of(meeting)) is not None and key not in there
    }
    known = [
        one
        for one in rest
        if (one.uid, one.now[0]) in days and ledger.there.of(one.uid, one.mark) is None
    ]
    ledger.same += len(known)
    keys = {(one.uid, one.mark) for one in known}
    return [one for one in rest if (one.uid, one.mark) not in keys]


def _booked(ledger: Ledger) -> list[Meeting]:
    """What is booked from calendars and to come, in the days that are looked at."""
    low = max(ledger.window.low, ledger.window.today)
    found = [
        meeting
        for meeting in ledger.record.meetings
        if meeting.outcome == "planned" and meeting.extra.get(UID) is not None
        if meeting.on is not None and low <= meeting.on <= ledger.window.high
    ]
    return sorted(found, key=lambda meeting: (meeting.on or low, meeting.at or ""))


def _bare(record: Record, meeting: Meeting) -> bool:
    """Whether nothing of a person's is in a booking, and nothing else in the record is about
    it."""
    if any(getattr(meeting, name) for name in WRITTEN):
        return False
    others = (entry for entry in record.entries() if entry is not meeting)
    return not any(getattr(other, name) == meeting.id for other in others for name in other.names)


def _replaces(ledger: Ledger, one: Told, on: date) -> bool:
    """Whether an occasion that is not known yet is what a booking of that day has become."""
    if one.off or one.moved or abs((one.now[0] - on).days) > NEAR_DAYS:
        return False
    return ledger.there.of(one.uid, one.mark) is None
