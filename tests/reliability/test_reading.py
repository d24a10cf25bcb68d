"""Looking at a journal changes nothing, and holds nobody up."""

import io
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from cli.conftest import Run
from cli.test_undo import LOOKING, SETUP
from reliability import scenes
from reliability.guarded import ran
from reliability.linux import needs_linux
from reliability.rounds import rounds
from reliability.state import stamped

from mentorlog.main import main
from mentorlog.store import place

SHOWN = LOOKING | {
    "",
    "--help",
    "--version",
    "brief",
    "due --json",
    "erase Sarah --dry-run",
    "export --all --include-private",
    "export --csv meetings",
    "export --ics",
    "export --packet --preview",
    "export --taskwarrior",
    "health",
    "health --json",
    "history g1",
    "log --grep plan",
    "prepare",
    "prepare --markdown",
    "report --markdown",
    "show --held",
    "show a1",
    "undo --list",
}
REFUSED = {"history": 2, "compare": 3, "programme health": 2}
COMPLETED = "mentorlog action done ", "mentorlog meet --goal ", "mentorlog show --with "


class _Watched(io.TextIOWrapper):
    """An output that knows whether the journal was open when something was written to it."""

    open = False

    def write(self, text: str) -> int:
        self.open = self.open or bool(place.OPEN)
        return super().write(text)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with something of nearly everything."""
    path = tmp_path_factory.mktemp("made") / "journal.db"
    for step, line in enumerate(SETUP.splitlines()):
        assert scenes.run(path, line, step) == 0, line
    return path


@pytest.fixture
def rich(made: Path, journal: Path, run: Run) -> Run:
    """A copy of it, and the program called on that."""
    shutil.copy(made, journal)
    return run


@pytest.mark.parametrize("line", sorted(SHOWN))
def test_looking_changes_nothing(
    rich: Run, journal: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    """And nothing is said while the journal is held: a pager that nobody scrolls on would keep a
    reader, and every writer with it."""
    before = stamped(journal.parent)
    said = {name: _Watched(io.BytesIO(), "utf-8") for name in ("stdout", "stderr")}
    with monkeypatch.context() as patched:
        for name, stream in said.items():
            patched.setattr(sys, name, stream)
        code = main(shlex.split(line))
    assert code == REFUSED.get(line, 0), said["stderr"].buffer.getvalue()
    assert [name for name, stream in said.items() if stream.open] == []
    assert stamped(journal.parent) == before


@pytest.mark.parametrize("line", COMPLETED)
def test_completing_changes_nothing(
    rich: Run, journal: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    before = stamped(journal.parent)
    monkeypatch.setenv("_MENTORLOG_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split())))
    ran = rich()
    assert (ran.code, bool(ran.out)) == (0, True)
    assert stamped(journal.parent) == before


@needs_linux
def test_many_readers_get_what_is_there(tmp_path: Path) -> None:
    given = {"readers": 4, "times": rounds(10), "folder": tmp_path}
    counted = ran("reading", given)
    assert counted["said"] == []
    assert (counted["reads"], counted["changed"]) == (4 * given["times"], False)
