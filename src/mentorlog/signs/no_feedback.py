"""No word for a while on how it is going

What it looks for
Where feedback has been given before: how many days (announced breaks left out) and meetings
have passed since any. Where there has never been any, or only in one direction, too. What was
asked and is not answered yet does not count as feedback, nor does what whoever keeps the journal
noted in private. It asks and never speaks with a level: on made-up relationships that went well, it
spoke too often.

Why it matters
Both sides need to know how they are doing. Without feedback each works alone and guesses, and
small irritations have nowhere to go.

When it is no worry
You talk about it all the time and never write it down. One line is enough.

What to try
- Ask one of the questions at the end of the next session; whoever asks answers first.
- Ask in both directions; where one side is senior, the other may need the invitation.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Feedback, Record, held, held_after, times_held
from mentorlog.rhythm import live_days
from mentorlog.sign import Ask, Clear, Evidence, Tally, Unknown, Verdict
from mentorlog.wording import plural, who, whom

ASK = ("How are you finding this so far, and what should each of you do differently?",)
OPEN = "The record cannot show what you told each other without noting it."
SOURCES = ("challenges", "ruffle")
FACTOR = "lack-of-feedback"
FAMILY = "feedback"
ORDER = 215
ASKS_ONLY = True


class Limits(Frozen, kw_only=True):
    """Live days and held meetings since any feedback from which it is asked about, and held
    meetings from which it is where there never was any, or in one direction only."""

    ask_days: int = 120
    ask_meetings: int = 5
    ask: int = 3
    origin: str = (
        "ours: the guidance wants it regularly, and names no interval; that it asks was tuned on "
        "made-up relationships, see benchmarks/health_quality"
    )


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    said = [f for f in record.feedback if not f.waiting and not _for_oneself(record, f)]
    given = sorted(said, key=lambda f: (f.on, f.number or 0, f.id))
    sessions = times_held(record)
    if not given:
        if sessions < limits.ask:
            return (Unknown("both", "no feedback is recorded; it is still early"),)
        says = f"No feedback is recorded after {plural(sessions, 'meeting')}."
        latest = held(record)[-1]
        because = (Evidence(latest, "the last meeting", latest.on),)
        return (Ask("both", says, None, because),)
    last = given[-1]
    days = live_days(record, last.on, today)
    since = len(held_after(record, last.on))
    threshold = f"{limits.ask_days} days and {limits.ask_meetings} meetings"
    tally = Tally(since, since, 0, threshold)
    if days >= limits.ask_days and since >= limits.ask_meetings:
        says = f"No feedback is recorded for {plural(days, 'day')} and {plural(since, 'meeting')}."
        note = f"the last, from {whom(record, last.from_)}"
        return (Ask("both", says, tally, (Evidence(last, note, last.on),)),)
    sides = {feedback.from_ for feedback in given}
    if len(sides) == 1 and sessions >= limits.ask:
        return (_one_way(record, last, tally),)
    return (Clear("both", "", tally),)


def _for_oneself(record: Record, feedback: Feedback) -> bool:
    """Whether it is a private note of whoever keeps the journal: no word that was said."""
    return feedback.private and feedback.from_ == record.relationship.keeper


def _one_way(record: Record, last: Feedback, tally: Tally) -> Verdict:
    says = f"{who(record, last.from_)} gave feedback; none is recorded in the other direction."
    note = f"the last, from {whom(record, last.from_)}"
    return Ask("both", says, tally, (Evidence(last, note, last.on),))
