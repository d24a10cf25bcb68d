"""How long it is to the final session, in words."""

from __future__ import annotations

from mentorlog.closing import Countdown
from mentorlog.days import short_day
from mentorlog.record import Meeting
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


def past(final: Meeting) -> str:
    """That the last session is over, and the ending not completed."""
    day = f" on {short_day(final.on)}" if final.on else ""
    return f"The final session was{day}, and the ending is not completed yet"


def fallen_through(final: Meeting) -> str:
    """That the last session did not take place, and has no other day."""
    day = f" on {short_day(final.on)}" if final.on else ""
    return f"The final session ({final.short}{day}) did not take place, and has no other day yet"


def choosing(with_: str) -> tuple[str, ...]:
    """What to type then: for another day, or where it goes on after all."""
    return f"mentorlog close --on DAY{with_}", f"mentorlog close --go-on{with_}"


def completing(final: Meeting, with_: str) -> tuple[str, ...]:
    """What to type to complete it: where nobody wrote down how the last session was, that first."""
    done = f"mentorlog close --done{with_}"
    if final.outcome == "planned":
        return f"mentorlog meet --meeting {final.short}{with_}", done
    return (done,)
