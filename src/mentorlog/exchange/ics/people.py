"""Whose session an event is: by who is invited, by the names in its title, or by other words.

An event is never given to two people on a guess. With more people in it than the two sides
have, or a whole day of which only the title speaks, it is left where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from mentorlog.exchange.ics.event import Event, Person
from mentorlog.finding import words_of
from mentorlog.frozen import Frozen, once
from mentorlog.record import PARTIES, Party, Relationship
from mentorlog.record.in_calendars import named_by

Fit = Literal["no", "title", "name", "people"]
"""How an event fits two people, the surer the later: by a first name in its title, by a whole
name there, by who is invited."""
FITS: tuple[Fit, ...] = ("no", "title", "name", "people")
TITLES = frozenset("dr prof professor mr mrs ms miss mx phd".split())
APART = re.compile(r"\s*(?:,|&|/|\+|\band\b)\s*", re.IGNORECASE)
LEAST = 3  # letters of a first name that says enough in a title


class Names(Frozen):
    """The people of one side, each as the words of the name."""

    people: tuple[tuple[str, ...], ...]

    def holds(self, person: Person) -> bool:
        """Whether that is one of them, by name or address."""
        local = person.address.partition("@")[0].partition("+")[0]
        return any(_same(_words(text), one) for text in (person.name, local) for one in self.people)

    def within(self, words: Sequence[str]) -> Fit:
        """How a title names one of them."""
        there = set(words)
        if any(there.issuperset(one) for one in self.people):
            return "name"
        if any(one[0] in there and len(one[0]) >= LEAST for one in self.people):
            return "title"
        return "no"


def names(text: str) -> Names:
    """The people of a side, whose name is free text: "Sarah Okafor and Ben"."""
    found = (_words(part) for part in APART.split(text))
    return Names(tuple(words for words in found if words))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(text) if word not in TITLES)


def _same(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: one has all words of the other, or initials."""
    if not words or not name:
        return False
    these, those = set(words), set(name)
    if these <= those or those <= these:
        return any(len(word) > 1 for word in these & those)
    plain = "".join(words).rstrip("0123456789")
    if plain in ("".join(name), "".join(reversed(name))):
        return True
    return len(name) > 1 and words in ((name[0][0], name[-1]), (name[-1], name[0][0]))


def everybody(events: Iterable[Event]) -> list[Person]:
    """Whoever is in one of these events, once each."""
    return list({one.address: one for event in events for one in event.people}.values())


def fit(events: Sequence[Event], pair: Relationship) -> Fit:
    """How the events of one series fit two people."""
    sides = {party: names(pair.mentor if party == "mentor" else pair.mentee) for party in PARTIES}
    people = everybody(events)
    if people:
        placed = [party for party in PARTIES if any(sides[party].holds(one) for one in people)]
        strangers = sum(not any(s.holds(one) for s in sides.values()) for one in people)
        all_there = pair.keeper in placed or (pair.keeper is None and len(placed) == len(PARTIES))
        if strangers > (0 if all_there else 1):
            return "no"
        if _asked(pair.keeper, placed):
            return "people"
    ranks = {party: FITS.index(_titled(events, sides[party])) for party in PARTIES}
    if pair.keeper is None or (pair.keeper in PARTIES and _from_a_journal(events)):
        return FITS[max(ranks.values())]
    return FITS[min(rank for party, rank in ranks.items() if party != pair.keeper)]


def _from_a_journal(events: Sequence[Event]) -> bool:
    """Whether it was written from a journal, which names only the one that it is not kept by."""
    return any(named_by(event.uid) is not None for event in events)


def _asked(keeper: str | None, placed: Sequence[Party]) -> bool:
    """Whether those are there who tell the two from anybody else that the keeper meets."""
    if keeper == "facilitator":
        return len(placed) == 2
    return any(party != keeper for party in placed)


def _titled(events: Sequence[Event], side: Names) -> Fit:
    titles = [
        words_of(event.summary)
        for event in events
        if event.start is None or not event.start.whole_day
    ]
    return max((side.within(words) for words in titles), key=FITS.index, default="no")


def crowded(events: Sequence[Event], pair: Relationship) -> bool:
    """Whether one of the two is in it, and somebody else."""
    sides = [names(pair.mentor), names(pair.mentee)]
    people = everybody(events)
    known = [one for one in people if any(side.holds(one) for side in sides)]
    return 0 < len(known) < len(people)


def holds(events: Iterable[Event], words: Sequence[str]) -> bool:
    """Whether one of these events has the words in its title, text or people, one after the
    other, each from its beginning."""
    wanted = f" {' '.join(words)}"
    return any(wanted in f" {' '.join(words_of(text))}" for e in events for text in _texts(e))


def _texts(event: Event) -> Iterator[str]:
    yield event.summary
    yield event.about
    for one in event.people:
        yield one.name
        yield one.address


@once  # a series asks for each of its days
def declined_by(event: Event, pair: Relationship) -> tuple[Party, ...]:
    """The sides that said that they will not come."""
    return _saying(event, pair, [one for one in event.people if one.declined])


def accepted_by(event: Event, pair: Relationship) -> tuple[Party, ...]:
    """The sides that said that they will come, or may."""
    return _saying(event, pair, [one for one in event.people if one.answered])


def _saying(event: Event, pair: Relationship, said: Sequence[Person]) -> tuple[Party, ...]:
    if not said:
        return ()
    sides = {party: names(pair.mentor if party == "mentor" else pair.mentee) for party in PARTIES}
    placed = {
        one.address: [party for party in PARTIES if sides[party].holds(one)] for one in event.people
    }
    unplaced = [one for one in event.people if not placed[one.address]]
    there = {party for parties in placed.values() for party in parties}
    if len(event.people) == 2 and len(unplaced) == 1 and len(there) == 1:
        # Of two, the one that is nobody else is the keeper, under whatever address.
        placed[unplaced[0].address] = [p for p in PARTIES if p == pair.keeper and p not in there]
    found = {placed[one.address][0] for one in said if len(placed[one.address]) == 1}
    return tuple(party for party in PARTIES if party in found)
