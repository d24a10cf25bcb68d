"""The occasions of a calendar beside a record: what is new, what changed, what is left alone.

An event that is to come is a planned meeting. One that has passed is planned, too, and not
recorded: that it stood in a calendar does not say that it was held. What a person wrote down
is never replaced by what a calendar says.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from mentorlog.days import short_day
from mentorlog.exchange.arriving import Arrival
from mentorlog.exchange.ics.event import Broken, Event
from mentorlog.exchange.ics.gone import call_off_all, gone
from mentorlog.exchange.ics.ledger import Ledger, name
from mentorlog.exchange.ics.people import accepted_by
from mentorlog.exchange.ics.reading import Watch
from mentorlog.exchange.ics.series import Occasion, occasions
from mentorlog.exchange.ics.there import (
    LENGTH,
    SAID,
    UID,
    WHEN,
    Key,
    put_right,
    said,
    said_by_calendar,
    when,
)
from mentorlog.exchange.ics.told import Told, Window, answered, declined_whole, declining, told
from mentorlog.record import Meeting, Record

PROPOSALS = ("COUNTER", "REFRESH", "DECLINECOUNTER")
MESSAGES = (*PROPOSALS, "REPLY", "CANCEL")
"""Methods that do not state a whole series."""


def arrive(
    record: Record,
    groups: Sequence[Sequence[Event]],
    window: Window,
    watch: Watch,
    deleted: frozenset[Key] = frozenset(),
) -> Arrival:
    """What the events of a record, a group for each UID, bring. Occasions that were `deleted`
    stay out."""
    ledger = Ledger(record, window, deleted)
    found: list[Told] = []
    series: dict[str, Event] = {}
    for events in groups:
        watch.look()
        stated, all_of = _stated(ledger, events, watch)
        found += stated
        if all_of:
            whole = [e for e in events if e.recurs_at is None and e.method not in MESSAGES]
            series |= {event.uid: event for event in sorted(whole, key=lambda e: e.newness)}
    found = gone(ledger, found, series)
    before = sum(_occasion(ledger, one) for one in found)
    if before:
        lie = "one session lies" if before == 1 else f"{before} sessions lie"
        ledger.notes.append(
            f"{lie} before {short_day(window.low)} and stay out; --from DAY takes them."
        )
    if ledger.kept_out:
        ledger.left.append(_kept_out(ledger.kept_out))
    return ledger.arrival()


def _kept_out(deleted: Sequence[Told]) -> str:
    """What is said of the sessions that somebody deleted."""
    day, at = deleted[0].now
    first = f"the session of {short_day(day)}{f' {at}' if at else ''}"
    if len(deleted) == 1:
        return f"{first} was deleted and stays out; --also-deleted takes it again"
    more = f"{len(deleted) - 1} more"
    return f"{first} and {more} were deleted and stay out; --also-deleted takes them again"


def _stated(ledger: Ledger, events: Sequence[Event], watch: Watch) -> tuple[list[Told], bool]:
    """The occasions of the events of one UID, and whether these are all that it has: of what is
    not taken nothing follows. Messages about it are taken at once."""
    for event in events:
        if event.method in PROPOSALS:
            ledger.left.append(f"“{event.summary}” proposes a change; it is no session yet")
        elif event.method == "REPLY":
            _reply(ledger, event)
        elif event.method == "CANCEL" and event.recurs_at is None:
            call_off_all(ledger, event)
    stated = [e for e in events if e.method not in (*PROPOSALS, "REPLY")]
    if not stated:
        return [], False
    high = datetime.combine(ledger.window.high, datetime.min.time()) + timedelta(days=2)
    try:
        found = [_told(ledger, one, watch) for one in occasions(stated, high)]
    except Broken as why:
        ledger.left.append(f"“{stated[0].summary}” (line {stated[0].line}): {why}")
        return [], False
    whole = declined_whole(found)
    if whole:
        who = ledger.pair.mentor if whole[0].by == "mentor" else ledger.pair.mentee
        ledger.left.append(
            f"“{stated[0].summary}” ({len(whole)} times): {who} declined all of it at once, so "
            "nothing is made of it"
        )
    marks = {one.mark for one in whole}
    return [one for one in found if one.mark not in marks], not whole


def _told(ledger: Ledger, one: Occasion, watch: Watch) -> Told:
    watch.look()
    return told(one, ledger.pair, ledger.window)


def _occasion(ledger: Ledger, one: Told) -> bool:
    """Take one occasion; whether it lies before the days that are looked at."""
    there = ledger.there.of(one.uid, one.mark)
    if there is None and not any(ledger.window.holds(day) for day, _ in (one.now, one.first)):
        return one.now[0] < ledger.window.low
    there = there or ledger.there.on(*one.now)
    if there is None and one.moved:
        there = ledger.there.booked(*one.first)
    if one.whole and one.now[0] < ledger.window.today:
        # That a series was called off says nothing of what had passed by then.
        one = one.but(off=False)
        if there is not None:
            ledger.same += 1
            return False
    if there is None and ledger.there.twin(*one.now):
        ledger.same += 1
    elif there is None and (one.uid, one.mark) in ledger.deleted:
        ledger.kept_out.append(one)
    elif there is None:
        ledger.add(one)
    elif not one.off and ledger.there.moved_by_hand(there, one.uid, one.mark, *one.now):
        ledger.same += 1
    elif there.outcome == "planned":
        _planned(ledger, there, one)
    elif there.outcome == "cancelled" and said_by_calendar(there):
        _called_off(ledger, there, one)
    else:
        _recorded(ledger, there, one)
    return False


# What is there already.


def _planned(ledger: Ledger, there: Meeting, one: Told) -> None:
    """A booking: it may be called off, moved, or given a time and a length."""
    if ledger.stale(there, one, one.off or one.differs(there)):
        return
    if one.off and there.extra.get(SAID) == said("cancelled", one.by):
        ledger.same += 1  # somebody wrote since that it takes place
    elif one.off:
        ledger.call_off(there, one.event, one.uid, one.mark, one.by)
    elif put_right(there) and one.event.method != "REPLY":
        _put_right(ledger, there, one)
    elif one.differs(there):
        ledger.move(there, one)
    else:
        fresh = _fresh(there, one)
        if fresh or there.extra.get(UID) is None:
            ledger.change(there, one, "", **fresh)
        else:
            ledger.same += 1


def _put_right(ledger: Ledger, there: Meeting, one: Told) -> None:
    """A booking of which somebody wrote another day or time than its calendar has: that stays,
    and where the calendar has another now, too, it is said."""
    if there.extra[WHEN] == when(*one.now) or not one.differs(there):
        ledger.same += 1
        return
    day, at = one.now
    now = f"{short_day(day)}{f' {at}' if at else ''}"
    ledger.left.append(f"{name(there)} was put on that day by hand; the calendar has it on {now}")


def _fresh(there: Meeting, one: Told) -> dict[str, object]:
    """The time and length of a booking that had none, or still has the calendar's last."""
    fresh: dict[str, object] = {}
    if there.at is None and one.now[1] is not None:
        fresh["at"] = one.now[1]
    stands = there.planned_minutes in (None, there.extra.get(LENGTH))
    if stands and one.minutes is not None and one.minutes != there.planned_minutes:
        fresh["planned_minutes"] = one.minutes
    return fresh


def _called_off(ledger: Ledger, there: Meeting, one: Told) -> None:
    """One that a calendar called off: it may say who, or that it takes place after all."""
    learned = one.off and one.by is not None and there.by is None
    if ledger.stale(there, one, learned or not one.off):
        return
    if learned:
        ledger.change(there, one, said("cancelled", one.by), by=one.by)
    elif not one.off:
        ledger.change(there, one, "", outcome="planned", by=None, notice_hours=None)
    else:
        ledger.same += 1


def _recorded(ledger: Ledger, there: Meeting, one: Told) -> None:
    """One of which somebody wrote down what happened: the calendar does not change it."""
    if there.outcome == "held" and one.off and not one.differs(there):
        ledger.left.append(f"{name(there)} is recorded as held; the calendar has it called off")
    elif there.outcome == "held" and one.now[0] != there.on:
        day = short_day(one.now[0])
        ledger.left.append(f"{name(there)} is recorded as held; the calendar has it on {day}")
    else:
        ledger.same += 1


def _reply(ledger: Ledger, event: Event) -> None:
    """An answer to an invitation: who will not come, or will after all."""
    there = ledger.there.of(event.uid, event.recurs_at.mark if event.recurs_at else "")
    by, will = declining(event, ledger.pair), accepted_by(event, ledger.pair)
    if there is None or not (by or will):
        what = f"“{event.summary}”" if event.summary else f"the event in line {event.line}"
        ledger.left.append(f"{what} is an answer to an invitation that is not in the journal")
        return
    one = answered(event, there, ledger.pair)
    if there.outcome == "planned" and by:
        _planned(ledger, there, one)
    elif there.outcome == "cancelled" and said_by_calendar(there) and (by or there.by in will):
        _called_off(ledger, there, one)
    elif by and there.outcome != "planned":
        _recorded(ledger, there, one)
    else:
        ledger.same += 1
