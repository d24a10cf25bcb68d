"""An ending from day to day: what is still asked, and what is not asked any more."""

import pytest
from making import made_once


@made_once
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


def part_of_it(shown: str) -> str:
    """What the page names as what may be part of it; "" where it names nothing."""
    found = " ".join(shown.split()).partition("On the record, this may be part of it:")[2]
    return found.partition("? Have we set")[0]


def test_what_may_be_part_of_it_is_what_the_check_shows_with_its_days(sarah):
    sarah("feedback", "--from", "me", "--about", "mentor", "--private", "I do not dare to say it")
    part = part_of_it(sarah("close").out)
    assert "feedback" not in part
    assert "Helen called off or missed 3 of the last" in part
    assert "m4 Wed 4 Feb 2026" in part


def test_thanks_are_no_part_of_it(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
    for day in ("2026-01-14", "2026-01-28", "2026-02-11", "2026-02-25"):
        run("meet", "--on", day, "--lasted", "60")
    run("feedback", "--from", "Sarah", "--about", "mentor", "Thank you for your patience")
    assert "direction" in run("health").out
    assert "direction" not in run("close").out


def test_a_note_of_ones_own_is_no_word_to_the_other(sarah):
    sarah("meet", "--on", "2025-11-05", "--lasted", "60")
    said = "You gave feedback; none is recorded in the other direction."
    sarah("feedback", "--from", "me", "--about", "mentor", "--private", "I do not dare")
    assert said not in sarah("health").out
    sarah("feedback", "--from", "me", "--about", "mentor", "More time, please")
    assert said in sarah("health").out


@made_once
def tariq(run):
    """Tariq coaches Bruno; one of the agreed sessions is left, and nothing stands out."""
    for argv in (
        (
            *("start", "--mentor", "Tariq", "--mentee", "Bruno", "--keeper", "mentor"),
            *("--form", "coaching", "--on", "2026-01-05", "--rhythm", "every 2 weeks"),
            *("--sessions", "4"),
        ),
        ("goal", "add", "Speak up", "--measure", "twice a month", "--on", "2026-01-05"),
        ("meet", "--on", "2026-01-14", "--lasted", "60", "--goal", "g1:40"),
        ("meet", "--on", "2026-02-11", "--lasted", "60", "--goal", "g1:70"),
        ("meet", "--on", "2026-03-04", "--lasted", "60", "--goal", "g1:90"),
    ):
        ran = run(*argv)
        assert ran.code == 0, ran.err


@pytest.mark.parametrize("reason", [None, "time-is-up", "goals-achieved", "moved-on"])
def test_a_good_end_is_not_asked_what_did_not_move(tariq, reason):
    if reason:
        assert tariq("close", "--explored", "--reason", reason).code == 0
    shown = " ".join(tariq("close").out.split())
    assert "did not move" not in shown
    assert "may be part of it" not in shown
    assert "Agreed 3 of 4 sessions held, 1 left. The next session is the last" in shown
    assert "To conclude, or to go on" in shown
    assert "mentorlog close --on DAY" in shown and "mentorlog close --renew" in shown
    looked = tariq("close", "--explored", "--reason", "not-working")
    assert looked.code == 0
    assert "find out together what did not move" in " ".join(tariq("close").out.split())


def test_whoever_looks_for_words_is_given_some_and_the_agreement(sarah):
    for reason in ((), ("--reason", "not-working")):
        if reason:
            assert sarah("close", "--explored", *reason).code == 0
        shown = sarah("close").out
        said = " ".join(shown.split())
        assert "You agreed: “we say so and ask Joan”." in said
        assert "We did not meet on Wed 4 Feb 2026 and Wed 18 Feb 2026. How is it for you" in said
        assert "mentorlog guide raising-a-problem\n" in shown
        assert "Joan can listen, or sit in. A page for Joan:" in said
        assert "mentorlog brief\n" in shown
    sarah("close", "--explored", "--reason", "moved-on")
    assert "To say it" not in sarah("close").out


def test_due_says_that_the_agreed_sessions_are_used_up(tariq):
    line = "Bruno: 3 of 4 sessions held, the next is the last that was agreed\n"
    assert line in tariq("due").out
    tariq("meet", "--book", "2026-03-25")
    assert line not in tariq("due").out
    assert line in tariq("due", "--within", "14d").out
    tariq("meet", "--on", "2026-03-10", "--lasted", "60")
    used = "Bruno: every session that was agreed has been held: to go on, or to conclude\n"
    assert used in tariq("due").out
    tariq("close", "--on", "2026-03-25", "--told", "today", "--reason", "time-is-up")
    assert used not in tariq("due").out
    tariq("close", "--go-on")
    tariq("agree", "--sessions", "8")
    assert "agreed" not in tariq("due").out


def test_after_the_end_there_is_a_page_to_keep(tariq):
    tariq("close", "--on", "2026-03-11", "--told", "2026-02-11", "--reason", "time-is-up")
    tariq("meet", "--on", "2026-03-11", "--lasted", "60")
    closed = tariq("close", "--done", "--rest", "alone", "--thanks-mentor", "your courage")
    assert closed.code == 0, closed.err
    assert "Thanks    from you: your courage\n" in closed.out
    assert closed.out.endswith(
        "A page of what you reached, for both of you:\n  mentorlog keepsake\n"
    )
