"""What holds of every record, valid and however odd."""

import re
from datetime import date, timedelta
from functools import cache
from inspect import get_annotations
from random import Random
from typing import Any, get_args

import pytest
from building import agreement, day, entry, every, meetings, pause, record
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from mentorlog.brief import brief
from mentorlog.counting import Counts
from mentorlog.health import Checkup, examine
from mentorlog.keepsake import keepsake
from mentorlog.known import known_by
from mentorlog.record import ENTRIES, PLURALS, Entry, Meeting, Record, Relationship, words
from mentorlog.render import brief as brief_page
from mentorlog.render import keepsake as keepsake_page
from mentorlog.render.html import html
from mentorlog.render.markdown import markdown
from mentorlog.sign import Ask, Shown, Verdict
from mentorlog.signs import sign, signs

bounded = examples(40)

FIRST = date(2026, 1, 5)
ODD_DAYS = [date.min, date(2024, 2, 29), date(2025, 3, 1), date.max]
VALUES: dict[str, list[Any]] = {
    "Text": ["a", "Tariq", "\u00fc", "[bold]", "{count}", "{", "%s"],
    "Day": [FIRST + timedelta(days=days) for days in range(-40, 420, 3)] + ODD_DAYS,
    "Time": ["00:00", "09:00", "17:30", "23:59"],
    "Duration": ["P1D", "P1W", "P10D", "P2W", "P2W", "P1M", "P6M", "P1Y", "P999Y"],
    "Minutes": [0, 1, 20, 45, 60, 1440],
    "Hours": [0, 3, 23, 24, 48, 23976],
    "Percent": [0, 40, 100],
    "Rating": [1, 2, 3, 4, 5],
    "Count": [0, 1, 9],
    "Flag": [True, False],
    "Parties": [(), ("mentor",), ("mentee",), ("mentor", "mentee")],
    "Answers": [{"how are you?": "well"}],
    "reason": ["illness", "Holiday", "work", "{a}", "a long story"],
    "sign": ["cancelling", "long-silence", "no-such-sign"],
    "factor": ["pushed-into-it", "lack-of-time"],
    "Outcome": ["held", "held", "held", *get_args(words.Outcome)],
}
LEFT_ALONE = ("id", "number", "extra", "private")
AT_MOST = {"meetings": 12, "actions": 6, "action_reports": 8, "goals": 3}
OWNERS = {"RelationshipId": "relationship", "GoalId": "goals", "MeetingId": "meetings",
          "ActionId": "actions", "ConcernId": "concerns", "ClosingId": "closings",
          "GoalIds": "goals"}  # fmt: skip


@cache
def kinds_of(cls: type[Entry]) -> dict[str, str]:
    """The annotation of each field, which is the format."""
    found: dict[str, str] = {}
    for base in cls.__mro__:
        found |= get_annotations(base)
    return {name: found[name] for name in cls.names if name not in LEFT_ALONE}


def allowed(name: str, kind: str, ids: dict[str, list[str]]) -> list[Any]:
    """What a key may hold; references lead to something that is there."""
    plain = kind.removesuffix(" | None")
    if plain == "GoalIds":
        return [tuple(ids["goals"]), ()]
    if plain in OWNERS:
        return ids[OWNERS[plain]] or [None]
    if name in VALUES and name in ("reason", "sign", "factor"):
        return VALUES[name]
    return VALUES[plain] if plain in VALUES else list(get_args(getattr(words, plain)))


def any_record(seed: int) -> Record:
    """A valid record, with whatever contradicts itself in it; another for every seed."""
    rng = Random(seed)
    ids = {"relationship": ["r1"]}
    for cls, plural in PLURALS.items():
        owner = next(OWNERS[k] for n, k in kinds_of(cls).items() if n == cls.owner_key)
        size = rng.randint(0, AT_MOST.get(plural, 2)) if ids[owner] else 0
        ids[plural] = [f"{cls.prefix}{i}" for i in range(1, size + 1)]
    kinds: dict[str, Any] = {
        plural: tuple(any_entry(rng, cls, id, ids) for id in ids[plural])
        for cls, plural in PLURALS.items()
    }
    return Record(relationship=any_entry(rng, Relationship, "r1", ids), **kinds)


def any_entry(rng: Random, cls: type[Entry], id: str, ids: dict[str, list[str]]) -> Entry:
    often = rng.choice([0.1, 0.5, 0.9])
    stated = {
        name: rng.choice(allowed(name, kind, ids))
        for name, kind in kinds_of(cls).items()
        if name not in cls.defaults or rng.random() < often
    }
    return cls(id=id, number=int(re.sub(r"\D", "", id)), **stated)


# Seeds are drawn and not the days themselves: small numbers are drawn far too often.
SEEDS = st.integers(0, 2**32)
NEAR = SEEDS.map(lambda seed: FIRST + timedelta(days=Random(seed).randint(-40, 420)))


def records() -> st.SearchStrategy[Record]:
    return SEEDS.map(any_record)


def verdicts(checkup: Checkup) -> list[tuple[str, Verdict]]:
    return [(found.sign.slug, found.verdict) for found in checkup.findings]


def answers(checkup: Checkup) -> tuple[Any, ...]:
    """All of a checkup but the order in which the record itself is kept."""
    return (
        checkup.level,
        checkup.rests,
        checkup.rhythm,
        checkup.coverage,
        [(f.sign.slug, f.verdict) for f in checkup.findings],
        [(f.sign.slug, f.verdict) for f in checkup.shown],
    )


@given(records(), NEAR)
@bounded
def test_every_valid_record_can_be_examined_and_evidence_is_part_of_it(
    two: Record, today: date
) -> None:
    checkup = examine(two, today)
    there = list(checkup.record.entries())
    for _, verdict in verdicts(checkup):
        if isinstance(verdict, (Shown, Ask)):
            assert verdict.because
            assert all(evidence.entry in there for evidence in verdict.because)


@given(records(), st.sampled_from([date.min, date(1900, 1, 1), date(2199, 12, 31), date.max]))
@bounded
def test_the_ends_of_the_calendar_can_be_examined(two: Record, today: date) -> None:
    examine(two, today)


@given(records(), NEAR, SEEDS)
@bounded
def test_the_order_of_the_record_changes_nothing(two: Record, today: date, seed: int) -> None:
    shuffled = {}
    for plural in PLURALS.values():
        entries = list(getattr(two, plural))
        Random(seed).shuffle(entries)
        shuffled[plural] = tuple(entries)
    other = Record(relationship=two.relationship, **shuffled)
    assert answers(examine(two, today)) == answers(examine(other, today))


@given(records(), NEAR)
@bounded
def test_the_same_record_and_day_give_the_same_checkup(two: Record, today: date) -> None:
    again = Record(**{name: getattr(two, name) for name in two.names})
    assert examine(two, today) == examine(again, today)


@given(records(), NEAR, st.integers(0, 60))
@bounded
def test_what_was_known_earlier_is_known_from_what_is_known_later(
    two: Record, today: date, days: int
) -> None:
    """Looking back from any later day shows the same meetings that were held by then."""
    later = known_by(two, today + timedelta(days=days))
    once, twice = known_by(two, today), known_by(later, today)
    assert {m for m in twice.meetings if m.outcome == "held"} == {
        m for m in once.meetings if m.outcome == "held"
    }
    assert known_by(once, today) == once


OUTCOMES = st.sampled_from(
    ["held", "held", "held", "cancelled mentee", "cancelled mentor 3h", "missed mentee",
     "missed mentor", "cancelled both", "cancelled outside", "cancelled", "planned",
     "moved mentee 3h -> ", "moved mentor 3d -> ", "moved both -> "]
)  # fmt: skip
RHYTHMS = st.sampled_from(["P1W", "P10D", "P2W", "P1M"])
LEVELS = {"watch": 1, "concern": 2}
WHOLES = {"resting": 0, "closed": 0, "not-enough-recorded": 0, "nothing-stands-out": 0} | LEVELS
PER_SIDE = [s.slug for s in signs() if isinstance(s.limits, Counts)]


@st.composite
def rows(draw: st.DrawFn) -> str:
    """A table of meetings with a week or two between them, a chain taking two days."""
    lines, on = [], FIRST
    for outcome in draw(st.lists(OUTCOMES, min_size=1, max_size=9)):
        follows = ""
        if outcome.endswith("-> "):
            follows = f"{on + timedelta(days=2)} {draw(OUTCOMES.filter(lambda o: '->' not in o))}"
        lines.append(f"{on} {outcome}{follows}")
        on += timedelta(days=draw(st.integers(7, 16)))
    return "\n".join(lines)


def level(slug: str, two: Record, today: date, side: str) -> int:
    found = {v.side: v for v in sign(slug).look(known_by(two, today), today)}
    verdict = found.get(side)
    return LEVELS[verdict.level] if isinstance(verdict, Shown) else 0


@given(rows(), RHYTHMS, st.sampled_from(["mentor", "mentee"]), st.data())
@bounded
def test_one_more_cancellation_by_a_side_never_lowers_its_level(
    table: str, rhythm: str, side: str, data: st.DataObject
) -> None:
    two = record(table, rhythm=rhythm)
    chained = {m.moved_to for m in two.meetings}
    alone = [m for m in two.meetings if m.outcome == "held" and m.id not in chained]
    if not alone:
        return
    lost = data.draw(st.sampled_from(alone))
    changed = lost.but(outcome="cancelled", by=side)
    worse = two.but(meetings=tuple(changed if m is lost else m for m in two.meetings))
    today = max(m.on for m in two.meetings)
    assert level("cancelling", worse, today, side) >= level("cancelling", two, today, side)


@given(rows(), RHYTHMS, st.integers(-3, 100))
@bounded
def test_a_meeting_that_lay_outside_both_changes_no_sides_level(
    table: str, rhythm: str, days: int
) -> None:
    two = record(table, rhythm=rhythm)
    on = FIRST + timedelta(days=days)
    extra = entry(Meeting, "m99", on=on, at="06:00", outcome="cancelled", by="outside")
    more = two.but(meetings=(*two.meetings, extra))
    today = max(m.on for m in two.meetings)
    for slug in PER_SIDE:
        for side in ("mentor", "mentee"):
            assert level(slug, more, today, side) == level(slug, two, today, side)


@given(records(), NEAR, NEAR, st.integers(0, 60))
@bounded
def test_a_pause_over_days_on_which_nothing_is_dated_never_raises_the_level(
    two: Record, today: date, begin: date, length: int
) -> None:
    end = begin + timedelta(days=length)
    if any(begin <= on <= end for on in dated(two, today)):
        return
    paused = two.but(pauses=(*two.pauses, pause(begin, end, id="p99")))
    assert WHOLES[examine(paused, today).level] <= WHOLES[examine(two, today).level]


def dated(two: Record, today: date) -> list[date]:
    """Every day of a meeting or a promise, those assumed for a promise included."""
    from mentorlog.standing import actions

    known = known_by(two, today)
    days = [m.on for m in two.meetings if m.on]
    return days + [s.due for s in actions(known, today) if s.due]


def test_a_pause_that_takes_the_held_ones_out_of_the_window_may_raise_it() -> None:
    """By the definition of *counted*, and the reason for the condition above."""
    table = every(14, "cancelled mentee, cancelled mentee, held, held, held")
    two = record(table, purpose="to grow")
    paused = two.but(pauses=(pause("2026-02-10", "2026-03-01"),))
    assert examine(two, day("2026-03-02")).level == "nothing-stands-out"
    assert examine(paused, day("2026-03-02")).level == "watch"


@pytest.mark.parametrize("cls", ENTRIES, ids=lambda cls: cls.type)
def test_every_kind_of_value_of_the_format_is_drawn_here(cls: type[Entry]) -> None:
    ids = {plural: ["x1"] for plural in ["relationship", *PLURALS.values()]}
    assert all(allowed(name, kind, ids) for name, kind in kinds_of(cls).items())


@pytest.mark.parametrize("years", [1, 9, 99, 999])
def test_the_longest_rhythm_of_the_format_can_be_examined(years: int) -> None:
    found = meetings("2026-01-05 held\n2026-01-19 held")
    two = record("", *found, agreement(rhythm=f"P{years}Y", agreed_on="2026-01-05"),
                 pause("2026-02-01", "2026-02-10"), rhythm=None)  # fmt: skip
    assert examine(two, day("2026-06-01")).rhythm.days == years * 365


@given(records(), NEAR)
@bounded
def test_every_valid_record_has_its_pages(two: Record, today: date) -> None:
    for document in (
        keepsake_page.document(keepsake(two, today, with_feedback=True)),
        brief_page.document(brief(two, today)),
        brief_page.document(brief(two, today, since=FIRST, form="coaching")),
    ):
        assert html(document).count("<h2>") == len(document.parts)
        assert markdown(document).startswith("# ")


@given(records(), NEAR)
@bounded
def test_no_meeting_is_counted_twice_in_a_brief(two: Record, today: date) -> None:
    told = brief(two, today)
    counted = [*told.held, *told.unclear, *told.booked]
    counted += [m for changed in told.changed for m in changed.meetings]
    assert len({m.id for m in counted}) == len(counted)
    kept = keepsake(two, today)
    assert [m.id for m in kept.sessions] == [m.id for m in told.held]
