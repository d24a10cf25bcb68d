"""Words that a command could not save: kept where they can be found again, else shown.

What comes from standard input or was answered to a question is nowhere else. What a flag said
is in the line that was typed, and questions one after another keep a draft (`begun.py`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import (
    DiskFull,
    JournalError,
    JournalLocked,
    JournalReadOnly,
    MentorlogError,
)
from mentorlog.private import is_own_file

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.drafts import Draft
    from mentorlog.record import Relationship

CALLED = "unsaved"
MOST = 100  # of one command and relationship
PASSING = (DiskFull, JournalLocked, JournalReadOnly)
INPUT = "-"
"""The name of what came from standard input, among what questions were answered."""


def told(session: Session, error: MentorlogError) -> tuple[str, str | None]:
    """The sentence of an error and the line to type, with what became of the words of this run:
    what would be lost is kept, and where that is comes with them."""
    if session.committed:
        return error.sentence, error.try_
    journal = isinstance(error, JournalError)
    if session.unkept and (journal or session.interactive):
        said, again = kept(session)
        return f"{error.sentence}{said}", again if journal and again else error.try_
    if journal and session.left and session.left not in error.sentence:
        return f"{error.sentence} {_capital(session.left)}.", error.try_
    if session.wrote and not session.left and type(error) in (*PASSING, JournalError):
        nothing = "Nothing was saved; the same line can be given again once that is put right."
        return f"{error.sentence} {nothing}", error.try_
    return error.sentence, error.try_


def kept(session: Session) -> tuple[str, str | None]:
    """Keep the words of this run: a sentence that says where, with a space before it, and the
    line that takes them from there. They are shown where they can be kept nowhere."""
    words = _text(session.unkept)
    shut = _encrypted(session)
    path = None if shut else _in_draft(session, words) or _elsewhere(session, words)
    if path is None:
        nowhere = (
            "is kept in no file, as the journal is encrypted" if shut else "could be kept nowhere"
        )
        lines = words.split("\n")
        session.say(f"mentorlog: What you typed {nowhere}. Here it is:", "", *lines, "")
        return "", None
    only_input = list(session.unkept) == [INPUT] and os.name != "nt"
    return f" What you typed is kept in {path}.", _again(session, path) if only_input else None


def soon_typed(session: Session) -> bool:
    """Whether the words of this run are single ones, as the name of a side is, and no sentence of
    a script that writes without spaces."""
    from mentorlog.render.width import unspaced

    said = session.unkept.values()
    return all(len(words.split()) < 2 and not unspaced(words) for words in said)


def let_go(session: Session) -> None:
    """The words of this run are saved: what was kept of them when they could not be goes."""
    words = _text(session.unkept)
    session.unkept = {}
    drafts = (draft for draft in _drafts(session) if draft.read() == words)
    for draft in drafts:
        draft.discard()
    for path in elsewhere():
        with suppress(OSError):
            if _holds(path, words.encode(errors="replace")):
                path.unlink()


def elsewhere() -> list[Path]:
    """What of such words lies outside the folder of any journal: of whom, nobody can tell.

    Anybody may have put a pipe or a link in the temporary folder, under any name.
    """
    found = []
    for folder in _folders():
        for path in sorted(folder.glob(f"mentorlog-{CALLED}-*.txt")):
            with suppress(OSError):
                if is_own_file(os.lstat(path)):
                    found.append(path)
    return list(dict.fromkeys(found))


def _holds(path: Path, words: bytes) -> bool:
    """Whether a file holds those bytes."""
    before = os.lstat(path)
    if before.st_size != len(words):
        return False
    names = ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
    flags = sum((getattr(os, name, 0) for name in names), os.O_RDONLY)
    with open(os.open(path, flags), "rb") as file:
        return os.path.samestat(before, os.fstat(file.fileno())) and file.read() == words


def _text(words: dict[str, str]) -> str:
    """The words alone where there is one text, else each below what it answers."""
    if len(words) == 1:
        return next(iter(words.values()))
    return "\n\n".join(f"{name}: {said}" for name, said in words.items() if said)


def _encrypted(session: Session) -> bool:
    """Whether words of the journal are to be in no plain file, nor where nobody can read them."""
    from mentorlog.store.place import salt_of

    try:
        return salt_of(session.journal_path) is not None
    except OSError:
        return False


def _in_draft(session: Session, words: str) -> Path | None:
    """The draft beside the journal; none where the folder of the journal is not there."""
    if not os.path.isdir(session.journal_path.parent):
        return None
    draft = next(draft for draft in _drafts(session) if draft.read() in (None, words))
    return draft.path if draft.keep(words) else None


def _drafts(session: Session) -> Iterator[Draft]:
    """The drafts that this command may have of what it could not save, in their order."""
    from mentorlog.cli.asking.begun import mark_of
    from mentorlog.drafts import Draft

    chosen = _chosen(session)
    whose = [mark_of(chosen)] if chosen is not None else []
    for number in range(1, MOST):
        more = [str(number)] if number > 1 else []
        name = "-".join([CALLED, *_command(session), *whose, *more])
        yield Draft(session.journal_path, f"{name}.txt")


def _chosen(session: Session) -> Relationship | None:
    """The relationship that the words are about; None where nobody can tell."""
    if session.chosen is None and session.command.split()[1:] != ["start"]:
        with suppress(MentorlogError), session.reading() as reader:
            session.chosen = session.choose(reader)
    return session.chosen


def _command(session: Session) -> list[str]:
    return [word for word in session.command.split()[1:] if re.fullmatch("[a-z]+", word)]


def _elsewhere(session: Session, words: str) -> Path | None:
    from mentorlog.private import make_folder, write_new

    name = "-".join(["mentorlog", CALLED, *_command(session), f"{os.urandom(4).hex()}.txt"])
    for folder in _folders():
        with suppress(OSError):
            make_folder(folder)
            write_new(folder / name, words)
            return folder / name
    return None


def _folders() -> Iterator[Path]:
    """Where words are put that cannot be beside the journal."""
    from tempfile import gettempdir

    from mentorlog.cli.where import own_folder

    if (state := own_folder("state")) is not None:
        yield state
    with suppress(OSError):
        yield Path(gettempdir())


def _again(session: Session, path: Path) -> str | None:
    from shlex import quote

    from mentorlog.cli.asking.retyped import MOST as LONGEST
    from mentorlog.cli.asking.retyped import line

    said = line(["mentorlog", *session.argv])
    return f"{said} < {quote(str(path))}" if len(said) <= LONGEST else None


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
