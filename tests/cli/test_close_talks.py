"""The guided `mentorlog close`, as somebody meets it whose end is good, or hard to say."""

import pytest
from at_terminal import Terminal
from making import made_once


@pytest.fixture
def close(journal):
    """Answer `mentorlog close` at a terminal on 11 March."""

    def start(*pairs, columns=80):
        there = Terminal(journal, "--today", "2026-03-11", "close", columns=columns, rows=60)
        return there.answer(*pairs)

    return start


@made_once
def sarah(run):
    """Sarah keeps it, with Joan to help; every two weeks, eight sessions."""
    ran = run(
        *("start", "--mentor", "Helen", "--mentee", "Sarah", "--keeper", "mentee"),
        *("--on", "2025-10-01", "--rhythm", "every 2 weeks", "--facilitator", "Joan"),
        *("--sessions", "8", "--if-not-working", "we say so and ask Joan"),
    )
    assert ran.code == 0, ran.err


PLAN = (
    *(("Which day", "1 apr\r"), ("what time", "\r"), ("Helen know", "today\r")),
    *(("mark it", "\r"), ("in touch", "\r"), ("erased", "\r")),
)


def test_a_good_end_goes_straight_to_the_last_session(sarah, close, record):
    code, _ = close(("step by step", "y"), ("think of", "t"), ("To conclude", "e"), *PLAN)
    assert code == 0
    (ending,) = record().closings
    assert (ending.reason, str(record().meetings[-1].on)) == ("time-is-up", "2026-04-01")


def test_a_good_end_may_be_left_open_and_is_asked_again(sarah, close, record):
    code, _ = close(("step by step", "y"), ("think of", "g"), ("To conclude", "\r"))
    assert (code, record().closings[0].only_looked_at) == (0, True)
    code, said = close(("step by step", "y"), ("think of", "\r"), ("To conclude", "\r"))
    assert (code, "Saved" in said) == (0, False)


def test_a_new_term_is_asked_whole_and_begins_when_both_agreed(sarah, close, record):
    asked = (
        *(("step by step", "y"), ("think of", "t"), ("To conclude", "t")),
        *(("Until when", "30 nov\r"), ("How often", "\r"), ("How many sessions", "4\r")),
    )
    code, said = close(*asked, ("agreed on it", "n"))
    assert (code, "Nothing is saved" in said, record().closings) == (0, True, ())
    code, said = close(*asked, ("agreed on it", "y"))
    assert code == 0
    assert "you meet every 2 weeks, for 4 sessions, until Mon 30 Nov 2026." in said
    last = record().agreements[-1]
    assert (last.rhythm, last.sessions_agreed) == ("P2W", 4)


def test_where_it_is_not_working_there_are_words_and_what_was_agreed(sarah, journal, record):
    there = Terminal(journal, "--today", "2026-03-11", "close", rows=60)
    there.at("step by step", "y").at("think of", "n").at("right goals", "too many\r")
    there.at("acting on", "\r").at("Which term", "\r")
    for words in (
        *("still to be said", "we say so and ask Joan", "Words to begin with"),
        *("mentorlog guide raising-a-problem", "mentorlog brief"),
    ):
        there.child.expect_exact(words)
    code, _ = there.answer(("together", "\r"), ("out of exports", "\r"), ("tried instead", "l"))
    assert (code, record().closings[0].note) == (0, "Have we set the right goals? too many")


def test_what_was_answered_before_stands_there_and_is_not_said_to_be_saved_again(
    sarah, close, record
):
    sarah("close", "--reason", "not-working", "--note", "Have we set the right goals? too many")
    code, said = close(
        *(("step by step", "y"), ("think of", "\r"), ("[too many]", "\r"), ("acting on", "\r")),
        *(("Which term", "\r"), ("together", "\r"), ("tried instead", "l")),
    )
    assert (code, "Saved" in said) == (0, False)
    assert record().closings[0].note == "Have we set the right goals? too many"


def test_a_rhythm_that_only_one_wishes_for_binds_nobody(sarah, close, record):
    sarah("close", "--explored")
    code, said = close(
        *(("tried instead", "y"), ("What now", "r"), ("How often", "every 4 weeks\r")),
        *(("agreed on it", "n"), ("Anything else", "\r")),
    )
    assert (code, 'mentorlog agree --rhythm "every 4 weeks"' in said) == (0, True)
    assert [a.rhythm for a in record().agreements] == ["P2W"]
    (ending,) = record().closings
    assert (ending.note, ending.renegotiated) == (
        *("Proposed, and not agreed yet: every 4 weeks", None),
    )


def test_the_facilitator_on_record_is_proposed(sarah, close, record):
    sarah("close", "--explored")
    code, _ = close(
        *(("tried instead", "y"), ("What now", "f"), ("[Joan]", "\r"), ("Anything else", "\r"))
    )
    assert (code, record().relationship.facilitator) == (0, "Joan")


def test_what_was_begun_is_offered_at_once(sarah, close, record):
    left = (("step by step", "y"), ("think of", "t"), ("To conclude", "e"), PLAN[0])
    code, _ = close(*left, ("what time", "\x03"))
    assert code == 130
    code, _ = close(("began this", "y"), *PLAN[1:])
    assert (code, str(record().meetings[-1].on)) == (0, "2026-04-01")
