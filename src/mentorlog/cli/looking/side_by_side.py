"""The check of many relationships in several processes, with the answer of one.

Each process reads the journal itself. All of them read it as it stands for the first one, which
reads for as long as they do: nobody can save meanwhile, and a file that was put in its place is
not read. What a process does not do, for whatever reason, is done here.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import unlocking
from mentorlog.cli.looking.everyone import Asked, Told, Which, told, which_file
from mentorlog.cli.progress import AT_ONCE
from mentorlog.interrupts import held_back

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from mentorlog.cli.session import Session
    from mentorlog.store import Reader

PATIENCE = 5.0  # seconds that a process has to end
ALONE = "One of the processes came to an end by itself; what it had left was done without it."


def side_by_side(
    session: Session, reader: Reader, which: Which, ids: Sequence[str], asked: Asked, jobs: int
) -> Iterator[Told]:
    """What `told` says of these relationships, by so many processes, which read that very file.
    Where one does not do its part, that is noted."""
    parts = _parts(ids)
    with _processes(reader.path, which, parts, asked, min(jobs, len(parts))) as pipes:
        for number, part in enumerate(parts):
            done = _received(pipes[number % len(pipes)])
            if done is None:
                session.notes[:] = [*dict.fromkeys([*session.notes, ALONE])]
            yield from told(reader, part, asked) if done is None else done


def _parts(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[first : first + AT_ONCE] for first in range(0, len(ids), AT_ONCE)]


def _received(pipe: Connection) -> list[Told] | None:
    """The next part of a process; None where there will be none."""
    try:
        done: list[Told] = pipe.recv()
    except (EOFError, OSError):
        return None
    return done


@contextmanager
def _processes(
    path: Path, which: Which, parts: Sequence[Sequence[str]], asked: Asked, count: int
) -> Iterator[list[Connection]]:
    """The ends at which to hear of them; they are ended with the block, however it ends."""
    from multiprocessing import get_context

    apart = get_context("spawn")
    begun: list[tuple[SpawnProcess, Connection]] = []
    try:
        # Ctrl-C is for this one, which ends all of them, once they are begun.
        with held_back() as held, nullcontext() if held else _ignored():
            for turn in range(count):
                here, there = apart.Pipe(duplex=False)
                mine = (there, path, which, parts[turn::count], asked, unlocking.known())
                process = apart.Process(target=work, args=mine, daemon=True)
                begun.append((process, here))  # first: it is ended whatever comes between
                process.start()
                there.close()  # or its end would never be heard of
        yield [here for _, here in begun]
    finally:
        for _, here in begun:
            here.close()
        there_are = [process for process, _ in begun if process.pid is not None]
        for process in there_are:
            process.terminate()
        for process in there_are:
            process.join(PATIENCE)
            if process.is_alive():
                process.kill()


@contextmanager
def _ignored() -> Iterator[None]:
    """Let Ctrl-C do nothing, on Windows, where it cannot be kept for later."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def work(
    into: Connection,
    path: Path,
    which: Which,
    parts: Sequence[Sequence[str]],
    asked: Asked,
    keys: dict[bytes, bytes],
) -> None:
    """Tell of each of these parts. It ends where something is wrong, or where nobody
    listens any more: what is wrong is said by the process that began this one. It waits for
    nobody who saves, since that one waits until the process that began this one has read."""
    from mentorlog import store

    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    unlocking.begin(lambda *_: None)
    for salt, key in keys.items():
        unlocking.learn(salt, key)
    with suppress(Exception), store.glancing(path) as reader:
        if which_file(path) != which:
            return
        for part in parts:
            into.send(list(told(reader, part, asked)))
