"""The kinds of relationship that are made up, and how each goes from meeting to meeting."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .assumptions import (
    BUSY,
    HEALTHY,
    PARTIES,
    Rates,
    blend,
    drifting,
    faded,
    flat,
    patch,
    slipping,
)

SHOWING_UP = frozenset(
    {"cancelling", "absent-or-late-change", "often-rearranged", "meetings-lost", "long-silence"}
)
ENGAGEMENT = frozenset({"distracted-or-cut-short", "little-contribution", "unproductive-sessions"})
SIDED = frozenset(
    {
        "cancelling",
        "absent-or-late-change",
        "often-rearranged",
        "actions-stalled",
        "distracted-or-cut-short",
        "little-contribution",
    }
)


@dataclass(frozen=True)
class Kind:
    """A kind: `counts` in which figure (healthy, problem, or only in the table), whether it is
    of one side, and which signs belong to what goes on in it."""

    name: str
    counts: str
    sided: bool = False
    belongs: frozenset[str] = frozenset()


KINDS = (
    Kind("healthy", "healthy"),
    Kind("busy", "healthy"),
    Kind("bad-patch", "healthy"),
    Kind("hardly-any-notes", "healthy"),
    Kind("seasonal-pause", "healthy"),
    Kind("closed-well", "table"),
    Kind("drifting-one", "problem", True, SHOWING_UP),
    Kind("drifting-both", "problem", False, SHOWING_UP),
    Kind("fading", "problem", True, SHOWING_UP | ENGAGEMENT | {"actions-stalled"}),
    Kind("goals-stale", "problem", False, frozenset({"stale-goals", "goal-past-target"})),
    Kind("actions-slipping", "problem", True, frozenset({"actions-stalled"})),
    Kind("flat-sessions", "problem", False, ENGAGEMENT),
    Kind("rupture-absence", "problem", False, SHOWING_UP),
    Kind("rupture-concern", "problem", False, SHOWING_UP | {"concern-unaddressed"}),
    Kind("no-goals", "problem", False, frozenset({"no-clear-goals"})),
    Kind("repaired", "table", True, SHOWING_UP),
)

RAMP = {"drifting-one": 3, "drifting-both": 3, "repaired": 3, "fading": 6}


@dataclass(frozen=True)
class Course:
    """How one relationship goes: from which meeting on something is the matter (`onset`),
    until which (`until`), from which on there is silence, and on whose side it lies."""

    kind: Kind
    side: str
    onset: int
    until: int
    silent: int

    def rates(self, number: int) -> Rates:
        """The rates at that planned meeting, the first being 0."""
        name = self.kind.name
        if name == "busy":
            return BUSY
        if not self.onset <= number < self.until:
            return HEALTHY
        share = min(1.0, (number - self.onset + 1) / RAMP.get(name, 1))
        return blend(HEALTHY, self._worst(), share)

    def _worst(self) -> Rates:
        name, side = self.kind.name, self.side
        if name == "bad-patch":
            return patch(side)
        if name == "drifting-both":
            return drifting(PARTIES)
        return {
            "drifting-one": drifting((side,)),
            "repaired": drifting((side,)),
            "fading": faded(side),
            "actions-slipping": slipping(side),
            "flat-sessions": flat(),
        }.get(name, HEALTHY)


def course(kind: Kind, rhythm: int, chance: Random) -> Course:
    """A course of that kind."""
    side = chance.choice(PARTIES)
    onset = chance.randint(3, 8)
    never = 10_000
    if kind.name == "no-goals":
        return Course(kind, side, 0, never, never)
    if kind.name == "bad-patch":
        meetings = max(2, round(chance.uniform(28, 42) / rhythm))
        return Course(kind, side, onset, onset + meetings, never)
    if kind.name == "repaired":
        return Course(kind, side, onset, onset + chance.randint(5, 7), never)
    if kind.name == "fading":
        return Course(kind, side, onset, never, onset + chance.randint(7, 9))
    if kind.name.startswith("rupture"):
        onset = chance.randint(1, 8)  # some matches end almost before they begin
        return Course(kind, side, onset, never, onset + 1)
    return Course(kind, side, onset, never, never)
