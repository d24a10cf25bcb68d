"""`mentorlog demo`: a ready-made journal to try everything on, in a temporary folder."""

from __future__ import annotations

import io
import os
import shlex
from pathlib import Path
from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, word
from mentorlog.cli.session import Session
from mentorlog.record import Record
from mentorlog.stories import NAMES, STORIES, Story, shifted

commands = Commands()

EXAMPLE = """\
mentorlog demo
mentorlog demo --story aisha
"""


@commands.command("demo", example=EXAMPLE)
def demo(
    ctx: Ctx,
    story: Annotated[Story | None, word("only this one")] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Six small journals of invented people, to try every command on.

    Nothing is needed. They are written to a new journal in a temporary folder, which stays;
    your own journal is not touched.
    """
    session = ctx.obj
    names = (story,) if story else NAMES
    _aside(session)
    records = _loaded(session, names)
    if as_json:
        told = {name: {"id": r.relationship.short, "about": STORIES[name]} for name, r in records}
        session.print_json({"journal": str(session.journal_path), "stories": told})
        return
    _show(session, records)
    session.out("", *_how(session), "", "Three commands to try next:")
    session.out(*(f"  {command}" for command in _next(records)))


def _aside(session: Session) -> None:
    """From here on this run is about a new journal in a folder that only its owner can open."""
    from tempfile import mkdtemp

    if session.journal is not None:
        session.say(f"The demo has a journal of its own; {session.journal} is left as it is.")
    session.journal_path = Path(mkdtemp(prefix="mentorlog-demo-")) / "journal.db"


def _loaded(session: Session, names: tuple[Story, ...]) -> list[tuple[Story, Record]]:
    from mentorlog.exchange.jsonl import import_into

    with session.writing(create=True) as writer:
        for name in names:
            stream = io.BytesIO(shifted(name, session.today))
            import_into(writer, stream, today=session.today)
    with session.reading() as reader:
        return list(zip(names, reader.records(), strict=True))


def _show(session: Session, records: list[tuple[Story, Record]]) -> None:
    """All of them in a few lines each, and the checkup of the first."""
    from mentorlog.health import examine
    from mentorlog.render.checkup import checkup_page
    from mentorlog.render.listing import line, list_page

    checkups = [examine(record, session.today) for _, record in records]
    if len(records) > 1:
        session.out("$ mentorlog list", "")
        session.print(list_page(map(line, checkups)))
        session.out("")
    with_ = _with(records, 0)
    session.out(f"$ mentorlog health{with_}", "")
    session.print(checkup_page(checkups[0], with_))


def _how(session: Session) -> list[str]:
    """Where the journal is, and how this shell is told to use it."""
    told = {"MENTORLOG_JOURNAL": str(session.journal_path)}
    if session.today_given:
        told["MENTORLOG_TODAY"] = session.today.isoformat()
    return [
        f"This journal is yours to play with: {session.journal_path}",
        "To go on with it in this shell:",
        *(f"  {typed}" for name, value in told.items() for typed in _set(name, value)),
    ]


def _set(name: str, value: str) -> list[str]:
    if os.name != "nt":
        return [f"export {name}={shlex.quote(value)}"]
    quoted = value.replace("'", "''")
    return [
        f"PowerShell:      $env:{name} = '{quoted}'",
        f'Command Prompt:  set "{name}={value}"',
    ]


def _next(records: list[tuple[Story, Record]]) -> list[str]:
    if len(records) > 1:
        return [
            f"mentorlog health{_with(records, NAMES.index('aisha'))}",
            f"mentorlog close{_with(records, NAMES.index('ready-to-close'))}",
            "mentorlog health --all",
        ]
    return ["mentorlog show", "mentorlog log", "mentorlog close"]


def _with(records: list[tuple[Story, Record]], number: int) -> str:
    """What names that relationship where there are several."""
    mentee = records[number][1].relationship.mentee
    return f" --with {mentee}" if len(records) > 1 else ""
