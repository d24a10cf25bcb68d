"""All that a journal holds, as one value, and that it is whole."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from shutil import copyfile

from mentorlog import store
from mentorlog.errors import JournalMissing
from mentorlog.store.beside import copy_draft_of, draft_of

ABSENT = "absent"
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'words_*'"
_STAMPED = "_sqlite_migrations"  # which has the hour
LEFT = ("-journal", "-wal")
_KNOWN: dict[bytes, str] = {}  # by what the file is, byte for byte: it was whole, and holds that


def unfinished(path: Path) -> bool:
    """Whether a write was cut off in its middle, so that it has to be rolled back; or a new
    journal or a copy, before it stood in its place."""
    drafts = (draft_of(path), copy_draft_of(path))
    left = path.with_name(f"{path.name}-journal")
    return any(map(Path.exists, drafts)) or (left.exists() and left.stat().st_size > 0)


def contents(path: Path) -> str:
    """A digest of every row of every table; `ABSENT` where there is no journal.

    AssertionError where SQLite finds anything wrong with the file, its references or its index
    of words.
    """
    if not path.exists():
        return ABSENT
    if any(path.with_name(path.name + left).exists() for left in LEFT):
        return _contents(path)
    seen = sha256(path.read_bytes()).digest()
    if seen not in _KNOWN:
        _KNOWN[seen] = _contents(path)
    return _KNOWN[seen]


def _contents(path: Path) -> str:
    with closing(sqlite3.connect(":memory:")) as copy:
        with closing(sqlite3.connect(path)) as connection:
            connection.backup(copy)
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = {name for (name,) in copy.execute(_TABLES)}
        if "words" in tables:
            copy.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        found = sha256()
        for name in sorted(tables - {_STAMPED}):
            found.update(name.encode())
            columns = "rowid, said" if name == "words" else "*"
            rows = copy.execute(f'SELECT {columns} FROM "{name}"')
            found.update("".join(sorted(map(repr, rows))).encode())
        return found.hexdigest()[:16]


def looked_at(path: Path) -> str:
    """The same, once mentorlog has looked at it: has rolled back what was cut off, and migrated
    what is older."""
    with suppress(JournalMissing), store.reading(path) as reader:
        list(reader.records())
    return contents(path)


def copied(path: Path, folder: Path) -> Path:
    """The journal with what was left beside it, as another program would find it elsewhere."""
    folder.mkdir(exist_ok=True)
    copy = folder / path.name
    for left in ("", *LEFT):
        here, there = (one.with_name(one.name + left) for one in (path, copy))
        there.unlink(missing_ok=True)
        if here.exists():
            copyfile(here, there)
    return copy


def beside(path: Path) -> list[str]:
    """What lies in the folder of the journal, and in the folders there."""
    folder = path.parent
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*"))


def stamped(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What lies in a folder: what each file holds, and when it was last written to."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return {str(one): (one.read_bytes(), one.stat().st_mtime_ns) for one in files}


def held_by(folder: Path, words: Sequence[bytes]) -> list[str]:
    """The files below a folder that hold any of these words."""
    files = (one for one in folder.rglob("*") if one.is_file())
    return [one.name for one in files if any(word in one.read_bytes() for word in words)]
