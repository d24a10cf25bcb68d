"""What an import with --update changes, and what it never takes away."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from exchange.journals import EVERY_KEY, LINES, AnyJournal, file, give, take

from mentorlog.errors import Conflict
from mentorlog.exchange.leaving import left_out

NewJournal = Callable[[], AnyJournal]
RECORDS = {record["id"]: record for record in map(json.loads, LINES[1:])}


def with_private(*ids: str) -> bytes:
    """The file with every key, these records private."""
    lines = (line | {"private": True} if line["id"] in ids else line for line in RECORDS.values())
    return file(*lines).getvalue()


def held(journal: AnyJournal, id: str) -> dict[str, Any]:
    lines = map(json.loads, give(journal.records()).splitlines())
    return next(line for line in lines if line.get("id") == id)


@pytest.mark.parametrize("update", [False, True], ids=["plain", "update"])
@pytest.mark.parametrize("id", [id for id in RECORDS if id != "r1"])
def test_a_default_export_comes_home_unchanged(
    new_journal: NewJournal, id: str, update: bool
) -> None:
    journal = new_journal()
    take(journal, with_private(id))
    before = give(journal.records())
    shared = give(journal.records(), include_private=False)
    assert b"private_notes" not in shared
    again = take(journal, shared, update=update)
    assert (again.new, again.replaced) == (0, 0)
    assert again.same == len(shared.splitlines()) - 1
    assert give(journal.records()) == before


def test_what_hangs_on_several_private_things_comes_home_too(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, with_private("m2", "g2", "g1", "a1"))
    before = give(journal.records())
    assert take(journal, give(journal.records(), include_private=False)).replaced == 0
    assert give(journal.records()) == before


@pytest.mark.parametrize("key", ["private_notes", "moved_to", "notes", "goals", "x-a"])
def test_what_is_not_stated_stays(new_journal: NewJournal, key: str) -> None:
    journal = new_journal()
    whole = RECORDS["m1"] | {"x-a": {"kept": 1}}
    take(journal, file(*(RECORDS | {"m1": whole}).values()))
    said = {k: v for k, v in whole.items() if k != key} | {"topics": "another"}
    with pytest.raises(Conflict):
        take(journal, file(said))
    assert take(journal, file(said), update=True).replaced == 1
    assert held(journal, "m1") == whole | {"topics": "another"}


def test_null_is_not_stated(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY)
    assert take(journal, file(RECORDS["m1"] | {"notes": None}), update=True).same == 1


def test_what_is_stated_changes(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY)
    changed = RECORDS["m1"] | {"private_notes": "other", "goals": ["g2"], "answers": {}}
    assert take(journal, file(changed), update=True).replaced == 1
    assert held(journal, "m1") == changed


@pytest.mark.parametrize(("said", "stays"), [({}, True), ({"private": False}, False)])
def test_private_stays_unless_the_file_says_otherwise(
    new_journal: NewJournal, said: dict[str, Any], stays: bool
) -> None:
    journal = new_journal()
    take(journal, with_private("t1"))
    changed = {"type": "topic", "id": "t1", "relationship": "r1", "text": "x"}
    assert take(journal, file(changed | said), update=True).replaced == 1
    assert held(journal, "t1").get("private", False) is stays


def test_a_private_goal_stays_with_its_meeting(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, with_private("g2"))
    assert RECORDS["m1"]["goals"] == ["g2", "g1"]
    changed = RECORDS["m1"] | {"goals": ["g1"], "topics": "another"}
    assert take(journal, file(changed), update=True).replaced == 1
    assert held(journal, "m1")["goals"] == ["g2", "g1"]
    assert take(journal, file(changed | {"goals": []}), update=True).replaced == 1
    assert held(journal, "m1")["goals"] == ["g2"]


def test_a_reference_that_would_have_left_is_missed(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, EVERY_KEY)
    lost = {k: v for k, v in RECORDS["m1"].items() if k not in ("moved_to", "goals")}
    with pytest.raises(Conflict) as caught:
        take(journal, file(lost))
    assert caught.value.below[0].endswith("other moved_to, goals")


def test_the_words_that_stay_are_counted(new_journal: NewJournal) -> None:
    journal = new_journal()
    take(journal, with_private("g1"))
    (record,) = journal.records()
    kept = len(give([record]).splitlines()) - len(give([record], False).splitlines())
    assert left_out(record) == kept + 1  # the notes of a meeting that leaves


@pytest.mark.parametrize("update", [False, True], ids=["plain", "update"])
def test_an_ending_that_not_both_know_of_stays_where_it_is(
    new_journal: NewJournal, update: bool
) -> None:
    journal = new_journal()
    untold = RECORDS["cl1"] | {"mentee_told_on": None, "closed_on": None, "reopened_on": None}
    take(journal, file(*(RECORDS | {"cl1": untold}).values()))
    before = give(journal.records())
    leaving = give(journal.records(), include_private=False)
    assert b'"closing"' not in leaving
    again = take(journal, leaving, update=update)
    assert (again.new, again.replaced) == (0, 0)
    assert give(journal.records()) == before
    (record,) = journal.records()
    assert left_out(record) == len(before.splitlines()) - len(leaving.splitlines()) + 1
