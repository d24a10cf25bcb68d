"""What stands on the pages of a file is read without SQLite, and told apart."""

import shlex
import sqlite3
from datetime import date, timedelta

import pytest
from store.entries import raw

from mentorlog.main import main
from mentorlog.record import ENTRIES
from mentorlog.store.newer import VERSION
from mentorlog.store.pages import pages
from mentorlog.store.recognising import recognised
from mentorlog.store.rescuing import tables

TABLES = [*(cls.type for cls in ENTRIES), "meeting_goal"]


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    from cli.test_undo import SETUP, WRITING

    path = tmp_path_factory.mktemp("pages") / "journal.db"
    writing = [line for name, line in WRITING.items() if name not in ("delete", "import")]
    for line in (*SETUP.splitlines(), *writing):
        main(["--journal", str(path), "--today", "2026-03-11", *shlex.split(line)])
    for number in range(20):
        day = str(date(2025, 6, 1) + timedelta(number))
        line = [
            "meet",
            "--on",
            day,
            "--notes",
            f"{number} " + "words " * (200 if number % 10 else 6000),
        ]
        assert main(["--journal", str(path), "--today", "2026-03-11", "--with", "r2", *line]) == 0
    return path.read_bytes()


def rows_of(path, name):
    connection = raw(path)
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
    connection.close()
    return sorted(found, key=str)


@pytest.mark.parametrize("size", [512, 4096, 65536])
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16le"])
def test_every_value_is_read_as_sqlite_reads_it(tmp_path, size, encoding):
    path = tmp_path / "some.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA page_size={size}")
    connection.execute(f"PRAGMA encoding='{encoding}'")
    connection.execute("CREATE TABLE t (a, b, c)")
    connection.execute("BEGIN")
    values = [None, 0, 1, -1, 127, -129, 2**31, -(2**47) - 5, 2**62, 0.5, b"\0\xff", "", "ä" * 3]
    values += ["x" * n for n in (50, 500, 4000, 4061, 4062, 20_000, 300_000)]
    rows = [(value, number, values[-1 - number]) for number, value in enumerate(values)]
    connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")
    connection.close()
    found = [row for page in pages(path.read_bytes()) for row in page.rows]
    assert all(row.whole for row in found)
    assert sorted((row.values for row in found), key=lambda row: row[1]) == rows


def test_every_table_is_known_by_what_it_holds(content, tmp_path):
    path = tmp_path / "journal.db"
    path.write_bytes(content)
    found = recognised(pages(content), VERSION)
    there = {name: rows_of(path, name) for name in TABLES}
    assert sum(bool(rows) for rows in there.values()) > 15
    for name, rows in there.items():
        mine = {str(row): row for row in found[name].rows} if rows else {}
        assert sorted(mine.values(), key=str) == rows, name


@pytest.mark.parametrize("what", ["first page", "list of tables", "header", "both"])
def test_the_loss_of_the_list_of_tables_loses_nothing_else(content, tmp_path, what):
    path, whole = tmp_path / "journal.db", tmp_path / "whole.db"
    whole.write_bytes(content)
    spoiled = bytearray(content)
    if what in ("first page", "both"):
        spoiled[:4096] = bytes(4096)
    if what == "header":
        spoiled[:100] = bytes(100)
    if what in ("list of tables", "both"):
        at = int.from_bytes(content[112:114], "big")  # the first cell of the first page
        child = int.from_bytes(content[at : at + 4], "big")
        assert content[100] == 5
        for number in (child, int.from_bytes(content[108:112], "big")):
            spoiled[(number - 1) * 4096 : number * 4096] = bytes(4096)
    path.write_bytes(spoiled)
    found = tables(path)
    for name in TABLES:
        mine = {str(sorted(row.items())) for row in found[name].rows}
        assert mine == {str(sorted(row.items())) for row in rows_of(whole, name)}, name


def test_of_a_page_that_is_lost_only_its_own_rows_are(content, tmp_path):
    path = tmp_path / "journal.db"
    path.write_bytes(content)
    connection = raw(path)
    (root,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'meeting'"
    ).fetchone()
    connection.close()
    there = rows_of(path, "meeting")
    spoiled = bytearray(content)
    assert spoiled[(root - 1) * 4096] == 5  # it has pages below
    spoiled[(root - 1) * 4096 : root * 4096] = bytes(4096)
    path.write_bytes(spoiled)
    found = tables(path)["meeting"]
    assert not found.lost
    assert sorted(row["id"] for row in found.rows) == sorted(row["id"] for row in there)


def test_of_half_a_file_the_half_is_read(content, tmp_path):
    path = tmp_path / "journal.db"
    path.write_bytes(content[: len(content) // 2])
    found = tables(path)
    whole = tmp_path / "whole.db"
    whole.write_bytes(content)
    ids = {row["id"] for row in rows_of(whole, "meeting")}
    assert sum(len(table.rows) for table in found.values()) > 10
    assert {row["id"] for row in found["meeting"].rows} <= ids


def test_noise_holds_nothing():
    from random import Random

    for seed in range(5):
        noise = bytearray(Random(seed).randbytes(64 * 1024))
        for at in range(0, len(noise), 4096):
            noise[at] = (2, 10, 13)[(seed + at // 4096) % 3]
        assert not any(table.rows for table in recognised(pages(bytes(noise)), VERSION).values())
