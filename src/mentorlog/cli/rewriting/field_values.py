"""What a field holds, as people write it: shown, and read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from mentorlog.cli import sides
from mentorlog.cli.ahead import read_ahead
from mentorlog.cli.asking.retyped import read_typed
from mentorlog.cli.naming import folded
from mentorlog.cli.rewriting.fields import AHEAD, Field, one_word
from mentorlog.errors import UsageError
from mentorlog.exchange.kinds import Unfit
from mentorlog.frozen import Frozen
from mentorlog.record import PLURALS, Entry, Meeting, Pause, Record, Relationship, words
from mentorlog.wording import plural, role

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.days import Prefer

YES, NO = ("yes", "y", "true"), ("no", "n", "false")
NOTHING = ("none", "nothing", "nobody")
SIDES = ("Side", "Party", "Owner", "Keeper", "About")
BEGINS = ("on", "agreed_on", "set_on", "from_", "started_on", "decided_on")
NAMES = ("mentor", "mentee", "facilitator")
INDENT = "    "


class Typed(Frozen, kw_only=True):
    """What somebody wrote for a field of an entry; `label` is what to call it in a sentence."""

    session: Session
    record: Record
    entry: Entry
    field: Field
    label: str
    text: str


# Shown.


def shown(record: Record, field: Field, value: Any) -> str:
    """A value as it can be typed; "" for what is not stated."""
    if value is None:
        return ""
    if field.points_to is not None and field.kind.endswith("Id"):
        return _short(record, field, value)
    if field.points_to is not None:
        return ", ".join(_short(record, field, one) for one in value) or NOTHING[0]
    if field.kind in (*SIDES, "Parties"):
        named = value if isinstance(value, tuple) else (value,)
        return ", ".join(role(record.relationship, one) for one in named) or "nobody"
    show = _SHOW.get(field.kind)
    return show(value) if show is not None else str(value)


def _short(record: Record, field: Field, id: str) -> str:
    there = getattr(record, PLURALS[field.points_to]) if field.points_to is not None else ()
    return next((entry.short for entry in there if entry.id == id), id)


def say(day: date) -> str:
    """A day without its weekday, so that it can be changed at one end: `1 Feb 2026`."""
    from mentorlog.days import short_day

    return short_day(day).partition(" ")[2]


def _rhythm(iso: str) -> str:
    from mentorlog.days import say_rhythm

    return say_rhythm(iso)


def _count(unit: str) -> Callable[[int], str]:
    return lambda number: plural(number, unit)


def show_answers(answers: Mapping[str, str]) -> str:
    """Each "question = answer" on a line; what a text has more of is indented below it."""
    return "\n".join(
        f"{question} = {answer}".replace("\n", f"\n{INDENT}")
        for question, answer in answers.items()
    )


_SHOW: dict[str, Callable[[Any], str]] = {
    "Day": say,
    "Duration": _rhythm,
    "Minutes": _count("minute"),
    "Hours": _count("hour"),
    "Percent": lambda number: f"{number} %",
    "Flag": lambda yes: "yes" if yes else "no",
    "Answers": show_answers,
}


# Read.


def value_of(typed: Typed) -> Any:
    """The value that was written; None where nothing was, and for what is said to be unknown.

    UsageError or NotFound, with the label in front, for what the field does not take.
    """
    if not typed.text:
        return emptied(typed)
    read = _READ.get(typed.field.kind)
    if read is not None:
        value = read(typed)
    elif typed.field.kind in SIDES:
        value = _side(typed)
    elif typed.field.points_to is not None:
        value = typed.session.find(typed.record, typed.field.points_to, typed.text).id
    else:
        value = _one_of(typed)
    if value is None:
        return emptied(typed)
    try:
        typed.field.read(_as_json(value))
    except Unfit:
        raise _refused(typed) from None
    return value


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def emptied(typed: Typed) -> Any:
    """What stands there when nothing is stated; UsageError where something has to be."""
    if typed.field.needed:
        raise UsageError(f"{typed.label} cannot be left empty.")
    return typed.entry.defaults[typed.field.name]


def _text(typed: Typed) -> str:
    text = typed.text
    if "\0" in text:
        raise UsageError(f"{typed.label} holds a character that is no text (NUL).")
    if isinstance(typed.entry, Relationship) and typed.field.name in NAMES:
        return " ".join(text.split())
    if isinstance(typed.entry, Meeting | Pause) and typed.field.name == "reason":
        from mentorlog.cli.meeting.reasons import plainly

        return plainly(text)
    return text


def _day(typed: Typed) -> date:
    session = typed.session
    if typed.field.name in AHEAD:
        return read_ahead(session, typed.label, typed.text, _since(typed))
    from mentorlog.days import read_day

    prefer: Prefer = "past" if _has_happened(typed) else "nearest"
    return read_typed(
        session,
        typed.label,
        typed.text,
        lambda text: read_day(text, session.today, prefer=prefer),
    )


def _since(typed: Typed) -> date:
    """The day that an entry belongs to, on or after which a date without a year lies; today for
    words such as friday or in 2 weeks, which people count from the day on which they type."""
    from mentorlog.days.words import MONTHS

    named = any(word in MONTHS for word in re.findall("[a-z]+", typed.text.casefold()))
    if not (named or re.search(r"\d[-/.]\d", typed.text)):
        return typed.session.today
    there = (getattr(typed.entry, name, None) for name in BEGINS)
    return next((day for day in there if isinstance(day, date)), typed.session.today)


def _has_happened(typed: Typed) -> bool:
    entry = typed.entry
    if isinstance(entry, Meeting):
        return entry.outcome in ("held", "missed")
    return not isinstance(entry, Pause)


def _time(typed: Typed) -> str:
    from mentorlog.cli.meeting.words import time

    return time(typed.session, typed.text, typed.label)


def _length(reader: str) -> Callable[[Typed], Any]:
    def read(typed: Typed) -> Any:
        from mentorlog import days

        return read_typed(typed.session, typed.label, typed.text, getattr(days, reader))

    return read


def _whole(typed: Typed) -> int:
    figure = typed.text.removesuffix("%").strip()
    if not (figure.isascii() and figure.isdigit() and len(figure) <= 9):
        raise _refused(typed)
    return int(figure)


def _flag(typed: Typed) -> bool:
    word = folded(typed.text)
    if word not in (*YES, *NO):
        raise UsageError(f"{typed.label}: {typed.text!r} is neither yes nor no.")
    return word in YES


def _parties(typed: Typed) -> tuple[str, ...]:
    if folded(typed.text) in NOTHING:
        return ()
    return sides.parties(typed.record, typed.label, [typed.text])


def _ids(typed: Typed) -> tuple[str, ...]:
    assert typed.field.points_to is not None
    if folded(typed.text) in NOTHING:
        return ()
    named = sides.split(typed.label, [typed.text])
    found = (typed.session.find(typed.record, typed.field.points_to, one).id for one in named)
    return tuple(dict.fromkeys(found))


def _read_answers(typed: Typed) -> dict[str, str]:
    from mentorlog.cli.meeting.words import answers

    return answers(answers_in(typed.text), typed.label)


def answers_in(text: str) -> list[str]:
    """Each "question = answer" of a text; what is indented goes on with the one before."""
    found: list[str] = []
    for line in text.split("\n"):
        if line.startswith((INDENT, "\t")) and found:
            found[-1] += "\n" + line.removeprefix("\t").removeprefix(INDENT)
        elif line.strip():
            found.append(line)
        elif found:
            found[-1] += "\n"
    return found


def _side(typed: Typed) -> Any:
    record, label, text = typed.record, typed.label, typed.text
    match typed.field.kind:
        case "Party":
            return sides.party(record, label, text)
        case "Owner":
            return sides.owner(record, label, text)
        case "Keeper":
            return sides.keeper_of(record.relationship, label, text)
        case "About":
            return sides.about(record, label, text)
    return sides.side(record, label, text)


def _one_of(typed: Typed) -> str:
    word = one_word(typed.field, typed.text)
    if word not in choices(typed.field):
        raise _refused(typed)
    return word


def choices(field: Field) -> tuple[str, ...]:
    """The words of which a field takes one; none for a field of another kind."""
    return tuple(str(word) for word in get_args(getattr(words, field.kind, None)))


def _refused(typed: Typed) -> UsageError:
    return UsageError(f"{typed.label}: {typed.text!r} cannot stand here; {typed.field.allowed}.")


_READ: dict[str, Callable[[Typed], Any]] = {
    "Text": _text,
    "Day": _day,
    "Time": _time,
    "Duration": _length("read_rhythm"),
    "Minutes": _length("read_minutes"),
    "Hours": _length("read_hours"),
    "Percent": _whole,
    "Rating": _whole,
    "Count": _whole,
    "Flag": _flag,
    "Parties": _parties,
    "GoalIds": _ids,
    "Answers": _read_answers,
}
