"""docs/journal-file.md and the metadata for Datasette are what the journal is."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli.test_leaving import CANARY, ENDINGS, OPEN, journal_lines

from mentorlog.main import main

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "journal-file.md").read_text(encoding="utf-8")
FOLDER = ROOT / "examples" / "datasette"
OTHERS = (FOLDER / "for-others.yaml").read_text(encoding="utf-8")
YOURSELF = (FOLDER / "for-yourself.yaml").read_text(encoding="utf-8")


@pytest.fixture
def journal(tmp_path):
    """A journal that says the canary wherever it may be private, and has an action and a goal
    with which nothing private goes, as plain SQLite."""
    lines = tmp_path / "lines.jsonl"
    found = map(json.dumps, journal_lines(ENDINGS["open"]))
    lines.write_text("\n".join(found) + "\n", encoding="utf-8")
    path = tmp_path / "j.db"
    start = ["--journal", str(path), "--today", "2026-12-31"]
    assert main([*start, "import", str(lines)]) == 0
    assert main([*start, "action", "add", OPEN, "--owner", "mentee"]) == 0
    assert main([*start, "goal", "add", OPEN]) == 0
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def listed(text, word):
    return set(re.findall(rf"^      (\w+):\n        {word}", text, re.MULTILINE))


def test_every_table_and_view_is_closed_to_others(journal):
    there = {n for (n,) in journal.execute("SELECT name FROM sqlite_schema WHERE type <> 'index'")}
    triggers = {
        n for (n,) in journal.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    }
    assert listed(OTHERS, "allow: false") == there - triggers
    assert "allow_sql: false" in OTHERS


def test_what_others_see_has_nothing_private(journal):
    queries = re.findall(r'^        sql: (".*")$', OTHERS, re.MULTILINE)
    assert len(queries) == 3
    for sql in map(json.loads, queries):
        rows = journal.execute(sql)
        said = repr(([column[0] for column in rows.description], rows.fetchall()))
        assert OPEN in said or ("v_meetings" in sql and "'held'" in said)
        assert CANARY not in said
        assert not re.search(r"\b(private_notes|notes|reason|topics)\b", said)


def test_for_yourself_the_views_come_first_and_every_column_is_said(journal):
    tables = {n for (n,) in journal.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert listed(YOURSELF, "hidden: true") == tables
    for view in listed(YOURSELF, "description"):
        columns = [row[1] for row in journal.execute(f"PRAGMA table_info({view})")]
        block = YOURSELF.split(f"      {view}:\n")[1]
        said = re.match(
            r'        description: ".*"\n        columns:\n((?: {10}\w+: ".+"\n)+)', block
        )
        assert said is not None
        assert re.findall(r"^ {10}(\w+):", said[1], re.MULTILINE) == columns


def test_every_table_and_column_of_the_record_is_on_the_page(journal):
    for (name,) in journal.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
    ):
        if name.endswith("_was") or name.startswith(("words_", "sqlite_")):
            continue
        assert f"### {name}\n" in PAGE or f"| `{name}` |" in PAGE
        for row in journal.execute(f'PRAGMA table_info("{name}")'):
            assert f"`{row[1]}`" in PAGE


def test_the_example_of_the_page_runs(journal):
    (sql,) = re.findall(r'sqlite3 -readonly look\.db "(.*)"', PAGE)
    assert len(journal.execute(sql).fetchall()) > 2
