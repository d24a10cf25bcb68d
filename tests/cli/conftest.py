"""A journal in a temporary folder, and the program called as a shell would."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from mentorlog.main import main


class Ran(NamedTuple):
    """What one call gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Where the journal of the test is, or will be."""
    return tmp_path / "journal.db"


@pytest.fixture
def run(journal: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call the program on that journal, on Wed 11 Mar 2026."""
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(journal))
    monkeypatch.setenv("MENTORLOG_TODAY", "2026-03-11")

    def call(*argv: str) -> Ran:
        capsys.readouterr()
        code = main(argv)
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture
def begun(run: Run) -> Run:
    """The same, with Tariq (who keeps the journal) and Sarah in it."""
    began = run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
    assert began.code == 0, began.err
    return run
