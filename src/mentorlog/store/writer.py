"""Writing a journal: one row at a time, inside the one transaction of a command."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from mentorlog.errors import Conflict, NotFound, UsageError
from mentorlog.record import PLURALS, Entry, Record, Relationship
from mentorlog.store.failing import name_of
from mentorlog.store.importing import NUMBER, Importer
from mentorlog.store.refusing import nothing_there, taking
from mentorlog.store.rows import Shape, label, quoted, refuse_number, shape_of
from mentorlog.store.stoppable import stoppable

E = TypeVar("E", bound=Entry)

_NEXT = (
    "INSERT INTO counter (relationship, type, last) VALUES (?, ?, 1) "
    "ON CONFLICT (relationship, type) DO UPDATE SET last = last + 1 RETURNING last"
)
_AT_LEAST = (
    "INSERT INTO counter (relationship, type, last) VALUES (?, ?, ?) "
    "ON CONFLICT (relationship, type) DO UPDATE SET last = max(last, excluded.last)"
)
_BEGUN = (
    'INSERT INTO command (id, name, "on") '
    "SELECT coalesce(max(id), 0) + 1, ?, ? FROM change RETURNING id"
)
_NEXT_CHANGE = "SELECT coalesce(max(id), 0) + 1 FROM change"
_WROTE = "SELECT EXISTS (SELECT 1 FROM change WHERE id >= ?)"


class Writer(Importer):
    """A journal inside one transaction; what is read has what was written before.

    `today` is the day that new entries are stamped with; `command` is what the history of the
    journal has this transaction under. A reference to nothing is a Conflict when it ends, and
    `wrote` then is whether anything was written.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        upgraded: Path | None,
        today: date,
        name: str,
    ) -> None:
        super().__init__(connection, path, upgraded)
        self.today = today
        begun = self._cursor.execute(_BEGUN, (name, today.isoformat()))
        self.command: int = begun.fetchone()[0]
        self._unindexed = self.command
        self.wrote = False

    def add(self, entry: E) -> E:
        """Write a new entry and return it as stored.

        An empty id becomes a fresh one, no number the next never used, no `recorded_on` today.
        UsageError names a value that cannot be kept, Conflict an id or number that is taken,
        NotFound an owner that is not there.
        """
        shape = shape_of(type(entry))
        home = self._home(shape, entry)
        entry = entry.but(
            id=entry.id or os.urandom(10).hex(), recorded_on=entry.recorded_on or self.today
        )
        row = shape.row(entry)
        numbered = entry.but(number=self._number(home, entry))
        row[NUMBER] = numbered.number
        with taking(numbered):
            self._cursor.execute(shape.sql.add, row if shape.stated else [*row, home])
            if shape.has_goals:
                self._link(numbered)
        return shape.stored(row, getattr(entry, "goals", None))

    def change(self, entry: E, **fields: Any) -> E:
        """Change some fields of an entry and return it as stored; NotFound if it is gone."""
        shape = shape_of(type(entry))
        changed = entry.but(**fields)
        if changed.id != entry.id or changed.number is None:
            raise UsageError(f"{label(entry)} keeps its id and its number.")
        refuse_number(changed)
        there = self.entry(shape.cls, entry.id)
        if there is None:
            raise NotFound(f"{label(entry)} is not there any more.")
        if there.but(**fields) == there:
            return there
        self._update(shape, changed, fields)
        stored = self.entry(shape.cls, entry.id)
        assert stored is not None
        return stored

    def remove(self, entry: Entry) -> None:
        """Remove an entry; its number is not given again. NotFound if it is gone."""
        shape = shape_of(type(entry))
        if shape.has_goals:
            self._unlink(entry)
        self._cursor.execute(f"DELETE FROM {shape.table} WHERE id = ?", (entry.id,))
        if self._cursor.rowcount != 1:
            raise NotFound(f"{label(entry)} is not there any more.")

    def again(self, before: Record) -> Record:
        """The record as it is now, of which `before` was read in this transaction: nothing is
        read again to which nothing was written, as the history has it."""
        from mentorlog.store import words

        touched, home = words.written_to(self.connection, self.command), before.relationship.id
        now: dict[str, Any] = {}
        if Relationship.type in touched:
            now["relationship"] = self.relationship(home)
        for cls, plural in PLURALS.items():
            if cls.type in touched:
                ids = words.changed(self.connection, cls, self.command)
                now[plural] = self._renewed(cls, getattr(before, plural), ids, home)
        return before.but(**now) if now else before

    def _renewed(
        self, cls: type[E], entries: Sequence[E], ids: Sequence[str], home: str
    ) -> tuple[E, ...]:
        """The entries of a class of that relationship, by number, those with these ids anew."""
        shape, kept = shape_of(cls), {entry.id: entry for entry in entries}
        for id in ids:
            kept.pop(id, None)
            entry = self.entry(cls, id)
            if entry is not None and self._home(shape, entry) == home:
                kept[id] = entry
        return tuple(sorted(kept.values(), key=lambda entry: entry.number or 0))

    def finish(self) -> bool:
        """What has to be done before the commit; whether there is anything to commit."""
        if self._touched:
            self.settle()
        (wrote,) = self._cursor.execute(_WROTE, (self.command,)).fetchone()
        self.wrote = bool(wrote)
        if wrote:
            self.index()
        return self.wrote

    def index(self, told: Callable[[int], None] | None = None) -> None:
        """Bring the index of words up to date with what was written so far, which is done at the
        end anyway. `told` is called with how many entries more were taken up, as it goes."""
        from mentorlog.store import words

        with stoppable(self.connection):
            words.renew(self.connection, self._unindexed, told)
        self._unindexed = self._cursor.execute(_NEXT_CHANGE).fetchone()[0]

    def broken(self, error: BaseException) -> Conflict | None:
        """What a commit refused for its references is about; None for any other error."""
        if name_of(error) != "SQLITE_CONSTRAINT_FOREIGNKEY":
            return None
        found = self.dangling()
        return nothing_there(found) if found else None

    def _update(self, shape: Shape[E], changed: E, fields: dict[str, Any]) -> None:
        values = dict(zip(shape.cls.names, shape.row(changed), strict=True))
        columns = {name: values[name] for name in fields}
        if not shape.stated and shape.cls.owner_key in fields:
            columns["relationship"] = self._home(shape, changed)
        relink = shape.has_goals and not columns.keys().isdisjoint({"goals", "relationship"})
        if relink:
            self._unlink(changed)
        listed = ", ".join(f"{quoted(name)} = ?" for name in columns)
        with taking(changed):
            sql = f"UPDATE {shape.table} SET {listed} WHERE id = ?"
            self._cursor.execute(sql, [*columns.values(), changed.id])
            if relink and self._cursor.rowcount == 1:
                self._link(changed)
        if "number" in fields or "relationship" in columns:
            self._number(self._home(shape, changed), changed)

    def _home(self, shape: Shape[E], entry: E) -> str:
        """The relationship that numbers an entry: none for a relationship itself."""
        if shape.stated:
            return "" if entry.type == "relationship" else str(getattr(entry, entry.owner_key))
        assert shape.owner is not None
        owner, id = shape_of(shape.owner), getattr(entry, entry.owner_key)
        sql = f"SELECT relationship FROM {owner.table} WHERE id = ?"
        found = self._cursor.execute(sql, (id,)).fetchone()
        if found is None:
            raise NotFound(f"There is no {shape.owner.type} with the id {id}.")
        return str(found[0])

    def _number(self, home: str, entry: Entry) -> int:
        if entry.number is None:
            number: int = self._cursor.execute(_NEXT, (home, entry.type)).fetchone()[0]
            return number
        refuse_number(entry)
        with taking(entry):
            self._cursor.execute(_AT_LEAST, (home, entry.type, entry.number))
        return entry.number
