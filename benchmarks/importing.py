"""What an import costs, and what of that is the history: with its triggers and without, in turn.

python benchmarks/importing.py --rounds 5
"""

from __future__ import annotations

import argparse
import io
import json
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mentorlog.exchange.jsonl import import_into
from mentorlog.store import writing

TODAY = date(2026, 3, 11)
MEETINGS = 40  # of one relationship


def records() -> Iterator[dict[str, Any]]:
    """Relationships without end, each with a goal, meetings, actions, reports and reviews."""
    number = 0
    while True:
        number += 1
        r, g = f"relationship {number}", f"goal {number}"
        yield {"type": "relationship", "id": r, "mentor": "Tariq", "mentee": "Sarah"}
        yield {"type": "goal", "id": g, "relationship": r, "text": "Lead a project"}
        for n in range(MEETINGS):
            on, m, a = f"2026-01-{1 + n % 28:02d}", f"{n} of {r}", f"action {n} of {r}"
            held = {"outcome": "held", "on": on, "notes": "A good talk about delegating."}
            yield {"type": "meeting", "id": m, "relationship": r, **held}
            what = {"text": "send the CV", "owner": "mentee", "meeting": m}
            yield {"type": "action", "id": a, "relationship": r, **what}
            yield {"type": "action_report", "id": a, "action": a, "on": on, "progress": "done"}
            yield {"type": "goal_review", "id": m, "goal": g, "on": on, "progress": n}


def taken(lines: bytes, logged: bool) -> float:
    """The seconds of processor time that the import of these lines takes."""
    with (
        TemporaryDirectory() as folder,
        writing(Path(folder) / "journal.db", TODAY, create=True, name="import") as writer,
    ):
        run = writer.connection.execute
        triggers = run("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in [] if logged else triggers:
            run(f"DROP TRIGGER {name}")
        begun = time.process_time()
        import_into(writer, io.BytesIO(lines), today=TODAY)
        return time.process_time() - begun


def main() -> None:
    """Print the least of the rounds, with and without."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--lines", type=int, default=100_000)
    given = arguments.parse_args()
    lines = "\n".join(map(json.dumps, islice(records(), given.lines))).encode()
    best = {True: float("inf"), False: float("inf")}
    for _ in range(given.rounds):
        best = {logged: min(least, taken(lines, logged)) for logged, least in best.items()}
    print(
        f"{given.lines} lines: {best[False]:.1f} s without the history, {best[True]:.1f} s with it"
    )
    print(f"ratio {best[True] / best[False]:.2f}")


if __name__ == "__main__":
    main()
