"""`mentorlog pause` at a terminal: its questions, and what is kept of them until it is saved."""

from datetime import date

import pytest


@pytest.fixture
def drafts(journal):
    return journal.parent / "drafts"


def name(record):
    return f"journal.db-pause-{record.relationship.id}.json"


def test_a_break_is_asked_for(begun, record, terminal, drafts):
    seen = terminal("20 july", "31 august", "h", "y")
    ran = begun("pause")
    days = "from Mon 20 Jul 2026 to Mon 31 Aug 2026"
    assert (ran.code, ran.out) == (0, f"Saved p1: a break, holiday, {days}.\n")
    (pause,) = record().pauses
    assert (pause.from_, pause.until, pause.reason, pause.private) == (
        *(date(2026, 7, 20), date(2026, 8, 31), "holiday", True),
    )
    assert "    Mon 20 Jul 2026, in 131 days\n" in seen.getvalue()
    assert not drafts.exists()


def test_enter_alone_announces_no_break(begun, record, terminal):
    seen = terminal("", "", "", "")
    assert begun("pause").code == 130
    assert seen.getvalue().count("This one is needed.") == 4
    assert record().pauses == ()


def test_enter_leaves_all_but_the_first_day_out(begun, record, terminal):
    terminal("today", "", "", "")
    assert begun("pause").out == (
        "Saved p1: a break, from Wed 11 Mar 2026 without an end. mentorlog resume ends it.\n"
    )
    (pause,) = record().pauses
    assert (pause.from_, pause.until, pause.reason) == (date(2026, 3, 11), None, None)


def test_in_other_words(begun, record, terminal):
    terminal("tomorrow", "", "o", "exams", "")
    begun("pause")
    assert record().pauses[0].reason == "exams"


def test_a_last_day_before_the_first_is_asked_for_again(begun, record, terminal):
    seen = terminal("2026-07-20", "2026-07-01", "2026-07-31", "", "")
    begun("pause")
    assert "Wed 1 Jul 2026, in 112 days lies before the first day.\n" in seen.getvalue()
    assert record().pauses[0].until == date(2026, 7, 31)


def test_a_break_that_is_there_is_offered_and_changed(begun, record, terminal):
    begun("pause", "--from", "2026-07-20", "--until", "2026-08-31", "--reason", "exams")
    seen = terminal("", "2026-08-15", "", "")
    assert begun("pause").out == (
        "Changed p1: a break, exams, from Mon 20 Jul 2026 to Sat 15 Aug 2026.\n"
    )
    assert "from Mon 20 Jul 2026 to Mon 31 Aug 2026" in seen.getvalue()
    assert [p.reason for p in record().pauses] == ["exams"]


def test_what_is_booked_in_that_time_is_named(begun):
    begun("meet", "--book", "2026-08-04 17:00")
    begun("meet", "--book", "2026-09-04")
    ran = begun("pause", "--from", "2026-07-20", "--until", "2026-08-31")
    assert ran.err == (
        "note: booked for the time of the break: m1 on Tue 4 Aug 2026.\n"
        "  To move it: mentorlog meet --meeting m1 --moved-by WHO --to DAY\n"
    )
    moved = begun("meet", "--meeting", "m1", "--moved-by", "both", "--to", "2026-09-02")
    assert moved.code == 0, moved.err


def test_what_was_typed_is_kept_and_offered_again(begun, record, terminal, drafts):
    terminal("tomorrow")
    stopped = begun("pause")
    assert stopped.code == 130
    assert [path.name for path in drafts.iterdir()] == [name(record())]
    assert record().pauses == ()
    seen = terminal("y", "", "w", "")
    assert begun("pause", "--today", "2026-03-20").code == 0
    assert "You began this before" in seen.getvalue()
    (pause,) = record().pauses
    assert (pause.from_, pause.reason) == (date(2026, 3, 12), "work")
    assert not drafts.exists()


def test_stopping_says_what_became_of_it(begun, terminal, capsys):
    seen = terminal("tomorrow")
    begun("pause")
    assert " ".join(seen.getvalue().split()).endswith(
        " mentorlog: Stopped; what you typed is kept, and `mentorlog pause` goes on with it."
    )
    seen = terminal("n")
    assert begun("pause").code == 130
    assert "Stopped; what you typed is kept" in seen.getvalue()


def test_a_draft_that_cannot_be_read_is_set_aside(begun, record, terminal, drafts):
    drafts.mkdir()
    texts = ("[]", "{", '{"from": 1}', "\0")
    for text in texts:
        (drafts / name(record())).write_text(text)
        seen = terminal("tomorrow")
        assert begun("pause").code == 130
        assert "You began" not in seen.getvalue()
        assert "What was typed before cannot be read; it stays in\n" in seen.getvalue()
    aside = [path.read_text() for path in sorted(drafts.glob("*.old*"))]
    assert aside == list(texts)


def test_what_cannot_be_saved_is_kept(begun, terminal, drafts):
    begun("pause", "--from", "2026-07-20", "--until", "2026-08-31")
    begun("pause", "--from", "2026-09-20", "--until", "2026-09-30")
    seen = terminal("2026-09-01", "2026-09-25", "", "")
    begun("pause")
    begun("pause", "--from", "2026-04-01", "--until", "2026-04-05")
    seen = terminal("2026-08-01", "2026-09-25", "", "")
    assert begun("pause").code == 2
    assert "What you typed is kept, and `mentorlog pause` goes on with it.\n" in seen.getvalue()
    assert drafts.exists()


def test_one_flag_is_enough_to_be_asked_nothing(begun, terminal):
    seen = terminal()
    assert begun("pause", "--from", "today").code == 0
    assert seen.getvalue() == ""


def test_a_closed_relationship_is_asked_nothing(begun, terminal):
    begun("close", "--reason", "withdrawal", "--done")
    seen = terminal()
    assert begun("pause").code == 2
    assert "was closed on" in seen.getvalue()
    assert "first day" not in seen.getvalue()


@pytest.mark.parametrize("typed", ["monday", "friday", "10 march", "3 january"])
def test_the_first_day_is_read_as_its_flag_reads_it(begun, record, terminal, typed):
    begun("pause", "--from", typed, "--until", "2026-03-31")
    flag = record().pauses[0].from_
    begun("undo")
    terminal(typed, "2026-03-31", "", "")
    begun("pause")
    assert [pause.from_ for pause in record().pauses] == [flag]


def test_a_last_day_a_year_later_comes_with_a_word(begun, terminal):
    seen = terminal("today", "10 march", "", "")
    begun("pause")
    said = " ".join(seen.getvalue().split())
    assert "about a year later; write the year if another is meant" in said
