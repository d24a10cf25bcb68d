"""A log in Markdown into the journal: sessions with their notes, and actions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.cli import chosen, sides
from mentorlog.cli.importing import preview
from mentorlog.cli.importing.bringing import bring
from mentorlog.cli.importing.choosing import content
from mentorlog.cli.importing.history import Remembered
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.cli.session import Session
from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.render.width import padded, widest

if TYPE_CHECKING:
    from mentorlog.exchange.arriving import Arrival
    from mentorlog.exchange.markdown_log import Line, Log
    from mentorlog.record import Owner, Record
    from mentorlog.store import Reader

WIDTH = 36  # columns of what a line is taken for
TAKES = ("day_order", "owner", "update")


def take(session: Session, wanted: Wanted) -> None:
    """Show what each line is taken for, and save it."""
    from mentorlog.exchange.decoding import decoded
    from mentorlog.exchange.markdown_beside import arrival
    from mentorlog.exchange.markdown_log import read_log
    from mentorlog.exchange.table.values import Reading

    text, _ = decoded(content(wanted, "markdown"))
    seen: list[tuple[Record, Log, Owner | None]] = []

    def read(reader: Reader) -> Arrival:
        record = session.open_record(reader)
        owner = sides.owner(record, "--owner", wanted.owner) if wanted.owner else None
        reading = Reading(
            record=record,
            today=session.today,
            order=None,
            whose=lambda text: sides.in_a_text(record, text),
        )
        log = read_log(
            text,
            reading,
            wanted.day_order,
            lambda: chosen.order(session),
            lambda said, since: _promise(session, record, said, since),
        )
        seen.append((record, log, owner))
        return arrival(log, reading, owner, wanted.update, Remembered(reader))

    def shown(_arrived: Arrival) -> list[str]:
        record, log, owner = seen[-1]
        lines = [line for line in log.lines if line.taken]
        taken = [preview.cut(_taken(line, record, owner), WIDTH) for line in lines]
        wide = widest(taken)
        return [f"{padded(t, wide)} | {o.text}" for t, o in zip(taken, lines, strict=True)]

    bring(session, wanted, read, shown)


def _taken(line: Line, record: Record, others: Owner | None) -> str:
    """What a line was taken for."""
    if line.taken == "session" and line.on is not None:
        became = {None: "", "held": "", "cancelled": ", called off"}.get(line.became)
        return f"session, {short_day(line.on)}{f', {line.became}' if became is None else became}"
    said = line.promised
    if said is None:
        return line.taken
    owner = said.owner or others
    whose = f" of {preview.name(record, owner)}" if owner else ""
    due = f", by {short_day(said.due_on)}" if said.due_on else ""
    return f"action{whose}{', done' if said.done else due}"


def _promise(
    session: Session, record: Record, text: str, since: date
) -> tuple[Owner | None, str, date | None]:
    """Whose an action is, its words and its day, by the grammar of `meet --action`; a day that is
    not understood stays in the words."""
    from mentorlog.cli.meeting.promises import says_whose
    from mentorlog.days import check_figure, day_at_end, read_day

    whose = says_whose(record, text)
    owner, words = (sides.owner(record, "", whose[0]), whose[1]) if whose else (None, text)
    kept, day = day_at_end(words, since)
    if not day:
        return owner, words, None
    try:
        check_figure(day)
        due = chosen.in_order(session, day, lambda typed: read_day(typed, since, prefer="future"))
        return owner, kept, due
    except UsageError:
        return owner, words, None
