"""Files that are too large, too deep or of no kind: one sentence, soon, and nothing is written."""

import time

import pytest

BOXES = "## 2026-01-14\n" + "- [ ] Sarah: go\n" * 10_000
NOTED = '[{"description": "Go", "annotations": [' + '{"description": "x"}, ' * 99_999 + "{}]}]"


@pytest.mark.parametrize(
    ("name", "text", "flags", "said"),
    [
        ("x.csv", "Date,Status\n" + "2026-01-01,held\n" * 700_000, (), "larger than 10 MB"),
        ("x.csv", "Date,Status\n" + "2026-01-01,held\n" * 5_001, (), "more than 5000 rows"),
        ("x.csv", 'Date,Status\n"' + 'x,"\n' * 500_000, (), "more than 5000 rows"),
        ("x.json", "[" * 1_000_000, ("--taskwarrior",), "no JSON that Taskwarrior writes"),
        ("x.json", '{"entries":' * 100_000, ("--jrnl",), "no JSON that jrnl writes"),
        ("x.md", BOXES, (), "more than 10000 lines"),
        ("x.md", "## 2026-03-03\n- talked\n" * 4_900, (), "more than 100 texts of Tue 3 Mar 2026"),
        ("x.json", NOTED, ("--taskwarrior",), "more than 5000 annotations"),
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
    assert ran.err == (
        "mentorlog: --csv and --jrnl are two kinds of file; give one.\n"
        "  Try: mentorlog import --help\n"
    )


ROWS = "Date,Outcome,Notes\n" + "".join(f"2026-03-03,held,n{n}\n" for n in range(1_000))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.md", f"## 2026-03-03{' ' * 200_000}x\n"),
        ("x.md", f"## 2026-03-03 a{' ' * 200_000}b\n"),
        ("x.md", f"## 2026-03-03 {'(' * 200_000}\n"),
        ("x.md", f"## 2026-03-03 a{' #' * 100_000} b\n"),
        ("x.md", f"## 2026-03-03 {'cancelled by ' * 20_000}\n"),
        ("x.md", "".join(f"## 2026-03-03\n{n} {'x' * 20_000}\n" for n in range(99))),
        ("x.csv", f"Date,Outcome,Notes{'(' * 200_000}\n2026-03-03,held,{'(' * 200_000}\n"),
        ("x.csv", f"Date,Notes\n2026-03-03,abgesagt{' ' * 200_000}x\n"),
        ("x.csv", ROWS),
        ("x.csv", f"Date,Outcome,Minutes\n2026-03-03,held,{'1' * 200_000}\n"),
    ],
)
def test_what_is_long_is_taken_soon_and_again(begun, tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text)
    for _ in range(2):
        start = time.process_time()
        ran = begun("import", str(path), "--outcome", "held")
        assert time.process_time() - start < 5
        assert "Traceback" not in ran.err
        assert "bug" not in ran.err
    assert "Nothing to save" in ran.out or ran.code == 2


EACH = {
    "--csv": ("a table", ("--private",), ("--match", "x"), ("--as", "r1")),
    "--ics": ("a calendar", ("--update",), ("--owner", "me"), ("--tag", "x")),
    "--jrnl": ("an export of jrnl", ("--update",), ("--day-order", "day-month")),
    "--taskwarrior": ("an export of Taskwarrior", ("--private",), ("--skip-bad",)),
    "--markdown": ("Markdown", ("--outcome", "held"), ("--from", "2026-01-01")),
    "--merge": ("--merge", ("--update",), ("--other-names",)),
}


@pytest.mark.parametrize("flag", EACH)
def test_a_flag_of_another_kind_of_file_is_refused(begun, journal, tmp_path, flag):
    file, before = tmp_path / "file", journal.read_bytes()
    file.write_text("x", encoding="utf-8")
    called, *others = EACH[flag]
    for other in others:
        ran = begun("import", str(file), flag, *other)
        assert (ran.code, ran.out) == (2, ""), other
        assert f"{other[0]} does not go with {called}." in ran.err
    assert journal.read_bytes() == before


def test_json_lines_take_no_flag_of_another_tool(begun, tmp_path):
    path = tmp_path / "sarah.jsonl"
    begun("export", "--out", str(path))
    ran = begun("import", str(path), "--match", "x")
    assert "--match does not go with JSON Lines of mentorlog." in ran.err
    assert begun("import", str(path), "--update").code == 0
    two = begun("import", str(path), "--csv", "--merge")
    assert "--csv and --merge are two kinds of file; give one." in two.err
