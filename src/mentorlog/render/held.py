"""What is held about a relationship, as a page: where, how much, since when, what is private."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mentorlog.render.page import BLANK, Block, Command, Ends, Page, Para, row, strong

COLUMN = 9


Part = tuple[str, str, Iterable[tuple[str, str]], str]


def held_page(held: Sequence[Part]) -> Page:
    """A part for each relationship: both names, the short id where it has one here, labelled
    lines, and the line that says what would go of it."""
    return Page(_blocks(held))


def _blocks(held: Sequence[Part]) -> Iterator[Block]:
    for number, (who, short, rows, command) in enumerate(held):
        if number:
            yield BLANK
        yield Ends(strong(who), short)
        yield BLANK
        yield from (row(label, said, column=COLUMN) for label, said in rows if said)
        yield BLANK
        yield Para("What would go for good, and what would stay:")
        yield Command(command)
