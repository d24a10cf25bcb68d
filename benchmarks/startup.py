#!/usr/bin/env python3
"""How long whole commands take, against the floor of what they cannot do without.

usage: python benchmarks/startup.py [--rounds N] [--meetings N …] [--only COMMAND …] [--check]

The floor is `python -c "import typer, sqlite3, rich.table"` on the same interpreter. In every
round each command runs right after a run of the floor, in an order that changes, on journals of
100 and of 5,000 meetings that were imported into a temporary folder and go on to this day. What
is said of a command is the median of its ratios to the floor, in wall time and in time of the
processor, which other work on the machine disturbs less. --check exits 1 where a ratio of the
processor is over the target of its command.
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
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 5000)
SMALL = 1000
"""Up to so many meetings the first of two limits holds."""
TODAY = date.today()
LIMITS = {
    **dict.fromkeys(("health", "show", "log", "due"), (1.35, 1.5)),
    **dict.fromkeys(("meet", "action done"), (1.6, 1.6)),
    **dict.fromkeys(("--version", "completion"), (0.9, 0.9)),
    "--help": (1.7, 1.7),
}
"""At most so many floors with few meetings, and with many."""
MOST_ROUNDS = 100
TIMEOUT = 60
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
    "log --since": ["log", "--since", (TODAY - timedelta(days=90)).isoformat()],
    "list": ["list"],
    "meet": ["meet", *MEET, "--notes", "The plan for spring."],
    "action done": ["action", "done", "{action}"],
    "completion": [],
}
ASKED = {
    "_MENTORLOG_COMPLETE": "complete_zsh",
    "_TYPER_COMPLETE_ARGS": "mentorlog meet --done ",
}
"""What zsh asks where somebody presses Tab."""


def records(meetings: int) -> Iterator[dict[str, Any]]:
    """One relationship of so many meetings, in the exchange format; the same on every run but
    for the days, which end with this one."""
    chance = random.Random(7)
    start = TODAY - timedelta(days=14 * meetings - 4)
    yield {"type": "journal", "format": "mentorlog-journal", "version": 1}
    yield {
        "type": "relationship",
        "id": "r1",
        "mentor": "Tariq",
        "mentee": "Sarah",
        "keeper": "mentor",
        "form": "mentoring",
        "started_on": start.isoformat(),
        "purpose": "Grow into leading a team",
    }
    yield {
        "type": "agreement",
        "id": "t1",
        "relationship": "r1",
        "minutes": 60,
        "agreed_on": start.isoformat(),
        "rhythm": "P2W",
        "notice_hours": 24,
    }
    for number in range(1, 6):
        yield goal(number, start + timedelta(days=14 * meetings * (number - 1) // 5))
    for number in range(1, meetings + 1):
        yield from meeting(number, start + timedelta(days=14 * (number - 1)), chance)


def goal(number: int, set_on: date) -> dict[str, Any]:
    """A goal for each fifth of the time."""
    return {
        "type": "goal",
        "id": f"g{number}",
        "relationship": "r1",
        "text": f"Goal {number}",
        "measure": "both say so",
        "set_on": set_on.isoformat(),
        "target_on": (set_on + timedelta(days=300)).isoformat(),
    }


def meeting(number: int, day: date, chance: random.Random) -> Iterator[dict[str, Any]]:
    """The meeting of a fortnight: most are held, and leave an action that is mostly done."""
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
            "PYTHONPATH": str(ROOT / "src"),
            "COLUMNS": "80",
            "NO_COLOR": "1",
        }
    )


class Took(NamedTuple):
    """The seconds of one process, by the clock and of the processor."""

    wall: float
    processor: float


class Pair(NamedTuple):
    """A run of the floor, and one of a command right after it."""

    floor: Took
    own: Took


def timed(
    arguments: Sequence[str], env: dict[str, str], by: Sequence[str] = (sys.executable,)
) -> Took:
    """What one process takes, of this Python unless it is said `by` what; SystemExit with its
    words when it did not end well."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(
        [*by, *arguments],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stderr.decode()}")
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    return Took(wall, used or wall)  # Windows tells nothing of its children


def build(folder: Path, meetings: int) -> tuple[Path, str]:
    """Import the made-up relationship into a new journal; its path, and the last action."""
    lines, journal = folder / f"{meetings}.jsonl", folder / str(meetings) / "journal.db"
    journal.parent.mkdir(mode=0o700)
    made = list(records(meetings))
    lines.write_text("".join(json.dumps(record) + "\n" for record in made), encoding="utf-8")
    timed(["-m", "mentorlog", "import", str(lines)], environment(folder, journal))
    actions = sum(record["type"] == "action" for record in made)
    return journal, f"a{actions}"


def measure(
    rounds: int, meetings: int, commands: Sequence[str], folder: Path
) -> dict[str, list[Pair]]:
    """For each command the pairs of a run of the floor and its own right after it."""
    (built, action), journal = build(folder, meetings), folder / "journal.db"
    env = environment(folder, journal)
    order, chance = list(commands), random.Random(11)
    pairs: dict[str, list[Pair]] = {name: [] for name in order}
    for number in range(rounds + 1):
        chance.shuffle(order)
        for name in order:
            shutil.copyfile(built, journal)
            own = env | ASKED if name == "completion" else env
            argv = [word.format(action=action) for word in COMMANDS[name]]
            pair = Pair(timed(FLOOR, env), timed(["-m", "mentorlog", *argv], own))
            if number:  # the first round fills the caches
                pairs[name].append(pair)
    return {name: pairs[name] for name in commands}


def limit(name: str, meetings: int) -> float | None:
    """How many floors the command may take, where that is said."""
    few, many = LIMITS.get(name, (None, None))
    return few if meetings <= SMALL else many


def processor(pairs: list[Pair]) -> float:
    """The median of how many floors of the processor the runs took."""
    return statistics.median(own.processor / floor.processor for floor, own in pairs)


def table(pairs: dict[str, list[Pair]], meetings: int) -> str:
    """The medians as a Markdown table; the spread is the middle half of the ratios by the clock."""
    floors = [pair.floor for several in pairs.values() for pair in several]
    wall = 1000 * statistics.median(floor.wall for floor in floors)
    rows = [
        f"| {meetings:,} meetings | median ms | by clock | spread | of processor | target |",
        "|---|---|---|---|---|---|",
        f"| floor | {wall:.0f} | 1.00 | | 1.00 | |",
    ]
    for name, several in pairs.items():
        ms = 1000 * statistics.median(own.wall for _, own in several)
        ratios = [own.wall / floor.wall for floor, own in several]
        low, middle, high = statistics.quantiles(ratios, n=4)
        most = limit(name, meetings)
        rows.append(
            f"| {name} | {ms:.0f} | {middle:.2f} | {low:.2f}–{high:.2f} "
            f"| {processor(several):.2f} | {'' if most is None else f'{most:.2f}'} |"
        )
    return "\n".join(rows)


def main() -> int:
    """0, or 1 when --check finds a command over its limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15, help=f"from 2 to {MOST_ROUNDS}")
    parser.add_argument("--meetings", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--only", nargs="+", default=list(COMMANDS), choices=COMMANDS, metavar="C")
    parser.add_argument("--check", action="store_true", help="exit 1 over a limit")
    options = parser.parse_args()
    if not 2 <= options.rounds <= MOST_ROUNDS:
        parser.error(f"--rounds takes a number from 2 to {MOST_ROUNDS}")
    over = 0
    for meetings in options.meetings:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            pairs = measure(options.rounds, meetings, options.only, Path(folder))
        print(table(pairs, meetings), end="\n\n", flush=True)
        for name, several in pairs.items():
            most, took = limit(name, meetings), processor(several)
            if options.check and most is not None and took > most:
                over = 1
                said = f"{name} with {meetings:,} meetings takes {took:.2f} times the floor"
                print(f"{said}; at most {most}", file=sys.stderr)
    return over


if __name__ == "__main__":
    raise SystemExit(main())
