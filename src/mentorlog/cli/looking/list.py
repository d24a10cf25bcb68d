"""`mentorlog list`: all relationships of the journal."""

from __future__ import annotations

from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.chosen import limits
from mentorlog.cli.kinds import JSON
from mentorlog.errors import UsageError

commands = Commands()


@commands.command("list", example="mentorlog list")
def list_(ctx: Ctx, as_json: Annotated[bool, JSON] = False) -> None:
    """All relationships in the journal, with how each of them stands; closed ones below."""
    from mentorlog.cli.looked_at import each
    from mentorlog.cli.progress import counted, progress
    from mentorlog.health import examine

    session = ctx.obj
    if session.with_name is not None:
        from mentorlog.cli.asking import retyped

        raise UsageError(
            "list names every relationship; leave out --with.",
            retyped.line(["mentorlog", "show", "--with", session.with_name]),
        )
    chosen = limits(session)
    with session.reading() as reader:
        ids = reader.ids()
        with progress(session, "Reading", len(ids), quiet=as_json) as advance:
            records = counted(each(reader, ids, session.today), advance)
            checkups = (examine(record, session.today, chosen) for record in records)
            if as_json:
                from mentorlog.render import data

                told = [data.listed(checkup) for checkup in checkups]
            else:
                from mentorlog.render.listing import line as listed
                from mentorlog.render.listing import list_page

                lines = [listed(checkup) for checkup in checkups]
    if as_json:
        session.print_json(told)
    else:
        session.print(list_page(lines))
