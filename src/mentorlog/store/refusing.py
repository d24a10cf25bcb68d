"""Why an entry was not taken, as a sentence that names the entry and the key."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, get_args

from mentorlog.errors import Conflict, MentorlogError, UsageError
from mentorlog.record import Entry, words
from mentorlog.store.failing import name_of
from mentorlog.store.rows import label, shape_of

REFUSALS = (UnicodeEncodeError, OverflowError, sqlite3.IntegrityError)
SHOWN = 60  # characters of a value


@contextmanager
def taking(entry: Entry) -> Iterator[None]:
    """Let what SQLite says against an entry be a UsageError or a Conflict about it."""
    try:
        yield
    except REFUSALS as error:
        raise refusal(error, entry) from error


def refusal(error: Exception, entry: Entry) -> MentorlogError:
    """The sentence behind one of SQLite's refusals."""
    if isinstance(error, UnicodeEncodeError):
        name = next((n for n in entry.names if not _encodes(getattr(entry, n))), "id")
        why = "holds a lone surrogate, which is half a character"
        return UsageError(f"{label(entry)}: {name.rstrip('_')} {why}.")
    if isinstance(error, OverflowError):
        name = next((n for n in entry.names if _too_large(getattr(entry, n))), "number")
        return UsageError(f"{label(entry)}: {name} is too large a number.")
    if name_of(error) in ("SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE"):
        if str(error).endswith(".id"):
            kind = entry.type.replace("_", " ")
            return Conflict(f"The id {entry.id} is that of another {kind} already.")
        return taken(entry)
    return _unfit(str(error), entry)


def taken(entry: Entry) -> Conflict:
    """That another entry has this number already."""
    kind = entry.type.replace("_", " ")
    where = "" if entry.type == "relationship" else " of this relationship"
    return Conflict(
        f"{entry.short} is another {kind}{where} already, so the one with the id {entry.id} "
        "cannot have that number."
    )


def nothing_there(found: tuple[type[Entry], str, str, str]) -> Conflict:
    """That an entry names what is not there: its class, id and key, and the id that it names."""
    cls, id, key, target = found
    return Conflict(
        f"{cls.type} {id}: its {key.rstrip('_')} is {target}, which is not there, or belongs to "
        "another relationship. Nothing was written."
    )


def _unfit(said: str, entry: Entry) -> UsageError:
    """SQLite quotes the constraint, so the first of our keys in its sentence is the key."""
    _, _, constraint = said.partition(": ")
    spoken = re.findall(r"\w+", constraint or said)
    name = next((word for word in spoken if word in entry.names), None)
    if name is None:
        return UsageError(f"{label(entry)} cannot be kept: {said}.")
    value = getattr(entry, name)
    if value is None:
        return UsageError(f"{label(entry)}: {name.rstrip('_')} is required.")
    allowed = _allowed(entry, name)
    listed = f"; allowed are {', '.join(allowed)}" if allowed else ""
    return UsageError(f"{label(entry)}: {name.rstrip('_')} cannot be {_shown(value)}{listed}.")


def _allowed(entry: Entry, name: str) -> tuple[str, ...]:
    kind = shape_of(type(entry)).kinds[name]
    return tuple(str(word) for word in get_args(getattr(words, kind, None)))


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _encodes(value: Any) -> bool:
    try:
        if isinstance(value, str):
            value.encode()
        elif isinstance(value, Mapping):
            return all(map(_encodes, [*value, *value.values()]))
        elif isinstance(value, list | tuple):
            return all(map(_encodes, value))
    except UnicodeEncodeError:
        return False
    return True


def _too_large(value: Any) -> bool:
    return isinstance(value, int) and not -(2**63) <= value < 2**63
