"""Expectations that nobody has written down

What it looks for
After the second meeting, whether anything is noted of what each side expects, or of the
boundaries between you.

Why it matters
All the guidance begins here: many difficulties never arise where expectations were spoken
about at the start, and are revisited.

When it is no worry
You talked about it and did not write it down. Two lines each are enough.

What to try
- Each writes down what they hope for and what they do not want, and both are read out.
- Agree on rhythm, notice, what stays between the two, and how it would end.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Record, held, times_held
from mentorlog.sign import Ask, Clear, Evidence, Unknown, Verdict
from mentorlog.wording import plural

ASK = ("What does each of you expect of the other, and what is out of bounds?",)
OPEN = "The record cannot show what you agreed by word of mouth."
SOURCES = ("openlearn", "challenges", "rcpch-2014")
FACTOR = "mismatched-expectations"
FAMILY = "agreement"
ORDER = 200
ASKS_ONLY = True
KEYS = ("mentor_expects", "mentee_expects", "boundaries", "confidentiality")


class Limits(Frozen, kw_only=True):
    """Held meetings from which it is asked."""

    ask: int = 2
    origin: str = "ours: the guidance says at the start"


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    if any(getattr(agreement, key) for agreement in record.agreements for key in KEYS):
        return (Clear("both", "expectations are noted"),)
    sessions = times_held(record)
    if sessions < limits.ask:
        return (Unknown("both", "it is still early"),)
    says = f"After {plural(sessions, 'meeting')} no expectation of either side is noted."
    latest = held(record)[-1]
    because = (Evidence(latest, "the last meeting", latest.on),)
    return (Ask("both", says, None, because),)
