"""Several processes at one journal, and processes that are killed."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from store.entries import TODAY, beside, filled, pair, python, raw

from mentorlog.errors import JournalMissing
from mentorlog.record import Action, Goal
from mentorlog.store import reading, writing
from mentorlog.store.newer import VERSION

PROCESSES, TIMES = 4, 10
PATIENCE = 60  # seconds
HEAD = """
import sys
from datetime import date
from pathlib import Path
from mentorlog.record import Action, ActionReport, Goal, Relationship
from mentorlog.store import reading, writing
path, today = Path(sys.argv[1]), date(2026, 11, 21)
"""
FIRST = """
for turn in range(3):
    with writing(path / str(turn) / "j.db", today, create=True) as writer:
        print(turn, writer.add(Relationship(id="", mentor=sys.argv[2], mentee="Sarah")).number)
"""
ADDING = """
for n in range(int(sys.argv[2])):
    with writing(path, today) as writer:
        goal = writer.entry(Goal, "count")
        writer.change(goal, note=str(int(goal.note) + 1))
        print(writer.add(Action(id="", relationship=goal.relationship, text="x", owner="both")).id)
    with reading(path) as reader:
        list(reader.records())
"""
# A small cache makes SQLite write into the file before the commit.
KILLED = """
print("ready", flush=True)
while True:
    with writing(path, today) as writer:
        writer.connection.execute("PRAGMA cache_size=5")
        goal = writer.entry(Goal, "count")
        action = writer.add(Action(id="", relationship=goal.relationship, text="x", owner="both"))
        for n in range(30):
            writer.add(ActionReport(id="", action=action.id, on=today, note="x" * 900))
        writer.change(goal, note=str(int(goal.note) + 1))
    print(action.id, flush=True)
"""
FULL = """
import resource
from mentorlog.errors import DiskFull
with writing(path, today) as writer:
    goal = writer.entry(Goal, "count")
resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
for n in range(1000):
    try:
        with writing(path, today) as writer:
            writer.add(Action(id="", relationship="home", text="x" * 9000, owner="both"))
            writer.change(goal, note=str(n + 1))
    except DiskFull as error:
        assert str(path) in error.sentence
        break
print(n)
"""
STARTING = """
print("ready", flush=True)
with writing(path, today, create=True) as writer:
    writer.add(Relationship(id="", mentor="Tariq", mentee="Sarah"))
print("done", flush=True)
"""

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process; whatever still runs at the end of the test is ended, with its group."""
    started: list[subprocess.Popen[str]] = []

    def run(code: str, *arguments: object) -> subprocess.Popen[str]:
        started.append(python(HEAD + code, *arguments))
        return started[-1]

    yield run
    for process in started:
        if process.poll() is None:
            _kill(process)
        process.communicate()


def _kill(process: subprocess.Popen[str]) -> None:
    if os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _finish(processes: list[subprocess.Popen[str]]) -> list[str]:
    outputs = [process.communicate(timeout=PATIENCE) for process in processes]
    assert [error for _, error in outputs] == [""] * len(processes)
    return [line for output, _ in outputs for line in output.split()]


def _counting(path: Path) -> Path:
    goal = Goal(id="count", relationship="home", text="x", note="0")
    return filled(path, [pair(id="home"), goal])


def test_a_race_to_begin_makes_one_journal(tmp_path: Path, start: Start) -> None:
    told = _finish([start(FIRST, tmp_path, name) for name in "abcd"])
    numbers = sorted(zip(told[::2], told[1::2], strict=True))
    assert numbers == [(turn, number) for turn in "012" for number in "1234"]
    for turn in "012":
        path = tmp_path / turn / "j.db"
        assert beside(path) == ["j.db", "j.db.lock"]
        connection = raw(path)
        steps = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()
        assert steps == (VERSION,)
        connection.close()


def test_writers_at_the_same_time_lose_nothing(tmp_path: Path, start: Start) -> None:
    path = _counting(tmp_path / "j.db")
    ids = _finish([start(ADDING, path, TIMES) for _ in range(PROCESSES)])
    with reading(path) as reader:
        record = reader.record("home")
        assert record.goals[0].note == str(TIMES * PROCESSES)
        assert {action.id for action in record.actions} == set(ids)
        assert [a.number for a in record.actions] == list(range(1, TIMES * PROCESSES + 1))


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_writer_leaves_all_or_nothing(tmp_path: Path, start: Start, seed: int) -> None:
    path = _counting(tmp_path / "j.db")
    process = start(KILLED, path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(Random(seed).uniform(0.005, 0.15))
    _kill(process)
    saved = process.communicate(timeout=PATIENCE)[0].split()
    with reading(path) as reader:
        record = reader.record("home")
        written = len(record.actions)
        assert len(record.action_reports) == 30 * written
        assert record.goals[0].note == str(written)
        assert written - len(saved) in (0, 1)  # killed between the commit and its announcement
        assert {reader.entry(Action, id) is None for id in saved} <= {False}
    with writing(path, TODAY) as writer:
        assert writer.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert writer.add(_action()).number == written + 1
    assert beside(path) == ["j.db", "j.db.lock"]


def _action() -> Action:
    return Action(id="", relationship="home", text="x", owner="both")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path, start: Start) -> None:
    path = _counting(tmp_path / "j.db")
    (saved,) = _finish([start(FULL, path)])
    assert 0 < int(saved) < 100
    with reading(path) as reader:
        record = reader.record("home")
        assert record.goals[0].note == saved
        assert len(record.actions) == int(saved)
    assert beside(path) == ["j.db", "j.db.lock"]


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_start_can_be_started_again(tmp_path: Path, start: Start, seed: int) -> None:
    path = tmp_path / "j.db"
    process = start(STARTING, path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(Random(seed).uniform(0, 0.2))
    _kill(process)
    done = "done" in process.communicate(timeout=PATIENCE)[0]
    try:
        with reading(path) as reader:
            there = len(reader.relationships())
    except JournalMissing:
        there = 0
    assert there in (int(done), 1)
    with writing(path, TODAY, create=True) as writer:
        assert writer.add(pair()).number == there + 1
    assert beside(path) == ["j.db", "j.db.lock"]
