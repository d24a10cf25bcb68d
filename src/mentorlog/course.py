"""How it went: sessions by outcome and side, the time between them, what each promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Literal

from mentorlog.days import duration_days
from mentorlog.frozen import Frozen
from mentorlog.record import (
    NOTHING,
    PARTIES,
    Meeting,
    Owner,
    Party,
    Past,
    Pause,
    Record,
    closed_on,
    held,
    started,
    uncounted,
)
from mentorlog.record.in_force import agreed_at
from mentorlog.rhythm import live_days, rhythm
from mentorlog.standing import ActionStanding, actions

OWNERS: tuple[Owner, ...] = ("mentor", "mentee", "both")
Outcome = Literal["held", "booked", "cancelled", "missed", "moved", "unknown"]
Became = Literal["done", "some", "none", "unsaid", "dropped", "due", "ahead"]
FELL_DUE: tuple[Became, ...] = ("done", "some", "none", "unsaid")
BECAME: dict[str, Became] = {
    "moved": "some",
    "not-moved": "none",
    "set-aside": "dropped",
    "not-said": "unsaid",
}


class Mark(Frozen):
    """A session on its day: what became of it, and the side on which it lay that it did not take
    place as arranged; None where that is neither side's, or not noted."""

    on: date
    outcome: Outcome
    side: Party | None
    meeting: Meeting


class Gap(Frozen):
    """The time from one session to the next in days without the breaks, and the rhythm that was
    agreed on by then, or is gone by; `open` is the time since the last one."""

    since: date
    on: date
    days: int
    rhythm: int
    open: bool = False


class Promise(Frozen):
    """An action on the day by which it is placed, and what became of it."""

    on: date | None
    became: Became
    standing: ActionStanding


class Course(Frozen, kw_only=True):
    """The course of a relationship as of a day, oldest first. `since` and `until` are its first
    and last day, the booked sessions among them; None where nothing has a day. Where the record
    has some that are only counted, `past`, there are no marks, gaps and promises of those."""

    since: date | None
    until: date | None
    marks: tuple[Mark, ...]
    breaks: tuple[Pause, ...]
    gaps: tuple[Gap, ...]
    promises: tuple[Promise, ...]
    past: Past = NOTHING

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many sessions there are of each outcome, the counted ones among them."""
        found = Counter(mark.outcome for mark in self.marks)
        for (outcome, _), number in self.past.lost.items():
            found[outcome] += number
        found["held"] += len(self.past.held)
        return +found

    def promised(self, owner: Owner) -> tuple[Promise, ...]:
        """What one side promised, or both together."""
        return tuple(p for p in self.promises if p.standing.action.owner == owner)


def course(record: Record, today: date) -> Course:
    """The course of a record that holds what was known on `today`."""
    return met(record, today).but(
        gaps=tuple(_gaps(record, today)),
        promises=tuple(sorted(_promises(record, today), key=lambda p: p.on or date.max)),
    )


def met(record: Record, today: date) -> Course:
    """The same of the sessions and breaks alone."""
    marks = tuple(sorted(_marks(record, today), key=_when))
    breaks = tuple(sorted(record.pauses, key=lambda p: (p.from_, p.id)))
    days = [m.on for m in marks] + [d for d in (started(record), closed_on(record)) if d]
    days += [] if closed_on(record) else [today]
    return Course(
        since=min(days, default=None),
        until=max(days, default=None),
        marks=marks,
        breaks=breaks,
        gaps=(),
        promises=(),
        past=record.past,
    )


def fell_due(record: Record, today: date) -> Mapping[Owner, Counter[Became]]:
    """What became of the promises of each side, and of both together where there are such, that
    are done, or whose day is past: how many of each."""
    found: dict[Owner, Counter[Became]] = {party: Counter() for party in PARTIES}
    for one in actions(record, today):
        counts, became = found.setdefault(one.action.owner, Counter()), _became(one, today)
        if became in FELL_DUE:
            counts[became] += 1
    for owner, number in record.past.kept.items():
        found.setdefault(owner, Counter())["done"] += number
    return {owner: found[owner] for owner in OWNERS if owner in found}


def _when(mark: Mark) -> tuple[date, str, str]:
    return mark.on, mark.meeting.at or "", mark.meeting.id


def _marks(record: Record, today: date) -> Iterator[Mark]:
    """Every session with a day, save what was written twice or in a year that cannot be meant."""
    out, over = uncounted(record), closed_on(record)
    for meeting in record.meetings:
        if meeting.on is not None and meeting.id not in out:
            if over is not None and meeting.outcome == "planned" and meeting.on > over:
                continue  # what was booked for a day after the end was not to be
            outcome: Outcome = "booked" if meeting.outcome == "planned" else meeting.outcome
            if outcome == "booked" and meeting.on < today:
                outcome = "unknown"
            yield Mark(meeting.on, outcome, _side(meeting), meeting)


def _side(meeting: Meeting) -> Party | None:
    if meeting.outcome not in ("cancelled", "missed", "moved") or meeting.excused:
        return None
    return next((party for party in PARTIES if party == meeting.by), None)


def _gaps(record: Record, today: date) -> Iterator[Gap]:
    days = [m.on for m in held(record) if m.on is not None and m.on <= today]
    for since, on in pairwise(days):
        if on > since:
            yield Gap(since, on, live_days(record, since, on), _rhythm(record, on))
    if days and days[-1] < today and closed_on(record) is None:
        last = days[-1]
        yield Gap(last, today, live_days(record, last, today), _rhythm(record, today), open=True)


def _rhythm(record: Record, on: date) -> int:
    agreed = agreed_at(record, "rhythm", on)
    return rhythm(record).days if agreed is None else duration_days(agreed)


def _promises(record: Record, today: date) -> Iterator[Promise]:
    for one in actions(record, today):
        day = one.due or one.finished or one.action.agreed_on
        yield Promise(day, _became(one, today), one)


def _became(one: ActionStanding, today: date) -> Became:
    """What became of it; "due" while its day is past and there was no time to ask about it."""
    if one.finished is not None:
        return "done"
    past = one.due is not None and max(one.due, one.target or one.due) < today
    return BECAME.get(one.state, "due" if past else "ahead")
