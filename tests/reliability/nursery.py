"""Begins the harnesses of these tests: one Python, which has imported what they need once.

usage: python -m reliability.nursery PARENT < REQUESTS

Each line that comes is JSON: a module, what it is given, for how many seconds, and in which
environment. For each, a process is forked, which becomes `python -m reliability.<module>` in a
session of its own; a line goes back once that has ended: its exit code, what it answered, and what
it said of itself. All ends with the requests, and with whoever makes them.
"""

import json
import os
import runpy
import sys
from functools import cache
from pathlib import Path
from signal import ITIMER_REAL, setitimer
from tempfile import TemporaryDirectory

from hasty import hasty
from reliability import guarded, scenes

from mentorlog.cli import root

IDLE = 600  # seconds that it waits for the next


def begin(parent: int) -> None:
    """Answer one request after another."""
    guarded.guard(parent, IDLE)
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    with open(os.devnull, "r+b") as nowhere:
        os.dup2(nowhere.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)
    _import_all()
    for line in requests:
        request = json.loads(line)
        setitimer(ITIMER_REAL, request["limit"] + IDLE)
        print(json.dumps(_answer(**request)), file=answers, flush=True)


def _import_all() -> None:
    """Play with a journal: what is imported for that, no harness has to import."""
    root.root = cache(root.root)
    with TemporaryDirectory() as folder, hasty():
        path, scene = Path(folder) / "home" / "journal.db", scenes.SCENES["a few"]
        scenes.make(path, scene)
        for step, line in enumerate(scene.lines):
            assert scenes.run(path, line, step) == 0, line


def _answer(module: str, given: object, limit: float, env: dict[str, str]) -> tuple[int, str, str]:
    """What a harness came to: -14 where it took longer than it may."""
    words = [str(os.getpid()), str(limit), json.dumps(given)]
    answer, said = os.memfd_create("answer"), os.memfd_create("said")
    with guarded.forked(lambda: _become(module, words, env, answer, said), limit) as child:
        code = guarded.ended(child, limit + guarded.AGE)
    return code, _whole(answer), _whole(said)


def _become(module: str, words: list[str], env: dict[str, str], answer: int, said: int) -> None:
    os.setsid()
    os.dup2(answer, 1)
    os.dup2(said, 2)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = [module, *words]
    runpy.run_module(f"reliability.{module}", run_name="__main__")


def _whole(written: int) -> str:
    os.lseek(written, 0, os.SEEK_SET)
    with open(written, encoding="utf-8", errors="backslashreplace") as file:
        return file.read()


if __name__ == "__main__":
    begin(int(sys.argv[1]))
