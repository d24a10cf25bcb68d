"""Processes that never outlive whoever started them: each dies with its parent, and of old age.

The tests run what kills and races in a process of its own (`ran`), which forks its writers
(`forked`): it has one thread and one terminal-less session, so that forking is safe and all of
it can be ended at once. Any other command is started by `run`: what it starts ends with it, too.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

GUARDING = Path(__file__).with_name("guarding.py")
TESTS = Path(__file__).parents[1]
PATHS = (str(TESTS.parent / "src"), str(TESTS))
AGE = 60  # seconds that a writer may live
_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG


def guard(parent: int, age: float) -> None:
    """Let this process die when `parent` does, and in any case after `age` seconds."""
    signal.setitimer(signal.ITIMER_REAL, age)  # its signal, not handled, ends the process
    ctypes.CDLL(None, use_errno=True).prctl(_DEATH_OF_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it died before
        os._exit(1)


@contextmanager
def forked(work: Callable[[], object], age: float = AGE) -> Iterator[int]:
    """A process that does `work`, for the length of the block: its id. It is ended with it."""
    parent = os.getpid()
    sys.stdout.flush()  # or the child would write it, too
    child = os.fork()
    if child == 0:
        guard(parent, age)
        _do(work)
    try:
        yield child
    finally:
        os.kill(child, signal.SIGKILL)  # a child that has ended is there until it is waited for
        os.waitpid(child, 0)


def _do(work: Callable[[], object]) -> NoReturn:
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def ended(child: int, after: float = AGE) -> int:
    """The exit code of a child, killed where it has not ended after those seconds: -9 then. It is
    left to be waited for."""
    until = time.monotonic() + after
    while (status := os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT | os.WNOHANG)) is None:
        left = until - time.monotonic()
        if left <= 0:
            os.kill(child, signal.SIGKILL)
            status = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
            break
        time.sleep(min(left, 0.01))
    assert status is not None
    return status.si_status if status.si_code == os.CLD_EXITED else -status.si_status


@contextmanager
def running(
    command: Sequence[object],
    limit: float,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdin: int = subprocess.DEVNULL,
    out: Any = subprocess.PIPE,
) -> "Iterator[subprocess.Popen[str]]":
    """A command, for the length of the block, in a session of its own. With the block it is ended
    together with all that it started; the same after `limit` seconds, and when this process dies.
    What it says goes to `out`, or to pipes of its own."""
    come, go = os.pipe()
    grouped = hasattr(os, "fork")
    guard = [sys.executable, "-I", "-S", GUARDING, come, limit] if grouped else []
    try:
        process = subprocess.Popen(
            [*map(str, guard), *map(str, command)],
            env=None if env is None else dict(env),
            cwd=cwd,
            stdin=stdin,
            stdout=out,
            stderr=out,
            encoding="utf-8",
            errors="backslashreplace",
            pass_fds=(come,) if grouped else (),
            start_new_session=grouped,
        )
        try:
            with process:
                try:
                    yield process
                finally:
                    _end(process, grouped)
        finally:
            os.close(go)
    finally:
        os.close(come)


def _end(process: "subprocess.Popen[str]", grouped: bool) -> None:
    if grouped:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # whoever watches the pipe is in it
    else:
        process.kill()


def run(
    command: Sequence[object],
    limit: float,
    typed: str = "",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> "subprocess.CompletedProcess[str]":
    """What a command gave, as UTF-8; TimeoutExpired after `limit` seconds."""
    with running(command, limit + 10, env, cwd, subprocess.PIPE) as process:
        out, err = process.communicate(typed, timeout=limit)
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def started(module: str, given: object, limit: float) -> "subprocess.Popen[str]":
    """`reliability.<module>`, run in a session of its own, which ends with this process."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(PATHS), "PYTHONDONTWRITEBYTECODE": ""}
    words = [str(os.getpid()), str(limit), json.dumps(given, default=str)]
    return subprocess.Popen(
        [sys.executable, "-m", f"reliability.{module}", *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ran(module: str, given: object, limit: float = 120) -> Any:
    """What `reliability.<module>` answers, within `limit` seconds; printed, for its figures."""
    process = started(module, given, limit)
    try:
        out, err = process.communicate(timeout=limit + 10)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    assert process.returncode == 0, err
    answer = json.loads(out)
    print(module, json.dumps(given, default=str), json.dumps(answer))
    return answer


def answering(work: Callable[..., object]) -> None:
    """The other end of `ran`: do the work with what was given, and print what it answers, and
    nothing that is printed meanwhile."""
    parent, limit, given = sys.argv[1:]
    guard(int(parent), float(limit))
    with open(os.dup(1), "w", encoding="utf-8") as answer, open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        answer.write(json.dumps(work(**json.loads(given))))
