"""A concern that is still open

What it looks for
A concern that somebody raised: two meetings and forty-five days without a step, or a step
that was resisted or changed nothing. Two such steps weigh more. A step that was accepted
clears it, the steps before it, too; so does settling the concern.

Why it matters
Raising something takes courage, most of all for the side with less power. The guidance asks
both to talk about problems in good time, and to bring in a third person where two get stuck.

When it is no worry
It has settled by itself and nobody noted it: then say so in one line.

What to try
- Put it first on the next agenda, and ask how it looks today.
- If it was tried twice without much change, ask somebody whom both trust to sit in.
"""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from mentorlog.frozen import Frozen
from mentorlog.record import Concern, Record, held_after
from mentorlog.sign import Clear, Evidence, For, Level, Shown, Tally, Unknown, Verdict
from mentorlog.wording import plural, quoted

ASK = ("How does this look to each of you now, and what could you try next?",)
OPEN = "The record cannot show what was said about it without being noted."
SOURCES = ("challenges", "ruffle", "leadership-within")
FACTOR = "poor-communication"
FAMILY = "other"
ORDER = 130


class Limits(Frozen, kw_only=True):
    """Held meetings and days without a step, and steps without effect, that are worth
    noticing (`watch`) and worth a conversation (`concern`)."""

    watch_meetings: int = 2
    watch_days: int = 45
    watch: int = 1
    concern: int = 2
    origin: str = "ours: the guidance says early, and names no day"


LIMITS = Limits()
WITHOUT_EFFECT = ("resisted", "no-change")
TAKEN = ("accepted",)


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict for each side that raised an open concern, or one for both; a concern that
    a facilitator raised is about both."""
    if not record.concerns:
        return (Unknown("both", "no concern is recorded"),)
    opened = [c for c in record.concerns if c.resolved_on is None]
    sides: dict[For, list[Concern]] = {}
    for concern in sorted(opened, key=lambda c: (c.on, c.number or 0, c.id)):
        sides.setdefault("both" if concern.by == "facilitator" else concern.by, []).append(concern)
    order: tuple[For, ...] = (*record.parties, "both")
    found = [_look(record, today, limits, s, sides[s]) for s in order if s in sides]
    return tuple(found) or (Clear("both", "every concern is settled"),)


def _look(record: Record, today: date, limits: Limits, side: For, raised: list[Concern]) -> Verdict:
    found: list[tuple[Concern, str, bool]] = []
    for concern in raised:
        note, grave = _state(record, today, limits, concern)
        if note:
            found.append((concern, note, grave))
    level: Level = "concern" if any(grave for _, _, grave in found) else "watch"
    tally = Tally(len(found), len(raised), 0, _threshold(limits, level))
    if not found:
        return Clear(side, "", tally)
    says = f"{plural(len(found), 'concern')} raised and still open."
    because = tuple(Evidence(c, note, c.on) for c, note, _ in found)
    return Shown(level, side, says, tally, because)


def _threshold(limits: Limits, level: Level) -> str:
    if level == "concern":
        return _without_change(limits.concern)
    least = f"{limits.watch_meetings} meetings and {limits.watch_days} days without a step"
    return f"{least}, or {_without_change(limits.watch)}"


def _without_change(steps: int) -> str:
    return f"{plural(steps, 'step')} without much change"


def _state(record: Record, today: date, limits: Limits, concern: Concern) -> tuple[str, bool]:
    """What the record says against it, if anything, and whether that is worth a conversation."""
    mine = (s for s in record.steps if s.concern == concern.id)
    steps = sorted(mine, key=lambda s: (s.on, s.number or 0, s.id), reverse=True)
    since = takewhile(lambda s: s.response not in TAKEN, steps)
    without = sum(s.response in WITHOUT_EFFECT for s in since)
    words = quoted(concern.text)
    if without >= limits.watch:
        return f"{words}: {_without_change(without)} yet", without >= limits.concern
    days = (today - concern.on).days
    met = len(held_after(record, concern.on))
    if not steps and days >= limits.watch_days and met >= limits.watch_meetings:
        return f"{words}: no step yet in {plural(met, 'meeting')}", False
    return "", False
