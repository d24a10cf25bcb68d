"""The exchange format, JSON Lines: a journal out, and in again.

`read_lines` and `write_lines` are streams, so neither a large file nor a large journal need
fit in memory; `import_into` takes a file into a journal, all of it or nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO, cast

from mentorlog.errors import Conflict, ImportRefused
from mentorlog.exchange.doubtful import Doubts
from mentorlog.exchange.kinds import (
    keys_of,
    per_class,
    printable,
    references,
    shown,
    unseen_escaped,
)
from mentorlog.exchange.leaving import export_record, leaving, left_out
from mentorlog.exchange.lines import (
    FORMAT,
    VERSION,
    Header,
    read_header,
    read_lines,
    read_stated,
)
from mentorlog.exchange.taking import Taker, take
from mentorlog.frozen import Frozen
from mentorlog.record import Entry, Relationship

__all__ = [
    "FORMAT",
    "VERSION",
    "Header",
    "Imported",
    "Taker",
    "export_record",
    "import_into",
    "left_out",
    "line_of",
    "read_header",
    "read_lines",
    "spool",
    "write_lines",
]

MOST_CONFLICTS = 50  # that are shown
IN_MEMORY = 16 * 1024 * 1024  # bytes of standard input, before a temporary file is used


class Imported(Frozen, kw_only=True):
    """What an import did: how many records, of how many relationships in the file."""

    new: int
    same: int
    replaced: int
    relationships: int
    warnings: tuple[str, ...]


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_LAST = ("private", "recorded_on")


def write_lines(
    entries: Iterable[Entry], out: BinaryIO, *, exported_on: date, include_private: bool
) -> int:
    """Write a header and a line for each record; returns how many records were written.

    The entries come one relationship after another, each led by its Relationship, as
    `Record.entries()` and `export_record` give them. Private things are left out here, too.
    """
    out.write(line_of(Header(exported_on=exported_on)))
    count = 0
    for record in _by_relationship(entries):
        for entry in leaving(record, include_private):
            out.write(line_of(entry))
            count += 1
    return count


def _by_relationship(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    record: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Relationship) and record:
            yield record
            record = []
        record.append(entry)
    yield record


@per_class
def _order(cls: type[Entry | Header]) -> tuple[tuple[str, str], ...]:
    """The fields of a type and their keys, in the order in which they are written."""
    pairs = [(key.name, name) for name, key in keys_of(cls).items()]
    return tuple(sorted(pairs, key=lambda pair: pair[0] in _LAST))


def line_of(value: Entry | Header) -> bytes:
    """One line of the format, its end included; what is not stated is left out."""
    stated: dict[str, Any] = {"type": value.type}
    for name, key in _order(type(value)):
        content = getattr(value, name)
        if content is not None:
            stated[key] = _plain(content)
    if not stated.get("private"):
        stated.pop("private", None)
    for key in sorted(value.extra):
        stated[key] = value.extra[key]
    return (unseen_escaped(_ENCODER.encode(stated)) + "\n").encode()


def _plain(content: Any) -> Any:
    if isinstance(content, date):
        return content.isoformat()
    if isinstance(content, tuple):
        return list(content)
    return dict(content) if isinstance(content, Mapping) else content


def import_into(writer: Taker, stream: BinaryIO, *, today: date, update: bool = False) -> Imported:
    """Take a file into the journal that `writer` holds open, all of it or nothing.

    The stream must be seekable (see `spool`). ImportRefused names the line of what cannot be
    taken, Conflict lists every record that is there with other content; the caller's
    transaction rolls back on either. With `update` no content is in conflict: what a record
    states replaces what is there, and what it leaves unsaid stays.
    """
    start = stream.tell()
    header = read_header(stream)
    doubts = Doubts(max(today, header.exported_on or today) if header else today)
    counts = dict.fromkeys(("new", "same", "replaced", "conflict", "relationships"), 0)
    conflicts: list[str] = []
    for line, entry, stated in read_stated(stream):
        taken, compared = take(writer, entry, stated, update)
        counts[taken] += 1
        counts["relationships"] += isinstance(entry, Relationship)
        if taken == "conflict" and len(conflicts) < MOST_CONFLICTS:
            conflicts.append(_conflict(line, compared, writer.entry(type(entry), entry.id)))
        doubts.look(line, entry)
    if conflicts:
        raise _conflicts(conflicts, counts["conflict"])
    writer.settle()
    _refuse_dangling(writer, stream, start)
    del counts["conflict"]
    return Imported(**counts, warnings=doubts.sentences())


def _conflict(line: int, entry: Entry, there: Entry | None) -> str:
    said = f"line {line}: {entry.type} {shown(entry.id)}"
    if there is None:
        return said
    theirs, mine = json.loads(line_of(there)), json.loads(line_of(entry))
    if "number" not in mine or theirs.get("number", 0) < 1:  # given only when all have arrived
        mine["number"] = theirs["number"] = None
    other = [key for key in {**theirs, **mine} if theirs.get(key) != mine.get(key)]
    return f"{said}: other {', '.join(printable(key) for key in other)}" if other else said


def _conflicts(listed: list[str], count: int) -> Conflict:
    more = [f"and {count - len(listed)} more"] if count > len(listed) else []
    what = "1 record is" if count == 1 else f"{count} records are"
    return Conflict(
        f"{what} already there with other content; nothing was imported. --update takes what the "
        "file says, and leaves what it does not say",
        "… --update",
        [*listed, *more],
    )


def _refuse_dangling(writer: Taker, stream: BinaryIO, start: int) -> None:
    found = writer.dangling()
    if found is None:
        return
    cls, id, name, target = found
    stream.seek(start)
    lines = (line for line, e in read_lines(stream) if type(e) is cls and e.id == id)
    where = f"line {next(lines, '?')}: {cls.type}.{name.rstrip('_')} is {shown(target)}"
    raise ImportRefused(f"{where}; {_nothing(cls, name)} has that id")


def _nothing(cls: type[Entry], name: str) -> str:
    wanted = next((key.points_to for key in references(cls) if key.name == name), None)
    kind = wanted.type if wanted else "record"
    return f"no {kind}" if wanted is Relationship else f"no {kind} of its relationship"


def spool(stream: BinaryIO) -> BinaryIO:
    """The rest of a stream as one that can be read twice: standard input, for `import_into`.

    It is kept in memory up to 16 MiB, then in a temporary file that only its owner can read.
    """
    from shutil import copyfileobj
    from tempfile import SpooledTemporaryFile

    kept = cast(BinaryIO, SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115
    copyfileobj(stream, kept)
    kept.seek(0)
    return kept
