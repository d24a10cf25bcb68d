"""Words that a command could not save are kept where they can be found again."""

import os
import stat
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from at_terminal import Terminal, ended, spawn, stop
from cli.test_main import shell
from within import within

from mentorlog import store
from mentorlog.cli.session import Session
from mentorlog.drafts import Draft
from mentorlog.errors import DiskFull
from mentorlog.store.failing import say

WORDS = "She would like to lead it alone,\nand asked for nothing else"
KEPT = "What you typed is kept in "


@pytest.fixture
def no_room(begun, monkeypatch):
    """A journal that can be read and takes nothing more, until the fixture is called."""

    @contextmanager
    def full(path, *_, **__):
        raise say(DiskFull, path)
        yield

    before = store.writing
    monkeypatch.setattr(store, "writing", full)
    return lambda: monkeypatch.setattr(store, "writing", before)


def kept_in(err: str) -> Path:
    """The file that a sentence says the words are kept in."""
    return Path(" ".join(err.split()).partition(KEPT)[2].partition(".txt")[0] + ".txt")


def no_drafts(monkeypatch) -> None:
    monkeypatch.setattr(Draft, "keep", lambda *_: False)


def test_what_came_from_input_is_a_draft_until_it_is_saved(begun, no_room, typed, record, journal):
    typed(WORDS)
    code, out, err = begun("goal", "add", "-", "--by", "2026-12-31")
    path = kept_in(err)
    assert (code, out) == (4, "")
    assert path.parent == journal.parent / "drafts"
    assert path.read_text() == WORDS
    assert err.splitlines()[1:] == [f"  Try: mentorlog goal add - --by 2026-12-31 < {path}"]
    no_room()
    typed("Something else")
    assert begun("goal", "add", "-").code == 0
    assert path.is_file()
    typed(path.read_text())
    assert begun("goal", "add", "-").code == 0
    assert [goal.text for goal in record().goals] == ["Something else", WORDS]
    assert not path.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a POSIX shell")
def test_the_line_that_is_named_saves_it(begun, no_room, typed, record):
    typed(WORDS)
    err = begun("feedback", "--from", "mentee", "-").err
    no_room()
    line = err.partition("Try: mentorlog ")[2]
    assert shell(f'"$PY" -m mentorlog {line}').returncode == 0
    assert [one.text for one in record().feedback] == [WORDS]
    assert not kept_in(err).exists()


def test_two_texts_have_a_draft_each(begun, no_room, typed):
    found = []
    for words in ("one", "two", "one"):
        typed(words)
        found.append(kept_in(begun("goal", "add", "-").err))
    assert [path.read_text() for path in found] == ["one", "two", "one"]
    assert found[0] == found[2] != found[1]


def test_it_is_kept_for_whom_it_is_about_and_goes_with_them(begun, no_room, typed):
    typed(WORDS)
    path = kept_in(begun("goal", "add", "-").err)
    no_room()
    assert "unsaved-goal-add-" in begun("show", "--held").out
    assert begun("erase", "Sarah", "--confirm", "Sarah").code == 0
    assert not path.exists()


@pytest.mark.parametrize("where", ["state", "temporary"])
def test_where_no_draft_can_be_written_it_is_kept_elsewhere(
    begun, no_room, typed, home, tmp_path, monkeypatch, where
):
    no_drafts(monkeypatch)
    folder = home / "mentorlog"
    if where == "temporary":
        folder = tmp_path / "temporary"
        folder.mkdir()
        (home / "mentorlog").write_text("a file in the place of the folder")
        monkeypatch.setattr("tempfile.tempdir", str(folder))
    before = os.umask(0)
    try:
        typed(WORDS)
        path = kept_in(begun("goal", "add", "-").err)
    finally:
        os.umask(before)
    assert path.parent == folder
    assert path.read_text() == WORDS
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    no_room()
    typed(WORDS)
    assert begun("goal", "add", "-").code == 0
    assert not path.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes and no links among its files")
@pytest.mark.parametrize("what", ["pipe", "link", "large", "somebody's"])
def test_what_somebody_put_among_temporary_files_is_not_opened(
    begun, typed, tmp_path, monkeypatch, record, what
):
    folder, words = tmp_path / "temporary", tmp_path / "words"
    folder.mkdir()
    words.write_text(WORDS)
    there = folder / "mentorlog-unsaved-goal-add-00000000.txt"
    if what == "pipe":
        os.mkfifo(there)
    elif what == "link":
        there.symlink_to(words)
    else:
        there.write_text(WORDS if what == "somebody's" else "")
        os.truncate(there, len(WORDS) if what == "somebody's" else 1 << 40)
    if what == "somebody's":
        monkeypatch.setattr(os, "geteuid", lambda: there.lstat().st_uid + 1)
        monkeypatch.setattr("mentorlog.store.place.refuse_kind", lambda *_: None)
        monkeypatch.setattr("mentorlog.store.lock.is_own_file", lambda *_: True)
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    typed(WORDS)
    with within(10):
        assert begun("goal", "add", "-").code == 0
    assert os.path.lexists(there) and words.read_text() == WORDS
    assert [goal.text for goal in record().goals] == [WORDS]


def test_where_it_can_be_kept_nowhere_it_is_shown(begun, no_room, typed, monkeypatch):
    no_drafts(monkeypatch)
    monkeypatch.setattr("mentorlog.cli.asking.unsaved._folders", lambda: iter(()))
    typed(WORDS)
    code, out, err = begun("goal", "add", "-")
    assert (code, out) == (4, "")
    assert f"could be kept nowhere. Here it is:\n\n{WORDS}\n\nmentorlog: There is no room" in err


def test_what_was_answered_is_kept(begun, no_room, terminal):
    screen = terminal("mentee")
    assert begun("action", "add", "Send it").code == 4
    assert kept_in(screen.getvalue()).read_text() == "mentee"


def test_what_a_flag_said_can_be_said_again(begun, no_room, journal):
    err = begun("goal", "add", "Lead a project").err
    again = "Nothing was saved; the same line can be given again once that is put right.\n"
    assert err.endswith(again)
    assert not (journal.parent / "drafts").exists()


def test_what_was_typed_is_kept_where_the_line_cannot_be_taken(begun, terminal):
    screen = terminal(WORDS)
    assert begun("goal", "add", "-", "--by", "3/4").code == 2
    assert kept_in(screen.getvalue()).read_text().strip() == WORDS


def test_a_pipe_can_be_opened_again(begun, typed, journal):
    typed(WORDS)
    ran = begun("goal", "add", "-", "--by", "3/4")
    assert ran.code == 2 and KEPT not in ran.err
    assert not (journal.parent / "drafts").exists()


def test_a_missing_journal_leaves_its_folder_missing(run, typed, tmp_path, home):
    typed(WORDS)
    path = tmp_path / "new" / "journal.db"
    err = run("goal", "add", "-", "--journal", str(path)).err
    assert kept_in(err).parent == home / "mentorlog"
    assert not path.parent.exists()
    assert "  Try: mentorlog start" in err or " < " in err


def test_a_bug_keeps_it_too_and_says_nothing_of_it(begun, typed, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ValueError(WORDS)

    monkeypatch.setattr(Session, "open_record", broken)
    typed(WORDS)
    code, out, err = begun("goal", "add", "-")
    assert (code, out) == (70, "")
    assert kept_in(err).read_text() == WORDS
    assert "alone" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a pseudo-terminal")
def test_answers_of_which_no_draft_can_be_written_are_kept_elsewhere(begun, journal, home):
    (journal.parent / "drafts").write_text("a file in the place of the folder")
    terminal = Terminal(journal, "concern", "raise", columns=300, TERM="xterm")
    terminal.at("What worries you?", "Weeks fill up\r")
    terminal.child.expect_exact("not clear yet. > ")
    stop(terminal.child, "Stopped")
    code, said = ended(terminal.child)
    assert code == 130
    path = kept_in(said)
    assert path.parent == home / "mentorlog"
    assert path.read_text() == "Weeks fill up"


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a pseudo-terminal")
@pytest.mark.parametrize("words", ["The school run takes long", "\u9001\u5b66\u592a\u8fdc"])
@pytest.mark.parametrize(
    ("call", "first", "then"),
    [
        (
            ("health", "--talk", "long-silence"),
            "What was said about it? ",
            "What was agreed on?",
        ),
        (("meet", "--on", "2025-04-02", "--held", "--notes", "-"), "Ctrl-Z).\r\n", "meant? (Y/n"),
    ],
)
def test_words_before_a_question_that_is_stopped_at_are_kept(
    begun, journal, call, first, then, words
):
    child = spawn(journal, *call, columns=300, TERM="xterm")
    child.expect_exact(first)
    child.sendline(words)
    if "-" in call:
        child.sendeof()
    child.expect_exact(then)
    stop(child, "Stopped; nothing was saved.")
    code, said = ended(child)
    assert code == 130
    assert kept_in(said).read_text(encoding="utf-8").strip() == words


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a pseudo-terminal")
def test_a_word_that_is_soon_typed_again_is_not(run, journal):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "facilitator")
    child = spawn(journal, "close", "--withdraw", columns=300, TERM="xterm")
    child.expect_exact("Who withdraws?")
    child.sendline("mentee")
    child.expect_exact("End it now?")
    stop(child, "Stopped; nothing was saved.")
    assert ended(child) == (130, "\r\n")
    assert not (journal.parent / "drafts").exists()
