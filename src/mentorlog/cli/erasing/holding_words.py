"""What is held, in words: for `erase`, and for `show --held`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mentorlog.cli.erasing.holding import Holding, near
from mentorlog.wording import plural

ONE = {"meeting": "session"}


def counts(kinds: Mapping[str, int]) -> str:
    """How many of each kind: "1 relationship, 2 goals, 12 sessions"."""
    return ", ".join(_count(number, kind) for kind, number in kinds.items())


def _count(number: int, kind: str) -> str:
    word = ONE.get(kind, kind.replace("_", " "))
    return f"{number} {word}" if kind == "feedback" else plural(number, word)


def private(found: Holding) -> str:
    """What of it is private; nothing where nothing is."""
    held = found.held
    parts = ["all of it, as the relationship is"] if held.relationship.private else []
    parts += [] if parts else [counts(held.private)] if held.private else []
    notes = held.private_notes
    parts += [f"the private notes of {plural(notes, 'session')}"] if notes else []
    return ", ".join(parts)


def history(found: Holding) -> str:
    """What of it stands in the history; nothing where nothing does."""
    held = found.held
    parts = [
        plural(held.earlier, "earlier version") if held.earlier else "",
        f"{plural(held.removed, 'thing')} taken out" if held.removed else "",
        plural(len(held.commands), "command") if held.commands else "",
    ]
    return ", ".join(part for part in parts if part)


def index(found: Holding) -> str:
    """How much of it stands in the index of words; nothing where nothing does."""
    words = found.held.words
    return f"the words of {plural(words, 'thing')}, which log --grep finds" if words else ""


def others(found: Holding, path: Path) -> str:
    """Whom else a file holds."""
    copy = next((copy for copy in found.copies if copy.path == path), None)
    if copy is None:
        return "whose notes they are cannot be told"
    return f"holds {plural(copy.others or 0, 'other relationship')}, too"


def files(found: Holding, journal: Path) -> Iterator[tuple[Path, str]]:
    """Every file that holds it or may do, with what is to be said of it."""
    left = {copy.path for copy in found.copies if copy.left}
    for path in found.alone:
        said = " (half written by a command that was cut off)" if path in left else ""
        yield path, f"{near(journal, path)}{said}"
    for path in found.shared:
        yield path, f"{near(journal, path)} ({others(found, path)})"
    damaged = {copy.path for copy in found.copies if copy.damaged}
    for path in found.unread:
        why = "is a damaged journal" if path in damaged else "cannot be read"
        yield path, f"{near(journal, path)} ({why}, so it may hold it)"
    for path in found.elsewhere:
        yield path, f"{near(journal, path)} (another journal, which holds it, too)"
