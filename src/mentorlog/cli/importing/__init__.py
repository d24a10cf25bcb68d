"""`mentorlog import`: a journal, or what another tool holds, into this one."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.importing import calendar_flags as calendar
from mentorlog.cli.importing.choosing import kind
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.cli.kinds import JSON, flag, short, side, what, word
from mentorlog.days.reckoning import Order
from mentorlog.exchange.table.headings import Of
from mentorlog.record.words import Outcome

commands = Commands()
OTHERS: dict[str, tuple[str, ...]] = {
    "csv": (".csv", ".tsv"),
    "taskwarrior": (),
    "ics": (".ics", ".ical", ".icalendar"),
    "jrnl": (),
    "markdown": (".md", ".markdown"),
}
"""What else than JSON Lines a file may be: the module that takes it, the endings of its names."""
COLUMNS = short("what a column stands for, as in Date=on", "--map", metavar="COLUMN=KEY")
OUTCOME = word("what became of past sessions that do not say it", "--outcome")
OWNER = side("whose the actions are that do not say it", "--owner")
TAG = short("only what has this tag or project", "--tag", metavar="TAG")
AS_MEETINGS = flag("make a session of a day in jrnl that has none", "--as-meetings")


@commands.command(
    "import",
    example="mentorlog import journal.jsonl --dry-run\nmentorlog import meetings.csv\n"
    "mentorlog import calendar.ics --dry-run",
)
def import_(
    ctx: Ctx,
    file: Annotated[str, what('a file, or "-" for standard input', "FILE")],
    csv: Annotated[bool, flag("it is a table: .csv, .tsv, or text with cells", "--csv")] = False,
    of: Annotated[Of | None, word("what the rows of a table are", "--of")] = None,
    columns: Annotated[list[str] | None, COLUMNS] = None,
    day_order: Annotated[Order | None, word("what comes first in 3/4/2026", "--day-order")] = None,
    outcome: Annotated[Outcome | None, OUTCOME] = None,
    owner: Annotated[str | None, OWNER] = None,
    taskwarrior: Annotated[bool, flag("it is what task export prints", "--taskwarrior")] = False,
    jrnl: Annotated[bool, flag("it is what jrnl --format json prints", "--jrnl")] = False,
    markdown: Annotated[bool, flag("it is a log: a day in each heading", "--markdown")] = False,
    as_meetings: Annotated[bool, AS_MEETINGS] = False,
    private: Annotated[bool, flag("what jrnl says goes into private notes", "--private")] = False,
    tag: Annotated[str | None, TAG] = None,
    skip_bad: Annotated[bool, flag("leave out the rows that cannot be read", "--skip-bad")] = False,
    ics: calendar.Ics = False,
    match: calendar.Match = None,
    since: calendar.Since = None,
    until: calendar.Until = None,
    zone: calendar.Zone = None,
    update: Annotated[
        bool, flag("where a record differs, take what the file says; the rest stays", "--update")
    ] = False,
    merge: Annotated[
        bool, flag("bring in a journal of your own from another machine", "--merge")
    ] = False,
    as_: Annotated[
        str | None,
        short("of a packet: which relationship of yours it is of", "--as", metavar="NAME"),
    ] = None,
    dry_run: Annotated[bool, flag("say what would happen; save nothing", "--dry-run")] = False,
    yes: Annotated[bool, flag("save what is shown without being asked", "--yes")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Take a file into the journal, all of it or nothing.

    Needed: FILE. What it is, its ending says, or a flag; JSON Lines of mentorlog without
    either. The journal is created where there is none yet. With --update, what a record
    of the file leaves unsaid stays as it is, private things too; of JSON Lines a copy of
    the journal as it was is kept. A packet, which the other side made with `export --packet`,
    is kept beside the record for `mentorlog compare`, and changes nothing in it. With --merge, FILE
    is the journal file of your other machine: what either has, both have once it is done on
    both. A table shows first what its columns are taken for, a calendar which sessions are
    yours (docs/calendars.md).
    """
    given = locals()
    wanted = Wanted(**{name: given[name] for name in Wanted.names})
    if merge:
        from mentorlog.cli.importing.journal import merge_journal

        merge_journal(ctx.obj, wanted)
        return
    module = kind(wanted, {name: given[name] for name in OTHERS}, OTHERS)
    import_module(f"mentorlog.cli.importing.{module}").take(ctx.obj, wanted)
