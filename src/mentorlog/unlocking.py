"""Who is asked for the key of an encrypted journal, and the keys that this run has already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Fits = Callable[[bytes], bool]
"""Whether a key opens the file that it is asked for."""
Ask = Callable[[Path, bytes, Fits, bool], bytes | None]
"""Gives the key of the file with that salt; only what nobody has to be asked for, or None, where
the last is true. Raises where there is none."""

_asked: list[Ask] = []
_keys: dict[bytes, bytes] = {}
refused: set[bytes] = set()
"""The salts of those that nobody could open in this run: it is not asked for them again."""
_to_be: dict[Path, tuple[bytes, bytes]] = {}


def begin(ask: Ask) -> None:
    """Ask there from here on; no key is known."""
    _asked[:] = [ask]
    _keys.clear()
    refused.clear()
    _to_be.clear()


def learn(salt: bytes, key: bytes) -> None:
    """Know the key of the files with that salt for the rest of the run."""
    _keys[salt] = key


def known() -> dict[bytes, bytes]:
    """The keys of this run, by the salt of the files that they open: for its own processes."""
    return dict(_keys)


def encrypt(path: Path, key: bytes, salt: bytes) -> None:
    """Have the journal that is yet to be made at `path` encrypted."""
    _to_be[path.absolute()] = key, salt
    learn(salt, key)


def to_be(path: Path) -> tuple[bytes, bytes] | None:
    """The key and the salt of a journal that is yet to be made; None where it is to be plain."""
    return _to_be.get(path.absolute())


def key_for(path: Path, salt: bytes, fits: Fits, quietly: bool = False) -> bytes | None:
    """The key of the encrypted file at `path`, asked for once; None where there is none that
    fits, or none without asking somebody and it is wanted `quietly`."""
    known = _keys.get(salt)
    if known is not None and fits(known):
        return known
    key = _asked[0](path, salt, fits, quietly) if _asked else None
    if key is not None:
        learn(salt, key)
    return key
