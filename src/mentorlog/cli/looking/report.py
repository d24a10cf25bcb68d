"""`mentorlog report`: a page to look at or print."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import added, line, refuse_force, refuse_named
from mentorlog.cli.handing import ending_stays, form_of, hand_out, hand_out_data, shared
from mentorlog.cli.kinds import JSON, flag, short
from mentorlog.errors import BEGIN, NotFound, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.handing import Form
    from mentorlog.cli.session import Session
    from mentorlog.record import Record
    from mentorlog.report import Report

commands = Commands()

EXAMPLE = """\
mentorlog report
mentorlog report --open                          (in your browser)
mentorlog report --html report.html              (to look at or to print)
mentorlog report --all --html everyone.html
mentorlog report --without-checkup --html ours.html
"""


@commands.command("report", example=EXAMPLE)
def report(
    ctx: Ctx,
    html: Annotated[
        str | None, short("a new page for a browser, or to print", "--html", metavar="FILE")
    ] = None,
    markdown: Annotated[bool, flag("as Markdown", "--markdown")] = False,
    out: Annotated[
        str | None, short("to a new file; .html or .md says which", "--out", metavar="FILE")
    ] = None,
    open_: Annotated[bool, flag("open the page in your browser", "--open")] = False,
    everyone: Annotated[bool, flag("every relationship in the journal", "--all")] = False,
    include_private: Annotated[
        bool, flag("also what is marked private", "--include-private")
    ] = False,
    without_checkup: Annotated[
        bool, flag("without what the check found, as for others to read", "--without-checkup")
    ] = False,
    force: Annotated[bool, flag("write over that file", "--force")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """A page to look at or print: the sessions drawn by outcome and side, the rhythm, actions,
    goals, and the check with what it rests on.

    Nothing is needed: it is shown here. Nothing private is on it unless --include-private is
    given, nor an ending of which one side has not been told yet. With --open and no file, the page
    is a temporary one that only you may read. --without-checkup leaves out how it reads: no sign,
    no finding.
    """
    session = ctx.obj
    refuse_named(session, everyone)
    file = _file(html, out, markdown=markdown)
    refuse_force(session, file, force)
    if open_:
        _refuse_open(file, html, markdown=markdown, as_json=as_json)
    asked = html is not None or open_
    form = form_of(session, markdown=markdown, html=asked, as_json=as_json, out=file)
    reports = _reports(session, everyone, include_private, checked=not without_checkup)
    if form == "json":
        from mentorlog.render.report.data import data

        told = [data(one) for one in reports]
        hand_out_data(session, told if everyone else told[0], file, force)
        return
    _hand_out(session, reports, form, file, everyone=everyone, force=force, open_=open_)


def _file(html: str | None, out: str | None, *, markdown: bool) -> str | None:
    """The file that is meant."""
    if html is not None and (out is not None or markdown):
        other = "--out" if out is not None else "--markdown"
        raise UsageError(
            f"--html FILE and {other} are two different things; give one of them.",
            line(["mentorlog", "report", "--html", html]),
        )
    return out if html is None else html


def _refuse_open(file: str | None, html: str | None, *, markdown: bool, as_json: bool) -> None:
    """UsageError where what is asked for is no page for a browser."""
    from mentorlog.cli.handing import ENDS

    page = html is not None or file is None or ENDS.get(os.path.splitext(file)[1].lower()) == "html"
    if markdown or as_json or not page or file == "-":
        raise UsageError(
            "--open shows a page for a browser, so it goes with --html FILE or alone.",
            "mentorlog report --open",
        )


def _reports(
    session: Session, everyone: bool, include_private: bool, *, checked: bool
) -> list[Report]:
    """The reports that are asked for, of what may be on them."""
    from mentorlog.cli.chosen import limits
    from mentorlog.report import report as made

    with session.reading() as reader:
        chosen = reader.relationships() if everyone else [session.choose(reader)]
        records = [reader.record(one.id) for one in chosen]
    if not records:
        raise NotFound("This journal holds no relationship yet.", BEGIN)
    left = records if include_private else _shareable(records)
    chosen_limits = limits(session)
    reports = [
        made(record, session.today, chosen_limits, private=include_private, checked=checked)
        for record in left
    ]
    _say_what_is_left_out(session, records, include_private)
    return reports


def _shareable(records: list[Record]) -> list[Record]:
    """The records without what is private; those that are private themselves are left out, or
    refused where there is no other."""
    from mentorlog.exchange.leaving import shareable

    found = [record for record in map(shareable, records) if record is not None]
    return found or [shared(records[0])]


def _say_what_is_left_out(session: Session, records: list[Record], include_private: bool) -> None:
    from mentorlog.exchange.leaving import left_out

    number = sum(map(left_out, records))
    stays = "included, as asked" if include_private else "left out"
    session.say(f"Private things {stays}: {number}.")
    if not include_private:
        session.say(*dict.fromkeys(line for record in records for line in ending_stays(record)))


def _hand_out(
    session: Session,
    reports: list[Report],
    form: Form,
    file: str | None,
    *,
    everyone: bool,
    force: bool,
    open_: bool,
) -> None:
    from mentorlog.render.report import document, together

    page = together(reports) if everyone else document(reports[0])
    if open_ and file is None:
        file = _temporary()
    hand_out(session, page, form, file, force)
    if open_ and file is not None:
        _open(session, file)
    elif form == "page":
        session.say("", "As a page with drawings:", f"  {added(session, '--open')}")


def _temporary() -> str:
    """A file that is not there yet, in a new folder that only its owner may enter."""
    from pathlib import Path
    from tempfile import mkdtemp

    return str(Path(mkdtemp(prefix="mentorlog-")) / "report.html")


def _open(session: Session, file: str) -> None:
    """Show the page in the browser, and say where it stays."""
    import webbrowser
    from pathlib import Path

    path = Path(file).resolve()
    try:
        shown = webbrowser.open(path.as_uri())
    except (webbrowser.Error, OSError):
        shown = False
    session.say(
        "It stays there until you delete it."
        if shown
        else f"No browser could be opened here. Open it yourself: {path}"
    )
