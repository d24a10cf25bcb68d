"""The table of what each command takes, which answers at Tab; tools/make_docs.py writes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typer._click import Parameter

PLAIN = ("Kind", "StringParamType")
"""The types of typer's that offer nothing by themselves."""


def text() -> str:
    """src/mentorlog/cli/completing/takes.txt: a block for each command, and one of what all take.

    A row of it has the names of a flag, what stands for its value or may be chosen for it, `...`
    where several are taken, and after two blanks what `--help` says of it. ValueError where a
    command takes what such a row cannot say.
    """
    from mentorlog.cli.completing.at_tab import EVERYWHERE, KEPT, PROGRAM
    from mentorlog.cli.root import root
    from mentorlog.cli.session import Session

    main = root()
    context = main.make_context(PROGRAM, [], obj=Session(), resilient_parsing=True)
    shared = [row(p) for p in main.get_params(context) if p.name == "help" or p.opts[0] in KEPT]
    blocks = [*_commands(PROGRAM, "", main, shared[:-1]), (EVERYWHERE, "", shared)]
    heads = ((f"# {path}  {about}".rstrip(), rows) for path, about, rows in blocks)
    return "".join("\n".join((head, *rows, "")) for head, rows in heads)


def _commands(
    path: str, about: str, command: Any, shared: Sequence[str]
) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The path of a command and of all below it, what each does, and the rows of what it takes
    that not all of them take."""
    rows = [row(param) for param in command.params]
    own = rows[: -len(shared)]
    if rows != [*own, *shared]:
        raise ValueError(f"{path} does not end with what every command takes")
    yield path, about, own
    for name, known in getattr(command, "known", {}).items():
        yield from _commands(f"{path} {name}", known.help, known.load(), shared)


def row(param: Parameter) -> str:
    """The row of something that a command takes."""
    flag: Any = param if param.param_type_name == "option" else None
    names = [*param.opts, *param.secondary_opts] if flag else []
    if param.name == "help":
        names.sort(key=len)  # they come in any order
    value = "" if flag and flag.is_flag else _value(param)
    many = "..." if param.nargs == -1 or (flag and flag.multiple) else ""
    about = (flag and flag.help) or ""
    unsaid = (param.nargs not in (1, -1), param.envvar, param._custom_shell_complete)
    if any((*unsaid, "  " in about, "\n" in about, flag and flag.hidden)):
        raise ValueError(f"no row says what {param.opts} takes")
    return f"{' '.join(filter(None, (*names, value, many)))}  {about}".rstrip()


def _value(param: Parameter) -> str:
    """What stands for a value, or the words of which one is chosen, in small letters."""
    choices = getattr(param.type, "choices", None)
    value = "|".join(choices) if choices else param.metavar or param.type.name
    plain = choices or type(param.type).__name__ in PLAIN
    if not plain or value.islower() != bool(choices) or " " in value:
        raise ValueError(f"no row says what {param.opts} takes")
    return value
