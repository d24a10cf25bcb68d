"""Kills `encrypt`, `decrypt` and `rekey` at random moments, and looks at what each of them leaves.

Run by test_kill_encrypting.py in a process of its own.
"""

import gc
import os
import signal
import time
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from shutil import copytree, rmtree

from hasty import hasty
from reliability import guarded
from reliability.killing_steps import dying_at

from mentorlog import store, unlocking
from mentorlog.drafts import Draft
from mentorlog.main import main
from mentorlog.store import backup, place
from mentorlog.store.encryption import page, turning

CANARY = b"Wolpertinger"
OLD, NEW = bytes(range(16)), bytes(range(16, 32))  # salts
WORDS = {OLD: "four words of mine", NEW: "quite another passphrase"}
COMMAND = "MENTORLOG_PASSPHRASE_COMMAND"
TURNS = {
    "encrypt": (None, NEW, ["encrypt", "--backups", "encrypt"]),
    "decrypt": (OLD, None, ["decrypt"]),
    "rekey": (OLD, NEW, ["rekey", "--passphrase-file", "{folder}/new"]),
}
OVER = 1.4  # how much longer than it took undisturbed, and without waiting for the disk
MOST_STEPS = 400
MOST = 4  # rounds for each kill that is wanted


def kill(turn: str, kills: int, seed: int, every: int, folder: str) -> dict[str, object]:
    """Kill that many of them at random moments, and one before each call of the system in STEPS,
    or one of `every` such calls; what was counted, and the faults, which are none."""
    page.ROUNDS, page.derived = 1000, cache(page.derived)
    before, after, argv = TURNS[turn]
    with hasty():
        game = _Game(Path(folder), before, after, argv)
    gc.freeze()  # what is there is not gone through again, and stays shared with what is killed
    random = Random(seed)
    counts: Counter[str] = Counter(kills=0, steps=0, old=0, new=0, cut_off=0)
    faults = []
    moments = [(random.uniform(0, OVER * game.took), 0) for _ in range(MOST * kills)]
    steps = [(guarded.AGE, number) for number in range(max(1, every // 2), MOST_STEPS, every)]
    for after, step in [*moments, *steps]:
        if counts["kills"] == kills and not step:
            continue
        try:
            seen = game.round(after, step)
        except (AssertionError, Exception) as error:
            faults.append(f"step {step}: {type(error).__name__}: {error}")
            continue
        if step and not seen["kills"]:
            break
        counts.update(seen | {"steps": 1, "kills": 0} if step else seen)
    return {**counts, "faults": len(faults), "said": faults[:5]}


class _Game:
    def __init__(
        self, folder: Path, before: bytes | None, after: bytes | None, argv: list[str]
    ) -> None:
        self.before, self.after = before, after
        self.folder, self.base = folder / "played", folder / "base"
        self.path = self.folder / "journal.db"
        self.argv = [word.format(folder=folder) for word in argv]
        (folder / "new").write_text(WORDS[NEW])
        self._make()
        for _ in range(2):  # the first time it is imported, too
            began = time.perf_counter()
            assert self._do() == 0
            self.took = time.perf_counter() - began
            assert self.state() == after
            self._lay_out()

    def _make(self) -> None:
        self.folder.mkdir()
        name = CANARY.decode()
        self._main("start", "--mentor", name, "--mentee", "Sarah", "--keeper", "mentor")
        for number in range(6):
            self._main("goal", "add", f"{name} {number}")
        backup.copy_before(self.path, "before")
        Draft(self.path, "goal-add.json").keep(name)
        page.new_salt = lambda: OLD
        if self.before:
            self._main("encrypt", "--backups", "encrypt", words=WORDS[OLD])
        page.new_salt = lambda: NEW
        self.held = self._held()
        copytree(self.folder, self.base)

    def _main(self, *argv: str, words: str | None = None) -> None:
        os.environ[COMMAND] = f"echo {words}"
        assert main(["--journal", str(self.path), *argv]) == 0, argv

    def _lay_out(self) -> None:
        rmtree(self.folder)
        copytree(self.base, self.folder)

    def _do(self) -> int:
        os.environ[COMMAND] = f"echo {WORDS[self.before or NEW]}"
        return main(["--journal", str(self.path), *self.argv])

    def state(self) -> bytes | None:
        """The salt of the journal; None where it is plain."""
        return place.salt_of(self.path)

    def _held(self) -> object:
        """All that the journal holds, and whether SQLite finds it whole."""
        salt = self.state()
        unlocking.begin(lambda *_: None)
        if salt:
            unlocking.learn(salt, page.derived(WORDS[salt], salt))
        with store.reading(self.path) as reader:
            assert reader.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            changes = reader.connection.execute("SELECT count(*) FROM change").fetchone()
            return changes, [repr(record) for record in reader.records()]

    def round(self, after: float, step: int) -> dict[str, int]:
        """Start one, kill it, and look; what was counted."""
        self._lay_out()
        with guarded.forked(lambda: dying_at(step, self._do)) as child:
            code = guarded.ended(child, after)
        assert code in (0, -signal.SIGKILL), f"it ended with {code}"
        with hasty():
            return {"kills": int(code != 0), **self._found()}

    def _found(self) -> dict[str, int]:
        """What is there, which is looked at, and turned where it was not."""
        now, left = self.state(), len(turning.left(self.path))
        assert now in (self.before, self.after), "neither the old one nor the new one"
        self._main("list", words=WORDS[now or NEW])
        assert self._held() == self.held, "it holds something else"
        self._look(now)
        if now != self.after:
            assert self._do() == 0
        self._look(self.after)
        assert not turning.left(self.path)
        return {"old": now == self.before, "new": now == self.after, "cut_off": left > 0}

    def _look(self, now: bytes | None) -> None:
        """Nothing plain is left that is not meant to be, and what lies beside can be read."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        plain = {path.name for path in files if CANARY in path.read_bytes()}
        if now is None:
            assert plain <= {"journal.db", "journal-before.db", "journal.db-goal-add.json"}, plain
        elif self.after is not None:
            assert not plain, plain
            assert not turning.left(self.path)
        else:  # what was decrypted first
            assert plain <= {"journal-before.db", "journal.db-goal-add.json"}, plain
            assert not turning.left(self.path)
        assert Draft(self.path, "goal-add.json").read() == CANARY.decode()
        (copy,) = (path for path in files if path.name == "journal-before.db")
        assert place.salt_of(copy) in (self.before, self.after)


if __name__ == "__main__":
    guarded.answering(kill)
