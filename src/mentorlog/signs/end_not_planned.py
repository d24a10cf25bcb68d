"""An end without a last session

What it looks for
Whether the day on which you agreed to end is within thirty days, and no ending is planned yet;
or whether an ending was decided on or told more than two weeks ago (or its last session was
called off that long ago), and no day is set for the last session.

Why it matters
An ending that is talked about in time can be a good one: the guidance sees it as something
positive, and asks for a last session worth having.

When it is no worry
You mean to go on. Then agree on a new day, or note that you go on.

What to try
- Talk about whether to conclude, to go on, or to go on differently.
- If it ends, choose the day of the last session now, and make sure that both know.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Record, closing, dayless_since
from mentorlog.sign import Ask, Clear, Evidence, Tally, Unknown, Verdict
from mentorlog.wording import plural, the_two

ASK = ("Shall this end as agreed, go on, or go on differently?",)
OPEN = "The record cannot show whether you have already talked about it."
SOURCES = ("challenges", "successful-relationship", "mentor-elements")
FAMILY = "ending"
ORDER = 230
ASKS_ONLY = True


class Limits(Frozen, kw_only=True):
    """Days before the agreed end from which it is asked, and days that an ending may go without
    a day for its last session."""

    ask_days: int = 30
    undated_days: int = 14
    origin: str = (
        "ours: a month leaves room for a last session or two, two weeks to agree on its day"
    )


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    since = dayless_since(record)
    if since is not None and (today - since).days > limits.undated_days:
        return (_dayless(record, since, today, limits),)
    end = record.relationship.planned_end
    if end is None:
        return (Unknown("both", "no end is agreed on"),)
    left = (end - today).days
    tally = Tally(left, limits.ask_days, 0, f"{limits.ask_days} days or fewer left")
    if left > limits.ask_days or closing(record) is not None:
        return (Clear("both", "", tally),)
    ahead = f"is in {plural(left, 'day')}" if left else "is today"
    when = ahead if left >= 0 else f"was {plural(-left, 'day')} ago"
    says = f"The end {the_two(record)} agreed on {when}; no ending is planned yet."
    because = (Evidence(record.relationship, "the agreed end", end),)
    return (Ask("both", says, tally, because),)


def _dayless(record: Record, since: date, today: date, limits: Limits) -> Ask:
    """The question for the day of the last session of an ending that was decided."""
    says = "An ending was decided on, and its last session has no day yet."
    days = (today - since).days
    tally = Tally(days, days, 0, f"over {limits.undated_days} days")
    ending = closing(record)
    because = (Evidence(ending, "the ending that is meant", since),) if ending else ()
    return Ask("both", says, tally, because)
