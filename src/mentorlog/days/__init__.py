"""Days, times, rhythms and lengths: what people type, what is said back, and the arithmetic.

Nothing here reads the clock: today is always given. A closed grammar refuses what it does not
know, with a UsageError that gives examples, and where there is one the text to type instead as
its `try_`; nothing is guessed. The grammar is loaded when it is first asked for: most commands
only check and say days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.days.iso import duration_days, is_day, is_duration, is_time, parse_iso
from mentorlog.days.reckoning import Prefer, days_between, weeks_from
from mentorlog.days.saying import say_day, say_rhythm, short_day, span

if TYPE_CHECKING:
    from mentorlog.days.dated import in_order
    from mentorlog.days.ending import check_figure, day_at_end
    from mentorlog.days.lengths import read_hours, read_minutes, read_rhythm
    from mentorlog.days.reading import read_day, read_since
    from mentorlog.days.relative import from_today
    from mentorlog.days.times import read_moment

__all__ = [
    "Prefer",
    "check_figure",
    "day_at_end",
    "days_between",
    "duration_days",
    "from_today",
    "in_order",
    "is_day",
    "is_duration",
    "is_time",
    "parse_iso",
    "read_day",
    "read_hours",
    "read_minutes",
    "read_moment",
    "read_rhythm",
    "read_since",
    "say_day",
    "say_rhythm",
    "short_day",
    "span",
    "weeks_from",
]

_GRAMMAR = {
    **dict.fromkeys(("read_hours", "read_minutes", "read_rhythm"), "lengths"),
    **dict.fromkeys(("check_figure", "day_at_end"), "ending"),
    "from_today": "relative",
    "in_order": "dated",
    **dict.fromkeys(("read_day", "read_since"), "reading"),
    "read_moment": "times",
}


def __getattr__(name: str) -> object:
    """The reader of that name; AttributeError for any name that is not here."""
    if name not in _GRAMMAR:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_GRAMMAR[name]}"), name)
    globals()[name] = found
    return found
