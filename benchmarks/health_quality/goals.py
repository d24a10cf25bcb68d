"""Goals: when they are set, looked at and reached, and what is written down of that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from mentorlog.record import Goal, GoalChange, GoalReview

from .assumptions import Style
from .journal import Journal


@dataclass
class Aim:
    """A goal on its way: the day on which it will be reached, whether that is known or not."""

    goal: Goal
    reached: date
    target: date | None


class Goals:
    """Draws what becomes of each goal, and writes it in the keeper's style. `last_look` is the
    day on which goals were last looked at, written down or not."""

    def __init__(
        self, journal: Journal, style: Style, start: date, chance: Random, kind: str, *, must: bool
    ) -> None:
        self.journal, self.style, self.chance, self.kind = journal, style, chance, kind
        self.written = kind != "no-goals" and (must or chance.random() < style.goals)
        self.first = chance.randint(0, 2)
        self.looks_left = chance.randint(1, 2) if kind == "goals-stale" else 10_000
        self.open: list[Aim] = []
        self.unnoted: list[Aim] = []
        self.last_look: date | None = None
        self.next_look = start
        self.sessions = self.count = self.reviews = 0

    def mentioned(self) -> tuple[str, ...]:
        """The goals that the notes of the next session will name."""
        if self.looks_left <= 0 or self.chance.random() >= self.style.mentions:
            return ()
        return tuple(aim.goal.id for aim in self.open[:1])

    def talk(self, day: date, meeting: str) -> None:
        """What a session brings for the goals."""
        self.sessions += 1
        if self.kind == "no-goals" or self.looks_left <= 0:
            return
        if self.sessions - 1 == self.first:
            for _ in range(self.chance.choice((1, 1, 2, 3))):
                self._set(day)
            self._looked(day)
        elif self.last_look is not None:
            self._reach(day)
            if day >= self.next_look:
                self._review(day, meeting)

    def _looked(self, day: date) -> None:
        middle, spread = self.style.review_days
        wait = max(25, round(self.chance.gauss(middle, spread)))
        self.last_look, self.next_look = day, day + timedelta(days=wait)

    def _set(self, day: date) -> None:
        self.count += 1
        target = day + timedelta(days=self.chance.randint(90, 200))
        dated = self.chance.random() < 0.5
        goal = Goal(
            id=f"g{self.count}",
            number=self.count,
            relationship="r1",
            text=f"Goal {self.count}",
            measure="both say so" if self.chance.random() < 0.6 else None,
            set_on=day,
            target_on=target if dated else None,
        )
        slip = timedelta(days=round(self.chance.gauss(7, 28)))
        self.open.append(Aim(goal, target + slip, target if dated else None))
        if self.written:
            self.journal.write(day, goal)

    def _reach(self, day: date) -> None:
        for aim in [aim for aim in self.open if aim.reached <= day]:
            self.open.remove(aim)
            self._end(aim, day, self.chance.random() < self.style.achieved)
            if not self.open or self.chance.random() < 0.5:
                self._set(day)

    def _end(self, aim: Aim, day: date, noted: bool) -> None:
        if noted and self.written:
            self.journal.write(day, aim.goal.but(achieved_on=day))
        elif self.written:
            self.unnoted.append(aim)

    def _review(self, day: date, meeting: str) -> None:
        self.looks_left -= 1
        self._looked(day)
        if not self.written or self.chance.random() >= self.style.reviews:
            return
        for aim in self.unnoted:  # whoever goes through the list sees that it is reached
            self._end(aim, day, True)
        self.unnoted.clear()
        for aim in self.open:
            self.reviews += 1
            review = GoalReview(
                id=f"gr{self.reviews}", goal=aim.goal.id, on=day, meeting=meeting, progress=50
            )
            self.journal.write(day, review)
            if aim.target is not None and aim.target < day and self.chance.random() < 0.7:
                aim.target = day + timedelta(days=60)
                change = GoalChange(
                    id=f"gc{self.reviews}", goal=aim.goal.id, on=day, target_on=aim.target
                )
                self.journal.write(day, change)
