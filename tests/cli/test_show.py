"""`mentorlog show`."""

import json

import pytest
from building import action, closing
from render.looking import drifting, fading, golden, keep, record


def test_a_glance(run, journal):
    keep(journal, fading())
    assert run("show") == (0, golden("fading", "show").read_text(encoding="utf-8"), "")


def test_json(run, journal):
    keep(journal, fading())
    told = json.loads(run("show", "--json").out)
    assert told["relationship"]["short"] == "r1"
    assert told["last_meeting"]["on"] == "2026-02-02"
    assert [c["short"] for c in told["concerns"]] == ["c1"]
    assert (told["level"], told["closing"], told["pauses"]) == ("watch", None, [])


def test_an_ending_that_is_planned(run, journal):
    table = "2026-01-05 held\n2026-03-16 planned"
    told = closing(final_meeting="m2", decided_on="2026-03-02", mentee_told_on="2026-03-04")
    keep(journal, record(table, told))
    said = "the final session is Mon 16 Mar 2026, in 5 days; Sarah was told on Wed 4 Mar 2026"
    assert said in " ".join(run("show").out.split())


def test_who_keeps_it_is_you_and_not_to_be_told_by_name(run, journal):
    table = "2026-01-05 held\n2026-03-16 planned"
    planned = closing(final_meeting="m2", decided_on="2026-03-02", mentee_told_on="2026-03-04")
    known = record(table, planned, keeper="mentee")
    untold = record(table, planned.but(mentee_told_on=None), keeper="mentee", mentee="Jo")
    keep(journal, known, untold)
    first, second = (" ".join(run("show", "--with", r).out.split()) for r in ("r1", "r2"))
    assert "; you were told on Wed 4 Mar 2026" in first
    assert "; no day is noted on which you were told" in second


def test_what_a_closed_one_shows(run, journal):
    keep(journal, record("2026-01-05 held", closing(closed_on="2026-03-01", reason="time-is-up")))
    out = run("show").out
    assert "  Ending      closed on Sun 1 Mar 2026, 10 days ago (time is up)\n" in out
    assert "mentorlog health" not in out
    assert "nothing is booked" not in out


def test_as_of_an_earlier_day(run, journal):
    keep(journal, fading())
    out = run("show", "--today", "2026-01-10").out
    assert "1 held, the last on Mon 5 Jan 2026, 5 days ago (m1)" in out
    assert "none recorded yet" in out


def test_which_one(run, journal):
    keep(journal, fading(), drifting(mentor="Aisha", mentee="Jo"))
    ran = run("show")
    assert (ran.code, ran.out) == (3, "")
    assert "mentorlog health --with r2" in run("show", "--with", "jo").out


def test_of_very_many_actions_the_last_stand_there(begun):
    for number in range(1, 24):
        begun(
            "action", "add", f"Step {number}", "--owner", "mentee", "--due", f"2026-04-{number:02}"
        )
    out = begun("show").out
    assert "13 more, due earlier: mentorlog action list\n" in out
    assert " a13 " not in out and " a14 " in out and " a23 " in out


@pytest.mark.parametrize("command", ["show", "prepare"])
def test_ids_of_any_length_keep_their_column(run, journal, command):
    told = [action(f"a{n}", due="2026-04-01", number=n) for n in (9, 10)]
    keep(journal, record("2026-01-05 held", *told))
    lines = [line for line in run(command).out.splitlines() if "Promise a" in line]
    assert len(lines) == 2 and len({line.index("Promise") for line in lines}) == 1


def test_names_of_any_length_keep_what_they_promised_in_one_column(run, journal):
    past = [
        action(f"a{n}", owner, due="2026-01-08", done_on="2026-01-09", number=n)
        for n, owner in enumerate(("mentor", "mentor", "mentee"), 1)
    ]
    keep(journal, record("2026-01-05 held", *past, mentor="Dr. Maeve O’Brien"))
    bars = [line.index("█") for line in run("show").out.splitlines() if "█" in line]
    assert len(bars) == 2 and len(set(bars)) == 1
