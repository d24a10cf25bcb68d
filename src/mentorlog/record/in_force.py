"""What is agreed on a day: what was said last of each thing, until it was taken away."""

from __future__ import annotations

from datetime import date
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

from mentorlog.frozen import once
from mentorlog.record.agreed import Agreement
from mentorlog.record.entry import Entry

if TYPE_CHECKING:
    from mentorlog.record.whole import Record

TERMS = tuple(
    name for name in Agreement.names if name not in (*Entry.names, "relationship", "agreed_on")
)


@once
def agreements(record: Record) -> tuple[Agreement, ...]:
    """The agreements, oldest first; one without a day counts from the start."""
    return tuple(
        sorted(record.agreements, key=lambda a: (a.agreed_on or date.min, a.number or 0, a.id))
    )


def agreed_at(record: Record, key: str, day: date | None) -> Any:
    """What is agreed on `day` of `key`; where nothing was by then, what was agreed first; without
    a day what was agreed last; None where nothing is, or it was taken away."""
    found = _source(record, key, day)
    return None if found is None else getattr(found, key)


def in_force(record: Record, day: date) -> Agreement | None:
    """The latest agreement of that day or before, with all that is agreed by then, which is private
    where any of it is; None where there is none."""
    by_then = tuple(a for a in agreements(record) if (a.agreed_on or date.min) <= day)
    if not by_then:
        return None
    *_, last = by_then
    then = record.but(agreements=by_then)
    sources = [(key, found) for key in TERMS if (found := _source(then, key, day)) is not None]
    return last.but(
        private=last.private or any(found.private for _, found in sources),
        **{key: getattr(found, key) for key, found in sources},
    )


def anew(record: Record, agreement: Agreement) -> dict[str, Any]:
    """What is agreed otherwise from that agreement on than it was before, by key."""
    stated = agreements(record)
    at = stated.index(agreement)
    before, now = (in_force(record.but(agreements=stated[:n]), date.max) for n in (at, at + 1))
    there = {key: getattr(now, key) for key in TERMS}
    return {key: value for key, value in there.items() if value != getattr(before, key, None)}


def _source(record: Record, key: str, day: date | None) -> Agreement | None:
    """The agreement that says what is agreed on `day` of `key`, or that it is no longer."""
    telling = (a for a in agreements(record) if _stated(a, key) or key in a.no_longer)
    told = list(dropwhile(lambda a: not _stated(a, key), telling))
    by_then = [a for a in told if day is not None and (a.agreed_on or date.min) <= day]
    chosen = by_then[-1:] or (told[:1] if day is not None else told[-1:])
    return chosen[0] if chosen else None


def _stated(agreement: Agreement, key: str) -> bool:
    return getattr(agreement, key) is not None
