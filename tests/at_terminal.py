"""The program at a pseudo-terminal, for the tests that answer its questions."""

import os
import signal
import sys
from time import monotonic, sleep

import pytest

from mentorlog.cli.asking.pressing import SETTLED_SECONDS

ENTER = "\r"


def spawn(journal, *argv, columns=80, rows=50, **environ):
    """Start it on that journal, as pexpect does; every wait is bounded. The test is skipped
    where there is no such terminal."""
    if sys.platform == "win32":
        pytest.skip("asks for a pseudo-terminal")
    pexpect = pytest.importorskip("pexpect")
    there = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "mentorlog", "--journal", str(journal), *argv],
        encoding="utf-8",
        timeout=20,
        dimensions=(rows, columns),
        env=there | environ,
        preexec_fn=_heeding,
    )
    child.ptyproc.delayafterclose = 0  # whoever has to be waited for is waited for
    return child


def _heeding():
    """Let Ctrl-C through, which whoever runs the tests in the background may have shut out."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def ended(child):
    """Wait until it has ended; the exit code, and what it showed since the last wait."""
    rest = child.read()
    until = monotonic() + child.timeout
    while child.isalive() and monotonic() < until:
        sleep(0.002)
    child.close()
    return child.exitstatus, rest


class Terminal:
    """Whoever answers it, one question after the other."""

    def __init__(self, journal, *argv, **how):
        self.key = False
        self.child = spawn(journal, *argv, **how)

    def at(self, question, typed):
        """Wait for a question, then type."""
        self.child.expect_exact(question)
        self.child.expect_exact("> ")
        if typed == ENTER and self.key:
            sleep(SETTLED_SECONDS)  # an Enter right after a key is that key's
        self.key = ENTER not in typed
        self.child.send(typed)
        return self

    def answer(self, *pairs):
        """Each answer once its question stands there; the exit code, and what was shown last."""
        for question, typed in pairs:
            self.at(question, typed)
        return ended(self.child)
