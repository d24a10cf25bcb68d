#!/usr/bin/env python3
"""Write docs/tour.md and docs/tutorial.md: what somebody sees and types, from real runs in a
pseudo-terminal.

usage: python tools/make_tour.py

What is typed stands in tools/scenes.py. Needs pexpect and a pseudo-terminal (not Windows).
tools/check_docs.py holds the pages to what a run gives.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any

from make_docs import NOTE, ROOT
from scenes import CTRL_C, ENTER, PAGES, Page, Scene

from mentorlog.cli.asking.pressing import SETTLED_SECONDS

COLUMNS, LINES = 80, 60
ROOM = 5  # for "$ ", a blank and what says that there is another line
SECONDS = 60
MARK = "> "
NAMED = {ENTER: "Enter", CTRL_C: "Ctrl-C"}
CODES = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]|\x07")


def written(page: Page) -> str:
    """A page; ImportError where there is no pexpect."""
    import pexpect  # type: ignore[import-untyped]

    if not hasattr(pexpect, "spawn"):
        raise ImportError("there is no pseudo-terminal here")
    with TemporaryDirectory() as folder:
        scenes = [_scene(scene, Path(folder)) for scene in page.scenes]
    note = NOTE.replace("make_docs", "make_tour")
    return "\n\n".join([f"# {page.title}", note, page.lead, *scenes]) + "\n"


def _scene(scene: Scene, folder: Path) -> str:
    command = "\n".join(_lines(scene.command))
    lines = "".join(_transcript(scene, folder)).split("\n")
    shown = "\n".join(line.rstrip() for line in lines).rstrip()
    block = f"<pre>\n$ <b>{escape(command, quote=False)}</b>\n{shown}\n</pre>"
    return f"{scene.words}\n\n{block}" if scene.words else block


def _lines(command: Sequence[str]) -> Iterator[str]:
    """A command as it may be typed: a flag goes with its value, and what is long has more lines."""
    parts: list[str] = ["mentorlog"]
    for word in map(_word, command):
        if word.startswith("--"):
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    line, *rest = parts
    for part in rest:
        if len(line) + len(part) > COLUMNS - ROOM:
            yield f"{line} \\"
            line = f"    {part}"
        else:
            line += f" {part}"
    yield line


def _word(word: str) -> str:
    return word if re.fullmatch(r"[\w@:,./-]+", word) else f'"{word}"'


def _transcript(scene: Scene, folder: Path) -> Iterator[str]:
    """What was seen, with what was typed marked in it."""
    child = _run(scene, folder)
    for typed in scene.typed:
        child.expect_exact(MARK)
        yield _seen(f"{child.before}{MARK}")
        if typed == ENTER:
            sleep(SETTLED_SECONDS)  # an Enter right after a key is that key's
        child.send(typed)
        line = typed.removesuffix(ENTER)
        if typed in NAMED or len(typed) == 1:
            yield f"<kbd>{NAMED.get(typed, typed)}</kbd> "
        else:
            child.expect_exact(line)
            yield f"<b>{escape(line, quote=False)}</b>"
    yield _seen(child.read())
    child.close()


def _seen(text: str) -> str:
    return escape(CODES.sub("", text).replace("\r\n", "\n"), quote=False)


def _run(scene: Scene, folder: Path) -> Any:
    import pexpect

    kept = ("PATH", "PYTHONPATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    env |= {
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "INPUTRC": os.devnull,
        "TERM": "dumb" if scene.typed else "xterm",  # keys are read as lines where it is dumb
        "NO_COLOR": "1",
        "MENTORLOG_JOURNAL": str(folder / "journal.db"),
        "MENTORLOG_TODAY": scene.today,
    }
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), env.get("PYTHONPATH", "")])
    return pexpect.spawn(
        sys.executable,
        ["-m", "mentorlog", *scene.command],
        encoding="utf-8",
        timeout=SECONDS,
        dimensions=(LINES, COLUMNS),
        env=env,
    )


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (ROOT / name).write_text(written(page), encoding="utf-8", newline="\n")
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
