"""Taking the earlier words of an entry out of the history, for good.

Every earlier version gets the words that stand there now. Days, numbers and references stay, so
that the commands which wrote them can still be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorlog.frozen import Frozen
from mentorlog.record import Entry
from mentorlog.store import anew, words
from mentorlog.store.history import FORGETTING
from mentorlog.store.reader import Reader
from mentorlog.store.rows import quoted, shape_of
from mentorlog.store.writer import Writer

TAKEN_OUT = "(words taken out)"
_EMPTY = {"Text": TAKEN_OUT, "Mapping[str, Any]": "{}"}
# A command is kept where a change has its number.
_NUMBER = "INSERT INTO change (id) VALUES (?)"


class Earlier(Frozen):
    """A version whose words are other ones than those of now: where it is kept, the number of
    its change, and the words to have instead, by column."""

    cls: type[Entry]
    change: int
    instead: dict[str, Any]


def earlier(reader: Reader, entries: Iterable[tuple[type[Entry], str]]) -> list[Earlier]:
    """The versions of those entries that hold words which do not stand there now. Of an entry
    that is gone that is every one."""
    return [found for cls, id in entries for found in _earlier(reader, cls, id)]


def _earlier(reader: Reader, cls: type[Entry], id: str) -> Iterable[Earlier]:
    shape, names = shape_of(cls), _worded(cls)
    listed = ", ".join(map(quoted, names))
    run = reader.connection.execute
    now = run(f"SELECT {listed} FROM {shape.table} WHERE id = ?", (id,)).fetchone()
    if now is None:
        now = [_EMPTY.get(shape.kinds[name]) for name in names]
    rows = run(f"SELECT change, {listed} FROM {shape.kept} WHERE id = ?", (id,)).fetchall()
    for change, *before in rows:
        new = [None if was is None else there for was, there in zip(before, now, strict=True)]
        if new != before:
            yield Earlier(cls, change, dict(zip(names, new, strict=True)))


def _worded(cls: type[Entry]) -> list[str]:
    """The columns that hold what somebody wrote."""
    kinds = shape_of(cls).kinds
    held = ("Text", "Answers", "Mapping[str, Any]")
    return [name for name in cls.names if name != "id" and kinds.get(name) in held]


def forget(writer: Writer, versions: Iterable[Earlier]) -> None:
    """Take their words out. To be followed by `anew.write`, once it is committed."""
    run = writer.connection.execute
    anew.in_memory(writer.connection)
    for one in versions:
        new = ", ".join(f"{quoted(name)} = ?" for name in one.instead)
        sql = f"UPDATE {shape_of(one.cls).kept} SET {new} WHERE change = ?"
        run(sql, (*one.instead.values(), one.change))
    run("UPDATE command SET name = ? WHERE id = ?", (FORGETTING, writer.command))
    run(_NUMBER, (writer.command,))
    words.rebuild(writer.connection)
    anew.mark(writer.connection)
