"""Six small journals of invented people, in the exchange format: what `mentorlog demo` loads.

In each file today is 2026-11-21. `shifted` moves a story to another day, so that what is three
weeks old in it is three weeks old when it is read.
"""

from __future__ import annotations

import io
from datetime import date, timedelta
from importlib.resources import files
from typing import Any, Literal, TypeVar, get_args

from mentorlog.exchange.jsonl import line_of
from mentorlog.exchange.lines import Header, read_header, read_lines
from mentorlog.frozen import Frozen

Story = Literal["called-off", "aisha", "silent", "sarah", "steady", "ready-to-close"]
Dated = TypeVar("Dated", bound=Frozen)

TODAY = date(2026, 11, 21)
NAMES: tuple[Story, ...] = get_args(Story)
STORIES: dict[Story, str] = {
    "called-off": "A mentor who keeps calling off, seen from her own journal.",
    "aisha": "Three months of coaching, and no sense that anything is moving.",
    "silent": "Nobody called anything off; since the holidays nobody has met.",
    "sarah": "A client whose manager sent her, after two meetings.",
    "steady": "One that goes well: an illness, an agreed move, nothing that stands out.",
    "ready-to-close": "The goals are reached; the last session is four weeks away.",
}


def lines(name: Story) -> bytes:
    """The story as it is kept; KeyError where there is none of that name."""
    if name not in STORIES:
        raise KeyError(name)
    return files(__name__).joinpath(f"{name}.jsonl").read_bytes()


def shifted(name: Story, today: date) -> bytes:
    """The story with every day moved by as much as its today is moved to `today`."""
    stream = io.BytesIO(lines(name))
    by = today - TODAY
    header = read_header(stream) or Header(exported_on=TODAY)
    entries = (_moved(entry, by) for _, entry in read_lines(stream))
    return b"".join([line_of(_moved(header, by)), *map(line_of, entries)])


def _moved(value: Dated, by: timedelta) -> Dated:
    days = {name: getattr(value, name) for name in _day_names(type(value))}
    return value.but(**{name: day + by for name, day in days.items() if day is not None})


def _day_names(cls: type[Any]) -> list[str]:
    kinds: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        kinds |= getattr(base, "__annotations__", {})
    return [name for name in cls.names if kinds[name].removesuffix(" | None") == "Day"]
