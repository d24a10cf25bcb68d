"""`mentorlog compare`: both views, and neither of them put right."""

import json
import re
import shlex
from pathlib import Path

import pytest
from making import made_once
from render.test_pages import NEVER

MINE = """\
start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-01-05
agree --minutes 60 --mentor-expects "Say early when it slips" --boundaries "No names"
goal add "Lead a project" --measure shipped --by 2026-06-30
meet --on 2026-01-19 --lasted 60 --useful 4 --action "mentee: send the CV by 2026-02-01"
meet --on 2026-02-02 --cancelled-by mentee --reason work
meet --on 2026-02-16 --lasted 45 --private
meet --on 2026-03-02 --lasted 45 --useful 3
"""
THEIRS = """\
start --mentor Tariq --mentee Sarah --keeper mentee --on 2026-01-05
agree --minutes 45 --mentee-expects "That we begin on time"
agree --mentor-expects "Say early when it slips"
goal add "Lead a project" --measure "three people" --by 2026-06-30
meet --on 2026-01-19 --lasted 30 --useful 2 --action "mentee: send the CV by 2026-02-01"
action done a1 --on 2026-01-30
meet --on 2026-02-02 --cancelled-by mentor
meet --on 2026-03-03 --lasted 45 --useful 3
meet --on 2026-03-09 --lasted 20
"""


@made_once
def shared(run, tmp_path):
    """The journal of each side, and a packet of it."""
    journals = {side: ["--journal", str(tmp_path / f"{side}.db")] for side in ("mentor", "mentee")}
    for side, lines in (("mentor", MINE), ("mentee", THEIRS)):
        for line in lines.splitlines():
            ran = run(*journals[side], *shlex.split(line))
            assert ran.code == 0, (line, ran.err)
        run(*journals[side], "export", "--packet", "--out", str(tmp_path / f"{side}.jsonl"))
    ran = run(*journals["mentor"], "import", str(tmp_path / "mentee.jsonl"), "--as", "r1")
    assert ran.code == 0, ran.err


@pytest.fixture
def both(shared, tmp_path):
    """The mentor's journal with what the mentee shared."""
    return lambda *argv: shared("--journal", str(tmp_path / "mentor.db"), *argv)


DOCS = Path(__file__).parents[2] / "docs" / "packets.md"
PAGE = DOCS.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]


def test_the_page_shows_both_views(both):
    ran = both("compare")
    assert ran.code == 0
    assert ran.err == "note: what is private in your record is not compared: 1.\n"
    assert ran.out == PAGE
    assert not NEVER & set(re.findall(r"\w+", ran.out.lower()))
    assert "!" not in ran.out


def test_what_lay_outside_is_laid_to_nobody(both, run, tmp_path):
    both("meet", "--on", "2026-03-10", "--cancelled-by", "mentee", "--reason", "illness")
    hers = ["--journal", str(tmp_path / "mentee.db")]
    run(*hers, "meet", "--on", "2026-03-10", "--cancelled-by", "mentor")
    both("export", "--packet", "--out", str(tmp_path / "now.jsonl"))
    run(*hers, "import", str(tmp_path / "now.jsonl"), "--as", "r1")
    assert (
        "  Tue 10 Mar 2026\n"
        "    you   called off by Tariq\n"
        "    Tariq called off for a reason outside both sides\n"
    ) in run(*hers, "compare").out


def test_it_fits_a_narrow_terminal(both, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    ran = both("compare")
    assert max(map(len, ran.out.splitlines())) <= 40
    assert " ".join("you: called off by Sarah".split()) in " ".join(ran.out.split())


def test_other_programs_get_both_views(both):
    told = json.loads(both("compare", "--json").out)
    assert list(told) == [
        *("format", "version", "relationship", "mentor", "mentee", "today", "views", "agree"),
        *("written_later", "meetings", "actions", "goals", "expectations", "terms"),
    ]
    assert [view["side"] for view in told["views"]] == ["mentor", "mentee"]
    first, second, *_ = told["meetings"]
    assert first["differs"] == ["lasted_minutes", "useful"]
    assert [first["views"][side]["useful"] for side in ("mentor", "mentee")] == [4, 2]
    assert {side: view["by"] for side, view in second["views"].items()} == {
        "mentor": "mentee",
        "mentee": "mentor",
    }
    assert told["meetings"][-1]["views"]["mentor"] is None


def test_two_packets_are_compared_without_a_journal(both, run, tmp_path):
    files = [str(tmp_path / "mentee.jsonl"), str(tmp_path / "mentor.jsonl")]
    ran = run("--journal", str(tmp_path / "none.db"), "compare", *files)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Tariq and Sarah, as each of them has it\n")
    assert "    Tariq called off by Sarah\n    Sarah called off by Tariq\n" in ran.out
    assert "you" not in ran.out.split("What to ask")[0].casefold().split()
    assert not (tmp_path / "none.db").exists()
    turned = run("compare", *reversed(files)).out
    assert turned == ran.out


def test_what_cannot_be_compared_is_said(both, run, begun, tmp_path):
    mine, theirs = (str(tmp_path / f"{side}.jsonl") for side in ("mentor", "mentee"))
    assert "Two packets are compared" in run("compare", mine).err
    assert "Both packets are the mentor's view" in run("compare", mine, mine).err
    ran = begun("compare")
    assert ran.code == 3
    assert "Nobody has shared their view of Tariq and Sarah with you yet." in ran.err
    assert "Try: mentorlog import FILE --as r1" in ran.err
    other = ["--journal", str(tmp_path / "o.db")]
    run(*other, "start", "--mentor", "Ruth", "--mentee", "Bilal", "--keeper", "mentor")
    run(*other, "export", "--packet", "--out", str(tmp_path / "o.jsonl"))
    ran = run("compare", str(tmp_path / "o.jsonl"), theirs)
    assert (ran.code, "of Ruth and Bilal and of Tariq and Sarah" in ran.err) == (2, True)
    assert ran.err.splitlines()[-1].endswith(f"o.jsonl {theirs} --other-names")
    ran = run("compare", str(tmp_path / "o.jsonl"), theirs, "--other-names")
    assert (ran.code, ran.err) == (0, "")
    (tmp_path / "plain.jsonl").write_text(begun("export").out, encoding="utf-8")
    plain = str(tmp_path / "plain.jsonl")
    ran = run("compare", mine, plain)
    assert ran.code == 2
    assert ran.err.startswith(f"mentorlog: {plain!r}: this file is no packet but a plain export;")
    assert "nothing was taken" not in ran.err


def test_packets_of_journals_begun_apart_are_compared_by_names_that_fit(both, run, tmp_path):
    apart = ["--journal", str(tmp_path / "apart.db")]
    who = ("--mentor", "Tariq Haddad", "--mentee", "Sarah Okafor")
    run(*apart, "start", *who, "--keeper", "mentor")
    run(*apart, "export", "--packet", "--out", str(tmp_path / "apart.jsonl"))
    ran = run("compare", str(tmp_path / "apart.jsonl"), str(tmp_path / "mentee.jsonl"))
    assert (ran.code, ran.err) == (0, "")


def test_a_facilitator_sees_the_two_sides(both, run, tmp_path):
    own = ["--journal", str(tmp_path / "f.db")]
    run(*own, "start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "facilitator")
    for side in ("mentee", "mentor"):
        ran = run(*own, "import", str(tmp_path / f"{side}.jsonl"), "--as", "r1")
        assert ran.code == 0, ran.err
    ran = run(*own, "compare")
    assert "    Tariq called off by Sarah\n    Sarah called off by Tariq\n" in ran.out


def test_it_speaks_of_coach_and_client(both, run, tmp_path):
    both("agree", "--form", "coaching")
    assert "mentor" not in both("compare").out.replace("mentorlog", "")


def test_a_file_of_two_words_is_named_as_it_is_typed(begun):
    assert begun("compare", "of Sarah.jsonl").err.endswith(
        '  Try: mentorlog import "of Sarah.jsonl"\n'
    )
