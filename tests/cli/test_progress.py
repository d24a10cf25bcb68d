"""The bar of a long command: only where somebody looks on, after a second, and gone at the end."""

import io
import re
import subprocess
import sys
from contextlib import suppress

import pytest
from render.looking import fading, keep

from mentorlog.cli import progress as room
from mentorlog.cli.progress import AT_ONCE, counted, left, progress
from mentorlog.cli.session import Session


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def at(monkeypatch):
    """A terminal of 40 columns, and a clock that stands where it is put."""
    stream, now = Terminal(), [0.0]
    monkeypatch.setattr(room, "monotonic", lambda: now[0])
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")

    def at(seconds: float) -> str:
        monkeypatch.setattr(sys, "stderr", stream)  # pytest puts its own there before each test
        now[0] = seconds
        return stream.getvalue()

    return at


def test_nothing_is_drawn_within_a_second(at):
    at(0)
    with progress(Session(), "Importing", 100) as advance:
        at(0.9)
        advance(90)
    assert at(5) == ""


def test_what_is_done_and_left_fits_a_narrow_terminal(at, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    at(0)
    with progress(Session(), "Importing", 100) as advance:
        at(2)
        advance(25)
        shown = at(2.1)
        advance(1)
        assert at(2.1) == shown  # not drawn again at once
        at(4)
        advance(24)
    (line,) = {line for line in re.split(r"[\r\n]|\x1b\[\dK", shown) if line.strip()}
    assert len(line) <= 37
    assert re.fullmatch(r"Importing \S+ +25% 6 s left", line.strip())
    assert "\x1b[?25l" not in shown  # whoever is killed leaves the cursor
    assert " 50% 4 s left" in at(4)
    assert re.search(r"\x1b\[2K(\r)?$", at(4))  # and the bar is gone


def test_it_goes_when_the_command_is_stopped(at):
    at(0)
    with suppress(KeyboardInterrupt), progress(Session(), "Importing", 100) as advance:
        at(2)
        advance(1)
        assert "1%" in at(2)
        raise KeyboardInterrupt
    assert re.search(r"\x1b\[2K(\r)?$", at(2))


@pytest.mark.parametrize("quietly", ["quiet", "no terminal", "dumb"])
def test_nobody_looks_on(at, monkeypatch, quietly):
    at(0)
    if quietly == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    elif quietly == "no terminal":
        monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    with progress(Session(), "Importing", 100, quiet=quietly == "quiet") as advance:
        at(9)
        advance(50)
    assert at(9) == ""


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "1 s left"),
        (90, "90 s left"),
        (200, "3 min left"),
        (3 * 3600, "3 h left"),
    ],
)
def test_the_time_that_is_left(seconds, said):
    assert left(seconds) == said


def test_rich_is_not_imported_for_what_is_quick():
    code = (
        "import sys; from mentorlog.cli.progress import progress\n"
        "from mentorlog.cli.session import Session\n"
        "sys.stderr.isatty = lambda: True\n"
        "with progress(Session(), 'Importing', 2) as advance: advance(1)\n"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def test_what_is_gone_through_is_told_of_as_it_is_done():
    done = []
    for at, one in enumerate(counted(range(2 * AT_ONCE + 1), done.append)):
        assert (one, sum(done)) == (at, at // AT_ONCE * AT_ONCE)
    assert sum(done) == 2 * AT_ONCE


@pytest.mark.parametrize("argv", [["list"], ["due", "--within", "9d"]])
def test_a_look_at_all_of_them_has_a_bar_on_a_terminal(run, journal, monkeypatch, argv):
    keep(journal, *[fading() for _ in range(AT_ONCE + 1)])
    shown = Terminal()
    monkeypatch.setattr(room, "PATIENCE", 0.0)
    monkeypatch.setattr(room, "_looked_at", lambda: True)
    monkeypatch.setattr(sys, "stderr", shown)
    plain = run(*argv)
    assert plain.code == 0 and "Sarah" in plain.out
    assert "Reading" in shown.getvalue()
    before = shown.getvalue()
    for silent in ("--json", "--plain"):
        assert run(*argv, silent).code == 0
        assert shown.getvalue() == before
