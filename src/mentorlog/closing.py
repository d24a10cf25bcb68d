"""Ending well: where things stand, what is still to decide, and a last session worth having."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mentorlog.contract import Contract, contract
from mentorlog.due import NOTICE_DAYS, notice_days, untold
from mentorlog.frozen import Frozen
from mentorlog.health import Checkup, Finding, examine
from mentorlog.record import (
    Closing,
    Disposition,
    Meeting,
    Party,
    Record,
    closing,
    considered,
    fell_through,
    final_meeting,
    held,
)
from mentorlog.rhythm import rhythm
from mentorlog.sign import Shown
from mentorlog.standing import ActionStanding, GoalStanding, actions, goals

FIRST = frozenset({"goals", "actions"})
"""The families of signs that the guidance looks at first."""
ELSEWHERE = frozenset({"record", "ending"})
"""Those that explain nothing of how it is going."""
GOOD_ENDS = frozenset({"goals-achieved", "time-is-up", "moved-on"})
"""The reasons to end where nothing went otherwise than it was meant to."""


class ClosePlan(Frozen, kw_only=True):
    """How an ending stands as of a day. `explaining` are the findings that may explain why it
    does not feel like moving; `undecided` what is open and has no disposition yet; `untold` who
    has no day noted on which they were told; `left` the days to the final session; `called_off`
    the one that was planned and did not take place, where no other day is chosen; `contract` the
    sessions that were agreed on."""

    record: Record
    today: date
    ending: Closing | None
    final: Meeting | None
    called_off: Meeting | None
    left: int | None
    sessions: int
    minutes: int
    achieved: tuple[GoalStanding, ...]
    open_goals: tuple[GoalStanding, ...]
    open_actions: tuple[ActionStanding, ...]
    finished_actions: tuple[ActionStanding, ...]
    explaining: tuple[Finding, ...]
    disposed: tuple[Disposition, ...]
    undecided: tuple[GoalStanding | ActionStanding, ...]
    untold: tuple[Party, ...]
    short_notice: bool
    look_first: bool
    contract: Contract | None

    @property
    def in_its_time(self) -> bool:
        """Whether it is a good end: by its reason, or, where none is given, because the last of
        the agreed sessions is at hand and the check shows nothing."""
        if self.ending is not None and self.ending.reason is not None:
            return self.ending.reason in GOOD_ENDS
        used_up = self.contract is not None and self.contract.left < 2
        return used_up and not any(isinstance(f.verdict, Shown) for f in self.explaining)

    @property
    def decided(self) -> bool:
        """Whether it is to end, and two people have not only looked at whether it should."""
        return self.ending is not None and not self.ending.only_looked_at

    @property
    def completed(self) -> bool:
        """Whether the relationship is closed."""
        return self.ending is not None and self.ending.closed_on is not None


def plan_close(record: Record, today: date, limits: Mapping[str, Any] | None = None) -> ClosePlan:
    """Where an ending stands: what was reached, what is open, who knows, what to look at."""
    checkup = examine(record, today, limits)
    known = checkup.record
    ending = considered(known)
    final = final_meeting(known)
    standing = goals(known)
    promises = actions(known, today)
    open_goals = tuple(goal for goal in standing if goal.open)
    open_actions = tuple(action for action in promises if action.open)
    disposed = tuple(d for d in known.dispositions if ending and d.closing == ending.id)
    sessions = held(known)
    return ClosePlan(
        record=known,
        today=today,
        ending=ending,
        final=final,
        called_off=fell_through(known),
        left=(final.on - today).days if final is not None and final.on is not None else None,
        sessions=len(sessions),
        minutes=sum(m.lasted_minutes or 0 for m in sessions),
        achieved=tuple(goal for goal in standing if goal.goal.achieved_on is not None),
        open_goals=open_goals,
        open_actions=open_actions,
        finished_actions=tuple(action for action in promises if action.finished is not None),
        explaining=_explaining(checkup),
        disposed=disposed,
        undecided=(
            *(goal for goal in open_goals if goal.asked_for),
            *(action for action in open_actions if action.asked_for),
        ),
        untold=untold(known),
        short_notice=_short_notice(known, ending, final, today),
        look_first=_look_first(ending),
        contract=contract(known, today),
    )


class Countdown(Frozen):
    """The days to the final session, and how many open goals and actions have nothing said of
    what becomes of them."""

    left: int
    goals: int
    actions: int


def countdown(record: Record, today: date) -> Countdown | None:
    """How long it is to the final session that is planned; None where none is, or it is past."""
    ending, final = closing(record), final_meeting(record)
    if ending is None or final is None or final.on is None or final.on < today:
        return None
    if final.outcome != "planned" or ending.closed_on is not None:
        return None
    return Countdown(
        (final.on - today).days,
        sum(one.asked_for for one in goals(record)),
        sum(one.asked_for for one in actions(record, today)),
    )


def _explaining(checkup: Checkup) -> tuple[Finding, ...]:
    """What the check shows, goals and actions first, where the guidance looks first when
    somebody feels that nothing is moving; then what it asks about those, and whether nobody
    ever said a word on how it is going. What was said is no reason, be it thanks."""
    shown = [f for f in checkup.shown if f.sign.family not in ELSEWHERE | {"other"}]
    silent = () if checkup.record.feedback else ("feedback",)
    asking = (f for f in checkup.asking if f.sign.family in (*FIRST, *silent))
    return (*sorted(shown, key=lambda f: f.sign.family not in FIRST), *asking)


def _short_notice(
    record: Record, ending: Closing | None, final: Meeting | None, today: date
) -> bool:
    """Whether the mentee, where it was not their own decision, was told less than two weeks (or
    two rhythms) before the last day; counted from `today` where they are still to be told."""
    if ending is None or ending.by == "mentee" or final is None or final.on is None:
        return False
    told = ending.mentee_told_on
    if told is not None:
        return (final.on - told).days < notice_days(record)
    # Nobody agreed on the rhythm that is assumed, and another day can still be chosen.
    assumed = rhythm(record).source == "assumed"
    days = NOTICE_DAYS if assumed else notice_days(record)
    return final.outcome == "planned" and 0 <= (final.on - today).days < days


def _look_first(ending: Closing | None) -> bool:
    """Whether it ends because it is not working, with no word that anybody looked into it or
    tried to agree anew."""
    if ending is None or ending.reason != "not-working":
        return False
    return not ending.explored and not ending.renegotiated
