"""An agreement that has not been looked at again

What it looks for
Where expectations were noted: whether the agreement was looked at within the review period
that you agreed on, or within 180 days.

Why it matters
People and work change. The guidance counts regular re-assessment, together with commitment,
as the strong base of a relationship.

When it is no worry
Everything still fits. Then one line saying so is the review.

What to try
- Read the agreement out at the beginning of the next session and ask what still fits.
"""

from __future__ import annotations

from datetime import date

from mentorlog.days import duration_days
from mentorlog.frozen import Frozen
from mentorlog.record import Record
from mentorlog.record.in_force import agreed_at
from mentorlog.sign import Ask, Clear, Evidence, Tally, Unknown, Verdict
from mentorlog.signs.expectations_unspoken import KEYS
from mentorlog.wording import plural, the_two

ASK = ("What in your agreement still fits, and what would you write differently today?",)
OPEN = "The record cannot show a conversation that nobody noted."
SOURCES = ("openlearn", "challenges")
FACTOR = "mismatched-expectations"
FAMILY = "agreement"
ORDER = 210
ASKS_ONLY = True


class Limits(Frozen, kw_only=True):
    """Days without a look at the agreement from which it is asked, where no period is agreed."""

    ask_days: int = 180
    origin: str = "ours: usual forms have it reviewed every three to six months"


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    noted = [a for a in record.agreements if any(getattr(a, key) for key in KEYS)]
    made = [a.agreed_on for a in record.agreements if a.agreed_on is not None]
    days = made + [review.on for review in record.agreement_reviews]
    if not noted or not days:
        return (Unknown("both", "no expectations with a day are noted"),)
    last = max(days)
    agreed = agreed_at(record, "review_every", today)
    period = limits.ask_days if agreed is None else duration_days(agreed)
    passed = (today - last).days
    tally = Tally(passed, passed, 0, plural(period, "day"))
    if passed < period:
        return (Clear("both", "", tally),)
    latest = max(
        (*record.agreements, *record.agreement_reviews),
        key=lambda e: (getattr(e, "agreed_on", None) or getattr(e, "on", None) or date.min, e.id),
    )
    says = f"The agreement was last looked at {plural(passed, 'day')} ago."
    if agreed is not None:
        says = f"{says[:-1]}; {the_two(record)} agreed on every {plural(period, 'day')}."
    return (Ask("both", says, tally, (Evidence(latest, "the last time", last),)),)
