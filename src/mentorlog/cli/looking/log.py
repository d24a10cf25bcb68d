"""`mentorlog log`: the timeline of a relationship, and finding words in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import refuse_named
from mentorlog.cli.handing import shared
from mentorlog.cli.kinds import JSON, flag, past_day, short, since_day, text
from mentorlog.cli.looked_at import told
from mentorlog.cli.looking.pictured import ExportSvg, Force, hand_out, refuse
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.record import Goal, Record

if TYPE_CHECKING:
    from mentorlog.render.narrowing import Found, Narrowing

commands = Commands()


@commands.command(
    "log",
    example=(
        "mentorlog log --since 2026-01-01 --notes\n"
        "mentorlog log --goal g1\n"
        'mentorlog log --grep "budget spring" --all'
    ),
)
def log(
    ctx: Ctx,
    since: Annotated[date | None, since_day("from this day on", "--since")] = None,
    until: Annotated[date | None, past_day("up to this day", "--until")] = None,
    goal: Annotated[
        str | None, short("only what belongs to this goal", "--goal", metavar="GOAL")
    ] = None,
    grep: Annotated[
        str | None, text("only where all these words stand, as typed or going on", "--grep")
    ] = None,
    everyone: Annotated[bool, flag("with --grep: look in every relationship", "--all")] = False,
    notes: Annotated[bool, flag("every line of the notes", "--notes")] = False,
    export_svg: ExportSvg = None,
    force: Force = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """The meetings one after the other, the newest last, with what was agreed at each."""
    from mentorlog.render.narrowing import Narrowing, narrowed

    session = ctx.obj
    narrow = Narrowing(since=since, until=until, grep=grep)
    _refuse(narrow, goal, everyone)
    refuse_named(session, everyone)
    refuse(session, export_svg, force, {"--json": as_json, "--all": everyone})
    if everyone:
        _everyone(session, narrow, notes, as_json)
        return
    with session.reading() as reader:
        session.chosen = about = session.choose(reader)
        hits = None if grep is None else reader.find(narrow.words, about.id)
        if export_svg or goal is not None or (hits is None and as_json):
            whole = reader.record(about.id)
        else:
            whole = told(reader, about, session.today, narrow, hits)
        record = _known(session, whole if export_svg is None else shared(whole))
        several = reader.several
    if goal is not None:
        narrow = narrow.but(goal=session.find(record, Goal, goal))
    found = narrowed(record, session.today, narrow, hits)
    if as_json:
        session.print_json(_data(session, record, found, narrow))
        return
    from mentorlog.render.timeline import log_page

    with_ = f" --with {record.relationship.short}" if several else ""
    page = log_page(record, session.today, narrow, notes, with_, found)
    if export_svg is not None:
        hand_out(session, page, whole, export_svg, force)
    else:
        session.print(page)


def _refuse(narrow: Narrowing, goal: str | None, everyone: bool) -> None:
    if narrow.grep is not None and not narrow.words:
        raise UsageError(f"--grep: there is no letter or digit in {narrow.grep!r}.")
    if narrow.since and narrow.until and narrow.until < narrow.since:
        from mentorlog.days import short_day

        said = f"--until {short_day(narrow.until)} lies before --since {short_day(narrow.since)}."
        raise UsageError(said)
    if everyone and narrow.grep is None:
        raise UsageError("--all goes with --grep.", "mentorlog log --grep WORDS --all")
    if everyone and goal is not None:
        raise UsageError("--goal is a goal of one relationship: leave out --all.")


def _known(session: Session, record: Record) -> Record:
    from mentorlog.known import known_by

    return known_by(record, session.today)


def _data(session: Session, record: Record, found: Found, narrow: Narrowing) -> dict[str, Any]:
    from mentorlog.render import data_of_log

    return data_of_log.log(record, session.today, found, narrow.words)


def _everyone(session: Session, narrow: Narrowing, notes: bool, as_json: bool) -> None:
    """What is found in every relationship, one after the other."""
    from mentorlog.render.narrowing import narrowed

    with session.reading() as reader:
        every = ((one, reader.find(narrow.words, one.id)) for one in reader.relationships())
        records = [
            (_known(session, told(reader, one, session.today, narrow, hits)), hits)
            for one, hits in every
            if hits
        ]
    looked = [(record, narrowed(record, session.today, narrow, hits)) for record, hits in records]
    some = [(record, found) for record, found in looked if found.items or found.beside]
    if as_json:
        session.print_json([_data(session, record, found, narrow) for record, found in some])
        return
    from mentorlog.render.timeline import log_page, nowhere_page

    for number, (record, found) in enumerate(some):
        session.out(*([""] if number else []))
        session.print(log_page(record, session.today, narrow, notes, found=found))
    if not some:
        session.print(nowhere_page(narrow))
