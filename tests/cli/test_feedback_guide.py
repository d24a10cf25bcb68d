"""`mentorlog feedback --ask`: the guidance's questions, in both directions."""

import json
from datetime import date

import pytest
from building import record as built

from mentorlog.cli.agreeing import feedback_guide as guide
from mentorlog.guidance import questions

DAY = date(2026, 3, 11)
FIVE = [q.text for q in questions("feedback")]


def test_both_are_asked_in_turn_and_all_is_saved_together(begun, record, terminal):
    mine = ("Fine", "", "?", "", "Slower")
    seen = terminal("3", "yesterday", *mine, "You listen", "", "", "", "", "n")
    ran = begun("feedback", "--ask")
    assert (ran.code, ran.out) == (
        0,
        (
            "Saved f1 and f3, from Sarah; f4, from you.\n"
            "Saved f2: asked of Sarah, not answered yet.\n"
            "  Once it is: mentorlog feedback --answer f2 TEXT\n"
        ),
    )
    keys = [(f.from_, f.about, f.question, f.text) for f in record().feedback]
    assert keys == [
        ("mentee", "mentor", FIVE[0], "Fine"),
        ("mentee", "mentor", FIVE[2], None),
        ("mentee", "mentor", FIVE[4], "Slower"),
        ("mentor", "mentee", FIVE[0], "You listen"),
    ]
    assert {(f.on, f.asked_on) for f in record().feedback} == {(date(2026, 3, 10),) * 2}
    asked = seen.getvalue()
    assert asked.index("You ask Sarah.") < asked.index("Sarah asks you.")


def test_each_question_is_about_whom_it_speaks_of():
    found = {q.key: guide.about("mentee", q.key) for q in questions("feedback")}
    assert found == {
        "how-am-i-doing": "mentor",
        "how-is-it-going": "relationship",
        "what-could-i-do-better": "mentor",
        "what-could-you-do-better": "mentee",
        "what-otherwise": "mentor",
    }


@pytest.mark.parametrize(
    ("keeper", "first"),
    [("mentor", "mentee"), ("mentee", "mentor"), ("facilitator", "mentee"), (None, "mentee")],
)
def test_whoever_keeps_the_journal_asks_first(keeper, first):
    assert guide.answering(built(keeper=keeper), guide.BOTH)[0] == first


def test_from_alone_asks_that_side(begun, record, terminal):
    seen = terminal("", "Fine", "", "", "", "", "y")
    assert begun("feedback", "--from", "Sarah").out == "Saved f1, from Sarah.\n"
    assert "Sarah asks" not in seen.getvalue()
    assert record().feedback[0].private


def test_an_answer_comes_later(begun, record):
    asked = begun("feedback", "--from", "mentee", "--question", "What helps?", "--on", "2 mar")
    assert asked.out == (
        "Saved f1: asked of Sarah, not answered yet.\n"
        "  Once it is: mentorlog feedback --answer f1 TEXT\n"
        "  on  Mon 2 Mar 2026, 9 days ago\n"
    )
    assert record().feedback[0].waiting
    assert begun("feedback", "--answer", "f1", "That you listen").out == ("Saved f1, from Sarah.\n")
    (one,) = record().feedback
    assert (one.text, one.on, one.asked_on) == ("That you listen", DAY, date(2026, 3, 2))
    assert "    asked on Mon 2 Mar 2026: What helps?\n" in begun("feedback").out
    again = begun("feedback", "--answer", "f1", "More")
    assert (again.code, record().feedback) == (2, (one,))
    assert again.err.startswith("mentorlog: f1 has its answer already")


def test_what_waits_for_an_answer_is_asked_first_and_not_twice(begun, record, terminal):
    begun("feedback", "--from", "mentee", "--question", FIVE[0], "--private")
    seen = terminal("1", "", "Fine", "", "", "", "", "")
    assert begun("feedback", "--ask").code == 0
    (one,) = record().feedback
    assert (one.text, one.private) == ("Fine", True)
    assert seen.getvalue().count(FIVE[0]) == 1


def test_where_nothing_is_answered_nothing_is_saved(begun, record, terminal, journal):
    before = journal.read_bytes()
    seen = terminal("1", "", "", "", "", "", "")
    ran = begun("feedback", "--ask")
    assert (ran.code, ran.out) == (0, "")
    assert seen.getvalue().endswith("Nothing was answered, and nothing is saved.\n")
    assert journal.read_bytes() == before


def test_a_day_to_come_is_asked_for_again(begun, record, terminal):
    terminal("1", "2026-04-01", "2026-03-09", "Fine", "", "", "", "", "")
    begun("feedback", "--ask")
    assert record().feedback[0].on == date(2026, 3, 9)


def test_who_said_it_is_asked_where_only_that_is_missing(begun, record, terminal):
    terminal("2")
    assert begun("feedback", "More examples").out == "Saved f1, from Sarah.\n"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("--ask",), "TEXT is missing: what was said (and --from, who said it)."),
        (("--from", "mentee"), "TEXT is missing: what was said."),
        (("More",), "--from is missing: mentor or mentee."),
        (("--answer", "f1"), "TEXT is missing: What was the answer?"),
        (("--answer", "f1", "--from", "mentee", "X"), "--answer goes with TEXT"),
        (("--ask", "X"), "--ask goes without TEXT"),
    ],
)
def test_without_a_terminal_what_is_missing_is_named(begun, call, said):
    ran = begun("feedback", *call)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"mentorlog: {said}")


def test_what_waits_for_an_answer_is_no_feedback_yet(begun):
    for on in ("2026-02-02", "2026-02-16", "2026-03-02"):
        begun("meet", "--on", on)
    begun("feedback", "--from", "mentee", "--question", "What helps?")
    assert "none recorded yet" in begun("show").out
    assert "feedback asked of Sarah, not answered yet: What helps?" in begun("log").out
    checked = json.loads(begun("health", "--json").out)
    (sign,) = (s for s in checked["signs"] if s["sign"] == "no-feedback")
    assert sign["summary"] == "No feedback is recorded after 3 meetings."
    begun("feedback", "--answer", "f1", "That you listen")
    assert "last from Sarah" in begun("show").out


def test_at_a_terminal_the_list_says_how_to_ask(begun, terminal):
    seen = terminal()
    assert begun("feedback").code == 0
    assert seen.getvalue().endswith("mentorlog feedback --ask\n")
