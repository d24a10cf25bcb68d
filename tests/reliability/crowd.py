"""Many processes at one journal at the same time.

Run by test_crowd.py in a process of its own.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from reliability import guarded, scenes, state
from store.entries import raw

from mentorlog import store
from mentorlog.record import Action, Goal
from mentorlog.store.newer import VERSION

TODAY = date.fromisoformat(scenes.DAY)
READERS, PAUSE = 2, 0.01  # seconds after each time
PATIENCE = 20  # seconds for one command, where it may take 5
WITHOUT_END = 10**9
SHOWN = 5
Work = Callable[[Path, int], Iterator[str]]


def write(how: str, workers: int, times: int, folder: str) -> dict[str, object]:
    """Have workers write that often each, by the library or the program, while others read."""
    path, at = Path(folder) / "home" / "journal.db", Path(folder)
    path.parent.mkdir()
    for step, line in enumerate(scenes.BEGIN.splitlines()[:2]):
        assert scenes.run(path, line, step) == 0
    with store.writing(path, TODAY) as writer:
        (goal,) = next(writer.records()).goals
        writer.change(goal, note="0")
    work = {"library": _by_library, "program": _by_program}[how]
    with (
        _together(path, READERS, _reading, WITHOUT_END, at / "read"),
        _together(path, workers, work, times, at / "wrote") as writers,
    ):
        codes = [guarded.ended(child, PATIENCE * times) for child in writers]
    wrote, read = _told(at / "wrote", workers), _told(at / "read", READERS)
    with store.reading(path) as reader:
        (record,) = reader.records()
    state.contents(path)
    there = {action.text for action in record.actions}
    numbers = [action.number for action in record.actions]
    assert numbers == list(range(1, len(numbers) + 1))
    counted = workers * times if how == "program" else int(record.goals[0].note or 0)
    return {
        "writes": len(wrote),
        "lost": len({said for said, _ in wrote} - there),
        "lost updates": workers * times - counted,
        "codes": sorted(set(codes)),
        **_waits("write", [took for _, took in wrote]),
        **_waits("read", [took for said, took in read if said == "read"] or [0.0]),
        "said": [said for said, _ in read if said != "read"][:SHOWN],
    }


def race(on: int | None, workers: int, turns: int, folder: str) -> dict[str, object]:
    """Have workers begin a journal that is absent, or migrate one of version `on`, at once."""
    codes: list[int] = []
    for turn in range(turns):
        path = Path(folder) / str(turn) / "home" / "journal.db"
        before = 0
        if on is not None:
            scenes.make(path, scenes.SCENES[f"version {on}"])
            before = 1  # goal
        else:
            path.parent.parent.mkdir()
        with _together(path, workers, _begin if on is None else _add, 1, path.parents[1]) as racers:
            codes += [guarded.ended(child, PATIENCE) for child in racers]
        with store.reading(path) as reader:
            records = list(reader.records())
        there = len(records) if on is None else len(records[0].goals)
        assert there == before + workers, there
        _look(path, on)
    return {"commands": len(codes), "codes": sorted(set(codes))}


def _look(path: Path, on: int | None) -> None:
    """Every migration was done once, one copy was made before, and nothing else is there."""
    state.contents(path)
    connection = raw(path)
    (steps, different) = connection.execute(
        "SELECT count(*), count(DISTINCT name) FROM _sqlite_migrations"
    ).fetchone()
    connection.close()
    assert steps == different == VERSION
    copies = [] if on is None else ["backups", f"backups/journal-version-{on}.db"]
    assert state.beside(path) == [*copies, "journal.db", "journal.db.lock"]


# The workers.


@contextmanager
def _together(
    path: Path, workers: int, work: Work, times: int, folder: Path
) -> Iterator[list[int]]:
    """Workers that begin at the same moment; each writes down what it did and how long it took."""
    folder.mkdir(exist_ok=True)
    come, go = os.pipe()
    with ExitStack() as started:
        children = []
        for number in range(workers):

            def begin(number: int = number) -> None:
                os.close(go)
                os.read(come, 1)  # until the other end is closed
                _write_down(folder / str(number), work(path, number), times)

            children.append(started.enter_context(guarded.forked(begin, age=PATIENCE * 20)))
        os.close(go)
        os.close(come)
        yield children


def _write_down(file: Path, work: Iterator[str], times: int) -> None:
    with open(file, "w", encoding="utf-8", buffering=1) as lines:
        for _ in range(times):
            began = time.monotonic()
            said = next(work)
            print(json.dumps([said, time.monotonic() - began]), file=lines)


def _by_library(path: Path, number: int) -> Iterator[str]:
    with store.reading(path) as reader:
        (first,) = next(reader.records()).goals
    turn = 0
    while True:
        text = f"{number} {turn}"
        with store.writing(path, TODAY) as writer:
            goal = writer.entry(Goal, first.id)
            assert goal is not None
            writer.change(goal, note=str(int(goal.note or 0) + 1))
            writer.add(Action(id="", relationship=goal.relationship, text=text, owner="both"))
        turn += 1
        yield text


def _by_program(path: Path, number: int) -> Iterator[str]:
    turn = 0
    while True:
        text = f"{number} {turn}"
        line = [sys.executable, "-m", "mentorlog", "--journal", str(path), "--today", scenes.DAY]
        line += ["action", "add", text, "--owner", "both"]
        with guarded.forked(partial(os.execv, sys.executable, line), PATIENCE) as program:
            assert guarded.ended(program) == 0
        turn += 1
        yield text


def _reading(path: Path, number: int) -> Iterator[str]:
    while True:
        try:
            with store.reading(path) as reader:
                list(reader.records())
            yield "read"
        except Exception as error:
            yield f"{type(error).__name__}: {error}"
        time.sleep(PAUSE)


def _begin(path: Path, number: int) -> Iterator[str]:
    line = f"start --mentor Tariq --mentee Sarah{'h' * number} --keeper mentor --yes"
    assert scenes.run(path, line, number) == 0
    yield "begun"


def _add(path: Path, number: int) -> Iterator[str]:
    assert scenes.run(path, scenes.NEWLY, number) == 0
    yield "added"


# The figures.


def _told(folder: Path, workers: int) -> list[tuple[str, float]]:
    """What the workers did; the last line of one that was ended may be cut short."""
    found: list[tuple[str, float]] = []
    for number in range(workers):
        for line in (folder / str(number)).read_text(encoding="utf-8").splitlines(True):
            if line.endswith("\n"):
                said, took = json.loads(line)
                found.append((said, took))
    return found


def _waits(what: str, seconds: Sequence[float]) -> dict[str, Any]:
    longest = sorted(seconds)
    return {
        f"{what}s timed": len(longest),
        f"99 % of {what}s within": round(longest[int(len(longest) * 0.99)], 3),
        f"longest {what}": round(longest[-1], 3),
    }


def play(kind: str, **given: Any) -> dict[str, object]:
    """What is asked for: writers, or a race."""
    return {"write": write, "race": race}[kind](**given)


if __name__ == "__main__":
    guarded.answering(play)
