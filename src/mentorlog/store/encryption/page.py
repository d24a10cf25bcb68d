"""The first page of an encrypted journal: what it looks like, and which key opens it.

The file is what SQLCipher 4 makes by default, so that other programs open it with the passphrase:
pages of 4096 bytes, the salt in the first 16, a key of PBKDF2-HMAC-SHA512 in 256,000 rounds, and
at the end of each page an IV of 16 bytes and the HMAC-SHA512 of the page.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import NamedTuple

from mentorlog.store.place import PAGE

SALT = 16  # bytes
ROUNDS = 256_000
_LENGTH = 32  # bytes of a key
_MAC = 64
_MASK = 0x3A
_DISTINCT = 240  # of 256 values; a page of random bytes lacks none but once in a while one
_OTHERS = (
    *(b"SQLite format 3", b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf"),
    *(b"\x28\xb5\x2f\xfd", b"\x89PNG", b"\xff\xd8\xff", b"%PDF", b"Rar!", b"OggS", b"ID3", b"GIF8"),
    *(b"RIFF", b"age-encryption", b"Salted__", b"LUKS", b"\x04\x22\x4d\x18"),
)


class Key(NamedTuple):
    """What opens a file: 32 bytes, and the salt they were derived with."""

    raw: bytes
    salt: bytes

    @property
    def pragma(self) -> str:
        """The key as SQLCipher takes it, derived already."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def looks_encrypted(page: bytes, size: int) -> bool:
    """Whether a file of `size` bytes that begins with `page` may be an encrypted journal: it looks
    random, and like nothing else that does."""
    whole = len(page) == PAGE and size % PAGE == 0
    return whole and not page.startswith(_OTHERS) and len(set(page)) >= _DISTINCT


def new_salt() -> bytes:
    """A fresh salt, which no other kind of file begins with."""
    while (salt := os.urandom(SALT)).startswith(_OTHERS):
        pass
    return salt


def derived(passphrase: str, salt: bytes) -> bytes:
    """The key that a passphrase makes; takes a quarter of a second, so that guessing is slow."""
    return hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ROUNDS, _LENGTH)


def fits(key: bytes, page: bytes) -> bool:
    """Whether that key is the one that wrote the first page of a file."""
    if len(page) != PAGE or len(key) != _LENGTH:
        return False
    masked = bytes(byte ^ _MASK for byte in page[:SALT])
    mac = hashlib.pbkdf2_hmac("sha512", key, masked, 2, _LENGTH)
    said = page[SALT:-_MAC] + (1).to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(mac, said, "sha512"), page[-_MAC:])
