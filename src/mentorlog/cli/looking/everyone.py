"""`mentorlog health --all`: the check of every relationship, in one process or in several."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlog.cli.chosen import limits
from mentorlog.cli.looking.checking import followed_up
from mentorlog.cli.progress import counted, progress
from mentorlog.cli.session import Session
from mentorlog.frozen import Frozen, made_often

if TYPE_CHECKING:
    from mentorlog.health import Checkup
    from mentorlog.record import Record
    from mentorlog.render.listing import Checked
    from mentorlog.store import Reader

ORDER = ("watch", "concern")

Told = tuple[bool, bool, "Checked | str | None"]
"""Whether a sign is shown, whether it is open, and what is said of it: a line of the page, or of
JSON; None where it is below the level that is asked for."""

Which = tuple[int, int] | None


class Asked(Frozen):
    """What is to be told of each relationship."""

    today: date
    limits: Mapping[str, Any]
    level: str | None
    as_json: bool


def everyone(session: Session, as_json: bool, level: str | None, jobs: int) -> bool:
    """Print the check of every relationship; whether a sign is shown for any.

    With `jobs` above 1 so many processes do the work. The answer is the same.
    """
    asked = Asked(session.today, limits(session), level, as_json)
    found, opened = False, 0
    lines: list[Checked] = []
    which = which_file(session.journal_path)
    with session.reading() as reader:
        ids = reader.ids()
        with progress(session, "Checking", len(ids), quiet=as_json) as advance:
            each = _told(session, reader, which, ids, asked, jobs)
            for shown, is_open, said in counted(each, advance):
                found, opened = found or shown, opened + is_open
                if isinstance(said, str):
                    session.out(said)
                elif said is not None:
                    lines.append(said)
    if not as_json:
        from mentorlog.render.listing import all_page

        session.print(all_page(lines, session.today, opened))
    session.say(*session.noted())
    return found


def _told(
    session: Session, reader: Reader, which: Which, ids: Sequence[str], asked: Asked, jobs: int
) -> Iterator[Told]:
    if jobs < 2 or len(ids) < 2:
        return told(reader, ids, asked)
    from mentorlog.cli.looking.side_by_side import side_by_side

    return side_by_side(session, reader, which, ids, asked, jobs)


def which_file(path: Path) -> Which:
    """The very file at a path; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def told(reader: Reader, ids: Sequence[str], asked: Asked) -> Iterator[Told]:
    """What is said of each of the relationships with these ids, in their order."""
    from mentorlog.health import Finding, examine
    from mentorlog.sign import Ask, Clear, Evidence, Shown, Tally, Unknown
    from mentorlog.slots import Slot, Window
    from mentorlog.standing import ActionStanding, GoalStanding

    made_often(ActionStanding, GoalStanding, Slot, Window)
    made_often(Ask, Clear, Evidence, Finding, Shown, Tally, Unknown)
    for record in reader.records(ids):
        checkup = examine(record, asked.today, asked.limits)
        yield bool(checkup.shown), checkup.level != "closed", _said(record, checkup, asked)


def _said(record: Record, checkup: Checkup, asked: Asked) -> Checked | str | None:
    if asked.level is not None and not _at_least(checkup, asked.level):
        return None
    if not asked.as_json:
        from mentorlog.render.listing import checked

        return checked(checkup)
    import json

    from mentorlog.render import data

    return json.dumps(data.checkup(checkup, followed_up(record, checkup, asked.limits)))


def _at_least(checkup: Checkup, level: str) -> bool:
    return checkup.level in ORDER and ORDER.index(checkup.level) >= ORDER.index(level)
