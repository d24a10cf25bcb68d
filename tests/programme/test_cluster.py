"""Many packets side by side: nothing is lost, nothing listens outside, and nothing stays behind."""

import gc
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from at_terminal import ended, spawn
from programme.made import TODAY, packets
from programme.test_health import rows
from reliability import guarded

from mentorlog.main import main

if find_spec("distributed") is None:  # imported, it would take a second of every process
    pytest.skip("could not import 'distributed'", allow_module_level=True)
psutil = pytest.importorskip("psutil")
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux does")
LIMIT = 120  # seconds of a run
SOON = 20
WORKERS = 2
MANY = 500


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return packets(tmp_path_factory.mktemp("packets"), MANY)


@contextmanager
def running(
    folder: Path, tmp_path: Path, *argv: str, err: int | None = None
) -> "Iterator[subprocess.Popen[str]]":
    temporary = tmp_path / "temporary"
    temporary.mkdir(exist_ok=True)
    env = os.environ | {"TMPDIR": str(temporary), "TEMP": str(temporary)}
    env |= {"PYTHONPATH": os.pathsep.join(guarded.PATHS)}
    call = [sys.executable, "-m", "mentorlog", "--today", TODAY, "programme", "health", folder]
    with guarded.running([*call, *argv], LIMIT, env, err=err) as process:
        yield process


@contextmanager
def at_terminal(folder: Path, tmp_path: Path, *argv: str) -> "Iterator[Shown]":
    """The same, with a terminal for what it says beside the results."""
    mine, its = os.openpty()
    try:
        with running(folder, tmp_path, *argv, err=its) as process:
            yield Shown(process, mine, its)
    finally:
        os.close(mine)
        os.close(its)


class Shown(NamedTuple):
    """A process, and a terminal that it has."""

    process: "subprocess.Popen[str]"
    mine: int
    its: int

    def said(self) -> str:
        """What stands on the terminal, of which there is less than it holds."""
        os.write(self.its, b"\0")  # or nothing would be waited for without end
        shown = b""
        while not shown.endswith(b"\0"):
            shown += os.read(self.mine, 1 << 16)
        return shown[:-1].decode()


def workers(process: "subprocess.Popen[str]") -> list[psutil.Process]:
    below = psutil.Process(process.pid).children(recursive=True)
    return [one for one in below if "spawn_main" in " ".join(one.cmdline())]


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + SOON
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


def midway(process: "subprocess.Popen[str]", tmp_path: Path) -> list[psutil.Process]:
    """Wait until something is done and much is left; who does it."""
    until(lambda: any(f.stat().st_size for f in (tmp_path / "temporary").glob("*/rows")))
    assert process.poll() is None
    return workers(process)


def again(folder: Path) -> list[str]:
    """Some more to do: the same packets once and once more."""
    return [str(folder)] * 9 + ["--workers", f"{WORKERS}"]


@needs_linux
def test_a_worker_that_is_killed_costs_nothing(folder, tmp_path, capsys):
    """The same rows as of one process, in the same order; nothing is said of it, nor that others
    are started, where there are to be rows alone; and while it goes on nobody on another machine
    could have spoken to it."""
    capsys.readouterr()
    alone = ["programme", "health", str(folder), "--workers", "1", "--json"]
    assert main(["--today", f"{TODAY}", *alone]) == 0
    wanted = rows(capsys.readouterr().out)
    with at_terminal(folder, tmp_path, "--workers", f"{WORKERS}", "--json") as shown:
        process = shown.process
        busy = midway(process, tmp_path)
        assert len(busy) == WORKERS
        listening = [
            socket.laddr.ip
            for one in (psutil.Process(process.pid), *busy)
            for socket in one.net_connections()
            if socket.status == psutil.CONN_LISTEN
        ]
        busy[0].kill()
        out, _ = process.communicate()
        assert (process.returncode, shown.said()) == (0, "")
    assert rows(out) == wanted
    assert len(wanted) == MANY
    assert set(listening) == {"127.0.0.1"}
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not any(one.is_running() for one in busy)


@needs_linux
def test_ctrl_c_ends_all_of_it_in_one_line(folder, tmp_path):
    with running(folder, tmp_path, *again(folder)) as process:
        busy = midway(process, tmp_path)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to each of them
        out, err = process.communicate(timeout=SOON)
        assert (process.returncode, out) == (130, "")
        assert err.strip() == "mentorlog: Stopped; nothing was saved."
        until(lambda: not any(one.is_running() for one in busy))
    assert list((tmp_path / "temporary").iterdir()) == []


@needs_linux
def test_nothing_outlives_a_command_that_is_killed(folder, tmp_path):
    """On a terminal it has said first that others are being started."""
    with at_terminal(folder, tmp_path, *again(folder)) as shown:
        busy = midway(shown.process, tmp_path)
        os.kill(shown.process.pid, signal.SIGKILL)
        until(lambda: not any(one.is_running() for one in busy))
        assert shown.said().startswith("Starting 2 processes, which takes some seconds.")
    few = packets(tmp_path / "few", 1)
    with running(few, tmp_path) as process:  # takes away what that one left
        process.communicate()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_on_a_terminal_nothing_is_said_of_others_where_none_are_started(tmp_path):
    folder = packets(tmp_path / "few", 12)
    child = spawn(tmp_path / "none", "programme", "health", str(folder), "--workers", "1")
    code, shown = ended(child)
    assert code == 0
    assert "Starting" not in shown


ELSEWHERE = """
import os, sys, time
from distributed import LocalCluster
from mentorlog.programme import packets
here = packets._read
packets._read = lambda file: here(file if "odd" in file else file + ".none")
with LocalCluster(n_workers=1, processes=False, protocol="tcp", host="127.0.0.1",
                  dashboard_address="127.0.0.1:0", silence_logs=50) as cluster:
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
"""


def test_a_cluster_that_is_there_is_used_and_what_it_cannot_read_is_said(tmp_path):
    """Of two folders, the workers find one."""
    folder = packets(tmp_path / "packets", 30)
    env = os.environ | {"PYTHONPATH": os.pathsep.join(guarded.PATHS), "TMPDIR": str(tmp_path)}
    script = [sys.executable, "-c", ELSEWHERE]
    with guarded.running(script, LIMIT, env, tmp_path, subprocess.PIPE) as process:
        address = process.stdout.readline().strip()
        call = [sys.executable, "-m", "mentorlog", "programme", "health", "packets", "--json"]
        ran = guarded.run([*call, "--scheduler", address], LIMIT, env=env, cwd=tmp_path)
        process.stdin.close()
        process.stdin = None
    assert ran.returncode == 2
    assert [row["relationship"] for row in rows(ran.stdout)] == [
        f"r{n:05}" for n in range(1, 30, 2)
    ]
    assert '"files_not_read": 15' in ran.stdout
    assert "each worker has to find them under the same paths" in ran.stderr
    assert folder.is_dir()


class Ended:
    """What came of a batch, or did not."""

    def __init__(self, answer):
        self.answer = answer

    def result(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_what_can_become_of_a_batch():
    from distributed import KilledWorker

    from mentorlog.errors import NotFound, UsageError
    from mentorlog.programme import cluster

    killed = cluster._came(Ended(KilledWorker("task", None, 3)), ("a", "b"))
    assert [(one.file, one.why) for one in killed] == [("a", cluster.LOST), ("b", cluster.LOST)]
    for wrong in (ImportError("mentorlog"), RuntimeError("deserialization"), ("0.0.1", [])):
        with pytest.raises(UsageError, match="needs the same mentorlog"):
            cluster._came(Ended(wrong), ("a",))
    with pytest.raises(NotFound, match="went away"):
        cluster._came(Ended(OSError("closed")), ("a",))


@contextmanager
def listening(said: bytes) -> Iterator[str]:
    """The address of something that is no scheduler: it says that, or nothing, to whoever comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            with suppress(OSError):
                while True:
                    kept.append(server.accept()[0])
                    kept[-1].sendall(said)

        kept: list[socket.socket] = []
        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        for one in kept:
            one.close()


SAID = {
    "nothing": b"",
    "http": b"HTTP/1.0 400 Bad Request\r\n\r\n<html>" + b" " * 300,
    "ssh": b"SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n",
    "zeros": bytes(64),
}


ASKING = """
import sys
from mentorlog.main import main
from mentorlog.programme import cluster
cluster.ANSWERS = 1
for address in sys.argv[2:]:
    print(main(["programme", "health", sys.argv[1], "--scheduler", address]))
"""


def test_what_listens_and_is_no_scheduler_is_said_soon(folder, tmp_path):
    """By a process of its own, whose last words would be heard."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join(guarded.PATHS), "TMPDIR": str(tmp_path)}
    with ExitStack() as stack:
        there = [stack.enter_context(listening(said)) for said in SAID.values()]
        begun = time.monotonic()
        ran = guarded.run([sys.executable, "-c", ASKING, folder, *there], LIMIT, env=env)
        assert time.monotonic() - begun < SOON
    assert ran.stdout.split() == ["3" for _ in SAID]
    assert ran.stderr.splitlines() == [
        line
        for address in there
        for line in (
            f"mentorlog: No Dask scheduler answers at '{address}'.",
            "  Try: dask scheduler --port 8786",
        )
    ]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "nonsense", "tls://a:1"])
def test_a_cluster_that_is_not_there_is_said(folder, capsys, monkeypatch, address):
    from mentorlog.programme import cluster

    monkeypatch.setattr(cluster, "ANSWERS", 0.2)
    begun = time.monotonic()
    assert main(["programme", "health", str(folder), "--scheduler", address]) == 3
    gc.collect()  # what is left of a client would speak now
    assert time.monotonic() - begun < SOON
    err = capsys.readouterr().err
    assert "No Dask scheduler answers at" in err
    assert len(err.splitlines()) == 2
