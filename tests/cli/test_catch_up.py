"""`mentorlog meet --catch-up`: one key each for the sessions that nobody recorded."""

import json
from datetime import date, timedelta

import pytest
from at_terminal import ENTER, Terminal, ended, stop
from exchange.calendars import calendar, event, invited
from making import made_once

pytest.importorskip("icalendar")


@made_once
def pair(run):
    """Tariq, who keeps the journal, and Sarah, weekly since Mon 2 Feb 2026."""
    began = run(
        *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
        *("--on", "2026-02-02", "--rhythm", "weekly", "--minutes", "60"),
    )
    assert began.code == 0, began.err


@pytest.fixture
def booked(pair):
    """Three sessions that were booked ahead and never recorded."""
    for day in ("02-16", "02-23", "03-02"):
        made = pair("--today", "2026-02-10", "meet", "--book", f"2026-{day} 10:00")
        assert made.code == 0, made.err
    return pair


def told(record):
    return [(m.short, m.outcome, m.by, m.lasted_minutes) for m in record().meetings]


def catching_up(journal):
    return Terminal(journal, "--today", "2026-03-11", "meet", "--catch-up")


def test_each_is_one_key_and_saved_at_once(booked, journal, record):
    there = catching_up(journal)
    code, shown = there.answer(
        ("Mon 16 Feb 2026", "h"),
        ("How long, in minutes?", f"45{ENTER}"),
        ("Mon 23 Feb 2026", "c"),
        ("Who called it off?", "s"),
        ("m moved · n no-show", "n"),
        ("Who was not there?", "?"),
    )
    assert code == 0 and "3 sessions recorded." in shown
    assert told(record) == [
        ("m1", "held", None, 45),
        ("m2", "cancelled", "mentee", None),
        ("m3", "missed", None, None),
    ]
    assert booked("undo").out.startswith("Taken back: meet of Wed 11 Mar 2026")
    assert told(record)[2] == ("m3", "planned", None, None)


def test_a_length_that_is_left_out_is_not_the_agreed_one(booked, journal, record):
    there = catching_up(journal)
    there.answer(("Mon 16 Feb 2026", "h"), ("How long", ENTER), ("Mon 23 Feb 2026", "q"))
    assert told(record)[0] == ("m1", "held", None, None)


def test_what_is_skipped_waits_and_what_is_moved_goes_on(booked, journal, record):
    code, shown = catching_up(journal).answer(
        ("Mon 16 Feb 2026", "l"),
        ("Mon 23 Feb 2026", "m"),
        ("Who moved it?", "b"),
        ("Moved to when?", f"26 feb 15:00{ENTER}"),
        ("Mon 2 Mar 2026", "q"),
    )
    assert code == 0 and "1 session recorded. 3 still to record: mentorlog meet --catch-up" in shown
    moved, later = record().meetings[1], record().meetings[3]
    assert (moved.outcome, moved.by, moved.moved_to) == ("moved", "both", later.id)
    assert (str(later.on), later.at, later.outcome) == ("2026-02-26", "15:00", "planned")


def test_what_a_calendar_called_off_may_have_taken_place(pair, journal, record, tmp_path):
    path = tmp_path / "calendar.ics"
    path.write_bytes(calendar(event("20260216T100000", "STATUS:CANCELLED")))
    assert pair("import", str(path), "--zone", "Europe/London").code == 0
    code, shown = catching_up(journal).answer(("Who called it off?", "h"))
    assert code == 0 and "1 session recorded" in shown
    assert told(record) == [("m1", "held", None, None)]


def test_going_back_asks_the_same_session_again(booked, journal, record):
    catching_up(journal).answer(
        ("Mon 16 Feb 2026", "c"),
        ("Who called it off?", "<"),
        ("Mon 16 Feb 2026", "h"),
        ("How long", ENTER),
        ("Mon 23 Feb 2026", "q"),
    )
    assert told(record)[0][1] == "held"


def test_what_whoever_keeps_it_did_is_said_to_them(booked, journal, record):
    there = catching_up(journal)
    there.at("Mon 16 Feb 2026", "c").at("Who called it off?", "y")
    there.child.expect_exact("m1: called off by you")
    there.answer(("Mon 23 Feb 2026", "q"))
    assert told(record)[0][1:3] == ("cancelled", "mentor")


def test_stopping_loses_nothing(booked, journal, record):
    there = catching_up(journal)
    there.at("Mon 16 Feb 2026", "h").at("How long", ENTER)
    there.child.expect_exact("Mon 23 Feb 2026")
    there.child.expect_exact("> ")
    shown = stop(there.child)
    code, _ = ended(there.child)
    assert code == 130 and "1 session saved; `mentorlog meet --catch-up --journal" in shown
    assert told(record)[0][1] == "held" and told(record)[1][1] == "planned"


def test_nobody_is_asked_without_a_terminal(booked):
    said = booked("meet", "--catch-up")
    assert said.code == 2 and "Try: mentorlog meet --meeting ID --held" in said.err
    said = booked("meet", "--catch-up", "--held")
    assert said.code == 2 and "--held does not go with it" in said.err
    said = booked("meet", "--catch-up", "--json")
    assert said.code == 2 and "--json does not go with it" in said.err


def test_what_waits_is_said_with_the_line_that_goes_through_it(booked):
    due = booked("due").out
    assert "m1 of Mon 16 Feb and 2 more not recorded yet: mentorlog meet --catch-up" in due
    assert "mentorlog meet --catch-up" in booked("health").out
    assert "mentorlog meet --catch-up" in booked("prepare").out


def test_nothing_that_waits_is_said(pair, journal):
    code, shown = ended(catching_up(journal).child)
    assert code == 0 and "No session is waiting to be recorded." in shown
    assert "  mentorlog meet --on DAY" in shown
    _, shown = ended(Terminal(journal, "meet", "--catch-up", "--with", "Sarah").child)
    assert "  mentorlog meet --on DAY --with Sarah" in shown


def test_what_a_calendar_called_off_does_not_overtake_what_nobody_recorded(pair, tmp_path):
    """Eleven past sessions, of which a calendar knows only that three were called off."""
    off = ("20260105", "20260119", "20260209")
    said = (f"EXDATE;TZID=Europe/London:{day}T100000" for day in off)
    path = tmp_path / "calendar.ics"
    path.write_bytes(calendar(event("20251229T100000", "RRULE:FREQ=WEEKLY;COUNT=11", *said)))
    options = ("--zone", "Europe/London", "--from", "2025-12-01")
    assert pair("import", str(path), *options).code == 0
    found = json.loads(pair("health", "--json").out)
    assert found["level"] == "not-enough-recorded"
    assert not [s for s in found["signs"] if s["verdict"] == "shown"]
    told = " ".join(pair("health").out.split())
    assert "what became of 7 of the meetings is not recorded" in told


def test_half_a_year_of_a_calendar_becomes_a_journal_that_is_right(run, journal, tmp_path):
    """26 weekly one-to-ones, of which six were called off: three of the last eight by Sarah."""
    began = run(
        *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
        *("--on", "2025-09-08", "--rhythm", "weekly", "--today", "2025-09-08"),
    )
    assert began.code == 0, began.err
    off = {"20250922": "y", "20251020": "b", "20251124": "o"}
    last = {"20260209": "s", "20260216": "s", "20260302": "s"}
    events = [
        event(
            "20250908T100000",
            "RRULE:FREQ=WEEKLY;COUNT=26",
            *(f"EXDATE;TZID=Europe/London:{day}T100000" for day in off),
            invited("Tariq Alami"),
            invited("Sarah Okafor"),
        ),
        *(
            event(
                f"{day}T100000",
                f"RECURRENCE-ID;TZID=Europe/London:{day}T100000",
                "STATUS:CANCELLED",
            )
            for day in last
        ),
    ]
    path = tmp_path / "half.ics"
    path.write_bytes(calendar(*events))
    assert run("import", str(path), "--zone", "Europe/London").code == 0
    there = catching_up(journal)
    days = sorted(off | last)
    for week in range(26):
        day = date(2025, 9, 8) + timedelta(weeks=week)
        mark = f"{day:%Y%m%d}"
        if mark in days:
            there.at("Who called it off?", (off | last)[mark])
        else:
            there.at(f"({week + 1} of 26)", "h").at("How long", "60\r")
    code, shown = ended(there.child)
    assert code == 0 and "26 sessions recorded." in shown
    found = json.loads(run("health", "--json").out)
    # The one that lay outside both is set aside.
    assert found["coverage"]["meetings"] == {"counted": 25, "not_recorded": 0}
    seen = {(s["sign"], s["side"]): s for s in found["signs"]}
    sarah, tariq = seen["cancelling", "mentee"], seen["cancelling", "mentor"]
    assert (sarah["verdict"], sarah["level"], sarah["count"]) == ("shown", "watch", 3)
    assert (tariq["verdict"], tariq["count"]) == ("clear", 0)
    assert seen["often-rearranged", "mentee"]["verdict"] == "clear"
    assert seen["long-silence", "both"]["verdict"] == "clear"
    said = [m["outcome"] for m in map(json.loads, run("export").out.splitlines()) if "outcome" in m]
    assert (said.count("held"), said.count("cancelled")) == (20, 6)
