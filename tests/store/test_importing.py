"""Entries that arrive in any order become one and the same journal."""

from pathlib import Path
from random import Random

import pytest
from store.entries import TODAY, bare, everything, filled, full, pair

from mentorlog.errors import Conflict
from mentorlog.record import (
    Action,
    ActionReport,
    Entry,
    Goal,
    GoalChange,
    GoalReview,
    Meeting,
    Record,
    Relationship,
    Topic,
)
from mentorlog.store import reading, writing


def _journal() -> list[Entry]:
    """Three relationships that name their goals alike, some numbers stated, some in the id."""
    entries: list[Entry] = []
    for n in range(1, 4):
        home = pair(id=f"r{n}")
        goals = [Goal(id=f"goal {n}.{g}", relationship=home.id, text="x", number=g) for g in (1, 2)]
        meetings = [
            Meeting(id=f"{n}.{m}", relationship=home.id, outcome="moved", number=m, moved_to=to)
            for m, to in ((1, f"{n}.2"), (2, f"{n}.3"), (3, None))
        ]
        last = meetings[-1].but(outcome="held", goals=(goals[1].id, goals[0].id))
        topic = Topic(id=f"t{n * 3}", relationship=home.id, text="x")
        review = GoalReview(id=f"gr{n}", goal=goals[0].id, on=TODAY, meeting=last.id, number=n + 4)
        changes = [
            GoalChange(id=f"{n}.{g.number}", goal=g.id, on=TODAY, number=g.number) for g in goals
        ]
        entries += [home, *goals, *meetings[:2], last, topic, review, *changes]
    return entries


def _taken(path: Path, entries: list[Entry]) -> list[Record]:
    with writing(path, TODAY, create=True) as writer:
        for entry in entries:
            assert writer.take(entry) == "new"
        writer.settle()
        assert writer.dangling() is None
        return list(writer.records())


def test_any_order_gives_the_same_journal(tmp_path: Path) -> None:
    entries = _journal()
    expected = _taken(tmp_path / "0.db", entries)
    assert sum(len(list(record.entries())) for record in expected) == len(entries)
    for seed in range(1, 9):
        Random(seed).shuffle(entries)
        assert _taken(tmp_path / f"{seed}.db", entries) == expected, seed
    assert _taken(tmp_path / "reversed.db", _journal()[::-1]) == expected


def test_numbers_stated_come_first_then_those_in_an_id_then_the_next(tmp_path: Path) -> None:
    ids = ["second", "t7", "t9", "t07", "t1x", "t2", "first"]
    topics = [Topic(id=id, relationship="r1", text="x") for id in ids]
    stated = Topic(id="stated", relationship="r1", text="x", number=7)
    (record,) = _taken(tmp_path / "j.db", [*topics, stated, pair(id="r1")])
    assert {t.id: t.number for t in record.topics} == {
        "stated": 7,
        "t9": 9,
        "t2": 2,
        "second": 10,
        "t7": 11,
        "t07": 12,
        "t1x": 13,
        "first": 14,
    }
    assert record.relationship.number == 1
    assert {t.recorded_on for t in record.topics} == {None}
    with writing(tmp_path / "j.db", TODAY) as writer:
        assert writer.add(Topic(id="", relationship="r1", text="x")).number == 15


def test_a_number_is_counted_even_where_its_entry_goes(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    (record,) = _taken(path, [pair(id="r1"), Topic(id="t9", relationship="r1", text="x")])
    with writing(path, TODAY) as writer:
        writer.remove(record.topics[0])
        writer.take(Topic(id="new", relationship="r1", text="x"))
    with reading(path) as reader:
        assert [t.number for t in reader.record("r1").topics] == [10]


def test_the_same_again_is_the_same(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    before = path.read_bytes()
    with writing(path, TODAY) as writer:
        assert {writer.take(entry) for entry in everything()} == {"same"}
        stored = [entry for record in writer.records() for entry in record.entries()]
        assert {writer.take(entry) for entry in stored} == {"same"}
        assert {writer.take(entry.but(number=None)) for entry in stored} == {"same"}
    with reading(path) as reader:
        assert [e for record in reader.records() for e in record.entries()] == stored
    assert len(path.read_bytes()) == len(before)


def test_twice_in_one_import_is_the_same(tmp_path: Path) -> None:
    with writing(tmp_path / "j.db", TODAY, create=True) as writer:
        for entry in everything():
            assert [writer.take(entry), writer.take(entry)] == ["new", "same"]
            assert writer.take(entry.but(private=not entry.private)) == "conflict"


@pytest.mark.parametrize("entry", everything(), ids=lambda entry: entry.id)
def test_other_content_is_a_conflict_and_writes_nothing(tmp_path: Path, entry: Entry) -> None:
    path = filled(tmp_path / "j.db")
    with writing(path, TODAY) as writer:
        before = list(writer.records())
        assert writer.take(entry.but(private=not entry.private)) == "conflict"
        assert writer.take(entry.but(number=88)) == "conflict"
        if entry.recorded_on:
            assert writer.take(entry.but(recorded_on=None)) == "conflict"
        assert list(writer.records()) == before


@pytest.mark.parametrize("entry", everything(), ids=lambda entry: entry.id)
def test_other_content_can_be_put_in_its_place(tmp_path: Path, entry: Entry) -> None:
    path = filled(tmp_path / "j.db")
    other = entry.but(private=not entry.private, recorded_on=None)
    with writing(path, TODAY) as writer:
        assert writer.take(other, True) == "replaced"
        assert writer.take(other, True) == "same"
        writer.settle()
        stored = writer.entry(type(entry), entry.id)
    assert stored == other.but(number=entry.number or 4)


def test_the_goals_of_a_meeting_are_replaced(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    for goals in (("goal-0",), (), None, ("goal-0", "goal-1")):
        with writing(path, TODAY) as writer:
            assert writer.take(full(Meeting, goals=goals), True) == "replaced"
        with reading(path) as reader:
            assert reader.entry(Meeting, "meeting-1") == full(Meeting, goals=goals)


def test_two_numbers_can_be_swapped(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    one = Topic(id="one", relationship="r1", text="x", number=1)
    two = one.but(id="two", number=2)
    _taken(path, [pair(id="r1"), one, two])
    with writing(path, TODAY) as writer:
        assert writer.take(one.but(number=2), True) == "replaced"
        assert writer.take(two.but(number=1), True) == "replaced"
        assert writer.take(one.but(number=2)) == "same"
    with reading(path) as reader:
        assert [t.id for t in reader.record("r1").topics] == ["two", "one"]


@pytest.mark.parametrize("late", [False, True], ids=["owner first", "owner last"])
def test_a_number_that_two_entries_state_is_a_conflict(tmp_path: Path, late: bool) -> None:
    path = tmp_path / "j.db"
    owners: list[Entry] = [pair(id="r1")]
    owners += [Goal(id=f"goal {g}", relationship="r1", text="x") for g in "ab"]
    twins = [GoalChange(id=g, goal=f"goal {g}", on=TODAY, number=5) for g in "ab"]
    with pytest.raises(Conflict, match="gc5 is another goal change of this relationship"):
        _taken(path, [*twins, *owners] if late else [*owners, *twins])
    assert not path.exists()


def test_a_relationship_number_that_is_taken_is_a_conflict(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    _taken(path, [pair(id="r1", number=1)])
    with (
        pytest.raises(Conflict, match="r1 is another relationship"),
        writing(path, TODAY) as writer,
    ):
        writer.take(pair(id="other", number=1))


DANGLING = [
    (GoalChange(id="x", goal="no", on=TODAY), "goal", "no"),
    (ActionReport(id="x", action="no", on=TODAY), "action", "no"),
    (Goal(id="x", relationship="no", text="x"), "relationship", "no"),
    (bare(Meeting, id="x", relationship="relationship-1", moved_to="no"), "moved_to", "no"),
    (bare(Meeting, id="x", relationship="relationship-1", goals=("goal-1", "no")), "goals", "no"),
    (full(Action, id="x", number=9, goal="elsewhere"), "goal", "elsewhere"),
    (full(Meeting, id="x", number=9, goals=("elsewhere",)), "goals", "elsewhere"),
    (full(GoalReview, id="x", number=9, goal="elsewhere"), "meeting", "meeting-1"),
]


@pytest.mark.parametrize(("entry", "key", "target"), DANGLING, ids=str)
def test_a_reference_to_nothing_is_named(
    tmp_path: Path, entry: Entry, key: str, target: str
) -> None:
    path = filled(tmp_path / "j.db")

    def take_it() -> None:
        with writing(path, TODAY) as writer:
            other = writer.add(pair())
            writer.add(Goal(id="elsewhere", relationship=other.id, text="x"))
            assert writer.take(entry) == "new"
            writer.settle()
            assert writer.dangling() == (type(entry), "x", key, target)

    with pytest.raises(Conflict, match=f"{entry.type} x: its {key} is {target}"):
        take_it()
    with reading(path) as reader:
        assert reader.entry(type(entry), "x") is None


def test_a_writer_that_was_not_settled_is_settled_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    with writing(path, TODAY, create=True) as writer:
        writer.take(GoalChange(id="gc3", goal="g2", on=TODAY))
        writer.take(Goal(id="g2", relationship="r1", text="x"))
        writer.take(Relationship(id="r1", mentor="Aisha", mentee="Tariq"))
    with reading(path) as reader:
        assert [c.number for c in reader.record("r1").goal_changes] == [3]
