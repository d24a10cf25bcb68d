"""Whose a draft is, by its name alone."""

import pytest

from mentorlog.cli.asking.begun import mark_of
from mentorlog.cli.erasing.whose import whose
from mentorlog.record import Relationship


def pair(id, number):
    return Relationship(id=id, number=number, mentor="Tariq", mentee="Sarah")


NATIVE = pair("0b1c", 1)
LIKE_A_NUMBER = pair("r1", 2)
NO_NAME = pair("a/b c", 3)
LONGER = pair("0b1c-old", 4)
EVERYONE = [NATIVE, LIKE_A_NUMBER, NO_NAME, LONGER]


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("edit-r1-m1.txt", NATIVE),
        ("edit-r1-cl12.txt", NATIVE),
        ("meet-r1.txt", NATIVE),
        ("meet-r1-m3.txt", NATIVE),
        ("edit-r2-m1.txt", LIKE_A_NUMBER),
        ("meet-r1.json", LIKE_A_NUMBER),
        ("meet-r1.0f3a.json", LIKE_A_NUMBER),
        ("meet-r1-notes.txt", LIKE_A_NUMBER),
        ("concern-raise-0b1c.json", NATIVE),
        ("close-plan-0b1c.json", NATIVE),
        ("meet-0b1c-own-What---was-good-.txt", NATIVE),
        (f"meet-{mark_of(NO_NAME)}.json", NO_NAME),
        ("meet-0b1c-old.json", LONGER),
        ("unsaved-goal-add-0b1c.txt", NATIVE),
        ("unsaved-goal-add-0b1c-2.txt", NATIVE),
    ],
)
def test_a_draft_is_of_one(name, owner):
    assert [one.id for one in whose(name, EVERYONE)] == [owner.id]


@pytest.mark.parametrize(
    "name", ["notes.txt", "message.txt", "edit-r5-m1.txt", "meet-r11.json", "odd-r1.json", ""]
)
def test_a_name_may_say_nothing_of_it(name):
    assert whose(name, EVERYONE) == []


def test_where_two_could_be_meant_both_are_said():
    assert whose("meet-0b1c-old-notes.txt", EVERYONE) == [NATIVE, LONGER]
