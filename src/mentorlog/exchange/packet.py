"""A packet: what one side of a relationship shares with the other, and how it is read again.

It is a file of the exchange format with one relationship, whose header says whose view it is and
holds a checksum of the lines below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, BinaryIO, Literal, NoReturn

from mentorlog.errors import ImportRefused, UsageError
from mentorlog.exchange.jsonl import line_of
from mentorlog.exchange.leaving import without_private
from mentorlog.exchange.lines import Header, read_header, read_lines
from mentorlog.frozen import Frozen
from mentorlog.record import (
    PLURALS,
    Agreement,
    Closing,
    Concern,
    Consent,
    Entry,
    Feedback,
    Keeper,
    Meeting,
    Record,
    Relationship,
    SignPause,
    Step,
)
from mentorlog.record.agreed import NO_LONGER
from mentorlog.record.ending import RENEWED, kind_word

Also = Literal["concerns", "feedback", "notes", "observations", "reasons"]

PURPOSE = (
    "One side's own view of what two people do together, for the other side to lay beside theirs "
    "and talk about. It is not for watching, rating or reporting on either of them."
)
MOST = 2 * 1024 * 1024  # bytes of a packet; ten years of weekly meetings are a tenth of it
SPARE = 4096  # bytes: more than a header has
REVISION = "x-revision"
NOT_TAKEN = "; nothing was taken."
"""How a refusal of a packet ends, where somebody imports it."""
AGAIN = "mentorlog export --packet --out FILE"
_KINDS: dict[type[Entry], str] = {
    Concern: "concerns",
    Step: "concerns",
    Feedback: "feedback",
    SignPause: "set-aside signs",
    Consent: "consents",
}
_FIELDS = {
    "notes": "notes",
    "note": "notes",
    "answers": "notes",
    "reason": "reasons",
    "distracted": "observations",
    "quiet": "observations",
    "unprepared": "observations",
    "observed": "observations",
}


class Sharing(Frozen):
    """What leaves of a relationship, and how many things of each kind stay, though they are not
    private."""

    entries: tuple[Entry, ...]
    stays: Mapping[str, int]


def sharing(record: Record, also: Collection[Also] = ()) -> Sharing:
    """What of a record goes into a packet; no entries where the relationship is private.

    Private things never do. Nor does what is one side's own reading: signs that were set aside,
    to whom a page was given, an ending that not both are known to have been told of; when things
    were written down, and what other programs attached. What `also` names is left out unless it
    is asked for.
    """
    open_ones = tuple(without_private(record.entries()))
    stays: Counter[str] = Counter()
    marked = []
    for entry in open_ones:
        kind = _kind(entry)
        if kind is not None and kind not in also:
            stays[kind] += 1
            marked.append(entry.but(private=True))
        else:
            marked.append(_pared(entry, also, stays))
    return Sharing(tuple(without_private(marked)), dict(sorted(stays.items())))


def _kind(entry: Entry) -> str | None:
    """What an entry is left out as, unless that is asked for; None for what leaves."""
    if isinstance(entry, Closing):
        told = entry.mentor_told_on and entry.mentee_told_on
        return None if told and not entry.only_looked_at else "endings"
    return _KINDS.get(type(entry))


def _pared(entry: Entry, also: Collection[str], stays: Counter[str]) -> Entry:
    """The entry without the fields that stay. On whose side a session fell out is said as it
    counts, so that nothing is laid to a side once the reason that excused it stays."""
    changes: dict[str, Any] = {"recorded_on": None, "extra": {}}
    if isinstance(entry, Agreement) and entry.no_longer:
        changes["extra"] = {NO_LONGER: list(entry.no_longer)}
    for name, kind in _FIELDS.items():
        if name in entry.names and kind not in also:
            stays[kind] += getattr(entry, name) not in (None, (), False)
            changes[name] = None
    if isinstance(entry, Closing) and "notes" not in also and _own_words(entry.outcome):
        stays["notes"] += 1
        changes["outcome"] = None
    if isinstance(entry, Meeting) and "reasons" not in also and entry.reason is not None:
        changes["by"] = entry.side
    for kind in [kind for kind, count in stays.items() if not count]:
        del stays[kind]
    return entry.but(**changes)


def _own_words(outcome: str | None) -> bool:
    """Whether an ending is called what only its writer calls it."""
    return outcome is not None and outcome != RENEWED and kind_word(outcome) is None


# Writing.


def write_packet(
    out: BinaryIO, entries: Iterable[Entry], *, view: Keeper, exported_on: date, revision: int
) -> None:
    """Write a packet. `revision` grows with every change of the relationship in its journal: of
    two packets of one day it tells the later one. UsageError where nobody could read it."""
    body = b"".join(line_of(entry) for entry in entries)
    if len(body) + SPARE > MOST:
        raise UsageError(
            f"This packet would be larger than {MOST // 1024 // 1024} MiB, which no journal takes; "
            "leave out what --also takes in.",
            "mentorlog export --packet --preview",
        )
    header = Header(
        exported_on=exported_on,
        view=view,
        checksum=checksum(body.splitlines()),
        extra={"x-purpose": PURPOSE, REVISION: revision},
    )
    out.write(line_of(header))
    out.write(body)


def checksum(lines: Iterable[bytes]) -> str:
    """The checksum of the lines below a header. How they end, and empty ones, make no
    difference: a mail may change that."""
    found = sha256()
    for line in filter(None, map(bytes.strip, lines)):
        found.update(line + b"\n")
    return f"sha256:{found.hexdigest()}"


# Reading.


class Packet(Frozen, kw_only=True):
    """What one side said of a relationship, as of the day and the revision of its export."""

    view: Keeper
    exported_on: date
    revision: int
    entries: tuple[Entry, ...]

    @property
    def relationship(self) -> Relationship:
        """The relationship as that side has it."""
        return next(entry for entry in self.entries if isinstance(entry, Relationship))

    @property
    def record(self) -> Record:
        """All of it as a record whose keeper is that side."""
        kinds: dict[str, Any] = {
            plural: tuple(entry for entry in self.entries if type(entry) is cls)
            for cls, plural in PLURALS.items()
        }
        return Record(relationship=self.relationship.but(keeper=self.view), **kinds)


def is_packet(stream: BinaryIO) -> bool:
    """Whether a file says on its first line whose view it is; it stays where it was."""
    header = read_header(stream)
    return header is not None and header.view is not None


def read_packet(stream: BinaryIO) -> Packet:
    """A packet of a stream that can be read twice; ImportRefused says what is wrong with it."""
    header = read_header(stream)
    if header is not None and header.view is None:
        _refuse(
            "this file is no packet but a plain export; ask for what `mentorlog export --packet` "
            "writes"
        )
    if header is None or header.view is None:
        _refuse("this file is no packet: its first line does not say whose view it is")
    if header.checksum is None or header.exported_on is None:
        missing = "checksum" if header.checksum is None else "exported_on"
        _refuse(f"line 1: journal.{missing} is missing, which every packet states")
    start = stream.tell()
    found = checksum(_body(stream))
    if found != header.checksum:
        _refuse(
            "this packet was changed or cut off after it was written: its checksum says "
            f"{_short(header.checksum)}, its lines give {_short(found)}. Ask for it once more",
            AGAIN,
        )
    stream.seek(start)
    revision = header.extra.get(REVISION)
    return Packet(
        view=header.view,
        exported_on=header.exported_on,
        revision=revision if type(revision) is int and 0 <= revision < 2**62 else 0,
        entries=_entries(stream),
    )


def _body(stream: BinaryIO) -> Iterator[bytes]:
    """The lines below the header, of a packet that is not too large."""
    left, header = MOST, True
    while line := stream.readline(left + 1):
        left -= len(line)
        if left < 0:
            _refuse(f"this packet is larger than {MOST // 1024 // 1024} MiB")
        if not header:
            yield line
        header = header and not line.strip()


def _entries(stream: BinaryIO) -> tuple[Entry, ...]:
    entries: dict[tuple[str, str], Entry] = {}
    home: Entry | None = None
    for line, entry in read_lines(stream):
        if isinstance(entry, Relationship):
            if home is not None:
                _refuse(f"line {line}: a packet holds one relationship, and this is another")
            home = entry
        if (entry.type, entry.id) in entries:
            _refuse(f"line {line}: this packet has the {entry.type} of that id twice")
        entries[entry.type, entry.id] = entry
    if home is None:
        _refuse("this packet does not say which relationship it is of")
    for entry in entries.values():
        if getattr(entry, "relationship", home.id) != home.id:
            _refuse(f"this packet holds a {entry.type} of another relationship")
    return tuple(entries.values())


def _short(checksum: str) -> str:
    """The beginning of a checksum: enough to compare."""
    kind, _, digits = checksum.partition(":")
    return f"{kind[:6]}:{digits[:8]}…" if kind == "sha256" else "another kind of checksum"


def _refuse(what: str, try_: str | None = None) -> NoReturn:
    raise ImportRefused(f"{what}{NOT_TAKEN}", try_)
