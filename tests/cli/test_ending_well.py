"""An ending from day to day: what is still asked, and what is not asked any more."""

import pytest


@pytest.fixture
def sarah(run):
    """Sarah keeps it; Helen has not come three times, and each has a promise that is late."""
    for argv in (
        (
            *("start", "--mentor", "Helen", "--mentee", "Sarah", "--keeper", "mentee"),
            *("--on", "2025-10-01", "--rhythm", "every 2 weeks", "--facilitator", "Joan"),
            *("--if-not-working", "we say so and ask Joan"),
        ),
        ("goal", "add", "Speak up", "--measure", "twice a month", "--on", "2025-10-01"),
        ("meet", "--on", "2025-10-08", "--lasted", "60"),
        ("meet", "--on", "2025-10-22", "--lasted", "60"),
        ("meet", "--on", "2026-01-21", "--cancelled-by", "mentor", "--notice", "1h"),
        ("meet", "--on", "2026-02-04", "--missed-by", "mentor"),
        ("meet", "--on", "2026-02-18", "--cancelled-by", "mentor", "--notice", "1h"),
        (*("action", "add", "introduce me to Priya", "--owner", "mentor"), "--due", "2025-11-21"),
        ("action", "add", "try the template", "--owner", "me", "--due", "2026-02-01"),
    ):
        ran = run(*argv)
        assert ran.code == 0, ran.err
    return run


PLANNED = ("close", "--on", "2026-03-25 17:00", "--reason", "not-working", "--told", "today")


def test_what_becomes_of_something_is_not_asked_again(sarah):
    assert "a1" in sarah("due").out
    planned = sarah(*PLANNED, "--action", "a1=dropped", "--action", "a2=done")
    assert planned.code == 0, planned.err
    still, said = planned.out.split("What becomes of the rest")
    assert "g1        “Speak up” (measure: twice a month)" in still.split("What is still open")[1]
    assert "a1        Helen: “introduce me to Priya”: let go\n" in said
    assert "a2        You: “try the template”: done\n" in said
    for call in (("due",), ("prepare",), ("prepare", "--copy"), ("health",)):
        shown = sarah(*call).out
        assert "Priya" not in shown and "template" not in shown, call
    shown = sarah("show").out
    assert "when it ends: let go" in shown
    assert "was due" not in shown
    sarah("close", "--go-on")
    assert "a1 introduce me to Priya" in sarah("due").out


def test_due_says_how_far_the_last_session_is_and_not_how_late_it_was_told(sarah):
    planned = sarah("close", "--on", "2026-03-25 17:00", "--reason", "time-is-up")
    assert planned.code == 0, planned.err
    line = "Helen: to be told that Wed 25 Mar 17:00 is the last session, in 14 days\n"
    assert line in sarah("due").out
