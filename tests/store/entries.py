"""Entries of every type, built from the annotations alone, and small helpers of these tests."""

import os
import sqlite3
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

from sqlite_utils import Database, Migrations

from mentorlog.record import ENTRIES, Entry, Relationship, words
from mentorlog.store import schema, writing
from mentorlog.store.opening import APPLICATION_ID

TODAY = date(2026, 11, 21)
CANARY, OTHER = "quokka", "numbat"  # words that are looked for once they are erased
SOURCE = Path(__file__).parents[2] / "src"
FULL: dict[str, Any] = {
    "Text": "Grüße, 你好 🙂 [bold] 'quoted'\n-- and a second line",
    "Day": date(2024, 2, 29),
    "Time": "17:30",
    "Duration": "P2W",
    "Minutes": 60,
    "Hours": 0,
    "Percent": 100,
    "Rating": 5,
    "Count": 3,
    "Flag": True,
    "Parties": ("mentor", "mentee"),
    "Answers": {"what helped?": "Grüße \u0007"},
    "Mapping[str, Any]": {"x-theirs": [1, 2.5, None, {"deep": "é"}]},
}


def kinds(cls: type[Entry]) -> dict[str, str]:
    """The kind of value of each field, with ` | None` where it may be left out."""
    said = Entry.__annotations__ | cls.__annotations__
    return {name: said[name] for name in cls.names}


def _value(kind: str) -> Any:
    if kind in FULL:
        return FULL[kind]
    if kind.endswith("Ids"):
        return (f"{kind[:-3].lower()}-1", f"{kind[:-3].lower()}-0")
    if kind.endswith("Id"):
        return f"{kind[:-2].lower()}-1"
    return get_args(getattr(words, kind))[-1]


def full(cls: type[Entry], **fields: Any) -> Any:
    """An entry of which every field is stated; its id is `<type>-1`."""
    values = {name: _value(kind.removesuffix(" | None")) for name, kind in kinds(cls).items()}
    return cls(**values | {"id": f"{cls.__name__.lower()}-1"} | fields)


def bare(cls: type[Entry], **fields: Any) -> Any:
    """An entry of which only the required fields are stated; its id is `<type>-0`."""
    needed = {name: kind for name, kind in kinds(cls).items() if name not in cls.defaults}
    values = {name: _value(kind.replace("-1", "-0")) for name, kind in needed.items()}
    values = {
        n: v.replace("-1", "-0") if needed[n].endswith("Id") else v for n, v in values.items()
    }
    return cls(**values | {"id": f"{cls.__name__.lower()}-0"} | fields)


def everything() -> list[Entry]:
    """Two entries of each type in the relationship `relationship-1`, one full and one bare."""
    of_one = {"relationship": "relationship-1"}
    entries: list[Entry] = []
    for cls in ENTRIES:
        entries += [full(cls), bare(cls, **of_one if "relationship" in cls.names else {})]
    return entries


@cache
def _everything() -> bytes:
    with TemporaryDirectory() as folder:
        return filled(Path(folder) / "j.db", everything()).read_bytes()


def filled(path: Path, entries: list[Entry] | None = None) -> Path:
    """A journal at `path` with these entries; without them, a copy of one with everything."""
    if entries is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_everything())
        path.chmod(0o600)
        return path
    with writing(path, TODAY, create=True) as writer:
        for entry in entries:
            assert writer.take(entry) == "new"
    return path


def version_1(path: Path) -> Path:
    """A journal with everything in it, as the first version of mentorlog wrote it."""
    migrations = Migrations("mentorlog")
    migrations()(schema.m001_journal)
    connection = raw(path)
    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute("ATTACH ? AS now", (str(filled(path.with_name("now.db"))),))
    connection.execute("PRAGMA foreign_keys=OFF")
    for table in (*(cls.type for cls in ENTRIES), "meeting_goal", "counter"):
        connection.execute(f'INSERT INTO main."{table}" SELECT * FROM now."{table}"')
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("PRAGMA user_version=1")
    connection.close()
    path.with_name("now.db").unlink()
    return path


def pair(**fields: Any) -> Relationship:
    """A relationship to add."""
    return Relationship(**{"id": "", "mentor": "Tariq", "mentee": "Sarah"} | fields)


def raw(path: Path) -> sqlite3.Connection:
    """The file as plain SQLite, foreign keys on, each statement its own transaction, for which
    nothing waits until it is on the disk."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=OFF")
    return connection


def beside(path: Path) -> list[str]:
    """The names in the journal's folder."""
    return sorted(os.listdir(path.parent))


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python process of its own, leader of its own group, that runs `code`."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def cut_off(path: Path) -> None:
    """Leave the journal of a transaction beside it, as a process does that is killed."""
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size=1')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('PRAGMA foreign_keys=OFF')\n"
        "c.execute('UPDATE meeting SET notes = hex(randomblob(90000))')\n"
        "c.execute('UPDATE goal SET text = hex(randomblob(90000))')\n"
        "os._exit(0)\n"
    )
    with python(code, path) as ran:
        assert ran.wait(60) == 0
    assert path.with_name(f"{path.name}-journal").exists()
