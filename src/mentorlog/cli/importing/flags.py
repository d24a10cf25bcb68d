"""The flags of `mentorlog import`, each under the kind of file that it goes with."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from mentorlog.cli import kinds
from mentorlog.cli.flagged import under
from mentorlog.days.reckoning import Order
from mentorlog.exchange.table.headings import Of
from mentorlog.record.words import Outcome

CALENDAR, TABLE, TEXT = "A calendar", "A table", "Tasks, a diary, a log"
OWN = "Journals and packets"


def _flag(panel: str, help: str, name: str) -> Any:
    return under(panel, kinds.flag(help, name))


def _short(panel: str, help: str, name: str, metavar: str) -> Any:
    return under(panel, kinds.short(help, name, metavar=metavar))


Ics = Annotated[bool, _flag(CALENDAR, "it is a calendar: .ics", "--ics")]
Match = Annotated[
    str | None, under(CALENDAR, kinds.text("the events that hold these words", "--match"))
]
Since = Annotated[date | None, under(CALENDAR, kinds.day("from this day on", "--from"))]
Until = Annotated[date | None, under(CALENDAR, kinds.day("up to this day", "--to"))]
Zone = Annotated[str | None, _short(CALENDAR, "your time zone, if it is another", "--zone", "ZONE")]
AlsoDeleted = Annotated[
    bool, _flag(CALENDAR, "also the sessions that you deleted here", "--also-deleted")
]

Csv = Annotated[bool, _flag(TABLE, "it is a table: .csv, .tsv, or text with cells", "--csv")]
Rows = Annotated[Of | None, under(TABLE, kinds.word("what the rows are", "--of"))]
Columns = Annotated[
    list[str] | None,
    _short(TABLE, "what a column stands for, as in Date=on", "--map", "COLUMN=KEY"),
]
DayOrder = Annotated[
    Order | None, under(TABLE, kinds.word("what comes first in 3/4/2026", "--day-order"))
]
WhatCame = Annotated[
    Outcome | None,
    under(TABLE, kinds.word("what became of past sessions that do not say it", "--outcome")),
]
Whose = Annotated[
    str | None, under(TABLE, kinds.side("whose the actions are that do not say it", "--owner"))
]
SkipBad = Annotated[bool, _flag(TABLE, "leave out the rows that cannot be read", "--skip-bad")]

Taskwarrior = Annotated[bool, _flag(TEXT, "it is what task export prints", "--taskwarrior")]
Jrnl = Annotated[bool, _flag(TEXT, "it is what jrnl --format json prints", "--jrnl")]
Markdown = Annotated[bool, _flag(TEXT, "it is a log: a day in each heading", "--markdown")]
AsMeetings = Annotated[
    bool, _flag(TEXT, "make a session of a day in jrnl that has none", "--as-meetings")
]
Private = Annotated[bool, _flag(TEXT, "what jrnl says goes into private notes", "--private")]
Tag = Annotated[str | None, _short(TEXT, "only what has this tag or project", "--tag", "TAG")]

Update = Annotated[
    bool, _flag(OWN, "where a record differs, take what the file says; the rest stays", "--update")
]
Merge = Annotated[
    bool, _flag(OWN, "bring in a journal of your own from another machine", "--merge")
]
As = Annotated[
    str | None, _short(OWN, "of a packet: which relationship of yours it is of", "--as", "NAME")
]
OtherNames = Annotated[
    bool, _flag(OWN, "of a packet: the same two people, under other names", "--other-names")
]

DryRun = Annotated[bool, kinds.flag("say what would happen; save nothing", "--dry-run")]
Yes = Annotated[bool, kinds.flag("save what is shown without being asked", "--yes")]
