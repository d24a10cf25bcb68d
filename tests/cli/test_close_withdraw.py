"""`mentorlog close --withdraw`: for either side, at any time."""

import json

import pytest
from at_terminal import ENTER, Terminal, ended, spawn
from making import made_once

ANSWER = """\
Dear Sarah,

Thank you for telling me that you would like to end our mentoring. I respect that, and you need not give a reason. So we do not meet on Fri 20 Mar 2026 any more.

Thank you for the 2 sessions we had, and for all that you brought to them. I am glad of what you reached: “Lead a project”.

An ending does not mean that either of us did anything wrong. I wish you well on your way.

With all good wishes,
Tariq
"""  # noqa: E501


@made_once
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
    assert left.out.startswith("Dear Sarah,\n\nI have to tell you that our mentoring ends here")
    assert left.out.endswith("With all good wishes,\nTariq\n")
    (ending,) = record().closings
    assert (ending.by, ending.mentee_told_on, ending.note) == ("mentor", None, "moving away")


def test_nothing_in_it_is_private_or_counts_against_anybody(met):
    for by in ("mentor", "mentee"):
        said = met("close", "--withdraw", "--by", by).out
        assert "manager" not in said
        assert "miss" not in said and "3" not in said.replace("2026", "")
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
    booked = "on Fri 20 Mar 2026 and Fri 10 Apr 2026 any more"
    assert json.loads(told.out)["message"].replace(booked, "on Fri 20 Mar 2026 any more") in ANSWER
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


def at(journal, *argv):
    return Terminal(journal, "--today", "2026-03-11", "close", "--withdraw", *argv)


def test_on_a_terminal_the_message_can_be_changed_and_is_kept(met, journal, record, edits):
    edits("text = text.replace('I wish you well', 'Fare well')")
    code, shown = at(journal, "--by", "Sarah").answer(
        ("End it now?  y yes, end it \xb7 e change the words \xb7 [n not yet]", "e"),
        ("f the first words again", "y"),
    )
    assert (code, "Nothing was sent" in shown) == (0, True)
    (ending,) = record().closings
    assert ending.reason == "withdrawal"
    assert "Fare well on your way." in ending.message
    assert not (journal.parent / "drafts").exists()
    assert "Fare well on your way." in " ".join(met("close").out.split())
    assert "Fare well on your way." in " ".join(met("show", "cl1").out.split())


@pytest.mark.parametrize("key", [ENTER, "n"])
def test_on_a_terminal_nothing_ends_by_habit(met, journal, key):
    before = journal.read_bytes()
    code, shown = at(journal).answer(("End it now?", key))
    assert (code, "Nothing has ended, and nothing was sent." in shown) == (0, True)
    assert journal.read_bytes() == before


def test_words_that_were_changed_are_offered_again(met, journal, record, edits):
    edits("text = text.replace('I wish you well', 'Fare well')")
    code, shown = at(journal).answer(("End it now?", "e"), ("End it now?", ENTER))
    assert code == 0
    assert "`mentorlog close --withdraw --by mentor` goes on with them" in " ".join(shown.split())
    there = at(journal, "--by", "mentee")
    there.at("End it now?", "n")
    assert "Fare well" not in there.child.before, "the words of the other side"
    there.child.read()
    there = at(journal)
    there.child.expect_exact("These are the words as you changed them:")
    there.child.expect_exact("Fare well")
    assert there.answer(("End it now?", "f"), ("End it now?", ENTER))[0] == 0
    assert not (journal.parent / "drafts").exists()
    assert record().closings == ()


def test_an_editor_that_ends_otherwise_ends_nothing_and_loses_nothing(met, journal, record, edits):
    edits("path.write_bytes(text.replace('I wish you well', 'Fare well').encode()); sys.exit(1)")
    there = at(journal).at("End it now?", "e")
    there.child.expect(r"This\s+is\s+what\s+it\s+left:")
    there.child.expect_exact("Fare well")
    assert there.answer(("End it now?", ENTER))[0] == 0
    assert record().closings == ()
    left = met("close", "--withdraw")
    assert "These are the words as you changed them:" in left.err
    assert "Fare well on your way." in left.out
    assert "Fare well on your way." in record().closings[0].message
    assert not (journal.parent / "drafts").exists()


def test_ctrl_c_keeps_the_words_and_ends_nothing(met, journal, record, edits):
    edits("text = text.replace('I wish you well', 'Fare well')")
    code, shown = at(journal).answer(("End it now?", "e"), ("End it now?", "\x03"))
    assert (code, record().closings) == (130, ())
    assert "your words are kept" in " ".join(shown.split())
    (kept,) = (journal.parent / "drafts").iterdir()
    assert "Fare well" in kept.read_text(encoding="utf-8")


def test_typed_in_full_nothing_is_asked(met, journal, record):
    child = spawn(journal, "--today", "2026-03-11", "close", "--withdraw", "--as-it-is")
    code, shown = ended(child)
    assert (code, "End it now?" in shown) == (0, False)
    assert record().closings[0].outcome == "concluded"


def test_the_words_stay_where_they_were_written(met, record, tmp_path):
    met("close", "--withdraw", "--told", "today")
    assert "I have to tell you" in record().closings[0].message
    assert "I have to tell you" not in met("export").out
    assert "I have to tell you" not in met("export", "--packet").out
    assert "I have to tell you" in met("export", "--include-private").out
    for page in ("keepsake", "brief"):
        assert "I have to tell you" not in met(page).out
    file = tmp_path / "default.jsonl"
    met("export", "--out", str(file))
    assert met("import", str(file), "--update").code == 0
    assert "I have to tell you" in record().closings[0].message


def test_for_a_facilitator_it_is_a_draft_of_whoever_withdraws(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "facilitator")
    run("action", "add", "Book a room", "--owner", "both")
    left = run("close", "--withdraw", "--by", "mentee")
    assert "Promised by you" not in left.err
    assert left.err.startswith("A draft for Sarah to send, if it helps:\n")
    assert "the words above are for Sarah to send" in left.err
    assert left.out.endswith("With all good wishes,\nSarah\n")
    assert "changed my mind" not in left.out


def test_closed_without_a_session_nothing_is_said_to_be_reached(begun):
    assert begun("close", "--withdraw").code == 0
    shown = begun("close").out
    assert "not begun" in shown
    assert "What was reached" not in shown and "Thank you for the time" not in shown


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


def test_the_message_goes_to_a_file_and_can_be_had_again(met, tmp_path, record, journal):
    file = tmp_path / "letter.txt"
    left = met("close", "--withdraw", "--by", "mentee", "--out", str(file))
    assert (left.code, left.out) == (0, "")
    assert file.read_text(encoding="utf-8") == ANSWER
    assert f"Written to {file}" in left.err
    again = tmp_path / "again.txt"
    assert met("close", "--out", str(again)).code == 0
    assert again.read_text(encoding="utf-8") == ANSWER
    assert met("close", "--out", "-").out == ANSWER
    refused = met("close", "--out", str(file))
    assert (refused.code, "--force" in refused.err) == (2, True)
    assert met("close", "--out", str(file), "--force").code == 0


def test_nothing_ends_where_the_file_cannot_be_written(met, tmp_path, record, journal):
    file = tmp_path / "letter.txt"
    file.write_text("mine", encoding="utf-8")
    for out in (str(file), str(journal), str(tmp_path / "nowhere" / "letter.txt")):
        refused = met("close", "--withdraw", "--out", out)
        assert refused.code in (2, 4), refused.err
        assert refused.out == ""
    assert (record().closings, file.read_text(encoding="utf-8")) == ((), "mine")
    assert "No message is kept" in met("close", "--out", "-").err
    assert "--out goes with --withdraw" in met("close", "--on", "2026-04-10", "--out", "x").err


def test_who_met_before_the_day_it_was_to_begin_can_withdraw(run, record):
    sides = ("--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
    run("start", *sides, "--on", "2026-12-01")
    run("meet", "--on", "2026-03-01", "--lasted", "30")
    assert run("close", "--withdraw").code == 0
    assert record().closings[0].outcome == "concluded"
    assert "since Sun 1 Mar 2026" in run("list").out


def test_who_else_is_to_know_and_what_was_promised_is_named(met):
    met("agree", "--facilitator", "Joan")
    met("action", "add", "Introduce her to Priya", "--owner", "mentor")
    met("action", "add", "Send the CV", "--owner", "mentee")
    left = met("close", "--withdraw", "--by", "mentor")
    assert "Joan, who helps the two of you, may want to know of it too." in left.err
    assert "Promised by you, and open: a1 \u201cIntroduce her to Priya\u201d." in left.err
    assert "A page of it for both to keep: mentorlog keepsake --with r1" in left.err


def test_nobody_is_told_what_they_decided_nor_meets_once_it_is_closed(met):
    met("close", "--withdraw", "--by", "mentor", "--mentee-told", "today")
    log = " ".join(met("log").out.split())
    assert "Tariq was told" not in log and "Sarah was told of the ending" in log
    assert "was booked, and not needed once it was closed" in log
    assert "next in" not in met("list").out
    assert "nothing is booked" in met("show").out or "Next" not in met("show").out
