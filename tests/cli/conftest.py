"""A journal in a temporary folder, and the program called as a shell would."""

import io
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from loading import Loaded, loaded_anew, loading

from mentorlog import store
from mentorlog.main import main
from mentorlog.record import Record


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
def begun(run: Run, journal: Path, once: Path) -> Run:
    """The same, with Tariq (who keeps the journal) and Sarah in it."""
    assert not journal.exists(), "this would replace the journal"
    if not (once / "lock").exists():
        began = run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
        assert began.code == 0, began.err
        shutil.copy(journal, once / "journal")
        shutil.copy(f"{journal}.lock", once / "lock")
    shutil.copy(once / "journal", journal)
    shutil.copy(once / "lock", f"{journal}.lock")
    return run


@pytest.fixture
def record(journal: Path) -> Callable[[], Record]:
    """The record as it is in the file now."""

    def read() -> Record:
        with store.reading(journal) as reader:
            return reader.record(reader.relationships()[0].id)

    return read


@pytest.fixture(scope="session")
def loaded(once: Path) -> Iterator[Callable[..., Loaded]]:
    """What a call loads besides typer, once it ended."""
    if sys.platform == "win32":
        yield loaded_anew
        return
    with loading(once) as ask:
        yield ask


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put text on standard input."""

    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return put


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., io.StringIO]:
    """Standard input and standard error as a terminal, with these lines typed."""

    def put(*lines: str) -> io.StringIO:
        for stream, text in (("stdin", "".join(f"{line}\n" for line in lines)), ("stderr", "")):
            fake = io.StringIO(text)
            monkeypatch.setattr(fake, "isatty", lambda: True)
            monkeypatch.setattr(sys, stream, fake)
        return fake

    return put


@pytest.fixture
def edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make an editor of Python code, in which `text` is what is there and what is written."""

    def install(code: str) -> None:
        script = tmp_path / "an editor; with marks.py"
        body = (
            "import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n"
            "text = path.read_bytes().decode()\n"
            f"{code}\npath.write_bytes(text.encode())\n"
        )
        script.write_text(body, encoding="utf-8")
        for variable in ("MENTORLOG_EDITOR", "VISUAL"):
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')

    return install
