"""The packets of other sides: kept beside the record, which nothing of them ever enters."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.record import ENTRIES, Keeper
from mentorlog.store.held import about, types_of
from mentorlog.store.reader import Reader
from mentorlog.store.refusing import REFUSALS
from mentorlog.store.writer import Writer

COLUMNS = "id, relationship, side, theirs, exported_on, revision, received_on, lines"
_OF = f"SELECT {COLUMNS} FROM packet WHERE relationship = ? ORDER BY side DESC"
_PAIRED = "SELECT DISTINCT relationship FROM packet WHERE theirs = ?"
_KEEP = (
    f"INSERT INTO packet ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
    "SET theirs = excluded.theirs, exported_on = excluded.exported_on, "
    "revision = excluded.revision, received_on = excluded.received_on, lines = excluded.lines"
)


class Received(Frozen, kw_only=True):
    """What one side shared of a relationship: when it wrote that, `revision` to tell the later
    of two of one day, the id of the relationship there, and the lines of the exchange format."""

    relationship: str
    side: Keeper
    theirs: str
    exported_on: date
    revision: int
    received_on: date
    lines: str


def received(reader: Reader, relationship: str) -> list[Received]:
    """What was received of a relationship, one for each side: mentor, mentee, facilitator."""
    return [_received(row) for row in reader.connection.execute(_OF, (relationship,))]


def paired(reader: Reader, theirs: str) -> list[str]:
    """The relationships with which that relationship of another journal was paired before."""
    return [id for (id,) in reader.connection.execute(_PAIRED, (theirs,))]


def keep(writer: Writer, packet: Received) -> None:
    """Keep what a side shared, instead of what it shared before; UsageError where no journal holds
    such a thing."""
    row = (
        _id(packet.relationship, packet.side),
        *(packet.relationship, packet.side, packet.theirs, packet.exported_on.isoformat()),
        *(packet.revision, packet.received_on.isoformat(), packet.lines),
    )
    try:
        writer.connection.execute(_KEEP, row)
    except REFUSALS as error:
        raise UsageError(f"What the {packet.side} shared cannot be kept.") from error


def revision(reader: Reader, relationship: str) -> int:
    """How often anything of a relationship was changed in this journal; it never gets less."""
    counted = "SELECT count(*) FROM change WHERE type = :type AND entry IN ({})"
    return sum(
        reader.connection.execute(
            counted.format(about(cls)), {"home": relationship, "type": type}
        ).fetchone()[0]
        for cls in ENTRIES
        for type in types_of(cls)
    )


def _id(relationship: str, side: str) -> str:
    return f"{side} {relationship}"


def _received(row: tuple[Any, ...]) -> Received:
    _, relationship, side, theirs, exported_on, revision, received_on, lines = row
    return Received(
        relationship=relationship,
        side=side,
        theirs=theirs,
        exported_on=date.fromisoformat(exported_on),
        revision=revision,
        received_on=date.fromisoformat(received_on),
        lines=lines,
    )
