"""That somebody agreed to something being shared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.record import Consent, Party, Record

if TYPE_CHECKING:
    from mentorlog.store import Writer


def agree_to(
    writer: Writer, record: Record, parties: Iterable[Party], on: date, what: str
) -> list[Consent]:
    """One entry for each who agreed on that day; one who said so on that day before is not
    written down twice."""
    there = {(c.by, c.on) for c in record.consents if c.for_ == what}
    return [
        writer.add(Consent(id="", relationship=record.relationship.id, on=on, by=party, for_=what))
        for party in parties
        if (party, on) not in there
    ]
