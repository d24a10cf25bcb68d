"""What each kind of value looks like in JSON: how it is read, and what is allowed there.

The keys of a type are read from the annotations of its record; only the kinds of value
(`Day`, `Minutes`, `Parties` …) are known here.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from typing import Any, TypeVar, get_args

from mentorlog.days.iso import is_duration, is_time, parse_iso
from mentorlog.frozen import Frozen
from mentorlog.record import ENTRIES, PARTIES, Entry, words

MOST_TIME = 100_000  # minutes or hours
MOST_COUNT = 999_999_999
DEEPEST = 50
SHOWN = 60

Read = Callable[[Any], Any]
Kind = TypeVar("Kind", bound=Frozen)
Answer = TypeVar("Answer")


class Unfit(Exception):
    """A value that its key does not take."""


class Key(Frozen, kw_only=True):
    """One key of a type: its field, whether it must be stated, and what may stand there.

    `read` turns a JSON value into the field's value or raises Unfit; `points_to` is the
    class that the id, or the ids, in this field name.
    """

    name: str
    key: str
    required: bool
    read: Read
    allowed: str
    points_to: type[Entry] | None


def _text(value: Any) -> str:
    if type(value) is not str:
        raise Unfit
    return value


def _id(value: Any) -> str:
    if type(value) is not str or not value:
        raise Unfit
    return value


@lru_cache(maxsize=4096)
def _parse_day(text: str) -> Any:
    try:
        return parse_iso(text)
    except ValueError:
        raise Unfit from None


def _day(value: Any) -> Any:
    if type(value) is not str:
        raise Unfit
    return _parse_day(value)


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise Unfit
    return value


def _such(fits: Callable[[str], bool]) -> Read:
    def read(value: Any) -> str:
        if type(value) is not str or not fits(value):
            raise Unfit
        return value

    return read


def _parties(value: Any) -> tuple[str, ...]:
    if type(value) is not list:
        raise Unfit
    named = [side for word in value for side in (PARTIES if word == "both" else (word,))]
    if any(side not in PARTIES for side in named) or len(set(named)) != len(named):
        raise Unfit
    return tuple(side for side in PARTIES if side in named)


def _ids(value: Any) -> tuple[str, ...]:
    if type(value) is not list:
        raise Unfit
    named = tuple(_id(item) for item in value)
    if len(set(named)) != len(named):
        raise Unfit
    return named


def _answers(value: Any) -> dict[str, str]:
    if type(value) is not dict or any(type(answer) is not str for answer in value.values()):
        raise Unfit
    return value


def _whole(low: int, high: int) -> tuple[Read, str]:
    def read(value: Any) -> int:
        if type(value) is not int or not low <= value <= high:
            raise Unfit
        return value

    return read, f"it must be a whole number from {low} to {high}"


def _word(allowed: tuple[str, ...]) -> tuple[Read, str]:
    def read(value: Any) -> str:
        if type(value) is not str or value not in allowed:
            raise Unfit
        return value

    return read, f"allowed are {', '.join(allowed)}"


_TIME = _whole(0, MOST_TIME)
_KINDS: dict[str, tuple[Read, str]] = {
    "Text": (_text, "it must be text"),
    "Day": (_day, "it must be a day of the calendar, such as 2026-01-19"),
    "Time": (_such(is_time), "it must be a time from 00:00 to 23:59, such as 17:30"),
    "Duration": (_such(is_duration), "it must be a duration such as P10D, P2W or P1M"),
    "Minutes": _TIME,
    "Hours": _TIME,
    "Percent": _whole(0, 100),
    "Rating": _whole(1, 5),
    "Count": _whole(0, MOST_COUNT),
    "Flag": (_flag, "allowed are true, false"),
    "Parties": (_parties, "it must be a list in which mentor and mentee stand at most once"),
    "Answers": (_answers, "it must be an object whose values are texts"),
}
_ID = (_id, "it must be text that is not empty")
_IDS = (_ids, "it must be a list of ids, each of them once")
_BY_NAME = {"id": _ID, "number": _whole(1, MOST_COUNT)}  # stricter than their kind


def _kind(name: str, kind: str) -> tuple[Read, str]:
    if name in _BY_NAME:
        return _BY_NAME[name]
    if kind in _KINDS:
        return _KINDS[kind]
    if kind.endswith("Id"):
        return _ID
    if kind.endswith("Ids"):
        return _IDS
    return _word(get_args(getattr(words, kind)))


def _key(name: str, kind: str, required: bool) -> Key:
    base = kind.removesuffix(" | None")
    read, allowed = _kind(name, base)
    named = base.removesuffix("s").removesuffix("Id") if base.endswith(("Id", "Ids")) else ""
    target = next((cls for cls in ENTRIES if cls.__name__ == named), None)
    return Key(
        name=name,
        key=name.rstrip("_"),
        required=required,
        read=read,
        allowed=allowed,
        points_to=target,
    )


def per_class(function: Callable[[type[Kind]], Answer]) -> Callable[[type[Kind]], Answer]:
    """Let a pure function of a class keep its answer for each class."""
    kept: dict[type[Kind], Answer] = {}

    @wraps(function)
    def ask(cls: type[Kind]) -> Answer:
        if cls not in kept:
            kept[cls] = function(cls)
        return kept[cls]

    return ask


@per_class
def keys_of(cls: type[Frozen]) -> Mapping[str, Key]:
    """The keys of a type by their name in JSON, in the order of its fields."""
    kinds: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        kinds |= getattr(base, "__annotations__", {})
    keys = (
        _key(name, kinds[name], name not in cls.defaults) for name in cls.names if name != "extra"
    )
    return {key.key: key for key in keys}


@per_class
def references(cls: type[Entry]) -> tuple[Key, ...]:
    """The keys of a type that name other records."""
    return tuple(key for key in keys_of(cls).values() if key.points_to)


def unwelcome(value: Any, depth: int = 0) -> str | None:
    """What no journal can keep in a JSON value (a NUL, a lone surrogate …), or None."""
    if isinstance(value, str):
        return _unwelcome_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        return "a number that is not finite"
    if not isinstance(value, list | dict):
        return None
    if depth == DEEPEST:
        return f"lists or objects more than {DEEPEST} deep"
    inner = [*value, *value.values()] if isinstance(value, dict) else value
    return next((found for item in inner if (found := unwelcome(item, depth + 1))), None)


def _unwelcome_text(text: str) -> str | None:
    if "\0" in text:
        return "a NUL character"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "a lone surrogate, which is half a character"
    return None


def shown(value: Any) -> str:
    """A JSON value as a message may show it: on one line, short, without control characters."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list) and any(isinstance(item, list | dict) for item in value):
        return "a list"
    if isinstance(value, str) and len(value) > SHOWN:
        return printable(json.dumps(value[:SHOWN], ensure_ascii=False))[:-1] + '…"'
    whole = printable(json.dumps(value, ensure_ascii=False))
    return whole if len(whole) <= 2 * SHOWN else whole[: 2 * SHOWN] + "…"


_UNSEEN = re.compile(
    "[\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|[\U000e0000-\U000e007f]"
)


def unseen_escaped(written: str) -> str:
    """A text in JSON that says the same, with escapes for what a terminal obeys, what turns the
    reading direction, and what nobody sees."""
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], written)


def printable(text: str) -> str:
    """The text with every control, direction or private character written as an escape."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
