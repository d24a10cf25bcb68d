"""`mentorlog history ID --forget`: the earlier words of one thing, taken out for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlog.errors import AFTER, JournalError, UsageError
from mentorlog.record import Entry, Relationship
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader

KEPT = "the days and numbers of every change, and copies that were made: exports, pages, mails."


def forget(
    session: Session,
    entry: Entry,
    gone: bool,
    ours: Sequence[tuple[type[Entry], str]],
    yes: bool,
    as_json: bool,
) -> None:
    """Say what goes and what stays, ask, and take it out; `ours` is it and what belongs to it."""
    from mentorlog.store import forgetting

    with session.reading() as reader:
        found, files = forgetting.earlier(reader, ours), _files(session, reader, entry)
    versions = plural(len(found), "earlier version")
    if found:
        session.say(*_what(entry, gone, versions, files))
        if not _agreed(session, entry, yes):
            session.out("Nothing was taken out.")
            return
        _take_out(session, ours)
    if as_json:
        session.print_json({"forgotten": entry.short, "versions": len(found), "files": files})
    elif found:
        session.out(f"The words of {versions} of {entry.short} are out of the journal, for good.")
    else:
        session.out(f"No other words of {entry.short} are kept.")


def _take_out(session: Session, ours: Sequence[tuple[type[Entry], str]]) -> None:
    from mentorlog.store import anew, forgetting

    with session.writing() as writer:
        forgetting.forget(writer, forgetting.earlier(writer, ours))
    try:
        anew.write(session.journal_path)
    except JournalError as error:
        session.say(
            f"note: the words are out, and the file is still to be written anew: "
            f"{error.sentence} The next command does it."
        )


def _what(entry: Entry, gone: bool, versions: str, files: Sequence[str]) -> list[str]:
    short = entry.short
    now = f"what {short} says now (mentorlog edit {short} changes that)"
    if gone:
        now = f"that {short} was there and was deleted, without a word of it"
    return [
        f"This takes the words of {versions} of {short} out of the history. It cannot be undone.",
        f"What stays: {now}, {KEPT}",
        *(["These files may hold the words still:"] if files else []),
        *(f"  {file}" for file in files),
    ]


def _files(session: Session, reader: Reader, entry: Entry) -> list[str]:
    """The files beside the journal that hold its relationship, or may do."""
    from mentorlog.cli.erasing.holding import holding
    from mentorlog.cli.erasing.holding_words import files

    about = entry if isinstance(entry, Relationship) else session.choose(reader)
    return [said for _, said in files(holding(reader, about), session.journal_path)]


def _agreed(session: Session, entry: Entry, yes: bool) -> bool:
    if yes:
        return True
    if not session.interactive:
        raise UsageError(
            f"Nothing was taken out; --yes takes the earlier words of {entry.short} out without "
            "asking.",
            f"{AFTER}--yes",
        )
    return session.sure("Take them out for good? (y/N, then Enter)")
