"""A strip of marks on a terminal: one for each session, the same ones above each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorlog.render.drawing import BREAK, SIGNS, Key, Place, Shape, Strip
from mentorlog.render.page import LEAST, NARROW, Block
from mentorlog.render.safe import safe
from mentorlog.render.styled import Text
from mentorlog.render.width import cut, padded
from mentorlog.render.width import width as cells_of

STYLES: dict[Shape, str] = {"held": "green", "done": "green", "missed": "magenta"}
STYLES |= {"cancelled": "magenta", "none": "magenta"}
LABEL = 12
BAR = 20
FEW = 3
MOST = 100
"""As many marks as a page is wide."""
Cell = tuple[Place, str, str]


class Lanes:
    """The marks of a strip in the order of their days, breaks among them, those of each side on
    a line of its own where it has any. Where there is little room they are the last ones."""

    def __init__(self, strip: Strip, label: str, column: int, indent: int = 2) -> None:
        self.strip, self.label, self.column, self.indent = strip, label, column, indent

    def lines(self, width: int) -> Iterator[Text]:
        """The lines that have a mark."""
        column = self.column + 1 if width >= NARROW else min(self.column, LABEL) + 1
        room = max(LEAST, width - self.indent - column)
        cells = _cells(self.strip)
        apart = " " if 2 * len(cells) <= room else ""
        whole = sum(key.count for key in self.strip.keys) == len(self.strip.dots)
        shown = cells if whole and len(cells) <= room else cells[-(room - 2) :]
        lanes: tuple[tuple[Place, str], ...] = (
            ("on", self.label),
            ("above", self.strip.above),
            ("below", self.strip.below),
        )
        for place, label in lanes:
            if any(cell[0] == place for cell in shown):
                lead = " " * self.indent + _fit(label, column)
                more = "" if whole and len(shown) == len(cells) else "… " if place == "on" else "  "
                yield Text(lead + more).append_text(_lane(shown, place, apart))

    def aloud(self) -> tuple[str]:
        """The strip in a sentence or two."""
        return (f"{self.label}: {safe(self.strip.says)}",)


def lanes(strip: Strip, label: str, column: int) -> Iterator[Block]:
    """The strip, and below it what its marks stand for; nothing of fewer than three sessions,
    of which words say as much."""
    if sum(key.count for key in strip.keys if key.shape != "moved") >= FEW:
        yield Lanes(strip, label, column)
        yield _legend(strip, column)


class Keys:
    """What the marks stand for, broken between them only."""

    def __init__(self, keys: tuple[str, ...], column: int) -> None:
        self.keys, self.column = keys, column

    def lines(self, width: int) -> Iterator[Text]:
        """As many on a line as there is room for."""
        wide = width >= NARROW
        indent, apart = (self.column + 3, "   ") if wide else (2, "  ")
        line = ""
        for key in self.keys:
            longer = f"{line}{apart}{key}" if line else key
            if line and indent + len(longer) > width:
                yield Text(" " * indent + line)
                longer = key
            line = longer
        yield Text(" " * indent + line)

    def aloud(self) -> tuple[str, ...]:
        """Nothing: the strip says what there is."""
        return ()


def _legend(strip: Strip, column: int) -> Block:
    keys = [_key(key) for key in strip.keys]
    return Keys((*keys, *([f"{BREAK} a break"] if strip.bands else [])), column)


def _key(key: Key) -> str:
    return f"{SIGNS[key.shape]} {key.count} {key.word}"


def _cells(strip: Strip) -> list[Cell]:
    """A column for each mark and each break that lies among them, in the order of their days."""
    found: list[tuple[date, Cell]] = [
        *((band.since, ("on", BREAK, "")) for band in strip.bands),
        *((d.on, (d.place, SIGNS[d.shape], STYLES.get(d.shape, ""))) for d in strip.dots),
    ]
    return [cell for _, cell in sorted(found, key=lambda pair: pair[0])]


def _lane(cells: list[Cell], place: Place, apart: str) -> Text:
    lane = Text()
    for at, sign, style in cells:
        lane.append(sign if at == place else " ", style if at == place else "")
        lane.append(apart)
    return lane


def _fit(label: str, width: int) -> str:
    """The label, cut and padded to that many cells."""
    return padded(label if cells_of(label) < width else cut(label, max(1, width - 2)), width)


def bar(percent: int, width: int = BAR) -> str:
    """How far something is, as a bar of so many cells."""
    full = round(percent * width / 100)
    return f"{'█' * full}{'░' * (width - full)}"
