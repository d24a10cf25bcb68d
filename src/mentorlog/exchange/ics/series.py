"""The occasions of an event: those of its series, and what became of single ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from mentorlog.exchange.ics.event import Broken, Event
from mentorlog.exchange.ics.moment import Moment
from mentorlog.exchange.ics.rule import days_of
from mentorlog.frozen import Frozen


class Occasion(Frozen, kw_only=True):
    """One occasion of an event. `mark` tells it from the others of its series ("" where it
    stands alone); `first` is when it was to be at first, `moment` when it is now. `event` is
    the word on it that holds, `off` whether that says that it will not take place, `whole`
    whether it says so only of the series as a whole."""

    uid: str
    mark: str
    first: Moment
    moment: Moment
    minutes: int | None
    event: Event
    off: bool = False
    whole: bool = False


def occasions(events: Sequence[Event], high: datetime) -> tuple[Occasion, ...]:
    """All occasions of the events of one UID up to `high` on any wall, in their order; Broken
    where they repeat in a way that cannot be gone through."""
    singles = [event for event in events if event.recurs_at is None]
    master = max(singles, key=lambda event: event.newness, default=None)
    changes = {
        event.recurs_at.mark: event
        for event in sorted(events, key=lambda event: event.newness)
        if event.recurs_at is not None and not event.from_then_on
    }
    onward = sorted(
        (event for event in events if event.recurs_at is not None and event.from_then_on),
        key=lambda event: (event.recurs_at.wall if event.recurs_at else high, event.newness),
    )
    found: dict[str, Occasion] = {}
    if master is not None and master.start is not None:
        for occasion in _of_series(master, high):
            found.setdefault(occasion.mark, _from_then_on(occasion, onward))
    whole_days = master is not None and master.start is not None and master.start.whole_day
    by_day = {o.first.wall.date(): mark for mark, o in found.items()}
    for mark, change in (changes | {e.recurs_at.mark: e for e in onward if e.recurs_at}).items():
        at = change.recurs_at
        if at is not None and mark not in found and (at.whole_day or whole_days):
            mark = by_day.get(at.wall.date(), mark)
        found[mark] = _changed(change, mark, found.get(mark))
    return tuple(sorted(found.values(), key=lambda one: one.moment.wall))


def _of_series(master: Event, high: datetime) -> Iterator[Occasion]:
    """What the series itself says."""
    start = master.start
    if start is None:
        return
    alone = not master.rules and not master.extra
    marks, days = _excluded(master.without, start)
    for moment in _moments(master, start, high):
        without = moment.wall in marks or moment.wall.date() in days
        yield Occasion(
            uid=master.uid,
            mark="" if alone else moment.mark,
            first=moment,
            moment=moment,
            minutes=master.minutes,
            event=master,
            off=master.cancelled or without,
            whole=master.cancelled and not (alone or without),
        )


def _moments(master: Event, start: Moment, high: datetime) -> Iterable[Moment]:
    """The moments of a series, in their order, each once."""
    walls = {start.wall}
    for rule in master.rules[:3]:
        walls.update(days_of(rule, start, high))
    found = {wall: start.but(wall=wall) for wall in walls}
    for moment in master.extra:
        found.setdefault(moment.seen_in(start.zone), moment)
    return [found[wall] for wall in sorted(found)]


def _excluded(without: Iterable[Moment], start: Moment) -> tuple[set[datetime], set[object]]:
    """The moments, and the whole days, that a series leaves out."""
    moments = list(without)
    walls = {moment.seen_in(start.zone) for moment in moments if not moment.whole_day}
    if start.whole_day:
        return walls, {moment.wall.date() for moment in moments}
    return walls, {moment.wall.date() for moment in moments if moment.whole_day}


def _from_then_on(occasion: Occasion, onward: Sequence[Event]) -> Occasion:
    """An occasion as the last change of it and all that follow says."""
    for event in onward:
        at = event.recurs_at
        if at is None or at.seen_in(occasion.first.zone) > occasion.first.wall:
            continue
        shift = timedelta()
        if event.start is not None:
            shift = event.start.seen_in(occasion.first.zone) - at.seen_in(occasion.first.zone)
        try:
            moved = occasion.first.wall + shift
        except OverflowError:
            raise Broken("it was moved to a day that there is not") from None
        occasion = occasion.but(
            moment=occasion.first.but(wall=moved),
            minutes=event.minutes if event.start is not None else occasion.minutes,
            event=event,
            off=occasion.off or event.cancelled,
        )
    return occasion


def _changed(event: Event, mark: str, there: Occasion | None) -> Occasion:
    """An occasion as a word on it alone says."""
    at = event.recurs_at
    assert at is not None
    first = there.first if there is not None else at
    return Occasion(
        uid=event.uid,
        mark=mark,
        first=first,
        moment=event.start or first,
        minutes=event.minutes or (there.minutes if there is not None else None),
        event=event,
        off=event.cancelled,
    )


def grouped(events: Iterable[Event]) -> Mapping[str, list[Event]]:
    """Events by their UID; one without any stands for itself."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.uid or f"line {event.line}", []).append(event)
    return found


__all__ = ["Broken", "Occasion", "grouped", "occasions"]
