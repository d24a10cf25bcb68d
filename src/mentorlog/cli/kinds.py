"""The kinds of value that flags take, each read into what the record holds.

`day("by when", "--due")` and its like make the option of one parameter; the annotation says
what comes out: `due: Annotated[date | None, day("by when", "--due")] = None`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import typer
from typer._click.types import ParamType

from mentorlog.cli.ahead import Ahead
from mentorlog.cli.asking.retyped import read_typed
from mentorlog.cli.session import Session
from mentorlog.errors import AFTER, UsageError

PERCENT = 100


class Kind(ParamType):
    """A kind of value: `read(session, text)` gives it, or raises UsageError.

    A day to come is left as typed: which one it is depends on the rest of the call.
    """

    def __init__(self, name: str, read: Callable[[Session, str], Any]) -> None:
        self.name = name
        self.read = read

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value, with the flag's name on the error and a day kept to be said back."""
        if not isinstance(value, str) or ctx.resilient_parsing:
            return value  # completing a line reads nothing
        label = _label(param)
        if self is FUTURE:
            return Ahead(label, value)
        read = read_typed(ctx.obj, label, value, lambda typed: self.read(ctx.obj, typed))
        if isinstance(read, date):
            ctx.obj.understood.append((label.lstrip("-"), read, self in (PAST, SINCE)))
        return read

    def get_metavar(self, param: Any, ctx: Any) -> str:  # noqa: ARG002
        """What stands for the value in `--help`."""
        return self.name


def _label(param: Any) -> str:
    if param is None:
        return "value"
    return str(param.opts[0]) if param.param_type_name == "option" else param.human_readable_name


def _day(prefer: str) -> Kind:
    def read(session: Session, text: str) -> date:
        from mentorlog.days import read_day

        return read_day(text, session.today, prefer=prefer)  # type: ignore[arg-type]

    return Kind("DAY", read)


def _since(session: Session, text: str) -> date:
    from mentorlog.days import read_since

    return read_since(text, session.today)


def _with_days(name: str) -> Callable[[Session, str], Any]:
    """A reader of `mentorlog.days`, imported when something is to be read."""

    def read(_session: Session, text: str) -> Any:
        from mentorlog import days

        return getattr(days, name)(text)

    return read


def _number(low: int, high: int) -> Kind:
    def read(_session: Session, text: str) -> int:
        figure = text.strip().removesuffix("%").strip() if high == PERCENT else text.strip()
        sentence = f"{text!r} is no whole number from {low} to {high}."
        if not re.fullmatch("[0-9]{1,9}", figure):
            raise UsageError(sentence, f"{AFTER}--help")
        if not low <= int(figure) <= high:
            raise UsageError(sentence, str(min(max(int(figure), low), high)))
        return int(figure)

    return Kind("N", read)


def _text(session: Session, value: str) -> str | None:
    return session.text(value)


DAY, PAST, FUTURE = _day("nearest"), _day("past"), _day("future")
SINCE = Kind("DAY", _since)
TEXT = Kind("TEXT", _text)
NAME = Kind("NAME", lambda session, value: " ".join((session.text(value) or "").split()))
RHYTHM = Kind("RHYTHM", _with_days("read_rhythm"))
HOURS = Kind("HOURS", _with_days("read_hours"))
MINUTES = Kind("MINUTES", _with_days("read_minutes"))


def kind(of: Kind, help: str, *flags: str, metavar: str | None = None) -> Any:
    """An option of that kind."""
    return typer.Option(*flags, click_type=of, metavar=metavar, help=help, show_default=False)


def day(help: str, *flags: str) -> Any:
    """A day, in any form that mentorlog.days reads; the nearest where several fit."""
    return kind(DAY, help, *flags)


def past_day(help: str, *flags: str) -> Any:
    """A day on which something happened."""
    return kind(PAST, help, *flags)


def since_day(help: str, *flags: str) -> Any:
    """A day from which on one looks back; of a month its first."""
    return kind(SINCE, help, *flags)


def future_day(help: str, *flags: str) -> Any:
    """A day to come."""
    return kind(FUTURE, help, *flags)


def text(help: str, *flags: str) -> Any:
    """Words; "-" reads them from standard input."""
    return kind(TEXT, help, *flags)


def name(help: str, *flags: str) -> Any:
    """The name of a person or of several."""
    return kind(NAME, help, *flags)


def rhythm(help: str, *flags: str) -> Any:
    """How often: "every 2 weeks", "monthly", P2W; an ISO 8601 duration comes out."""
    return kind(RHYTHM, help, *flags)


def hours(help: str, *flags: str) -> Any:
    """A span that is kept in hours: 24h, 2 days."""
    return kind(HOURS, help, *flags)


def minutes(help: str, *flags: str) -> Any:
    """A span that is kept in minutes: 60, 1h30."""
    return kind(MINUTES, help, *flags)


def word(help: str, *flags: str) -> Any:
    """One of the words of a Literal; case does not matter."""
    return typer.Option(*flags, case_sensitive=False, help=help, show_default=False)


def number(help: str, *flags: str, low: int = 0, high: int = 9999) -> Any:
    """A whole number from `low` to `high`."""
    return kind(_number(low, high), help, *flags)


def short(help: str, *flags: str, metavar: str) -> Any:
    """A short id such as `g1`; give it to Session.find."""
    return typer.Option(*flags, metavar=metavar, help=help, show_default=False)


def side(help: str, *flags: str) -> Any:
    """A person, read by `cli/sides.py` once the names are known."""
    return short(help, *flags, metavar="WHO")


def flag(help: str, *flags: str) -> Any:
    """Yes where it is given."""
    return typer.Option(*flags, help=help, show_default=False)


def words(help: str, metavar: str = "TEXT") -> Any:
    """An argument of words; "-" reads them from standard input."""
    return typer.Argument(click_type=TEXT, metavar=metavar, help=help, show_default=False)


def what(help: str, metavar: str) -> Any:
    """An argument that is a short id; give it to Session.find."""
    return typer.Argument(metavar=metavar, help=help, show_default=False)


def when(help: str) -> Any:
    """An argument that is a day to come."""
    return typer.Argument(click_type=FUTURE, metavar="DAY", help=help, show_default=False)


JSON = flag("print JSON", "--json")
ON = past_day("the day of it; today where it is left out", "--on")
NOTE = text("a note", "--note")
PRIVATE = flag("leave it out of exports, reports and packets", "--private")

On = Annotated[date | None, ON]
Note = Annotated[str | None, NOTE]
Private = Annotated[bool, PRIVATE]
AsJson = Annotated[bool, JSON]
