"""Files that are too large, too deep or of no kind: one sentence, soon, and nothing is written."""

import time

import pytest

BOXES = "## 2026-01-14\n" + "- [ ] Sarah: go\n" * 10_000


@pytest.mark.parametrize(
    ("name", "text", "flags", "said"),
    [
        ("x.csv", "Date,Status\n" + "2026-01-01,held\n" * 700_000, (), "larger than 10 MB"),
        ("x.csv", "Date,Status\n" + "2026-01-01,held\n" * 5_001, (), "more than 5000 rows"),
        ("x.csv", 'Date,Status\n"' + 'x,"\n' * 500_000, (), "more than 5000 rows"),
        ("x.json", "[" * 1_000_000, ("--taskwarrior",), "no JSON that Taskwarrior writes"),
        ("x.json", '{"entries":' * 100_000, ("--jrnl",), "no JSON that jrnl writes"),
        ("x.md", BOXES, (), "more than 10000 lines"),
        ("x.txt", "x " * 1_000_000, (), "does not look like JSON Lines; what is it? --csv, "),
        ("x.csv", "BEGIN:VCALENDAR\n", (), "looks like a calendar"),
    ],
)
def test_it_is_refused_in_a_sentence(begun, record, tmp_path, name, text, flags, said):
    path = tmp_path / name
    path.write_text(text)
    start = time.process_time()
    ran = begun("import", str(path), *flags)
    assert time.process_time() - start < 5
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert record().meetings == record().actions == ()


def test_two_kinds_are_refused(begun, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Date,Status\n")
    ran = begun("import", "--csv", "--jrnl", str(path))
    assert ran.err == "mentorlog: --csv and --jrnl are two kinds of file; give one.\n"
