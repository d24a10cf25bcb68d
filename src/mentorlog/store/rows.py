"""Between an entry and its row, read once from the annotations of the entry's class.

A column has the name of its field. Only the fields whose kind SQLite has no word for are
converted; the rest go in and come out as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Generic, TypeVar, cast

from mentorlog.errors import UsageError
from mentorlog.record import ENTRIES, PARTIES, Entry

E = TypeVar("E", bound=Entry)
Goals = Callable[[str], tuple[str, ...]]

_NOTHING: Mapping[str, Any] = {}
_SIDES: tuple[tuple[str, ...], ...] = ((), ("mentor",), ("mentee",), PARTIES)
_PARTIES_OF = {"[" + ",".join(f'"{side}"' for side in sides) + "]": sides for sides in _SIDES}
_TEXT_OF = {frozenset(sides): text for text, sides in _PARTIES_OF.items()}
_BY_KIND = {cls.__name__ + "Id": cls for cls in ENTRIES}


# Most rows hold no JSON but the empty one, and most commands need not import it.
@cache
def _json() -> tuple[Callable[[Any], str], Callable[[str], Any]]:
    import json

    encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return encoder.encode, json.loads


def read_json(text: str) -> Any:
    """What a column of JSON holds."""
    return _json()[1](text)


def _write_json(value: Mapping[str, Any]) -> str:
    if not value:
        return "{}"
    text = _json()[0](value)
    if "\\u0000" in text and _holds_nul(value):
        raise ValueError("NUL")
    return text


def _holds_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, Mapping):
        return any(map(_holds_nul, [*value, *value.values()]))
    return isinstance(value, list | tuple) and any(map(_holds_nul, value))


def _read_extra(text: str) -> Mapping[str, Any]:
    return _NOTHING if text == "{}" else cast(Mapping[str, Any], read_json(text))


_KINDS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "Day": (date.fromisoformat, date.isoformat),
    "Flag": (bool, int),
    "Parties": (_PARTIES_OF.__getitem__, lambda sides: _TEXT_OF[frozenset(sides)]),
    "Answers": (read_json, _write_json),
    "GoalIds": (int, len),  # the goals themselves stand in meeting_goal
    "Mapping[str, Any]": (_read_extra, _write_json),
}


_WHOLE = frozenset(("Count", "Minutes", "Hours", "Percent", "Rating", "Flag", "GoalIds"))


def quoted(name: str) -> str:
    """A table or column as SQL writes it; the names come from the classes, never from input."""
    return f'"{name}"'


class Shape(Generic[E]):
    """How one class of entries stands in its table.

    `table` holds the entries as they are, `kept` as they were before every change; `home` is the
    column with the relationship. `kinds` are the kinds of value of its fields; `keys` are the
    fields that name other entries, with the class each of them names; `owner` is the class whose
    relationship the entry shares, None where it states its own (`stated`). `types` are the types
    that the columns hold, `read` is what turns the values of some into what the fields hold.
    """

    def __init__(self, cls: type[E]) -> None:
        kinds = _kinds(cls)
        self.cls = cls
        self.kinds = kinds
        self.table = quoted(cls.type)
        self.kept = quoted(f"{cls.type}_was")
        self.home = "id" if cls.type == "relationship" else "relationship"
        self.keys = {name: _BY_KIND[kind] for name, kind in kinds.items() if kind in _BY_KIND}
        self.owner = None if cls.owner_key == "relationship" else self.keys[cls.owner_key]
        self.stated = cls.type == "relationship" or self.owner is None
        self.has_goals = "GoalIds" in kinds.values()
        self.types = [frozenset((type(None), _type(kind))) for kind in kinds.values()]
        self._seen: set[tuple[type, ...]] = set()  # types of rows, each row is of one of a few
        self.read = {n: _KINDS[k][0] for n, k in kinds.items() if k in _KINDS}
        self._write = [(n, _KINDS[k][1]) for n, k in kinds.items() if k in _KINDS]
        self.sql = Statements(self)

    def entries(self, rows: Iterable[Sequence[Any]], goals: Goals | None = None) -> Iterator[E]:
        """The entries of rows that hold the fields in their order.

        `goals` gives the goals of the meeting with an id. ValueError, TypeError or KeyError
        where a row holds what its column never takes.
        """
        cls, names, read = self.cls, self.cls.names, self.read.items()
        new, put = object.__new__, object.__setattr__
        for row in rows:
            types = tuple(map(type, row))
            if types not in self._seen:
                self._refuse(types)
            values = dict(zip(names, row, strict=False))
            for name, convert in read:
                value = values[name]
                if value is not None:
                    values[name] = convert(value)
            if goals is not None and values["goals"] is not None:
                values["goals"] = goals(values["id"]) if values["goals"] else ()
            entry = new(cls)
            put(entry, "__dict__", values)
            yield entry

    def _refuse(self, types: tuple[type, ...]) -> None:
        """TypeError where a value is of a type that its column never holds."""
        if any(one not in allowed for one, allowed in zip(types, self.types, strict=False)):
            raise TypeError
        self._seen.add(types)

    def row(self, entry: E) -> list[Any]:
        """The fields of an entry as its row holds them; UsageError names what no row can hold."""
        stated = dict(entry.__dict__)
        name = ""
        try:
            for name, convert in self._write:
                value = stated[name]
                if value is not None:
                    stated[name] = convert(value)
        except (ValueError, KeyError, RecursionError) as error:
            raise unfit(entry, name) from error
        row = [stated[name] for name in self.cls.names]
        for value in row:
            if value.__class__ is str and ("\0" in value):
                raise unfit(entry, self.cls.names[row.index(value)])
        return row

    def stored(self, row: Sequence[Any], goals: tuple[str, ...] | None = None) -> E:
        """The entry as it is read back from this row."""
        return next(self.entries([row], (lambda _: goals or ()) if self.has_goals else None))


class Statements:
    """The SQL of one class. A row is its fields in order, then its relationship where the entry
    takes that from its owner."""

    def __init__(self, shape: Shape[Any]) -> None:
        names = [quoted(name) for name in shape.cls.names]
        self.columns = columns = names if shape.stated else [*names, "relationship"]
        table = shape.table
        # Unless its table is named, SQLite takes a quoted column that is missing for a text.
        order = f"SELECT {', '.join(f'{table}.{name}' for name in names)} FROM {table}"
        self.all = order
        self.by_id = f"{order} WHERE id = ?"
        self.by_number = f"{order} ORDER BY number"
        self.by_relationship = f"{order} WHERE relationship = ? ORDER BY number"
        self.numbered = f"{order} WHERE relationship = ? AND number = ?"
        marks = ", ".join("?" for _ in names)
        # Small letters: in a Turkish locale Python counts no rows of an INSERT, whose I is no i.
        into = f"insert INTO {table} ({', '.join(columns)}) VALUES ({marks}"
        self.add = f"{into})" if shape.stated else f"{into}, ?)"
        home = "" if shape.owner is None else _home(shape.owner.type)
        self.take = f"{into}{home and ', '}{home}) ON CONFLICT DO NOTHING"
        self.replace = (
            f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)}"
            f"{home and ', relationship = '}{home} WHERE id = ?"
        )
        self.was = f"{order.replace(table, shape.kept)} WHERE change = ?"
        self.scope = "''" if shape.cls.type == "relationship" else "t.relationship"


def _home(owner: str) -> str:
    """The owner's relationship, or a placeholder while the owner has not arrived."""
    return f"coalesce((SELECT relationship FROM {quoted(owner)} WHERE id = ?), ?)"


def _type(kind: str) -> type:
    return int if kind in _WHOLE else str


def _kinds(cls: type[Entry]) -> dict[str, str]:
    said: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        said |= getattr(base, "__annotations__", {})
    return {name: said[name].removesuffix(" | None") for name in cls.names}


_SHAPES: dict[type[Entry], Shape[Any]] = {}


def shape_of(cls: type[E]) -> Shape[E]:
    """The shape of a class, made when it is first asked for."""
    if cls not in _SHAPES:
        _SHAPES[cls] = Shape(cls)
    return _SHAPES[cls]


def unfit(entry: Entry, name: str) -> UsageError:
    """That a value is nothing the journal can hold."""
    value = getattr(entry, name)
    why = "holds a NUL character" if isinstance(value, str) else "cannot be kept"
    return UsageError(f"{label(entry)}: {name.rstrip('_')} {why}.")


def label(entry: Entry) -> str:
    """An entry as a sentence names it: `meeting m7`, or by its id while it has no number."""
    if entry.number is not None:
        return f"{entry.type} {entry.short}"
    return f"{entry.type} {entry.id}" if entry.id else f"this {entry.type}".replace("_", " ")


def refuse_number(entry: Entry) -> None:
    """UsageError for a number below 1, which stands only while an import runs."""
    if entry.number is not None and entry.number < 1:
        raise unfit(entry, "number")
