"""The timeline as stable JSON: keys are never renamed or taken away, only added."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.finding import excerpt, holds, passages
from mentorlog.record import Entry, Record
from mentorlog.render.data import iso, who
from mentorlog.render.events import Event
from mentorlog.render.happenings import Break, Day, Gap, Item, Occasion

if TYPE_CHECKING:
    from mentorlog.render.narrowing import Found


def log(record: Record, today: date, found: Found, words: tuple[str, ...] = ()) -> dict[str, Any]:
    """The timeline, oldest first; `found` lists what was looked for, text by text."""
    told = [] if found.entries is None else sorted(found.entries, key=lambda e: (e.type, e.id))
    return {
        **who(record),
        "today": today.isoformat(),
        "timeline": [_item(i) for i in found.items],
        "found": [_found(entry, words) for entry in told],
    }


def _found(entry: Entry, words: tuple[str, ...]) -> dict[str, Any]:
    texts = [p for p in passages(entry) if any(holds(p.text, [word]) for word in words)]
    return {
        "kind": entry.type,
        "id": entry.id,
        "short": entry.short,
        "texts": [{"key": p.key, "excerpt": excerpt(p.text, words)} for p in texts],
    }


def _item(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": type(item).__name__.lower(),
        "on": iso(item.on),
        "meetings": [],
        "notes": [],
        "pause": None,
        "since": None,
        "days": None,
        "not_counted": None,
    }
    match item:
        case Occasion(slot=slot, notes=notes, aside=aside):
            told |= {"meetings": list(slot.links), "notes": [_note(e) for e in notes]}
            told["not_counted"] = aside or None
        case Day(notes=notes):
            told["notes"] = [_note(e) for e in notes]
        case Break(pause=pause):
            told["pause"] = pause
        case Gap(since=since, days=days):
            told |= {"since": iso(since), "days": days}
    return told


def _note(event: Event) -> dict[str, Any]:
    return {
        "kind": event.entry.type,
        "id": event.entry.id,
        "short": event.short,
        "on": iso(event.on),
        "says": event.says,
        "private": event.private,
    }
