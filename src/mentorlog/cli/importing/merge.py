"""Another journal of one's own, from another machine, brought together with this one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.cli import naming
from mentorlog.cli.files import is_database
from mentorlog.cli.importing.wanted import Rehearsed, Wanted
from mentorlog.errors import UsageError
from mentorlog.exchange.leaving import Named
from mentorlog.exchange.versions import Versions, content, join, without
from mentorlog.record import Entry, Record, Relationship
from mentorlog.wording import plural, role

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader, Writer

DELETING = ("delete", "redo")  # what is gone after a redo was deleted
NAMED = 10  # entries; more are counted
TAKES: tuple[str, ...] = ()


class Came:
    """What came of it, as it goes: new entries, those that are later there, those that both
    have changed, those that were deleted here or there, what others shared that came along, and
    relationships that were begun on each machine."""

    def __init__(self) -> None:
        self.new = self.changed = self.same = 0
        self.both: list[str] = []
        self.deleted_here: list[str] = []
        self.deleted_there: list[str] = []
        self.shared: list[str] = []
        self.twice: list[str] = []


def take(session: Session, wanted: Wanted) -> None:
    """Bring another journal of one's own together with this one: what was written on either,
    and what others shared, both have once it is done on both machines, in whatever order. What
    was deleted on one of them is named."""
    from mentorlog.cli.safekeeping.copying import writing
    from mentorlog.store.guarding import visiting

    path = Path(wanted.file)
    _refuse_other_files(session, wanted, path)
    came = Came()
    saving = writing(session, "merge", dry_run=wanted.dry_run)
    with visiting(path) as other, suppress(Rehearsed), saving as writer:
        for relationship in other.relationships():
            _begun_apart(writer, relationship, came)
            _join(writer, other, other.record(relationship.id), came)
            if writer.entry(Relationship, relationship.id) is not None:
                _bring_views(writer, other, relationship, came)
        writer.settle()
        if wanted.dry_run:
            raise Rehearsed
    _tell(session, wanted, came)


def _is_journal(file: str) -> bool:
    """Whether a file is a database, encrypted or not, which no other kind that is read here is."""
    try:
        return os.access(file, os.R_OK) and is_database(Path(file))
    except (OSError, ValueError):
        return False


def _refuse_other_files(session: Session, wanted: Wanted, path: Path) -> None:
    if not _is_journal(wanted.file):
        raise UsageError(
            f"--merge needs the journal of your other machine itself, whose history says which "
            f"version is the later one; {wanted.file!r} is none.",
            "mentorlog import JOURNAL.db --merge",
        )
    with suppress(OSError):
        if os.path.samefile(path, session.journal_path):
            raise UsageError(
                f"{wanted.file!r} is this journal itself.", "mentorlog import JOURNAL.db --merge"
            )


# Entry by entry.


def _join(writer: Writer, other: Reader, record: Record, came: Came) -> None:
    gone: Named = set()
    given = _numbers(writer, record)
    for entry in record.entries():
        there = writer.entry(type(entry), entry.id)
        left = without(entry, gone)
        if there is not None:
            _settle(writer, other, there, entry, came)
        elif left is None or _deleted(writer, entry):
            gone.add((type(entry), entry.id))
            came.deleted_here.append(entry.short)
        else:
            free = entry.number is not None and entry.number > given.get(entry.type, 0)
            writer.take(left if free else left.but(number=None))
            came.new += 1
    came.deleted_there += _deleted_there(writer, other, record)


def _begun_apart(writer: Writer, relationship: Relationship, came: Came) -> None:
    """Note where a relationship that is new here has the names of one that is here."""
    if writer.entry(Relationship, relationship.id) is not None:
        return
    for one in writer.relationships():
        if naming.alike(one, relationship) and not _deleted(writer, relationship):
            came.twice.append(f"{one.short} {naming.both(one)}")


def _bring_views(writer: Writer, other: Reader, home: Relationship, came: Came) -> None:
    """Keep what others shared with the other machine, as if the packet had come here, too."""
    from mentorlog.cli.importing.packet import joined
    from mentorlog.store.packets import keep, received

    here = {one.side: one for one in received(writer, home.id)}
    for one in received(other, home.id):
        both = joined(here[one.side], one) if one.side in here else one
        if both != here.get(one.side):
            keep(writer, both)
            about = writer.record(home.id).relationship
            came.shared.append(f"the {role(about, one.side)}'s view ({about.short})")


def _settle(writer: Writer, other: Reader, there: Entry, entry: Entry, came: Came) -> None:
    if content(there) == content(entry):
        came.same += 1
        return
    joined = join(_versions(writer, there), _versions(other, entry))
    if joined.why == "both":
        came.both.append(there.short)
    if joined.entry is there:
        came.same += 1
        return
    writer.take(joined.entry.but(number=there.number), True)
    came.changed += 1


def _versions(reader: Reader, entry: Entry) -> Versions:
    from mentorlog.store.history import steps

    found = steps(reader, type(entry), entry.id)
    said = {content(one) for step in found for one in (step.before, step.after) if one}
    return Versions(entry, said - {content(entry)})


def _deleted(reader: Reader, entry: Entry) -> bool:
    """Whether somebody deleted it in that journal; what was taken back may come again."""
    from mentorlog.store.history import steps

    found = steps(reader, type(entry), entry.id)
    return bool(found) and found[-1].after is None and found[-1].command.name in DELETING


def _deleted_there(writer: Writer, other: Reader, record: Record) -> Iterator[str]:
    from mentorlog.store.history import steps

    if writer.entry(Relationship, record.relationship.id) is None:
        return
    there = {(type(entry), entry.id) for entry in record.entries()}
    for entry in writer.record(record.relationship.id).entries():
        known = (type(entry), entry.id) in there
        if not known and steps(other, type(entry), entry.id) and _deleted(other, entry):
            yield entry.short


def _numbers(writer: Writer, record: Record) -> dict[str, int]:
    """The last number of each type that was given in the relationship."""
    return writer.given("") | writer.given(record.relationship.id)


# Saying it.


TWICE = (
    "begun on each machine, and so there twice now, since nothing says that both are one "
    "(mentorlog undo takes it back)"
)


def _tell(session: Session, wanted: Wanted, came: Came) -> None:
    if wanted.as_json:
        session.print_json({"saved": not wanted.dry_run} | vars(came))
        return
    verb = "Would save" if wanted.dry_run else "Saved"
    session.out(
        f"{verb} {plural(came.new, 'new record')}, {came.changed} that are later there; "
        f"{came.same} were there already."
    )
    for entries, said in (
        (came.both, "changed on both machines; one version stands, the same on both"),
        (came.deleted_here, "still there, deleted here, and not brought back"),
        (came.deleted_there, "deleted there, and still here (mentorlog delete takes them out)"),
        (came.shared, "what was shared with you on the other machine came along"),
        (came.twice, TWICE),
    ):
        if entries:
            more = f" and {len(entries) - NAMED} more" if len(entries) > NAMED else ""
            session.say(f"note: {said}: {', '.join(entries[:NAMED])}{more}")
