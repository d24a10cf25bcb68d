"""The flags of `mentorlog import` that only a calendar has."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from mentorlog.cli.kinds import day, flag, short, text

Ics = Annotated[bool, flag("it is a calendar: .ics", "--ics")]
Match = Annotated[str | None, text("of a calendar: the events that hold these words", "--match")]
Since = Annotated[date | None, day("of a calendar: from this day on", "--from")]
Until = Annotated[date | None, day("of a calendar: up to this day", "--to")]
Zone = Annotated[
    str | None,
    short("of a calendar: your time zone, if another", "--zone", metavar="ZONE"),
]
