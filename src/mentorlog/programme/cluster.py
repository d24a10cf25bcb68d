"""Batches of packets side by side, on Dask: on the cores of this machine, or on a cluster.

The only module that imports Dask. On this machine everything listens on 127.0.0.1 alone, and
whoever speaks to it has to show a certificate that is made for this run, since a scheduler runs
whatever it is given.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import warnings
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any

from mentorlog import __version__
from mentorlog.errors import NotFound, UsageError
from mentorlog.interrupts import held_back
from mentorlog.programme.packets import Asked, Row, Unread, examined
from mentorlog.programme.written import INSTALL

ANSWERS = 5  # seconds that a scheduler has to say that it is one
DEATHS = 3  # of the workers of a batch, after which it is given up
AHEAD = 2  # batches for each worker: one that is looked at, one that waits
ONLY_HERE = "127.0.0.1"
LOST = "each process that read it was ended; is memory short, or one of its batch very large?"
QUIET = {
    "logging": {"distributed": "critical", "tornado": "critical"},
    "distributed.scheduler.allowed-failures": DEATHS,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.comm.timeouts.connect": "5s",
}

try:
    from dask import config

    config.set(QUIET)
    from distributed import (
        Client,
        Future,
        KilledWorker,
        LocalCluster,
        Security,
        as_completed,
    )
    from distributed.core import connect
except ImportError as error:
    raise UsageError(
        "Many packets at a time need a library that is not installed here.", INSTALL
    ) from error

Batch = tuple[int, tuple[str, ...]]
"""Files, and the number of the first of them."""
Results = tuple[int, list[Row | Unread]]


@contextmanager
def local(workers: int, folder: Path) -> Iterator[Client]:
    """So many processes on this machine, gone after the block; `folder` is for their files."""
    with ExitStack() as stack:
        stack.enter_context(config.set({"temporary-directory": str(folder)}))
        logging.disable(logging.CRITICAL)
        stack.callback(logging.disable, logging.NOTSET)
        with _quietly(), held_back():
            safely = Security.temporary()
            cluster = _started(workers, folder, safely)
            stack.enter_context(cluster)
            client = Client(cluster, security=safely, set_as_default=False)
            stack.enter_context(client)
        try:
            yield client
        except BaseException:
            _end(cluster)
            raise


def _started(workers: int, folder: Path, safely: Security) -> LocalCluster:
    """The processes; started once more where one of them ended before it was there."""
    for attempt in (1, 2):
        try:
            return LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                host=ONLY_HERE,
                protocol="tls://",
                security=safely,
                scheduler_kwargs={"dashboard": False, "dashboard_address": f"{ONLY_HERE}:0"},
                silence_logs=logging.CRITICAL,
                memory_limit=0,
                local_directory=str(folder),
                preload=["mentorlog.programme.silence"],
            )
        except (RuntimeError, OSError) as error:
            if attempt > 1:
                raise UsageError(
                    f"{workers} processes could not be started here. One alone takes longer, and "
                    "needs none.",
                    "mentorlog programme health PACKETS --workers 1",
                ) from error
    raise AssertionError


def _end(cluster: LocalCluster) -> None:
    """End the processes in the middle of what they do, which nobody waits for any more."""
    for nanny in cluster.workers.values():
        nanny.auto_restart = False
        if nanny.pid is not None:
            with suppress(OSError):
                os.kill(nanny.pid, getattr(signal, "SIGKILL", signal.SIGTERM))


@contextmanager
def remote(address: str) -> Iterator[Client]:
    """The cluster of that scheduler. NotFound where none answers, or it has no workers."""
    try:
        with _quietly():
            _ask(address)
            client = Client(address, timeout=ANSWERS, set_as_default=False)
    except Exception as error:  # whatever it makes of the bytes of something else
        raise NotFound(
            f"No Dask scheduler answers at {address!r}.", "dask scheduler --port 8786"
        ) from error
    with client:
        if not client.ncores():
            sentence = f"The scheduler at {address!r} has no workers."
            raise NotFound(sentence, f"dask worker {address}")
        yield client


def _ask(address: str) -> None:
    """Ask whoever listens there who they are, before there is a client: that would wait for an
    answer without end. Some error, within `ANSWERS` seconds, where it is no scheduler."""
    loop = asyncio.new_event_loop()
    try:
        said = loop.run_until_complete(asyncio.wait_for(_identity(address), ANSWERS))
    finally:
        loop.close()  # and no waiting for a name that is still looked up
    if said["type"] != "Scheduler":
        raise ValueError(said["type"])


async def _identity(address: str) -> Mapping[str, Any]:
    keys = Security().get_connection_args("client")
    there = await connect(address, timeout=ANSWERS, **keys)
    try:
        await there.write({"op": "identity", "reply": True})
        said: Mapping[str, Any] = await there.read()
        return said
    finally:
        there.abort()


def spread(client: Client, batches: Iterator[Batch], asked: Asked) -> Iterator[Results]:
    """What came of each batch, as they are done. Only so many are on their way at a time; one
    whose worker is ended is done by another."""
    waiting: dict[str, Batch] = {}

    def send(some: Iterator[Batch]) -> Iterator[Future]:
        for first, files in some:
            future = client.submit(examined, files, asked, pure=False, retries=1)
            waiting[future.key] = first, files
            yield future

    room = AHEAD * max(1, len(client.ncores()))
    running = as_completed(send(islice(batches, room)), loop=client.loop)
    for future in running:
        first, files = waiting.pop(future.key)
        yield first, _came(future, files)
        for more in send(islice(batches, 1)):
            running.add(more)


def _came(future: Future, files: tuple[str, ...]) -> list[Row | Unread]:
    """The results of a batch; where they were lost with a worker, once it is done again."""
    try:
        version, results = future.result()
    except KilledWorker:
        return [Unread(file, LOST) for file in files]
    except (ImportError, RuntimeError) as error:  # a scheduler that cannot read what it is sent
        raise _other("is not there, or is another") from error
    except (OSError, CancelledError) as error:
        gone = "The cluster went away before all was done; begin again once it is back."
        raise NotFound(gone) from error
    if version != __version__:
        raise _other(f"is {version}, and this is {__version__}")
    return list(results)


def _other(how: str) -> UsageError:
    return UsageError(
        f"All of a cluster needs the same mentorlog: over there it {how}.",
        f'pip install "mentorlog[programme]=={__version__}"',
    )


@contextmanager
def _quietly() -> Iterator[None]:
    """Leave out what is said of versions that differ a little, and of ports."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
