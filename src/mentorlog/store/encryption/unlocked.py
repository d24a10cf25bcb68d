"""The key of an encrypted file, from whoever is asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from mentorlog import unlocking
from mentorlog.errors import JournalEncrypted
from mentorlog.store import place
from mentorlog.store.encryption import rolled
from mentorlog.store.encryption.page import Key, fits


def unlocked(path: Path, salt: bytes, quietly: bool = False) -> Key:
    """The key that opens the file; JournalEncrypted where there is none without asking somebody
    and it is wanted `quietly`; else whatever error says why there is none."""
    if place.key_of(path.stat()) in place.OPEN:  # whose first page is not to be read again
        raw = unlocking.key_for(path, salt, lambda _key: True, quietly)
    else:
        pages = [place.first_bytes(path, place.PAGE), rolled.first_page(path) or b""]
        raw = unlocking.key_for(path, salt, partial(_fits, pages), quietly)
    if raw is None:
        raise JournalEncrypted(
            f"{path} is encrypted, and its key is not in the keyring of the system.",
            "mentorlog encrypt --help",
        )
    return Key(raw, salt)


def _fits(pages: Sequence[bytes], key: bytes) -> bool:
    """Whether that key wrote the first page, as it is or as it will be once it is rolled back."""
    return any(fits(key, page) for page in pages)


def opens(path: Path, file: Path) -> bool:
    """Whether the key of the journal at `path` opens that file, too. Nobody is asked for it:
    whatever error says that it is not known."""
    salt = place.salt_of(path)
    if salt is None or place.salt_of(file) != salt:
        return False
    return fits(unlocked(path, salt, quietly=True).raw, place.first_bytes(file, place.PAGE))
