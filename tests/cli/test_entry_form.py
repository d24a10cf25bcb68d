"""An entry as a form in the editor."""

import io
import json
import os
import signal
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

import at_terminal
import pytest
from exchange.test_anything import journals
from hypothesis import given
from making import made_once

from examples import examples
from mentorlog import stories
from mentorlog.cli.asking import form
from mentorlog.cli.asking.editing import changed
from mentorlog.cli.rewriting.entry_form import places_of, read_back, sheet_of
from mentorlog.cli.rewriting.field_values import Typed, shown, value_of
from mentorlog.cli.rewriting.fields import fields_of
from mentorlog.cli.session import Session
from mentorlog.drafts import Draft
from mentorlog.exchange.lines import read_lines
from mentorlog.record import PLURALS, Entry, Record, Relationship

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="asks for a pseudo-terminal")


def record_of(entries: list[Entry]) -> Record:
    [relationship] = [entry for entry in entries if isinstance(entry, Relationship)]
    kinds = {
        plural: tuple(entry for entry in entries if type(entry) is cls)
        for cls, plural in PLURALS.items()
    }
    return Record(relationship=relationship, **kinds)


STORIES = [
    record_of([entry for _, entry in read_lines(io.BytesIO(stories.lines(name)))])
    for name in stories.NAMES
]


def unchanged(record: Record, entry: Entry) -> bool:
    sheet = sheet_of(record, entry)
    filled = form.read(form.plain(sheet.text), sheet.places)
    assert {one.word for one in filled} == {place.word for place in sheet.places}
    new = changed(filled, sheet.stands)
    return read_back(Session(), record, entry, new) == {}


@pytest.mark.parametrize("record", STORIES, ids=stories.NAMES)
def test_the_form_of_an_entry_of_a_story_is_that_entry(record):
    session = Session()
    session.today_text = stories.TODAY.isoformat()
    for entry in record.entries():
        assert unchanged(record, entry)
        for field in fields_of(type(entry)):
            value = getattr(entry, field.name)
            typed = Typed(
                session=session,
                record=record,
                entry=entry,
                field=field,
                label=field.word,
                text=shown(record, field, value),
            )
            if value is not None:
                assert value_of(typed) == value, (entry.short, field.word)


@given(journals())
@examples(40)
def test_the_form_of_any_entry_is_that_entry(entries):
    record = record_of(entries)
    assert all(unchanged(record, entry) for entry in record.entries())


def test_answers_that_no_form_can_hold_are_left_out():
    record = STORIES[0]
    meeting = record.meetings[0]
    words = [
        [place.word for place in places_of(record, meeting.but(answers=answers))]
        for answers in ({"What = that?": "x"}, {"How\nwas it?": "Good\n\nReally"}, None)
    ]
    assert ["answers" in found for found in words] == [False, True, True]


@made_once
def told(begun):
    begun(
        *("meet", "--on", "2026-03-02", "--lasted", "60", "--notes", "# One\n\nTwo"),
        *("--action", "mentee: send the CV by 2026-03-09"),
    )


@pytest.fixture
def draft(journal, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")  # a path is long
    return Draft(journal, "edit-r1-a1.txt")


def test_the_form_is_plain(told, terminal, edits, tmp_path):
    terminal()
    edits(f"pathlib.Path({str(tmp_path)!r}, 'seen').write_bytes(text.encode())")
    assert told("edit", "a1").code == 0
    assert (tmp_path / "seen").read_text(encoding="ascii") == (
        "# a1, an action of Tariq and Sarah, written down on 11 Mar 2026.\n"
        "# Change what is not right, save, close it. Leave empty what nobody knows.\n"
        "# To change nothing, do not save. Lines that begin with # are not read.\n"
        "# Days: 1 feb 2026, yesterday, next friday.\n"
        "\n"
        "text: send the CV\n"
        "\n"
        "# mentor, mentee or both\n"
        "owner: mentee\n"
        "agreed: 2 Mar 2026\n"
        "\n"
        "# a meeting, such as m1\n"
        "meeting: m1\n"
        "\n"
        "# a goal, such as g1\n"
        "goal:\n"
        "due: 9 Mar 2026\n"
        "done:\n"
        "dropped:\n"
        "\n"
        "# yes: leave it out of every export\n"
        "private: no\n"
    )


def test_what_is_changed_in_the_editor_is_saved_and_said(told, terminal, edits, record, draft):
    terminal()
    edits("text = text.replace('due: 9 Mar 2026', 'due: 20 mar').replace('done:', 'done: today')")
    ran = told("edit", "a1")
    assert ran.code == 0
    assert ran.out == (
        "Saved a1:\n"
        "  due: was 9 Mar 2026, now Fri 20 Mar 2026, in 9 days\n"
        "  done: was empty, now Wed 11 Mar 2026, today\n"
        "  mentorlog undo takes it back.\n"
    )
    assert not draft.path.parent.exists()


def test_a_long_text_is_changed_below_its_mark(told, terminal, edits, record):
    terminal()
    edits(r"text = text.replace('Two', 'Two\n\n\\== notes ==\n## Three')")
    assert told("edit", "m1").code == 0
    assert record().meetings[0].notes == "# One\n\nTwo\n\n== notes ==\n## Three"


def test_json_comes_from_the_editor_too(told, terminal, edits):
    terminal()
    edits("text = text.replace('owner: mentee', 'owner: both')")
    assert json.loads(told("edit", "a1", "--json").out)["before"] == {"owner": "mentee"}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("pass", "Nothing was changed.\n"),
        ("text = text.replace('\\n', '\\r\\n')", "Nothing was changed.\n"),
        ("text = '\\ufeff' + text.rstrip()", "Nothing was changed.\n"),
        ("text = text.replace('owner: mentee', 'owner: Sarah')", "Nothing was changed.\n"),
        ("text = text.replace('due: 9 Mar 2026', 'due: 2026-03-09')", "Nothing was changed.\n"),
        ("text = text.replace('due: 9 Mar 2026\\n', '')", "Nothing was changed.\n"),
        ("text = ''", "Nothing is left in the form, so nothing was changed.\n"),
        ("text = '# only this'", "Nothing is left in the form, so nothing was changed.\n"),
    ],
)
def test_nothing_new_is_nothing_written(told, terminal, edits, record, draft, code, said):
    before = record()
    err = terminal()
    edits(code)
    ran = told("edit", "a1")
    assert (ran.code, ran.out, err.getvalue()) == (0, "", said)
    assert record() == before
    assert not draft.path.exists()


def test_every_line_that_is_not_understood_is_shown_at_its_place(
    told, terminal, edits, record, draft, tmp_path
):
    err = terminal("", "n")
    edits(
        f"seen = pathlib.Path({str(tmp_path)!r}, 'seen')\n"
        "again = seen.exists()\n"
        "seen.write_bytes(text.encode())\n"
        "text = text if again else text.replace('9 Mar 2026', '14/14').replace("
        "'owner: mentee', 'owner: Zoe')"
    )
    ran = told("edit", "a1")
    assert ran.code == 2
    assert err.getvalue() == (
        "  line 10: 'Zoe' is neither side: mentor, mentee, both, or Tariq, Sarah.\n"
        "  line 19: there is no month 14: months go from 1 to 12\n"
        "Open it again? (Y/n, then Enter) "
        "  line 10: 'Zoe' is neither side: mentor, mentee, both, or Tariq, Sarah.\n"
        "  line 19: there is no month 14: months go from 1 to 12\n"
        "Open it again? (Y/n, then Enter) "
        f"mentorlog: Nothing was saved; what you wrote is kept in {draft.path}.\n"
        "  Try: mentorlog edit a1\n"
    )
    seen = (tmp_path / "seen").read_text(encoding="utf-8").splitlines()
    assert seen[8:10] == [
        "#! line below: 'Zoe' is neither side: mentor, mentee, both, or Tariq, Sarah.",
        "owner: Zoe",
    ]
    assert seen[17:19] == [
        "#! line below: there is no month 14: months go from 1 to 12",
        "due: 14/14",
    ]
    assert record().actions[0].owner == "mentee"
    kept = draft.read()
    assert kept is not None
    assert "owner: Zoe" in kept
    if os.name == "posix":
        assert stat.S_IMODE(draft.path.stat().st_mode) == 0o600


def test_what_was_kept_is_taken_up_again_and_saved(told, terminal, edits, record, draft):
    terminal("n")
    edits("text = text.replace('9 Mar 2026', '14/14').replace('send the CV', 'send it')")
    told("edit", "a1")
    err = terminal("")
    edits("text = text.replace('14/14', '2026-03-14')")
    assert told("edit", "a1").code == 0
    assert err.getvalue() == (
        f"What you began before is kept in {draft.path}.\n"
        "Go on with it? (Y/n, then Enter; n begins anew) "
    )
    assert record().actions[0].text == "send it"
    assert not draft.path.exists()


def test_whoever_stops_at_what_was_kept_is_told_that_it_still_is(told, terminal, edits, draft):
    terminal("n")
    edits("text = text.replace('9 Mar 2026', '14/14')")
    told("edit", "a1")
    err = terminal()
    assert told("edit", "a1").code == 130
    assert err.getvalue().endswith(
        f"Stopped; nothing was saved; what you wrote is kept in {draft.path}, and "
        "mentorlog edit a1 takes it up again.\n"
    )
    assert draft.path.exists()


def test_what_contradicts_itself_is_shown_at_its_line(told, terminal, edits, record):
    err = terminal("n")
    edits("text = text.replace('notice:', 'notice: 2h')")
    assert told("edit", "m1").code == 2
    assert "notice goes with a session that did not take place" in err.getvalue()
    assert record().meetings[0].notice_hours is None


def test_an_editor_that_does_not_save_loses_nothing(told, terminal, edits, record, draft):
    err = terminal()
    edits("path.write_text('text: half of it'); sys.exit(1)")
    assert told("edit", "a1").code == 2
    assert err.getvalue().endswith(
        f"ended with 1; what was written is kept in {draft.path}.\n  Try: mentorlog edit a1\n"
    )
    assert draft.read() == "text: half of it"


def test_an_entry_that_was_changed_meanwhile_is_not_written_over(told, terminal, edits, record):
    err = terminal("n")
    edits(
        "import subprocess\n"
        "subprocess.run([sys.executable, '-m', 'mentorlog', 'edit', 'a1', '--due', '12 mar'],"
        " check=True, timeout=60, stdout=subprocess.DEVNULL)\n"
        "text = text.replace('9 Mar 2026', '13 mar')"
    )
    assert told("edit", "a1").code == 2
    assert "due was changed by another command meanwhile" in err.getvalue()
    assert str(record().actions[0].due_on) == "2026-03-12"


def test_what_another_command_wrote_is_said_and_can_be_written_over(
    told, terminal, edits, record, draft
):
    err = terminal("")
    edits(
        "import subprocess\n"
        "if '13 mar' not in text:\n"
        "    subprocess.run([sys.executable, '-m', 'mentorlog', 'edit', 'a1', '--due', '12 mar',"
        " '--owner', 'both'], check=True, timeout=60, stdout=subprocess.DEVNULL)\n"
        "    text = text.replace('9 Mar 2026', '13 mar')"
    )
    ran = told("edit", "a1")
    assert ran.code == 0
    assert err.getvalue() == (
        "  line 18: due was changed by another command meanwhile: 12 Mar 2026 stands there now. "
        "Save once more to put yours in its place.\n"
        "Open it again? (Y/n, then Enter) "
    )
    assert ran.out.startswith("Saved a1:\n  due: was 12 Mar 2026, now Fri 13 Mar 2026, in 2 days")
    assert record().actions[0].owner == "both", "what was not changed here is not taken back"
    assert not draft.path.parent.exists()


def test_what_came_of_it_since_the_draft_stays(told, terminal, edits, record, draft):
    terminal("n")
    edits("text = text.replace('9 Mar 2026', '14/14')")
    told("edit", "a1")
    told("action", "done", "a1")
    terminal("y")
    edits("text = text.replace('14/14', '2026-03-14')")
    ran = told("edit", "a1")
    assert ran.out == (
        "Saved a1:\n"
        "  due: was 9 Mar 2026, now Sat 14 Mar 2026, in 3 days\n"
        "  mentorlog undo takes it back.\n"
    )
    assert str(record().actions[0].done_on) == "2026-03-11"
    assert not draft.path.parent.exists()


def test_a_conflict_that_was_left_does_not_undo_the_rest(told, terminal, edits, record):
    terminal("n")
    edits(
        "import subprocess\n"
        "subprocess.run([sys.executable, '-m', 'mentorlog', 'edit', 'a1', '--text', 'theirs',"
        " '--due', '12 mar'], check=True, timeout=60, stdout=subprocess.DEVNULL)\n"
        "text = text.replace('send the CV', 'mine')"
    )
    told("edit", "a1")
    terminal("y")
    edits("pass")
    assert told("edit", "a1").code == 0
    action = record().actions[0]
    assert (action.text, str(action.due_on)) == ("mine", "2026-03-12")


def test_a_draft_in_which_nothing_was_written_is_not_offered(told, terminal, edits, record):
    terminal()
    edits("sys.exit(1)")
    told("edit", "a1")
    told("edit", "a1", "--due", "12 mar")
    err = terminal()
    edits("assert '12 Mar 2026' in text")
    assert told("edit", "a1").code == 0
    assert err.getvalue() == "Nothing was changed.\n"


def test_what_is_no_text_is_put_where_it_is_not_written_over(told, terminal, edits, draft):
    terminal()
    edits("path.write_bytes('text: Gr\xfc\xdfe'.encode('latin-1')); sys.exit(0)")
    ran = told("edit", "a1")
    assert ran.code == 4
    for name in ("edit-r1-a1.txt.old", "edit-r1-a1.txt.old1"):
        err = terminal()
        assert told("edit", "a1").code == 4
        aside = draft.path.with_name(f"journal{draft.path.name.removeprefix('journal')}")
        aside = aside.with_name(draft.path.name.replace("edit-r1-a1.txt", name))
        assert err.getvalue().startswith(
            f"What is kept of it is no UTF-8 text; it is in {aside} now.\n"
        )
        assert aside.read_bytes() == b"text: Gr\xfc\xdfe"


def test_an_editor_that_does_not_start_leaves_what_was_kept(
    told, terminal, edits, monkeypatch, draft, record
):
    terminal("n")
    edits("text = text.replace('9 Mar 2026', '14/14')")
    told("edit", "a1")
    told("edit", "a1", "--owner", "both")
    before = {path.name: path.read_bytes() for path in draft.path.parent.iterdir()}
    err = terminal("n")
    monkeypatch.setenv("MENTORLOG_EDITOR", "no-such-editor")
    assert told("edit", "a1").code == 2
    assert f"what was written is kept in {draft.path}" in err.getvalue()
    assert {path.name: path.read_bytes() for path in draft.path.parent.iterdir()} == before
    assert "due: 14/14" in (draft.read() or "")


def test_an_editor_that_removes_the_file_is_told(told, terminal, edits, draft):
    err = terminal()
    edits("path.unlink(); sys.exit(0)")
    assert told("edit", "a1").code == 4
    assert err.getvalue() == (
        f"mentorlog: {draft.path} is not there any more after the editor.\n"
        "  Try: mentorlog edit a1\n"
    )


def test_a_closed_relationship_is_not_opened_in_an_editor(told, terminal, edits):
    told("close", "--on", "2026-03-11", "--reason", "withdrawal", "--told", "2026-03-01")
    told("meet", "--meeting", "m2", "--held")
    told("close", "--done", "--rest", "dropped")
    err = terminal()
    edits("raise SystemExit('opened')")
    assert told("edit", "m1").code == 2
    assert "nothing more is added to it" in err.getvalue()


# With a real terminal, and killed.


def spawn(journal: Path, *argv: str):
    return at_terminal.spawn(journal, "--today", "2026-03-11", *argv, columns=200)


@POSIX
def test_it_is_opened_again_where_that_is_wanted(told, edits, journal, record, draft):
    edits(
        "text = text.replace('9 Mar 2026', 'someday') if 'someday' not in text else "
        "text.replace('someday', '20 mar 2026')"
    )
    child = spawn(journal, "edit", "a1")
    child.expect_exact("line 18: ")
    child.expect_exact("Open it again? (Y/n, then Enter) ")
    child.sendline("")
    child.expect_exact("due: was 9 Mar 2026, now Fri 20 Mar 2026, in 9 days")
    child.wait()
    assert child.exitstatus == 0
    assert str(record().actions[0].due_on) == "2026-03-20"
    assert not draft.path.exists()


@POSIX
def test_an_interruption_at_the_question_keeps_what_was_written(told, edits, journal, draft):
    edits("text = text.replace('9 Mar 2026', 'someday')")
    child = spawn(journal, "edit", "a1")
    child.expect_exact("Open it again? (Y/n, then Enter) ")
    at_terminal.stop(child, "Stopped")
    child.expect(r"mentorlog\s+edit\s+a1\s+takes\s+it\s+up\s+again\.")
    child.wait()
    assert child.exitstatus == 130
    assert "due: someday" in (draft.read() or "")


WAITING = "path.write_text('text: half of it'); import time; time.sleep(60)"


def waiting(draft: Draft) -> None:
    """Wait until the editor has written, for 20 seconds at most."""
    for _attempt in range(400):
        if draft.read() == "text: half of it":
            return
        time.sleep(0.05)
    raise AssertionError("the editor did not begin")


@POSIX
@pytest.mark.parametrize("whom", ["the program", "the editor"])
def test_a_kill_loses_nothing(told, edits, journal, record, draft, whom, tmp_path):
    pid = tmp_path / "pid"
    edits(f"import os; pathlib.Path({str(pid)!r}).write_text(str(os.getpid())); {WAITING}")
    child = spawn(journal, "edit", "a1")
    waiting(draft)
    editor = int(pid.read_text())
    try:
        os.kill(child.pid if whom == "the program" else editor, signal.SIGKILL)
        child.wait()
    finally:
        with suppress(ProcessLookupError):
            os.kill(editor, signal.SIGKILL)
    assert draft.read() == "text: half of it"
    assert record().actions[0].text == "send the CV"
    if whom == "the editor":
        assert child.exitstatus == 2
    edits("pass")
    child = spawn(journal, "edit", "a1")
    child.expect_exact("Go on with it? (Y/n, then Enter; n begins anew) ")
    child.sendline("y")
    child.expect_exact("text: was send the CV, now half of it")
    child.wait()
    assert record().actions[0].text == "half of it"


@POSIX
def test_an_interruption_in_the_editor_is_the_editors_alone(told, edits, journal, record):
    edits(
        "import signal, time\n"
        "caught = []\n"
        "signal.signal(signal.SIGINT, lambda *_: caught.append(1))\n"
        "path.write_text('text: half of it')\n"
        "for _ in range(400):\n"
        "    time.sleep(0.05)\n"
        "    if caught: break\n"
        "text = 'text: caught' if caught else 'text: not caught'"
    )
    child = spawn(journal, "edit", "a1")
    waiting(Draft(journal, "edit-r1-a1.txt"))
    child.sendintr()
    child.expect_exact("text: was send the CV, now caught")
    child.wait()
    assert child.exitstatus == 0
