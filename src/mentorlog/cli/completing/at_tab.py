"""What a half-typed line asks for, told from a table of what each command takes.

`takes.txt` is that table; tools/make_docs.py writes it from the commands themselves. Whoever
presses Tab waits, and to build the one command with typer takes longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.frozen import Frozen

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

Offer = tuple[str, str]
Table = Mapping[str, tuple[str, list[str]]]
PROGRAM, EVERYWHERE = "mentorlog", "*"
KEPT = {
    "--journal": "journal",
    "--with": "with_name",
    "--today": "today_text",
    "--settings": "settings_text",
    "--plain": "plain_said",
}
"""What a session keeps of the flags that every command takes."""


class Asked(Frozen):
    """What begins with `typed` in the command of that path: one of the `offers`, or a value of
    what is called so, with `metavar` for it in `--help`."""

    path: str
    typed: str
    offers: list[Offer]
    called: Sequence[str] = ()
    metavar: str = ""


class Taken(Frozen):
    """A flag by all it is called, or an argument, which is called nothing. `value` stands for what
    it takes, or is the words that may be chosen from; `many` are taken one after the other."""

    called: tuple[str, ...]
    value: str
    many: bool
    about: str


class Given(Frozen):
    """What a line gives to a command: its flags with their values, how many words in no flag,
    and to a group the words from that of its command on."""

    flags: dict[Taken, str | bool]
    placed: int = 0
    rest: Sequence[str] = ()


def asked(session: Session, words: Sequence[str], typed: str) -> Asked | None:
    """What is asked for after these words of a line, whose flags the session then knows; None
    where one of them is not to be understood by the table."""
    table, path, rest = _table(), PROGRAM, words
    kept: dict[str, str | bool] = {}
    while True:
        taken, inside = list(_taken(table, path)), _inside(table, path)
        given = _given(taken, rest, group=bool(inside))
        if given is None:
            return None
        for one, value in given.flags.items():
            kept |= {KEPT[name]: value for name in one.called if name in KEPT}
        if not given.rest or given.rest[0] not in inside:
            break
        path, rest = f"{path} {given.rest[0]}", given.rest[1:]
    for name, value in kept.items():
        setattr(session, name, value)
    return _next(path, taken, inside, given, words, typed)


def _table() -> Table:
    """The lines of each command by its path, with what it does."""
    text = Path(__file__).with_name("takes.txt").read_text(encoding="utf-8")
    table = {}
    for block in text.removeprefix("# ").split("\n# "):
        head, *rows = block.splitlines()
        path, _, about = head.partition("  ")
        table[path] = about, rows
    return table


def _taken(table: Table, path: str) -> Iterator[Taken]:
    """What a command takes, in the order in which it is offered."""
    for row in (*table[path][1], *table[EVERYWHERE][1]):
        head, _, about = row.partition("  ")
        words = head.split()
        called = tuple(word for word in words if word.startswith("-"))
        value = "".join(words[len(called) : len(called) + 1])
        yield Taken(called, value, words[-1] == "...", about)


def _inside(table: Table, path: str) -> dict[str, str]:
    """The commands of a group, with what they do; none of what is no group."""
    names = {key.removeprefix(f"{path} "): about for key, (about, _) in table.items()}
    return {name: about for name, about in names.items() if name not in table and " " not in name}


def _given(taken: Sequence[Taken], words: Sequence[str], *, group: bool) -> Given | None:
    """What the words give to a command that takes this. None where one of them is no flag of it,
    or may be one and stands for something else, which commands see in their own ways."""
    by_name = {name: one for one in taken for name in one.called}
    flags: dict[Taken, str | bool] = {}
    placed, rest = 0, list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            return None if any(map(_long, rest)) else Given(flags, placed + len(rest), rest)
        if not word.startswith("-") or word == "-":
            if group:
                return Given(flags, 0, [word, *rest])
            placed += 1
            continue
        name, joined, value = word.partition("=")
        one = by_name.get(name)
        if one is None or (joined and not one.value):
            return None
        if one.value and not joined:
            if not rest:
                return Given(flags)  # its value is what is asked for
            value = rest.pop(0)
            if _long(value):
                return None
        flags[one] = value if one.value else True
    return Given(flags, placed)


def _long(word: str) -> bool:
    return word.startswith("--")


def _next(
    path: str,
    taken: Sequence[Taken],
    inside: Mapping[str, str],
    given: Given,
    words: Sequence[str],
    typed: str,
) -> Asked:
    """What stands next, or begins as it is typed."""
    last = words[-1] if words else ""
    if typed == "=":
        typed = ""
    elif typed.startswith("-") and "=" in typed:
        last, _, typed = typed.partition("=")
    if "--" in (*words, last) or not typed.startswith("-"):
        for one in taken:
            if one.value and last in one.called:
                return _value(path, one, typed)
        arguments = [one for one in taken if not one.called]
        for at, one in enumerate(arguments):
            if one.many or at >= given.placed:
                return _value(path, one, typed)
    offers = [offer for offer in inside.items() if offer[0].startswith(typed)]
    if typed and not typed[0].isalnum():
        free = (one for one in taken if one.many or one not in given.flags)
        offers += [(n, one.about) for one in free for n in one.called if n.startswith(typed)]
    return Asked(path, typed, offers)


def _value(path: str, one: Taken, typed: str) -> Asked:
    """A value of something that is taken; words to choose from are written small."""
    choices = one.value.split("|") if one.value.islower() else []
    offers = [(choice, "") for choice in choices if choice.startswith(typed.lower())]
    return Asked(path, typed, offers, one.called or (one.value,), one.value)
