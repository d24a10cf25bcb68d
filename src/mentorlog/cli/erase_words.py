"""What `mentorlog erase` says: what goes, what stays, and what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from mentorlog.cli import holding_words as words
from mentorlog.cli.holding import Holding
from mentorlog.cli.naming import both, folded
from mentorlog.cli.retyped import line
from mentorlog.cli.session import Session
from mentorlog.record import Relationship
from mentorlog.render.safe import safe
from mentorlog.wording import plural, role


def to_type(relationship: Relationship) -> str:
    """The name that confirms: the other side's for whoever keeps the journal, else both."""
    names = {"mentor": relationship.mentee, "mentee": relationship.mentor}
    wanted = safe(names.get(relationship.keeper or "", both(relationship)))
    return wanted if folded(wanted) else relationship.short


def preview(
    session: Session, found: Holding, export: str | None, shared: str | None
) -> Iterator[str]:
    """What goes, what stays, and how to keep a copy."""
    about = found.held.relationship
    was = " which was deleted," if found.held.deleted else ""
    files = (*found.alone, *(found.shared if shared == "delete" else ()))
    yield f"This erases {_called(about)},{was} for good. It cannot be undone."
    yield from ("", "What goes:")
    yield from (f"  {said}" for said in _going(found) if said)
    yield from (f"  {said}" for path, said in _files(session, found) if path in files)
    yield from ("", "What stays:")
    yield f"  its number: nobody else becomes {about.short}"
    yield "  the day of erasing, without a name: mentorlog undo --list"
    yield from (f"  {said}" for path, said in _files(session, found) if path not in files)
    if found.shared and shared is None:
        yield "    --shared delete removes whole what holds others, too"
    yield from (f"  {said}" for said in _staying(found))
    if export is not None:
        yield from ("", f"Before that, all of it is written to {export}, private things too.")
    elif not found.held.deleted:
        file = _file(about)
        yield from ("", "To keep a copy of it, private things too, type this first:")
        yield f"  {_export(session, about, file)}"
        yield f"or add --export {file} to what you typed, which does both."


def _called(about: Relationship) -> str:
    return f"{about.short}, {safe(both(about))}"


def _going(found: Holding) -> Iterator[str]:
    about = found.held.relationship
    hidden = words.private(found)
    yield words.counts(found.held.kinds)
    yield f"private in it: {hidden}" if hidden else ""
    yield from (f"what the {role(about, one.side)} shared" for one in found.held.packets)
    past = words.history(found)
    yield f"its history: {past}" if past else ""
    yield words.index(found)


def _staying(found: Holding) -> Iterator[str]:
    mixed = len(found.held.mixed)
    if mixed:
        yield f"what {plural(mixed, 'command')} wrote to others at the same time"
    name = to_type(found.held.relationship)
    if not found.last and name != found.held.relationship.short:
        grep = line(["mentorlog", "log", "--all", "--grep", name])
        yield f"what others' entries say of them: {grep}"
    yield "copies that were made: exports, pages, mails, backups of the machine"


def _files(session: Session, found: Holding) -> list[tuple[Path, str]]:
    return list(words.files(found, session.journal_path))


def _file(about: Relationship) -> str:
    name = "-".join(re.findall("[a-z0-9]+", folded(to_type(about))))
    return f"{name or about.short}.jsonl"


def _export(session: Session, about: Relationship, file: str) -> str:
    journal = ["--journal", session.journal] if session.journal else []
    out = ["--include-private", "--out", file]
    return line(["mentorlog", "export", *journal, "--with", about.short, *out])


def left(found: Holding, gone: Sequence[Path], session: Session) -> list[tuple[Path, str]]:
    """The files that still hold it, or may do."""
    return [
        (path, said) for path, said in words.files(found, session.journal_path) if path not in gone
    ]


def erased(
    session: Session, found: Holding, gone: Sequence[Path], export: str | None
) -> Iterator[str]:
    """What was done, and what still holds it."""
    about = found.held.relationship
    files = f", with {plural(len(gone), 'file')} beside the journal" if gone else ""
    yield f"Erased {_called(about)}, for good{files}."
    if export is not None:
        yield f"All of it is in {export}, which only you may read."
    still = left(found, gone, session)
    if still:
        yield "Still there:"
        yield from (f"  {said}" for _, said in still)
