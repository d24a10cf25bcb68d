"""What is due, a line each: short, and with nothing in it that others should not see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from heapq import nsmallest
from operator import itemgetter
from typing import Any

from mentorlog.days import days_between, short_day
from mentorlog.due import Due, untold
from mentorlog.record import Action, Meeting, Party, Record, booked, closing
from mentorlog.render.safe import safe
from mentorlog.render.width import cut
from mentorlog.wording import plural, role

LONGEST = 60  # cells of its words
MOST = 200
NEAR = {0: "today", 1: "tomorrow"}

Found = tuple[Record, tuple[Due, ...]]


def lines(found: Iterable[Found], today: date) -> list[str]:
    """A line for each thing, with the name of the other side before it; one for all sessions
    that wait to be recorded. Of very many those nearest to today, and how to see the others."""
    about, told = [], []
    for record, some in found:
        of = (label(record), record.relationship.short)
        about.append(of[0])
        told += [(of, on, line) for on, line in _lines(record, some, today)]
    times = Counter(about)
    near = nsmallest(MOST, enumerate(told), key=lambda one: abs((one[1][1] - today).days))
    said = []
    for _, ((name, short), _, line) in sorted(near, key=itemgetter(0)):
        mark = f" ({short})" if times[name] > 1 and name != short else ""
        said.append(f"{safe(name)}{mark}: {line}")
    return said + _left_out(told)


def _left_out(told: Sequence[tuple[tuple[str, str], date, str]]) -> list[str]:
    """How many lines are not shown, and how to see them."""
    if len(told) <= MOST:
        return []
    shorts = {short for (_, short), _, _ in told}
    one = [f"    mentorlog due --with {told[0][0][1]}"] if len(shorts) > 1 else []
    said = f"These {MOST} are nearest to today; {len(told) - MOST} more are left out. To see them:"
    return ["", said, *one, "    mentorlog due --json"]


def _lines(record: Record, some: Sequence[Due], today: date) -> list[tuple[date, str]]:
    """The lines, each with its day."""
    waiting = [due for due in some if due.kind == "unrecorded"]
    if len(waiting) < 2:
        return [(due.on, _line(record, due, today)) for due in some]
    first = f"{waiting[0].entry.short} of {_day(waiting[0].on, today)}"
    said = f"{first} and {len(waiting) - 1} more not recorded yet: mentorlog meet --catch-up"
    others = [due for due in some if due.kind != "unrecorded"]
    return [(waiting[-1].on, said), *((due.on, _line(record, due, today)) for due in others)]


def label(record: Record) -> str:
    """Who it is about: the other side for whoever keeps the journal, both for a facilitator;
    the short id alone where the relationship is private."""
    about = record.relationship
    if about.private:
        return about.short
    if about.keeper in ("mentor", "mentee"):
        return about.mentee if about.keeper == "mentor" else about.mentor
    return f"{about.mentor} and {about.mentee}"


def mine(record: Record, due: Due) -> bool:
    """Whether it is for whoever keeps the journal to see to: all but what others promised."""
    return due.owner in (None, "both", record.relationship.keeper)


def data(record: Record, due: Due, today: date) -> dict[str, Any]:
    """One thing that is due, for other programs; its keys are frozen."""
    return {
        "relationship": record.relationship.id,
        "relationship_short": record.relationship.short,
        "name": label(record),
        "kind": due.kind,
        "short": due.entry.short,
        "on": due.on,
        "days": days_between(today, due.on),
        "owner": due.owner,
        "mine": mine(record, due),
        "text": _shown(record, due),
    }


def _line(record: Record, due: Due, today: date) -> str:
    far = _far(due.on, today)
    short = due.entry.short
    match due.kind:
        case "unrecorded":
            return f"{short} of {_day(due.on, today)} not recorded yet"
        case "session":
            word = "next session" if due.entry == booked(record, today)[0] else "session"
            return f"{word} {_moment(due.entry, due.on, today)}, {far}"
        case "concern":
            return f"{short} to look at again, {far}"
        case "agreement":
            return f"the agreement to look at again, {far}"
        case "tell":
            return _telling(record, due, today)
        case "contract":
            return _used_up(record, today)
        case "complete":
            if _private(record):
                return f"{short} of {_day(due.on, today)}, to be completed (private)"
            return f"the ending to be completed, its last session was {_day(due.on, today)}"
        case "last":
            if _private(record):
                return f"{short} did not take place, another day is needed (private)"
            return f"another day for the last session, {short} did not take place"
        case "pause":
            return f"the break ends {_day(due.on, today)}, {far}"
        case "erase":
            return f"the record ({short}) to be erased as agreed, {far}"
        case "contact":
            words = cut(_shown(record, due) or "(private)", LONGEST)
            return f"to be in touch, as promised: {words}, {far}"
        case "end":
            return f"meant to end {_day(due.on, today)}, {far}"
    words = cut(_shown(record, due) or "(private)", LONGEST)
    before = "" if due.on < today else "due " if due.kind == "action" else "meant for "
    return f"{short} {_owner(record, due)}{words}, {before}{far}"


def _used_up(record: Record, today: date) -> str:
    """How many of the agreed sessions were held, where the last is at hand or past."""
    from mentorlog.contract import contract

    found = contract(record, today)
    if found is None or not found.left:
        return "every session that was agreed has been held: to go on, or to conclude"
    agreed = plural(found.agreed, "session")
    return f"{found.held} of {agreed} held, the next is the last that was agreed"


def _telling(record: Record, due: Due, today: date) -> str:
    """Who is to be told of the last session, and how far off that is."""
    last = due.entry.on if isinstance(due.entry, Meeting) and due.entry.on else due.on
    far = _far(last, today)
    if _private(record):
        return f"{due.entry.short}: somebody to be told of it (private), {far}"
    keeper = record.relationship.keeper
    whom = " and ".join(_whom(record, party) for party in untold(record) if party != keeper)
    to_tell = "to be told" if whom == safe(label(record)) else f"tell {whom}"
    return f"{to_tell} that {_moment(due.entry, due.on, today)} is the last session, {far}"


def _private(record: Record) -> bool:
    """Whether the ending is private."""
    ending = closing(record)
    return ending is not None and ending.private


def _shown(record: Record, due: Due) -> str | None:
    return None if record.relationship.private else due.text


def _owner(record: Record, due: Due) -> str:
    """Whose an action is, where the name before the line does not say it."""
    about = record.relationship
    if not isinstance(due.entry, Action) or due.owner is None:
        return ""
    if due.owner == "both":
        return "(both) "
    if due.owner == about.keeper:
        return "(you) "
    return "" if about.keeper in ("mentor", "mentee") else f"({_whom(record, due.owner)}) "


def _whom(record: Record, party: Party) -> str:
    about = record.relationship
    return f"the {role(about, party)}" if about.private else safe(record.name(party))


def _far(day: date, today: date) -> str:
    days = days_between(today, day)
    return f"{plural(-days, 'day')} past" if days < 0 else NEAR.get(days, f"in {days} days")


def _day(day: date, today: date) -> str:
    """The day, without its year where that is this one."""
    return short_day(day).removesuffix(f" {today.year}")


def _moment(entry: object, day: date, today: date) -> str:
    at = entry.at if isinstance(entry, Meeting) else None
    on = entry.on if isinstance(entry, Meeting) and entry.on is not None else day
    return f"{_day(on, today)} {at}" if at else _day(on, today)
