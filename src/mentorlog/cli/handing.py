"""A document handed out: shown on the terminal, or written as Markdown or HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mentorlog.cli.files import created, spare
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.record import Record
    from mentorlog.render.document import Document

Form = Literal["page", "markdown", "html", "json"]
HTML_ENDS = (".html", ".htm")


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
    if out is not None and asked == ["json"]:
        raise UsageError(
            "--json goes to standard output; --out writes Markdown or HTML.",
            f"{session.command} --out FILE",
        )
    name = session.command.split()[-1]
    spare(out, session.journal_path, f"{session.command} --out {name}.html")
    if asked or out is None:
        return asked[0] if asked else "page"
    return "html" if out.lower().endswith(HTML_ENDS) else "markdown"


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


def hand_out(
    session: Session, document: Document, form: Form, out: str | None, force: bool
) -> None:
    """Show the document, or write it to a new file that only its owner may read."""
    if form == "page":
        from mentorlog.render.document import page

        session.print(page(document))
        return
    if form == "html":
        from mentorlog.render.html import html as write
    else:
        from mentorlog.render.markdown import markdown as write
    with created(out, force) as stream:
        stream.write(write(document).encode())
    if out is not None and out != "-":
        session.say(f"Written to {out}, which only you may read.")
