#!/usr/bin/env python3
"""How long whole commands take, against the floor of what they cannot do without.

usage: python benchmarks/startup.py [--rounds N] [--check]

The floor is `python -c "import typer, sqlite3, rich.table"` on the same interpreter. In every
round each command runs right after a run of the floor, in an order that changes, on a journal
of 100 meetings that was imported into a temporary folder. --check exits 1 when `health` takes
more than 1.6 times the floor, or `due`, which stands in shell prompts, more than 1.35.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MEETINGS = 100
START = date(2023, 1, 9)
TODAY = START + timedelta(days=14 * MEETINGS - 4)
LIMITS = {"health": 1.6, "due": 1.35}
MOST_ROUNDS = 100
TIMEOUT = 30
FLOOR = ["-c", "import typer, sqlite3, rich.table"]
MEET = ["--on", TODAY.isoformat(), "--planned", "60", "--lasted", "55", "--useful", "4"]
COMMANDS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "due": ["due"],
    "prepare": ["prepare"],
    "health": ["health"],
    "show": ["show"],
    "log": ["log"],
    "list": ["list"],
    "meet": ["meet", *MEET, "--notes", "The plan for spring."],
    "completion": [],
}
ASKED = {
    "_MENTORLOG_COMPLETE": "complete_zsh",
    "_TYPER_COMPLETE_ARGS": "mentorlog meet --done ",
}
"""What zsh asks where somebody presses Tab."""


def records() -> Iterator[dict[str, Any]]:
    """One relationship of 100 meetings, in the exchange format; the same on every run."""
    chance = random.Random(7)
    yield {"type": "journal", "format": "mentorlog-journal", "version": 1}
    yield {
        "type": "relationship",
        "id": "r1",
        "mentor": "Tariq",
        "mentee": "Sarah",
        "keeper": "mentor",
        "form": "mentoring",
        "started_on": START.isoformat(),
        "purpose": "Grow into leading a team",
    }
    yield {
        "type": "agreement",
        "id": "t1",
        "relationship": "r1",
        "minutes": 60,
        "agreed_on": START.isoformat(),
        "rhythm": "P2W",
        "notice_hours": 24,
    }
    for number in range(1, 6):
        yield goal(number)
    for number in range(1, MEETINGS + 1):
        yield from meeting(number, chance)


def goal(number: int) -> dict[str, Any]:
    """A goal for each fifth of the time."""
    set_on = START + timedelta(days=280 * (number - 1))
    return {
        "type": "goal",
        "id": f"g{number}",
        "relationship": "r1",
        "text": f"Goal {number}",
        "measure": "both say so",
        "set_on": set_on.isoformat(),
        "target_on": (set_on + timedelta(days=300)).isoformat(),
    }


def meeting(number: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    """The meeting of a fortnight: most are held, and leave an action that is mostly done."""
    day = START + timedelta(days=14 * (number - 1))
    held = chance.random() < 0.85
    common = {
        "type": "meeting",
        "id": f"m{number}",
        "relationship": "r1",
        "on": day.isoformat(),
        "planned_minutes": 60,
    }
    if not held:
        yield common | {
            "outcome": "cancelled",
            "by": chance.choice(("mentor", "mentee")),
            "notice_hours": chance.choice((2, 48)),
        }
        return
    yield common | {
        "outcome": "held",
        "lasted_minutes": chance.choice((40, 55, 60)),
        "observed": True,
        "useful": chance.randint(2, 5),
        "notes": "What we spoke about. " * chance.randint(1, 12),
    }
    due = day + timedelta(days=14)
    yield {
        "type": "action",
        "id": f"a{number}",
        "relationship": "r1",
        "text": f"Step {number}",
        "owner": chance.choice(("mentor", "mentee")),
        "agreed_on": day.isoformat(),
        "meeting": f"m{number}",
        "due_on": due.isoformat(),
    }
    if due < TODAY and chance.random() < 0.8:
        yield {
            "type": "action_report",
            "id": f"p{number}",
            "action": f"a{number}",
            "on": due.isoformat(),
            "progress": "done",
        }


def environment(folder: Path, journal: Path) -> dict[str, str]:
    """This environment, with no home but `folder`, one journal, one day and no colour."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("MENTORLOG_")}
    # An installed program has its byte code beside it; without, every run would compile it.
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    homes = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    return (
        kept
        | dict.fromkeys(homes, str(folder))
        | {
            "MENTORLOG_JOURNAL": str(journal),
            "MENTORLOG_TODAY": TODAY.isoformat(),
            "PYTHONPATH": str(ROOT / "src"),
            "COLUMNS": "80",
            "NO_COLOR": "1",
        }
    )


def seconds(arguments: list[str], env: dict[str, str]) -> float:
    """The wall time of one Python process; SystemExit with its words when it did not end well."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    taken = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stderr.decode()}")
    return taken


def build(folder: Path) -> Path:
    """Import the made-up relationship into a new journal; its path."""
    lines, journal = folder / "made-up.jsonl", folder / "built" / "journal.db"
    journal.parent.mkdir(mode=0o700)
    lines.write_text("".join(json.dumps(record) + "\n" for record in records()), encoding="utf-8")
    seconds(["-m", "mentorlog", "import", str(lines)], environment(folder, journal))
    return journal


def measure(rounds: int, folder: Path) -> dict[str, list[tuple[float, float]]]:
    """For each command its pairs of seconds: the floor's, and its own right after it."""
    built, journal = build(folder), folder / "journal.db"
    env = environment(folder, journal)
    order, chance = list(COMMANDS), random.Random(11)
    pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for number in range(rounds + 1):
        chance.shuffle(order)
        for name in order:
            shutil.copyfile(built, journal)
            own = env | ASKED if name == "completion" else env
            pair = seconds(FLOOR, env), seconds(["-m", "mentorlog", *COMMANDS[name]], own)
            if number:  # the first round fills the caches
                pairs[name].append(pair)
    return pairs


def ratios(pairs: list[tuple[float, float]]) -> list[float]:
    """How many floors each run took, lowest first."""
    return sorted(own / floor for floor, own in pairs)


def table(pairs: dict[str, list[tuple[float, float]]]) -> str:
    """The medians as a Markdown table; the spread is the middle half of the paired ratios."""
    floors = [floor for several in pairs.values() for floor, _ in several]
    rows = [
        "| command | median ms | ratio to the floor | spread |",
        "|---|---|---|---|",
        f"| floor | {1000 * statistics.median(floors):.0f} | 1.00 | |",
    ]
    for name, several in pairs.items():
        own = 1000 * statistics.median(own for _, own in several)
        low, middle, high = statistics.quantiles(ratios(several), n=4)
        rows.append(f"| {name} | {own:.0f} | {middle:.2f} | {low:.2f}–{high:.2f} |")
    return "\n".join(rows)


def main() -> int:
    """0, or 1 when --check finds a command over its limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15, help=f"from 2 to {MOST_ROUNDS}")
    parser.add_argument("--check", action="store_true", help="exit 1 over a limit")
    options = parser.parse_args()
    if not 2 <= options.rounds <= MOST_ROUNDS:
        parser.error(f"--rounds takes a number from 2 to {MOST_ROUNDS}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pairs = measure(options.rounds, Path(folder))
    print(table(pairs))
    over = 0
    for name, limit in LIMITS.items():
        middle = statistics.median(ratios(pairs[name]))
        if options.check and middle > limit:
            over = 1
            print(f"{name} takes {middle:.2f} times the floor; at most {limit}", file=sys.stderr)
    return over


if __name__ == "__main__":
    raise SystemExit(main())
