"""How a command is declared, found by its name, and explained by `--help`.

A command file makes one `Commands` and declares functions with it. Nothing is built before it
is asked for: `mentorlog goal list` imports cli/agreeing/goal.py and builds that one command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command_from_info
from typer.models import CommandInfo

from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen

if TYPE_CHECKING:
    from typer._click import Command as Built
    from typer._click import Context, HelpFormatter, Parameter
    from typer._click.parser import _OptionParser as Parser

Function = TypeVar("Function", bound=Callable[..., Any])
EVERYWHERE = "On every command"
SETTINGS = {"help_option_names": ["-h", "--help"]}
FIRST = 30  # columns that a flag and its value may take
UNBROKEN = 10_000  # columns in which every line has room


class Ctx(typer.Context):
    """What the first parameter of every command is; `obj` is the session."""

    obj: Session


def _keep(name: str) -> Callable[[Any, Any, Any], Any]:
    def callback(ctx: Any, _param: Any, value: Any) -> Any:
        if value not in (None, False) and isinstance(ctx.obj, Session):
            setattr(ctx.obj, name, value)
        return value

    return callback


def _everywhere() -> list[Parameter]:
    """The options that every command takes, before or after its name."""
    table = (
        ("journal", "--journal", "PATH", "the journal file (MENTORLOG_JOURNAL)"),
        ("with_name", "--with", "NAME", "which relationship, of several (MENTORLOG_WITH)"),
        ("today_text", "--today", "DAY", "as of another day (MENTORLOG_TODAY)"),
        ("settings_text", "--settings", "FILE", "your settings, in TOML (MENTORLOG_SETTINGS)"),
    )
    plain = TyperOption(
        param_decls=["plain_said", "--plain"],
        is_flag=True,
        help="in words alone, for a screen reader (MENTORLOG_PLAIN)",
        expose_value=False,
        is_eager=True,
        callback=_keep("plain_said"),
        rich_help_panel=EVERYWHERE,
    )
    named: list[Parameter] = [
        TyperOption(
            param_decls=[name, flag],
            type=str,
            metavar=metavar,
            help=text,
            expose_value=False,
            is_eager=True,
            callback=_keep(name),
            rich_help_panel=EVERYWHERE,
        )
        for name, flag, metavar, text in table
    ]
    return [*named, plain]


def _write_options(command: Built, ctx: Context, formatter: HelpFormatter) -> None:
    """The options under their panels, those of every command last."""
    panels: dict[str, list[tuple[str, str]]] = {}
    for param in command.get_params(ctx):
        default = "Arguments" if param.param_type_name == "argument" else "Options"
        panel = getattr(param, "rich_help_panel", None) or default
        if param.name == "help":
            panel = EVERYWHERE
        line = param.get_help_record(ctx)
        if line is not None:
            panels.setdefault(panel, []).append(line)
    for panel in sorted(panels, key=lambda name: name == EVERYWHERE):
        with formatter.section(_heading(panel, formatter)):
            most = UNBROKEN if formatter.width == UNBROKEN else FIRST
            formatter.write_dl(panels[panel], col_max=min(most, formatter.width // 2))
            for line in getattr(command, "examples", {}).get(panel, "").splitlines():
                formatter.write(f"{'':{formatter.current_indent}}as in: {line}\n")


def _heading(panel: str, formatter: HelpFormatter) -> str:
    if len(panel) < formatter.width:
        return panel
    from textwrap import fill

    return fill(panel, formatter.width - 1, subsequent_indent="  ")


def _write_examples(command: Built, formatter: HelpFormatter) -> None:
    if command.epilog:
        formatter.write_paragraph()
        formatter.write("For example:\n")
        formatter.write("".join(f"  {line}\n" for line in command.epilog.strip().splitlines()))


def _in_words(ctx: Context, get_help: Callable[[Context], str]) -> str:
    """What --help says; for who has it read aloud a flag a line."""
    if not (isinstance(ctx.obj, Session) and ctx.obj.plain):
        return get_help(ctx)
    import sys
    from io import StringIO

    from mentorlog.cli.folding import folded
    from mentorlog.render.aloud import plainly

    ctx.terminal_width = ctx.max_content_width = UNBROKEN
    stream = sys.stdout or StringIO()
    return "\n".join(folded(plainly(line), stream, "") for line in get_help(ctx).split("\n"))


def _refuse_twice(given: list[Parameter]) -> None:
    for at, param in enumerate(given):
        once = isinstance(param, TyperOption) and not (param.multiple or param.is_flag)
        if once and param in given[:at]:
            raise UsageError(f"{param.opts[0]} is given twice; once is enough.")


class Command(TyperCommand):
    """A command with the options that every command takes; `examples` has what to type for each
    panel of them, where they have any."""

    examples: Mapping[str, str] = {}

    def __init__(self, name: str | None, **attributes: Any) -> None:
        attributes["params"] = [*(attributes.get("params") or ()), *_everywhere()]
        super().__init__(name, **attributes)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the line; the session is told the command first."""
        if isinstance(ctx.obj, Session):
            ctx.obj.command = ctx.command_path
        return super().parse_args(ctx, args)

    def make_parser(self, ctx: Context) -> Parser:
        """What takes the line apart: UsageError for a flag of one value that is given twice."""
        parser = super().make_parser(ctx)
        take_apart = parser.parse_args

        def once(args: list[str]) -> tuple[dict[str, Any], list[str], list[Parameter]]:
            try:
                found = take_apart(args)
            except typer.TyperException as error:
                error.ctx = ctx  # type: ignore[attr-defined]  # some come without
                raise
            if not ctx.resilient_parsing:
                _refuse_twice(found[2])
            return found

        parser.parse_args = once  # type: ignore[method-assign]
        return parser

    def get_help(self, ctx: Context) -> str:
        """What --help says."""
        return _in_words(ctx, super().get_help)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The options under their panels."""
        _write_options(self, ctx, formatter)

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002
        """The examples, as they are to be typed."""
        _write_examples(self, formatter)

    def invoke(self, ctx: Context) -> Any:
        """Run it, once the days to come are read."""
        from mentorlog.cli.ahead import settle

        settle(ctx.obj, ctx.params)
        return super().invoke(ctx)


class Known(Frozen):
    """A command by its line of help, and how to come by it."""

    panel: str
    help: str
    load: Callable[[], Built]


class Group(TyperGroup):
    """Commands that are listed from a table and loaded when one is called."""

    def __init__(self, name: str, known: Mapping[str, Known], **attributes: Any) -> None:
        stubs: list[Built] = [
            TyperCommand(key, help=entry.help, short_help=entry.help)
            for key, entry in known.items()
        ]
        params = [*(attributes.pop("params", None) or ()), *_everywhere()]
        super().__init__(
            name=name,
            commands=stubs,
            params=params,
            rich_markup_mode=None,
            context_settings=SETTINGS,
            **attributes,
        )
        self.known = known

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Built | None, list[str]]:
        """The command that is called, loaded now; `help` is another way to type --help."""
        if args[:1] == ["help"] and not ctx.resilient_parsing:
            if len(args) == 1:
                typer.echo(ctx.get_help(), color=ctx.color)
                ctx.exit()
            args = [*args[1:], "--help"]
        name, stub, rest = super().resolve_command(ctx, args)
        if name is None or stub is None:
            return name, stub, rest
        return name, self.known[name].load(), rest

    def get_help(self, ctx: Context) -> str:
        """What --help says."""
        return _in_words(ctx, super().get_help)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The commands under their panels, then the options."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for name, entry in self.known.items():
            panels.setdefault(entry.panel, []).append((name, entry.help))
        for panel, rows in panels.items():
            with formatter.section(panel):
                formatter.write_dl([(name.ljust(8), text) for name, text in rows])
        _write_options(self, ctx, formatter)

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002
        """The examples, as they are to be typed."""
        _write_examples(self, formatter)


class Commands:
    """What one command file declares: a command, or a group of them."""

    def __init__(self, help: str | None = None) -> None:
        """`help` is the text of a group; leave it out where each command stands alone."""
        self.help = help
        self.declared: dict[str, tuple[Callable[..., Any], str]] = {}
        self.classes: dict[str, type[Command]] = {}
        self.built: dict[str, Built] = {}

    def command(
        self, name: str, *, example: str, cls: type[Command] = Command
    ) -> Callable[[Function], Function]:
        """Declare the function below it as the command `name`; its docstring is the help,
        `example` one or more lines to type, `cls` the kind of command it is."""

        def declare(function: Function) -> Function:
            self.declared[name] = (function, example)
            self.classes[name] = cls
            return function

        return declare

    def build(self, name: str) -> Built:
        """The command of that name, or the group where it is the group's own name."""
        if self.help is not None:
            known = {key: self._known(key) for key in self.declared}
            return Group(name, known, help=self.help)
        return self._command(name)

    def _known(self, name: str) -> Known:
        first = (self.declared[name][0].__doc__ or "").strip().partition("\n")[0]
        return Known("Commands", first, lambda: self._command(name))

    def _command(self, name: str) -> Built:
        """That command, built once: typer takes as long to build it as it takes to run."""
        if name not in self.built:
            self.built[name] = self._anew(name)
        return self.built[name]

    def _anew(self, name: str) -> Built:
        function, example = self.declared[name]
        about = CommandInfo(
            name=name,
            cls=self.classes[name],
            callback=function,
            epilog=example,
            context_settings=SETTINGS,
        )
        return get_command_from_info(about, pretty_exceptions_short=False, rich_markup_mode=None)
