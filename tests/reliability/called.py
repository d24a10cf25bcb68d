"""The program called as a shell would, in this process: what it is given, what comes back."""

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from mentorlog.main import main

CODES = {0, 2, 3, 4}  # and 1 where something was only to be checked


class Ran(NamedTuple):
    """What one call gave."""

    code: int
    out: str
    err: str


def call(journal: Path, *argv: str, today: str = "2026-03-11", typed: bytes = b"") -> Ran:
    """Run one line on a journal, with `typed` on standard input and no terminal anywhere."""
    streams = [io.TextIOWrapper(io.BytesIO(b), encoding="utf-8") for b in (typed, b"", b"")]
    kept = sys.stdin, sys.stdout, sys.stderr, tempfile.tempdir
    changed = {"MENTORLOG_JOURNAL": str(journal), "MENTORLOG_TODAY": today}
    before = {name: os.environ.get(name) for name in changed}
    os.environ |= changed
    sys.stdin, sys.stdout, sys.stderr = streams
    tempfile.tempdir = str(journal.parent)
    try:
        code = main(argv)
        said = [_all_of(stream) for stream in streams[1:]]
    finally:
        sys.stdin, sys.stdout, sys.stderr, tempfile.tempdir = kept
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    return Ran(code, *said)


def _all_of(stream: io.TextIOWrapper) -> str:
    stream.flush()
    content = stream.buffer
    assert isinstance(content, io.BytesIO)
    return content.getvalue().decode("utf-8", "surrogateescape")


def refuse_bugs(ran: Ran, argv: tuple[str, ...]) -> None:
    """What no call may ever give: a traceback, a bug, a code that is not agreed on, silence."""
    assert "Traceback" not in ran.out + ran.err, (argv, ran)
    assert "bug in mentorlog" not in ran.err, (argv, ran)
    assert ran.code in CODES or (ran.code == 1 and "--check" in argv), (argv, ran)
    assert ran.code in (0, 1) or "mentorlog: " in ran.err, (argv, ran)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="mentorlog-") as name:
        yield Path(name)
