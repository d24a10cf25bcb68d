"""How evidence is worded to whoever keeps the journal."""

import pytest
from building import meetings, record

from mentorlog.wording import (
    addressed,
    enumerated,
    happened,
    notice,
    person,
    plural,
    was,
    who,
    whose,
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2026-01-05 cancelled mentee 3h work", "called off by Sarah, 3 hours before (work)"),
        ("2026-01-05 cancelled mentor 2d", "called off by you, 2 days before"),
        ("2026-01-05 cancelled both", "called off by agreement"),
        ("2026-01-05 cancelled outside", "called off for a reason outside both sides"),
        ("2026-01-05 cancelled", "called off, on whose side is not noted"),
        ("2026-01-05 missed mentee", "missed by Sarah, no word on record"),
        ("2026-01-05 missed mentee illness", "missed by Sarah (illness)"),
        ("2026-01-05 missed both", "neither of you came"),
        ("2026-01-05 moved mentee 0h", "moved by Sarah, on the day"),
    ],
)
def test_what_became_of_a_meeting(line, said):
    (meeting,) = meetings(line)
    assert happened(record("", meeting, keeper="mentor"), meeting) == said


def test_the_agreed_notice_is_set_against_the_given():
    (meeting,) = meetings("2026-01-05 cancelled mentee 3h work")
    assert happened(record("", meeting, keeper="mentor"), meeting, 48) == (
        "called off by Sarah, 3 hours before where 48 hours were agreed (work)"
    )


def test_the_keeper_is_you_and_a_facilitator_names_both():
    assert who(record("", keeper="mentor"), "mentor") == "You"
    assert who(record("", keeper="mentor"), "mentee") == "Sarah"
    assert who(record("", keeper="facilitator"), "mentor") == "Tariq"
    assert was(record("", keeper="mentor"), "mentor") == "you were"
    assert was(record("", keeper="mentor"), "mentee") == "Sarah was"
    assert whose(record("", keeper="facilitator"), "outside") == (
        " for a reason outside both sides"
    )


@pytest.mark.parametrize(
    ("text", "to_neither"),
    [
        ("Once you have agreed on it:", "Once they have agreed on it:"),
        ("a page for both of you", "a page for both of them"),
        ("Your rhythm, and what stays between you", "Their rhythm, and what stays between them"),
        ("What will you ask yourselves?", "What will they ask themselves?"),
        ("You tell the youngest", "They tell the youngest"),
    ],
)
def test_you_is_said_to_one_of_the_two_alone(text, to_neither):
    for keeper, said in (("mentor", text), ("mentee", text), ("facilitator", to_neither)):
        assert addressed(record("", keeper=keeper).relationship, text) == said
    assert addressed(record("", keeper=None).relationship, text) == to_neither


def test_anybody_is_called_as_the_keeper_knows_them():
    mine, helped = record("", keeper="mentor"), record("", keeper="facilitator")
    everybody = ("mentor", "mentee", "both", "facilitator", "relationship")
    assert [person(mine, one) for one in everybody] == [
        *("you", "Sarah", "both of you", "the facilitator", "the relationship"),
    ]
    assert [person(helped, one) for one in everybody] == [
        *("Tariq", "Sarah", "both", "you", "the relationship"),
    ]
    assert was(mine, "mentor", "mentee") == "you and Sarah were"
    assert was(helped, "mentor", "mentee") == "Tariq and Sarah were"


def test_one_is_singular():
    assert (plural(1, "day"), plural(2, "day"), plural(0, "day")) == ("1 day", "2 days", "0 days")
    assert [notice(hours) for hours in (24, 1, 25)] == [
        "1 day before",
        "1 hour before",
        "25 hours before",
    ]


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_several_are_named_in_one_phrase(parts, said):
    assert enumerated(parts) == said
