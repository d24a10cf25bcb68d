"""`mentorlog import` and `mentorlog export`."""

import io
import json
import os
import sqlite3
import stat
import sys
from datetime import date

import pytest
from making import made_once

from mentorlog.cli.asking.retyped import line
from mentorlog.main import main

PURPOSE = (
    "It is a record that two people keep to help each other; it is not for watching, rating or "
    "reporting on either of them.\n"
)
COUNTED = "{}, 0 replaced; 0 were there already. Relationships in the file: 1.\n"


@made_once
def kept(begun):
    begun("goal", "add", "Lead")
    begun("feedback", "--from", "mentee", "aside", "--private")


def test_export_says_what_it_holds_and_leaves_private_things_out(kept):
    ran = kept("export")
    lines = [json.loads(each) for each in ran.out.splitlines()]
    assert [each["type"] for each in lines] == ["journal", "relationship", "goal"]
    assert lines[0]["exported_on"] == "2026-03-11"
    assert ran.err == (
        "This export holds: relationship 1, goal 1.\nPrivate things left out: 1.\n" + PURPOSE
    )


def test_private_things_leave_when_asked_for(kept):
    ran = kept("export", "--include-private", "--all")
    assert [json.loads(each)["type"] for each in ran.out.splitlines()][-1] == "feedback"
    assert "Private things included, as asked: 1.\n" in ran.err


def test_a_file_is_new_and_its_keepers_alone(kept, tmp_path):
    out = tmp_path / "out.jsonl"
    assert kept("export", "--out", str(out)).code == 0
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    again = kept("export", "--out", str(out))
    assert again.code == 2
    assert again.err.splitlines()[0].endswith("is there already; --force writes over it.")
    before = out.read_bytes()
    kept("goal", "add", "Another")
    assert kept("export", "--out", str(out), "--force").code == 0
    assert out.read_bytes().startswith(before)
    assert sorted(p.name for p in tmp_path.iterdir() if "out" in p.name) == ["out.jsonl"]


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right there")
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_nothing_is_written_through_a_link(kept, tmp_path, force):
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    ran = kept("export", "--out", str(tmp_path / "link"), *force)
    assert ran.code == 2
    assert "is a link; name a new file." in ran.err
    assert not (tmp_path / "elsewhere").exists()


def test_there_and_back_again(kept, tmp_path, capsys):
    kept("export", "--include-private", "--out", str(tmp_path / "a.jsonl"))
    other = ("--journal", str(tmp_path / "other.db"), "--today", "2026-03-11")
    assert main([*other, "import", str(tmp_path / "a.jsonl")]) == 0
    assert capsys.readouterr().out == (COUNTED.format("Saved 3 new records"))
    assert main([*other, "export", "--include-private"]) == 0
    assert capsys.readouterr().out == (tmp_path / "a.jsonl").read_text(encoding="utf-8")


def test_a_rehearsal_saves_nothing(run, journal, tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text('{"type":"relationship","id":"x","mentor":"A","mentee":"B"}\n')
    assert run("import", str(file), "--dry-run") == (
        0,
        COUNTED.format("Would save 1 new record"),
        "",
    )
    assert not journal.exists()
    run("import", str(file))
    file.write_text('{"type":"relationship","id":"x","mentor":"A","mentee":"C"}\n')
    assert run("import", str(file)).code == 2
    assert run("import", str(file), "--update", "--dry-run").out.startswith(
        "Would save 0 new records, 1 replaced"
    )
    assert run("import", str(file)).code == 2


def test_standard_input(run, monkeypatch):
    stated = b'{"type":"relationship","id":"x","mentor":"A","mentee":"B"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stated)))
    ran = run("import", "-", "--json")
    assert json.loads(ran.out) == {
        "new": 1,
        "same": 0,
        "replaced": 0,
        "relationships": 1,
        "warnings": [],
    }


def test_a_file_that_cannot_be_taken_leaves_the_journal_alone(begun, tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text('{"type":"relationship","id":"x","mentor":"A","mentee":"B"}\n{"type":"x"}\n')
    ran = begun("import", str(file))
    assert (ran.code, ran.out) == (2, "")
    assert "line 2" in ran.err
    assert "relationship 1." in begun("export", "--all").err


@pytest.fixture
def grown(kept, tmp_path, journal):
    """A journal with private notes and a private goal that is reviewed, and its default export."""
    from mentorlog import store
    from mentorlog.record import Goal, GoalReview, Meeting

    day = date(2026, 3, 4)
    with store.writing(journal, day) as writer:
        home = writer.relationships()[0].id
        goal = writer.add(Goal(id="g", relationship=home, text="mine", private=True))
        writer.add(GoalReview(id="gr", goal=goal.id, on=day))
        writer.add(
            Meeting(
                id="m",
                relationship=home,
                on=day,
                outcome="held",
                goals=(goal.id,),
                private_notes="tired",
            )
        )
    assert kept("export", "--out", str(tmp_path / "shared.jsonl")).code == 0
    return kept


@pytest.mark.parametrize("how", ["plain", "hard link", "relative", "lock", "draft", "hot"])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_an_export_never_takes_the_place_of_the_journal(
    kept, journal, tmp_path, monkeypatch, how, force
):
    monkeypatch.chdir(tmp_path)
    out = {
        "plain": str(journal),
        "hard link": str(tmp_path / "other.jsonl"),
        "relative": f"../{tmp_path.name}/{journal.name}",
        "lock": f"{journal}.lock",
        "draft": str(journal.with_name(f".{journal.name}.new")),
        "hot": f"{journal}-journal",
    }[how]
    if how == "hard link":
        os.link(journal, out)
    before, names = journal.read_bytes(), sorted(os.listdir(tmp_path))
    ran = kept("export", "--out", out, *force)
    assert (ran.code, ran.out) == (2, "")
    assert "the journal" in ran.err.splitlines()[0]
    assert ran.err.splitlines()[1].startswith("  Try: mentorlog export --out ")
    assert ".jsonl" in ran.err.splitlines()[1] and "--force" not in ran.err
    assert journal.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == names


def test_the_line_to_type_leaves_the_journal_alone(kept, journal):
    ran = kept("export", "--journal", str(journal), f"--out={journal}", "--force")
    other = journal.with_suffix(".jsonl")
    again = line(["mentorlog", "export", "--journal", str(journal), f"--out={other}"])
    assert f"  Try: {again}\n" in ran.err


def test_an_export_takes_the_place_of_no_database(kept, journal, tmp_path):
    out = tmp_path / "copy.bak"
    out.write_bytes(journal.read_bytes())
    ran = kept("export", "--out", str(out), "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "is a database" in ran.err
    assert (
        f"Try: {line(['mentorlog', 'export', '--out', str(tmp_path / 'copy.jsonl')])}\n" in ran.err
    )
    assert out.read_bytes() == journal.read_bytes()


def test_a_default_export_comes_home(grown, tmp_path, journal):
    before = grown("export", "--include-private").out
    for flags in ((), ("--update",)):
        ran = grown("import", str(tmp_path / "shared.jsonl"), *flags)
        assert ran == (
            0,
            (
                "Saved 0 new records, 0 replaced; 3 were there already. "
                "Relationships in the file: 1.\n"
            ),
            "",
        )
    assert grown("export", "--include-private").out == before
    assert not (tmp_path / "backups").exists()


def test_an_update_keeps_what_the_file_does_not_say_and_a_copy(grown, tmp_path, journal, record):
    file = tmp_path / "shared.jsonl"
    file.write_text(file.read_text().replace('"outcome":"held"', '"outcome":"held","notes":"x"'))
    before = grown("export", "--include-private").out
    assert "--update" in grown("import", str(file)).err
    assert grown("import", str(file), "--update", "--dry-run").code == 0
    assert not (tmp_path / "backups").exists()
    ran = grown("import", str(file), "--update")
    copy = tmp_path / "backups" / "journal-before-import-2026-03-11.db"
    assert (ran.code, ran.err) == (0, f"note: the journal as it was before is kept in {copy}\n")
    assert "1 replaced" in ran.out
    (meeting,) = record().meetings
    assert (meeting.notes, meeting.private_notes, meeting.goals) == ("x", "tired", ("g",))
    assert grown("export", "--include-private", "--journal", str(copy)).out == before


def test_an_update_that_is_refused_leaves_no_copy(grown, tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text('{"type":"meeting","id":"m","relationship":"no","outcome":"held"}\n')
    assert grown("import", str(file), "--update").code == 2
    assert not (tmp_path / "backups").exists()


def test_an_update_of_no_journal_makes_no_copy(run, tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text('{"type":"relationship","id":"x","mentor":"A","mentee":"B"}\n')
    assert run("import", str(file), "--update") == (0, COUNTED.format("Saved 1 new record"), "")


def test_a_refused_first_import_leaves_no_folder(run, tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text("no\n")
    path = tmp_path / "some" / "folder" / "j.db"
    assert run("import", str(file), "--journal", str(path)).code == 2
    assert not (tmp_path / "some").exists()


@pytest.mark.parametrize("scope", [(), ("--all",)])
def test_a_private_relationship_does_not_leave_as_an_empty_file(run, tmp_path, scope):
    file, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    file.write_text('{"type":"relationship","id":"x","mentor":"A","mentee":"B","private":true}\n')
    run("import", str(file))
    ran = run("export", *scope, "--out", str(out))
    assert (ran.code, ran.out) == (2, "")
    assert "--include-private" in ran.err.splitlines()[0]
    again = line(["mentorlog", "export", *scope, "--out", str(out), "--include-private"])
    assert ran.err.splitlines()[1] == f"  Try: {again}"
    assert not out.exists()
    assert run("export", *scope, "--out", str(out), "--include-private").code == 0


def test_all_that_stays_is_counted(grown):
    ran = grown("export")  # the feedback, the goal, its review, the notes of the meeting
    assert "Private things left out: 4.\n" in ran.err
    assert "Private things included, as asked: 4.\n" in grown("export", "--include-private").err


def test_a_journal_without_one_of_its_tables_is_damaged(kept, journal):
    connection = sqlite3.connect(journal)
    connection.execute("DROP TABLE meeting")
    connection.close()
    for command in (("show",), ("export",), ("health",)):
        ran = kept(*command)
        assert ran.code == 4
        assert "is damaged" in ran.err


@pytest.mark.parametrize("out", ["", ".", "/", "a\0b", "no/folder/x"])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_what_is_no_place_for_a_file_is_said(kept, tmp_path, monkeypatch, out, force):
    monkeypatch.chdir(tmp_path)
    names = sorted(os.listdir(tmp_path))
    ran = kept("export", "--out", out, *force)
    assert (ran.code, ran.out) == (2, "")
    assert sorted(os.listdir(tmp_path)) == names


@pytest.mark.parametrize("path", ["/", ".", ""])
def test_a_folder_as_the_journal_is_no_matter_of_the_file(run, tmp_path, path):
    assert run("export", "--journal", path, "--out", str(tmp_path / "x")).code in (2, 4)


def test_what_a_terminal_would_obey_is_escaped_in_json(begun, tmp_path):
    words = "a\u202eb\x9b31mc\u200b\U000e0041 \u0645\u06cc\u200c\u062e"
    begun("goal", "add", words)
    out = begun("export").out
    assert '"text":"a\\u202eb\\u009b31mc\\u200b\\udb40\\udc41 \u0645\u06cc\u200c\u062e"' in out
    assert json.loads(out.splitlines()[-1])["text"] == words


def test_a_table_on_a_terminal_is_harmless_and_in_a_pipe_complete(begun, monkeypatch):
    begun("goal", "add", "a\u202eb\x1b[31mc")
    assert "a\u202eb\x1b[31mc" in begun("export", "--csv", "goals").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "abc" in begun("export", "--csv", "goals").out
