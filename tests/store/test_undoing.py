"""What a command did is taken back, and brought back, to the byte of an export."""

import io
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from store.entries import TODAY, bare, filled, full, pair, python

from examples import examples
from mentorlog.errors import NotFound
from mentorlog.exchange.jsonl import export_record, write_lines
from mentorlog.record import ENTRIES, Action, Entry, Goal, Meeting, Relationship
from mentorlog.store import Reader, Writer, history, reading, undoing, writing

ELSEWHERE = """
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from mentorlog.store import undoing, writing
with writing(Path(sys.argv[1]), date(2026, 11, 22)) as writer:
    print(undoing.undo(writer).name)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "j.db")


def _exported(path: Path) -> bytes:
    stream = io.BytesIO()
    with reading(path) as reader:
        leaving = (entry for record in reader.records() for entry in export_record(record, True))
        write_lines(leaving, stream, exported_on=TODAY, include_private=True)
    return stream.getvalue()


def _undo(path: Path) -> str:
    with writing(path, TODAY, name="undo") as writer:
        return undoing.undo(writer).name


def _redo(path: Path) -> str:
    with writing(path, TODAY, name="redo") as writer:
        return undoing.redo(writer).name


def test_the_first_command_is_taken_back_and_its_number_is_not_given_again(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db", [pair(id="one")])
    assert _undo(path) == "write"
    with writing(path, TODAY, name="start") as writer:
        assert writer.relationships() == []
        assert writer.add(pair()).number == 2


def test_nothing_to_take_back_is_said(path: Path) -> None:
    assert _undo(path) == "write"
    with pytest.raises(NotFound, match="nothing to take back"):
        _undo(path)
    assert _redo(path) == "write"
    with pytest.raises(NotFound, match="nothing to bring back: no command"):
        _redo(path)


def test_what_was_written_since_an_undo_is_not_written_over(path: Path) -> None:
    start = _exported(path)
    for name in ("first", "second"):
        with writing(path, TODAY, name=name) as writer:
            writer.change(full(Goal), text=name)
    assert _undo(path) == "second"
    with writing(path, TODAY, name="third") as writer:
        writer.change(full(Goal), text="third")
    with pytest.raises(NotFound, match="something else was written"):
        _redo(path)
    assert [_undo(path), _undo(path)] == ["third", "first"]
    assert _exported(path) == start
    assert [_redo(path), _redo(path)] == ["first", "third"]
    with pytest.raises(NotFound):
        _redo(path)


def test_entries_that_changed_numbers_change_back(path: Path) -> None:
    start = _exported(path)
    with writing(path, TODAY) as writer:
        one, two = full(Goal), bare(Goal)
        there = [writer.entry(Goal, goal.id) for goal in (one, two)]
        first, second = (goal for goal in there if goal is not None)
        writer.take(first.but(number=second.number), replace=True)
        writer.take(second.but(number=first.number), replace=True)
    assert _exported(path) != start
    _undo(path)
    assert _exported(path) == start


def test_a_command_that_did_nothing_in_the_end_is_no_obstacle(path: Path) -> None:
    start = _exported(path)
    with writing(path, TODAY, name="real") as writer:
        writer.change(full(Goal), text="real")
    with writing(path, TODAY, name="idle") as writer:
        writer.remove(writer.add(Goal(id="", relationship="relationship-1", text="x")))
    assert [_undo(path), _undo(path)] == ["idle", "real"]
    assert _exported(path) == start
    with writing(path, TODAY, name="next") as writer:
        writer.change(full(Goal), text="next")
    assert _undo(path) == "next"


def test_another_process_takes_back_what_this_one_wrote(path: Path) -> None:
    start = _exported(path)
    with writing(path, TODAY, name="goal change") as writer:
        writer.change(full(Goal), text="another")
    out, error = python(ELSEWHERE, path).communicate(timeout=120)
    assert (out, error) == ("goal change\n", "")
    assert _exported(path) == start


# Any commands.


def _act(writer: Writer, random: Random) -> None:
    """Some writing of any sort, as no command of today does it."""
    record = random.choice(list(writer.records()))
    entries = list(record.entries())
    match random.choice(("add", "change", "remove", "goals", "renumber", "all")):
        case "add":
            cls = random.choice([Goal, Meeting, Action])
            more = {"owner": "both"} if cls is Action else {}
            more |= {"outcome": "held"} if cls is Meeting else {"text": "x"}
            writer.add(cls(id="", relationship=record.relationship.id, **more))
        case "change":
            entry = random.choice(entries)
            writer.change(entry, extra={"x-any": random.random()}, private=not entry.private)
        case "remove":
            _remove(writer, random.choice(entries))
        case "goals" if record.meetings:
            ids = [goal.id for goal in record.goals]
            some = tuple(random.sample(ids, random.randint(0, len(ids))))
            writer.change(random.choice(record.meetings), goals=some)
        case "renumber":
            entry = random.choice(entries)
            writer.take(entry.but(number=random.randint(500, 900_000)), replace=True)
            writer.settle()
        case "all":
            for entry in entries:
                writer.remove(entry)


def _remove(writer: Writer, entry: Entry) -> None:
    if not isinstance(entry, Relationship | Goal | Meeting | Action) and entry.type not in (
        "concern",
        "closing",
    ):
        writer.remove(entry)


@examples(10, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9), st.integers(1, 8))
def test_whatever_was_done_is_undone_and_done_again(seed: int, many: int) -> None:
    random = Random(seed)
    with TemporaryDirectory() as folder:
        path = filled(Path(folder) / "j.db")
        states = [_exported(path)]
        for _ in range(many):
            with writing(path, TODAY) as writer:
                for _ in range(random.randint(1, 3)):
                    if writer.relationships():
                        _act(writer, random)
            now = _exported(path)
            if now != states[-1]:
                states.append(now)
        for now, before in pairwise(reversed(states)):
            assert _step(path, undoing.undo, now) == before
        for now, after in pairwise(states):
            assert _step(path, undoing.redo, now) == after


def _step(path: Path, verb: object, before: bytes) -> bytes:
    """One undo or redo, and others while they come back to the same: what then is there."""
    now = before
    while now == before:
        with writing(path, TODAY) as writer:
            verb(writer)  # type: ignore[operator]
        now = _exported(path)
    return now


# What it costs.


def test_history_and_undo_find_their_way_by_indices(path: Path) -> None:
    with writing(path, TODAY) as writer:
        seen: list[str] = []
        writer.connection.set_trace_callback(seen.append)
        for cls in ENTRIES:
            history.steps(writer, cls, full(cls).id)
            history.gone(writer, cls, "number", 1, _home(cls))
            for owned in ENTRIES:
                history.belonging(writer, owned, full(cls))
        history.commands(writer, 15)
        undoing.undo(writer)
        writer.connection.set_trace_callback(None)
        plans = {plan for sql in seen for plan in _plans(writer, sql)}
    scanned = {plan for plan in plans if plan.startswith("SCAN")}
    assert scanned <= {"SCAN first", "SCAN CONSTANT ROW", "SCAN command USING INDEX command_typed"}


def _home(cls: type[Entry]) -> str | None:
    return None if cls is Relationship else "relationship-1"


def _plans(reader: Reader, sql: str) -> list[str]:
    if not sql.lstrip().startswith(("SELECT", "WITH", "UPDATE", "DELETE", "INSERT INTO meeting")):
        return []
    return [row[3] for row in reader.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
