"""What is asked at a terminal, and only there."""

import pytest
from at_terminal import ended, spawn, stop

from mentorlog import store


def test_start_asks_for_the_two_names_and_the_keeper_and_nothing_else(journal):
    child = spawn(journal, "start")
    child.expect_exact("Who is the mentor? ")
    child.sendline("Tariq")
    child.expect_exact("Who is the mentee? ")
    child.sendline("Sarah")
    child.expect_exact("Who keeps this journal?")
    child.send("1")
    child.expect_exact("Saved r1: Tariq and Sarah, from today.")
    child.expect_exact("Go on with what you agree on?")
    child.send("l")
    assert ended(child)[0] == 0


@pytest.mark.parametrize(
    ("typed", "keeper"), [("mentee", "mentee"), ("sar", "mentee"), ("a f", "facilitator")]
)
def test_a_word_that_is_typed_out_where_a_key_would_do_is_taken(journal, typed, keeper):
    child = spawn(journal, "start", "--mentor", "Tariq", "--mentee", "Sarah")
    child.expect_exact("facilitator > ")
    child.sendline(typed)
    assert ended(child)[1].count("? 1, 2, 3") == 0
    with store.reading(journal) as reader:
        assert reader.relationships()[0].keeper == keeper


def test_a_word_that_could_be_two_or_none_is_asked_about_again(journal):
    child = spawn(journal, "start", "--mentor", "Tariq", "--mentee", "Sarah")
    for word in ("ment", "nobody"):
        child.expect_exact("> ")
        child.sendline(word)
    child.close(force=True)
    assert not journal.exists()


def test_the_end_of_input_at_a_question_saves_nothing(journal):
    child = spawn(journal, "start", "--mentor", "Tariq")
    child.expect_exact("Who is the mentee? ")
    child.sendeof()
    child.expect_exact("Stopped; nothing was saved.")
    assert ended(child)[0] == 130
    assert not journal.exists()


def test_an_interruption_at_a_question_saves_nothing(journal):
    child = spawn(journal, "start", "--mentor", "Tariq")
    child.expect_exact("Who is the mentee? ")
    stop(child, "Stopped; nothing was saved.")
    assert ended(child)[0] == 130
    assert not journal.exists()
