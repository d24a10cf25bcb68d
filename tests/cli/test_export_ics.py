"""`mentorlog export --ics`: what a calendar is told, and what it is told later."""

import json
import re
from datetime import date, datetime

import pytest
from making import made_once

OURS = re.compile(r"mentorlog-[a-z]+-[0-9a-z]+@mentorlog\.invalid")


@made_once
def pair(begun):
    """Tariq and Sarah with a session booked, an action each and a goal."""
    for argv in (
        ("agree", "--minutes", "45", "--review-every", "3 months"),
        ("goal", "add", "Lead, perhaps", "--by", "2026-06-30"),
        ("meet", "--on", "2026-03-10", "--next", "2026-03-24 17:00"),
        ("action", "add", "Send the CV; all of it, ü€😀 " * 4, "--owner", "mentee"),
        ("edit", "a1", "--due", "2026-03-20"),
        ("action", "add", "Call Aisha", "--owner", "mentor", "--due", "2026-03-13"),
    ):
        ran = begun(*argv)
        assert ran.code == 0, ran.err


@pytest.fixture
def read_back(pair):
    """The calendar as another library reads it: its entries, with what was said about it."""
    icalendar = pytest.importorskip("icalendar")

    def read(*flags):
        ran = pair("export", "--ics", *flags)
        assert ran.code == 0, ran.err
        parsed = icalendar.Calendar.from_ical(ran.out)
        assert parsed.errors == []
        found = [c for c in parsed.walk() if c.name in ("VEVENT", "VTODO")]
        assert [one.errors for one in found] == [[] for _ in found]
        return found

    return read


def one(entries, words):
    (found,) = [entry for entry in entries if words in entry["SUMMARY"]]
    return found


def test_another_library_reads_it_back(read_back):
    entries = read_back()
    session, mine = one(entries, "Session with Sarah"), one(entries, "Call Aisha")
    assert session["DTSTART"].dt == datetime(2026, 3, 24, 17, 0)
    assert session["DURATION"].dt.total_seconds() == 45 * 60
    assert (mine.name, mine["DUE"].dt, mine["STATUS"]) == (
        "VTODO",
        date(2026, 3, 13),
        "NEEDS-ACTION",
    )
    assert one(entries, "Sarah: Send")["SUMMARY"] == "Sarah: " + " ".join(
        ["Send the CV; all of it, ü€😀"] * 4
    )
    assert one(entries, "goal g1")["DTSTART"].dt == date(2026, 6, 30)
    assert {str(entry["CLASS"]) for entry in entries} == {"PRIVATE"}
    uids = [str(entry["UID"]) for entry in entries]
    assert len(set(uids)) == len(uids) == 5
    assert all(map(OURS.fullmatch, uids))


def test_the_bytes_are_as_the_standard_wants(pair):
    ran = pair("export", "--ics")
    raw = ran.out.encode()
    assert raw.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    lines = raw.split(b"\r\n")[:-1]
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut in two
    opened = []
    for line in raw.replace(b"\r\n ", b"").split(b"\r\n")[:-1]:
        assert re.match(rb"[A-Z-]+(;VALUE=DATE)?:[^\x00-\x1f\x7f]*$", line), line
        name, _, value = line.partition(b":")
        if name == b"BEGIN":
            opened.append(value)
        elif name == b"END":
            assert opened.pop() == value
    assert opened == []


def test_the_same_journal_gives_the_same_bytes_on_every_day(pair):
    first = pair("export", "--ics").out
    assert pair("export", "--ics").out == first
    assert pair("--today", "2026-03-12", "export", "--ics").out == first


def test_it_says_what_is_in_it_and_that_a_goal_has_no_words(pair, tmp_path):
    ran = pair("export", "--ics", "--out", str(tmp_path / "c.ics"))
    assert "This calendar holds: 1 session, 2 actions, 2 other days." in ran.err
    assert "Private things left out: 0." in ran.err
    assert "words of actions" in ran.err
    assert "Lead" not in (tmp_path / "c.ics").read_text(encoding="utf-8")


def test_a_move_and_a_calling_off_reach_the_entry_that_is_there(pair, read_back):
    before = one(read_back(), "Session")
    moved = pair("meet", "--on", "2026-03-24", "--moved-by", "both", "--to", "2026-03-26 18:00")
    assert moved.code == 0, moved.err
    after = one(read_back(), "Session")
    assert (after["UID"], after["STATUS"]) == (before["UID"], "CONFIRMED")
    assert after["DTSTART"].dt == datetime(2026, 3, 26, 18, 0)
    assert after["SEQUENCE"] > before["SEQUENCE"]
    off = pair("meet", "--on", "2026-03-26", "--cancelled-by", "mentee", "--notice", "2d")
    assert off.code == 0, off.err
    gone = one(read_back(), "Session")
    assert (gone["UID"], gone["STATUS"]) == (before["UID"], "CANCELLED")
    assert gone["SEQUENCE"] > after["SEQUENCE"]
    assert "1 session (1 called off)" in pair("export", "--ics").err
    assert pair("undo").code == 0
    again = one(read_back(), "Session")
    assert (again["STATUS"], again["SEQUENCE"] > gone["SEQUENCE"]) == ("CONFIRMED", True)


def test_what_is_done_is_done_in_the_calendar(pair, read_back):
    assert pair("action", "done", "a2").code == 0
    done = one(read_back(), "Call Aisha")
    assert (done["STATUS"], done["COMPLETED"].dt.date()) == ("COMPLETED", date(2026, 3, 11))


def test_every_relationship(pair, read_back):
    pair("start", "--mentor", "Ruth", "--mentee", "Bilal", "--keeper", "mentor")
    pair("meet", "--with", "Bilal", "--on", "2026-03-10", "--next", "2026-03-30")
    pair("start", "--mentor", "Nobody", "--mentee", "Hidden", "--private")
    entries = read_back("--all")
    assert one(entries, "Session with Bilal")["DTSTART"].dt == date(2026, 3, 30)
    assert len(entries) == 6
    assert "--with" in pair("export", "--ics").err


def test_private_things_stay_out_unless_asked_for(pair):
    assert pair("edit", "a1", "--private").code == 0
    assert pair("edit", "m2", "--private").code == 0
    ran = pair("export", "--ics")
    assert "Private things left out: 2." in ran.err
    assert "Send the CV" not in ran.out
    assert "Session" not in ran.out
    ran = pair("export", "--ics", "--include-private")
    assert "Send the CV" in ran.out
    assert "SUMMARY:Session (r1)" in ran.out


def test_nothing_to_come_is_said(begun, tmp_path):
    ran = begun("export", "--ics", "--out", str(tmp_path / "c.ics"))
    assert ran.code == 3
    assert "nothing with a day to come" in ran.err
    assert "Try: mentorlog meet --next DAY" in ran.err
    assert not (tmp_path / "c.ics").exists()


def test_two_forms_are_refused(pair):
    assert "two forms" in pair("export", "--ics", "--csv", "goals").err


def test_the_last_session_is_one_entry_whoever_writes_it(pair, read_back):
    told = ("--mentor-told", "2026-03-10", "--mentee-told", "2026-03-10")
    ran = pair("close", "--reason", "goals-achieved", "--on", "2026-04-07", *told)
    assert ran.code == 0, ran.err
    alone = pair("close", "--ics", "-").out
    (uid,) = OURS.findall(alone)
    assert one(read_back(), "Final session with Sarah")["UID"] == uid
    (block,) = re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", alone, re.DOTALL)
    assert block in pair("export", "--ics").out


def test_the_journal_knows_its_own_entries_again(pair, tmp_path):
    pytest.importorskip("icalendar")
    path = tmp_path / "c.ics"
    assert pair("export", "--ics", "--out", str(path)).code == 0
    pair("meet", "--on", "2026-03-24", "--moved-by", "both", "--to", "2026-03-26 18:00")
    before = pair("export", "--include-private").out
    ran = pair("import", str(path), "--yes", "--json")
    assert ran.code == 0, ran.err
    brought = json.loads(ran.out)
    assert not any(brought[key] for key in ("new", "changed", "gone", "left"))
    assert brought["same"] == 3  # actions are tasks, which no import of sessions looks at
    again = pair("import", str(path)).err
    assert "3 events of the calendar were written from this journal" in again
    assert pair("export", "--include-private").out == before


@pytest.fixture
def hers(pair, run, tmp_path):
    """What Sarah's own journal, with nothing in it but that it began, makes of the calendar."""
    pytest.importorskip("icalendar")
    path = tmp_path / "c.ics"
    assert pair("export", "--ics", "--out", str(path)).code == 0
    journal = ("--journal", str(tmp_path / "hers.db"))
    run(*journal, "start", "--mentor", "Tariq", "--mentee", "Sarah Okafor", "--keeper", "mentee")
    return lambda *argv: run(*journal, *(argv or ("import", str(path), "--yes", "--json")))


def test_the_other_side_takes_the_sessions_that_name_only_her(hers, pair, tmp_path):
    ran = hers()
    brought = json.loads(ran.out)
    assert [(new["on"], new["at"]) for new in brought["new"]] == [("2026-03-24", "17:00")]
    assert brought["same"] == 0
    assert json.loads(hers().out)["new"] == []
    moved = pair("meet", "--on", "2026-03-24", "--moved-by", "both", "--to", "2026-03-26 18:00")
    assert moved.code == 0, moved.err
    assert pair("export", "--ics", "--out", str(tmp_path / "c.ics"), "--force").code == 0
    (session,) = json.loads(hers().out)["new"]
    assert (session["on"], session["at"]) == ("2026-03-26", "18:00")
    said = hers("import", str(tmp_path / "c.ics"), "--yes").err
    assert "2 events of the calendar are days of another journal, and no session." in said


def test_a_session_with_somebody_else_is_not_hers(hers, pair, tmp_path):
    pair("start", "--mentor", "Tariq", "--mentee", "Bilal", "--keeper", "mentor")
    pair("meet", "--with", "Bilal", "--on", "2026-03-10", "--next", "2026-03-30")
    path = tmp_path / "all.ics"
    assert pair("export", "--ics", "--all", "--out", str(path)).code == 0
    brought = json.loads(hers("import", str(path), "--yes", "--json").out)
    assert [new["on"] for new in brought["new"]] == ["2026-03-24"]


def test_which_of_her_relationships_it_is_of_is_not_guessed(hers):
    hers("start", "--mentor", "Ruth", "--mentee", "Sarah Okafor", "--keeper", "mentee")
    brought = json.loads(hers().out)
    assert brought["new"] == []
    assert "may be of Tariq and Sarah Okafor or Ruth and Sarah Okafor" in " ".join(brought["left"])


def test_the_other_side_takes_the_sessions_and_no_other_day(pair, run, tmp_path):
    pytest.importorskip("icalendar")
    path = tmp_path / "c.ics"
    assert pair("export", "--ics", "--out", str(path)).code == 0
    hers = ("--journal", str(tmp_path / "hers.db"))
    run(*hers, "start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentee")
    ran = run(*hers, "import", str(path), "--yes", "--json", "--match", "Session")
    assert ran.code == 0, ran.err
    (session,) = json.loads(ran.out)["new"]
    assert (session["on"], session["at"], session["planned_minutes"]) == ("2026-03-24", "17:00", 45)
    assert not session.get("private")
