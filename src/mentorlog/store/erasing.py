"""Erasing a relationship for good: its rows, its history, its words, and what SQLite keeps.

What is left of it is the number that it had, which nobody is given again. The rows are erased in
one transaction, which leaves a mark; the file is then written anew without what the old rows
left in it, and the mark goes. Where that is cut off, the next opening of the journal does it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from mentorlog.record import ENTRIES, Meeting
from mentorlog.store import anew, words
from mentorlog.store.held import commands_of, types_of
from mentorlog.store.history import END, ERASING
from mentorlog.store.rows import shape_of
from mentorlog.store.writer import Writer

_LINKED = "SELECT id, {} FROM command WHERE {} IS NOT NULL"
# A number that was given is not given again.
_LAST = "INSERT INTO change (id) SELECT :id WHERE NOT EXISTS (SELECT 1 FROM change WHERE id >= :id)"
_ERASED = "SELECT EXISTS (SELECT 1 FROM change WHERE id >= ?)"
_WROTE = (
    "SELECT EXISTS (SELECT 1 FROM change WHERE type IS NOT NULL AND id >= :id "
    "AND id < (SELECT coalesce(min(id), :end) FROM command WHERE id > :id))"
)


def erase(writer: Writer, relationship: str) -> None:
    """Erase all that the journal has of a relationship, there or deleted, with the commands
    that wrote to nothing else. Of the transaction itself the history keeps its day and no name.

    To be followed by `anew.write`, once it is committed.
    """
    run = writer.connection.execute
    anew.in_memory(writer.connection)
    only, mixed = commands_of(writer.connection, relationship)
    given = {"home": relationship}
    run("DELETE FROM meeting_goal WHERE relationship = :home", given)
    run("DELETE FROM packet WHERE relationship = :home", given)
    for cls in reversed(ENTRIES):
        shape = shape_of(cls)
        run(f"DELETE FROM {shape.table} WHERE {shape.home} = :home", given)
    _erase_history(writer.connection, given)
    erased = run(_ERASED, (writer.command,)).fetchone()[0] or only or mixed
    _forget(writer.connection, only if erased else (writer.command,))
    run("UPDATE command SET name = ? WHERE id = ?", (ERASING, writer.command))
    run("DELETE FROM counter WHERE relationship = :home", given)
    run(_LAST, {"id": writer.command})
    words.rebuild(writer.connection)
    anew.mark(writer.connection)


def _erase_history(connection: sqlite3.Connection, given: Mapping[str, str]) -> None:
    """Empty the changes of what was deleted, which the triggers have put into the history."""
    ids = "SELECT id FROM packet_was WHERE relationship = :home"
    connection.execute(
        "UPDATE change SET type = NULL, entry = NULL, what = NULL "
        f"WHERE type = 'packet' AND entry IN ({ids})",
        given,
    )
    connection.execute("DELETE FROM packet_was WHERE relationship = :home", given)
    for cls in ENTRIES:
        shape = shape_of(cls)
        ids = f"SELECT id FROM {shape.kept} WHERE {shape.home} = :home"
        for type in types_of(cls):
            connection.execute(
                "UPDATE change SET type = NULL, entry = NULL, what = NULL "
                f"WHERE type = '{type}' AND entry IN ({ids})",
                given,
            )
        if cls is Meeting:
            connection.execute(f"DELETE FROM meeting_goal_was WHERE meeting IN ({ids})", given)
        connection.execute(f"DELETE FROM {shape.kept} WHERE id IN ({ids})", given)


def _forget(connection: sqlite3.Connection, empty: Iterable[int]) -> None:
    """Remove commands of which no change is left, each with those that took it back or brought
    it back; where one of those still has a change, all of them stay."""
    for together in _together(connection, empty):
        if not any(
            connection.execute(_WROTE, {"id": id, "end": END}).fetchone()[0] for id in together
        ):
            gone = [(id,) for id in together]
            connection.executemany("DELETE FROM command WHERE id = ?", gone)


def _together(connection: sqlite3.Connection, commands: Iterable[int]) -> list[set[int]]:
    """The commands with all those that they are linked to by an undo or a redo."""
    linked: dict[int, set[int]] = {}
    for name in ("undoes", "redoes", "undone_by"):
        for one, other in connection.execute(_LINKED.format(name, name)):
            linked.setdefault(one, set()).add(other)
            linked.setdefault(other, set()).add(one)
    found: list[set[int]] = []
    left = set(commands)
    while left:
        group, new = set(), {left.pop()}
        while new:
            group |= new
            new = {other for one in new for other in linked.get(one, ())} - group
        left -= group
        found.append(group)
    return found
