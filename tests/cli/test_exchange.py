"""`mentorlog import` and `mentorlog export`."""

import io
import json
import stat
import sys

import pytest

from mentorlog.main import main

PURPOSE = (
    "It is a record that two people keep to help each other; it is not for watching, rating or "
    "reporting on either of them.\n"
)
COUNTED = "{}, 0 replaced; 0 were there already. Relationships in the file: 1.\n"


@pytest.fixture
def kept(begun):
    begun("goal", "add", "Lead")
    begun("feedback", "--from", "mentee", "aside", "--private")
    return begun


def test_export_says_what_it_holds_and_leaves_private_things_out(kept):
    ran = kept("export")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["type"] for line in lines] == ["journal", "relationship", "goal"]
    assert lines[0]["exported_on"] == "2026-03-11"
    assert ran.err == (
        "This export holds: relationship 1, goal 1.\nPrivate things left out: 1.\n" + PURPOSE
    )


def test_private_things_leave_when_asked_for(kept):
    ran = kept("export", "--include-private", "--all")
    assert [json.loads(line)["type"] for line in ran.out.splitlines()][-1] == "feedback"
    assert "Private things included, as asked: 1.\n" in ran.err


def test_a_file_is_new_and_its_keepers_alone(kept, tmp_path):
    out = tmp_path / "out.jsonl"
    assert kept("export", "--out", str(out)).code == 0
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    again = kept("export", "--out", str(out))
    assert again.code == 2
    assert again.err.endswith("is there already; --force writes over it.\n")
    before = out.read_bytes()
    kept("goal", "add", "Another")
    assert kept("export", "--out", str(out), "--force").code == 0
    assert out.read_bytes().startswith(before)
    assert sorted(p.name for p in tmp_path.iterdir() if "out" in p.name) == ["out.jsonl"]


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
    line = b'{"type":"relationship","id":"x","mentor":"A","mentee":"B"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
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
