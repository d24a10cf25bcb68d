"""Whether a record of which the past is only counted says as much of a day as the whole one."""

from __future__ import annotations

from datetime import date

from mentorlog.known import known_by
from mentorlog.record import Record, held
from mentorlog.slots import oldest

HELD = 48
"""Rhythm, habit and what is repeated look at no more of the last held meetings than that."""


def enough(record: Record, today: date) -> bool:
    """Whether nothing that is asked of `today` reaches back to what is only counted.

    It does where sessions were agreed by number, an ending was ever thought of, or a finding that
    was talked about is not settled: those look at the whole.
    """
    if record.closings or any(a.sessions_agreed is not None for a in record.agreements):
        return False
    talked = (c.resolved_on for c in record.concerns if c.sign is not None)
    if any(resolved is None or resolved > today for resolved in talked):
        return False
    known = known_by(record, today)
    since = [m for m in held(known) if m.on is not None and m.on >= record.past.until]
    return len(since) >= HELD and (today - record.past.until).days > oldest(known)
