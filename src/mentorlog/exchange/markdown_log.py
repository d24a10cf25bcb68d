"""A log in Markdown: a heading with a day for each session, bullets and paragraphs below it, and
boxes (`- [x]`) for what was promised.

Every line is taken for something, and says for what. What is no heading with a day and no box is
kept word for word in the notes of its session; what stands before the first session, or below a
heading that ends one, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Literal

from mentorlog.days.words import WEEKDAYS
from mentorlog.errors import DayOrMonth, ImportRefused, MentorlogError, UsageError
from mentorlog.exchange.happening import happened
from mentorlog.exchange.noting import Noted
from mentorlog.exchange.table.columns import words
from mentorlog.exchange.table.values import Reading
from mentorlog.exchange.written import Written, find, read_time, settled
from mentorlog.exchange.yearless import with_years
from mentorlog.frozen import Frozen
from mentorlog.record import Owner

if TYPE_CHECKING:
    from mentorlog.days.reckoning import Order
    from mentorlog.record.words import Outcome

Taken = Literal["session", "notes", "action", "left out", ""]
Promise = Callable[[str, date], tuple[Owner | None, str, date | None]]

HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
BOX = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[([ xX\N{CHECK MARK}])\]\s+(\S.*)$")
FENCE = re.compile(r"\s*(```|~~~)")
_CLOCK = r"(\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?)"
TIME = re.compile(
    rf"^[\s,@-]*(?:at\s+)?{_CLOCK}(?:\s*(?:-|\N{{EN DASH}}|to|bis)\s*{_CLOCK})?"
    r"(?:\s*uhr)?(?![\w-])",
    re.IGNORECASE,
)
GENERIC = {
    "meeting",
    "session",
    "date",
    "day",
    "call",
    "notes",
    "log",
    "no",
    "nr",
    "of",
    "on",
    "at",
}
GENERIC |= {"with", "1", "treffen", "gesprach", "sitzung", *WEEKDAYS}
MOST_LINES = 10_000


class Promised(Frozen):
    """What a box says: the action, whose it is or None, by when, and whether it is ticked."""

    text: str
    owner: Owner | None
    due_on: date | None
    done: bool


class Line(Frozen):
    """A line, and what it was taken for; a session with its day, an action with what it says."""

    text: str
    taken: Taken
    on: date | None = None
    promised: Promised | None = None
    became: Outcome | None = None


class Session(Frozen):
    """A session of a log: what is said of it, and what was promised in it."""

    noted: Noted
    promised: tuple[Promised, ...]


class Log(Frozen):
    """A log: its sessions, and every line with what it was taken for."""

    sessions: tuple[Session, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def read_log(
    text: str,
    reading: Reading,
    order: Order | None,
    usual: Callable[[], Order | None],
    promise: Promise,
) -> Log:
    """The sessions of a log. ImportRefused where no heading has a day, or a day could be two."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        raise ImportRefused(f"There are more than {MOST_LINES} lines, which no log of meetings has")
    dated = [found for one in lines if (found := _dated(one, reading.today))]
    if not dated:
        raise ImportRefused("No heading has a whole day in it, such as ## 2026-03-11")
    order = settled(dated, order)
    if order is None and any(not one.sure and one.order is None for one in dated):
        order = usual()
    reading = reading.but(order=order)
    titles, without = with_years(*_headings(lines, reading))
    log = _Reader(reading, promise, titles).read(lines)
    return log.but(notes=tuple(f"“{title[:60]}” has no year; left out" for title in without))


def _headings(lines: Sequence[str], reading: Reading) -> tuple[dict[int, str], dict[int, date]]:
    """The titles of a log by their line, and the days of those that have a whole one."""
    titles: dict[int, str] = {}
    days: dict[int, date] = {}
    for at, line in enumerate(lines):
        heading = HEADING.match(line)
        found = find(_title(heading), reading.today) if heading else None
        if heading:
            titles[at] = _title(heading)
        if found is not None:
            with suppress(MentorlogError):
                days[at] = found.day(reading.order)
    return titles, days


def _dated(line: str, today: date) -> Written | None:
    heading = HEADING.match(line)
    return find(_title(heading), today) if heading else None


def _title(heading: re.Match[str]) -> str:
    """The words of a heading, without the marks that may close it."""
    return " ".join(heading[2].rstrip().rstrip("#").split())


def _bare(rest: str) -> str:
    """What a heading says beside its day, without the marks around it; brackets stay in pairs."""
    bare = rest.strip(" \t-\N{EN DASH}\N{EM DASH}:|,#*_@")
    if bare.startswith("(") and bare.find(")") in (-1, len(bare) - 1):
        bare = bare.strip("() ")
    return bare


def _span(clock: re.Match[str]) -> tuple[str | None, int | None]:
    """The time at which a session began, and its minutes where it is said when it ended."""
    at, end = read_time(clock[1]), read_time(clock[2]) if clock[2] else None
    if at is None or end is None:
        return at, None
    minutes = 60 * (int(end[:2]) - int(at[:2])) + int(end[3:]) - int(at[3:])
    return at, minutes if minutes > 0 else None


class _Reader:
    """Goes through the lines; knows in which session it is."""

    def __init__(self, reading: Reading, promise: Promise, titles: Mapping[int, str]) -> None:
        self.reading, self.promise, self.titles = reading, promise, titles
        self.sessions: list[Session] = []
        self.noted: Noted | None = None
        self.notes: list[str] = []
        self.promised: list[Promised] = []
        self.level = 0
        self.fenced = False

    def read(self, lines: Sequence[str]) -> Log:
        """All of them."""
        taken = [self._line(at, line) for at, line in enumerate(lines)]
        self._end()
        return Log(tuple(self.sessions), tuple(taken))

    def _line(self, at: int, line: str) -> Line:
        fence = FENCE.match(line)
        if fence:
            self.fenced = not self.fenced
        heading = None if self.fenced or fence else HEADING.match(line)
        if heading:
            return self._heading(line, heading, self.titles.get(at, _title(heading)))
        if self.noted is None:
            return Line(line, "left out" if line.strip() else "")
        box = None if self.fenced or fence else BOX.match(line)
        if box:
            text, done = box[2].strip(), box[1] != " "
            owner, said, due = self.promise(text, self.noted.on)
            self.promised.append(Promised(said, owner, due, done))
            return Line(line, "action", promised=self.promised[-1])
        self.notes.append(line)
        return Line(line, "notes" if line.strip() else "")

    def _heading(self, line: str, heading: re.Match[str], title: str) -> Line:
        level = len(heading[1])
        found = find(title, self.reading.today)
        if found is None:
            if self.noted is not None and level > self.level:
                self.notes.append(line)
                return Line(line, "notes")
            self._end()
            return Line(line, "left out")
        self._end()
        try:
            on = found.day(self.reading.order)
        except DayOrMonth as error:
            what = f"{error.sentence}; no other heading tells"
            raise ImportRefused(what, "… --day-order day-month") from error
        except UsageError:
            return Line(line, "left out")
        self.level = level
        self._begin(on, title, found)
        became = self.noted.outcome if self.noted else None
        return Line(line, "session", on=on, became=became)

    def _begin(self, on: date, title: str, found: Written) -> None:
        after = title[found.end :]
        clock = TIME.match(after)
        rest = f"{title[: found.start]} {after[clock.end() :] if clock else after}"
        rest = _bare(rest)
        said = happened(self.reading, rest)
        at, minutes = _span(clock) if clock else (None, None)
        self.noted = Noted(
            on=on,
            at=at,
            minutes=minutes,
            **{name: getattr(said, name) for name in said.names},
        )
        plain = all(word in GENERIC or word.isdigit() for word in words(rest).split())
        self.notes = [] if plain else [rest]

    def _end(self) -> None:
        """The session so far is whole."""
        if self.noted is not None:
            notes = re.sub(r"\n{3,}", "\n\n", "\n".join(self.notes)).strip("\n")
            said = self.noted.but(notes=notes if notes.strip() else None)
            if said.outcome is None and said.on <= self.reading.today:
                said = said.but(outcome="held")
            self.sessions.append(Session(said, tuple(self.promised)))
        self.noted, self.notes, self.promised = None, [], []
