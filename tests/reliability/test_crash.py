"""A bug in any command: exit 70, one line, a log, and no word of the journal anywhere."""

import json
import os
import shlex
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from cli.test_undo import LOOKING, NOT_TAKEN_BACK, SETUP, WRITING
from reliability import guarded

from mentorlog import store
from mentorlog.cli.root import root
from mentorlog.cli.session import Session
from mentorlog.store.reader import Reader

SENTINEL = "Quetzalcoatl"
WITHOUT_JOURNAL = {"sign": "sign cancelling", "guide": "guide feedback", "demo": "demo"}
GIVEN = {
    "undo": "undo --list",
    "redo": "redo",
    "erase": f"erase {SENTINEL} --confirm {SENTINEL}",
    "history": "history g1",
    "compare": "compare",
    "import": "import {lines}",
}
PAST = {"redo", "encrypt", "decrypt", "rekey", "backup", "restore", "doctor", "programme health"}
"""What opens the file in a way of its own or not at all, and may end before it comes to what is
broken here."""
SIMPLE = "import sys; from mentorlog.main import run; sys.argv[1:] = {argv!r}; {before}; run()"


def commands() -> dict[str, str]:
    """Every command, with the sentinel among what is typed where words can be."""
    there = root().known
    names = WRITING.keys() | LOOKING | NOT_TAKEN_BACK
    lines = {name: GIVEN.get(name, WRITING.get(name, name)) for name in sorted(names)}
    lines |= WITHOUT_JOURNAL
    return {
        name: line.replace('"', f'"{SENTINEL} ', 1)
        for name, line in lines.items()
        if name.split()[0] in there
    }


@pytest.fixture
def told(run, tmp_path):
    """A journal in which the sentinel stands in everything."""
    for line in SETUP.splitlines():
        assert run(*shlex.split(line.replace("Sarah", SENTINEL))).code == 0
    for call in (
        ["goal", "add", f"{SENTINEL} leads"],
        ["feedback", "--from", "mentee", f"{SENTINEL} said"],
        ["meet", "--on", "2026-03-04", "--held", "--notes", SENTINEL, "--private-notes", SENTINEL],
    ):
        assert run(*call).code == 0
    line = {"type": "relationship", "id": SENTINEL, "mentor": SENTINEL, "mentee": "Bilal"}
    (tmp_path / "lines.jsonl").write_text(json.dumps(line))
    return run


class Strange(Exception):
    """What nobody foresaw, with words of the journal in it and in what led to it."""


def broken(*given, **named):
    """Raise with all that it was called with, and something private in a local variable."""
    private = f"{SENTINEL} {given!r} {named!r}"
    try:
        raise KeyError(private)
    except KeyError as error:
        strange = Strange(private, {SENTINEL: given})
        strange.add_note(private)
        raise strange from error


BREAKING = {
    "opening": [(store, "reading"), (store, "writing"), (Session, "out"), (Session, "print")],
    "reading": [
        *((Reader, name) for name in ("relationships", "record", "records", "maybe_record")),
        *((Session, "out"), (Session, "print")),
    ],
    "showing": [(Session, "out"), (Session, "print"), (Session, "print_json"), (Session, "saved")],
}


@pytest.mark.parametrize("where", ["opening", "reading"])
def test_a_bug_in_any_command_says_nothing_of_the_journal(
    told, home, tmp_path, monkeypatch, where
) -> None:
    for of, name in BREAKING[where]:
        monkeypatch.setattr(of, name, broken)
    ended = {}
    for name, line in commands().items():
        code, out, err = told(*shlex.split(line.format(lines=tmp_path / "lines.jsonl")))
        ended[name] = code
        assert SENTINEL not in out + err, (name, out, err)
        if code == 70:
            *notes, said = err.splitlines()
            assert said.startswith("mentorlog: This is a bug in mentorlog. "), err
            assert "Nothing was saved. " in err or where == "reading"
            assert out == "" and all(note.startswith("note: ") for note in notes), (name, err)
    logs = list(home.rglob("crash-*.txt"))
    assert len(logs) == sum(code == 70 for code in ended.values())
    assert [name for name, code in ended.items() if code != 70 and name not in PAST] == []
    for log in logs:
        text = log.read_text(encoding="utf-8")
        assert SENTINEL not in text
        assert "Strange" in text and "builtins.KeyError" in text
        if os.name != "nt":
            assert log.stat().st_mode & 0o777 == 0o600


def test_a_bug_in_what_is_shown_says_nothing_either(told, home, monkeypatch) -> None:
    for of, method in BREAKING["showing"]:
        monkeypatch.setattr(of, method, broken)
    monkeypatch.setattr("mentorlog.exchange.jsonl.write_lines", broken)
    monkeypatch.setattr("mentorlog.cli.looking.report.hand_out", broken)
    for name in ("show", "log", "health", "list", "report", "export"):
        code, out, err = told(name)
        assert (code, out) == (70, ""), name
        assert SENTINEL not in err + "".join(log.read_text() for log in home.rglob("crash-*.txt"))


def process(argv: list[str], before: str, journal: Path) -> CompletedProcess[str]:
    """The program in a process of its own, after some Python."""
    code = SIMPLE.format(argv=argv, before=before)
    env = os.environ | {"MENTORLOG_JOURNAL": str(journal)}
    return guarded.run([sys.executable, "-c", code], 60, env=env)


LIBRARIES = (
    "import mentorlog.cli.root as r; r.root = lambda: 1 / 0",
    "import sqlite3; sqlite3.connect = None",
    "sys.modules['typer'] = None",
    "import mentorlog.store.reader as r; r.Reader.record = lambda *_: [0] * 10**15",
    "import mentorlog.store.reader as r\ndef f(self, id): f(self, id)\nr.Reader.record = f",
)


def test_a_bug_in_a_library_is_a_bug_of_ours(told, journal) -> None:
    for before in LIBRARIES:
        ran = process(["show"], before, journal)
        assert (ran.returncode, ran.stdout) == (70, ""), (before, ran.stderr)
        assert ran.stderr.startswith("mentorlog: This is a bug in mentorlog. ")
        assert ran.stderr.count("\n") == 1 and SENTINEL not in ran.stderr


IMPORTED = ("mentorlog.cli.session", "mentorlog.cli.root", "mentorlog.store.opening", "typer")
STOP = """
import importlib.abc
class Stopping(importlib.abc.MetaPathFinder):
    def find_spec(self, name, *_):
        if name == {name!r}: raise KeyboardInterrupt
sys.meta_path.insert(0, Stopping())
"""


def test_ctrl_c_while_a_module_is_imported(begun, journal) -> None:
    for name in IMPORTED:
        ran = process(["goal", "add", SENTINEL], STOP.format(name=name).strip(), journal)
        assert ran.returncode == 130, (name, ran.stderr)
        assert "Traceback" not in ran.stderr and SENTINEL not in ran.stderr


def test_no_handler_of_typer_shows_local_variables(begun, journal) -> None:
    code = (
        "import sys; hook = sys.excepthook\nfrom mentorlog.main import main; main(['show'])\n"
        "assert sys.excepthook is hook, sys.excepthook"
    )
    ran = guarded.run([sys.executable, "-c", code], 60)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a POSIX shell")
def test_a_reader_that_goes_away_is_no_bug(told, home) -> None:
    for command in ("show", "log", "report", "export", "sign"):
        line = f"{shlex.quote(sys.executable)} -m mentorlog {command} | head -c 10 > /dev/null"
        ran = guarded.run(["sh", "-c", line], 60)
        assert "Traceback" not in ran.stderr and "bug" not in ran.stderr
    assert not list(home.rglob("crash-*"))
