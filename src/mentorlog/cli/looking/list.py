"""`mentorlog list`: all relationships of the journal."""

from __future__ import annotations

from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.chosen import limits
from mentorlog.cli.kinds import JSON

commands = Commands()


@commands.command("list", example="mentorlog list")
def list_(ctx: Ctx, as_json: Annotated[bool, JSON] = False) -> None:
    """All relationships in the journal, with how each of them stands; closed ones below."""
    from mentorlog.health import examine

    session = ctx.obj
    chosen = limits(session)
    if as_json:
        from mentorlog.render import data

        with session.reading() as reader:
            checkups = (examine(r, session.today, chosen) for r in reader.records())
            told = [data.listed(checkup) for checkup in checkups]
        session.print_json(told)
        return
    from mentorlog.render.listing import line, list_page

    with session.reading() as reader:
        lines = [line(examine(record, session.today, chosen)) for record in reader.records()]
    session.print(list_page(lines))
