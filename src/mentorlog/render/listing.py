"""All relationships of a journal: with their level, or with their checkup in one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from mentorlog.days import short_day
from mentorlog.due import to_erase
from mentorlog.frozen import Frozen
from mentorlog.health import Checkup, Whole
from mentorlog.record import Meeting, Record, Relationship, closed_on, started, times_held
from mentorlog.render.glance import last_met, next_booked, unbegun
from mentorlog.render.keeping import erasures
from mentorlog.render.levels import (
    LEVELS,
    MARKS,
    STYLES,
    WORST_FIRST,
    far,
    level_words,
    main_reason,
)
from mentorlog.render.page import (
    BLANK,
    Block,
    Command,
    Ends,
    Page,
    Para,
    cells,
    heading,
    strong,
    widest,
    words,
)
from mentorlog.render.phasing import phase_words
from mentorlog.render.styled import Text
from mentorlog.wording import plural


class Line(Frozen):
    """One relationship in a few lines among others."""

    short: str
    pair: str
    level: Whole
    said: str
    about: str
    erase: date | None = None


class Checked(NamedTuple):
    """One relationship as a line among many: little enough to keep a hundred thousand of them."""

    short: str
    pair: str
    level: Whole
    reason: str
    shown: int
    erase: date | None = None


def line(c: Checkup) -> Line:
    """What a list says of a relationship."""
    about = c.record.relationship
    said, erase = level_words(c), to_erase(c.record, c.today)
    return Line(about.short, _pair(about), c.level, said, _about(c.record, c.today), erase)


def checked(c: Checkup) -> Checked:
    """What stands of a checkup among those of others."""
    about = c.record.relationship
    reason = level_words(c) if c.level == "resting" else main_reason(c) or _met(c)
    erase = to_erase(c.record, c.today)
    return Checked(about.short, _pair(about), c.level, reason, len(c.shown), erase)


def _pair(about: Relationship) -> str:
    return f"{about.mentor} and {about.mentee}"


def _met(c: Checkup) -> str:
    last = last_met(c.record)
    return f"last met {far(last.on, c.today)}" if last and last.on else ""


def _about(record: Record, today: date) -> str:
    begun, last, following = started(record), last_met(record), next_booked(record, today)
    met = times_held(record)
    parts = [
        record.relationship.form or "",
        phase_words(record, today),
        f"since {short_day(begun)}" if begun else unbegun(record),
        f"{plural(met, 'meeting')} held" if met else "no meeting held yet",
        f"last {far(last.on, today)}" if last and last.on else "",
        _booked(following, today) if closed_on(record) is None else "",
        "private" if record.relationship.private else "",
    ]
    return ", ".join(part for part in parts if part)


def _booked(following: Meeting | None, today: date) -> str:
    ahead = following.on if following is not None else None
    return f"next {far(ahead, today)}" if ahead is not None else "nothing booked"


def list_page(lines: Iterable[Line]) -> Page:
    """Every relationship, the closed ones below the others."""
    return Page(_list(list(lines)))


def _list(lines: list[Line]) -> Iterator[Block]:
    opened = [one for one in lines if one.level != "closed"]
    closed = [one for one in lines if one.level == "closed"]
    if not opened:
        yield Para("No relationship is open.")
    for number, one in enumerate(opened):
        if number:
            yield BLANK
        yield from _relationship(one)
    if closed:
        yield from heading("Closed")
    for one in closed:
        yield from _relationship(one)


def _relationship(one: Line) -> Iterator[Block]:
    style = STYLES.get(one.level, "")
    name = words(strong(one.pair), f"  {one.short}")
    yield Ends(name, Text(f"{MARKS[one.level]} {one.said}", style))
    yield Para(one.about, indent=2)
    if one.erase is not None:
        yield Para(f"to be erased since {short_day(one.erase)}, as agreed", indent=2)


def all_page(lines: Iterable[Checked], today: date, opened: int) -> Page:
    """The checkups of all open relationships, one line each, worst first; `opened` is how many
    are open, where those below a level are left out as well."""
    ordered = sorted(lines, key=lambda one: (WORST_FIRST.index(one.level), -one.shown))
    some = [one for one in ordered if one.level != "closed"]
    found = [(one.short, one.pair, one.erase) for one in ordered if one.erase]
    return Page([*_all(some, today, opened), *erasures(found)])


def _all(lines: list[Checked], today: date, opened: int) -> Iterator[Block]:
    part = f"{len(lines)} of " if len(lines) < opened else ""
    count = f"{part}{plural(opened, 'open relationship')}" if opened else "No relationship is open"
    yield Ends(strong(count), short_day(today))
    widths = (widest(one.short for one in lines), widest(one.pair for one in lines))
    for level, some in groupby(lines, key=lambda one: one.level):
        yield BLANK
        title = LEVELS[level][0].upper() + LEVELS[level][1:]
        style = STYLES.get(level, "bold")
        yield Para(Text(title, style), lead=Text(f"{MARKS[level]} ", style), says=f"{title}:")
        yield Rows(tuple(some), widths)
    if lines:
        yield BLANK
        yield Para("More on one of them:")
        yield Command(f"mentorlog health --with {lines[0].short}")


class Rows:
    """Lines that are made as they are printed, one at a time."""

    def __init__(self, some: Sequence[Checked], widths: tuple[int, int]) -> None:
        self.some, self.widths = some, widths

    def lines(self, width: int) -> Iterator[Text]:
        """A line each, or more where it is long."""
        for row in self._rows():
            yield from row.lines(width)

    def aloud(self) -> Iterator[str]:
        """A line each."""
        for row in self._rows():
            yield from row.aloud()

    def _rows(self) -> Iterator[Block]:
        return (cells((one.short, one.pair), self.widths, one.reason, 2) for one in self.some)
