"""A calendar into the journal: the sessions of two people, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from mentorlog.cli.importing.bringing import bring
from mentorlog.cli.importing.choosing import content
from mentorlog.cli.importing.ics_choice import Choice, choose, title
from mentorlog.cli.importing.ics_shown import Found, shown
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.cli.session import Session
from mentorlog.errors import BEGIN, ImportRefused, NotFound, UsageError
from mentorlog.record import Record, closed_on, started

if TYPE_CHECKING:
    from mentorlog.exchange.arriving import Arrival
    from mentorlog.exchange.ics.moment import Moment
    from mentorlog.exchange.ics.reading import Known
    from mentorlog.exchange.ics.there import Key
    from mentorlog.exchange.ics.told import Local, Window
    from mentorlog.store import Reader

AHEAD_DAYS = 90
LONGEST_DAYS = 50 * 366
TAKES = ("match", "since", "until", "zone", "also_deleted")


def take(session: Session, wanted: Wanted) -> None:
    """Take the calendar, and say what came of it."""
    _check(wanted)
    data = content(wanted, "ics")
    with session.reading() as reader:
        records = _records(session, reader)
        known = _without_ours(reader, _read(wanted, data, records))
        choice = choose(session, wanted, known, records)
    taking = _Taking(session, wanted, known, choice)
    bring(session, wanted, taking.read, lambda _arrival: shown(taking.found, session.today))


class _Taking:
    """The events of one file, and what they were found to bring when they were last read."""

    def __init__(self, session: Session, wanted: Wanted, known: Known, choice: Choice) -> None:
        self.session = session
        self.wanted = wanted
        self.known = known
        self.choice = choice
        self.local = _local(wanted)
        self.found: list[Found] = []

    def read(self, reader: Reader) -> Arrival:
        """What they bring, beside the journal as it is."""
        from mentorlog.exchange.arriving import together

        self.found = [self._for(reader, id, u) for id, u in self.choice.taken.items()]
        head = _unread(self.known, self.choice)
        return together([head, *(one.arrival for one in self.found)])

    def _for(self, reader: Reader, id: str, uids: Sequence[str]) -> Found:
        from mentorlog.exchange.ics.arriving import arrive

        record = reader.record(id)
        window = _window(self.session, self.wanted, record, self.local)
        groups = [self.known.events[uid] for uid in uids]
        deleted = _deleted(reader, id) if uids and not self.wanted.also_deleted else frozenset()
        arrival = arrive(record, groups, window, self.known.watch, deleted)
        titles = tuple(title(group) for group in groups)
        return Found(record, window.low, window.high, arrival, titles)


def _deleted(reader: Reader, home: str) -> frozenset[Key]:
    """The occasions of calendars whose sessions somebody deleted."""
    from mentorlog.exchange.ics.there import key_of
    from mentorlog.record import Meeting
    from mentorlog.store.history import deleted

    keys = (key_of(meeting) for meeting in deleted(reader, Meeting, home))
    return frozenset(key for key in keys if key is not None)


def _check(wanted: Wanted) -> None:
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise UsageError("--from lies after --to.", "mentorlog import FILE --from DAY --to DAY")


def _records(session: Session, reader: Reader) -> list[Record]:
    """The relationships that something may be added to; NotFound where there is none."""
    if session.wanted is not None:
        return [session.open_record(reader)]
    everyone = [reader.record(one.id) for one in reader.relationships()]
    found = [record for record in everyone if closed_on(record) is None]
    if not found:
        raise NotFound("No relationship is open that a calendar could belong to.", BEGIN)
    return found


def _read(wanted: Wanted, data: bytes, records: Sequence[Record]) -> Known:
    """The events that may be sessions of these people."""
    from mentorlog.exchange.ics.reading import read
    from mentorlog.exchange.ics.there import uids

    if wanted.match is not None:
        words = [wanted.match]
    else:
        words = [name for r in records for name in (r.relationship.mentor, r.relationship.mentee)]
    try:
        return read(data, words, frozenset(uids(records)))
    except ImportRefused as error:
        if error.try_ is None or wanted.file == "-":
            raise
        raise ImportRefused(f"{wanted.file!r}: {error.sentence}", error.try_) from error


def _without_ours(reader: Reader, known: Known) -> Known:
    from mentorlog.exchange.ics.ours import without_ours

    return without_ours(known, lambda cls, id: reader.entry(cls, id) is not None)


def _window(session: Session, wanted: Wanted, record: Record, local: Local) -> Window:
    """The days that are looked at: as asked, else all that it has gone on, and 90 days more."""
    from mentorlog.exchange.ics.told import Window

    low = wanted.since or started(record) or session.today - timedelta(days=365)
    high = wanted.until or session.today + timedelta(days=AHEAD_DAYS)
    if (high - low).days > LONGEST_DAYS:
        raise UsageError("--from and --to lie more than 50 years apart.")
    return Window(low, max(low, high), session.today, local)


def _local(wanted: Wanted) -> Local:
    """A moment by the clock of `--zone`, else of this computer."""
    from mentorlog.exchange.ics.zones import read_zone

    zone = read_zone(wanted.zone) if wanted.zone else None

    def local(moment: Moment) -> tuple[date, str | None]:
        if moment.whole_day:
            return moment.wall.date(), None
        seen: datetime = moment.wall
        if moment.zone is not None:
            try:
                seen = moment.instant.astimezone(zone)
            except (OSError, OverflowError, ValueError):  # Windows knows no zone before 1970
                seen = moment.wall
        return seen.date(), f"{seen:%H:%M}"

    return local


def _unread(known: Known, choice: Choice) -> Arrival:
    """What of the file is no session of anybody, and why."""
    from mentorlog.exchange.arriving import Arrival

    left = [f"the event in line {one.line}: {one.why}" for one in known.unread]
    notes = list(choice.notes)
    if known.latin:
        notes.append("some of the file is no UTF-8; it was read as Latin-1.")
    return Arrival(same=known.ours, left=(*_first(left), *choice.left), notes=tuple(notes))


def _first(lines: Sequence[str], most: int = 8) -> Iterable[str]:
    if len(lines) <= most:
        return lines
    return [*lines[:most], f"and {len(lines) - most} more that cannot be read"]
