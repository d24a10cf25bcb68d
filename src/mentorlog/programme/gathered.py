"""What comes back of many packets, in whatever order it comes: kept on the disk, told in order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from mentorlog.programme.packets import Row, Unread, readable

NOT_READ, EARLIER = "not_read", "earlier"
WHY = "another packet of the same relationship counts, which is a later one or the same"
MOST = 1 << 40  # files, more than there are


class Gathered:
    """The rows of all packets, of which the latest of each relationship counts.

    Held in memory are some 200 bytes for each relationship: which packet of it is the latest.
    """

    def __init__(self, spool: BinaryIO) -> None:
        self._spool = spool
        self._parts: dict[int, tuple[int, int]] = {}  # by a first file: where it is, how many
        self._latest: dict[bytes, int] = {}
        self._passed: set[int] = set()

    def add(self, first: int, results: Sequence[Row | Unread]) -> None:
        """Keep what came of the files from the one with the number `first` on."""
        self._parts[first] = (self._spool.tell(), len(results))
        for number, one in enumerate(results, first):
            if isinstance(one, Row):
                self._weigh(number, one)
                self._spool.write(one.line)
            else:
                said = {"type": NOT_READ, "file": readable(one.file), "why": one.why}
                self._spool.write(json.dumps(said).encode() + b"\n")

    def _weigh(self, number: int, row: Row) -> None:
        """Note which is the later packet of its relationship; of two alike it is the first."""
        mine = row.stamp * MOST + (MOST - 1 - number)
        other = self._latest.get(row.key, -1)
        if other >= 0:
            self._passed.add(MOST - 1 - min(mine, other) % MOST)
        self._latest[row.key] = max(mine, other)

    def told(self) -> Iterator[dict[str, Any]]:
        """What came of each file, in the order of the files: its `type` says whether it is the
        row of a relationship, or a file that does not count, and `why`."""
        for first in sorted(self._parts):
            start, count = self._parts[first]
            self._spool.seek(start)
            for number in range(first, first + count):
                said = json.loads(self._spool.readline())
                passed = number in self._passed
                yield {"type": EARLIER, "file": said["file"], "why": WHY} if passed else said


@contextmanager
def gathering(folder: Path) -> Iterator[Gathered]:
    """Somewhere to gather, in a folder that is thrown away."""
    with open(folder / "rows", "w+b") as spool:
        yield Gathered(spool)
