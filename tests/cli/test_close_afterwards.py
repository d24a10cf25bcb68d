"""What `mentorlog close` still notes of one that is closed."""

import json

from making import made_once


@made_once
def closed(begun):
    """Tariq and Sarah, closed, and to be erased at the end of the year."""
    assert begun("close", "--on", "2026-03-11", "--told", "2026-03-11").code == 0
    assert begun("meet", "--on", "2026-03-11", "--held").code == 0
    assert begun("close", "--done", "--erase-on", "2026-12-31").code == 0


def test_the_day_of_erasing_can_be_changed_and_taken_away(closed, record):
    changed = closed("close", "--erase-on", "31 jan")
    assert changed.code == 0
    assert changed.out == (
        "Saved: what is kept of Tariq and Sarah is to be erased on Sun 31 Jan 2027.\n"
        "You are reminded of that day; nothing is erased by itself.\n"
        "  erase-on  Sun 31 Jan 2027, in 326 days\n"
    )
    assert str(record().closings[0].erase_on) == "2027-01-31"
    taken = closed("close", "--no-erase-on", "--json")
    assert json.loads(taken.out)["closing"]["erase_on"] is None
    again = closed("close", "--no-erase-on")
    assert again.code == 2
    assert again.err == (
        "mentorlog: No day is noted on which it is to be erased.\n  Try: mentorlog close\n"
    )
    assert closed("undo").code == 0
    assert str(record().closings[0].erase_on) == "2027-01-31"
    assert record().closings[0].closed_on is not None


def test_of_one_that_is_open_it_can_be_taken_away_too(begun, record):
    begun("close", "--on", "2026-04-10", "--erase-on", "2026-12-31")
    assert begun("close", "--no-erase-on", "--note", "x").code == 2
    assert begun("close", "--no-erase-on", "--erase-on", "2027-12-31").code == 2
    assert begun("close", "--no-erase-on").code == 0
    assert record().closings[0].erase_on is None


def test_everything_else_of_it_is_read_alone(closed, journal):
    before = journal.read_bytes()
    for call in (
        ("--erase-on", "2027-12-31", "--thanks-mentor", "x"),
        ("--note", "x"),
        ("--erase-on", "2026-03-01"),
        ("--mentee-told", "2026-03-10"),
        ("--go-on",),
    ):
        assert closed("close", *call).code == 2, call
    assert journal.read_bytes() == before


def test_edit_says_which_command_changes_the_day(closed, terminal):
    refused = closed("edit", "cl1", "--erase-on", "2027-12-31")
    assert refused.code == 2
    assert refused.err == (
        "mentorlog: The journal of Tariq and Sarah (r1) was closed on Wed 11 Mar 2026, today; "
        "nothing more is added to it. The day on which it is to be erased can be changed all the "
        "same: mentorlog close --erase-on DAY --with r1\n"
        "  Try: mentorlog reopen --with r1\n"
    )
    assert "close --erase-on DAY" not in closed("edit", "m1", "--notes", "x").err
    shown = terminal()
    assert closed("edit", "CL1").code == 2
    assert "close --erase-on DAY" in shown.getvalue()


def test_after_a_withdrawal_it_can_be_noted_when_the_other_side_was_told(begun, record):
    left = begun("close", "--withdraw", "--by", "me")
    assert "Once Sarah knows of it: mentorlog close --mentee-told today --with r1\n" in left.err
    shown = begun("close").out
    assert "No day is noted on which Sarah knew of it. Once it is said:" in shown
    assert "mentorlog close --mentee-told today" in shown
    told = begun("close", "--mentee-told", "today")
    assert (told.code, told.out.startswith("Saved: since when it is known.\n")) == (0, True)
    assert str(record().closings[0].mentee_told_on) == "2026-03-11"
    shown = begun("close").out
    assert "Told      Sarah: Wed 11 Mar 2026, today" in shown
    assert "No day is noted" not in shown
    refused = begun("close", "--mentee-told", "yesterday")
    assert "It is noted that Sarah knew on Wed 11 Mar 2026" in refused.err


def test_told_fills_in_what_is_not_noted_yet(begun, record):
    begun("close", "--withdraw", "--by", "me")
    assert begun("close", "--told", "today", "--today", "2026-03-14").code == 0
    (ending,) = record().closings
    assert str(ending.mentor_told_on) == "2026-03-11"
    assert str(ending.mentee_told_on) == "2026-03-14"
