"""One row at a time: numbers, days, changes, and what is refused."""

from datetime import date
from pathlib import Path

import pytest
from store.entries import TODAY, bare, everything, filled, full, pair

from mentorlog.errors import Conflict, NotFound, UsageError
from mentorlog.record import ENTRIES, Action, Entry, Goal, GoalChange, Meeting, Relationship
from mentorlog.store import Writer, reading, writing

every_type = pytest.mark.parametrize("cls", ENTRIES, ids=lambda cls: cls.type)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "j.db")


def _goal(relationship: str = "relationship-1") -> Goal:
    return Goal(id="", relationship=relationship, text="Lead a project")


@every_type
def test_what_is_added_gets_an_id_a_number_and_a_day(path: Path, cls: type[Entry]) -> None:
    with writing(path, TODAY) as writer:
        added = [writer.add(full(cls, id="", number=None, recorded_on=None)) for _ in range(2)]
    assert [entry.number for entry in added] == [5, 6]
    assert {entry.recorded_on for entry in added} == {TODAY}
    assert len({entry.id for entry in added}) == 2
    assert all(len(entry.id) == 20 for entry in added)
    with reading(path) as reader:
        assert [reader.entry(cls, entry.id) for entry in added] == added


@every_type
def test_what_is_stated_is_kept(path: Path, cls: type[Entry]) -> None:
    new = full(cls, id="mine", number=40, recorded_on=date(2025, 1, 2))
    with writing(path, TODAY) as writer:
        assert writer.add(new) == new
        assert writer.add(full(cls, id="", number=None)).number == 41


@every_type
def test_a_number_is_never_given_twice(path: Path, cls: type[Entry]) -> None:
    with writing(path, TODAY) as writer:
        last = writer.add(full(cls, id="", number=None))
        writer.remove(last)
    with writing(path, TODAY) as writer:
        again = writer.add(full(cls, id="", number=None))
    assert (last.number, again.number) == (5, 6)


def test_numbers_are_counted_for_each_relationship(path: Path) -> None:
    with writing(path, TODAY) as writer:
        other = writer.add(pair())
        numbers = [
            writer.add(_goal(home)).number for home in (other.id, "relationship-1", other.id)
        ]
    assert numbers == [1, 5, 2]


@every_type
def test_any_field_can_be_changed(path: Path, cls: type[Entry]) -> None:
    before, after = bare(cls), full(cls)
    names = [n for n in cls.names if n not in {"id", "number", "relationship", cls.owner_key}]
    with writing(path, TODAY) as writer:
        entry = writer.entry(cls, before.id)
        assert entry is not None
        for name in names:
            entry = writer.change(entry, **{name: getattr(after, name)})
            assert getattr(entry, name) == getattr(after, name)
        back = writer.change(entry, **{name: getattr(before, name) for name in names})
    with reading(path) as reader:
        assert reader.entry(cls, before.id) == back == before.but(**_owned(cls), number=4)


def _owned(cls: type[Entry]) -> dict[str, str]:
    return {"relationship": "relationship-1"} if "relationship" in cls.names else {}


def test_a_changed_owner_brings_its_relationship(path: Path) -> None:
    with writing(path, TODAY) as writer:
        other = writer.add(pair())
        goal = writer.add(_goal(other.id))
        change = writer.entry(GoalChange, "goalchange-1")
        assert change is not None
        moved = writer.change(change, goal=goal.id, number=9)
    with reading(path) as reader:
        assert reader.record(other.id).goal_changes == (moved,)
    with writing(path, TODAY) as writer:
        assert writer.add(GoalChange(id="", goal=goal.id, on=TODAY)).number == 10


def test_the_goals_of_a_meeting_move_with_it(path: Path) -> None:
    with writing(path, TODAY) as writer:
        other = writer.add(pair())
        goals = tuple(writer.add(_goal(other.id)).id for _ in range(2))
        alone = writer.add(Meeting(id="", relationship="relationship-1", outcome="held"))
        moved = writer.change(alone, relationship=other.id, goals=goals[::-1])
        assert moved.goals == goals[::-1]
        writer.remove(moved)
    with reading(path) as reader:
        assert reader.record(other.id).meetings == ()


def test_what_is_gone_is_not_found(path: Path) -> None:
    with writing(path, TODAY) as writer:
        goal = writer.add(_goal())
        writer.remove(goal)
        with pytest.raises(NotFound, match="goal g5 is not there any more"):
            writer.remove(goal)
        with pytest.raises(NotFound, match="goal g5"):
            writer.change(goal, note="x")
        with pytest.raises(NotFound, match="relationship with the id nobody"):
            writer.record("nobody")
        assert writer.entry(Goal, goal.id) is None


def test_an_id_and_a_number_stay(path: Path) -> None:
    with writing(path, TODAY) as writer:
        goal = writer.add(_goal())
        for fields in ({"id": "other"}, {"number": None}):
            with pytest.raises(UsageError, match="keeps its id and its number"):
                writer.change(goal, **fields)
        with pytest.raises(TypeError):
            writer.change(goal, colour="red")
        assert writer.change(goal) == goal


@every_type
def test_an_id_or_a_number_that_is_taken_is_a_conflict(path: Path, cls: type[Entry]) -> None:
    with writing(path, TODAY) as writer:
        with pytest.raises(Conflict, match=f"The id {full(cls).id} is that of another"):
            writer.add(full(cls, number=77))
        with pytest.raises(Conflict, match=f"{cls.prefix}3 is another .* id mine cannot have"):
            writer.add(full(cls, id="mine"))
        other = writer.entry(cls, bare(cls).id)
        assert other is not None
        with pytest.raises(Conflict, match=f"{cls.prefix}3 is another"):
            writer.change(other, number=3)


@pytest.mark.parametrize("cls", [Goal, Meeting, Action, Relationship], ids=lambda cls: cls.type)
def test_what_others_name_cannot_go_alone(path: Path, cls: type[Entry]) -> None:
    with (
        pytest.raises(Conflict, match=f"is {full(cls).id}, which is not there"),
        writing(path, TODAY) as writer,
    ):
        writer.remove(full(cls))
    with reading(path) as reader:
        assert reader.entry(cls, full(cls).id) == full(cls)


def test_a_relationship_goes_with_all_that_belongs_to_it(path: Path) -> None:
    with writing(path, TODAY) as writer:
        for entry in writer.record("relationship-1").entries():
            writer.remove(entry)
        assert [r.id for r in writer.relationships()] == ["relationship-0"]
    with writing(path, TODAY) as writer:
        again = writer.add(full(Relationship, id="", number=None))
        assert again.number == 5, "the numbers of what is gone are not given again"


def test_what_was_removed_can_be_put_back(path: Path) -> None:
    with writing(path, TODAY) as writer:
        before = writer.record("relationship-1")
        for entry in before.entries():
            writer.remove(entry)
        for entry in before.entries():
            assert writer.take(entry) == "new"
        assert writer.record("relationship-1") == before


def test_two_entries_may_name_each_other_by_the_end(path: Path) -> None:
    with writing(path, TODAY) as writer:
        first = Meeting(id="a", relationship="relationship-1", outcome="moved", moved_to="b")
        writer.add(first)
        writer.add(first.but(id="b", outcome="held", moved_to=None))


def test_a_refused_entry_leaves_the_transaction_alive(path: Path) -> None:
    with writing(path, TODAY) as writer:
        goal = writer.add(_goal())
        with pytest.raises(UsageError, match="text is required"):
            writer.add(_goal().but(text=None))
        assert writer.entry(Goal, goal.id) == goal
    with reading(path) as reader:
        assert reader.entry(Goal, goal.id) == goal


def test_a_writer_reads_everything_it_writes(path: Path) -> None:
    with writing(path, TODAY) as writer:
        assert isinstance(writer, Writer)
        assert writer.today == TODAY
        assert len(list(writer.records())) == 2
        for entry in everything():
            assert writer.entry(type(entry), entry.id) is not None


def test_a_record_is_read_again_where_it_was_written_to(path: Path) -> None:
    with writing(path, TODAY) as writer:
        before = writer.record("relationship-1")
        assert writer.again(before) is before
        writer.add(_goal())
        after = writer.again(before)
        assert after == writer.record("relationship-1")
        assert len(after.goals) == len(before.goals) + 1
        assert after.meetings is before.meetings
        meeting = before.meetings[0]
        writer.change(meeting, goals=(after.goals[-1].id,))
        writer.change(before.relationship, purpose="Another one")
        assert writer.again(before) == writer.record("relationship-1")
    with writing(path, TODAY) as writer:
        before = writer.record("relationship-1")
        writer.remove(writer.add(_goal()))
        assert writer.again(before) == before == writer.record("relationship-1")
