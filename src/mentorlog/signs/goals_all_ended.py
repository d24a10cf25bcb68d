"""Every goal has come to its end

What it looks for
Whether all the goals that were written down are achieved, changed for others, or let go.

Why it matters
This is good news. The guidance sees two good ways on from here: to conclude, or to set new
goals. Choosing one of them openly keeps a good thing from trailing off.

When it is no worry
Always: this is a question and never a warning.

What to try
- Take ten minutes to look back on what was reached, and by whom.
- Decide together whether to set new goals, or to plan a last session worth having.
"""

from __future__ import annotations

from datetime import date

from mentorlog.record import Record
from mentorlog.sign import Ask, Clear, Evidence, Unknown, Verdict
from mentorlog.standing import GoalStanding, goals
from mentorlog.wording import quoted

ASK = ("Would you like to conclude here, or to set new goals together?",)
OPEN = "The record cannot show what you would like to do next."
SOURCES = ("successful-relationship",)
FAMILY = "goals"
ORDER = 220
ASKS_ONLY = True
RESTS_WHEN_ENDING = True


def look(record: Record, today: date) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    standing = goals(record)
    if not standing:
        return (Unknown("both", "no goal is written down yet"),)
    if any(goal.open for goal in standing):
        return (Clear("both"),)
    because = tuple(Evidence(s.goal, f"{quoted(s.text)}, {_end(s)}", s.touched) for s in standing)
    return (Ask("both", "Every goal has come to its end.", None, because),)


def _end(standing: GoalStanding) -> str:
    goal = standing.goal
    if goal.achieved_on is not None:
        return "achieved"
    return "replaced by another" if goal.replaced_by is not None else "let go"
