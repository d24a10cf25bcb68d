"""`mentorlog programme`: the check over the packets of many."""

from __future__ import annotations

from contextlib import ExitStack
from os.path import exists
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, flag, number, short, what
from mentorlog.errors import NotFound, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.programme.looking import Where
    from mentorlog.programme.packets import Asked
    from mentorlog.programme.written import Row, Write

commands = Commands("The packets of many pairs, for whoever looks after a programme.")
LEFT_OUT = 2
LINES, CSV, PARQUET = (".jsonl", ".ndjson"), (".csv",), (".parquet",)
MOST_WORKERS = 1024
ELSEWHERE = (
    "note: Some of these files are there on this machine. A cluster reads them by itself, so that "
    "each worker has to find them under the same paths."
)
EXAMPLE = """\
mentorlog programme health packets/
mentorlog programme health "packets/**/*.jsonl" --out rows.csv
mentorlog programme health packets/ --scheduler tcp://head:8786 --json"""


@commands.command("health", example=EXAMPLE)
def health(
    ctx: Ctx,
    packets: Annotated[list[str], what("files, folders or patterns", "PACKETS")],
    out: Annotated[
        str | None, short("write the rows: a .csv, .jsonl or .parquet", "--out", metavar="FILE")
    ] = None,
    force: Annotated[bool, flag("write over that file", "--force")] = False,
    names: Annotated[bool, flag("say in each row who they are, and the file", "--names")] = False,
    workers: Annotated[
        int | None,
        number("so many processes; else as is worth it", "--workers", low=1, high=MOST_WORKERS),
    ] = None,
    scheduler: Annotated[
        str | None, short("a Dask cluster: tcp://HOST:PORT", "--scheduler", metavar="ADDRESS")
    ] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """The check of every packet, in a row each, and totals that single nobody out.

    Packets are what pairs share with `mentorlog export --packet`. Ask both of each pair first
    whether theirs may be looked at so. No row has a note in it, or a name without --names; totals
    tell no number below 5, nor one from which it could be worked out. Of several packets of one
    relationship the latest counts. Where there are many, all cores look at them, which needs an
    extra: pip install "mentorlog[programme]".
    """
    from mentorlog.cli.chosen import limits
    from mentorlog.programme.looking import where
    from mentorlog.programme.packets import Asked

    session = ctx.obj
    if workers is not None and scheduler is not None:
        raise UsageError("--workers is for this machine, and --scheduler for a cluster; give one.")
    _ending(session, packets, out, force)
    there = where(packets, workers, scheduler)
    if not there.count:
        raise NotFound(
            f"There is no packet in {packets[0]!r}; in a folder they end in .jsonl.",
            "mentorlog export --packet --out FILE.jsonl",
        )
    if scheduler is None:
        _nothing(session, packets)
    asked = Asked(session.today, limits(session), names)
    if _told(session, there, asked, out, force, as_json):
        raise typer.Exit(LEFT_OUT)


def _nothing(session: Session, packets: list[str]) -> None:
    """NotFound where nothing that was named is there, on this machine, which reads it; with what
    lies there under a name that is near."""
    from glob import has_magic

    from mentorlog.cli.asking.retyped import instead
    from mentorlog.cli.nearby import did_you_mean, near
    from mentorlog.programme.places import around, none_there

    if (first := none_there(packets)) is not None:
        said = "Nothing fits" if has_magic(first) else "There is no file or folder"
        found = near(first.rstrip("/"), around(first), 1)
        try_ = instead(session, first, found[0]) if found else None
        raise NotFound(
            f"{said} {first!r}.{did_you_mean(found)}", try_ or "mentorlog programme health PACKETS"
        )


def _ending(session: Session, packets: list[str], out: str | None, force: bool) -> None:
    """UsageError where the name of the file does not say what it is to be, or is the journal's,
    or it would be taken for a packet."""
    from mentorlog.cli.asking.retyped import refuse_force, valued

    refuse_force(session, out, force)
    if out is None:
        return
    from mentorlog.cli.files import spare
    from mentorlog.programme.places import outside

    spare(out, session.journal_path, valued(session, "--out", "rows.csv"))
    if not out.lower().endswith((*LINES, *CSV, *PARQUET)):
        raise UsageError(
            f"{out!r} is to end in .csv, .jsonl or .parquet, which says how the rows are written.",
            valued(session, "--out", "rows.csv"),
        )
    if (better := outside(out, packets)) is not None:
        raise UsageError(
            f"{out!r} would lie among the packets, and be taken for one of them.",
            valued(session, "--out", better),
        )


def _told(
    session: Session, there: Where, asked: Asked, out: str | None, force: bool, as_json: bool
) -> bool:
    """Look at all of them and tell of it; whether something could not be taken."""
    from mentorlog.cli.progress import progress, watched
    from mentorlog.private import aside
    from mentorlog.programme.gathered import gathering
    from mentorlog.programme.looking import look
    from mentorlog.programme.told import data, page, told

    with ExitStack() as stack:
        row, rest = _writing(session, stack, out, force, asked.named, as_json)
        folder = stack.enter_context(aside())
        gathered = stack.enter_context(gathering(folder))
        if (there.workers or 1) > 1 and watched(quiet=as_json):
            session.say(f"Starting {there.workers} processes, which takes some seconds.")
        with progress(session, "Looking", there.count, quiet=as_json) as advance:
            slower = look(there, asked, gathered, folder, advance)
        found = told(gathered.told(), session.today, asked.named, row, rest)
    if as_json:
        rest(data(found))
    else:
        session.print(page(found))
    if out is not None:
        session.say(f"The rows are in {out}.")
    if (
        there.scheduler is not None
        and found.not_read
        and any(one["type"] == "not_read" and exists(one["file"]) for one in found.some)
    ):
        session.say(ELSEWHERE)
    if slower:
        from mentorlog.programme.written import INSTALL

        session.say(f"note: With {INSTALL} all cores of this machine would do it together.")
    return bool(found.not_read)


def _writing(
    session: Session, stack: ExitStack, out: str | None, force: bool, names: bool, as_json: bool
) -> tuple[Write, Write]:
    """Where rows go, and where what else there is to tell goes, as JSON."""
    import json

    from mentorlog.cli.files import created
    from mentorlog.programme.written import json_lines, parquet, spreadsheet

    def line(said: Row) -> None:
        session.out(json.dumps(said))

    def nowhere(said: Row) -> None:
        pass

    rest = line if as_json else nowhere
    if out is None:
        return rest, rest
    file = stack.enter_context(created(out, force))
    if out.lower().endswith(LINES):
        return stack.enter_context(json_lines(file)), rest
    columns = spreadsheet if out.lower().endswith(CSV) else parquet
    return stack.enter_context(columns(file, names)), rest
