"""The agreed end is near

What it looks for
Whether the day on which you agreed to end is within thirty days, and no ending is planned yet.

Why it matters
An ending that is talked about in time can be a good one: the guidance sees it as something
positive, and asks for a last session worth having.

When it is no worry
You mean to go on. Then agree on a new day.

What to try
- Ask each other whether to conclude, to go on, or to go on differently.
- If it ends, choose the day of the last session now, and make sure that both of you know.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Record, closing
from mentorlog.sign import Ask, Clear, Evidence, Tally, Unknown, Verdict
from mentorlog.wording import plural

ASK = ("Shall this end as agreed, go on, or go on differently?",)
OPEN = "The record cannot show whether you have already talked about it."
SOURCES = ("challenges", "successful-relationship", "mentor-elements")
FAMILY = "ending"
ORDER = 230
ASKS_ONLY = True


class Limits(Frozen, kw_only=True):
    """Days before the agreed end from which it is asked."""

    ask_days: int = 30
    origin: str = "ours: a month leaves room for a last session or two"


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    end = record.relationship.planned_end
    if end is None:
        return (Unknown("both", "no end is agreed on"),)
    left = (end - today).days
    tally = Tally(left, limits.ask_days, 0, f"{limits.ask_days} days or fewer left")
    if left > limits.ask_days or closing(record) is not None:
        return (Clear("both", "", tally),)
    if left >= 0:
        says = f"The end you agreed on is in {plural(left, 'day')}; no ending is planned yet."
    else:
        says = f"The end you agreed on was {plural(-left, 'day')} ago; no ending is planned yet."
    because = (Evidence(record.relationship, "the agreed end", end),)
    return (Ask("both", says, tally, because),)
