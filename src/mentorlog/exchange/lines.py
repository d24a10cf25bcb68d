"""JSON Lines in: a strict reader that takes one line at a time and names what is wrong."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, ClassVar, NoReturn

from mentorlog.errors import ImportRefused
from mentorlog.exchange.kinds import (
    SHOWN,
    Key,
    Unfit,
    keys_of,
    per_class,
    printable,
    shown,
    unwelcome,
)
from mentorlog.frozen import Frozen
from mentorlog.record import ENTRIES, Entry
from mentorlog.record.words import Count, Day, Keeper, Text

FORMAT = "mentorlog-journal"
VERSION = 1
LONGEST = 16 * 1024 * 1024  # bytes in a line, its end included


class Header(Frozen, kw_only=True):
    """What a file says of itself on its first line; a packet states a view and a checksum."""

    type: ClassVar[str] = "journal"

    format: Text = FORMAT
    version: Count = VERSION
    exported_on: Day | None = None
    view: Keeper | None = None
    checksum: Text | None = None
    extra: Mapping[str, Any] = {}


_TYPES: dict[str, type[Entry]] = {cls.type: cls for cls in ENTRIES}


def read_lines(stream: BinaryIO) -> Iterator[tuple[int, Entry]]:
    """Every record of a file with the number of its line, one at a time.

    ImportRefused names the line, the key, what stands there and what is allowed; also for a
    file without a record.
    """
    return ((line, entry) for line, entry, _ in read_stated(stream))


def read_stated(stream: BinaryIO) -> Iterator[tuple[int, Entry, Mapping[str, Any]]]:
    """The same, each record with the keys of its line as they stand there."""
    for line, found, stated in _documents(stream):
        if isinstance(found, Entry):
            yield line, found, stated


def read_header(stream: BinaryIO) -> Header | None:
    """The header of a file, None where it has none; the stream stays where it was."""
    start = stream.tell()
    try:
        _, first, _ = next(_documents(stream))
    finally:
        stream.seek(start)
    return first if isinstance(first, Header) else None


def _documents(stream: BinaryIO) -> Iterator[tuple[int, Entry | Header, dict[str, Any]]]:
    first, records = True, 0
    for line, raw in _numbered(stream):
        found = _parse(line, raw)
        if found.get("type") == Header.type:
            yield line, _header(line, found, first), found
        else:
            records += 1
            yield line, _entry(line, found), found
        first = False
    if not records:
        raise ImportRefused("there is no record in this file")


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank; none is read further than the longest that is taken."""
    line = 0
    while raw := stream.readline(LONGEST + 1):
        line += 1
        if len(raw) > LONGEST:
            _refuse(line, f"is longer than {LONGEST // 1024 // 1024} MiB")
        if line == 1:
            raw = raw.removeprefix(BOM_UTF8)
        raw = raw.rstrip()
        if raw:
            yield line, raw


def _refuse(line: int, what: str) -> NoReturn:
    raise ImportRefused(f"line {line} {what}")


def _refuse_key(line: int, what: str) -> NoReturn:
    raise ImportRefused(f"line {line}: {what}")


class _Twice(Exception):
    """A key that stands twice in one object."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counted = Counter(key for key, _ in pairs)
        raise _Twice(next(key for key in counted if counted[key] > 1))
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_object)


def _parse(line: int, raw: bytes) -> dict[str, Any]:
    try:
        found = _DECODER.decode(raw.decode())
    except UnicodeDecodeError as error:
        _refuse(line, f"is not UTF-8 text (byte {error.start + 1} of the line)")
    except json.JSONDecodeError as error:
        if b"\0" in raw:
            _refuse(line, "holds a NUL character, which no journal can keep")
        what = printable(error.msg).removesuffix(" at")
        _refuse(line, f"is not JSON: {what} at column {error.colno}")
    except _Twice as error:
        _refuse(line, f"has the key {shown(str(error))} twice")
    except RecursionError:
        _refuse(line, "nests lists or objects too deep")
    except ValueError:  # Python takes no integer of more than some 4300 digits
        _refuse(line, "holds a number of too many digits")
    if type(found) is not dict:
        _refuse(line, f"is no object: it is {shown(found)}; each line must be one record, {{…}}")
    if b"\\u" in raw:  # only an escape can smuggle in a NUL or half a character
        _check(line, found, found)
    return found


def _check(line: int, found: dict[str, Any], values: dict[str, Any]) -> None:
    for key, value in values.items():
        if unwelcome(key):
            _refuse(line, f"has a key with {unwelcome(key)}: {shown(key)}")
        if what := unwelcome(value):
            _refuse_key(line, f"{_named(found, key)} holds {what}")


def _named(found: dict[str, Any], key: str) -> str:
    kind = found.get("type")
    return f"{kind}.{key}" if isinstance(kind, str) and kind in (*_TYPES, Header.type) else key


def _header(line: int, found: dict[str, Any], first: bool) -> Header:
    if not first:
        _refuse(line, "is a header; only the first line of a file may be one")
    for key, mine in (("format", FORMAT), ("version", VERSION)):
        if key not in found:
            _refuse_key(line, f"journal.{key} is missing; it must be {shown(mine)}")
    if found["format"] != FORMAT:
        _refuse_key(
            line,
            f"journal.format is {shown(found['format'])}; only {shown(FORMAT)} is read here",
        )
    version = found["version"]
    if type(version) is int and version > VERSION:
        raise ImportRefused(
            f"line {line}: journal.version is {shown(version)}, of a later mentorlog; this one"
            f" reads version {VERSION}",
            "pip install --upgrade mentorlog",
        )
    if type(version) is not int or version != VERSION:
        _refuse_key(line, f"journal.version is {shown(version)}; it must be {VERSION}")
    return Header(**_values(line, Header, Header.type, found))


def _entry(line: int, found: dict[str, Any]) -> Entry:
    kind = found.get("type")
    cls = _TYPES.get(kind) if isinstance(kind, str) else None
    if cls is None:
        _refuse_type(line, kind)
    return cls(**_values(line, cls, cls.type, found))


def _values(line: int, cls: type[Frozen], kind: str, found: dict[str, Any]) -> dict[str, Any]:
    keys = keys_of(cls)
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, value in found.items():
        key = keys.get(name)
        if key is None:
            if name.startswith("x-"):
                extra[name] = value
            elif name != "type":
                _refuse_unknown(line, cls, kind, name)
        elif value is not None:
            try:
                values[key.name] = key.read(value)
            except Unfit:
                _refuse_key(line, f"{kind}.{name} is {shown(value)}; {key.allowed}")
    if extra:
        _check(line, found, extra)
        values["extra"] = extra
    for key in _required(cls):
        if key.name not in values:
            _refuse_key(line, f"{kind}.{key.key} is missing; {key.allowed}")
    return values


@per_class
def _required(cls: type[Frozen]) -> tuple[Key, ...]:
    return tuple(key for key in keys_of(cls).values() if key.required)


def _refuse_type(line: int, kind: Any) -> NoReturn:
    from difflib import get_close_matches

    if kind is None:
        _refuse_key(line, f'the key "type" is missing; allowed are {", ".join(_TYPES)}')
    near = get_close_matches(kind[:SHOWN], _TYPES, 3) if isinstance(kind, str) else []
    hint = f"did you mean {' or '.join(near)}?" if near else f"allowed are {', '.join(_TYPES)}"
    _refuse_key(line, f"there is no type {shown(kind)}; {hint}")


def _refuse_unknown(line: int, cls: type[Frozen], kind: str, name: str) -> NoReturn:
    from difflib import get_close_matches

    owner = getattr(cls, "owner_key", "relationship")
    if name == "relationship" and owner != name:
        _refuse_key(line, f"{kind} has no key {shown(name)}: that follows from its {owner}")
    near = get_close_matches(name[:SHOWN], keys_of(cls), 1)
    hint = f"did you mean {shown(near[0])}?" if near else f"it has {', '.join(keys_of(cls))}"
    _refuse_key(line, f"{kind} has no key {shown(name)}; {hint}")
