"""Where the journal is: the path that somebody gives, or the platform's own folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from mentorlog.errors import JournalError, JournalMissing, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader

R = TypeVar("R", bound="Reader")
NAMED = "mentorlog --journal FILE"
HOMES = {"data": ".local/share", "config": ".config", "state": ".local/state"}


def journal_at(given: str | None) -> Path:
    """The journal file: the path that is given, else the one in the platform's data folder.

    UsageError where it is no path, or there is no home folder that it could be in; JournalError
    where it goes from a folder that is not there any more.
    """
    if given is None:
        folder = own_folder("data")
        if folder is None:
            raise UsageError("You have no home folder here, so the journal has to be named.", NAMED)
        return folder / "journal.db"
    if not given.strip() or "\0" in given:
        raise UsageError("--journal needs the path of a file.")
    path = expanded(given, NAMED)
    _refuse_nowhere(path)
    return path


def own_folder(kind: Literal["data", "config", "state"]) -> Path | None:
    """The platform's folder for what mentorlog keeps of that kind; None for who has no home."""
    if plain := _on_linux(kind):
        return plain / "mentorlog"
    import platformdirs

    try:
        path = Path(getattr(platformdirs, f"user_{kind}_dir")("mentorlog", appauthor=False))
    except RuntimeError:
        return None
    return path if path.is_absolute() else None


def _on_linux(kind: str) -> Path | None:
    """What platformdirs would say, where that is no question; its import takes longer than that.
    None where it is to be asked."""
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ:
        return None
    stated, home = os.environ.get(f"XDG_{kind.upper()}_HOME"), os.environ.get("HOME", "")
    path = os.path.join(home, HOMES[kind]) if stated is None else stated
    return Path(path) if path.startswith("/") else None


def expanded(given: str, try_: str | None = None) -> Path:
    """A path with the home folder for its `~`; UsageError, with that line to type, where that is
    nobody's."""
    try:
        return Path(given).expanduser()
    except RuntimeError as error:
        raise UsageError(f"{given!r} names a home folder that nobody has here.", try_) from error


def _refuse_nowhere(path: Path) -> None:
    if path.is_absolute():
        return
    try:
        os.getcwd()
    except OSError as error:
        raise JournalError(
            f"The folder that you are in is not there any more, so {path} cannot be found.",
            "cd ..",
        ) from error


@contextmanager
def opened(session: Session, journal: AbstractContextManager[R]) -> Iterator[R]:
    """The journal of that session, open; that it was brought up is said. JournalMissing with
    what may be the reason, where somebody named it."""
    try:
        with journal as reader:
            if reader.upgraded is not None:
                from mentorlog.cli.safekeeping.copying import prune

                said = "The journal was brought up to this version of mentorlog. A copy of before:"
                session.say(f"note: {said} {reader.upgraded}")
                prune(session)
            yield reader
        if session.wrote:
            _tell_open(session)
    except JournalMissing as error:
        if session.journal_named is None or os.path.isdir(session.journal_path.absolute().parent):
            raise
        there = "Its folder is not there: if it is on another disk, is that connected?"
        raise JournalMissing(f"{error.sentence} {there}", error.try_) from error


def _tell_open(session: Session) -> None:
    from shlex import quote

    from mentorlog.store.place import others_may_open

    path = session.journal_path
    if others_may_open(path):
        session.say(
            f"note: others on this machine may open {path}.",
            f"  Try: chmod 600 {quote(str(path))}",
        )
