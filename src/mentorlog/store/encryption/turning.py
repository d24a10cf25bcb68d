"""An encrypted journal of a plain one, a plain one of an encrypted one, or one with another key.

What is new is written beside what there is, read and compared, and on the disk before anything
is replaced, so that there is the old journal or the new one at every moment. Backups and drafts
go with it: their successors lie beside them, under names of this module. Where the journal became
encrypted and the rest was cut off, the next opening goes on; before that it clears away.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from mentorlog.errors import AFTER, JournalError, WrongPassphrase
from mentorlog.store import place
from mentorlog.store.beside import draft_of
from mentorlog.store.encryption.copying import alone, copy_under
from mentorlog.store.encryption.page import SALT, Key
from mentorlog.store.encryption.sealing import key_of, seal, unsealed
from mentorlog.store.failing import telling
from mentorlog.store.lock import locked
from mentorlog.store.turned import MADE, MAKING, left, made_at

_BLOCK = bytes(1 << 20)


def turn(
    path: Path,
    old: Key | None,
    key: Key | None,
    *,
    backups: Sequence[Path] = (),
    texts: Sequence[Path] = (),
    unwanted: Sequence[Path] = (),
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """Put the journal at `path`, which `old` opens, under `key`, and those backups and texts with
    it; None is for no key. What is `unwanted` is overwritten and removed at the end.

    Where `key` is the one of the journal already, only the rest is put under it. What is gone
    meanwhile is passed over; `meanwhile` is called under the lock, and raises where the rest is
    not as it was listed. Whatever cannot be done leaves everything as it was.
    """
    path = path.absolute()
    with telling(path, system=True), locked(path):
        if place.salt_of(path) != (None if old is None else old.salt):
            raise JournalError(
                f"{path} was changed by another command meanwhile; try again.", AFTER
            )
        clear(path)
        place.discard_draft(path)
        try:
            meanwhile()
            made = [_made(path, file, old, key, copy_under) for file in _there(backups)]
            made += [_made(path, file, old, key, text_under) for file in _there(texts)]
            if old != key:
                copy_under(path, old, draft_of(path), key)
            _settle(path, old, key, made)
        except BaseException:
            if place.salt_of(path) == (None if old is None else old.salt):
                clear(path)
            raise
        for file in unwanted:
            scrub(file)


def _there(files: Sequence[Path]) -> list[Path]:
    return [file for file in files if os.path.lexists(file)]


def _made(
    path: Path, file: Path, old: Key | None, key: Key | None, under: Callable[..., None]
) -> Path:
    """The successor of a file beside the journal, which `old` opens where it is encrypted. Its
    time is that of the file, by which the newest is told, and a second: what keeps copies of files
    elsewhere, and compares times, sees that it is another."""
    making = _making(path, file)
    status = os.stat(file)
    under(file, None if place.salt_of(file) is None else old, making, key)
    os.utime(making, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000_000))
    return making


def _settle(path: Path, old: Key | None, key: Key | None, made: Sequence[Path]) -> None:
    """Put everything in its place, in an order in which nothing is lost where it is cut off."""
    if key is None or old == key:  # a plain journal would not know of what is left to do
        for file in made:
            replace(file, _meant(path, file))
    else:
        for file in made:
            os.rename(file, _finished(file))
        for folder in sorted({file.parent for file in made}):  # before the journal is under it
            place.sync_folder(folder)
    if old != key:
        with alone(path, old):
            replace(draft_of(path), path)
    if key is not None:
        finish(path, key.salt)


def text_under(source: Path, old: Key | None, target: Path, key: Key | None) -> None:
    """The same as `copy_under` for a file that is no database."""
    data = source.read_bytes() if old is None else unsealed(source, old)
    if key is not None:
        seal(data, target, key)
        return
    place.make_file(target)
    target.write_bytes(data)
    place.sync_file(target)


def keep_key(path: Path, draft: Path) -> None:
    """Have the database that is about to take the place of an encrypted journal under its key;
    WrongPassphrase where that cannot be had and the draft would be plain."""
    salt = place.salt_of(draft)
    if salt == place.salt_of(path):
        return
    try:
        key = key_of(path)
    except WrongPassphrase:  # its first page may be damaged
        if salt is None:
            raise
        return
    making = made_at(path)
    making.unlink(missing_ok=True)
    copy_under(draft, key_of(draft), making, key)
    replace(making, draft)


# What stands beside the journal meanwhile.


def _making(journal: Path, file: Path) -> Path:
    return file.with_name(f".{journal.name}.{file.name}{MAKING}")


def _finished(making: Path) -> Path:
    return making.with_name(making.name.removesuffix(MAKING) + MADE)


def _meant(journal: Path, made: Path) -> Path:
    """The file whose successor that is."""
    name = made.name.removeprefix(f".{journal.name}.")
    return made.with_name(name.removesuffix(MAKING).removesuffix(MADE))


def finish(path: Path, salt: bytes) -> None:
    """Put in place what was made for the encrypted journal at `path`, which has that salt, and
    clear away the rest; the caller holds the lock."""
    for file in left(path):
        whole = file.name.endswith(MADE) and place.first_bytes(file, SALT) == salt
        if whole:
            replace(file, _meant(path, file))
    clear(path)


def finish_if_possible(path: Path, salt: bytes) -> None:
    """The same where nobody else is writing."""
    if left(path) and place.may_write(path):
        with suppress(JournalError, OSError), locked(path, patience=0):
            finish(path, salt)


def clear(path: Path) -> None:
    """Remove what a command that was cut off has left; the caller holds the lock."""
    for file in left(path):
        scrub(file)


# Files that go.


def replace(new: Path, path: Path) -> None:
    """Put `new` in the place of `path`, for good, and overwrite what was there."""
    old = _held(path)
    try:
        os.replace(new, path)
        place.sync_folder(path.parent)
        if old is not None:
            _overwrite(old)
    finally:
        if old is not None:
            os.close(old)


def scrub(path: Path) -> None:
    """Overwrite a file and remove it."""
    old = _held(path)
    try:
        path.unlink(missing_ok=True)
        if old is not None:
            _overwrite(old)
    finally:
        if old is not None:
            os.close(old)


def _held(path: Path) -> int | None:
    """A file that is kept open, to be overwritten when its name is gone; Windows keeps the name
    of a file that is open."""
    if os.name == "nt":
        return None
    with suppress(OSError):
        return os.open(path, os.O_WRONLY | place.NOFOLLOW)
    return None


def _overwrite(file: int) -> None:
    """Zeros over a file that has no name any more, as far as the file system writes in place."""
    status = os.fstat(file)
    if status.st_nlink:
        return
    with suppress(OSError):
        for at in range(0, status.st_size, len(_BLOCK)):
            os.pwrite(file, _BLOCK[: status.st_size - at], at)
        os.fsync(file)
