"""Which relationship is meant."""

import pytest
from making import made_once

from mentorlog.cli.naming import fitting, in_file_name, near_names
from mentorlog.record import Relationship

PAIRS = [("Tariq Aziz", "Sarah"), ("Aisha", "Zoë Brontë"), ("Tariq Aziz", "Ömer"), ("Ann", "Anna")]
EVERYONE = [
    Relationship(id=f"id{n}", number=n, mentor=mentor, mentee=mentee)
    for n, (mentor, mentee) in enumerate(PAIRS, 1)
]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("r2", [2]),
        ("R2", [2]),
        ("2", [2]),
        ("sarah", [1]),
        ("SARAH", [1]),
        ("zoe", [2]),
        ("bronte", [2]),
        ("Zoe\u0308", [2]),
        ("omer", [3]),
        ("tar", [1, 3]),
        ("aziz", [1, 3]),
        ("Tariq Aziz and Sarah", [1]),
        ("sarah tariq", [1]),
        ("ann", [4]),
        ("anna", [4]),
        ("ar", []),
        ("riq", []),
        ("", []),
        ("   ", []),
        (".*", []),
        ("r9", []),
    ],
)
def test_who_is_meant(text, numbers):
    assert [r.number for r in fitting(EVERYONE, text)] == numbers


@pytest.mark.parametrize(("text", "first"), [("Sahra", "Sarah"), ("aisah", "Aisha"), ("Qx", None)])
def test_who_may_be_meant(text, first):
    assert next(iter(near_names(EVERYONE, text)), None) == first


@made_once
def two(begun):
    begun("start", "--mentor", "Tariq", "--mentee", "Zoë")


def test_more_than_one_is_open(two):
    assert two("goal", "add", "X") == (
        3,
        "",
        (
            "mentorlog: There is more than one relationship: "
            "r1 Tariq and Sarah, r2 Tariq and Zoë.\n"
            "  Try: mentorlog goal add X --with r1\n"
        ),
    )
    assert two("goal", "add", "X", "--with", "tariq").err == (
        "mentorlog: 'tariq' fits more than one: r1 Tariq and Sarah, r2 Tariq and Zoë.\n"
        "  Try: mentorlog goal add X --with r1\n"
    )


@pytest.mark.parametrize("command", ["health", "report"])
def test_where_every_one_can_be_looked_at_it_is_said(two, command):
    assert two(command).err == (
        "mentorlog: There is more than one relationship: r1 Tariq and Sarah, r2 Tariq and Zoë. "
        f"mentorlog {command} --all is of every one.\n  Try: mentorlog {command} --with r1\n"
    )
    assert "--all" not in two(command, "--with", "tariq").err


@pytest.mark.parametrize("before", [True, False])
def test_a_name_before_or_after_the_command(two, before):
    named = ["--with", "zoe"]
    argv = ["goal", "add", "X"]
    assert two(*named, *argv).code == 0 if before else two(*argv, *named).code == 0
    assert two("goal", "list", "--with", "r2").out.startswith("g1  X\n")
    assert two("goal", "list", "--with", "r1").out.startswith("No goal is set yet.")


def test_the_environment_names_one(two, monkeypatch):
    monkeypatch.setenv("MENTORLOG_WITH", "zoe")
    assert two("goal", "add", "X").code == 0
    assert two("goal", "list").out.startswith("g1  X\n")
    assert two("goal", "list", "--with", "sarah").out.startswith("No goal is set yet.")


CLOSED = """\
{"type":"relationship","id":"x","number":2,"mentor":"Tariq","mentee":"Zoë"}
{"type":"closing","id":"y","relationship":"x","closed_on":"2026-02-01"}
"""


def test_one_that_is_closed_is_only_read(begun, tmp_path):
    (tmp_path / "in.jsonl").write_text(CLOSED, encoding="utf-8")
    assert begun("import", str(tmp_path / "in.jsonl")).code == 0
    assert begun("goal", "add", "X").out == "Saved g1: X\n"
    assert begun("goal", "list", "--with", "zoe").code == 0
    assert begun("goal", "add", "X", "--with", "zoe") == (
        2,
        "",
        (
            "mentorlog: The journal of Tariq and Zoë (r2) was closed on Sun 1 Feb 2026, "
            "38 days ago; nothing more is added to it.\n  Try: mentorlog reopen --with r2\n"
        ),
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Sarah Lévy", "sarah-levy"),
        ("../../etc/passwd", "etc-passwd"),
        ("Piotr Łuczak, Ingrid Sørensen, Lærke Groß", "piotr-luczak-ingrid-sorensen-laerke-gros"),
        ("CON", ""),
        ("Com1.", ""),
        ("\u738b\u5c0f\u660e", ""),
        ("x" * 300, "x" * 40),
        ("-- ; $(rm)", "rm"),
    ],
)
def test_a_name_within_that_of_a_file(name, said):
    assert in_file_name(name) == said
