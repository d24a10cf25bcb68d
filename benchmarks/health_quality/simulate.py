"""Made-up mentoring relationships, and the journals that people keep of them.

`simulate(kind, seed)` gives the same life on every run: the journal in its versions, and the
truth about it. What happens is drawn from `assumptions`; what is written down of it, and how
late, from the style of whoever keeps the journal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from mentorlog.record import (
    Agreement,
    Closing,
    Concern,
    Feedback,
    Keeper,
    Meeting,
    Party,
    Pause,
    Relationship,
    Step,
)

from .actions import Actions
from .assumptions import (
    AGREED_MINUTES,
    CONCERNS_A_YEAR,
    LONGEST_LIFE,
    NEITHER_IS_RARE,
    OVERDUE_AFTER_DAYS,
    OWNERS,
    OWNERS_SLIPPING,
    RHYTHMS,
    SHORTEST_LIFE,
    STEPS_TAKEN,
    STYLES,
    Style,
)
from .goals import Goals
from .journal import Journal
from .kinds import KINDS, Course, Kind, course
from .meetings import Meetings

FIRST_DAY = date(2024, 1, 8)
R = "r1"
T = TypeVar("T")


@dataclass(frozen=True)
class Life:
    """One relationship: its journal, and the truth. `onset` and `repaired` are days, None
    where there are none; `side` is the side that it lies on in a kind of one side."""

    kind: Kind
    style: str
    rhythm: int
    keeper: Keeper
    journal: Journal
    start: date
    end: date
    onset: date | None
    repaired: date | None
    side: str


def pick(chance: Random, shares: Mapping[T, float]) -> T:
    """One of the keys, by their shares."""
    return chance.choices(list(shares), list(shares.values()))[0]


def simulate(kind: Kind, seed: int) -> Life:
    """The relationship of that kind and seed."""
    return Pair(kind, Random(f"{kind.name} {seed}")).live()


class Pair:
    """Two people meeting, and one of them keeping the journal."""

    def __init__(self, kind: Kind, chance: Random) -> None:
        self.kind, self.chance = kind, chance
        hardly = kind.name == "hardly-any-notes"
        shares = {name: style.share for name, style in STYLES.items()}
        self.style_name = "hardly" if hardly else pick(chance, shares)
        self.style: Style = STYLES[self.style_name]
        self.rhythm = pick(chance, RHYTHMS)
        self.course: Course = course(kind, self.rhythm, chance)
        self.start = FIRST_DAY + timedelta(days=chance.randrange(365))
        life = chance.randint(SHORTEST_LIFE, LONGEST_LIFE)
        if kind.counts == "problem" or kind.name in ("repaired", "bad-patch"):
            until = self.course.until if kind.name == "repaired" else self.course.onset
            life = max(life, (until + 10) * self.rhythm)
        self.end = self.start + timedelta(days=life)
        self.keeper: Keeper = chance.choice(("mentor", "mentee"))
        self.onset: date | None = None
        self.repaired: date | None = None
        self.pauses: list[tuple[date, date]] = []
        self.final: date | None = None
        self._begin()

    def _begin(self) -> None:
        chance, style = self.chance, self.style
        purpose = self.kind.name != "no-goals" and chance.random() < style.purpose
        relationship = Relationship(
            id=R,
            number=1,
            mentor="Tariq",
            mentee="Aisha",
            keeper=self.keeper,
            form="mentoring",
            purpose="Grow into the role" if purpose else None,
            started_on=self.start,
            recorded_on=self.start,
        )
        self.journal = Journal(relationship)
        if chance.random() < style.agreement:
            weeks = {7: "P1W", 14: "P2W", 21: "P3W", 30: "P1M"}[self.rhythm]
            minutes = AGREED_MINUTES[self.rhythm] if chance.random() < style.lengths else None
            agreed = Agreement(
                id="ag1", relationship=R, agreed_on=self.start, rhythm=weeks, minutes=minutes
            )
            self.journal.write(self.start, agreed)
        self.meetings = Meetings(self.journal, style, self.keeper, self.rhythm, chance)
        slips = self.kind.name == "actions-slipping"
        owners = OWNERS_SLIPPING[self.course.side] if slips else OWNERS
        self.actions = Actions(self.journal, style, self.rhythm, chance, owners)
        must = not purpose and chance.random() < NEITHER_IS_RARE
        self.goals = Goals(self.journal, style, self.start, chance, self.kind.name, must=must)

    def live(self) -> Life:
        """Meet from the start to the end, or to the silence."""
        self._plan_pauses()
        self._plan_ending()
        planned = self.start + timedelta(days=self.chance.randint(1, self.rhythm))
        number = 0
        while planned <= (self.final or self.end):
            planned = self._after_pause(planned)
            self._mark(number, planned)
            if number >= self.course.silent:
                self._fall_silent(planned)
                break
            planned = self._meet(number, planned)
            number += 1
        if self.goals.last_look is not None and self.kind.name == "goals-stale":
            self.onset = self.goals.last_look + timedelta(days=OVERDUE_AFTER_DAYS)
            self.end = max(self.end, self.onset)
        return Life(
            self.kind, self.style_name, self.rhythm, self.keeper, self.journal, self.start,
            self.end, self.onset, self.repaired, self.course.side,
        )  # fmt: skip

    def _mark(self, number: int, planned: date) -> None:
        course = self.course
        if number == course.onset and self.kind.counts != "healthy":
            self.onset = self.start if self.kind.name == "no-goals" else planned
        if number == course.until and self.kind.name == "repaired":
            self.repaired = planned

    def _meet(self, number: int, planned: date) -> date:
        """One planned meeting and what follows from it; the day planned for the next."""
        rates = self.course.rates(number)
        if self.kind.name == "rupture-absence" and number == self.course.onset:
            rates = dict(rates) | {(self.course.side, "misses"): 1.0, ("", "outside"): 0.0}
        met = self.meetings.meet(planned, rates, self.goals.mentioned())
        if met.held is None:
            soon = self.chance.random() < rates["", "re-arranged soon"]
            return met.on + timedelta(days=max(3, self.rhythm // 2 if soon else self._gap()))
        following = met.on + timedelta(days=self._gap())
        self.actions.follow_up(met.held, met.id, following, rates)
        self.actions.agree(met.held, met.id, following)
        self.goals.talk(met.held, met.id)
        self._say(met.held, number)
        return following

    def _gap(self) -> int:
        return max(3, round(self.chance.gauss(self.rhythm, 0.1 * self.rhythm)))

    def _say(self, day: date, number: int) -> None:
        """Feedback and concerns, where there are any that are written down."""
        chance, style = self.chance, self.style
        if style.feedback_days and chance.random() < self.rhythm / style.feedback_days:
            giver: Party = chance.choice(("mentor", "mentee"))
            note = Feedback(id=f"f{number}", relationship=R, on=day, from_=giver)
            self.journal.write(day, note)
        raised = chance.random() < CONCERNS_A_YEAR * self.rhythm / 365
        if raised and chance.random() < style.concerns:
            self._raise(day, number, pick(chance, STEPS_TAKEN))
        if self.kind.name == "rupture-concern" and number == self.course.onset:
            if chance.random() < max(style.concerns, style.lost):
                self._raise(day, number, "resisted")

    def _raise(self, day: date, number: int, response: str) -> None:
        by = self.keeper
        words = "Too little time"
        concern = Concern(id=f"c{number}", relationship=R, on=day, by=by, text=words)
        self.journal.write(day, concern)
        step = Step(
            id=f"st{number}",
            concern=concern.id,
            on=day,
            by=by,
            text="Raised it",
            response=response,  # type: ignore[arg-type]
        )
        self.journal.write(day, step)
        if response in ("accepted", "partly"):
            later = day + timedelta(days=self.rhythm)
            self.journal.write(later, concern.but(resolved_on=later))

    def _fall_silent(self, planned: date) -> None:
        if self.chance.random() < 0.5:
            self.meetings.last_try(planned, self.course.side)

    def _plan_pauses(self) -> None:
        if self.kind.name != "seasonal-pause":
            return
        life = (self.end - self.start).days
        for part in range(1 if life < 365 else 2):
            begin = self.start + timedelta(days=self.chance.randint(60, 150) + part * 180)
            until = begin + timedelta(days=self.chance.randint(21, 56))
            late = self.chance.random() < 0.25
            shift = self.chance.randint(7, 28) if late else -self.chance.randint(0, 14)
            known = begin + timedelta(days=shift)
            pause = Pause(
                id=f"p{part}", relationship=R, from_=begin, until=until, announced_on=known
            )
            self.journal.write(known, pause)
            self.pauses.append((begin, until))

    def _after_pause(self, planned: date) -> date:
        for begin, until in self.pauses:
            if begin <= planned <= until:
                return until + timedelta(days=self.chance.randint(1, max(3, self.rhythm // 2)))
        return planned

    def _plan_ending(self) -> None:
        if self.kind.name != "closed-well":
            return
        self.final = self.end - timedelta(days=14)
        decided = self.final - timedelta(days=self.chance.randint(30, 60))
        told = decided + timedelta(days=self.chance.randint(0, 14))
        last = Meeting(id="m999", relationship=R, number=999, outcome="planned", on=self.final)
        self.journal.write(decided, last)
        plan = Closing(
            id="cl1", relationship=R, number=1, decided_on=decided, final_meeting=last.id
        )
        self.journal.write(decided, plan)
        if self.chance.random() < self.style.told:
            plan = plan.but(mentee_told_on=told)
            self.journal.write(told, plan)
        self.journal.write(self.final, last.but(outcome="held"))
        closed = self.final + timedelta(days=self.chance.randint(0, 7))
        self.journal.write(closed, plan.but(closed_on=closed))


def lives(name: str, seeds: range) -> list[Life]:
    """The lives of one kind, by its name."""
    kind = next(kind for kind in KINDS if kind.name == name)
    return [simulate(kind, seed) for seed in seeds]
