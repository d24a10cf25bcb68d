"""A concern that is still open

What it looks for
A concern that somebody raised: two meetings and forty-five days without a step, or a step
that was resisted or changed nothing. Two such steps weigh more. A step that was accepted, or
a settled concern, clears it.

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
    for concern in sorted(opened, key=lambda c: (c.on, c.id)):
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
    threshold = f"{limits.watch_meetings} meetings and {limits.watch_days} days without a step"
    tally = Tally(len(found), len(raised), 0, threshold)
    if not found:
        return Clear(side, "", tally)
    level: Level = "concern" if any(grave for _, _, grave in found) else "watch"
    says = f"{plural(len(found), 'concern')} raised and still open."
    because = tuple(Evidence(c, note, c.on) for c, note, _ in found)
    return Shown(level, side, says, tally, because)


def _state(record: Record, today: date, limits: Limits, concern: Concern) -> tuple[str, bool]:
    """What the record says against it, if anything, and whether that is worth a conversation."""
    steps = sorted((s for s in record.steps if s.concern == concern.id), key=lambda s: (s.on, s.id))
    if steps and steps[-1].response in TAKEN:
        return "", False
    without = [s for s in steps if s.response in WITHOUT_EFFECT]
    words = quoted(concern.text)
    if len(without) >= limits.watch:
        note = f"{words}: {plural(len(without), 'step')} tried, without much change yet"
        return note, len(without) >= limits.concern
    days = (today - concern.on).days
    since = len(held_after(record, concern.on))
    if not steps and days >= limits.watch_days and since >= limits.watch_meetings:
        return f"{words}: no step yet in {plural(since, 'meeting')}", False
    return "", False
