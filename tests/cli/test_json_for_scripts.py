"""What docs/exit-codes.md says to scripts of `--json`."""

import json

import pytest

SECRET = "She looked tired"


@pytest.fixture
def two(begun):
    """Two relationships: the one of Sarah has a session with private notes and a promise."""
    begun("meet", "--on", "2026-03-01", "--private-notes", SECRET, "--action", "me: Read by today")
    begun("start", "--mentor", "Tariq", "--mentee", "Bilal", "--keeper", "mentor")
    return begun


def test_the_checks_of_all_are_an_object_a_line(two):
    told = [json.loads(line) for line in two("health", "--all", "--json").out.splitlines()]
    assert {one["mentee"] for one in told} == {"Sarah", "Bilal"}
    assert {"level", "mentee"} <= told[0].keys()


def test_a_relationship_is_the_id_of_the_exchange_format_and_in_due_the_short_one(two):
    listed = json.loads(two("list", "--json").out)
    ids = {one["mentee"]: (one["relationship"], one["short"]) for one in listed}
    checked = json.loads(two("health", "--json", "--with", "Sarah").out)
    (due,) = json.loads(two("due", "--json").out)
    assert (checked["relationship"], due["relationship"]) == ids["Sarah"]
    assert {"on", "name", "short"} <= due.keys()
    assert all("next_booked" in one for one in listed)


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
