"""`mentorlog edit`: what was written down, put right, by flags or in the editor."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping
from textwrap import fill
from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli.app import Command, Commands, Ctx
from mentorlog.cli.kinds import JSON, what
from mentorlog.cli.rewriting.any_id import any_entry, to_edit
from mentorlog.cli.rewriting.field_values import YES, Typed, emptied, value_of
from mentorlog.cli.rewriting.fields import Field, field_named, fields_of, flag_words
from mentorlog.errors import UsageError
from mentorlog.record import ENTRIES, Entry, Record

if TYPE_CHECKING:
    from typer._click import Context

    from mentorlog.cli.session import Session

commands = Commands()

EXAMPLE = """\
mentorlog edit a3                             (in your editor)
mentorlog edit a3 --text "Send the CV and the letter" --due "3 dec"
mentorlog edit a3 --no-done                   (it is not done after all)
mentorlog edit m7 --lasted 50 --notes -       (the notes from standard input)
"""
ABOUT = """\
Put right what was written down: any entry, by its short id.

Needed: ID. Alone it opens the entry as a form in your editor ($EDITOR). With flags it changes
those fields: --WORD VALUE sets one, --no-WORD empties it. What was there before is kept in the
history. These are the words of each kind of entry:
"""
WORDS = "mentorlog.edit.words"
OPTION, EMPTIES = "--", "--no-"
NO_VALUE = re.compile(r"-|[A-Za-z]+\d+$")
"""What no yes or no begins as: another flag, or a short id."""
Words = dict[str, str | None]


class EditCommand(Command):
    """A command whose flags are the words of the entry that is meant.

    They are read here: an option for each of some two hundred would cost a tenth of a second.
    """

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the line; the words and what is said of them are kept with the context."""
        own = {flag for param in self.get_params(ctx) for flag in param.opts}
        rest, ctx.meta[WORDS] = taken_out(args, own)
        return super().parse_args(ctx, rest)


def taken_out(args: list[str], own: set[str]) -> tuple[list[str], Words]:
    """The words of a line that are flags of entries, each with its value (None: to be emptied),
    and the rest of the line before them. `own` are the flags of the command."""
    rest: list[str] = []
    words: Words = {}
    waiting = deque(args)
    while waiting:
        arg = waiting.popleft()
        flag, equals, value = arg.partition("=")
        if not flag.startswith(OPTION) or flag in own or flag == OPTION:
            rest.append(arg)
            continue
        word = flag.removeprefix(OPTION)
        if flag.startswith(EMPTIES) and not equals:
            word = flag.removeprefix(EMPTIES)
            _once(words, word, None)
        else:
            _once(words, word, value if equals else _next(word, waiting))
    return rest, words


def _next(word: str, waiting: deque[str]) -> str:
    """The value of a flag that none stands beside: the next of the line; a flag that stands for
    yes or no needs none."""
    if word in flag_words() and (not waiting or NO_VALUE.match(waiting[0])):
        return YES[0]
    return waiting.popleft() if waiting else ""


def _once(words: Words, word: str, value: str | None) -> None:
    if word in words:
        two = (words[word] is None) != (value is None)
        said = f"and --no-{word} say two different things" if two else "is given twice"
        raise UsageError(f"--{word} {said}; once is enough.", "mentorlog edit --help")
    words[word] = value


def _words_by_type() -> str:
    """What can be edited of each type, as `--help` shows it."""
    lines = []
    for cls in ENTRIES:
        name = f"{cls.type.replace('_', ' ')} ({cls.prefix}1): "
        listed = ", ".join(one.flag[2:] for one in fields_of(cls))
        lines.append(fill(name + listed, 76, subsequent_indent="  ", break_on_hyphens=False))
    return "\b\n" + "\n".join(lines)


def _explained(function: Callable[..., None]) -> Callable[..., None]:
    function.__doc__ = f"{ABOUT}\n{_words_by_type()}"
    return function


@commands.command("edit", example=EXAMPLE, cls=EditCommand)
@_explained
def edit(
    ctx: Ctx,
    which: Annotated[str, what("which entry: a3, m7, g1 …", "ID")],
    as_json: Annotated[bool, JSON] = False,
) -> None:
    session, typed = ctx.obj, ctx.meta[WORDS]
    if not typed and session.interactive:
        from mentorlog.cli.rewriting.entry_form import edit_in_form

        edit_in_form(session, which, as_json)
        return
    with session.reading() as reader:
        record = to_edit(session, reader, which)
    entry = any_entry(session, record, which)
    if not typed:
        raise _nothing_to_do(session, entry)
    from mentorlog.cli.rewriting.edit_saved import save

    save(session, record, entry, _stated(session, record, entry, typed), as_json)


def _stated(
    session: Session, record: Record, entry: Entry, typed: Mapping[str, str | None]
) -> dict[str, Any]:
    """The fields that the flags name, with their values."""
    stated: dict[str, Any] = {}
    for word, text in typed.items():
        field = field_named(type(entry), word)
        if field is None:
            raise _no_such(session, entry, word, text is None)
        if field.name in stated:
            raise UsageError(f"{field.flag} is given twice; once is enough.")
        stated[field.name] = _value(session, record, entry, field, text)
    return stated


def _value(session: Session, record: Record, entry: Entry, field: Field, text: str | None) -> Any:
    typed = Typed(
        session=session,
        record=record,
        entry=entry,
        field=field,
        label=field.flag,
        text=text or "",
    )
    if text is None:
        return emptied(typed)
    if not text.strip():
        hint = f"; {field.empties} empties it" if not field.needed else ""
        raise UsageError(f"{field.flag} is given nothing{hint}.", f"{session.command} --help")
    if field.text:
        text = _words(session, field, text)
    return value_of(typed.but(text=text.strip()))


def _words(session: Session, field: Field, text: str) -> str:
    try:
        return session.text(text) or ""
    except UsageError as error:
        said = f"{error.sentence[:1].lower()}{error.sentence[1:]}"
        raise UsageError(f"{field.flag}: {said}", f"{session.command} --help") from error


def _no_such(session: Session, entry: Entry, word: str, empties: bool) -> UsageError:
    from mentorlog.cli.asking.retyped import instead
    from mentorlog.cli.nearby import near
    from mentorlog.cli.no_such import a_kind

    words = [one.flag[2:] for one in fields_of(type(entry))]
    found = near(word, words)
    begin = EMPTIES if empties else OPTION
    hint = f" Did you mean {begin}{found[0]}?" if found else ""
    again = instead(session, f"{begin}{word}", f"{begin}{found[0]}") if found else None
    return UsageError(
        f"{entry.short} is {a_kind(entry.type)}, which has no {OPTION}{word}.{hint} Its words are "
        f"{', '.join(words)}.",
        again or "mentorlog edit --help",
    )


def _nothing_to_do(session: Session, entry: Entry) -> UsageError:
    flags = ", ".join(one.flag for one in fields_of(type(entry)))
    return UsageError(
        f"What is to change is missing: {flags}. (On a terminal, edit {entry.short} alone opens "
        "your editor.)",
        f"{session.command} --help",
    )
