"""A terminal that shows nothing of what is typed, also between two questions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

MOST = 4096  # characters


@contextmanager
def unseen() -> Iterator[None]:
    """Show nothing that is typed meanwhile, and drop in the end what nobody has read of it: half
    a passphrase is not for the screen, nor for the shell that comes next."""
    put_right = _shut()
    try:
        yield
    finally:
        put_right()


def _shut() -> Callable[[], None]:
    """Have the terminal show nothing; what makes it as it was."""
    if sys.platform == "win32":
        return _drop
    try:
        import termios
    except ImportError:
        return lambda: None
    try:
        terminal = sys.stdin.fileno()
        before, wanted = termios.tcgetattr(terminal), termios.tcgetattr(terminal)
        wanted[3] &= ~termios.ECHO
        termios.tcsetattr(terminal, termios.TCSADRAIN, wanted)
    except (OSError, ValueError, termios.error):
        return lambda: None

    def put_right() -> None:
        with suppress(OSError, termios.error):
            termios.tcsetattr(terminal, termios.TCSAFLUSH, before)

    return put_right


def _drop() -> None:
    """Drop what was typed ahead, where the system keeps it key by key."""
    if sys.platform != "win32":
        return
    import msvcrt

    for _ in range(MOST):
        if not msvcrt.kbhit():
            return
        msvcrt.getwch()
