"""Logs in Markdown: what each line is taken for, and what comes of it."""

from datetime import date

import pytest

LOG = """# Sarah and Tariq

* 14 January 2026

## Wed 14 January 2026, 17:00

### Agenda
* The CV
  * its length

Some words.

- [x] Sarah: send the CV by 20 january
- [ ] me: ask around
- [ ] both: look at 1/3

```
# no heading 2026-01-01
- [ ] no box
```

## Meeting 2 - 28/01/2026
* It went on
- [ ] Sarah: find a course by 1 march

## 2026-02-11: cancelled by Sarah

## Template: date

- [ ] to be filled in
"""


@pytest.fixture
def put(begun, tmp_path):
    """Write a log and import it."""

    def call(text, *flags, name="log.md"):
        path = tmp_path / name
        path.write_bytes(text.encode())
        return begun("import", str(path), *flags)

    return call


def test_every_line_says_what_it_was_taken_for(put):
    assert (
        put(LOG).out
        == """\
left out                             | # Sarah and Tariq
left out                             | * 14 January 2026
session, Wed 14 Jan 2026             | ## Wed 14 January 2026, 17:00
notes                                | ### Agenda
notes                                | * The CV
notes                                |   * its length
notes                                | Some words.
action of Sarah, done                | - [x] Sarah: send the CV by 20 january
action of Tariq                      | - [ ] me: ask around
action of both                       | - [ ] both: look at 1/3
notes                                | ```
notes                                | # no heading 2026-01-01
notes                                | - [ ] no box
notes                                | ```
session, Wed 28 Jan 2026             | ## Meeting 2 - 28/01/2026
notes                                | * It went on
action of Sarah, by Sun 1 Mar 2026   | - [ ] Sarah: find a course by 1 march
session, Wed 11 Feb 2026, called off | ## 2026-02-11: cancelled by Sarah
left out                             | ## Template: date
left out                             | - [ ] to be filled in
Saved: 7 new, 0 changed, 0 there already, 0 left out. `mentorlog undo` takes it back.
"""
    )


def test_what_comes_of_it(put, record):
    ran = put(LOG)
    assert "1 is ticked without a day: the next session is taken, else the day it was" in ran.err
    first, second, third = record().meetings
    assert (first.on, first.at, first.outcome) == (date(2026, 1, 14), "17:00", "held")
    assert first.notes == (
        "### Agenda\n* The CV\n  * its length\n\nSome words.\n\n\n"
        "```\n# no heading 2026-01-01\n- [ ] no box\n```"
    ).replace("\n\n\n", "\n\n")
    assert (second.on, second.notes, second.at) == (date(2026, 1, 28), "* It went on", None)
    assert (third.outcome, third.by) == ("cancelled", "mentee")
    sent, asked, looked, course = record().actions
    assert (sent.text, sent.owner, sent.due_on, sent.done_on, sent.meeting) == (
        *("send the CV", "mentee", date(2026, 1, 20), date(2026, 1, 28)),
        first.id,
    )
    assert (asked.owner, looked.text, looked.due_on) == ("mentor", "look at 1/3", None)
    assert (course.due_on, course.agreed_on) == (date(2026, 3, 1), date(2026, 1, 28))


def test_a_second_time_changes_nothing_and_a_longer_log_adds(put, begun, record):
    put(LOG)
    before = begun("export").out
    assert "Nothing to save: 0 new, 0 changed, 7 there already" in put(LOG).out
    assert begun("export").out == before
    longer = LOG.replace("- [ ] me:", "- [x] me:").replace("It went on", "It went on well")
    put(longer + "\n## 2026-03-01\n\nNew words\n")
    assert record().actions[1].done_on == date(2026, 1, 28)
    assert record().meetings[1].notes == "* It went on\n\n* It went on well"
    assert record().meetings[3].notes == "New words"


def test_a_session_that_is_recorded_gets_the_notes(put, begun, record):
    begun("meet", "--on", "2026-01-28", "--at", "09:00", "--notes", "My own")
    begun("--today", "2026-02-01", "meet", "--book", "2026-02-11 17:00")
    put(LOG)
    by_day = {meeting.on.day: meeting for meeting in record().meetings}
    assert by_day[28].notes == "My own\n\n* It went on"
    assert (by_day[11].outcome, by_day[11].by, by_day[11].at) == ("cancelled", "mentee", "17:00")
    assert len(record().meetings) == 3


def test_whose_a_box_is_has_to_be_said(put, record):
    log = "## 2026-01-14\n- [ ] send the CV\n"
    ran = put(log)
    assert (ran.code, record().meetings) == (2, ())
    assert "1 box does not say whose it is, as in `- [ ] Sarah: send the CV`" in ran.err
    assert ran.err.rstrip().endswith("log.md --owner mentee")
    assert "action of Sarah" in put(log, "--owner", "Sarah").out
    assert record().actions[0].owner == "mentee"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# A log\n\nwords\n", "No heading has a whole day in it, such as ## 2026-03-11"),
        ("## 3/4/2025\n", "--day-order day-month"),
        ("## 14/3/2025\n## 3/14/2025\n", "has its day first and"),
    ],
)
def test_what_is_no_log_is_said(put, record, text, said):
    ran = put(text)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert put("## 3/4/2025\nx\n", "--day-order", "month-day").code == 0
    assert record().meetings[0].on == date(2025, 3, 4)


def test_a_text_needs_the_flag(put):
    ran = put(LOG, name="log.txt")
    assert "looks like Markdown; --markdown takes it." in ran.err


def test_a_day_to_come_is_planned(put, record):
    put("## 2026-04-01\n\nBring the draft\n\n## 2026-04-08 held\n")
    (meeting,) = record().meetings
    assert (meeting.outcome, meeting.notes) == ("planned", "Bring the draft")


SHORT = "## 2026-01-14\n- It wnet on\n- [ ] Sarah: send the CV\n"


def test_what_was_put_right_here_is_not_taken_again(put, begun, record):
    put(SHORT)
    begun("edit", "m1", "--notes", "- It went on")
    begun("edit", "a1", "--text", "send the CV (2 pages)")
    before = begun("export").out
    assert "Nothing to save: 0 new, 0 changed, 2 there already, 0 left out" in put(SHORT).out
    assert begun("export").out == before
    put(SHORT.replace("on\n", "on\n- and on\n"))
    assert record().meetings[0].notes == "- It went on\n\n- and on"


def test_what_was_deleted_here_stays_away_and_is_named(put, begun, record):
    put(SHORT)
    begun("delete", "a1", "--yes")
    begun("delete", "m1", "--yes")
    ran = put(SHORT)
    assert "left out: the session of Wed 14 Jan 2026, which was deleted here as m1" in ran.err
    assert "left out: 'send the CV', which was deleted here as a1" in ran.err
    assert record().meetings == record().actions == ()


def test_an_import_that_was_taken_back_is_taken_again(put, begun, record):
    put(SHORT)
    begun("undo")
    assert "Saved: 2 new" in put(SHORT).out
    assert record().meetings[0].notes == "- It wnet on"


SAID = """## 27.2.2026 14:00-15:30
Talked.
## 28.2.2026 moved to 3.3.2026
## 3.3.2026
It went on.
## 4.3.2026 - cancelled by Sarah (ill)
## 5.3.2026 moved on to the next goal
## 6.3.2026 called off by her boss
"""


def test_a_heading_says_what_became_of_its_session(put, record):
    out = put(SAID).out
    assert "session, Sat 28 Feb 2026, moved " in out
    found = record().meetings
    assert [(m.outcome, m.by, m.reason) for m in found] == [
        ("held", None, None),
        ("moved", None, None),
        ("held", None, None),
        ("cancelled", "mentee", "illness"),
        ("held", None, None),
        ("cancelled", None, None),
    ]
    assert (found[0].at, found[0].lasted_minutes) == ("14:00", 90)
    assert found[1].moved_to == found[2].id
    assert found[3].notes == "cancelled by Sarah (ill)"
    assert "Nothing to save" in put(SAID).out


def test_what_a_heading_says_otherwise_is_named(put, record):
    put("## 2026-02-10\n")
    ran = put("## 2026-02-10 cancelled by Sarah\n")
    assert "left out: m1 is recorded as held; the file has it cancelled" in ran.err
    assert record().meetings[0].outcome == "held"


YEARLESS = """## 27.2.2026
## 6.3.
Year forgotten.
- [ ] Sarah: the guide
## 10.3.2026
## 12.5.
Not known.
"""


def test_a_heading_without_a_year_is_of_the_days_around_it(put, record):
    ran = put(YEARLESS)
    assert "session, Fri 6 Mar 2026  | ## 6.3.\n" in ran.out
    assert "note: “12.5.” has no year; left out\n" in ran.err
    found = record().meetings
    assert [m.on for m in found] == [date(2026, 2, 27), date(2026, 3, 6), date(2026, 3, 10)]
    assert found[1].notes == "Year forgotten."


def test_what_is_ticked_after_the_last_session_is_not_made_late(put, record):
    ran = put("## 2026-02-10\n- [x] Sarah: send the CV by 20 february\n- [x] me: ask\n")
    assert "else the day it was due, else today" in ran.err
    assert [a.done_on for a in record().actions] == [date(2026, 2, 20), date(2026, 3, 11)]
