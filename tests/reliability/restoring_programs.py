"""Backups while others write, and restores that are killed.

Run by test_restore.py in a process of its own.
"""

import signal
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from shutil import rmtree
from time import perf_counter

from hasty import hasty
from reliability import guarded
from reliability.killing_steps import dying_at
from store.entries import cut_off

from mentorlog import store
from mentorlog.record import Goal, Relationship
from mentorlog.store import backup, contents, restoring, settling

TODAY = date(2026, 3, 11)
MOST_STEPS = 400


def _begin(path: Path, goals: int) -> str:
    with store.writing(path, TODAY, create=True) as writer:
        one = writer.add(Relationship(id="", mentor="Tariq", mentee="Sarah"))
        for number in range(goals):
            writer.add(Goal(id="", relationship=one.id, text=f"goal {number}"))
    return one.id


def _all(path: Path) -> list[object]:
    with store.reading(path) as reader:
        return [list(record.entries()) for record in reader.records()]


def while_writing(folder: str, copies: int, writers: int, writes: int) -> dict[str, int]:
    """Copies made while others write: each holds whole commands alone."""
    path = Path(folder) / "journal.db"
    home = _begin(path, 0)

    def write() -> None:
        for number in range(writes):
            with store.writing(path, TODAY) as writer:  # two rows, both or none
                for half in (1, 2):
                    writer.add(Goal(id="", relationship=home, text=f"{number} {half}"))

    counts = Counter(copies=0, halves=0, fewer=0)
    last = 0
    children = [guarded.forked(write) for _ in range(writers)]
    ids = [child.__enter__() for child in children]
    try:
        for _ in range(copies):
            copy, held = backup.take(path, None, TODAY)
            goals = len(_all(copy)[0]) - 1
            counts.update(
                copies=1, halves=goals % 2, fewer=goals < last or goals != held.entries - 1
            )
            last = goals
            copy.unlink()
        codes = [guarded.ended(id) for id in ids]
    finally:
        for child in children:
            child.__exit__(None, None, None)
    counts.update(failed=sum(code != 0 for code in codes))
    counts.update(lost=2 * writers * writes - (len(_all(path)[0]) - 1))
    return dict(counts)


def killed(folder: str, kills: int, seed: int) -> dict[str, int]:
    """Kill a restore at a random moment: the journal is the old one or the new one."""
    path, random = Path(folder) / "journal.db", Random(seed)
    with hasty():
        _begin(path, 300)
    old = _all(path)
    file, _ = backup.take(path, None, TODAY)
    with store.writing(path, TODAY) as writer:
        for record in list(writer.records()):
            for goal in record.goals[:100]:
                writer.remove(goal)
    new = _all(path)
    kept = path.read_bytes()
    began = perf_counter()
    restoring.restore(path, file, TODAY)
    took = perf_counter() - began
    assert _all(path) == old
    counts = Counter(kills=0, old=0, new=0, neither=0)
    for _ in range(4 * kills):
        if counts["kills"] == kills:
            break
        path.write_bytes(kept)
        with guarded.forked(lambda: restoring.restore(path, file, TODAY)) as child:
            code = guarded.ended(child, random.uniform(0, 1.3 * took))
        with hasty():
            held = _all(path)
            which = "new" if held == old else "old" if held == new else "neither"
            counts.update({"kills": code == -signal.SIGKILL, which: 1})
            backup.prune(path, 1)
            with store.writing(path, TODAY):
                pass
        assert not list(path.parent.glob(".*.new*"))
        assert contents.contents(path).relationships == 1
    return dict(counts)


def killed_at_each_step(folder: str) -> dict[str, int]:
    """Kill a restore before each call of the system, where a write to the journal was cut off
    before: it is the old one, rolled back, or the new one, and the old one is kept with that."""
    path = Path(folder) / "home" / "journal.db"
    _begin(path, 3)
    new = _all(path)
    file, _ = backup.take(path, Path(folder) / "copy.db", TODAY)
    with store.writing(path, TODAY) as writer:
        writer.add(Goal(id="", relationship=new[0][0].id, text="more"))  # type: ignore[index]
    old = _all(path)
    cut_off(path)
    files = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    counts = Counter(steps=0, old=0, new=0, neither=0, pending=0, kept=0, lost=0)
    with hasty():
        restoring.restore(path, file, TODAY)  # which imports what it takes, or each one would
    for step in range(1, MOST_STEPS):
        rmtree(path.parent)
        path.parent.mkdir()
        for name, content in files.items():
            (path.parent / name).write_bytes(content)
        with guarded.forked(
            lambda at=step: dying_at(at, lambda: restoring.restore(path, file, TODAY))
        ) as child:
            code = guarded.ended(child)
        if code == 0:
            break
        assert code == -signal.SIGKILL, code
        with hasty():
            counts.update(steps=1, **_found(path, old, new))
    return dict(counts)


def _found(path: Path, old: list[object], new: list[object]) -> dict[str, int]:
    """What a restore that was killed has left, which the next command changes nothing of."""
    pending = settling.pending(path)
    held = _all(path)
    which = "new" if held == new else "old" if held == old else "neither"
    found = {"pending": pending, which: 1}
    if which == "new":
        aside = next(path.parent.glob("journal.db.damaged-*[0-9]"), path)
        found["kept" if aside != path and _all(aside) == old else "lost"] = 1
    with store.writing(path, TODAY):
        pass
    assert _all(path) == held
    assert not list(path.parent.glob(".*"))
    return found


def main(what: str, **given: object) -> dict[str, int]:
    """One of them, by its name."""
    known = {one.__name__: one for one in (while_writing, killed, killed_at_each_step)}
    return known[what](**given)  # type: ignore[operator]


if __name__ == "__main__":
    guarded.answering(main)
