"""Actions: what is promised, what becomes of it, and what is written down of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from mentorlog.record import Action, ActionReport

from .assumptions import (
    ACTIONS_A_SESSION,
    PARTIES,
    SLIPPING_FATES,
    USUAL_FATES,
    Rates,
    Style,
)
from .journal import Journal

T = TypeVar("T")
NEW_DAY_TO_NONE = 0.4  # an action left undone: given a new day rather than said to be undone


@dataclass
class Promise:
    """An action on its way: how it will go, and how often it was spoken of since it was due."""

    action: Action
    due: date
    ends_after: int
    fate: str = ""
    asked: int = 0


class Actions:
    """Draws what becomes of each action, and writes it in the keeper's style."""

    def __init__(
        self,
        journal: Journal,
        style: Style,
        rhythm: int,
        chance: Random,
        owners: Mapping[str, float],
    ) -> None:
        self.journal, self.style, self.rhythm, self.chance = journal, style, rhythm, chance
        self.owners = owners
        self.open: list[Promise] = []
        self.count = self.reports = 0

    def _pick(self, shares: Mapping[T, float]) -> T:
        return self.chance.choices(list(shares), list(shares.values()))[0]

    def agree(self, day: date, meeting: str, following: date) -> None:
        """The actions that a session leaves behind."""
        for _ in range(self._pick(ACTIONS_A_SESSION)):
            self._promise(day, meeting, following, self._pick(self.owners))

    def _fate(self, owner: str, rates: Rates) -> str:
        """What becomes of an action, by how its owner is doing when it falls due."""
        sides = PARTIES if owner == "both" else (owner,)
        slips = sum(rates[side, "slips"] for side in sides) / len(sides)
        return self._pick(SLIPPING_FATES if self.chance.random() < slips else USUAL_FATES)

    def _promise(self, day: date, meeting: str, following: date, owner: str) -> None:
        self.count += 1
        due = following + timedelta(days=0 if self.chance.random() < 0.7 else self.rhythm)
        if self.chance.random() >= self.style.actions:
            return
        stated: dict[str, Any] = {"owner": owner}
        if self.chance.random() < self.style.due:
            stated["due_on"] = due
        action = Action(
            id=f"a{self.count}",
            number=self.count,
            relationship="r1",
            text=f"Step {self.count}",
            agreed_on=day,
            meeting=meeting,
            **stated,
        )
        self.journal.write(day, action)
        self.open.append(Promise(action, due, ends_after=self.chance.choice((1, 1, 2))))

    def follow_up(self, day: date, meeting: str, following: date, rates: Rates) -> None:
        """What is said at a session about the actions that have fallen due, or nearly; a new
        day is that of the following session."""
        for promise in list(self.open):
            if promise.due - timedelta(days=3) <= day:
                promise.fate = promise.fate or self._fate(promise.action.owner, rates)
                self._speak(promise, day, meeting, following)

    def _speak(self, promise: Promise, day: date, meeting: str, following: date) -> None:
        promise.asked += 1
        fate = promise.fate
        if fate == "never":
            self.open.remove(promise)
        elif fate == "near" or (fate == "late" and promise.asked > promise.ends_after):
            self._report(promise, day, meeting, progress="done")
            self.open.remove(promise)
        elif fate == "dropped" and promise.asked >= promise.ends_after:
            if self._written():
                self.journal.write(day, promise.action.but(dropped_on=day))
            self.open.remove(promise)
        else:
            self._unfinished(promise, day, meeting, following)

    def _unfinished(self, promise: Promise, day: date, meeting: str, following: date) -> None:
        new_day = self.chance.random() < (0.25 if promise.fate == "late" else NEW_DAY_TO_NONE)
        if new_day:
            promise.due = following
            self._report(promise, day, meeting, new_due_on=promise.due)
        elif promise.fate == "late":
            said = "some" if self.chance.random() < 2 / 3 else "none"
            self._report(promise, day, meeting, progress=said)
        else:
            self._report(promise, day, meeting, progress="none")
        if promise.fate == "undone" and promise.asked >= 3:
            self.open.remove(promise)

    def _written(self) -> bool:
        return self.chance.random() < self.style.reports

    def _report(self, promise: Promise, day: date, meeting: str, **said: Any) -> None:
        if not self._written():
            return
        self.reports += 1
        written = day + timedelta(days=self.chance.choice(self.style.delays))
        report = ActionReport(
            id=f"ar{self.reports}",
            number=self.reports,
            action=promise.action.id,
            on=day,
            meeting=meeting,
            **said,
        )
        self.journal.write(written, report)
