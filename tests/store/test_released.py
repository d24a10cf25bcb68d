"""Every released schema, kept as SQL, comes to today's with its data; none is ever changed."""

import io
import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations
from store.entries import TODAY, raw
from store.releasing import RELEASED, dumped, made, objects

from mentorlog.exchange.jsonl import export_record, write_lines
from mentorlog.record import ENTRIES, Goal
from mentorlog.store import backup, place, reading, schema, undoing, writing
from mentorlog.store.newer import MIGRATIONS, VERSION
from mentorlog.store.opening import APPLICATION_ID

VERSIONS = range(1, VERSION + 1)
OLDER = VERSIONS[:-1]
Rows = dict[str, list[dict[str, object]]]

pytestmark = pytest.mark.usefixtures("by_migrations")


def rows(path: Path) -> Rows:
    """Every row of every table that holds what was recorded, as SQLite has it."""
    with closing(raw(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [name for kind, name, _, _ in map(tuple, objects(connection)) if kind == "table"]
        kept = [name for name in tables if not name.startswith(("words", "worded", "_sqlite"))]
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2')]
            for name in kept
        }


def exported(path: Path) -> str:
    """All of a journal in the exchange format."""
    out = io.BytesIO()
    with reading(path) as reader:
        for record in reader.records():
            leaving = export_record(record, include_private=True)
            write_lines(leaving, out, exported_on=TODAY, include_private=True)
    return out.getvalue().decode()


def state(path: Path) -> tuple[int, str]:
    """The version of a file, and what SQLite says of it."""
    with closing(raw(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return version, connection.execute("PRAGMA integrity_check").fetchone()[0]


def test_every_version_is_kept() -> None:
    assert sorted(RELEASED.iterdir()) == [RELEASED / f"{version}.sql" for version in VERSIONS]
    assert {name for name in vars(schema) if name.startswith("m0")} == set(MIGRATIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_a_released_migration_makes_never_changes(tmp_path: Path, version: int) -> None:
    path = tmp_path / "made.db"
    migrations = Migrations("mentorlog")
    for name in sorted(name for name in vars(schema) if name.startswith("m0"))[:version]:
        migrations()(getattr(schema, name))
    with closing(raw(made(tmp_path / "j.db", version))) as kept, closing(raw(path)) as new:
        migrations.apply(Database(new, execute_plugins=False))
        assert sorted(objects(new)) == sorted(objects(kept))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_kept_text_is_a_whole_journal(tmp_path: Path, version: int) -> None:
    path = made(tmp_path / "j.db", version)
    assert place.look(path, APPLICATION_ID) == place.Found(APPLICATION_ID, version, False)
    assert state(path) == (version, "ok")
    found = rows(path)
    assert all(len(found[cls.type]) >= 2 for cls in ENTRIES)
    with closing(raw(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        text = (RELEASED / f"{version}.sql").read_text(encoding="utf-8")
        assert "\n".join([*dumped(connection), ""]) == text


@pytest.mark.parametrize("version", OLDER)
@pytest.mark.parametrize("verb", ["reading", "writing"])
def test_it_comes_to_todays_with_its_data(tmp_path: Path, version: int, verb: str) -> None:
    path = made(tmp_path / "j.db", version)
    before, content = rows(path), path.read_bytes()
    mask = os.umask(0)
    try:
        with reading(path) if verb == "reading" else writing(path, TODAY) as journal:
            copy = journal.upgraded
    finally:
        os.umask(mask)
    assert state(path) == (VERSION, "ok")
    after = rows(path)
    assert {name: after[name] for name in before} == before
    assert copy == tmp_path / "backups" / f"j-version-{version}.db"
    assert (rows(copy), state(copy)) == (before, (version, "ok"))
    if os.name != "nt":
        assert copy.stat().st_mode & 0o777 == 0o600
        assert copy.parent.stat().st_mode & 0o777 == 0o700
    assert content != path.read_bytes()


@pytest.mark.parametrize("version", OLDER)
def test_it_says_the_same_as_a_journal_of_today(tmp_path: Path, version: int) -> None:
    today = made(tmp_path / "today.db", VERSION)
    assert exported(made(tmp_path / "j.db", version)) == exported(today)


@pytest.mark.parametrize("version", VERSIONS)
def test_it_can_be_written_and_taken_back(tmp_path: Path, version: int) -> None:
    path = made(tmp_path / "j.db", version)
    before = exported(path)
    with writing(path, date(2026, 11, 22), name="goal add") as writer:
        writer.add(Goal(id="", relationship="relationship-2", text="Zebra"))
    assert exported(path) != before
    with reading(path) as reader:
        assert [e.text for e in reader.record("relationship-2").goals][-1] == "Zebra"
    with writing(path, date(2026, 11, 22), name="undo") as writer:
        assert undoing.undo(writer).name == "goal add"
    assert exported(path) == before


@pytest.mark.parametrize("version", OLDER)
def test_the_copy_is_what_an_older_mentorlog_goes_on_with(tmp_path: Path, version: int) -> None:
    path = made(tmp_path / "j.db", version)
    before = rows(path)
    with reading(path) as reader:
        assert reader.upgraded is not None
        os.replace(reader.upgraded, tmp_path / "older.db")
    assert state(tmp_path / "older.db") == (version, "ok")
    assert rows(tmp_path / "older.db") == before
    backup.check(tmp_path / "older.db", path)
