"""Thresholds by name, for people who want others: `cancelling.watch`, `cancelling.weekly.watch`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from mentorlog.counting import Counts
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.signs import sign, signs

WORDS = frozenset({"unit", "origin"})
HIGHEST = 999_999
SHOWN = 60  # characters of a name


@cache
def known() -> dict[str, int | None]:
    """Every threshold's name, and what it is by default."""
    return {name: value for found in signs() for name, value in _of(found.slug, found.limits)}


def of_sign(slug: str) -> tuple[tuple[str, int | None], ...]:
    """The thresholds of one sign by name, and what they are by default."""
    return tuple(_of(slug, sign(slug).limits))


def _of(before: str, limits: Any) -> Iterator[tuple[str, int | None]]:
    if not isinstance(limits, Frozen):
        return
    for name in limits.names:
        value = getattr(limits, name)
        if isinstance(value, Frozen):
            yield from _of(f"{before}.{name}", value)
        elif name not in WORDS and not (name == "weekly" and value is None):
            yield f"{before}.{name}", value


def changed(given: Mapping[str, int]) -> dict[str, Any]:
    """The limits of the signs that are named, with the thresholds given for them.

    UsageError for a name that there is not, with the near ones, for a value below 1 or above
    HIGHEST, and for one that is more than is looked at.
    """
    names = known()
    for name, value in given.items():
        if name not in names:
            from difflib import get_close_matches

            near = get_close_matches(name[:SHOWN], names, n=3, cutoff=0.5)
            hint = f"; near it are {', '.join(near)}" if near else ""
            raise UsageError(f"There is no threshold {name[:SHOWN]!r}{hint}.", _read_on(near))
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= HIGHEST:
            said = "that" if isinstance(value, int) and value > HIGHEST else f"{value!r}"
            raise UsageError(
                f"{name}: {said[:SHOWN]} is not a whole number from 1 on, up to {HIGHEST}.",
                _read_on([name]),
            )
    found: dict[str, Any] = {}
    for one in signs():
        mine = {n: v for n, v in given.items() if n.startswith(f"{one.slug}.")}
        if mine:
            found[one.slug] = _with(one.limits, one.slug, mine)
            _refuse_out_of_reach(found[one.slug], one.slug)
    return found


def _refuse_out_of_reach(limits: Any, before: str) -> None:
    """UsageError where a sign could never speak: it counts fewer than it is to find."""
    if not isinstance(limits, Counts):
        return
    if (never := limits.out_of_reach()) is not None:
        name, said = never
        raise UsageError(
            f"{before}.{name}: {said} is never reached. For a sign to rest there is mentorlog "
            "health --set-aside.",
            _read_on([before]),
        )
    _refuse_out_of_reach(limits.weekly, f"{before}.weekly")


def _read_on(names: list[str]) -> str:
    """What to type for the page of the sign that the first of these thresholds is of."""
    return f"mentorlog sign {names[0].partition('.')[0]}" if names else "mentorlog sign"


def _with(limits: Any, before: str, given: Mapping[str, int]) -> Any:
    new: dict[str, Any] = {}
    for name in limits.names:
        path = f"{before}.{name}"
        value = getattr(limits, name)
        if path in given:
            new[name] = given[path]
        elif isinstance(value, Frozen):
            new[name] = _with(value, path, given)
    return limits.but(**new)


def not_default(limits: Mapping[str, Any]) -> tuple[str, ...]:
    """What differs from the default, in words: "cancelling.watch is 3 (by default 2)"."""
    usual = known()
    now = {name: value for slug, chosen in limits.items() for name, value in _of(slug, chosen)}
    return tuple(
        f"{name} is {value} (by default {usual[name]})"
        for name, value in now.items()
        if value != usual[name]
    )
