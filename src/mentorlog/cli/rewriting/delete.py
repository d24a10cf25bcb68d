"""`mentorlog delete`: one entry of the record, or a whole relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, flag, what
from mentorlog.cli.rewriting.any_id import any_entry, any_relationship, read_id
from mentorlog.cli.session import Session
from mentorlog.errors import AFTER, UsageError
from mentorlog.record import Closing, Entry, Record, Relationship, closed_on, considered

if TYPE_CHECKING:
    from mentorlog.store import Reader
    from mentorlog.store.verbs.deleting import Deletion

commands = Commands()
NAMED = 12  # entries; more are counted


@commands.command("delete", example="mentorlog delete a3\nmentorlog delete r2 --yes")
def delete(
    ctx: Ctx,
    which: Annotated[str, what("what to delete: m7, a3, g1, or any other short id", "ID")],
    yes: Annotated[bool, flag("do not ask", "--yes")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Delete something that should never have been written.

    Needed: ID. What cannot stand without it goes with it, and that is said first; `mentorlog
    undo` brings all of it back. The id of a relationship deletes everything in it.
    """
    from mentorlog.store.verbs.deleting import delete_entry, deletion

    session = ctx.obj
    with session.reading() as reader:
        record, entry = _meant(session, reader, which)
        told = [*_told(deletion(record, entry)), *_without_ending(record, entry)]
    session.say(*told)
    if not _agreed(session, yes, entry):
        session.out("Nothing was deleted.")
        return
    with session.writing() as writer:
        record, entry = _meant(session, writer, which)
        done = delete_entry(writer, record, entry)
    if as_json:
        gone, emptied = done.gone, [entry.short for entry, _ in done.emptied]
        session.print_json({"deleted": list(gone), "emptied": emptied})
        return
    more = f" and {len(done.gone) - 1} more" if len(done.gone) > 1 else ""
    session.out(f"Deleted {entry.short}{more}. mentorlog undo brings it back.")


def _meant(session: Session, reader: Reader, which: str) -> tuple[Record, Entry]:
    """The entry, and the record that it is in."""
    cls, _ = read_id(which)
    if cls is Relationship:
        relationship = any_relationship(reader, which)
        return reader.record(relationship.id), relationship
    record = session.record(reader)
    entry = any_entry(session, record, which)
    if not _is_ending(record, entry):
        session.open_record(reader)
    return record, entry


def _is_ending(record: Record, entry: Entry) -> bool:
    """Whether it is the ending that is thought about, planned or done."""
    standing = considered(record)
    return isinstance(entry, Closing) and standing is not None and entry.id == standing.id


def _without_ending(record: Record, entry: Entry) -> list[str]:
    """What it means for the relationship that its ending is deleted."""
    if not _is_ending(record, entry):
        return []
    names = f"{record.relationship.mentor} and {record.relationship.mentee}"
    with_ = f"--with {record.relationship.short}"
    if closed_on(record) is None:
        keep = f"mentorlog close --go-on {with_}"
        return [f"It goes on then. To let it go on and keep what was said: {keep}"]
    return [
        f"{names} are open again then, and what was said of the ending is gone.",
        f"To open it again and keep that: mentorlog reopen {with_}",
    ]


def _told(found: Deletion) -> list[str]:
    """What is about to happen."""
    from mentorlog.render.changes import counted, title

    first, *rest = found.gone
    lines = [f"This deletes {title(first)}"]
    if rest:
        few = len(rest) <= NAMED
        lines += ["With it go:"] if few else [f"With it go {counted([type(e) for e in rest])}."]
        lines += [f"  {title(entry)}" for entry in rest] if few else []
    if found.emptied:
        named = ", ".join(entry.short for entry, _ in found.emptied)
        lines.append(f"What stays, and will not name it any more: {named}")
    return lines + [said for _, _, said in found.followed]


def _agreed(session: Session, yes: bool, entry: Entry) -> bool:
    """Whether it is to be done; UsageError naming --yes where nobody can be asked."""
    if yes:
        return True
    if not session.interactive:
        raise UsageError(
            f"Nothing was deleted; --yes deletes {entry.short} without asking.", f"{AFTER}--yes"
        )
    return session.sure("Delete it? (y/N, then Enter)")
