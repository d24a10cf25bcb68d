"""The command line of this run, set right: what a `Try:` line says, whole and ready to type."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from mentorlog.cli.chosen import in_order
from mentorlog.errors import AFTER, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

T = TypeVar("T")
SIDE = "SIDE"
"""What stands for mentor, mentee or who else may be meant, in a line that is set right."""
MOST = 300  # characters; a longer line is not typed again
WITH_NAME = frozenset(
    "meet prepare health show log report agree goal action feedback concern pause resume close "
    "reopen brief keepsake export edit delete history".split()
)
"""The commands that take `--with`."""
PLAIN = re.compile(r"[\w@%+=:,./-]+")
QUOTABLE = re.compile(r'[^"$`\\!]*')


def line(words: Sequence[str]) -> str:
    """The words as a person types them to a shell."""
    return " ".join(_quoted(word) for word in words)


def short_line(words: Sequence[str], most: int = MOST) -> str | None:
    """The same of what follows `mentorlog`; None where nobody would type a line as long."""
    said = line(["mentorlog", *words])
    return said if len(said) <= most else None


def _quoted(word: str) -> str:
    if PLAIN.fullmatch(word):
        return word
    if QUOTABLE.fullmatch(word):
        return f'"{word}"'
    from shlex import quote

    return quote(word)


def added(session: Session, *words: str, to: Sequence[str] | None = None) -> str:
    """What was typed (or the words `to` of it), with these at its end; the command alone with
    them where what was typed is long."""
    there = list(session.argv if to is None else to)
    end = there.index("--") if "--" in there else len(there)
    said = short_line([*there[:end], *words, *there[end:]])
    return line([*session.command.split(), *words]) if said is None else said


def named(session: Session, name: str) -> str:
    """What was typed, with `--with name` in the place of any other, or `--as name` where that
    says whose view a packet is laid beside."""
    there = list(session.argv)
    if any(word.partition("=")[0] == "--as" for word in there):
        return valued(session, "--as", name)
    for at, word in reversed(list(enumerate(there))):
        if word == session.with_name and "--with" not in there:  # show --held NAME
            return line(["mentorlog", *there[:at], name, *there[at + 1 :]])
    return added(session, "--with", name, to=_of_nobody(there))


def refuse_named(session: Session, everyone: bool) -> None:
    """UsageError, with what was typed of all of them, where every relationship is asked for and
    one is named, too."""
    if everyone and session.with_name is not None:
        raise UsageError(
            "--all is every relationship; leave out --with.",
            added(session, to=_of_nobody(session.argv)),
        )


def refuse_force(session: Session, out: str | None, force: bool) -> None:
    """UsageError where a file is to be written over, and none is named."""
    if force and out is None:
        raise UsageError("--force goes with --out.", added(session, "--out", "FILE"))


def _of_nobody(words: Sequence[str]) -> list[str]:
    """The words without `--with` and its name."""
    there = list(words)
    for at, word in reversed(list(enumerate(there))):
        if word == "--with":
            del there[at : at + 2]
        elif word.startswith("--with="):
            del there[at]
    return there


def instead(session: Session, old: str, new: str) -> str | None:
    """What was typed, with `new` for the word `old`; None where that is long or not there."""
    for at, word in enumerate(session.argv):
        flag, mark, value = word.partition("=")
        if old in (word, flag) or (mark and flag.startswith("--") and value == old):
            kept = f"{flag}={new}" if value == old else f"{new}{mark}{value}"
            kept = new if word == old else kept
            return short_line([*session.argv[:at], kept, *session.argv[at + 1 :]])
    return None


def valued(session: Session, flag: str, new: str) -> str:
    """What was typed, with `new` for the value of a flag, also where another word is the same."""
    there = list(session.argv)
    for at, word in enumerate(there):
        if word == flag and at + 1 < len(there):
            there[at + 1] = new
        elif word.startswith(f"{flag}="):
            there[at] = f"{flag}={new}"
    return added(session, to=there)


def read_typed(
    session: Session, label: str, typed: str, read: Callable[[str], T], within: str | None = None
) -> T:
    """What `read` makes of a word that was typed, alone or at the end of the word `within`; its
    refusals get the flag in front, and the whole line to type instead where they say what the
    word could be."""
    try:
        return in_order(session, typed, read)
    except UsageError as error:
        try_ = error.try_
        if try_ is not None and not whole(try_):
            word = within or typed
            ends = word.endswith(typed)
            try_ = instead(session, word, word.removesuffix(typed) + try_) if ends else None
        quoted = _in_quotes(session, typed, read)
        raise UsageError(f"{label}: {error.sentence}", quoted or try_) from error


def _in_quotes(session: Session, typed: str, read: Callable[[str], object]) -> str | None:
    """What was typed, with that word and those after it in quotes; None where `read` cannot take
    them together either."""
    argv = session.argv
    at = argv.index(typed) if typed in argv else len(argv)
    end = next((n for n in range(at, len(argv)) if argv[n].startswith("-")), len(argv))
    if end < at + 2:
        return None
    with suppress(UsageError):
        words = " ".join(argv[at:end])
        in_order(session, words, read)
        return short_line([*argv[:at], words, *argv[end:]])
    return None


def whole(try_: str) -> bool:
    """Whether that is a line to type already."""
    return try_.startswith(("mentorlog ", AFTER))


def to_type(session: Session, try_: str) -> str:
    """The line of a `Try:`, of the journal and the relationship that were named; one that begins
    with `… ` goes on where what was typed ends, or has another value for a flag of it."""
    if not try_.startswith(AFTER):
        return _of_the_same(session, try_)
    words = try_.removeprefix(AFTER).split()
    if words[-1:] == [SIDE]:
        return _with_a_side(session, words[0])
    if words == ["--help"]:
        return f"{session.command} --help"
    if len(words) == 2 and any(word.partition("=")[0] == words[0] for word in session.argv):
        return valued(session, *words)
    return added(session, *words)


def _with_a_side(session: Session, flag: str) -> str:
    """What was typed with SIDE for the value of that flag; the help where it is not there, is
    there more than once, or holds more than a side."""
    argv = session.argv
    at = [n for n, word in enumerate(argv) if word.partition("=")[0] == flag]
    if len(at) == 1:
        value = argv[at[0]].partition("=")[2] or "".join(argv[at[0] + 1 : at[0] + 2])
        if value and not set(",:") & set(value):
            return valued(session, flag, SIDE)
    return f"{session.command} --help"


def _of_the_same(session: Session, try_: str) -> str:
    """That line with `--with` and `--journal` as they were typed, where it says nothing of them."""
    name, *words = try_.split()
    if name != "mentorlog" or not words or {"--help", "--", "|", "<"} & set(words):
        return try_
    said = try_
    of_all = "--all" in words and "list" not in words  # all actions may be those of one
    named = of_all or {"--with", "--held"} & set(words)
    if session.with_name and words[0] in WITH_NAME and not named:
        said += f" --with {_quoted(session.with_name)}"
    if session.journal and not any(word.startswith("--journal") for word in words):
        said += f" --journal {_quoted(session.journal)}"
    return said if len(said) <= MOST else try_
