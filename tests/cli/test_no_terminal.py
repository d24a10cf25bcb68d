"""Every command where nobody sits at a terminal: it works, or names what is missing, at once."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from shutil import copy
from threading import Timer

import pytest

from mentorlog.cli.app import Group
from mentorlog.cli.root import root

SECONDS = 60  # for all of them
DONE, USAGE, NOT_FOUND = 0, 2, 3
MISSING = re.compile(r"(--[a-z-]+|\b[A-Z]{2,}) is missing\b|needs one of: |: --[a-z-]+")
CALLS = (
    "import json, os, sys; from mentorlog.main import main\n"
    "for os.environ['MENTORLOG_JOURNAL'], argv in json.loads(sys.argv[1]):\n"
    "    print('<<', *argv, file=sys.stderr, flush=True)\n"
    "    code = main(argv)\n"
    "    print('>>', code, file=sys.stderr, flush=True)\n"
)
HALF = {
    "action add": (["TEXT"], ["--owner", "mentee"]),
    "agree": (["--guide"], ["--page"], ["--private"]),
    "concern raise": (["--factor", "lack-of-time"],),
    "concern step": (["c1"], ["--by", "mentor"]),
    "concern resolve": (["c1"],),
    "feedback": (["--ask"], ["--from", "mentee"], ["TEXT"], ["--answer", "f1"], ["--private"]),
    "goal milestone": (["g1"],),
    "goal review": (["g1"],),
    "goal change": (["g1"],),
    "health": (["--talk", "cancelling"],),
    "pause": (["--until", "2026-04-01"], ["--reason", "holiday"]),
    "start": (["--mentor", "Ruth"], ["--mentee", "Bilal"]),
}
"""Calls that say something, and not enough of it (or just enough)."""
WORKS_ALONE = {
    *("health", "show", "log", "list", "sign", "guide", "agree", "feedback", "close"),
    *("export", "demo", "goal list", "action list", "concern list", "keepsake"),
    *("brief", "report", "backup", "restore", "doctor"),
}


def leaves() -> Iterator[str]:
    """Every command and subcommand, from the tree that is built."""
    for name, known in root().known.items():
        command = known.load()
        if isinstance(command, Group):
            yield name
            yield from (f"{name} {below}" for below in command.known)
        else:
            yield name


def ran(calls: list[tuple[str, list[str]]]) -> tuple[list[tuple[int, str]], str]:
    """Each call, of a journal and what is typed, with its exit code and what it said, with a
    standard input that stays open and gives nothing; what was said last where one waits for it,
    which ends them."""
    child = subprocess.Popen(
        [sys.executable, "-c", CALLS, json.dumps(calls)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    late = Timer(SECONDS, child.kill)
    late.start()
    with child.stderr as stream:
        said = stream.read()
    child.wait()
    late.cancel()
    child.stdin.close()
    found = re.findall(r"^<< .*\n((?:(?!>> |<< ).*\n)*)>> (\d+)$", said, re.MULTILINE)
    ended = child.returncode == 0 and len(found) == len(calls)
    return [(int(code), err) for err, code in found], "" if ended else said[-300:]


def calls_of(name: str) -> list[list[str]]:
    """Each command of that name, with nothing and with half of what it needs."""
    mine = [leaf for leaf in leaves() if leaf.split()[0] == name]
    half = [leaf.split() + more for leaf in mine for more in HALF.get(leaf, ())]
    return [leaf.split() for leaf in mine] + half


NAMES = [*dict.fromkeys(leaf.split()[0] for leaf in leaves())]
SAID: dict[str, list[tuple[int, str]] | str] = {}  # or what was said last, where one waits


@pytest.fixture
def said(request):
    """What the calls of each name gave."""
    if len(SAID) < len(NAMES):
        call_all(request.getfixturevalue("begun"), request.getfixturevalue("journal"))
    return SAID


def call_all(begun, journal):
    """Make the calls of each name on a journal of its own: all of them in one process, and those
    that come after one that waits in another."""
    begun("goal", "add", "Lead")
    begun("concern", "raise", "Weeks fill up")
    begun("feedback", "--from", "mentee", "--question", "What helps?")
    while left := [name for name in NAMES if name not in SAID]:
        for name in left:
            copy(journal, journal.with_name(f"{name}.db"))
        calls = {name: calls_of(name) for name in left}
        places = {name: str(journal.with_name(f"{name}.db")) for name in left}
        found, last = ran([(places[name], call) for name in left for call in calls[name]])
        for name in left:
            mine, found = found[: len(calls[name])], found[len(calls[name]) :]
            SAID[name] = mine if len(mine) == len(calls[name]) else last
            if SAID[name] is last:
                break


@pytest.mark.parametrize("name", NAMES)
def test_nothing_waits_and_what_is_missing_is_named(said, name):
    assert isinstance(said[name], list), f"it waits, or ended: {said[name]}"
    for call, (code, err) in zip(calls_of(name), said[name], strict=True):
        assert code in (DONE, USAGE, NOT_FOUND), (call, err)
        if " ".join(call) in WORKS_ALONE:
            assert code == DONE, (call, err)
        if code == USAGE:
            assert err.startswith("mentorlog: "), (call, err)
            assert MISSING.search(err), (call, err)
        assert "Traceback" not in err


def test_the_table_names_commands_that_are_there():
    assert set(HALF) | WORKS_ALONE <= set(leaves())
