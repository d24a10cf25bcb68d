"""`mentorlog` itself: every command of the table, none of them loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperOption

from mentorlog.cli.app import Commands, Group, Known
from mentorlog.cli.commands import PANELS
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from typer._click import Command as Built
    from typer._click import Context, Parameter


def _loader(name: str, module: str) -> Callable[[], Built]:
    def load() -> Built:
        commands: Commands = import_module(f"mentorlog.cli.{module}").commands
        return commands.build(name)

    return load


class Root(Group):
    """`mentorlog` itself."""

    def invoke(self, ctx: Context) -> Any:
        """Run the command that is named; where none is, welcome whoever is there."""
        if ctx._protected_args:
            return super().invoke(ctx)
        from mentorlog.cli.welcome import welcome

        return welcome(ctx)


def _version(ctx: Any, _param: Any, value: bool | None) -> None:
    if value and not ctx.resilient_parsing:
        from mentorlog import __version__

        ctx.obj.out(f"mentorlog {__version__}")
        raise typer.Exit(0)


def _complete(ctx: Any, param: Any, value: bool | None) -> None:
    if value and not ctx.resilient_parsing and not {"-h", "--help"} & set(ctx.obj.argv):
        from typer import completion
        from typer._completion_shared import _get_shell_name

        shell = _shell_after(param.opts[0], ctx.obj.argv)
        if shell is None and _get_shell_name() is None:
            raise UsageError(
                "Which shell this is could not be seen: bash, zsh, fish and PowerShell can "
                "complete commands. Type it in one of them."
            )
        install = param.name == "install_completion"
        callback = completion.install_callback if install else completion.show_callback
        callback(ctx, param, shell or value)


def _shell_after(flag: str, argv: Sequence[str]) -> str | None:
    """The shell that is named after the flag, where it is not to be the one that is at work."""
    from mentorlog.cli.completing.shells import SAID

    word = next(iter(argv[argv.index(flag) + 1 :]), "-") if flag in argv else "-"
    if word.startswith("-"):
        return None
    if word.casefold() not in SAID:
        raise UsageError(
            f"{word[:60]!r} is no shell that can complete commands; {', '.join(SAID)} can.",
            f"mentorlog {flag}",
        )
    return word.casefold()


def _root_option(flag: str, help: str, callback: Callable[..., Any]) -> Parameter:
    return TyperOption(
        param_decls=[flag],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=callback,
        help=help,
    )


def root() -> Root:
    """`mentorlog` with every command of the table, none of them loaded."""
    known = {
        name: Known(panel, text, _loader(name, module))
        for panel, commands in PANELS.items()
        for name, (module, text) in commands.items()
    }
    return Root(
        "mentorlog",
        known,
        params=[
            _root_option("--version", "which version this is", _version),
            _root_option("--install-completion", "let the shell complete commands", _complete),
            _root_option("--show-completion", "print what would be installed", _complete),
        ],
        help="A journal of a mentoring or coaching relationship, in one file on this machine.",
        epilog=(
            "mentorlog start --mentor Tariq --mentee Sarah --keeper mentor\n"
            "mentorlog COMMAND --help"
        ),
    )
