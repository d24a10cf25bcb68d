"""`mentorlog import`: a journal, or what another tool holds, into this one."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.cli.kinds import JSON, flag, short, what

commands = Commands()
OTHERS: dict[str, tuple[str, ...]] = {}
"""What else than JSON Lines a file may be: the module that takes it, the endings of its names."""


@commands.command("import", example="mentorlog import journal.jsonl --dry-run")
def import_(
    ctx: Ctx,
    file: Annotated[str, what('a file, or "-" for standard input', "FILE")],
    update: Annotated[
        bool, flag("where a record differs, take what the file says; the rest stays", "--update")
    ] = False,
    as_: Annotated[
        str | None,
        short("of a packet: which relationship of yours it is of", "--as", metavar="NAME"),
    ] = None,
    yes: Annotated[bool, flag("save what is shown without being asked", "--yes")] = False,
    dry_run: Annotated[bool, flag("say what would happen; save nothing", "--dry-run")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Take a file into the journal, all of it or nothing.

    Needed: FILE. The journal is created where there is none yet. With --update, what a record
    of the file leaves unsaid stays as it is, private things too, and a copy of the journal
    as it was is kept. A packet, which the other side made with `export --packet`, is kept beside
    the record for `mentorlog compare`, and changes nothing in it.
    """
    wanted = Wanted(
        file=file, update=update, dry_run=dry_run, yes=yes, as_json=as_json, as_=as_
    )
    kind = "jsonl"
    import_module(f"mentorlog.cli.importing.{kind}").take(ctx.obj, wanted)
