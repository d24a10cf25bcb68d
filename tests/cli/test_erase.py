"""`mentorlog erase`: one relationship for good, once its name was given."""

import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
from at_terminal import ended, spawn, stop
from making import made_once
from store.entries import TODAY
from store.test_erasing import CANARY, OTHER, lying, planted

from mentorlog import store
from mentorlog.cli.asking.begun import mark_of
from mentorlog.drafts import Draft
from mentorlog.errors import JournalLocked
from mentorlog.exchange.jsonl import write_lines
from mentorlog.record import Relationship
from mentorlog.store import anew, backup

SETUP = """\
goal add "Lead a project" --private
meet --on 2026-03-01 --goal g1:10 --action "mentee: send the CV" --notes "Sarah was tired"
edit a1 --due 2026-05-01
start --mentor Tariq --mentee "Amara Okafor" --keeper mentor
goal add "Speak up" --with r2
"""


@made_once
def two(begun):
    """Tariq with Sarah, and with Amara."""
    for line in SETUP.splitlines():
        ran = begun(*shlex.split(line))
        assert ran.code == 0, (line, ran.err)


def _exported(run, *more):
    ran = run("export", "--include-private", *more)
    assert ran.code == 0, ran.err
    return ran.out


def test_what_goes_and_what_stays_is_said(two, journal):
    before = journal.read_bytes()
    code, out, err = two("erase", "sarah", "--dry-run")
    assert (code, err) == (0, "")
    assert out == (
        "This erases r1, Tariq and Sarah, for good. It cannot be undone.\n"
        "  since Wed 11 Mar 2026, last session Sun 1 Mar 2026\n"
        "\n"
        "What goes:\n"
        "  1 relationship, 1 goal, 1 goal review, 1 session, 1 action\n"
        "  private in it: 1 goal\n"
        "  its history: 1 earlier version, 4 commands\n"
        "  the words of 3 things, which log --grep finds\n"
        "\n"
        "What stays:\n"
        "  its number: nobody else becomes r1\n"
        "  the day of erasing, without a name: mentorlog undo --list\n"
        "  what others' entries say of them: mentorlog log --all --grep Sarah\n"
        "  copies that were made: exports, pages, mails, backups of the machine\n"
        "\n"
        "To keep a copy of it, private things too, type this first:\n"
        "  mentorlog export --with r1 --include-private --out sarah.jsonl\n"
        "or add --export sarah.jsonl to what you typed, which does both.\n"
        "\n"
        "Nothing was erased: this was a dry run.\n"
    )
    assert journal.read_bytes() == before


def test_the_export_that_is_offered_can_be_imported_again(two, journal, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = _exported(two, "--with", "r1")
    offered = two("erase", "r1", "--dry-run").out.partition("type this first:\n  ")[2]
    assert two(*shlex.split(offered.splitlines()[0])[1:]).code == 0
    assert (tmp_path / "sarah.jsonl").read_text() == before


def test_it_is_gone_and_the_others_are_as_they_were(two, journal, tmp_path):
    before = _exported(two, "--with", "r2")
    code, out, err = two("erase", "Sarah", "--confirm", "SARAH")
    assert (code, out) == (0, "Erased r1, Tariq and Sarah, for good.\n")
    assert "It cannot be undone.\n" in err
    assert _exported(two) == before
    assert lying("sarah", tmp_path) == []
    assert two("show", "--with", "r1").code == 3
    assert two("erase", "Sarah").err == (
        "mentorlog: No relationship is with 'Sarah'.\n  Try: mentorlog list\n"
    )


def test_undo_brings_nothing_of_it_back(two, tmp_path):
    assert two("erase", "r1", "--confirm", "Sarah").code == 0
    assert two("undo", "--list").out == (
        "The last commands that wrote something, newest first:\n\n"
        "erase of Wed 11 Mar 2026 (for good, which undo cannot take back)\n"
        "    a relationship erased\n"
        "goal add of Wed 11 Mar 2026 (Tariq and Amara Okafor)\n    new g1\n"
        "start of Wed 11 Mar 2026 (Tariq and Amara Okafor)\n    r2 begun\n"
    )
    assert two("redo").code == 3
    assert "goal add" in two("undo", "--with", "r2").out
    assert "start" in two("undo", "--with", "Amara").out
    assert two("undo").code == 2
    assert two("redo").code == 0
    assert two("redo").code == 0
    assert lying("sarah", tmp_path) == []
    assert two("start", "--mentor", "Ruth", "--mentee", "Bilal").out.startswith("Saved r3")


def test_undo_says_that_an_erasure_cannot_be_taken_back(two, journal, monkeypatch):
    assert two("erase", "r1", "--confirm", "Sarah").code == 0
    before = journal.read_bytes()
    refused = two("undo")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "mentorlog: The last command, erase of Wed 11 Mar 2026, erased something for good: that "
        "cannot be taken back, and nothing was undone. Before it came goal add of Wed 11 Mar "
        "2026 (Tariq and Amara Okafor); to take that back, say whom it is about.\n"
        "  Try: mentorlog undo --with r2\n"
    )
    monkeypatch.setenv("MENTORLOG_WITH", "r2")
    assert two("undo").code == 2
    assert journal.read_bytes() == before
    monkeypatch.delenv("MENTORLOG_WITH")
    assert two("goal", "add", "Another").code == 0
    assert two("undo").out.startswith("Taken back: goal add of Wed 11 Mar 2026")
    assert "cannot be taken back" in two("undo").err
    taken = two("undo", "--with", "r2")
    assert taken.out.startswith("Taken back: goal add of Wed 11 Mar 2026")
    assert two("redo").code == 0


def test_the_only_one_can_go(begun, tmp_path):
    assert begun("erase", "Sarah", "--confirm", "Sarah").code == 0
    assert begun("list").code == 0
    assert begun("undo").err == (
        "mentorlog: The last command, erase of Wed 11 Mar 2026, erased something for good: that "
        "cannot be taken back, and nothing was undone.\n  Try: mentorlog undo --list\n"
    )
    assert lying("sarah", tmp_path) == []
    assert "r2" in begun("start", "--mentor", "Ruth", "--mentee", "Bilal").out


def test_one_that_was_deleted_or_undone_can_still_be_erased(two, tmp_path):
    assert two("delete", "r1", "--yes").code == 0
    assert b"tired" in (tmp_path / "journal.db").read_bytes()
    told = two("erase", "Sarah", "--dry-run").out
    assert told.startswith("This erases r1, Tariq and Sarah, which was deleted, for good.")
    assert "  its history: 6 earlier versions, 5 things taken out, 5 commands\n" in told
    assert "export" not in told.partition("What stays:")[2].replace("exports", "")
    assert two("erase", "r1", "--confirm", "Sarah", "--export", str(tmp_path / "x")).code == 2
    assert two("erase", "r1", "--confirm", "Sarah").code == 0
    assert lying("tired", tmp_path) == []


# Whether it is to be done.


def test_without_a_terminal_the_name_has_to_be_given(two, journal):
    before = journal.read_bytes()
    code, out, err = two("erase", "Sarah")
    assert (code, out) == (2, "")
    assert err.endswith(
        "mentorlog: Nothing was erased: --confirm is missing. What to give is Sarah.\n"
        "  Try: mentorlog erase Sarah --confirm Sarah\n"
    )
    code, out, err = two("erase", "r1", "--confirm", "Tariq")
    assert (code, out) == (2, "")
    assert err.endswith(
        "mentorlog: Nothing was erased: --confirm says 'Tariq', and it has to be Sarah.\n"
        "  Try: mentorlog erase r1 --confirm Sarah\n"
    )
    assert journal.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "gone"),
    [("Sarah", True), ("tariq and sarah", True), ("", False), ("y", False), ("Tariq", False)],
)
def test_on_a_terminal_the_name_is_typed(two, terminal, typed, gone):
    screen = terminal(typed)
    ran = two("erase", "r1")
    assert ran.code == 0
    assert "Type Sarah to erase it for good; Enter leaves it:" in screen.getvalue()
    assert ran.out == (
        "Erased r1, Tariq and Sarah, for good.\n" if gone else "Nothing was erased.\n"
    )
    assert (two("show", "--with", "Sarah").code == 0) != gone


@pytest.mark.parametrize(("typed", "code", "there"), [("Amara", 0, True), ("Sarah", 0, False)])
def test_at_a_pseudo_terminal_only_the_right_name_erases(two, journal, typed, code, there):
    child = spawn(journal, "erase", "Sarah")
    child.expect_exact("Type Sarah to erase it for good; Enter leaves it:")
    child.sendline(typed)
    assert ended(child)[0] == code
    assert (two("show", "--with", "r1").code == 0) == there


def test_at_a_pseudo_terminal_ctrl_c_erases_nothing(two, journal):
    before = journal.read_bytes()
    child = spawn(journal, "erase", "Sarah")
    child.expect_exact("Type Sarah to erase it for good; Enter leaves it:")
    shown = stop(child)
    assert (ended(child)[0], "Traceback" in shown) == (130, False)
    assert journal.read_bytes() == before


def test_whoever_is_meant_is_said_where_that_is_not_clear(two):
    code, out, err = two("erase", "Tariq", "--dry-run")
    assert (code, out) == (3, "")
    assert err == (
        "mentorlog: 'Tariq' fits more than one; say by its number which is meant:\n"
        "  r1  Tariq and Sarah: since Wed 11 Mar 2026, last session Sun 1 Mar 2026\n"
        "  r2  Tariq and Amara Okafor: since Wed 11 Mar 2026, no session held\n"
        "  Try: mentorlog erase r1 --dry-run\n"
    )
    code, out, err = two("erase", "Sarrah", "--dry-run")
    assert (code, out) == (3, "")
    assert err.endswith("did you mean Sarah?\n  Try: mentorlog erase Sarah --dry-run\n")


def test_those_of_one_name_are_told_apart_and_confirmed_by_their_number(two, journal):
    start = ("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
    assert two(*start, "--on", "2025-01-06", "--yes").code == 0
    third = ("--with", "r3", "--today")
    assert two("close", "--reason", "withdrawal", *third, "2025-06-02").code == 0
    assert two("close", "--done", "--rest", "dropped", *third, "2025-06-02").code == 0
    assert two("erase", "Sarah", "--dry-run").err == (
        "mentorlog: 'Sarah' fits more than one; say by its number which is meant:\n"
        "  r1  Tariq and Sarah: since Wed 11 Mar 2026, last session Sun 1 Mar 2026\n"
        "  r3  Tariq and Sarah: since Mon 6 Jan 2025, no session held, closed Mon 2 Jun 2025\n"
        "  Try: mentorlog erase r1 --dry-run\n"
    )
    for name in ("Sarah", "Tariq and Sarah"):
        ran = two("erase", "r3", "--confirm", name)
        assert ran.code == 2
        assert ran.err.endswith(
            f"Nothing was erased: --confirm says {name!r}, and it has to be r3.\n"
            "  Try: mentorlog erase r3 --confirm r3\n"
        )
        assert "  since Mon 6 Jan 2025, no session held, closed Mon 2 Jun 2025\n" in ran.err
    assert two("delete", "r1", "--yes").code == 0
    assert "  r1  Tariq and Sarah: deleted\n" in two("erase", "Sarah").err
    assert two("erase", "r3", "--confirm", "r3").code == 0
    assert two("erase", "Sarah", "--confirm", "Sarah").out.startswith("Erased r1,")


def test_what_erases_is_a_whole_name_and_not_the_beginning_of_another(two):
    for typed in ("Amara", "okaf", "Tariq and Am"):
        ran = two("erase", typed, "--dry-run")
        assert (ran.code, ran.out) == (3, "")
    assert two("erase", "Amara", "--dry-run").err == (
        "mentorlog: Nobody's whole name is 'Amara', and here it is needed whole: Amara Okafor?\n"
        '  Try: mentorlog erase "Amara Okafor" --dry-run\n'
    )
    assert two("erase", "amara okafor", "--dry-run").code == 0


def test_a_name_that_cannot_be_typed_is_confirmed_by_its_number(begun, run):
    begun("start", "--mentor", "Tariq", "--mentee", "\u0301", "--keeper", "mentor")
    assert run("erase", "r2", "--confirm", "r2").code == 0


# The export in the same run.


def test_an_export_is_made_before(two, tmp_path):
    before = _exported(two, "--with", "r1")
    file = tmp_path / "kept" / "sarah.jsonl"
    code, out, _ = two("erase", "Sarah", "--confirm", "Sarah", "--export", str(file))
    assert (code, out) == (2, "")
    assert two("show", "--with", "r1").code == 0
    file.parent.mkdir()
    code, out, err = two("erase", "Sarah", "--confirm", "Sarah", "--export", str(file))
    assert code == 0
    assert out == (
        f"Erased r1, Tariq and Sarah, for good.\nAll of it is in {file}, which only you may read.\n"
    )
    assert f"all of it is written to {file}, private things too." in err
    assert file.read_text() == before
    assert two("import", str(file)).code == 0
    assert _exported(two, "--with", "r1") == before


def test_no_file_is_written_over(two, journal, tmp_path):
    file = tmp_path / "there.jsonl"
    file.write_text("mine")
    for out in (str(file), str(journal), "-"):
        code, _, _ = two("erase", "Sarah", "--confirm", "Sarah", "--export", out)
        assert code == 2
    assert file.read_text() == "mine"
    assert two("show", "--with", "Sarah").code == 0


# Drafts and backups.


@made_once
def rich(run, journal):
    """Two relationships whose every word and id is known, with drafts and backups of both."""
    for word, number in ((CANARY, 1), (OTHER, 2)):
        stream = io.BytesIO()
        write_lines(planted(word, number=number), stream, exported_on=TODAY, include_private=True)
        lines = journal.with_name(f"{word}.jsonl")
        lines.write_bytes(stream.getvalue())
        assert run("import", str(lines)).code == 0
        lines.unlink()
        if word == CANARY:
            backup.copy_before(journal, "alone")
    backup.copy_before(journal, "both")
    with store.reading(journal) as reader:
        for record, word in zip(reader.records(), (CANARY, OTHER), strict=True):
            Draft(journal, f"meet-{mark_of(record.relationship)}.json").keep(f"{word} in a session")
            Draft(journal, f"agree-{mark_of(record.relationship)}.json").keep(f"{word} agreed")
            Draft(journal, f"edit-{record.relationship.short}-a3.txt").keep(f"{word} edited")
            aside = Draft(journal, f"concern-raise-{mark_of(record.relationship)}.json")
            aside.keep(f"{word} raised")
            assert aside.set_aside()


def test_no_word_is_left_in_any_file_of_the_folder(rich, journal):
    Draft(journal, "notes.txt").keep(f"{CANARY} in an editor")
    before = _exported(rich, "--with", "r2")
    folder = journal.parent
    assert len(lying(CANARY, folder)) == 9
    theirs = lying(OTHER, folder)
    name = json.loads(rich("erase", "r1", "--dry-run", "--json").out)["mentee"]
    ran = rich("erase", "r1", "--confirm", f"{planted(CANARY)[0].mentor} and {name}")
    assert ran.code == 2
    assert "--shared is missing" in ran.err
    assert len(lying(CANARY, folder)) == 9
    both = f"{planted(CANARY)[0].mentor} and {name}"
    ran = rich("erase", "r1", "--confirm", both, "--shared", "delete")
    assert ran.code == 0, ran.err
    assert "with 8 files beside the journal" in ran.out
    assert lying(CANARY, folder) == []
    assert _exported(rich) == before
    assert set(theirs) - set(lying(OTHER, folder)) == {"journal-both.db"}
    for typed in (("undo", "--with", "r2"), ("redo",)):
        assert rich(*typed).code == 0
        assert lying(CANARY, folder) == []


EDITORS = (".{}.swp", ".{}.swo", "{}~", "{}.save", "#{}#", ".{}.un~", ".{}.kate-swp", ".~lock.{}#")


def test_what_an_editor_left_of_a_draft_goes_with_it(two, journal):
    folder = journal.parent / "drafts"
    for number, word in ((1, CANARY), (2, OTHER)):
        path = Draft(journal, f"edit-r{number}-m1.txt").path
        Draft(journal, f"edit-r{number}-m1.txt.base").keep(word)
        for name in EDITORS:
            (folder / name.format(path.name)).write_text(word)
    (folder / ".goutputstream-ABCDEF").write_text("of nobody knows whom")
    told = two("erase", "Sarah", "--dry-run").out.replace("\\", "/")
    for name in EDITORS:
        assert f"  drafts/{name.format('journal.db-edit-r1-m1.txt')}\n" in told
    assert "  drafts/.goutputstream-ABCDEF (whose notes they are cannot be told)\n" in told
    assert "r2-m1" not in told
    ran = two("erase", "Sarah", "--confirm", "Sarah", "--shared", "keep")
    assert "with 9 files beside the journal" in ran.out
    assert lying(CANARY, journal.parent) == []
    assert len(lying(OTHER, journal.parent)) == 9
    assert (folder / ".goutputstream-ABCDEF").exists()


VIM = ("-u", "NONE", "-i", "NONE", "-c", "set updatecount=1", "-c", f"normal Go{CANARY} typed")
KILLED = ("-c", "preserve", "-c", "silent !kill -9 $PPID")


@pytest.mark.skipif(which("vim") is None or sys.platform == "win32", reason="asks for vim")
def test_what_a_vim_that_was_killed_left_goes_as_well(begun, journal):
    draft = Draft(journal, "edit-r1-m1.txt")
    assert draft.keep("as it was")
    subprocess.run(
        ["vim", *VIM, *KILLED, str(draft.path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SHELL": "/bin/sh", "TERM": "dumb"},
        start_new_session=True,
        timeout=60,
        check=False,
    )
    assert lying(CANARY, journal.parent) == [f".{draft.path.name}.swp"]
    assert begun("erase", "Sarah", "--confirm", "Sarah").code == 0
    assert lying(CANARY, journal.parent) == []
    assert not draft.path.parent.exists()


def test_the_draft_of_another_one_whose_number_reads_like_an_id_stays(two, journal):
    lines = journal.with_name("imported.jsonl")
    stream = io.BytesIO()
    about = Relationship(id="r1", mentor="Tariq", mentee="Bilal", keeper="mentor")
    write_lines([about], stream, exported_on=TODAY, include_private=True)
    lines.write_bytes(stream.getvalue())
    assert two("import", str(lines)).code == 0
    theirs = Draft(journal, "edit-r1-m1.txt")
    theirs.keep("not saved yet")
    Draft(journal, "meet-r1.json").keep("of Bilal")
    assert two("erase", "Bilal", "--confirm", "Bilal").code == 0
    assert [path.name for path in theirs.path.parent.iterdir()] == [theirs.path.name]


@pytest.mark.parametrize(("answer", "kept"), [("", True), ("y", False)])
def test_a_backup_that_holds_others_is_asked_about(rich, journal, terminal, answer, kept):
    with store.reading(journal) as reader:
        about = reader.relationships()[0]
    screen = terminal(answer, f"{about.mentor} and {about.mentee}")
    ran = rich("erase", "r1")
    assert ran.code == 0
    assert "journal-both.db: holds 1 other relationship, too\nDelete them whole?" in (
        screen.getvalue().replace("\\", "/")
    )
    assert (f"Still there, in {journal.parent}:\n" in ran.out) == kept
    assert lying(CANARY, journal.parent) == (["journal-both.db"] if kept else [])


@pytest.mark.parametrize("where", ["state", "temporary"])
def test_words_that_could_not_be_saved_are_named_wherever_they_lie(two, home, monkeypatch, where):
    temporary = home / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    folder = home / "mentorlog" if where == "state" else temporary
    folder.mkdir(exist_ok=True)
    path = folder / "mentorlog-unsaved-goal-add-0a1b2c3d.txt"
    path.write_text(CANARY)
    said = f"{path} (whose notes they are cannot be told)"
    page = two("show", "--held", "Sarah").out
    assert "".join(said.split()) in "".join(page.split())
    held = json.loads(two("show", "--held", "Sarah", "--json").out)
    assert held[0]["drafts_of_somebody"] == [str(path)]
    asked = two("erase", "Sarah", "--confirm", "Sarah")
    assert asked.code == 2 and str(path) in asked.err
    kept = two("erase", "Sarah", "--confirm", "Sarah", "--shared", "keep")
    assert kept.code == 0 and f"  {said}\n" in kept.out and path.exists()
    assert two("erase", "r2", "--confirm", "Amara Okafor", "--shared", "delete").code == 0
    assert not path.exists() and temporary.is_dir()


def test_what_a_kept_backup_holds_can_be_deleted_later(two, journal):
    folder = journal.parent
    (folder / "backups" / "old" / "er").mkdir(parents=True)
    deep = folder / "backups" / "old" / "er" / "x.db"
    copies = (backup.copy_before(journal, "both"), deep, folder / "copy.db")
    for copy in copies[1:]:
        copy.write_bytes(journal.read_bytes())
    ran = two("erase", "Sarah", "--confirm", "Sarah", "--shared", "keep")
    assert ran.out.replace("\\", "/") == (
        "Erased r1, Tariq and Sarah, for good.\n"
        f"Still there, in {folder.as_posix()}:\n"
        "  backups/journal-both.db (holds 1 other relationship, too)\n"
        "  backups/old/er/x.db (holds 1 other relationship, too)\n"
        "  copy.db (another journal, which holds it, too)\n"
        "These files still hold it. To see them again:\n"
        "  mentorlog show --held Sarah\n"
        "To delete the backups, with all that they hold:\n"
        "  mentorlog erase Sarah --shared delete\n"
        "To erase it in the other journal, too:\n"
        f"  mentorlog erase Sarah --journal {(folder / 'copy.db').as_posix()}\n"
    )
    told = two("erase", "sarah", "--shared", "delete", "--dry-run").out.replace("\\", "/")
    assert told.startswith(
        "This deletes what is left of r1, Tariq and Sarah, of whom this journal holds nothing any "
        "more. It cannot be undone.\n\nWhat goes:\n  backups/journal-both.db (holds"
    )
    assert two("erase", "r1", "--export", "x.jsonl", "--dry-run").code == 2
    assert "--confirm is missing" in two("erase", "Sarah", "--shared", "delete").err
    before = journal.read_bytes()
    kept = two("erase", "Sarah", "--confirm", "Sarah", "--shared", "keep")
    assert (kept.code, kept.out) == (0, "Nothing was erased.\n")
    assert [copy.exists() for copy in copies] == [True, True, True]
    done = two("erase", "Sarah", "--confirm", "Sarah", "--shared", "delete")
    assert done.out.startswith("Deleted 2 files that held r1, Tariq and Sarah.\nStill there, in ")
    assert not (folder / "backups").exists()
    assert journal.read_bytes() == before
    ran = two("erase", "Sarah", "--confirm", "Sarah")
    assert ran.code == 3
    assert ran.err.splitlines()[0].startswith(
        "mentorlog: No relationship here is with 'Sarah'; Tariq and Sarah are in another journal: "
    )
    assert lying("sarah", folder) == ["copy.db"]


def test_somebody_of_another_journal_is_not_taken_for_one_who_was_erased(two, journal, run):
    other = journal.with_name("other.db")
    typed = ("--mentor", "Ruth", "--mentee", "Bilal", "--keeper", "mentor")
    assert run("--journal", str(other), "start", *typed).code == 0
    theirs = backup.copy_before(other, "before-import")
    ran = two("erase", "Bilal", "--confirm", "Bilal", "--shared", "delete")
    assert ran.code == 3
    assert f"--journal {other} --dry-run" in ran.err.replace('"', "")
    assert theirs.exists()
    other.unlink()
    assert two("erase", "Bilal", "--confirm", "Bilal", "--shared", "delete").code == 0
    assert not theirs.exists()


@pytest.mark.parametrize("answer", ["", "y"])
def test_what_is_left_is_asked_about_on_a_terminal(two, journal, terminal, answer):
    copy = backup.copy_before(journal, "both")
    assert two("erase", "Sarah", "--confirm", "Sarah", "--shared", "keep").code == 0
    screen = terminal(answer, "Sarah")
    ran = two("erase", "Sarah")
    assert "What goes:\n  nothing\n" in screen.getvalue()
    assert ("Type Sarah to erase" in screen.getvalue()) == bool(answer)
    assert ran.out.startswith("Deleted 1 file" if answer else "Nothing was erased.")
    assert copy.exists() != bool(answer)


def test_json_says_what_was_done(rich, journal):
    with store.reading(journal) as reader:
        about = reader.relationships()[0]
    both = f"{about.mentor} and {about.mentee}"
    ran = rich("erase", "r1", "--confirm", both, "--shared", "keep", "--json")
    done = json.loads(ran.out)
    assert (done["erased"], done["exported_to"]) == ("r1", None)
    assert len(done["files_removed"]) == 6
    assert done["still_held_by"] == [str(journal.parent / "backups" / "journal-both.db")]


def test_where_a_file_cannot_be_removed_nothing_is_erased(rich, journal, monkeypatch):
    with store.reading(journal) as reader:
        about = reader.relationships()[0]

    unlink = Path.unlink

    def refuse(self, missing_ok=False):
        if "alone" in self.name:
            raise PermissionError(13, "Permission denied")
        unlink(self, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        typed = ("erase", "r1", "--shared", "keep", "--confirm")
        code, out, err = rich(*typed, f"{about.mentor} and {about.mentee}")
    assert (code, out) == (4, "")
    assert "cannot be removed: Permission denied. Nothing was erased from the journal." in err
    assert rich("show", "--with", "r1").code == 0


def test_a_file_that_cannot_be_written_anew_yet_is_said(two, journal, tmp_path, monkeypatch):
    def busy(_path):
        raise JournalLocked("Another command holds it.")

    with monkeypatch.context() as patched:
        patched.setattr(anew, "write", busy)
        code, out, err = two("erase", "Sarah", "--confirm", "Sarah")
    assert (code, out) == (0, "Erased r1, Tariq and Sarah, for good.\n")
    assert err.endswith(
        "note: the rows are erased, and the file is still to be written anew: Another command "
        "holds it. The next command does it.\n"
    )
    assert two("list").code == 0
    with store.reading(journal) as reader:
        assert not anew.marked(reader.connection)


def _facilitated(run):
    for mentee in ("Omar", "Lena"):
        words = ("start", "--mentor", "Mei", "--mentee", mentee, "--keeper", "facilitator")
        assert run(*words).code == 0
    return run


def test_a_facilitator_may_give_the_name_of_one_that_nobody_else_has(run):
    three = _facilitated(run)
    ran = three("erase", "Omar", "--confirm", "Mei")
    assert ran.err.endswith(
        "mentorlog: Nothing was erased: --confirm says 'Mei', and it has to be Mei and Omar.\n"
        '  Try: mentorlog erase Omar --confirm "Mei and Omar"\n'
    )
    assert three("erase", "Omar", "--confirm", "").code == 2
    assert three("erase", "Omar", "--confirm", "omar").out.startswith("Erased r1, Mei and Omar")
    assert len(json.loads(three("list", "--json").out)) == 1


def test_what_is_set_right_is_the_name_that_confirms(run):
    three = _facilitated(run)
    ran = three("erase", "r1", "--confirm", "r1")
    assert ran.err.endswith('  Try: mentorlog erase r1 --confirm "Mei and Omar"\n')
    ran = three("erase", "r1", "--confirm=r1")
    assert ran.err.endswith('  Try: mentorlog erase r1 "--confirm=Mei and Omar"\n')


def test_what_others_entries_say_is_looked_for_by_each_name_alone(run):
    out = _facilitated(run)("erase", "r1", "--dry-run").out
    for name in ("Mei", "Omar"):
        said = f"  what others' entries say of them: mentorlog log --all --grep {name}\n"
        assert said in out


def test_many_files_are_not_named_twice(two, terminal):
    for _ in range(4):
        assert two("backup").code == 0
    screen = terminal("", "")
    assert two("erase", "Sarah").out.endswith("Nothing was erased.\n")
    shown = screen.getvalue()
    assert shown.count("holds 1 other relationship, too") == 4
    assert "Of the files above, 4 hold others, too, or may.\nDelete them whole?" in shown
