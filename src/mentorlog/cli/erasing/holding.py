"""Everything that is held about a relationship: in the journal, in drafts, in other files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlog.cli import naming
from mentorlog.frozen import Frozen
from mentorlog.record import Record, Relationship

if TYPE_CHECKING:
    from mentorlog.store import Reader
    from mentorlog.store.copies import Copy
    from mentorlog.store.held import Held


class Holding(Frozen):
    """What the journal holds, and the files that hold it, too: `alone` hold nothing else,
    `shared` others as well (or may do), and of `unread` nobody can tell; `elsewhere` are other
    journals in the same folder, which are nobody's backups. `others` are whom the journal holds
    besides; `record` is None where it was deleted; `lost` is whether it holds nothing of this
    one, which then is in those files alone."""

    held: Held
    record: Record | None
    others: tuple[Relationship, ...]
    lost: bool
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
        """Other journals of the folder that hold it, and then their backups."""
        paths = [c.path for c in self.copies if not c.backup and c.others is not None]
        return tuple(sorted(paths, key=lambda path: len(path.parts)))

    @property
    def of_others(self) -> bool:
        """Whether other journals and their backups alone hold it."""
        return self.lost and not any(c.backup and c.others is not None for c in self.copies)


def everyone(reader: Reader) -> list[Relationship]:
    """Every relationship of which anything is held, those that were deleted last."""
    from mentorlog.store.held import deleted

    return [*reader.relationships(), *deleted(reader)]


def lost(reader: Reader, typed: str) -> list[Relationship]:
    """Those of that whole name or number among whom other journals beside this one hold, and it
    does not: whoever was erased while a backup was kept."""
    from mentorlog.store.copies import elsewhere

    there = elsewhere(reader.path, {one.id for one in everyone(reader)})
    return list({one.id: one for one in naming.fitting(there, typed, whole=True)}.values())


def holding(reader: Reader, relationship: Relationship) -> Holding:
    """Everything that is held about one of them."""
    from mentorlog.cli.asking.unsaved import elsewhere
    from mentorlog.store.copies import copies
    from mentorlog.store.held import held

    there = everyone(reader)
    others = tuple(one for one in there if one.id != relationship.id)
    drafts, unsure, unknown = _drafts(reader.path, relationship, others)
    return Holding(
        held(reader, relationship),
        reader.maybe_record(relationship.id),
        others,
        len(others) == len(there),
        (*drafts, *(() if others else unsure)),
        tuple(copies(reader.path, relationship.id)),
        (*unknown, *(unsure if others else ()), *elsewhere()),
    )


def _drafts(
    journal: Path, relationship: Relationship, others: Sequence[Relationship]
) -> tuple[list[Path], list[Path], list[Path]]:
    """The drafts of that relationship, those of the journal that may be of it or of another one,
    and what lies among them with no name that is known."""
    from mentorlog.cli.erasing.whose import whose
    from mentorlog.drafts import kept

    mine: list[Path] = []
    unsure: list[Path] = []
    unknown: list[Path] = []
    for name, path in kept(journal):
        if name is None:
            unknown.append(path)
            continue
        owners = [one.id for one in whose(name, (relationship, *others))]
        if owners == [relationship.id]:
            mine.append(path)
        elif not owners or relationship.id in owners:
            unsure.append(path)
    return mine, unsure, unknown


def near(journal: Path, path: Path) -> str:
    """The path of a file as it is seen from the journal's folder, where it lies in that."""
    folder = journal.absolute().parent
    return os.path.relpath(path, folder) if folder in path.parents else str(path)


def data(found: Holding, journal: Path) -> dict[str, Any]:
    """All of that for other programs; its keys are frozen."""
    held = found.held
    about = held.relationship
    return {
        "relationship": about.id,
        "relationship_short": about.short,
        "mentor": about.mentor,
        "mentee": about.mentee,
        "facilitator": about.facilitator,
        "deleted": held.deleted,
        "only_in_other_files": found.lost,
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
