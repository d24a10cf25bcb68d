"""Meetings that one side called off or missed

What it looks for
Of the last five meetings that count, how many did not take place because of this side:
called off, or missed. Illness, holidays and the like are set aside, what both agreed on
counts for neither, and a meeting that was moved and then held took place.

Why it matters
Called-off meetings are the first sign that the guidance names. One is ordinary life. Most
relationships that drift apart begin with a run of them, long before anybody says so.

When it is no worry
A busy season with a known end, a rhythm that no longer fits the work, a change of job. Then
the agreement wants changing, or a pause wants announcing, and nobody needs to try harder.

What to try
- Look at the dates together, and hear what was going on before anything is suggested.
- Ask whether the rhythm still fits, and agree on one that both can keep.
- If a hard stretch has an end in sight, announce a pause until then.
"""

from __future__ import annotations

from datetime import date

from mentorlog.counting import Counts, judge, too_few
from mentorlog.record import Party, Record
from mentorlog.sign import Evidence, Verdict
from mentorlog.slots import run_of_recovery, window
from mentorlog.wording import happened, who

ASK = ("What could the two of you change so that meeting is easier to keep to?",)
OPEN = "The record cannot show why, or what was said about it at the time."
SOURCES = ("challenges", "openlearn", "straus-2013")
FACTOR = "lack-of-commitment"
FAMILY = "showing up"
ORDER = 10
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
    if len(seen) < limits.needs:
        return too_few(side, len(seen), limits)
    return judge(
        side,
        [slot.lost_by(side) for slot in seen.slots],
        (Evidence(s.last, happened(record, s.last), s.last.on) for s in seen.slots),
        limits,
        lambda count: f"{who(record, side)} called off or missed {count}.",
        run=run_of_recovery(record, seen, side),
        set_aside=seen.set_aside,
        blank=seen.blank,
        unattributed=seen.unattributed,
    )
