"""Ctrl-C, kept for later."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_back() -> Iterator[bool]:
    """Keep Ctrl-C for the end of the block, and from whatever is begun in it: a thread that is
    started within, and a process that such a thread starts, now or later, take the mask of signals
    with them. Whether that can be done: Windows has no such mask."""
    masking = getattr(signal, "pthread_sigmask", None)
    if masking is None:
        yield False
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # or starting it later would let the signal through
    before = masking(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield True
    finally:
        masking(signal.SIG_SETMASK, before)
