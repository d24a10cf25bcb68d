"""What the other side shared, kept beside the record: never in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from mentorlog.cli import naming
from mentorlog.cli.asking.retyped import added, line
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.days import short_day
from mentorlog.errors import JournalMissing, NotFound, UsageError
from mentorlog.exchange.merging import Changes, View, changes, merge
from mentorlog.exchange.packet import Packet, read_packet
from mentorlog.record import PARTIES, Relationship
from mentorlog.wording import role

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader
    from mentorlog.store.packets import Received

QUESTION = "Keep it beside your own record? (Y/n, then Enter)"
SAME = "Are these the same two people, under other names? (y/N, then Enter)"


def take_packet(session: Session, wanted: Wanted, stream: BinaryIO) -> None:
    """Take a packet as the view of its side; the keeper's own record stays as it is."""
    if wanted.update:
        raise UsageError(
            "This is a packet, and changes nothing in your own record; --update does not go "
            "with it.",
            line(["mentorlog", "import", wanted.file]),
        )
    packet = read_packet(stream)
    try:
        with session.reading() as reader:
            home = _home(session, wanted, reader, packet)
            before, after = _views(reader, home, packet)
    except JournalMissing:
        raise _nobody(packet) from None
    found = changes(before, after)
    if not wanted.as_json:
        session.out(*_told(home, packet, before, found))
    if wanted.dry_run or after == before:
        _said(session, wanted, home, packet, found, saved=False)
        return
    asking = session.interactive and not wanted.yes and not wanted.as_json
    if asking and not session.yes(QUESTION):
        session.out("Nothing is saved.")
        return
    _save(session, home, packet)
    _said(session, wanted, home, packet, found, saved=True)


# Which relationship it is of.


def _home(session: Session, wanted: Wanted, reader: Reader, packet: Packet) -> Relationship:
    everyone = reader.relationships()
    if not everyone:
        raise _nobody(packet)
    home = _paired(session, wanted, reader, packet, everyone)
    if home.keeper is None:
        raise UsageError(
            "It is not noted who keeps this journal, so that nobody can tell whose the other "
            "view is.",
            f"mentorlog agree --with {home.short} --keeper {_other(packet)}",
        )
    if home.keeper == packet.view:
        raise UsageError(
            f"This packet is the view of the {role(home, packet.view)}, which is your own here. "
            "A journal of your own on another machine comes in as the file that it is.",
            "mentorlog import JOURNAL.db --merge",
        )
    return home


def _paired(
    session: Session,
    wanted: Wanted,
    reader: Reader,
    packet: Packet,
    everyone: Sequence[Relationship],
) -> Relationship:
    """The one that is named, else the one that it was paired with before or shares its id, else
    the one of both names, once somebody has said so. Other names are asked about once, too."""
    from mentorlog.store.packets import paired

    known = {packet.relationship.id, *paired(reader, packet.relationship.id)}
    name = wanted.as_ if wanted.as_ is not None else session.wanted
    if name is not None:
        named = naming.named(everyone, name, session)
        if len(named) > 1:
            raise naming.several(named, name, session)
        if not (named[0].id in known or wanted.other_names):
            _same_people(session, packet, named[0])
        return named[0]
    found = [one for one in everyone if one.id in known]
    if len(found) == 1:
        return found[0]
    alike = [one for one in everyone if naming.alike(one, packet.relationship)]
    return _asked(session, packet, found or alike, everyone)


def _same_people(session: Session, packet: Packet, home: Relationship) -> None:
    """Refuse names that are others on both sides or one, unless somebody says that they are the
    same two people: what is laid beside a record is read as what the other side said of it."""
    if naming.alike(home, packet.relationship):
        return
    said = (
        f"This is the {_side(packet)}'s view of {naming.both(packet.relationship)}, and "
        f"{home.short} is {naming.both(home)}"
    )
    if session.interactive:
        session.say(f"{said}.")
        if session.sure(SAME):
            return
    raise UsageError(
        f"{said}. Only where these are the same two people, under other names, say so.",
        added(session, "--other-names"),
    )


def _asked(
    session: Session,
    packet: Packet,
    alike: Sequence[Relationship],
    everyone: Sequence[Relationship],
) -> Relationship:
    of = f"This is the {_side(packet)}'s view of {naming.both(packet.relationship)}"
    if not alike:
        there = ", ".join(f"{one.short} {naming.both(one)}" for one in everyone[:5])
        raise UsageError(
            f"{of}, and none of yours has these names: {there}. Where one of them is of the same "
            "two people, --as says which one, and --other-names that they are called otherwise.",
            "mentorlog list",
        )
    first = alike[0]
    if len(alike) == 1 and session.interactive:
        session.say(f"{of}, and comes from another journal.")
        if session.yes(f"Is that {first.short}, {naming.both(first)}? (Y/n, then Enter)"):
            return first
    listed = ", ".join(f"{one.short} {naming.both(one)}" for one in alike[:5])
    which = "Say that it is" if len(alike) == 1 else "Say which one it is"
    raise UsageError(f"{of}. {which}: {listed}.", added(session, "--as", first.short))


def _nobody(packet: Packet) -> NotFound:
    about = packet.relationship
    start = ["mentorlog", "start", "--mentor", about.mentor, "--mentee", about.mentee]
    return NotFound(
        f"This is the {_side(packet)}'s view of {naming.both(about)}, and this journal has none "
        "of its own yet to lay it beside.",
        line([*start, "--keeper", _other(packet)]),
    )


def _other(packet: Packet) -> str:
    other = next(party for party in PARTIES if party != packet.view)
    return role(packet.relationship, other)


def _side(packet: Packet) -> str:
    return role(packet.relationship, packet.view)


# Keeping it.


def view_of(packet: Packet) -> View:
    """A packet as it is merged with others."""
    from mentorlog.exchange.jsonl import line_of

    return View(
        side=packet.view,
        exported_on=packet.exported_on,
        revision=packet.revision,
        lines={(e.type, e.id): line_of(e).decode() for e in packet.entries},
    )


def kept_view(kept: Received) -> View:
    """What was kept of a side, to be merged with what comes."""
    return view_of(kept_packet(kept))


def kept_packet(kept: Received) -> Packet:
    """What was kept of a side, read again."""
    from io import BytesIO

    from mentorlog.exchange.jsonl import read_lines

    return Packet(
        view=kept.side,
        exported_on=kept.exported_on,
        revision=kept.revision,
        entries=tuple(entry for _, entry in read_lines(BytesIO(kept.lines.encode()))),
    )


def joined(one: Received, other: Received) -> Received:
    """What is kept of two packets of one side, whichever of the two came first."""
    (view,) = merge([kept_view(one)], [kept_view(other)])
    last = max(one, other, key=lambda r: (r.exported_on, r.revision, r.received_on, r.theirs))
    lines = "".join(view.lines[name] for name in sorted(view.lines))
    return last.but(lines=lines)


def _views(reader: Reader, home: Relationship, packet: Packet) -> tuple[View | None, View]:
    """What was kept of that side before, and what is to be kept of it now."""
    from mentorlog.store.packets import received

    before = [kept_view(r) for r in received(reader, home.id) if r.side == packet.view]
    (after,) = merge(before, [view_of(packet)])
    return (merge(before, ())[0] if before else None), after


def _save(session: Session, home: Relationship, packet: Packet) -> None:
    from mentorlog.cli.safekeeping.copying import writing
    from mentorlog.store.packets import Received, keep

    with writing(session, "import") as writer:
        _, after = _views(writer, home, packet)
        kept = Received(
            relationship=home.id,
            side=packet.view,
            theirs=packet.relationship.id,
            exported_on=after.exported_on,
            revision=after.revision,
            received_on=session.today,
            lines="".join(after.lines.values()),
        )
        keep(writer, kept)


# Saying it.


def _told(home: Relationship, packet: Packet, before: View | None, found: Changes) -> list[str]:
    from mentorlog.cli.erasing.holding_words import counts

    held = counts(Counter(entry.type for entry in packet.entries))
    of = f"The {role(home, packet.view)}'s view of {naming.both(home)} ({home.short})"
    if not naming.alike(home, packet.relationship):
        of += f", who are called {naming.both(packet.relationship)} there"
    lines = [f"{of}, as of {short_day(packet.exported_on)}: {held}."]
    if before is None:
        return lines
    since = short_day(before.exported_on)
    if before.stamp > (packet.exported_on, packet.revision):
        return [*lines, f"You have a later one, of {since}, which stands."]
    if not (found.new or found.changed or found.gone):
        return [*lines, f"It says what the one of {since} said."]
    said = f"{found.new} new, {found.changed} changed, {found.gone} no longer in it"
    return [*lines, f"Beside the one of {since}: {said}."]


def _said(
    session: Session,
    wanted: Wanted,
    home: Relationship,
    packet: Packet,
    found: Changes,
    saved: bool,
) -> None:
    if wanted.as_json:
        session.print_json(
            {
                "saved": saved,
                "view": packet.view,
                "relationship": home.id,
                "exported_on": packet.exported_on,
                **{name: getattr(found, name) for name in found.names},
            }
        )
    elif saved:
        session.out(
            "Saved beside your own record, which is as it was. `mentorlog undo` takes it back. "
            "To see both:"
        )
        session.out(f"  mentorlog compare --with {home.short}")
    else:
        session.out("Nothing is saved." if wanted.dry_run else "There is nothing to save.")
