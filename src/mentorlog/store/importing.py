"""Taking many entries that arrive in any order, and settling them once all have arrived.

An entry that shares its owner's relationship may arrive before the owner: it waits under a
placeholder. One without a number waits under a number below 0, as does one whose number is
still another's, who may yet give it up.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Literal, TypeVar

from mentorlog.record import ENTRIES, Entry, Meeting
from mentorlog.store.reader import Reader
from mentorlog.store.refusing import REFUSALS, refusal, taken
from mentorlog.store.rows import Shape, quoted, refuse_number, shape_of
from mentorlog.store.stoppable import stoppable

E = TypeVar("E", bound=Entry)
Taken = Literal["new", "same", "conflict", "replaced"]

NUMBER = Entry.names.index("number")
_WAITING = ("\0", "\1")  # what placeholders lie between: no id holds a NUL
_BATCH = 5000  # rows
_LONGEST = 9  # digits of a number


class Importer(Reader):
    """A journal that takes entries as they come. Nothing is stamped with a day."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, upgraded: Path | None = None
    ) -> None:
        super().__init__(connection, path, upgraded)
        self._cursor = connection.cursor()
        self._touched: set[type[Entry]] = set()
        self._numberless: set[type[Entry]] = set()
        self._wanted: dict[tuple[type[Entry], str], int] = {}
        self._last = 0

    def take(self, entry: Entry, replace: bool = False) -> Taken:
        """Write an entry under its own id, or say why not.

        "same" where it is there with the same content (a number not stated is no difference),
        "conflict" where the content differs and nothing was written; with `replace` the new
        content is written instead: "replaced". UsageError names a value that cannot be kept.
        """
        shape = shape_of(type(entry))
        refuse_number(entry)
        row = shape.row(entry)
        if entry.number is None:
            row[NUMBER] = self._later(shape)
        try:
            return self._take(shape, entry, row, replace)
        except REFUSALS as error:
            raise refusal(error, entry) from error

    def settle(self) -> None:
        """Give every entry that was taken its relationship and its number.

        Stated numbers come first, then the digits of ids such as `m7`, where no other entry has
        that number, then the next numbers never used, in the order of arrival. Conflict where
        two entries of a relationship state the same number.
        """
        with stoppable(self.connection):
            self._settle()

    def _settle(self) -> None:
        touched = [shape_of(cls) for cls in ENTRIES if cls in self._touched]
        for shape in touched:
            if shape.owner is not None:
                self._bring_home(shape)
        self._give_wanted()
        for shape in touched:
            numberless = shape.cls in self._numberless
            if numberless:
                self._give_digits(shape)
            self._count(shape)
            if numberless:
                self._give_next(shape)
                self._count(shape)
        self._touched.clear()
        self._numberless.clear()

    def dangling(self) -> tuple[type[Entry], str, str, str] | None:
        """The first reference to what is not there, or is in another relationship.

        It is given as the class and id of the entry, its key, and the id that it names.
        """
        with stoppable(self.connection):
            return self._dangling()

    def _dangling(self) -> tuple[type[Entry], str, str, str] | None:
        for cls in ENTRIES:
            shape = shape_of(cls)
            for key, target in shape.keys.items():
                found = self._astray(shape, key, target)
                if found is not None:
                    return (cls, found[0], key, found[1])
        found = self.connection.execute(
            "SELECT meeting, goal FROM meeting_goal WHERE NOT EXISTS (SELECT 1 FROM goal WHERE "
            "goal.relationship = meeting_goal.relationship AND goal.id = meeting_goal.goal) LIMIT 1"
        ).fetchone()
        return None if found is None else (Meeting, found[0], "goals", found[1])

    # One entry.

    def _take(self, shape: Shape[Any], entry: Entry, row: list[Any], replace: bool) -> Taken:
        if self._insert(shape, entry, row):
            return "new"
        there = self.entry(shape.cls, entry.id)
        if there is not None:
            return self._again(shape, entry, row, there, replace)
        self._wanted[shape.cls, entry.id] = row[NUMBER]
        row[NUMBER] = self._later(shape)
        self._insert(shape, entry, row)
        return "new"

    def _insert(self, shape: Shape[Any], entry: Entry, row: list[Any]) -> bool:
        """Whether the row went in; not where its id, or its number, is there already."""
        self._touched.add(shape.cls)
        self._cursor.execute(shape.sql.take, row + self._home_of(shape, entry))
        if self._cursor.rowcount != 1:
            return False
        if shape.has_goals:
            self._link(entry)
        return True

    def _home_of(self, shape: Shape[Any], entry: Entry) -> list[str]:
        if shape.owner is None:
            return []
        owner: str = getattr(entry, entry.owner_key)
        return [owner, _WAITING[0] + owner]

    def _link(self, meeting: Entry) -> None:
        """Write the goals of a meeting; none stand there yet."""
        goals = _goals(meeting)
        if goals:
            self._cursor.executemany(
                "INSERT INTO meeting_goal (relationship, meeting, goal, position) "
                "SELECT relationship, id, ?, ? FROM meeting WHERE id = ?",
                [(goal, position, meeting.id) for position, goal in enumerate(goals)],
            )

    def _unlink(self, meeting: Entry) -> None:
        self._cursor.execute(
            "DELETE FROM meeting_goal WHERE meeting = ? AND relationship = "
            "(SELECT relationship FROM meeting WHERE id = ?)",
            (meeting.id, meeting.id),
        )

    def _again(
        self, shape: Shape[Any], entry: Entry, row: list[Any], there: Entry, replace: bool
    ) -> Taken:
        known = self._wanted.get((shape.cls, entry.id), there.number)
        number = entry.number or known
        stored = shape.stored([*row[:NUMBER], number, *row[NUMBER + 1 :]], _goals(entry))
        if stored == (there if known == there.number else there.but(number=known)):
            return "same"
        if not replace:
            return "conflict"
        if number is not None and number > 0:
            self._wanted[shape.cls, entry.id] = number
        row[NUMBER] = self._later(shape)
        self._replace(shape, entry, row)
        return "replaced"

    def _replace(self, shape: Shape[Any], entry: Entry, row: list[Any]) -> None:
        if shape.has_goals:
            self._unlink(entry)
        self._cursor.execute(shape.sql.replace, [*row, *self._home_of(shape, entry), entry.id])
        if shape.has_goals:
            self._link(entry)

    def _later(self, shape: Shape[Any]) -> int:
        """A number that stands until the entries are settled; they fall as entries arrive."""
        self._touched.add(shape.cls)
        self._numberless.add(shape.cls)
        self._last -= 1
        return self._last

    def given(self, home: str) -> dict[str, int]:
        """The last number of each type that was given in a relationship; "" is where the
        relationships themselves are numbered."""
        found = "SELECT type, last FROM counter WHERE relationship = ?"
        return dict(self._cursor.execute(found, (home,)).fetchall())

    # All of them.

    def _bring_home(self, shape: Shape[Any]) -> None:
        """Give the relationship of the owner to the rows that arrived before it."""
        assert shape.owner is not None
        owner, key = quoted(shape.owner.type), quoted(shape.cls.owner_key)
        waiting = (
            f"SELECT t.id, t.number, owner.relationship FROM {shape.table} t "
            f"JOIN {owner} owner ON owner.id = t.{key} "
            f"WHERE t.relationship >= ? AND t.relationship < ? LIMIT {_BATCH}"
        )
        home = f"UPDATE {shape.table} SET relationship = ? WHERE id = ?"
        while rows := self.connection.execute(waiting, _WAITING).fetchall():
            for id, _, relationship in rows:
                self._write(shape, id, home, (relationship, id))

    def _give_wanted(self) -> None:
        for (cls, id), number in self._wanted.items():
            shape = shape_of(cls)
            given = f"UPDATE {shape.table} SET number = ? WHERE id = ?"
            self._write(shape, id, given, (number, id))
        self._wanted.clear()

    def _write(self, shape: Shape[Any], id: str, sql: str, values: tuple[Any, ...]) -> None:
        try:
            self._cursor.execute(sql, values)
        except sqlite3.IntegrityError as error:
            entry = self.entry(shape.cls, id)
            assert entry is not None
            number = entry.number if isinstance(values[0], str) else values[0]
            raise taken(entry.but(number=number)) from error

    def _give_digits(self, shape: Shape[Any]) -> None:
        prefix = shape.cls.prefix
        start = len(prefix) + 1
        self._cursor.execute(
            f"UPDATE OR IGNORE {shape.table} SET number = CAST(substr(id, {start}) AS INTEGER) "
            f"WHERE number < 0 AND id GLOB '{prefix}[1-9]*' "
            f"AND substr(id, {start}) NOT GLOB '*[^0-9]*' AND length(id) < {start + _LONGEST}"
        )

    def _give_next(self, shape: Shape[Any]) -> None:
        scope = shape.sql.scope
        self._cursor.execute(
            f"UPDATE {shape.table} AS given SET number = fresh.number FROM (SELECT t.id, coalesce("
            f"(SELECT last FROM counter WHERE counter.relationship = {scope} AND type = ?), 0) "
            f"+ row_number() OVER (PARTITION BY {scope} ORDER BY t.number DESC) AS number "
            f"FROM {shape.table} t WHERE t.number < 0) AS fresh WHERE given.id = fresh.id",
            (shape.cls.type,),
        )

    def _count(self, shape: Shape[Any]) -> None:
        """Bring the counters up to the highest numbers there are."""
        self._cursor.execute(
            f"INSERT INTO counter (relationship, type, last) SELECT {shape.sql.scope}, ?, "
            f"max(number) FROM {shape.table} t WHERE number > 0 GROUP BY {shape.sql.scope} "
            "ON CONFLICT (relationship, type) DO UPDATE SET last = max(last, excluded.last)",
            (shape.cls.type,),
        )

    def _astray(self, shape: Shape[Any], key: str, target: type[Entry]) -> tuple[str, str] | None:
        column, there = f"t.{quoted(key)}", quoted(target.type)
        if target.type == "relationship":
            fits = f"there.id = {column}"
        else:
            fits = f"there.relationship = t.relationship AND there.id = {column}"
        found: tuple[str, str] | None = self.connection.execute(
            f"SELECT t.id, {column} FROM {shape.table} t WHERE {column} IS NOT NULL "
            f"AND NOT EXISTS (SELECT 1 FROM {there} there WHERE {fits}) LIMIT 1"
        ).fetchone()
        return found


def _goals(entry: Entry) -> tuple[str, ...] | None:
    return getattr(entry, "goals", None)
