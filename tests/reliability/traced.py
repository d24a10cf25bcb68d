"""What a program tells the disk, as strace sees it.

Run by itself, it does the lines of a scene one after another, so that one trace has them all.
"""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reliability import guarded, scenes, state
from reliability.disk import Did

from mentorlog.store import connecting

MARK = b"\x1e"  # what is written behind what a command said
LIMIT = 60  # seconds
_TOLD = {
    "ftruncate": "size",
    "fsync": "sync",
    "fdatasync": "sync",
    "unlink": "remove",
    "unlinkat": "remove",
    "rmdir": "remove",
    "rename": "rename",
    "renameat": "rename",
    "renameat2": "rename",
    "link": "link",
    "linkat": "link",
    "mkdir": "folder",
    "mkdirat": "folder",
}
_OPENING = ("open", "openat", "creat")
_FOREIGN = (  # which would change a file in a way that is not understood here
    "writev pwritev pwritev2 truncate fallocate copy_file_range sendfile symlink symlinkat"
).split()
_CALL = re.compile(r"(\w+)\((.*)\) += \d+")
_PATH = re.compile(r"\d+<(.*)>|\"(.*)\"\.*")


def trace(given: object, root: Path) -> list[Did]:
    """All that is done below a folder, and what is said meanwhile, while a scene is played."""
    out = root.with_name("trace")
    calls = ["write", "pwrite64", *_OPENING, *_TOLD, *_FOREIGN]
    command = ["strace", "-o", out, "-y", "-xx", "-s", "100000000", "-e", "signal=none"]
    command += ["-e", f"trace={','.join(calls)}", sys.executable, "-m", "reliability.traced"]
    ran = guarded.run([*command, json.dumps(given, default=str)], LIMIT)
    assert ran.returncode == 0, ran.stderr
    with open(out, encoding="utf-8", errors="replace") as lines:  # refusals are in its language
        return list(read(lines, str(root)))


def read(lines: Iterable[str], root: str) -> Iterator[Did]:
    """What a trace says of what lies below a folder; ValueError where it is not understood."""
    for line in lines:
        call = _CALL.match(line)
        if call is None:  # it was refused, or is none
            continue
        if call[1] == "write" and call[2].startswith("1<"):
            yield Did("said", data=_plain(call[2].split(", ")[1]).encode("latin-1"))
        else:
            yield from _did(call[1], [_plain(word) for word in call[2].split(", ")], root)


def _plain(word: str) -> str:
    """The path behind a descriptor, the text of a string; a number or a flag as it is."""
    found = _PATH.match(word)
    if found is None:
        return word
    escaped = found[1] if found[1] is not None else found[2]
    return bytes.fromhex(escaped.replace("\\x", "")).decode("latin-1")


def _did(name: str, words: Sequence[str], root: str) -> Iterator[Did]:
    here = [word for word in words if word.startswith(f"{root}/")]
    if name in _OPENING and here:
        if "O_CREAT" in words[-2]:
            yield Did("create", here[0])
        if "O_TRUNC" in words[-2]:
            yield Did("size", here[0])
    elif name == "pwrite64" and here:
        yield Did("write", here[0], at=int(words[3]), data=words[1].encode("latin-1"))
    elif name == "ftruncate" and here:
        yield Did("size", here[0], at=int(words[1]))
    elif name in _TOLD and here:
        yield Did(_TOLD[name], *here[:2])
    elif here:
        raise ValueError(f"{name} changes {here[0]}")


def play(scene: str, path: str, synchronous: str, states: str) -> None:
    """Do the lines of a scene, and write down what the journal held after each of them."""
    connecting.PRAGMAS = connecting.PRAGMAS.replace("=EXTRA", f"={synchronous}")
    held = [state.contents(Path(path))]
    for step, line in enumerate(scenes.SCENES[scene].lines):
        assert scenes.run(Path(path), line, step) == 0, line
        os.write(1, MARK)
        held.append(state.contents(Path(path)))
    Path(states).write_text(json.dumps(held))


if __name__ == "__main__":
    play(**json.loads(sys.argv[1]))
