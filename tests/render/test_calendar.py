"""Entries of a calendar, as RFC 5545 writes them."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.record.in_calendars import calendar_uid, named_by
from mentorlog.render.calendar import Edition, Item, calendar, escaped, folded
from mentorlog.render.safe import safe

DATA = os.environ.get("MENTORLOG_DATA")
DAY = date(2026, 3, 16)
EDITION = Edition(7, date(2026, 3, 11))


def session(**stated):
    return Item(**{"kind": "session", "id": "m1", "on": DAY, "summary": "Session"} | stated)


def lines(*items):
    text = calendar([(EDITION, items)])
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_an_event_in_local_time_with_a_lasting_uid():
    assert lines(session(at="17:00", minutes=45, about="a walk, a cake")) == [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentorlog//mentorlog//EN"),
        *("BEGIN:VEVENT", "UID:mentorlog-meeting-m1@mentorlog.invalid"),
        *("DTSTAMP:20260311T000000Z", "LAST-MODIFIED:20260311T000000Z", "SEQUENCE:7"),
        *("DTSTART:20260316T170000", "DURATION:PT45M", "STATUS:CONFIRMED", "SUMMARY:Session"),
        *("DESCRIPTION:a walk\\, a cake", "CLASS:PRIVATE", "END:VEVENT", "END:VCALENDAR"),
    ]


def test_a_session_without_a_time_takes_the_day_and_blocks_none_of_it():
    told = lines(session(minutes=45))
    assert {"DTSTART;VALUE=DATE:20260316", "TRANSP:TRANSPARENT"} <= set(told)
    assert not [line for line in told if line.startswith("DURATION")]


def test_what_was_called_off_says_so():
    assert "STATUS:CANCELLED" in lines(session(off=True))


def test_an_action_is_a_task():
    told = lines(Item(kind="action", id="a1", on=DAY, summary="Send it\nsoon"))
    assert told[3:5] == ["BEGIN:VTODO", "UID:mentorlog-action-a1@mentorlog.invalid"]
    assert told[8:] == [
        *("DUE;VALUE=DATE:20260316", "STATUS:NEEDS-ACTION", "SUMMARY:Send it soon"),
        *("CLASS:PRIVATE", "END:VTODO", "END:VCALENDAR"),
    ]


def test_a_task_that_is_done_or_let_go_says_so():
    done = {"done": True, "done_on": date(2026, 3, 12)}
    told = lines(Item(kind="action", id="a1", on=DAY, summary="Send it", **done))
    assert {"STATUS:COMPLETED", "PERCENT-COMPLETE:100", "COMPLETED:20260312T120000Z"} <= set(told)
    assert "STATUS:CANCELLED" in lines(
        Item(kind="action", id="a1", on=DAY, summary="Send it", off=True)
    )


def test_early_years_have_four_figures():
    assert "DTSTART;VALUE=DATE:00050316" in lines(session(on=date(5, 3, 16)))


def test_every_line_is_short_in_octets_and_no_character_is_cut():
    text = calendar([(EDITION, [session(summary="ü€😀" * 60)])]).encode()
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert "ü€😀" * 60 in text.replace(b"\r\n ", b"").decode()
    assert list(folded("x" * 75)) == ["x" * 75]
    assert list(folded("x" * 76)) == ["x" * 75, " x"]


def test_what_has_a_meaning_is_marked_and_what_is_no_text_is_gone():
    assert escaped("a;b,c\\d\ne\r\nf\x07\x7f\u202eg\x1b[31mh") == "a\\;b\\,c\\\\d\\ne\\nfgh"


def test_a_line_is_folded_between_characters():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    for one in (family, "e\u0301", "\u0936\u094d\u0930\u0940", "\U0001f1f3\U0001f1ff"):
        pieces = list(folded(f"SUMMARY:{one * 60}"))
        assert len(pieces) > 2
        assert max(len(piece.encode()) for piece in pieces) <= 75
        words = [piece.removeprefix(" ").removeprefix("SUMMARY:") for piece in pieces]
        assert all(word.startswith(one) and word.endswith(one) for word in words)
    pile = "e" + "\u0301" * 200
    assert "".join(piece.removeprefix(" ") for piece in folded(pile)) == pile


def test_a_uid_says_what_it_was_made_of_and_holds_no_line_break():
    for id in ("m1", "a b;c,d\\e@f", "ü\r\nEND:VEVENT", "-", "x" * 300):
        uid = calendar_uid("meeting", id)
        assert uid.isascii()
        assert escaped(uid) == uid
        assert named_by(uid) == ("meeting", id)
    for other in ("weekly@example.org", "m1@mentorlog", "", "mentorlog-meeting-@mentorlog.invalid"):
        assert named_by(other) is None


def read_back(*texts):
    """The summaries of tasks with these words, as another library reads them."""
    icalendar = pytest.importorskip("icalendar")
    tasks = [Item(kind="action", id=str(i), on=DAY, summary=t) for i, t in enumerate(texts)]
    raw = calendar([(EDITION, tasks)]).encode()
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    return [str(task["SUMMARY"]) for task in icalendar.Calendar.from_ical(raw).walk("VTODO")]


def visible(text):
    """A text without what is not to be seen in a calendar, in one line."""
    return " ".join(safe(" ".join(text.split())).split())


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_words_come_back_as_they_were(text):
    assert [visible(said) for said in read_back(text)] == [visible(text)]


def test_naughty_strings_come_back_as_they_were():
    if not DATA:
        pytest.skip("MENTORLOG_DATA names no folder with real files")
    (path,) = Path(DATA).rglob("blns.txt")
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    assert len(lines) > 500
    assert list(map(visible, read_back(*lines))) == list(map(visible, lines))
