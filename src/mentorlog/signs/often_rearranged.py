"""Meetings that one side keeps rearranging

What it looks for
Of the last five meetings that count, how many this side called off or moved without the
other's agreement, however early. Moves that both agreed on are ordinary and count for nobody.

Why it matters
The guidance names regular rearranging as a sign of its own: each change is small, and the
other side plans around every one of them.

When it is no worry
Shifts, children, travel: some lives do not hold a fixed hour. Then a looser rhythm that both
chose is better than a firm one that is always being changed.

What to try
- See together whether another day, hour or length would hold more often.
- Book the next two meetings at once, so that one change does not become a gap.
"""

from __future__ import annotations

from datetime import date

from mentorlog.counting import Counts, judge, too_few
from mentorlog.record import Party, Record
from mentorlog.sign import Evidence, Verdict
from mentorlog.slots import Slot, window
from mentorlog.wording import happened, who

ASK = ("Is there a time that would be easier to keep?",)
OPEN = "The record cannot show how much each change cost the other side, or what lay behind it."
SOURCES = ("challenges", "office-survey-2021")
FACTOR = "lack-of-time"
FAMILY = "showing up"
ORDER = 30
YIELDS_TO = ("cancelling",)
LIMITS = Counts(
    needs=3,
    window=5,
    watch=3,
    weekly=Counts(needs=5, window=8, watch=4),
)


def look(record: Record, today: date, limits: Counts = LIMITS) -> tuple[Verdict, ...]:
    """One verdict for each side, the keeper's own first."""
    return tuple(_look(record, today, limits.at(record), side) for side in record.parties)


def _look(record: Record, today: date, limits: Counts, side: Party) -> Verdict:
    seen = window(record, today, limits.window)
    if len(seen) < limits.needs:
        return too_few(side, len(seen), limits)
    return judge(
        side,
        [bool(slot.changes(side)) for slot in seen.slots],
        (_evidence(record, slot, side) for slot in seen.slots),
        limits,
        lambda count: f"{who(record, side)} called off or moved {count}.",
        run=_run(seen.slots, side),
        set_aside=seen.set_aside,
        blank=seen.blank,
        unattributed=seen.unattributed,
    )


def _run(slots: tuple[Slot, ...], side: Party) -> int:
    """How many of that side's own last ones were held as arranged, in a row."""
    run = 0
    for slot in reversed(slots):
        if slot.changes(side) or slot.absent(side):
            return run
        run += slot.held
    return run


def _evidence(record: Record, slot: Slot, side: Party) -> Evidence:
    changes = slot.changes(side)
    meeting = changes[0] if changes else slot.last
    return Evidence(meeting, happened(record, meeting), meeting.on)
