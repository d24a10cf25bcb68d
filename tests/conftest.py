"""What every test gets: a home of its own, so that none can reach a real journal."""

import gc
import os
import signal
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from hasty import hasty
from hypothesis import settings

from mentorlog.cli import root
from mentorlog.store import opening, schema

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
# A machine that is busy is no fault of an example. Ten times as many examples as each time:
# `--hypothesis-profile deep`.
settings.register_profile("unhurried", settings(), deadline=None)
settings.register_profile("deep", settings(), deadline=None, max_examples=1000)
settings.load_profile("unhurried")
MIGRATING = schema.bring_up
UNSET = ("NO_COLOR", "FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "EDITOR", "VISUAL")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: in each, some tests wait for a while."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """What stands there of ten thousand tests is not gone through again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


# What holds for every test, and is done once: a fixture takes its time for each of them.


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop() -> Iterator[object]:
    """Run the tests with all that is patched for all of them."""
    with hasty(), pytest.MonkeyPatch.context() as patch, _soon_begun(patch):
        # Whoever has them run in the background may have shut Ctrl-C out, which tests wait for.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        # `mentorlog` with the table of its commands: a process builds it once.
        patch.setattr(root, "root", cache(root.root))
        return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test as pytest does, but that what went well before and after it is no report of its
    own, which would go from process to process; it is where --durations asks for it."""
    if item.config.option.durations is not None:
        return None
    hook = item.ihook
    hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            hook.pytest_runtest_logreport(report=report)
    hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@contextmanager
def _soon_begun(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """A journal that is begun in this process is a copy of tables that the migrations have made,
    in memory: they take longer than most commands."""
    steps = schema.MIGRATIONS
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as tables:

        def bring_up(connection: sqlite3.Connection, application: int, version: int) -> None:
            plain = type(connection) is sqlite3.Connection and schema.MIGRATIONS is steps
            if plain and connection.execute("PRAGMA page_count").fetchone() == (0,):
                assert (application, version) == (opening.APPLICATION_ID, opening.VERSION)
                if tables.execute("PRAGMA page_count").fetchone() == (0,):
                    MIGRATING(tables, application, version)
                tables.backup(connection)
            else:
                MIGRATING(connection, application, version)

        patch.setattr(schema, "bring_up", bring_up)
        yield


@pytest.fixture
def by_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each journal is made by the migrations: for the tests of them."""
    monkeypatch.setattr(schema, "bring_up", MIGRATING)


class Homes:
    """Folders that are there and empty. One that a test leaves empty is there for the next: to
    make and to remove two takes as long as many a test."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self.patch = patch  # what the environment says of it until the last test has ended
        self._numbers = count()  # mktemp() would go through all those of the tests before
        self._left: list[tuple[Path, int]] = []

    @contextmanager
    def lent(self) -> Iterator[Path]:
        """One of them, for the length of the block."""
        folder, mode = self._left.pop() if self._left else self._made()
        yield folder
        with suppress(OSError):
            if folder.lstat().st_mode == mode and not os.listdir(folder):
                self._left.append((folder, mode))

    def _made(self) -> tuple[Path, int]:
        new = self._folder / str(next(self._numbers))
        new.mkdir(mode=0o700)
        return new, new.lstat().st_mode


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homes]:
    """The homes of all tests."""
    with pytest.MonkeyPatch.context() as patch:
        yield Homes(tmp_path_factory.mktemp("homes"), patch)


@pytest.fixture(autouse=True)
def home(homes: Homes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home folder; no setting of the person who runs the tests is seen."""
    with homes.lent() as aside, homes.lent() as folder:
        said = str(folder)
        for name in FOLDERS:
            if os.environ.get(name) != said:  # it is that of the test before
                homes.patch.setenv(name, said)
        for name in (*UNSET, *(n for n in os.environ if n.startswith("MENTORLOG_"))):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("COLUMNS", "80")
        # What other runs of mentorlog have left among the temporary files is none of a test's.
        monkeypatch.setattr(tempfile, "tempdir", str(aside))
        yield folder


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is made once, and copied from then on."""
    return tmp_path_factory.mktemp("once")
