"""Days and rhythms in words, always English, whatever the locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.days.iso import split_duration
from mentorlog.days.reckoning import DAY_NAMES, MONTH_NAMES, days_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_UNIT_NAMES = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_NEAR = {0: "today", 1: "tomorrow", -1: "yesterday"}


def span(days: int) -> str:
    """A number of days in words: `1 day`, `14 days`."""
    return f"{days} day" if days == 1 else f"{days} days"


def short_day(day: date) -> str:
    """A day with its weekday: `Wed 18 Mar 2026`."""
    weekday, month = DAY_NAMES[day.weekday()][:3], MONTH_NAMES[day.month - 1][:3]
    return f"{weekday} {day.day} {month} {day.year}"


def say_day(day: date, today: date) -> str:
    """A day and how far off it is: `Wed 18 Mar 2026, in 7 days`, `…, today`, `…, 12 days ago`."""
    ahead = days_between(today, day)
    far = f"in {span(ahead)}" if ahead > 0 else f"{span(-ahead)} ago"
    return f"{short_day(day)}, {_NEAR.get(ahead, far)}"


def say_rhythm(iso: str) -> str:
    """A duration as a rhythm: `every week`, `every 2 weeks`; ValueError where it is none."""
    number, letter = split_duration(iso)
    unit = _UNIT_NAMES[letter]
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"


def say_typed(typed: Sequence[tuple[str, date, bool]], today: date) -> Iterator[str]:
    """A line for each flag with the day that was typed for it; where that is a day on which
    something happened and is still to come, it asks."""
    width = max((len(flag) for flag, _, _ in typed), default=0)
    for flag, day, happened in typed:
        ahead = " (still to come: is that the day?)" if happened and day > today else ""
        yield f"  {flag:<{width}}  {say_day(day, today)}{ahead}"
