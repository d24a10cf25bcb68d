"""A day with a time: `2026-02-02 17:00`, `tomorrow 5pm`, `fri at half past four pm`.

Hours from 8 to 12 without am or pm are read as on a 24-hour clock (`at 9` is 09:00, `12:30` is
12:30). From 1 to 5 a spoken hour is in the afternoon (`at 4`, `half past four`). Figures with
minutes (`4:30`), and the hours 6 and 7, are refused unless something says which half of the day
is meant: a leading zero (`05:30`), am or pm, `in the afternoon`, `tomorrow evening`. A number
alone is an hour only after `at`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.days.reading import EXAMPLES, PARTS, find_day, split_part
from mentorlog.days.words import NUMBERS, fold, not_understood, number
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.days.reckoning import Prefer

# The hours that each part of the day may hold.
_HOURS = {
    "morning": range(12),
    "afternoon": range(12, 19),
    "evening": range(16, 24),
    "night": range(18, 24),
}
# What may be the month of a day that is written with a dot.
_MONTHS = {f"{month:02}" for month in range(1, 13)}


_TWELVE = {str(hour) for hour in range(1, 13)}
# Spoken hours that nobody means before dawn.
_AFTERNOON = range(1, 6)


class Clock:
    """A time as typed: `sure` where it was written as on a 24-hour clock, `spoken` where as people
    say it; am, pm or a part."""

    __slots__ = ("half", "hour", "minute", "spoken", "sure")

    def __init__(
        self, hour: int, minute: int, sure: bool, half: str | None, spoken: bool = False
    ) -> None:
        self.hour, self.minute, self.sure, self.half = hour, minute, sure, half
        self.spoken = spoken


def read_moment(text: str, today: date, *, prefer: Prefer = "nearest") -> tuple[date, str | None]:
    """The day that a person typed, and the time as `HH:MM`, or None where none was typed.

    A time alone is today's. `prefer` as in `read_day`. UsageError where the day or the time is
    not understood, or could be two: an hour from 1 to 7 with nothing that says which half of the
    day it is in, and `midnight`.
    """
    words = _without_t(fold(text))
    clock, rest = split_time(words) or (None, words)
    rest, part = split_part(rest)
    before = clock is not None and rest[:1] == ["before"]  # of the day, or of the time?
    day = today if clock and not rest else None if before else find_day(rest, today, prefer)
    if day is None:
        raise not_understood(text, "a day and a time", f"{EXAMPLES}, tomorrow 17:00")
    if clock is None:
        return day, None
    try:
        hour = _in_part(_hour(clock), clock, part)
    except UsageError as error:
        if error.try_ is None or not rest:
            raise
        raise UsageError(error.sentence, f"{day} {error.try_}") from error
    return day, f"{hour:02}:{clock.minute:02}"


def _without_t(words: list[str]) -> list[str]:
    """`2026-03-14T17:00:00` as day and time, the seconds dropped where they are 00."""
    match words:
        case [day, "t", time] if len(day) == 10 and ":" in time:
            return [day, time.removesuffix(":00") if time.count(":") == 2 else time]
    return words


def split_time(words: list[str]) -> tuple[Clock, list[str]] | None:
    """The longest time at the end of the words or their beginning, and what is left."""
    for size in range(len(words), 0, -1):
        for time, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            clock = _clock(time)
            if clock:
                return clock, rest
    return None


def _clock(words: list[str]) -> Clock | None:
    """The time that exactly these words state, or None."""
    at = words[0] in ("at", "@")
    words, half = _half(words[1:] if at else words)
    match words:
        case ["midnight"]:
            raise UsageError("midnight could begin the day or end it: write 00:00 or 23:59")
        case ["noon" | "midday"] | ["12", "noon" | "midday"] if half is None:
            return Clock(12, 0, True, None)
        case [word, "o'clock" | "oclock"]:
            return _spoken(word, 0, half)
        case [("half" | "quarter") as part, "past", word]:
            return _spoken(word, 30 if part == "half" else 15, half)
        case ["quarter", "to", word]:
            return _spoken(word, -15, half)
        case [many, "minutes", ("past" | "to") as side, word] if 0 < (number(many) or 0) < 30:
            return _spoken(word, (number(many) or 0) * (1 if side == "past" else -1), half)
        case [many, "past", word] if 0 < (number(many) or 0) < 30:
            return _spoken(word, number(many) or 0, half)
        case ["twenty" as many, "to", word]:
            return _spoken(word, -NUMBERS[many], half)
        case [word, "h" | "hrs" | "hours"] if len(word) == 4 and word.isdigit():
            return _figures(word[:2], word[2:], half)
        case [word, "h" | "hrs" | "hours"] if ":" in word or "." in word:
            hour, _, minute = word.replace(".", ":").partition(":")
            return _figures(hour, minute, half)
        case [word, "h"] if word.isdigit():
            return _figures(word, "00", half)
        case [word, "h", minute] if word.isdigit() and minute.isdigit():
            return _figures(word, minute, half)
        case [word]:
            return _written(word, half, at)
    return None


def _half(words: list[str]) -> tuple[list[str], str | None]:
    """The words without am, pm or `in the morning` at their end, and that."""
    words = words[1:] if words[:2] == ["a", "quarter"] else words
    match words:
        case [*time, ("am" | "pm") as half]:
            return time, half
        case [*time, "in", "the", part] if part in PARTS:
            return time, part
        case [*time, "at", "night"]:
            return time, "night"
    return words, None


def _spoken(word: str, minutes: int, half: str | None) -> Clock | None:
    """An hour of the 12-hour clock in words or figures, so many minutes past or before it."""
    hour = number(word)
    if hour is None or not 1 <= hour <= 12 or (hour == 12 and minutes < 0 and half):
        return None
    if minutes < 0:
        return Clock((hour - 2) % 12 + 1, 60 + minutes, False, half, spoken=True)
    return Clock(hour, minutes, False, half, spoken=True)


def _written(word: str, half: str | None, at: bool) -> Clock | None:
    """`17:00`, `15.30`; `10.11` and `5` only with am, pm or `at`; `1700` only after `at`."""
    if ":" in word:
        hour, _, minute = word.partition(":")
        return _figures(hour, minute, half)
    plain = not at and half is None
    if "." in word:
        hour, _, minute = word.partition(".")
        return None if plain and minute in _MONTHS else _figures(hour, minute, half)
    if plain:
        return None
    if at and len(word) == 4 and word.isdigit():
        return _figures(word[:2], word[2:], half)
    if word in NUMBERS or word in _TWELVE:
        return _spoken(word, 0, half)
    return _figures(word, "00", half) if not word.startswith("0") else None


def _figures(hour: str, minute: str, half: str | None) -> Clock | None:
    if not (hour.isdigit() and len(hour) <= 2 and minute.isdigit() and len(minute) == 2):
        return None
    if int(hour) > 23 or int(minute) > 59:
        return None
    sure = hour[0] == "0" or int(hour) > 12
    return Clock(int(hour), int(minute), sure, half)


def _hour(clock: Clock) -> int:
    """The hour from 0 to 23, as far as the time alone says; UsageError for `17:00 pm`."""
    if clock.half not in ("am", "pm"):
        return clock.hour
    if not 1 <= clock.hour <= 12:
        raise UsageError(
            f"{clock.hour:02}:{clock.minute:02} {clock.half} is no time: leave out {clock.half}"
        )
    return clock.hour % 12 + (12 if clock.half == "pm" else 0)


def _in_part(hour: int, clock: Clock, part: str | None) -> int:
    """The hour that agrees with each part of the day that was named; UsageError where none."""
    fixed = clock.sure or clock.half in ("am", "pm")
    parts = [name for name in (clock.half, part) if name in PARTS]
    choices = [hour] if fixed or hour > 12 else [hour, hour + 12]
    fitting = [at for at in choices if all(at in _HOURS[str(name)] for name in parts)]
    said = f"{hour}:{clock.minute:02}"
    if parts and len(fitting) != 1:
        raise UsageError(f"{said} is not in the {parts[0]}: write the time as HH:MM")
    if not parts and not fixed and clock.spoken and hour in _AFTERNOON:
        return hour + 12
    if not parts and not fixed and 1 <= hour <= 7:
        early, late = (f"{at:02}:{clock.minute:02}" for at in choices)
        raise UsageError(f"{said} could be {early} or {late}", late)
    return fitting[0]
