"""Drawings without a form yet: marks on a line of time, columns, a bar. Each has its words, which
stand for it wherever nothing can be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from mentorlog.frozen import Frozen

Place = Literal["above", "on", "below"]
OfSession = Literal["held", "booked", "cancelled", "missed", "moved", "unknown"]
OfPromise = Literal["done", "some", "none", "unsaid", "dropped", "due", "ahead"]
Shape = OfSession | OfPromise
SIGNS: dict[Shape, str] = {
    "held": "●",
    "booked": "○",
    "cancelled": "✕",
    "missed": "◇",
    "moved": "↷",
    "unknown": "?",
    "done": "■",
    "some": "◧",
    "none": "□",
    "unsaid": "?",
    "dropped": "–",
    "due": "◔",
    "ahead": "○",
}
BREAK = "‖"
IN_A_ROW = 28
MOST_MONTHS = 24
MONTHS_OF_A_ROW = (12, 6, 3)


class Dot(Frozen):
    """A mark on its day, and what it says."""

    on: date
    shape: Shape
    place: Place
    says: str


class Band(Frozen):
    """A break, both days included, and what it says."""

    since: date
    until: date
    says: str


class Key(Frozen):
    """What a shape stands for, and how many there are of it."""

    shape: Shape
    word: str
    count: int


class Strip(Frozen, kw_only=True):
    """Marks on a line of time: those of one side above it, of the other below it, the rest on it.
    `says` is all of it in a sentence or two; `keys` are the shapes that are there."""

    name: str
    says: str
    above: str
    line: str
    below: str
    dots: tuple[Dot, ...]
    bands: tuple[Band, ...]
    keys: tuple[Key, ...]

    @property
    def two_sided(self) -> bool:
        """Whether anything stands above or below the line."""
        return any(dot.place != "on" for dot in self.dots)


class Stretch(Frozen):
    """A row of a strip: the months from one day up to another, which it does not hold."""

    since: date
    until: date
    dots: tuple[Dot, ...]
    bands: tuple[Band, ...]

    def at(self, day: date) -> float:
        """Where a day stands, from 0 to 100."""
        whole = (self.until - self.since).days
        return 100 * min(max((day - self.since).days + 0.5, 0), whole) / whole


class Column(Frozen):
    """One column: its height, the height that it is held against, and what it says."""

    value: int
    line: int
    says: str
    open: bool = False


class Columns(Frozen, kw_only=True):
    """Columns beside each other, each with the line that it is held against; `ends` are the words
    below the first and the last."""

    name: str
    says: str
    line: str
    ends: tuple[str, str]
    columns: tuple[Column, ...]


class Bar(Frozen):
    """How far something is, in per cent; None where that is not noted."""

    percent: int | None

    @property
    def says(self) -> str:
        """The same in words."""
        return "not noted" if self.percent is None else f"{self.percent} %"


Drawing = Strip | Columns


def stretches(strip: Strip) -> Iterator[Stretch]:
    """The rows of a strip, each of as many months as its marks have room in; a time in which
    nothing is marked has none."""
    if not strip.dots:
        return
    days = [dot.on for dot in strip.dots]
    first, last = _month(min(days)), _month(max(days))
    if last - first < MOST_MONTHS and _crowd(strip.dots) <= IN_A_ROW:
        yield _stretch(strip, first, last + 1, sorted(strip.dots, key=_on))
        return
    for months in MONTHS_OF_A_ROW:
        rows = _rows(strip.dots, months)
        if max(map(_crowd, rows.values())) <= IN_A_ROW:
            break
    for row, dots in rows.items():
        yield _stretch(strip, row * months, (row + 1) * months, dots)


def _on(dot: Dot) -> date:
    return dot.on


def _crowd(dots: Iterable[Dot]) -> int:
    """How many marks need room of their own; one that was moved stands above the others."""
    return sum(dot.shape != "moved" for dot in dots)


def _stretch(strip: Strip, first: int, beyond: int, dots: list[Dot]) -> Stretch:
    since, until = _first(first), _first(beyond)
    within = (b for b in strip.bands if b.since < until and b.until >= since)
    return Stretch(since, until, tuple(dots), tuple(within))


def _rows(dots: tuple[Dot, ...], months: int) -> dict[int, list[Dot]]:
    rows: dict[int, list[Dot]] = {}
    for dot in sorted(dots, key=_on):
        rows.setdefault(_month(dot.on) // months, []).append(dot)
    return rows


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first(month: int) -> date:
    """The first day of a month; the last day there is, where it lies beyond."""
    year, number = divmod(month, 12)
    return date.max if year > date.max.year else date(max(year, 1), number + 1, 1)


def months_in(stretch: Stretch) -> tuple[date, ...]:
    """The first day of every month of a row."""
    found = []
    day = stretch.since
    while day < stretch.until and day < date.max - timedelta(days=31):
        found.append(day)
        day = _first(_month(day) + 1)
    return tuple(found)
