"""Who is still to be told of an ending, and how long there is to get used to it."""

from __future__ import annotations

from mentorlog.closing import ClosePlan
from mentorlog.record import Party
from mentorlog.render.countdown import NEAR
from mentorlog.wording import whom

SHORT = "That is a short time to get used to an ending; leave room for it."
SHORT_UNTOLD = "is a short time to get used to an ending; a later day can still be chosen."


def not_told(plan: ClosePlan) -> str:
    """That no day is noted on which somebody knew of the last session."""
    people = " and ".join(whom(plan.record, party) for party in plan.untold)
    what = "that this session is the last" if plan.final is not None else "that it ends"
    return f"No day is noted on which {people} knew {what}."


def telling_flag(untold: tuple[Party, ...]) -> str:
    """The flag of `mentorlog close` that notes it."""
    return "--told" if len(untold) > 1 else f"--{untold[0]}-told"


def short_time(plan: ClosePlan) -> str:
    """That it is not long to the last session, for whoever hears of it."""
    if "mentee" in plan.untold and plan.left is not None:
        return f"{_left(plan.left)} {SHORT_UNTOLD}"
    return SHORT


def _left(days: int) -> str:
    return f"It is {NEAR.get(days, f'in {days} days')}, which"
