"""The exchange format, JSON Lines, into the journal: all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, BinaryIO, cast

from mentorlog.cli.asking.retyped import line
from mentorlog.cli.files import opened
from mentorlog.cli.importing.wanted import Rehearsed, Wanted
from mentorlog.cli.progress import Advance, progress
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.exchange.jsonl import Imported
    from mentorlog.store import Writer

INDEXING = 4  # the words of a file take so much less time than its lines
TAKES = ("update", "as_", "other_names")


def take(session: Session, wanted: Wanted) -> None:
    """Take the file, and say what came of it."""
    from mentorlog.exchange.packet import is_packet

    with opened(wanted.file) as stream:
        if is_packet(stream):
            from mentorlog.cli.importing.packet import take_packet

            take_packet(session, wanted, stream)
            return
        if wanted.as_ is not None:
            raise UsageError(
                "--as says which relationship a packet is of, and this is a whole journal.",
                line(["mentorlog", "import", wanted.file]),
            )
        result = _taken(session, stream, wanted)
    for warning in result.warnings:
        session.say(f"note: {warning}")
    if wanted.as_json:
        session.print_json({name: getattr(result, name) for name in result.names})
        return
    verb = "Would save" if wanted.dry_run else "Saved"
    session.out(
        f"{verb} {plural(result.new, 'new record')}, {result.replaced} replaced; "
        f"{result.same} were there already. Relationships in the file: {result.relationships}."
    )


def _taken(session: Session, stream: BinaryIO, wanted: Wanted) -> Imported:
    from mentorlog.cli.safekeeping.copying import writing

    result: Imported | None = None
    place = _somewhere_else(session) if wanted.dry_run else nullcontext()
    saving = writing(session, "import", create=True, dry_run=wanted.dry_run)
    with place, suppress(Rehearsed), saving as writer:
        result = _shown(session, writer, stream, wanted)
        if wanted.dry_run:
            raise Rehearsed
    assert result is not None
    return result


def _shown(session: Session, writer: Writer, stream: BinaryIO, wanted: Wanted) -> Imported:
    """Take the lines, showing how far that is: most of it is reading them, the rest is putting
    their words into the index."""
    from mentorlog.exchange.jsonl import import_into

    begin = stream.tell()
    size = stream.seek(0, os.SEEK_END) - begin
    stream.seek(begin)
    whole = size + size // INDEXING
    with progress(session, "Importing", whole, quiet=wanted.as_json) as advance:
        lines = cast(BinaryIO, Counted(stream, advance))
        result = import_into(writer, lines, today=session.today, update=wanted.update)
        new = max(1, result.new + result.replaced)
        if not wanted.dry_run:
            writer.index(lambda entries: advance(entries * size // INDEXING // new))
    return result


class Counted:
    """A stream of lines that tells how many bytes of it are read, as it goes."""

    def __init__(self, stream: BinaryIO, advance: Advance) -> None:
        self._readline, self._advance = stream.readline, advance
        self.seek, self.tell = stream.seek, stream.tell

    def readline(self, most: int) -> bytes:
        """The next line, or as much of it."""
        line = self._readline(most)
        self._advance(len(line))
        return line


@contextmanager
def _somewhere_else(session: Session) -> Iterator[None]:
    """A journal that is thrown away, where there is none to rehearse on."""
    from mentorlog.private import aside

    with aside() as folder:
        if not os.path.exists(session.journal_path):
            session.journal_path = folder / "journal.db"
        yield
