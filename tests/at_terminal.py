"""The program at a pseudo-terminal, for the tests that answer its questions."""

import os
import sys
import traceback
from functools import partial
from time import monotonic, sleep

import pytest

from mentorlog.cli.asking import pressing
from mentorlog.main import main

ENTER = "\r"
# How long an Enter after a key is that key's: less than for people, or most of the time of these
# tests would be waiting for it.
SETTLED_SECONDS = 0.05


def spawn(journal, *argv, columns=80, rows=50, anew=False, **environ):
    """Start it on that journal, as pexpect does; every wait is bounded. It goes on from this
    process, which takes a fifth of the time of beginning it `anew`. The test is skipped where
    there is no such terminal."""
    if sys.platform == "win32":
        pytest.skip("asks for a pseudo-terminal")
    pexpect = pytest.importorskip("pexpect")
    there = {name: value for name, value in os.environ.items() if name != "COLUMNS"} | environ
    line = ["--journal", str(journal), *argv]
    child = pexpect.spawn(
        sys.executable,
        ["-m", "mentorlog", *line],
        encoding="utf-8",
        timeout=20,
        dimensions=(rows, columns),
        env=there,
        preexec_fn=None if anew else partial(_go_on, line, there, (rows, columns)),
    )
    child.ptyproc.delayafterclose = 0  # whoever has to be waited for is waited for
    child.delaybeforesend = None  # a question stands there once its keys are taken
    return child


def _go_on(line, environ, size):
    """Run the program in this process, which was forked, and end it."""
    import termios

    code = 1
    try:
        os.closerange(3, 1 << 16)  # whoever forked it waits for its last one to be closed
        termios.tcsetwinsize(0, size)
        os.environ.clear()
        os.environ.update(environ)
        sys.stdin, sys.stdout, sys.stderr = (
            os.fdopen(number, mode, encoding="utf-8", closefd=False)
            for number, mode in enumerate(("r", "w", "w"))
        )
        pressing.SETTLED_SECONDS = SETTLED_SECONDS
        code = main(line)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(child):
    """Wait until it has ended; the exit code, and what it showed since the last wait."""
    rest = child.read()
    until = monotonic() + child.timeout
    while child.isalive() and monotonic() < until:
        sleep(0.002)
    child.close()
    return child.exitstatus, rest


def stop(child, said=None):
    """Press Ctrl-C until it says that, or has ended; what it showed before. One that comes just
    before a line is waited for is seen with the next key."""
    from pexpect import EOF, TIMEOUT

    for _ in range(8):
        child.sendintr()
        if child.expect_exact([said or EOF, TIMEOUT], timeout=3) == 0:
            return child.before
    raise AssertionError(f"it went on: {child.before!r}")


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
