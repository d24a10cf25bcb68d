"""What a command did to an entry, in a few words and in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from mentorlog.days import short_day
from mentorlog.record import Action, Concern, Entry, Goal, Meeting, Milestone, Relationship, Topic

Named = Callable[[type[Entry], str, str], str | None]
"""The short id of what a field names: from the class, the field and the id."""
Pair = tuple[Entry | None, Entry | None]
"""An entry before and after; None where it was not there."""

MANY = 12
OF_OWNER = {
    "action_report": "talked about",
    "goal_review": "reviewed",
    "goal_change": "changed",
    "step": "gone into",
    "disposition": "settled",
}
APART = ("id", "number", "relationship", "recorded_on", "extra")
ENDED = {
    Action: {"done_on": "done", "dropped_on": "dropped"},
    Goal: {"achieved_on": "achieved", "dropped_on": "dropped"},
    Concern: {"resolved_on": "resolved"},
    Milestone: {"reached_on": "reached"},
    Topic: {"discussed_on": "talked about"},
}


def in_short(pairs: Sequence[Pair], named: Named) -> str:
    """What a command did: "m7 recorded, a3 done, new a5"; counts where that is much."""
    if len(pairs) > MANY:
        return counted([type(_there(*pair)) for pair in pairs])
    words = {_there(*pair).short: _word(*pair) for pair in pairs if not _about(*pair)}
    for pair in pairs:
        if _about(*pair):
            entry = _there(*pair)
            owner = named(type(entry), entry.owner_key, getattr(entry, entry.owner_key)) or ""
            words.setdefault(owner, f"{owner} {_about(*pair)}".strip())
    return ", ".join(words.values())


def counted(classes: Sequence[type[Entry]]) -> str:
    """How many of each kind: "12 meetings, 1 goal"."""
    counts = Counter(cls.type.replace("_", " ") for cls in classes)
    return ", ".join(
        f"{count} {kind if count == 1 or kind == 'feedback' else f'{kind}s'}"
        for kind, count in counts.items()
    )


def title(entry: Entry) -> str:
    """An entry in a line: "a3, action: Send the CV"."""
    kind = "session" if isinstance(entry, Meeting) else entry.type.replace("_", " ")
    day = getattr(entry, "on", None)
    if isinstance(entry, Meeting):
        more = f" of {short_day(day)}, {entry.outcome}" if day else f", {entry.outcome}"
    elif isinstance(entry, Relationship):
        more = f" of {entry.mentor} and {entry.mentee}"
    else:
        text = getattr(entry, "text", None) or getattr(entry, "note", None)
        more = f": {text}" if text else f" of {short_day(day)}" if day else ""
    return " ".join(f"{entry.short}, {kind}{more}".split())


def _there(before: Entry | None, after: Entry | None) -> Entry:
    there = after or before
    assert there is not None
    return there


def _about(before: Entry | None, after: Entry | None) -> str | None:
    """What is said of its owner where an entry has no name of its own; None for any other."""
    return OF_OWNER.get(_there(before, after).type) if before is None else None


def _word(before: Entry | None, after: Entry | None) -> str:
    entry = _there(before, after)
    if after is None:
        return f"{entry.short} deleted"
    if isinstance(after, Meeting):
        was = before.outcome if isinstance(before, Meeting) else None
        if after.outcome != was:
            planned = after.outcome == "planned"
            return f"{after.short} {'planned' if planned else _outcome(after, was)}"
        return f"{after.short} changed"
    if before is None:
        return f"{after.short} begun" if isinstance(after, Relationship) else f"new {after.short}"
    for name, word in ENDED.get(type(after), {}).items():
        if getattr(after, name) is not None and getattr(before, name) is None:
            return f"{after.short} {word}"
    return f"{after.short} changed"


def _outcome(meeting: Meeting, was: str | None) -> str:
    if meeting.outcome == "held" or was is None:
        return "recorded" if meeting.outcome in ("held", "unknown") else meeting.outcome
    return meeting.outcome


def what_changed(before: Entry | None, after: Entry | None, named: Named) -> Iterator[str]:
    """One line for each field that a command wrote: "lasted minutes 40 → 50"."""
    there = _there(before, after)
    for name in there.names:
        old = getattr(before, name) if before else None
        new = getattr(after, name) if after else None
        if name in APART or old == new or (before is None and new in (None, False)):
            continue
        label = name.rstrip("_").replace("_", " ")
        say = partial(_said, type(there), name, named)
        yield f"{label} {say(new)}" if before is None else f"{label} {say(old)} → {say(new)}"


def _said(cls: type[Entry], name: str, named: Named, value: Any) -> str:
    if value is None:
        return "not stated"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, tuple):
        return ", ".join(_said(cls, name, named, one) for one in value) or "none"
    if hasattr(value, "items"):
        return "; ".join(f"{key}: {one}" for key, one in value.items()) or "none"
    if isinstance(value, str):
        short = named(cls, name, value)
        return short or (f'"{value}"' if " " in value else value)
    return str(value)
