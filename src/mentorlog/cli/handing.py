"""A document handed out: shown on the terminal, or written as Markdown or HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from mentorlog.cli.files import created, spare
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.record import Record
    from mentorlog.render.document import Document

Form = Literal["page", "markdown", "html", "json"]
ENDS: dict[str, Form] = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    "": "markdown",
    ".json": "json",
    ".txt": "page",
}
"""What is written to a file by the end of its name."""


def form_of(
    session: Session, *, markdown: bool, html: bool, as_json: bool, out: str | None
) -> Form:
    """The form that is asked for; a file's name decides where no flag does. UsageError where
    two are asked for, or writing the file could cost the journal."""
    flags: dict[Form, bool] = {"markdown": markdown, "html": html, "json": as_json}
    asked = [form for form, flag in flags.items() if flag]
    if len(asked) > 1:
        raise UsageError(
            f"--{asked[0]} and --{asked[1]} are two different things; give one of them.",
            f"{session.command} --{asked[0]}",
        )
    name = session.command.split()[-1]
    spare(out, session.journal_path, f"{session.command} --out {name}.html")
    if out is None:
        return asked[0] if asked else "page"
    named = by_name(out, f"{session.command} --out {name}.html")
    if asked == ["json"] and named != "json":
        raise UsageError(
            "--json goes to standard output, or to a file whose name ends in .json.",
            f"{session.command} --json",
        )
    return asked[0] if asked else named


def by_name(file: str, try_: str, ends: Iterable[str] = tuple(ENDS)) -> Form:
    """The form that the end of a file's name says; UsageError, with that line to type, where it
    is none of `ends`: a page in a file called .pdf could not be opened."""
    end = "" if file == "-" else Path(file).suffix.lower()
    if end in ends:
        return ENDS[end]
    *others, last = [one for one in ends if one not in ("", ".htm", ".markdown")]
    known = f"{', '.join(others)} or {last}" if others else last
    raise UsageError(f"A page is written as {known}, and not as {end} ({file}).", try_)


def shared(record: Record) -> Record:
    """The record without what is private; UsageError where all of it is."""
    from mentorlog.exchange.leaving import shareable

    left = shareable(record)
    if left is None:
        short = record.relationship.short
        raise UsageError(
            f"The relationship {short} is marked private, so no page of it is made.",
            f"mentorlog edit {short} --no-private",
        )
    return left


def ending_stays(record: Record) -> list[str]:
    """That an ending is left out of which not both are noted to know, or that it is one which
    somebody completed alone, which is not; nothing where there is neither."""
    from mentorlog.exchange.leaving import unshared, withdrawn_alone

    found = []
    if unshared(record):
        found.append("An ending is left out, too: it is not noted that both know of it.")
    if withdrawn_alone(record):
        found.append("A withdrawal is in it: it is not noted that both know of it.")
    return found


def hand_out(
    session: Session, document: Document, form: Form, out: str | None, force: bool
) -> None:
    """Show the document, or write it to a new file that only its owner may read."""
    if form == "page" and out is None:
        from mentorlog.render.document import page

        session.print(page(document))
        return
    if form == "html":
        from mentorlog.render.html import html as write
    elif form == "page":
        from mentorlog.render.document import text as write
    else:
        from mentorlog.render.markdown import markdown as write
    _write(session, write(document), out, force)


def hand_out_data(session: Session, data: Any, out: str | None, force: bool) -> None:
    """Print the data of a page as JSON, or write it to a file as a page is written."""
    from mentorlog.cli.plain import written

    _write(session, written(data), out, force)


@contextmanager
def handed(session: Session, out: str | None, force: bool, *more: str) -> Iterator[BinaryIO]:
    """A new file that only its owner may read, or standard output, to be written to; where it is
    a file, that it was written is said afterwards, and `more`."""
    with created(out, force) as stream:
        yield stream
    session.say(*said_of(session, out, *more))


def said_of(session: Session, out: str | None, *more: str) -> list[str]:
    """That a file was written, that it is not encrypted where the journal that it was made of
    is, and `more`; nothing of standard output."""
    if out is None or out == "-":
        return []
    return [f"Written to {out}, which only you may read.", *not_encrypted(session), *more]


def not_encrypted(session: Session) -> list[str]:
    """That a file is not encrypted, where the journal that it was made of is."""
    from mentorlog.store.place import salt_of

    with suppress(OSError):
        if salt_of(session.journal_path) is not None:
            return ["It is not encrypted, as your journal is."]
    return []


def _write(session: Session, text: str, out: str | None, force: bool) -> None:
    with handed(session, out, force) as stream:
        stream.write(text.encode())
