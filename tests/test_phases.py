"""The phase of a record as of a day, and what it still needs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from building import action, agreement, closing, day, goal, goal_review, pause, record
from hypothesis import given
from test_properties import SEEDS, any_record, bounded
from test_stories import record_of

from mentorlog.agenda import next_session
from mentorlog.known import known_by
from mentorlog.opening import opening
from mentorlog.phases import Phase, phase, said
from mentorlog.record import PLURALS, Record
from mentorlog.render.phasing import need_lines, phase_words
from mentorlog.stories import NAMES, TODAY, Story, lines

AGREED = {
    "mentor_expects": "Candour",
    "mentee_expects": "Time",
    "boundaries": "No money",
    "rhythm": "P2W",
}
ORDER = ("preparation", "progression", "goal-achievement")


def now(kept: Record, on: str = "2026-03-11") -> Phase | None:
    return phase(known_by(kept, day(on)), day(on))


def name(kept: Record, on: str = "2026-03-11") -> str:
    found = now(kept, on)
    return found.name if found else "closed"


def needs(kept: Record, on: str = "2026-03-11") -> list[str]:
    found = now(kept, on)
    assert found is not None
    return [f"{n.key} {n.goal.short}" if n.goal else n.key for n in found.needs]


@pytest.mark.parametrize(
    ("table", "set_on", "on", "expected"),
    [
        ("2026-01-05 held", "2026-01-19", "2026-01-18", "preparation"),
        ("2026-01-05 held", "2026-01-19", "2026-01-19", "progression"),
        ("2026-01-19 held", "2026-01-05", "2026-01-18", "preparation"),
        ("2026-01-19 held", "2026-01-05", "2026-01-19", "progression"),
        ("2026-01-19 missed mentee", "2026-01-05", "2026-01-19", "preparation"),
        ("2026-01-19 planned", "2026-01-05", "2026-03-11", "preparation"),
    ],
)
def test_preparation_lasts_until_a_goal_is_set_and_a_session_held(
    table: str, set_on: str, on: str, expected: str
) -> None:
    assert name(record(table, goal("g1", set_on)), on) == expected


def test_in_mentoring_a_direction_is_enough_and_in_coaching_it_is_not() -> None:
    table, purpose = "2026-01-05 held", "To find a way into design"
    assert name(record(table, purpose=purpose)) == "progression"
    assert name(record(table, purpose=purpose, form="mentoring")) == "progression"
    assert name(record(table, purpose=purpose, form="coaching")) == "preparation"
    assert name(record(table)) == "preparation"


@pytest.mark.parametrize("ended", ["achieved_on", "dropped_on"])
def test_progression_lasts_until_the_day_on_which_the_last_goal_comes_to_its_end(
    ended: str,
) -> None:
    kept = record(
        "2026-01-05 held",
        goal("g1", achieved_on="2026-02-02"),
        goal("g2", **{ended: "2026-03-02"}),
    )
    days = {on: name(kept, on) for on in ("2026-02-02", "2026-03-01", "2026-03-02")}
    assert list(days.values()) == ["progression", "progression", "goal-achievement"]
    assert needs(kept) == ["choice"]


def test_a_new_goal_takes_it_up_again() -> None:
    kept = record("2026-01-05 held", goal("g1", achieved_on="2026-02-02"), goal("g2", "2026-03-02"))
    assert [name(kept, on) for on in ("2026-03-01", "2026-03-02")] == [
        "goal-achievement",
        "progression",
    ]


def test_from_the_day_that_a_last_session_is_planned_nothing_is_needed() -> None:
    table = "2026-01-05 held\n2026-03-16 planned"
    told = closing(decided_on="2026-03-02", final_meeting="m2", reason="moved-on")
    kept = record(table, goal(), told)
    assert name(kept, "2026-03-01") == "progression"
    assert now(kept, "2026-03-02") == Phase("goal-achievement", (), ending=True)
    for one in (kept, kept.but(closings=(told.but(reason="goals-achieved"),))):
        assert phase_words(one, day("2026-03-02")) == "goal achievement"


def test_looking_at_whether_it_should_end_is_no_ending() -> None:
    assert name(record("2026-01-05 held", goal(), closing(explored=True))) == "progression"


def test_a_closed_one_is_in_no_phase_until_it_is_opened_again() -> None:
    closed = record("2026-01-05 held", goal(), closing(closed_on="2026-03-01"))
    assert [name(closed, on) for on in ("2026-02-28", "2026-03-01")] == ["progression", "closed"]
    again = record(
        "2026-01-05 held", goal(), closing(closed_on="2026-03-01", reopened_on="2026-03-11")
    )
    assert [name(again, on) for on in ("2026-03-10", "2026-03-11")] == ["closed", "progression"]


def test_what_preparation_needs() -> None:
    empty = record(rhythm=None)
    assert needs(empty) == [
        *("purpose", "mentor_expects", "mentee_expects", "boundaries", "rhythm"),
        *("goal", "session"),
    ]
    assert needs(record("2026-03-16 planned", goal(measure="Done"), purpose="P")) == [
        *("mentor_expects", "mentee_expects", "boundaries", "target g1"),
    ]
    assert needs(record("2026-03-09 held"))[-2:] == ["goal", "next"]


def test_coaching_needs_a_contract_as_well() -> None:
    assert needs(record(form="coaching", purpose="P"))[-4:] == [
        *("sessions_agreed", "sponsor", "goal", "session"),
    ]
    assert "sponsor" not in needs(record(form="coaching", asked_for_by="self"))


def test_a_goal_is_to_be_looked_at_after_two_sessions_without_that() -> None:
    whole = {"measure": "Shipped", "target_on": "2026-06-30"}
    terms = {"purpose": "P", "agreements": (agreement(agreed_on="2026-01-05", **AGREED),)}
    kept = record("2026-01-05 held\n2026-01-19 held\n2026-02-02 held", goal(**whole)).but(
        agreements=terms["agreements"]
    )
    kept = kept.but(relationship=kept.relationship.but(purpose="P"))
    assert needs(kept, "2026-02-01") == []
    assert needs(kept, "2026-02-02") == ["review g1", "next"]
    looked = kept.but(goal_reviews=(goal_review("g1", "2026-02-05", progress=20),))
    assert needs(looked, "2026-02-05") == ["next"]


def test_nothing_is_to_be_booked_in_a_break_or_where_it_is() -> None:
    held = "2026-01-05 held"
    assert "next" in needs(record(held, goal()))
    assert "next" not in needs(record(f"{held}\n2026-03-11 planned", goal()))
    away = pause("2026-03-01", "2026-03-11")
    assert "next" not in needs(record(held, goal(), away), "2026-03-11")
    assert "next" in needs(record(held, goal(), away), "2026-03-12")


def test_each_need_has_a_command_and_what_belongs_together_is_one() -> None:
    kept = record("2026-01-05 held", goal(), keeper="mentee")
    found = now(kept)
    assert found is not None
    flags = '--purpose "..." --mentor-expects "..." --mentee-expects "..." --boundaries "..."'
    told = [(line.words, *line.type) for line in need_lines(kept, found.needs, " --with r1")]
    assert told == [
        (
            "a purpose, what Tariq expects, what you expect and boundaries",
            f"mentorlog agree {flags} --with r1",
        ),
        (
            "a measure and a day for g1",
            'mentorlog goal change g1 --measure "..." --by DAY --with r1',
        ),
        ("a day for the next session", 'mentorlog meet --book "DAY TIME" --with r1'),
    ]


def test_the_opening_questions_and_the_needs_agree_on_what_was_said() -> None:
    for field, key in (("purpose", "purpose"), ("boundaries", "boundaries"), ("rhythm", "rhythm")):
        told = {"purpose": "P"} if field == "purpose" else {}
        kept = record("2026-01-05 held", rhythm=None, **told)
        if not told:
            kept = kept.but(agreements=(agreement(**{field: AGREED[field]}),))
        assert said(kept, field)
        assert key not in {question.key for question in opening(kept)}
        assert field not in needs(kept)


def test_an_agenda_names_what_nothing_else_in_it_asks_for() -> None:
    def named(kept: Record) -> list[str]:
        return [need.key for need in next_session(kept, day("2026-03-11")).needs]

    assert named(record(rhythm=None)) == []  # a first session has the opening questions
    early = record("2026-03-02 held", goal(), rhythm=None)
    assert named(early) == ["purpose", "mentor_expects", "mentee_expects", "boundaries", "rhythm"]
    later = record("2026-02-16 held\n2026-03-02 held", goal(), rhythm=None)
    assert named(later) == ["purpose", "rhythm"]
    told = closing(decided_on="2026-03-02", final_meeting="m2")
    assert named(record("2026-03-02 held\n2026-03-16 planned", goal(), told)) == []


# The stories.

PHASES = {
    "called-off": ["preparation", "progression", "progression", "progression"],
    "aisha": ["preparation", "progression", "progression", "progression"],
    "silent": ["preparation", "progression", "progression", "progression"],
    "sarah": ["preparation", "preparation", "preparation", "preparation"],
    "steady": ["preparation", "progression", "progression", "progression"],
    "ready-to-close": ["preparation", "progression", "progression", "goal-achievement"],
}


def on_days(kept: Record) -> list[date]:
    """The first day, the day after the first session, half of the way, and the last."""
    begun = kept.relationship.started_on
    assert begun is not None
    half = begun + (TODAY - begun) / 2
    return [begun, begun + timedelta(days=10), half, TODAY]


@pytest.mark.parametrize("story", NAMES)
def test_the_phases_of_the_stories(story: Story, tmp_path: Path) -> None:
    kept = record_of(tmp_path / "journal.db", lines(story))
    assert [name(kept, str(on)) for on in on_days(kept)] == PHASES[story]


@pytest.mark.parametrize("story", NAMES)
def test_no_story_goes_back_to_preparation(story: Story, tmp_path: Path) -> None:
    kept = record_of(tmp_path / "journal.db", lines(story))
    begun = kept.relationship.started_on
    assert begun is not None
    days = [begun + timedelta(days=n) for n in range((TODAY - begun).days + 1)]
    told = [name(kept, str(on)) for on in days]
    assert sorted(told, key=ORDER.index) == told


# What holds of every record.


@bounded
@given(SEEDS)
def test_adding_to_a_record_never_leads_back_to_preparation(seed: int) -> None:
    whole = any_record(seed)
    rng = Random(seed)
    fewer = whole.but(
        **{
            plural: tuple(e for e in getattr(whole, plural) if rng.random() < 0.6)
            for plural in PLURALS.values()
            if plural not in ("meetings", "closings")
        }
    )
    # Meetings may make each other's year doubtful, and endings come and go; the rest adds up.
    before, after = phase(fewer, TODAY), phase(whole, TODAY)
    if before is not None and before.name != "preparation":
        assert after is not None
        assert after.name != "preparation"


@bounded
@given(SEEDS)
def test_every_record_has_a_phase_whose_needs_can_be_typed(seed: int) -> None:
    kept = known_by(any_record(seed), TODAY)
    found = phase(kept, TODAY)
    if found is None:
        assert phase_words(kept, TODAY) == ""
        return
    assert found.name in ORDER
    for line in need_lines(kept, found.needs):
        assert line.words
        assert all(command.startswith("mentorlog ") for command in line.type)


def test_an_action_alone_changes_nothing() -> None:
    kept = record("2026-01-05 held")
    assert now(kept) == now(record("2026-01-05 held", action("a1")))
