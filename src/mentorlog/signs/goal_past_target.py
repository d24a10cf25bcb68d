"""A goal past its day

What it looks for
A goal that is still open thirty days after the day it was meant for, and has not been
reviewed since that day.

Why it matters
A day that passes in silence makes the next day mean less. Looking at it takes five minutes
and often shows that the goal has changed, or has been reached without anybody saying so.

When it is no worry
The work turned out larger, or something more useful came first. Say so and give it a new day.

What to try
- Decide together: reached, still right with a new day, changed, or let go.
- If it is nearly there, name the one step that is missing.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Record
from mentorlog.sign import Clear, Evidence, Shown, Tally, Unknown, Verdict
from mentorlog.standing import GoalStanding, goals
from mentorlog.wording import plural, quoted

ASK = ("Is this still the right goal, and which day would be realistic now?",)
OPEN = "The record cannot show how much has been done towards it."
SOURCES = ("ruffle", "openlearn", "harkin-2016")
FACTOR = "mismatched-expectations"
FAMILY = "goals"
ORDER = 110
RESTS_WHEN_ENDING = True


class Limits(Frozen, kw_only=True):
    """Days past its target from which an open, unreviewed goal is worth noticing."""

    watch_days: int = 30
    origin: str = "ours: a month to get round to it"


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    dated = [goal for goal in goals(record) if goal.open and goal.target is not None]
    if not dated:
        return (Unknown("both", "no open goal has a day it is meant for"),)
    past = [goal for goal in dated if _past(goal, today, limits)]
    tally = Tally(len(past), len(dated), 0, f"{limits.watch_days} days past its day")
    if not past:
        return (Clear("both", "", tally),)
    says = f"{plural(len(past), 'open goal')} went past the day it was meant for."
    if len(past) > 1:
        says = f"{len(past)} open goals went past the days they were meant for."
    because = tuple(
        Evidence(s.goal, f"{quoted(s.text)}, meant for {s.target}", s.target) for s in past
    )
    return (Shown("watch", "both", says, tally, because),)


def _past(goal: GoalStanding, today: date, limits: Limits) -> bool:
    if goal.target is None or (today - goal.target).days < limits.watch_days:
        return False
    return goal.reviewed is None or goal.reviewed < goal.target
