"""What happened, in order: occasions with their notes, breaks, long gaps, and days between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from mentorlog.frozen import Frozen
from mentorlog.record import Meeting, Pause, Record, closed_on, held
from mentorlog.record.doubts import doubled, doubtful
from mentorlog.render.events import Event, events
from mentorlog.rhythm import live_days, pause_on
from mentorlog.signs.long_silence import noticed
from mentorlog.slots import Slot, slots


class Occasion(Frozen):
    """One arranged occasion with what else is noted of it; `aside` says why it does not count."""

    on: date | None
    slot: Slot
    notes: tuple[Event, ...] = ()
    aside: str = ""


class Break(Frozen):
    """An announced break."""

    on: date
    pause: Pause


class Gap(Frozen):
    """A time without a meeting that `long-silence` would notice; `days` without the breaks.
    `on` is the day it ended, or the day of looking where it goes on (`open`)."""

    on: date
    since: date
    days: int
    open: bool


class Day(Frozen):
    """A day without a meeting on which something else is noted."""

    on: date
    notes: tuple[Event, ...]


Item = Occasion | Break | Gap | Day
RANK: dict[type[Item], int] = {Break: 0, Gap: 1, Day: 2, Occasion: 3}


def happenings(record: Record, today: date) -> tuple[Item, ...]:
    """Everything in the order of its day, oldest first; what has no day comes before all."""
    at_slot, between = _sorted(record)
    occasions = [
        Occasion(slot.last.on, slot, tuple(at_slot.get(number, ())), _aside(record, slot.last))
        for number, slot in enumerate(slots(record))
    ]
    items: list[Item] = [
        *occasions,
        *(Break(p.from_, p) for p in record.pauses),
        *_gaps(record, today),
        *(Day(day, tuple(some)) for day, some in between.items()),
    ]
    return tuple(sorted(items, key=lambda i: (i.on or date.min, RANK[type(i)])))


def _sorted(record: Record) -> tuple[dict[int, list[Event]], dict[date, list[Event]]]:
    """Every note by the number of the occasion that it belongs to: the one it states, where
    the days agree, else the first that was held on its day. The others by their day."""
    days = {m.id: m.on for m in record.meetings}
    home = {link.id: n for n, slot in enumerate(slots(record)) for link in slot.links}
    on_day: dict[date | None, int] = {}
    for number, slot in enumerate(slots(record)):
        if slot.held:
            on_day.setdefault(slot.last.on, number)
    at_slot: dict[int, list[Event]] = {}
    between: dict[date, list[Event]] = {}
    for event in events(record):
        at: str = getattr(event.entry, "meeting", None) or ""
        place = home[at] if days.get(at) == event.on else on_day.get(event.on)
        if place is None:
            between.setdefault(event.on, []).append(event)
        else:
            at_slot.setdefault(place, []).append(event)
    return at_slot, between


def _aside(record: Record, meeting: Meeting) -> str:
    """Why a meeting does not count in a checkup, where that is not plain from its outcome."""
    for kept, extra in doubled(record):
        if extra.id == meeting.id:
            return f"not counted: the same day and time as {kept.short}; which is right?"
    if any(m.id == meeting.id for m in doubtful(record)):
        return "not counted: is the year right?"
    during = meeting.on and pause_on(record, meeting.on)
    return "not counted: during a break" if during and meeting.outcome != "planned" else ""


def _gaps(record: Record, today: date) -> Iterator[Gap]:
    days = [m.on for m in held(record) if m.on is not None and m.on <= today]
    if days and closed_on(record) is None:
        days.append(today)
    for number, (before, after) in enumerate(pairwise(days), start=2):
        if noticed(record, before, after):
            live = live_days(record, before, after)
            yield Gap(after, before, live, number > len(held(record)))
