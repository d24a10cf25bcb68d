"""`mentorlog meet`: what is told of a session that is booked, moved, or in a break."""

import json


def log(run):
    told = json.loads(run("log", "--json").out)["timeline"]
    return [[m["outcome"] for m in item["meetings"]] for item in told if item["meetings"]]


def test_a_change_without_a_day_is_of_the_one_session_ahead(begun):
    begun("meet", "--book", "2026-03-12 17:00")
    off = begun("meet", "--cancelled-by", "mentee", "--json")
    meeting = json.loads(off.out)["meeting"]
    assert (meeting["number"], meeting["on"], meeting["outcome"]) == (1, "2026-03-12", "cancelled")
    assert meeting["notice_hours"] == 24
    assert log(begun) == [["cancelled"]]


def test_a_change_without_a_day_asks_where_several_are_ahead(begun):
    begun("meet", "--book", "2026-03-12")
    begun("meet", "--book", "2026-03-19")
    refused = begun("meet", "--cancelled-by", "mentee")
    assert (refused.code, refused.out) == (2, "")
    assert "Which session is it, m1 on Thu 12 Mar 2026 or m2 on Thu 19 Mar 2026?" in refused.err
    assert "Try: mentorlog meet --cancelled-by mentee --meeting m1" in refused.err


def test_what_was_moved_is_told_of_by_the_one_that_continues_it(begun):
    begun("meet", "--book", "2026-03-12")
    begun("meet", "--meeting", "m1", "--moved-by", "both", "--to", "2026-03-14")
    refused = begun("meet", "--meeting", "m1", "--cancelled-by", "mentee")
    assert (refused.code, refused.out) == (2, "")
    assert "m1 was moved, and m2 continues it" in refused.err
    assert log(begun) == [["moved", "planned"]]


def test_a_session_in_a_break_is_said_to_count_for_nothing(begun):
    begun("pause", "--from", "2026-03-01")
    told = begun("meet", "--on", "2026-03-10")
    assert "Tue 10 Mar 2026 lies in a break (p1), so no sign counts it" in told.out
    assert "mentorlog resume --on 2026-03-10 ends the break" in told.out


def test_a_booking_that_is_completed_late_keeps_both_days(begun):
    begun("meet", "--book", "2026-02-10", "--today", "2026-01-20")
    begun("meet", "--meeting", "m1", "--lasted", "50")
    (meeting,) = (
        json.loads(line)
        for line in begun("export").out.splitlines()
        if json.loads(line)["type"] == "meeting"
    )
    assert (meeting["recorded_on"], meeting["x-booked_on"]) == ("2026-03-11", "2026-01-20")
    before = json.loads(begun("health", "--json", "--today", "2026-02-25").out)
    assert before["coverage"]["meetings"] == {"counted": 0, "not_recorded": 1}
    after = json.loads(begun("health", "--json").out)
    assert after["coverage"]["meetings"] == {"counted": 1, "not_recorded": 0}
