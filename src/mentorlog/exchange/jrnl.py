"""Entries of jrnl (`jrnl --format json`), as notes of the sessions on their days."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from mentorlog.days.iso import is_day, parse_iso
from mentorlog.errors import ImportRefused
from mentorlog.exchange.arriving import Arrival
from mentorlog.exchange.happening import happened
from mentorlog.exchange.kinds import shown, unwelcome
from mentorlog.exchange.known import NOTHING, Known
from mentorlog.exchange.noting import Noted, Sessions, counted
from mentorlog.exchange.table.values import Reading
from mentorlog.frozen import Frozen

MOST = 5_000
WHOLE = "a diary holds more than sessions: without --tag all of it goes into private notes"


class Entry(Frozen):
    """An entry: its day, the time it was written, its words, its tags without their sign."""

    on: date
    at: str
    title: str
    text: str
    tags: tuple[str, ...]


def read_entries(text: str) -> list[Entry]:
    """The entries of a file; ImportRefused names the one that is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    entries = found.get("entries") if isinstance(found, dict) else None
    if not isinstance(entries, list):
        raise ImportRefused("This is no JSON that jrnl writes; `jrnl --format json` prints it")
    if not entries:
        raise ImportRefused("There is no entry in this file")
    if len(entries) > MOST:
        raise ImportRefused(f"There are more than {MOST} entries in this file")
    return [_entry(at, one) for at, one in enumerate(entries, 1)]


def _entry(at: int, found: Any) -> Entry:
    if not isinstance(found, dict) or not is_day(str(found.get("date"))):
        day = shown(found.get("date")) if isinstance(found, dict) else "missing"
        raise ImportRefused(f"entry {at} has no day: its date is {day}")
    if what := unwelcome(found):
        raise ImportRefused(f"entry {at} holds {what}, which no journal can keep")
    title, body = (str(found.get(key) or "").strip() for key in ("title", "body"))
    tags = found.get("tags") if isinstance(found.get("tags"), list) else []
    text = f"{title}\n{body}".strip()
    bare = tuple(bare_tag(str(tag)) for tag in tags or ())
    return Entry(parse_iso(found["date"]), str(found.get("time") or ""), title, text, bare)


def bare_tag(tag: str) -> str:
    """A tag as two are compared: without its sign, in small letters."""
    return tag.strip().lstrip("@#+").casefold()


def arrival(
    reading: Reading,
    entries: list[Entry],
    *,
    tag: str | None,
    make: bool,
    private: bool,
    known: Known = NOTHING,
) -> Arrival:
    """What the entries bring: those with that tag, or all. The time of an entry is when it was
    written, so it tells two sessions of a day apart and nothing else."""
    taken = [one for one in entries if tag is None or bare_tag(tag) in one.tags]
    sessions = Sessions(
        reading.record, reading.today, make=make, private=private, timed=False, known=known
    )
    for one in taken:
        if one.text:
            became, by = _became(reading, one)
            sessions.take(Noted(on=one.on, at=one.at, outcome=became, by=by, notes=one.text))
    left = counted(sessions.left)
    others = len(entries) - len(taken)
    if others:
        what = "1 entry has" if others == 1 else f"{others} entries have"
        left = (*left, f"{what} not the tag {tag}")
    new, changed = tuple(sessions.new.values()), sessions.changed
    notes = (WHOLE,) if private and tag is None and (new or changed) else ()
    return Arrival(new=new, changed=changed, same=sessions.same, left=left, notes=notes)


def _became(reading: Reading, one: Entry) -> tuple[Any, Any]:
    """What became of a session, as its title says, or one of its tags."""
    said = [happened(reading, text) for text in (one.title, *one.tags)]
    title = (said[0].outcome, said[0].by)
    tags = ((tag.outcome, tag.by) for tag in said[1:])
    found = title
    if found[0] is None:
        found = next((f for f in tags if f[0] not in (None, "held")), (None, None))
    return found if found[0] not in ("unknown", "planned") else (None, None)
