"""The exchange format, JSON Lines, into the journal: all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, BinaryIO

from mentorlog.cli.files import opened
from mentorlog.cli.importing.wanted import Rehearsed, Wanted
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.exchange.jsonl import Imported


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
                f"mentorlog import {wanted.file}",
            )
        result = _taken(session, stream, wanted.update, wanted.dry_run)
    for warning in result.warnings:
        session.say(f"note: {warning}")
    if wanted.as_json:
        session.print_json({name: getattr(result, name) for name in result.names})
        return
    verb = "Would save" if wanted.dry_run else "Saved"
    new = f"{result.new} new record" if result.new == 1 else f"{result.new} new records"
    session.out(
        f"{verb} {new}, {result.replaced} replaced; "
        f"{result.same} were there already. Relationships in the file: {result.relationships}."
    )


def _taken(session: Session, stream: BinaryIO, update: bool, dry_run: bool) -> Imported:
    from mentorlog.cli.safekeeping.copying import writing
    from mentorlog.exchange.jsonl import import_into

    result: Imported | None = None
    place = _somewhere_else(session) if dry_run else nullcontext()
    saving = writing(session, "import", create=True, dry_run=dry_run)
    with place, suppress(Rehearsed), saving as writer:
        result = import_into(writer, stream, today=session.today, update=update)
        if dry_run:
            raise Rehearsed
    assert result is not None
    return result


@contextmanager
def _somewhere_else(session: Session) -> Iterator[None]:
    """A journal that is thrown away, where there is none to rehearse on."""
    from mentorlog.private import aside

    with aside() as folder:
        if not os.path.exists(session.journal_path):
            session.journal_path = folder / "journal.db"
        yield
