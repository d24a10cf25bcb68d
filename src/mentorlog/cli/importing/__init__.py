"""`mentorlog import`: a journal, or what another tool holds, into this one."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.importing import flags
from mentorlog.cli.importing.choosing import kind, refuse_other
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.cli.kinds import JSON, what

commands = Commands()
OTHERS: dict[str, tuple[str, ...]] = {
    "csv": (".csv", ".tsv"),
    "taskwarrior": (),
    "ics": (".ics", ".ical", ".icalendar"),
    "jrnl": (),
    "markdown": (".md", ".markdown"),
}
"""What else than JSON Lines a file may be: the module that takes it, the endings of its names."""


@commands.command(
    "import",
    example="mentorlog import journal.jsonl --dry-run\nmentorlog import meetings.csv\n"
    "mentorlog import calendar.ics --dry-run",
)
def import_(
    ctx: Ctx,
    file: Annotated[str, what('a file, or "-" for standard input', "FILE")],
    ics: flags.Ics = False,
    match: flags.Match = None,
    since: flags.Since = None,
    until: flags.Until = None,
    zone: flags.Zone = None,
    also_deleted: flags.AlsoDeleted = False,
    csv: flags.Csv = False,
    of: flags.Rows = None,
    columns: flags.Columns = None,
    day_order: flags.DayOrder = None,
    outcome: flags.WhatCame = None,
    owner: flags.Whose = None,
    skip_bad: flags.SkipBad = False,
    taskwarrior: flags.Taskwarrior = False,
    jrnl: flags.Jrnl = False,
    markdown: flags.Markdown = False,
    as_meetings: flags.AsMeetings = False,
    private: flags.Private = False,
    tag: flags.Tag = None,
    update: flags.Update = False,
    merge: flags.Merge = False,
    as_: flags.As = None,
    other_names: flags.OtherNames = False,
    dry_run: flags.DryRun = False,
    yes: flags.Yes = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Take a file into the journal, all of it or nothing.

    Needed: FILE. What it is, its ending says, or a flag; JSON Lines of mentorlog without
    either, for which the journal is created where there is none yet. What another tool holds is
    shown before it is saved. With --update, what a record of the file leaves unsaid stays as it
    is, private things too, and a copy of the journal as it was is kept. A packet, which the other
    side made with `export --packet`, is kept beside the record for `mentorlog compare`. With
    --merge, FILE is the journal file of your other machine; both are alike once it is done on
    both, but for what was deleted on one, which is named.
    """
    given = locals()
    wanted = Wanted(**{name: given[name] for name in Wanted.names})
    which = kind(wanted, {name: given[name] for name in (*OTHERS, "merge")}, OTHERS)
    module = import_module(f"mentorlog.cli.importing.{which}")
    flags = {str(param.name): param.opts[0] for param in ctx.command.params}
    refuse_other(wanted, which, module.TAKES, flags)
    module.take(ctx.obj, wanted)
