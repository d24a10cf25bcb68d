"""`mentorlog undo` and `redo`: every command that writes is taken back to the byte."""

import json
import os
import shlex
import subprocess
import sys

import pytest
from making import made_once

from mentorlog.cli.root import root
from mentorlog.store import reading

SETUP = """\
start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05 --rhythm "every 2 weeks"
goal add "Lead a project" --measure shipped
goal add "Speak up"
goal milestone g1 "A plan"
meet --on 2026-01-19 --lasted 60 --useful 4 --action "mentee: send the CV" --goal g1:10
meet --on 2026-02-02 --lasted 30 --action "mentor: read it" --next 2026-03-20
concern raise --by mentee "Weeks fill up"
feedback --from mentee "More examples would help"
health --set-aside nothing-booked
pause --from 2026-03-09 --reason holiday
"""
WRITING = {
    "action add": 'action add "Write it down" --owner mentee --due 2026-04-01 --goal g1',
    "action done": "action done a1",
    "action drop": "action drop a2",
    "action progress": "action progress a1 --note half",
    "action redate": "action redate a1 2026-04-01",
    "agree": "agree --minutes 45 --mentee Zara",
    "brief": "brief --agreed-by both",
    "close": "close --on 2026-12-18 --reason goals-achieved --told 2026-03-10 --goal g1=alone",
    "concern raise": 'concern raise --by mentor "Far away"',
    "concern resolve": 'concern resolve c1 "Mornings work"',
    "concern step": 'concern step c1 --by mentor "We meet at 8"',
    "delete": "delete g1 --yes",
    "edit": 'edit a1 --text "Send the whole CV" --due 2026-04-02',
    "feedback": 'feedback --from mentor "Good questions"',
    "goal achieve": "goal achieve g1",
    "goal add": 'goal add "Write more"',
    "goal change": "goal change g1 --by 2026-09-30",
    "goal drop": "goal drop g1",
    "goal milestone": "goal milestone ms1 --reached",
    "goal replace": 'goal replace g1 "Lead two projects"',
    "goal review": "goal review g1 --progress 40",
    "health": "health --talk cancelling --said why --agreed that",
    "import": "import {lines}",
    "meet": 'meet --on 2026-03-10 --lasted 50 --done a1 --goal g2:20 --action "mentee: go" '
    "--next 2026-03-25",
    "pause": "pause --from 2026-05-01 --until 2026-05-10",
    "prepare": 'prepare --add "What comes after the project"',
    "reopen": "reopen",
    "resume": "resume",
    "start": "start --mentor Ruth --mentee Bilal",
}
LOOKING = {
    *(
        "action list",
        "concern list",
        "demo",
        "due",
        "export",
        "goal list",
        "guide",
        "history",
        "list",
    ),
    "doctor",
    *("log", "show", "sign", "keepsake", "compare", "report", "programme health"),
}
NOT_TAKEN_BACK = {"undo", "redo", "erase", "encrypt", "decrypt", "rekey", "restore"}
NOT_TAKEN_BACK |= {"backup"}  # writes a file and nothing in the journal
LINES = [
    {"type": "relationship", "id": "new", "mentor": "Ruth", "mentee": "Bilal"},
    {"type": "goal", "id": "gr", "relationship": "new", "text": "x"},
    {"type": "goal_change", "id": "gc", "goal": "gr", "on": "2026-01-01", "text": "y"},
    {"type": "meeting", "id": "m", "relationship": "new", "outcome": "held", "goals": ["gr"]},
]


def _built():
    """Every command there is, as it is typed."""
    for name, known in root().known.items():
        command = known.load()
        inner = getattr(command, "known", None)
        yield from [name] if inner is None else (f"{name} {below}" for below in inner)


def test_every_command_has_its_sample():
    assert set(_built()) - NOT_TAKEN_BACK == WRITING.keys() | LOOKING


@made_once
def rich(run, tmp_path):
    """A journal with something of nearly everything."""
    for line in SETUP.splitlines():
        ran = run(*shlex.split(line))
        assert ran.code == 0, (line, ran.err)
    (tmp_path / "lines.jsonl").write_text("\n".join(map(json.dumps, LINES)))


def _held(journal):
    """Every entry of a journal."""
    with reading(journal) as reader:
        return [entry for record in reader.records() for entry in record.entries()]


@pytest.mark.parametrize("name", WRITING)
def test_what_a_command_wrote_is_taken_back_and_brought_back(rich, journal, tmp_path, name):
    if name == "reopen":
        rich("close", "--reason", "withdrawal")
        rich("close", "--done", "--rest", "dropped")
    before = _held(journal)
    ran = rich(*shlex.split(WRITING[name].format(lines=tmp_path / "lines.jsonl")))
    assert ran.code == 0, ran.err
    after = _held(journal)
    assert after != before
    undone = rich("undo")
    assert (undone.code, undone.err) == (0, "")
    whose = {"import": " (Ruth and Bilal)", "start": " (Ruth and Bilal)"}.get(name, "")
    assert undone.out.startswith(f"Taken back: {name} of Wed 11 Mar 2026{whose}: ")
    assert _held(journal) == before
    assert rich("redo").out.startswith(f"Brought back: {name} of Wed 11 Mar 2026{whose}: ")
    assert _held(journal) == after


def test_of_several_the_list_says_whom_a_command_was_about(begun):
    begun("start", "--mentor", "Tariq", "--mentee", "Amara", "--keeper", "mentor")
    begun("goal", "add", "Lead a project", "--with", "Amara")
    assert begun("undo", "--list").out == (
        "The last commands that wrote something, newest first:\n\n"
        "goal add of Wed 11 Mar 2026 (Tariq and Amara)\n    new g1\n"
        "start of Wed 11 Mar 2026 (Tariq and Amara)\n    r2 begun\n"
        "start of Wed 11 Mar 2026 (Tariq and Sarah)\n    r1 begun\n"
    )


def test_those_whom_a_command_was_about_stand_in_the_order_of_their_numbers(begun, tmp_path):
    begun("start", "--mentor", "Tariq", "--mentee", "Amara", "--keeper", "mentor")
    whole = tmp_path / "all.jsonl"
    assert begun("export", "--all", "--out", str(whole)).code == 0
    there = ("--journal", str(tmp_path / "another.db"))
    assert begun(*there, "import", str(whole)).code == 0
    assert "(Tariq and Sarah; Tariq and Amara)" in begun(*there, "undo", "--list").out


def test_of_a_command_about_many_a_refusal_names_the_first(begun, tmp_path):
    for name in ("Amara", "Bilal", "Mina", "Ruth"):
        begun("start", "--mentor", "Tariq", "--mentee", name, "--keeper", "mentor")
    whole = tmp_path / "all.jsonl"
    assert begun("export", "--all", "--out", str(whole)).code == 0
    there = ("--journal", str(tmp_path / "another.db"))
    assert begun(*there, "import", str(whole)).code == 0
    assert (
        "was about Tariq and Sarah; Tariq and Amara; Tariq and Bilal and 2 more. Commands"
        in begun(*there, "undo", "--with", "Omar").err
    )


def test_what_is_taken_back_is_said(begun):
    begun("goal", "add", "Lead a project")
    begun("action", "add", "Send the CV", "--owner", "mentee")
    begun(
        *("meet", "--on", "2026-03-11", "--done", "a1", "--goal", "g1:20"), "--next", "in 2 weeks"
    )
    assert begun("undo").out == (
        "Taken back: meet of Wed 11 Mar 2026: m1 recorded, a1 done, m2 planned, g1 reviewed. "
        "mentorlog redo brings it back.\n"
    )
    assert begun("undo", "--list").out == (
        "The last commands that wrote something, newest first:\n\n"
        "meet of Wed 11 Mar 2026 (taken back)\n"
        "    m1 recorded, a1 done, m2 planned, g1 reviewed\n"
        "action add of Wed 11 Mar 2026\n    new a1\n"
        "goal add of Wed 11 Mar 2026\n    new g1\n"
        "start of Wed 11 Mar 2026\n    r1 begun\n"
    )
    first, *_ = json.loads(begun("undo", "--list", "--json").out)
    assert (first["command"], first["on"], first["taken_back"]) == ("meet", "2026-03-11", True)
    assert json.loads(begun("redo", "--json").out)["taken_back"] is False


def test_the_beginning_can_be_taken_back(begun):
    assert begun("undo").code == 0
    code, out, err = begun("show")
    assert (code, out) == (3, "")
    assert "holds no relationship yet" in err
    assert "mentorlog start" in err
    code, out, err = begun("undo")
    assert (code, out) == (3, "")
    assert err.startswith("mentorlog: There is nothing to take back.\n")
    assert begun("start", "--mentor", "Ruth", "--mentee", "Bilal").code == 0
    assert begun("redo").code == 3
    assert begun("show", "--with", "r2").code == 0


def test_a_command_about_others_is_not_taken_back_by_mistake(begun, journal):
    begun("goal", "add", "Lead a project")
    begun("start", "--mentor", "Ruth", "--mentee", "Bilal")
    before = _held(journal)
    code, out, err = begun("undo", "--with", "Sarah")
    assert (code, out) == (2, "")
    assert "start of Wed 11 Mar 2026, was about Ruth and Bilal" in err
    assert _held(journal) == before
    assert begun("undo", "--with", "Bilal").code == 0
    assert begun("undo", "--with", "Sarah").code == 0
    assert begun("redo", "--with", "Sarah").code == 0
    assert begun("redo", "--with", "Bilal").code == 0
    assert _held(journal) == before


def test_a_large_import_is_one_command(begun, journal, tmp_path):
    goals = [
        {"type": "goal", "id": f"g{n}", "relationship": "new", "text": "x"} for n in range(300)
    ]
    lines = tmp_path / "lines.jsonl"
    lines.write_text("\n".join(map(json.dumps, [LINES[0], *goals])))
    before = _held(journal)
    assert begun("import", str(lines)).code == 0
    assert "1 relationship, 300 goals" in begun("undo").out
    assert _held(journal) == before


def test_another_process_takes_it_back(begun, journal):
    before = _held(journal)
    begun("goal", "add", "Lead a project")
    ran = subprocess.run(
        [sys.executable, "-m", "mentorlog", "undo"],
        env=os.environ | {"MENTORLOG_JOURNAL": str(journal)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert "goal add" in ran.stdout
    assert _held(journal) == before


def test_a_deletion_is_that_of_the_relationship_that_is_deleted(begun):
    begun("start", "--mentor", "Tariq", "--mentee", "Mina", "--keeper", "mentor", "--yes")
    assert begun("delete", "r2", "--yes").code == 0
    code, out, err = begun("undo", "--with", "Sarah")
    assert (code, out) == (2, "")
    assert "delete of Wed 11 Mar 2026, was about Tariq and Mina. Commands are" in err
    assert begun("undo", "--with", "Mina").code == 0
    assert begun("redo", "--with", "Sarah").code == 2
    assert begun("redo", "--with", "Mina").code == 0


def test_it_names_whom_it_is_about_where_there_are_several(begun):
    begun("start", "--mentor", "Helen", "--mentee", "Kwame")
    begun("close", "--on", "2026-04-10", "--with", "Kwame")
    undone = begun("undo").out
    assert undone.startswith("Taken back: close of Wed 11 Mar 2026 (Helen and Kwame): ")
    assert "(Helen and Kwame): " in begun("redo").out
    assert begun("erase", "r1", "--confirm", "Sarah").code == 0
    assert "close of Wed 11 Mar 2026 (Helen and Kwame): " in begun("undo", "--with", "r2").out
