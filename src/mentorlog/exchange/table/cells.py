"""Text with cells in rows, as spreadsheets and other programs save it: CSV and its cousins."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from mentorlog.errors import ImportRefused
from mentorlog.exchange.decoding import MOST_BYTES, decoded
from mentorlog.frozen import Frozen

MARKS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright lines"}
LOOKED_AT = 50  # rows, for what stands between the cells
MOST_ROWS = 5_000
MOST_COLUMNS = 200
_QUOTED = re.compile('"[^"]*"')
_SEP = re.compile(r'"?sep=([^"\r\n])"?[ \t]*(?:\r\n|\n|\r|$)', re.IGNORECASE)


class Row(Frozen):
    """The cells of a row, and the line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


class Table(Frozen):
    """A file of cells: all rows that are not blank, what stood between the cells, in words, and
    the encoding."""

    rows: tuple[Row, ...]
    mark: str
    encoding: str


def read_table(data: bytes) -> Table:
    """The rows of a file; ImportRefused where there are none, or too many."""
    text, encoding = decoded(data)
    stated = _SEP.match(text)
    before = 1 if stated else 0
    text = text[stated.end() :] if stated else text
    text = text.replace("\n", "\0").replace("\r", "\n") if _old(text) else text
    mark = stated[1] if stated else _mark(text)
    rows = tuple(
        Row(row.line + before, tuple(cell.replace("\0", "\n") for cell in row.cells))
        for row in _rows(text, mark)
    )
    if not rows:
        raise ImportRefused("There is no row in this file")
    return Table(rows, MARKS.get(mark, repr(mark)), encoding)


def _old(text: str) -> bool:
    """Whether rows end as on an old Macintosh, so that what else breaks a line is in a cell."""
    bare = _QUOTED.sub("", text) if "\r" in text else ""
    return bare.count("\r") - bare.count("\r\n") > bare.count("\n")


def _rows(text: str, mark: str, most: int = MOST_ROWS) -> Iterator[Row]:
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    before, found = 0, 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found += 1
                _check(cells, before + 1, found)
                yield Row(before + 1, tuple(cells))
                if found == most and most < MOST_ROWS:
                    return
            before = reader.line_num
    except csv.Error as error:
        raise ImportRefused(f"line {reader.line_num} cannot be cut into cells: {error}") from None


def _check(cells: list[str], line: int, found: int) -> None:
    if found > MOST_ROWS:
        raise ImportRefused(f"There are more than {MOST_ROWS} rows, which no log of meetings has")
    if len(cells) > MOST_COLUMNS:
        raise ImportRefused(f"line {line} has more than {MOST_COLUMNS} cells")


def _mark(text: str) -> str:
    """What stands between the cells: what cuts the most rows into as many as the first one."""
    return max(MARKS, key=lambda mark: _fit(text, mark))


def _fit(text: str, mark: str) -> tuple[float, int]:
    try:
        sizes = [len(row.cells) for row in _rows(text, mark, LOOKED_AT)]
    except ImportRefused:
        return 0.0, 0
    if not sizes or max(sizes) == 1:
        return 0.0, 0
    usual = max(sizes, key=sizes.count)
    return (sizes.count(usual) / len(sizes) if usual > 1 else 0.1), usual
