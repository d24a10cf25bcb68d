"""Meetings missed without a word, or changed at short notice

What it looks for
Of the last five meetings that count, how many this side missed without a word on record, or
called off or moved with less notice than you agreed on (24 hours where nothing is agreed;
exactly 24 is not late, and unknown notice is never late). An absence among the first three
meetings is mentioned by itself, and two absences in a row weigh more.

Why it matters
The guidance names not turning up and regular last-minute changes among its first signs. In
counselling it was absences, not called-off sessions, that went with less benefit, most of
all before the third session.

When it is no worry
A journey that went wrong, a phone without power, an invitation that never arrived. Once is
not a pattern, and an early absence is often nerves or a mix-up about the time.

What to try
- Begin with whether everybody is all right, and with what happened, before anything else.
- Agree on how much notice each side gives, and on a second way to reach one another.
- If short notice keeps happening, look together at time and energy rather than at manners.
"""

from __future__ import annotations

from datetime import date
from itertools import islice, pairwise, takewhile

from mentorlog.counting import Counts, judge, too_few
from mentorlog.record import Party, Record
from mentorlog.record.in_force import agreed_at
from mentorlog.sign import Evidence, Shown, Tally, Verdict
from mentorlog.slots import (
    Slot,
    Window,
    arranged,
    changed_late,
    counted,
    late,
    run_of_recovery,
    window,
)
from mentorlog.wording import happened, who

ASK = ("What happened on those days, and what would make it easier to let each other know?",)
OPEN = "The record cannot show what got in the way, or whether a word was sent and never noted."
SOURCES = ("challenges", "openlearn", "xiao-2017")
FACTOR = "lack-of-time"
FAMILY = "showing up"
ORDER = 20
EARLY = 3
IN_A_ROW = 2
LIMITS = Counts(
    needs=3,
    window=5,
    watch=2,
    concern=3,
    weekly=Counts(needs=5, window=8, watch=3, concern=4),
)


def look(record: Record, today: date, limits: Counts = LIMITS) -> tuple[Verdict, ...]:
    """One verdict for each side, the keeper's own first."""
    return tuple(_look(record, today, limits.at(record), side) for side in record.parties)


def _look(record: Record, today: date, limits: Counts, side: Party) -> Verdict:
    seen = window(record, today, limits.window)
    run = run_of_recovery(record, seen, side)
    first = _first(record, today)
    early = [slot for slot in first if slot.absent(side)]
    lately = any(slot in seen.slots for slot in early)
    row = _in_a_row(record, seen, side) if len(seen) >= limits.needs else ()
    counting: Verdict = too_few(side, len(seen), limits)
    if len(seen) >= limits.needs:
        counting = judge(
            side,
            [slot.absent(side) or changed_late(record, slot, side) for slot in seen.slots],
            (_evidence(record, slot, side) for slot in seen.slots),
            limits,
            lambda count: f"{who(record, side)} missed, or changed at short notice, {count}.",
            run=run,
            set_aside=seen.set_aside,
            blank=seen.blank,
            unattributed=seen.unattributed,
        )
    level = limits.eased("concern" if row else None, run)
    if level and not (isinstance(counting, Shown) and counting.level == "concern"):
        threshold = f"{IN_A_ROW} meetings missed in a row"
        says = f"{who(record, side)} missed {IN_A_ROW} meetings in a row."
        tally = Tally(len(row), len(row), 0, threshold)
        return Shown(level, side, says, tally, tuple(_evidence(record, s, side) for s in row))
    if lately and not isinstance(counting, Shown) and limits.eased("watch", run):
        met = min(EARLY, record.past.sessions + len(first))
        which = f"{len(early)} of the first {met} meetings" if met > 1 else "the first meeting"
        says = f"{who(record, side)} missed {which}."
        tally = Tally(len(early), met, 0, f"one meeting missed among the first {EARLY}")
        return Shown("watch", side, says, tally, tuple(_evidence(record, s, side) for s in early))
    return counting


def _first(record: Record, today: date) -> list[Slot]:
    """The first meetings; the ones that are only counted came before those that are not."""
    counting = (slot for slot in counted(record, today) if not slot.set_aside)
    return list(islice(counting, max(0, EARLY - record.past.sessions)))


def _in_a_row(record: Record, seen: Window, side: Party) -> tuple[Slot, ...]:
    """The last two in a row that this side missed. One between them of which nobody noted what
    came of it, or on whose side it lay, is not set aside: it may have been held."""
    since = seen.slots[0].last.on or date.min
    lately = takewhile(lambda slot: (slot.last.on or since) >= since, reversed(arranged(record)))
    known = [slot for slot in lately if not slot.set_aside][::-1]
    pairs = [p for p in pairwise(known) if all(s.absent(side) and s in seen.slots for s in p)]
    return pairs[-1] if pairs else ()


def _evidence(record: Record, slot: Slot, side: Party) -> Evidence:
    missed = [m for m in slot.links if m.outcome == "missed" and m.by == side]
    changed = [m for m in slot.changes(side) if late(record, m)]
    meeting = (missed or changed or [slot.last])[0]
    agreed = None if missed else agreed_at(record, "notice_hours", meeting.on)
    return Evidence(meeting, happened(record, meeting, agreed), meeting.on)
