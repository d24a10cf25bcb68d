"""What a journal holds, to be compared: what leaves it, and what it promises of itself."""

import io
import sqlite3
from datetime import date
from pathlib import Path

from mentorlog.exchange.jsonl import export_record, import_into, write_lines
from mentorlog.finding import holding, words_of
from mentorlog.health import examine
from mentorlog.record import Record
from mentorlog.store import reading, writing
from mentorlog.store.packets import received

DAY = date(2026, 11, 22)
State = dict[str, tuple[bytes, tuple[object, ...]]]


def state(journal: Path) -> State:
    """Every relationship by its id: its export, and what others shared of it."""
    if not journal.exists():
        return {}
    with reading(journal) as reader:
        return {
            record.relationship.id: (
                exported([record]),
                tuple(received(reader, record.relationship.id)),
            )
            for record in reader.records()
        }


def exported(records: list[Record]) -> bytes:
    """The export of some relationships, whole, as `export --all --include-private` gives it."""
    out = io.BytesIO()
    entries = (entry for record in records for entry in export_record(record, True))
    write_lines(entries, out, exported_on=DAY, include_private=True)
    return out.getvalue()


def records(journal: Path) -> list[Record]:
    """Everything in a journal."""
    with reading(journal) as reader:
        return list(reader.records())


def whole(journal: Path) -> None:
    """The file is in order: pages, references, the index of words."""
    with sqlite3.connect(journal) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with reading(journal) as reader:
        for record in reader.records():
            _words_agree(reader, record)


def _words_agree(reader, record: Record) -> None:
    home = record.relationship.id
    texts = (str(getattr(e, "text", None) or getattr(e, "notes", None)) for e in record.entries())
    for typed in {" ".join(words_of(text)[:2]) for text in texts}:
        found = {(e.type, e.id) for e in holding(record, words_of(typed))}
        assert reader.find(words_of(typed), home) == (found if typed else frozenset()), typed


def comes_back(found: list[Record], place: Path) -> None:
    """What leaves can be taken into an empty journal, and leaves that the same."""
    left = exported(found)
    if found:
        with writing(place, DAY, create=True) as writer:
            import_into(writer, io.BytesIO(left), today=DAY)
        assert exported(records(place)) == left


def examined(found: list[Record], today: date) -> None:
    """Each relationship can be looked at as of any day, and gives the same twice."""
    for record in found:
        again = Record(**{name: getattr(record, name) for name in record.names})
        assert examine(record, today) == examine(again, today)


def numbers(found: list[Record]) -> dict[tuple[str, str, int], str]:
    """Which entry has which short id."""
    return {
        (record.relationship.id if entry.type != "relationship" else "", entry.type, entry.number):
        entry.id
        for record in found
        for entry in record.entries()
    }  # fmt: skip
