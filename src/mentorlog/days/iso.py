"""Exact forms, as the exchange format writes them: YYYY-MM-DD, HH:MM, P<n>D|W|M|Y."""

from __future__ import annotations

from datetime import date

DAYS_IN = {"D": 1, "W": 7, "M": 30, "Y": 365}


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def parse_iso(text: str) -> date:
    """The day that exactly `YYYY-MM-DD` names; ValueError for any other text."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError(f"not YYYY-MM-DD: {text!r}")
    if not _digits(text[:4] + text[5:7] + text[8:]):
        raise ValueError(f"not YYYY-MM-DD: {text!r}")
    return date(int(text[:4]), int(text[5:7]), int(text[8:]))


def is_day(text: str) -> bool:
    """Whether the text is exactly `YYYY-MM-DD` and a day of the calendar."""
    try:
        parse_iso(text)
    except ValueError:
        return False
    return True


def is_time(text: str) -> bool:
    """Whether the text is exactly `HH:MM`, from 00:00 to 23:59."""
    if len(text) != 5 or text[2] != ":" or not _digits(text[:2] + text[3:]):
        return False
    return text[:2] <= "23" and text[3:] <= "59"


def is_duration(text: str) -> bool:
    """Whether the text is exactly `P<n>D`, `P<n>W`, `P<n>M` or `P<n>Y`, n from 1 to 999."""
    number = text[1:-1]
    if text[:1] != "P" or text[-1:] not in DAYS_IN or not _digits(number):
        return False
    return len(number) <= 3 and number[0] != "0"


def split_duration(iso: str) -> tuple[int, str]:
    """The number and the letter (D, W, M, Y) of a duration; ValueError for any other text."""
    if not is_duration(iso):
        raise ValueError(f"not a duration like P2W: {iso!r}")
    return int(iso[1:-1]), iso[-1]


def duration_days(iso: str) -> int:
    """The length of a duration in days, a month as 30 and a year as 365; ValueError if none."""
    number, letter = split_duration(iso)
    return number * DAYS_IN[letter]
