#!/usr/bin/env python3
"""Write docs/tour.md: what somebody sees and types, from a real run in a pseudo-terminal.

usage: python tools/make_tour.py

Needs pexpect and a pseudo-terminal (not Windows). tools/check_docs.py holds the page to what a
run gives.
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
from typing import Any, NamedTuple

from make_docs import NOTE, ROOT

from mentorlog.cli.pressing import SETTLED_SECONDS

PAGE = "docs/tour.md"
COLUMNS, LINES = 80, 60
SECONDS = 60
MARK = "> "
ENTER, CTRL_C = "\r", "\x03"
NAMED = {ENTER: "Enter", CTRL_C: "Ctrl-C"}
CODES = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]|\x07")


class Scene(NamedTuple):
    """A command as it is typed on a day, what is typed at each of its questions, and a few
    words in front."""

    words: str
    today: str
    command: Sequence[str]
    typed: Sequence[str] = ()


SCENES = (
    Scene(
        "Tariq mentors Sarah and keeps the journal. They met two weeks ago and again yesterday. "
        "He writes down who they are and how often they mean to meet, and what it is for:",
        "2026-03-11",
        (
            *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
            *("--on", "2026-02-24", "--rhythm", "every 2 weeks", "--minutes", "60"),
        ),
    ),
    Scene(
        "",
        "2026-03-11",
        (
            *("goal", "add", "Lead a project of three people"),
            *("--measure", "shipped, and they would do it again", "--on", "2026-02-24"),
        ),
    ),
    Scene(
        "The first session, in one line, as somebody may who likes flags:",
        "2026-03-11",
        (
            *("meet", "--on", "2026-02-24", "--lasted", "60", "--useful", "4"),
            *("--action", "mentee: send the CV by 6 march", "--action", "me: ask Omar to help"),
            *("--next", "2026-03-10 17:00"),
        ),
    ),
    Scene(
        "Without flags he is asked. The session that was planned for yesterday is offered; what "
        "was promised last time comes one by one, each with a key. After the first of it "
        "somebody rings, and he stops:",
        "2026-03-11",
        ("meet",),
        ("h", ENTER, "40\r", "s", "d", CTRL_C),
    ),
    Scene(
        "Nothing of it is lost. He goes on where he was:",
        "2026-03-11",
        ("meet",),
        (
            *("y", "s", "40\r", "4", "a", "d", "@Sarah book a room by friday\r"),
            *("write to the sponsor\r", "y", ENTER, "She asked for more time to prepare.\r"),
            "s\r",
        ),
    ),
    Scene(
        "Two weeks later Sarah writes in the morning that she is ill. A session that did not "
        "take place takes a few words, and nothing else is asked:",
        "2026-03-24",
        ("meet",),
        ("c", ENTER, "s", "6h\r", "ill\r", "next tue 17:00\r"),
    ),
    Scene("And this is what it looks like then:", "2026-03-24", ("log",)),
)


def tour() -> str:
    """The page; ImportError where there is no pexpect."""
    import pexpect  # type: ignore[import-untyped]

    if not hasattr(pexpect, "spawn"):
        raise ImportError("there is no pseudo-terminal here")
    with TemporaryDirectory() as folder:
        scenes = [_scene(scene, Path(folder)) for scene in SCENES]
    lead = (
        "A journal as somebody keeps it: every line below is what the terminal showed in a real "
        "run. What was typed is **bold**, and a key that was pressed stands in a box."
    )
    return "\n\n".join(["# A tour", NOTE.replace("make_docs", "make_tour"), lead, *scenes]) + "\n"


def _scene(scene: Scene, folder: Path) -> str:
    command = " ".join(_word(word) for word in ("mentorlog", *scene.command))
    lines = "".join(_transcript(scene, folder)).split("\n")
    shown = "\n".join(line.rstrip() for line in lines).rstrip()
    block = f"<pre>\n$ <b>{escape(command, quote=False)}</b>\n{shown}\n</pre>"
    return f"{scene.words}\n\n{block}" if scene.words else block


def _word(word: str) -> str:
    return word if re.fullmatch(r"[\w@:./-]+", word) else f'"{word}"'


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
        "TERM": "dumb",
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
    """Write the page."""
    (ROOT / PAGE).write_text(tour(), encoding="utf-8", newline="\n")
    print(f"wrote {PAGE}")


if __name__ == "__main__":
    main()
