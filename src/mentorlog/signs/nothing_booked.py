"""No next meeting is booked

What it looks for
Whether a next meeting is planned after the last one, or, two weeks after the start, any
meeting at all.

Why it matters
Relationships without the next day in both calendars are the ones that drift. The guidance
wants regular meetings scheduled, and the mentee to make the first contact.

When it is no worry
You always arrange it in between, and it works. A day written here is still a help.

What to try
- Close each session by choosing the next day; it takes a minute.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Record, booked, held, started
from mentorlog.sign import Ask, Clear, Evidence, Unknown, Verdict
from mentorlog.wording import plural

ASK = ("When will you next meet?",)
OPEN = "The record cannot show what stands in your calendars."
SOURCES = ("successful-relationship", "ruffle")
FACTOR = "no-regular-channel"
FAMILY = "showing up"
ORDER = 240
ASKS_ONLY = True
RESTS_WHEN_ENDING = True


class Limits(Frozen, kw_only=True):
    """Days after the start from which it is asked where nobody has met yet."""

    ask_days: int = 14
    origin: str = "ours: two weeks to arrange a first conversation"


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    if booked(record, today):
        return (Clear("both", "a next meeting is booked"),)
    sessions = held(record)
    if sessions:
        because = (Evidence(sessions[-1], "the last meeting", sessions[-1].on),)
        return (Ask("both", "No next meeting is booked.", None, because),)
    begun = started(record)
    if begun is None or (today - begun).days < limits.ask_days:
        return (Unknown("both", "it has only just begun"),)
    says = f"{plural((today - begun).days, 'day')} after the start no meeting is booked."
    return (Ask("both", says, None, (Evidence(record.relationship, "the start", begun),)),)
