#!/usr/bin/env python3
"""Import every file of a folder into a journal of its own, and say what came of each.

usage: python benchmarks/other_tools.py FOLDER [FOLDER …] [--seconds 5] [--megabytes 200]

Each import is a process of its own with a limit on its memory, whose time is measured. The kind of
a file is that of its ending, or of the flag that the refusal without one names. Prints a table in
Markdown, the files that had the same end in one row; exits 1 where a file took more than it may,
or met an error that is no sentence.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

ENDS = (".csv", ".tsv", ".txt", ".json", ".md")
NOT_OURS = ("SOURCE.md", "manifest.json")
TODAY = "2026-11-22"
START = ("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
RUN = (
    "import resource, sys; limit = int(sys.argv[1]) * 1024 * 1024;"
    "resource.setrlimit(resource.RLIMIT_AS, (limit, limit));"
    "from mentorlog.main import main; sys.exit(main(sys.argv[2:]))"
)
MORE = {
    "--owner": ("--owner", "mentee"),
    "--outcome": ("--outcome", "held"),
    "--day-order": ("--day-order", "day-month"),
    "--skip-bad": ("--skip-bad",),
}


class Came(NamedTuple):
    """What came of a file."""

    name: str
    flags: str
    code: int
    said: str
    seconds: float


def mentorlog(journal: Path, megabytes: int, *argv: str) -> tuple[int, str, str, float]:
    """One run of the program: exit code, output, errors, seconds."""
    begun = time.perf_counter()
    environ = os.environ | {"MENTORLOG_JOURNAL": str(journal), "MENTORLOG_TODAY": TODAY}
    ran = subprocess.run(
        [sys.executable, "-c", RUN, str(megabytes), *argv],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environ,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr, time.perf_counter() - begun


def taken(path: Path, root: Path, megabytes: int) -> Came:
    """What comes of a file, with the flags that the refusals name, each once."""
    flags: list[str] = []
    slowest = 0.0
    while True:
        with tempfile.TemporaryDirectory() as folder:
            journal = Path(folder) / "journal.db"
            mentorlog(journal, megabytes, *START)
            code, out, err, seconds = mentorlog(journal, megabytes, "import", str(path), *flags)
        slowest = max(slowest, seconds)
        tried = re.search(r"Try: .* (--[a-z-]+)(?: [a-z-]+)?$", err.rstrip())
        name = tried[1] if tried else ""
        more = MORE.get(name, (name,) if name in ("--csv", "--jrnl", "--taskwarrior") else ())
        if code == 0 or not more or name in flags:
            break
        flags += more
    lines = [line for line in (out if code == 0 else err).splitlines() if line.strip()]
    sentence = [line for line in lines if line.startswith(("mentorlog:", "Saved", "Nothing"))]
    said = (sentence or lines or ["nothing"])[-1 if code == 0 else 0]
    said = said.replace(str(path), "FILE").removeprefix("mentorlog: ").split(". `mentorlog")[0]
    return Came(path.relative_to(root).as_posix(), " ".join(flags), code, said, slowest)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--megabytes", type=int, default=200)
    asked = parser.parse_args()
    found = [
        taken(path, folder.parent, asked.megabytes)
        for folder in asked.folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in ENDS and path.name not in NOT_OURS
    ]
    rows: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for came in found:
        rows[came.flags, came.code, came.said].append(came.name)
    print("| files | with | what came of it |\n|---|---|---|")
    for (flags, code, said), names in rows.items():
        outcome = said if code == 0 else f"refused: {said}"
        shown = ", ".join(f"`{name.split('/', 1)[-1]}`" for name in names)
        print(
            f"| {shown} | {f'`{flags}`' if flags else ''} | {outcome.replace('|', chr(92) + '|')} |"
        )
    slowest = max(found, key=lambda came: came.seconds)
    print(f"\n{len(found)} files; the slowest took {slowest.seconds:.1f} s ({slowest.name}).")
    bad = [c for c in found if c.code not in (0, 2) or c.seconds > asked.seconds]
    print(*(f"too much, or no sentence: {c}" for c in bad), sep="\n", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
