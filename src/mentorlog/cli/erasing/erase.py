"""`mentorlog erase`: one relationship and everything about it, for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, flag, name, short, what, word
from mentorlog.cli.session import Session
from mentorlog.errors import JournalError, NotFound, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.erasing.holding import Holding
    from mentorlog.record import Relationship
    from mentorlog.store import Reader, Writer

commands = Commands()
Shared = Literal["keep", "delete"]
MOST_NAMED = 3  # files that are named once more where it is asked what becomes of them
EXAMPLE = """\
mentorlog erase Sarah --dry-run
mentorlog erase Sarah --export sarah.jsonl
mentorlog erase r2 --confirm Sarah"""


@commands.command("erase", example=EXAMPLE)
def erase(
    ctx: Ctx,
    which: Annotated[str, what("whom to erase: a whole name, or r1", "NAME")],
    confirm: Annotated[
        str | None, name("the name of who is erased, instead of typing it when asked", "--confirm")
    ] = None,
    dry_run: Annotated[
        bool, flag("say what goes and what stays; erase nothing", "--dry-run")
    ] = False,
    export: Annotated[
        str | None, short("write all of it to a new file first", "--export", metavar="PATH")
    ] = None,
    shared: Annotated[
        Shared | None, word("what becomes of backups that hold others, too", "--shared")
    ] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Erase a relationship and everything about it, for good.

    Needed: NAME. What is recorded, what was changed and deleted, drafts and backups go; the file
    is written anew. It cannot be undone, so that the name is asked for, or given with --confirm;
    --dry-run says what would go. `mentorlog delete` can be undone.
    """
    from mentorlog.cli.erasing.erase_words import preview
    from mentorlog.cli.erasing.holding import holding

    session = ctx.obj
    if export is not None:
        _spare(session, export)
    with session.reading() as reader:
        found = holding(reader, _meant(session, reader, which))
    _refuse_other(found, which)
    _refuse_export(found, export)
    if dry_run:
        _dry_run(session, found, preview(session, found, export, shared), as_json)
        return
    session.say(*preview(session, found, export, shared))
    deleting = _shared_too(session, found, shared, confirm)
    gone = [*found.alone, *(found.shared if deleting else ())]
    nothing = found.lost and not gone and (session.interactive or confirm is not None)
    if nothing or not _agreed(session, found, confirm):
        session.out("Nothing was erased.")
        return
    _erase(session, found, export, gone)
    _tell(session, found, gone, export, as_json)


def _dry_run(session: Session, found: Holding, said: Iterable[str], as_json: bool) -> None:
    from mentorlog.cli.erasing.holding import data

    if as_json:
        session.print_json(data(found, session.journal_path))
        return
    session.out(*said, "", "Nothing was erased: this was a dry run.")


# Who is meant.


def _meant(session: Session, reader: Reader, typed: str) -> Relationship:
    """The one that a whole name or a short id stands for, deleted or not; NotFound."""
    from mentorlog.cli import naming, told_apart
    from mentorlog.cli.asking.retyped import instead
    from mentorlog.cli.erasing.holding import everyone, lost

    there = everyone(reader)
    found = naming.fitting(there, typed, whole=True)
    gone = not found
    found = found or lost(reader, typed)
    if len(found) == 1:
        return found[0]
    if found:
        apart = [(one, told_apart.of(reader.maybe_record(one.id), gone)) for one in found]
        raise told_apart.several(typed, apart, instead(session, typed, found[0].short))
    sides = [one.but(facilitator=None) for one in there]
    begun = told_apart.not_whole(sides, typed, lambda name: instead(session, typed, name))
    if begun is not None:
        raise begun
    alike = naming.near_names(there, typed)
    hint = f"; did you mean {' or '.join(alike)}?" if alike else "."
    raise NotFound(
        f"No relationship is with {naming.quoted(typed)}{hint}",
        (instead(session, typed, alike[0]) if alike else None) or "mentorlog list",
    )


def _spare(session: Session, export: str) -> None:
    from mentorlog.cli.files import spare

    spare(export, session.journal_path, "mentorlog erase --help")
    if export == "-":
        raise UsageError("--export needs the name of a new file.", "mentorlog erase --help")


def _refuse_other(found: Holding, typed: str) -> None:
    """NotFound where it is in other journals alone, which are erased from by themselves."""
    if not found.of_others:
        return
    from mentorlog.cli.asking.retyped import line
    from mentorlog.cli.naming import both, quoted

    listed = ", ".join(str(path) for path in found.elsewhere)
    name = both(found.held.relationship)
    words = ["mentorlog", "erase", typed, "--journal", str(found.elsewhere[0])]
    raise NotFound(
        f"No relationship here is with {quoted(typed)}; {name} are in another journal: {listed}.",
        line([*words, "--dry-run"]),
    )


def _refuse_export(found: Holding, export: str | None) -> None:
    if export is not None and found.lost:
        raise UsageError(
            f"This journal holds nothing of {found.held.relationship.short} any more, so that "
            "there is nothing to export.",
            "mentorlog list",
        )
    if export is not None and found.held.deleted:
        raise UsageError(
            f"{found.held.relationship.short} was deleted, so that there is nothing to export. "
            "mentorlog undo brings it back, if that was the last command.",
            "mentorlog undo --list",
        )


# Whether it is to be done.


def _shared_too(
    session: Session, found: Holding, shared: Shared | None, confirm: str | None
) -> bool:
    """Whether the files that hold others, too, are to be deleted whole."""
    from mentorlog.cli.asking.retyped import added
    from mentorlog.cli.erasing.holding import near
    from mentorlog.cli.erasing.holding_words import others

    if not found.shared or shared is not None:
        return shared == "delete"
    if not session.interactive:
        if confirm is None:
            return False  # the name is asked for first
        listed = ", ".join(near(session.journal_path, path) for path in found.shared)
        raise UsageError(
            f"Nothing was erased: --shared is missing, which says what becomes of {listed}: keep "
            "or delete.",
            added(session, "--shared", "keep" if found.alone or not found.lost else "delete"),
        )
    if len(found.shared) > MOST_NAMED:
        session.say("", f"Of the files above, {len(found.shared)} hold others, too, or may.")
    else:
        session.say("", "These files hold it, and something else as well:")
        for path in found.shared:
            session.say(f"  {near(session.journal_path, path)}: {others(found, path)}")
    return session.sure("Delete them whole? (y/N, Enter keeps them)")


def _agreed(session: Session, found: Holding, confirm: str | None) -> bool:
    """Whether the name was given, or is typed; UsageError where it is another."""
    from mentorlog.cli.asking.retyped import added, valued
    from mentorlog.cli.erasing.erase_words import confirming
    from mentorlog.cli.naming import folded

    wanted, *also = confirming(found)
    if confirm is None and not session.interactive:
        raise UsageError(
            f"Nothing was erased: --confirm is missing. What to give is {wanted}.",
            added(session, "--confirm", wanted),
        )
    typed = confirm
    if typed is None:
        session.say("")
        typed = session.answer(f"Type {wanted} to erase it for good; Enter leaves it:")
    if folded(typed) in map(folded, (wanted, *also)):
        return True
    if confirm is not None:
        raise UsageError(
            f"Nothing was erased: --confirm says {confirm!r}, and it has to be {wanted}.",
            valued(session, "--confirm", wanted),
        )
    if typed:
        session.say(f"That is not what was asked for, which is {wanted}.")
    return False


# Doing it.


def _erase(session: Session, found: Holding, export: str | None, gone: Sequence[Path]) -> None:
    """One transaction; the files go before it is committed, so that it can be done again where
    one of them cannot be removed."""
    from mentorlog.store import anew, copies, erasing

    relationship, top = found.held.relationship, session.journal_path.absolute().parent
    if found.lost:
        for path in gone:
            copies.remove(path, top)
        return
    with session.writing() as writer:
        if export is not None:
            _export(session, writer, relationship.id, export)
        erasing.erase(writer, relationship.id)
        for path in gone:
            copies.remove(path, top)
    try:
        anew.write(session.journal_path)
    except JournalError as error:
        session.say(
            f"note: the rows are erased, and the file is still to be written anew: "
            f"{error.sentence} The next command does it."
        )


def _export(session: Session, writer: Writer, id: str, file: str) -> None:
    from mentorlog.cli.files import created
    from mentorlog.exchange.jsonl import export_record, write_lines

    leaving = export_record(writer.record(id), include_private=True)
    with created(file) as stream:
        write_lines(leaving, stream, exported_on=session.today, include_private=True)


def _tell(
    session: Session, found: Holding, gone: Sequence[Path], export: str | None, as_json: bool
) -> None:
    from mentorlog.cli.erasing.erase_words import erased, left

    if as_json:
        session.print_json(
            {
                "erased": found.held.relationship.short,
                "files_removed": [str(path) for path in gone],
                "still_held_by": [str(path) for path, _ in left(found, gone, session)],
                "exported_to": export,
            }
        )
        return
    session.out(*erased(session, found, gone, export))
