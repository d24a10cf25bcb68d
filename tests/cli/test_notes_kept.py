"""Notes that are written in an editor while questions are asked: kept until they are saved."""

import sys

import pytest

UP_TO_NOTES = ("h", "today", "30", "4", "a", "a", "")
KILLED = "path.write_text('Very good.\\nChapter 2'); import os; os.kill(os.getpid(), 9)"


@pytest.fixture
def meet(begun, terminal, record):
    """Record a session at a terminal: what was asked, and the notes that were saved."""

    def call(*typed):
        seen = terminal(*typed)
        ran = begun("meet")
        assert ran.code in (0, 130), ran.err
        meetings = record().meetings
        return " ".join(seen.getvalue().split()), meetings[-1].notes if meetings else None

    return call


def kept(journal):
    return sorted((journal.parent / "drafts").glob("*.txt"))


@pytest.mark.skipif(sys.platform == "win32", reason="kills the editor")
@pytest.mark.parametrize(
    ("then", "notes"),
    [
        (["e", ""], "Very good.\nChapter 2 and 3"),
        (["", ""], "Very good.\nChapter 2"),
        (["And 4", "a", ""], "Very good.\nChapter 2\nAnd 4"),
        (["And 4", "i", ""], "And 4"),
        (["And 4", "<", "", ""], "Very good.\nChapter 2"),
    ],
)
def test_what_was_written_before_the_editor_was_killed_is_offered(
    meet, edits, journal, then, notes
):
    edits(KILLED)
    seen, saved = meet(*UP_TO_NOTES, "e")
    assert "ended with -9; what was written is kept" in seen and "The questions go on" in seen
    assert saved is None
    (path,) = kept(journal)
    assert path.read_text() == "Very good.\nChapter 2"
    edits("text += ' and 3'")
    seen, saved = meet("y", *then)
    assert "[Very good. Chapter 2]" in seen
    assert saved == notes
    assert kept(journal) == []


def test_what_comes_from_the_editor_is_said(meet, edits):
    edits("text = 'One\\ntwo\\n'")
    seen, saved = meet(*UP_TO_NOTES, "e", "")
    assert "2 lines: One two" in seen
    assert saved == "One\ntwo"


def test_an_editor_that_does_not_start_leaves_one_at_the_notes(meet, monkeypatch):
    monkeypatch.setenv("MENTORLOG_EDITOR", "no-such-editor")
    seen, saved = meet(*UP_TO_NOTES, "e", "Went well", "")
    assert "'no-such-editor' does not start" in seen and "The questions go on" in seen
    assert saved == "Went well"


def test_a_draft_is_dropped_only_when_that_is_said_twice(meet):
    meet(*UP_TO_NOTES)
    seen, saved = meet("n", "", "Went well", "")
    assert "Drop what you typed, for good?" in seen
    assert saved == "Went well"
