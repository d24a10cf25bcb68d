"""Taking the last command back, and bringing it back again.

A command is taken back whole and the last one first, so that what it left is what is there: its
entries become what they were before its first change of them. That is a command itself, so that
it can be taken back in its turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from mentorlog.record import ENTRIES
from mentorlog.store.history import Command, standing, taken_back
from mentorlog.store.packets import COLUMNS
from mentorlog.store.rows import quoted, shape_of
from mentorlog.store.writer import Writer

_KINDS = "SELECT DISTINCT type FROM change WHERE id >= ? AND id < ?"
_END = "SELECT coalesce(min(id), ?) FROM command WHERE id > ?"
_LINKS = (
    "SELECT what, relationship, meeting, position, goal FROM change "
    "JOIN meeting_goal_was ON change = change.id "
    "WHERE change.id >= ? AND change.id < ? ORDER BY change.id DESC"
)
_UNLINK = "DELETE FROM meeting_goal WHERE relationship = ? AND meeting = ? AND position = ?"
_LINK = "INSERT INTO meeting_goal (relationship, meeting, position, goal) VALUES (?, ?, ?, ?)"
_NOTHING = "INSERT INTO change (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM change WHERE id >= ?)"


def undo(writer: Writer) -> Command:
    """Take back the last command that stands, and return it; NotFound where there is none."""
    last = standing(writer, writer.command)
    _take_back(writer, last.id)
    run = writer.connection.execute
    run("UPDATE command SET undoes = ? WHERE id = ?", (last.id, writer.command))
    run("UPDATE command SET undone_by = ? WHERE id = ?", (writer.command, last.id))
    return last


def redo(writer: Writer) -> Command:
    """Bring back what was last taken back, and return it; NotFound where there is nothing."""
    undone, command = taken_back(writer, writer.command)
    _take_back(writer, undone)
    run = writer.connection.execute
    run("UPDATE command SET redoes = ? WHERE id = ?", (undone, writer.command))
    run("UPDATE command SET undone_by = ? WHERE id = ?", (writer.command, undone))
    run("UPDATE command SET undone_by = NULL WHERE id = ?", (command.id,))
    return command


def _take_back(writer: Writer, command: int) -> None:
    """Undo every change of a command; the record's references are looked at in the end."""
    run = writer.connection.execute
    (until,) = run(_END, (writer.command, command)).fetchone()
    kinds = {type for (type,) in run(_KINDS, (command, until))}
    for cls in ENTRIES:
        if cls.type in kinds:
            for statement in _statements(cls.type, shape_of(cls).sql.columns):
                run(statement, {"from": command, "until": until})
    if "packet" in kinds:
        for statement in _statements("packet", COLUMNS.split(", "), numbered=False):
            run(statement, {"from": command, "until": until})
    if "meeting_goal" in kinds:
        for what, *row in run(_LINKS, (command, until)).fetchall():
            run(_UNLINK, row[:3]) if what == "insert" else run(_LINK, row)
    run(_NOTHING, (writer.command, writer.command))


def _statements(type: str, columns: Sequence[str], numbered: bool = True) -> list[str]:
    """What brings the rows of one table back.

    Those that were new go. Those whose number is another one step aside first, below 0, so that
    two may have changed numbers; then each gets what it had; and what was gone comes back.
    """
    table, kept = quoted(type), quoted(f"{type}_was")
    first = (
        "WITH first AS (SELECT entry, min(id) AS id, what FROM change "
        f"WHERE id >= :from AND id < :until AND type = '{type}' GROUP BY entry)"
    )
    there = f"first JOIN {kept} was ON was.change = first.id"
    fields = ", ".join(columns)
    values = ", ".join(f"was.{name}" for name in columns)
    settled = ", ".join(f"{name} = was.{name}" for name in columns)
    here = f"{table}.id = first.entry"
    aside = f"{here} AND {table}.number <> was.number"
    missing = f"NOT EXISTS (SELECT 1 FROM {table} WHERE {here})"
    steps = [
        f"DELETE FROM {table} WHERE id IN (SELECT entry FROM first WHERE what = 'insert')",
        f"UPDATE {table} SET number = -{table}.rowid FROM {there} WHERE {aside}",
        f"UPDATE {table} SET {settled} FROM {there} WHERE {here}",
        f"INSERT INTO {table} ({fields}) SELECT {values} FROM {there} WHERE {missing}",
    ]
    if not numbered:
        del steps[1]
    return [f"{first} {step}" for step in steps]
