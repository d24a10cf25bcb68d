"""The first five minutes, as README has them."""

from making import made_once


@made_once
def first(begun):
    begun("goal", "add", "Lead a project", "--measure", "shipped")


def test_a_session_before_the_start_comes_with_the_remedy(first, record):
    ran = first("meet", "--on", "yesterday", "--lasted", "60")
    assert ran.err == (
        "note: Tue 10 Mar 2026 lies before the day it began, Wed 11 Mar 2026. If it began "
        "earlier, say so:\n  Try: mentorlog agree --started 2026-03-10\n"
    )
    assert first("agree", "--started", "2026-03-10").code == 0
    assert first("meet", "--meeting", "m1", "--useful", "4").err == ""


def test_the_remedy_names_the_relationship_where_it_was_named(first):
    assert (
        "--started 2026-03-10 --with sarah\n"
        in first("meet", "--on", "yesterday", "--with", "sarah").err
    )


def test_a_second_session_on_a_day_has_its_time(first, record):
    first("meet", "--useful", "4")
    again = ("meet", "--on", "today", "--cancelled-by", "mentee", "--next", "friday", "--again")
    ran = first(*again)
    said, try_ = ran.err.splitlines()
    assert ran.code == 2
    assert said == (
        "mentorlog: --at is missing: there is m1 on Wed 11 Mar 2026 already, and the time tells "
        "the two apart."
    )
    assert try_ == f"  Try: mentorlog {' '.join(again)} --at HH:MM"
    assert first(*again, "--at", "17:00").code == 0
    assert "same day" not in first("health").out
    assert len(record().meetings) == 3


def test_again_where_there_is_none_needs_no_time(first, record):
    assert first("meet", "--on", "9 mar", "--again").code == 0


def test_at_a_terminal_the_time_is_asked_for(first, record, terminal):
    first("meet", "--useful", "4")
    seen = terminal("17:00")
    assert first("meet", "--held", "--on", "today", "--again").code == 0
    assert "At what time? " in seen.getvalue()
    assert record().meetings[1].at == "17:00"


def test_an_earlier_booking_that_is_still_ahead_is_named(first):
    first("meet", "--book", "friday")
    ran = first("meet", "--on", "9 mar", "--next", "in 2 weeks")
    assert "  Next is m3: Mon 23 Mar 2026, in 12 days.\n" in ran.out
    assert "  m1 on Fri 13 Mar 2026 is still booked too.\n" in ran.out
    assert "still booked" not in first("meet", "--on", "13 mar", "--today", "13 mar").out


def test_at_a_terminal_a_call_that_says_something_is_todays(first, record, terminal):
    first("action", "add", "CV", "--owner", "mentee")
    seen = terminal()
    ran = first("meet", "--done", "a1", "--goal", "g1:20")
    assert ran.code == 0
    assert seen.getvalue() == ""
    assert "  No day was given, so it is recorded for today.\n" in ran.out
    assert str(record().meetings[0].on) == "2026-03-11"


def test_what_is_new_is_said_of_the_latest_session_alone(begun):
    title = "Newly worth noticing: "
    begun("agree", "--started", "2026-01-05", "--keeper", "mentor")
    assert title not in begun("meet", "--on", "2026-02-09", "--missed-by", "mentor").out
    assert title not in begun("meet", "--on", "2026-02-10").out
    begun("meet", "--on", "2026-03-10")
    assert title not in begun("meet", "--on", "2026-03-02", "--missed-by", "mentor").out


def test_what_is_new_is_said_although_the_next_session_is_planned(begun):
    begun("agree", "--started", "2026-01-05")
    ran = begun("meet", "--on", "2026-03-09", "--missed-by", "mentor", "--next", "friday")
    assert "Newly worth noticing: " in ran.out


def test_an_agreement_that_goes_with_the_beginning_is_said(begun):
    begun("agree", "--rhythm", "weekly")
    assert begun("agree", "--started", "2026-01-05").out == (
        "Saved r1: it began on Mon 5 Jan 2026.\n"
        "  ag1, agreed on the day it began, goes with it; if it is of another day: mentorlog edit "
        "ag1 --agreed DAY\n"
        "  started  Mon 5 Jan 2026, 65 days ago\n"
    )
    assert "goes with it" not in begun("agree", "--purpose", "to lead").out


def test_a_dash_is_no_name(run, record, terminal):
    seen = terminal("-", "Tariq", "-", "Sarah", "1", "l")
    assert run("start").code == 0
    assert seen.getvalue().count("This one is needed.") == 2
    known = record().relationship
    assert (known.mentor, known.mentee) == ("Tariq", "Sarah")
