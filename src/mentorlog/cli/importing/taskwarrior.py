"""The tasks of Taskwarrior into the journal, as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import sides
from mentorlog.cli.importing import preview
from mentorlog.cli.importing.bringing import bring
from mentorlog.cli.importing.choosing import content
from mentorlog.cli.importing.history import Remembered
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.cli.session import Session
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.exchange.arriving import Arrival
    from mentorlog.record import Record
    from mentorlog.store import Reader

TAKES = ("owner", "tag", "update")


def take(session: Session, wanted: Wanted) -> None:
    """Show what the tasks bring, and save it."""
    from mentorlog.exchange.decoding import decoded
    from mentorlog.exchange.tasks import read_tasks
    from mentorlog.exchange.taskwarrior import arrival

    text, _ = decoded(content(wanted, "taskwarrior"), plain=True)
    tasks = read_tasks(text, lambda moment: moment.astimezone())
    seen: list[Record] = []

    def read(reader: Reader) -> Arrival:
        record = session.open_record(reader)
        seen.append(record)
        owner = sides.owner(record, "--owner", wanted.owner) if wanted.owner else None
        whose = lambda text: sides.side(record, "", text)  # noqa: E731
        known = Remembered(reader)
        return arrival(record, tasks, session.today, whose, owner, wanted.tag, wanted.update, known)

    def shown(arrived: Arrival) -> list[str]:
        what = f"{plural(len(tasks), 'task')} {wanted.there}."
        return [what, *preview.lines(arrived, seen[-1])]

    bring(session, wanted, read, shown)
