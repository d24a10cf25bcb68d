"""What a file says of something that is recorded already: what it adds, and what it leaves.

A blank is filled, and what was only planned or not known becomes what happened. What somebody
wrote is not written over, unless an update is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from mentorlog.record import BOOKED_ON, Action, Entry, Meeting, Record, held

WEAK = ("planned", "unknown")
SPACE = " "


def folded(text: str) -> str:
    """The text as two are compared: without case, and every blank space alike."""
    return SPACE.join(text.casefold().split())


def made_id(record: Record, *parts: object) -> str:
    """The id of an entry that a file brings into that relationship: always the same one for the
    same parts, so that it is known again."""
    text = "\0".join(map(str, (record.relationship.id, *parts)))
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:20]


def joined(
    there: Entry, said: dict[str, Any], update: bool
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What changes of an entry, and the keys that stand otherwise and stay as they are."""
    fields: dict[str, Any] = {}
    kept: list[str] = []
    for name, value in said.items():
        old = getattr(there, name)
        if value is None or name in ("id", "number") or _same(old, value):
            continue
        if name == "outcome" and value in WEAK and not (update and value == "planned"):
            continue
        if old in (None, "", (), {}) or (name == "outcome" and old in WEAK) or update:
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
    if "outcome" not in fields or there.outcome != "planned" or there.recorded_on in (None, today):
        return fields
    booked = there.extra.get(BOOKED_ON, str(there.recorded_on))
    extra = {**there.extra, **fields.get("extra", {}), BOOKED_ON: booked}
    return {**fields, "recorded_on": today, "extra": extra}


def below(there: str | None, more: str) -> str:
    """Notes with a text below them."""
    return f"{there.rstrip()}\n\n{more}" if there and there.strip() else more


def session_days(record: Record, days: Iterable[date] = ()) -> list[date]:
    """The days of the sessions that were held, and those `days`, in order."""
    return sorted({m.on for m in held(record) if m.on is not None} | set(days))


def session_after(days: list[date], day: date, today: date) -> date:
    """The day on which an action of `day` can have been known to be done: the next session of
    `days`; today where there is none yet."""
    at = bisect_right(days, day)
    return days[at] if at < len(days) and days[at] <= today else max(day, today)


def same_action(actions: Iterable[Action], text: str, owner: str) -> list[Action]:
    """The actions of that side with these words."""
    return [a for a in actions if a.owner == owner and folded(a.text) == folded(text)]
