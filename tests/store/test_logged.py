"""Every command leaves in the journal what it changed, whichever way it wrote."""

from pathlib import Path

import pytest
from store.entries import TODAY, everything, filled, full, pair, raw

from mentorlog.errors import UsageError
from mentorlog.record import ENTRIES, Entry, Goal, Meeting
from mentorlog.store import reading, writing
from mentorlog.store.rows import shape_of

Logged = list[tuple[str, str, str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "j.db")


def _logged(path: Path) -> tuple[str, str, Logged]:
    """The last command, its day, and what it changed."""
    with reading(path) as reader:
        run = reader.connection.execute
        id, name, on = run('SELECT id, name, "on" FROM command ORDER BY id DESC').fetchone()
        sql = "SELECT type, entry, what FROM change WHERE id >= ? ORDER BY id"
        return name, on, run(sql, (id,)).fetchall()


def test_a_command_is_known_by_its_name_its_day_and_what_it_changed(path: Path) -> None:
    with writing(path, TODAY, name="goal add") as writer:
        goal = writer.add(Goal(id="", relationship="relationship-1", text="x"))
        writer.change(goal, text="y")
        writer.remove(goal)
    assert _logged(path) == (
        "goal add",
        "2026-11-21",
        [("goal", goal.id, what) for what in ("insert", "update", "delete")],
    )


@pytest.mark.parametrize("cls", ENTRIES, ids=lambda cls: cls.type)
def test_what_stood_there_before_is_kept(path: Path, cls: type[Entry]) -> None:
    entry = full(cls)
    with writing(path, TODAY) as writer:
        writer.change(entry, extra={"x-new": 1})
        (row,) = writer.connection.execute(f'SELECT * FROM "{cls.type}_was"').fetchall()
        names = [
            name for _, name, *_ in writer.connection.execute(f"PRAGMA table_info({cls.type}_was)")
        ]
    was = dict(zip(names, row, strict=True))
    shape = shape_of(cls)
    assert [was[name] for name in cls.names] == shape.row(entry)


def test_what_changes_nothing_leaves_nothing(path: Path) -> None:
    before = path.read_bytes()
    with writing(path, TODAY) as writer:
        for entry in everything():
            assert writer.take(entry) == "same"
            there = writer.entry(type(entry), entry.id)
            assert there is not None
            assert writer.change(there, private=there.private) == there
    with writing(path, TODAY):
        pass
    assert path.read_bytes() == before


def test_a_command_that_is_refused_leaves_nothing(path: Path) -> None:
    before = _logged(path)
    with pytest.raises(UsageError), writing(path, TODAY, name="start") as writer:
        writer.change(writer.add(pair()), mentor="\0")
    assert _logged(path) == before


def test_what_stands_only_while_an_import_runs_is_not_kept(tmp_path: Path) -> None:
    entries = everything()
    path = filled(tmp_path / "j.db", [e.but(number=None) for e in reversed(entries)])
    _, _, logged = _logged(path)
    goals = [change for change in logged if change[0] == "meeting_goal"]
    assert len(logged) - len(goals) == len(entries)
    assert {what for _, _, what in logged} == {"insert"}
    with reading(path) as reader:
        for cls in ENTRIES:
            count = reader.connection.execute(f"SELECT count(*) FROM {cls.type}_was").fetchone()
            assert count == (0,)


def test_the_goals_of_a_meeting_are_kept_too(path: Path) -> None:
    meeting: Meeting = full(Meeting)
    assert meeting.goals is not None
    with writing(path, TODAY) as writer:
        writer.change(meeting, goals=meeting.goals[:1])
        kept = writer.connection.execute(
            "SELECT what, position, goal FROM change JOIN meeting_goal_was ON change = change.id "
            "WHERE change.id >= ? ORDER BY change.id",
            (writer.command,),
        ).fetchall()
    first, second = meeting.goals
    assert kept == [("delete", 0, first), ("delete", 1, second), ("insert", 0, first)]


def test_what_another_program_writes_is_kept_as_well(path: Path) -> None:
    connection = raw(path)
    connection.execute("UPDATE goal SET text = 'another' WHERE id = 'goal-1'")
    kept = connection.execute("SELECT text FROM goal_was").fetchall()
    connection.close()
    assert kept == [(full(Goal).text,)]
