"""What the parser refuses, said as every other error is."""

from __future__ import annotations

from typing import Any

from mentorlog.errors import UsageError

MOST = 400  # characters of a sentence, which may hold what was typed


def explained(error: Any) -> UsageError:
    """A usage error of Typer's as one sentence and the next command to type."""
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else "mentorlog"
    sentence, try_ = _sentence(type(error).__name__, error, ctx, path)
    short = " ".join(sentence.split())
    return UsageError(short if len(short) <= MOST else short[:MOST] + "…", try_ or f"{path} --help")


def _sentence(kind: str, error: Any, ctx: Any, path: str) -> tuple[str, str | None]:
    message = error.format_message()
    if kind == "NoSuchOption":
        return _option(error, path), None
    if kind == "MissingParameter" and error.param is not None:
        return _missing(error.param), None
    if message == "Missing command.":
        return f"{path} needs one of: {', '.join(ctx.command.known)}.", None
    if message.startswith("No such command"):
        return _command(message, ctx, path)
    if message.startswith("Got unexpected extra argument"):
        extra = message.partition("(s) (")[2].removesuffix(")")
        return f"Too many words: {extra!r} (put a text of several words in quotes).", None
    if message.startswith("Invalid value for"):
        flag, _, rest = message.removeprefix("Invalid value for ").partition(": ")
        return f"{flag.replace(chr(39), '')}: {rest}", None
    return message, None


def _option(error: Any, path: str) -> str:
    alike = sorted(error.possibilities or ())
    hint = f" Did you mean {' or '.join(alike)}?" if alike else ""
    return f"{path} has no option {error.option_name}.{hint}"


def _missing(param: Any) -> str:
    label = param.opts[0] if param.param_type_name == "option" else param.human_readable_name
    about = f": {param.help}" if getattr(param, "help", None) else ""
    return f"{label} is missing{about}."


def _command(message: str, ctx: Any, path: str) -> tuple[str, str | None]:
    from difflib import get_close_matches

    typed = message.removeprefix("No such command ").split("'")[1] if "'" in message else ""
    alike = get_close_matches(typed.casefold(), list(ctx.command.known), n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(alike)}?" if alike else ""
    return f"There is no command {typed!r}.{hint}", f"{path} {alike[0]}" if alike else None
