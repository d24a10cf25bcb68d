"""`mentorlog pause` and `mentorlog resume`: announced breaks."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, PRIVATE, day, future_day, text
from mentorlog.errors import UsageError
from mentorlog.store.verbs import agreeing

commands = Commands()


@commands.command(
    "pause", example="mentorlog pause --from 2026-07-20 --until 2026-08-31 --reason holiday"
)
def pause(
    ctx: Ctx,
    from_: Annotated[date | None, day("the first day of the break", "--from")] = None,
    until: Annotated[date | None, future_day("its last day; leave it out if open")] = None,
    reason: Annotated[str | None, text("holiday, exams, leave …")] = None,
    private: Annotated[bool, PRIVATE] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Announce a break: the time in it counts for no sign.

    Needed: --from. Both days belong to the break; without --until it lasts until
    `mentorlog resume`.
    """
    session = ctx.obj
    if from_ is None:
        raise UsageError("--from is missing: the first day of the break.", "mentorlog pause --help")
    with session.writing() as writer:
        record = session.open_record(writer)
        new = agreeing.announce_pause(writer, record, from_, until, reason, private=private)
    end = "" if until else " It is open: mentorlog resume ends it."
    session.saved(
        f"Saved {new.short}: a break{f', {reason}' if reason else ''}.{end}", new, as_json
    )


@commands.command("resume", example="mentorlog resume --on 2026-08-24")
def resume(
    ctx: Ctx,
    on: Annotated[date | None, day("the first day after the break; today if left out")] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """End the break that is on: its last day becomes the day before.

    Nothing is needed.
    """
    from mentorlog.days import short_day

    session = ctx.obj
    with session.writing() as writer:
        record = session.open_record(writer)
        ended = agreeing.end_pause(writer, record, on or session.today)
    if ended is None or ended.until is None:
        session.saved("The break is gone: it was to begin on that very day.", None, as_json)
    else:
        session.saved(
            f"Saved {ended.short}: its last day is {short_day(ended.until)}.", ended, as_json
        )
