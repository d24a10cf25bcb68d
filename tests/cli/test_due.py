"""`mentorlog due`."""

import json
from datetime import date, timedelta

import pytest
from building import action, closing, concern, day, goal, milestone, pause, step
from render.looking import drifting, fading, keep, record

FULL = """
    2026-02-23 held
    2026-03-06 planned
    2026-03-12 planned 17:00
"""


def full(**stated):
    return record(
        FULL,
        action("a1", "mentee", "2026-03-07", text="Send the CV"),
        action("a2", "mentor", "2026-03-11", text="Ask the head of design"),
        action("a3", "both", "2026-03-13", text="Read chapter three"),
        goal("g1", text="Lead a project", target_on="2026-03-01"),
        milestone("g1", due_on="2026-03-12"),
        concern("c1"),
        step("c1", "2026-03-01", None, check_on="2026-03-10"),
        **({"keeper": "mentor"} | stated),
    )


LINES = """\
Sarah: g1 Lead a project, 10 days past
Sarah: m2 of Fri 6 Mar not recorded yet
Sarah: a1 Send the CV, 4 days past
Sarah: c1 to look at again, 1 day past
Sarah: a2 (you) Ask the head of design, due today
Sarah: next session Thu 12 Mar 17:00, tomorrow
Sarah: ms1 First draft, meant for tomorrow
Sarah: a3 (both) Read chapter three, due in 2 days
"""


def test_a_line_for_each_thing(run, journal):
    keep(journal, full())
    assert run("due") == (0, LINES, "")


def test_mine_leaves_out_what_the_other_has_promised(run, journal):
    keep(journal, full())
    assert run("due", "--mine").out == LINES.replace("Sarah: a1 Send the CV, 4 days past\n", "")


def test_a_facilitator_is_told_whose_it_is(run, journal):
    keep(journal, full(keeper="facilitator"))
    out = run("due").out
    assert "Tariq and Sarah: a1 (Sarah) Send the CV, 4 days past\n" in out
    assert "a1" not in run("due", "--mine").out


@pytest.mark.parametrize(
    ("within", "found"),
    [("0d", False), ("1 day", True), ("7D", True), ("2 weeks", True), ("0 weeks", False)],
)
def test_how_far_ahead(run, journal, within, found):
    keep(journal, full())
    assert ("next session" in run("due", "--within", within).out) is found


@pytest.mark.parametrize("within", ["soon", "7", "-1d", "9999d", "1 month", ""])
def test_what_is_no_span(run, journal, within):
    keep(journal, full())
    ran = run("due", "--within", within)
    assert (ran.code, ran.out) == (2, "")
    assert "is no number of days or weeks (for example 7d, 2 weeks)." in ran.err


def test_check_says_by_its_exit_code_whether_something_is_due(run, journal):
    keep(journal, full())
    assert run("due", "--check") == (1, LINES, "")
    assert run("due", "--check", "--count") == (1, "8\n", "")
    assert run("due", "--count") == (0, "8\n", "")
    assert run("due", "--check", "--today", "2026-01-01") == (0, "", "")
    assert run("due", "--count", "--today", "2026-01-01") == (0, "", "")


def test_where_nothing_is_due_one_line_says_so(run, journal):
    keep(journal, record("2026-02-23 held", keeper="mentor"))
    assert run("due") == (0, "Nothing is due up to Fri 13 Mar 2026.\n", "")
    assert run("due", "--within", "0d") == (0, "Nothing is due today.\n", "")
    assert run("due", "--json") == (0, "[]\n", "")


def test_a_prompt_is_quiet_before_there_is_a_journal(run, journal):
    assert run("due", "--check") == (0, "", "")
    assert run("due", "--count") == (0, "", "")
    ran = run("due")
    assert (ran.code, ran.out) == (4, "")
    assert "mentorlog start" in ran.err
    assert not journal.exists()


@pytest.mark.parametrize("argv", [(), ("--check",), ("--count",), ("--json",)])
def test_a_damaged_journal_is_always_said(run, journal, argv):
    keep(journal, full())
    journal.write_bytes(journal.read_bytes()[:5000] + b"\xff" * 5000)
    ran = run("due", *argv)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("mentorlog: ")


def test_all_that_are_open(run, journal):
    done = record("2026-01-05 held\n2026-03-01 planned", closing(closed_on="2026-03-01"))
    keep(journal, fading(), drifting(mentor="Aisha", mentee="Jo"), done, full(mentee="Bilal"))
    out = run("due").out
    assert {line.partition(":")[0] for line in out.splitlines()} == {"Sarah", "Bilal"}
    only = run("due", "--with", "bilal").out
    assert only == LINES.replace("Sarah:", "Bilal:")


def test_two_of_the_same_name_are_told_apart(run, journal):
    keep(journal, full(), full())
    out = run("due").out
    assert "Sarah (r1): a1 Send the CV" in out
    assert "Sarah (r2): a1 Send the CV" in out


def test_json(run, journal):
    keep(journal, full())
    told = json.loads(run("due", "--json").out)
    assert [one["short"] for one in told] == ["g1", "m2", "a1", "c1", "a2", "m3", "ms1", "a3"]
    assert told[2] == {
        "relationship": "r1",
        "relationship_short": "r1",
        "name": "Sarah",
        "kind": "action",
        "short": "a1",
        "on": "2026-03-07",
        "days": -4,
        "owner": "mentee",
        "mine": False,
        "text": "Send the CV",
    }


def test_private_words_are_on_no_screen(run, journal):
    kept = full()
    hidden = tuple(one.but(private=True) for one in kept.actions)
    keep(journal, kept.but(actions=hidden, goals=tuple(g.but(private=True) for g in kept.goals)))
    for argv in ((), ("--json",), ("--check",)):
        out = run("due", *argv).out
        assert "a1" in out and "ms1" in out
        for words in ("Send the CV", "Lead a project", "First draft", "We talk past"):
            assert words not in out
    assert "Sarah: a1 (private), 4 days past\n" in run("due").out


def test_of_a_private_relationship_there_is_no_name(run, journal):
    told = closing(final_meeting="m3", decided_on="2026-03-01", mentor_told_on="2026-03-01")
    kept = full(private=True)
    keep(journal, kept.but(closings=(told,)))
    out = run("due").out + run("due", "--json").out
    assert "r1: a1 (private), 4 days past\n" in out
    assert "r1: tell the mentee that Thu 12 Mar 17:00 is the last session" in out
    for words in ("Sarah", "Tariq", "Send the CV", "Lead"):
        assert words not in out


def test_whom_to_tell_and_when_a_break_ends(run, journal):
    told = closing(final_meeting="m3", decided_on="2026-03-01")
    keep(journal, full().but(closings=(told,)))
    assert "Sarah: to be told that Thu 12 Mar 17:00 is the last session, tomorrow\n" in (
        run("due").out
    )
    rest = pause("2026-03-01", "2026-03-13")
    keep(journal.with_name("other.db"), record("2026-02-23 held", rest, keeper="mentor"))
    other = run("due", "--journal", str(journal.with_name("other.db"))).out
    assert other == "Sarah: the break ends Fri 13 Mar, in 2 days\n"


def test_of_several_sessions_one_is_next(run, journal):
    keep(journal, record("2026-03-12 planned\n2026-03-13 planned", keeper="mentor"))
    assert run("due").out == (
        "Sarah: next session Thu 12 Mar, tomorrow\nSarah: session Fri 13 Mar, in 2 days\n"
    )


def test_words_are_cut_and_harmless(run, journal):
    long = action("a1", due=day("2026-03-11"), text="\x1b[31mred " + "word " * 40)
    keep(journal, record("2026-02-23 held", long, keeper="mentor"))
    (line,) = run("due").out.splitlines()
    assert line.startswith("Sarah: a1 red word word")
    assert line.endswith("…, due today")
    assert len(line) < 90


def test_what_is_cut_is_cut_between_characters_and_measured_in_cells(run, journal):
    rocket = "👩\u200d🚀"
    for text, kept in (("王" * 40, "王" * 29), (rocket * 40, rocket * 29)):
        keep(journal, record("", action("a1", "mentee", "2026-03-11", text=text), keeper="mentor"))
        assert run("due").out == f"Sarah: a1 {kept}…, due today\n"
        journal.unlink()


def test_a_private_ending_is_announced_on_no_screen(run, journal):
    ending = closing(mentor_told_on="2026-03-01", final_meeting="m2", private=True)
    keep(journal, record("2026-02-02 held\n2026-03-12 planned", ending, keeper="mentor"))
    out = run("due").out
    assert "Sarah: m2: somebody to be told of it (private), " in out
    assert "last session" not in out


def test_of_very_many_the_nearest_to_today_stand_there_and_how_to_see_the_others(run, journal):
    past = [f"{date(2026, 3, 11) - timedelta(n)}" for n in range(130)]
    some = [action(f"a{n}", "mentee", on) for n, on in enumerate(past, 1)]
    both = ({"mentee": mentee, "keeper": "mentor"} for mentee in ("Sarah", "Bilal"))
    keep(journal, *(record("2026-02-23 held", *some, **stated) for stated in both))
    *shown, blank, said, one, all_ = run("due").out.splitlines()
    assert len(shown) == 200 and all(", due today" in shown[at] for at in (99, 199))
    assert [line.partition(" ")[0] for line in shown] == ["Sarah:"] * 100 + ["Bilal:"] * 100
    assert not any("100 days past" in line for line in shown) and "99 days past" in shown[0]
    assert said == "These 200 are nearest to today; 60 more are left out. To see them:"
    assert (blank, one, all_) == ("", "    mentorlog due --with r1", "    mentorlog due --json")
    assert len(run(*one.split()[1:]).out.splitlines()) == 130
    assert len(json.loads(run(*all_.split()[1:]).out)) == 260
    assert run("due", "--count").out == "260\n"
