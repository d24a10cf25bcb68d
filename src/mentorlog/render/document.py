"""A page of words without a form yet: made once, and shown on a terminal, as Markdown, as HTML.

`render/markdown.py` and `render/html/` write the same values; what is in them is plain text,
and each form sees to it that nothing of it is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mentorlog.frozen import Frozen
from mentorlog.render.drawing import Bar, Columns, Drawing, Strip
from mentorlog.render.safe import safe

if TYPE_CHECKING:
    from mentorlog.render.page import Block, Page

LEAST = 9


class Paragraph(Frozen):
    """A paragraph."""

    text: str


class Rows(Frozen):
    """Facts by their labels."""

    rows: tuple[tuple[str, str], ...]


class Item(Frozen):
    """One thing of a list: a word or a day that leads, the words, and what belongs to it."""

    text: str
    lead: str = ""
    below: tuple[str, ...] = ()


class Items(Frozen):
    """A list."""

    items: tuple[Item, ...]


class Quote(Frozen):
    """Somebody's own words, in as many paragraphs as they were written in."""

    text: str
    by: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines that are not empty, made safe."""
        return tuple(filter(None, map(str.strip, safe(self.text, lines=True).split("\n"))))


class Link(Frozen):
    """Words that lead to the part of the page with that anchor."""

    text: str
    to: str


Cell = str | Bar | Link


class Table(Frozen):
    """A table: what it is of, the heads of its columns, its rows, each headed by its first cell.
    One that is `folded` says again what a drawing shows: a page unfolds it, a terminal leaves it
    out."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folded: bool = False


Content = Paragraph | Rows | Items | Quote | Table | Drawing


class Part(Frozen):
    """A part of the page under its title; one of level 3 belongs to the one of level 2 before
    it. `anchor` is what links lead to."""

    title: str
    contents: tuple[Content, ...]
    level: int = 2
    anchor: str = ""


class Document(Frozen):
    """A page: its title, what stands first, its parts, and a last line on what it is for."""

    title: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    face: str

    @property
    def drawn(self) -> bool:
        """Whether there are drawings or tables on it, which need more room than words."""
        kinds = Table | Strip | Columns
        return any(isinstance(one, kinds) for part in self.parts for one in part.contents)


def page(document: Document) -> Page:
    """The document for a terminal."""
    from mentorlog.render.page import Page

    return Page(_blocks(document))


def text(document: Document, width: int = 80) -> str:
    """The document as plain text, as a terminal of so many columns shows it."""
    return "".join(f"{line.plain}\n" for line in page(document).texts(width, plain=False))


def _blocks(document: Document) -> Iterator[Block]:
    from mentorlog.render.page import BLANK, Para, heading, strong, widest

    yield Para(strong(document.title))
    for text in document.opening:
        yield Para(text)
    labels = [
        label
        for part in document.parts
        for one in part.contents
        if isinstance(one, Rows)
        for label, _ in one.rows
    ]
    column = widest(labels) + 1
    for part in document.parts:
        yield from heading(part.title)
        for content in part.contents:
            yield from _content(content, column)
    yield BLANK
    yield Para(document.face)


def _content(content: Content, column: int) -> Iterator[Block]:
    from mentorlog.render.page import Para, row

    if isinstance(content, Paragraph):
        yield Para(content.text, indent=2)
    elif isinstance(content, Rows):
        yield from (row(label, said, column=column) for label, said in content.rows)
    elif isinstance(content, Items):
        for item in content.items:
            yield from _item(item)
    elif isinstance(content, Table):
        from mentorlog.render.grid import Grid

        if not content.folded:
            rows = [tuple(map(cell_text, cells)) for cells in content.rows]
            yield Grid(content.head, rows)
    elif isinstance(content, Columns):
        yield Para(content.says, indent=2)
    elif isinstance(content, Strip):
        from mentorlog.render.page import Seen
        from mentorlog.render.strip import lanes

        yield Para(content.says, indent=2)
        drawn = lanes(content, content.line.capitalize(), max(column, LEAST))
        yield from map(Seen, drawn)
    else:
        yield Para(f"{content.by}:", indent=2)
        yield from (Para(text, indent=4) for text in content.paragraphs)


def cell_text(cell: Cell) -> str:
    """What a cell says, in words."""
    if isinstance(cell, Bar):
        return cell.says
    return cell.text if isinstance(cell, Link) else cell


def _item(item: Item) -> Iterator[Block]:
    from mentorlog.render.page import Para, strong, words

    body = words(strong(item.lead), f": {item.text}" if item.text else "")
    yield Para(body if item.lead else item.text, lead="- ", indent=2)
    yield from (Para(text, indent=4, hang=2) for text in item.below)
