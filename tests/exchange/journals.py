"""What the tests of the exchange share: the file with every key, and journals to import into."""

import io
import json
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

from exchange import fake

from mentorlog.exchange.jsonl import Imported, export_record, import_into, write_lines
from mentorlog.record import Record

TODAY = date(2026, 11, 21)
EVERY_KEY = Path(__file__).with_name("every_key.jsonl").read_bytes()
LINES = EVERY_KEY.splitlines(keepends=True)
HEADER = LINES[0]
RELATIONSHIP = {"type": "relationship", "id": "r1", "mentor": "Tariq", "mentee": "Sarah"}


def file(*records: dict[str, Any] | bytes | str) -> io.BytesIO:
    """A file without a header, one line for each; text and bytes stand as they are."""
    return io.BytesIO(b"\n".join(raw(record) for record in records))


def raw(record: dict[str, Any] | bytes | str) -> bytes:
    if isinstance(record, bytes):
        return record
    return (record if isinstance(record, str) else json.dumps(record)).encode()


class InMemory:
    """A journal of the fake writer."""

    def __init__(self, folder: Path | None = None) -> None:
        self.journal = fake.Journal()

    def writing(self) -> AbstractContextManager[Any]:
        return fake.writing(self.journal)

    def records(self) -> list[Record]:
        return list(self.journal.records())


class OnDisk:
    """A journal of the real store."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.path = folder / "journal.db"

    def writing(self) -> AbstractContextManager[Any]:
        from mentorlog.store import writing

        return writing(self.path, TODAY, create=True)

    def records(self) -> list[Record]:
        from mentorlog.store import reading

        with reading(self.path) as journal:
            return list(journal.records())


AnyJournal = InMemory | OnDisk


def take(journal: AnyJournal, content: bytes | io.BytesIO, **options: Any) -> Imported:
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    with journal.writing() as writer:
        return import_into(writer, stream, today=TODAY, **options)


def give(records: Iterable[Record], include_private: bool = True) -> bytes:
    out = io.BytesIO()
    entries = (e for record in records for e in export_record(record, include_private))
    write_lines(entries, out, exported_on=TODAY, include_private=include_private)
    return out.getvalue()
