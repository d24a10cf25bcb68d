"""That no entry has a short id: what else has it, and what is near it."""

from __future__ import annotations

from collections.abc import Sequence

from mentorlog.cli.naming import BY_ID, quoted
from mentorlog.errors import NotFound
from mentorlog.record import PLURALS, Entry, Record


def none_such(cls: type[Entry], record: Record, typed: str, number: int) -> NotFound:
    """The error where no entry has that short id: what else has it, and the nearest there are."""
    what = cls.type.replace("_", " ")
    entries: Sequence[Entry] = getattr(record, PLURALS[cls])
    near_ones = sorted(entries, key=lambda entry: abs((entry.number or 0) - number))[:3]
    there = ", ".join(e.short for e in sorted(near_ones, key=lambda entry: entry.number or 0))
    hint = f"no {what} is recorded yet"
    if there:
        hint = f"the nearest: {there}" if len(entries) > len(near_ones) else f"there is {there}"
    _, listed = BY_ID.get(cls.prefix, ("", "log"))
    listing = f"mentorlog {listed}"
    wanted = typed.casefold()
    other = next((e for e in record.entries() if e.short == wanted and type(e) is not cls), None)
    if other is None:
        return NotFound(f"There is no {what} {quoted(typed)}; {hint}.", listing)
    told = _told(record, other)
    says = f": {told}" if told else ""
    said = f"{other.short} is {a_kind(other.type)}, not {a_kind(cls.type)}{says} ({hint})."
    return NotFound(said, listing)


def _told(record: Record, entry: Entry) -> str | None:
    """The words of an entry, where it has any that are not private."""
    from mentorlog.exchange.leaving import without_private

    open_ones = {(one.type, one.id) for one in without_private(record.entries())}
    return getattr(entry, "text", None) if (entry.type, entry.id) in open_ones else None


def a_kind(type: str) -> str:
    """A type with its article."""
    what = type.replace("_", " ")
    return f"an {what}" if what[0] in "aeiou" else what if what == "feedback" else f"a {what}"
