"""What a file says of something that is recorded already: what it adds, and what it leaves.

A blank is filled, and what was only planned or not known becomes what happened. What somebody
wrote is not written over, unless an update is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from itertools import dropwhile
from typing import Any

from mentorlog.days import short_day
from mentorlog.exchange.known import NOTHING, Known
from mentorlog.record import Action, Entry, Meeting, Record, happened, held

WEAK = ("planned", "unknown")
SPACE = " "
DAY_TAKEN = "the next session is taken, else the day it was due, else today"


def folded(text: str) -> str:
    """The text as two are compared: without case, and every blank space alike."""
    return SPACE.join(text.casefold().split())


def made_id(record: Record, *parts: object) -> str:
    """The id of an entry that a file brings into that relationship: always the same one for the
    same parts, so that it is known again."""
    text = "\0".join(map(str, (record.relationship.id, *parts)))
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:20]


def joined(
    there: Entry,
    said: dict[str, Any],
    update: bool,
    known: Known = NOTHING,
    newer: bool = False,
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What changes of an entry, and the keys that stand otherwise and stay as they are.

    What an import took before and somebody put right since is neither. A `newer` file is believed
    about what nobody put right here.
    """
    fields: dict[str, Any] = {}
    kept: list[str] = []
    for name, value in said.items():
        old = getattr(there, name)
        if value is None or name in ("id", "number") or _same(old, value):
            continue
        put = known.taken(there, name)
        if put and _same(put[-1], value) and not update:
            continue
        if name == "outcome" and value in WEAK and not (update and value == "planned"):
            continue
        believed = update or (newer and (not put or _same(put[-1], old)))
        if old in (None, "", (), {}) or (name == "outcome" and old in WEAK) or believed:
            fields[name] = value
        else:
            kept.append(name)
    return fields, tuple(kept)


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return folded(old) == folded(new)
    return bool(old == new)


def completed(there: Meeting, fields: dict[str, Any], today: date) -> dict[str, Any]:
    """The fields of a booking that is completed, with the day of writing and of booking."""
    if "outcome" not in fields or there.outcome != "planned":
        return fields
    noted = happened.completed(there, today)
    if noted and "extra" in fields:
        noted["extra"] |= fields["extra"]
    return {**fields, **noted}


def below(there: str | None, more: str) -> str:
    """Notes with a text below them."""
    return f"{there.rstrip()}\n\n{more}" if there and there.strip() else more


def deleted(entry: Entry) -> str:
    """Of what a file brings that was deleted here: that it stays away, and what is to be typed."""
    again = "`mentorlog undo` takes a deletion back while it is the last thing that was done"
    return f"{_what(entry)}, which was deleted here as {entry.short} ({again})"


def _what(entry: Entry) -> str:
    if isinstance(entry, Meeting):
        return f"the session of {short_day(entry.on)}" if entry.on else "a session"
    return f"{str(getattr(entry, 'text', entry.type))[:60]!r}"


def news(text: str, before: Iterable[str]) -> str | None:
    """What a text says beyond those that were there before: all of it, or what stands below the
    lines with which it begins as they do; None where they hold it."""
    there = list(before)
    whole = folded(text)
    if any(whole in folded(one) for one in there):
        return None
    seen = {folded(line) for one in there for line in one.split("\n")} | {""}
    beyond = dropwhile(lambda line: folded(line) in seen, text.split("\n"))
    return "\n".join(beyond).strip("\n") or None


def session_days(record: Record, days: Iterable[date] = ()) -> list[date]:
    """The days of the sessions that were held, and those `days`, in order."""
    return sorted({m.on for m in held(record) if m.on is not None} | set(days))


def session_after(days: list[date], day: date, today: date, due: date | None = None) -> date:
    """The day on which an action of `day` can have been known to be done: the next session of
    `days`; where there is none, the day it was due, if that is past, for nothing says that it was
    late; else today."""
    at = bisect_right(days, day)
    if at < len(days) and days[at] <= today:
        return days[at]
    return due if due is not None and day <= due <= today else max(day, today)


def same_action(actions: Iterable[Action], text: str, owner: str) -> list[Action]:
    """The actions of that side with these words."""
    return [a for a in actions if a.owner == owner and folded(a.text) == folded(text)]
