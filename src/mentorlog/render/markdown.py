"""Markdown: words that stand for themselves, and a document written in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mentorlog.render.document import (
    Content,
    Document,
    Item,
    Items,
    Paragraph,
    Rows,
    Table,
    cell_text,
)
from mentorlog.render.drawing import Columns, Strip
from mentorlog.render.safe import safe

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
LEADING = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")


def plain(text: str) -> str:
    """Somebody's words in one line, with nothing in them read as markup."""
    return MARKUP.sub(r"\\\1", safe(text))


def markdown(document: Document) -> str:
    """The document as Markdown."""
    lines = [f"# {plain(document.title)}"]
    for text in document.opening:
        lines += ["", _first(text)]
    for part in document.parts:
        lines += ["", f"{'#' * part.level} {plain(part.title)}"]
        for content in part.contents:
            lines += ["", *_content(content)]
    return "\n".join([*lines, "", _first(document.face), ""])


def _first(text: str) -> str:
    """The words at the beginning of a line, where a list or a rule could begin, too."""
    return LEADING.sub(r"\2\\\1\3", plain(text).strip())


def _content(content: Content) -> Iterator[str]:
    if isinstance(content, Paragraph):
        yield _first(content.text)
    elif isinstance(content, Rows):
        yield from (f"- **{plain(label)}:** {plain(said)}" for label, said in content.rows)
    elif isinstance(content, Items):
        for item in content.items:
            yield from _item(item)
    elif isinstance(content, Table):
        yield from _table(content)
    elif isinstance(content, Strip | Columns):
        yield f"*{plain(content.name)}:* {plain(content.says)}"
    else:
        for number, text in enumerate(content.paragraphs):
            yield from (*([">"] if number else []), f"> {_first(text)}")
        yield f">\n> — {plain(content.by)}"


def _table(table: Table) -> Iterator[str]:
    rows = (table.head, ("---",) * len(table.head), *table.rows)
    yield from (f"*{plain(table.caption)}*", "")
    for number, row in enumerate(rows):
        cells = (cell_text(cell) for cell in row)
        yield f"| {' | '.join(cells if number == 1 else map(plain, cells))} |"


def _item(item: Item) -> Iterator[str]:
    if item.lead:
        end, text = (":", f" {plain(item.text)}") if item.text else ("", "")
        lead = plain(item.lead).strip() or "…"  # of nothing that is seen there would be a rule
        yield f"- **{lead}{end}**{text}"
    else:
        yield f"- {_first(item.text)}"
    yield from (f"  - {_first(text)}" for text in item.below)
