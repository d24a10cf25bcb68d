"""Bytes as other programs write them, as text: UTF-8 and UTF-16 with or without a mark, and the
encodings of older spreadsheets."""

from __future__ import annotations

import codecs

from mentorlog.errors import ImportRefused
from mentorlog.exchange.kinds import unwelcome

MOST_BYTES = 10 * 1024 * 1024
MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
BINARY = (
    (b"SQLite format 3", "a database"),
    (b"PK\3\4", "a zip archive or a workbook"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old workbook of Excel"),
)
SEEN = 4096  # bytes that are looked at for UTF-16 without a mark


def decoded(data: bytes, plain: bool = False) -> tuple[str, str]:
    """The text without a byte order mark, and the name of its encoding.

    What is neither UTF-8 nor UTF-16 is read as Windows-1252, or as Mac Roman where its lines end
    as on an old Macintosh; with `plain` it is refused. ImportRefused for a file that is too
    large, empty, or no text.
    """
    _refuse_no_text(data)
    for mark, encoding, name in MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :], encoding, name), name
    if wide := _wide(data[:SEEN]):
        return _text(data, wide, "UTF-16"), "UTF-16"
    try:
        return _kept(data.decode()), "UTF-8"
    except UnicodeDecodeError as error:
        if plain:
            at = data.count(b"\n", 0, error.start) + 1
            raise ImportRefused(f"line {at} is not UTF-8 text") from None
    if data.count(b"\r") - data.count(b"\r\n") > data.count(b"\n"):
        return _kept(data.decode("mac-roman")), "Mac Roman"
    try:
        return _kept(data.decode("cp1252")), "Windows-1252"
    except UnicodeDecodeError:
        return _kept(data.decode("latin-1")), "Latin-1"


def _refuse_no_text(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise ImportRefused(f"The file is larger than {most} MB, which no log of meetings is")
    if not data.strip():
        raise ImportRefused("The file is empty")
    for start, what in BINARY:
        if data.startswith(start):
            raise ImportRefused(f"This is no text but {what}; save it as CSV, or as text, first")


def _text(data: bytes, encoding: str, name: str) -> str:
    try:
        return _kept(data.decode(encoding))
    except UnicodeDecodeError:
        raise ImportRefused(f"The file begins as {name} and is not {name} to its end") from None


def _wide(start: bytes) -> str | None:
    """The kind of UTF-16 without a mark: where every other byte is mostly NUL."""
    for encoding, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        every_other = start[at::2]
        if len(every_other) > 1 and every_other.count(0) * 10 > len(every_other) * 8:
            return encoding
    return None


def _kept(text: str) -> str:
    """The text; ImportRefused names the line of a character that no journal can keep."""
    found = unwelcome(text)
    if found is None:
        return text
    at = text.find("\0")
    line = text.count("\n", 0, at) + 1 if at >= 0 else 1
    raise ImportRefused(f"line {line} holds {found}, which no journal can keep")
