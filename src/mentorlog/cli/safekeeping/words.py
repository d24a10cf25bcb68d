"""What a journal or a copy of one holds, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentorlog.cli.erasing.holding import near
from mentorlog.errors import JournalError
from mentorlog.render.safe import safe
from mentorlog.wording import plural

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.cli.session import Session
    from mentorlog.store.backup import Backup
    from mentorlog.store.contents import Contents

NAMED = 3


def held(contents: Contents) -> str:
    """What it holds: "2 relationships, 14 sessions, 20 actions; last written Wed 11 Mar 2026"."""
    from mentorlog.days import short_day

    counts = ", ".join(
        (
            plural(contents.relationships, "relationship"),
            plural(contents.sessions, "session"),
            plural(contents.actions, "action"),
        )
    )
    newest = f"; last written {short_day(contents.newest)}" if contents.newest else ""
    return f"{counts}{newest}"


def people(contents: Contents) -> str:
    """Whom it is about: the first few by name."""
    names = [f"{safe(one)} and {safe(other)}" for one, other in contents.people[:NAMED]]
    more = len(contents.people) - NAMED
    return "; ".join(names) + (f"; and {more} more" if more > 0 else "")


def data(contents: Contents) -> dict[str, Any]:
    """The same for other programs."""
    return {
        "version": contents.version,
        "relationships": contents.relationships,
        "sessions": contents.sessions,
        "actions": contents.actions,
        "entries": contents.entries,
        "newest": contents.newest,
        "people": [list(pair) for pair in contents.people],
    }


@contextmanager
def unasked(session: Session) -> Iterator[None]:
    """The journal's own passphrase is asked for, and none of any other file during the block."""
    from mentorlog.store import unlock

    with suppress(JournalError):
        unlock(session.journal_path)
    before, session.unasked = session.unasked, True
    try:
        yield
    finally:
        session.unasked = before


def listing(backups: Sequence[Backup], there: Path) -> Iterator[str]:
    """The backups in that folder, the newest first, each with what it holds."""
    if not backups:
        yield f"There is no backup in {there}."
        return
    yield f"Backups in {there}, the newest first:"
    for one in backups:
        by = "made by itself" if one.automatic else "made by you"
        yield f"  {one.path.name}"
        yield f"    {_moment(one.written)}, {size(one.size)}, {by}"
        if one.shut:
            yield "    encrypted, and its passphrase was not given; restore asks for it"
        elif one.contents is None:
            yield f"    {_unread(one.path)}"
        else:
            yield f"    {held(one.contents)}"
            if one.contents.people:
                yield f"    {people(one.contents)}"


def _unread(path: Path) -> str:
    from mentorlog.store.place import salt_of

    if salt_of(path) is None:
        return "it cannot be read"
    return "encrypted, and its passphrase was not given"


def listed_data(backups: Sequence[Backup]) -> list[dict[str, Any]]:
    """The same for other programs."""
    return [
        {
            "path": str(one.path),
            "automatic": one.automatic,
            "written": datetime.fromtimestamp(one.written).isoformat(timespec="seconds"),
            "bytes": one.size,
            "holds": None if one.contents is None else data(one.contents),
            "other_passphrase": one.shut,
        }
        for one in backups
    ]


def folder(session: Session) -> Path:
    """Where the backups of the journal are."""
    from mentorlog.store.beside import BACKUPS

    return session.journal_path.absolute().parent / BACKUPS


def names(there: Path, suffix: str) -> list[str]:
    """The first few files of a folder that are called like a journal, the newest first."""
    files = sorted(there.glob(f"[!.]*{suffix}"), key=lambda file: file.lstat().st_mtime)
    return [safe(file.name) for file in files[: -NAMED - 1 : -1]]


def name_of(session: Session, file: Path) -> str:
    """A file as it is said: short where it is beside the journal, else with its folders."""
    inside = file.is_relative_to(session.journal_path.absolute().parent)
    return near(session.journal_path, file) if inside else str(file)


def _moment(seconds: float) -> str:
    from mentorlog.days import short_day

    at = datetime.fromtimestamp(seconds)
    return f"{short_day(at.date())}, {at:%H:%M}"


def size(count: int) -> str:
    """A number of bytes: "320 kB"."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} kB"
    return f"{count / 1024 / 1024:.1f} MB"
