"""usage: python -m benchmarks.health_quality [--quick] [--tuning] [--rules SET] [--jobs N]"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .measure import Tally

ROOT = Path(__file__).resolve().parents[2]
TUNING = range(1, 1001)
REPORTING = range(1001, 2001)
LIVES, QUICK_LIVES = 60, 6
MOST_JOBS, MOST_LIVES = 4, 1000
PART = 10


def main() -> int:
    """Print the figures; 0."""
    parser = argparse.ArgumentParser(description="How good the checkup is.")
    parser.add_argument("--quick", action="store_true", help="fewer lives: some 20 seconds")
    parser.add_argument("--lives", type=int, help=f"lives of each kind, at most {MOST_LIVES}")
    parser.add_argument("--tuning", action="store_true", help="the seeds that rules are tuned on")
    parser.add_argument("--jobs", type=int, default=2, help=f"processes, at most {MOST_JOBS}")
    parser.add_argument("--kind", action="append", help="only this kind (may be repeated)")
    parser.add_argument("--rules", action="append", help="a set of rules.py, or `all`")
    given = parser.parse_args()
    lives = given.lives or (QUICK_LIVES if given.quick else LIVES)
    if not (1 <= lives <= MOST_LIVES and 1 <= given.jobs <= MOST_JOBS):
        parser.error(f"--lives goes from 1 to {MOST_LIVES}, --jobs from 1 to {MOST_JOBS}")
    seeds = (TUNING if given.tuning else REPORTING)[:lives]
    run(seeds, given.jobs, given.kind, given.rules or ["as-is"])
    return 0


def run(seeds: range, jobs: int, only: list[str] | None, rules: list[str]) -> None:
    """Measure each set of rules and print; with several sets, one line of each as well."""
    from .kinds import KINDS
    from .measure import line, merged, summary, table
    from .rules import SETS

    kinds = [kind for kind in KINDS if not only or kind.name in only]
    parts = [seeds[i : i + PART] for i in range(0, len(seeds), PART)]
    names = list(SETS) if "all" in rules else rules
    lines = []
    print(f"seeds {seeds[0]} to {seeds[-1]} of each kind")
    with ProcessPoolExecutor(jobs) as pool:
        for name in names:
            waiting = {
                kind.name: [pool.submit(one, kind.name, part, name) for part in parts]
                for kind in kinds
            }
            found = {kind: merged(w.result() for w in each) for kind, each in waiting.items()}
            print(f"\n## Rules: {name}\n\n{table(found)}\n\n{summary(found)}", flush=True)
            lines.append(line(name, found))
    if len(lines) > 1:
        print("\n" + "\n".join([*lines[0][:2], *(row[2] for row in lines)]))


def one(kind: str, seeds: range, rules: str) -> Tally:
    """The tally of one kind by one set of rules."""
    from .kinds import KINDS
    from .measure import measure
    from .rules import SETS

    return measure(next(k for k in KINDS if k.name == kind), seeds, SETS[rules])


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    raise SystemExit(main())
