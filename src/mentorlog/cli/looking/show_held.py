"""`mentorlog show --held`: everything that is held about a person, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.cli import naming
from mentorlog.cli.erasing import holding_words as words
from mentorlog.cli.erasing.holding import Holding, data, everyone, holding, lost
from mentorlog.due import erase_on
from mentorlog.errors import UsageError
from mentorlog.record import Relationship
from mentorlog.render.safe import safe
from mentorlog.wording import plural, role

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader


def show(session: Session, name: str | None, as_json: bool) -> None:
    """Every relationship of somebody of that name, or of that of `--with`, deleted or not;
    without a name the one that is open."""
    if name is not None:
        if session.with_name is not None:
            raise UsageError("--held takes one name; leave out --with.", "mentorlog show --help")
        session.with_name = name
    with session.reading() as reader:
        found = [(holding(reader, one), _erase_on(reader, one)) for one in _meant(session, reader)]
    path = session.journal_path
    if as_json:
        session.print_json([data(one, path) | {"erase_on": day} for one, day in found])
        return
    from mentorlog.cli.erasing.erase_words import to_look
    from mentorlog.render.held import held_page

    parts = []
    for one, day in found:
        about = one.held.relationship
        short = "" if one.lost else about.short
        rows = list(_rows(session, one, day))
        parts.append((naming.both(about), short, rows, to_look(session, one)))
    session.print(held_page(parts))


def _meant(session: Session, reader: Reader) -> Sequence[Relationship]:
    wanted = session.wanted
    if wanted is None:
        return [session.choose(reader)]
    there = everyone(reader)
    found = [*naming.fitting(there, wanted, whole=True), *lost(reader, wanted)]
    ids = {one.id for one in found}
    found += [one for one in there if one.id not in ids and naming.persons(one, wanted, whole=True)]
    if found:
        return found
    from mentorlog.cli.asking.retyped import named
    from mentorlog.cli.told_apart import not_whole

    begun = not_whole(there, wanted, lambda name: named(session, name))
    raise begun or naming.nobody(there, wanted, session)


def _erase_on(reader: Reader, about: Relationship) -> date | None:
    record = reader.maybe_record(about.id)
    return None if record is None else erase_on(record)


def _rows(session: Session, found: Holding, day: date | None) -> Iterator[tuple[str, str]]:
    from mentorlog.days import say_day

    held, path = found.held, session.journal_path
    yield "Named", _facilitated(session, found)
    since = f"; first written down on {say_day(held.since, session.today)}" if held.since else ""
    gone = "nothing: it is in other files alone" if found.lost else "nothing: it was deleted"
    yield "Record", f"{words.counts(held.kinds) or gone}{since}"
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
    yield from (("Others", said) for said in _others(session, found))
    yield "Journal", str(path.absolute())
    yield "Erase", f"agreed for {say_day(day, session.today)}" if day else ""


def _facilitated(session: Session, found: Holding) -> str:
    """That whoever is asked about is the facilitator."""
    facilitator = found.held.relationship.facilitator
    if facilitator is None or facilitator not in _asked(session, found):
        return ""
    return f"{safe(facilitator)}, as facilitator"


def _others(session: Session, found: Holding) -> Iterator[str]:
    """How to find what the entries of other relationships say of whoever is asked about."""
    from mentorlog.cli.erasing.erase_words import in_others

    return in_others(found, _asked(session, found))


def _asked(session: Session, found: Holding) -> list[str]:
    """The people of it whose name was typed."""
    return naming.persons(found.held.relationship, session.wanted or "", whole=True)
