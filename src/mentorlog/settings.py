"""The settings file: what somebody wants to be different, in TOML.

    [thresholds.cancelling]
    watch = 3

    [thresholds.cancelling.weekly]
    watch = 4

    [days]
    order = "day-month"         # what 3/4 is: this way 3 April, with "month-day" 4 March
    week = "sunday"             # with which a week begins, where it is not Monday

    [encryption]
    passphrase_command = "pass show mentorlog"
    keyring = true

    [meet]
    ask = ["happened", "when", "actions", "new-actions", "next"]
    own_questions = ["How was the pace?"]

    [backups]
    keep = 10                   # of the copies that are made by themselves

    [output]
    plain = true                # in words alone, for a screen reader

Settings change how a record is looked at and what is asked, never what is stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen

if TYPE_CHECKING:
    from mentorlog.days.reckoning import First, Order

TABLES = ("thresholds", "days", "meet", "backups", "encryption", "output")
KEPT, MOST_KEPT = 10, 1000  # copies
MOST_BYTES = 256 * 1024
SHOWN = 60  # characters of a name
DEEPEST = 4  # tables within tables


class Encryption(Frozen):
    """Where the passphrase of an encrypted journal comes from: a command that prints it, and
    whether the system keyring may keep the key."""

    passphrase_command: str | None = None
    keyring: bool = False


class Settings(Frozen):
    """What the file says: `thresholds` by name (`cancelling.watch`), as they were written; the
    `order` of a day in figures and the day that a `week` begins with, where one is chosen; `meet`
    is what `mentorlog meet` asks; `keep` is how many of the copies that are made by themselves
    are kept; `encryption` where a passphrase comes from; `plain` whether all is said in words
    alone."""

    thresholds: Mapping[str, Any] = {}
    order: Order | None = None
    week: First | None = None
    meet: Mapping[str, Any] = {}
    keep: int = KEPT
    encryption: Encryption = Encryption()
    plain: bool = False


def read(path: Path, *, required: bool = False) -> Settings:
    """The settings in that file; the defaults where there is none, unless it is `required`.

    UsageError where it cannot be read, is not TOML, or holds a table that there is not.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        if required:
            raise UsageError(f"There is no settings file at {path}.") from error
        return Settings()
    except OSError as error:
        raise UsageError(f"The settings file {path} cannot be read: {error.strerror}.") from error
    if not data.strip():
        return Settings()
    import tomllib

    if len(data) > MOST_BYTES:
        raise UsageError(f"The settings file {path} is larger than {MOST_BYTES // 1024} kB.")
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except RecursionError as error:
        raise UsageError(f"The settings file {path} nests lists or tables too deep.") from error
    except ValueError as error:  # one of TOML, of UTF-8, or for a number of too many digits
        raise UsageError(f"The settings file {path} is not TOML: {error}.") from error
    for name in tables:
        if name not in TABLES:
            from difflib import get_close_matches

            near = get_close_matches(name[:SHOWN], TABLES, n=1)
            meant = f" Did you mean {near[0]}?" if near else ""
            raise UsageError(
                f"{path} has a table {name[:SHOWN]!r} that mentorlog does not know; "
                f"it knows {', '.join(TABLES)}.{meant}"
            )
    meet = tables.get("meet", {})
    if not isinstance(meet, dict):
        raise UsageError(f"{path}: meet is to be a table.")
    thresholds = dict(_flat(tables.get("thresholds", {}), path))
    days = _table(tables, path, "days", "order", "week")
    keep = _keep(_table(tables, path, "backups", "keep"), path)
    encryption = _encryption(tables.get("encryption", {}), path)
    plain = _plain(_table(tables, path, "output", "plain"), path)
    order, week = _order(days, path), _week(days, path)
    return Settings(thresholds, order, week, meet, keep, encryption, plain)


def _encryption(table: Any, path: Path) -> Encryption:
    """What the table says of where a passphrase comes from."""
    kinds = {"passphrase_command": (str, "a text"), "keyring": (bool, "true or false")}
    if not isinstance(table, dict):
        raise UsageError(f"{path}: encryption is to be a table.")
    for name in table.keys() - kinds.keys():
        raise UsageError(
            f"{path}: encryption holds {name[:SHOWN]!r}, which mentorlog does not know; it is to "
            f"hold nothing but {' and '.join(kinds)}."
        )
    for name, value in table.items():
        kind, said = kinds[name]
        if not isinstance(value, kind):
            raise UsageError(f"{path}: encryption.{name} is to be {said}.")
    return Encryption(**table)


def _table(tables: Mapping[str, Any], path: Path, name: str, *keys: str) -> Mapping[str, Any]:
    """That table of the file; UsageError where it is none, or holds what it has no place for."""
    table = tables.get(name, {})
    if not isinstance(table, dict) or set(table) - {*keys}:
        some = " and ".join(keys)
        raise UsageError(f"{path}: {name} is to be a table that holds nothing but {some}.")
    return table


def _week(days: Mapping[str, Any], path: Path) -> First | None:
    """What `days.week` says, None where it is not there."""
    match days.get("week"):
        case None | "monday" | "saturday" | "sunday" as first:
            return first
        case other:
            may = 'the day that a week begins with, "monday", "saturday" or "sunday"'
            raise _other(path, "week", other, may)


def _order(days: Mapping[str, Any], path: Path) -> Order | None:
    """What `days.order` says, None where it is not there."""
    match days.get("order"):
        case None | "day-month" | "month-day" as order:
            return order
        case other:
            may = '"day-month" (3/4 is 3 April) or "month-day" (3/4 is 4 March)'
            raise _other(path, "order", other, may)


def _other(path: Path, key: str, value: object, may: str) -> UsageError:
    said = repr(value[:SHOWN]) if isinstance(value, str) else "no text"
    return UsageError(f"{path}: days.{key} is {said}; it is to be {may}.")


def _keep(table: Mapping[str, Any], path: Path) -> int:
    """What `backups.keep` says."""
    keep = table.get("keep", KEPT)
    if type(keep) is not int or not 1 <= keep <= MOST_KEPT:
        said = "a higher number" if type(keep) is int and keep > MOST_KEPT else repr(keep)[:SHOWN]
        raise UsageError(
            f"{path}: backups.keep is {said}; it is to be a whole number from 1 to {MOST_KEPT}."
        )
    return keep


def _plain(table: Mapping[str, Any], path: Path) -> bool:
    """What `output.plain` says."""
    plain = table.get("plain", False)
    if not isinstance(plain, bool):
        raise UsageError(f"{path}: output.plain is to be true or false.")
    return plain


def _flat(table: Any, path: Path, before: str = "") -> Iterator[tuple[str, Any]]:
    if not isinstance(table, dict):
        raise UsageError(f"{path}: {before.rstrip('.') or 'thresholds'} is to be a table.")
    if before.count(".") > DEEPEST:
        raise UsageError(f"{path}: there is no threshold {before[:SHOWN]!r}.")
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, path, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
