"""The lock of a journal is held by one alone, also where the file of the lock goes meanwhile."""

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from mentorlog.errors import JournalLocked
from mentorlog.store import lock

SECONDS = 30
WAITING = 0.2  # until whoever asks for the lock waits for it


class Refused(Exception):
    """What ends the first command, so that it takes its lock file away."""


def wait(path: Path, got: Event, done: Event) -> None:
    with lock.locked(path, patience=SECONDS):
        got.set()
        assert done.wait(SECONDS)


@pytest.mark.skipif(sys.platform == "win32", reason="no open file is removed there")
def test_who_waited_for_a_file_that_is_gone_locks_the_one_that_is_there(tmp_path: Path) -> None:
    path, got, done = tmp_path / "journal.db", Event(), Event()
    with ThreadPoolExecutor(1) as pool:
        try:
            with suppress(Refused), lock.locked(path):
                waiting = pool.submit(wait, path, got, done)
                sleep(WAITING)
                assert not got.is_set()
                raise Refused
            assert got.wait(SECONDS)
            assert path.with_name("journal.db.lock").exists()
            with pytest.raises(JournalLocked), lock.locked(path, patience=0.05):
                pass
        finally:
            done.set()
        waiting.result(SECONDS)
    with lock.locked(path, patience=SECONDS):  # who gave up may hold it for a moment yet
        pass
