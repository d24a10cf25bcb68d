"""Kills `python -m mentorlog` at random moments, and looks at what is there then.

Run by test_kill.py in a process of its own.
"""

import os
import signal
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

from reliability import guarded, scenes, state

from mentorlog import store
from mentorlog.record import Record

TODAY = "2026-12-31"
WITHIN = 0.5, 1.1  # of the time that it takes undisturbed: most of it goes by before it writes
MOST = 4  # runs for each kill that is wanted


def kill(kills: int, seed: int, folder: str) -> dict[str, object]:
    """Kill that many programs while they record a session; what was counted, and the faults."""
    path, random = Path(folder) / "journal.db", Random(seed)
    for step, line in enumerate(scenes.BEGIN.splitlines()[:2]):
        assert scenes.run(path, line, step) == 0
    began = time.perf_counter()
    assert _run(path, 0, 60)[1]
    took = time.perf_counter() - began
    counts = {"kills": 0, "acknowledged": 1, "there": 1, "unfinished": 0, "runs": 0}
    while counts["kills"] < kills and counts["runs"] < MOST * kills:
        after = took * random.uniform(*WITHIN)
        began = time.perf_counter()
        killed, said = _run(path, counts["there"], after)
        if not killed:  # it may take less than the first one did
            took = min(took, time.perf_counter() - began)
        counts["runs"] += 1
        counts["kills"] += killed
        counts["unfinished"] += state.unfinished(path)
        there = _whole(path)
        assert there - counts["there"] in ((1,) if said else (0, 1)), "an acknowledged one is lost"
        counts["acknowledged"] += said
        counts["there"] = there
        assert scenes.run(path, f"edit g1 --measure {there}-{counts['runs']}", 0) == 0
    return counts


def _run(path: Path, turn: int, after: float) -> tuple[bool, bool]:
    """Whether the program had to be killed, and whether it said that it had saved."""
    day = date(2026, 1, 6) + timedelta(turn)
    words = ["meet", "--on", str(day), "--lasted", "50", "--goal", "g1:10"]
    words += ["--notes", f"turn {turn}"]
    words += ["--action", f"mentee: go {turn}", "--action", f"mentor: come {turn}"]
    line = [sys.executable, "-m", "mentorlog", "--journal", str(path), "--today", TODAY, *words]
    come, go = os.pipe()

    def become() -> None:
        os.dup2(go, 1)
        os.execv(sys.executable, line)

    with guarded.forked(become) as program:
        os.close(go)
        code = guarded.ended(program, after)
        with open(come, "rb") as pipe:
            said = bool(pipe.read())
    assert code in (0, -signal.SIGKILL), code
    return code != 0, said


def _whole(path: Path) -> int:
    """How many sessions are there, each with all that was recorded with it."""
    with store.reading(path) as reader:
        (record,) = reader.records()
    state.contents(path)
    turns = range(len(record.meetings))
    assert _said(record) == (
        [f"turn {turn}" for turn in turns],
        [f"{word} {turn}" for turn in turns for word in ("go", "come")],
        [10 for _ in turns],
    )
    return len(turns)


def _said(record: Record) -> tuple[list[str | None], list[str], list[int | None]]:
    meetings = [meeting.notes for meeting in record.meetings]
    promised = [action.text for action in record.actions]
    return meetings, promised, [review.progress for review in record.goal_reviews]


if __name__ == "__main__":
    guarded.answering(kill)
