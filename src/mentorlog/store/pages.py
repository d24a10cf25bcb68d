"""The records on the pages of an SQLite file, read without SQLite: each page for itself, so that
one which is lost takes nothing with it but what stood on it.

Which page belongs to which table is not asked here. What is free is not read: only the cells that
a page counts among its own. https://www.sqlite.org/fileformat2.html has the layout.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Any

from mentorlog.frozen import Frozen
from mentorlog.store.beside import MAGIC

PAGE = 4096  # where the header does not say
ROWS, KEYS, KEYS_ABOVE = 13, 10, 2  # of a table, of a table without row numbers, above those
ENCODINGS = {2: "utf-16-le", 3: "utf-16-be"}
LARGEST = 64 * 1024 * 1024  # bytes of one record
_WIDTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)  # bytes of a value, by its kind


class Row(Frozen):
    """The values of a record; where it goes on in a page that is lost, those that came before,
    and `whole` is False."""

    values: Sequence[Any]
    whole: bool


class Page(Frozen):
    """A page that holds records: whether they are those of a table with row numbers."""

    numbered: bool
    rows: tuple[Row, ...]


def pages(content: bytes) -> Iterator[Page]:
    """Every page of a file that holds records, in their order, without what makes no sense."""
    file = _File(content)
    for number in range(2, len(content) // file.size + 2):
        kind = file.byte((number - 1) * file.size)
        if kind in (ROWS, KEYS, KEYS_ABOVE):
            yield Page(kind == ROWS, tuple(file.rows(number, kind)))


class _File:
    """The bytes of a file, and how they are cut into pages."""

    def __init__(self, content: bytes) -> None:
        size = int.from_bytes(content[16:18], "big")
        size = 65536 if size == 1 else size
        whole = len(content) >= 100 and content.startswith(MAGIC)
        known = whole and 512 <= size <= 65536 and not size & (size - 1)
        self.content = content
        self.size = size if known else PAGE
        self.usable = self.size - (content[20] if known else 0)
        self.encoding = ENCODINGS.get(content[59], "utf-8") if known else "utf-8"

    def byte(self, at: int) -> int | None:
        return self.content[at] if at < len(self.content) else None

    def rows(self, number: int, kind: int) -> Iterator[Row]:
        page = self.content[(number - 1) * self.size : number * self.size]
        head = 12 if kind == KEYS_ABOVE else 8
        count = int.from_bytes(page[3:5], "big")
        for at in range(head, min(head + 2 * count, len(page) - 1), 2):
            try:
                yield self._row(page, int.from_bytes(page[at : at + 2], "big"), kind)
            except (IndexError, ValueError, struct.error):
                continue

    def _row(self, page: bytes, at: int, kind: int) -> Row:
        if kind == KEYS_ABOVE:
            at += 4  # the number of the page below
        length, at = _varint(page, at)
        if kind == ROWS:
            _, at = _varint(page, at)
        here = self._here(length, kind)
        payload = page[at : at + here]
        if len(payload) < here or length > LARGEST:
            raise ValueError
        if here < length:
            payload += self._further(page[at + here : at + here + 4], length - here)
        return self._values(payload, length)

    def _here(self, length: int, kind: int) -> int:
        """How many bytes of a record stand on its page."""
        most = self.usable - 35 if kind == ROWS else (self.usable - 12) * 64 // 255 - 23
        if length <= most:
            return length
        least = (self.usable - 12) * 32 // 255 - 23
        some = least + (length - least) % (self.usable - 4)
        return some if some <= most else least

    def _further(self, pointer: bytes, length: int) -> bytes:
        """What follows on other pages, as far as those are there."""
        found = bytearray()
        for _ in range(length // (self.usable - 4) + 1):
            at = (int.from_bytes(pointer, "big") - 1) * self.size
            part = self.content[at : at + self.usable] if at > 0 else b""
            if len(part) < 4 or not part.strip(b"\0"):
                break
            pointer = part[:4]
            found += part[4:]
        return bytes(found[:length])

    def _values(self, payload: bytes, length: int) -> Row:
        size, at = _varint(payload, 0)
        if not 0 < size <= length:
            raise ValueError
        kinds: list[int] = []
        while at < size:
            kind, at = _varint(payload, at)
            kinds.append(kind)
        values: list[Any] = []
        at = size
        for kind in kinds:
            end = at + _width(kind)
            if end > len(payload):
                return Row(tuple(values), False)
            values.append(self._value(kind, payload[at:end]))
            at = end
        if at != length:
            raise ValueError
        return Row(tuple(values), True)

    def _value(self, kind: int, raw: bytes) -> Any:
        if kind == 0:
            return None
        if kind == 7:
            return struct.unpack(">d", raw)[0]
        if kind in (8, 9):
            return kind - 8
        if kind < 8:
            return int.from_bytes(raw, "big", signed=True)
        return raw.decode(self.encoding, "surrogateescape") if kind % 2 else raw


def _width(kind: int) -> int:
    if kind in (10, 11):
        raise ValueError
    return _WIDTHS[kind] if kind < 10 else (kind - 12) // 2


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next one begins."""
    value = 0
    for end in range(at, at + 8):
        value = value << 7 | data[end] & 0x7F
        if data[end] < 0x80:
            return value, end + 1
    return value << 8 | data[at + 8], at + 9
