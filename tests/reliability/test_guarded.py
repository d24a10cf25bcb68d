"""The processes of these tests never outlive whoever started them."""

import os
import signal
import time
from pathlib import Path

from reliability import guarded
from reliability.guarded import needs_linux

SOON = 3  # seconds
UNTIL_BUSY = 30  # seconds


def _group(leader: int) -> list[int]:
    """The processes of a session that are alive."""
    found = []
    for process in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session, *_ = process.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if session == str(leader) and state not in "ZX":
            found.append(int(process.parent.name))
    return found


def _until(wanted: bool, leader: int, seconds: float) -> bool:
    """Whether within those seconds a session has processes beside its leader, or none."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if bool(set(_group(leader)) - {leader}) == wanted:
            return True
        time.sleep(0.01)
    return False


@needs_linux
def test_no_writer_outlives_a_harness_that_is_killed(tmp_path: Path) -> None:
    given = {"scene": "talks", "kills": 1000, "seed": 1, "folder": tmp_path}
    harness = guarded.started("killing", given, limit=60)
    try:
        assert _until(True, harness.pid, UNTIL_BUSY), "no writer was seen"
        harness.kill()
        assert _until(False, harness.pid, SOON), _group(harness.pid)
    finally:
        if _group(harness.pid):
            os.killpg(harness.pid, signal.SIGKILL)
        harness.communicate()


@needs_linux
def test_nothing_lives_longer_than_it_may() -> None:
    began = time.monotonic()
    with guarded.forked(lambda: time.sleep(60), age=0.2) as child:
        assert guarded.ended(child) == -signal.SIGALRM
    assert time.monotonic() - began < SOON


@needs_linux
def test_a_writer_is_ended_with_its_block() -> None:
    with guarded.forked(lambda: time.sleep(60)) as child:
        assert Path(f"/proc/{child}").exists()
    assert not Path(f"/proc/{child}").exists()
