"""The rows of a table beside a record: what is new, what changes, what is there already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from mentorlog.errors import UsageError
from mentorlog.exchange.arriving import Arrival, Change
from mentorlog.exchange.joining import (
    DAY_TAKEN,
    completed,
    deleted,
    folded,
    joined,
    made_id,
    session_after,
    session_days,
)
from mentorlog.exchange.kinds import references
from mentorlog.exchange.known import NOTHING, Known
from mentorlog.exchange.table.headings import KINDS, Of
from mentorlog.exchange.table.rows import Said
from mentorlog.exchange.written import moment
from mentorlog.frozen import Frozen
from mentorlog.record import PLURALS, Action, Entry, Meeting, Record
from mentorlog.record.happened import KEEPS, OF_CHANGED, OF_HELD, foreign

ANY = "any"
MOST_ALIKE = 50  # entries of one day among which the most alike is looked for
MOST_NAMED = 12  # rows that are named, of those that stand otherwise


class Placed(Frozen):
    """A row, its id, and the entry that it is about where that is recorded already."""

    said: Said
    id: str
    there: Entry | None


def arrival(
    record: Record,
    of: Of,
    rows: Sequence[Said],
    today: date,
    update: bool = False,
    known: Known = NOTHING,
) -> Arrival:
    """What the rows bring to the record. `update` takes what they say where it stands otherwise."""
    cls = KINDS[of]
    placed, notes = _placed(record, cls, rows)
    named = _Named(record, cls, placed, today)
    new: list[Entry] = []
    changed: list[Change] = []
    left: list[str] = []
    assumed = 0
    for one in placed:
        if one.there is None and (gone := known.deleted(cls, one.id)) is not None:
            left.append(f"line {one.said.line}: {deleted(gone)}")
            continue
        values = named.resolved(one, cls)
        assumed += _ended(values, one, of, record, today)
        if one.there is None:
            new.append(_new(record, cls, one.id, values))
            continue
        fields, kept = joined(one.there, values, update, known)
        if isinstance(one.there, Meeting):
            fields = completed(one.there, _fitting(one.there, fields, kept), today)
        if fields:
            changed.append(Change(one.there, fields))
        if kept:
            left.append(_stays(one, kept))
    if assumed:
        notes.append(_days_taken(assumed))
    same = len(placed) - len(new) - len(changed) - len(left)
    return Arrival(
        new=tuple(new),
        changed=tuple(changed),
        same=max(0, same),
        left=tuple(left),
        notes=(*notes, *named.notes),
    )


def _days_taken(count: int) -> str:
    what = "1 is" if count == 1 else f"{count} are"
    return f"{what} done or let go on a day that is not said: {DAY_TAKEN}"


def _stays(one: Placed, kept: Sequence[str]) -> str:
    assert one.there is not None
    keys = ", ".join(key.rstrip("_") for key in kept)
    return f"line {one.said.line}: {keys} of {one.there.short} (--update takes what the file says)"


def _fitting(there: Meeting, fields: dict[str, Any], kept: Sequence[str]) -> dict[str, Any]:
    """What changes of a session, without what is said of another outcome than it has then; what
    it had of another is emptied."""
    after = fields.get("outcome", there.outcome)
    changed = "outcome" in fields
    strange = foreign(after) if changed or after in KEEPS else ()
    if "outcome" in kept:
        strange = (*OF_HELD, *OF_CHANGED)
    gone = [name for name in strange if changed and getattr(there, name) is not None]
    left = {name: value for name, value in fields.items() if name not in strange}
    return left | dict.fromkeys(gone)


def _new(record: Record, cls: type[Entry], id: str, values: dict[str, Any]) -> Entry:
    number = values.pop("number", None)
    there = {entry.number for entry in getattr(record, PLURALS[cls])}
    values |= {"id": id, "relationship": record.relationship.id}
    return cls(**values, number=None if number in there else number)


def _ended(values: dict[str, Any], one: Placed, of: Of, record: Record, today: date) -> bool:
    """Give what is done or let go a day, where its row has none; whether one was needed."""
    done = {"actions": "done_on", "goals": "achieved_on"}.get(of)
    if one.said.state is None or done is None:
        return False
    key = done if one.said.state == "done" else "dropped_on"
    if one.there is not None and getattr(one.there, key) is not None:
        return False
    begun = values.get("agreed_on") or values.get("set_on")
    due = values.get("due_on") or values.get("target_on")
    days = session_days(record) if begun else []
    values[key] = session_after(days, begun or date.min, today, due)
    return True


# Which entry a row is about.


def _placed(
    record: Record, cls: type[Entry], rows: Sequence[Said]
) -> tuple[list[Placed], list[str]]:
    finder = _Finder(record, cls, rows)
    notes: list[str] = []
    found: list[Placed] = []
    seen: dict[str, Said] = {}
    for row in rows:
        twin = seen.setdefault(repr(sorted(row.values.items())), row)
        if twin is not row:
            notes.append(f"line {row.line} says what line {twin.line} says; it is taken once")
            continue
        id, there = finder.place(row)
        found.append(Placed(row, id, there))
    return found, _few(notes)


def _few(notes: list[str]) -> list[str]:
    if len(notes) <= MOST_NAMED:
        return notes
    return [*notes[:MOST_NAMED], f"and {len(notes) - MOST_NAMED} more like these"]


class _Finder:
    """Entries by id and by what else they are known by; each is given to one row."""

    def __init__(self, record: Record, cls: type[Entry], rows: Sequence[Said]) -> None:
        self.record, self.cls = record, cls
        there: tuple[Entry, ...] = getattr(record, PLURALS[cls])
        self.by_id = {entry.id: entry for entry in there}
        self.by_key: dict[tuple[str, ...], list[Entry]] = {}
        self.made: Counter[tuple[str, ...]] = Counter()
        stated = {str(row.values["id"]) for row in rows if "id" in row.values}
        for entry in there:
            for key in _known_by({name: getattr(entry, name) for name in cls.names}, cls):
                if entry.id not in stated:
                    self.by_key.setdefault(key, []).append(entry)
        self.used: set[str] = set()

    def place(self, row: Said) -> tuple[str, Entry | None]:
        """The id of a row, and its entry where there is one; UsageError for an id given twice."""
        if "id" in row.values:
            id = str(row.values["id"])
            if id in self.used:
                raise UsageError(f"line {row.line} has the id of another row: {id[:40]!r}.")
        else:
            id = self._by_words(row)
        self.used.add(id)
        return id, self.by_id.get(id)

    def _by_words(self, row: Said) -> str:
        keys = list(_looked_up(row.values, self.cls))
        for key in keys:
            free = [e for e in self.by_key.get(key, ()) if e.id not in self.used]
            self.by_key[key] = free
            if free:
                return max(free[:MOST_ALIKE], key=lambda entry: _alike(entry, row)).id
        while True:
            number = self.made[keys[0]]
            self.made[keys[0]] += 1
            id = made_id(self.record, self.cls.type, *keys[0], *([number] if number else []))
            if id not in self.used:
                return id


def _alike(entry: Entry, row: Said) -> int:
    """In how much an entry is what a row says, which tells two of one day apart."""
    return sum(getattr(entry, name, None) == value for name, value in row.values.items())


def _known_by(values: dict[str, Any], cls: type[Entry]) -> Iterator[tuple[str, ...]]:
    """By what an entry is known whose id is not given."""
    if cls is Meeting and values["on"] is not None:
        yield str(values["on"]), values["at"] or ""
        yield str(values["on"]), ANY
    elif cls is not Meeting:
        yield from _looked_up(values, cls)


def _looked_up(values: dict[str, Any], cls: type[Entry]) -> Iterator[tuple[str, ...]]:
    """By what the entry of a row is looked for, the surest first."""
    if cls is Meeting:
        at = values.get("at")
        yield str(values.get("on")), at or ""
        yield str(values.get("on")), "" if at else ANY
    elif cls is Action:
        text, owner = folded(values["text"]), values["owner"]
        if values.get("agreed_on") is not None:
            yield text, owner, str(values["agreed_on"])
        yield text, owner
    else:
        yield (folded(values["text"]),)


# What a row names.


class _Named:
    """The ids that cells name: whole ids, short ids, and for a session its day."""

    def __init__(
        self, record: Record, cls: type[Entry], placed: Sequence[Placed], today: date
    ) -> None:
        self.today = today
        self.notes: list[str] = []
        self.ids: dict[tuple[type[Entry], str], str] = {}
        self.days: dict[date, str] = {}
        for entry in (*record.goals, *record.meetings):
            self.ids[type(entry), entry.id] = entry.id
            self.ids.setdefault((type(entry), entry.short), entry.id)
        for meeting in record.meetings:
            if meeting.on is not None:
                self.days.setdefault(meeting.on, meeting.id)
        for one in placed:
            self.ids[cls, one.id] = one.id
            self.ids.setdefault((cls, f"{cls.prefix}{one.said.values.get('number')}"), one.id)
            if cls is Meeting and one.said.values.get("on") is not None:
                self.days.setdefault(one.said.values["on"], one.id)

    def resolved(self, one: Placed, cls: type[Entry]) -> dict[str, Any]:
        """The values of a row, with whole ids for what it names; what is not there is left out
        and noted."""
        values = dict(one.said.values)
        for key in references(cls):
            if key.name == "relationship" or key.name not in values or not key.points_to:
                continue
            several = isinstance(values[key.name], tuple)
            wanted = values[key.name] if several else (values[key.name],)
            found = [self._id(key.points_to, text, one) for text in wanted]
            ids = tuple(id for id in found if id is not None)
            values[key.name] = (ids or None) if several else (ids[0] if ids else None)
        return values

    def _id(self, cls: type[Entry], text: str, one: Placed) -> str | None:
        found = self.ids.get((cls, text)) or self.ids.get((cls, text.casefold()))
        if found is None and cls is Meeting:
            day = self._day(text)
            found = self.days.get(day) if day else None
        if found is None:
            what = re.sub("^meeting$", "session", cls.type)
            self.notes.append(f"line {one.said.line} names a {what} that is not there: {text[:40]}")
        return found

    def _day(self, text: str) -> date | None:
        try:
            return moment(text, self.today)[0].day(None)
        except UsageError:
            return None
