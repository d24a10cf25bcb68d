"""What docs/exit-codes.md says to scripts of `--json`."""

import json
import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
from cli.test_json_days import LINES, values

from mentorlog import store
from mentorlog.health import Whole
from mentorlog.sign import Level, Verdict

PAGE = (Path(__file__).parents[2] / "docs" / "exit-codes.md").read_text(encoding="utf-8")
CHECKUP = re.compile(r"^A checkup has .*$", re.MULTILINE)
SECRET = "She looked tired"


@pytest.fixture
def two(begun):
    """Two relationships: the one of Sarah has a session with private notes and a promise."""
    begun("meet", "--on", "2026-03-01", "--private-notes", SECRET, "--action", "me: Read by today")
    begun("start", "--mentor", "Tariq", "--mentee", "Bilal", "--keeper", "mentor")
    return begun


def test_the_page_has_every_word_for_a_verdict_and_for_a_level():
    verdicts = [kind.__name__.lower() for kind in get_args(Verdict)]
    levels = [*get_args(Level), *get_args(Whole)]
    words = set(re.findall(r"`([a-z-]+)`", CHECKUP.search(PAGE)[0]))
    assert words == {"verdict", "level", *verdicts, *levels}


def test_the_checks_of_all_are_an_object_a_line(two):
    told = [json.loads(line) for line in two("health", "--all", "--json").out.splitlines()]
    assert {one["mentee"] for one in told} == {"Sarah", "Bilal"}
    assert {"level", "mentee"} <= told[0].keys()


def test_a_relationship_is_its_id_and_the_short_one_beside_it_is_what_with_takes(two):
    listed = json.loads(two("list", "--json").out)
    ids = {one["mentee"]: (one["relationship"], one["short"]) for one in listed}
    checked = json.loads(two("health", "--json", "--with", "Sarah").out)
    (due,) = json.loads(two("due", "--json").out)
    assert checked["relationship"] == ids["Sarah"][0]
    assert (due["relationship"], due["relationship_short"]) == ids["Sarah"]
    assert {"on", "name", "short"} <= due.keys()
    assert all("next_booked" in one for one in listed)


def told_as(data):
    """What stands below the key `relationship`, wherever it is; not how many there are."""
    for value in data.values() if isinstance(data, dict) else data:
        if isinstance(value, dict | list):
            yield from told_as(value)
    if isinstance(data, dict) and isinstance(data.get("relationship"), dict | str):
        yield data["relationship"]


def test_in_every_command_relationship_is_an_id_or_what_has_it(run, journal, tmp_path):
    """A short id there would be one of another journal, as soon as two are put together."""
    found, ids = {}, set()
    others = (
        "erase Sarah --dry-run",
        "show --held Sarah",
        "restore --dry-run",
        "close",
        "health --since 2026-03-01",
    )
    lines = LINES.splitlines()
    at = lines.index('close --reason withdrawal --told "10 march"')
    for line in [*lines[:at], *others, *lines[at:]]:
        words = shlex.split(line.format(folder=tmp_path))
        ran = run(*words, *([] if words[0] == "export" else ["--json"]))
        assert ran.code == 0, (line, ran.err)
        if journal.exists() and words[0] != "erase":
            with store.reading(journal) as reader:
                ids |= {one.id for one in reader.relationships()}
        if words[0] not in ("export", "demo"):
            found[line] = list(told_as(values(ran.out)))
    assert sum(map(bool, found.values())) > 15
    for line, some in found.items():
        for one in some:
            assert (one if isinstance(one, str) else one["id"]) in ids, line


@pytest.mark.parametrize(
    ("command", "there"),
    [
        ("log", True),
        ("show m1", True),
        ("report", False),
        ("brief", False),
        ("keepsake", False),
    ],
)
def test_private_things_are_in_it_save_on_pages_for_somebody_else(two, command, there):
    ran = two(*command.split(), "--with", "Sarah", "--json")
    assert (ran.code, SECRET in ran.out) == (0, there)


@pytest.mark.parametrize("line", ["health", "show m9 --with Sarah", "action add X --with Sarah"])
def test_what_is_refused_prints_nothing(two, line):
    ran = two(*line.split(), "--json")
    assert (ran.code in (2, 3), ran.out) == (True, "")
