"""Sessions that do not feel useful

What it looks for
The sessions that the keeper rated one or two of five: the last two rated ones both, or four
of the last five for a conversation. On made-up relationships, two in a row found flat
sessions sooner than three of four did.

Why it matters
The guidance holds that a productive session brings both closer to the goal: advice that can
be used on one side, questions and preparation on the other.

When it is no worry
Hard weeks make hard sessions, and some of the best ones feel slow. It is one person's rating.

What to try
- Begin the next session with one question: what would make this hour worth it for you today?
- Agree beforehand on what each of you prepares.
- Ask whether advice can be used as it is, or what would make it usable.
"""

from __future__ import annotations

from datetime import date

from mentorlog.counting import TUNED, Counts, judge, too_few
from mentorlog.observed import rated
from mentorlog.record import Record
from mentorlog.sign import Evidence, Verdict

ASK = ("What would make the next session worth the time for both of you?",)
OPEN = "The ratings are the keeper's own; the other side may have found the same session useful."
SOURCES = ("ruffle", "openlearn")
FACTOR = "unproductive-sessions"
FAMILY = "engagement"
ORDER = 85
LOW = 2
LIMITS = Counts(
    needs=2,
    window=2,
    watch=2,
    concern=4,
    concern_window=5,
    clears=2,
    eases=None,
    unit="sessions rated",
    origin=TUNED,
)


def look(record: Record, today: date, limits: Counts = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    sessions = rated(record, today)[-limits.widest :]
    if len(sessions) < limits.needs:
        return (too_few("both", len(sessions), limits),)
    found = judge(
        "both",
        [(meeting.useful or 0) <= LOW for meeting in sessions],
        (Evidence(m, f"useful: {m.useful} of 5, by your own rating", m.on) for m in sessions),
        limits,
        lambda count: f"You found little use in {count}.",
    )
    return (found,)
