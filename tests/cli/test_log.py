"""`mentorlog log`."""

import json
from datetime import date, timedelta

import pytest
from building import closing, feedback
from render.looking import drifting, fading, golden, keep, record

from mentorlog.record import Closing, Record, Relationship


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
    month = run("log", "--since", "january").out
    assert month == run("log", "--since", "2026-01-01").out


def test_of_a_long_one_the_last_lines_stand_there_and_how_to_see_all(begun, tmp_path):
    held = [
        {
            "type": "meeting",
            "id": f"m{n}",
            "relationship": "r9",
            "outcome": "held",
            "on": (date(2010, 1, 4) + timedelta(weeks=n)).isoformat(),
        }
        for n in range(1, 502)
    ]
    held.append({"type": "meeting", "id": "m700", "relationship": "r9", "outcome": "unknown"})
    people = {"type": "relationship", "id": "r9", "mentor": "Bilal", "mentee": "Mina"}
    file = tmp_path / "long.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in [people, *held]))
    assert begun("import", str(file)).code == 0
    out = begun("log", "--with", "Mina").out
    assert "What is older than Mon 25 Sep 2017 is left out here. To see all of it:\n" in out
    assert "m700" in out and "m402 " not in out and "m403 " in out and "m501 " in out
    whole = begun(*out.partition("mentorlog ")[2].partition("\n")[0].split()).out
    assert "m1 " in whole and "To see all of it" not in whole


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


def test_until(run, journal):
    keep(journal, fading())
    ran = run("log", "--since", "2026-02-16", "--until", "2026-02-20").out.splitlines()
    assert ran[0].endswith("since Mon 16 Feb 2026 until Fri 20 Feb 2026")
    assert [line[20:22] for line in ran[2:]] == ["m5", "c1"]
    back = run("log", "--since", "2026-02-20", "--until", "2026-02-16")
    assert (back.code, back.out) == (2, "")
    assert "--until Mon 16 Feb 2026 lies before --since Fri 20 Feb 2026." in back.err
    none = run("log", "--until", "2025-01-01")
    assert (none.code, none.out.splitlines()[2]) == (
        0,
        "Nothing is recorded until Wed 1 Jan 2025.",
    )


FOUND = """\
Tariq and Sarah                                                       “THE head”

 ● Mon 19 Jan 2026  m2   held, 40 of 60 minutes, ended early by Sarah, useful 3
                         of 5
                         a2 your action, by Sun 1 Feb 2026: Ask «the» «head»
                           of design
"""


def test_words(run, journal):
    keep(journal, fading())
    assert run("log", "--grep", "THE head") == (0, FOUND, "")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("line sec", "notes: First talk. A «second» «line»."),
        ("mind else", "private: Something «else» is on her «mind»."),
        ("cv", "a1 done: Send the «CV»"),
        ("shipp", "measure: «shipped», and they would do it again"),
        ("work", "called off by Sarah, 2 hours before («work»)"),
        ("questions", "f1 feedback from Sarah about you: More «questions»"),
        ("past", "your concern: We talk «past» each other"),
        ("leading", "purpose: Grow into «leading» a team, and decide by"),
        ("off called", None),
        ("action", None),
        ("tariq", None),
    ],
)
def test_words_are_found_in_what_was_written(run, journal, typed, line):
    keep(journal, fading())
    ran = run("log", "--grep", typed)
    told = [" ".join(line.split()) for line in ran.out.splitlines()]
    if line is not None:
        assert any(one.endswith(line) for one in told), ran.out
        return
    assert told[2:] == [
        f"Nothing is recorded with “{typed}” in it.",
        "The beginning of a word is enough; several have to stand in the same note.",
    ]
    assert (ran.code, ran.err) == (0, "")


def test_of_two_lines_of_one_day_the_first_is_shown_beside_what_was_found(run, journal):
    about, on = Relationship(id="r", mentor="Tariq", mentee="Sarah"), date(2026, 2, 2)
    ended = {"closed_on": on, "reopened_on": on, "outcome": "completed", "note": "So be it"}
    keep(
        journal,
        Record(
            relationship=about,
            closings=tuple(Closing(id=f"c{at}", relationship="r", **ended) for at in range(12)),
        ),
    )
    told = run("log", "--grep", "so be").out
    assert (told.count("closed: completed"), told.count("opened again")) == (12, 0)


def test_what_belongs_to_a_goal(run, journal):
    keep(journal, fading())
    ran = run("log", "--goal", "g1")
    assert ran.out.splitlines()[1] == "g1  Lead a project"
    assert "g1 looked at: 40 %" in ran.out
    assert not any(word in ran.out for word in ("g2", "a1", "f1", "First talk.", "m5"))
    narrower = run("log", "--goal", "g1", "--grep", "project", "--until", "2026-01-10")
    assert narrower.out.splitlines()[3:] == [
        " ● Mon 5 Jan 2026   m1   held at 17:00, 60 of 60 minutes, useful 4 of 5",
        "                         g1 goal: Lead a «project»",
    ]
    assert run("log", "--goal", "g9").code == 3
    assert "about g1 with “zzz” in it" in run("log", "--goal", "g1", "--grep", "zzz").out


def test_words_in_every_relationship(run, journal):
    keep(journal, fading(), drifting(mentor="Aisha", mentee="Jo"))
    heads = [
        line for line in run("log", "--all", "--grep", "talk").out.splitlines() if " and " in line
    ]
    assert [line.split("  ")[0] for line in heads] == ["Tariq and Sarah", "Aisha and Jo"]
    one = run("log", "--all", "--grep", "lose").out
    assert one.startswith("Aisha and Jo")
    assert " · Sat 20 Dec 2025  c1   your concern: We «lose» touch" in one.splitlines()
    (told,) = json.loads(run("log", "--all", "--grep", "lose", "--json").out)
    assert [(f["short"], f["texts"]) for f in told["found"]] == [
        ("c1", [{"key": "text", "excerpt": "We lose touch"}])
    ]
    none = run("log", "--all", "--grep", "zzz")
    assert (none.code, none.out.splitlines()[0]) == (0, "Nothing is recorded with “zzz” in it.")
    assert json.loads(run("log", "--all", "--grep", "zzz", "--json").out) == []


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--grep", '"'], "--grep: there is no letter or digit in '\"'."),
        (["--all"], "--all goes with --grep."),
        (["--all", "--grep", "x", "--goal", "g1"], "--goal is a goal of one relationship"),
    ],
)
def test_what_cannot_be_looked_for(begun, argv, sentence):
    ran = begun("log", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_all_notes_with_marks(run, journal):
    keep(journal, fading())
    ran = run("log", "--grep", "line", "--notes")
    told = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert told[3:] == ["First talk.", "A second «line»."]


def test_what_was_found_is_no_command_to_the_terminal(begun):
    begun(
        "meet",
        "--notes",
        "one \x1b]0;title\x07budget\x1b[31m \u202e two\nthree [red]x[/red] budget",
    )
    out = begun("log", "--grep", "budget").out
    assert "«budget»" in out
    assert "[red]x[/red]" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


@pytest.mark.parametrize("columns", ["40", "60", "100"])
def test_a_line_of_notes_stays_as_far_in_as_it_was_written(run, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    run("start", "--mentor", "Tariq", "--mentee", "Sarah")
    below = "    - below it a longer line that has to fold, and that is long enough for it to fold"
    notes = f"Plan:\n- first\n{below}\n\ttabbed\n{' ' * 90}x"
    run("meet", "--on", "2026-03-02", "--notes", notes)
    shown = run("log", "--notes").out.rstrip().split("\n")
    first = next(n for n, line in enumerate(shown) if line.endswith("Plan:"))
    left = shown[first].index("Plan:")
    assert shown[first + 1] == " " * left + "- first"
    assert shown[first + 2].startswith(" " * left + "    - below it")
    folded = shown[first + 3 : -2]
    assert folded and all(line.startswith(" " * (left + 6)) for line in folded)
    assert shown[-2:] == [" " * (left + 4) + "tabbed", " " * (left + 8) + "x"]
    assert max(map(len, shown)) <= int(columns)


def test_who_keeps_it_is_you_in_what_became_of_the_ending(run, journal):
    planned = closing(
        decided_on="2026-03-02", mentor_told_on="2026-03-04", mentee_told_on="2026-03-04"
    )
    said = feedback("f1", "2026-03-04", "mentor", about="relationship", text="It helps")
    keep(journal, record("2026-01-05 held", planned, said, keeper="mentee"))
    out = run("log").out
    assert "feedback from Tariq about the relationship: It helps" in out
    assert "Tariq was told of the ending" in out
    assert "you were told of the ending" in out and "Sarah was told" not in out
