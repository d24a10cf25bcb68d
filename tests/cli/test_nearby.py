"""What may have been meant: the same question, and a line to type, wherever a word is typed."""

import pytest

from mentorlog.cli.nearby import did_you_mean, meant, near, slug

NAMES = ["cancelling", "goal-past-target", "goals-all-ended", "long-silence", "no-clear-goals"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("canceling", ["cancelling"]),
        ("Cancelled", ["cancelling"]),
        ("goal", ["goal-past-target", "goals-all-ended"]),
        ("silence", ["long-silence"]),
        ("lnog-silence", ["long-silence"]),
        ("clear", ["no-clear-goals"]),
        ("x", []),
        ("", []),
        ("ca", []),
        ("weather", []),
    ],
)
def test_near(typed, found):
    assert near(typed, NAMES) == found


def test_near_is_told_as_it_is_spelled():
    assert near("zoe", ["Zoë", "Tariq"]) == ["Zoë"]
    assert near("aaab", ["aaaa", "aaac", "aaad", "aaae"], most=2) == ["aaae", "aaad"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Long silence", "long-silence"),
        ("long_sil", "long-silence"),
        ("goal", None),
        ("goal-", "goal-past-target"),
        ("", None),
        ("silence", None),
    ],
)
def test_meant(typed, name):
    assert meant(typed, NAMES) == (None if typed == "goal-" else name)


def test_the_question():
    assert did_you_mean([]) == ""
    assert did_you_mean(["a", "b"]) == " Did you mean a or b?"
    assert slug("  Long_Silence ") == "long-silence"


TYPED = [
    ("helth", "There is no command 'helth'. Did you mean health?", "health"),
    ("goal ad X", "There is no command 'ad'. Did you mean add?", "goal add X"),
    ("meet --nots x", "mentorlog meet has no option --nots. Did you mean --notes", None),
    ("sign canceling", "There is no sign 'canceling'. Did you mean cancelling?", "sign cancelling"),
    ("guide feedbak", "The guide has no page 'feedbak'. Did you mean feedback", "guide feedback"),
    (
        "health --talk canceling --said x",
        "There is no sign 'canceling'. Did you mean cancelling?",
        "health --talk cancelling --said x",
    ),
    (
        "health --set-aside canceling",
        "There is no sign 'canceling'. Did you mean cancelling?",
        "health --set-aside cancelling",
    ),
    (
        "concern raise X --sign canceling",
        "--sign: 'canceling' is not a warning sign. Did you mean cancelling?",
        "concern raise X --sign cancelling",
    ),
    (
        "concern raise X --factor lack-of-tiem",
        "--factor: 'lack-of-tiem' is not a factor of the guidance. Did you mean lack-of-time",
        "concern raise X --factor lack-of-time",
    ),
    (
        "concern raise X --factor forgetting",
        "--factor: 'forgetting' is not a factor of the guidance.",
        "guide",
    ),
    ("concern raise X --sign weather", "--sign: 'weather' is not a warning sign.", "sign"),
    (
        "show --with Sahra",
        "No relationship is with 'Sahra'; did you mean Sarah?",
        "show --with Sarah",
    ),
    (
        "action add X --owner Sahra",
        "--owner: 'Sahra' is neither side: mentor, mentee, both, or Tariq, Sarah. Did you mean S",
        None,
    ),
    (
        "goal review a1 --note x",
        "a1 is an action, not a goal: Read (there is g1).",
        "goal list --all",
    ),
    ("action done g1", "g1 is a goal, not an action: Lead (there is a1).", "action list --all"),
    ("action done M1", "m1 is a meeting, not an action (there is a1).", "action list --all"),
    ("action done c1", "There is no action 'c1'; there is a1.", "action list --all"),
    (
        "action done a9 --with Sarah",
        "There is no action 'a9'; there is a1.",
        "action list --all --with Sarah",
    ),
    ("show m9 --with sarah", "There is no meeting 'm9'; there is m1.", "log --with sarah"),
    ("concern step g1 X", "g1 is a goal, not a concern: Lead (no concern is", "concern list --all"),
    ("log --goal a1", "a1 is an action, not a goal: Read (there is g1).", "goal list --all"),
]


@pytest.mark.parametrize(("line", "sentence", "try_"), TYPED, ids=[row[0] for row in TYPED])
def test_wherever_a_word_is_typed(begun, line, sentence, try_):
    begun("goal", "add", "Lead")
    begun("meet", "--on", "2026-03-01", "--action", "mentee: Read")
    before = begun("export").out
    ran = begun(*line.split())
    assert (ran.code in (2, 3), ran.out) == (True, "")
    assert ran.err.startswith(f"mentorlog: {sentence}")
    if try_ is not None:
        assert ran.err.splitlines()[1] == f"  Try: mentorlog {try_}"
    assert begun("export").out == before
