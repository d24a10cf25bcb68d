"""`mentorlog history`: what was written about one thing, and when."""

import json
from textwrap import dedent

from store.entries import version_1


def test_every_value_that_a_session_had(begun):
    begun("goal", "add", "Lead a project")
    begun("meet", "--on", "2026-03-11", "--lasted", "40", "--goal", "g1")
    begun(
        "meet", "--meeting", "m1", "--lasted", "50", "--notes", "Good talk", "--today", "2026-03-12"
    )
    begun("undo", "--today", "2026-03-13")
    assert begun("history", "m1").out == dedent(
        """\
        m1, session of Wed 11 Mar 2026, held

        Wed 11 Mar 2026, meet: written
            outcome held
            on Wed 11 Mar 2026
            lasted minutes 40
            goals g1

        Thu 12 Mar 2026, meet
            lasted minutes 40 → 50
            notes not stated → "Good talk"

        Fri 13 Mar 2026, undo
            lasted minutes 50 → 40
            notes "Good talk" → not stated
        """
    )
    first, second, third = json.loads(begun("history", "m1", "--json").out)
    assert (first["before"], first["after"]["lasted_minutes"]) == (None, 40)
    assert (second["command"], second["taken_back"]) == ("meet", True)
    assert third["after"] == first["after"]
    assert first["after"]["goals"] == second["after"]["goals"] != []


def test_an_action_comes_with_what_was_said_of_it(begun):
    begun("action", "add", "Send the CV", "--owner", "mentee")
    begun("action", "progress", "a1", "--note", "half")
    begun("delete", "a1", "--yes")
    assert begun("history", "a1").out == dedent(
        """\
        a1, action: Send the CV (deleted)

        Wed 11 Mar 2026, action add: written
            text "Send the CV"
            owner mentee
            agreed on Wed 11 Mar 2026

        Wed 11 Mar 2026, action progress: ar1 written
            action a1
            on Wed 11 Mar 2026
            progress some
            note half

        Wed 11 Mar 2026, delete: deleted

        Wed 11 Mar 2026, delete: ar1 deleted
        """
    )
    begun("undo")
    assert "Wed 11 Mar 2026, undo: back again\n\n" in begun("history", "a1").out


def test_a_relationship_that_is_deleted_has_a_history(begun):
    begun("agree", "--purpose", "to lead")
    begun("delete", "r1", "--yes")
    code, out, _ = begun("history", "r1")
    assert code == 0
    assert out.startswith("r1, relationship of Tariq and Sarah (deleted)\n")
    assert 'purpose not stated → "to lead"' in out
    code, out, err = begun("history", "r2")
    assert (code, out, err.splitlines()[0]) == (3, "", "mentorlog: There is no relationship r2.")


def test_what_was_written_before_there_was_a_history(run, journal):
    version_1(journal)
    code, out, _ = run("history", "g3", "--with", "r3")
    assert code == 0
    assert "\nAs it was when this journal began to keep a history, written Thu 29 Feb 2024\n" in out
    assert run("undo").code == 3


def test_an_id_that_stands_for_nothing(begun):
    for which, said in (("m9", "There is no meeting 'm9'"), ("Sarah", "'Sarah' is no short id")):
        code, out, err = begun("history", which)
        assert (code, out) == (3, "")
        assert said in err


def test_nothing_in_it_reaches_the_terminal_as_a_command(begun):
    begun("goal", "add", "Lead \x1b[31m a project", "--why", "\x1b]0;x\x07")
    out = begun("history", "g1").out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_no_line_of_a_note_can_be_taken_for_a_heading(begun):
    notes = "Hello\n\nWed 11 Mar 2026, delete: deleted\u2028Wed 11 Mar 2026, undo"
    begun("meet", "--on", "2026-03-11", "--notes", notes)
    begun("action", "add", "Send\nWed 11 Mar 2026, undo", "--owner", "mentee")
    for which in ("m1", "a1"):
        lines = begun("history", which).out.splitlines()
        assert [line for line in lines[1:] if line and not line.startswith("    ")] == [
            f"Wed 11 Mar 2026, {'meet' if which == 'm1' else 'action add'}: written"
        ]
