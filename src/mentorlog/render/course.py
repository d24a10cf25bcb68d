"""The course of a relationship as drawings: its sessions, its rhythm, its promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from mentorlog.course import OWNERS, Became, Course, Gap, Promise
from mentorlog.days import short_day
from mentorlog.record import PARTIES, Owner, Party, Pause, Record
from mentorlog.render.drawing import (
    Band,
    Column,
    Columns,
    Dot,
    Key,
    OfPromise,
    OfSession,
    Place,
    Strip,
)
from mentorlog.render.session import became
from mentorlog.wording import plural, whom

SESSIONS: dict[OfSession, str] = {
    "held": "took place",
    "cancelled": "called off",
    "missed": "missed",
    "moved": "moved",
    "unknown": "not recorded",
    "booked": "booked",
}
PROMISES: dict[OfPromise, str] = {
    "done": "done",
    "some": "some of it done",
    "none": "not moved yet",
    "unsaid": "not recorded",
    "dropped": "let go by agreement",
    "due": "past due, not asked about yet",
    "ahead": "still to come",
}
CHANGED: tuple[OfSession, ...] = ("cancelled", "missed", "moved")
PLACES: dict[Party | None, Place] = {"mentor": "above", "mentee": "below", None: "on"}
SOME: tuple[OfPromise, ...] = ("some", "none")
ABOUT = 1.5
LONG = 3


def sessions(record: Record, today: date, found: Course, last: int | None = None) -> Strip:
    """The sessions by outcome and side, with the breaks. Where only the `last` of them are to be
    drawn, the words and counts are still of all."""
    links = record.meetings
    drawn = found.marks if last is None else found.marks[-last:]
    since = drawn[0].on if len(drawn) < len(found.marks) else date.min
    return Strip(
        name="Sessions by outcome and side",
        says=" ".join(_told(record, found)),
        above=record.name("mentor"),
        line="sessions",
        below=record.name("mentee"),
        dots=tuple(
            Dot(
                mark.on,
                mark.outcome,
                PLACES[mark.side],
                f"{short_day(mark.on)}: {became(record, today, mark.meeting, links)}",
            )
            for mark in drawn
        ),
        bands=tuple(_band(p, found.until or today) for p in found.breaks if p.from_ >= since),
        keys=tuple(_keys(SESSIONS, found.outcomes)),
    )


def _keys(
    words: dict[OfSession, str] | dict[OfPromise, str], found: Mapping[Any, int]
) -> Iterator[Key]:
    for shape, word in words.items():
        if shape in found:
            yield Key(shape, word, found[shape])


def _band(pause: Pause, last: date) -> Band:
    until = f"to {short_day(pause.until)}" if pause.until else "with no end noted yet"
    reason = f" ({pause.reason})" if pause.reason else ""
    since = short_day(pause.from_)
    return Band(pause.from_, pause.until or last, f"a break from {since} {until}{reason}")


def _told(record: Record, found: Course) -> Iterator[str]:
    """How many of each, on whose side."""
    counts = found.outcomes
    yield f"{plural(counts['held'], 'session')} took place."
    for outcome in CHANGED:
        if counts[outcome]:
            sides = ", ".join(_sides(record, found, outcome))
            yield f"{SESSIONS[outcome].capitalize()}: {sides}."
    if counts["unknown"]:
        yield f"Not recorded: what became of {counts['unknown']}."
    if counts["booked"]:
        yield f"Booked: {counts['booked']}."
    if found.breaks:
        yield f"{plural(len(found.breaks), 'break')} announced.".capitalize()


def _sides(record: Record, found: Course, outcome: OfSession) -> Iterator[str]:
    marks = [mark for mark in found.marks if mark.outcome == outcome]
    for party in record.parties:
        mine = sum(mark.side == party for mark in marks)
        mine += sum(n for lost, n in found.past.lost.items() if lost == (outcome, party))
        if mine:
            yield f"{mine} by {whom(record, party)}"
    others = [mark.meeting for mark in marks if mark.side is None]
    agreed = sum(m.by == "both" and not m.excused for m in others)
    outside = sum(m.excused for m in others)
    untold = len(others) - agreed - outside
    yield from (f"{agreed} by agreement",) if agreed else ()
    yield from (f"{outside} for a reason outside both sides",) if outside else ()
    yield from (f"{untold} on whose side is not noted",) if untold else ()


def promises(record: Record, found: Course) -> Strip:
    """What was promised, by the day on which it was due, on the side of whoever promised it."""
    places: dict[Owner, Place] = {"mentor": "above", "mentee": "below", "both": "on"}
    dated = [p for p in found.promises if p.on is not None]
    return Strip(
        name="Actions by the day they were due",
        says=" ".join(
            f"{owed(record, owner)}: {kept(found.promised(owner))}." for owner in owners(found)
        ),
        above=record.name("mentor"),
        line="both" if found.promised("both") else "",
        below=record.name("mentee"),
        dots=tuple(
            Dot(p.on, p.became, places[p.standing.action.owner], _of_promise(p))
            for p in dated
            if p.on is not None
        ),
        bands=(),
        keys=tuple(_keys(PROMISES, Counter(p.became for p in dated))),
    )


def owners(found: Course) -> tuple[Owner, ...]:
    """Both sides, and the two together where they promised something together."""
    return OWNERS if found.promised("both") else PARTIES


def owed(record: Record, owner: Owner) -> str:
    """Who promised: a name, or "Together"."""
    return "Together" if owner == "both" else record.name(owner)


def kept(promised: Iterable[Promise]) -> str:
    """How many of each: "3 done, 1 not recorded"."""
    found = [p.became for p in promised]
    told = (f"{found.count(what)} {word}" for what, word in PROMISES.items() if what in found)
    return ", ".join(told) or "nothing promised"


def fell_due_words(due: Counter[Became]) -> str:
    """ "2 of 3 done; 1 more not recorded": what nobody wrote down counts for nothing."""
    unsaid = due["unsaid"]
    if unsaid == due.total():
        return f"{unsaid} not recorded"
    told = [f"{due['done']} of {due.total() - unsaid} done"]
    told += [f"{due[w]} {PROMISES[w]}" for w in SOME if w in due]
    more = f"; {unsaid} more not recorded" if unsaid else ""
    return f"{', '.join(told)}{more}"


def _of_promise(promise: Promise) -> str:
    action = promise.standing.action
    day = f"{short_day(promise.on)}, " if promise.on else ""
    late = promise.standing.late
    after = f", {plural(late, 'day')} after its day" if late else ""
    return f"{day}{action.short}: {action.text} ({PROMISES[promise.became]}{after})"


def rhythm(found: Course) -> Columns:
    """The days from each session to the next, against the rhythm of that time."""
    days = [short_day(gap.on) for gap in found.gaps] or [""]
    return Columns(
        name="Days from one session to the next",
        says=" ".join(_kept_rhythm(found.gaps)),
        line="rhythm",
        ends=(days[0], "now" if found.gaps and found.gaps[-1].open else days[-1]),
        columns=tuple(Column(g.days, g.rhythm, _gap(g), g.open) for g in found.gaps),
    )


def _gap(gap: Gap) -> str:
    live = plural(gap.days, "day")
    whole = (gap.on - gap.since).days
    breaks = (
        f", not counting {plural(whole - gap.days, 'day')} of breaks" if whole > gap.days else ""
    )
    if gap.open:
        return f"{live} since {short_day(gap.since)}{breaks}"
    return f"{live} from {short_day(gap.since)} to {short_day(gap.on)}{breaks}"


def _kept_rhythm(gaps: tuple[Gap, ...]) -> Iterator[str]:
    past = [gap for gap in gaps if not gap.open]
    if past:
        near = sum(gap.days <= ABOUT * gap.rhythm for gap in past)
        long = [gap for gap in past if gap.days > LONG * gap.rhythm]
        between = len(past) - near - len(long)
        told = [f"{near} close to the rhythm or shorter"] if near else []
        told += [f"{between} up to three times as long"] if between else []
        told += [f"{len(long)} longer"] if long else []
        yield f"{plural(len(past), 'gap')} between sessions: {', '.join(told)}."
        longest = max(past, key=lambda gap: gap.days)
        yield f"The longest: {_gap(longest)}."
    yield from (f"Since the last session: {_gap(gap)}." for gap in gaps if gap.open)
