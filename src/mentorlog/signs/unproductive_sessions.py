"""Sessions that do not feel useful

What it looks for
Of the last four sessions that were rated, how many the keeper found of little use: one or two
of five.

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

from mentorlog.counting import Counts, judge, too_few
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
    needs=3,
    window=4,
    watch=3,
    concern=4,
    clears=2,
    eases=None,
    unit="sessions rated",
)


def look(record: Record, today: date, limits: Counts = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    sessions = rated(record, today)[-limits.window :]
    if len(sessions) < limits.needs:
        return (too_few("both", len(sessions), limits),)
    found = judge(
        "both",
        [(meeting.useful or 0) <= LOW for meeting in sessions],
        [Evidence(m, f"useful: {m.useful} of 5, by your own rating", m.on) for m in sessions],
        limits,
        lambda count: f"You found little use in {count}.",
    )
    return (found,)
