"""`mentorlog show m7`: one thing, whole."""

import json

import pytest
from making import made_once


@made_once
def told(begun):
    begun("goal", "add", "Lead a project", "--measure", "it is led")
    begun(
        *("meet", "--on", "2026-03-04", "--lasted", "50", "--useful", "4", "--goal", "g1:20"),
        *("--action", "mentee: send the CV by 20 march", "--private-notes", "She was tired."),
        *("--notes", "First line.\n\n# Not a heading of ours\n  indented"),
    )


def test_a_session_with_all_its_words_and_what_belongs_to_it(told):
    assert told("show", "m1").out == (
        "m1, session of Wed 4 Mar 2026, held\n"
        "\n"
        "  outcome        held\n"
        "  on             4 Mar 2026\n"
        "  lasted         50 minutes\n"
        "  useful         4\n"
        "  goals          g1\n"
        "  private notes  She was tired.\n"
        "\n"
        "  notes\n"
        "    First line.\n"
        "    \n"
        "    # Not a heading of ours\n"
        "      indented\n"
        "\n"
        "  What belongs to it\n"
        "    gr1, goal review of Wed 4 Mar 2026\n"
        "    a1, action: send the CV\n"
        "\n"
        "To put it right: mentorlog edit m1\n"
        "What it was before: mentorlog history m1\n"
    )


def test_of_what_is_closed_it_names_what_opens_it_and_of_several_whose_it_is(told):
    assert told("close", "--done", "--without-session", "--rest", "alone").code == 0
    assert "put it right, open it first: mentorlog reopen\n" in told("show", "cl1").out
    told("start", "--mentor", "Tariq", "--mentee", "Omar")
    assert told("show", "m1", "--with", "Sarah").out.endswith(
        "open it first: mentorlog reopen --with Sarah\n"
        "What it was before: mentorlog history m1 --with Sarah\n"
    )


def test_an_action_a_goal_and_the_relationship_are_shown_as_well(told):
    assert "  due      20 Mar 2026\n" in told("show", "a1").out
    goal = told("show", "G1").out
    assert "  measure  it is led\n" in goal
    assert "    m1, session of Wed 4 Mar 2026, held\n" in goal
    assert told("show", "r1").out.startswith("r1, relationship of Tariq and Sarah\n")


def test_the_same_as_data(told):
    shown = json.loads(told("show", "m1", "--json").out)
    assert shown["entry"]["notes"].startswith("First line.\n\n#")
    assert [entry["type"] for entry in shown["with_it"]] == ["goal_review", "action"]


def test_of_several_the_id_of_a_relationship_says_which(begun):
    begun("start", "--mentor", "Tariq", "--mentee", "Bilal", "--yes")
    shown = begun("show", "R2")
    assert shown.out.startswith("r2, relationship of Tariq and Bilal\n")
    assert begun("edit", "r2", "--purpose", "Lead").code == 0
    assert "Lead" in begun("show", "r2").out
    asked = begun("edit", "r2", "--purpose", "Lead", "--with", "r1")
    assert (asked.code, asked.out) == (3, "")
    assert "r2 is not the relationship that is meant, which is r1." in asked.err


@pytest.mark.parametrize("typed", ["m9", "Sarah", "r2", ""])
def test_what_is_not_there_is_said(told, typed):
    ran = told("show", typed)
    assert (ran.code, ran.out) == (3, "")
    assert "  Try: mentorlog " in ran.err
