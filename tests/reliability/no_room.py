"""Runs commands where there is no room, in a process of its own; a script of test_no_room.py.

usage: python no_room.py FOLDER (full | limit BYTES) [encrypted] < CALLS

CALLS is JSON: {"setup", "lines"}, which is done and imported before, and {"name", "argv", "typed"}
of each call. FOLDER is empty, and becomes a small disk with
`full` (nobody outside sees that disk: the process is in a mount namespace of its own). What comes
back is JSON: of each call its exit code, what it printed, and whether anything changed.
"""

import contextlib
import gc
import hashlib
import io
import json
import os
import resource
import shlex
import sys
from pathlib import Path

from mentorlog.main import main
from mentorlog.store.encryption import page


def call(argv: list[str], typed: str = "") -> tuple[int, str, str]:
    """One command in this process: its exit code, and what it printed."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()))
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        code = main(argv)
    for stream in streams:
        stream.flush()
        stream.seek(0)
    gc.collect()  # a process that ends closes what an error still held
    gc.freeze()  # or the next call would go through all that this one imported
    return code, streams[0].read(), streams[1].read()


def fill(folder: Path) -> Path:
    """A file that takes all the room there is."""
    path = folder / "filler"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT)
    for size in (4096, 1):
        with contextlib.suppress(OSError):
            while os.write(handle, b"x" * size):
                pass
    os.close(handle)
    return path


def seen(folder: Path) -> dict[str, str]:
    """Every file of the folder by a sum of its content."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "filler")
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def run(folder: Path, how: list[str]) -> list[dict[str, object]]:
    """Every call, and at the end one more where there is room again."""
    calls = json.load(sys.stdin)
    for line in calls[0]["setup"]:
        code, _, err = call(shlex.split(line))
        assert code == 0, err
    call(["import", "--journal", str(folder / "elsewhere" / "another.db"), calls[0]["lines"]])
    if how[-1] == "encrypted":
        page.ROUNDS = 1000  # of deriving the key: nothing here is about them
        code, _, err = call(["encrypt", "--backups", "encrypt"])
        assert code == 0, err
    filler = fill(folder) if how[0] == "full" else None
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    if filler is None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(how[1]), limits[1]))
    found: list[dict[str, object]] = []
    for one in calls[1:]:
        before = seen(folder)
        code, out, err = call(one["argv"], one["typed"])
        after = seen(folder)
        changed = sorted(name for name in before | after if before.get(name) != after.get(name))
        found.append(
            {"name": one["name"], "code": code, "out": out, "err": err, "changed": changed}
        )
    if filler is None:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    else:
        filler.unlink()
    code, out, err = call(["goal", "add", "There is room again"])
    found.append({"name": "again", "code": code, "out": out, "err": err, "changed": []})
    return found


if __name__ == "__main__":
    said = run(Path(sys.argv[1]), sys.argv[2:])
    sys.stdout = sys.__stdout__
    json.dump(said, sys.stdout)
