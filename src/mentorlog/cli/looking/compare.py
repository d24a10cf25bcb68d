"""`mentorlog compare`: two sides' views of one relationship, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import line
from mentorlog.cli.kinds import JSON, flag, what
from mentorlog.errors import AFTER, ImportRefused, NotFound, UsageError
from mentorlog.record import PARTIES, Keeper, Record

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.compare import Said
    from mentorlog.exchange.packet import Packet
    from mentorlog.store import Reader

commands = Commands()

EXAMPLE = """\
mentorlog compare                          (once Sarah's is imported)
mentorlog compare tariq.jsonl sarah.jsonl  (two packets, without a journal)
"""
SHARE = "mentorlog export --packet --out FILE"


@commands.command("compare", example=EXAMPLE)
def compare(
    ctx: Ctx,
    files: Annotated[
        list[str] | None, what("two packets; your journal and what was shared without", "FILE")
    ] = None,
    other_names: Annotated[
        bool, flag("two packets are of the same two people, under other names", "--other-names")
    ] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Two views side by side: sessions, promises, goals, what is expected.

    Nothing is needed. It shows what the other side shared (see `mentorlog import`) beside your
    own record, without what is private in it, and says where you differ: nothing is put right,
    and nobody is counted. For somebody whom both asked to help, two packets.
    """
    from mentorlog.compare import compare as compared

    session = ctx.obj
    one, other, with_ = _two_files(files, other_names) if files else _own(session)
    found = compared(one, other, session.today)
    if as_json:
        from mentorlog.render.data_of_views import data

        session.print_json(data(found))
        return
    from mentorlog.render.comparing import called, page

    keeper = one.record.relationship.keeper
    names = called(one, other, keeper), called(other, one, keeper)
    session.print(page(found, names, f"mentorlog export --packet{with_}"))


# A journal and what was shared.


def _own(session: Session) -> tuple[Said, Said, str]:
    from mentorlog.cli.handing import shared
    from mentorlog.compare import Said
    from mentorlog.exchange.leaving import left_out

    with session.reading() as reader:
        record = session.record(reader)
        several = reader.several
        views = _views(reader, record)
    short = record.relationship.short
    with_ = f" --with {short}" if several else ""
    if not views:
        raise NotFound(
            f"Nobody has shared their view of {record.relationship.mentor} and "
            f"{record.relationship.mentee} with you yet. Ask for theirs, which is made with "
            f"{SHARE}, and import it.",
            f"mentorlog import FILE --as {short}",
        )
    if len(views) > 1 and record.relationship.keeper not in PARTIES:
        return _neutral(views[0]), views[1], with_
    private = left_out(record)
    if private:
        session.say(f"note: what is private in your record is not compared: {private}.")
    keeper = record.relationship.keeper or _rest(views[0].side)
    return Said(side=keeper, record=shared(record), on=session.today), views[0], with_


def _rest(side: Keeper) -> Keeper:
    """A side that it is not."""
    return next(party for party in PARTIES if party != side)


def _views(reader: Reader, record: Record) -> list[Said]:
    """What was shared with the keeper, the other side's first."""
    from mentorlog.cli.importing.packet import kept_packet
    from mentorlog.store.packets import received

    found = received(reader, record.relationship.id)
    mine = record.relationship.keeper
    return [_said(kept_packet(packet)) for packet in found if packet.side != mine]


def _said(packet: Packet) -> Said:
    from mentorlog.compare import Said

    return Said(side=packet.view, record=packet.record, on=packet.exported_on)


# Two packets.


def _two_files(files: Sequence[str], other_names: bool) -> tuple[Said, Said, str]:
    from mentorlog.cli.files import opened
    from mentorlog.exchange.packet import NOT_TAKEN, read_packet

    if len(files) != 2:
        raise UsageError(
            "Two packets are compared with each other, or what was imported with your own record.",
            line(["mentorlog", "import", files[0]]),
        )
    packets = []
    for file in files:
        with opened(file) as stream:
            try:
                packets.append(read_packet(stream))
            except ImportRefused as error:  # one of two: which?
                why = error.sentence.removesuffix(NOT_TAKEN).rstrip(".")
                raise ImportRefused(f"{file!r}: {why}.", error.try_) from error
    one, other = packets
    _refuse_strangers(one, other, other_names)
    first, second = sorted((one, other), key=lambda packet: packet.view, reverse=True)
    return _neutral(_said(first)), _said(second), ""


def _refuse_strangers(one: Packet, other: Packet, other_names: bool) -> None:
    """UsageError where the two are no two sides of one relationship."""
    from mentorlog.cli import naming

    if one.view == other.view:
        raise UsageError(
            f"Both packets are the {one.view}'s view; compare needs those of two sides.",
            f"{AFTER}--help",
        )
    mine, theirs = one.relationship, other.relationship
    if not (other_names or mine.id == theirs.id or naming.alike(mine, theirs)):
        raise UsageError(
            "These are packets of two relationships by their names: of "
            f"{naming.both(mine)} and of {naming.both(theirs)}. Only where these are the same two "
            "people, say so.",
            f"{AFTER}--other-names",
        )


def _neutral(said: Said) -> Said:
    """A view as neither side reads it: everybody is called by name."""
    plain = said.record.relationship.but(keeper=None)
    return said.but(record=said.record.but(relationship=plain))
