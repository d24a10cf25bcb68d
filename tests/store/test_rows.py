"""Every type goes into its table and comes out as it was."""

from datetime import date
from pathlib import Path

import pytest
from store.entries import TODAY, bare, everything, filled, full, kinds, raw

from mentorlog.errors import JournalDamaged, UsageError
from mentorlog.record import ENTRIES, PLURALS, Entry, Goal, Meeting, Topic
from mentorlog.store import reading, writing
from mentorlog.store.rows import shape_of

every_type = pytest.mark.parametrize("cls", ENTRIES, ids=lambda cls: cls.type)


@every_type
def test_an_entry_comes_back_as_it_was(tmp_path: Path, cls: type[Entry]) -> None:
    path = filled(tmp_path / "j.db")
    with reading(path) as reader:
        assert reader.entry(cls, full(cls).id) == full(cls)
        stored = reader.entry(cls, bare(cls).id)
    assert stored is not None
    assert stored.but(number=None) in everything()
    assert stored.number == 4  # after the full one, which states 3


@every_type
def test_the_types_of_the_values_are_kept(tmp_path: Path, cls: type[Entry]) -> None:
    with reading(filled(tmp_path / "j.db")) as reader:
        stored = reader.entry(cls, full(cls).id)
    for name in cls.names:
        assert type(getattr(stored, name)) is type(getattr(full(cls), name)), name


def test_a_record_holds_all_of_a_relationship(tmp_path: Path) -> None:
    with reading(filled(tmp_path / "j.db")) as reader:
        record = reader.record("relationship-1")
    for plural in PLURALS.values():
        assert [entry.number for entry in getattr(record, plural)] == [3, 4], plural


@every_type
def test_a_column_stands_for_each_field(tmp_path: Path, cls: type[Entry]) -> None:
    connection = raw(filled(tmp_path / "j.db"))
    columns = connection.execute(f"PRAGMA table_info('{cls.type}')").fetchall()
    connection.close()
    own = {name: not kind.endswith(" | None") for name, kind in kinds(cls).items()}
    shared = {} if shape_of(cls).stated else {"relationship": True}
    required = {name: bool(notnull) for _, name, _, notnull, _, _ in columns}
    assert required == own | shared | {"number": True}


def test_no_goals_and_goals_not_stated_are_two_things(tmp_path: Path) -> None:
    goals: list[tuple[str, ...] | None] = [None, (), ("goal-0", "goal-1"), ("goal-1",)]
    meetings: list[Entry] = [bare(Meeting, id=f"m{n}", goals=g) for n, g in enumerate(goals, 10)]
    some = [e.but(relationship="relationship-1") for e in meetings]
    path = filled(tmp_path / "j.db", everything() + some)
    with reading(path) as reader:
        record = reader.record("relationship-1")
        assert [m.goals for m in record.meetings if m.id.startswith("m1")] == goals


def test_sides_are_kept_in_one_order(tmp_path: Path) -> None:
    with writing(filled(tmp_path / "j.db"), TODAY) as writer:
        meeting = writer.entry(Meeting, "meeting-1")
        assert meeting is not None
        assert writer.change(meeting, quiet=("mentee", "mentor")).quiet == ("mentor", "mentee")
        assert writer.change(meeting, quiet=()).quiet == ()


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"text": "a\0b"}, "text holds a NUL character"),
        ({"text": "a\ud800b"}, "text holds a lone surrogate"),
        ({"extra": {"x-a": ["\0"]}}, "extra cannot be kept"),
        ({"extra": {"x-a\0": 1}}, "extra cannot be kept"),
        ({"extra": {"x-a": "\udfff"}}, "extra holds a lone surrogate"),
        ({"extra": {"x-a": float("nan")}}, "extra cannot be kept"),
        ({"by": "nobody"}, "by cannot be nobody; allowed are mentor, mentee, facilitator"),
        ({"number": 2**63}, "number is too large a number"),
        ({"number": 10**9}, "number cannot be 1000000000"),
        ({"number": 0}, "number cannot be kept"),
        ({"number": -1}, "number cannot be kept"),
        ({"text": None}, "text is required"),
    ],
    ids=str,
)
@pytest.mark.parametrize("verb", ["add", "take", "change"])
def test_what_cannot_be_kept_is_refused_by_name(
    tmp_path: Path, fields: dict[str, object], key: str, verb: str
) -> None:
    with writing(filled(tmp_path / "j.db"), TODAY) as writer:
        there = writer.entry(Topic, "topic-1")
        assert there is not None
        new = there.but(**{"id": "t-new", "number": 77} | fields)
        verbs = {
            "add": lambda: writer.add(new),
            "take": lambda: writer.take(new),
            "change": lambda: writer.change(there, **fields),
        }
        with pytest.raises(UsageError, match=key):
            verbs[verb]()
        assert writer.entry(Topic, "topic-1") == there
        assert writer.entry(Topic, "t-new") is None


def test_a_backslash_u0000_that_somebody_typed_is_text(tmp_path: Path) -> None:
    typed = {"x-a": "\\u0000"}
    with writing(filled(tmp_path / "j.db"), TODAY) as writer:
        goal = writer.entry(Goal, "goal-1")
        assert goal is not None
        assert writer.change(goal, extra=typed).extra == typed


def test_a_row_that_makes_no_sense_is_damage(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    connection = raw(path)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("UPDATE goal SET set_on = '2026-02-30'")
    connection.close()
    with pytest.raises(JournalDamaged, match="a row of goal"), reading(path) as reader:
        reader.record("relationship-1")


def test_days_are_iso_text(tmp_path: Path) -> None:
    connection = raw(filled(tmp_path / "j.db", [full(ENTRIES[0], started_on=date(987, 1, 2))]))
    assert connection.execute("SELECT started_on FROM relationship").fetchone() == ("0987-01-02",)
    connection.close()
