"""`mentorlog show --held`: everything that is held about a person, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.cli import holding_words as words
from mentorlog.cli import naming
from mentorlog.cli.holding import Holding, data, everyone, holding
from mentorlog.due import erase_on
from mentorlog.record import Relationship
from mentorlog.wording import plural, role

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader


def show(session: Session, as_json: bool) -> None:
    """Every relationship that `--with` names, deleted or not; without it the one that is open."""
    with session.reading() as reader:
        found = [(holding(reader, one), _erase_on(reader, one)) for one in _meant(session, reader)]
    path = session.journal_path
    if as_json:
        session.print_json([data(one, path) | {"erase_on": day} for one, day in found])
        return
    from mentorlog.render.held import held_page

    parts = []
    for one, day in found:
        about = one.held.relationship
        rows = list(_rows(session, one, day))
        parts.append((naming.both(about), about.short, rows))
    session.print(held_page(parts))


def _meant(session: Session, reader: Reader) -> Sequence[Relationship]:
    if session.wanted is None:
        return [session.choose(reader)]
    there = everyone(reader)
    return naming.fitting(there, session.wanted) or naming.named(there, session.wanted, session)


def _erase_on(reader: Reader, about: Relationship) -> date | None:
    found = reader.entry(Relationship, about.id)
    return erase_on(reader.record(about.id)) if found else None


def _rows(session: Session, found: Holding, day: date | None) -> Iterator[tuple[str, str]]:
    from mentorlog.days import say_day

    held, path = found.held, session.journal_path
    since = f"; first written down on {say_day(held.since, session.today)}" if held.since else ""
    yield "Record", f"{words.counts(held.kinds) or 'nothing: it was deleted'}{since}"
    for one in held.packets:
        said = f"what the {role(held.relationship, one.side)} shared, as of "
        said += say_day(one.exported_on, session.today)
        yield "Packet", f"{said}: {plural(one.entries, 'thing')}"
    yield "Private", words.private(found)
    yield "History", words.history(found)
    mixed = len(held.mixed)
    yield "", f"{plural(mixed, 'command')} that wrote to others, too" if mixed else ""
    yield "Index", words.index(found)
    files = [said for _, said in words.files(found, path)]
    yield "Files", "no draft and no backup of it is beside the journal" if not files else ""
    for number, said in enumerate(files):
        yield "" if number else "Files", said
    yield "Journal", str(path.absolute())
    yield "Erase", f"agreed for {say_day(day, session.today)}" if day else ""
