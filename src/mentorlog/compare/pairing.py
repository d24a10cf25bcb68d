"""Which things of two views are the same thing: by id, else nearest in time, else by words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any, Generic, TypeVar

from mentorlog.frozen import Frozen
from mentorlog.record import Entry, Meeting

E = TypeVar("E")
Differs = Callable[[E, E], Iterator[str]]

APART = 1
"""Days between two meetings that may be one: a late session is tomorrow's in another time zone,
and people slip by one. Two days apart are as often a session that was moved and its new day."""
NOON = 720
"""What a time that is not stated is away from any other, in minutes: stated ones pair first."""
CROWD = 10
"""Meetings on one day of one view from which on they are paired in the order of their times:
nobody has as many, and each with each of a file of thousands would take for ever."""

Days = dict[int, list[Meeting]]


class Pair(Frozen, Generic[E]):
    """What both have of one thing, or one of them alone; `differs` names what they say
    otherwise."""

    one: E | None
    other: E | None
    differs: tuple[str, ...] = ()

    @property
    def alone(self) -> bool:
        """Whether only one side has it."""
        return self.one is None or self.other is None

    @property
    def either(self) -> E:
        """What the first has of it, else what the other has."""
        found = self.one if self.one is not None else self.other
        assert found is not None
        return found


def plain(value: Any) -> Any:
    """A text without case, breaks and a last full stop; anything else as it is."""
    return " ".join(value.casefold().split()).rstrip(".") if isinstance(value, str) else value


def by_time(
    one: Sequence[Meeting], other: Sequence[Meeting], differs: Differs[Meeting]
) -> list[Pair[Meeting]]:
    """Meetings by id, else one to one with the nearest in time, not more than APART days off;
    in the order of their days, those without a day last."""
    pairs, left, right = _by_id(one, other, lambda meeting: meeting)
    mine, theirs = _days(left), _days(right)
    pairs += _of_crowds(mine, theirs)
    taken = {id(each) for pair in pairs for each in pair}
    for _, a, b in sorted(_candidates(mine, theirs), key=lambda found: found[0]):
        if id(a) not in taken and id(b) not in taken:
            taken |= {id(a), id(b)}
            pairs.append((a, b))
    found = _pairs(
        pairs,
        [each for each in left if id(each) not in taken],
        [each for each in right if id(each) not in taken],
        differs,
    )
    return sorted(found, key=lambda pair: _moment(pair.either))


def _moment(meeting: Meeting) -> tuple[date, str, str]:
    return meeting.on or date.max, meeting.at or "", meeting.id


def _days(meetings: Sequence[Meeting]) -> Days:
    """Those that have a day, by the number of that day."""
    found: Days = {}
    for each in meetings:
        if each.on is not None:
            found.setdefault(each.on.toordinal(), []).append(each)
    return found


def _of_crowds(left: Days, right: Days) -> list[tuple[Meeting, Meeting]]:
    """Those of the days that are crowded in either view, in the order of their times; these days
    are taken out of both."""
    crowded = {day for days in (left, right) for day, some in days.items() if len(some) > CROWD}
    pairs: list[tuple[Meeting, Meeting]] = []
    for day in crowded:
        mine, theirs = (sorted(days.pop(day, ()), key=_moment) for days in (left, right))
        pairs += zip(mine, theirs, strict=False)
    return pairs


def _candidates(
    left: Days, right: Days
) -> Iterator[tuple[tuple[int, int, str, str], Meeting, Meeting]]:
    """The pairs that may be one meeting, each with how far apart they are."""
    for day, some in left.items():
        for step in range(-APART, APART + 1):
            for a, b in product(some, right.get(day + step, ())):
                yield (abs(step), _minutes_apart(a, b), a.id, b.id), a, b


def _minutes_apart(one: Meeting, other: Meeting) -> int:
    if one.at is None or other.at is None:
        return 0 if one.at == other.at else NOON
    return abs(_clock(one.at) - _clock(other.at)) // timedelta(minutes=1)


def _clock(at: str) -> timedelta:
    hours, minutes = at.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


def by_words(
    one: Sequence[E],
    other: Sequence[E],
    entry_of: Callable[[E], Entry],
    words_of: Sequence[Callable[[E], str]],
    differs: Differs[E],
) -> list[Pair[E]]:
    """Things by id, else one to one by their words: those of the first of `words_of`, then
    those of the next; in the order of the first view."""
    pairs, left, right = _by_id(one, other, entry_of)
    for words in words_of:
        there: dict[str, list[E]] = {}
        for each in right:
            there.setdefault(words(each), []).append(each)
        still = []
        for each in left:
            fits = there.get(words(each))
            if fits:
                pairs.append((each, fits.pop(0)))
            else:
                still.append(each)
        left, right = still, [each for some in there.values() for each in some]
    order = {id(each): at for at, each in enumerate((*one, *other))}
    return sorted(_pairs(pairs, left, right, differs), key=lambda pair: order[id(pair.either)])


def _by_id(
    one: Sequence[E], other: Sequence[E], entry_of: Callable[[E], Entry]
) -> tuple[list[tuple[E, E]], list[E], list[E]]:
    """Those with the same id, and the rest of each."""
    there = {entry_of(each).id: each for each in other}
    pairs = [(each, there[entry_of(each).id]) for each in one if entry_of(each).id in there]
    taken = {entry_of(each).id for each, _ in pairs}
    return (
        pairs,
        [each for each in one if entry_of(each).id not in taken],
        [each for each in other if entry_of(each).id not in taken],
    )


def _pairs(
    pairs: Sequence[tuple[E, E]], left: Sequence[E], right: Sequence[E], differs: Differs[E]
) -> list[Pair[E]]:
    found = [Pair(a, b, tuple(differs(a, b))) for a, b in pairs]
    found += [Pair(a, None) for a in left]
    found += [Pair(None, b) for b in right]
    return found
