"""`mentorlog doctor`: what it says, and what of it is told apart."""

import json
import os
import shlex

import pytest
from cli.test_undo import SETUP, WRITING
from store.entries import raw


def test_a_whole_journal_is_said_to_be_whole(begun, journal):
    begun("meet", "--on", "2026-03-10")
    before = journal.read_bytes()
    ran = begun("doctor")
    assert ran.code == 0
    size = f"{round(len(before) / 1024)} kB"
    assert ran.out == (
        f"{journal}\n"
        f"  journal version 5, {size}\n"
        "  1 relationship, 1 session, 0 actions; last written Wed 11 Mar 2026\n"
        "  0 drafts, 0 backups beside it\n"
        "It is whole, as far as SQLite can tell.\n"
    )
    assert ran.err == "mentorlog doctor --deep reads every row, too.\n"
    assert begun("doctor", "--deep").out.endswith("It is whole.\n")
    assert journal.read_bytes() == before


def test_whatever_was_written_it_is_whole(run, tmp_path):
    for line in SETUP.splitlines():
        assert run(*shlex.split(line)).code == 0
    for name, line in WRITING.items():
        if name not in ("import", "reopen"):
            run(*shlex.split(line))
            if len(name) % 3:
                run("undo")
            if len(name) % 3 == 1:
                run("redo")
    ran = run("doctor", "--deep")
    assert ran.code == 0, ran.out


def test_what_is_wrong_is_said_with_what_can_be_done(begun, journal):
    begun("goal", "add", "Lead a project")
    begun("meet", "--on", "2026-03-10", "--goal", "g1:20")
    begun("backup")
    connection = raw(journal)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM goal")
    connection.execute("CREATE TRIGGER t AFTER INSERT ON meeting BEGIN DELETE FROM goal; END")
    connection.close()
    ran = begun("doctor")
    assert ran.code == 4
    assert "  - 1 goal review names a goal that is not there.\n" in ran.out
    assert "  - Another program added the trigger t," in ran.out
    assert "  mentorlog restore journal-2026-03-11.db --dry-run\n" in ran.out
    assert "  mentorlog doctor --rescue new.db\n" in ran.out
    found = json.loads(begun("doctor", "--json").out)
    assert found["whole"] is False
    assert [one["lost"] for one in found["findings"]] == [False, True, True]


def test_a_changed_letter_of_a_note_is_found(begun, journal):
    begun("meet", "--on", "2026-03-10", "--notes", "She was clearly pleased")
    content = journal.read_bytes()
    assert content.count(b"She was clearly pleased") == 1
    journal.write_bytes(content.replace(b"She was clearly", b"She was clearlx"))
    assert begun("doctor").code == 0
    ran = begun("doctor", "--deep")
    assert ran.code == 4
    assert "are not those in the index of words" in " ".join(ran.out.split())


def test_where_nothing_is_there_a_backup_is_named(begun, journal):
    begun("backup")
    journal.unlink()
    ran = begun("doctor")
    assert ran.code == 4
    assert "mentorlog restore journal-2026-03-11.db --dry-run" in ran.out
    assert "--rescue" not in ran.out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_what_others_may_do_is_said(begun, journal, tmp_path):
    journal.chmod(0o644)
    os.link(journal, tmp_path / "another.db")
    ran = begun("doctor")
    assert ran.code == 0
    assert f"Others on this machine may read it; chmod 600 {journal} closes it." in ran.out
    assert "another name somewhere" in ran.out


def test_a_rescue_leaves_what_is_there_alone(begun, journal, tmp_path):
    begun("goal", "add", "Lead a project")
    before, mine = journal.read_bytes(), tmp_path / "mine.db"
    mine.write_text("mine")
    for to in (str(mine), str(journal), "", str(tmp_path / "none" / "x.db")):
        assert begun("doctor", "--rescue", to).code == 2
    out = tmp_path / "new.db"
    ran = begun("doctor", "--rescue", str(out))
    assert ran.code == 0
    assert ran.out.startswith(f"Wrote 2 records to {out}\n  relationship 1, goal 1\n")
    assert "Everything that is recorded could be read." in ran.out
    assert (journal.read_bytes(), mine.read_text()) == (before, "mine")
    whole = begun("export", "--all", "--include-private").out
    assert begun("--journal", str(out), "export", "--all", "--include-private").out == whole
    if os.name != "nt":
        assert out.stat().st_mode & 0o777 == 0o600


def test_of_a_relationship_whose_row_is_gone_the_rest_is_saved(begun, journal, tmp_path):
    begun("goal", "add", "Lead a project")
    begun("meet", "--on", "2026-03-09")
    connection = raw(journal)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM relationship")
    connection.close()
    out = tmp_path / "new.db"
    ran = begun("doctor", "--rescue", str(out))
    assert ran.code == 4
    assert "Not everything could be read:\n" in ran.out
    said = "  r1: 1 meeting, the first on Mon 9 Mar 2026, 2 days ago\n    mentorlog --journal"
    assert f"Names that could not be read, which you can write down again:\n{said}" in ran.out
    listed = begun("--journal", str(out), "goal", "list").out
    assert "Lead a project" in listed
    names = ("--mentor", "Tariq", "--mentee", "Sarah")
    named = begun("--journal", str(out), "agree", *names, "--with", "r1")
    assert named.code == 0, named.err


def test_a_value_of_another_kind_is_left_out_of_a_rescue(begun, journal, tmp_path):
    begun("meet", "--on", "2026-03-09", "--distracted", "mentor", "--notes", "He was ill")
    connection = raw(journal)
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'meeting'").fetchone()
    column = next(line for line in sql.splitlines() if "distracted" in line)
    loose = sql.replace(column, "distracted,").removesuffix("STRICT")
    connection.execute("DROP TRIGGER meeting_update")
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'meeting'", (loose,))
    connection.close()
    connection = raw(journal)
    connection.execute("UPDATE meeting SET distracted = 5")
    connection.close()
    out = tmp_path / "new.db"
    ran = begun("doctor", "--rescue", str(out))
    assert ran.code == 4, ran.err
    assert "m1: its distracted, which makes no sense." in ran.out
    assert "He was ill" in begun("--journal", str(out), "show", "m1").out


def test_a_view_that_cannot_be_kept_is_left_out_of_a_rescue(begun, journal, tmp_path):
    connection = raw(journal)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute(
        "INSERT INTO packet SELECT 'mentee ' || id, id, 'mentee', '', '2026-03-09', 1, "
        "'2026-03-10', '' FROM relationship"
    )
    connection.close()
    out = tmp_path / "new.db"
    ran = begun("doctor", "--rescue", str(out))
    assert ran.code == 4, ran.err
    assert "A view that the other side shared." in ran.out
    assert begun("--journal", str(out), "list").code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_journal_that_is_shut_is_said_to_be_shut(begun, journal, monkeypatch):
    def shut(path, *_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("mentorlog.store.place.first_bytes", shut)
    monkeypatch.setattr(os, "access", lambda *_: False)
    ran = begun("doctor")
    assert ran.code == 4, ran.err
    assert f"  - {journal} may not be read: the file, or a folder above it, is shut" in ran.out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no links of this kind")
@pytest.mark.parametrize("what", ["a link", "a folder", "a pipe"])
def test_of_what_is_no_file_no_rescue_is_offered(run, journal, tmp_path, what):
    if what == "a link":
        journal.symlink_to(tmp_path / "gone.db")
    elif what == "a folder":
        journal.mkdir()
    else:
        os.mkfifo(journal)
    ran = run("doctor")
    assert ran.code == 4
    assert "--rescue" not in ran.out
    assert "kB" not in ran.out
    assert "What can be done:\n  mentorlog doctor --journal FILE\n" in ran.out


def test_who_has_not_begun_is_not_frightened(run):
    ran = run("doctor")
    assert "What is wrong" not in ran.out
    assert "What can be done:\n  mentorlog start --mentor NAME --mentee NAME\n" in ran.out
