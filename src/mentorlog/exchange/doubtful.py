"""What looks like a slip in a file that is otherwise right: a warning each, never an error."""

from __future__ import annotations

from collections import deque
from datetime import date

from mentorlog.record import Action, Entry, Meeting

MOST = 20  # warnings that are shown
YEAR = range(300, 431)  # days that are about a year
NEAR = 120  # days between two meetings that stand near each other


class _Neighbours:
    """The last three dated meetings of one relationship, in the order of the file."""

    def __init__(self) -> None:
        self.last: deque[tuple[int, date]] = deque(maxlen=3)
        self.seen = 0
        self.back = 0
        self.found: list[tuple[int, str]] = []

    def add(self, line: int, day: date) -> None:
        self.seen += 1
        self.back += bool(self.last) and day < self.last[-1][1]
        self.last.append((line, day))
        if len(self.last) == 3:
            self._look(1)
            if self.seen == 3:
                self._look(0)

    def slips(self) -> list[tuple[int, str]]:
        """What was found; nothing in a file whose meetings stand in no order of time."""
        if len(self.last) == 3:
            self._look(2)
        return self.found if self.back <= max(2, self.seen // 5) else []

    def _look(self, place: int) -> None:
        others = [day for index, (_, day) in enumerate(self.last) if index != place]
        line, day = self.last[place]
        far = all(abs((day - other).days) in YEAR for other in others)
        if far and abs((others[0] - others[1]).days) <= NEAR and len(self.found) < MOST:
            said = f"the meeting on {day} is about a year away from those beside it"
            self.found.append((line, said))


class Doubts:
    """What to warn of, gathered line by line; holds a few days for each relationship."""

    def __init__(self, until: date) -> None:
        """`until`: the last day that a meeting can have been held on."""
        self.until = until
        self._found: list[tuple[int, str]] = []
        self._more = 0
        self._meetings: dict[str, _Neighbours] = {}

    def look(self, line: int, entry: Entry) -> None:
        """Take note of one record and its line."""
        if isinstance(entry, Action) and entry.agreed_on and entry.done_on:
            if entry.done_on < entry.agreed_on:
                said = f"the action was done on {entry.done_on}, before it was agreed on"
                self._note(line, f"{said} {entry.agreed_on}")
        if isinstance(entry, Meeting) and entry.on:
            if entry.outcome == "held" and entry.on > self.until:
                self._note(line, f"the meeting was held on {entry.on}, which is yet to come")
            self._meetings.setdefault(entry.relationship, _Neighbours()).add(line, entry.on)

    def _note(self, line: int, said: str) -> None:
        if len(self._found) < MOST:
            self._found.append((line, said))
        else:
            self._more += 1

    def sentences(self) -> tuple[str, ...]:
        """The warnings in the order of their lines, the first twenty and how many more."""
        slips = (slip for beside in self._meetings.values() for slip in beside.slips())
        found = sorted([*self._found, *slips])
        said = [f"line {line}: {what}" for line, what in found[:MOST]]
        more = self._more + len(found[MOST:])
        return (*said, f"and {more} more like these") if more else tuple(said)
