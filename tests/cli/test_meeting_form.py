"""A session as a form in the editor."""

import json
import sys
from pathlib import Path

import pytest
from making import made_once

from mentorlog.cli.meeting.lines import happened_in
from mentorlog.drafts import Draft
from mentorlog.errors import UsageError
from mentorlog.record import Meeting

FORM = """\
# A session of Tariq and Sarah.
# Fill in what you know, save, and close the editor; leave the rest empty.
# To record nothing, do not save. Lines that begin with # are not read.
# Days: 1 feb 2026, yesterday, next friday; or with a time: friday 17:00.

day: 11 Mar 2026

# held, planned, unknown; or cancelled by, missed by, moved by: mentor, mentee,
# both, outside, unknown. For example: moved by both to 18 feb
happened: held

# if it did not take place: why (illness, work, ...); how long before: 2h, 3d
reason:
notice:

# if it was held: how long it was to be, how long it was, and how it went
planned:
lasted: 50 minutes
ended early by:

# mentor, mentee or both; observed, yes: whoever is not named was all there
distracted:
quiet:
unprepared:
observed:

# 1 to 5
useful:

# mentoring or coaching
form:

# What came of the open actions, as in a1, a3
#   a1 mentee: send the CV, by 9 Mar 2026
#   a2 mentor: read it
done:
some:
none:

# another day, a line for each: a2 = 15 mar
redate:
drop:

# new ones, a line for each: mentee: send the CV by 3 dec
action:

# Goals you talked about, and how far they are, as in g1:40
#   g1 Lead a project
goal:

# the day of the next one
next:

# yes: leave it out of every export
private:

# Below == notes == a text has as many lines as you like; # is a heading.
# Private notes are in no export. An answer is written: question = answer

== topics ==

== notes ==

== private notes ==

== answers ==
"""


def say(**lines: str) -> str:
    """The code of an editor that fills in these lines."""
    return "\n".join(
        f"at = text.index({word.replace('_', ' ') + ':'!r})\n"
        f"text = text[:at] + {word.replace('_', ' ') + ': ' + value!r} "
        "+ text[text.index('\\n', at):]"
        for word, value in lines.items()
    )


def write(mark: str, words: str) -> str:
    """The code of an editor that writes below a mark."""
    line = f"== {mark} ==\n"
    return f"text = text.replace({line!r}, {f'{line}{words}{chr(10)}'!r})"


@made_once
def promised(begun):
    begun("goal", "add", "Lead a project", "--on", "2026-02-01")
    begun(
        *("meet", "--on", "2026-03-02", "--lasted", "60", "--notes", "# One"),
        *("--action", "mentee: send the CV by 2026-03-09", "--action", "me: read it"),
    )


@pytest.fixture
def told(promised, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    return promised


def last(record) -> Meeting:
    return record().meetings[-1]


def test_the_form_is_plain_and_holds_what_was_typed(told, terminal, edits, tmp_path):
    terminal()
    edits(f"pathlib.Path({str(tmp_path)!r}, 'seen').write_bytes(text.encode())")
    ran = told("meet", "--edit", "--lasted", "50")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "seen").read_text(encoding="ascii") == FORM


def test_what_is_filled_in_is_recorded_as_flags_are(told, terminal, edits, record):
    terminal()
    edits(
        say(
            day="yesterday 17:00",
            lasted="1h",
            quiet="Sarah",
            observed="yes",
            useful="4",
            done="a1",
            redate="a2 20 mar",
            action="@Sarah send the letter by friday\naction: mentor: ask around",
            goal="g1:40",
            next="24 mar",
        )
        + "\n"
        + write("notes", "## More\n\nwords")
        + "\n"
        + write("answers", "How was the pace? = Fast")
    )
    ran = told("meet", "--edit")
    assert ran.code == 0
    assert ran.out == (
        "Saved m2: Tue 10 Mar 2026 at 17:00, yesterday: held, 60 minutes.\n"
        "  You noted: Sarah was quiet, useful 4 of 5.\n"
        "  Kept with it: notes, 1 answer.\n"
        "  a1 done: send the CV.\n"
        "  a2 now due Fri 20 Mar 2026, in 9 days: read it.\n"
        "  New a3, Sarah: send the letter; due Fri 13 Mar 2026, in 2 days.\n"
        "  New a4, you: ask around; no day is set.\n"
        "  g1 at 40 %: Lead a project.\n"
        "  Next is m3: Tue 24 Mar 2026, in 13 days.\n"
    )
    meeting = record().meetings[1]
    assert meeting.notes == "## More\n\nwords"
    assert meeting.answers == {"How was the pace?": "Fast"}


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("held", {"held": True}),
        ("Unknown", {"outcome_unknown": True}),
        ("planned", {"planned_for": True}),
        ("cancelled by mentee", {"cancelled_by": "mentee"}),
        ("canceled Sarah", {"cancelled_by": "Sarah"}),
        ("missed by unknown", {"missed_by": "unknown"}),
        ("moved by both to 18 feb 17:00", {"moved_by": "both", "to": "18 feb 17:00"}),
        ("moved by Tariq", {"moved_by": "Tariq"}),
    ],
)
def test_what_happened_is_read(text, flags):
    assert happened_in(text) == flags


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cancelled", "cancelled by whom?"),
        ("moved to 18 feb", "moved by whom?"),
        ("held by me", "is not understood"),
        ("cancelled by me to 18 feb", "is not understood"),
        ("ill", "is not understood"),
        ("", "is not understood"),
    ],
)
def test_what_happened_is_not_guessed(text, said):
    with pytest.raises(UsageError, match=said):
        happened_in(text)


def test_a_session_that_was_moved(told, terminal, edits, record):
    terminal()
    edits(say(happened="moved by both to 18 mar", notice="2 days", reason="work"))
    assert told("meet", "--edit").code == 0
    assert [m.outcome for m in record().meetings] == ["held", "moved", "planned"]


def test_a_session_to_come_is_planned(told, terminal, edits, record):
    terminal()
    edits(say(day="18 mar 17:00", happened="planned"))
    assert told("meet", "--edit").code == 0
    assert (last(record).outcome, last(record).at) == ("planned", "17:00")


def test_the_planned_session_of_the_day_is_completed(told, terminal, edits, record):
    told("meet", "--book", "today 17:00", "--planned", "45")
    terminal()
    edits("assert '# m2, a session of' in text\n" + say(lasted="40"))
    assert told("meet", "--edit").code == 0
    meeting = last(record)
    assert (meeting.number, meeting.outcome, meeting.planned_minutes) == (2, "held", 45)


def test_a_session_that_is_recorded_is_corrected(told, terminal, edits, record):
    terminal()
    edits(say(lasted="50") + "\ntext = text.replace('# One', '# Two')")
    ran = told("meet", "--edit", "--meeting", "m1")
    assert ran.code == 0
    assert "The earlier notes were replaced; mentorlog history m1 has them." in ran.out
    assert (record().meetings[0].lasted_minutes, record().meetings[0].notes) == (50, "# Two")


def test_what_stands_there_is_not_taken_away_here(told, terminal, edits, record):
    err = terminal("n")
    edits(say(lasted=""))
    assert told("meet", "--edit", "--meeting", "m1").code == 2
    assert "mentorlog edit m1 --no-lasted takes it away." in err.getvalue()
    assert record().meetings[0].lasted_minutes == 60


def test_a_goal_or_an_answer_that_is_recorded_is_not_left_out(told, terminal, edits, record):
    told("goal", "add", "Speak up")
    told(
        *("meet", "--meeting", "m1", "--goal", "g1", "--goal", "g2"),
        *("--answer", "pace=Fast", "--answer", "mood=Good"),
    )
    before = record()
    err = terminal("n")
    edits(say(goal="g1:40") + "\ntext = text.replace('mood = Good\\n', 'tone = Warm\\n')")
    assert told("meet", "--edit", "--meeting", "m1").code == 2
    said = "What was recorded stays here: {}; mentorlog edit m1 takes it away."
    assert f": {said.format('g2')}\n" in err.getvalue()
    assert f": {said.format('mood')}\n" in err.getvalue()
    assert record() == before


def test_what_another_command_wrote_meanwhile_is_not_written_over(told, terminal, edits, record):
    terminal("n")
    edits(say(useful="9") + "\ntext = text.replace('# One', '# Mine')")
    told("meet", "--edit", "--meeting", "m1")
    told("edit", "m1", "--lasted", "45", "--notes", "# Theirs")
    err = terminal("y", "y")
    edits(say(useful="4"))
    assert told("meet", "--edit", "--meeting", "m1").code == 0
    assert "notes was changed by another command meanwhile: # Theirs stands there now" in (
        err.getvalue()
    )
    meeting = record().meetings[0]
    assert (meeting.lasted_minutes, meeting.useful, meeting.notes) == (45, 4, "# Mine")


def imported(told, record, **changes):
    """The session m1 with what only an import can bring."""
    told("export", "--out", "j.jsonl", "--include-private")
    lines = Path("j.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    for entry in entries:
        entry.update(changes.get(entry.get("type"), {}))
    text = "".join(f"{json.dumps(entry)}\n" for entry in entries)
    Path("j.jsonl").write_text(text, encoding="utf-8")
    ran = told("import", "j.jsonl", "--update")
    assert ran.code == 0, ran.err


def test_an_answer_that_no_form_can_hold_stays_as_it_is(
    told, terminal, edits, record, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    imported(told, record, meeting={"answers": {"mood = a, b": "c", "pace": "Fast"}})
    terminal()
    edits("text += 'tone = Warm\\n'")
    assert told("meet", "--edit", "--meeting", "m1").code == 0
    answers = {"mood = a, b": "c", "pace": "Fast", "tone": "Warm"}
    assert record().meetings[0].answers == answers


def test_line_breaks_from_an_import_do_not_break_the_form(
    told, terminal, edits, record, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    imported(
        told, record, relationship={"mentor": "Tar\niq: x"}, meeting={"reason": "ill\nuseful: 1"}
    )
    terminal()
    edits("assert '# m1, a session of Tar iq: x and Sarah.' in text\n" + say(useful="4"))
    ran = told("meet", "--edit", "--meeting", "m1")
    assert ran.code == 0, ran.err
    assert record().meetings[0].useful == 4


def test_every_flag_that_is_given_stands_in_the_form(told, terminal, edits, record, tmp_path):
    terminal()
    edits(f"pathlib.Path({str(tmp_path)!r}, 'seen').write_bytes(text.encode())")
    told(
        *("meet", "--edit", "--on", "yesterday", "--at", "17:00", "--moved-by", "both", "--to"),
        *("friday", "--notice", "2h", "--reason", "work", "--distracted", "mentee"),
        *("--distracted", "me", "--done", "a1", "--redate", "a2=friday", "--action", "me: x"),
        *("--action", "me: y", "--topics", "T", "--answer", "q=a", "--private", "--useful", "3"),
        *("--form", "coaching", "--next", "monday", "--goal", "g1:4", "--drop-action", "a2"),
    )
    seen = (tmp_path / "seen").read_text(encoding="utf-8").splitlines()
    for line in (
        *("day: yesterday 17:00", "happened: moved by both to friday", "notice: 2 hours"),
        *("reason: work", "distracted: mentee, me", "done: a1", "redate: a2=friday"),
        *("action: me: x", "action: me: y", "T", "q=a", "private: yes", "useful: 3"),
        *("form: coaching", "next: monday", "goal: g1:4", "drop: a2"),
    ):
        assert line in seen
    assert len(record().meetings) == 1


def test_errors_stand_at_the_lines_that_they_are_about(told, terminal, edits, journal):
    err = terminal("", "", "n")
    edits(
        "if 'useful: 4' in text: text = text.replace('g1:40', 'g9')\n"
        "elif 'useful: 9' in text:\n"
        "    text = text.replace('useful: 9', 'useful: 4').replace('14/14', '20 mar')\n"
        "else:\n"
        + "\n".join(
            f"    {line}"
            for line in say(
                happened="cancelled by me", useful="9", action="me: a\naction: me: b by 14/14"
            ).splitlines()
        )
    )
    ran = told("meet", "--edit")
    assert ran.code == 2
    lines = err.getvalue().splitlines()
    assert lines[:2] == [
        "  line 29: '9' is no whole number from 1 to 5.",
        (
            "  line 48: there is no month 14: months go from 1 to 12; if no day is meant, go on "
            'after it, as in "by 14/14 in all"'
        ),
    ]
    assert "  line 29: useful goes with a session that was held; this one was cancelled." in (
        "\n".join(lines)
    )
    kept = Draft(journal, "meet-r1.txt").read()
    assert kept is not None
    assert (
        "#! line below: useful goes with a session that was held; this one was cancelled.\n"
        "useful: 4\n"
    ) in kept
    assert lines[-1] == "  Try: mentorlog meet --edit"


def test_a_session_of_that_day_is_named_at_the_day(told, terminal, edits, record):
    err = terminal("n")
    edits(say(day="2026-03-02", lasted="40"))
    assert told("meet", "--edit").code == 2
    assert "is recorded already: m1, held." in err.getvalue()
    assert len(record().meetings) == 1


def test_a_form_that_was_left_is_taken_up(told, terminal, edits, record):
    terminal("n")
    edits(say(useful="9") + "\n" + write("notes", "Long words"))
    told("meet", "--edit")
    err = terminal("")
    edits(say(useful="4"))
    assert told("meet", "--edit").code == 0
    assert "Go on with it? (Y/n, then Enter; n begins anew)" in err.getvalue()
    assert (last(record).useful, last(record).notes) == (4, "Long words")


@pytest.mark.parametrize("code", ["pass", "text = ''", "text = '# nothing'"])
def test_nothing_new_is_nothing_recorded(told, terminal, edits, record, code):
    terminal()
    edits(code)
    assert told("meet", "--edit", "--lasted", "50").code == 0
    assert len(record().meetings) == 1


def test_without_a_terminal_nothing_is_opened(told, edits, record):
    edits("raise SystemExit('opened')")
    ran = told("meet", "--edit")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "mentorlog: The editor needs a terminal.")


@pytest.mark.skipif(sys.platform == "win32", reason="argv is text there")
def test_bytes_that_are_no_text_are_refused_before_the_editor(told, terminal, edits):
    err = terminal()
    edits("raise SystemExit('opened')")
    assert told("meet", "--edit", "--on", "\udcff").code == 2
    assert told("meet", "--edit", "--done", "\udcff").code == 2
    assert "not text" in err.getvalue()


def test_notes_that_are_written_over_are_named(told):
    said = "The earlier notes were replaced; mentorlog history m1 has them."
    assert said in told("meet", "--meeting", "m1", "--notes", "Other").out
    assert said not in told("meet", "--meeting", "m1", "--notes", "Other").out
