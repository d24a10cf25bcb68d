"""The level of a checkup in words, and the marks that go with them; a mark never stands alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.days import say_day
from mentorlog.record import closed_on
from mentorlog.rhythm import Rhythm, pause_on
from mentorlog.sign import Ask, Clear, Resting, Shown, Unknown, Verdict

if TYPE_CHECKING:
    from mentorlog.health import Checkup, Coverage

LEVELS = {
    "concern": "worth a conversation",
    "watch": "worth noticing",
    "not-enough-recorded": "not enough recorded yet",
    "nothing-stands-out": "nothing on the record stands out",
    "resting": "resting",
    "closed": "closed",
}
WORST_FIRST = tuple(LEVELS)
MARKS = {
    "concern": "▲",
    "watch": "△",
    "not-enough-recorded": "…",
    "nothing-stands-out": "·",
    "resting": "‖",
    "closed": "–",
}
STYLES = {"concern": "bold red", "watch": "bold magenta"}
ENOUGH = "needs 3 meetings whose outcome is recorded"


def level_words(c: Checkup) -> str:
    """The level of the whole: "worth a conversation", "resting until …", "closed on …"."""
    if c.level == "closed":
        ended = closed_on(c.record)
        return f"closed on {say_day(ended, c.today)}" if ended else "closed"
    if c.level == "resting":
        return f"resting {_until(c) or c.rests}"
    return LEVELS[c.level]


def _until(c: Checkup) -> str:
    pause = pause_on(c.record, c.today)
    if pause is None or pause.until is None:
        return ""
    return f"until {say_day(pause.until, c.today)}"


def summary(verdict: Verdict) -> str:
    """What a sign answered, in one sentence."""
    match verdict:
        case Shown(says=says) | Ask(says=says):
            return says
        case Clear():
            return "Nothing on the record stands out."
        case Unknown(why=why):
            return f"Not yet known: {why}."
        case Resting(why=why):
            return f"Resting: {why}."


def main_reason(c: Checkup) -> str:
    """What weighs most, in one sentence; nothing where nothing is shown."""
    if c.level == "not-enough-recorded":
        from mentorlog.health import ENOUGH_MEETINGS

        if c.coverage.meetings >= ENOUGH_MEETINGS:
            blank = len(c.coverage.meetings_not_recorded)
            return f"what became of {blank} of the meetings is not recorded"
        return f"{ENOUGH}, {c.coverage.meetings or 'none'} so far"
    return next((summary(finding.verdict) for finding in c.shown), "")


def rests_on(found: Rhythm) -> str:
    """The rhythm that was used, and where it comes from."""
    from mentorlog.days import say_rhythm

    if found.source == "agreed" and found.iso:
        return f"{say_rhythm(found.iso)}, as agreed"
    days = f"every {found.days} days"
    if found.source == "dates":
        often = " or more often" if found.or_shorter else ""
        return f"about {days}{often}, going by the dates; none is agreed on the record"
    return f"none is recorded, so {days} are assumed"


def counted(coverage: Coverage) -> tuple[str, ...]:
    """How much could be judged: meetings, actions, goals, lengths."""
    lengths = coverage.lengths_known or "none"
    known = f"both lengths known in {lengths} of {_count(coverage.held, 'session')}"
    return (
        f"{_count(coverage.meetings, 'meeting')} counted",
        f"{_count(coverage.actions, 'action')} judged",
        f"{_count(coverage.goals_open, 'goal')} open",
        *((known,) if coverage.held else ()),
    )


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def far(day: date, today: date) -> str:
    """How far off a day is: "today", "in 5 days", "9 days ago"."""
    return say_day(day, today).partition(", ")[2]
