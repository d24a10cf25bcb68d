"""Everything that is held about a relationship: in the journal, in drafts, in other files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlog.cli.commands import PANELS
from mentorlog.frozen import Frozen
from mentorlog.record import Relationship

if TYPE_CHECKING:
    from mentorlog.store import Reader
    from mentorlog.store.copies import Copy
    from mentorlog.store.held import Held

UNNAMED = ("notes.txt", "message.txt")
COMMANDS = {name for panel in PANELS.values() for name in panel}


class Holding(Frozen):
    """What the journal holds, and the files that hold it, too: `alone` hold nothing else,
    `shared` others as well (or may do), and of `unread` nobody can tell; `elsewhere` are other
    journals in the same folder, which are nobody's backups. `last` is whether the journal holds
    nobody else."""

    held: Held
    last: bool
    drafts: tuple[Path, ...]
    copies: tuple[Copy, ...]
    unsure: tuple[Path, ...]

    @property
    def alone(self) -> tuple[Path, ...]:
        """The drafts of it, and the backups that hold nobody else."""
        return (*self.drafts, *(c.path for c in self.copies if c.backup and c.others == 0))

    @property
    def shared(self) -> tuple[Path, ...]:
        """Drafts that may be of it, and the backups that hold others, too."""
        return (*self.unsure, *(c.path for c in self.copies if c.backup and c.others))

    @property
    def unread(self) -> tuple[Path, ...]:
        """The files that may hold it, and cannot be read."""
        return tuple(c.path for c in self.copies if c.others is None)

    @property
    def elsewhere(self) -> tuple[Path, ...]:
        """Other journals of the folder that hold it."""
        return tuple(c.path for c in self.copies if not c.backup and c.others is not None)


def everyone(reader: Reader) -> list[Relationship]:
    """Every relationship of which anything is held, those that were deleted last."""
    from mentorlog.store.held import deleted

    return [*reader.relationships(), *deleted(reader)]


def holding(reader: Reader, relationship: Relationship) -> Holding:
    """Everything that is held about one of them."""
    from mentorlog.store.copies import copies
    from mentorlog.store.held import held

    last = [one.id for one in everyone(reader)] == [relationship.id]
    drafts, unsure = _drafts(reader.path, relationship)
    return Holding(
        held(reader, relationship),
        last,
        (*drafts, *(unsure if last else ())),
        tuple(copies(reader.path, relationship.id)),
        () if last else tuple(unsure),
    )


def _drafts(journal: Path, relationship: Relationship) -> tuple[list[Path], list[Path]]:
    """The drafts of that relationship, and those of which nobody can tell whose they are."""
    from mentorlog.cli.begun import mark_of
    from mentorlog.drafts import kept

    marks = f"{re.escape(mark_of(relationship))}|{relationship.short}"
    of_one = re.compile(rf"([a-z]+)(?:-[a-z]+)*-(?:{marks})(?:[-.]\w+)*\.(?:json|txt)")
    mine, unsure = [], []
    for name, path in kept(journal):
        named = of_one.fullmatch(name)
        if named and named[1] in COMMANDS:
            mine.append(path)
        elif name in UNNAMED:
            unsure.append(path)
    return mine, unsure


def near(journal: Path, path: Path) -> str:
    """The path of a file as it is seen from the journal's folder."""
    return os.path.relpath(path, journal.absolute().parent)


def data(found: Holding, journal: Path) -> dict[str, Any]:
    """All of that for other programs; its keys are frozen."""
    held = found.held
    about = held.relationship
    return {
        "relationship": about.short,
        "mentor": about.mentor,
        "mentee": about.mentee,
        "deleted": held.deleted,
        "since": held.since,
        "private": about.private,
        "record": dict(held.kinds),
        "private_entries": dict(held.private),
        "private_notes": held.private_notes,
        "history": {
            "earlier_versions": held.earlier,
            "removed_entries": held.removed,
            "commands": len(held.commands),
            "commands_with_others": len(held.mixed),
        },
        "entries_in_word_index": held.words,
        "packets": [
            {"view": one.side, "exported_on": one.exported_on, "entries": one.entries}
            for one in held.packets
        ],
        "drafts": _paths(found.drafts),
        "drafts_of_somebody": _paths(found.unsure),
        "backups": [
            {"path": str(copy.path), "others": copy.others} for copy in found.copies if copy.backup
        ],
        "other_journals": _paths(c.path for c in found.copies if not c.backup),
        "journal": str(journal.absolute()),
    }


def _paths(paths: Iterable[Path]) -> list[str]:
    return [str(path) for path in paths]
