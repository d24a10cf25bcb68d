"""What is read together is what is read one by one."""

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from store.entries import everything, filled, raw

from mentorlog.errors import JournalDamaged, NotFound
from mentorlog.record import PLURALS, Entry, Goal, Meeting
from mentorlog.store import in_bulk, reading
from mentorlog.store.rows import shape_of

SEVERAL = 20
ID = re.compile(r"[a-z]+-[01]")


def journal(path: Path) -> Path:
    """Relationships with all there is, so many times over."""
    entries = [of(number, entry) for number in range(SEVERAL) for entry in everything()]
    return filled(path, entries)


def of(number: int, entry: Entry) -> Entry:
    """The same entry among those of another number."""
    named = {name: renamed(number, getattr(entry, name)) for name in entry.names}
    return entry.but(**named | ({"number": None} if entry.type == "relationship" else {}))


def renamed(number: int, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(partial(renamed, number), value))
    named = isinstance(value, str) and ID.fullmatch(value)
    return f"{value}-{number}" if named else value


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return journal(tmp_path_factory.mktemp("several") / "j.db")


def test_many_at_once_are_the_same_as_one_by_one(path: Path) -> None:
    with reading(path) as reader:
        ids = [one.id for one in reader.relationships()]
        one_by_one = list(map(reader.record, ids))
        assert len(ids) == 2 * SEVERAL
        assert list(reader.records()) == one_by_one
        assert in_bulk.records(reader.connection, ids[::-1]) == one_by_one[::-1]


def barest(entry: Entry) -> Entry:
    """The entry with nothing stated that need not be."""
    return entry.but(**entry.defaults | {"number": entry.number})


def test_what_was_silent_in_the_first_ones_is_read_where_it_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_bulk, "_SILENT", {})
    entries = [of(number, entry) for number in range(SEVERAL) for entry in everything()]
    half = len(entries) // 2
    path = filled(tmp_path / "j.db", [*map(barest, entries[:half]), *entries[half:]])
    with reading(path) as reader:
        ids = reader.ids()
        one_by_one = list(map(reader.record, ids))
        assert in_bulk.records(reader.connection, ids[:8]) == one_by_one[:8]
        assert "reason" in in_bulk._SILENT[shape_of(Meeting)]
        assert in_bulk.records(reader.connection, ids[8:16]) == one_by_one[8:16]
        assert in_bulk.records(reader.connection, ids[16:]) == one_by_one[16:]
        assert "reason" not in in_bulk._SILENT[shape_of(Meeting)]


def test_the_types_of_the_values_are_kept(path: Path) -> None:
    with reading(path) as reader:
        ids = [one.id for one in reader.relationships()]
        for record in in_bulk.records(reader.connection, ids):
            alone = reader.record(record.relationship.id)
            for one, other in zip(record.entries(), alone.entries(), strict=True):
                assert type(one) is type(other)
                assert one.__dict__ == other.__dict__
                assert [*map(type, one.__dict__.values())] == [*map(type, other.__dict__.values())]


def test_entries_read_together_are_frozen_and_equal_no_other(path: Path) -> None:
    with reading(path) as reader:
        first, *_ = in_bulk.records(reader.connection, ["relationship-1-3"])
    with pytest.raises(AttributeError, match="frozen"):
        first.relationship.mentor = "X"  # type: ignore[misc]
    assert len({(entry.type, entry.id) for entry in first.entries()}) == len([*first.entries()])
    assert all(getattr(first, plural) for plural in PLURALS.values())


def test_one_that_is_not_there_is_named(path: Path) -> None:
    with reading(path) as reader:
        ids = [one.id for one in reader.relationships()][:10]
        with pytest.raises(NotFound, match="nobody"):
            list(reader.records([*ids, "nobody"]))


@pytest.mark.parametrize(
    "damage", ["goal SET set_on = '2026-02-30'", "meeting SET distracted = '[7]'"]
)
def test_a_row_that_makes_no_sense_is_damage_after_all_that_make_some(
    tmp_path: Path, damage: str
) -> None:
    path = journal(tmp_path / "j.db")
    connection = raw(path)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute(f"UPDATE {damage} WHERE relationship = 'relationship-1-12'")
    connection.close()
    read = []
    with reading(path) as reader:
        ids = [one.id for one in reader.relationships()]
        with pytest.raises(JournalDamaged, match="a row of"):
            read.extend(record.relationship.id for record in reader.records())
    assert read == ids[: ids.index("relationship-1-12")]


@pytest.mark.parametrize(("at", "value"), [(0, 1), (1, "1"), (2, 0.0), (3, 20260101), (4, b"{}")])
def test_a_value_of_another_type_is_refused(path: Path, at: int, value: object) -> None:
    shape = shape_of(Goal)
    with reading(path) as reader:
        rows = reader.connection.execute(shape.sql.by_relationship, ("relationship-1-3",))
        good = rows.fetchall()
    assert len(in_bulk.entries(shape, good)) == 2
    wrong = [*good[0][:at], value, *good[0][at + 1 :]]
    with pytest.raises(TypeError):
        in_bulk.entries(shape, [wrong, good[1]])
