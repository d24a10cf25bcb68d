"""Calendars that were made to hold a program up: each is read or refused within 5 seconds of the
processor's and 300 MB."""

import sys
from pathlib import Path

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
    "300,000 people": (
        lambda: calendar(event(DAY, *["ATTENDEE;CN=Sarah:mailto:s@x"] * 300_000)),
        0,
        "it has more than 2,000 lines",
    ),
}


MEASURED = """
import resource, sys
from mentorlog.main import main
code = main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
try:  # Linux counts what the process was before it became this program, too, but for here
    with open("/proc/self/status") as file:
        size = next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 2**10
except OSError:
    size = used.ru_maxrss / 2**20
print(used.ru_utime + used.ru_stime, size)
sys.exit(code)
"""


@pytest.mark.parametrize("name", CASES)
def test_it_is_read_or_refused_soon_and_in_little_room(tmp_path: Path, name: str) -> None:
    content, code, said = CASES[name]
    path, file = tmp_path / "journal.db", tmp_path / "calendar.ics"
    assert call(path, *BEGUN.split()).code == 0
    file.write_bytes(content())
    given = ["--journal", path, "--today", "2026-03-11", "import", file, "--yes"]
    ran = guarded.run([sys.executable, "-c", MEASURED, *given], LIMIT)
    assert said in ran.stdout + ran.stderr
    assert ran.returncode == code
    seconds, megabytes = map(float, ran.stdout.split()[-2:])
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
