#!/usr/bin/env python3
"""What a command costs in a large journal, beside a small one that holds the same relationship.

python benchmarks/large.py --folder /tmp/large --relationships 10000 --check

The large journal is made in the folder where it is not there yet, which takes some minutes; the
commands run on copies, whole processes in turn, of which the least processor time counts.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from made_up import TODAY, Line, journal

MOST = 1.15  # times what it costs in the small one
FEW = 3  # relationships of the small one
COMMANDS = {
    "health": ["health"],
    "meet": ["meet", "--on", "today", "--lasted", "50", "--again", "--at"],
    "log": ["log"],
    "log --grep": ["log", "--grep", "decide review"],
    "show": ["show"],
    "due": ["due"],
    "goal list": ["goal", "list"],
    "prepare": ["prepare"],
}
ALL = {"list": ["list"], "due, of all": ["due"]}
"""What looks at every relationship by its meaning."""


def ran(arguments: list[str], path: Path) -> float:
    """The processor seconds of one run on that journal."""
    here = {"MENTORLOG_JOURNAL": str(path), "MENTORLOG_TODAY": f"{TODAY}"}
    process = subprocess.Popen(
        [sys.executable, "-m", "mentorlog", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | here,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.stderr.close()
    if status:
        sys.exit(f"mentorlog {' '.join(arguments)}: {said.decode()}")
    return used.ru_utime + used.ru_stime


def made(path: Path, relationships: int) -> Path:
    """A journal of that many; as it lies there, where it does."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = path.with_suffix(".jsonl")
        with lines.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(line) + "\n" for line in journal(relationships))
        ran(["import", str(lines)], path)
        lines.unlink()
    return path


def names() -> Iterator[str]:
    """How the second relationship may be called: by its short id and by a name."""
    found: Iterator[Line] = (line for line in journal(2) if line["type"] == "relationship")
    (second,) = islice(found, 1, None)
    yield from ("r2", str(second["mentee"]))


def measured(small: Path, large: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """The least of the rounds, in the small journal and the large one, of each command."""
    found: dict[str, tuple[float, float]] = {}
    both = (small, large)
    for name, arguments in COMMANDS.items():
        for called in names():
            best = [float("inf"), float("inf")]
            for turn in range(rounds):
                at = f"{8 + (called == 'r2')}:{turn:02}"
                given = [*arguments, *([at] if name == "meet" else []), "--with", called]
                best = [min(b, ran(given, path)) for b, path in zip(best, both, strict=True)]
            found[f"{name} --with {called}"] = (best[0], best[1])
    return found


def main() -> None:
    """Print a row of the table for each command."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--folder", type=Path, default=Path("large"))
    arguments.add_argument("--relationships", type=int, default=1000)
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--all", action="store_true", help="what looks at all, too, once")
    arguments.add_argument("--check", action="store_true", help=f"exit 1 above {MOST} times")
    given = arguments.parse_args()
    with TemporaryDirectory(dir=made(given.folder / "few.db", FEW).parent) as folder:
        small, large = (Path(folder) / name for name in ("small.db", "large.db"))
        shutil.copy(given.folder / "few.db", small)
        shutil.copy(made(given.folder / f"{given.relationships}.db", given.relationships), large)
        found = measured(small, large, given.rounds)
        print(f"| command | {FEW} relationships | {given.relationships} | ratio |")
        print("|---|---|---|---|")
        for name, (few, many) in found.items():
            print(f"| `{name}` | {few * 1000:.0f} ms | {many * 1000:.0f} ms | {many / few:.2f} |")
        for name, line in (ALL if given.all else {}).items():
            few, many = ran(line, small), ran(line, large)
            each = (many - few) / (given.relationships - FEW) * 1000
            print(f"| `{name}` | {few * 1000:.0f} ms | {many:.1f} s | {each:.1f} ms each |")
    if given.check and any(many > MOST * few for few, many in found.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
