"""The record of one relationship, and the small views of it."""

import pytest
from building import MENTEE, MENTOR, action, agreement, closing, day, goal, meetings, record

from mentorlog.record import (
    ENTRIES,
    PLURALS,
    Goal,
    Meeting,
    Record,
    Relationship,
    closed_on,
    considered,
    final_meeting,
    held,
    started,
)
from mentorlog.record import closing as ending_of


def test_there_are_nineteen_kinds_each_with_a_word_and_a_prefix_of_its_own() -> None:
    assert len(ENTRIES) == 19
    assert len({kind.type for kind in ENTRIES}) == 19
    assert len({kind.prefix for kind in ENTRIES}) == 19
    assert set(PLURALS.values()) == set(Record.names) - {"relationship", "past"}


def test_the_common_fields_come_first_in_every_kind() -> None:
    for kind in ENTRIES:
        assert kind.names[:5] == ("id", "number", "private", "recorded_on", "extra")
        assert kind is Relationship or kind.owner_key in kind.names


def test_what_is_not_stated_is_none() -> None:
    meeting = Meeting(id="m1", relationship="r1", outcome="held")
    stated = {"id", "relationship", "outcome", "private", "extra"}
    assert all(getattr(meeting, name) is None for name in set(Meeting.names) - stated)
    assert meeting.private is False


def test_a_required_key_is_required() -> None:
    with pytest.raises(TypeError, match="text"):
        Goal(id="g1", relationship="r1")


def test_the_short_id_is_prefix_and_number() -> None:
    assert goal("g7").short == "g7"
    assert meetings("2026-01-05 held")[0].short == "m1"
    assert goal("x").but(number=12).short == "g12"


@pytest.mark.parametrize(
    ("link", "excused"),
    [
        ("cancelled outside", True),
        ("cancelled mentee illness", True),
        ("cancelled mentor holiday", True),
        ("cancelled leave", True),
        ("missed mentee emergency", True),
        ("cancelled both bereavement", True),
        ("cancelled mentee work", False),
        ("cancelled mentee travel", False),
        ("cancelled mentee", False),
        ("cancelled", False),
    ],
)
def test_some_reasons_count_as_outside_whoever_called(link: str, excused: bool) -> None:
    assert meetings(f"2026-01-05 {link}")[0].excused == excused


def test_names_and_sides_with_the_keepers_first() -> None:
    two = record("")
    assert (two.name("mentor"), two.name("mentee")) == (MENTOR, MENTEE)
    order = {keeper: record("", keeper=keeper).parties for keeper in ("mentor", "mentee", None)}
    assert order == {
        "mentor": ("mentor", "mentee"),
        "mentee": ("mentee", "mentor"),
        None: ("mentor", "mentee"),
    }


def test_mentoring_where_nothing_is_stated() -> None:
    assert not record("").coaching
    assert record("", form="coaching").coaching


def test_entries_are_all_of_it_the_relationship_first() -> None:
    two = record("2026-01-05 held", goal("g1"), action("a1"))
    assert [e.type for e in two.entries()] == [
        "relationship",
        "agreement",
        "goal",
        "meeting",
        "action",
    ]


def test_held_are_the_dated_ones_in_the_order_of_time() -> None:
    table = """
        2026-02-02 held
        2026-01-05 held 17:00
        2026-01-05 held 09:00
        2026-01-19 cancelled mentee
        ? held
    """
    assert [m.id for m in held(record(table))] == ["m3", "m2", "m1"]


def test_it_started_as_stated_else_with_the_first_day_on_record() -> None:
    assert started(record("2025-12-01 held", started="2026-01-05")) == day("2026-01-05")
    by_meeting = record("2026-02-01 planned", rhythm=None, started=None)
    assert started(by_meeting) == day("2026-02-01")
    by_agreement = record("2026-02-01 held", started=None, agreed="2026-01-10")
    assert started(by_agreement) == day("2026-01-10")
    assert started(record("", rhythm=None, started=None)) is None


def test_the_ending_is_the_last_that_was_not_reopened() -> None:
    first = closing("cl1", decided_on="2026-03-01", closed_on="2026-04-01")
    assert closed_on(record("", first)) == day("2026-04-01")
    reopened = first.but(reopened_on=day("2026-05-01"))
    assert ending_of(record("", reopened)) is None
    assert closed_on(record("", reopened)) is None
    second = closing("cl2", decided_on="2026-06-01")
    assert ending_of(record("", second, reopened)) == second
    assert closed_on(record("", second, reopened)) is None


def test_an_ending_that_was_only_looked_at_is_none() -> None:
    looked = closing("cl1", explored=True, reason="not-working")
    assert ending_of(record("", looked)) is None
    assert considered(record("", looked)) == looked
    tried = closing("cl1", explored=False, renegotiated=True, note="weekly")
    assert ending_of(record("", tried)) is None
    for decided in (
        {"decided_on": "2026-03-01"},
        {"final_meeting": "m2"},
        {"mentee_told_on": "2026-03-01"},
        {"closed_on": "2026-03-01"},
    ):
        planned = closing("cl1", explored=True, **decided)
        assert ending_of(record("2026-06-01 held", planned)) == planned
    assert ending_of(record("", closing("cl1"))) is not None, "a bare ending is a planned one"


def test_the_final_meeting_is_the_one_that_the_ending_names() -> None:
    table = "2026-01-05 held\n2026-06-01 planned"
    named = record(table, closing(final_meeting="m2"))
    assert final_meeting(named).id == "m2"
    assert final_meeting(record(table)) is None
    assert final_meeting(record(table, closing())) is None
    assert final_meeting(record(table, closing(final_meeting="m9"))) is None


def test_an_agreement_without_a_day_is_part_of_the_record() -> None:
    assert agreement("ag1").agreed_on is None
