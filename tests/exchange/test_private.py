"""Nothing private leaves a journal unless it is asked for, and what leaves can come back."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from exchange.journals import EVERY_KEY, LINES, TODAY, AnyJournal, InMemory, file, give, take

from mentorlog.exchange.jsonl import export_record, read_lines, write_lines
from mentorlog.exchange.kinds import keys_of
from mentorlog.record import Entry

OPEN = [line for line in map(json.loads, LINES[1:]) if not line.get("private")]
TYPES = {cls.type: cls for cls in Entry.__subclasses__()}


def hidden(target: dict[str, Any]) -> bytes:
    """The file with one record private; it, its id and what hangs on it say CANARY."""
    lines = []
    for record in OPEN:
        hangs = record.get(TYPES[record["type"]].owner_key) == target["id"]
        if record is target or hangs:
            texts = {
                k for k, v in keys_of(TYPES[record["type"]]).items() if v.allowed.endswith("text")
            }
            record = {k: f"CANARY {v}" if k in texts else v for k, v in record.items()}
            record["x-a"] = {"CANARY": ["CANARY"]}
        line = json.dumps(record | {"private": True} if record["id"] == target["id"] else record)
        lines.append(line.replace(f'"{target["id"]}"', f'"CANARY {target["id"]}"'))
    return "\n".join(lines).replace('"g2"', "null").encode().replace(b"[null, ", b"[")


@pytest.mark.parametrize("target", OPEN, ids=[record["id"] for record in OPEN])
def test_a_private_record_stays_with_all_that_hangs_on_it(
    target: dict[str, Any], new_journal: Callable[[], AnyJournal]
) -> None:
    journal, other = new_journal(), new_journal()
    content = hidden(target)
    take(journal, content)
    assert b"CANARY" in give(journal.records(), include_private=True)
    shared = give(journal.records(), include_private=False)
    assert b"CANARY" not in shared
    if target["type"] != "relationship":
        assert take(other, shared).new >= len(OPEN) - 4
        assert give(other.records()) == shared


def test_private_notes_stay(new_journal: Callable[[], AnyJournal]) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY.replace(b'"tired"', b'"CANARY"'))
    assert b"CANARY" not in give(journal.records(), include_private=False)
    assert b"private_notes" not in give(journal.records(), include_private=False)


def shared(*records: dict[str, Any]) -> list[dict[str, Any]]:
    """What leaves of the file with every key when these stand in the place of theirs."""
    changed = {record["id"]: record for record in records}
    journal = InMemory()
    take(
        journal,
        file(*({**line, **changed.get(line["id"], {})} for line in map(json.loads, LINES[1:]))),
    )
    return [json.loads(line) for line in give(journal.records(), False).splitlines()[1:]]


def test_references_to_what_stays_are_dropped() -> None:
    left = {record["id"]: record for record in shared({"id": "m2", "private": True})}
    assert "moved_to" not in left["m1"]
    assert "final_meeting" not in left["cl1"]
    assert "meeting" not in left["ar1"]
    assert left["m1"]["goals"] == ["g1"]
    assert "replaced_by" not in left["g1"]
    assert left["di1"]["action"] == "a1"
    assert "goal" not in left["di1"]


def test_a_list_of_goals_that_all_stay_is_not_stated() -> None:
    left = {record["id"]: record for record in shared({"id": "g1", "private": True})}
    assert "goals" not in left["m1"]
    assert left.keys().isdisjoint({"g1", "g2", "gc1", "gr1", "ms1"})


def test_a_disposition_of_nothing_that_leaves_stays() -> None:
    assert "di1" not in {record["id"] for record in shared({"id": "a1", "private": True})}
    assert "ar1" not in {record["id"] for record in shared({"id": "a1", "private": True})}


def test_an_empty_list_is_kept() -> None:
    left = {record["id"]: record for record in shared()}
    assert left["m1"]["unprepared"] == []


def test_nothing_of_a_private_relationship_leaves() -> None:
    assert shared({"id": "r1", "private": True}) == []


def test_a_private_relationship_among_others(new_journal: Callable[[], AnyJournal]) -> None:
    journal = new_journal()
    for name in ("one", "two", "three"):
        other = EVERY_KEY.replace(b'"id":"', f'"id":"{name}-'.encode())
        for key in ("relationship", "goal", "meeting", "action", "concern", "closing"):
            other = other.replace(f'"{key}":"'.encode(), f'"{key}":"{name}-'.encode())
        for key in ("moved_to", "replaced_by", "final_meeting"):
            other = other.replace(f'"{key}":"'.encode(), f'"{key}":"{name}-'.encode())
        other = other.replace(b'"goals":["g2","g1"]', f'"goals":["{name}-g1"]'.encode())
        other = other.replace(b'"number":1,"mentor"', b'"mentor"')
        if name == "two":
            other = other.replace(b'"mentor":"Tariq"', b'"private":true,"mentor":"Tariq"')
        take(journal, other)
    left = give(journal.records(), include_private=False)
    assert b"one-" in left
    assert b"two-" not in left
    assert b"three-" in left
    assert len(give(journal.records()).splitlines()) == 1 + 3 * 21


def test_entries_that_were_not_looked_through_are_looked_through_when_written() -> None:
    entries = [entry for _, entry in read_lines(io.BytesIO(EVERY_KEY))]
    out = io.BytesIO()
    count = write_lines(entries, out, exported_on=TODAY, include_private=False)
    assert b"tired" not in out.getvalue()
    assert b"g2" not in out.getvalue()
    assert count == 20
    assert len(out.getvalue().splitlines()) == 21


def test_an_export_of_nothing_is_a_header() -> None:
    out = io.BytesIO()
    assert write_lines([], out, exported_on=TODAY, include_private=True) == 0
    assert out.getvalue() == LINES[0]


def test_a_record_leaves_in_the_order_of_the_format() -> None:
    journal = InMemory()
    take(journal, b"".join([LINES[0], *reversed(LINES[1:])]))
    (record,) = journal.records()
    kinds = [entry.type for entry in export_record(record, True)]
    assert kinds == [json.loads(line)["type"] for line in LINES[1:]]
