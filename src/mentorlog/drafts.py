"""What was typed and is not saved yet, kept beside the journal until it is.

The drafts of an encrypted journal are encrypted, too, under its key.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path

from mentorlog.private import make_folder, write_bytes
from mentorlog.store.beside import DRAFTS, hidden

MOST_ASIDE = 1000
BEFORE = r"(?:.*%)?[\W_]*(?:lock\.)?"
"""What editors put before the name of a file for their own: `.NAME.swp`, `#NAME#`,
`.~lock.NAME#`, `%home%me%NAME`."""
NAMED = re.compile(r".+?\.(?:json|txt)")
SOMEBODYS = re.compile(r"-.*\.(?:json|txt)")


class Draft:
    """One text that somebody was writing, in a file of its own that only its owner reads."""

    def __init__(self, journal: Path, name: str) -> None:
        """`name` says what is being written, in letters, digits, dots and dashes."""
        self.journal = journal.absolute()
        self.path = self.journal.parent / DRAFTS / f"{self.journal.name}-{name}"

    def others(self, name: str) -> list[Draft]:
        """The drafts of the same journal whose names begin with `name` and a dot, and end as
        this one's does."""
        begin = f"{self.journal.name}-{name}."
        try:
            there = sorted(os.listdir(self.path.parent))
        except OSError:
            return []
        found = [one for one in there if one.startswith(begin) and one != self.path.name]
        return [
            Draft(self.journal, one.removeprefix(f"{self.journal.name}-"))
            for one in found
            if one.endswith(self.path.suffix)
        ]

    def read(self) -> str | None:
        """The text, or None where there is none, or none that can be read."""
        try:
            return self.read_bytes().decode() or None  # no line end is changed
        except (OSError, UnicodeDecodeError):
            return None

    def read_bytes(self) -> bytes:
        """What is kept, as it is; OSError where there is nothing, or it cannot be read."""
        from mentorlog.store.encryption.sealing import is_sealed, key_of, unsealed

        if is_sealed(self.path):
            return unsealed(self.path, key_of(self.journal))
        return self.path.read_bytes()

    def keep(self, text: str) -> bool:
        """Keep `text` in the place of what was kept, all of it or nothing; whether it could be."""
        return self.keep_bytes(text.encode(errors="replace"))

    def keep_bytes(self, data: bytes) -> bool:
        """The same for what may be no text, as an editor left it."""
        from mentorlog.store.encryption.sealing import key_of, seal

        key = key_of(self.journal)
        beside = hidden(self.path, ".new")
        try:
            make_folder(self.path.parent)
            with suppress(FileNotFoundError):
                beside.unlink()
            if key is None:
                write_bytes(beside, data)
            else:
                seal(data, beside, key)
            os.replace(beside, self.path)
        except OSError:
            return False
        return True

    @property
    def sealed(self) -> bool:
        """Whether it is to be encrypted, so that no editor can open it where it lies."""
        from mentorlog.store.encryption.sealing import key_of

        return key_of(self.journal) is not None

    def set_aside(self) -> Path | None:
        """Put what cannot be read where it is not in the way, nor in the place of what was put
        there before; where that is, or None."""
        names = (f"{self.path.name}.old{number or ''}" for number in range(MOST_ASIDE))
        aside = next(
            (one for name in names if not (one := self.path.with_name(name)).exists()), None
        )
        if aside is None:
            return None
        try:
            os.replace(self.path, aside)
        except OSError:
            return None
        return aside

    def discard(self) -> None:
        """Remove it, and the folder where it was the last."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
            self.path.parent.rmdir()


def kept(journal: Path) -> list[tuple[str | None, Path]]:
    """Every file among the drafts that is not another journal's, with the name of the draft that
    it belongs to.

    What was set aside or only half written has that name in its own, and so has what an editor
    leaves there: its swap, undo and backup files. The name is "" for what has that of the journal
    alone, and None for what has no name that is known here.
    """
    journal = journal.absolute()
    try:
        journals = {journal.name, *os.listdir(journal.parent)}
    except OSError:
        journals = {journal.name}
    found: list[tuple[str | None, Path]] = []
    for folder, _, files in os.walk(journal.parent / DRAFTS):
        for file in files:
            of, name = _carried(file, journals)
            if of == journal.name or (of is None and not SOMEBODYS.search(file)):
                found.append((name, Path(folder, file)))
    return sorted(found, key=lambda one: one[1])


def number(journal: Path, paths: Container[Path]) -> int:
    """How many drafts those files are: what a form was begun from, and what an editor leaves,
    belong to the draft beside them."""
    return len({name for name, path in kept(journal) if path in paths})


def _carried(file: str, journals: Iterable[str]) -> tuple[str | None, str | None]:
    """The journal, and the draft of it, that the name of a file has in it: the longest one, as a
    journal may be called like another with something before or after it."""
    fitting = (
        (of, at.end())
        for of in journals
        if f"{of}-" in file and (at := re.match(f"{BEFORE}{re.escape(of)}-", file))
    )
    of, end = max(fitting, key=lambda one: len(one[0]), default=(None, 0))
    if of is None:
        return None, None
    named = NAMED.match(file, end)
    return of, named[0] if named else ""
