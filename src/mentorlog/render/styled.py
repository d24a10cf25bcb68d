"""A text in which words have styles, such as "bold magenta".

Where it is printed is for others to know: as it is in a pipe (`plain`), as what an ordinary
terminal obeys (`ansi`), or in parts for rich, whose own text takes longer to import than a page
takes to make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mentorlog.render.width import graphemes, pieces, unspaced, width

ATTRIBUTES = {"bold": "1", "italic": "3"}
COLOURS = {"red": "31", "green": "32", "magenta": "35"}
"""What a terminal is told for each word of a style, in this order."""
_WORD = re.compile(r"\s*(?:[\S\xa0\u202f]|(?<=[0-9]) (?=%))+\s*")
"""A word, and the blanks about it: those that hold a number and its unit together are of it."""


class Text:
    """Words, and from where to where they have which style."""

    __slots__ = ("plain", "styles")

    def __init__(self, plain: str = "", style: str = "") -> None:
        self.plain = plain
        self.styles = [(0, len(plain), style)] if style and plain else []

    def __add__(self, other: Text) -> Text:
        return Text().append_text(self).append_text(other)

    def __getitem__(self, part: slice) -> Text:
        start, end, _ = part.indices(len(self.plain))
        some = Text(self.plain[start:end])
        within = ((max(a, start), min(b, end), style) for a, b, style in self.styles)
        some.styles = [(a - start, b - start, style) for a, b, style in within if a < b]
        return some

    def append(self, plain: str, style: str = "") -> Text:
        """This text, with these words after it."""
        return self.append_text(Text(plain, style))

    def append_text(self, other: Text) -> Text:
        """This text, with the other one after it."""
        before = len(self.plain)
        self.styles += [(before + a, before + b, style) for a, b, style in other.styles]
        self.plain += other.plain
        return self

    def stylize(self, style: str, start: int = 0, end: int | None = None) -> None:
        """Give a part of it one more style."""
        last = len(self.plain) if end is None else min(end, len(self.plain))
        if start < last:
            self.styles.append((start, last, style))

    def wrap(self, cells: int) -> list[Text]:
        """Its lines, broken between words so that none takes more than so many cells; a word that
        is longer is broken between its characters, and begins where the one before it ends in a
        script that has no blanks."""
        if width(self.plain) <= cells:
            return [self]
        at = [0, *_breaks(self.plain.rstrip(), cells), len(self.plain)]
        return [self[a:b].stripped() for a, b in pairwise(at)]

    def stripped(self) -> Text:
        """It without the blanks at its end."""
        return self[: len(self.plain.rstrip())]

    def runs(self) -> Iterator[tuple[str, str]]:
        """Its parts one after the other, each with the styles that it has throughout."""
        if not self.styles:
            yield self.plain, ""
            return
        size = len(self.plain)
        ends = {0, size, *(min(at, size) for a, b, _ in self.styles for at in (a, b))}
        for start, end in pairwise(sorted(ends)):
            held = (style for a, b, style in self.styles if a <= start and end <= b)
            yield self.plain[start:end], " ".join(held)

    def ansi(self, colours: bool) -> str:
        """It as a terminal obeys it, in colours or in attributes alone."""
        return "".join(_obeyed(part, style, colours) for part, style in self.runs())


def _obeyed(part: str, style: str, colours: bool) -> str:
    said = style.split()
    codes = [code for word, code in ATTRIBUTES.items() if word in said]
    codes += [COLOURS[word] for word in said if word in COLOURS][-1:] if colours else []
    return f"\x1b[{';'.join(codes)}m{part}\x1b[0m" if codes else part


def _breaks(text: str, cells: int) -> Iterator[int]:
    """Where the lines after the first begin."""
    taken = 0
    for found in _WORD.finditer(text):
        word, at = found[0].rstrip(), found.start()
        wide, blanks = width(word), width(found[0][len(word) :])
        if wide > cells:
            room = cells - taken if not taken or unspaced(word) else 0
            part, *others = _folded(word, cells, room)
            for following in others:
                at += len(part)
                yield at
                part = following
            taken = width(part)
        elif taken + wide > cells:
            yield at
            taken = wide
        else:
            taken += wide
        taken += blanks


def _folded(word: str, cells: int, room: int) -> Iterator[str]:
    """The parts of a word, the first in so much room, which may be none, each of the others of so
    many cells at most."""
    part, taken = "", 0
    for one in _pieces(word, cells):
        wide = width(one)
        if taken + wide > room and (part or room < cells):
            yield part
            part, taken, room = "", 0, cells
        part, taken = part + one, taken + wide
    yield part


def _pieces(word: str, cells: int) -> Iterator[str]:
    """The parts between which it is broken: characters where others are longer than a line."""
    for one in pieces(word):
        yield from [one] if width(one) <= cells else graphemes(one)
