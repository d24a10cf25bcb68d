"""What happens at a planned meeting, and what is written down of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from mentorlog.record import Keeper, Meeting

from .assumptions import (
    AGREED_MINUTES,
    EXCUSES,
    FLAT_USE,
    OWN_LAPSES_SEEN,
    PARTIES,
    REASONS,
    USUAL_USE,
    Rates,
    Style,
)
from .journal import Journal

T = TypeVar("T")


@dataclass(frozen=True)
class Met:
    """What came of an occasion: the day it was last meant for, the day it was held on where it
    was, and the id of the meeting."""

    on: date
    held: date | None
    id: str


class Meetings:
    """Draws what happens, and writes it in the keeper's style."""

    def __init__(
        self, journal: Journal, style: Style, keeper: Keeper, rhythm: int, chance: Random
    ) -> None:
        self.journal, self.style, self.keeper = journal, style, keeper
        self.rhythm, self.chance = rhythm, chance
        self.count = 0

    def meet(self, planned: date, rates: Rates, goals: tuple[str, ...]) -> Met:
        """One occasion, from its being arranged to what came of it."""
        booked = self._says(self.style.books)
        meeting = self._new(planned)
        if booked:
            self.journal.write(planned - timedelta(days=self.rhythm), meeting)
        meeting, booked = self._moved(meeting, rates, booked)
        assert meeting.on is not None
        lost = self._lost(rates)
        if lost is None:
            self._hold(meeting, rates, goals)
            return Met(meeting.on, meeting.on, meeting.id)
        self._lose(meeting, booked, *lost, late_share=rates["", "late share"])
        return Met(meeting.on, None, meeting.id)

    def last_try(self, planned: date, side: str) -> None:
        """The meeting that was still arranged when the silence began."""
        meeting = self._new(planned)
        if self._says(self.style.books):
            self.journal.write(planned - timedelta(days=self.rhythm), meeting)
            self._lose(meeting, True, "cancelled", side, late_share=0.5)

    def _says(self, share: float) -> bool:
        return self.chance.random() < share

    def _pick(self, shares: Mapping[T, float]) -> T:
        return self.chance.choices(list(shares), list(shares.values()))[0]

    def _new(self, on: date) -> Meeting:
        self.count += 1
        number = self.count
        planned = AGREED_MINUTES[self.rhythm] if self._says(self.style.lengths) else None
        return Meeting(
            id=f"m{number}",
            number=number,
            relationship="r1",
            outcome="planned",
            on=on,
            planned_minutes=planned,
        )

    def _delay(self) -> timedelta:
        return timedelta(days=self.chance.choice(self.style.delays))

    def _moved(self, meeting: Meeting, rates: Rates, booked: bool) -> tuple[Meeting, bool]:
        """The meeting that it was moved to, or the same; and whether that one is written."""
        draw = self.chance.random()
        for side in ("both", *PARTIES):
            key = ("", "move by agreement") if side == "both" else (side, "moves")
            for what, low, high in ((key, 24, 120), ((side, "moves late"), 1, 20)):
                draw -= rates.get(what, 0.0)
                if draw < 0:
                    return self._move(meeting, side, self.chance.randint(low, high), booked)
        return meeting, booked

    def _move(self, old: Meeting, side: str, hours: int, booked: bool) -> tuple[Meeting, bool]:
        assert old.on is not None
        later = old.on + timedelta(days=self.chance.randint(1, max(2, self.rhythm // 2)))
        if not self._says(self.style.moves):
            if booked:
                self.journal.write(old.on, old.but(on=later))
            return old.but(on=later), booked
        new = self._new(later)
        known = old.on - timedelta(days=hours // 24)
        stated = self._attributed(side, hours) | {"moved_to": new.id}
        self.journal.write(known, new)
        self.journal.write(known, old.but(outcome="moved", **stated))
        return new, True

    def _attributed(self, side: str, hours: int) -> dict[str, Any]:
        style = self.style
        return {
            "by": side if self._says(style.side) else None,
            "notice_hours": hours if self._says(style.notice) else None,
        }

    def _lost(self, rates: Rates) -> tuple[str, str] | None:
        """How the meeting is lost and on whose side, or None where it is held."""
        draw = self.chance.random()
        for outcome, what, side in (
            ("cancelled", ("", "outside"), "outside"),
            ("cancelled", ("", "both call off"), "both"),
            *(("cancelled", (side, "calls off"), side) for side in PARTIES),
            *(("missed", (side, "misses"), side) for side in PARTIES),
        ):
            draw -= rates[what]
            if draw < 0:
                return outcome, side
        return None

    def _lose(
        self, meeting: Meeting, booked: bool, outcome: str, side: str, *, late_share: float
    ) -> None:
        assert meeting.on is not None
        style = self.style
        missed = outcome == "missed" and self._says(style.missed)
        if not missed and not self._says(style.lost):
            return
        late = outcome == "missed" or self._says(late_share)
        hours = self.chance.randint(0, 20) if late else self.chance.randint(24, 120)
        stated: dict[str, Any] = {} if missed else self._attributed(side, hours)
        if missed:
            stated["by"] = side if self._says(style.side) else None
        elif side == "outside":
            stated |= self._excuse()
        elif self._says(style.reason):
            stated["reason"] = self._pick(REASONS)
        known = meeting.on if missed else meeting.on - timedelta(days=hours // 24)
        written = meeting.but(outcome="missed" if missed else "cancelled", **stated)
        self.journal.write(known + self._delay() if booked or missed else meeting.on, written)

    def _excuse(self) -> dict[str, Any]:
        """A reason outside both sides: named as such, or as somebody's illness or the like."""
        reason = self._pick(EXCUSES)
        if reason == "other" or self._says(0.5):
            return {"by": "outside"}
        said = self._says((1 + self.style.reason) / 2)  # people do say that they are ill
        return {"by": self.chance.choice(PARTIES), "reason": reason if said else None}

    def _hold(self, meeting: Meeting, rates: Rates, goals: tuple[str, ...]) -> None:
        assert meeting.on is not None
        if not self._says(self.style.held):
            return
        stated: dict[str, Any] = {"outcome": "held", "goals": goals or None}
        stated |= self._length(rates) | self._presence(rates)
        if self._says(self.style.rates):
            shares = FLAT_USE if self._says(rates["", "flat"]) else USUAL_USE
            stated["useful"] = self._pick(shares)
        self.journal.write(meeting.on + self._delay(), meeting.but(**stated))

    def _length(self, rates: Rates) -> dict[str, Any]:
        plan = AGREED_MINUTES[self.rhythm]
        lasted, by = plan + self.chance.choice((-5, 0, 0, 5)), None
        for side, what in ((p, "ends early") for p in PARTIES):
            if self._says(rates[side, what]):
                lasted, by = round(plan * self.chance.uniform(0.4, 0.7)), side
        if by is None and self._says(rates["", "agreed early end"]):
            lasted, by = round(plan * self.chance.uniform(0.5, 0.8)), "both"
        if not self._says(self.style.lengths):
            return {}
        return {"lasted_minutes": lasted, "ended_early_by": by}

    def _presence(self, rates: Rates) -> dict[str, Any]:
        """What is noted of how present people were; often only where something was noticed."""
        noted: dict[str, Any] = {}
        for what in ("distracted", "quiet", "unprepared"):
            seen = [side for side in PARTIES if self._noticed(side, rates[side, what])]
            if seen:
                noted[what] = tuple(seen)
        if noted and self._says(self.style.sees):
            return noted | {"observed": True if self._says(self.style.looked) else None}
        return {"observed": True} if not noted and self._says(self.style.looked) else {}

    def _noticed(self, side: str, rate: float) -> bool:
        return self._says(rate * (OWN_LAPSES_SEEN if side == self.keeper else 1.0))
