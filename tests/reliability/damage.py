"""Journals that are damaged in every way that is known to happen, each made of a whole one.

The kinds are those of a collection of damaged SQLite files; here they are made on the tables of
mentorlog. A kind takes the path of a whole journal and spoils it.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

from store.entries import python, raw

from mentorlog.store import words

PAGE = 4096
Kind = Callable[[Path], None]


def _over(at: int, by: bytes) -> Kind:
    def spoil(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[at : at + len(by)] = by
        path.write_bytes(content)

    return spoil


def _cut(to: int) -> Kind:
    return lambda path: path.write_bytes(path.read_bytes()[:to]) and None


def _content(content: bytes) -> Kind:
    return lambda path: path.write_bytes(content) and None


def _sql(script: str) -> Kind:
    def spoil(path: Path) -> None:
        connection = raw(path)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.executescript(script)
        connection.close()

    return spoil


def _page_of(path: Path, name: str) -> int:
    connection = raw(path)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)
    ).fetchone()
    connection.close()
    return int(page)


def _overwritten(path: Path) -> None:
    _over((_page_of(path, "meeting") - 1) * PAGE, b"\xaa" * 64)(path)


def _rotten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(5 * PAGE, len(content), 997):
        content[at] ^= 0x20
    path.write_bytes(content)


def _zero_page(path: Path) -> None:
    _over((_page_of(path, "action") - 1) * PAGE, bytes(PAGE))(path)


def _noise(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100] + Random(1).randbytes(8092))


def _utf_16(path: Path) -> None:
    """The same content in a file of another encoding."""
    old, new = raw(path), sqlite3.connect(path.with_name("new"), isolation_level=None)
    new.execute("PRAGMA encoding='UTF-16le'")
    new.execute("BEGIN")
    rows = old.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    rows = [row for row in rows if not row[1].startswith("words_")]
    for type, name, sql in rows:
        if type == "table":
            new.execute(sql)
            if name != "words":
                table = old.execute(f'SELECT * FROM "{name}"')
                marks = ", ".join("?" for _ in table.description)
                new.executemany(f'INSERT INTO "{name}" VALUES ({marks})', table)
    words.rebuild(new)
    for type, _, sql in rows:
        if type != "table":
            new.execute(sql)
    new.execute("COMMIT")
    for pragma in ("user_version", "application_id"):
        new.execute(f"PRAGMA {pragma}={old.execute(f'PRAGMA {pragma}').fetchone()[0]}")
    new.close()
    old.close()
    path.with_name("new").replace(path)


def _stale_index(path: Path) -> None:
    """An index that misses rows: they were written while it was not known."""
    connection = raw(path)
    (row,) = connection.execute(
        "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema "
        "WHERE name LIKE 'meeting%' AND type = 'index' AND sql IS NOT NULL"
    ).fetchmany(1)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("DELETE FROM sqlite_schema WHERE name = ?", (row[1],))
    connection.close()
    _sql("DELETE FROM meeting WHERE number > 3")(path)
    connection = raw(path)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", row)
    connection.close()


def _malformed(path: Path) -> None:
    connection = raw(path)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_schema SET sql = 'CREATE TABLE action (' WHERE name='action'")
    connection.close()


def _wrong_types(path: Path) -> None:
    connection = raw(path)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("UPDATE meeting SET \"on\" = '2026-02-30' WHERE number = 1")
    connection.execute("UPDATE meeting SET notes = CAST(x'ff41fe' AS TEXT) WHERE number = 2")
    connection.execute("UPDATE meeting SET lasted_minutes = -5 WHERE number = 3")
    connection.execute("UPDATE meeting SET notes = 'a' || char(0) || 'b' WHERE number = 4")
    connection.close()


def _wal(path: Path) -> None:
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=WAL')\n"
        "c.execute('PRAGMA wal_autocheckpoint=0')\n"
        "c.execute('UPDATE meeting SET useful = 4 WHERE number = 1')\n"
        "os._exit(0)\n"
    )
    _ran(code, path)


def _broken_wal(path: Path) -> None:
    _wal(path)
    wal = path.with_name(f"{path.name}-wal")
    wal.write_bytes(wal.read_bytes()[:40] + b"\xff" * 200)


def _hot(path: Path) -> None:
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size=1')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('UPDATE meeting SET notes = hex(randomblob(20000))')\n"
        "c.execute('UPDATE goal SET text = hex(randomblob(20000))')\n"
        "os._exit(0)\n"
    )
    _ran(code, path)


def _ran(code: str, path: Path) -> None:
    with python(code, path) as process:
        assert process.wait(60) == 0


KINDS: dict[str, Kind] = {
    "01 zero bytes": _content(b""),
    "02 text": _content(b"Dear diary\n" * 100),
    "03 cut after the first page": _cut(PAGE),
    "04 cut in the middle of a page": _cut(10 * PAGE + 777),
    "05 cut to 50 bytes": _cut(50),
    "06 magic changed": _over(3, b"X"),
    "07 page size 513": _over(16, b"\x02\x01"),
    "08 future file format": _over(18, b"\x03\x03"),
    "09 page count too big": _over(28, (999_999).to_bytes(4, "big")),
    "10 page overwritten": _overwritten,
    "11 bit rot": _rotten,
    "12 a page of zeros": _zero_page,
    "13 header, then noise": _noise,
    "14 SQLite 2": _content(b"** This file contains an SQLite 2.1 database **\0" + bytes(2000)),
    "15 UTF-16": _utf_16,
    "16 page size 512": _sql("PRAGMA page_size=512; VACUUM"),
    "17 version 999": _sql("PRAGMA user_version=999"),
    "18 stale index": _stale_index,
    "19 orphans": _sql("DELETE FROM goal WHERE number = 1; DELETE FROM action WHERE number = 2"),
    "20 table missing": _sql("DROP TABLE topic"),
    "21 wrong types": _wrong_types,
    "22 malformed schema": _malformed,
    "23 foreign trigger and view": _sql(
        "CREATE TRIGGER t AFTER INSERT ON meeting BEGIN DELETE FROM meeting; END;"
        "CREATE VIEW v AS SELECT * FROM none_such"
    ),
    "24 another program": _sql("PRAGMA application_id=1196444487"),
    "25 WAL": _wal,
    "26 WAL, broken": _broken_wal,
    "27 hot journal": _hot,
}
