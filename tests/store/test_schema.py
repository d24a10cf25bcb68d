"""The tables refuse what the format does not allow, whoever writes to them."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations
from store.entries import TODAY, bare, beside, everything, filled, full, pair, raw, version_1

from mentorlog.errors import Conflict, JournalDamaged, JournalNewer, NotFound
from mentorlog.record import ENTRIES, Goal, GoalChange, Meeting, Relationship
from mentorlog.store import backup, opening, place, reading, schema, trusting, writing
from mentorlog.store.beside import copy_draft_of
from mentorlog.store.rows import shape_of

posix = pytest.mark.skipif(sys.platform == "win32", reason="an open file has no second name there")

pytestmark = pytest.mark.usefixtures("by_migrations")


@pytest.fixture
def table(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A journal with everything in it, as plain SQLite."""
    connection = raw(filled(tmp_path / "j.db"))
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "change",
    [
        "meeting SET outcome = 'maybe'",
        "meeting SET outcome = NULL",
        "meeting SET outcome = 'Held'",
        "meeting SET \"by\" = 'nobody'",
        "meeting SET at = '24:00'",
        "meeting SET at = '7:30'",
        "meeting SET at = '17:60'",
        "meeting SET useful = 0",
        "meeting SET useful = 6",
        "meeting SET useful = 'much'",
        "meeting SET planned_minutes = -1",
        "meeting SET planned_minutes = 1.5",
        'meeting SET distracted = \'["mentee","mentor"]\'',
        "meeting SET quiet = 'mentor'",
        "meeting SET answers = '[]'",
        "meeting SET answers = 'yes'",
        "meeting SET observed = 2",
        "meeting SET goals = -1",
        "meeting SET extra = NULL",
        "meeting SET extra = '7'",
        "meeting SET private = NULL",
        "meeting SET private = 'yes'",
        "meeting SET \"on\" = '2026-1-5'",
        "meeting SET \"on\" = '2026-02-29'",
        "meeting SET \"on\" = 'yesterday'",
        "meeting SET \"on\" = 'now'",
        "meeting SET \"on\" = '2026-01-05T10:00'",
        "meeting SET recorded_on = ''",
        "meeting SET id = ''",
        "meeting SET id = NULL",
        "meeting SET number = 0",
        "meeting SET number = 3",
        "meeting SET number = 1000000000",
        "goal_review SET progress = 101",
        "agreement SET rhythm = '2 weeks'",
        "agreement SET rhythm = 'P'",
        "action SET owner = 'outside'",
        "action_report SET progress = 'most'",
        "feedback SET from_ = 'both'",
        "feedback SET about = 'both'",
        "consent SET for_ = NULL",
        "closing SET reason = 'bored'",
        "disposition SET outcome = 'lost'",
        "relationship SET form = 'therapy'",
        "relationship SET keeper = 'both'",
        "relationship SET mentor = NULL",
        "step SET response = 'no change'",
        "counter SET last = 0",
    ],
)
def test_a_value_that_the_format_does_not_know_is_refused(
    table: sqlite3.Connection, change: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        table.execute(f"UPDATE {change}")


def test_every_table_is_strict(table: sqlite3.Connection) -> None:
    listed = table.execute("PRAGMA table_list").fetchall()
    strict = {name: strict for _, name, _, _, _, strict in listed}
    ours = [*(cls.type for cls in ENTRIES), "meeting_goal", "counter"]
    assert [name for name in ours if strict.get(name) != 1] == []


def test_every_table_of_the_record_logs_what_becomes_of_it(table: sqlite3.Connection) -> None:
    for name in (*(cls.type for cls in ENTRIES), "meeting_goal"):
        columns = table.execute(f"SELECT name, type FROM pragma_table_info('{name}')").fetchall()
        was = table.execute(f"SELECT name, type FROM pragma_table_info('{name}_was')").fetchall()
        assert was == [("change", "INTEGER"), *columns]
        triggers = table.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (name,)
        ).fetchall()
        assert {f"{name}_insert", f"{name}_update", f"{name}_delete"} == {t for (t,) in triggers}


def test_every_reference_is_a_deferred_foreign_key_with_an_index(
    table: sqlite3.Connection,
) -> None:
    for cls in ENTRIES:
        keys = table.execute(f"PRAGMA foreign_key_list('{cls.type}')").fetchall()
        pointing = {row[3]: row[2] for row in keys if row[3] != "relationship"}
        if "relationship" in cls.names:
            pointing |= {r[3]: r[2] for r in keys if r[2] == "relationship"}
        assert pointing == {k: target.type for k, target in shape_of(cls).keys.items()}
        for key in pointing:
            where = f"relationship = 'r' AND \"{key}\" = 'x'"
            plan = table.execute(f'EXPLAIN QUERY PLAN SELECT 1 FROM "{cls.type}" WHERE {where}')
            assert "USING" in plan.fetchone()[3]
    sql = " ".join(row[0] for row in table.execute("SELECT sql FROM sqlite_schema WHERE sql != ''"))
    assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED") > 20


@pytest.mark.parametrize(
    "entry",
    [
        full(cls, id="astray", number=9, **{key: f"{target.__name__.lower()}-other"})
        for cls in ENTRIES
        for key, target in shape_of(cls).keys.items()
        if target.type != "relationship" and key != cls.owner_key
    ],
    ids=lambda entry: entry.type,
)
def test_a_reference_stays_within_one_relationship(tmp_path: Path, entry: Meeting) -> None:
    others = [
        full(cls, id=f"{cls.__name__.lower()}-other", number=1)
        for cls in ENTRIES
        if cls.type in {"relationship", "goal", "meeting", "action", "concern", "closing"}
    ]
    home = {"relationship": "relationship-other"}
    blank = {"replaced_by": None, "moved_to": None, "goals": None, "meeting": None, "goal": None}
    blank |= {"final_meeting": None}
    apart = [e.but(**{n: v for n, v in (home | blank).items() if n in e.names}) for e in others]
    path = filled(tmp_path / "j.db", everything() + apart)
    with pytest.raises(Conflict, match="astray"), writing(path, TODAY) as writer:
        writer.add(entry)


def test_a_goal_of_another_relationship_is_refused_in_a_meeting(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    with writing(path, TODAY, create=True) as writer:
        one, two = writer.add(pair()), writer.add(pair())
        goal = writer.add(Goal(id="", relationship=one.id, text="Lead a project"))
    for goals in ((goal.id,), ("nothing",)):
        lost = Meeting(id="lost", relationship=two.id, outcome="held", goals=goals)
        with (
            pytest.raises(Conflict, match=f"meeting lost: its goals is {goals[0]}"),
            writing(path, TODAY) as writer,
        ):
            writer.add(lost)


def test_an_entry_whose_owner_is_missing_is_not_found(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    with writing(path, TODAY) as writer, pytest.raises(NotFound, match="no goal with the id no"):
        writer.add(bare(GoalChange, id="", goal="no"))


# Migrations.


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """A mentorlog of the next version, which adds a column."""
    migrations = Migrations("mentorlog")
    migrations()(schema.m001_journal)
    migrations()(schema.m002_history)
    migrations()(schema.m003_words)
    migrations()(schema.m004_packets)
    migrations()(schema.m005_views)

    @migrations()
    def m006_colour(db: Database) -> None:
        db.execute("ALTER TABLE goal ADD COLUMN colour TEXT")
        db.execute("ALTER TABLE goal_was ADD COLUMN colour TEXT")

    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(opening, "VERSION", 6)
    monkeypatch.setitem(trusting.FINGERPRINTS, 6, _fingerprint(migrations))
    return migrations


def _fingerprint(migrations: Migrations) -> str:
    connection = sqlite3.connect(":memory:")
    migrations.apply(Database(connection, execute_plugins=False))
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    connection.close()
    return trusting.fingerprint(rows)


def _version(path: Path) -> tuple[int, int, bool]:
    connection = raw(path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (applied,) = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()
    colour = "colour" in {row[1] for row in connection.execute("PRAGMA table_info(goal)")}
    connection.close()
    return version, applied, colour


@pytest.mark.parametrize("verb", ["reading", "writing"])
def test_an_older_journal_is_copied_and_then_migrated(
    tmp_path: Path, verb: str, request: pytest.FixtureRequest
) -> None:
    path = filled(tmp_path / "j.db")
    before = path.read_bytes()
    request.getfixturevalue("newer")
    opened = reading(path) if verb == "reading" else writing(path, TODAY)
    with opened as journal:
        copy = journal.upgraded
        assert len(list(journal.record("relationship-1").entries())) == 37
    assert copy == tmp_path / "backups" / "j-version-5.db"
    assert _version(copy) == (5, 5, False)
    assert _version(path) == (6, 6, True)
    assert before != path.read_bytes()
    with reading(path) as reader:
        assert reader.upgraded is None
    assert beside(copy) == ["j-version-5.db"]


def test_a_journal_of_the_first_version_gets_a_history(tmp_path: Path) -> None:
    path = version_1(tmp_path / "j.db")
    with reading(path) as reader:
        assert reader.upgraded == tmp_path / "backups" / "j-version-1.db"
        assert sum(len(list(record.entries())) for record in reader.records()) == 38
        assert reader.connection.execute("SELECT count(*) FROM command").fetchone() == (0,)
    with writing(path, TODAY, name="agree") as writer:
        writer.change(full(Relationship), purpose="to lead a project")
        was = writer.connection.execute("SELECT purpose FROM relationship_was").fetchall()
        assert was == [(full(Relationship).purpose,)]


@posix
@pytest.mark.parametrize("verb", ["reading", "writing"])
def test_a_migration_that_was_cut_off_in_its_commit_is_done_by_whatever_comes_next(
    tmp_path: Path, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file says the new version then, and the rollback journal takes that back."""
    path = version_1(tmp_path / "j.db")
    left, kept = path.with_name("j.db-journal"), tmp_path / "kept"
    with monkeypatch.context() as patched:
        patched.setattr(schema, "_refuse_dangling", lambda _: os.link(left, kept))
        with reading(path):
            pass
    kept.rename(left)
    (tmp_path / "backups" / "j-version-1.db").unlink()
    assert place.look(path, opening.APPLICATION_ID) == (opening.APPLICATION_ID, 5, False, False)
    opened = reading(path) if verb == "reading" else writing(path, TODAY)
    with opened as journal:
        assert journal.upgraded == tmp_path / "backups" / "j-version-1.db"
        assert sum(len(list(record.entries())) for record in journal.records()) == 38
    assert _version(path)[:2] == (5, 5)
    assert beside(path) == ["backups", "j.db", "j.db.lock"]


def test_a_migration_that_stops_half_way_changes_nothing(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = filled(tmp_path / "j.db")
    before = path.read_bytes()

    @request.getfixturevalue("newer")()
    def m006_stops(db: Database) -> None:
        db.execute("CREATE TABLE half (x TEXT)")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), reading(path):
        pass
    assert path.read_bytes() == before
    assert _version(path) == (5, 5, False)


def test_a_migration_that_leaves_a_reference_to_nothing_is_undone(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = filled(tmp_path / "j.db")

    @request.getfixturevalue("newer")()
    def m006_loses(db: Database) -> None:
        db.execute("DELETE FROM goal")

    with pytest.raises(JournalDamaged, match="could not be brought"), writing(path, TODAY):
        pass
    assert _version(path) == (5, 5, False)


def test_a_migration_nobody_here_knows_is_a_later_version(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    connection = raw(path)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('mentorlog', 'm009', '')"
    )
    connection.close()
    with pytest.raises(JournalNewer), reading(path):
        pass
    with pytest.raises(JournalNewer), writing(path, TODAY):
        pass


def test_a_copy_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    copies = [backup.copy_before(path, "import") for _ in range(3)]
    assert [copy.name for copy in copies] == ["j-import.db", "j-import-2.db", "j-import-3.db"]
    for copy in copies:
        with reading(copy) as reader, reading(path) as original:
            assert list(reader.records()) == list(original.records())


def test_a_copy_that_was_cut_off_goes_with_the_next_command(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    (tmp_path / "backups").mkdir()
    draft = copy_draft_of(path)
    for left in (draft, draft.with_name(f"{draft.name}-journal")):
        left.write_bytes(path.read_bytes()[:20000])
    with writing(path, TODAY):
        pass
    assert list((tmp_path / "backups").iterdir()) == []
    (tmp_path / "backups").rmdir()
    (tmp_path / "backups").write_text("A file in the place of the folder")
    with writing(path, TODAY) as writer:
        writer.add(pair())


def test_a_journal_that_is_damaged_is_not_copied(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    path.write_bytes(path.read_bytes()[:20000])
    with pytest.raises(JournalDamaged):
        backup.copy_before(path, "import")
    assert not (tmp_path / "backups").exists()
    (tmp_path / "backups").mkdir()
    with pytest.raises(JournalDamaged):
        backup.copy_before(path, "import")
    assert list((tmp_path / "backups").iterdir()) == []


def test_no_statement_of_the_schema_is_cut_at_a_semicolon() -> None:
    for script in Path(schema.__file__).parent.glob("m*.sql"):
        for statement in schema.statements(script.read_text(encoding="utf-8")):
            assert sqlite3.complete_statement(statement)
            assert statement.count("CREATE ") == 1
