"""How long it is to the final session, in words."""

from __future__ import annotations

from mentorlog.closing import Countdown
from mentorlog.wording import plural

WEEKS_FROM = 14
NEAR = {0: "today", 1: "tomorrow"}


def counted_down(count: Countdown) -> str:
    """ "The final session is in 3 weeks; 2 open goals are not decided yet" """
    return "; ".join(filter(None, (f"The final session is {_in(count.left)}", undecided(count))))


def undecided(count: Countdown) -> str:
    """What becomes of what is not said yet: "2 open goals are not decided yet", or nothing."""
    told = (count.goals, "open goal"), (count.actions, "open action")
    parts = [plural(number, noun) for number, noun in told if number]
    if not parts:
        return ""
    one = count.goals + count.actions == 1
    return f"{' and '.join(parts)} {'is' if one else 'are'} not decided yet"


def _in(days: int) -> str:
    if days < WEEKS_FROM:
        return NEAR.get(days, f"in {days} days")
    return f"in {plural(days // 7, 'week')}"
