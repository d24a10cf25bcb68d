"""Clocks that go forwards, backwards and elsewhere: what is due is due, and nothing else moves."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from building import action, goal, goal_change, milestone, pause, record, report
from exchange.calendars import calendar, event
from reliability.called import call, refuse_bugs
from reliability.kept import examined, records
from reliability.rounds import rounds

from mentorlog.due import falls_due
from mentorlog.known import known_by
from mentorlog.record import Entry, Record

EDGES = ("2024-02-29", "2025-12-31", "2026-01-01", "2026-03-29", "2026-10-25", "2027-12-30")
Found = set[tuple[str, str, str]]


class Told:
    """What happened in a life, as a person would tell it: one thing after the other."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.first = date.fromisoformat(chance.choice(EDGES)) - timedelta(chance.randint(0, 3))
        self.told: list[tuple[date, str, str, str | date | None]] = []
        self.entries: list[Entry] = []
        self.table: list[str] = []
        for n in range(chance.randint(0, 4)):
            self.promise(f"a{n + 1}")
        for n in range(chance.randint(0, 3)):
            self.aim(f"g{n + 1}")
        for n, day in enumerate(sorted(self.chance.sample(range(-5, 30), 3))):
            self.book(f"m{n + 1}", self.first + timedelta(day))
        if chance.random() < 0.4:
            self.rest()

    def day(self, low: int = 0, high: int = 20) -> date:
        return self.first + timedelta(self.chance.randint(low, high))

    def promise(self, id: str) -> None:
        agreed, due = self.day(0, 5), self.chance.choice((self.day(), None))
        done, dropped = (self.chance.choice((self.day(6), None, None)) for _ in range(2))
        self.told.append((agreed, "action", id, due))
        days = sorted(self.chance.sample(range(6, 20), self.chance.randint(0, 3)))
        for n, day in enumerate(days):
            on, to = self.first + timedelta(day), self.day(0, 30)
            self.told.append((on, "moves", id, to))
            self.entries.append(report(id, on, id=f"ar{id}{n}", new_due_on=to))
        if done:
            self.told.append((done, "ends", id, None))
            self.entries.append(report(id, done, "done", id=f"ar{id}d"))
        if dropped:
            self.told.append((dropped, "ends", id, None))
        self.entries.append(action(id, due=due, agreed_on=agreed, dropped_on=dropped))

    def aim(self, id: str) -> None:
        since, due = self.day(0, 5), self.chance.choice((self.day(), None))
        end = self.chance.choice((self.day(6), None))
        self.told.append((since, "goal", id, due))
        self.entries.append(goal(id, str(since), target_on=due, achieved_on=end))
        if self.chance.random() < 0.5:
            on, to = self.day(6), self.day(0, 30)
            self.told.append((on, "moves", id, to))
            self.entries.append(goal_change(id, on, id=f"gc{id}", target_on=to))
        if self.chance.random() < 0.5:
            step, on, reached = f"ms{id[1:]}", self.day(), self.chance.choice((self.day(6), None))
            self.told.append((since, "milestone", step, on))
            self.entries.append(milestone(id, step, due_on=on, reached_on=reached))
            self.told += [(reached, "ends", step, None)] if reached else []
            self.told += [(end, "ends", step, None)] if end else []
        self.told += [(end, "ends", id, None)] if end else []

    def book(self, id: str, on: date) -> None:
        self.told.append((date.min, "session", id, on))
        self.table.append(f"{on} planned")

    def rest(self) -> None:
        begin, until = self.day(), self.chance.choice((self.day(5, 40), None))
        if until is None or until >= begin:
            self.told.append((begin, "rests", "p1", until))
            self.entries.append(pause(str(begin), str(until) if until else None))

    def record(self) -> Record:
        return record("\n".join(self.table), *self.entries, rhythm=None)

    def due(self, today: date, upto: date) -> Found:
        """What is due as of a day, by going through what happened up to then."""
        open_: dict[str, tuple[str, date | None]] = {}
        rests, until = False, None
        for on, what, id, day in sorted(self.told, key=lambda one: (one[0], one[1] == "ends")):
            assert not isinstance(day, str)
            if on > today:
                continue
            if what == "ends":
                open_.pop(id, None)
            elif what == "moves" and id in open_:
                open_[id] = (open_[id][0], day)
            elif what == "rests":
                rests, until = day is None or today <= day, day
            elif what != "moves":
                open_[id] = (what, day)
        found: Found = {("pause", "p1", str(until))} if rests and until and until <= upto else set()
        for id, (what, day) in open_.items():
            kind = "unrecorded" if what == "session" and day and day < today else what
            if day and day <= upto and (what == "session" or not rests):
                found.add((kind, id, str(day)))
        return found


@pytest.mark.parametrize("part", range(5))
def test_what_is_due_is_what_a_plain_reading_finds(part: int) -> None:
    for n in range(rounds(100)):
        chance = Random(f"{part} {n}")
        told = Told(chance)
        today = told.day(-3, 25)
        upto = today + timedelta(chance.choice((0, 2, 7)))
        found = falls_due(known_by(told.record(), today), today, upto)
        assert {(d.kind, d.entry.short, str(d.on)) for d in found} == told.due(today, upto), n


# The clock of the machine.


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="no zone can be set while it runs")
def test_zones_that_change_between_commands_change_nothing(
    tmp_path: Path, zone: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.db"
    lines = (
        "start --mentor Tariq --mentee Sarah --keeper mentor --rhythm weekly",
        "meet --held --action mentee:go",
        "meet --book tomorrow",
        "action done a1",
        "due",
        "health",
        "undo",
        "prepare",
        "log",
    )
    zones = ("Pacific/Kiritimati", "America/Los_Angeles", "Europe/London", "UTC", "Nowhere/None")
    for n, line in enumerate(lines):
        zone.setenv("TZ", zones[n % len(zones)])
        time.tzset()
        words = [word.replace("mentee:go", "mentee: go") for word in line.split()]
        ran = call(path, *words, today="today")
        refuse_bugs(ran, tuple(words))
        assert ran.code == 0, (line, ran.err)


def test_a_clock_that_goes_backwards_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    begun = "start --mentor Tariq --mentee Sarah --keeper mentor --on 2026-03-29 --rhythm weekly"
    assert call(path, *begun.split(), today="2026-03-29").code == 0
    meet = ("meet", "--held", "--action", "mentee: go by 2026-04-05", "--next", "2026-04-05")
    assert call(path, *meet, today="2026-03-29").code == 0
    kept = path.read_bytes()
    looking = ("due", "health", "show", "log", "prepare", "list", "close", "goal list", "report")
    for today in ("2026-03-28", "2025-12-31", "2024-02-29", "1900-01-01", "2199-12-31"):
        for line in looking:
            ran = call(path, *line.split(), today=today)
            refuse_bugs(ran, (today, line))
            assert ran.code == 0, (today, line, ran.err)
        examined(records(path), date.fromisoformat(today))
    assert path.read_bytes() == kept
    assert call(path, "undo", today="2024-02-29").code == 0
    assert call(path, "redo", today="1999-12-31").code == 0
    ran = call(path, "action", "done", "a1", today="2026-03-01")
    refuse_bugs(ran, ("action done a1",))


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("2026-03-29T01:30", "01:30"),  # an hour that London does not have
        ("2026-10-25T01:30", "01:30"),  # and one that it has twice
        ("2028-02-29T23:59", "23:59"),
        ("2026-12-31T00:00", "00:00"),
    ],
)
def test_an_hour_that_is_not_there_or_is_there_twice_is_taken_as_it_stands(
    tmp_path: Path, start: str, at: str
) -> None:
    pytest.importorskip("icalendar")
    path, file = tmp_path / "journal.db", tmp_path / "x.ics"
    assert call(path, *"start --mentor Tariq --mentee Sarah --keeper mentor".split()).code == 0
    file.write_bytes(calendar(event(start.replace("-", "").replace(":", "") + "00")))
    day = start[:10]
    given = ("import", str(file), "--yes", "--zone", "Europe/London", "--to", "2029-01-01")
    assert call(path, *given).code == 0
    assert call(path, "meet", "--book", f"{day} {at}", "--again").code in (0, 2)
    found = [(str(m.on), m.at) for m in records(path)[0].meetings]
    assert set(found) == {(day, at)}
