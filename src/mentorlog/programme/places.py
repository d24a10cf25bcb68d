"""The files that are meant by files, folders and patterns, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import has_magic, iglob
from itertools import islice

ENDS = (".jsonl", ".ndjson")


def files(places: Iterable[str]) -> Iterator[str]:
    """Every file that is named, and every packet below a folder, in the same order each time.

    Below a folder only names that end as packets do are meant, and none that is hidden. A place
    where there is nothing, or that cannot be opened, comes out as it is, to be told of. No more
    than the names in one folder are held.
    """
    for place in places:
        if os.path.isdir(place):
            yield from _below(place)
        elif has_magic(place) and not os.path.lexists(place):
            yield from _fitting(place)
        else:
            yield place


def none_there(places: Iterable[str]) -> str | None:
    """The first of the places, where each of their files is one that is not there, so that there
    is nothing to tell of but that; None where there is a file, or there are no files at all."""
    first = None
    for file in files(places):
        if _there(file):
            return None
        first = first or file
    return first


def around(place: str) -> list[str]:
    """What lies where a place that is not there would, and may hold packets: folders, and files
    that are called like one; each as it is typed."""
    folder = os.path.dirname(place.rstrip("/"))
    try:
        with os.scandir(folder or os.curdir) as entries:
            some = [e.name for e in entries if e.is_dir() or e.name.lower().endswith(ENDS)]
    except (OSError, ValueError):
        return []
    return sorted(os.path.join(folder, name) for name in some if not name.startswith("."))


def outside(file: str, places: Iterable[str]) -> str | None:
    """Where to put a file that would be one of them, as it lies below a folder and ends as they
    do: beside that folder; None where it would be none."""
    whole = os.path.abspath(file)
    for place in filter(os.path.isdir, places):
        below = whole.startswith(os.path.join(os.path.abspath(place), ""))
        if below and whole.lower().endswith(ENDS):
            return os.path.normpath(os.path.join(place, os.pardir, os.path.basename(whole)))
    return None


def batches(found: Iterator[str], size: int) -> Iterator[tuple[str, ...]]:
    """The files, so many at a time."""
    while some := tuple(islice(found, size)):
        yield some


def _fitting(pattern: str) -> Iterator[str]:
    """What fits a pattern, which no shell has expanded (on Windows none does)."""
    fit = sorted(iglob(pattern, recursive=True))
    if not fit:
        yield pattern
    for place in fit:
        if not os.path.isdir(place):
            yield place
        elif "**" not in pattern:  # which fits all that is below, too
            yield from _below(place)


def _there(file: str) -> bool:
    try:
        os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):  # which says more of it than that it is not there
        return True
    return True


def _below(folder: str) -> Iterator[str]:
    names, folders = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                elif entry.name.lower().endswith(ENDS):
                    names.append(entry.name)
    except OSError:
        yield folder
        return
    yield from (os.path.join(folder, name) for name in sorted(names))
    for name in sorted(folders):
        yield from _below(os.path.join(folder, name))
