"""`mentorlog export --packet`: what the keeper's side shares with the other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from mentorlog.cli.asking.retyped import added, instead, line
from mentorlog.cli.handing import handed
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.exchange.packet import Also, Sharing
    from mentorlog.record import Keeper, Record

QUESTION = "Write it? (Y/n, then Enter)"


class Asked(Frozen, kw_only=True):
    """What was asked of it: the file, what is to be in it besides, and how."""

    out: str | None
    also: Sequence[str]
    preview: bool
    yes: bool
    force: bool


def export_packet(session: Session, asked: Asked) -> None:
    """Show exactly what leaves; write it, once somebody who can be asked has said so."""
    from mentorlog.exchange.packet import sharing
    from mentorlog.store.packets import revision

    also = also_of(session, asked.also)
    with session.reading() as reader:
        record = session.record(reader)
        number = revision(reader, record.relationship.id)
        several = reader.several
    view = _view(record)
    shared = sharing(record, also)
    if not shared.entries:
        raise UsageError(
            f"The relationship {record.relationship.short} is marked private, so that no packet "
            "of it is made.",
            f"mentorlog edit {record.relationship.short} --no-private",
        )
    looking = asked.preview or (asked.out is None and _seen())
    if looking or (session.interactive and not asked.yes and asked.out is not None):
        _show(session, record, shared)
    if looking:
        _how_to_write(session, record, asked, several)
        return
    if not _agreed(session, asked):
        session.out("Nothing is written.")
        return
    _write(session, asked, record, shared, view, number)


def also_of(session: Session, typed: Sequence[str]) -> tuple[Also, ...]:
    """What is to be in it besides; UsageError names what can be."""
    from typing import get_args

    from mentorlog.cli.nearby import near
    from mentorlog.exchange.packet import Also

    known = get_args(Also)
    words = [word.strip().casefold() for part in typed for word in part.split(",")]
    for word in words:
        if word not in known:
            raise UsageError(
                f"--also: {word!r} is nothing that can be added; there is {', '.join(known)}.",
                instead(session, word, (*near(word, known), *known)[0]),
            )
    return tuple(cast("Also", word) for word in dict.fromkeys(words))


def _view(record: Record) -> Keeper:
    """Whose view it is; UsageError where nobody is noted as the keeper."""
    about = record.relationship
    if about.keeper is None:
        from mentorlog.wording import role

        raise UsageError(
            "A packet says whose view it is, and nobody is noted as the keeper of this journal.",
            f"mentorlog agree --keeper {role(about, 'mentor')}",
        )
    return about.keeper


def _seen() -> bool:
    """Whether standard output is a terminal, where a packet is nothing to look at."""
    return sys.stdout is not None and sys.stdout.isatty()


def _show(session: Session, record: Record, shared: Sharing) -> None:
    from mentorlog.cli.rewriting.held import said_of
    from mentorlog.exchange.packet import PURPOSE
    from mentorlog.render.document import page
    from mentorlog.render.packet import preview

    left = _left(record, shared)
    said = partial(said_of, record)
    session.print(page(preview(record, shared.entries, left, PURPOSE, said)))
    sys.stdout.flush()  # before the question on standard error


def _left(record: Record, shared: Sharing) -> list[str]:
    from mentorlog.exchange.leaving import private_ones
    from mentorlog.render.packet import staying

    return list(staying(shared.stays, private_ones(record)))


def _how_to_write(session: Session, record: Record, asked: Asked, several: bool) -> None:
    out = asked.out or f"{_name(record)}.jsonl"
    also = [word for part in asked.also for word in ("--also", part)]
    with_ = ["--with", record.relationship.short] if several else []
    journal = ["--journal", session.journal] if session.journal else []
    session.say(
        "",
        "This is exactly what leaves; nothing is written yet. To write it:",
        f"  {line(['mentorlog', 'export', '--packet', *journal, *with_, *also, '--out', out])}",
    )


def _name(record: Record) -> str:
    """A name for the file, from the names of both where both can be in one."""
    from mentorlog.cli.naming import in_file_name

    about = record.relationship
    names = [in_file_name(about.mentor), in_file_name(about.mentee)]
    return "-and-".join(names) if all(names) else f"packet-{about.short}"


def _agreed(session: Session, asked: Asked) -> bool:
    asking = session.interactive and not asked.yes and asked.out is not None
    return session.yes(QUESTION) if asking else True


def _write(
    session: Session, asked: Asked, record: Record, shared: Sharing, view: Keeper, number: int
) -> None:
    from mentorlog.cli.erasing.holding_words import counts
    from mentorlog.exchange.packet import PURPOSE, write_packet

    kinds: dict[str, int] = {}
    for entry in shared.entries:
        kinds[entry.type] = kinds.get(entry.type, 0) + 1
    with handed(session, asked.out, asked.force) as stream:
        session.say(f"This packet holds: {counts(kinds)}.", *_left(record, shared), PURPOSE)
        write_packet(stream, shared.entries, view=view, exported_on=session.today, revision=number)


def refuse_with(
    session: Session, asked: Asked, everything: bool, include_private: bool, packet: bool
) -> None:
    """UsageError where a flag of the packet stands without it, or one that it does not take."""
    if not packet and (asked.also or asked.preview or asked.yes):
        raise UsageError(
            "--also, --preview and --yes go with --packet.", added(session, "--packet")
        )
    if packet and include_private:
        raise UsageError(
            "A packet never holds what is marked private; --include-private does not go with it.",
            "mentorlog export --packet --preview",
        )
    if packet and everything:
        raise UsageError(
            "A packet holds one relationship; --all does not go with it.",
            "mentorlog export --packet --preview --with NAME",
        )
