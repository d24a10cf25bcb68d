"""The check: every sign's verdicts on one record, in order, and the level of the whole.

No figure is ever made of them: signs of different kinds do not add up, and a number reads
as a mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any, Literal

from mentorlog.frozen import Frozen, once
from mentorlog.known import known_by
from mentorlog.observed import measured
from mentorlog.record import (
    PLURALS,
    Closing,
    Pause,
    Record,
    closed_on,
    closing,
    dayless_since,
    doubled,
    final_meeting,
)
from mentorlog.record.in_force import agreed_at
from mentorlog.rhythm import Rhythm, pause_on, rhythm
from mentorlog.sign import SAID_BY, Ask, Clear, For, Resting, Shown, Sign, Verdict
from mentorlog.signs import signs
from mentorlog.slots import ASK_DAYS, counted, window
from mentorlog.standing import goals, judged, unsaid
from mentorlog.thresholds import not_default

Whole = Literal[
    "nothing-stands-out", "not-enough-recorded", "watch", "concern", "resting", "closed"
]
ENOUGH_MEETINGS = 3
LAST_MEETINGS = 8
ASK_OPEN_PAUSE_DAYS = 30
REST_AFTER_FINAL_DAYS = 14
STRENGTH = {"watch": 1, "concern": 2}


class Finding(Frozen):
    """What one sign answered about one side."""

    sign: Sign
    verdict: Verdict


class Coverage(Frozen, kw_only=True):
    """What could be judged, and what is not recorded: ids of the meetings and actions whose
    outcome nobody wrote down, in how many held meetings both lengths are known, and how many
    entries were written down only after that day; `written_twice` stand on the day and time of
    another."""

    meetings: int
    meetings_not_recorded: tuple[str, ...]
    actions: int
    actions_not_recorded: tuple[str, ...]
    goals_open: int
    held: int
    lengths_known: int
    written_later: int
    written_twice: tuple[str, ...]


class Checkup(Frozen, kw_only=True):
    """A checkup of one relationship as of a day. `record` is what was known by then, and
    `written_later` how many entries were written down only after it; `rests` says until when,
    where the whole rests; `thresholds` names those that are not the default."""

    record: Record
    today: date
    level: Whole
    findings: tuple[Finding, ...]
    written_later: int
    rhythm: Rhythm
    rests: str = ""
    thresholds: tuple[str, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """What could be judged, and what is not recorded."""
        return _coverage(self.record, self.today, self.written_later)

    @property
    def asking(self) -> tuple[Finding, ...]:
        """The findings that ask."""
        return tuple(f for f in self.findings if isinstance(f.verdict, Ask))

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that speak: concerns first, of one level the keeper's own side first."""
        return _shown(self)


@once
def _shown(checkup: Checkup) -> tuple[Finding, ...]:
    sides: tuple[For, ...] = (*checkup.record.parties, "both")
    found = [f for f in checkup.findings if isinstance(f.verdict, Shown)]
    return tuple(sorted(found, key=lambda f: (-_strength(f.verdict), sides.index(f.verdict.side))))


def examine(record: Record, today: date, limits: Mapping[str, Any] | None = None) -> Checkup:
    """The checkup of a record as of `today`. `limits` holds other thresholds by a sign's name.

    The same record and day always give the same answer: nothing else is looked at.
    """
    return examined(record, known_by(record, today), today, limits)


def examined(
    record: Record, known: Record, today: date, limits: Mapping[str, Any] | None = None
) -> Checkup:
    """The same, where it is worked out already that this is what was `known` on that day."""
    ended = closed_on(known)
    pause = pause_on(known, today)
    findings: tuple[Finding, ...] = ()
    rests = ""
    if ended is not None:
        level: Whole = "closed"
        rests = f"closed on {ended.isoformat()}"
    elif pause is not None:
        level = "resting"
        rests = _until(pause, today)
    else:
        findings = _yielded(_findings(known, today, limits or {}))
        level = whole(findings, _known_meetings(known, today))
    return Checkup(
        record=known,
        today=today,
        level=level,
        findings=findings,
        written_later=_written_later(record, known, today),
        rhythm=rhythm(known),
        rests=rests,
        thresholds=not_default(limits) if limits else (),
    )


def _until(pause: Pause, today: date) -> str:
    """How long a break lasts; one without an end is asked about, month by month."""
    if pause.until is not None:
        return f"until {pause.until.isoformat()}"
    days = (today - pause.from_).days
    if days < ASK_OPEN_PAUSE_DAYS:
        return "with no end noted yet"
    return f"with no end noted yet; after {days} days, is that still right?"


def _findings(record: Record, today: date, limits: Mapping[str, Any]) -> tuple[Finding, ...]:
    found: list[Finding] = []
    ending = _planned(record, today)
    rests = ending is not None or record.sign_pauses
    for sign in signs():
        given = limits.get(sign.slug, sign.limits)
        verdicts = sign.look(record, today) if given is None else sign.look(record, today, given)
        rest = _rest(record, today, sign, ending) if rests else ""
        if rest:
            verdicts = tuple(Resting(verdict.side, rest) for verdict in verdicts)
        found.extend([Finding(sign, verdict) for verdict in verdicts])
    return tuple(found)


def _planned(record: Record, today: date) -> Closing | None:
    """The ending that is planned; one whose last session is long past is not waited for, nor
    one that was decided as long ago and has no day for it."""
    final = final_meeting(record)
    since = dayless_since(record) if final is None else final.on
    long_past = since is not None and (today - since).days > REST_AFTER_FINAL_DAYS
    return None if long_past else closing(record)


def _rest(record: Record, today: date, sign: Sign, ending: Closing | None) -> str:
    """Why a sign rests on that day, or nothing."""
    for pause in sorted(record.sign_pauses, key=lambda p: (p.on, p.number or 0, p.id)):
        if pause.sign == sign.slug and (pause.until is None or today <= pause.until):
            until = f" until {pause.until.isoformat()}" if pause.until else ""
            reason = f" ({pause.reason})" if pause.reason else ""
            return f"set aside by choice on {pause.on.isoformat()}{until}{reason}"
    if sign.rests_when_ending and ending is not None:
        return "an ending is planned"
    return ""


def _yielded(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings with those silenced that another sign says as strongly for that side."""
    shown = {
        (f.sign.slug, f.verdict.side): _strength(f.verdict)
        for f in findings
        if isinstance(f.verdict, Shown)
    }
    return tuple(_quietened(finding, shown) for finding in findings)


def _quietened(finding: Finding, shown: Mapping[tuple[str, For], int]) -> Finding:
    verdict = finding.verdict
    if not isinstance(verdict, Shown):
        return finding
    sides: tuple[For, ...] = (
        ("mentor", "mentee", "both") if verdict.side == "both" else (verdict.side,)
    )
    for slug in finding.sign.yields_to:
        if any(shown.get((slug, side), 0) >= _strength(verdict) for side in sides):
            return Finding(finding.sign, Clear(verdict.side, f"{SAID_BY}{slug}", verdict.tally))
    return finding


def _strength(verdict: Verdict) -> int:
    return STRENGTH[verdict.level] if isinstance(verdict, Shown) else 0


def whole(findings: tuple[Finding, ...], meetings: int) -> Whole:
    """The level of a checkup: concern where a sign is at concern, two families are at watch
    for one side, or three families at watch; feedback is not counted for either."""
    shown = [f for f in findings if isinstance(f.verdict, Shown)]
    if any(_strength(f.verdict) == STRENGTH["concern"] for f in shown):
        return "concern"
    families = {(f.sign.family, f.verdict.side) for f in shown if f.sign.family != "feedback"}
    for side in ("mentor", "mentee"):
        if len({family for family, about in families if about == side}) >= 2:
            return "concern"
    if len({family for family, _ in families}) >= 3:
        return "concern"
    if shown:
        return "watch"
    return "nothing-stands-out" if meetings >= ENOUGH_MEETINGS else "not-enough-recorded"


def _known_meetings(record: Record, today: date) -> int:
    """How many meetings are counted; none where more of the last ones are blank than that, since
    that nothing stands out would then say nothing."""
    seen = window(record, today, LAST_MEETINGS, attributed=False)
    return 0 if seen.blank > len(seen) else _weighed(record, today)


@once
def _weighed(record: Record, today: date) -> int:
    weighed = sum(not slot.set_aside for slot in counted(record, today))
    return record.past.sessions + weighed


def _written_later(record: Record, known: Record, today: date) -> int:
    kinds = ((getattr(record, name), getattr(known, name)) for name in PLURALS.values())
    # Nothing of a kind was written later where all of it was known.
    entries = chain.from_iterable(whole for whole, seen in kinds if whole is not seen)
    days = filter(None, map(attrgetter("recorded_on"), entries))
    return sum(day > today for day in days)


@once
def _coverage(record: Record, today: date, written_later: int) -> Coverage:
    held, past = [slot.last for slot in counted(record, today) if slot.held], record.past
    agreed = agreed_at(record, "minutes", None) is not None
    unknown = [
        m
        for m in record.meetings
        if m.outcome == "unknown"
        or (m.outcome == "planned" and m.on and (today - m.on).days >= ASK_DAYS)
        or (m.outcome == "held" and m.on is None)
    ]
    return Coverage(
        meetings=_weighed(record, today),
        meetings_not_recorded=tuple(
            m.short for m in sorted(unknown, key=lambda m: (m.on or date.min, m.id))
        ),
        actions=sum(past.kept.values()) + len(judged(record, today)),
        actions_not_recorded=tuple(s.action.short for s in unsaid(record, today)),
        goals_open=sum(goal.open for goal in goals(record)),
        held=len(past.held) + len(held),
        lengths_known=(past.lasted if agreed else past.measured)
        + sum(measured(record, m) for m in held),
        written_later=written_later,
        written_twice=tuple(extra.short for _, extra in doubled(record)),
    )
