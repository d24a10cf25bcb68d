"""What is offered is read in part, and says what the whole record says."""

import sqlite3
from datetime import date, timedelta
from random import Random

import pytest
from building import action, every, meetings, pause, record, report
from render.looking import keep
from test_properties import any_record

from mentorlog import standing
from mentorlog.cli.completing import offering
from mentorlog.cli.completing.offering import PRIVATE
from mentorlog.cli.session import Session
from mentorlog.days import short_day
from mentorlog.exchange.leaving import shareable
from mentorlog.record import PLURALS, Record
from mentorlog.store import reading

DAY = date(2026, 6, 1)
MANY = 24


def with_secrets(seed):
    """Any record, some of whose entries are private; so are all of every seventh."""
    chance, record = Random(seed), any_record(seed)
    kinds = {
        plural: tuple(e.but(private=chance.random() < 0.2) for e in getattr(record, plural))
        for plural in PLURALS.values()
    }
    kinds["closings"] = tuple(one.but(reason="withdrawal") for one in kinds["closings"])
    return record.but(relationship=record.relationship.but(private=seed % 7 == 0), **kinds)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A journal of many relationships, and the records of them."""
    path = tmp_path_factory.mktemp("many") / "journal.db"
    keep(path, *map(with_secrets, range(MANY)))
    with reading(path) as reader:
        return path, list(reader.records())


def whole(record):
    """What is to be offered of a record, read from all of it."""
    left = shareable(record) or Record(relationship=record.relationship)

    def told(kind, entries):
        texts = {entry.short: entry.text for entry in getattr(left, kind)}
        return [(entry.short, texts.get(entry.short, PRIVATE)) for entry in entries]

    now = {goal.short: goal.text for goal in standing.goals(left)}
    goals = [
        (goal.short, ("" if goal.open else "ended: ") + now.get(goal.short, PRIVATE))
        for goal in sorted(standing.goals(record), key=lambda goal: not goal.open)
    ]
    steps = told("milestones", [one for one in record.milestones if one.reached_on is None])
    promises = [one.action for one in standing.actions(record, DAY) if one.open]
    newest = sorted(record.meetings, key=lambda one: str(one.on or ""), reverse=True)
    days = [
        (one.short, f"{short_day(one.on) if one.on else 'day not noted'}, {one.outcome}")
        for one in newest
    ]
    worries = told("concerns", [one for one in record.concerns if one.resolved_on is None])
    breaks = sorted(record.pauses, key=lambda one: one.from_, reverse=True)
    found = {
        "goals": goals,
        "milestones": goals + steps,
        "actions": told("actions", promises),
        "meetings": days,
        "concerns": worries,
        "pauses": [
            (one.short, short_day(one.from_) + (f" to {short_day(one.until)}" if one.until else ""))
            for one in breaks
        ],
    }
    every = ("milestones", "actions", "meetings", "concerns")
    return found | {"entries": [offer for name in every for offer in found[name]]}


def test_a_part_of_the_record_says_what_the_whole_says(many):
    path, records = many
    seen = set()
    for one in records:
        session = Session()
        session.journal, session.with_name = str(path), one.relationship.short
        session.today_text = DAY.isoformat()
        for name, expected in whole(one).items():
            assert list(getattr(offering, name)(session)) == expected, (name, session.with_name)
            seen |= {(name, about == PRIVATE) for _, about in expected}
    assert {("actions", True), ("actions", False), ("milestones", True)} <= seen
    assert {("goals", True), ("concerns", True), ("entries", False)} <= seen


def test_so_does_what_is_left_of_a_long_one(tmp_path):
    chance, path = Random(3), tmp_path / "journal.db"
    table = every(7, ", ".join(chance.choices(("held", "held", "missed mentor"), k=600)))
    days = [meeting.on for meeting in meetings(table)]
    promises = [
        action(
            f"a{n}",
            due=chance.choice((None, None, days[n] + timedelta(days=14))),
            agreed_on=chance.choice((None, days[n])),
            meeting=f"m{n + 1}",
            done_on=chance.choice((None, days[n + 3], days[n + 3], days[n + 3])),
            private=chance.random() < 0.2,
        )
        for n in range(1, 590)
    ]
    kept = [report(f"a{n}", days[n + 2], "done", id=f"p{n}") for n in range(1, 590, 3)]
    breaks = pause(days[300], days[310])
    keep(path, record(table, *promises, *kept, breaks, rhythm=None))
    with reading(path) as reader:
        (long,) = reader.records()
        assert reader.condensed(long.relationship, DAY.replace(year=2040)) is not None
    session = Session()
    session.journal, session.today_text = str(path), "2040-06-01"
    expected = whole(long)
    assert len(expected["actions"]) > 50
    for name, offers in expected.items():
        assert list(getattr(offering, name)(session)) == offers


def test_of_actions_only_those_that_are_open_are_read(begun, journal, monkeypatch):
    begun("action", "add", "One", "--owner", "mentee", "--due", "2026-03-01")
    begun("action", "add", "Two", "--owner", "mentee", "--due", "2026-03-01")
    begun("action", "done", "a1")
    begun("meet", "--on", "2026-03-01")
    rows = []
    session = Session()
    session.journal = str(journal)
    from mentorlog.store import Reader

    read = Reader.read

    def counted(self, cls, found, goals=None):
        entries = read(self, cls, found, goals)
        rows.extend((cls.type, entry.number) for entry in entries)
        return entries

    monkeypatch.setattr(Reader, "read", counted)
    assert list(offering.actions(session)) == [("a2", "Two")]
    assert [row for row in rows if row[0] != "relationship"] == [("action", 2)]


def test_what_is_damaged_elsewhere_is_no_hindrance(begun, journal):
    begun("action", "add", "One", "--owner", "mentee", "--due", "2026-03-01")
    begun("goal", "add", "Lead")
    with sqlite3.connect(journal) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE goal SET set_on = 'some day'")
    connection.close()
    session = Session()
    session.journal = str(journal)
    assert list(offering.actions(session)) == [("a1", "One")]
