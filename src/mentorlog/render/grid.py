"""A table on a terminal: in columns, or each cell after the head of its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mentorlog.render import aloud as spoken
from mentorlog.render.page import LEAST, NARROW, Para, strong, widest
from mentorlog.render.safe import safe
from mentorlog.render.styled import Text
from mentorlog.render.width import padded
from mentorlog.render.width import width as cells_of

INDENT, APART = 2, "  "


class Grid:
    """The rows below the heads of their columns. A first cell that is longer than its column
    stands above the others of its row; where the columns have no room, the others stand below
    each other, each after its head."""

    def __init__(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.head, self.rows = head, rows
        self.widths = [widest(column) for column in zip(head, *rows, strict=True)][:-1]

    def lines(self, width: int) -> Iterator[Text]:
        """The lines for that width."""
        least = max(LEAST, cells_of(self.head[-1]))
        room = width - INDENT - sum(wide + len(APART) for wide in self.widths)
        columns = width >= NARROW and room >= least
        if columns:
            yield from self._beside(self.head).lines(width)
        for first, *others in self.rows:
            if not columns or not self._fit(others[:-1], self.widths[1:]):
                yield from Para(first, indent=INDENT, hang=2).lines(width)
                for said in self._named(others):
                    yield from Para(said, indent=INDENT + 2, hang=2).lines(width)
            elif self._fit([first], self.widths):
                yield from self._beside((first, *others)).lines(width)
            else:
                yield from Para(first, indent=INDENT, hang=2).lines(width)
                yield from self._beside(("", *others)).lines(width)

    def aloud(self) -> Iterator[str]:
        """Each row in a line, each cell after the head of its column."""
        return (spoken.rowed(self.head, row) for row in self.rows)

    def _fit(self, cells: Iterable[str], widths: Iterable[int]) -> bool:
        return all(cells_of(safe(one)) <= wide for one, wide in zip(cells, widths, strict=False))

    def _beside(self, cells: Sequence[str]) -> Para:
        *leading, last = cells
        pairs = zip(leading, self.widths, strict=True)
        lead = "".join(padded(cell, wide) + APART for cell, wide in pairs)
        if cells is self.head:
            return Para(strong(last), lead=strong(lead), indent=INDENT)
        return Para(last, lead=lead, indent=INDENT)

    def _named(self, cells: Iterable[str]) -> Iterator[str]:
        pairs = zip(self.head[1:], cells, strict=True)
        return (f"{head}: {cell}" for head, cell in pairs if cell)
