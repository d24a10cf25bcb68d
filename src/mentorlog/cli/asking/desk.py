"""Where an editor works on a draft: in its file, or, where the journal is encrypted, on a copy.

No editor opens an encrypted file. The copy lies in memory, where the system has a folder for
that, in one that only its owner may enter; what becomes of it is kept in the draft, encrypted,
however the editor ends. Where this program itself is killed meanwhile, the next one finds it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir

from mentorlog.drafts import Draft
from mentorlog.private import in_use, is_own, marked, remove, write_bytes
from mentorlog.store.beside import DRAFTS

PREFIX = "mentorlog-desk-"
_OF = ".of"  # names the draft
_MEMORY = "/dev/shm"


@contextmanager
def desk(draft: Draft) -> Iterator[Path]:
    """The file for the editor; what is in it afterwards is in the draft."""
    if not draft.sealed:
        yield draft.path
        return
    with _folder() as folder:
        write_bytes(folder / _OF, os.fsencode(draft.path))
        copy = folder / draft.path.name
        write_bytes(copy, draft.read_bytes())
        try:
            yield copy
        finally:
            _keep(copy, draft)


def _keep(copy: Path, draft: Draft) -> None:
    try:
        data = copy.read_bytes()
    except FileNotFoundError:
        draft.discard()
    else:
        draft.keep_bytes(data)


@contextmanager
def _folder() -> Iterator[Path]:
    """A new folder in the best place, marked as in use, and gone afterwards."""
    with in_use(PREFIX, next(iter(_places()), None)) as folder:
        try:
            yield folder
        finally:
            _unname(folder)


def _unname(folder: Path) -> None:
    """Take away what says of which draft it is, before all else: nobody takes it up half gone."""
    with suppress(OSError):
        (folder / _OF).unlink(missing_ok=True)


def _places() -> list[str]:
    """The folders of this machine that copies may lie in, the best one first."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    there = [runtime, _MEMORY]
    with suppress(OSError):  # it writes something in each to find the one that takes it
        there.append(gettempdir())
    return [one for one in there if one and os.path.isdir(one) and os.access(one, os.W_OK)]


def put_back(journal: Path) -> list[Path]:
    """Put what a program that was killed has left on its desk into the draft that it is of; the
    drafts of that journal for which it could be. A draft's own name says whose it is."""
    begin = str(journal.absolute().parent / DRAFTS / f"{journal.name}-")
    found = []
    for folder in _left():
        mark = marked(folder)
        if mark is None:
            continue
        done = False
        try:
            path = Path(os.fsdecode((folder / _OF).read_bytes()))
            if str(path).startswith(begin):
                draft = Draft(journal, str(path).removeprefix(begin))
                done = draft.keep_bytes((folder / path.name).read_bytes())
        except OSError:
            continue
        finally:
            if done:
                _unname(folder)
                remove(folder, mark)
            else:
                os.close(mark)
        if done:
            found.append(path)
    return found


def _left() -> Iterator[Path]:
    """The folders of desks that are one's own."""
    for place in dict.fromkeys(_places()):
        with suppress(OSError):
            for name in sorted(os.listdir(place)):
                folder = Path(place, name)
                if name.startswith(PREFIX) and is_own(folder):
                    yield folder
