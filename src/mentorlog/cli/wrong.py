"""What the parser refuses, said as every other error is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mentorlog.cli.asking.retyped import added, instead
from mentorlog.cli.naming import by_id
from mentorlog.cli.nearby import did_you_mean, near
from mentorlog.errors import DayOrMonth, UsageError
from mentorlog.render.width import cut

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

MOST = 400  # characters of a sentence, which may hold what was typed
MOST_NEAR = 2
OF_ONE = tuple(f"mentorlog {name}" for name in ("show", "log", "health", "close", "agree"))
"""Commands on one relationship, after which people type a name."""


def explained(error: Any, session: Session) -> UsageError:
    """A usage error of Typer's as one sentence and the next command to type."""
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else session.command
    sentence, try_ = _sentence(type(error).__name__, error, ctx, path, session)
    return UsageError(cut(sentence, MOST), try_ or f"{path} --help")


def _sentence(
    kind: str, error: Any, ctx: Any, path: str, session: Session
) -> tuple[str, str | None]:
    message = error.format_message()
    if kind == "NoSuchOption":
        return _option(error, ctx, path, session)
    if kind == "MissingParameter" and error.param is not None:
        return _missing(error.param), None
    if message == "Missing command.":
        return f"{path} needs one of: {', '.join(ctx.command.known)}.", None
    if message.startswith("No such command"):
        return _command(message, ctx, path, session)
    if message.startswith("Got unexpected extra argument"):
        return _extra(message.partition("(s) (")[2].removesuffix(")"), ctx, path, session)
    if message.startswith("Invalid value for"):
        flag, _, rest = message.removeprefix("Invalid value for ").partition(": ")
        return f"{flag.replace(chr(39), '')}: {rest}", None
    return message, None


def _option(error: Any, ctx: Any, path: str, session: Session) -> tuple[str, str | None]:
    typed = error.option_name
    flags = [flag for param in ctx.command.get_params(ctx) for flag in param.opts] if ctx else []
    names = [flag[2:] for flag in flags if flag.startswith("--")]
    found = [f"--{name}" for name in near(typed.lstrip("-"), names, MOST_NEAR)]
    sentence = f"{path} has no option {typed}.{did_you_mean(found)}"
    return sentence, instead(session, typed, found[0]) if found else None


def _missing(param: Any) -> str:
    label = param.opts[0] if param.param_type_name == "option" else param.human_readable_name
    about = f": {param.help}" if getattr(param, "help", None) else ""
    return f"{label} is missing{about}."


def _command(message: str, ctx: Any, path: str, session: Session) -> tuple[str, str | None]:
    typed = message.removeprefix("No such command ").split("'")[1] if "'" in message else ""
    found = near(typed, list(ctx.command.known), MOST_NEAR)
    try_ = (instead(session, typed, found[0]) or f"{path} {found[0]}") if found else None
    return f"There is no command {typed!r}.{did_you_mean(found)}", try_


def _extra(extra: str, ctx: Any, path: str, session: Session) -> tuple[str, str | None]:
    """What is said of words that no argument takes; where one flag would take them, that one."""
    params = ctx.command.get_params(ctx)
    alone = not any(param.param_type_name == "argument" for param in params)
    takes = f"{path} takes {'flags alone' if alone else 'no more words'}: {extra!r}"
    if alone and path != "mentorlog meet" and (short := by_id(extra)):
        return f"{takes} is {short[0]}.", f"mentorlog {short[1]}"
    flag = _flag_of(extra, [flag for param in params for flag in param.opts], path, session)
    if extra in session.argv and flag is not None:
        at = session.argv.index(extra)
        rest = session.argv[:at] + session.argv[at + 1 :]
        return f"{takes} goes with {flag}.", added(session, flag, extra, to=rest)
    if any(param.param_type_name == "argument" and param.metavar == "TEXT" for param in params):
        return f"Too many words: {extra!r} (put a text of several words in quotes).", None
    return f"{takes} is one too many.", None


def _flag_of(word: str, flags: Sequence[str], path: str, session: Session) -> str | None:
    if "--text" in flags:
        return "--text"
    if path in OF_ONE:
        return "--with"
    if "--meeting" not in flags:
        return None
    if re.fullmatch("[mM][0-9]+", word):
        return "--meeting"
    from mentorlog.days import read_moment

    try:
        read_moment(word, session.today, prefer="past")
    except DayOrMonth:
        return "--on"
    except UsageError:
        return None
    return "--on"
