"""A table that mentorlog wrote is read back the same, whatever stands in its cells."""

import csv
import io
from datetime import date
from importlib.resources import files

import pytest
from exchange.journals import EVERY_KEY
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from mentorlog.exchange.jsonl import read_lines
from mentorlog.exchange.leaving import shareable
from mentorlog.exchange.table import arrive, cells, columns, rows, write
from mentorlog.record import PLURALS, Goal, Meeting, Record, Relationship

TODAY = date(2026, 12, 31)
STORIES = sorted(one for one in files("mentorlog.stories").iterdir() if one.suffix == ".jsonl")
FORMULAS = (
    "=1+1",
    "+49 30",
    "-2",
    "@SUM(1)",
    "\t=cmd",
    "\r=x",
    "|calc",
    "'quoted",
    "＝1",
    "''twice",
)


def record_of(content: bytes) -> Record:
    """The first relationship of a file."""
    entries = [entry for _, entry in read_lines(io.BytesIO(content))]
    first = next(entry for entry in entries if isinstance(entry, Relationship))
    kinds = {plural: tuple(e for e in entries if type(e) is cls) for cls, plural in PLURALS.items()}
    mine = {
        plural: tuple(e for e in found if getattr(e, "relationship", first.id) == first.id)
        for plural, found in kinds.items()
    }
    return Record(relationship=first, **mine)


def table_of(record: Record, of) -> bytes:
    out = io.BytesIO()
    write.write_table(record, of, out)
    return out.getvalue()


def taken(data: bytes, record: Record, of=None):
    """What a table brings to a record."""
    headed = columns.understood(cells.read_table(data), of, ())
    found = rows.read(headed, record, TODAY, lambda text: text, rows.Stated(), lambda: None)
    assert found.unread == ()
    return arrive.arrival(record, headed.of, found.rows, TODAY)


def back(record: Record) -> Record:
    """The record with its goals, meetings and actions as their tables bring them back."""
    now = Record(relationship=record.relationship)
    for of in ("goals", "meetings", "actions"):
        arrived = taken(table_of(record, of), now)
        assert (arrived.left, arrived.notes) == ((), ()), of
        now = now.but(**{of: arrived.new})
    return now


@pytest.mark.parametrize("story", STORIES, ids=lambda one: one.stem)
def test_every_story_comes_back_the_same(story):
    record = shareable(record_of(story.read_bytes()))
    now = back(record)
    for of in ("goals", "meetings", "actions"):
        assert getattr(now, of) == getattr(record, of)
        again = taken(table_of(record, of), record, of)
        assert not again
        assert again.same == len(getattr(record, of))


def test_every_key_comes_back():
    record = record_of(EVERY_KEY)
    now = back(record)
    assert now.goals == record.goals
    assert now.meetings == record.meetings
    assert now.actions == record.actions


def goals(*texts: str) -> Record:
    home = Relationship(id="r", mentor="Tariq", mentee="Sarah")
    found = (
        Goal(id=f"g{at}", relationship="r", text=text, note=text) for at, text in enumerate(texts)
    )
    return Record(relationship=home, goals=tuple(found))


def test_no_cell_begins_as_a_formula():
    data = table_of(goals(*FORMULAS), "goals")
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        assert not [cell for cell in row if cell[:1] in set("=+-@\t\r\n|＝＋－＠")], row
    assert back(goals(*FORMULAS)).goals == goals(*FORMULAS).goals


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1)


@examples(50)
@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=4))
def test_any_text_comes_back(texts):
    record = goals(*texts)
    assert back(record).goals == record.goals


def test_a_long_text_comes_back():
    long = "Grow.\n" * 200_000
    assert back(goals(long)).goals[0].text == long


def test_a_meeting_with_ids_that_hold_blanks_comes_back():
    home = Relationship(id="r", mentor="Tariq", mentee="Sarah")
    goal = Goal(id="a goal; one, two", relationship="r", text="Grow")
    meeting = Meeting(
        id="m",
        relationship="r",
        outcome="held",
        on=TODAY,
        goals=(goal.id,),
        distracted=(),
        quiet=("mentor", "mentee"),
        answers={"How, then?": "=well"},
        extra={"x-a": [1, "b"]},
    )
    record = Record(relationship=home, goals=(goal,), meetings=(meeting,))
    assert back(record).meetings == (meeting,)


@pytest.mark.parametrize("id", ["=cmd|'/C_calc'!A0", "@SUM(1)", "'quoted", "-2; +1"])
def test_no_id_that_came_from_elsewhere_is_a_formula(id):
    home = Relationship(id="r", mentor="Tariq", mentee="Sarah")
    goal = Goal(id=id, relationship="r", text="Grow")
    meeting = Meeting(id="m", relationship="r", outcome="held", on=TODAY, goals=(id,))
    record = Record(relationship=home, goals=(goal,), meetings=(meeting,))
    for of in ("goals", "meetings"):
        for row in csv.reader(io.StringIO(table_of(record, of).decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell[:1] in set("=+-@")], row
    assert back(record).meetings == (meeting,)
