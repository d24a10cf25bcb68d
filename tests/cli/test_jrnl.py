"""Entries of jrnl as notes of sessions."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

TAGGED = ("--tag", "mentoring")


def entry(day="2026-01-14", title="We met.", body="", tags=("@mentoring",), time="18:05"):
    tags = list(tags)
    return {"title": title, "body": body, "date": day, "time": time, "tags": tags, "starred": True}


@pytest.fixture
def put(begun, tmp_path):
    """Write entries and import them."""

    def call(*entries, flags=(), text=None):
        path = tmp_path / "diary.json"
        path.write_text(text or json.dumps({"tags": {}, "entries": list(entries)}))
        return begun("import", "--jrnl", str(path), *flags)

    return call


def test_an_entry_is_added_to_the_notes_of_its_day(put, begun, record):
    begun("meet", "--on", "2026-01-14", "--at", "17:00", "--notes", "My own words")
    ran = put(entry(body="- the CV\n- the course"), flags=TAGGED)
    assert "m1 notes: below what is there: We met. - the CV - the course" in ran.out
    (meeting,) = record().meetings
    assert meeting.notes == "My own words\n\nWe met.\n- the CV\n- the course"
    assert (meeting.at, meeting.outcome, meeting.useful) == ("17:00", "held", None)
    assert (
        "Nothing to save: 0 new, 0 changed, 1 there already"
        in put(entry(body="- the CV\n- the course"), flags=TAGGED).out
    )
    put(entry(title="One more thing.", time="21:00"), flags=TAGGED)
    assert record().meetings[0].notes.endswith("- the course\n\nOne more thing.")


def test_a_day_without_a_session_is_left_out_and_said(put, record):
    ran = put(entry())
    assert ran.err == (
        "left out: Wed 14 Jan 2026: no session is recorded on that day (--as-meetings makes one)\n"
    )
    assert record().meetings == ()


def test_or_becomes_one_where_that_is_asked_for(put, record):
    off = entry("2026-01-21", "Meeting cancelled by mentee. Ill.")
    missed = entry("2026-01-28", "Waited.", tags=("@mentoring", "@missed"))
    ahead = entry("2026-04-01", "A plan.")
    flags = ("--as-meetings", *TAGGED)
    ran = put(entry(), entry(title="Later that day."), off, missed, ahead, flags=flags)
    assert ran.code == 0
    first, second, third, fourth = record().meetings
    assert (first.on, first.outcome, first.notes, first.at) == (
        *(date(2026, 1, 14), "held", "We met.\n\nLater that day."),
        None,
    )
    assert (second.outcome, second.by) == ("cancelled", "mentee")
    assert (third.outcome, third.by, fourth.outcome) == ("missed", None, "planned")
    again = put(entry(), entry(title="Later that day."), off, missed, flags=flags)
    assert "Nothing to save" in again.out


def test_only_those_with_a_tag(put, record):
    ran = put(entry(tags=("@home",)), flags=("--as-meetings", "--tag", "@mentoring"))
    assert "left out: 1 entry has not the tag @mentoring\n" in ran.err
    put(entry(), flags=("--as-meetings", "--tag", "mentoring"))
    assert len(record().meetings) == 1


def test_into_private_notes(put, begun, record):
    begun("meet", "--on", "2026-01-14")
    put(entry(), flags=("--private",))
    assert (record().meetings[0].notes, record().meetings[0].private_notes) == (None, "We met.")


def test_two_sessions_of_a_day_need_a_time(put, begun, record):
    begun("meet", "--on", "2026-01-14", "--at", "09:00")
    begun("meet", "--on", "2026-01-14", "--at", "18:05", "--again")
    ran = put(entry(title="When?", time="12:00"), entry(), flags=TAGGED)
    assert "Wed 14 Jan 2026: m1, m2 are on that day; its time tells which" in ran.err
    assert [m.notes for m in record().meetings] == [None, "We met."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "This is no JSON that jrnl writes"),
        ("nothing", "This is no JSON that jrnl writes"),
        ('{"entries": []}', "There is no entry in this file"),
        ('{"entries": [1]}', "entry 1 has no day"),
        ('{"entries": [{"date": "14/1/2026"}]}', 'its date is "14/1/2026"'),
        ('{"entries": [{"date": "2026-01-14", "title": "\\ud800"}]}', "a lone surrogate"),
    ],
)
def test_what_is_no_export_of_jrnl_is_said(put, record, text, said):
    ran = put(text=text)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


DATA = os.environ.get("MENTORLOG_DATA")


@pytest.mark.skipif(not DATA, reason="MENTORLOG_DATA is not set")
def test_what_jrnl_writes(begun, record):
    path = Path(str(DATA)) / "exports" / "tool_made" / "jrnl" / "alder.json"
    assert "looks like an export of jrnl; --jrnl takes it." in begun("import", str(path)).err
    assert begun("import", "--jrnl", str(path), "--as-meetings").code == 0
    outcomes = [meeting.outcome for meeting in record().meetings]
    assert (len(outcomes), outcomes.count("cancelled")) == (20, 3)


def test_a_diary_of_which_nobody_said_what_is_of_sessions_stays_private(begun, record, tmp_path):
    path = tmp_path / "diary.json"
    entry = {"title": "Dentist", "body": "my tooth", "date": "2026-02-03", "time": "09:00"}
    path.write_text(json.dumps({"entries": [entry | {"tags": []}]}), encoding="utf-8")
    ran = begun("import", "--jrnl", str(path), "--as-meetings")
    assert "without --tag all of it goes into private notes" in ran.err
    assert "tooth" not in begun("export").out
    assert record().meetings[0].private_notes == "Dentist\nmy tooth"
