"""Every command there is, called in this process as a shell or a terminal would."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from cli.test_undo import LOOKING

from mentorlog.cli.app import Group
from mentorlog.cli.root import root
from mentorlog.main import main

TODAY = "2026-11-25"
OPENING = {"--open", "--edit"}
"""Flags that start another program."""
EVERYWHERE = {"--journal", "--with", "--today", "--settings", "--plain"}
ALONE = {
    "history": ("m1",),
    "compare": ("packet.jsonl",),
}
"""What a looking command needs; one that needs nothing is not named."""
ELSEWHERE = {"demo"}
"""Commands that look at something else than the journal."""
MORE = (
    *("health", "health --full", "health --all", "health --history", "health --json"),
    *("health --since 2026-01-01", "health --try cancelling.watch=3"),
    *("prepare", "prepare --copy", "prepare --with-questions", "prepare --markdown"),
    *("prepare --copy --with-questions", "prepare --include-private --copy", "prepare --json"),
    *("agree", "agree --page", "agree --markdown", "agree --guide", "agree --json"),
    *("brief", "brief --markdown", "brief --html", "brief --json"),
    *("close", "close --json", "close --ics -"),
    *("keepsake --with-feedback --markdown", "keepsake --with-feedback --html"),
    *("report --html -", "report --all --html -", "report --include-private --markdown"),
    *("due --within 900d", "due --within 900d --json", "log --notes", "log --all --notes"),
    *("log --grep a", "log --notes --json", "log --goal g1", "goal list --all --json"),
    *("show m1", "show g1", "show a1", "show c1", "show r1", "show cl1", "show ag1", "show f1"),
    *("show t1", "show ms1", "show p1", "show co1", "show di1", "show st1", "show m1 --json"),
    *("history g1", "history a1", "history r1", "history c1", "history cl1", "history t1 --json"),
    *("undo --list", "undo --list --json", "edit a1", "delete m1", "delete g1", "erase --dry-run"),
    *("export --all", "export --include-private", "export --packet --preview", "export --packet"),
    *("export --ics", "export --ics --all", "export --taskwarrior", "export --csv meetings"),
    *("export --csv actions --include-private", "export --csv goals --include-private"),
    *("import packet.jsonl --dry-run", "import table.csv --csv --dry-run", "compare packet.jsonl"),
    *("import table.csv --csv --of actions --dry-run", "import tasks.json --dry-run"),
    *("import log.md --markdown --dry-run", "import words.jrnl --jrnl --dry-run"),
    *("import calendar.ics --ics --dry-run --match a", "import lines.jsonl --dry-run"),
    *("feedback --ask", "goal review", "meet", "show --held", "show --held --json"),
)
"""Calls of which nobody needs to be told, for they write nothing: with values, and of commands
that write where more is said."""


class Ran(NamedTuple):
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def both(self) -> str:
        """All that was shown."""
        return self.out + self.err


class Shown(io.TextIOWrapper):
    """Standard output or error, a terminal or not."""

    def __init__(self, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="replace", newline="\n")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def said(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8", "surrogateescape")  # type: ignore[attr-defined]


def run(*argv: str, terminal: bool = False, typed: str = "") -> Ran:
    """Call the program; what it prints comes back as it would reach a terminal or a pipe."""
    out, err, there = Shown(terminal), Shown(terminal), sys.stdin
    sys.stdin = io.StringIO(typed)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(argv)
    finally:
        sys.stdin = there
    return Ran(code, out.said(), err.said())


def commands() -> Iterator[tuple[str, list[Any]]]:
    """Every command and subcommand with its parameters."""
    for name, known in root().known.items():
        command = known.load()
        inner = command.known if isinstance(command, Group) else {"": None}
        for below, one in inner.items():
            yield f"{name} {below}".strip(), (one.load() if one else command).params


def flags(params: list[Any], takes_value: bool) -> Iterator[str]:
    """The flags that take a value, or those that take none."""
    for param in params:
        mine = param.param_type_name == "option" and param.name != "help"
        if mine and getattr(param, "is_flag", False) is not takes_value:
            name = str(param.opts[0])
            yield from () if name in OPENING | EVERYWHERE else (name,)


def looking() -> Iterator[tuple[str, ...]]:
    """Every looking command alone and with each of its flags, so that a new one is called, too;
    then what else looks."""
    for name, params in commands():
        if name in LOOKING - ELSEWHERE:
            call = (*name.split(), *ALONE.get(name, ()))
            yield call
            yield from ((*call, flag) for flag in flags(params, takes_value=False))
    for line in MORE:
        yield tuple(line.split())


def takes_words(params: list[Any]) -> bool:
    """Whether there is an argument."""
    return any(param.param_type_name == "argument" for param in params)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the program works in, with the journal in one below it."""
    inside = tmp_path / "within" / "work"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(tmp_path / "journals" / "journal.db"))
    monkeypatch.setenv("MENTORLOG_TODAY", TODAY)
    monkeypatch.setenv("TERM", "xterm-256color")
    return inside


def journal_path() -> Path:
    """Where the journal is."""
    return Path(os.environ["MENTORLOG_JOURNAL"])
