"""`--export-svg`: what a command shows, as a picture for a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli.files import spare
from mentorlog.cli.kinds import flag, short
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.record import Record

ExportSvg = Annotated[
    str | None,
    short("what is shown, as a picture without anything private", "--export-svg", metavar="FILE"),
]
Force = Annotated[bool, flag("with --export-svg: write over that file", "--force")]


def refuse(session: Session, file: str | None, force: bool, others: dict[str, object]) -> None:
    """UsageError where a picture is asked for with one of the `others` by their names, or
    writing it could cost the journal; to be asked before the journal is opened."""
    if file is None:
        if force:
            raise UsageError("--force goes with --export-svg.", f"{session.command} --help")
        return
    for name, given in others.items():
        if given:
            raise UsageError(
                f"--export-svg and {name} are two different things; give one of them.",
                f"{session.command} --export-svg {session.command.split()[-1]}.svg",
            )
    spare(
        file,
        session.journal_path,
        f"{session.command} --export-svg {session.command.split()[-1]}.svg",
    )


def hand_out(session: Session, page: Any, record: Record, file: str, force: bool) -> None:
    """Write the page, made of what may be shared of that record, and say what is not in it."""
    from mentorlog.cli.handing import handed
    from mentorlog.exchange.leaving import left_out
    from mentorlog.render.picture import picture

    about = record.relationship
    with handed(session, file, force) as stream:
        stream.write(picture(page, f"{about.mentor} and {about.mentee}").encode())
        session.say(f"Private things left out: {left_out(record)}.")
