"""The check over time: what changed since a day, when each sign first showed, how often
another threshold would have spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Literal

from mentorlog.frozen import Frozen
from mentorlog.health import Checkup, Finding, examine, examined
from mentorlog.known import known_by
from mentorlog.record import Concern, Record, closed_on, started
from mentorlog.sign import Ask, Clear, For, Level, Resting, Shown, Sign, Unknown, Verdict, silence

Change = Literal["showed", "rose", "eased", "cleared"]
ORDER = {None: 0, "watch": 1, "concern": 2}
MOST_DAYS = 20 * 366  # a few seconds; a day in another century is a slip
Key = tuple[str, For]


class Turn(Frozen):
    """A day on which a sign began to show, rose, eased or cleared, for a side. `says` is what the
    record showed; of one that cleared, what it asks now, or why it is silent where that is not that
    all is clear."""

    on: date
    sign: str
    side: For
    change: Change
    level: Level | None
    says: str


class Changes(Frozen, kw_only=True):
    """Two checkups side by side: what shows now and did not, what is gone, what is worse or
    better, and what is as it was."""

    before: Checkup
    now: Checkup
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    worse: tuple[Finding, ...]
    better: tuple[Finding, ...]
    same: tuple[Finding, ...]


class Spoken(Frozen):
    """How often a sign spoke over a relationship's life: the days on which it showed at all
    and at concern, the times it began to show, and the days that were looked at."""

    days: int
    concern_days: int
    times: int
    looked_at: int


class FollowUp(Frozen, kw_only=True):
    """A finding that was talked about: what it was then, what it is now, for a side, and the
    day to look again, where one was agreed."""

    concern: Concern
    sign: Sign
    side: For
    then: Verdict
    now: Verdict
    look_again: date | None

    @property
    def course(self) -> Literal["better", "worse", "the same", "not known"]:
        """Whether it got better, by its level and then by its count; by its count alone where
        another sign says it now. Not known where it rests, or cannot tell any more."""
        if isinstance(self.now, Resting | Unknown):
            return "not known"
        before, after = _weight(self.then), _weight(self.now)
        if isinstance(self.now, Clear) and self.now.elsewhere:
            before, after = before[1:], after[1:]
        if after == before:
            return "the same"
        return "better" if after < before else "worse"


def since(
    record: Record, day: date, today: date, limits: Mapping[str, Any] | None = None
) -> Changes:
    """What changed from the checkup of `day` to that of `today`."""
    before, now = examine(record, day, limits), examine(record, today, limits)
    then, here = _shown(before), _shown(now)
    moved = {key: _rank(here[key]) - _rank(then[key]) for key in here.keys() & then.keys()}
    return Changes(
        before=before,
        now=now,
        new=tuple(f for key, f in here.items() if key not in then),
        gone=tuple(f for key, f in then.items() if key not in here),
        worse=tuple(f for key, f in here.items() if moved.get(key, 0) > 0),
        better=tuple(f for key, f in here.items() if moved.get(key, 0) < 0),
        same=tuple(f for key, f in here.items() if moved.get(key) == 0),
    )


def follow_ups(
    record: Record, now: Checkup, limits: Mapping[str, Any] | None = None
) -> tuple[FollowUp, ...]:
    """What became, by the checkup `now` of that record, of each finding that was talked about
    and is not settled, oldest first."""
    found: list[FollowUp] = []
    for concern in sorted(now.record.concerns, key=lambda c: (c.on, c.number or 0, c.id)):
        if concern.sign is None or concern.resolved_on is not None:
            continue
        checks = [s.check_on for s in now.record.steps if s.concern == concern.id and s.check_on]
        for then in examine(record, concern.on, limits).shown:
            here = [f for f in now.findings if _key(f) == _key(then)]
            if then.sign.slug == concern.sign and here:
                found.append(
                    FollowUp(
                        concern=concern,
                        sign=then.sign,
                        side=then.verdict.side,
                        then=then.verdict,
                        now=here[0].verdict,
                        look_again=max(checks, default=None),
                    )
                )
    return tuple(found)


def history(
    record: Record, today: date, limits: Mapping[str, Any] | None = None
) -> tuple[Turn, ...]:
    """Every turn of every sign, oldest first, as each day's checkup would have said it."""
    turns: list[Turn] = []
    last: dict[Key, Finding] = {}
    for checkup in replay(record, today, limits):
        if checkup.level in ("resting", "closed"):
            continue
        here = _shown(checkup)
        for key in sorted(here.keys() | last.keys()):
            turn = _turn(checkup, last.get(key), here.get(key))
            if turn is not None:
                turns.append(turn)
        last = here
    return tuple(turns)


def replay(
    record: Record, today: date, limits: Mapping[str, Any] | None = None
) -> Iterator[Checkup]:
    """The checkup of every day from the start to `today`, or to the day it was closed."""
    for day, known in _day_by_day(record, today):
        yield examined(record, known, day, limits)


def _day_by_day(record: Record, today: date) -> Iterator[tuple[date, Record]]:
    """Each day that is looked at with what was known on it: one record for as long as nothing
    was added, which keeps what is worked out of it."""
    span, known = gone_through(record, today), record
    if span is not None:
        begun, end = span
        for days in range((end - begun).days + 1):
            day = begun + timedelta(days=days)
            now = known_by(record, day)
            known = known if now == known else now
            yield day, known


def gone_through(record: Record, today: date) -> tuple[date, date] | None:
    """The first and the last day that `replay` looks at; None where no day is recorded. Each
    day is a checkup, so that more than MOST_DAYS are not to be asked for."""
    begun = started(record)
    return None if begun is None else (begun, min(today, closed_on(record) or today))


def spoken(
    record: Record, today: date, slug: str, *limits: Mapping[str, Any]
) -> tuple[Spoken, ...]:
    """How often a sign spoke, for any side, over the relationship's life: with each of these
    thresholds."""
    told = [
        [_levels(examined(record, known, day, one), slug) for one in limits]
        for day, known in _day_by_day(record, today)
    ]
    return tuple(_counted([day[at] for day in told]) for at in range(len(limits)))


def _levels(checkup: Checkup, slug: str) -> list[Level | None]:
    return [_level(f) for f in checkup.shown if f.sign.slug == slug]


def _counted(told: Sequence[Sequence[Level | None]]) -> Spoken:
    """What is said of a sign for each day, counted."""
    return Spoken(
        days=sum(map(bool, told)),
        concern_days=sum("concern" in levels for levels in told),
        times=sum(bool(now) and not before for before, now in pairwise([[], *told])),
        looked_at=len(told),
    )


def _shown(checkup: Checkup) -> dict[Key, Finding]:
    return {_key(finding): finding for finding in checkup.shown}


def _key(finding: Finding) -> Key:
    return (finding.sign.slug, finding.verdict.side)


def _weight(verdict: Verdict) -> tuple[int, ...]:
    level = verdict.level if isinstance(verdict, Shown) else None
    return ORDER[level], verdict.tally.count if verdict.tally is not None else 0


def _level(finding: Finding | None) -> Level | None:
    verdict = finding.verdict if finding is not None else None
    return verdict.level if isinstance(verdict, Shown) else None


def _rank(finding: Finding | None) -> int:
    return ORDER[_level(finding)]


def _turn(checkup: Checkup, before: Finding | None, here: Finding | None) -> Turn | None:
    step = _rank(here) - _rank(before)
    finding = here or before
    if step == 0 or finding is None:
        return None
    change: Change
    if before is None:
        change = "showed"
    elif here is None:
        change = "cleared"
    else:
        change = "rose" if step > 0 else "eased"
    says = _says(next((f.verdict for f in checkup.findings if _key(f) == _key(finding)), None))
    slug, side = _key(finding)
    return Turn(checkup.today, slug, side, change, _level(here), says)


def _says(verdict: Verdict | None) -> str:
    if isinstance(verdict, Shown | Ask):
        return verdict.says
    return silence(verdict) if verdict is not None else ""
