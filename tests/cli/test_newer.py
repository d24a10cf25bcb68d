"""A journal that a later mentorlog wrote is refused by every command, and stays as it is."""

import json
import os
import shlex
import sqlite3
from contextlib import closing

import pytest
from cli.test_undo import LINES, LOOKING, NOT_TAKEN_BACK, WRITING
from store.releasing import made

from mentorlog.cli.root import root
from mentorlog.store.newer import MIGRATIONS, VERSION

WITHOUT = {"sign", "guide", "demo"}
"""What needs no journal."""
INSTEAD = {"restore", "doctor", "programme health"}
"""What is there for a journal that cannot be used, or for none, and has tests of its own."""
NEW = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('mentorlog', ?, '')"
LATER = {
    "a later version": [(f"PRAGMA user_version={VERSION + 1}", ())],
    "one more migration": [(NEW, ("m006_unknown",))],
    "another migration": [
        ("UPDATE _sqlite_migrations SET name = 'm005_other' WHERE name = ?", (max(MIGRATIONS),))
    ],
}
GIVEN = {
    "undo": "undo",
    "redo": "redo",
    "erase": "erase Sarah --confirm Sarah",
    "history": "history g1",
}


def calls():
    """Every command of today, as it is typed."""
    there = {name.split()[0] for name in root().known}
    names = sorted((WRITING.keys() | LOOKING | NOT_TAKEN_BACK) - INSTEAD)
    return {name: GIVEN.get(name, WRITING.get(name, name)) for name in names if _is(name, there)}


def _is(name, there):
    return name.split()[0] in there


@pytest.fixture
def later(begun, journal, request):
    """A journal that a later mentorlog wrote, in one of the ways to tell."""
    begun("goal", "add", "Lead a project")
    with closing(sqlite3.connect(journal, isolation_level=None)) as connection:
        for sql, values in LATER[request.param]:
            connection.execute(sql, values)
    return begun


@pytest.mark.parametrize("later", LATER, indirect=True)
def test_every_command_refuses_it(later, journal, tmp_path):
    lines = tmp_path / "lines.jsonl"
    lines.write_text("\n".join(map(json.dumps, LINES)))
    before, names = journal.read_bytes(), sorted(os.listdir(tmp_path))
    for name, line in calls().items():
        code, out, err = later(*shlex.split(line.format(lines=lines)))
        if name in WITHOUT:
            assert code == 0, (name, err)
        else:
            assert (code, out) == (4, ""), (name, code, err)
            assert err == (
                f"mentorlog: {journal} was written by a later mentorlog: it has journal version "
                f"{VERSION + 1}, and this mentorlog reads version {VERSION}.\n"
                "  Try: pip install --upgrade mentorlog\n"
            ), name
        assert (journal.read_bytes(), sorted(os.listdir(tmp_path))) == (before, names), name


@pytest.mark.parametrize("later", LATER, indirect=True)
def test_it_is_not_taken_from_a_backup_either(later, journal, tmp_path):
    newer = tmp_path / "newer.db"
    os.replace(journal, newer)
    assert later("start", "--mentor", "Ruth", "--mentee", "Bilal").code == 0
    before = newer.read_bytes(), journal.read_bytes()
    code, _, err = later("import", str(newer), "--merge")
    assert code == 4 and "a later mentorlog" in err
    assert (newer.read_bytes(), journal.read_bytes()) == before


@pytest.mark.parametrize("later", ["a later version"], indirect=True)
def test_who_stays_with_an_older_mentorlog_is_told_of_the_copy(later, journal):
    backups = journal.parent / "backups"
    backups.mkdir()
    older = backups / f"journal-version-{VERSION - 1}.db"
    copies = [backups / f"journal-version-{VERSION}{end}.db" for end in ("", "-2", "-10")]
    for copy in (older, *copies, backups / f"other-version-{VERSION}-20.db"):
        copy.write_text("")
    assert (
        f"A copy of before, without what was written since, is {copies[-1]}." in later("list").err
    )
    for copy in copies:
        copy.unlink()
    assert f"written since, is {older}." in later("list").err


@pytest.mark.parametrize("command", ["list", "goal add Lead --with r5"])
def test_that_an_older_journal_was_brought_up_is_said_once(run, journal, command):
    made(journal, 2)
    copy = journal.parent / "backups" / "journal-version-2.db"
    said = run(*shlex.split(command))
    assert said.code == 0
    assert said.err.splitlines()[0] == (
        f"note: The journal was brought up to this version of mentorlog. A copy of before: {copy}"
    )
    assert run("list").err == ""
