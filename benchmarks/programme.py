#!/usr/bin/env python3
"""How many packets a second `mentorlog programme health` looks at, and what a million would take.

usage: python benchmarks/programme.py FOLDER [--sizes 500 2000] [--workers 1 2] [--rounds N]

FOLDER keeps the packets between two runs. Each is of a relationship of made_up.py with 50 meetings
and 100 actions. Each size is looked at with each number of workers, in turn, as a whole process.
The rate comes from the time of the processor that the larger size took beyond the smaller, so that
starting is told apart and other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import made_up

from mentorlog.exchange.jsonl import read_lines
from mentorlog.exchange.packet import write_packet
from mentorlog.record import Relationship


class Run(NamedTuple):
    """Seconds by the clock and of the processor, and the most memory of one process in MB."""

    clock: float
    processor: float
    memory: int


MILLION = 1_000_000
HOUR = 3600
MEMORY = (
    "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:]);"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr); exit(code)"
)


def packets(folder: Path, count: int, meetings: int, actions: int) -> Path:
    """A folder with so many packets, a thousand in each folder below it."""
    place = folder / f"{count}-{meetings}-{actions}"
    if (place / "all").exists():
        return place
    for number in range(1, count + 1):
        below = place / f"{number // 1000:04}"
        below.mkdir(parents=True, exist_ok=True)
        with open(below / f"{number}.jsonl", "wb") as out:
            lines = made_up.relationship(number, meetings, actions, 1)
            text = "\n".join(map(json.dumps, lines)).encode()
            entries = [entry for _, entry in read_lines(BytesIO(text))]
            (about,) = (e for e in entries if isinstance(e, Relationship))
            view = about.keeper or "mentor"
            day = date(2026, 3, 11)
            write_packet(out, entries, view=view, exported_on=day, revision=1)
    (place / "all").touch()
    return place


def ran(place: Path, workers: int) -> Run:
    """What one run takes, with all its processes."""
    call = [sys.executable, "-m", "mentorlog", "--today", f"{made_up.TODAY}", "programme", "health"]
    call += [str(place), "--workers", str(workers), "--json"]
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, *call],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
        text=True,
        env=os.environ | {"MENTORLOG_SETTINGS": os.devnull},
    )
    processor, memory = done.stderr.split()[-2:]
    return Run(time.monotonic() - begun, float(processor), int(memory) // 1024)


def main() -> None:
    """Make what is missing, measure, and print the table."""
    given = _given()
    small, large = sorted(given.sizes)
    places = {n: packets(given.folder, n, given.meetings, given.actions) for n in (small, large)}
    took: dict[tuple[int, int], list[Run]] = {}
    for _ in range(given.rounds):
        for workers in given.workers:
            for size, place in places.items():
                took.setdefault((workers, size), []).append(ran(place, workers))
    print("| workers | packets | seconds | of the processor | most memory of a process |")
    print("|---|---|---|---|---|")
    for (workers, size), runs in took.items():
        clock, processor = median(r.clock for r in runs), median(r.processor for r in runs)
        memory = max(run.memory for run in runs)
        print(f"| {workers} | {size} | {clock:.1f} | {processor:.1f} | {memory} MB |")
    for workers in given.workers:
        low, high = (median(r.processor for r in took[workers, n]) for n in (small, large))
        each = (high - low) / (large - small)
        print(
            f"{workers} workers: {1 / each:.0f} relationships a second of a core, and "
            f"{max(0.0, low - small * each):.1f} s of it to start; a million, extrapolated from "
            f"these two sizes: {MILLION * each / HOUR:.1f} hours of one core"
        )


def _given() -> Any:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs=2, default=[500, 2000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--meetings", type=int, default=50)
    parser.add_argument("--actions", type=int, default=100)
    return parser.parse_args()


if __name__ == "__main__":
    main()
