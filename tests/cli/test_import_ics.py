"""`mentorlog import` of a calendar: the whole way from a file to the journal, and back."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from at_terminal import Terminal, ended, spawn
from exchange.calendars import calendar, event, invited
from making import made_once

from mentorlog.exchange.ics import people

pytest.importorskip("icalendar")
BOTH = (invited("Tariq Alami"), invited("Sarah Okafor"))
NOTHING = "0 new, 0 changed"


@made_once
def pair(run):
    """Tariq, who keeps the journal, and Sarah, since Mon 5 Jan 2026; weekly."""
    began = run(
        *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
        *("--on", "2026-01-05", "--rhythm", "weekly"),
    )
    assert began.code == 0, began.err


@pytest.fixture
def bring(pair, tmp_path):
    """Import a calendar of these events, as it is seen in London."""

    def call(*events, head="", options=()):
        path = tmp_path / "calendar.ics"
        path.write_bytes(calendar(*events, head=head))
        return pair("import", str(path), "--zone", "Europe/London", *options)

    return call


@pytest.fixture
def meetings(record):
    """Every meeting in a line: number, day, time, outcome, by, and what continues it."""

    def read():
        found = {m.id: m for m in record().meetings}
        return [
            " ".join(
                str(part)
                for part in (
                    *(m.short, m.on, m.at, m.outcome, m.by),
                    *([found[m.moved_to].short] if m.moved_to else []),
                )
                if part is not None
            )
            for m in found.values()
        ]

    return read


def weekly(*more, start="20260216T100000", times=6, **said):
    return event(start, f"RRULE:FREQ=WEEKLY;COUNT={times}", *BOTH, *more, **said)


def once(day, *more, **said):
    return event(f"{day}T150000", f"RECURRENCE-ID;TZID=Europe/London:{day}T100000", *more, **said)


def test_past_sessions_are_not_recorded_and_later_ones_booked(bring, meetings, pair):
    said = bring(weekly())
    assert said.code == 0, said.err
    assert "4 past, for you to record" in said.out and "2 to come" in said.out
    assert meetings() == [
        "m1 2026-02-16 10:00 planned",
        "m2 2026-02-23 10:00 planned",
        "m3 2026-03-02 10:00 planned",
        "m4 2026-03-09 10:00 planned",
        "m5 2026-03-16 10:00 planned",
        "m6 2026-03-23 10:00 planned",
    ]
    assert "held" not in pair("log").out


def test_what_is_only_tried_is_not_saved(bring, meetings):
    said = bring(weekly(), options=["--dry-run"])
    assert "Would save: 6 new" in said.out
    assert meetings() == []


def test_a_second_import_changes_nothing(bring, meetings):
    events = (weekly("EXDATE;TZID=Europe/London:20260302T100000"), once("20260309", *BOTH))
    bring(*events)
    before = meetings()
    said = bring(*events)
    assert NOTHING in said.out
    assert meetings() == before


def test_undo_takes_an_import_back(bring, pair, meetings):
    bring(weekly())
    assert pair("undo").code == 0
    assert meetings() == []


def test_called_off_moved_and_declined_come_out_as_they_are(bring, meetings):
    bring(
        weekly("EXDATE;TZID=Europe/London:20260223T100000"),
        event("20260303T150000", "RECURRENCE-ID;TZID=Europe/London:20260302T100000", *BOTH),
        event(
            "20260309T100000",
            "RECURRENCE-ID;TZID=Europe/London:20260309T100000",
            invited("Tariq Alami"),
            invited("Sarah Okafor", "DECLINED"),
        ),
        event(
            "20260316T100000",
            "RECURRENCE-ID;TZID=Europe/London:20260316T100000",
            "STATUS:CANCELLED",
            *BOTH,
        ),
    )
    assert meetings() == [
        "m1 2026-02-16 10:00 planned",
        "m2 2026-02-23 10:00 cancelled",
        "m3 2026-03-02 10:00 moved m4",
        "m4 2026-03-03 15:00 planned",
        "m5 2026-03-09 10:00 cancelled mentee",
        "m6 2026-03-16 10:00 cancelled",
        "m7 2026-03-23 10:00 planned",
    ]


def test_a_title_that_says_so_calls_it_off(bring, meetings):
    said = ("Canceled: Sarah 1:1", "Abgesagt: Sarah 1:1", "Cancelled plans: Sarah 1:1")
    for number, title in enumerate(said):
        bring(event(f"202603{10 + number}T100000", uid=f"{number}@example.org", summary=title))
    assert [line.split()[-1] for line in meetings()] == ["cancelled", "cancelled", "planned"]


def test_a_change_in_the_calendar_changes_the_booking(bring, meetings, record):
    bring(weekly())
    said = bring(
        weekly("EXDATE;TZID=Europe/London:20260316T100000", "SEQUENCE:1"),
        event("20260324T160000", "RECURRENCE-ID;TZID=Europe/London:20260323T100000", *BOTH),
    )
    assert "m6 Mon 23 Mar 2026 10:00: moved to Tue 24 Mar 2026 16:00" in said.out
    assert meetings()[-3:] == [
        "m5 2026-03-16 10:00 cancelled",
        "m6 2026-03-23 10:00 moved m7",
        "m7 2026-03-24 16:00 planned",
    ]
    # Since when it was known to both, nobody can tell from the day on which it was imported.
    assert not [m.short for m in record().meetings if m.notice_hours is not None]


def test_moved_back_again_is_moved_once_more(bring, meetings):
    moved = event("20260324T160000", "RECURRENCE-ID:20260323T100000Z", *BOTH)
    bring(weekly())
    bring(weekly(), moved)
    bring(weekly("SEQUENCE:3"))
    assert meetings()[-3:] == [
        "m6 2026-03-23 10:00 moved m7",
        "m7 2026-03-24 16:00 moved m8",
        "m8 2026-03-23 10:00 planned",
    ]
    assert NOTHING in bring(weekly("SEQUENCE:3")).out


def test_an_older_file_changes_nothing_and_says_so(bring, meetings):
    bring(weekly("SEQUENCE:2", "EXDATE;TZID=Europe/London:20260316T100000"))
    before = meetings()
    said = bring(weekly("SEQUENCE:1"))
    assert NOTHING in said.out
    assert "m5 of Mon 16 Mar 2026: this file is older than what is known of it" in said.err
    assert meetings() == before


@pytest.mark.parametrize(
    ("typed", "try_"),
    [("Berlin", "Europe/Berlin"), ("new york", "America/New_York"), ("xy", "Europe/London")],
)
def test_a_zone_that_is_not_known_gives_way_to_one_that_is(pair, tmp_path, typed, try_):
    path = tmp_path / "calendar.ics"
    path.write_bytes(calendar(weekly()))
    assert pair("import", str(path), "--zone", typed, "--yes").err.splitlines()[-1] == (
        f"  Try: mentorlog import {path} --zone {try_} --yes"
    )


def test_what_is_called_off_or_moved_ahead_is_no_booking_any_more(bring, pair):
    off = weekly("EXDATE;TZID=Europe/London:20260316T100000", start="20260302T100000")
    was = "RECURRENCE-ID;TZID=Europe/London:20260323T100000"
    bring(off, event("20260324T100000", was, *BOTH))
    assert pair("due", "--within", "20d").out.splitlines()[-2:] == [
        "Sarah: next session Tue 24 Mar 10:00, in 13 days",
        "Sarah: session Mon 30 Mar 10:00, in 19 days",
    ]
    shown = pair("log", "--since", "2026-03-11").out
    assert "✕ Mon 16 Mar 2026  m3   called off, on whose side is not noted" in shown
    assert "↷ Mon 23 Mar 2026  m4   moved" in shown


def test_a_series_at_another_hour_takes_its_bookings_along(bring, meetings):
    bring(weekly())
    bring(weekly("SEQUENCE:1", start="20260216T113000"))
    assert meetings()[3:] == [
        "m4 2026-03-09 10:00 planned",
        "m5 2026-03-16 11:30 planned",
        "m6 2026-03-23 11:30 planned",
    ]
    assert NOTHING in bring(weekly("SEQUENCE:1", start="20260216T113000")).out


def test_a_series_that_goes_on_as_another_is_not_doubled(bring, meetings):
    bring(weekly())
    bring(
        weekly("SEQUENCE:1", times=4),
        weekly(start="20260317T140000", times=2, uid="two@example.org"),
    )
    assert meetings()[4:] == ["m5 2026-03-17 14:00 planned", "m6 2026-03-24 14:00 planned"]


def test_a_series_that_ends_sooner_leaves_no_bookings_behind(bring, pair, meetings):
    bring(weekly())
    pair("meet", "--book", "2026-03-23 10:00", "--notes", "about the talk")
    said = bring(weekly("SEQUENCE:1", times=4))
    assert "no more in the calendar" in said.out
    assert len(meetings()) == 4 and pair("undo").code == 0
    assert len(meetings()) == 6


def test_what_somebody_wrote_down_is_kept(bring, pair, meetings):
    bring(weekly())
    pair("meet", "--meeting", "m2", "--held", "--lasted", "40")
    pair("meet", "--meeting", "m3", "--cancelled-by", "mentee", "--reason", "work")
    pair("meet", "--meeting", "m5", "--moved-by", "both", "--to", "2026-03-17 12:00")
    before = meetings()
    said = bring(weekly("SEQUENCE:5", "EXDATE;TZID=Europe/London:20260223T100000"))
    assert "m2 of Mon 23 Feb 2026 is recorded as held; the calendar has it called off" in said.err
    assert meetings()[:3] == before[:3]
    assert meetings() == before


def test_what_somebody_put_right_stays(bring, pair, meetings, record):
    bring(weekly("EXDATE;TZID=Europe/London:20260302T100000"))
    pair("edit", "m3", "--outcome", "planned")
    pair("edit", "m5", "--on", "2026-03-18", "--at", "11:00", "--planned", "90")
    pair("edit", "m6", "--planned", "20")
    before = meetings()
    assert before[2] == "m3 2026-03-02 10:00 planned"
    assert before[4] == "m5 2026-03-18 11:00 planned"
    assert NOTHING in bring(weekly("EXDATE;TZID=Europe/London:20260302T100000")).out
    assert meetings() == before
    assert [m.planned_minutes for m in record().meetings[4:]] == [90, 20]


def test_what_was_put_right_is_named_where_the_calendar_has_another_day_now(bring, pair, meetings):
    bring(weekly())
    pair("edit", "m5", "--on", "2026-03-18")
    pair("edit", "m6", "--on", "2026-03-25")
    moved = event("20260317T160000", "RECURRENCE-ID;TZID=Europe/London:20260316T100000", *BOTH)
    said = bring(weekly("SEQUENCE:1", times=5), moved)
    assert "m5 of Wed 18 Mar 2026 was put on that day by hand; the calendar has it on" in said.err
    assert "m6 of Wed 25 Mar 2026 was put on that day by hand; the calendar has it no" in said.err
    assert meetings()[4:] == ["m5 2026-03-18 10:00 planned", "m6 2026-03-25 10:00 planned"]


def test_what_was_deleted_stays_out_until_it_is_asked_for(bring, pair, meetings):
    bring(weekly())
    pair("undo")
    bring(weekly())  # an undo is no deletion
    pair("delete", "m8", "--yes")
    before = meetings()
    assert len(before) == 5
    said = bring(weekly())
    assert NOTHING in said.out
    kept = "the session of Mon 23 Feb 2026 10:00 was deleted and stays out; --also-deleted"
    assert kept in said.err and meetings() == before
    pair("delete", "m9", "--yes")
    assert "10:00 and 1 more were deleted and stay out" in bring(weekly()).err
    assert "Saved: 2 new" in bring(weekly(), options=["--also-deleted"]).out
    assert len(meetings()) == 6 and NOTHING in bring(weekly()).out


def test_what_left_a_calendar_and_is_in_it_again_comes_back(bring, meetings):
    bring(weekly())
    bring(weekly("SEQUENCE:1", times=4))
    bring(weekly("SEQUENCE:2"))
    assert len(meetings()) == 6


def test_sessions_by_hand_are_found_by_day_and_time(bring, pair, meetings, record):
    pair("meet", "--on", "2026-02-23", "--held")
    pair("meet", "--book", "2026-03-16")
    bring(weekly(start="20260223T100000", times=4))
    assert meetings() == [
        "m1 2026-02-23 held",
        "m2 2026-03-16 10:00 planned",
        "m3 2026-03-02 10:00 planned",
        "m4 2026-03-09 10:00 planned",
    ]
    assert record().meetings[1].planned_minutes == 45


def test_messages_call_off_and_answer(bring, meetings):
    bring(weekly())
    second = "RECURRENCE-ID:20260316T100000Z"
    lines = ["BEGIN:VEVENT", "UID:one@example.org", second, invited("Sarah Okafor", "DECLINED")]
    bring("\n".join([*lines, "DTSTAMP:20260310T090000Z", "END:VEVENT"]), head="METHOD:REPLY")
    assert meetings()[4] == "m5 2026-03-16 10:00 cancelled mentee"
    lines[-1] = invited("Sarah Okafor")
    said = bring("\n".join([*lines, "DTSTAMP:20260310T100000Z", "END:VEVENT"]), head="METHOD:REPLY")
    assert "m5 Mon 16 Mar 2026 10:00: takes place after all" in said.out
    whole = "BEGIN:VEVENT\nUID:one@example.org\nDTSTAMP:20260311T090000Z\nSEQUENCE:1\nEND:VEVENT"
    bring(whole, head="METHOD:CANCEL")
    assert [line.split()[3] for line in meetings()] == ["planned"] * 4 + ["cancelled"] * 2


def test_a_series_that_is_declined_as_a_whole_is_one_word(bring, meetings):
    said = bring(
        event(
            "20260216T100000",
            "RRULE:FREQ=WEEKLY;COUNT=6",
            invited("Tariq Alami"),
            invited("Sarah Okafor", "DECLINED"),
        )
    )
    assert meetings() == []
    assert "Sarah declined all of it at once" in said.err


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ((invited("Sarah Okafor", "DECLINED"),), "Sarah declined all of it at once"),
        ((*BOTH, "RRULE:FREQ=HOURLY;COUNT=6"), "within a day"),
    ],
)
def test_what_is_not_taken_of_a_series_takes_nothing_out(bring, meetings, more, why):
    bring(weekly())
    before = meetings()
    lines = ("SEQUENCE:1", *more)
    rule = () if "RRULE" in str(more) else ("RRULE:FREQ=WEEKLY;COUNT=6",)
    said = bring(event("20260216T100000", *rule, *lines))
    assert why in said.err and "no more in the calendar" not in said.out
    assert meetings() == before


def test_a_series_that_is_called_off_leaves_what_has_passed(bring, meetings):
    bring(weekly())
    off = weekly("STATUS:CANCELLED", "SEQUENCE:1", "EXDATE;TZID=Europe/London:20260302T100000")
    bring(off)
    outcomes = ["planned", "planned", "cancelled", "planned", "cancelled", "cancelled"]
    assert [line.split()[3] for line in meetings()] == outcomes
    before = meetings()
    assert "0 new, 0 changed" in bring(off, options=["--today", "2026-03-20"]).out
    assert meetings() == before


def test_a_series_of_half_a_century_that_is_declined_is_gone_through_at_once(
    bring, meetings, monkeypatch
):
    from time import process_time

    asked, saying = [], people._saying
    monkeypatch.setattr(people, "_saying", lambda *given: asked.append(given) or saying(*given))
    begun = process_time()
    said = bring(event("19750101T100000", "RRULE:FREQ=DAILY", invited("Sarah Okafor", "DECLINED")))
    assert process_time() - begun < 5
    assert said.code in (0, 2) and meetings() == []
    assert 0 < len(asked) < 5


@pytest.mark.parametrize(
    ("more", "taken"),
    [
        ((), True),
        ((invited("Sarah Okafor"),), True),
        ((invited("Sarah Okafor"), invited("Tariq Alami"), invited("Ben Cole")), False),
        (("SUMMARY:Budget", "ATTENDEE:mailto:sarah.okafor@example.org"), True),
        (("SUMMARY:Budget", "ATTENDEE:mailto:sarah@example.org", "ATTENDEE:mailto:t@x.org"), True),
        (("SUMMARY:Budget", invited("Ben Cole")), False),
        (("SUMMARY:Birthday of Sarah", "DTSTART;VALUE=DATE:20260302", "DURATION:P1D"), False),
        (
            (
                "SUMMARY:Budget",
                "ATTENDEE;CUTYPE=ROOM:mailto:r@x.org",
                invited("Sarah O"),
            ),
            True,
        ),
    ],
)
def test_an_event_is_theirs_by_who_is_in_it_or_by_its_title(bring, meetings, more, taken):
    bring(event("20260302T100000", *more))
    assert bool(meetings()) is taken


def test_it_is_shown_what_the_events_are_called(bring):
    lunch = event("20260302T120000", uid="two", summary="Lunch with Sarah Connor")
    said = bring(weekly(), lunch, options=["--dry-run"])
    assert "  from “Sarah 1:1”\n" in said.out
    assert "  from “Lunch with Sarah Connor”\n" in said.out


def test_any_other_event_is_taken_where_it_is_asked_for(bring, meetings):
    group = (invited("Sarah Okafor"), invited("Ben Cole"), invited("Ruth Lee"))
    said = bring(event("20260302T100000", *group, summary="Study group"))
    assert "“Study group”: somebody else is invited; --match WORDS takes it." in said.err
    bring(event("20260302T100000", *group, summary="Study group"), options=["--match", "study"])
    assert meetings() == ["m1 2026-03-02 10:00 planned"]


@pytest.fixture
def sarahs(run, tmp_path):
    """Two relationships of Tariq's, with two of one first name, and a session with one of them."""
    for name in ("Sarah Okafor", "Sarah Lind"):
        began = run("start", "--mentor", "Tariq", "--mentee", name, "--keeper", "mentor")
        assert began.code == 0, began.err
    path = tmp_path / "calendar.ics"
    path.write_bytes(calendar(event("20260316T100000", summary="Sarah, weekly")))
    return path


def test_what_fits_two_is_left_with_the_line_that_says_whose(run, sarahs):
    said = run("import", str(sarahs))
    assert "“Sarah, weekly” may be of Tariq and Sarah Okafor or Tariq and Sarah Lind" in said.err
    assert '--match "Sarah, weekly" --with "Sarah Okafor"' in said.err
    line = ("--match", "Sarah, weekly", "--with", "Sarah Okafor")
    assert "Saved: 1 new" in run("import", str(sarahs), *line).out


def test_a_whole_name_says_whose_it_is(run, sarahs):
    sarahs.write_bytes(calendar(event("20260316T100000", summary="Weekly with Sarah Lind")))
    assert "Tariq and Sarah Lind, " in run("import", str(sarahs)).out


def test_what_fits_two_is_asked_about(run, sarahs, journal):
    there = Terminal(journal, "--today", "2026-03-11", "import", str(sarahs), "--zone", "UTC")
    there.at("Whose is “Sarah, weekly”?", "2")
    there.child.expect_exact("Save this? (Y/n, then Enter)")
    there.child.send("y\r")
    code, rest = ended(there.child)
    assert code == 0 and "Saved: 1 new" in rest
    assert "Mon 16 Mar 2026" in run("log", "--with", "Sarah Lind").out


def test_it_is_asked_before_it_is_saved(pair, journal, tmp_path, meetings):
    path = tmp_path / "c.ics"
    path.write_bytes(calendar(weekly()))
    child = spawn(journal, "--today", "2026-03-11", "import", str(path), "--zone", "UTC")
    child.expect_exact("Save this? (Y/n, then Enter)")
    child.send("n\r")
    assert ended(child)[0] == 0
    assert meetings() == []


def test_only_days_of_the_relationship_are_looked_at(bring, meetings):
    early = event("20251201T100000", uid="early")
    said = bring(early, event("20260901T100000", uid="late"))
    assert meetings() == []
    assert "one session lies before Mon 5 Jan 2026 and stay out; --from DAY" in said.err
    bring(early, options=["--from", "2025-11-01", "--to", "2025-12-31"])
    assert meetings() == ["m1 2025-12-01 10:00 planned"]


def test_whole_days_have_no_time_and_private_ones_stay_private(bring, record):
    bring(event("", "DTSTART;VALUE=DATE:20260316", "DURATION:P1D", "CLASS:PRIVATE", *BOTH))
    (meeting,) = record().meetings
    assert (meeting.on, meeting.at, meeting.planned_minutes) == (date(2026, 3, 16), None, None)
    assert meeting.private


def test_the_example_of_the_page_is_what_comes_out(pair, tmp_path):
    page = Path(__file__).parent.parent.parent / "docs" / "calendars.md"
    file, said = page.read_text(encoding="utf-8").split("```\n")[1:4:2]
    path = tmp_path / "calendar.ics"
    path.write_text(file, encoding="utf-8")
    ran = pair("import", str(path), "--dry-run", "--zone", "Europe/London")
    assert ran.out.startswith(said), ran.out


def test_json_says_what_was_done(bring):
    said = bring(weekly(), options=["--json"])
    found = json.loads(said.out)
    assert found["saved"] is True and len(found["new"]) == 6
    assert found["new"][0]["x-ics_uid"] == "one@example.org"


def test_what_came_from_a_calendar_survives_export_and_import(bring, pair, run, tmp_path):
    bring(weekly())
    out = tmp_path / "out.jsonl"
    assert pair("export", "--out", str(out)).code == 0
    new = tmp_path / "new.db"
    assert run("--journal", str(new), "import", str(out)).code == 0
    path = tmp_path / "calendar.ics"
    said = run("--journal", str(new), "import", str(path), "--zone", "Europe/London")
    assert NOTHING in said.out


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no calendar"),
        (b"PK\x03\x04 a workbook", "no calendar"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 30, "parts within parts"),
    ],
)
def test_what_is_no_calendar_is_refused(pair, tmp_path, data, why):
    path = tmp_path / "calendar.ics"
    path.write_bytes(data)
    said = pair("import", str(path))
    assert said.code == 2 and why in said.err and "Try: mentorlog import" in said.err


def test_a_calendar_that_breaks_off_changes_nothing(bring, pair, meetings, tmp_path):
    off = event("20260316T100000", "RECURRENCE-ID:20260316T100000Z", "STATUS:CANCELLED")
    bring(weekly(), off)
    before = meetings()
    path = tmp_path / "cut.ics"
    whole = calendar(weekly(), off)
    path.write_bytes(whole[: whole.index(b"RECURRENCE-ID") + 5])
    said = pair("import", str(path), "--zone", "Europe/London")
    assert said.code == 2 and "This calendar breaks off" in said.err
    assert "Try: mentorlog import" in said.err and meetings() == before


def test_an_empty_calendar_is_nothing_to_save(bring):
    said = bring()
    assert said.code == 0 and "there are no events in this calendar." in said.err


def test_without_the_package_it_says_what_to_install(bring, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "icalendar", None)
    said = bring(weekly())
    assert said.code == 2
    assert 'pip install "mentorlog[ics]"' in said.err


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--match", "x"], "looks like a calendar; --ics takes it"),
        (["--ics", "--csv"], "two kinds of file"),
        (["--ics", "--zone", "Atlantis"], "no time zone"),
        (["--ics", "--match", "…"], "--match needs letters"),
        (["--ics", "--from", "2026-03-02", "--to", "2026-03-01"], "--from lies after --to"),
    ],
)
def test_what_does_not_go_together_is_said(pair, tmp_path, options, why):
    path = tmp_path / "calendar.txt"
    path.write_bytes(calendar(weekly()))
    said = pair("import", str(path), *options)
    assert said.code == 2 and why in said.err


# The calendars of other projects: each is taken, or refused with a sentence.

DATA = os.environ.get("MENTORLOG_DATA")
FIXTURES = sorted(Path(DATA, "ics").rglob("*.ics")) if DATA else []


@pytest.mark.skipif(not DATA, reason="needs MENTORLOG_DATA")
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_every_calendar_of_other_projects_is_taken_or_refused(pair, path):
    options = ("--ics", "--from", "1990-01-01", "--to", "2039-12-31", "--match", "e", "--yes")
    said = pair("import", str(path), *options)
    assert said.code in (0, 2), said.err
    assert "Traceback" not in said.err
    if said.code == 2:
        assert said.err.count("mentorlog: ") == 1
    else:
        assert NOTHING in pair("import", str(path), *options).out


def test_what_came_from_a_calendar_does_not_go_back_into_it(bring, pair):
    bring(weekly(), once("20260323", *BOTH))  # 16 March 10:00 and 23 March 15:00 are to come
    ran = pair("export", "--ics")
    assert ran.code == 3
    assert "The sessions to come are from a calendar" in ran.err
    pair("meet", "--on", "2026-03-09", "--next", "2026-04-02 10:00")
    pair("meet", "--on", "2026-03-16", "--moved-by", "both", "--to", "2026-03-18 10:00")
    ran = pair("export", "--ics")
    assert "Left out: 2 sessions that came from a calendar" in ran.err
    assert "Private things left out: 0." in ran.err
    assert (ran.out.count("SUMMARY:Session"), "DTSTART:20260402T100000" in ran.out) == (1, True)


def test_a_private_one_from_a_calendar_stays_out_of_every_calendar(bring, pair):
    bring(weekly("CLASS:PRIVATE"))
    pair("meet", "--on", "2026-03-09", "--next", "2026-04-02 10:00")
    for flags in ((), ("--include-private",)):
        assert pair("export", "--ics", *flags).out.count("BEGIN:VEVENT") == 1
