"""Wherever a side is named: by its word, as `me` or `them`, or by name."""

import pytest

from mentorlog.cli import sides
from mentorlog.errors import UsageError
from mentorlog.record import Record, Relationship

KNOWN = Relationship(
    id="r", mentor="Tariq Aziz", mentee="Sarah", facilitator="Aisha", keeper="mentor"
)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("me", "mentor"),
        ("them", "mentee"),
        ("him", "mentee"),
        ("Her", "mentee"),
        ("Sarah", "mentee"),
        ("tariq", "mentor"),
        ("facilitator", "facilitator"),
        ("Aisha", "facilitator"),
    ],
)
def test_who_speaks(typed, who):
    assert sides.keeper_of(KNOWN, "--by", typed) == who


def test_her_may_be_a_name():
    assert sides.keeper_of(KNOWN.but(mentor="Pa Her"), "--by", "her") == "mentor"


@pytest.mark.parametrize("typed", ["him", "her", "them"])
def test_to_a_facilitator_it_could_be_either(typed):
    with pytest.raises(UsageError, match="could be either; name mentor or mentee"):
        sides.keeper_of(KNOWN.but(keeper="facilitator"), "--by", typed)


def test_a_facilitator_who_keeps_the_journal_is_me():
    assert sides.keeper_of(KNOWN.but(keeper="facilitator"), "--by", "me") == "facilitator"


@pytest.mark.parametrize("typed", ["both", "outside", "unknown", "bob", ""])
def test_one_person_is_one_of_the_two(typed):
    with pytest.raises(UsageError, match=r"^--from: "):
        sides.party(Record(KNOWN), "--from", typed)


def test_whom_feedback_is_about():
    assert sides.about(Record(KNOWN), "--about", "Relationship") == "relationship"
    assert sides.about(Record(KNOWN), "--about", "them") == "mentee"


def test_every_command_reads_them(begun, record):
    begun("action", "add", "CV", "--owner", "Sarah")
    begun("action", "add", "Plan", "--owner", "me")
    begun("action", "add", "Talk", "--owner", "both")
    begun("feedback", "--from", "them", "--about", "me", "More examples")
    begun("concern", "raise", "Weeks fill up", "--by", "sarah")
    begun("concern", "step", "c1", "Mornings", "--by", "me")
    now = record()
    assert [action.owner for action in now.actions] == ["mentee", "mentor", "both"]
    assert [(f.from_, f.about) for f in now.feedback] == [("mentee", "mentor")]
    assert (now.concerns[0].by, now.steps[0].by) == ("mentee", "mentor")


def test_without_a_keeper_it_says_what_sets_one(run):
    run("start", "--mentor", "Tariq", "--mentee", "Sarah")
    ran = run("feedback", "--from", "me", "More examples")
    assert ran.code == 2
    assert ran.err.endswith("  Try: mentorlog agree --keeper mentor\n")


def test_a_day_by_either_of_its_names(begun, record):
    begun("action", "add", "CV", "--owner", "me", "--by", "2026-04-01")
    begun("goal", "add", "Lead", "--due", "2026-04-01")
    assert str(record().actions[0].due_on) == str(record().goals[0].target_on) == "2026-04-01"
    assert begun("goal", "add", "X", "--due", "friday", "--by", "friday").code == 2
