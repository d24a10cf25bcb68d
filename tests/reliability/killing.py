"""Kills writers at random moments, and looks at what each of them leaves.

Run by test_kill.py in a process of its own.
"""

import gc
import os
import signal
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from shutil import copytree, rmtree
from typing import NamedTuple

from hasty import hasty
from reliability import guarded, scenes, state
from store.entries import CANARY

TOOK, MARK = b"\x1f", b"\x1e"  # a writer puts how long a command took between them, behind it
AHEAD = 2  # commands that a writer may get through
OVER = 1.4  # how much longer than they took undisturbed
WAITS = 3  # how much longer a writer takes at first, which waits for the disk
MOST = 4  # rounds for each kill that is wanted: some writers end before they are killed
SHOWN = 5


class Reference(NamedTuple):
    """What the journal holds before each command and after the last, and how long each took."""

    held: list[str]
    took: list[float]


def kill(names: list[str], kills: int, seed: int, folder: str) -> dict[str, object]:
    """Kill that many writers of each scene; what was counted, and the faults, which are none."""
    counts: Counter[str] = Counter(kills=0, acknowledged=0, unfinished=0, faults=0)
    faults: list[str] = []
    for name in names:
        with hasty():
            game = _Game(scenes.SCENES[name], Path(folder) / name, Random(seed))
        gc.freeze()  # what is there is not gone through again, and stays shared with the writers
        wanted = counts["kills"] + kills
        for _ in range(MOST * kills):
            if counts["kills"] == wanted:
                break
            try:
                counts.update(game.round())
            except Exception as error:
                counts["faults"] += 1
                faults.append("".join(traceback.format_exception(error)[-3:]))
                game.restart()
    return {**counts, "said": faults[:SHOWN]}


class _Game:
    def __init__(self, scene: scenes.Scene, folder: Path, random: Random) -> None:
        self.scene, self.random = scene, random
        self.turn = 0
        self.base = folder / "base" / "journal.db"
        self.path = folder / "played" / "journal.db"
        scenes.make(self.base, scene)
        self.old = state.contents(self.base)
        self.copied = {state.contents(copy) for copy in _backups(self.base)}
        self.restart()
        self.reference = self._undisturbed()
        self.restart()

    def restart(self) -> None:
        """Begin again with the journal as it was made."""
        rmtree(self.path.parent, ignore_errors=True)
        copytree(self.base.parent, self.path.parent)
        self.step = 0
        self.whole: set[int] = set()  # copies that were looked at

    def _undisturbed(self) -> Reference:
        held, took = [state.looked_at(self._copied())], []
        for step in range(len(self.scene.lines)):
            took.append(WAITS * self._run(step))
            held.append(state.contents(self.path))
        return Reference(held, took)

    def _run(self, step: int) -> float:
        """Do a line of the scene; how long it took."""
        began = time.perf_counter()
        assert scenes.run(self.path, self.scene.lines[step], step) == 0, self.scene.lines[step]
        return time.perf_counter() - began

    def round(self) -> dict[str, int]:
        """Start a writer, kill it, and look; what was counted."""
        if self.step == len(self.scene.lines):
            self.restart()
        expected = sum(self.reference.took[self.step : self.step + AHEAD])
        killed, said = self._killed(self.random.uniform(0, OVER * expected))
        unfinished = state.unfinished(self.path)
        *whole, last = said.split(MARK)
        done = len(whole) + bool(last)  # said, and then killed
        for step, one in enumerate(whole, self.step):
            took = float(one.rpartition(TOOK)[2])
            self.reference.took[step] = (self.reference.took[step] + took) / 2
        with hasty():
            self._look(self.step + done)
            self._go_on()
        return {"kills": killed, "acknowledged": done, "unfinished": killed and unfinished}

    def _killed(self, after: float) -> tuple[bool, bytes]:
        """Whether a writer had to be killed, and what it had said until then."""
        come, go = os.pipe()
        try:
            with guarded.forked(lambda: self._write(go)) as writer:
                os.close(go)
                code = guarded.ended(writer, after)
            assert code in (0, -signal.SIGKILL), f"a writer ended with {code}"
            with open(come, "rb", closefd=False) as pipe:
                return code != 0, pipe.read()
        finally:
            os.close(come)

    def _write(self, go: int) -> None:
        os.dup2(go, 1)
        for step in range(self.step, len(self.scene.lines)):
            took = self._run(step)
            os.write(1, TOOK + str(took).encode() + MARK)

    def _look(self, step: int) -> None:
        """Whether the journal holds what it held before or after the command that was killed."""
        both = self.reference.held[step : step + 2]
        if self.scene.version is not None:  # which mentorlog, looking, would migrate
            raw = state.contents(self._copied())
            assert raw in (self.old, *both), "half a migration"
        self.turn += 1  # what comes next reads, or it writes
        held = state.looked_at(self.path if self.turn % 2 else self._copied())
        assert held in both, f"after {step} commands the journal holds something else"
        self.step = step + both.index(held)

    def _copied(self) -> Path:
        return state.copied(self.path, self.path.parent.with_name("copied"))

    def _go_on(self) -> None:
        """The next command works, and leaves nothing beside the journal."""
        if self.step < len(self.scene.lines):
            line, step = self.scene.lines[self.step], self.step
            self._run(step)
            self.step += 1
            assert state.contents(self.path) == self.reference.held[self.step], line
        else:
            assert scenes.run(self.path, scenes.AFTERWARDS, len(self.scene.lines)) == 0
        left = set(state.beside(self.path)) - {"backups", *map(self._named, _backups(self.path))}
        assert left == {"journal.db", "journal.db.lock"}, left
        if self.step == len(self.scene.lines):
            assert "erase" not in self.scene.lines[-1] or self._erased(), "words are left"
        self._look_at_backups()

    def _erased(self) -> bool:
        return not state.held_by(self.path.parent, [CANARY.encode()])

    def _look_at_backups(self) -> None:
        for copy in _backups(self.path):
            made = copy.stat()
            if made.st_ino not in self.whole:
                assert made.st_mode & 0o777 == 0o600
                held = {self.old, *self.reference.held, *self.copied}
                assert state.contents(copy) in held, copy.name
                self.whole.add(made.st_ino)

    def _named(self, copy: Path) -> str:
        return copy.relative_to(self.path.parent).as_posix()


def _backups(path: Path) -> list[Path]:
    return list((path.parent / "backups").glob("journal-*.db"))


if __name__ == "__main__":
    guarded.answering(kill)
