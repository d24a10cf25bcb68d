"""Keys and whole lines where one key is asked for."""

from time import sleep

import pytest
from at_terminal import ended, spawn

from mentorlog.cli.asking.keys import BACK, ENTER
from mentorlog.cli.asking.pressing import SETTLED_SECONDS, as_word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("d", None),
        ("d\r", None),
        ("dsn", None),
        ("dsn\r", None),
        ("d4", None),
        ("done\r", "done"),
        ("Dan calls", "Dan calls"),
        ("<done\r", None),
        ("\r", None),
    ],
)
def test_what_is_a_line_and_what_are_keys_in_turn(keys, word):
    assert (BACK, ENTER) == ("<", "\r")
    assert as_word(list(keys), "dsnwx") == word


@pytest.fixture
def meet(run, journal):
    """`meet` at a terminal, where two actions are open, up to the question about them."""
    for argv in (
        ("start", "--mentor", "Tariq", "--mentee", "Dana", "--keeper", "mentor"),
        (
            *("meet", "--on", "2026-02-24", "--held", "--next", "2026-03-10"),
            *("--action", "mentee: send the CV", "--action", "me: ask Omar"),
        ),
    ):
        ran = run(*argv)
        assert ran.code == 0, ran.err
    child = spawn(journal, "meet", "--on", "2026-03-10", anew=True)
    type_at(child, "take place?", "h")
    type_at(child, "How long", "30\r")
    yield child
    child.close(force=True)


def type_at(child, question, typed):
    """Wait for a question, then type."""
    child.expect_exact(question)
    child.expect_exact("> ")
    child.send(typed)


def saved(child, *more):
    """Leave out the rest, and see what was saved."""
    first, *rest = (*more, "useful", "You", "Dana", "New actions", "Notes", "Next")
    child.expect_exact(first)
    sleep(SETTLED_SECONDS)  # an Enter right after the last key would be that key's
    type_at(child, "", "\r")
    for question in rest:
        type_at(child, question, "\r")
    return ended(child)[1]


def test_a_line_answers_no_question_of_one_key(meet):
    type_at(meet, "a1 send", "Dana sends it by friday\r")
    meet.expect_exact("? d, s, n, w, x, Enter or <")
    meet.send("s")
    type_at(meet, "a2 ask", "not yet\r")
    meet.expect_exact("not yet")
    said = saved(meet)
    assert "a1 some progress" in said and "a2 not moved yet" in said
    assert "New a" not in said and "by friday" not in said


def test_a_line_that_is_typed_slowly_answers_nothing_either(meet):
    meet.expect_exact("a1 send")
    for letter in "Pads\r":
        meet.send(letter)
        sleep(0.1)
    meet.expect_exact("? d, s, n, w, x, Enter or <")
    meet.send("d")
    meet.expect_exact("a2 ask")
    meet.send("s")
    assert "a1 done" in saved(meet)


@pytest.mark.parametrize("pause", [0, 0.05, 0.2])
def test_enter_right_after_a_key_is_that_keys(meet, pause):
    for question, key in (("a1 send", "d"), ("a2 ask", "s")):
        type_at(meet, question, key)
        sleep(pause)
        meet.send("\r")
    said = saved(meet)
    assert "a1 done" in said and "a2 some progress" in said


def test_enter_right_after_the_last_key_answers_no_line(meet):
    for question, key in (("a1 send", "d"), ("a2 ask", "s"), ("useful", "4"), ("You", "a")):
        type_at(meet, question, key)
    type_at(meet, "Dana", "a\r")
    type_at(meet, "New actions", "@Dana read\r")
    meet.expect_exact("Dana: read")
    meet.close(force=True)


def test_keys_that_are_pressed_fast_answer_one_question_each(meet):
    type_at(meet, "a1 send", "dn3aq")
    type_at(meet, "New actions", "@Dana read\r")
    meet.expect_exact("Dana: read")
    meet.close(force=True)


def test_enter_after_a_wrong_key_does_what_is_said(meet):
    type_at(meet, "a1 send", "z")
    meet.expect_exact("? d, s, n, w, x, Enter or <")
    sleep(2 * SETTLED_SECONDS)
    meet.send("\r")
    type_at(meet, "a2 ask", "d")
    said = saved(meet)
    assert "a2 done" in said and "a1 " not in said


def test_lines_of_no_terminal_are_taken_alike(run, terminal, record):
    seen = terminal("mentee of mine", "sarah", "l")
    assert run("start", "--mentor", "Tariq", "--mentee", "Sarah").code == 0
    assert seen.getvalue().count(" 1, 2, 3, Enter or <") == 1
    assert record().relationship.keeper == "mentee"
