"""`mentorlog meet` at a real terminal: asked, answered, interrupted, taken up again."""

import os
import re
import signal
import sys
from contextlib import suppress

import pytest
from at_terminal import ENTER, Terminal, ended, stop
from making import made_once

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks for a pseudo-terminal")

UP = "\x1b[A"
CODES = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")
HELD, OFF, MOVED, MISSED = "h", "c", "m", "n"


@made_once
def pair(run):
    """Tariq coaches Sarah and keeps the journal: a session planned for yesterday, a goal and
    two open actions."""
    for argv in (
        (
            *("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor"),
            *("--on", "2026-01-05", "--rhythm", "every 2 weeks", "--minutes", "60"),
        ),
        ("goal", "add", "Lead a project", "--on", "2026-01-05"),
        (
            *("meet", "--on", "2026-02-24", "--held", "--lasted", "60"),
            *("--action", "mentee: send the CV by 6 march", "--action", "me: ask Omar"),
            *("--next", "2026-03-10 17:00"),
        ),
    ):
        ran = run(*argv)
        assert ran.code == 0, ran.err


class Meeting(Terminal):
    """The session of one `mentorlog meet`."""

    def __init__(self, journal, *argv, **how):
        super().__init__(journal, "meet", *argv, **{"TERM": "xterm"} | how)

    def sees(self, text):
        self.child.expect_exact(text)
        return self

    def stopped(self):
        """Press Ctrl-C until it has ended."""
        return self.ends(130, stop(self.child))

    def ends(self, code, seen=""):
        exitstatus, rest = ended(self.child)
        rest = seen + rest
        assert exitstatus == code, rest
        return CODES.sub("", rest).replace("\r\n", "\n")


@pytest.fixture
def meet(pair, journal):
    """Open terminals on that journal, and leave none behind."""
    opened = []

    def start(*argv, **how):
        opened.append(Meeting(journal, *argv, **how))
        return opened[-1]

    yield start
    for terminal in opened:
        with suppress(Exception):
            terminal.child.close(force=True)


def drafts(journal):
    folder = journal.parent / "drafts"
    return list(folder.iterdir()) if folder.exists() else []


def test_a_session_that_was_held(meet, record, journal):
    there = meet()
    there.sees("With Sarah. Enter skips most, < goes back, Ctrl-C stops and keeps the answers.")
    there.at("Did it take place?", HELD).sees("held")
    there.at("When?  [Tue 10 Mar 2026 at 17:00, yesterday]", ENTER)
    there.at("How long, in minutes?  60 planned", "40" + ENTER)
    there.sees("That is 20 minutes less than planned. Who ended it?")
    there.at("  Enter if it began late", "s").sees("Sarah")
    there.sees("What came of these?  d done · s some · n not yet · w new day · x let go")
    there.at("  a1 send the CV (Sarah, by Fri 6 Mar)", "d").sees("done")
    there.at("  a2 ask Omar (you)", "w").sees("new day")
    there.at("  a2 on which day now?", "fri" + ENTER).sees("    Fri 13 Mar 2026, in 2 days")
    there.at("  g1 Lead a project", "40" + ENTER)
    there.at("How useful was it?", "4").sees("4")
    there.sees("How present, as you saw it?")
    there.at("  You  ", "a").sees("all there")
    there.at("  Sarah", "d").sees("distracted")
    there.at("New actions, one a line", "@Sarah würfeln by fri" + ENTER)
    there.sees("    Sarah: würfeln; by Fri 13 Mar 2026, in 2 days")
    there.at("", ENTER)
    there.at("Notes", "Grüße, 会議" + ENTER)
    there.at("Next time?  s in 2 weeks, Tue 24 Mar at 17:00", "s" + ENTER)
    assert there.ends(0).split("\n\n", 1)[1] == (
        "Saved m2: Tue 10 Mar 2026 at 17:00, yesterday: held, 40 minutes, ended early by\n"
        "  Sarah.\n"
        "  You noted: Sarah was distracted, useful 4 of 5.\n"
        "  Kept with it: notes.\n"
        "  a1 done: send the CV.\n"
        "  a2 now due Fri 13 Mar 2026, in 2 days: ask Omar.\n"
        "  New a3, Sarah: würfeln; due Fri 13 Mar 2026, in 2 days.\n"
        "  g1 at 40 %: Lead a project.\n"
        "  Next is m3: Tue 24 Mar 2026 at 17:00, in 13 days.\n"
        "  mentorlog undo takes it back.\n"
    )
    meeting = record().meetings[1]
    assert (meeting.outcome, meeting.observed, meeting.notes) == ("held", True, "Grüße, 会議")
    assert drafts(journal) == []


def test_that_one_side_was_all_there_needs_a_word_on_the_other(meet, record):
    there = meet()
    there.at("Did it take place?", HELD)
    for question in ("When?", "How long", "  a1 send", "  a2 ask", "  g1 Lead", "How useful"):
        there.at(question, ENTER)
    there.at("  You  ", "a").sees("all there")
    for question in ("  Sarah", "New actions", "Notes", "Next time?"):
        there.at(question, ENTER)
    assert (
        "note: that one side was all there is not kept alone: it takes an answer for each side."
        in " ".join(there.ends(0).split())
    )
    assert record().meetings[1].observed is not True


def test_a_session_that_was_called_off_and_nothing_else_is_asked(meet, record):
    there = meet()
    there.at("Did it take place?", OFF)
    there.at("When?", ENTER)
    there.at("Who called it off?", "s")
    there.at("How long before?", "2h" + ENTER).sees("2 hours before")
    there.at("Why?", "work" + ENTER)
    there.at("Next time?", "next tue 5pm" + ENTER).sees("Tue 17 Mar 2026 at 17:00, in 6 days")
    assert there.ends(0).strip() == (
        "Saved m2: Tue 10 Mar 2026 at 17:00, yesterday: called off by Sarah, 2 hours\n"
        "  before (work).\n"
        "  Next is m3: Tue 17 Mar 2026 at 17:00, in 6 days.\n"
        "  mentorlog undo takes it back."
    )
    assert [m.outcome for m in record().meetings] == ["held", "cancelled", "planned"]


def test_an_interrupted_session_is_taken_up_again(meet, record, journal):
    there = meet()
    there.at("Did it take place?", HELD)
    there.at("When?", ENTER)
    there.at("How long", "50" + ENTER)
    there.at("a1", "d")
    there.child.expect_exact("a2")
    said = "Stopped; what you typed is kept, and `mentorlog meet` goes on with\n  it.\n"
    assert said in there.stopped()
    assert len(drafts(journal)) == 1 and len(record().meetings) == 2

    there = meet()
    there.sees("You began to record Tue 10 Mar 2026: held, 50 minutes, a1 done.")
    there.sees("Go on with it?").at("  [y yes] · n no, begin anew", "y")
    there.at("a2", "s")
    for question in ("g1", "How useful", "You", "Sarah", "New actions", "Notes", "Next"):
        there.at(question, ENTER)
    assert "a1 done: send the CV.\n  a2 some progress: ask Omar.\n" in there.ends(0)
    assert record().meetings[1].lasted_minutes == 50
    assert drafts(journal) == []


def test_a_session_is_taken_up_again_after_the_program_was_killed(meet, record):
    there = meet("--private")
    there.at("Did it take place?", MISSED)
    there.at("When?", ENTER)
    there.at("Who was not there?", "s")
    there.child.expect_exact("Why?")
    os.kill(there.child.pid, signal.SIGKILL)
    there.child.read()

    there = meet()
    there.sees("You began to record Tue 10 Mar 2026: missed.")
    there.at("Go on with it?", ENTER)
    there.at("Why?", ENTER)
    there.at("Next", ENTER)
    assert "missed by Sarah, no word on\n  record (private)." in there.ends(0)
    assert record().meetings[1].private


def test_a_draft_can_be_let_go(meet, record, journal):
    there = meet()
    there.at("Did it take place?", MOVED)
    there.child.expect_exact("When?")
    there.child.sendeof()
    there.ends(130)
    there = meet()
    there.at("Go on with it?", "n")
    there.at("Drop what you typed, for good?", "y")
    there.sees("Did it take place?")
    assert drafts(journal) == []


def test_going_back_puts_an_answer_right(meet, record):
    there = meet()
    there.at("Did it take place?", HELD)
    there.at("When?", ENTER)
    there.at("How long", "<" + ENTER)
    there.at("When?", "something else" + UP)
    there.at("Did it take place?  [h held]", MOVED).sees("moved")
    there.at("When?", ENTER)
    there.at("Who moved it?", "\x7f").sees("(back)")
    there.at("When?", ENTER)
    there.at("Who moved it?", "b")
    there.at("How long before?", "3d" + ENTER)
    there.at("Why?", ENTER)
    there.at("Moved to when?", "thursday" + ENTER).sees("Thu 12 Mar 2026, tomorrow")
    there.ends(0)
    assert [m.outcome for m in record().meetings] == ["held", "moved", "planned"]


def test_a_day_that_is_none_is_asked_for_again(meet, record):
    there = meet()
    there.at("Did it take place?", "z").sees("h, c, m, n or <")
    there.at("", HELD)
    there.at("When?", "3/4" + ENTER).sees("could be")
    there.at("", "yesterday" + ENTER).sees("Tue 10 Mar 2026 at 17:00, yesterday, as planned")
    there.child.expect_exact("How long")
    there.stopped()


def test_the_chosen_order_of_figures_holds_at_every_day(meet, record, tmp_path, monkeypatch):
    settings = tmp_path / "settings.toml"
    settings.write_text('[days]\norder = "month-day"\n')
    monkeypatch.setenv("MENTORLOG_SETTINGS", str(settings))
    there = meet()
    there.at("Did it take place?", HELD)
    there.at("When?", "3/4" + ENTER).sees("Wed 4 Mar 2026")
    there.child.expect_exact("How long")
    there.stopped()


def test_keys_that_are_typed_ahead_are_not_lost(meet, record):
    there = meet()
    there.child.expect_exact("Did it take place?")
    there.child.send(HELD + ENTER + ENTER + "50" + ENTER + "dn" + ENTER + ENTER)
    there.at("How useful", "4aa")
    for question in ("New actions", "Notes", "Next"):
        there.at(question, ENTER)
    said = there.ends(0)
    assert "a1 done: send the CV.\n  a2 not moved yet: ask Omar.\n" in said
    assert "everybody was all there, useful 4 of 5" in said


def test_a_narrow_terminal_folds_between_choices(meet):
    there = meet(columns=40)
    there.child.expect_exact("Did it take place?")
    there.child.send(HELD + ENTER + ENTER + ENTER)
    there.child.expect_exact("a1 send")
    lines = CODES.sub("", there.child.before + there.stopped()).splitlines()
    assert "  d done · s some · n not yet ·" in lines
    assert "  w new day · x let go" in lines
    assert max(len(line) for line in lines) <= 40


def test_input_that_ends_saves_nothing_and_keeps_what_was_typed(meet, record, journal):
    there = meet()
    there.at("Did it take place?", HELD)
    there.child.expect_exact("When?")
    os.close(there.child.child_fd)
    there.child.closed = True
    with suppress(pexpect.ExceptionPexpect, OSError):
        there.child.wait()
    assert record().meetings[1].outcome == "planned"
    assert "held" in drafts(journal)[0].read_text()


def test_the_editor_takes_the_notes(meet, record, tmp_path, monkeypatch):
    script = tmp_path / "edit.py"
    script.write_text("import sys; open(sys.argv[1], 'w').write('first\\nsecond\\n')")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    there = meet("--on", "yesterday")
    there.at("Did it take place?", HELD)
    there.sees("When?  Tue 10 Mar 2026 at 17:00, yesterday, as planned")
    for question in ("How long", "a1", "a2", "g1", "How useful", "You", "Sarah", "New actions"):
        there.at(question, ENTER)
    there.at("Notes", "e" + ENTER)
    there.at("Next", ENTER)
    there.ends(0)
    assert record().meetings[1].notes == "first\nsecond"


def test_several_lines_that_are_pasted_are_one_note_and_several_actions(meet, record):
    there = meet("--on", "yesterday")
    there.at("Did it take place?", HELD)
    for question in ("How long", "a1", "a2", "g1", "How useful", "You", "Sarah"):
        there.at(question, ENTER)
    there.at("New actions", "@Sarah call Omar\r@Sarah rest\r\r")
    there.sees("\x1b[?2004h")  # the terminal is to tell of a paste
    there.at("Notes", "\x1b[200~He had to run.\r\r- Omar said yes\x1b[201~" + ENTER)
    there.at("Next", ENTER)
    there.ends(0)
    assert record().meetings[1].notes == "He had to run.\n\n- Omar said yes"
    assert [action.text for action in record().actions[2:]] == ["call Omar", "rest"]


def test_a_terminal_that_knows_no_codes_is_sent_none_at_a_long_line(meet):
    there = meet("--on", "yesterday", TERM="dumb")
    there.at("Did it take place?", HELD)
    for question in ("How long", "a1", "a2", "g1", "How useful", "You", "Sarah", "New actions"):
        there.at(question, ENTER)
    there.sees("Notes")
    assert "\x1b" not in there.child.before


def test_the_line_that_is_typed_is_offered_again_after_the_arrow_up_and_after_ctrl_c(meet, record):
    there = meet()
    there.child.expect_exact("Did it take place?")
    there.child.send(HELD + ENTER + ENTER + "50" + ENTER + "dn" + ENTER + ENTER)
    there.at("How useful", "4aa")
    there.at("New actions", ENTER)
    there.at("Notes", "a long note" + UP)
    there.at("New actions", ENTER)
    there.at("Notes  [a long note]", ENTER)
    there.at("Next", "fri")
    there.child.expect_exact("fri")
    assert "what you typed is kept" in there.stopped()
    there = meet()
    there.at("Go on with it?", "y")
    there.at("[Fri 13 Mar 2026, in 2 days]", ENTER)
    there.ends(0)
    assert record().meetings[1].notes == "a long note"
    assert str(record().meetings[-1].on) == "2026-03-13"


def test_a_day_that_is_none_is_refused_before_anything_is_asked(meet, journal):
    code, shown = ended(meet("--on", "in 6 weeks ago").child)
    assert code == 2 and "Did it take place?" not in shown
    assert "--on: 'in 6 weeks ago' is not understood" in shown and not drafts(journal)
    code, shown = ended(meet("--on", "3/4").child)
    assert code == 2 and "write 2025-04-03 or 2026-03-04" in " ".join(shown.split())
