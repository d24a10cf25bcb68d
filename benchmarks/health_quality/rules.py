"""Other sets of rules, to be compared with the ones in force; `src` is not touched.

`as-is` is the product. `first` holds the rules as they were first written, before they were
tuned on these lives. Each rule can be checked by counting on the record; README.md has what
came out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from unittest.mock import patch

from mentorlog.counting import Counts, clean_run
from mentorlog.health import Checkup, examine
from mentorlog.record import Party, Record, held, started
from mentorlog.rhythm import live_days, rhythm
from mentorlog.sign import Clear, Level, Look, Shown, Sign, Verdict
from mentorlog.signs import (
    absent_or_late_change,
    actions_stalled,
    cancelling,
    long_silence,
    no_feedback,
    often_rearranged,
    signs,
)
from mentorlog.slots import oldest
from mentorlog.standing import GRACE_DAYS, ActionStanding, agreed_on, goals, judged

SILENCE_DAYS = {"watch": (2, 28), "concern": (3, 45)}
SLACK_DAYS = 7
FEEDBACK_DAYS, FEEDBACK_MEETINGS = 120, 5
GOAL_DAYS = 30


@dataclass(frozen=True)
class Rules:
    """Other thresholds and other rules, each by the name of its sign."""

    limits: Mapping[str, Any] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)

    def __call__(self, record: Record, today: date) -> Checkup:
        """A checkup by these rules."""
        others = tuple(self._other(sign) for sign in signs())
        with patch("mentorlog.health.signs", lambda: others):
            return examine(record, today, self.limits)

    def _other(self, sign: Sign) -> Sign:
        look = self.looks.get(sign.slug)
        return sign if look is None else sign.but(look=look, limits=None)


# The rules as first written


def first_silence(record: Record, today: date) -> tuple[Verdict, ...]:
    """Days since the last held meeting, in rhythms alone: over 2 and a week, over 3 and one."""
    sessions = held(record)
    since = sessions[-1].on if sessions else started(record)
    if since is None:
        return (Clear("both"),)
    ended = [p.until for p in record.pauses if p.until and since <= p.until < today]
    days = rhythm(record).days
    since = max(ended) + date.resolution * days if ended else since
    silence = live_days(record, since, today)
    over = {
        level: silence > max(times * days + SLACK_DAYS, least)
        for level, (times, least) in SILENCE_DAYS.items()
    }
    booked = any(
        m.outcome == "planned" and m.on and 0 <= (m.on - today).days * 2 <= days * 3
        for m in record.meetings
    )
    level = _level(sum(over.values()) - booked)
    return _says("both", level, f"{silence} days of silence")


def _level(reached: int) -> Level | None:
    return "concern" if reached > 1 else "watch" if reached == 1 else None


def _says(side: Any, level: Level | None, words: str) -> tuple[Verdict, ...]:
    return (Clear(side),) if level is None else (Shown(level, side, words),)


def first_feedback(record: Record, today: date) -> tuple[Verdict, ...]:
    """It spoke where there had been feedback, and then none for long."""
    last = max((given.on for given in record.feedback), default=None)
    if last is not None:
        since = sum(m.on is not None and m.on > last for m in held(record))
        if live_days(record, last, today) >= FEEDBACK_DAYS and since >= FEEDBACK_MEETINGS:
            return (Shown("watch", "both", "no feedback for long"),)
    return no_feedback.look(record, today)


def first_goal_past(record: Record, today: date) -> tuple[Verdict, ...]:
    """A goal a month past its day that was not itself reviewed since."""
    past = [
        goal
        for goal in goals(record)
        if goal.open and goal.target and (today - goal.target).days >= GOAL_DAYS
        if goal.reviewed is None or goal.reviewed < goal.target
    ]
    return _says("both", "watch" if past else None, "a goal past its day")


def first_actions(record: Record, today: date) -> tuple[Verdict, ...]:
    """Actions not moved, counted after a week of grace; only shared ones may be among them."""
    known = [
        s
        for s in judged(record, today)
        if s.state == "moved" or (today - (s.due or today)).days > GRACE_DAYS
    ]
    limits = FIRST_DUE.at(record)
    return tuple(_first_actions(record, today, limits, side, known) for side in record.parties)


def _first_actions(
    record: Record, today: date, limits: Counts, side: Party, known: list[ActionStanding]
) -> Verdict:
    mine = [
        s
        for s in known
        if s.action.owner in (side, "both") and (today - (s.due or today)).days <= oldest(record)
    ]
    meetings = {agreed_on(record, s.action) or s.action.meeting for s in mine}
    if len(mine) < limits.needs or len(meetings) < actions_stalled.FROM_MEETINGS:
        return Clear(side)
    hits = [s.state != "moved" for s in mine[-limits.widest :]]
    level = limits.eased(limits.level(hits), clean_run(hits))
    return _says(side, level, "actions not moved")[0]


# Thresholds


def counts(watch: str, concern: str | None, needs: int, **more: Any) -> Counts:
    """Thresholds as they are written: "3 of 4", and None for no concern."""
    least, _, window = watch.partition(" of ")
    grave, _, wide = (concern or "").partition(" of ")
    return Counts(
        needs=needs,
        window=int(window),
        watch=int(least),
        concern=int(grave) if grave else None,
        concern_window=int(wide) if wide and wide != window else None,
        **more,
    )


def present(watch: str, concern: str, weekly: tuple[str, str]) -> Counts:
    """Thresholds of how present people were."""
    own: dict[str, Any] = {"clears": 2, "eases": None, "unit": "sessions looked at"}
    return counts(watch, concern, 3, weekly=counts(*weekly, 4, **own), **own)


def two_clear(limits: Counts) -> Counts:
    """The same thresholds, cleared by two held in a row, with one stepping a concern down."""
    weekly = None if limits.weekly is None else two_clear(limits.weekly)
    return limits.but(clears=2, eases=1, weekly=weekly)


FIRST_DUE = counts("3 of 5", "4 of 5", 3, eases=None, weekly=counts("5 of 8", "6 of 8", 5))
FIRST_PRESENT = present("2 of 3", "3 of 4", ("3 of 6", "4 of 6"))
DUE_SOONER = counts("2 of 3", "4 of 5", 2, clears=2, eases=None, unit="actions due")
LOST = counts("2 of 5", "4 of 5", 3, weekly=counts("3 of 8", "5 of 8", 5))

FIRST = Rules(
    {
        "distracted-or-cut-short": FIRST_PRESENT,
        "little-contribution": FIRST_PRESENT,
        "unproductive-sessions": counts("3 of 4", "4 of 4", 3, clears=2, eases=None),
    },
    {
        "no-feedback": first_feedback,
        "long-silence": first_silence,
        "goal-past-target": first_goal_past,
        "actions-stalled": first_actions,
    },
)
PROPOSED = Rules({"meetings-lost": LOST})
QUICKER = Rules(
    {
        **{
            module.__name__.rpartition(".")[2].replace("_", "-"): two_clear(module.LIMITS)
            for module in (cancelling, absent_or_late_change, often_rearranged)
        },
        "meetings-lost": two_clear(LOST),
    }
)
SOONER = Rules(
    {
        "meetings-lost": LOST,
        "cancelling": cancelling.LIMITS.but(weekly=None),
        "long-silence": long_silence.LIMITS.but(watch_percent=200),
        "actions-stalled": DUE_SOONER,
    }
)
ANY = Rules(
    {
        "cancelling": counts("1 of 5", "2 of 5", 1),
        "absent-or-late-change": counts("1 of 5", "2 of 5", 1),
        "meetings-lost": counts("1 of 5", "4 of 5", 1),
        "unproductive-sessions": counts("1 of 2", "4 of 5", 1, clears=2, eases=None),
        "distracted-or-cut-short": counts("1 of 3", "3 of 4", 1, clears=2, eases=None),
        "little-contribution": counts("1 of 3", "3 of 4", 1, clears=2, eases=None),
        "actions-stalled": counts("1 of 3", "4 of 5", 1, eases=None),
    },
    {slug: look for slug, look in FIRST.looks.items() if slug != "actions-stalled"},
)
SETS = {
    "first": FIRST,
    "as-is": Rules(),
    "proposed": PROPOSED,
    "quicker": QUICKER,
    "sooner": SOONER,
    "any": ANY,
}
