"""Every command where nobody sits at a terminal: it works, or names what is missing, at once."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from mentorlog.cli.app import Group
from mentorlog.cli.root import root

SECONDS = 60
DONE, USAGE, NOT_FOUND = 0, 2, 3
MISSING = re.compile(r"(--[a-z-]+|\b[A-Z]{2,}) is missing\b|needs one of: |: --[a-z-]+")
CALLS = (
    "import json, sys; from mentorlog.main import main\n"
    "for argv in json.loads(sys.argv[1]):\n"
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


def ran(calls: list[list[str]], journal) -> list[tuple[str, int, str]]:
    """Each call with its exit code and what it said, with a standard input that stays open and
    gives nothing; a call that waits for it ends the test."""
    child = subprocess.Popen(
        [sys.executable, "-c", CALLS, json.dumps(calls)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        child.wait(SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        raise AssertionError(f"it waits: {child.stderr.read().splitlines()[-3:]}") from None
    finally:
        child.stdin.close()
    with child.stderr as stream:
        said = stream.read()
    found = re.findall(r"^<< (.*)\n((?:(?!>> |<< ).*\n)*)>> (\d+)$", said, re.MULTILINE)
    assert len(found) == len(calls), said
    return [(call, int(code), err) for call, err, code in found]


@pytest.mark.parametrize("name", [*dict.fromkeys(leaf.split()[0] for leaf in leaves())])
def test_nothing_waits_and_what_is_missing_is_named(begun, journal, name):
    begun("goal", "add", "Lead")
    begun("concern", "raise", "Weeks fill up")
    begun("feedback", "--from", "mentee", "--question", "What helps?")
    mine = [leaf for leaf in leaves() if leaf.split()[0] == name]
    calls = [leaf.split() for leaf in mine]
    calls += [leaf.split() + more for leaf in mine for more in HALF.get(leaf, ())]
    for call, code, err in ran(calls, journal):
        assert code in (DONE, USAGE, NOT_FOUND), (call, err)
        if call in WORKS_ALONE:
            assert code == DONE, (call, err)
        if code == USAGE:
            assert err.startswith("mentorlog: "), (call, err)
            assert MISSING.search(err), (call, err)
        assert "Traceback" not in err


def test_the_table_names_commands_that_are_there():
    assert set(HALF) | WORKS_ALONE <= set(leaves())
