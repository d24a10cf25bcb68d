"""`mentorlog undo` and `mentorlog redo`: the last command taken back, and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, flag
from mentorlog.cli.session import Session
from mentorlog.errors import NotFound, UsageError

if TYPE_CHECKING:
    from mentorlog.record import Relationship
    from mentorlog.store import Reader, Writer
    from mentorlog.store.history import Command

commands = Commands()
LISTED = 15
NAMED = 3
MANY = 200  # entries; a command that wrote more is told by counts alone


@commands.command("undo", example="mentorlog undo\nmentorlog undo --list")
def undo(
    ctx: Ctx,
    listing: Annotated[bool, flag("the last commands, and what each wrote", "--list")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Take back the last command that wrote something.

    Nothing is needed. Typed again, it takes back the one before; `mentorlog redo` brings the
    last one back. Nobody is given a number again that was given before.
    """
    session = ctx.obj
    if listing:
        _list(session, as_json)
        return
    from mentorlog.store import undoing

    with session.writing() as writer:
        last = _last(session, writer)
        _refuse_other(session, writer, last.id, last)
        wrote, whose = _wrote(writer, last), _whose(writer, last.id)
        undoing.undo(writer)
    way = "mentorlog redo brings it back."
    said = f"Taken back: {_of_day(last)}{whose}"
    _tell(session, as_json, said, last.but(undone=True), wrote, way)


@commands.command("redo", example="mentorlog redo")
def redo(ctx: Ctx, as_json: Annotated[bool, JSON] = False) -> None:
    """Bring back what the last undo took back.

    Nothing is needed. It can be done while nothing else was written since.
    """
    from mentorlog.store import history, undoing

    session = ctx.obj
    with session.writing() as writer:
        undone, command = history.taken_back(writer, writer.command)
        _refuse_other(session, writer, undone, command)
        whose = _whose(writer, undone)
        undoing.redo(writer)
        wrote = _wrote(writer, command)
    way = "mentorlog undo takes it back again."
    said = f"Brought back: {_of_day(command)}{whose}"
    _tell(session, as_json, said, command.but(undone=False), wrote, way)


def _last(session: Session, writer: Writer) -> Command:
    """The command that is to be taken back. After an erasure, which cannot be, that is the one
    before it where its relationship was named in so many words; UsageError otherwise."""
    from mentorlog.store import history

    erasure = history.erased(writer, writer.command)
    if erasure is not None and erasure.name == history.RESTORING:
        return _since_restore(session, writer, erasure)
    said = (
        f"The last command, {_of_day(erasure)}, erased something for good: that cannot be taken "
        "back, and nothing was undone."
        if erasure
        else ""
    )
    try:
        last = history.standing(writer, writer.command)
    except NotFound:
        if erasure is None:
            raise
        raise UsageError(said, "mentorlog undo --list") from None
    if erasure is None or erasure.id < last.id or session.with_name is not None:
        return last
    about, _ = _about(writer, last.id)
    raise UsageError(
        f"{said} Before it came {_of_day(last)}{_whose(writer, last.id)}; to take that back, say "
        "whom it is about.",
        f"mentorlog undo --with {about[0].short}" if about else "mentorlog undo --list",
    )


def _since_restore(session: Session, writer: Writer, restored: Command) -> Command:
    """The command that is to be taken back, where it was written since the backup came back."""
    from mentorlog.store import backup, history

    with suppress(NotFound):
        last = history.standing(writer, writer.command)
        if last.id > restored.id:
            return last
    kept = next(
        (one for one in backup.listed(session.journal_path) if "-before-restore-" in one.path.name),
        None,
    )
    raise UsageError(
        f"The last command, {_of_day(restored)}, put a backup in the place of the journal; undo "
        "takes nothing back that is older. What was there before is brought back by a restore.",
        f"mentorlog restore {kept.path.name}" if kept else "mentorlog restore",
    )


def _tell(
    session: Session, as_json: bool, said: str, command: Command, wrote: str, way: str
) -> None:
    if as_json:
        session.print_json(_data(command, wrote))
        return
    session.out(f"{said}: {wrote}. {way}")


def _of_day(command: Command) -> str:
    from mentorlog.days import short_day

    return f"{command.name} of {short_day(command.on)}"


def _refuse_other(session: Session, writer: Writer, id: int, command: Command) -> None:
    """UsageError where a relationship is named that the command had no part in."""
    wanted = session.wanted
    if wanted is None:
        return
    from mentorlog.cli.naming import fitting

    about, everyone = _about(writer, id)
    meant = fitting(everyone, wanted)
    if not any(one in meant for one in about):
        raise UsageError(
            f"The last command, {_of_day(command)}, was about {_named(about) or 'something else'}. "
            "Commands are taken back and brought back in their order.",
            "mentorlog undo --list",
        )


def _about(reader: Reader, id: int) -> tuple[list[Relationship], list[Relationship]]:
    """The relationships that a command wrote to, those that it began or deleted among them, and
    every one, each in the order of their numbers."""
    from mentorlog.record import Relationship
    from mentorlog.store.history import homes, last

    there = homes(reader, id)
    gone = (last(reader, Relationship, home) for home in there)
    by_id = {one.id: one for one in (*filter(None, gone), *reader.relationships())}
    everyone = sorted(by_id.values(), key=lambda one: one.number or 0)
    return [one for one in everyone if one.id in there], everyone


def _whose(reader: Reader, id: int) -> str:
    """Whom a command was about, to be added to its name; empty where there never was more than
    one relationship that it could be."""
    about, everyone = _about(reader, id)
    if not about or (len(everyone) < 2 and all(one.number == 1 for one in everyone)):
        return ""
    return f" ({_named(about)})"


def _named(about: list[Relationship]) -> str:
    """The first of them, and how many more; empty for none."""
    from mentorlog.cli.naming import both

    more = f" and {len(about) - NAMED} more" if len(about) > NAMED else ""
    return f"{'; '.join(map(both, about[:NAMED]))}{more}"


def _wrote(reader: Reader, command: Command) -> str:
    """What a command wrote, in a line."""
    from mentorlog.render.changes import counted, in_short
    from mentorlog.store import history

    if command.for_good:
        return {
            history.ERASING: "a relationship erased",
            history.RESTORING: "a backup brought back",
        }.get(command.name, "earlier words taken out")
    entries = history.touched(reader, command.id)
    shared = list(_shared(reader, command.id))
    if len(entries) > MANY:
        return ", ".join([counted([cls for cls, _ in entries]), *shared])
    pairs = [(change.before, change.after) for change in history.changes(reader, command)]
    said = in_short(pairs, history.naming(reader))
    return ", ".join(filter(None, (said, *shared))) or "nothing in the end"


def _shared(reader: Reader, command: int) -> Iterator[str]:
    """The packets that a command kept or took out, in words."""
    from mentorlog.record import Relationship
    from mentorlog.store.history import last, packets
    from mentorlog.wording import role

    for home, side in packets(reader, command):
        about = last(reader, Relationship, home)
        yield f"what the {role(about, side) if about else side} shared"


def _list(session: Session, as_json: bool) -> None:
    from mentorlog.store import history

    with session.reading() as reader:
        commands = history.commands(reader, LISTED)
        if as_json:
            session.print_json([_data(command, _wrote(reader, command)) for command in commands])
            return
        found = [(c, _whose(reader, c.id), _wrote(reader, c)) for c in commands]
    if not found:
        session.out("No command has written anything yet since this journal keeps a history.")
        return
    session.out("The last commands that wrote something, newest first:", "")
    for command, whose, wrote in found:
        aside = " (taken back)" if command.undone else ""
        if command.for_good:
            restored = command.name == history.RESTORING
            lasting = "for good, which undo cannot take back"
            aside = f" ({'which a restore takes back' if restored else lasting})"
        session.out(f"{_of_day(command)}{whose}{aside}", f"    {wrote}")


def _data(command: Command, wrote: str) -> dict[str, Any]:
    return {
        "command": command.name,
        "on": command.on,
        "taken_back": command.undone,
        "wrote": wrote,
    }
