"""The manual page, from the same texts as `--help`; tools/make_docs.py writes man/mentorlog.1."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import format_page

if TYPE_CHECKING:
    from typer._click import Command, Context

Lines = Iterator[str]
FLAG = re.compile(r"((?<![\w-])--?[a-z][a-z-]*)")
VARIABLE = re.compile(r"(.*) \((MENTORLOG_[A-Z_]+)\)")
ROFF = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti"}
HELP = ("-h, --help", "what a command does, and its options")
WIDEST = 15  # of what stands before an explanation, so that there is room for it on a phone, too
FURTHER = (
    ("MENTORLOG_PASSPHRASE_COMMAND", "a command that prints the passphrase of the journal"),
    ("MENTORLOG_EDITOR, VISUAL, EDITOR", "the editor that opens where a text is to be written"),
    ("NO_COLOR", "set to anything: no colour"),
)
FILES = (
    ("~/.local/share/mentorlog/journal.db", "the journal; drafts and backups/ lie beside it"),
    ("~/.config/mentorlog/settings.toml", "your settings, where you want any"),
    ("~/.local/state/mentorlog/", "what could not be saved, and where a bug was met"),
)
ELSEWHERE = (
    "These are the places on Linux; XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_STATE_HOME move them. "
    "macOS and Windows have their own: mentorlog doctor says where the journal is."
)


def text() -> str:
    """The page, in roff (the macros of man), without anything but ASCII."""
    from mentorlog import __version__
    from mentorlog.cli.root import root
    from mentorlog.cli.session import Session

    commands = root()
    context = commands.make_context("mentorlog", [], obj=Session(), resilient_parsing=True)
    lines = (
        r".\" Written by tools/make_docs.py.",
        f'.TH MENTORLOG 1 "" "mentorlog {__version__}" "User Commands"',
        ".nh",  # a flag that is cut cannot be typed
        ".ad l",
        ".SH NAME",
        rf"mentorlog \- {_plain(_named(commands.help or ''))}",
        ".SH SYNOPSIS",
        r"\fBmentorlog\fR [\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGS\fR]...",
        ".br",
        r"\fBmentorlog\fR \fICOMMAND\fR \fB\-\-help\fR",
        ".SH OPTIONS",
        *_options(commands, context, everywhere=True),
        *_section("COMMANDS", _overview(commands)),
        *_commands(commands, context),
        *_environment(commands, context),
        *_section("FILES", (*_rows(FILES), *_paragraph(ELSEWHERE))),
        *_section("EXIT STATUS", _rows(_statuses())),
    )
    return "\n".join(lines) + "\n"


def _named(help: str) -> str:
    """The line under NAME: as `whatis` wants it, in small letters and without a full stop."""
    return help[:1].lower() + help[1:].rstrip(".")


def _overview(group: Any) -> Lines:
    """Each panel with its commands, a line each."""
    panels: dict[str, list[tuple[str, str]]] = {}
    for name, known in group.known.items():
        panels.setdefault(known.panel, []).append((name, known.help))
    for panel, rows in panels.items():
        yield from (".PP", rf"\fI{_plain(panel)}:\fR", *_rows(rows))


def _commands(group: Any, context: Context) -> Lines:
    """Every command below its panel, and each of those of a group."""
    panel = ""
    for name, known in group.known.items():
        if known.panel != panel:
            panel = known.panel
            yield f".SH {_plain(panel.upper())}"
        yield from _command(known.load(), context, name)


def _command(command: Command, above: Context, name: str) -> Lines:
    context = type(above)(command, parent=above, info_name=name, obj=above.obj)
    below = getattr(command, "known", None)
    usage = " ".join((context.command_path, *command.collect_usage_pieces(context)))
    yield f".SS {_plain(usage)}"
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield from _paragraph(paragraph)
    yield from _options(command, context)
    if command.epilog:
        yield from (".PP", r"\fIFor example:\fR")
        yield from _typed(command.epilog.strip().splitlines())
    for key, known in (below or {}).items():
        yield from _command(known.load(), context, key)


def _options(command: Command, context: Context, everywhere: bool = False) -> Lines:
    """The options below their headings; those that every command takes only where asked for."""
    from mentorlog.cli.app import EVERYWHERE

    panels: dict[str, list[tuple[str, str]]] = {}
    for param in command.get_params(context):
        row = param.get_help_record(context)
        panel = getattr(param, "rich_help_panel", None) or "Options"
        if param.param_type_name == "argument":
            panel = "Arguments"
        if row is not None and param.name != "help":
            panels.setdefault(panel, []).append(row)
    if everywhere:
        yield from _rows([HELP, *panels["Options"]])
    shared = panels.pop(EVERYWHERE)
    if everywhere:
        yield from (".PP", r"\fIOn every command:\fR", *_rows(shared))
        return
    for panel, rows in panels.items():
        if len(panels) > 1:
            yield from (".PP", rf"\fI{_plain(panel)}:\fR")
        yield from _rows(rows)
        for line in getattr(command, "examples", {}).get(panel, "").splitlines():
            yield from (".PP", f"as in: {_bold(line)}")


def _environment(root: Command, context: Context) -> Lines:
    records = (param.get_help_record(context) for param in root.get_params(context))
    found = [VARIABLE.fullmatch(row[1]) for row in records if row]
    named = [(match[2], match[1]) for match in found if match]
    return _section("ENVIRONMENT", _rows((*named, *FURTHER)))


def _statuses() -> list[tuple[str, str]]:
    """Each exit status and when it is given, as docs/exit-codes.md has it."""
    page = format_page.exit_text(lambda: iter(()))
    rows: list[tuple[str, str]] = re.findall(r"^\| (\d+) \| ([^|]+) \|$", page, re.MULTILINE)
    return [(code, when.replace("`", "")) for code, when in rows]


def _section(heading: str, lines: Iterator[str] | Sequence[str]) -> Lines:
    yield f".SH {heading}"
    yield from lines


def _rows(rows: Sequence[tuple[str, str]]) -> Lines:
    """What is explained, and what it is, each; close together."""
    indent = min(max(len(term) for term, _ in rows) + 2, WIDEST)
    for place, (term, says) in enumerate(rows):
        yield from ([".PD 0"] if place == 1 else [])
        yield from (f".TP {indent}", _bold(term), *_filled(says))
    yield ".PD"


def _paragraph(words: str) -> Lines:
    yield ".PP"
    yield from _filled(words)


def _filled(words: str) -> Lines:
    """Words that are wrapped where they are read; a blank would be taken for a break."""
    yield _guarded(_plain(" ".join(words.split())))


def _typed(lines: Sequence[str]) -> Lines:
    yield from (".PP", ".RS 4", ".nf", *(_guarded(_plain(line)) for line in lines), ".fi", ".RE")


def _bold(term: str) -> str:
    """A term with its flags in bold type, or all of it where it has none."""
    parts = FLAG.split(term) if FLAG.search(term) else ("", term)
    marked = (rf"\fB{_plain(part)}\fR" if at % 2 else _plain(part) for at, part in enumerate(parts))
    return "".join(marked).replace("|", r"|\:")  # where a line may be broken


def _guarded(line: str) -> str:
    """A line that does not begin as a request of roff would."""
    return rf"\&{line}" if line.startswith(".") else line


def _plain(words: str) -> str:
    """Words that roff prints as they are."""
    return "".join(ROFF.get(c, c if c.isascii() else f"\\[u{ord(c):04X}]") for c in words)
