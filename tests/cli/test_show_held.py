"""`mentorlog show --held`: everything that is held about a person."""

import json
import re
import shlex
from datetime import date

import pytest
from making import made_once

from mentorlog import store
from mentorlog.drafts import Draft
from mentorlog.record import Closing
from mentorlog.store import backup

SETUP = """\
goal add "Lead a project" --private
meet --on 2026-03-01 --goal g1:10 --action "mentee: send the CV" --private-notes "Sarah was tired"
edit a1 --due 2026-05-01
start --mentor Tariq --mentee Amara --keeper mentor
"""


@made_once
def kept(begun, journal):
    for line in SETUP.splitlines():
        ran = begun(*shlex.split(line))
        assert ran.code == 0, (line, ran.err)
    with store.writing(journal, date(2026, 3, 11), name="close") as writer:
        about = writer.relationships()[0].id
        writer.add(Closing(id="", relationship=about, erase_on=date(2026, 12, 31)))
    Draft(journal, "edit-r1-m1.txt").keep("words")
    Draft(journal, "edit-r2-m1.txt").keep("words")
    Draft(journal, "notes.txt").keep("words")
    Draft(journal.with_name("other.db"), "edit-r1-m1.txt").keep("words")
    backup.copy_before(journal, "before-import")


def told_apart(out):
    """What was said, and where the journal is, which may be a long way off and be folded."""
    (place,) = re.findall(r"  Journal   (.*?)\n(?=  \w)", out, re.DOTALL)
    return out.replace(place, "PLACE"), "".join(place.split())


def test_where_it_stands_and_how_much_it_is(kept, journal, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    ran = kept("show", "--held", "--with", "Sarah")
    assert (ran.code, ran.err) == (0, "")
    said, place = told_apart(ran.out)
    assert place == "".join(str(journal).split())
    assert said.replace("\\", "/") == (
        "Tariq and Sarah" + " " * 83 + "r1\n\n"
        "  Record    1 relationship, 1 goal, 1 goal review, 1 session, 1 action, 1 closing; first "
        "written\n            down on Wed 11 Mar 2026, today\n"
        "  Private   1 goal, the private notes of 1 session\n"
        "  History   1 earlier version, 5 commands\n"
        "  Index     the words of 3 things, which log --grep finds\n"
        "  Files     drafts/journal.db-edit-r1-m1.txt\n"
        "            drafts/journal.db-notes.txt (whose notes they are cannot be told)\n"
        "            backups/journal-before-import.db (holds 1 other relationship, too)\n"
        "  Others    what others' entries say of them: mentorlog log --all --grep Sarah\n"
        "  Journal   PLACE\n"
        "  Erase     agreed for Thu 31 Dec 2026, in 295 days\n\n"
        "What would go for good, and what would stay:\n"
        "    mentorlog erase r1 --dry-run\n"
    )


def test_everything_that_fits_a_name_is_shown(kept, journal):
    told = json.loads(kept("show", "--held", "--with", "Tariq", "--json").out)
    assert [one["relationship_short"] for one in told] == ["r1", "r2"]
    first = told[0]
    assert (first["private_entries"], first["private_notes"]) == ({"goal": 1}, 1)
    assert (first["since"], first["erase_on"]) == ("2026-03-11", "2026-12-31")
    assert first["history"]["commands"] == 5
    assert first["drafts"] == [str(journal.parent / "drafts" / "journal.db-edit-r1-m1.txt")]
    assert first["backups"][0]["others"] == 1


def test_what_was_deleted_is_held_still(kept):
    assert kept("delete", "r1", "--yes").code == 0
    ran = kept("show", "--held", "--with", "Sarah")
    assert ran.code == 0
    assert "nothing: it was deleted" in ran.out
    assert "7 earlier versions, 6 things taken out, 6 commands" in ran.out
    assert kept("show", "--with", "Sarah").code == 3
    assert kept("erase", "Sarah", "--confirm", "Sarah", "--shared", "delete").code == 0
    assert kept("show", "--held", "--with", "Sarah").code == 3


def test_whom_a_kept_backup_holds_is_found_by_name(kept):
    assert kept("erase", "Sarah", "--confirm", "Sarah", "--shared", "keep").code == 0
    ran = kept("show", "--held", "Sarah")
    assert (ran.code, ran.err) == (0, "")
    assert "  Record    nothing: it is in other files alone\n" in ran.out
    assert "journal-before-import.db (holds 1 other relationship, too)" in ran.out
    assert ran.out.endswith("    mentorlog erase Sarah --dry-run\n")
    told = json.loads(kept("show", "--held", "Tariq", "--json").out)
    assert [(one["relationship_short"], one["only_in_other_files"]) for one in told] == [
        ("r2", False),
        ("r1", True),
    ]


def test_whom_another_journal_alone_holds_is_never_taken_for_somebody_here(kept, journal):
    other = journal.with_name("other.db")
    names = ("--mentor", "Omar Haddad", "--mentee", "Amara", "--keeper", "facilitator")
    assert kept("start", *names, "--journal", str(other)).code == 0
    ran = kept("show", "--held", "Amara")
    first, second = ran.out.split("\n\nOmar Haddad and Amara\n")
    assert first.endswith("    mentorlog erase r2 --dry-run")
    typed = " ".join(second.replace("\\\n", "").split())
    assert typed.endswith(f"mentorlog erase r1 --journal {other} --dry-run")
    tried = kept("erase", "r1", "--journal", str(other), "--dry-run")
    assert (tried.code, "This erases r1, Omar Haddad and Amara" in tried.out) == (0, True)


def test_the_line_that_looks_at_an_erased_one_of_two_words_can_be_typed(kept, journal):
    assert kept("start", "--mentor", "Tariq", "--mentee", "Kim Holt").code == 0
    backup.copy_before(journal, "before-import")
    assert kept("erase", "Kim Holt", "--confirm", "Kim Holt", "--shared", "keep").code == 0
    typed = kept("show", "--held", "Kim Holt").out.splitlines()[-1].strip()
    assert typed == 'mentorlog erase "Tariq and Kim Holt" --dry-run'
    assert kept(*shlex.split(typed)[1:]).code == 0


def test_a_facilitator_is_somebody_of_whom_things_are_held(kept):
    assert kept("edit", "r1", "--facilitator", "Maryam Idris", "--with", "r1").code == 0
    begun = kept("show", "--held", "maryam")
    assert (begun.code, begun.out) == (3, "")
    assert begun.err.endswith('Maryam Idris?\n  Try: mentorlog show --held "Maryam Idris"\n')
    ran = kept("show", "--held", "maryam idris")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Tariq and Sarah  ")
    assert "  Named     Maryam Idris, as facilitator\n" in ran.out
    assert 'say of them: mentorlog log --all --grep "Maryam Idris"' in " ".join(ran.out.split())
    assert "facilitator\n" not in kept("show", "--held", "Sarah").out
    assert json.loads(kept("show", "--held", "r1", "--json").out)[0]["facilitator"]
    assert kept("erase", "Maryam", "--dry-run").code == 3


def test_a_name_is_given_once_and_in_either_way(kept):
    assert kept("show", "--held", "Sarah").out == kept("show", "--held", "--with", "Sarah").out
    ran = kept("show", "--held", "Sarah", "--with", "Amara")
    assert (ran.code, ran.err) == (
        2,
        "mentorlog: --held takes one name; leave out --with.\n  Try: mentorlog show --help\n",
    )
    ran = kept("show", "--held", "Sarrah")
    assert ran.code == 3
    assert ran.err.endswith("did you mean Sarah?\n  Try: mentorlog show --held Sarah\n")


def test_nobody_is_shown_for_the_beginning_of_a_name(kept):
    kept("start", "--mentor", "Tariq", "--mentee", "Sarah Idris", "--keeper", "mentor")
    assert kept("erase", "r1", "--confirm", "Sarah", "--shared", "delete").code == 0
    for typed in (("--held", "Sarah"), ("--held", "--with", "Sarah")):
        ran = kept("show", *typed)
        assert (ran.code, ran.out) == (3, "")
        assert "Nobody's whole name is 'Sarah'" in ran.err
        assert 'Sarah Idris"\n' in ran.err


def test_no_file_but_the_journal_is_said(begun):
    assert "no draft and no backup of it is beside the journal" in begun("show", "--held").out


HALF = {
    "journal.db.damaged-2026-03-01": "is a damaged journal, so it may hold it",
    "journal.db.damaged-2026-03-01-2": "is a damaged journal, so it may hold it",
    "journal.db.damaged-2026-03-01-journal": "is a damaged journal, so it may hold it",
    ".journal.db.1a2b3c4d.new": "cannot be read, so it may hold it",
}


@pytest.mark.parametrize("whole", [False, True], ids=["without a header", "whole"])
def test_a_damaged_journal_that_was_set_aside_may_hold_anybody(kept, journal, whole):
    content = journal.read_bytes() if whole else b"\xffSarah" * 2000
    for name in HALF:
        journal.with_name(name).write_bytes(b"Sarah" * 9 if name.startswith(".") else content)
    for name in ("journal.db.damaged-2026-03-02", "journal.db.damaged-by-hand"):
        journal.with_name(name).write_bytes(b"")
    ran = kept("show", "--held", "--with", "Sarah")
    told = " ".join(ran.out.split())
    for name, said in HALF.items():
        assert f" {name} ({said})" in told
    assert "2026-03-02" not in told and "by-hand" not in told
    done = kept("erase", "Sarah", "--confirm", "Sarah", "--shared", "delete", "--json")
    still = json.loads(done.out)["still_held_by"]
    assert set(still) >= {str(journal.with_name(name)) for name in HALF}
    assert all(journal.with_name(name).exists() for name in HALF)
    typed = kept("erase", "Amara", "--confirm", "Amara", "--shared", "keep")
    assert "look for yourself, and delete the file by hand" in typed.out


def test_what_a_restore_sets_aside_is_named(kept, journal):
    assert kept("backup").code == 0
    journal.write_bytes(b"\xff" * 4096 + journal.read_bytes()[4096:])
    assert kept("restore", "journal-2026-03-11.db", "--yes").code == 0
    told = " ".join(kept("show", "--held", "--with", "Sarah").out.split())
    assert "journal.db.damaged-2026-03-11 (is a damaged journal, so it may hold it)" in told


@pytest.mark.parametrize("content", [b"Sarah" * 99, None], ids=["half", "whole"])
def test_what_was_half_written_goes_with_an_erasure(kept, journal, content):
    left = [journal.with_name(".journal.db.new"), journal.parent / "backups" / ".journal.db.new"]
    for path in left:
        path.write_bytes(content or journal.read_bytes())
    told = " ".join(kept("erase", "Sarah", "--dry-run").out.split())
    goes, _, stays = told.partition("What stays:")
    for path in (".journal.db.new", "backups/.journal.db.new"):
        assert f" {path} (half written by a command that was cut off)" in goes.replace("\\", "/")
    assert ".new" not in stays
    done = kept("erase", "Sarah", "--confirm", "Sarah", "--shared", "keep")
    assert done.code == 0, done.err
    assert not any(path.exists() for path in left)
