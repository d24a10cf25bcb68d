"""What the views of a large journal cost: every row of each of them, and opening the journal.

python benchmarks/views.py --rounds 5
"""

from __future__ import annotations

import argparse
import io
import json
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from made_up import TODAY, journal

from mentorlog.exchange.jsonl import import_into
from mentorlog.store import reading, writing

VIEWS = ("v_meetings", "v_actions", "v_goals")


def main() -> None:
    """Print the least of the rounds."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--lines", type=int, default=100_000)
    given = arguments.parse_args()
    lines = "\n".join(map(json.dumps, islice(journal(given.lines), given.lines))).encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        with writing(path, TODAY, create=True, name="import") as writer:
            import_into(writer, io.BytesIO(lines), today=TODAY)
        for view in VIEWS:
            counts, seconds = zip(*(looked(path, view) for _ in range(given.rounds)), strict=True)
            print(f"{view}: {counts[0]} rows in {min(seconds):.2f} s")


def looked(path: Path, view: str) -> tuple[int, float]:
    """How many rows a view has, and the seconds of processor time that all of them take."""
    with reading(path) as reader:
        begun = time.process_time()
        rows = reader.connection.execute(f"SELECT * FROM {view}").fetchall()
        return len(rows), time.process_time() - begun


if __name__ == "__main__":
    main()
