"""Who is meant where it is final: by a whole name, and with what tells those of one name apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from mentorlog.cli.naming import both, fitting, persons, quoted
from mentorlog.days import short_day
from mentorlog.errors import NotFound
from mentorlog.record import Record, Relationship, closed_on, held, started

MOST = 8


def told_apart(record: Record) -> str:
    """Since when, when they last met, and when it was closed."""
    begun, ended = started(record), closed_on(record)
    met = [m.on for m in held(record) if m.on]
    return ", ".join(
        (
            f"since {short_day(begun)}" if begun else "start not noted",
            f"last session {short_day(met[-1])}" if met else "no session held",
            *([f"closed {short_day(ended)}"] if ended else ()),
        )
    )


def several(typed: str, found: Iterable[tuple[Relationship, str]], try_: str | None) -> NotFound:
    """The error where a name is that of more than one: each of them, with what tells it apart."""
    lines = [f"  {one.short}  {both(one)}: {what}" for one, what in found]
    more = [f"  and {len(lines) - MOST} more"] if len(lines) > MOST else []
    sentence = f"{quoted(typed)} fits more than one; say by its number which is meant:"
    return NotFound(sentence, try_, [*lines[:MOST], *more])


def not_whole(
    there: Sequence[Relationship], typed: str, instead: Callable[[str], str | None]
) -> NotFound | None:
    """The error where that is only a part of names, which are to be whole here; None where it
    is not even that. `instead` is what to type with another name."""
    people = (name for one in there for name in persons(one, typed))
    pairs = (both(one) for one in fitting(there, typed) if not persons(one, typed))
    names = list(dict.fromkeys((*people, *pairs)))
    if not names:
        return None
    return NotFound(
        f"Nobody's whole name is {quoted(typed)}, and here it is needed whole: "
        f"{' or '.join(names[:3])}?",
        instead(names[0]) or "mentorlog list",
    )


def of(record: Record | None, lost: bool) -> str:
    """What tells it apart, also where it is not there any more."""
    if record is None:
        return "in other files alone" if lost else "deleted"
    return told_apart(record)
