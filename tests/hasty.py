"""Not waiting for the disk, where it is none of what is found out."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from mentorlog.store import connecting


@contextmanager
def hasty() -> Iterator[None]:
    """Wait for no disk in this process, for the length of the block: what a process that is killed
    was told to write is there, whoever waited for it or not. What a power cut would leave is found
    out in processes of their own, which wait."""
    waiting = connecting.PRAGMAS, os.fsync
    connecting.PRAGMAS = waiting[0].replace("synchronous=EXTRA", "synchronous=OFF")
    assert waiting[0] != connecting.PRAGMAS
    os.fsync = lambda _descriptor: None
    try:
        yield
    finally:
        connecting.PRAGMAS, os.fsync = waiting
