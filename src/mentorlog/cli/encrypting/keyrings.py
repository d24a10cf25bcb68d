"""Keys in the keyring of the system, each under the salt of its journal.

A key there saves typing, and is never the only way in: whatever a keyring does, the passphrase
opens the journal.
"""

from __future__ import annotations

SERVICE = "mentorlog"


def kept(salt: bytes) -> bytes | None:
    """The key of the journal with that salt; None where there is none, or no keyring."""
    try:
        import keyring

        return bytes.fromhex(keyring.get_password(SERVICE, salt.hex()) or "") or None
    except Exception:  # each system's keyring raises what it likes
        return None


def keep(salt: bytes, key: bytes) -> bool:
    """Keep a key there; whether it could be."""
    try:
        import keyring

        keyring.set_password(SERVICE, salt.hex(), key.hex())
    except Exception:
        return False
    return True


def forget(salt: bytes) -> None:
    """Take a key out again, if it is there."""
    try:
        import keyring

        keyring.delete_password(SERVICE, salt.hex())
    except Exception:
        return
