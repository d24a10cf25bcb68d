#!/usr/bin/env python3
"""What `mentorlog health --all` costs, beside a bare loop that only fetches the same rows.

usage: python benchmarks/health_all.py FOLDER [--sizes N …] [--rounds N] [--jobs N] [--check]

Made-up journals of so many relationships, each with 50 meetings and 100 actions, are kept in
FOLDER and made where they are not there yet (which takes far longer than the measurement); one of
100,000 and more is that of a tenth ten times over, with other ids, and without its history. Each
round runs the bare loop and the program in turn, as whole processes; processor time is compared,
and for `--jobs` the time that passes. `--check` exits with 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).parent
MANY = 100_000  # relationships, of which a journal is not imported
MOST_TIMES = 4.0  # the bare loop
MOST_MEMORY = 150.0  # MB
MOST_APART = 0.2  # of what a relationship costs, from one size to the next
BARE = """
import sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
tables = sys.argv[2:]
for (id,) in db.execute("SELECT id FROM relationship ORDER BY number").fetchall():
    db.execute("SELECT * FROM relationship WHERE id = ?", (id,)).fetchone()
    for table in tables:
        db.execute(f'SELECT * FROM "{table}" WHERE relationship = ?', (id,)).fetchall()
"""


class Run(NamedTuple):
    """One process: seconds of processor time, seconds that passed, most memory in MB."""

    spent: float
    passed: float
    memory: float


class Cost(NamedTuple):
    """What one size costs, the middle of the rounds; `times` is against the bare loop."""

    size: int
    bare: float
    spent: float
    times: float
    memory: float
    apart: float


def run(*arguments: str) -> Run:
    """One process of this Python, its output thrown away; SystemExit where it goes wrong."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(arguments[:3])}: it ended with {status}")
    kilo = 1 if sys.platform == "darwin" else 1024
    memory = used.ru_maxrss * kilo / 1e6
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - begun, memory)


def journal(folder: Path, size: int) -> Path:
    """The journal of so many relationships in the folder, made where it is not there yet."""
    path, lines = folder / f"{size}.db", folder / f"{size}.jsonl"
    if path.exists():
        return path
    if size >= MANY:
        return ten_times(journal(folder, size // 10), size // 10, path)
    folder.mkdir(parents=True, exist_ok=True)
    with lines.open("wb") as file:
        making = [sys.executable, str(HERE / "made_up.py"), "--relationships", str(size)]
        subprocess.run(making, stdout=file, check=True)
    half = path.with_suffix(".half")
    half.unlink(missing_ok=True)
    taking = [sys.executable, "-m", "mentorlog", "--journal", str(half), "import", str(lines)]
    subprocess.run(taking, check=True)
    lines.unlink()
    return half.replace(path)


def ten_times(small: Path, size: int, path: Path) -> Path:
    """A journal with every entry of another one ten times, which has so many relationships."""
    from mentorlog.record import ENTRIES
    from mentorlog.store.rows import shape_of

    half = path.with_suffix(".half")
    shutil.copyfile(small, half)
    connection = sqlite3.connect(half, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")  # what they hold was checked
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("ATTACH ? AS small", (str(small),))
    renamed = {shape_of(cls).table: {"id", *shape_of(cls).keys} for cls in ENTRIES}
    for again in range(1, 10):
        connection.execute("BEGIN")
        for table, keys in (renamed | {"meeting_goal": {"meeting", "goal"}}).items():
            rows = connection.execute(f"SELECT * FROM {table} LIMIT 0")
            of = {name: f'"{name}"' for name, *_ in rows.description}
            of |= {key: f"'{again}-' || {of[key]}" for key in {*keys, "relationship"} & of.keys()}
            if table == '"relationship"':
                of["number"] = f"number + {again * size}"
            all_of_it = f"SELECT {', '.join(of.values())} FROM small.{table}"
            connection.execute(f"INSERT INTO {table} {all_of_it}")
        connection.execute("COMMIT")
    connection.close()
    return half.replace(path)


def program(path: Path, *flags: str) -> Run:
    """One run of the program on a day after the last of the journal's."""
    asked = ("--journal", str(path), "--today", "2026-03-11", "health", "--all", *flags)
    return run("-m", "mentorlog", *asked)


def bare(path: Path) -> Run:
    """One run of the bare loop."""
    from mentorlog.record import PLURALS

    return run("-c", BARE, str(path), *(cls.type for cls in PLURALS))


def measured(path: Path, size: int, rounds: int, jobs: int) -> Cost:
    """The bare loop, the program, and the program in several processes, in turn."""
    runs = [(bare(path), program(path), program(path, "--jobs", str(jobs))) for _ in range(rounds)]
    return Cost(
        size,
        median(one.spent for one, _, _ in runs),
        median(one.spent for _, one, _ in runs),
        median(ours.spent / least.spent for least, ours, _ in runs),
        max(one.memory for _, *several in runs for one in several),
        median(ours.passed / several.passed for _, ours, several in runs),
    )


def missed(costs: list[Cost]) -> list[str]:
    """The targets that are missed, in words."""
    found = [f"{c.size}: {c.times:.2f} times the bare loop" for c in costs if c.times > MOST_TIMES]
    found += [f"{c.size}: {c.memory:.0f} MB" for c in costs if c.memory > MOST_MEMORY]
    for small, large in pairwise(costs):
        grown = (large.times / small.times) - 1  # beside the bare loop, as machines get busy
        if grown > MOST_APART:
            found.append(f"{large.size}: {grown:.0%} more for each relationship than {small.size}")
    return found


def main() -> None:
    """Print the table; exit with 1 where a target is missed and that is to be checked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    paths = {size: journal(given.folder, size) for size in sorted(given.sizes)}
    print("| relationships | bare loop | health --all | times | a relationship | memory |", end="")
    print(f" --jobs {given.jobs} |\n|---|---|---|---|---|---|---|")
    costs = []
    for size, path in paths.items():
        cost = measured(path, size, given.rounds, given.jobs)
        costs.append(cost)
        each = f"{cost.spent / size * 1000:.2f} ms"
        print(
            f"| {size:,} | {cost.bare:.1f} s | {cost.spent:.1f} s | {cost.times:.2f} | {each} "
            f"| {cost.memory:.0f} MB | {cost.apart:.2f} times as fast |",
            flush=True,
        )
    for line in missed(costs):
        print(f"missed: {line}")
    raise SystemExit(1 if given.check and missed(costs) else 0)


if __name__ == "__main__":
    main()
