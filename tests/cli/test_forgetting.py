"""`mentorlog history ID --forget`: earlier words go for good, and nothing else does."""

import json

from store.test_erasing import lying


def _exported(run):
    return run("export", "--include-private").out


def test_the_earlier_words_go_and_the_rest_stays(begun, journal, tmp_path):
    begun("meet", "--on", "2026-03-01", "--notes", "the quokka sat in")
    begun("edit", "m1", "--notes", "somebody sat in", "--lasted", "50")
    before = _exported(begun)
    assert lying("quokka", tmp_path) == ["journal.db"]
    ran = begun("history", "m1", "--forget", "--yes")
    assert (ran.code, ran.out) == (
        0,
        "The words of 1 earlier version of m1 are out of the journal, for good.\n",
    )
    assert ran.err == (
        "This takes the words of 1 earlier version of m1 out of the history. It cannot be "
        "undone.\n"
        "What stays: what m1 says now (mentorlog edit m1 changes that), the days and numbers of "
        "every change, and copies that were made: exports, pages, mails.\n"
    )
    assert lying("quokka", tmp_path) == []
    assert _exported(begun) == before
    assert "50" in begun("history", "m1").out, "what was changed beside the words is still told"
    assert "somebody" in begun("log", "--grep", "somebody").out
    again = begun("history", "m1", "--forget", "--yes")
    assert (again.code, again.out) == (0, "No other words of m1 are kept.\n")
    told = json.loads(begun("history", "m1", "--forget", "--json").out)
    assert told == {"forgotten": "m1", "versions": 0, "files": []}


def test_undo_does_not_bring_them_back(begun, tmp_path):
    begun("meet", "--on", "2026-03-01", "--notes", "the quokka sat in")
    begun("edit", "m1", "--notes", "somebody sat in", "--lasted", "50")
    assert begun("history", "m1", "--forget", "--yes").code == 0
    assert begun("undo").err.startswith(
        "mentorlog: The last command, history --forget of Wed 11 Mar 2026, erased something for "
        "good: that cannot be taken back, and nothing was undone. Before it came edit of"
    )
    assert "    earlier words taken out\n" in begun("undo", "--list").out
    assert begun("undo", "--with", "r1").code == 0
    (meeting,) = [
        line
        for line in map(json.loads, _exported(begun).splitlines())
        if line.get("type") == "meeting"
    ]
    assert meeting["notes"] == "somebody sat in"
    assert "lasted_minutes" not in meeting
    assert begun("undo", "--with", "r1").code == 0, "the session itself is taken back"
    assert begun("redo").code == 0
    assert begun("redo").code == 0
    assert lying("quokka", tmp_path) == []


def test_of_one_that_was_deleted_no_word_stays(begun, tmp_path):
    begun("action", "add", "ask the quokka", "--owner", "mentee")
    begun("delete", "a1", "--yes")
    ran = begun("history", "a1", "--forget", "--yes")
    assert ran.code == 0, ran.err
    assert "that a1 was there and was deleted, without a word of it" in ran.err
    assert lying("quokka", tmp_path) == []
    assert begun("undo", "--with", "r1").code == 0
    assert "(words taken out)" in begun("action", "list").out


def test_what_belongs_to_it_goes_with_it(begun, tmp_path):
    begun("concern", "raise", "Weeks fill up", "--factor", "lack-of-time")
    begun("concern", "step", "c1", "--by", "mentor", "ask the quokka first")
    edited = begun("edit", "st1", "--text", "ask somebody first")
    assert edited.code == 0, edited.err
    assert lying("quokka", tmp_path) == ["journal.db"]
    assert begun("history", "c1", "--forget", "--yes").code == 0
    assert lying("quokka", tmp_path) == []


def test_it_is_asked_first(begun, journal, terminal):
    begun("meet", "--on", "2026-03-01", "--notes", "the quokka sat in")
    begun("edit", "m1", "--notes", "somebody sat in")
    before = journal.read_bytes()
    ran = begun("history", "m1", "--forget")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("Try: mentorlog history m1 --forget --yes\n")
    terminal("\n")
    assert begun("history", "m1", "--forget").out == "Nothing was taken out.\n"
    assert journal.read_bytes() == before
    assert begun("history", "m1", "--yes").code == 2
