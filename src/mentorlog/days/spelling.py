"""Names of days and months that were mistyped: one slip of the finger, or a well-known slip.

Only long words are put right, and only where a single name is that near: `thrusday` is Thursday,
`mondays` and `sonday` (Sunday or Monday) stay what they are.
"""

from __future__ import annotations

from functools import lru_cache

from mentorlog.days.reckoning import DAY_NAMES, MONTH_NAMES

SHORTEST = 6  # letters; in shorter names one slip away is often another word
_NAMES = (
    "tomorrow",
    "yesterday",
    "christmas",
    *(name.lower() for name in (*DAY_NAMES, *MONTH_NAMES)),
)
_LONG = tuple(name for name in _NAMES if len(name) >= SHORTEST)
_WELL_KNOWN = {
    **dict.fromkeys(("wendsday", "wensday"), "wednesday"),
    **dict.fromkeys(("tommorow", "tomoz", "tmw", "tmrrw", "tmrow"), "tomorrow"),
}


@lru_cache
def put_right(word: str) -> str:
    """The name that was meant by this lower-case word, or the word as it is."""
    if word in _WELL_KNOWN:
        return _WELL_KNOWN[word]
    if len(word) < SHORTEST or word in _LONG or word[:-1] in _LONG:
        return word
    near = [n for n in _LONG if abs(len(n) - len(word)) < 2 and _one_slip(word, n)]
    return near[0] if len(near) == 1 else word


def _one_slip(typed: str, name: str) -> bool:
    """Whether one letter is missing, too many, another, or changed places with its neighbour."""
    at = next((at for at, (a, b) in enumerate(zip(typed, name, strict=False)) if a != b), None)
    if at is None:
        return abs(len(typed) - len(name)) == 1
    rest, left = typed[at:], name[at:]
    swapped = rest[:2] == left[1::-1] and rest[2:] == left[2:]
    another = rest[1:] == left[1:] and len(name) > SHORTEST  # `sundry` is no Sunday
    return swapped or another or rest == left[1:] or rest[1:] == left
