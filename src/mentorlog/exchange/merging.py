"""Several packets of one relationship as one view for each side, in whatever order they came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Keeper

Named = tuple[str, str]
SIDES: tuple[Keeper, ...] = ("mentor", "mentee", "facilitator")


class View(Frozen, kw_only=True):
    """What one side said: as of which day and revision, and the line of each entry by its type
    and id."""

    side: Keeper
    exported_on: date
    revision: int
    lines: Mapping[Named, str]

    @property
    def stamp(self) -> tuple[date, int]:
        """What tells the later of two."""
        return self.exported_on, self.revision


def merge(one: Iterable[View], other: Iterable[View]) -> tuple[View, ...]:
    """The views of both, one for each side.

    What a side said later stands for all that it said before, so that what it took back is gone.
    Of two that were said at the same time all entries stand, and of two versions of an entry the
    one whose line is greater. In whatever order, however often and however grouped, the same
    comes out.
    """
    found = (*one, *other)
    sides = (tuple(view for view in found if view.side == side) for side in SIDES)
    return tuple(_latest(views) for views in sides if views)


def _latest(views: tuple[View, ...]) -> View:
    stamp = max(view.stamp for view in views)
    last = [view for view in views if view.stamp == stamp]
    lines: dict[Named, str] = {}
    for view in last:
        for name, line in view.lines.items():
            lines[name] = max(line, lines.get(name, line))
    return last[0].but(lines={name: lines[name] for name in sorted(lines)})


class Changes(Frozen):
    """What one view has beside an earlier one: how many entries are new, other, or gone."""

    new: int
    changed: int
    gone: int
    same: int


def changes(before: View | None, after: View) -> Changes:
    """What became of a side's view."""
    there = before.lines if before else {}
    both = there.keys() & after.lines.keys()
    same = sum(there[name] == after.lines[name] for name in both)
    new, gone = len(after.lines) - len(both), len(there) - len(both)
    return Changes(new, len(both) - same, gone, same)
