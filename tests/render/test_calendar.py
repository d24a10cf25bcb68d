"""The final session as a calendar entry."""

from datetime import date

from building import closing, record

from mentorlog.closing import plan_close
from mentorlog.render.calendar import entry, escaped, folded

TODAY = date(2026, 3, 11)


def lines(table="2026-03-16 planned 17:00", **stated):
    kept = record(table, closing(final_meeting="m1", celebration="a walk, a cake"), **stated)
    plan = plan_close(kept, TODAY)
    assert plan.final is not None
    return entry(plan, plan.final).replace("\r\n ", "").split("\r\n")


def test_an_event_in_local_time_with_a_lasting_uid():
    told = lines(minutes=45)
    assert told[:5] == [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentorlog//mentorlog//EN"),
        *("BEGIN:VEVENT", "UID:m1@mentorlog"),
    ]
    assert told[5:8] == ["DTSTAMP:20260311T000000Z", "DTSTART:20260316T170000", "DURATION:PT45M"]
    assert told[8].startswith("SUMMARY:Final session: ")
    assert "a walk\\, a cake" in told[9]
    assert told[10:] == ["END:VEVENT", "END:VCALENDAR", ""]


def test_a_session_without_a_time_takes_the_day():
    assert "DTSTART;VALUE=DATE:20260316" in lines("2026-03-16 planned")


def test_every_line_is_short_in_octets_and_no_character_is_cut():
    kept = record("2026-03-16 planned", closing(final_meeting="m1", celebration="ü€😀" * 60))
    plan = plan_close(kept, TODAY)
    text = entry(plan, plan.final).encode()
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert "ü€😀" * 60 in text.replace(b"\r\n ", b"").decode()
    assert list(folded("x" * 75)) == ["x" * 75]
    assert list(folded("x" * 76)) == ["x" * 75, " x"]


def test_what_has_a_meaning_is_marked_and_control_characters_are_gone():
    assert escaped("a;b,c\\d\ne\r\x07") == "a\\;b\\,c\\\\d\\ne"


def test_nothing_private_is_in_it():
    kept = record(
        "2026-03-16 planned",
        closing(final_meeting="m1", celebration="canary", private=True),
    )
    kept = kept.but(relationship=kept.relationship.but(private=True, mentor="canary"))
    plan = plan_close(kept, TODAY)
    assert "canary" not in entry(plan, plan.final)
    assert "SUMMARY:Final session\r\n" in entry(plan, plan.final)
