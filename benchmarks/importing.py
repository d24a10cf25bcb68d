#!/usr/bin/env python3
"""What an import of JSON Lines costs, beside `sqlite-utils insert` of them into one table.

python benchmarks/importing.py --relationships 300 --check

Both are whole processes, in turn; the least processor time of the rounds counts, since the other
waits for the disk at every hundred rows. With --history the import is compared with one that keeps
no history.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from made_up import TODAY, journal

from mentorlog.exchange.jsonl import import_into
from mentorlog.store import writing

TIMES = 3  # as long as sqlite-utils, at most
MEMORY = 150  # MB


def ran(*arguments: str) -> tuple[float, float]:
    """The processor seconds of a process and the most memory that it held, in MB."""
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(arguments)} ended with {status}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def mentorlog(lines: Path, folder: str) -> tuple[float, float]:
    """An import of the lines into a new journal."""
    place = ("--journal", f"{folder}/journal.db", "--today", f"{TODAY}")
    return ran(sys.executable, "-m", "mentorlog", *place, "import", str(lines))


def sqlite_utils(lines: Path, folder: str) -> tuple[float, float]:
    """The same lines into one table."""
    into = ("insert", f"{folder}/table.db", "entries", str(lines), "--nl", "--pk", "id", "--alter")
    return ran(sys.executable, "-m", "sqlite_utils", *into)


def kept(lines: Path, folder: str, logged: bool) -> float:
    """The processor seconds of an import in this process, with the history and without."""
    path = Path(folder) / "journal.db"
    with writing(path, TODAY, create=True, name="import") as writer:
        run = writer.connection.execute
        triggers = run("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in [] if logged else triggers:
            run(f"DROP TRIGGER {name}")
        begun = time.process_time()
        import_into(writer, io.BytesIO(lines.read_bytes()), today=TODAY)
        return time.process_time() - begun


def compared(lines: Path, rounds: int) -> tuple[float, float, float]:
    """The least seconds of mentorlog and of sqlite-utils, and the most memory of mentorlog."""
    mine = theirs = float("inf")
    most = 0.0
    for _ in range(rounds):
        with TemporaryDirectory() as folder:
            theirs = min(theirs, sqlite_utils(lines, folder)[0])
            seconds, memory = mentorlog(lines, folder)
            mine, most = min(mine, seconds), max(most, memory)
    return mine, theirs, most


def history(lines: Path, rounds: int) -> None:
    """Print what of an import is the history."""
    best = {True: float("inf"), False: float("inf")}
    for _ in range(rounds):
        for logged in best:
            with TemporaryDirectory() as folder:
                best[logged] = min(best[logged], kept(lines, folder, logged))
    print(f"without the history {best[False]:.1f} s, with it {best[True] / best[False]:.2f} times")


def main() -> None:
    """Print a row of the table."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--relationships", type=int, default=300)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--history", action="store_true")
    arguments.add_argument("--check", action="store_true", help="exit 1 over the targets")
    given = arguments.parse_args()
    with TemporaryDirectory() as folder:
        lines = Path(folder) / "made-up.jsonl"
        with lines.open("w", encoding="utf-8") as out:
            count = sum(bool(out.write(json.dumps(o) + "\n")) for o in journal(given.relationships))
        if given.history:
            history(lines, given.rounds)
            return
        mine, theirs, most = compared(lines, given.rounds)
    print("| lines | sqlite-utils | mentorlog | ratio | a line | memory |")
    print("|---|---|---|---|---|---|")
    each = mine / count * 1e6
    row = f"{count:,} | {theirs:.1f} s | {mine:.1f} s | {mine / theirs:.2f} | {each:.0f} µs"
    print(f"| {row} | {most:.0f} MB |")
    if given.check and (mine > TIMES * theirs or most > MEMORY):
        sys.exit(1)


if __name__ == "__main__":
    main()
