"""What every test gets: a home of its own, so that none can reach a real journal."""

import gc
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from mentorlog.store import connecting, opening, schema

FOLDERS = (
    "HOME",
    "USERPROFILE",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
    "WIN_PD_OVERRIDE_APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
)
# Or each command in a process of its own would compile the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Ten times as many examples as each time: `--hypothesis-profile deep`.
settings.register_profile("deep", max_examples=1000)
UNSET = ("NO_COLOR", "FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "EDITOR", "VISUAL")


def pytest_collection_finish() -> None:
    """What stands there of ten thousand tests is not gone through again and again."""
    gc.freeze()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are there and empty, one after another. They are counted here: mktemp()
    would go through all those of the tests before, for each of them."""
    folder = tmp_path_factory.mktemp("homes")

    def made() -> Iterator[Path]:
        for number in count():
            new = folder / str(number)
            new.mkdir(mode=0o700)
            yield new

    return made()


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder; no setting of the person who runs the tests is seen."""
    folder = next(homes)
    for name in FOLDERS:
        monkeypatch.setenv(name, str(folder))
    for name in (*UNSET, *(n for n in os.environ if n.startswith("MENTORLOG_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    # What other runs of mentorlog have left among the temporary files is none of a test's.
    monkeypatch.setattr("tempfile.tempdir", str(next(homes)))
    return folder


@pytest.fixture(autouse=True)
def unwaited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the disk: what a power cut would leave is found out in processes of their
    own, which do."""
    hasty = connecting.PRAGMAS.replace("synchronous=EXTRA", "synchronous=OFF")
    monkeypatch.setattr(connecting, "PRAGMAS", hasty)
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


@pytest.fixture(scope="session")
def tables() -> Iterator[sqlite3.Connection]:
    """A new journal in memory, which the migrations have made."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.bring_up(connection, opening.APPLICATION_ID, opening.VERSION)
        yield connection


@pytest.fixture(autouse=True)
def soon_begun(tables: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal that is begun in this process is a copy of those tables: the migrations take
    longer than most commands. The tests of the migrations have a fixture of this name that does
    nothing."""
    really, steps = schema.bring_up, schema.MIGRATIONS

    def bring_up(connection: sqlite3.Connection, application: int, version: int) -> None:
        plain = type(connection) is sqlite3.Connection and schema.MIGRATIONS is steps
        if plain and connection.execute("PRAGMA page_count").fetchone() == (0,):
            assert (application, version) == (opening.APPLICATION_ID, opening.VERSION)
            tables.backup(connection)
        else:
            really(connection, application, version)

    monkeypatch.setattr(schema, "bring_up", bring_up)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is made once, and copied from then on."""
    return tmp_path_factory.mktemp("once")
