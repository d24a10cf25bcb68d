"""What other sides shared is kept beside the record, undone, deleted and erased with it."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from store.entries import TODAY, pair, raw
from store.test_erasing import lying

from mentorlog.record import Goal, Relationship
from mentorlog.store import (
    anew,
    erasing,
    held,
    history,
    packets,
    reading,
    schema,
    undoing,
    words,
    writing,
)
from mentorlog.store.packets import Received
from mentorlog.store.verbs.deleting import delete_entry

TABLES = ("packet", "relationship", "goal")


def shared(said: str = "quokka", **fields: object) -> Received:
    """What the mentee shared of relationship `mine`."""
    values: dict[str, object] = {"relationship": "mine", "side": "mentee", "theirs": "hers"}
    values |= {"exported_on": date(2026, 11, 1), "revision": 3, "received_on": TODAY}
    return Received(**values | {"lines": f"{said}\n{said} more\n"} | fields)  # type: ignore[arg-type]


def keep(path: Path, *some: Received) -> None:
    with writing(path, TODAY, name="import") as writer:
        for one in some:
            packets.keep(writer, one)


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = raw(path)
    found = {n: connection.execute(f"SELECT * FROM {n} ORDER BY id").fetchall() for n in TABLES}
    connection.close()
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "j" / "j.db"
    with writing(path, TODAY, create=True, name="start") as writer:
        writer.add(pair(id="mine"))
        writer.add(pair(id="other"))
    return path


def test_one_is_kept_for_each_side_and_the_last_one_stands(path: Path) -> None:
    hers, theirs = shared(), shared(side="facilitator", theirs="f")
    keep(path, theirs, hers)
    later = shared("numbat", revision=9)
    keep(path, later)
    with reading(path) as reader:
        assert packets.received(reader, "mine") == [later, theirs]
        assert packets.received(reader, "other") == []
        assert packets.paired(reader, "hers") == ["mine"]
        assert packets.paired(reader, "mine") == []


def test_the_record_has_nothing_of_it(path: Path) -> None:
    with reading(path) as reader:
        before = reader.record("mine")
    keep(path, shared())
    with reading(path) as reader:
        assert reader.record("mine") == before
        assert reader.find(["quokka"], "mine") == frozenset()


def test_it_is_taken_back_and_brought_back_to_the_byte(path: Path) -> None:
    stages = [rows(path)]
    for command in (
        [shared(), shared(side="facilitator")],
        [shared("numbat", revision=4)],
        [shared("bilby", revision=5, theirs="again")],
    ):
        keep(path, *command)
        stages.append(rows(path))
    for stage in reversed(stages[:-1]):
        with writing(path, TODAY, name="undo") as writer:
            undoing.undo(writer)
        assert rows(path) == stage
    for stage in stages[1:]:
        with writing(path, TODAY, name="redo") as writer:
            undoing.redo(writer)
        assert rows(path) == stage


def test_it_goes_with_its_relationship_and_comes_back_with_it(path: Path) -> None:
    keep(path, shared(), shared(relationship="other"))
    before = rows(path)
    with writing(path, TODAY, name="delete") as writer:
        record = writer.record("mine")
        delete_entry(writer, record, record.relationship)
    with reading(path) as reader:
        (last, *_) = history.commands(reader, 5)
        assert history.packets(reader, last.id) == [("mine", "mentee")]
        assert history.homes(reader, last.id) == {"mine"}
        assert packets.received(reader, "mine") == []
        assert len(packets.received(reader, "other")) == 1
    with writing(path, TODAY, name="undo") as writer:
        undoing.undo(writer)
    assert rows(path) == before
    with writing(path, TODAY, name="redo") as writer:
        undoing.redo(writer)
    assert [row[1] for row in rows(path)["packet"]] == ["other"]


def test_the_history_knows_whose_it_is(path: Path) -> None:
    keep(path, shared())
    with reading(path) as reader:
        (last, *_) = history.commands(reader, 5)
        assert history.packets(reader, last.id) == [("mine", "mentee")]
        assert history.homes(reader, last.id) == {"mine"}
        assert history.touched(reader, last.id) == []


def test_erasing_leaves_no_word_of_it(path: Path) -> None:
    keep(path, shared(), shared("numbat", relationship="other"))
    keep(path, shared("quokka again", revision=4))
    with reading(path) as reader:
        told = held.held(reader, reader.relationships()[0])
    assert [(one.side, one.entries) for one in told.packets] == [("mentee", 2)]
    assert (told.earlier, len(told.commands), len(told.mixed)) == (1, 1, 2)
    assert lying("quokka", path.parent) == ["j.db"]
    with writing(path, TODAY, name="erase") as writer:
        erasing.erase(writer, "mine")
    anew.write(path)
    assert lying("quokka", path.parent) == []
    with reading(path) as reader:
        assert [one.lines for one in packets.received(reader, "other")] == ["numbat\nnumbat more\n"]


def test_the_revision_grows_with_every_change_of_that_relationship_alone(path: Path) -> None:
    def now() -> tuple[int, int]:
        with reading(path) as reader:
            return packets.revision(reader, "mine"), packets.revision(reader, "other")

    seen = [now()]
    with writing(path, TODAY, name="goal") as writer:
        goal = writer.add(Goal(id="", relationship="mine", text="x"))
    seen.append(now())
    with writing(path, TODAY, name="edit") as writer:
        writer.change(goal, text="y")
    seen.append(now())
    for _ in range(2):
        with writing(path, TODAY, name="undo") as writer:
            undoing.undo(writer)
        seen.append(now())
    mine, others = zip(*seen, strict=True)
    assert list(mine) == sorted(set(mine))
    assert set(others) == {others[0]}


@pytest.mark.parametrize(
    "change",
    ["side = 'both'", "revision = -1", "exported_on = 'now'", "theirs = ''", "id = 'x'"],
)
def test_what_cannot_stand_there_is_refused(path: Path, change: str) -> None:
    keep(path, shared())
    connection = raw(path)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(f"UPDATE packet SET {change}")
    connection.close()


def test_the_tables_are_strict_and_the_history_has_their_columns(path: Path) -> None:
    connection = raw(path)
    columns = connection.execute("SELECT name, type FROM pragma_table_info('packet')").fetchall()
    was = connection.execute("SELECT name, type FROM pragma_table_info('packet_was')").fetchall()
    listed = {row[1]: row[5] for row in connection.execute("PRAGMA table_list")}
    connection.close()
    assert was == [("change", "INTEGER"), *columns]
    assert [name for name, _ in columns] == packets.COLUMNS.split(", ")
    assert listed["packet"] == listed["packet_was"] == 1


def test_the_third_version_of_a_journal_gets_the_table(tmp_path: Path) -> None:
    from sqlite_utils import Database, Migrations

    from mentorlog.store.opening import APPLICATION_ID

    older = Migrations("mentorlog")
    for step in (schema.m001_journal, schema.m002_history, schema.m003_words):
        older()(step)
    path = tmp_path / "j.db"
    connection = raw(path)
    older.apply(Database(connection, execute_plugins=False))
    words.rebuild(connection)
    connection.execute(
        "INSERT INTO relationship (id, number, mentor, mentee) VALUES ('mine', 1, 'Tariq', 'Sarah')"
    )
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("PRAGMA user_version=3")
    connection.close()
    keep(path, shared())
    with reading(path) as reader:
        assert reader.entry(Relationship, "mine") is not None
        assert packets.received(reader, "mine") == [shared()]
    assert (tmp_path / "backups" / "j-version-3.db").exists()
