"""What an entry says in the journal and otherwise in a backup of it, in a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mentorlog.cli.naming import both
from mentorlog.record import Entry, Meeting

if TYPE_CHECKING:
    from mentorlog.store.restoring import Changed

NAMED = 8
NEEDLESS = frozenset(("number", "recorded_on", "extra"))
OUTCOMES = {"cancelled": "called off", "unknown": "not known"}


def lines(changed: Sequence[Changed]) -> Iterator[str]:
    """What says something else in the backup, the sessions first; after a few a count."""
    if not changed:
        return
    yield "What says something else in the backup:"
    ordered = sorted(changed, key=lambda one: not isinstance(one.now, Meeting))
    for one in ordered[:NAMED]:
        yield f"  {one.now.short} ({both(one.home)}): {_said(one.now, one.then)}"
    if len(ordered) > NAMED:
        yield f"  and {len(ordered) - NAMED} more"


def _said(now: Entry, then: Entry) -> str:
    if isinstance(now, Meeting) and isinstance(then, Meeting):
        here, there = _session(now), _session(then)
        if here != there:
            return f"{here[0]} there now{here[1]}; {there[0]} in the backup{there[1]}"
    names = [name for name in now.names if getattr(now, name) != getattr(then, name)]
    told = [name for name in names if name not in NEEDLESS] or names
    return ", ".join(_field(now, then, name) for name in told)


def _session(meeting: Meeting) -> tuple[str, str]:
    noted = meeting.notes or meeting.private_notes or meeting.answers
    return OUTCOMES.get(meeting.outcome, meeting.outcome), ", with notes" if noted else ""


def _field(now: Entry, then: Entry, name: str) -> str:
    from mentorlog.cli.rewriting.fields import field_named

    field = field_named(type(now), name.rstrip("_"))
    word = field.word if field else name.rstrip("_").replace("_", " ")
    if _none(getattr(then, name)):
        return f"{word}, which the backup has not"
    return f"{word}, which only the backup has" if _none(getattr(now, name)) else word


def _none(value: object) -> bool:
    return value is None or value in ("", (), {})
