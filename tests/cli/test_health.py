"""`mentorlog health`."""

import json
import subprocess
import sys

import pytest
from building import goal
from render.looking import TODAY, closed, drifting, fading, golden, keep, record, resting

from mentorlog.health import examine
from mentorlog.render import data

STEADY = "2026-01-26 held\n2026-02-09 held\n2026-02-23 held\n2026-03-09 held"


def steady(**stated):
    return record(STEADY, goal(measure="shipped"), **stated)


def test_the_whole_check(run, journal):
    keep(journal, fading())
    assert run("health") == (0, golden("fading", "health").read_text(encoding="utf-8"), "")


def test_commands_name_the_relationship_where_there_are_several(run, journal):
    keep(journal, fading(), drifting(mentor="Aisha", mentee="Jo"))
    ran = run("health", "--with", "Jo")
    assert 'mentorlog agree --rhythm "every 2 weeks" --with r2' in ran.out
    assert "mentorlog action done a2 --with r1" in run("health", "--with", "Tariq").out


def test_json_is_the_checkup(run, journal):
    keep(journal, fading())
    ran = run("health", "--json")
    assert (ran.code, ran.err) == (0, "")
    check = data.checkup(examine(fading(), TODAY)) | {"others_to_erase": []}
    assert json.loads(ran.out) == json.loads(json.dumps(check))


def test_check_exits_with_one_where_a_sign_is_shown(run, journal):
    keep(journal, fading(), steady(mentor="Aisha", mentee="Jo"))
    assert run("health", "--check", "--with", "Tariq").code == 1
    assert run("health", "--check", "--json", "--with", "Tariq").code == 1
    assert run("health", "--check", "--with", "Jo").code == 0
    assert run("health", "--with", "Tariq").code == 0
    assert run("health", "--all", "--check").code == 1
    assert run("health", "--all", "--check", "--json").code == 1


def test_check_is_quiet_about_a_break_and_an_end(run, journal):
    keep(journal, resting(), closed())
    assert run("health", "--all", "--check").code == 0
    assert run("health", "--all", "--check", "--json").code == 0


def test_all_is_one_line_each_worst_first(run, journal):
    keep(
        journal,
        steady(mentor="Imani", mentee="Lee"),
        fading(),
        record(mentor="Noor", mentee="Kim", started="2026-03-01"),
        resting(),
        closed(),
        drifting(mentor="Aisha", mentee="Jo"),
    )
    assert run("health", "--all").out.splitlines() == [
        "5 open relationships                                             Wed 11 Mar 2026",
        "",
        "▲ Worth a conversation",
        "  r6  Aisha and Jo     Aisha called off or missed 3 of the last 5 meetings.",
        "",
        "△ Worth noticing",
        "  r2  Tariq and Sarah  Sarah called off or missed 2 of the last 5 meetings.",
        "",
        "… Not enough recorded yet",
        "  r3  Noor and Kim     needs 3 meetings whose outcome is recorded, none so far",
        "",
        "· Nothing on the record stands out",
        "  r1  Imani and Lee    last met 2 days ago",
        "",
        "‖ Resting",
        "  r4  Tariq and Sarah  resting until Wed 1 Apr 2026, in 21 days",
        "",
        "More on one of them:",
        "    mentorlog health --with r6",
    ]


def test_all_as_json_is_one_object_a_line_closed_ones_too(run, journal):
    keep(journal, fading(), closed(), resting())
    lines = run("health", "--all", "--json").out.splitlines()
    told = [json.loads(line) for line in lines]
    assert [(one["relationship"], one["level"]) for one in told] == [
        ("r1", "watch"),
        ("r1-2", "closed"),
        ("r1-3", "resting"),
    ]


def test_all_and_with_exclude_each_other(run, journal):
    keep(journal, fading())
    ran = run("health", "--all", "--with", "Sarah")
    assert (ran.code, ran.out) == (2, "")
    assert "--with" in ran.err


def test_a_closed_one_is_one_sentence(run, journal):
    keep(journal, closed())
    ran = run("health")
    assert " ".join(ran.out.split()) == (
        "Tariq and Sarah: closed on Sun 1 Mar 2026, 10 days ago; "
        "a relationship that is closed is not judged."
    )


def test_another_day(run, journal):
    keep(journal, fading())
    ran = run("health", "--today", "2026-02-10")
    assert ran.out.splitlines()[0].endswith("Tue 10 Feb 2026")
    assert "called off" not in ran.out.partition("The other signs")[0]


def test_without_a_journal_it_says_how_to_begin(run):
    ran = run("health")
    assert (ran.code, ran.out) == (4, "")
    assert "Try: mentorlog start" in ran.err


@pytest.mark.parametrize(
    "argv",
    [
        ("health", "--json"),
        ("health", "--all", "--json"),
        ("show", "--json"),
        ("log", "--json"),
        ("list", "--json"),
        ("sign", "--json"),
    ],
)
def test_json_does_without_rich(journal, argv, loaded):
    keep(journal, fading())
    assert not loaded("--journal", str(journal), *argv).modules & {"rich", "sqlite_utils"}


@pytest.mark.parametrize("argv", [("health",), ("show",), ("log",), ("list",), ("sign",)])
def test_text_loads_little_of_rich(journal, argv, loaded):
    keep(journal, fading())
    heavy = {"rich.markdown", "rich.progress", "rich.syntax", "pygments", "sqlite_utils"}
    assert not loaded("--journal", str(journal), *argv).modules & heavy


def test_no_color_is_obeyed(journal):
    keep(journal, fading())
    call = [sys.executable, "-m", "mentorlog", "--journal", str(journal), "health"]
    call += ["--today", "2026-03-11"]
    for env, coloured in (({"FORCE_COLOR": "1"}, True), ({}, False)):
        ran = subprocess.run(call, capture_output=True, check=True, timeout=60, env=_env(env))
        assert (b"\x1b[" in ran.stdout) == coloured
    bare = subprocess.run(
        *(call,),
        capture_output=True,
        check=True,
        timeout=60,
        env=_env({"FORCE_COLOR": "1", "NO_COLOR": "1"}),
    )
    assert b"[35m" not in bare.stdout and b";35" not in bare.stdout


def _env(more):
    import os

    return {**os.environ, "PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "utf-8", **more}
