"""What `mentorlog erase` says: what goes, what stays, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mentorlog.cli.asking.retyped import line
from mentorlog.cli.erasing import holding_words as words
from mentorlog.cli.erasing.holding import Holding
from mentorlog.cli.handing import not_encrypted
from mentorlog.cli.naming import both, fitting, folded, in_file_name
from mentorlog.cli.session import Session
from mentorlog.cli.told_apart import told_apart
from mentorlog.record import Relationship
from mentorlog.render.safe import safe
from mentorlog.wording import plural, role


def to_type(relationship: Relationship) -> str:
    """The name that confirms: the other side's for whoever keeps the journal, else both."""
    names = {"mentor": relationship.mentee, "mentee": relationship.mentor}
    wanted = safe(names.get(relationship.keeper or "", both(relationship)))
    return wanted if folded(wanted) else relationship.short


def _people(about: Relationship) -> tuple[str, ...]:
    """The names of those of whom the journal may be: the other side's for whoever keeps it, else
    of both."""
    names = {"mentor": (about.mentee,), "mentee": (about.mentor,)}
    return names.get(about.keeper or "", (about.mentor, about.mentee))


def confirming(found: Holding) -> tuple[str, ...]:
    """What confirms, the first of it asked for: the name or both names where nobody else whom
    the journal holds has them, else the number. A facilitator may give the name of either."""
    about = found.held.relationship
    names = (to_type(about), safe(both(about)), *filter(folded, map(safe, _people(about))))
    own = [name for name in names if not fitting(found.others, name, whole=True)]
    return tuple(own) or (about.short,)


def preview(
    session: Session, found: Holding, export: str | None, shared: str | None
) -> Iterator[str]:
    """What goes, what stays, and how to keep a copy."""
    about = found.held.relationship
    files = (*found.alone, *(found.shared if shared == "delete" else ()))
    yield _begin(found)
    if found.record is not None:
        yield f"  {told_apart(found.record)}"
    yield from ("", "What goes:")
    yield from (f"  {said}" for said in _going(found) if said)
    yield from (f"  {said}" for path, said in _files(session, found) if path in files)
    if found.lost and not files:
        yield "  nothing"
    yield from ("", "What stays:")
    if not found.lost:
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


def _begin(found: Holding) -> str:
    called = _called(found.held.relationship)
    if found.lost:
        return (
            f"This deletes what is left of {called}, of whom this journal holds nothing any more. "
            "It cannot be undone."
        )
    was = " which was deleted," if found.held.deleted else ""
    return f"This erases {called},{was} for good. It cannot be undone."


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
    yield from in_others(found, [])
    yield "copies that were made: exports, pages, mails, backups of the machine"


def in_others(found: Holding, names: Sequence[str]) -> Iterator[str]:
    """How to find what others' entries say of these people, else of who is erased."""
    about = found.held.relationship
    for name in names or _people(about):
        if found.others and folded(name):
            grep = line(["mentorlog", "log", "--all", "--grep", safe(name)])
            yield f"what others' entries say of them: {grep}"


def _files(session: Session, found: Holding) -> list[tuple[Path, str]]:
    return list(words.files(found, session.journal_path))


def _file(about: Relationship) -> str:
    return f"{in_file_name(to_type(about)) or about.short}.jsonl"


def _export(session: Session, about: Relationship, file: str) -> str:
    out = ["--include-private", "--out", file]
    return _typed(session, "export", "--with", about.short, *out)


def left(found: Holding, gone: Sequence[Path], session: Session) -> list[tuple[Path, str]]:
    """The files that still hold it, or may do."""
    return [
        (path, said) for path, said in words.files(found, session.journal_path) if path not in gone
    ]


def erased(
    session: Session, found: Holding, gone: Sequence[Path], export: str | None
) -> Iterator[str]:
    """What was done, what still holds it, and how to come back to that."""
    about = found.held.relationship
    if found.lost:
        yield f"Deleted {plural(len(gone), 'file')} that held {_called(about)}."
    else:
        files = f", with {plural(len(gone), 'file')} beside the journal" if gone else ""
        yield f"Erased {_called(about)}, for good{files}."
    if export is not None:
        yield f"All of it is in {export}, which only you may read."
        yield from not_encrypted(session)
    still = left(found, gone, session)
    if still:
        yield f"Still there, in {session.journal_path.absolute().parent}:"
        yield from (f"  {said}" for _, said in still)
        yield from _later(session, found, [path for path, _ in still])


def _later(session: Session, found: Holding, still: Sequence[Path]) -> Iterator[str]:
    """How what still holds it is found and deleted later, and what cannot be."""
    which = to_find(found)
    shared = [copy.path for copy in found.copies if copy.backup and copy.others]
    folder = session.journal_path.absolute().parent
    other = [path for path in found.elsewhere if path.parent == folder]
    if other or any(path in still for path in shared):
        yield "These files still hold it. To see them again:"
        yield f"  {_typed(session, 'show', '--held', which)}"
    if any(path in still for path in shared):
        yield "To delete the backups, with all that they hold:"
        yield f"  {_typed(session, 'erase', which, '--shared', 'delete')}"
    if other:
        yield "To erase it in the other journal, too:"
    for path in other:
        yield f"  {line(['mentorlog', 'erase', which, '--journal', str(path)])}"
    if any(path in still for path in (*found.unsure, *found.unread)):
        yield "Where it cannot be told or read, look for yourself, and delete the file by hand."


def to_find(found: Holding) -> str:
    """What stands for it, and for nobody else of whom the journal holds anything: its name, its
    short id, else both names."""
    about = found.held.relationship
    names = (to_type(about), about.short, both(about))
    return next(
        (name for name in names if not fitting(found.others, name, whole=True)), about.short
    )


def to_look(session: Session, found: Holding) -> str:
    """The line that says what would go of it: of the other journal, where that alone holds it."""
    about = found.held.relationship
    if not found.lost:
        return _typed(session, "erase", about.short, "--dry-run")
    if found.of_others and found.elsewhere:
        other = ["--journal", str(found.elsewhere[0])]
        return line(["mentorlog", "erase", about.short, *other, "--dry-run"])
    return _typed(session, "erase", to_find(found), "--dry-run")


def _typed(session: Session, *words: str) -> str:
    journal = ["--journal", session.journal] if session.journal else []
    return line(["mentorlog", *words, *journal])
