"""What a file of another tool brings, beside what is recorded already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorlog.frozen import Frozen
from mentorlog.record import Entry


class Change(Frozen):
    """An entry that is there, and what the file says of it now."""

    there: Entry
    fields: dict[str, Any]


class Arrival(Frozen, kw_only=True):
    """What is to be written: the new entries, each with its id and without a number, those that
    change, and those that are taken out. `same` counts what is there already; `left` says in a
    sentence each what was not taken, and why; `notes` what was taken with a doubt."""

    new: tuple[Entry, ...] = ()
    changed: tuple[Change, ...] = ()
    gone: tuple[Entry, ...] = ()
    same: int = 0
    left: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.new or self.changed or self.gone)


def together(arrivals: Iterable[Arrival]) -> Arrival:
    """Several arrivals as one, in their order."""
    all_of = tuple(arrivals)
    return Arrival(
        new=tuple(entry for one in all_of for entry in one.new),
        changed=tuple(change for one in all_of for change in one.changed),
        gone=tuple(entry for one in all_of for entry in one.gone),
        same=sum(one.same for one in all_of),
        left=tuple(line for one in all_of for line in one.left),
        notes=tuple(line for one in all_of for line in one.notes),
    )
