"""Totals that single nobody out: no number below five can be read in them or worked out of them.

A whole is split in two, and a part in two again: those that are open or not, then for each sign
those for whom it is shown or not, then which level it has. A split is given in figures only where
both parts have at least five; where one is smaller, it is said to be, and nothing more; where the
whole is too small for that, nothing is said. So every figure counts five or more, what a part
leaves of its whole does, too, and of a part that is said to be small each number below five is as
possible as any other.

How many relationships have which level as a whole is not among them: that follows from the signs,
and beside them it would say how many of a few have one or the other. docs/programme.md has more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from mentorlog.frozen import Frozen

LEAST = 5
ASIDE = ("closed", "resting")


class Part(Frozen):
    """How many have something: from `low` to `high`, which are the same where that may be said."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether the number itself may be said."""
        return self.low == self.high


Split = tuple[Part, Part] | None
"""The two parts of a whole; None where nothing may be said of them."""


class Totals(Frozen, kw_only=True):
    """What may be said of all of them.

    `whole` is None where there are fewer than five. `aside` are closed or resting. `base` is what
    the signs are counted among: those that are open, or all of them where that would say too much.
    `signs` has for each how many, and of these how many at concern and at watch.
    """

    whole: int | None
    aside: Part | None
    base: int | None
    of_open: bool
    signs: Mapping[str, tuple[Part, Split]]


class Tally:
    """What is counted, row by row."""

    def __init__(self) -> None:
        self.levels: Counter[str] = Counter()
        self.shown: Counter[str] = Counter()
        self.grave: Counter[str] = Counter()

    def add(self, row: Mapping[str, Any]) -> None:
        """Count a row; a sign that is shown for both sides counts once, as the graver of them."""
        self.levels[row["level"]] += 1
        graver: dict[str, bool] = {}
        for one in row["signs"]:
            graver[one["sign"]] = graver.get(one["sign"], False) or one["level"] == "concern"
        for sign, grave in graver.items():
            self.shown[sign] += 1
            self.grave[sign] += grave

    def totals(self, signs: Iterable[str], least: int = LEAST) -> Totals:
        """What may be said of it and of each of the signs."""
        whole = sum(self.levels.values())
        if whole < least:
            return Totals(whole=None, aside=None, base=None, of_open=False, signs={})
        aside = split(whole, sum(self.levels[level] for level in ASIDE), least)
        of_open = aside is not None and aside[1].exact
        base = aside[1].low if aside is not None and of_open else whole
        found = {sign: self._of_sign(sign, base, least) for sign in signs}
        return Totals(
            whole=whole,
            aside=aside[0] if aside else None,
            base=base,
            of_open=of_open,
            signs={sign: of for sign, of in found.items() if of is not None},
        )

    def _of_sign(self, sign: str, base: int, least: int) -> tuple[Part, Split] | None:
        found = split(base, self.shown[sign], least)
        if found is None:
            return None
        shown = found[0]
        return shown, split(shown.low, self.grave[sign], least) if shown.exact else None


def split(whole: int, one: int, least: int = LEAST) -> Split:
    """What may be said of the `one` of a whole, and of the others."""
    other = whole - one
    if whole < 2 * least:
        return None
    small, rest = Part(0, least - 1), Part(whole - least + 1, whole)
    if one < least:
        return small, rest
    if other < least:
        return rest, small
    return Part(one, one), Part(other, other)
