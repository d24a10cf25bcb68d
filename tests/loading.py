"""What a command loads, seen in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

SECONDS = 60
CALL = (
    "import sys; from mentorlog.main import main; code = main(sys.argv[1:]);"
    "print(code, *sorted(sys.modules), file=sys.stderr)"
)
# What is asked for stands on a line of standard input; nothing is imported for that.
CALLS = f"""
import os, signal, sys
import typer

for line in sys.stdin:
    argv, environ, out, err = eval(line)
    child = os.fork()
    if not child:
        signal.alarm({SECONDS})
        for number, file in enumerate((os.devnull, out, err)):
            os.dup2(os.open(file, os.O_RDWR), number)
        os.environ.clear()
        os.environ.update(environ)
        sys.argv[1:] = argv
        try:
            exec({CALL!r})
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(0)
    os.waitpid(child, 0)
    print(flush=True)
"""


class Loaded(NamedTuple):
    """How a call ended, what it said, and the modules that were loaded then."""

    code: int
    out: str
    err: str
    modules: set[str]


def loaded_anew(*argv: str, **environ: str) -> Loaded:
    """What a call loads in a new Python."""
    ran = subprocess.run(
        [sys.executable, "-c", CALL, *argv],
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
    return _read(ran.stdout, ran.stderr)


def _read(out: str, err: str) -> Loaded:
    code, *modules = err.splitlines()[-1].split()
    return Loaded(int(code), out, err, set(modules))


class Loading:
    """Asks for what calls load, each in a process that has imported typer and nothing else: that
    takes most of the time, and each of them does it."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self._said = (folder / "out", folder / "err")

    def __call__(self, *argv: str) -> Loaded:
        """What that call loads besides typer."""
        for file in self._said:
            file.write_bytes(b"")
        asked = (argv, dict(os.environ), *map(str, self._said))
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{asked!r}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "\n"
        return _read(*(file.read_text(encoding="utf-8") for file in self._said))


@contextmanager
def loading(folder: Path) -> Iterator[Loading]:
    """Have them asked for; the process ends with the block, or with this one."""
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", CALLS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield Loading(process, folder)
