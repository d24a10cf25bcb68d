"""The end of every edit: doubts are asked about, it is saved, and what changed is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli.rewriting.field_values import shown
from mentorlog.cli.rewriting.fields import AHEAD, Field, fields_of, may_lie_ahead
from mentorlog.errors import Conflict
from mentorlog.record import Entry, Meeting, Record
from mentorlog.render.width import cut
from mentorlog.store.verbs.correcting import Corrected, correct

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

MOST = 60  # characters of a value that are shown


def save(
    session: Session, record: Record, entry: Entry, stated: Mapping[str, Any], as_json: bool
) -> bool:
    """Save what is stated of an entry of `record`, and say what changed; whether anything did.

    Conflict where another command changed one of these fields since `record` was read;
    UsageError where the result would contradict itself.
    """
    new = {name: value for name, value in stated.items() if getattr(entry, name) != value}
    if not new:
        return _nothing(session, entry, as_json)
    new, warnings = _beyond_doubt(session, record, entry, new)
    with session.writing() as writer:
        now = session.open_record(writer)
        there = next((e for e in now.entries() if _same(e, entry)), None)
        if there is None or any(getattr(there, name) != getattr(entry, name) for name in new):
            raise Conflict(
                f"{entry.short} was changed by another command meanwhile.",
                f"mentorlog edit {entry.short}",
            )
        corrected = correct(writer, now, there, new)
        now = writer.record(now.relationship.id)
    _tell(session, now, there, corrected, as_json)
    session.say(*warnings, *session.noted())
    return True


def _same(one: Entry, other: Entry) -> bool:
    return type(one) is type(other) and one.id == other.id


def _nothing(session: Session, entry: Entry, as_json: bool) -> bool:
    if as_json:
        session.print_json({"entry": entry, "before": {}, "remarks": []})
    else:
        session.out(f"Nothing was changed: {entry.short} says that already.")
    return False


# Days that are likely a year off.


def _beyond_doubt(
    session: Session, record: Record, entry: Entry, stated: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """The same with every day that was set right, and what nobody could be asked about."""
    from mentorlog.cli.asking.retyped import to_type
    from mentorlog.days import short_day

    right, warnings = dict(stated), []
    for field, meant in _doubts(session, record, entry, stated):
        said = f"{field.word}: {short_day(stated[field.name])} is about a year from everything else"
        if not session.interactive:
            warnings.append(f"mentorlog: {said}; is {short_day(meant)} meant?")
            try_ = to_type(session, f"mentorlog edit {entry.short} {field.flag} {meant}")
            warnings.append(f"  Try: {try_}")
        else:
            session.say(f"{said}.")
            if session.yes(f"Is {short_day(meant)} meant? (Y/n, then Enter)"):
                right[field.name] = meant
    new = entry.but(**right)
    for field in fields_of(type(entry)):
        day = right.get(field.name)
        if isinstance(day, date) and day > session.today and not may_lie_ahead(new, field):
            said = f"note: {field.word}: {short_day(day)} is still to come: is that the day?"
            warnings.append(said)
    return right, warnings


def _doubts(
    session: Session, record: Record, entry: Entry, stated: Mapping[str, Any]
) -> Iterator[tuple[Field, date]]:
    from mentorlog.cli.meeting.rules import meant

    for field in fields_of(type(entry)):
        day = stated.get(field.name)
        if isinstance(day, date) and field.name not in AHEAD:
            but = entry if isinstance(entry, Meeting) else None
            other = meant(record, day, session.today, but)
            if other is not None:
                yield field, other


# What changed.


def _tell(
    session: Session, record: Record, before: Entry, corrected: Corrected, as_json: bool
) -> None:
    after = corrected.entry
    names = [n for n in before.names if getattr(before, n) != getattr(after, n)]
    if as_json:
        was = {name.rstrip("_"): getattr(before, name) for name in names}
        session.print_json({"entry": after, "before": was, "remarks": corrected.remarks})
        return
    changed = [one for one in fields_of(type(after)) if one.name in names]
    lines = [_line(session, record, one, before, after) for one in changed]
    session.out(
        f"Saved {after.short}:",
        *lines,
        *(f"  {remark}" for remark in corrected.remarks),
        "  mentorlog undo takes it back.",
    )


def _line(session: Session, record: Record, field: Field, before: Entry, after: Entry) -> str:
    old = _brief(shown(record, field, getattr(before, field.name)))
    value = getattr(after, field.name)
    new = _brief(shown(record, field, value))
    if isinstance(value, date):
        from mentorlog.days import say_day

        new = say_day(value, session.today)
    return f"  {field.word}: was {old or 'empty'}, now {new or 'empty'}"


def _brief(text: str) -> str:
    return cut(text, MOST)
