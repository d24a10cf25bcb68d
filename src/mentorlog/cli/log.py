"""`mentorlog log`: the timeline of a relationship."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, flag, past_day

commands = Commands()


@commands.command("log", example="mentorlog log\nmentorlog log --since 2026-01-01 --notes")
def log(
    ctx: Ctx,
    since: Annotated[date | None, past_day("from this day on", "--since")] = None,
    notes: Annotated[bool, flag("every line of the notes", "--notes")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """The meetings one after the other, the newest last, with what was agreed at each."""
    from mentorlog.known import known_by

    session = ctx.obj
    with session.reading() as reader:
        record = known_by(session.record(reader), session.today)
        several = len(reader.relationships()) > 1
    if as_json:
        from mentorlog.render import data
        from mentorlog.render.happenings import happenings

        items = happenings(record, session.today, since)
        session.print_json(data.log(record, session.today, items))
    else:
        from mentorlog.render.timeline import log_page

        with_ = f" --with {record.relationship.short}" if several else ""
        session.print(log_page(record, session.today, since, notes, with_))
