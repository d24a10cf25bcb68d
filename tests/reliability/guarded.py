"""Processes that never outlive whoever started them: each dies with its parent, and of old age.

The tests run what kills and races in a process of its own (`ran`), which forks its writers
(`forked`): it has one thread and one terminal-less session, so that forking is safe and all of
it can be ended at once. It is forked itself, from one that has imported what it needs
(nursery.py). Any other command is started by `run`: what it starts ends with it, too.
"""

import ctypes
import json
import os
import select
import signal
import subprocess
import sys
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
    awaited = os.pidfd_open(child)
    try:
        if not select.select([awaited], [], [], after)[0]:
            os.kill(child, signal.SIGKILL)
    finally:
        os.close(awaited)
    status = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
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
    err: int | None = None,
) -> "Iterator[subprocess.Popen[str]]":
    """A command, for the length of the block, in a session of its own. With the block it is ended
    together with all that it started; the same after `limit` seconds, and when this process dies.
    What it says goes to `out`, or to pipes of its own, and beside the results to `err`."""
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
            stderr=out if err is None else err,
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


def started(
    module: str, *words: str, stdin: int = subprocess.DEVNULL, err: int = subprocess.PIPE
) -> "subprocess.Popen[str]":
    """`reliability.<module>`, run in a session of its own, which ends with this process."""
    return subprocess.Popen(
        [sys.executable, "-m", f"reliability.{module}", str(os.getpid()), *words],
        env=_environment(),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=err,
        text=True,
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(PATHS), "PYTHONDONTWRITEBYTECODE": ""}


def harness(module: str, given: object, limit: float) -> "subprocess.Popen[str]":
    """A harness in an interpreter of its own."""
    return started(module, str(limit), json.dumps(given, default=str))


_NURSERIES: "list[subprocess.Popen[str]]" = []


def _nursery() -> "subprocess.Popen[str]":
    """What begins the harnesses of this process: begun with the first of them."""
    if not _NURSERIES or _NURSERIES[-1].poll() is not None:
        leave()
        _NURSERIES.append(started("nursery", stdin=subprocess.PIPE, err=subprocess.DEVNULL))
    return _NURSERIES[-1]


def leave() -> None:
    """End what begins harnesses, if it was begun."""
    while _NURSERIES:
        _NURSERIES.pop().communicate()


def ran(module: str, given: object, limit: float = 120) -> Any:
    """What `reliability.<module>` answers, within `limit` seconds; printed, for its figures."""
    request = {"module": module, "given": given, "limit": limit, "env": _environment()}
    nursery = _nursery()
    assert nursery.stdin is not None and nursery.stdout is not None
    print(json.dumps(request, default=str), file=nursery.stdin, flush=True)
    line = nursery.stdout.readline()
    assert line, f"what begins harnesses has ended with {nursery.wait(AGE)}"
    code, out, err = json.loads(line)
    assert code == 0, (code, err)
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
