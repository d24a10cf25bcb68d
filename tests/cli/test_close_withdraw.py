"""`mentorlog close --withdraw`: for either side, at any time."""

import json

import pytest
from at_terminal import ended, spawn

ANSWER = """\
Dear Sarah,

Thank you for telling me that you would like to end our mentoring. I respect that, and you need not give a reason.

Thank you for the 2 sessions we had, and for all that you brought to them. I am glad of what you reached: “Lead a project”.

An ending does not mean that either of us did anything wrong. I wish you well on your way.

With all good wishes,
Tariq
"""  # noqa: E501


@pytest.fixture
def met(begun):
    """Two sessions, a third that Sarah missed, a goal reached and a private one."""
    for argv in (
        ("goal", "add", "Lead a project"),
        ("goal", "add", "Leave my manager", "--private"),
        ("meet", "--on", "2026-02-02", "--lasted", "60"),
        ("meet", "--on", "2026-02-16", "--lasted", "60", "--next", "2026-03-20"),
        ("meet", "--on", "2026-03-02", "--missed-by", "mentee"),
        ("goal", "achieve", "g1"),
        ("goal", "achieve", "g2"),
    ):
        assert begun(*argv).code == 0
    return begun


def test_the_mentee_withdraws_and_the_mentor_answers(met, record):
    left = met("close", "--withdraw", "--by", "mentee")
    assert (left.code, left.out) == (0, ANSWER)
    assert "Saved: it has ended (concluded). Nothing was sent" in left.err
    assert "Booked, and not needed any more: m3 on Fri 20 Mar 2026." in left.err
    assert "mentorlog undo" in left.err
    assert "mentorlog reopen --with r1" in left.err
    (ending,) = record().closings
    assert (ending.by, ending.reason, ending.outcome) == ("mentee", "withdrawal", "concluded")
    assert {str(ending.mentor_told_on), str(ending.mentee_told_on)} == {"2026-03-11"}
    assert met("goal", "add", "x").code == 2


def test_the_mentor_withdraws_and_the_message_is_theirs(met, record):
    left = met("close", "--withdraw", "--by", "me", "--note", "moving away")
    assert left.out.startswith("Dear Sarah,\n\nI have decided to end our mentoring, and would")
    assert left.out.endswith("With all good wishes,\nTariq\n")
    (ending,) = record().closings
    assert (ending.by, ending.mentee_told_on, ending.note) == ("mentor", None, "moving away")


def test_nothing_in_it_is_private_or_counts_against_anybody(met):
    for by in ("mentor", "mentee"):
        said = met("close", "--withdraw", "--by", by).out
        assert "manager" not in said
        assert "miss" not in said and "3" not in said
        assert met("undo").code == 0


def test_before_the_first_session_it_was_not_begun(begun, record):
    left = begun("close", "--withdraw")
    assert left.out == (
        "Dear Sarah,\n\nI would rather not begin our mentoring, and would like you to hear it "
        "from me. Thank you for being ready to.\n\n"
        "I wish you well.\n\nWith all good wishes,\nTariq\n"
    )
    assert record().closings[0].outcome == "not begun"


def test_a_planned_ending_becomes_a_withdrawal(met, record):
    met("close", "--on", "2026-04-10", "--reason", "time-is-up")
    told = met("close", "--withdraw", "--by", "mentee", "--json")
    assert json.loads(told.out)["closing"]["reason"] == "withdrawal"
    assert json.loads(told.out)["message"] + "\n" == ANSWER
    assert len(record().closings) == 1
    assert met("undo").code == 0
    assert record().closings[0].reason == "time-is-up"


def test_a_facilitator_says_who_withdraws(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "facilitator")
    missing = run("close", "--withdraw")
    assert missing.code == 2
    assert missing.err.startswith("mentorlog: --by is missing: Who withdraws?")
    assert run("close", "--withdraw", "--by", "Sarah").out.startswith("Dear Tariq,\n\nI would")


def test_it_stands_alone(met, journal):
    before = journal.read_bytes()
    for call, words in (
        (("--on", "2026-04-10"), "--on does not go with it"),
        (("--done",), "--done does not go with it"),
        (("--by", "both"), "is not one of the two"),
        (("--told", "tomorrow"), "still to come"),
    ):
        refused = met("close", "--withdraw", *call)
        assert (refused.code, refused.out) in ((2, ""), (2, ANSWER), (2, refused.out))
        assert words in refused.err
    assert met("close", "--as-it-is").err.startswith("mentorlog: --as-it-is goes with --withdraw.")
    assert journal.read_bytes() == before


def test_on_a_terminal_the_message_can_be_changed(met, journal, record, edits):
    edits("text = text.replace('I wish you well', 'Fare well')")
    child = spawn(journal, "close", "--withdraw", "--by", "Sarah")
    child.expect_exact("I respect")
    child.expect_exact("Change it in your editor?")
    child.send("y")
    child.expect_exact("Fare well")
    child.expect_exact("Nothing was sent")
    assert ended(child)[0] == 0
    assert record().closings[0].reason == "withdrawal"
    assert not (journal.parent / "drafts").exists()


def test_for_a_facilitator_it_is_a_draft_of_whoever_withdraws(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "facilitator")
    left = run("close", "--withdraw", "--by", "mentee")
    assert left.err.startswith("A draft for Sarah to send, if it helps:\n")
    assert "the words above are for Sarah to send" in left.err
    assert left.out.endswith("With all good wishes,\nSarah\n")
    assert "changed my mind" not in left.out


def test_closed_without_a_session_nothing_is_said_to_be_reached(begun):
    assert begun("close", "--withdraw").code == 0
    shown = begun("close").out
    assert "not begun" in shown
    assert "What was reached" not in shown and "Thank you" not in shown


def test_before_it_began_it_is_not_begun(run, record):
    sides = ("--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
    run("start", *sides, "--on", "2026-12-01")
    left = run("close", "--withdraw")
    assert (left.code, left.out[:40]) == (0, "Dear Sarah,\n\nI would rather not begin ou")
    assert "Saved: it has ended (not begun)." in left.err
    assert (record().closings[0].outcome, str(record().closings[0].closed_on)) == (
        "not begun",
        "2026-03-11",
    )
    for command in ("close", "show", "list", "log", "keepsake", "health", "due"):
        shown = run(command)
        assert shown.code == 0, shown.err
        words = " ".join(shown.out.split())
        assert "to begin on Tue 1 Dec" in words or "1 Dec" not in words, "it never began"
    assert run("reopen").code == 0


def test_nothing_is_shown_before_all_of_it_is_looked_at(met, journal):
    before = journal.read_bytes()
    refused = met("close", "--withdraw", "--told", "tomorrow")
    assert (refused.code, refused.out) == (2, "")
    assert journal.read_bytes() == before


def test_when_they_were_told_before_is_kept(met, record):
    met("close", "--on", "2026-04-10", "--told", "2026-03-01", "--by", "mentor")
    met("close", "--withdraw", "--by", "me")
    (ending,) = record().closings
    assert {str(ending.mentor_told_on), str(ending.mentee_told_on)} == {"2026-03-01"}
    met("undo")
    met("close", "--withdraw", "--by", "me", "--mentee-told", "2026-03-05")
    assert str(record().closings[0].mentee_told_on) == "2026-03-05"
