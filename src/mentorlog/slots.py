"""Arranged occasions: chains of moved meetings, what is counted and what is set aside.

A meeting that was moved and then held is one occasion, not two. What counts is decided by
its last link; who changed it, and how late, by every link.
"""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from mentorlog.frozen import Frozen, once
from mentorlog.record import Meeting, Party, Record, in_order, uncounted
from mentorlog.record.in_calendars import CAME_FROM
from mentorlog.rhythm import notice_at, pause_on, rhythm

OLDEST_DAYS = 200
OLDEST_RHYTHMS = 6
COUNTED = frozenset({"held", "cancelled", "missed"})
BLANK = frozenset({"planned", "unknown"})
ASK_DAYS = 3
"""Days past a planned meeting from which it counts as not recorded, and is asked about."""


class Slot(Frozen):
    """One occasion: its meetings in order, the last being what it came to."""

    links: tuple[Meeting, ...]

    @property
    def last(self) -> Meeting:
        """The meeting that the occasion came to."""
        return self.links[-1]

    @property
    def held(self) -> bool:
        """Whether it took place in the end."""
        return self.links[-1].outcome == "held"

    @property
    def set_aside(self) -> bool:
        """Whether it did not happen for a reason outside both sides."""
        last = self.links[-1]
        return last.outcome != "held" and last.excused

    @property
    def unattributed(self) -> bool:
        """Whether it did not happen and nobody wrote down on whose side that lay."""
        last = self.links[-1]
        return last.outcome != "held" and last.by is None and not last.excused

    def lost_by(self, party: Party) -> bool:
        """Whether it did not take place because of that side."""
        last = self.last
        return last.outcome in ("cancelled", "missed") and last.by == party and not last.excused

    def absent(self, party: Party) -> bool:
        """Whether that side was not there, with no word on record."""
        for m in self.links:  # noqa: SIM110  # three times as fast as `any`
            if m.outcome == "missed" and m.by == party and not m.excused:
                return True
        return False

    def changes(self, party: Party) -> tuple[Meeting, ...]:
        """The links that were called off or moved by that side without agreement."""
        if self.held and len(self.links) == 1:
            return ()
        return tuple(
            m
            for m in self.links
            if m.outcome in ("cancelled", "moved") and m.by == party and not m.excused
        )


class Window(Frozen):
    """The last counted slots, oldest first, and how many were set aside among them. `blank` is
    how many more came out of a calendar and were never recorded, `unattributed` how many are left
    out because nobody noted on whose side it lay that they did not happen."""

    slots: tuple[Slot, ...]
    set_aside: int = 0
    blank: int = 0
    unattributed: int = 0

    def __len__(self) -> int:
        return len(self.slots)


@once
def slots(record: Record) -> tuple[Slot, ...]:
    """Every occasion, in the order of the day it came to; those without a day come first."""
    meetings = in_order(record)
    by_id = {m.id: m for m in meetings}
    followed = {m.moved_to for m in meetings if m.moved_to in by_id}
    if not followed:
        return tuple(Slot((meeting,)) for meeting in meetings)
    chains: list[Slot] = []
    seen: set[str] = set()
    # A ring of moves has no head: its remaining meetings are taken as they come.
    for head in (*(m for m in meetings if m.id not in followed), *meetings):
        links: list[Meeting] = []
        step: Meeting | None = head
        while step is not None and step.id not in seen:
            seen.add(step.id)
            links.append(step)
            step = by_id.get(step.moved_to or "")
        if links:
            chains.append(Slot(tuple(links)))
    return tuple(sorted(chains, key=lambda slot: _when(slot.last)))


def _when(meeting: Meeting) -> tuple[date, str, str]:
    return (meeting.on or date.min, meeting.at or "", meeting.id)


@once
def counted(record: Record, today: date) -> tuple[Slot, ...]:
    """The slots whose day is reached and whose outcome is recorded, outside every pause, the
    ones set aside among them included; doubled and doubtful records are left out."""
    return tuple(s for s in _countable(record) if (s.last.on or today) <= today)


@once
def _countable(record: Record) -> tuple[Slot, ...]:
    return tuple(s for s in arranged(record) if s.last.outcome in COUNTED)


@once
def _blank(record: Record) -> tuple[Slot, ...]:
    """Those that came out of a calendar, which tells of the ones that were called off and never
    of those that were held; a person writes down either."""
    booked = (s for s in arranged(record) if s.last.outcome in BLANK)
    return tuple(s for s in booked if any(CAME_FROM in m.extra for m in s.links))


@once
def arranged(record: Record) -> tuple[Slot, ...]:
    """The slots that have a day, outside every pause; the doubled and doubtful are left out."""
    out = uncounted(record)
    return tuple(
        slot
        for slot in slots(record)
        if (last := slot.last).on is not None
        and last.id not in out
        and pause_on(record, last.on) is None
    )


def oldest(record: Record) -> int:
    """How many days back evidence may lie: 200 days or six rhythms, whichever is longer."""
    return max(OLDEST_DAYS, OLDEST_RHYTHMS * rhythm(record).days)


@once
def window(record: Record, today: date, size: int, *, attributed: bool = True) -> Window:
    """The last `size` slots that are recent enough, as far as they are counted. One out of a
    calendar that nobody recorded takes up its place: what is counted of the others then holds
    whatever it came to.
    With `attributed`, those that did not happen on nobody knows whose side are left out, since
    they speak of neither."""
    limit = oldest(record)
    recent = _recent(record, today)
    kept = [s for s in recent if not s.set_aside and not (attributed and s.unattributed)]
    blank = [s for s in _blank(record) if ASK_DAYS <= _ago(s, today) <= limit]
    last = sorted((*kept, *blank), key=lambda slot: _when(slot.last)) if blank else kept
    last = last[-size:]
    while last and last[0].last.outcome in BLANK:
        del last[0]
    since = last[0].last.on if last else None
    among = [s for s in recent if since is None or (s.last.on or today) >= since]
    known = tuple(s for s in last if s.last.outcome in COUNTED)
    return Window(
        known,
        set_aside=sum(s.set_aside for s in among),
        blank=len(last) - len(known),
        unattributed=sum(s.unattributed for s in among) if attributed else 0,
    )


@once
def _recent(record: Record, today: date) -> tuple[Slot, ...]:
    """The counted slots that are recent enough to be evidence: they stand in the order of their
    days, and of a long record only the last are."""
    limit = oldest(record)
    last = takewhile(lambda slot: _ago(slot, today) <= limit, reversed(counted(record, today)))
    return tuple(last)[::-1]


def _ago(slot: Slot, today: date) -> int:
    return (today - (slot.last.on or today)).days


def late(record: Record, meeting: Meeting) -> bool:
    """Whether a change came with less than the agreed notice; unknown notice is not late."""
    if meeting.notice_hours is None:
        return False
    return meeting.notice_hours < notice_at(record, meeting.on)


def changed_late(record: Record, slot: Slot, party: Party) -> bool:
    """Whether that side called off or moved the occasion with too little notice."""
    changes = slot.changes(party)
    return bool(changes) and any(late(record, m) for m in changes)


def run_of_recovery(record: Record, seen: Window, party: Party) -> int:
    """How many of that side's own last slots were held without a late change by it. What
    the other side called off neither adds to the run nor ends it."""
    run = 0
    for slot in reversed(seen.slots):
        if slot.lost_by(party) or slot.absent(party) or changed_late(record, slot, party):
            return run
        run += slot.held
    return run
