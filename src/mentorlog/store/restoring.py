"""Bringing a backup back: what would change, and putting it in the place of the journal.

It is built beside its place, read from end to end, and moved there in one step, while no other
command writes. What is replaced is kept: a journal as a backup, anything else as it is.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from mentorlog.errors import JournalDamaged, JournalNewer, NotAJournal
from mentorlog.frozen import Frozen
from mentorlog.record import Entry, Relationship
from mentorlog.store import backup, examining, newer, opening, place, settling
from mentorlog.store.beside import SQLITES, apart, beside, draft_of
from mentorlog.store.connecting import connected
from mentorlog.store.failing import telling
from mentorlog.store.guarding import copied, visiting
from mentorlog.store.history import RESTORING
from mentorlog.store.lock import locked
from mentorlog.store.reader import Reader
from mentorlog.store.trusting import refuse_changed

MOST = 1000  # of one name
_LAST = "SELECT max(coalesce(max(id), 0), (SELECT coalesce(max(id), 0) FROM command)) FROM change"


class Changed(Frozen):
    """An entry as it is now, and as it was then."""

    home: Relationship
    now: Entry
    then: Entry


class Compared(Frozen):
    """Two journals entry by entry, each by its type and id: those that only the present one
    has, those that only the other one has, and those that say something else there."""

    only_now: tuple[tuple[Relationship, Entry], ...]
    only_then: tuple[tuple[Relationship, Entry], ...]
    changed: tuple[Changed, ...]


def compare(now: Reader, then: Reader) -> Compared:
    """What would go and what would come if `then` took the place of `now`."""
    here, there = _entries(now), _entries(then)
    return Compared(
        tuple(pair for key, pair in here.items() if key not in there),
        tuple(pair for key, pair in there.items() if key not in here),
        tuple(
            Changed(home, entry, there[key][1])
            for key, (home, entry) in here.items()
            if key in there and entry != there[key][1]
        ),
    )


def _entries(reader: Reader) -> Mapping[tuple[str, str], tuple[Relationship, Entry]]:
    return {
        (entry.type, entry.id): (record.relationship, entry)
        for record in reader.records()
        for entry in record.entries()
    }


def refuse_unfit(then: Reader, file: Path) -> None:
    """JournalDamaged where a backup is not whole, or could not be written once it is back."""
    refuse_changed(then.connection, file, newer.VERSION, writing=True)
    found = next(examining.findings(then, newer.VERSION, deep=False), None)
    if found is not None:
        raise JournalDamaged(
            f"{file} is damaged and was not brought back. {found.sentence}",
            "mentorlog restore",
        )


def restore(path: Path, file: Path, today: date) -> Path | None:
    """Put the backup in the place of the journal at `path`; returns where what was there is
    kept, None where nothing was.

    A backup of an older version is brought to the present one on its way; the file itself stays
    as it is. Whatever goes wrong, and whenever, the journal is the old one or the new one.
    """
    path, file = path.absolute(), file.absolute()
    with visiting(file) as then:
        refuse_unfit(then, file)
        with telling(path, system=True), locked(path, create=True):
            _refuse_place(path)
            settling.settle(path)
            place.discard_draft(path)
            try:
                draft = draft_of(path)
                place.make_file(draft)
                backup.write(then.path, draft)
                with visiting(draft) as made:  # the file may be another one by now
                    refuse_unfit(made, file)
                _mark(draft, today)
                _keep_key(path, draft)
                kept = _kept(path, today)
                if _beside(path):
                    settling.put(draft, path)
                else:
                    os.replace(draft, path)
                    place.sync_folder(path.parent)
            finally:
                place.discard_draft(path)
    return kept


def _mark(draft: Path, today: date) -> None:
    """Let the history end with the restore, so that no undo takes an older command for it."""
    with connected(draft, "rw") as connection:
        (last,) = connection.execute(_LAST).fetchone()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO change (id) VALUES (?)", (last + 1,))
        row = (last + 1, RESTORING, today.isoformat())
        connection.execute('INSERT INTO command (id, name, "on") VALUES (?, ?, ?)', row)
        connection.execute("COMMIT")
    place.sync_file(draft)


def _keep_key(path: Path, draft: Path) -> None:
    """An encrypted journal stays one, with its passphrase, whatever is brought back to it."""
    with suppress(FileNotFoundError):
        if place.salt_of(path) is not None:
            from mentorlog.store.encryption import turning

            turning.keep_key(path, draft)


def _refuse_place(path: Path) -> None:
    """NotAJournal for a link or a folder, JournalReadOnly for a file of somebody else: nothing
    is put in the place of those."""
    with suppress(FileNotFoundError):
        place.refuse_kind(path, os.lstat(path))


def _kept(path: Path, today: date) -> Path | None:
    if _beside(path):
        return _set_aside(path, today)  # a write was cut off, and could not be rolled back
    if not os.path.lexists(path):
        return None
    try:
        with suppress(JournalNewer):
            opening.look(path)
        return backup.copy_before(path, f"before-restore-{today.isoformat()}")
    except (NotAJournal, JournalDamaged, sqlite3.DatabaseError, UnicodeDecodeError):
        return _set_aside(path, today)


def _beside(path: Path) -> list[str]:
    """The ends of the names of what a write that was cut off has left beside the journal."""
    return [end for end in SQLITES if _holds(beside(path, end))]


def _holds(file: Path) -> bool:
    try:
        return os.lstat(file).st_size > 0
    except FileNotFoundError:
        return False


def _set_aside(path: Path, today: date) -> Path:
    """Keep what stands there under a second name, and what lies beside it under the same one: both
    stay where they are until the new journal takes their place."""
    ends = _beside(path)
    names = (beside(path, f".damaged-{today.isoformat()}{again}") for again in apart(MOST))
    aside = next(one for one in names if not any(map(os.path.lexists, _all(one))))
    try:
        for end in ends:  # first: without it the file would say something else
            _copy(beside(path, end), beside(aside, end))
        if os.path.lexists(path):
            _keep_file(path, aside, alone=not ends)
    except BaseException:
        for file in _all(aside):
            file.unlink(missing_ok=True)
        raise
    place.sync_folder(path.parent)
    return aside


def _all(path: Path) -> list[Path]:
    return [beside(path, end) for end in ("", *SQLITES)]


def _keep_file(path: Path, aside: Path, *, alone: bool) -> None:
    """Give the file a second name, where nothing is beside it that would be rolled back into both;
    else copy it, or do the same after all where the disk does not let it be read."""
    if alone:
        with suppress(OSError):  # a file system without links
            os.link(path, aside)
            return
    try:
        _copy(path, aside)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        aside.unlink(missing_ok=True)
        os.link(path, aside)


def _copy(source: Path, target: Path) -> None:
    copied(source, target, ends=())
    place.sync_file(target)
