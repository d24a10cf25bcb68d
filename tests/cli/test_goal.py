"""`mentorlog goal`."""

import json
from textwrap import dedent


def test_a_goal_is_saved_and_its_days_are_said_back(begun):
    added = begun(
        *("goal", "add", "Lead a project of three people", "--by", "30 june"),
        *("--measure", "shipped, and they would do it again"),
    )
    assert added == (
        0,
        "Saved g1: Lead a project of three people\n  by  Tue 30 Jun 2026, in 111 days\n",
        "",
    )


def test_list_shows_goals_as_they_are_now(begun):
    begun("goal", "add", "Lead a project", "--measure", "shipped", "--by", "2026-06-30")
    begun("goal", "add", "Write a paper")
    begun("goal", "milestone", "g1", "Pick the team", "--by", "2026-04-01")
    begun("goal", "milestone", "g1", "Kick-off")
    begun("goal", "milestone", "ms2", "--reached", "--on", "2026-03-09")
    begun("goal", "review", "g1", "--progress", "40", "--still-right", "--on", "2026-03-02")
    begun("goal", "change", "g1", "--by", "2026-07-15", "--measure", "shipped twice")
    assert begun("goal", "list").out == dedent(
        """\
        g1  Lead a project
            measure: shipped twice
            by Wed 15 Jul 2026, in 126 days
            40 %, looked at: Mon 2 Mar 2026, 9 days ago
            ms1  Pick the team: due Wed 1 Apr 2026, in 21 days
            ms2  Kick-off: reached Mon 9 Mar 2026
        g2  Write a paper
            measure: not stated
            no day is set
            looked at: not yet
        """
    )


def test_list_shows_ended_goals_on_request(begun):
    for text in ("One", "Two", "Three"):
        begun("goal", "add", text)
    assert begun("goal", "achieve", "g1", "--on", "2026-03-10").out == (
        "Saved g1, achieved: One\n  on  Tue 10 Mar 2026, yesterday\n"
    )
    assert begun("goal", "drop", "g2", "--note", "not now").out == "Saved g2, dropped: Two\n"
    assert begun("goal", "replace", "g3", "Four", "--by", "2026-05-01").out == (
        "Saved g4, in the place of g3: Four\n  by  Fri 1 May 2026, in 51 days\n"
    )
    listed = begun("goal", "list").out
    assert listed.startswith("g4  Four\n")
    assert "g1" not in listed
    everything = begun("goal", "list", "--all").out
    assert (
        "g1  One\n    measure: not stated\n    achieved Tue 10 Mar 2026, yesterday\n" in everything
    )
    assert "    dropped Wed 11 Mar 2026, today, now g4\n" in everything


def test_list_as_data(begun):
    begun("goal", "add", "Lead a project", "--by", "2026-06-30")
    begun("goal", "milestone", "g1", "Pick the team")
    (goal,) = json.loads(begun("goal", "list", "--json").out)
    assert (goal["type"], goal["short"], goal["set_on"]) == ("goal", "g1", "2026-03-11")
    assert goal["now"] == {
        "open": True,
        "text": "Lead a project",
        "measure": None,
        "target_on": "2026-06-30",
        "progress": None,
        "looked_at_on": None,
    }
    assert [m["short"] for m in goal["milestones"]] == ["ms1"]


def test_what_is_recorded_comes_back_as_data(begun):
    begun("goal", "add", "Lead")
    review = json.loads(begun("goal", "review", "g1", "--not-right", "--json").out)
    assert (review["type"], review["on"], review["still_right"]) == (
        "goal_review",
        "2026-03-11",
        False,
    )
    assert review["recorded_on"] == "2026-03-11"
    assert review["note"] is None


def test_nothing_yet(begun):
    assert begun("goal", "list").out == (
        "No goal is set yet. For example: mentorlog goal add TEXT --measure TEXT --by DAY\n"
    )


def test_as_of_another_day(begun):
    begun("goal", "add", "Lead", "--today", "2026-03-01")
    begun("goal", "achieve", "g1")
    assert begun("goal", "list", "--today", "2026-03-05").out.startswith("g1  Lead\n")
    assert begun("--today", "2026-02-05", "goal", "list").out.startswith("No goal is set yet.")


def test_a_goal_that_has_ended_is_left_alone(begun):
    begun("goal", "add", "Lead")
    begun("goal", "achieve", "g1")
    assert begun("goal", "drop", "g1") == (
        2,
        "",
        (
            "mentorlog: g1 was achieved on Wed 11 Mar 2026 already.\n"
            "  Try: mentorlog edit g1 --no-achieved\n"
        ),
    )


def test_what_is_said_of_a_milestone_is_saved_or_refused(begun, record):
    begun("goal", "add", "Lead a project")
    begun("goal", "milestone", "g1", "Pick the team")
    for more in (("Two people",), ("--by", "2026-05-01")):
        ran = begun("goal", "milestone", "ms1", *more, "--reached")
        assert ran.code == 2
        assert "other words for it, or another day, are for edit" in ran.err
        assert ran.err.endswith("Try: mentorlog edit ms1\n")
    ran = begun("goal", "milestone", "g1", "Begin", "--reached")
    assert (ran.code, "is for edit" in ran.err) == (3, False)
    assert ran.err.endswith("Try: mentorlog goal list --all\n")
    ran = begun("goal", "milestone", "g1", "Begin", "--on", "2026-03-10")
    assert ran.code == 2
    assert "--by is the day it is due" in ran.err
    assert [(one.text, one.reached_on) for one in record().milestones] == [("Pick the team", None)]


def test_of_one_that_is_closed_nothing_is_offered_to_be_added(begun):
    calls = (("goal", "list"), ("action", "list"), ("feedback",), ("agree",))
    assert all(" For example: " in begun(*call).out for call in calls)
    begun("close", "--withdraw")
    for call in calls:
        ran = begun(*call)
        assert ran.out.endswith(" yet.\n"), ran
