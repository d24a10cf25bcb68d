"""Entries of jrnl into the journal, as notes of sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import sides
from mentorlog.cli.importing import preview
from mentorlog.cli.importing.bringing import bring
from mentorlog.cli.importing.choosing import content
from mentorlog.cli.importing.history import Remembered
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.cli.session import Session

if TYPE_CHECKING:
    from mentorlog.exchange.arriving import Arrival
    from mentorlog.record import Record
    from mentorlog.store import Reader

TAKES = ("tag", "as_meetings", "private")


def take(session: Session, wanted: Wanted) -> None:
    """Show what the entries bring, and save it."""
    from mentorlog.exchange.decoding import decoded
    from mentorlog.exchange.jrnl import arrival, read_entries
    from mentorlog.exchange.table.values import Reading

    entries = read_entries(decoded(content(wanted, "jrnl"), plain=True)[0])
    seen: list[Record] = []

    def read(reader: Reader) -> Arrival:
        record = session.open_record(reader)
        seen.append(record)
        reading = Reading(
            record=record,
            today=session.today,
            order=None,
            whose=lambda text: sides.in_a_text(record, text),
        )
        make, private = wanted.as_meetings, wanted.private or wanted.tag is None
        known = Remembered(reader)
        return arrival(reading, entries, tag=wanted.tag, make=make, private=private, known=known)

    def shown(arrived: Arrival) -> list[str]:
        what = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
        return [f"{what} {wanted.there}.", *preview.lines(arrived, seen[-1])]

    bring(session, wanted, read, shown)
