"""`mentorlog show`: one relationship at a glance."""

from __future__ import annotations

from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.chosen import limits
from mentorlog.cli.handing import shared
from mentorlog.cli.kinds import JSON, flag, what
from mentorlog.cli.looked_at import looked_at
from mentorlog.cli.looking.pictured import ExportSvg, Force, hand_out, refuse

commands = Commands()

EXAMPLE = """\
mentorlog show
mentorlog show m7
mentorlog show --held Sarah
mentorlog show --export-svg show.svg             (a picture for a document)
"""
WHICH = "one thing alone, whole: m7, a3, g1 ...; with --held whose, by name"


@commands.command("show", example=EXAMPLE)
def show(
    ctx: Ctx,
    which: Annotated[str | None, what(WHICH, "ID")] = None,
    held: Annotated[bool, flag("everything that is held, and where", "--held")] = False,
    export_svg: ExportSvg = None,
    force: Force = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """One relationship at a glance: what was agreed, what is open, what comes next. With a
    short id, that one thing with all that is written in it.

    Nothing is needed. With --held: how much of each kind is kept about them, in which files,
    since when, and what of it is private; of every relationship that the name after it stands
    for, deleted ones too, and those that only a backup still holds.
    """
    session = ctx.obj
    refuse(session, export_svg, force, {"--held": held, "--json": as_json, "an id": which})
    if which is not None and not held:
        from mentorlog.cli.looking.show_one import show_one

        show_one(session, which, as_json)
        return
    if held:
        from mentorlog.cli.looking import show_held

        show_held.show(session, which, as_json)
        return
    from mentorlog.health import examine

    with session.reading() as reader:
        record = looked_at(session, reader) if export_svg is None else session.record(reader)
        several = reader.several
    chosen = limits(session)
    checkup = examine(record if export_svg is None else shared(record), session.today, chosen)
    if as_json:
        from mentorlog.render import data

        session.print_json(data.glance(checkup))
    else:
        from mentorlog.render.showing import glance_page

        with_ = f" --with {record.relationship.short}" if several else ""
        page = glance_page(checkup, with_)
        if export_svg is not None:
            hand_out(session, page, record, export_svg, force)
        else:
            session.print(page)
