"""All packets of some places, looked at here or side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.programme.gathered import Gathered
from mentorlog.programme.packets import Asked, looked_at
from mentorlog.programme.places import batches, files

if TYPE_CHECKING:
    from distributed import Client

LEAST, MOST = 10, 200  # packets in a batch
ROUNDS = 8  # batches for each process, so that none waits long for the last
ALONE = 2.0  # seconds in which this process begins, and finds out how long it would take
START = 4.0  # seconds that others take to start, which they have to save


class Where(Frozen):
    """Which files there are and how many, and who is to look at them: so many `workers` on this
    machine (None: as is worth it), or the cluster of a `scheduler`."""

    places: tuple[str, ...]
    count: int
    workers: int | None = None
    scheduler: str | None = None


def where(places: Sequence[str], workers: int | None, scheduler: str | None) -> Where:
    """The places with the number of their files. On a cluster they are known by whole paths."""
    named = tuple(map(os.path.abspath, places)) if scheduler else tuple(places)
    return Where(named, sum(1 for _ in files(named)), workers, scheduler)


def look(
    there: Where, asked: Asked, into: Gathered, folder: Path, advance: Callable[[int], None]
) -> bool:
    """Look at all of them; `advance` is told how many more are done. Whether more processes would
    have been started, were Dask there.

    Where nothing else is asked for, this process begins, and others are started once it is plain
    that they save more time than they take.
    """
    found = Left(files(there.places), there.count)
    if there.scheduler is not None:
        from mentorlog.programme import cluster

        _together(cluster.remote(there.scheduler), MOST, found, asked, into, advance)
        return False
    workers = there.workers or cores()
    if there.workers is None or workers == 1:
        if _alone(found, asked, into, advance, workers):
            return False
        try:
            from mentorlog.programme import cluster
        except UsageError:
            _alone(found, asked, into, advance, 1)
            return True
    from mentorlog.programme import cluster

    size = max(LEAST, min(MOST, found.left // (workers * ROUNDS)))
    _together(cluster.local(workers, folder), size, found, asked, into, advance)
    return False


class Left:
    """The files that are left to look at, in batches, each with the number of its first."""

    def __init__(self, found: Iterator[str], count: int) -> None:
        self._found, self._count, self._first = found, count, 0

    @property
    def left(self) -> int:
        """How many are left, as far as they were counted."""
        return max(0, self._count - self._first)

    def take(self, size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """So many at a time."""
        for some in batches(self._found, size):
            first, self._first = self._first, self._first + len(some)
            yield first, some


def _alone(
    found: Left, asked: Asked, into: Gathered, advance: Callable[[int], None], workers: int
) -> bool:
    """Look at the files in this process; whether none is left, as it is not worth starting so
    many others."""
    begun, count = monotonic(), found.left
    for first, some in found.take(LEAST):
        into.add(first, [looked_at(file, asked) for file in some])
        advance(len(some))
        passed = monotonic() - begun
        if workers > 1 and passed > ALONE:
            left = passed * found.left / (count - found.left)
            if left * (workers - 1) / workers > START:
                return False
    return True


def _together(
    client: AbstractContextManager[Client],
    size: int,
    found: Left,
    asked: Asked,
    into: Gathered,
    advance: Callable[[int], None],
) -> None:
    from mentorlog.programme import cluster

    with client as reached:
        for first, results in cluster.spread(reached, found.take(size), asked):
            into.add(first, results)
            advance(len(results))


def cores() -> int:
    """How many processes this machine runs side by side."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
