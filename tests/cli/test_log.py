"""`mentorlog log`."""

import json

from render.looking import drifting, fading, golden, keep


def test_the_timeline(run, journal):
    keep(journal, fading())
    assert run("log") == (0, golden("fading", "log").read_text(encoding="utf-8"), "")


def test_since_and_notes(run, journal):
    keep(journal, fading())
    ran = run("log", "--since", "2026-01-01", "--notes")
    assert ran.out.splitlines()[0].endswith("since Thu 1 Jan 2026")
    assert "A second line." in ran.out
    assert "m1 " not in run("log", "--since", "2026-01-06").out
    assert run("log", "--since", "someday").code == 2


def test_json(run, journal):
    keep(journal, fading())
    told = json.loads(run("log", "--json").out)
    first, *_, last = told["timeline"]
    assert (first["kind"], first["meetings"][0]["short"]) == ("occasion", "m1")
    assert [note["short"] for note in first["notes"]] == ["ag1", "g1", "a1"]
    assert (last["on"], last["meetings"][0]["outcome"]) == ("2026-03-16", "planned")
    later = json.loads(run("log", "--json", "--since", "2026-03-01").out)
    assert [item["on"] for item in later["timeline"]] == [
        *("2026-03-02", "2026-03-06", "2026-03-16"),
    ]


def test_a_gap_in_json(run, journal):
    keep(journal, drifting())
    *_, gap = json.loads(run("log", "--json").out)["timeline"]
    assert (gap["kind"], gap["on"], gap["since"]) == ("gap", "2026-03-11", "2025-11-03")
    assert gap["days"] == 128


def test_an_empty_log_says_what_to_type(begun):
    assert begun("log").out.splitlines()[2:] == [
        "Nothing is recorded here yet.",
        "    mentorlog meet",
    ]


def test_which_one(run, journal):
    keep(journal, fading(), drifting(mentor="Aisha", mentee="Jo"))
    assert run("log").code == 3
    assert run("log", "--with", "jo").out.startswith("Aisha and Jo ")
