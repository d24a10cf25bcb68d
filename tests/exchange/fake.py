"""A journal in memory that takes an import as the store does."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from mentorlog.exchange.kinds import references
from mentorlog.record import PLURALS, Entry, Record, Relationship


class Journal:
    """What the store's Writer offers to an import, and `records` to look at the outcome."""

    def __init__(self) -> None:
        self.kept: dict[tuple[type[Entry], str], Entry] = {}

    def entry(self, cls: type[Entry], id: str) -> Any:
        return self.kept.get((cls, id))

    def take(
        self, entry: Entry, replace: bool = False
    ) -> Literal["new", "same", "conflict", "replaced"]:
        there = self.kept.get((type(entry), entry.id))
        if there and entry in (there, there.but(number=None)):
            return "same"
        if there and not replace:
            return "conflict"
        self.kept[type(entry), entry.id] = entry
        return "replaced" if there else "new"

    def settle(self) -> None:
        used = {(type(e), self._home(e), e.number) for e in self.kept.values()}
        for place, entry in self.kept.items():
            if entry.number is None:
                number = self._number(entry, used)
                used.add((type(entry), self._home(entry), number))
                self.kept[place] = entry.but(number=number)

    def _number(self, entry: Entry, used: set[Any]) -> int:
        kind = type(entry), self._home(entry)
        digits = re.fullmatch(f"{entry.prefix}([1-9][0-9]{{0,8}})", entry.id)
        if digits and (*kind, int(digits[1])) not in used:
            return int(digits[1])
        return next(n for n in range(1, len(used) + 2) if (*kind, n) not in used)

    def _home(self, entry: Entry) -> str | None:
        if isinstance(entry, Relationship):
            return None
        for key in references(type(entry)):
            if key.name == entry.owner_key and key.points_to:
                if key.points_to is Relationship:
                    return str(getattr(entry, key.name))
                owner = self.kept.get((key.points_to, getattr(entry, key.name)))
                return owner and self._home(owner)
        raise AssertionError(entry)

    def dangling(self) -> tuple[type[Entry], str, str, str] | None:
        for entry in self.kept.values():
            for key in references(type(entry)):
                named = getattr(entry, key.name)
                for id in named if isinstance(named, tuple) else (named,):
                    if id is not None and not self._points(entry, key.points_to, id):
                        return type(entry), entry.id, key.name, id
        return None

    def _points(self, entry: Entry, target: type[Entry] | None, id: str) -> bool:
        there = self.kept.get((target or Entry, id))
        if there is None or target is Relationship:
            return there is not None
        return self._home(there) == self._home(entry)

    def records(self) -> Iterator[Record]:
        every = sorted(self.kept.values(), key=lambda e: (e.number or 0, e.id))
        for relationship in (e for e in every if isinstance(e, Relationship)):
            mine = [e for e in every if self._home(e) == relationship.id]
            kinds = {p: tuple(e for e in mine if type(e) is cls) for cls, p in PLURALS.items()}
            yield Record(relationship=relationship, **kinds)


@contextmanager
def writing(journal: Journal) -> Iterator[Journal]:
    """The journal, as it was before where anything is raised."""
    before = dict(journal.kept)
    try:
        yield journal
    except BaseException:
        journal.kept = before
        raise
