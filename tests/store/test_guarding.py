"""A journal that was named by somebody: it is read, and nothing else can come of it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from store.entries import beside, cut_off, filled, raw, version_1
from store.test_trusting import ATTACKS, ENDLESS, in_the_place

from mentorlog.errors import JournalDamaged, JournalMissing
from mentorlog.store.guarding import guard, visiting


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = raw(filled(tmp_path / "j.db"))
    guard(connection, 0.2)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (f"SELECT * FROM ({ENDLESS.format('x')})", "not authorized"),
        ("SELECT count(*) FROM change a, change b, change c, change d, change e", "interrupted"),
        ("ATTACH ':memory:' AS other", "not authorized|too many attached"),
        ("SELECT load_extension('/none.so')", "not authorized"),
        ("SELECT zeroblob(2000000000)", "not authorized"),
        ("SELECT replace(printf('%.*c', 9000000, 'x'), 'x', 'xxxxxxxxxx')", "too big"),
        ("DELETE FROM meeting", "not authorized|readonly"),
        ("CREATE TEMP TABLE x (y)", "not authorized|readonly"),
        ("PRAGMA writable_schema=ON", "not authorized"),
        ("PRAGMA query_only=OFF", "not authorized"),
    ],
)
def test_nothing_but_reading_is_done(guarded: sqlite3.Connection, sql: str, said: str) -> None:
    with pytest.raises((sqlite3.DatabaseError, MemoryError), match=said):
        guarded.execute(sql).fetchall()


def test_what_is_ours_is_read_as_it_is(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    content, names = path.read_bytes(), beside(path)
    with visiting(path) as reader:
        assert len(list(reader.records())) == 2
        assert reader.find(["grusse"], "relationship-1")
    assert (path.read_bytes(), beside(path)) == (content, names)


@pytest.mark.parametrize("what", ["older", "cut off", "wal"])
def test_one_that_would_have_to_be_written_is_read_in_a_copy(tmp_path: Path, what: str) -> None:
    path = tmp_path / "j.db"
    if what == "older":
        version_1(path)
    elif what == "wal":
        connection = raw(filled(path))
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()
    else:
        cut_off(filled(path))
    files = {name: path.with_name(name).read_bytes() for name in beside(path)}
    with visiting(path) as reader:
        assert len(list(reader.records())) == 2
    assert {name: path.with_name(name).read_bytes() for name in beside(path)} == files


def test_a_journal_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(JournalMissing), visiting(tmp_path / "none.db"):
        pass


@pytest.mark.parametrize("what", ATTACKS)
def test_an_attack_is_refused_and_nothing_is_written(tmp_path: Path, what: str) -> None:
    path = in_the_place(tmp_path / "j.db", what)
    content, names = path.read_bytes(), beside(path)
    with pytest.raises(JournalDamaged), visiting(path) as reader:
        list(reader.records())
    assert (path.read_bytes(), beside(path)) == (content, names)
