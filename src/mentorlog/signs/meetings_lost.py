"""Meetings that did not happen, on whosever side

What it looks for
Of the last five meetings that count, how many did not take place, whoever it lay with and
also where nobody noted it. What both agreed on counts as fine; illness, holidays and the like
are set aside.

Why it matters
A relationship can thin out with neither side doing much of it. Time together is what the
rest is built from, and losing touch slowly is one of the commonest ways in which these end.

When it is no worry
Two full calendars for a month or two. If both of you know that it will pass, announce a pause.

What to try
- Look at the dates together and decide on the next three, at a time that suits both.
- Meet for half as long if that is what makes it possible.
"""

from __future__ import annotations

from datetime import date

from mentorlog.counting import Counts, judge, too_few
from mentorlog.record import Record
from mentorlog.sign import Evidence, Verdict
from mentorlog.slots import Slot, window
from mentorlog.wording import happened

ASK = ("What keeps getting in the way, and which of it could the two of you change?",)
OPEN = "The record cannot show what took the place of these meetings."
SOURCES = ("challenges", "openlearn", "star-2017")
FACTOR = "lack-of-time"
FAMILY = "showing up"
ORDER = 40
YIELDS_TO = ("cancelling", "absent-or-late-change")
LIMITS = Counts(
    needs=3,
    window=5,
    watch=3,
    concern=4,
    weekly=Counts(needs=5, window=8, watch=4, concern=5),
)


def look(record: Record, today: date, limits: Counts = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    limits = limits.at(record)
    seen = window(record, today, limits.window, attributed=False)
    if len(seen) < limits.needs:
        return (too_few("both", len(seen), limits),)
    found = judge(
        "both",
        [_lost(slot) for slot in seen.slots],
        (Evidence(s.last, happened(record, s.last), s.last.on) for s in seen.slots),
        limits,
        lambda count: f"{count} did not take place.",
        run=_run(seen.slots),
        set_aside=seen.set_aside,
        blank=seen.blank,
    )
    return (found,)


def _lost(slot: Slot) -> bool:
    return not slot.held and slot.last.by != "both"


def _run(slots: tuple[Slot, ...]) -> int:
    """How many of the last were held, in a row; what both agreed on does not end a run."""
    run = 0
    for slot in reversed(slots):
        if _lost(slot):
            return run
        run += slot.held
    return run
