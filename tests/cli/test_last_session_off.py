"""A last session that did not take place: every page says so, and how it goes on."""

import json

import pytest
from making import made_once

TODAY = ("--today", "2026-03-21")
OFF = "inal session (m2 on Fri 20 Mar 2026) did not take place, and has no other day yet"


@made_once
def off(begun):
    """The last session was planned for Fri 20 Mar 2026, and called off."""
    begun("goal", "add", "Lead a project")
    begun("agree", "--started", "2026-01-05", "--purpose", "to lead")
    begun("meet", "--on", "2026-03-02", "--held")
    planned = begun("close", "--on", "2026-03-20", "--reason", "moved-on", "--told", "today")
    assert planned.code == 0, planned.err
    called = begun(*TODAY, "meet", "--meeting", "m2", "--cancelled-by", "mentee")
    assert called.code == 0, called.err


@pytest.mark.parametrize("page", ["show", "health"])
def test_the_page_says_what_became_of_it_and_what_to_type(off, page):
    said = " ".join(off(*TODAY, page).out.split())
    assert OFF in said
    assert said.count("mentorlog close --on DAY") == said.count("mentorlog close --go-on") == 1
    again = off(*TODAY, "close", "--on", "2026-03-27")
    assert again.code == 0, again.err
    assert "did not take place, and" not in " ".join(off(*TODAY, page).out.split())


def test_the_phase_is_that_of_an_ending(off):
    phase = json.loads(off(*TODAY, "show", "--json").out)["phase"]
    assert (phase["name"], phase["ending"], phase["needs"]) == ("goal-achievement", True, [])


def test_due_says_so_and_nothing_of_a_private_one(off):
    ran = off(*TODAY, "due")
    assert "Sarah: another day for the last session, m2 did not take place\n" in ran.out
    off("close", "--private")
    ran = off(*TODAY, "due")
    assert "Sarah: m2 did not take place, another day is needed (private)\n" in ran.out
    assert "last session" not in ran.out


def test_nothing_of_one_that_is_closed_comes_next(begun):
    begun("meet", "--book", "2026-04-08")
    assert ", next in 28 days" in begun("list").out
    assert begun("close", "--withdraw").code == 0
    out = begun("list").out
    assert "next" not in out
    assert "nothing booked" not in out
