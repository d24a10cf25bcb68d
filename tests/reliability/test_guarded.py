"""The processes of these tests never outlive whoever started them."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from reliability import guarded
from reliability.linux import needs_linux

SOON = 10  # seconds
UNTIL_BUSY = 60  # seconds
MANY = 1000
HARNESSES = {
    "crowd": {"kind": "write", "how": "program", "workers": 2, "times": MANY},
    "killing": {"names": ["start"], "kills": MANY, "seed": 1},
    "killing_programs": {"kills": MANY, "seed": 1},
    "killing_turns": {"turn": "encrypt", "kills": MANY, "seed": 1, "every": 1},
    "power": {"scene": "all new", "synchronous": "EXTRA", "images": MANY, "seed": 1},
    "reading": {"readers": 2, "times": MANY * MANY},
    "restoring_programs": {"what": "while_writing", "copies": MANY, "writers": 2, "writes": MANY},
}
ASKS_FOR = {"killing_turns": "sqlcipher3"}
BARE = re.compile(
    r"subprocess\.(run|Popen\(|call|check_\w+|getoutput)|multiprocessing|import pexpect"
    r"|os\.(fork|posix_spawn|spawn\w+|system|popen)\b"
)
SLEEPING = "import time; time.sleep(60)"
STARTING = """
import sys
from reliability import guarded
sleeping = [sys.executable, "-c", "import time; time.sleep(60)", sys.argv[1]]
guarded.run([sys.executable, "-c", f"import subprocess; subprocess.run({sleeping})"], 60)
"""
ASKING = """
import sys
from reliability import guarded
guarded.ran("reading", {"readers": 2, "times": 10**6, "folder": sys.argv[1]}, 60)
"""


def _alive(named: str) -> list[int]:
    """The processes that are alive and have that word in what they were called with."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            called = named.encode() in (process / "cmdline").read_bytes()
            state = (process / "stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if called and state not in "ZX":
            found.append(int(process.name))
    return found


def _until(least: int, most: int, named: str, seconds: float) -> bool:
    """Whether within those seconds so many processes of that name are there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if least <= len(_alive(named)) <= most:
            return True
        time.sleep(0.02)
    return False


def _leave_none(leader: "subprocess.Popen[str]", named: str, busy: int) -> None:
    """Kill a process once it has started others: those end, too."""
    try:
        assert _until(busy, MANY, named, UNTIL_BUSY), leader.poll()
        leader.kill()
        leader.wait()
        assert _until(0, 0, named, SOON), _alive(named)
    finally:
        for process in {leader.pid, *_alive(named)} if leader.poll() is None else _alive(named):
            os.kill(process, signal.SIGKILL)
        leader.communicate()


@needs_linux
@pytest.mark.parametrize("module", HARNESSES)
def test_nothing_outlives_a_harness_that_is_killed(tmp_path: Path, module: str) -> None:
    if module == "power" and not shutil.which("strace"):
        pytest.skip("strace is not installed")
    pytest.importorskip(ASKS_FOR.get(module, "os"))
    given = HARNESSES[module] | {"folder": tmp_path}
    busy = 4 if module == "power" else 2  # strace, what it traces, and what guards it
    _leave_none(guarded.harness(module, given, limit=UNTIL_BUSY), str(tmp_path), busy)


def test_every_harness_is_killed_here() -> None:
    files = {file.stem: file.read_text(encoding="utf-8") for file in _files()}
    asked = {name for name, text in files.items() if "\n    guarded.answering(" in text}
    assert asked == set(HARNESSES)


def _killed(code: str, folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(guarded.PATHS)},
        text=True,
        start_new_session=True,
    )


@needs_linux
def test_nothing_outlives_a_test_that_is_killed(tmp_path: Path) -> None:
    _leave_none(_killed(STARTING, tmp_path), str(tmp_path), busy=3)


@needs_linux
def test_no_harness_outlives_a_test_that_is_killed(tmp_path: Path) -> None:
    asking = _killed(ASKING, tmp_path)
    forked = f"reliability.nursery\0{asking.pid}\0"  # what began it, it, and its two readers
    _leave_none(asking, forked, busy=4)


@needs_linux
def test_a_harness_that_takes_too_long_is_an_error(tmp_path: Path) -> None:
    given = HARNESSES["reading"] | {"folder": tmp_path}
    with pytest.raises(AssertionError, match=str(-signal.SIGALRM)):
        guarded.ran("reading", given, limit=0.5)
    with pytest.raises(AssertionError, match="unexpected keyword"):
        guarded.ran("reading", given | {"none": 1})


@needs_linux
def test_nothing_outlives_its_block(tmp_path: Path) -> None:
    inner = f"import subprocess; subprocess.run({[sys.executable, '-c', SLEEPING, str(tmp_path)]})"
    with guarded.running([sys.executable, "-c", inner], limit=60):
        assert _until(2, MANY, str(tmp_path), UNTIL_BUSY)
    assert _until(0, 0, str(tmp_path), SOON), _alive(str(tmp_path))


@needs_linux
def test_nothing_lives_longer_than_it_may(tmp_path: Path) -> None:
    began = time.monotonic()
    with guarded.forked(lambda: time.sleep(60), age=0.2) as child:
        assert guarded.ended(child) == -signal.SIGALRM
    with guarded.running([sys.executable, "-c", SLEEPING, str(tmp_path)], limit=0.2) as process:
        assert process.wait(SOON) == -signal.SIGKILL
    assert time.monotonic() - began < SOON


@needs_linux
def test_a_writer_is_ended_with_its_block() -> None:
    with guarded.forked(lambda: time.sleep(60)) as child:
        assert Path(f"/proc/{child}").exists()
    assert not Path(f"/proc/{child}").exists()


def test_what_a_command_gave_comes_back() -> None:
    code = "import sys; print(sys.stdin.read()); print('not', file=sys.stderr); sys.exit(3)"
    ran = guarded.run([sys.executable, "-c", code], 60, typed="ä")
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "ä\n", "not\n")


def test_a_command_that_takes_too_long_is_an_error() -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        guarded.run([sys.executable, "-c", SLEEPING], 0.1)


def test_nothing_is_started_but_guarded() -> None:
    mine = {"guarded.py", "guarding.py", "test_guarded.py"}
    bare = [
        f"{file.name}: {line.strip()}"
        for file in _files()
        if file.name not in mine
        for line in file.read_text(encoding="utf-8").splitlines()
        if BARE.search(line)
    ]
    assert bare == []


def _files() -> list[Path]:
    return sorted(Path(__file__).parent.glob("*.py"))
