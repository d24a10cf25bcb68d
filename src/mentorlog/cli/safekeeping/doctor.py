"""`mentorlog doctor`: whether the journal file is whole, and what can be done where it is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import line
from mentorlog.cli.kinds import JSON, flag, short
from mentorlog.cli.safekeeping import words
from mentorlog.errors import BEGIN
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store.inspecting import Seen

commands = Commands()
DAMAGED = 4
EXAMPLE = """\
mentorlog doctor
mentorlog doctor --deep
mentorlog doctor --rescue new.db"""


@commands.command("doctor", example=EXAMPLE)
def doctor(
    ctx: Ctx,
    deep: Annotated[
        bool, flag("read every row, and compare it with the indices", "--deep")
    ] = False,
    rescue: Annotated[
        str | None, short("write what can be read to a new journal", "--rescue", metavar="PATH")
    ] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Look whether the journal file is whole.

    Nothing is needed, and the journal is not written. What is wrong is said in a sentence each,
    with what can be done; the exit code is then 4. --rescue writes everything that can be read
    to a new journal and lists what could not be.
    """
    session = ctx.obj
    if rescue is not None:
        from mentorlog.cli.safekeeping.rescue import rescue_to

        rescue_to(session, rescue, as_json)
        return
    from mentorlog.cli.progress import progress
    from mentorlog.store.inspecting import inspect

    path = session.journal_path
    size = path.stat().st_size if path.is_file() else 0
    with words.unasked(session), progress(session, "Looking", size, quiet=as_json) as told:
        seen = inspect(path, deep, told)
    if as_json:
        session.print_json(_data(seen, deep))
    else:
        session.out(*_lines(session, seen, deep))
        if not seen.findings and not deep:
            sys.stdout.flush()  # what is said beside it comes last
            session.say("mentorlog doctor --deep reads every row, too.")
    if seen.findings:
        raise typer.Exit(DAMAGED)


def _lines(session: Session, seen: Seen, deep: bool) -> Iterator[str]:
    yield str(seen.path)
    yield from (f"  {fact}" for fact in _facts(session, seen))
    if seen.findings:
        if seen.size is not None or seen.backups:
            yield "What is wrong:"
        yield from (f"  - {found.sentence}" for found in seen.findings)
        yield "What can be done:"
        yield from (f"  {said}" for said in _ways(session, seen))
    else:
        yield "It is whole." if deep else "It is whole, as far as SQLite can tell."
    if seen.notes:
        yield "To know:"
        yield from (f"  - {note}" for note in seen.notes)


def _facts(session: Session, seen: Seen) -> Iterator[str]:
    if seen.size is None:
        yield from ()
    elif seen.held is not None:
        yield f"journal version {seen.held.version}, {words.size(seen.size)}"
        yield words.held(seen.held)
    elif seen.file:
        yield words.size(seen.size)
    drafts = plural(len({name or path for name, path in _drafts(session)}), "draft")
    yield f"{drafts}, {plural(len(seen.backups), 'backup')} beside it"


def _drafts(session: Session) -> list[Any]:
    from mentorlog.drafts import kept

    return kept(session.journal_path)


def _ways(session: Session, seen: Seen) -> Iterator[str]:
    """What to type: a backup that can be read, what can be read of the journal itself."""
    newest = next((one for one in seen.backups if one.contents is not None), None)
    if newest is not None:
        yield f"{line(['mentorlog', 'restore', newest.path.name, '--dry-run'])}"
        yield "    what the newest backup would bring back, and what would be missing"
    elif seen.size is None:
        yield BEGIN
        yield "    begins one"
    if seen.size is not None and not seen.file:
        yield "mentorlog doctor --journal FILE"
        yield "    looks at another file"
    elif seen.size:
        yield "mentorlog doctor --rescue new.db"
        yield "    writes what can be read to a new journal; this one stays as it is"
        yield f"Until then leave {session.journal_path.name} as it is, or copy it away."


def _data(seen: Seen, deep: bool) -> dict[str, Any]:
    return {
        "path": str(seen.path),
        "whole": not seen.findings,
        "deep": deep,
        "bytes": seen.size,
        "mode": None if seen.mode is None else f"{seen.mode:04o}",
        "holds": None if seen.held is None else words.data(seen.held),
        "findings": [{"sentence": one.sentence, "lost": one.lost} for one in seen.findings],
        "notes": list(seen.notes),
        "backups": words.listed_data(seen.backups),
    }
