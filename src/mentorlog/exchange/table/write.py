"""A table of a relationship: its meetings, actions or goals, a row each, a column for each key.

`arrive` reads it back the same. What a spreadsheet could take for a formula gets an apostrophe
before it, which is taken off again when it is read.
"""

from __future__ import annotations

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

from mentorlog.exchange.table.columns import taken
from mentorlog.exchange.table.headings import KINDS, Of
from mentorlog.exchange.table.values import ESCAPED
from mentorlog.record import PLURALS, Entry, Record

NOW = "now: "
NOBODY = "nobody"


def write_table(
    record: Record,
    of: Of,
    out: BinaryIO,
    more: Mapping[str, Mapping[str, Any]] | None = None,
    mark: bool = True,
) -> int:
    """Write the rows, and return how many; `more` has further columns of an entry by its id,
    under headings that no import takes. With `mark` the file begins with a byte order mark, by
    which Excel knows that it is UTF-8.

    The record is one from which the private entries were taken, unless they are to leave.
    """
    entries: tuple[Entry, ...] = getattr(record, PLURALS[KINDS[of]])
    kept = [key for key in taken(of) if _used(entries, key)]
    beside = list(dict.fromkeys(k for e in entries for k in (more or {}).get(e.id, {})))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*kept, *(f"{NOW}{name}" for name in beside)])
    for entry in entries:
        also = (more or {}).get(entry.id, {})
        values = [*(getattr(entry, key) for key in kept), *(also.get(name) for name in beside)]
        writer.writerow(map(cell, values))
    out.write((BOM_UTF8 if mark else b"") + text.getvalue().encode())
    return len(entries)


def _used(entries: Iterable[Entry], key: str) -> bool:
    """Whether a column is worth its place: what says little is there only where it is stated."""
    if key in ("private", "private_notes", "extra", "form", "answers", "topics"):
        return any(getattr(entry, key) for entry in entries)
    return True


def cell(value: Any) -> str:
    """What stands for a value in a cell; a text is guarded from being taken for a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case tuple():
            return _guarded(_listed(value)) if value else NOBODY
        case Mapping():
            return json.dumps(dict(value), ensure_ascii=False) if value else ""
        case int():
            return str(value)
    return _guarded(str(value))


def _guarded(text: str) -> str:
    return f"'{text}" if text and text[0] in ESCAPED else text


def _listed(words: Sequence[str]) -> str:
    """Several words in one cell; as JSON where one of them holds what stands between."""
    plain = all(word.isprintable() and not set(word) & set(" ;,[") and word for word in words)
    return "; ".join(words) if plain else json.dumps(list(words), ensure_ascii=False)
