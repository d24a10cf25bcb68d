"""`mentorlog health`: what the record shows, and what to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, flag
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.health import Checkup

commands = Commands()
FOUND = 1


@commands.command(
    "health",
    example="mentorlog health\nmentorlog health --all\nmentorlog health --check --json",
)
def health(
    ctx: Ctx,
    everyone: Annotated[bool, flag("every open relationship, worst first", "--all")] = False,
    check: Annotated[bool, flag("exit with 1 where a sign is shown", "--check")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """What the record shows, what it cannot show, and what to ask next.

    It reads the record against the warning signs of the guidance; `mentorlog sign` explains
    each of them.
    """
    session = ctx.obj
    if everyone and session.with_name is not None:
        raise UsageError("--all looks at every relationship; leave out --with.")
    found = _all(session, as_json) if everyone else _one(session, as_json)
    if check and found:
        raise typer.Exit(FOUND)


def _one(session: Session, as_json: bool) -> bool:
    from mentorlog.health import examine

    with session.reading() as reader:
        record = session.record(reader)
        several = len(reader.relationships()) > 1
    checkup = examine(record, session.today)
    if as_json:
        from mentorlog.render import data

        session.print_json(data.checkup(checkup))
    else:
        from mentorlog.render.checkup import checkup_page

        with_ = f" --with {record.relationship.short}" if several else ""
        session.print(checkup_page(checkup, with_))
    return bool(checkup.shown)


def _all(session: Session, as_json: bool) -> bool:
    from mentorlog.health import examine

    found = False
    lines = []
    show = _print_line if as_json else None
    if show is None:
        from mentorlog.render.listing import line
    with session.reading() as reader:
        for record in reader.records():
            checkup = examine(record, session.today)
            found = found or bool(checkup.shown)
            if show is not None:
                show(session, checkup)
            else:
                lines.append(line(checkup))
    if show is None:
        from mentorlog.render.listing import all_page

        session.print(all_page(lines, session.today))
    return found


def _print_line(session: Session, checkup: Checkup) -> None:
    import json

    from mentorlog.render import data

    session.out(json.dumps(data.checkup(checkup)))
