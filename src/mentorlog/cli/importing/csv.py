"""A table (CSV and its cousins) into the journal: meetings, actions or goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import chosen, sides
from mentorlog.cli.importing import preview
from mentorlog.cli.importing.bringing import bring
from mentorlog.cli.importing.choosing import content
from mentorlog.cli.importing.history import Remembered
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.cli.session import Session
from mentorlog.errors import ImportRefused
from mentorlog.exchange.table.headings import CALLED
from mentorlog.render.width import padded, widest
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.exchange.arriving import Arrival
    from mentorlog.exchange.table.cells import Table
    from mentorlog.exchange.table.columns import Headed
    from mentorlog.exchange.table.rows import Read
    from mentorlog.record import Record, Side
    from mentorlog.store import Reader

TAKES = ("of", "columns", "day_order", "outcome", "owner", "skip_bad", "update")


def take(session: Session, wanted: Wanted) -> None:
    """Show how the columns are understood and what they bring, and save it."""
    from mentorlog.exchange.table.arrive import arrival
    from mentorlog.exchange.table.cells import read_table
    from mentorlog.exchange.table.columns import understood
    from mentorlog.exchange.table.tell import recognised

    table = read_table(content(wanted, "csv"))
    headed = recognised(understood(table, wanted.of, wanted.columns or ()))
    seen: list[Record] = []

    def read(reader: Reader) -> Arrival:
        record = session.open_record(reader)
        seen.append(record)
        try:
            found = _read(session, wanted, headed, record)
        except ImportRefused:
            session.say(*_columns(wanted, table, headed))
            raise
        known = Remembered(reader)
        arrived = arrival(record, headed.of, found.rows, session.today, wanted.update, known)
        return arrived.but(left=(*map(str, found.unread), *arrived.left))

    def shown(arrived: Arrival) -> list[str]:
        return [*_columns(wanted, table, headed), *preview.lines(arrived, seen[-1])]

    bring(session, wanted, read, shown)


def _read(session: Session, wanted: Wanted, headed: Headed, record: Record) -> Read:
    from mentorlog.exchange.table.rows import Stated, read, refuse
    from mentorlog.exchange.table.whom import refuse_others

    def whose(text: str) -> Side | None:
        return sides.side(record, "", text)

    refuse_others(headed, record, whose)
    owner = sides.owner(record, "--owner", wanted.owner) if wanted.owner else None
    found = read(
        headed,
        record,
        session.today,
        whose,
        Stated(order=wanted.day_order, outcome=wanted.outcome, owner=owner),
        lambda: chosen.order(session),
    )
    if not wanted.skip_bad:
        refuse(found.unread, len(found.rows))
    return found


def _columns(wanted: Wanted, table: Table, headed: Headed) -> list[str]:
    """How the file is read, and what each of its columns is taken for."""
    what = plural(len(headed.rows), CALLED[headed.of])
    said = [f"{what} {wanted.there} ({table.encoding}, {table.mark} between the cells)."]
    if headed.skipped:
        rows = "1 row is" if headed.skipped == 1 else f"{headed.skipped} rows are"
        said.append(f"{rows} above the headings, and left out.")
    named = [(column.heading or "(no heading)", column.key) for column in headed.columns]
    headings = [preview.cut(heading, 30) for heading, _ in named]
    pairs = zip(headings, named, strict=True)
    return [*said, *(f"  {padded(h, widest(headings))} -> {_key(k)}" for h, (_, k) in pairs)]


def _key(key: str | None) -> str:
    special = {"=length": "how long", "=state": "done or not", None: "left out"}
    return special.get(key, str(key))
