"""A disk whose power is cut: what may be on it, whatever was not waited for.

A file system may write what it was told in any order, and may not have written it at all, until
a program waits for it with fsync: for the content of a file on the file, for a name that was
given or taken away on its folder. Each write that was not waited for is on the disk or not, by
chance, or its first sectors are. A sector is never torn.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from random import Random
from typing import NamedTuple

SECTOR = 512  # bytes
FOLDER = -1  # what a name stands for that is no file


class Did(NamedTuple):
    """What a program told the disk: `what` is create, folder, write, size, sync, remove, link,
    rename, or `said` for what it told whoever uses it."""

    what: str
    path: str = ""
    other: str = ""
    at: int = 0
    data: bytes = b""


class _Change(NamedTuple):
    """A change that is on the disk, once `home` was waited for: of a file, or of names."""

    home: int | str
    data: bytes | None = None
    at: int = 0
    names: tuple[tuple[str, int | None], ...] = ()


class Disk:
    """What was told so far: every change, and which of them were waited for."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._names: dict[str, int] = {}
        self._changes: list[_Change] = []
        self._lasting: set[int] = set()
        self._open: defaultdict[int | str, list[int]] = defaultdict(list)
        self._files = 0
        for path, data in files.items():
            self.tell(Did("create", path))
            self.tell(Did("write", path, data=data))
        self._lasting.update(range(len(self._changes)))
        self._open.clear()

    def tell(self, did: Did) -> None:
        """Do what a program did; nothing of it has to be on the disk yet."""
        here = self._names.get(did.path)
        match did.what:
            case "create" if here is None:
                self._files += 1
                self._rename((did.path, self._files))
            case "folder":
                self._rename((did.path, FOLDER))
            case "remove":
                self._rename((did.path, None))
            case "link":
                self._rename((did.other, here))
            case "rename":
                self._rename((did.path, None), (did.other, here))
            case "write":
                self._change(_Change(_known(here), did.data, did.at))
            case "size":
                self._change(_Change(_known(here), None, did.at))
            case "sync":
                home = did.path if here in (None, FOLDER) else _known(here)
                self._lasting.update(self._open.pop(home, ()))

    def pending(self) -> Iterator[str]:
        """What may not be on the disk yet: each name, and each file by a name that it has."""
        called = {file: path for path, file in self._names.items()}
        for home, changes in self._open.items():
            for change in changes:
                names = [path for path, _ in self._changes[change].names]
                yield from names or [called.get(_known(home), "a file without a name")]

    def cut(self, random: Random) -> dict[str, bytes]:
        """What may be there when the power comes back: the files, with what they hold."""
        luck = random.random()
        names: dict[str, int | None] = {}
        held: defaultdict[int, bytearray] = defaultdict(bytearray)
        for number, change in enumerate(self._changes):
            lasting = number in self._lasting
            if not lasting and random.random() > luck:
                continue
            names.update(change.names)
            if not change.names:
                whole = lasting or random.random() < 0.9
                _apply(held[_known(change.home)], change, None if whole else random)
        there = {path: file for path, file in names.items() if file is not None}
        return {path: bytes(held[file]) for path, file in there.items() if file != FOLDER}

    def _rename(self, *names: tuple[str, int | None]) -> None:
        homes = {str(PurePosixPath(path).parent) for path, _ in names}
        assert len(homes) == 1, "a name that moves from folder to folder"
        for path, file in names:
            self._names.pop(path, None)
            if file is not None:
                self._names[path] = file
        self._change(_Change(homes.pop(), names=names))

    def _change(self, change: _Change) -> None:
        self._open[change.home].append(len(self._changes))
        self._changes.append(change)


def _known(file: int | str | None) -> int:
    assert isinstance(file, int) and file != FOLDER, "a file that nobody made"
    return file


def _apply(held: bytearray, change: _Change, torn: Random | None) -> None:
    if change.data is None:
        del held[change.at :]
        held.extend(bytes(change.at - len(held)))
        return
    data = change.data
    if torn is not None:
        data = data[: torn.randrange(len(data) // SECTOR + 1) * SECTOR]
    held.extend(bytes(max(0, change.at - len(held))))
    held[change.at : change.at + len(data)] = data


def put(files: dict[str, bytes], at: str, folder: Path) -> None:
    """Write what the disk holds below `at` into a folder."""
    for path, data in files.items():
        here = folder / PurePosixPath(path).relative_to(at)
        here.parent.mkdir(parents=True, exist_ok=True)
        here.write_bytes(data)
