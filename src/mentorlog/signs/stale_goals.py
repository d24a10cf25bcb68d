"""Goals that have not been looked at for a while

What it looks for
Where a goal is open and goals have been reviewed before: how many days (announced breaks left
out) and meetings have passed since any goal was set, reviewed, talked about, changed or ended.

Why it matters
The guidance asks to revisit goals together throughout. Looking at progress regularly helps
people to reach their goals, the more so when it is written down and shared.

When it is no worry
A long goal with nothing to report yet. One line saying so counts as a review.

What to try
- Put the goals at the top of the next agenda and ask of each whether it is still the right one.
- Change, replace or drop what no longer fits; that is progress too.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Record, held_after
from mentorlog.rhythm import live_days
from mentorlog.sign import Ask, Clear, Evidence, Level, Shown, Tally, Unknown, Verdict
from mentorlog.standing import GoalStanding, goals
from mentorlog.wording import plural, quoted

ASK = ("Are these still the right goals, and how far along is each?",)
OPEN = "The record cannot show goals that you talked about without noting it."
SOURCES = ("openlearn", "ruffle", "harkin-2016")
FACTOR = "waning-interest"
FAMILY = "goals"
ORDER = 100
RESTS_WHEN_ENDING = True


class Limits(Frozen, kw_only=True):
    """Live days over which, and held meetings from which, goals count as not looked at."""

    watch_days: int = 119
    watch: int = 3
    concern_days: int = 179
    concern: int = 5
    origin: str = "ours, after the yearly to quarterly reviews of the guidance"


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    standing = goals(record)
    opened = [goal for goal in standing if goal.asked_for]
    if not opened:
        return (Unknown("both", "no goal is open"),)
    touched = max((goal.touched for goal in standing if goal.touched), default=None)
    if touched is None:
        return (Unknown("both", "no goal has a day on which it was set"),)
    days = live_days(record, touched, today)
    since = len(held_after(record, touched))
    level: Level | None = None
    if days > limits.concern_days and since >= limits.concern:
        level = "concern"
    elif days > limits.watch_days and since >= limits.watch:
        level = "watch"
    least = (limits.watch_days, limits.watch)
    if level == "concern":
        least = (limits.concern_days, limits.concern)
    tally = Tally(since, since, 0, f"over {least[0]} days and {least[1]} meetings")
    if level is None:
        return (Clear("both", "", tally),)
    return (_found(level, opened, standing, days, since, tally),)


def _found(
    level: Level,
    opened: list[GoalStanding],
    standing: tuple[GoalStanding, ...],
    days: int,
    since: int,
    tally: Tally,
) -> Verdict:
    because = tuple(Evidence(s.goal, f"{quoted(s.text)}, open", s.touched) for s in opened)
    passed = f"{plural(days, 'day')} and {plural(since, 'meeting')}"
    if not any(goal.reviewed for goal in standing):
        return Ask("both", f"No goal has been reviewed yet, after {passed}.", tally, because)
    says = f"No goal has been looked at for {passed}."
    return Shown(level, "both", says, tally, because)
