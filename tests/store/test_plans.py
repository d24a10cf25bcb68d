"""No statement of a command about one relationship reads through a table: SQLite says how it would
run each of them, as the program has it run them."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from making import laid_out

from mentorlog.main import main
from mentorlog.store import condensed, opening, reader
from mentorlog.store.connecting import connected

ALLOWED = {
    # What is read through, by the words of the statement, and why that is little.
    r"SCAN relationship$": "names that hold what was typed: SQLite compares them, few are read",
    r"SCAN (first|changed)$": "what one command changed",
    r"SCAN packet_was$": "packets that were replaced",
    r"SCAN relationship USING INDEX": "names in the order of their numbers: the first two, or all",
    r"SCAN closing": "whose day for erasing has come: a row for each that has ended",
    r"SCAN words VIRTUAL TABLE": "an index of words by its own way",
    r"SCAN main\.words_config$": "a row, which that index reads for itself",
    r"SCAN (sqlite_master|_sqliteutils_migrations|sqlite_schema)": "how the journal is built",
    r"SCAN CONSTANT ROW": "no table",
}
LONG = {
    r"SCAN (apart|\(subquery-\d+\))$": "the few that are told from the others",
}
COMMANDS = (
    "show",
    "health",
    "log",
    "log --grep budget",
    "due",
    "goal list",
    "action list",
    "prepare",
    "history m1",
    "show m1",
    "health --full",
    "meet --on 2026-03-10 --lasted 50 --useful 4 --action mentee:read",
    "goal add Lead --by 2026-12-01",
    "action add read --owner mentee --due 2026-04-01",
    "action done a1",
    "edit g1 --text Present",
    "concern raise quiet --by mentor",
    "undo",
    "delete m2 --yes",
    "export --out -",
    "agree --rhythm P2W",
)


@pytest.fixture
def journal(tmp_path: Path, once: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of two relationships, one of them with some entries."""
    path = tmp_path / "journal.db"
    monkeypatch.setenv("MENTORLOG_JOURNAL", str(path))
    monkeypatch.setenv("MENTORLOG_TODAY", "2026-03-11")
    laid_out(tmp_path, once / "plans", fill)
    return path


def fill() -> None:
    for mentee in ("Sarah", "Zoe"):
        assert main(["start", "--mentor", "Tariq", "--mentee", mentee]) == 0
    for line in (
        "goal add Budget --by 2026-12-01 --with Sarah",
        "meet --on 2026-03-01 --lasted 50 --with Sarah",
        "meet --on 2026-03-02 --lasted 50 --with Sarah",
        "action add read --owner mentee --due 2026-04-01 --with Sarah",
    ):
        assert main(line.split()) == 0


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that run, each with its values in it."""
    seen: list[str] = []

    @contextmanager
    def traced(*given, **named) -> Iterator[sqlite3.Connection]:
        with connected(*given, **named) as connection:
            connection.set_trace_callback(seen.append)
            yield connection
            connection.set_trace_callback(None)

    monkeypatch.setattr(opening, "connected", traced)
    return seen


def plans(path: Path, statements: list[str]) -> Iterator[tuple[str, str]]:
    """Each step of each statement that SQLite has a plan for, with the statement."""
    run = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b")
    connection = sqlite3.connect(path)
    for sql in dict.fromkeys(s for s in statements if run.match(s)):
        for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall():
            yield step, sql
    connection.close()


def through(path: Path, statements: list[str]) -> list[tuple[str, str]]:
    """The steps that read through more than they may, of statements of which there are some."""
    assert statements
    return [
        (step, sql)
        for step, sql in plans(path, statements)
        if step.startswith("SCAN") and not any(re.match(known, step) for known in ALLOWED)
    ]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_about_one_reads_through_no_table(journal, ran, line, capfd):
    assert main([*line.split(), "--with", "Sarah"]) == 0, capfd.readouterr()
    assert through(journal, ran) == []


@pytest.mark.parametrize("line", ["meet --done ", "edit ", "goal review ", "feedback --from "])
def test_tab_reads_through_no_table(journal, ran, line, monkeypatch, capfd):
    monkeypatch.setenv("_MENTORLOG_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"mentorlog --with Sarah {line}")
    assert main([]) == 0
    assert capfd.readouterr().out.startswith("_arguments ")
    assert through(journal, ran) == []


@pytest.mark.parametrize("line", ["show", "health", "log", "due", "prepare", "list"])
def test_nor_does_one_about_a_long_record(journal, ran, line, capfd, monkeypatch):
    monkeypatch.setattr(reader, "_LONG", 1)
    monkeypatch.setattr(condensed, "RECENT", 1)
    assert main(line.split() if line == "list" else [*line.split(), "--with", "Sarah"]) == 0
    assert any("WITH apart" in sql for sql in ran), capfd.readouterr()
    read = [
        (step, sql)
        for step, sql in plans(journal, ran)
        if step.startswith("SCAN") and not any(re.match(known, step) for known in ALLOWED | LONG)
    ]
    assert read == []


def test_what_reads_through_a_table_is_found(journal):
    (found,) = plans(journal, ["SELECT id FROM meeting WHERE notes = 'x'"])
    assert found[0] == "SCAN meeting"
