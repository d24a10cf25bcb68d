"""Ends a process before a call of the system of that number: a kill at each step of something."""

import os
import signal
from collections.abc import Callable

STEPS = ("replace", "rename", "unlink", "link", "fsync", "open")


def dying_at(step: int, work: Callable[[], object]) -> object:
    """Do the work, and end by SIGKILL before the call of that number, if there is one."""
    count = 0

    def before(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*given: object, **more: object) -> object:
            nonlocal count
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*given, **more)

        return counted

    for name in STEPS:
        setattr(os, name, before(getattr(os, name)))
    return work()
