"""What the parser refuses, said as every other error is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from mentorlog.cli.asking.retyped import added, instead, line, short_line
from mentorlog.cli.naming import by_id, quoted
from mentorlog.cli.nearby import did_you_mean, near
from mentorlog.errors import DayOrMonth, UsageError
from mentorlog.render.width import cut

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

MOST = 400  # characters of a sentence, which may hold what was typed
MOST_NEAR = 2
MEANT = {
    **dict.fromkeys(("find", "search", "grep"), ("log --grep", "TEXT")),
    **dict.fromkeys(("next", "book"), ("meet --book", '"DAY TIME"')),
    **dict.fromkeys(("end", "finish"), ("close", "")),
    "cancel": ("meet --cancelled-by", "SIDE"),
    "withdraw": ("close --withdraw", ""),
    "renew": ("close --renew --until", "DAY"),
    "status": ("show", ""),
}
"""What people look for under another name, and what it takes."""
NEW = {"mentorlog goal": "add", "mentorlog action": "add", "mentorlog concern": "raise"}
"""The command of each group that takes the words of something new."""
NEXT_FLAG = re.compile("--?[A-Za-z]")
DASHED = re.compile(r"-(?!-?[A-Za-z][\w-]*=).* ")
"""A text that begins with a dash; a flag with its value is none."""
QUOTES = "put a text of several words in quotes"
TEXTS = frozenset({"TEXT", "NAME", "RHYTHM"})
"""What takes several words as often as one."""
LENGTHS = frozenset({"HOURS", "MINUTES"})
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
    if message.endswith(" requires an argument."):
        return _unsaid(message.split("'")[1], ctx, session)
    if message.endswith(" does not take a value."):
        return message, _valueless(message.split("'")[1], session)
    return message, None


def _unsaid(flag: str, ctx: Any, session: Session) -> tuple[str, str | None]:
    """What a flag at the end of the line takes, and that line with it, in capitals."""
    params = ctx.command.get_params(ctx) if ctx is not None else ()
    param = next((param for param in params if flag in param.opts), None)
    if param is None:
        return f"{flag} needs a word after it.", None
    whole = short_line([*session.argv, _takes(param)], MOST)
    return f"{flag} needs a word after it: {param.help or _takes(param)}.", whole


def _valueless(flag: str, session: Session) -> str:
    """What was typed, without the value of that flag; with it as the next word for a shell."""
    words: list[str] = []
    for word in session.argv:
        name, _, value = word.partition("=")
        kept = [value] if name == flag and flag.endswith("-completion") else []
        words += [flag, *kept] if name == flag else [word]
    return line(["mentorlog", *words])


def _option(error: Any, ctx: Any, path: str, session: Session) -> tuple[str, str | None]:
    typed = error.option_name
    if (path, typed) == ("mentorlog export", "--json") and typed in session.argv:
        without = [word for word in session.argv if word != typed]
        said = f"{path} has no {typed}: it writes JSON Lines already, an object a line."
        return said, line(["mentorlog", *without])
    takes = (
        {flag: param for param in ctx.command.get_params(ctx) for flag in param.opts} if ctx else {}
    )
    text = next((w for w in session.argv if DASHED.match(w) and w.startswith(typed)), None)
    if text is not None and ctx and any(param.opts == [param.name] for param in ctx.command.params):
        words = [word for word in session.argv if word != text]
        said = f"{quoted(text)} begins with a dash, as flags do; such a text stands after --."
        return said, short_line([*words, "--", text], MOST)
    names = [flag[2:] for flag in takes if flag.startswith("--")]
    found = [f"--{name}" for name in near(typed.lstrip("-"), names, MOST_NEAR)]
    sentence = f"{path} has no option {typed}.{did_you_mean(found)}"
    return sentence, _respelled(session, typed, found[0], takes[found[0]]) if found else None


def _respelled(session: Session, typed: str, flag: str, param: Any) -> str | None:
    """What was typed with that flag in the place of one that is not known; with what it takes,
    in capitals, where nothing was typed after it."""
    argv = session.argv
    after = argv.index(typed) + 1 if typed in argv else len(argv) + 1
    valued = argv[after : after + 1] and not NEXT_FLAG.match(argv[after])
    if after > len(argv) or valued or param.is_flag:
        return instead(session, typed, flag)
    return short_line([*argv[: after - 1], flag, _takes(param), *argv[after:]], MOST)


def _takes(param: Any) -> str:
    """What stands for a value of it, in capitals: TEXT, DAY, SIDE."""
    said = str(param.metavar or param.type.name)
    return said if said.isupper() else param.opts[0].lstrip("-").replace("-", "_").upper()


def _missing(param: Any) -> str:
    label = param.opts[0] if param.param_type_name == "option" else param.human_readable_name
    about = f": {param.help}" if getattr(param, "help", None) else ""
    return f"{label} is missing{about}."


def _command(message: str, ctx: Any, path: str, session: Session) -> tuple[str, str | None]:
    typed = message.removeprefix("No such command ").split("'")[1] if "'" in message else ""
    if path == "mentorlog" and (meant := MEANT.get(typed.casefold())) is not None:
        return f"There is no command {typed!r}. Did you mean {meant[0]}?", _as(
            meant, typed, session
        )
    if path in NEW and " " in typed.strip() and typed in session.argv:
        at = session.argv.index(typed)
        whole = short_line([*session.argv[:at], NEW[path], *session.argv[at:]], MOST)
        return f"There is no command {typed!r}. Did you mean {NEW[path]}?", whole
    found = near(typed, list(ctx.command.known), MOST_NEAR)
    try_ = (instead(session, typed, found[0]) or f"{path} {found[0]}") if found else None
    return f"There is no command {typed!r}.{did_you_mean(found)}", try_


def _as(meant: tuple[str, str], typed: str, session: Session) -> str:
    """That command with the words and the flags that were typed after the other; with what it
    takes alone where no word of that was."""
    command, takes = meant
    at = session.argv.index(typed) + 1 if typed in session.argv else len(session.argv)
    words = list(takewhile(lambda word: not word.startswith("-"), session.argv[at:]))
    flags = session.argv[at + len(words) :]
    said = short_line([*command.split(), *([" ".join(words)] if takes else []), *flags], MOST)
    whole = said if bool(words) == bool(takes) else None
    return whole or f"mentorlog {command} {takes}".strip()


def _extra(extra: str, ctx: Any, path: str, session: Session) -> tuple[str, str | None]:
    """What is said of words that no argument takes; where one flag would take them, that one."""
    params = ctx.command.get_params(ctx)
    alone = not any(param.param_type_name == "argument" for param in params)
    takes = f"{path} takes {'flags alone' if alone else 'no more words'}: {extra!r}"
    if alone and path != "mentorlog meet" and (short := by_id(extra)):
        return f"{takes} is {short[0]}.", f"mentorlog show {extra}"
    if path == "mentorlog health" and _holds_packets(extra):
        at = session.argv.index("health")
        said = f"{extra!r} holds packets; mentorlog health looks at your own journal."
        return said, short_line([*session.argv[:at], "programme", *session.argv[at:]], MOST)
    if any(f"--{extra}" in param.opts and param.is_flag for param in params):
        return f"{takes} is --{extra}.", instead(session, extra, f"--{extra}")
    flag = _flag_of(extra, [flag for param in params for flag in param.opts], path, session)
    if (whole := _in_quotes(extra, params, flag, session)) is not None:
        return f"Too many words: {extra!r} ({QUOTES}).", whole
    at, end = _where(extra, session.argv)
    if at >= 0 and flag is not None:
        if path == "mentorlog show" and not by_id(first := session.argv[at]):
            extra, at = f"{first} {extra}", at - 1
        or_ = _or_a_name(extra, session.argv, at) if flag == "--grep" else ""
        rest = session.argv[: at + 1] + session.argv[end:]
        return f"{extra!r} goes with {flag}{or_}.", added(session, flag, extra, to=rest)
    taken = {param.metavar for param in params if param.param_type_name == "argument"}
    if "TEXT" in taken:
        return f"Too many words: {extra!r} ({QUOTES}).", None
    if "FILE" in taken and at >= 0 and "." in session.argv[at]:  # and not the half of a name
        said = f"{path} takes one file, and {end - at - 1} more came after it."
        return said, added(session, to=[*session.argv[: at + 1], *session.argv[end:]])
    return f"{takes} is one too many.", None


def _holds_packets(place: str) -> bool:
    """Whether that is a folder with packets in it."""
    from os.path import isdir

    from mentorlog.programme.places import files

    return isdir(place) and next(files([place]), None) is not None


def _or_a_name(extra: str, argv: Sequence[str], at: int) -> str:
    """What else words to look for may be; `at` is where the word before them stands."""
    if argv[at - 1] == "--with" and extra:
        return f", or in quotes with the name: {line(['--with', f'{argv[at]} {extra}'])}"
    return ", or with --with if it is a name"


def _in_quotes(
    extra: str, params: Sequence[Any], other: str | None, session: Session
) -> str | None:
    """What was typed, with the words that came without quotes after the value of a flag, or after
    the text of a command, as one with it; None where they may belong elsewhere."""
    argv = session.argv
    at, end = _where(extra, argv)
    if at < 1 or argv[at].startswith("-"):
        return None
    if argv[at - 1] == "--with" and other == "--grep" and not extra[:1].isupper():
        return None  # rather what to look for than the rest of a name
    joined = f"{argv[at]} {extra}"
    if not _may_stand(joined, _kind_of(argv[at - 1], params), other, session):
        return None
    return short_line([*argv[:at], joined, *argv[end:]], MOST)


def _where(extra: str, argv: Sequence[str]) -> tuple[int, int]:
    """Where the word before these begins, and where they end; -1 where they are not in a row."""
    for end in range(len(argv), 1, -1):
        if not extra.endswith(argv[end - 1]):
            continue
        for at in range(end - 1, 0, -1):
            said = " ".join(argv[at:end])
            if said == extra:
                return at - 1, end
            if len(said) > len(extra):
                break
    return -1, -1


def _kind_of(before: str, params: Sequence[Any]) -> str:
    """What the word after this one is: of the flag that this is (a word of an entry is none of
    the command's flags), else of the command's last argument."""
    if before.startswith("-"):
        found = [param for param in params if before in param.opts]
        if not found:
            return "TEXT"
    else:
        found = [param for param in params if param.param_type_name == "argument"][-1:]
    if not found or getattr(found[0], "is_flag", False):
        return ""
    return _takes(found[0])


def _may_stand(words: str, kind: str, other: str | None, session: Session) -> bool:
    """Whether a value of that kind may be these words; `other` is the flag that would take the
    last of them."""
    if kind != "DAY":
        return kind in TEXTS or (other is None and kind in LENGTHS)
    from mentorlog.days import read_moment

    try:
        read_moment(words, session.today, prefer="past")
    except UsageError:
        return False
    return True


def _flag_of(word: str, flags: Sequence[str], path: str, session: Session) -> str | None:
    for flag in ("--text", "--grep"):
        if flag in flags:
            return flag
    if "--meeting" in flags and re.fullmatch("[mM][0-9]+", word):
        return "--meeting"
    if "--progress" in flags and re.fullmatch("[0-9]{1,3}%?", word):
        return "--progress"
    name = "--with" if path in OF_ONE and not by_id(word) else None
    if "--on" not in flags:
        return name
    from mentorlog.days import read_moment

    try:
        read_moment(word, session.today, prefer="past")
    except DayOrMonth:
        return "--on"
    except UsageError:
        return name
    return "--on"
