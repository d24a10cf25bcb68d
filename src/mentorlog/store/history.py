"""What every command did to the record, and how the last one is taken back.

The triggers of m002_history.sql keep it. A change has a number, and a command has that of its
first change; an entry as it stood before a change is in the first change of it from there on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from mentorlog.errors import NotFound
from mentorlog.frozen import Frozen
from mentorlog.record import ENTRIES, Entry, Goal, Meeting
from mentorlog.store.reader import Reader
from mentorlog.store.rows import quoted, shape_of

E = TypeVar("E", bound=Entry)

END = 2**63 - 1  # after every change
ERASING = "erase"
FORGETTING = "history --forget"
RESTORING = "restore"
_FOR_GOOD = f"('{ERASING}', '{FORGETTING}', '{RESTORING}')"
DELETING = "delete"
_TYPED = "undoes IS NULL AND redoes IS NULL"
_COMMAND = 'SELECT id, name, "on", undone_by FROM command'
_LIST = f"{_COMMAND} WHERE {_TYPED} ORDER BY id DESC LIMIT ?"
_STANDING = (
    f"{_COMMAND} WHERE {_TYPED} AND undone_by IS NULL AND id < ? AND name NOT IN {_FOR_GOOD} "
    "ORDER BY id DESC LIMIT 1"
)
_ERASED = f"{_COMMAND} WHERE name IN {_FOR_GOOD} AND id < ? ORDER BY id DESC LIMIT 1"
_TAKEN_BACK = (
    "SELECT id, undoes FROM command WHERE undoes IS NOT NULL AND undone_by IS NULL "
    "ORDER BY id DESC LIMIT 1"
)
_NEXT = "SELECT min(id) FROM command WHERE id > ?"
_OF_CHANGE = f"{_COMMAND} WHERE id <= ? ORDER BY id DESC LIMIT 1"
_TOUCHED = (
    "SELECT type, entry FROM change WHERE id >= ? AND id < ? AND type IS NOT NULL "
    "GROUP BY type, entry ORDER BY min(id)"
)
_FIRST_FROM = (
    "SELECT id, what FROM change WHERE entry = ? AND type = ? AND id >= ? ORDER BY id LIMIT 1"
)
_CHANGES_OF = "SELECT id FROM change WHERE entry = ? AND type IN (?, ?) ORDER BY id"
_PACKETS = (
    "WITH changed AS (SELECT DISTINCT entry FROM change "
    "WHERE id >= ? AND id < ? AND type = 'packet') "
    "SELECT id, relationship, side FROM packet WHERE id IN (SELECT entry FROM changed) UNION "
    "SELECT id, relationship, side FROM packet_was WHERE id IN (SELECT entry FROM changed)"
)
_LINKS = (
    "SELECT position, goal FROM meeting_goal WHERE meeting = ? AND relationship = "
    "(SELECT relationship FROM meeting WHERE id = ?)"
)
_LINKED = (
    "SELECT what, position, goal FROM change JOIN meeting_goal_was ON change = change.id "
    "WHERE entry = ? AND type = 'meeting_goal' AND change.id >= ? ORDER BY change.id DESC"
)


class Command(Frozen):
    """A command that wrote: its number, its words, the day of writing, whether it was undone."""

    id: int
    name: str
    on: date
    undone: bool

    @property
    def for_good(self) -> bool:
        """Whether it erased something, which nothing takes back, or put another journal in the
        place of this one, which only another restore takes back."""
        return self.name in (ERASING, FORGETTING, RESTORING)


class Change(Frozen):
    """What a command did to an entry: `before` is None where it was new, `after` where it went."""

    command: Command
    before: Entry | None
    after: Entry | None

    @property
    def entry(self) -> Entry:
        """The entry as it was afterwards; as it was before where it is gone."""
        entry = self.after or self.before
        assert entry is not None
        return entry


# Looking.


def commands(reader: Reader, most: int) -> list[Command]:
    """The last commands that wrote, newest first; an undo or a redo is no command of its own."""
    return [_command(row) for row in reader.connection.execute(_LIST, (most,))]


def standing(reader: Reader, before: int = END) -> Command:
    """The command that `undo` takes back, of those before that one; NotFound."""
    row = reader.connection.execute(_STANDING, (before,)).fetchone()
    if row is None:
        raise NotFound("There is nothing to take back.", "mentorlog undo --list")
    return _command(row)


def erased(reader: Reader, before: int = END) -> Command | None:
    """The last command that erased something, or brought a backup back, of those before that
    one; it never stands in the way of an undo or a redo here."""
    row = reader.connection.execute(_ERASED, (before,)).fetchone()
    return None if row is None else _command(row)


def taken_back(reader: Reader, before: int = END) -> tuple[int, Command]:
    """The undo that `redo` takes back, of those before that one, and the command that it had
    undone; NotFound where there is none, or something was written since."""
    row = reader.connection.execute(_TAKEN_BACK).fetchone()
    last = reader.connection.execute(_STANDING, (before,)).fetchone()
    if row is None:
        raise NotFound("There is nothing to bring back: no command was undone.")
    if last is not None and last[0] > row[0]:
        raise NotFound(
            "There is nothing to bring back: something else was written since the last undo.",
            "mentorlog undo --list",
        )
    (found,) = reader.connection.execute(f"{_COMMAND} WHERE id = ?", (row[1],))
    return row[0], _command(found)


def touched(reader: Reader, command: int) -> list[tuple[type[Entry], str]]:
    """The class and id of every entry that a command wrote, in the order of its writing."""
    rows = reader.connection.execute(_TOUCHED, (command, _until(reader, command)))
    kinds = {cls.type: cls for cls in ENTRIES} | {"meeting_goal": Meeting}
    return list(dict.fromkeys((kinds[type], id) for type, id in rows if type in kinds))


def packets(reader: Reader, command: int) -> list[tuple[str, str]]:
    """The relationship and the side of every packet that a command kept or took out."""
    given = (command, _until(reader, command))
    return [(home, side) for _, home, side in reader.connection.execute(_PACKETS, given)]


def changes(reader: Reader, command: Command) -> list[Change]:
    """What a command did, entry by entry, without what it left as it was."""
    until = _until(reader, command.id)
    found = (
        Change(command, was(reader, cls, id, command.id), was(reader, cls, id, until))
        for cls, id in touched(reader, command.id)
    )
    return [change for change in found if change.before != change.after]


def steps(reader: Reader, cls: type[Entry], id: str) -> list[Change]:
    """What became of an entry, oldest first, every undo and redo included."""
    also = "meeting_goal" if cls is Meeting else cls.type
    numbers = reader.connection.execute(_CHANGES_OF, (id, cls.type, also)).fetchall()
    found: dict[int, Command] = {}
    for number in numbers:
        row = reader.connection.execute(_OF_CHANGE, number).fetchone()
        if row is not None:
            found[row[0]] = _command(row)
    each = (
        Change(c, was(reader, cls, id, c.id), was(reader, cls, id, _until(reader, c.id)))
        for c in found.values()
    )
    return [change for change in each if change.before != change.after]


def was(reader: Reader, cls: type[E], id: str, number: int = END) -> E | None:
    """The entry as it stood before the change of that number; None where it was not there."""
    row = reader.connection.execute(_FIRST_FROM, (id, cls.type, number)).fetchone()
    shape = shape_of(cls)
    if row is None:
        rows = reader.connection.execute(shape.sql.by_id, (id,)).fetchall()
    elif row[1] == "insert":
        return None
    else:
        rows = reader.connection.execute(shape.sql.was, (row[0],)).fetchall()
    goals = (lambda _: _goals(reader, id, number)) if shape.has_goals else None
    return next(iter(reader.read(cls, rows, goals)), None)


def last(reader: Reader, cls: type[E], id: str) -> E | None:
    """The entry as it is, or as it last was; None where nothing is known of it."""
    numbers = reader.connection.execute(_CHANGES_OF, (id, cls.type, cls.type)).fetchall()
    there = was(reader, cls, id)
    return there if there or not numbers else was(reader, cls, id, numbers[-1][0])


def naming(reader: Reader) -> Callable[[type[Entry], str, str], str | None]:
    """What gives the short id of the entry that a field names: from class, field and id."""
    known: dict[tuple[type[Entry], str], str | None] = {}

    def named(cls: type[Entry], field: str, id: str) -> str | None:
        target = Goal if field == "goals" else shape_of(cls).keys.get(field)
        if target is None:
            return None
        if (target, id) not in known:
            entry = last(reader, target, id)
            known[target, id] = entry.short if entry else None
        return known[target, id]

    return named


def _goals(reader: Reader, meeting: str, number: int) -> tuple[str, ...]:
    links: dict[int, str] = dict(reader.connection.execute(_LINKS, (meeting, meeting)).fetchall())
    for what, position, goal in reader.connection.execute(_LINKED, (meeting, number)):
        if what == "insert":
            links.pop(position, None)
        else:
            links[position] = goal
    return tuple(links[position] for position in sorted(links))


def gone(reader: Reader, cls: type[E], column: str, value: str | int, home: str | None) -> list[E]:
    """The entries with that value that are not there any more, as they last were, newest first.

    `home` is the relationship that they were in, None for a relationship itself.
    """
    kept = shape_of(cls).kept
    rows = reader.connection.execute(
        f"SELECT change, entry FROM change JOIN {kept} ON change = change.id "
        f"WHERE change.type = ? AND what = 'delete' AND {kept}.{quoted(column)} = ? "
        f"{'' if home is None else f'AND {kept}.relationship = ? '}ORDER BY change DESC",
        (cls.type, value) if home is None else (cls.type, value, home),
    ).fetchall()
    ids = dict.fromkeys(entry for _, entry in rows)
    found = (last(reader, cls, id) for id in ids if was(reader, cls, id) is None)
    return [entry for entry in found if entry is not None]


def deleted(reader: Reader, cls: type[E], home: str) -> list[E]:
    """The entries of a relationship that `delete` took out and that stayed out, as they last
    were; what an undo, an import or a merge took out is none of them."""
    kept, table = shape_of(cls).kept, shape_of(cls).table
    rows = reader.connection.execute(
        f"SELECT DISTINCT entry FROM change JOIN {kept} ON change = change.id "
        f"WHERE change.type = ? AND what = 'delete' AND {kept}.relationship = ? "
        f"AND entry NOT IN (SELECT id FROM {table}) AND (SELECT name = '{DELETING}' AND undone_by "
        "IS NULL FROM command WHERE id <= change.id ORDER BY id DESC LIMIT 1)",
        (cls.type, home),
    )
    found = (last(reader, cls, id) for (id,) in rows.fetchall())
    return [entry for entry in found if entry is not None]


def belonging(reader: Reader, cls: type[Entry], owner: Entry) -> list[str]:
    """The ids of the entries of that class, there or gone, that belong to an entry."""
    shape = shape_of(cls)
    if shape.owner is not type(owner):
        return []
    key, kept = quoted(cls.owner_key), shape.kept
    rows = reader.connection.execute(
        f"SELECT id FROM {shape.table} WHERE {key} = ? AND relationship = "
        f"(SELECT relationship FROM {quoted(owner.type)} WHERE id = ?) UNION "
        f"SELECT entry FROM change JOIN {kept} ON change = change.id "
        f"WHERE change.type = ? AND what = 'delete' AND {kept}.{key} = ?",
        (owner.id, owner.id, cls.type, owner.id),
    )
    return [id for (id,) in rows]


def homes(reader: Reader, command: int) -> set[str]:
    """The ids of the relationships that a command which stands wrote to."""
    until = _until(reader, command)
    found = {home for home, _ in packets(reader, command)}
    for cls in {cls for cls, _ in touched(reader, command)}:
        shape = shape_of(cls)
        there = "FROM change WHERE id >= ? AND id < ? AND type = ?"
        rows = reader.connection.execute(
            f"SELECT {shape.home} FROM {shape.table} WHERE id IN (SELECT entry {there}) UNION "
            f"SELECT {shape.home} FROM {shape.kept} WHERE change IN (SELECT id {there})",
            (command, until, cls.type) * 2,
        )
        found |= {id for (id,) in rows}
    return found


def _until(reader: Reader, command: int) -> int:
    (following,) = reader.connection.execute(_NEXT, (command,)).fetchone()
    return END if following is None else int(following)


def _command(row: tuple[Any, ...]) -> Command:
    id, name, on, undone_by = row
    return Command(id, name, date.fromisoformat(on), undone_by is not None)
