"""Lengths that people type: a rhythm (`every 2 weeks`), hours of notice, minutes of a session."""

from __future__ import annotations

from mentorlog.days.iso import is_duration, split_duration
from mentorlog.days.reckoning import MOST_NOTICE
from mentorlog.days.words import WEEKDAYS, count, fold, not_understood, ordinal, shown
from mentorlog.errors import UsageError

_WHOLE = {
    "daily": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "half yearly": "P6M",
    "yearly": "P12M",
    "annually": "P12M",
}
_TWO_MEANINGS = {
    "biweekly": ("twice a week or every 2 weeks", "every 2 weeks"),
    "bimonthly": ("twice a month or every 2 months", "every 2 months"),
    "biannually": ("twice a year or every 2 years", "every 6 months"),
}
_INSTEAD = {
    "day": "daily",
    "week": "every 3 days",
    "fortnight": "weekly",
    "month": "every 2 weeks",
    "quarter": "every 6 weeks",
    "year": "every 6 months",
}
_RHYTHM_UNITS = {
    **dict.fromkeys(("day", "days", "d"), (1, "D")),
    **dict.fromkeys(("week", "weeks", "w", "wk", "wks"), (1, "W")),
    **dict.fromkeys(("fortnight", "fortnights"), (2, "W")),
    **dict.fromkeys(("month", "months", "mo", "mos", "mth", "mths"), (1, "M")),
    **dict.fromkeys(("quarter", "quarters"), (3, "M")),
    **dict.fromkeys(("year", "years", "yr", "yrs"), (12, "M")),
}
_MINUTES = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 1),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60),
}
_NOTICE = {
    **_MINUTES,
    **dict.fromkeys(("d", "day", "days"), 24 * 60),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), 7 * 24 * 60),
}
_PARTS_OF_AN_HOUR = {"25": 15, "5": 30, "50": 30, "75": 45}

RHYTHMS = "for example weekly, every 2 weeks, monthly, every 10 days"


def read_rhythm(text: str) -> str:
    """How often, as an ISO 8601 duration: `P<n>D`, `P<n>W` or `P<n>M`, n from 1 to 999.

    A year is 12 months, a quarter 3, a fortnight 2 weeks; `every other tuesday` is `P2W`.
    UsageError for what is not understood, has two meanings (`biweekly`), or is more than once in
    its unit (`twice a month`).
    """
    iso = text.strip().upper()
    if is_duration(iso):
        number, letter = split_duration(iso)
        return _rhythm(text, number * 12, "M") if letter == "Y" else iso
    words = fold(text)
    _refuse_unclear("".join(words), words)
    phrase = " ".join(words)
    if phrase in _WHOLE:
        return _WHOLE[phrase]
    match words:
        case ["once", "a" | "an" | "per" | "each" | "every", unit]:
            found = _every(["1", unit])
        case ["once", "every", *rest] | ["every" | "each", *rest]:
            found = _every(rest)
        case _:
            found = _every(words) if len(words) == 2 else None
    if found is None:
        raise not_understood(text, "a rhythm", RHYTHMS)
    return _rhythm(text, *found)


def _refuse_unclear(joined: str, words: list[str]) -> None:
    if joined in _TWO_MEANINGS:
        could, instead = _TWO_MEANINGS[joined]
        raise UsageError(f"'{joined}' could be {could}", instead)
    unit = words[-1] if words else ""
    often = "twice" in words or "times" in words or words[1:2] == ["x"]
    if often and unit in _INSTEAD:
        raise UsageError(
            f"'{' '.join(words)}' is no single rhythm: write the time between two sessions",
            _INSTEAD[unit],
        )


def _every(words: list[str]) -> tuple[int, str] | None:
    """The number and letter of `2 weeks`, `week`, `other week`, `second tuesday`."""
    match words:
        case [unit]:
            times: int | None = 1
        case ["other", unit]:
            times = 2
        case [many, unit]:
            times = count(many) or ordinal(many)
        case _:
            return None
    if unit in WEEKDAYS:
        plain = len(words) == 1 or words[0] == "other" or ordinal(words[0])
        return (times, "W") if times and plain else None
    if unit not in _RHYTHM_UNITS or times is None:
        return None
    size, letter = _RHYTHM_UNITS[unit]
    return times * size, letter


def _rhythm(text: str, number: int, letter: str) -> str:
    iso = f"P{number}{letter}"
    if not is_duration(iso):
        raise UsageError(f"{shown(text)} is outside 1 to 999: {RHYTHMS}")
    return iso


def read_hours(text: str) -> int:
    """Hours of notice, whole and rounded down: `2h`, `3d` is 72, `24`, `30m` is 0, `none` is 0.

    A bare number is hours. UsageError for what is not understood, or is over 999 days.
    """
    words = fold(text)
    if words and words[-1] in ("notice", "before"):
        words = words[:-1]
    if words in (["none"], ["no"]):
        return 0
    minutes = _sum(words, _NOTICE, bare=60)
    if minutes is None or minutes > MOST_NOTICE * 24 * 60:
        raise not_understood(text, "hours of notice", "for example 2h, 24, 3d, none")
    return minutes // 60


def read_minutes(text: str) -> int:
    """Minutes of a session, from 1 to 1440: `60`, `45m`, `1h30`, `1:30`, `an hour and a half`.

    A bare number is minutes. UsageError for what is not understood, is 0, or is over 24 hours.
    """
    words = fold(text)
    minutes = _sum(words, _MINUTES, bare=1)
    if minutes is None and len(words) == 1:
        minutes = _hours_colon_minutes(words[0])
    if minutes is None:
        raise not_understood(text, "a length", "for example 60, 45m, 1h30")
    if not 1 <= minutes <= 24 * 60:
        raise UsageError(
            f"{shown(text)} is {minutes} minutes: a session lasts from 1 to 1440", "60"
        )
    return minutes


def _hours_colon_minutes(word: str) -> int | None:
    hours, colon, minutes = word.partition(":")
    if not (colon and hours.isdigit() and minutes.isdigit() and len(minutes) == 2):
        return None
    return int(hours) * 60 + int(minutes) if len(hours) <= 2 and int(minutes) < 60 else None


def _sum(words: list[str], units: dict[str, int], bare: int) -> int | None:
    """Minutes of `2 h`, `1 h 30`, `1 day 2 hours`, `half an hour`, or of a bare number."""
    match words:
        case [figure] if figure.isdigit() and len(figure) <= 5:
            return int(figure) * bare
        case ["half", "a" | "an", unit] if unit in units:
            return units[unit] // 2
        case ["quarter", "an", "hour"] | ["quarter", "of", "an", "hour"]:
            return 15
        case ["a", "quarter", *_] if len(words) > 2:
            return _sum(words[1:], units, bare)
        case ["three" | "3", "quarters", "of", "an", "hour"]:
            return 45
        case [many, unit, "and", "a", "half"] | [many, "and", "a", "half", unit]:
            whole = _term(many, unit, units)
            return None if whole is None else whole + units[unit] // 2
        case [many, "h", rest] if rest.isdigit() and len(rest) == 2 and int(rest) < 60:
            hours = _term(many, "h", units)
            return None if hours is None else hours + int(rest)
    inside = [word for word in words[1:-1] if word != "and"]
    return _terms(words[:1] + inside + words[1:][-1:], units)


def _terms(words: list[str], units: dict[str, int]) -> int | None:
    """The sum of pairs such as `1 day 2 hours`, each unit smaller than the one before it."""
    if not words or len(words) % 2:
        return None
    total, above = 0, max(units.values()) + 1
    for many, unit in zip(words[::2], words[1::2], strict=True):
        term = _term(many, unit, units)
        if term is None or units[unit] >= above:
            return None
        total, above = total + term, units[unit]
    return total


def _term(many: str, unit: str, units: dict[str, int]) -> int | None:
    if unit not in units:
        return None
    whole, _, rest = many.partition(".")
    if rest:
        part = _PARTS_OF_AN_HOUR.get(rest)
        fits = units[unit] == 60 and part is not None and whole.isdigit() and len(whole) <= 3
        return int(whole) * 60 + (part or 0) if fits else None
    times = count(many)
    return None if times is None else times * units[unit]
