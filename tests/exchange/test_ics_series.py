"""What a calendar file says: its events, their series, and what cannot be read."""

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from exchange.calendars import calendar, event

from mentorlog.errors import ImportRefused, UsageError
from mentorlog.exchange.ics import lines
from mentorlog.exchange.ics.event import Broken, reader
from mentorlog.exchange.ics.lines import scan
from mentorlog.exchange.ics.reading import read
from mentorlog.exchange.ics.series import grouped, occasions
from mentorlog.exchange.ics.zones import read_zone

pytest.importorskip("icalendar")
HIGH = datetime(2030, 1, 1)


def read_all(data):
    """Every event of a file, and why those that cannot be read cannot be."""
    events, broken = [], []
    for found in scan(data).calendars:
        read_one = reader(found)
        for block in found.events:
            try:
                events.append(read_one(block))
            except Broken as why:
                broken.append(str(why))
    return events, broken


def moments(data, high=HIGH):
    """When its occasions are, in UTC where they have a zone; those that are off are left out."""
    events, _ = read_all(data)
    return [
        f"{at.wall:%Y-%m-%d}"
        if at.whole_day
        else f"{at.instant.astimezone(UTC):%Y-%m-%d %H:%MZ}"
        if at.zone
        else f"{at.wall:%Y-%m-%d %H:%M}"
        for group in grouped(events).values()
        for one in occasions(group, high)
        if not one.off
        for at in [one.moment]
    ]


def weekly(*more, **said):
    return event("20260316T100000", "RRULE:FREQ=WEEKLY;COUNT=3", *more, **said)


def test_a_series_keeps_its_hour_where_the_clocks_change():
    assert moments(calendar(weekly())) == [
        "2026-03-16 10:00Z",
        "2026-03-23 10:00Z",
        "2026-03-30 09:00Z",
    ]


def test_an_excluded_day_is_off():
    data = calendar(weekly("EXDATE;TZID=Europe/London:20260323T100000"))
    assert moments(data) == ["2026-03-16 10:00Z", "2026-03-30 09:00Z"]


def test_one_occasion_may_lie_elsewhere():
    other = event("20260324T150000", "RECURRENCE-ID:20260323T100000Z")
    assert moments(calendar(other, weekly()))[1] == "2026-03-24 15:00Z"


def test_a_change_may_hold_for_all_that_follow():
    other = event(
        "20260324T110000", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20260323T100000"
    )
    assert moments(calendar(weekly(), other)) == [
        "2026-03-16 10:00Z",
        "2026-03-24 11:00Z",
        "2026-03-31 10:00Z",
    ]


def test_the_later_of_two_words_on_an_event_holds():
    first = event("20260316T100000", "SEQUENCE:2")
    second = event("20260316T090000", "SEQUENCE:1")
    assert moments(calendar(first, second)) == ["2026-03-16 10:00Z"]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("DTSTART;VALUE=DATE:20260316", "2026-03-16"),
        ("DTSTART:20260316", "2026-03-16"),
        ("DTSTART:20260316T100000", "2026-03-16 10:00"),
        ("DTSTART:20260316T100000Z", "2026-03-16 10:00Z"),
        ("DTSTART;TZID=W. Europe Standard Time:20260316T100000", "2026-03-16 09:00Z"),
        ('DTSTART;TZID="Eastern Standard Time":20260316T100000', "2026-03-16 14:00Z"),
        ("DTSTART;TZID=/example.org/2026/Europe/Berlin:20260316T100000", "2026-03-16 09:00Z"),
        ("DTSTART;TZID=Nowhere/There:20260316T100000", "2026-03-16 10:00"),
        ("DTSTART;TZID=../../etc/passwd:20260316T100000", "2026-03-16 10:00"),
    ],
)
def test_days_and_times_are_read_in_their_zones(start, found):
    assert moments(calendar(event("", start, "DURATION:PT1H"))) == [found]


ZONE = """BEGIN:VTIMEZONE
TZID:Our own
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0400
TZOFFSETTO:+0300
RRULE:FREQ={};BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0400
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE"""


def test_a_zone_of_the_file_itself_is_used():
    data = calendar(ZONE.format("YEARLY"), event("", "DTSTART;TZID=Our own:20260701T100000"))
    assert moments(data) == ["2026-07-01 06:00Z"]


def test_a_zone_that_would_never_be_worked_out_is_none():
    data = calendar(ZONE.format("SECONDLY"), event("", "DTSTART;TZID=Our own:20260701T100000"))
    assert moments(data) == ["2026-07-01 10:00"]


def test_the_zone_of_the_calendar_is_that_of_its_series_in_utc():
    data = calendar(
        event("", "DTSTART:20260323T100000Z", "RRULE:FREQ=WEEKLY;COUNT=2"),
        head="X-WR-TIMEZONE:Europe/London",
    )
    assert moments(data) == ["2026-03-23 10:00Z", "2026-03-30 09:00Z"]


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=SECONDLY", "repeats within a day"),
        ("FREQ=HOURLY;COUNT=3", "repeats within a day"),
        ("FREQ=DAILY;BYHOUR=9,10", "repeats within a day"),
        ("FREQ=DAILY;INTERVAL=0", "cannot be read"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "no day"),
        ("FREQ=YEARLY;RSCALE=CHINESE", "another calendar"),
        ("FREQ=WEEKLY;UNTIL=soon", "UNTIL"),
        ("FREQ=OFTEN", "cannot be read"),
        ("no rule", "cannot be read"),
    ],
)
def test_a_rule_that_no_sessions_have_is_refused_with_a_word_on_why(rule, why):
    events, _ = read_all(calendar(event("20260316T100000", f"RRULE:{rule}")))
    with pytest.raises(Broken, match=why):
        occasions(events, HIGH)


def test_a_rule_without_an_end_is_looked_at_only_as_far_as_is_asked():
    data = calendar(event("20260316T100000", "RRULE:FREQ=DAILY;COUNT=1000000000"))
    assert len(moments(data, datetime(2026, 3, 20))) == 4


def test_a_rule_from_the_year_1_is_not_gone_through():
    data = calendar(event("", "DTSTART:00010101T100000", "RRULE:FREQ=DAILY"))
    with pytest.raises(Broken, match="20,000"):
        occasions(read_all(data)[0], HIGH)


def test_the_end_of_a_rule_may_be_a_day():
    data = calendar(event("20260316T100000", "RRULE:FREQ=DAILY;UNTIL=20260318"))
    assert len(moments(data)) == 3


@pytest.mark.parametrize(
    ("zone", "until", "count"),
    [("Pacific/Kiritimati", "99991231T235959Z", 2), ("America/New_York", "00010101T000000Z", 1)],
)
def test_a_rule_may_end_where_time_does(zone, until, count):
    begun = f"DTSTART;TZID={zone}:20260316T100000"
    data = calendar(event("", begun, f"RRULE:FREQ=WEEKLY;UNTIL={until}"))
    assert len(moments(data, datetime(2026, 3, 25))) == count


@pytest.mark.parametrize("at", ["99991231T235959Z", "00010101T000000Z"])
def test_a_change_at_the_end_of_time_is_of_no_occasion(at):
    begun = "DTSTART;TZID=Pacific/Kiritimati:20260316T100000"
    onward = event("", begun, f"RECURRENCE-ID;RANGE=THISANDFUTURE:{at}")
    read, _ = read_all(calendar(event("", begun, "RRULE:FREQ=WEEKLY;COUNT=3"), onward))
    assert {one.off for one in occasions(read, HIGH)} == {False}


def test_a_series_that_is_moved_out_of_time_is_refused_with_a_word_on_why():
    onward = "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:00020101T000000"
    events, _ = read_all(calendar(weekly(), event("99980101T000000", onward)))
    with pytest.raises(Broken, match="a day that there is not"):
        occasions(events, HIGH)


def test_what_no_journal_can_keep_is_left_out_of_a_line():
    (found,), _ = read_all(calendar(event("20260316T100000", "UID:a\0b", summary="Sarah\0")))
    assert (found.uid, found.summary) == ("ab", "Sarah")


def test_a_broken_event_leaves_the_others():
    data = calendar(event("2026x"), event("20260316T100000"), "BEGIN:VEVENT\nUID:3")
    events, broken = read_all(data)
    assert len(events) == 1
    assert broken == ["its DTSTART cannot be read", "its end is missing"]


@pytest.mark.parametrize("zone", ["Europe", "x" * 5_000, "../../etc/passwd", "a/" * 200])
def test_a_zone_with_a_name_that_is_no_files_breaks_no_more_than_its_event(zone):
    one = event("", f"DTSTART;TZID={zone}:20260316T100000", uid="one")
    events, broken = read_all(calendar(one, event("20260323T100000", uid="two")))
    assert "two" in {found.uid for found in events}
    assert len(events) + len(broken) == 2


@pytest.mark.parametrize(
    "changed",
    [
        lambda data: data.replace(b"\r\n", b"\n"),
        lambda data: data.replace(b"\r\n", b"\r"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.decode().encode("utf-16"),
        lambda data: data.replace(b"DTSTART;", b"DTST\r\n ART;\r\n\t"),
        lambda data: data + data.replace(b"one@", b"two@"),
    ],
    ids=["LF", "CR", "BOM", "UTF-16", "folded", "twice"],
)
def test_the_same_is_read_however_it_is_written(changed):
    data = changed(calendar(event("20260316T100000")))
    if b"DTST\r\n" in data:
        data = data.replace(b"DTST\r\n ART;\r\n\t", b"DTSTART;\r\n\t")
    assert set(moments(data)) == {"2026-03-16 10:00Z"}


def test_latin_1_is_read_and_said():
    data = calendar(event("20260316T100000", summary="Café mit Zoë")).decode().encode("cp1252")
    found = read(data, ["zoe"], frozenset())
    assert found.latin and next(iter(found.events.values()))[0].summary == "Café mit Zoë"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no calendar"),
        (b"just some words", "no calendar"),
        (b"\xff\xfe\x00", "not text"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 5000, "parts within parts"),
        (b"BEGIN:VCALENDAR\r\n" + b"x" * lines.MOST_BYTES, "larger than 10 MB"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 20_001, "more than 20,000"),
    ],
    ids=["empty", "words", "half a UTF-16", "nested", "large", "many"],
)
def test_what_is_no_calendar_or_too_large_is_refused(data, why):
    with pytest.raises(ImportRefused, match=why):
        scan(data)


def test_a_file_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr("mentorlog.exchange.ics.reading.Watch.__init__.__defaults__", (-1,))
    with pytest.raises(ImportRefused, match="too long"):
        read(calendar(event("20260316T100000")), ["sarah"], frozenset())


def test_a_zone_that_is_typed_is_known_or_refused():
    assert read_zone("Europe/London").utcoffset(datetime(2026, 7, 1)).seconds == 3600
    with pytest.raises(UsageError, match="no time zone"):
        read_zone("Atlantis")


# The calendars of other projects, and another library's reading of them.

DATA = os.environ.get("MENTORLOG_DATA")
ORACLE = os.environ.get("MENTORLOG_ORACLE")
FIXTURES = sorted(Path(DATA, "ics").rglob("*.ics")) if DATA else []
AGREED_BY_HAND = {
    "bad_custom_ms_tz.ics": "a length below nothing: the start is taken, the other leaves it out",
    "bad_custom_ms_tz2.ics": "the same",
    "daily-count-exdate-recurrence-id.ics": "an end before its start: the other takes the end",
    "event_dt_mixed_awareness.ics": "a start without a zone, an end with one: the start is local",
    "event_dtr_no_tz_exdatez.ics": "an unknown zone: local; the other takes UTC from EXDATE",
    "invalid_duration.ics": "a length that cannot be read: the start is taken",
    "issue_165_missing_event.ics": "spaces in BYDAY: read; the other leaves the event out",
    "issue_178_custom_component_contains_other.ics": "an event within a part of no standard",
    "non-utc-until-ny.ics": "UNTIL without a zone: by the event's clock, the other by UTC",
    "parsing_error.ics": "two events without a UID: two, which the other takes for one",
    "rfc_7529.ics": "a rule of another calendar: refused; the other takes its first day",
    "test_date_duration.ics": "a day with a length of hours: the other leaves it out",
    "test_with_int_tzid.ics": "a zone called “ 1”: found; the other takes the time as local",
    "tz_windows_format.ics": "a Windows name: by that name, the other by what the file describes",
    "windows-quoted-tz-rrule.ics": "an unknown zone: local; the other takes that of the end",
}
"""Where the two differ, and why."""


@pytest.mark.skipif(not (DATA and ORACLE), reason="needs MENTORLOG_DATA and MENTORLOG_ORACLE")
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_series_are_those_of_another_library(path):
    root = Path(__file__).parent.parent.parent
    ran = subprocess.run(
        [ORACLE, root / "tools" / "ics_oracle.py", "2000-01-01", "2030-01-01", path],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    theirs = json.loads(ran.stdout)
    if theirs["error"]:
        pytest.skip(f"the other library cannot read it: {theirs['error']}")
    ours = []
    try:
        events, _ = read_all(path.read_bytes())
    except ImportRefused:
        events = []
    for group in grouped(events).values():
        try:
            found = occasions(group, HIGH)
        except Broken:
            continue
        ours += [
            one.moment
            for one in found
            if (not one.off or one.event.cancelled) and 2000 <= one.moment.wall.year < 2030
        ]
    said = sorted(
        f"{at.wall:%Y-%m-%d}"
        if at.whole_day
        else f"{at.instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        if at.zone
        else f"{at.wall:%Y-%m-%dT%H:%M:%S}"
        for at in ours
    )
    assert (said == theirs["starts"]) is (path.name not in AGREED_BY_HAND)
