"""`mentorlog export --csv`: tables for a spreadsheet, and back."""

import csv
import io
import stat

import pytest
from making import made_once

from mentorlog.main import main


@made_once
def kept(begun):
    begun("goal", "add", "Lead a project", "--measure", "shipped", "--by", "2026-06-30")
    begun("meet", "--on", "2026-03-01", "--notes", "=1+1", "--action", "mentee: go by 2026-03-05")
    begun("action", "redate", "a1", "2026-03-20")
    begun("meet", "--on", "2026-03-08", "--notes", "Quiet", "--private")


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_sessions(kept):
    ran = kept("export", "--csv", "meetings")
    (row,) = rows(ran.out)
    assert (row["number"], row["on"], row["outcome"], row["notes"]) == (
        *("1", "2026-03-01", "held"),
        "'=1+1",
    )
    assert "private" not in row
    assert ran.err.startswith("This table holds: 1 session.\nPrivate things left out: 1.\n")
    assert ran.out.split("\r\n")[0].startswith("id,number,recorded_on,outcome,on,at,by,")


def test_private_things_only_when_they_are_asked_for(kept):
    first, second = rows(kept("export", "--csv", "meetings", "--include-private").out)
    assert (first["private"], second["private"], second["notes"]) == ("no", "yes", "Quiet")


def test_what_became_of_it_stands_beside(kept):
    (action,) = rows(kept("export", "--csv", "actions").out)
    assert (action["due_on"], action["now: due_on"], action["now: state"]) == (
        *("2026-03-05", "2026-03-20"),
        "open",
    )
    kept("goal", "change", "g1", "--by", "2026-09-30")
    (goal,) = rows(kept("export", "--csv", "goals").out)
    assert (goal["target_on"], goal["now: target_on"], goal["now: state"]) == (
        *("2026-06-30", "2026-09-30"),
        "open",
    )


def test_a_file_has_a_mark_for_excel_and_only_its_owner_reads_it(kept, tmp_path):
    out = tmp_path / "goals.csv"
    assert kept("export", "--csv", "goals", "--out", str(out)).out == ""
    assert out.read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    again = kept("export", "--csv", "goals", "--out", str(out))
    assert (again.code, "is there already" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--csv", "meetings", "--all"), "A table is of one relationship; leave out --all."),
        (("--csv", "meetings", "--packet"), "--packet and --csv are two forms; give one."),
        (("--csv", "notes"), "notes"),
    ],
)
def test_what_is_no_table(kept, flags, said):
    ran = kept("export", *flags)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_what_is_changed_in_a_spreadsheet_comes_back(kept, tmp_path, record):
    out = tmp_path / "sessions.csv"
    kept("export", "--csv", "meetings", "--out", str(out))
    assert "Nothing to save: 0 new, 0 changed, 1 there already" in kept("import", str(out)).out
    out.write_bytes(out.read_bytes().replace(b"'=1+1", b"Another word"))
    assert "notes of m1" in kept("import", str(out)).err
    assert kept("import", str(out), "--update").code == 0
    assert record().meetings[0].notes == "Another word"


def test_into_another_journal(kept, tmp_path, capsys):
    names = ("goals", "meetings", "actions")
    for name in names:
        kept("export", "--csv", name, "--out", str(tmp_path / f"{name}.csv"))
    other = ("--journal", str(tmp_path / "other.db"), "--today", "2026-03-11")
    assert main([*other, "start", "--mentor", "Tariq", "--mentee", "Sarah"]) == 0
    for name in names:
        assert main([*other, "import", str(tmp_path / f"{name}.csv")]) == 0
    for name in names:
        capsys.readouterr()
        assert main([*other, "export", "--csv", name]) == 0
        there = capsys.readouterr().out
        if name != "actions":  # the new day of an action is not in its table
            assert there == kept("export", "--csv", name).out


def test_what_to_type_for_a_table_of_one_keeps_the_rest(begun):
    ran = begun("export", "--csv", "meetings", "--all", "--out", "all.csv")
    assert ran.err.endswith("  Try: mentorlog export --csv meetings --out all.csv\n")
