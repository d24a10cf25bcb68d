"""What is done to a journal while it is killed: a journal, and command lines one after another.

A command line runs in this process, as `python -m mentorlog` would run it, but with random ids
that are the same each time: what a journal holds after any number of commands is then known.
"""

import json
import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sqlite_utils import Database, Migrations
from store.entries import CANARY, raw

from mentorlog.main import main
from mentorlog.record import ENTRIES
from mentorlog.store import schema, words
from mentorlog.store.opening import APPLICATION_ID

DAY = "2026-03-11"
FILES = {"rows": "said", "others": "said again"}
"""What is imported: the word before each row."""
BEGIN = """\
start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05 --rhythm "every 2 weeks"
goal add "Lead a project" --measure shipped
goal milestone g1 "A plan"
meet --on 2026-01-19 --lasted 60 --useful 4 --action "mentee: send the CV" --goal g1:10
meet --on 2026-02-02 --lasted 30 --action "mentor: read it" --next 2026-03-20
concern raise --by mentee "Weeks fill up"
feedback --from mentee "More examples would help"
"""
TALKS = """\
meet --on 2026-02-{0} --lasted 50 --action "mentee: go {0}" --action "mentor: come {0}" \
--goal g1:{0} --notes "{1}"
action done a{2}
goal add "Goal {0}" --private
undo
redo
edit g{3} --text "Another goal {0}"
concern raise --by mentor "Far away {0}"
delete g{3} --yes
undo
history g{3} --forget --yes
"""
NOTES = "what was said " * 120


class Scene(NamedTuple):
    """Lines to run one after another, on a journal that other lines have made; `version` is the
    journal's version before the first of them."""

    begin: tuple[str, ...]
    lines: tuple[str, ...]
    version: int | None = None
    rows: int = 0


def _talks() -> tuple[str, ...]:
    """Sessions with what comes with them, and every kind of change, twice over."""
    found: list[str] = []
    for turn in range(2):
        line = TALKS.format(10 + turn, NOTES, 3 + 2 * turn, 2 + turn)
        found += line.splitlines()
    return tuple(found)


BEGUN = tuple(BEGIN.splitlines())
ERASED = (
    f"start --mentor Tariq --mentee {CANARY} --keeper mentor",
    f'goal add "{CANARY} leads" --with r2',
    *(
        f'meet --on 2026-02-{day} --action "mentee: {CANARY}" --notes "{CANARY * 300}" --with r2'
        for day in range(10, 16)
    ),
)
ERASE = f"erase r2 --confirm {CANARY}"
NEWLY = 'goal add "Newly"'
AFTERWARDS = 'goal add "Afterwards" --with r1'
SCENES = {
    "talks": Scene(BEGUN, _talks()),
    "start": Scene((), (BEGUN[0],)),
    "a few": Scene((), BEGUN),
    "import": Scene(BEGUN, ("import {rows}", "import {rows}"), rows=150),
    "large import": Scene(BEGUN, ("import {rows}", "import {rows}"), rows=5000),
    "update": Scene((*BEGUN, "import {rows}"), ("import {others} --update",), rows=60),
    "erase": Scene(BEGUN + ERASED, (ERASE,)),
    "undo": Scene((*BEGUN, "import {rows}"), ("undo --with r2", "redo --with r2"), rows=100),
    "all new": Scene((), (*BEGUN, "undo", "redo", *ERASED, ERASE, "import {rows}"), rows=60),
    "all old": Scene(
        BEGUN, ('goal add "Newly"', "import {rows}", "import {others} --update"), 2, 60
    ),
    **{f"version {n}": Scene(BEGUN, ('goal add "Newly"',), version=n) for n in range(1, 5)},
}


@contextmanager
def known(step: int) -> Iterator[None]:
    """Let the random ids of a command be those that it always has."""
    real, os.urandom = os.urandom, Random(step).randbytes  # type: ignore[assignment]
    try:
        yield
    finally:
        os.urandom = real


def run(path: Path, line: str, step: int) -> int:
    """Run one command line on the journal; its exit code."""
    files = {f"{{{name}}}": str(_file(path, name)) for name in FILES}
    words = [files.get(word, word) for word in shlex.split(line)]
    with known(step):
        return main(["--journal", str(path), "--today", DAY, *words])


def make(path: Path, scene: Scene) -> None:
    """Make the journal of a scene, and beside its folder the files that it imports."""
    path.parent.mkdir(parents=True)
    for name, said in FILES.items():
        _file(path, name).write_text("\n".join(map(json.dumps, _rows(scene.rows, said))))
    begun = len(BEGUN) if scene.begin else 0
    if begun:
        path.write_bytes(_begun())
        path.chmod(0o600)
    for step, line in enumerate(scene.begin[begun:], begun):
        assert run(path, line, 1000 + step) == 0, line
    if scene.version is not None:
        older(path, scene.version)


@cache
def _begun() -> bytes:
    """The journal that every scene begins with which does not begin with none."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        for step, line in enumerate(BEGUN):
            assert run(path, line, 1000 + step) == 0, line
        return path.read_bytes()


def _file(path: Path, name: str) -> Path:
    return path.parent.with_name(f"{name}.jsonl")


def _rows(count: int, text: str) -> Iterator[dict[str, object]]:
    yield {"type": "relationship", "id": "new", "mentor": "Ruth", "mentee": "Bilal"}
    for n in range(count):
        entry = {"id": f"goal-{n}", "relationship": "new", "text": f"{text} {n} " * 20}
        yield {"type": "goal", **entry}


def older(path: Path, version: int) -> None:
    """Make the journal one of an earlier version, which got there from the first."""
    now = path.rename(path.with_name("now.db"))
    connection = raw(path)
    _apply(connection, 1)
    connection.execute("ATTACH ? AS now", (str(now),))
    connection.execute("PRAGMA foreign_keys=OFF")
    for table in (*(cls.type for cls in ENTRIES), "meeting_goal", "counter"):
        connection.execute(f'INSERT INTO main."{table}" SELECT * FROM now."{table}"')
    connection.execute("DETACH now")
    _apply(connection, version)
    if version >= 3:
        words.rebuild(connection)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={version}")
    connection.close()
    now.unlink()
    path.chmod(0o600)


def _apply(connection: object, version: int) -> None:
    steps: Sequence[str] = sorted(name for name in vars(schema) if name.startswith("m00"))
    migrations = Migrations("mentorlog")
    for name in steps[:version]:
        migrations()(getattr(schema, name))
    migrations.apply(Database(connection, execute_plugins=False))
