"""A journal from elsewhere: nothing that somebody built into it ever runs."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations
from store.entries import TODAY, beside, filled, pair, raw, version_1

from mentorlog.errors import JournalDamaged
from mentorlog.store import glancing, reading, schema, trusting, writing
from mentorlog.store.newer import VERSION

STEPS = ("m001_journal", "m002_history", "m003_words", "m004_packets", "m005_views")

pytestmark = pytest.mark.usefixtures("by_migrations")


def _rows(connection: sqlite3.Connection) -> list[trusting.Row]:
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()


@pytest.mark.parametrize("version", trusting.FINGERPRINTS)
def test_the_fingerprint_of_every_version_is_that_of_its_migrations(version: int) -> None:
    migrations = Migrations("mentorlog")
    for step in STEPS[:version]:
        migrations()(getattr(schema, step))
    connection = sqlite3.connect(":memory:")
    migrations.apply(Database(connection, execute_plugins=False))
    assert trusting.fingerprint(_rows(connection)) == trusting.FINGERPRINTS[version]
    assert trusting.fingerprint(trusting.made(version)) == trusting.FINGERPRINTS[version]
    assert trusting.differences(connection, version) == []
    connection.close()


def test_the_present_version_has_a_fingerprint() -> None:
    assert max(trusting.FINGERPRINTS) == VERSION == len(STEPS)


@pytest.mark.parametrize("make", [filled, version_1], ids=["fresh", "migrated"])
def test_every_way_to_a_journal_ends_with_it(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path / "j.db")
    with reading(path):
        pass
    connection = raw(path)
    assert trusting.fingerprint(_rows(connection)) == trusting.FINGERPRINTS[VERSION]
    connection.close()


FORBIDDEN = {
    "a trigger of theirs": "CREATE TRIGGER t AFTER INSERT ON meeting BEGIN DELETE FROM goal; END",
    "a trigger of ours, changed": "DROP TRIGGER meeting_delete; CREATE TRIGGER meeting_delete "
    "BEFORE DELETE ON meeting BEGIN DELETE FROM goal; END",
    "a trigger of ours, gone": "DROP TRIGGER meeting_delete",
    "an index that computes": "CREATE INDEX i ON meeting (lower(notes))",
    "an index that refuses": "CREATE UNIQUE INDEX i ON meeting (outcome, useful, id)",
    "an index of some rows": "CREATE INDEX i ON meeting (id) WHERE length(notes) > 7",
    "a trigger on a table of theirs": "CREATE TABLE x (r TEXT); CREATE TRIGGER t AFTER DELETE ON "
    "x BEGIN DELETE FROM goal; END",
    "a trigger called as a table of a library": "CREATE TRIGGER _sqlite_migrations AFTER INSERT ON "
    "action BEGIN UPDATE meeting SET notes = 'x'; END",
    "a trigger called as what the index keeps": "CREATE TRIGGER words_data AFTER INSERT ON goal "
    "BEGIN DELETE FROM meeting; END",
    "a trigger on the steps": "CREATE TRIGGER t AFTER INSERT ON _sqlite_migrations BEGIN DELETE "
    "FROM meeting; END",
    "a trigger called as a table of ours": "CREATE TRIGGER meeting AFTER INSERT ON goal BEGIN "
    "DELETE FROM pause; END",
    "a table that follows ours": "CREATE TABLE x (r TEXT REFERENCES relationship (id) ON UPDATE "
    "CASCADE)",
}
TOLERATED = {
    "a table": "CREATE TABLE x (r TEXT); INSERT INTO x VALUES ('y')",
    "an index of it": "CREATE TABLE x (r TEXT); CREATE INDEX i ON x (lower(r))",
    "a view": "CREATE VIEW x AS SELECT * FROM meeting",
    "an index on ours": 'CREATE INDEX i ON meeting ("on", outcome)',
    "an index of sqlite-utils": "CREATE INDEX [idx_meeting_on]\n    ON [meeting] ([on])",
    "our view, gone": "DROP VIEW v_goals",
    "our view, theirs": "DROP VIEW v_goals; CREATE VIEW v_goals AS SELECT 1",
    "an index of text": "CREATE VIRTUAL TABLE meeting_fts USING fts5 (notes, content=meeting)",
    "statistics": "ANALYZE",
}


def _changed(path: Path, script: str) -> tuple[bytes, list[str]]:
    filled(path)
    connection = raw(path)
    connection.executescript(script)
    connection.close()
    return path.read_bytes(), beside(path)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_what_would_run_is_refused_for_writing_and_the_file_can_be_read(
    tmp_path: Path, what: str
) -> None:
    path = tmp_path / "j.db"
    content, names = _changed(path, FORBIDDEN[what])
    with reading(path) as reader:
        assert len(list(reader.records())) == 2
    said = r"another program|is damaged"
    with pytest.raises(JournalDamaged, match=said) as raised, writing(path, TODAY) as writer:
        writer.add(pair())
    assert raised.value.try_ == "mentorlog doctor"
    assert path.read_bytes() == content
    assert beside(path) == names


@pytest.mark.parametrize("what", TOLERATED)
def test_what_is_beside_ours_and_runs_nothing_is_left_alone(tmp_path: Path, what: str) -> None:
    path = tmp_path / "j.db"
    _changed(path, TOLERATED[what])
    with writing(path, TODAY) as writer:
        writer.add(pair())
    with reading(path) as reader:
        assert len(list(reader.records())) == 3
    connection = raw(path)
    found = trusting.differences(connection, VERSION)
    connection.close()
    assert all(one.reads and one.writes for one in found)
    assert found


def _rewritten(path: Path, *statements: str) -> None:
    """Write into the schema itself, as no SQLite would."""
    connection = raw(path)
    connection.execute("PRAGMA writable_schema=ON")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_view_does_not_stand_for_the_schema_that_is_compared(tmp_path: Path) -> None:
    """SQLite takes `sqlite_schema` for another name of its table only where nothing has it."""
    path = filled(tmp_path / "j.db")
    connection = raw(path)
    connection.execute("CREATE TABLE seen AS SELECT * FROM sqlite_master")
    connection.executescript(FORBIDDEN["a trigger of theirs"])
    connection.execute("CREATE VIEW other AS SELECT * FROM seen")
    connection.close()
    _rewritten(
        path,
        "UPDATE sqlite_master SET name = 'sqlite_schema', tbl_name = 'sqlite_schema', "
        "sql = 'CREATE VIEW sqlite_schema AS SELECT * FROM seen' WHERE name = 'other'",
    )
    content = path.read_bytes()
    with pytest.raises(JournalDamaged), writing(path, TODAY) as writer:
        writer.add(pair())
    assert path.read_bytes() == content


REWRITTEN = {
    "a trigger that says it is a view": "UPDATE sqlite_master SET type = 'view' WHERE name = 't'",
    "a trigger that says it has no kind": "UPDATE sqlite_master SET type = NULL WHERE name = 't'",
    "a trigger whose kind is no text": "UPDATE sqlite_master SET type = x'76696577' "
    "WHERE name = 't'",
    "a trigger called as a view of ours": "UPDATE sqlite_master SET type = 'view', "
    "name = 'v_goals' WHERE name = 't'",
    "two of ours in one row": "UPDATE sqlite_master SET sql = sql || char(0, 0) || "
    "(SELECT type || char(0) || name || char(0) || tbl_name || char(0) || sql FROM sqlite_master "
    "WHERE name = 'action_insert') WHERE name = 'action_delete'",
}


@pytest.mark.parametrize("what", REWRITTEN)
def test_rows_that_no_sqlite_wrote_are_refused(tmp_path: Path, what: str) -> None:
    path = filled(tmp_path / "j.db")
    connection = raw(path)
    if "two" not in what:
        connection.executescript(FORBIDDEN["a trigger of theirs"])
    connection.close()
    _rewritten(path, REWRITTEN[what])
    if "two" in what:
        _rewritten(path, "DELETE FROM sqlite_master WHERE name = 'action_insert'")
    content = path.read_bytes()
    with pytest.raises(JournalDamaged), writing(path, TODAY) as writer:
        writer.add(pair())
    assert path.read_bytes() == content


LIBRARIES = {
    "words_docsize": "(id INTEGER PRIMARY KEY, sz BLOB)",
    "_sqlite_migrations": "(id INTEGER PRIMARY KEY, name TEXT, migration_set, applied_at)",
}
OTHERWISE = (
    "(id INTEGER PRIMARY KEY, {} TEXT REFERENCES relationship (id) ON UPDATE CASCADE)",
    "(id INTEGER PRIMARY KEY, {} TEXT GENERATED ALWAYS AS (zeroblob(1)))",
    "(id INTEGER PRIMARY KEY, {} TEXT DEFAULT (zeroblob(1)))",
    "(id INTEGER PRIMARY KEY, {} TEXT, extra TEXT)",
    "(id INTEGER PRIMARY KEY, {} TEXT COLLATE nocase)",
    "(id INTEGER PRIMARY KEY ON CONFLICT REPLACE, {} TEXT)",
)


@pytest.mark.parametrize("name", LIBRARIES)
@pytest.mark.parametrize("columns", OTHERWISE)
def test_what_libraries_make_has_their_columns_alone(columns: str, name: str) -> None:
    there = [row for row in trusting.made(VERSION) if row[1] != name]
    own = columns.format(LIBRARIES[name].split(", ")[1].split()[0])
    for sql, same in ((LIBRARIES[name], True), (own, False)):
        row = ("table", name, name, f"CREATE TABLE '{name}'{sql}")
        assert (trusting.fingerprint([*there, row]) == trusting.FINGERPRINTS[VERSION]) is same


def test_an_index_on_ours_is_no_index_of_the_steps() -> None:
    rows = trusting.made(VERSION)
    for on, same in (("_sqlite_migrations", True), ("meeting", False)):
        row = ("index", "i", "_sqlite_migrations", f'CREATE UNIQUE INDEX "i" ON "{on}" ("name")')
        found = trusting.fingerprint([*rows, row])
        assert (found == trusting.FINGERPRINTS[VERSION]) is same


@pytest.mark.parametrize(
    ("what", "same"),
    [
        ('("migration_set", "name")', True),
        ("(abs(name))", False),
        ("(name COLLATE nocase)", False),
        ("(name) WHERE id", False),
        ("(name || applied_at)", False),
    ],
)
def test_an_index_of_the_steps_computes_nothing(what: str, same: bool) -> None:
    steps = "_sqlite_migrations"
    row = ("index", "idx_steps", steps, f'CREATE UNIQUE INDEX "idx_steps"\n    ON "{steps}" {what}')
    found = trusting.fingerprint([*trusting.made(VERSION), row])
    assert (found == trusting.FINGERPRINTS[VERSION]) is same


def test_a_table_of_a_library_without_its_words_is_none() -> None:
    there = [row for row in trusting.made(VERSION) if row[1] != "words_docsize"]
    row = ("table", "words_docsize", "words_docsize", "")
    assert trusting.fingerprint([*there, row]) != trusting.FINGERPRINTS[VERSION]


ENDLESS = (
    "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT {} FROM n WHERE x < 0"
)
ATTACKS = {
    "an endless view for a table": (
        "meeting",
        f"CREATE VIEW meeting AS {ENDLESS.format('x AS id, x AS number, x AS relationship')}",
    ),
    "a huge value that is computed": (
        "topic",
        "CREATE TABLE topic (id TEXT, number INTEGER, text TEXT AS (zeroblob(1000000000)))",
    ),
    "a view that loads a library": (
        "pause",
        "CREATE VIEW pause AS SELECT load_extension('/tmp/none.so') AS id, 1 AS number",
    ),
    "a view in place of what the index keeps": (
        "words_data",
        f"CREATE VIEW words_data AS {ENDLESS.format('x AS id, x AS block')}",
    ),
    "a view in place of the steps": (
        "_sqlite_migrations",
        f"CREATE VIEW _sqlite_migrations AS {ENDLESS.format('x AS name, x AS migration_set')}",
    ),
    "a view in place of the counters": (
        "counter",
        f"CREATE VIEW counter AS {ENDLESS.format('x AS relationship, x AS type, x AS last')}",
    ),
    "a check that computes": (
        "consent",
        "CREATE TABLE consent (id TEXT CHECK (length(zeroblob(1000000000)) > 0), number INTEGER)",
    ),
}


def in_the_place(path: Path, what: str) -> Path:
    """A journal at `path` with that in the place of one of its tables."""
    name, script = ATTACKS[what]
    connection = raw(filled(path))
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("DELETE FROM sqlite_schema WHERE tbl_name = ?", (name,))
    connection.execute("PRAGMA writable_schema=RESET")
    connection.close()
    connection = raw(path)
    connection.execute(script)
    connection.close()
    return path


@pytest.mark.parametrize("what", ATTACKS)
@pytest.mark.parametrize("verb", ["reading", "writing", "glancing"])
def test_nothing_runs_in_the_place_of_a_table(tmp_path: Path, what: str, verb: str) -> None:
    path = in_the_place(tmp_path / "j.db", what)
    content, names = path.read_bytes(), beside(path)
    opened = {"reading": reading, "glancing": glancing}.get(verb, lambda p: writing(p, TODAY))(path)
    with pytest.raises(JournalDamaged), opened as journal:
        list(journal.records())
    assert path.read_bytes() == content
    assert beside(path) == names
