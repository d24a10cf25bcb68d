"""How shells are told what can stand next on a line.

The scripts are Typer's, which ask in the environment; what is said back is ours. A shell reads
it as code (zsh evaluates it twice), so that a value with anything but plain characters in it is
left out, and the words about it are made plain. Nothing is ever said of an error: a shell would
show it in the middle of the line.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from mentorlog.cli.completing.at_tab import PROGRAM, Asked, Offer, asked
from mentorlog.render.safe import safe

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

COMPLETE = "_MENTORLOG_COMPLETE"
EDIT = f"{PROGRAM} edit"
VALUE = re.compile(r"[\w@%+=.,/-]+")
UNPLAIN = re.compile(r"[^\w\s.,;?!+/%=()…’“”–—-]")
LONGEST = 60  # characters of the words about a value
MOST = 100  # offers


def answer(session: Session, instruction: str) -> int:
    """Print what a shell asks for (`complete_zsh`, `source_bash`); the exit code for it."""
    what, _, shell = instruction.partition("_")
    if shell not in SAID or what not in ("complete", "source"):
        return 1
    if what == "source":
        from typer._completion_shared import get_completion_script

        script = get_completion_script(prog_name=PROGRAM, complete_var=COMPLETE, shell=shell)
        sys.stdout.write(f"{script}\n")
        return 0
    offers = _offers(session, shell)
    if shell == "fish" and os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return 0 if offers else 1
    said = "\n".join(SAID[shell](value, about) for value, about in offers)
    if shell == "zsh":
        said = f"_arguments '*: :(({said}))'" if offers else "_files"
    if said:
        sys.stdout.write(f"{said}\n")
    return 0


def _offers(session: Session, shell: str) -> list[Offer]:
    """What can stand next, in plain words; nothing where anything is wrong."""
    try:
        words, typed = _typed(shell)
        next_ = asked(session, words, typed) or by_typer(session, words, typed)
        found = _found(session, next_)
        if next_.path == EDIT and typed.startswith("--"):
            from mentorlog.cli.completing.offering import fields

            found = [*_beginning(fields(words, typed), typed), *found]
        known = (offer for offer in found if VALUE.fullmatch(offer[0]))
        before = _joined(typed, shell)
        return [(before + value, plain(about)) for value, about in islice(known, MOST)]
    except Exception:
        return []


def _joined(typed: str, shell: str) -> str:
    """The flag and the sign before a value that is joined to it, which only bash takes apart."""
    flag, sign, _ = typed.partition("=")
    return flag + sign if sign and flag.startswith("--") and shell != "bash" else ""


def _typed(shell: str) -> tuple[list[str], str]:
    """The words of the line before the one that is being typed, and that one."""
    if shell == "bash":
        words, at = _words(os.environ["COMP_WORDS"]), int(os.environ["COMP_CWORD"])
        before = [w for w, last in zip(words[1:at], words, strict=False) if not _sign(w, last)]
        return before, "".join(words[at : at + 1])
    line = os.environ["_TYPER_COMPLETE_ARGS"]
    words = _words(line)[1:]
    if shell in ("powershell", "pwsh"):
        last = os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        return (words[:-1] if last else words), last
    if not words or line.endswith(" "):
        return words, ""
    return words[:-1], words[-1]


def _sign(word: str, last: str) -> bool:
    """Whether a word of bash is the sign between a flag and its value."""
    return word == "=" and last.startswith("--")


def _words(line: str) -> list[str]:
    """The words of a line as a shell takes it apart; the last may be one in open quotes."""
    from shlex import shlex

    read, words = shlex(line, posix=True), list[str]()
    read.whitespace_split, read.commenters = True, ""
    try:
        for word in read:
            words.append(word)
    except ValueError:
        words.append(read.token)
    return words


def by_typer(session: Session, words: Sequence[str], typed: str) -> Asked:
    """What is asked for by the commands themselves."""
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    from mentorlog.cli.root import root

    args = list(words)
    ctx = _resolve_context(root(), {"obj": session}, PROGRAM, args)
    about: Any
    about, typed = _resolve_incomplete(ctx, args, typed)
    offers = [(item.value, item.help or "") for item in about.shell_complete(ctx, typed)]
    if not hasattr(about, "opts"):
        return Asked(ctx.command_path, typed, offers)
    metavar = about.metavar or ""
    called = about.opts if about.param_type_name == "option" else [metavar]
    return Asked(ctx.command_path, typed, offers, called, metavar)


def _found(session: Session, next_: Asked) -> Iterable[Offer]:
    from mentorlog.cli.completing.offering import OTHERWISE, source_of

    source = source_of(next_)
    if source is None:
        return next_.offers
    found = _beginning(source(session), next_.typed)
    if source in OTHERWISE:
        return list(found) or _beginning(OTHERWISE[source](session), next_.typed)
    return found


def _beginning(offers: Iterable[Offer], typed: str) -> Iterator[Offer]:
    """The offers that begin as it was typed, whatever the case."""
    begin = typed.casefold()
    return (offer for offer in offers if offer[0].casefold().startswith(begin))


SAID: dict[str, Callable[[str, str], str]] = {
    "bash": lambda value, _: value,
    "zsh": lambda value, help: f'"{value}":"{help}"' if help else f'"{value}"',
    "fish": lambda value, help: f"{value}\t{help}" if help else value,
    "powershell": lambda value, help: f"{value}:::{help or ' '}",
    "pwsh": lambda value, help: f"{value}:::{help or ' '}",
}
"""How each shell reads a value and the words about it; bash shows values alone."""


def plain(text: str) -> str:
    """A line of words that means nothing to any shell."""
    from mentorlog.render.width import cut

    said = safe(text).replace("'", "’").replace(":", ",").replace("!", ".")
    said = " ".join("".join(c for c in said if _plain(c)).split())
    short = cut(said, LONGEST)
    return said if short == said else f"{short[:-1].rpartition(' ')[0] or short[:-1]} …"


def _plain(character: str) -> bool:
    """Whether it means nothing to a shell; what stands on letters and joins them does not."""
    if character.isascii() or not UNPLAIN.match(character):
        return not UNPLAIN.match(character)
    from unicodedata import category

    return category(character)[0] == "M" or character in "\u200c\u200d"
