"""Calendars that were made to hold a program up: each is read or refused within 5 seconds of the
processor's and 300 MB."""

import json
import os
import sys
from collections.abc import Callable
from functools import cache

import pytest
from exchange.calendars import calendar, event
from reliability import guarded
from reliability.called import call

pytest.importorskip("icalendar")
pytest.importorskip("resource")

SECONDS, MEGABYTES = 5, 300
LIMIT = 120  # seconds by the clock, where the machine is busy
BEGUN = "start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05 --rhythm weekly"
DAY = "20260316T100000"
BAD_DAYS = ("00000000T000000", "20260230T100000", "99991231T235959", "00010101T000000", "x", "")


def ruled(rule: str) -> bytes:
    return calendar(event(DAY, f"RRULE:{rule}"))


def nested(depth: int) -> bytes:
    return calendar("BEGIN:X\n" * depth + "END:X\n" * (depth - 1) + "END:X")


# What makes each of them, for they are large; and what is said of it.
CASES = {
    "a line of 10 MB": (
        lambda: calendar(event(DAY, "DESCRIPTION:" + "x" * 9_900_000)),
        0,
        "1 to come",
    ),
    "20,000 events": (
        lambda: calendar(*(event(DAY, uid=str(n)) for n in range(20_000))),
        2,
        "This calendar takes too long to go through",
    ),
    "5,000 deep": (
        lambda: nested(5_000),
        2,
        "holds parts within parts, deeper than a calendar goes",
    ),
    "impossible days": (
        lambda: calendar(*(event(day, uid=str(n)) for n, day in enumerate(BAD_DAYS)), event(DAY)),
        0,
        "1 to come",
    ),
    "two calendars": (
        lambda: calendar(event(DAY)) + calendar(event("20260317T100000", uid="two")),
        0,
        "2 to come",
    ),
    "COUNT=10^9": (lambda: ruled("FREQ=DAILY;COUNT=1000000000"), 0, "86 to come"),
    "SECONDLY": (lambda: ruled("FREQ=SECONDLY"), 0, "it repeats within a day"),
    "INTERVAL=0": (lambda: ruled("FREQ=DAILY;INTERVAL=0"), 0, "its rule cannot be read"),
    "30 February": (
        lambda: ruled("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        0,
        "names no day that there is",
    ),
    "150,000 people": (
        lambda: calendar(event(DAY, *["ATTENDEE;CN=Sarah:mailto:s@x"] * 150_000)),
        0,
        "it has more than 2,000 lines",
    ),
}


LARGE = ("a line of 10 MB", "20,000 events", "5,000 deep", "150,000 people")
"""Those which have a process of their own: what one took before would count for the next."""
SMALL = tuple(name for name in CASES if name not in LARGE)
MEASURED = """
import json, resource, sys
from pathlib import Path
from reliability.called import call
def used():
    now = resource.getrusage(resource.RUSAGE_SELF)
    return now.ru_utime + now.ru_stime
def size():
    try:  # Linux counts what the process was before it became this program, too, but for here
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 2**10
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
begun = 0  # to start counts for the first of them
for name, journal, file in json.load(sys.stdin):
    code, *said = call(Path(journal), "import", file, "--yes")
    ended = used()
    print(json.dumps([name, code, "".join(said), ended - begun, size()]))
    begun = ended
"""
Measured = tuple[int, str, float, float]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Measured]]:
    """What a process gives that imports these one after another: of each its exit code, what it
    said, the seconds of the processor and the megabytes until then."""

    @cache
    def measured(*names: str) -> dict[str, Measured]:
        folder = tmp_path_factory.mktemp("calendars")
        given = []
        for number, name in enumerate(names):
            path, file = folder / f"{number}.db", folder / f"{number}.ics"
            assert call(path, *BEGUN.split()).code == 0
            file.write_bytes(CASES[name][0]())
            given.append([name, str(path), str(file)])
        env = os.environ | {"PYTHONPATH": os.pathsep.join(guarded.PATHS)}
        script = [sys.executable, "-c", MEASURED]
        ran = guarded.run(script, LIMIT, json.dumps(given), env)
        assert ran.returncode == 0, ran.stderr
        found = map(json.loads, ran.stdout.splitlines())
        return {name: tuple(of) for name, *of in found}

    return measured


@pytest.mark.parametrize("name", CASES)
def test_it_is_read_or_refused_soon_and_in_little_room(
    measured: Callable[..., dict[str, Measured]], name: str
) -> None:
    _, code, said = CASES[name]
    ended, told, seconds, megabytes = measured(*([name] if name in LARGE else SMALL))[name]
    assert said in told
    assert ended == code
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
