"""Cuts the power at random moments, and looks at what may be on the disk then.

What a program told the disk is traced once; from that come any number of images of the disk.
Run by test_power.py in a process of its own.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from shutil import rmtree

from hasty import hasty
from reliability import guarded, scenes, state
from reliability.disk import Did, Disk, put
from reliability.traced import MARK, trace
from store.entries import CANARY


class Play:
    """A scene as it was played: what was told to the disk, and what the journal held."""

    def __init__(self, scene: str, synchronous: str, folder: Path) -> None:
        self.root = folder / "disk"
        self.path = self.root / "home" / "journal.db"
        self.lines = scenes.SCENES[scene].lines
        with hasty():
            scenes.make(self.path, scenes.SCENES[scene])
        self.before = {
            str(file): file.read_bytes() for file in self.path.parent.rglob("*") if file.is_file()
        }
        self.migrated = state.looked_at(state.copied(self.path, folder / "migrated"))
        states = folder / "states"
        given = {"scene": scene, "path": self.path, "synchronous": synchronous, "states": states}
        self.dids = trace(given, self.root)
        self.held: list[str] = json.loads(states.read_text())

    def acknowledged(self, dids: Sequence[Did]) -> int:
        """How many commands had said that they are done."""
        said = [did.data for did in dids if did.what == "said"]
        return sum(data == MARK for data in said) + bool(said and said[-1] != MARK)

    def image(self, random: Random, folder: Path) -> tuple[Path, int]:
        """What may be there after a power cut: the journal, and how many commands had said by
        then that they are done."""
        done = self.dids[: random.randrange(len(self.dids) + 1)]
        disk = Disk(self.before)
        for did in done:
            disk.tell(did)
        rmtree(folder, ignore_errors=True)
        put(disk.cut(random), str(self.path.parent), folder)
        return folder / self.path.name, self.acknowledged(done)

    def unwaited(self) -> list[str]:
        """What was not on the disk yet when a command said that it is done: that lock files are
        there, nobody waits for."""
        disk, found = Disk(self.before), set()
        for did in self.dids:
            disk.tell(did)
            if did.what == "said" and did.data != MARK:
                found.update(disk.pending())
        return sorted(Path(name).name for name in found if not name.endswith(".lock"))


def cut(scene: str, synchronous: str, images: int, seed: int, folder: str) -> dict[str, object]:
    """Cut the power that often; how many images were whole, and how many were not."""
    play, random = Play(scene, synchronous, Path(folder)), Random(seed)
    counts = Counter(images=images, whole=0, lost=0, half=0, unreadable=0, stuck=0, left=0)
    with hasty():  # now that all was told
        for _ in range(images):
            path, done = play.image(random, Path(folder) / "image")
            counts[_found(play, path, done)] += 1
            counts["left"] += _words_left(play, path, done)
            counts["stuck"] += _stuck(play, path)
    return {**counts, "told": len(play.dids), "unwaited": play.unwaited()}


def _found(play: Play, path: Path, done: int) -> str:
    try:
        held = state.looked_at(path)
        copies = {state.contents(copy) for copy in path.parent.glob("backups/journal-*.db")}
    except Exception:
        return "unreadable"
    before = {play.migrated} if done == 0 else set()
    if not copies.issubset(play.held):
        return "half"
    if held in before.union(play.held[done : done + 2]):
        return "whole"
    return "lost" if held in play.held[:done] else "half"


def _words_left(play: Play, path: Path, done: int) -> bool:
    """Whether words are there that an erasure had said to be gone."""
    erased = scenes.ERASE in play.lines[:done]
    return erased and bool(state.held_by(path.parent, [CANARY.encode()]))


def _stuck(play: Play, path: Path) -> bool:
    """Whether the next command does not work."""
    line = scenes.AFTERWARDS if path.exists() else play.lines[0]
    try:
        return scenes.run(path, line, len(play.lines)) != 0 or not state.contents(path)
    except Exception:
        return True


if __name__ == "__main__":
    guarded.answering(cut)
