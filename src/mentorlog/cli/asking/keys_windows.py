"""The keys of a Windows console, one by one."""

from __future__ import annotations

import sys
from time import monotonic, sleep

assert sys.platform == "win32"

import msvcrt  # noqa: E402

LOOK_SECONDS = 0.01


def character() -> str:
    """The next key: a character, or two for an arrow."""
    key = msvcrt.getwch()
    return key + msvcrt.getwch() if key in ("\0", "\xe0") else key


def waits(seconds: float) -> bool:
    """Whether a key comes within so many seconds."""
    end = monotonic() + seconds
    while not msvcrt.kbhit():
        if monotonic() >= end:
            return False
        sleep(LOOK_SECONDS)
    return True
