"""The words of the grammar, and how what was typed is cut into them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mentorlog.days.reckoning import DAY_NAMES, MONTH_NAMES
from mentorlog.days.spelling import put_right
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from re import Pattern

WEEKDAYS = {name.lower(): at for at, name in enumerate(DAY_NAMES)}
WEEKDAYS |= {name[:3].lower(): at for at, name in enumerate(DAY_NAMES)}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

MONTHS = {name.lower(): at for at, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3].lower(): at for at, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {"sept": 9}

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
NUMBERS = {word: at for at, word in enumerate((*_UNITS, *_TEENS), 1)}
NUMBERS |= {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}

_NTHS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
ORDINALS = {word: at for at, word in enumerate(_NTHS, 1)}
ORDINALS |= {word + "th": at for at, word in enumerate(_TEENS[3:], 13)}
ORDINALS |= {"twentieth": 20, "thirtieth": 30}

# How far off each of these is.
WHICH = {"last": -1, "this": 0, "next": 1}

# What one of each unit comes to: days, months.
SPANS = {
    **dict.fromkeys(("day", "days", "d"), (1, 0)),
    **dict.fromkeys(("week", "weeks", "w", "wk", "wks"), (7, 0)),
    **dict.fromkeys(("fortnight", "fortnights"), (14, 0)),
    **dict.fromkeys(("month", "months", "mo", "mos", "mth", "mths"), (0, 1)),
    **dict.fromkeys(("year", "years", "y", "yr", "yrs"), (0, 12)),
}

LONGEST = 80  # characters; what people type for a day is far shorter


def shown(text: str) -> str:
    """The text as an error message quotes it: cut short, with nothing a terminal would obey."""
    cut = text if len(text) <= 40 else text[:39] + "…"
    return "'" + "".join(c if c.isprintable() or c in "\u200c\u200d" else "?" for c in cut) + "'"


def not_understood(text: str, what: str, examples: str) -> UsageError:
    """The refusal of a text that the grammar does not know; `what` it was to be."""
    if not text.strip():
        return UsageError(f"{what} is missing: the text is empty ({examples})")
    return UsageError(f"{shown(text)} is not understood as {what} ({examples})")


@cache
def _pattern() -> Pattern[str]:
    import re

    ordinal = r"\d+(?:st|nd|rd|th)(?![a-z])"
    number = r"\d+(?:[:./-]\d+)*\.?"
    return re.compile(rf"{ordinal}|{number}|[a-z][a-z'.]*|[-+@]")


@cache
def _hyphen() -> Pattern[str]:
    import re

    return re.compile(r"(?<=[a-z])-|-(?=[a-z])")


def fold(text: str) -> list[str]:
    """The words of what was typed, lower case; empty where a character is outside the grammar.

    Commas, brackets and hyphens beside letters count as white space; a number ends where letters
    begin (`2w` is two words, `3rd` is one); `twenty-one` becomes `21`, `week's` becomes `week`,
    `thrusday` becomes `thursday`.
    """
    plain = " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    if not plain.isascii() or len(plain) > LONGEST:
        return []
    plain = plain.lower().translate({44: " ", 40: " ", 41: " "})
    plain = _hyphen().sub(" ", plain)
    found: list[str] = _pattern().findall(plain)
    if "".join(found) != plain.replace(" ", ""):
        return []
    return _join_tens([put_right(_bare(word)) for word in found])


def _bare(word: str) -> str:
    if not word[0].isalpha():
        return word
    return word.replace(".", "").removesuffix("'s").rstrip("'")


def _join_tens(words: list[str]) -> list[str]:
    """`twenty`, `first` as `21st`; `thirty`, `five` as `35`."""
    out: list[str] = []
    for word in words:
        tens = NUMBERS.get(out[-1], 0) if out else 0
        ones = ORDINALS.get(word) or NUMBERS.get(word, 0)
        if tens >= 20 and 0 < ones < 10:
            out[-1] = f"{tens + ones}th" if word in ORDINALS else str(tens + ones)
        else:
            out.append(word)
    return out


def number(word: str) -> int | None:
    """The count that a word states, at most four digits; None for any other word."""
    if word.isdigit() and len(word) <= 4:
        return int(word)
    return NUMBERS.get(word)


def count(word: str) -> int | None:
    """As `number`, with `a` and `an` as one."""
    return 1 if word in ("a", "an") else number(word)


def ordinal(word: str) -> int | None:
    """The number of `3rd` or `third`; None for any other word."""
    if word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th") and len(word) <= 4:
        return int(word[:-2])
    return ORDINALS.get(word)
