"""A goal past its day

What it looks for
A goal that is still open ninety days after the day it was meant for, with two meetings held
since that day and no goal reviewed or talked about since. Where no goal was ever reviewed, it
asks: then reviews may simply not be written down. The figures were tuned on made-up
relationships.

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
from mentorlog.record import Record, held_after
from mentorlog.sign import Ask, Clear, Evidence, Shown, Tally, Unknown, Verdict
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
    """Days past its target, and meetings held since it, from which an open goal is worth
    noticing where no goal was reviewed since."""

    watch_days: int = 90
    watch_meetings: int = 2
    origin: str = "ours; tuned on made-up relationships, see benchmarks/health_quality"


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    standing = goals(record)
    dated = [goal for goal in standing if goal.asked_for and goal.target is not None]
    if not dated:
        return (Unknown("both", "no open goal has a day it is meant for"),)
    looked = max((goal.reviewed for goal in standing if goal.reviewed), default=None)
    past = [goal for goal in dated if _past(record, goal, looked, today, limits)]
    threshold = f"{limits.watch_days} days and {limits.watch_meetings} meetings past its day"
    tally = Tally(len(past), len(dated), 0, threshold)
    if not past:
        return (Clear("both", "", tally),)
    because = tuple(
        Evidence(s.goal, f"{quoted(s.text)}, meant for {s.target}", s.target) for s in past
    )
    if looked is None:
        return (Ask("both", f"{_went(past)} No review of any goal is recorded.", tally, because),)
    return (Shown("watch", "both", _went(past), tally, because),)


def _went(past: list[GoalStanding]) -> str:
    if len(past) > 1:
        return f"{len(past)} open goals went past the days they were meant for."
    return f"{plural(len(past), 'open goal')} went past the day it was meant for."


def _past(
    record: Record, goal: GoalStanding, looked: date | None, today: date, limits: Limits
) -> bool:
    """Whether it is long past its day, with meetings held since and no goal reviewed since."""
    target = goal.target
    if target is None or (today - target).days < limits.watch_days:
        return False
    since = len(held_after(record, target))
    return since >= limits.watch_meetings and (looked is None or looked < target)
