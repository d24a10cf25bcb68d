"""A long record with its past in figures says of a day what the whole one says."""

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorlog.agenda import next_session
from mentorlog.cli.looked_at import recent, told
from mentorlog.due import falls_due
from mentorlog.errors import JournalDamaged
from mentorlog.frozen import once
from mentorlog.health import examine
from mentorlog.known import known_by
from mentorlog.reach import enough
from mentorlog.record import (
    NOTHING,
    Action,
    ActionReport,
    Agreement,
    Closing,
    Concern,
    Entry,
    Feedback,
    Goal,
    GoalReview,
    Meeting,
    Party,
    Pause,
    Record,
    Relationship,
    Step,
)
from mentorlog.render import data, data_of_log
from mentorlog.render.agenda_page import agenda_page
from mentorlog.render.checkup import checkup_page
from mentorlog.render.due import lines
from mentorlog.render.happenings import happenings
from mentorlog.render.listing import line
from mentorlog.render.narrowing import Narrowing, narrowed
from mentorlog.render.page import Page
from mentorlog.render.showing import glance_page
from mentorlog.render.timeline import EVERYTHING, log_page
from mentorlog.store import condensed, reader, reading, writing
from mentorlog.thresholds import changed

TODAY = date(2026, 3, 11)
SIDES: tuple[Party, ...] = ("mentor", "mentee")
MEETINGS = 190
as_of = once(known_by)  # one record is looked at in many ways


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record is long from few meetings on, and fewer of them are read."""
    monkeypatch.setattr(reader, "_LONG", 130)
    monkeypatch.setattr(condensed, "RECENT", 110)
    monkeypatch.setattr("mentorlog.reach.HELD", 50)
    monkeypatch.setattr("mentorlog.render.timeline.AT_ONCE", 100)
    monkeypatch.setattr("mentorlog.render.timeline.LAST", 40)

    monkeypatch.setattr("mentorlog.render.narrowing.happenings", once(happenings))


def life(seed: int) -> Iterator[Entry]:
    """A long relationship in which nearly everything happens that can be written down."""
    chance = random.Random(seed)
    days = chance.choice((7, 14, 14, 30))
    begun = TODAY - timedelta(days=days * MEETINGS)
    stated = begun if chance.random() < 0.5 else None
    asked = chance.choice((None, None, "self", "programme"))
    keeper = chance.choice(("mentor", "mentee", "facilitator"))
    names = {"mentor": "Tariq", "mentee": "Sarah", "keeper": keeper, "asked_for_by": asked}
    yield Relationship(id="r", **names, started_on=stated)
    r: Any = {"relationship": "r"}
    if chance.random() < 0.7:
        terms = {"minutes": chance.choice((60, None)), "notice_hours": 24}
        rhythm = {7: "P1W", 14: "P2W", 30: "P1M"}[days] if chance.random() < 0.7 else None
        yield Agreement(id="t", **r, agreed_on=begun, rhythm=rhythm, **terms)
    for at in range(3):
        on = begun + timedelta(days=at * 9 * days)
        ends = chance.choice((None, "achieved_on", "dropped_on"))
        done = {ends: on + timedelta(days=60)} if ends else {}
        target = on + timedelta(days=chance.randint(10, 3000))
        yield Goal(id=f"g{at}", **r, text=f"Goal {at}", set_on=on, target_on=target, **done)
        if chance.random() < 0.5:
            yield GoalReview(id=f"gr{at}", goal=f"g{at}", on=on + timedelta(days=30), progress=20)
    for at in range(chance.randint(0, 3)):
        on = begun + timedelta(days=chance.randint(0, days * MEETINGS))
        until = on + timedelta(days=chance.randint(5, 60))
        yield Pause(id=f"p{at}", **r, from_=on, until=until)
    for at in range(chance.randint(0, 4)):
        on = begun + timedelta(days=chance.randint(0, days * MEETINGS))
        yield Feedback(id=f"f{at}", **r, on=on, from_=chance.choice(SIDES), text="It goes well.")
    if chance.random() < 0.4:
        on = begun + timedelta(days=chance.randint(0, days * MEETINGS))
        settled = on + timedelta(days=50) if chance.random() < 0.5 else None
        yield Concern(id="c", **r, on=on, by="mentee", text="Too fast", resolved_on=settled)
        if chance.random() < 0.5:
            yield Step(
                id="s", concern="c", on=on, by="mentee", text="Said so", response="no-change"
            )
    for at in range(MEETINGS + 2):
        yield from occasion(chance, at, begun + timedelta(days=days * at), r)


def occasion(chance: random.Random, at: int, day: date, r: Any) -> Iterator[Entry]:
    """A meeting of that day, in one of many ways, and what was promised at it."""
    m: Any = {"id": f"m{at}", "on": day, **r}
    if day >= TODAY:
        yield Meeting(**m, outcome="planned")
        return
    way, by = chance.random(), chance.choice(SIDES)
    if chance.random() < 0.3:
        m["recorded_on"] = day + timedelta(days=chance.randint(0, 3))
    if way < 0.08:
        notice = chance.choice((None, 2, 48))
        reason = chance.choice((None, None, "illness", "work"))
        lost = {"by": chance.choice((*SIDES, "both", "outside", None)), "reason": reason}
        outcome = chance.choice(("cancelled", "missed"))
        yield Meeting(**m, outcome=outcome, notice_hours=notice, **lost)
        return
    if way < 0.12:
        to = f"m{at}b"
        yield Meeting(**m, outcome="moved", by=by, notice_hours=3, moved_to=to)
        yield Meeting(id=to, **r, on=day + timedelta(days=1), outcome="held", lasted_minutes=50)
        return
    if way < 0.14:
        yield Meeting(**m, outcome=chance.choice(("unknown", "planned")))
        return
    more: dict[str, Any] = {"planned_minutes": chance.choice((None, 60))}
    more |= {"lasted_minutes": chance.choice((None, 30, 60)), "useful": chance.choice((None, 2, 4))}
    more |= {"ended_early_by": chance.choice((None, by)), "observed": chance.choice((None, True))}
    spoken = (None, None, ("g0",), ("g1", "g2")) if at < MEETINGS // 3 else (None, ("g2",))
    more |= {"goals": chance.choice(spoken)}
    more |= {"form": "coaching"} if chance.random() < 0.01 else {}
    more |= {"notes": f"It is spring, year {at // 61}"} if at % 61 == 9 else {}
    yield Meeting(**m, outcome="held", **more)
    yield from promise(chance, at, day, r)


def promise(chance: random.Random, at: int, day: date, r: Any) -> Iterator[Entry]:
    """A promise of that day, and what became of it."""
    due = day + timedelta(days=14)
    a: Any = {"id": f"a{at}", "text": f"Step {at}", "meeting": f"m{at}", **r}
    a |= {"owner": chance.choice((*SIDES, "both")), "private": chance.random() < 0.05}
    a |= {"agreed_on": day if chance.random() < 0.9 else None}
    a |= {"due_on": due if chance.random() < 0.9 else None}
    became = chance.random()
    a |= {"done_on": due} if became < 0.2 and due < TODAY else {}
    a |= {"dropped_on": due} if 0.17 <= became < 0.23 and due < TODAY else {}
    yield Action(**a)
    said = due + timedelta(days=chance.randint(-5, 9))
    if said >= TODAY or became < 0.23:
        return
    if became < 0.85:
        progress = chance.choice(("done", "done", "done", "done", "some", "none"))
        late = said + timedelta(days=chance.choice((0, 0, 0, 900)))
        yield ActionReport(id=f"ar{at}", action=f"a{at}", on=min(late, TODAY), progress=progress)
    elif became < 0.9:
        new = due + timedelta(days=chance.choice((30, 60, 14 * 130)))
        yield ActionReport(id=f"ar{at}", action=f"a{at}", on=said, new_due_on=new)
        done = min(new, TODAY)
        yield ActionReport(id=f"ar{at}b", action=f"a{at}", on=done, progress="done")


def odder(seed: int) -> Iterator[Entry]:
    """The same life as another program may hand it over: times, private entries and numbers in no
    order, promises that were written down late, and sessions to come that are told of."""
    chance = random.Random(seed)
    numbers = list(range(1, 2 * MEETINGS))
    chance.shuffle(numbers)
    for entry in life(seed):
        more: dict[str, Any] = {"private": entry.private or chance.random() < 0.1}
        if isinstance(entry, Meeting):
            more["at"] = chance.choice((None, "09:00", "17:00"))
            more["number"] = numbers.pop() if seed % 2 else None
            if entry.on is not None and entry.on > TODAY:
                more |= {"outcome": "held", "goals": ("g0", "g1")}
        elif isinstance(entry, Action | Goal | Feedback) and chance.random() < 0.2:
            more["recorded_on"] = TODAY - timedelta(days=chance.randint(-20, 2000))
        elif isinstance(entry, ActionReport) and chance.random() < 0.1:
            more |= {"on": entry.on - timedelta(days=400), "note": "It’s “done”"}
        yield entry.but(**more)


def kept(path: Path, entries: Iterable[Entry]) -> Path:
    """A journal of these entries."""
    with writing(path, TODAY, create=True) as writer:
        for entry in entries:
            writer.take(entry)
    return path


def said(record: Record, today: date, limits: dict[str, Any] | None = None) -> dict[str, Any]:
    """All that is said of a day by what looks at it alone."""
    checkup = examine(record, today, limits)
    known = as_of(record, today)
    soon = falls_due(known, today, today + timedelta(days=30))
    return {
        "health": text(checkup_page(checkup, full=True)),
        "health --json": data.checkup(checkup, ()),
        "show": text(glance_page(checkup)),
        "show --json": data.glance(checkup),
        "list": str(line(checkup)),
        "list --json": data.listed(checkup),
        "due": lines([(known, soon)], today),
        "prepare": text(agenda_page(next_session(record, today, limits), "")),
    }


def text(page: Page) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """What the page looks like: its lines, each with its styles."""
    return [(line.plain, line.styles) for line in page.texts(80, plain=False)]


def both(path: Path, today: date) -> tuple[Record, Record]:
    """The record of that journal, whole and as it is read for a look at it on that day."""
    with reading(path) as journal:
        return journal.record("r"), recent(journal, journal.relationship("r"), today)


@pytest.mark.parametrize("lived", [life, odder])
@pytest.mark.parametrize("seed", range(6))
def test_it_says_what_the_whole_says(
    tmp_path: Path, soon: None, seed: int, lived: Callable[[int], Iterator[Entry]]
) -> None:
    path = kept(tmp_path / "journal.db", lived(seed))
    left_out, found = 0, list[bool]()
    for today in (TODAY, TODAY + timedelta(days=40), TODAY - timedelta(days=3)):
        whole, part = both(path, today)
        left_out += part.past.sessions
        assert said(part, today) == said(whole, today)
        with reading(path) as journal:
            about = journal.relationship("r")
            short = told(journal, about, today, EVERYTHING)
            assert logged(short, today) == logged(whole, today)
            for weeks in (1, 40, 100) if today == TODAY else ():
                since = Narrowing(since=today - timedelta(weeks=weeks))
                part = told(journal, about, today, since)
                assert logged(part, today, since) == logged(whole, today, since)
            for words in LOOKED_FOR[seed % 2 :: 2] if today == TODAY else ():
                narrow = Narrowing(grep=words)
                hits = journal.find(narrow.words, "r")
                part = told(journal, about, today, narrow, hits)
                found.append(bool(hits) and part.past is not NOTHING)
                if part.past is NOTHING:
                    assert part == whole
                else:
                    assert logged(part, today, narrow, hits) == logged(whole, today, narrow, hits)
    assert left_out
    assert any(found)


LOOKED_FOR = ("spring", "year 2", "Step 4", "Goal", "well", "said so", "Step")


def logged(
    record: Record, today: date, narrow: Narrowing = EVERYTHING, hits: Any = None
) -> tuple[str, Any]:
    """The page, and the data of it where something is looked for."""
    known = as_of(record, today)
    found = narrowed(known, today, narrow, hits)
    told = data_of_log.log(known, today, found, narrow.words) if narrow.chosen else None
    return text(log_page(known, today, narrow, notes=True, found=found)), told


def plain(number: int, **more: Any) -> list[Entry]:
    """A relationship of so many fortnightly meetings, the last of them on TODAY."""
    about = Relationship(id="r", mentor="Tariq", mentee="Sarah", keeper="mentor")
    begun = TODAY - timedelta(days=14 * (number - 1))
    days = (begun + timedelta(days=14 * at) for at in range(number))
    met = (
        Meeting(id=f"m{at}", number=at + 1, outcome="held", on=on, **R)
        for at, on in enumerate(days)
    )
    return [about.but(**more), *met]


def test_a_short_one_is_read_whole(tmp_path: Path) -> None:
    path = kept(tmp_path / "journal.db", plain(120))
    whole, part = both(path, TODAY)
    assert part == whole and part.past is NOTHING


def test_of_a_long_one_what_is_long_past_is_counted(tmp_path: Path) -> None:
    path = kept(tmp_path / "journal.db", plain(520))
    whole, part = both(path, TODAY)
    assert len(part.meetings) == condensed.RECENT
    assert part.past.sessions + len(part.meetings) == len(whole.meetings) == 520
    assert part.past.since == min(m.on for m in whole.meetings if m.on)
    with pytest.raises(ValueError, match="does not hold all"):
        list(part.entries())


R: dict[str, Any] = {"relationship": "r"}
FIRST_DAY = TODAY - timedelta(days=14 * 219)
WHOLE: dict[str, list[Entry]] = {
    "two at one time": [Meeting(id="x", outcome="held", on=FIRST_DAY, **R)],
    "written down later": [
        Meeting(id="x", outcome="held", on=date(2026, 3, 10), recorded_on=date(2026, 4, 1), **R)
    ],
    "half a year without any": [
        Meeting(id="x", outcome="held", on=FIRST_DAY - timedelta(days=183), **R)
    ],
    "an ending": [Closing(id="x", decided_on=TODAY, **R)],
    "sessions by number": [Agreement(id="x", agreed_on=FIRST_DAY, sessions_agreed=240, **R)],
    "a finding that was talked about": [
        Concern(id="x", on=FIRST_DAY, by="mentor", text="Often late", sign="cancelling", **R)
    ],
    "a rhythm of years": [Agreement(id="x", agreed_on=FIRST_DAY, rhythm="P1Y", **R)],
}


@pytest.mark.parametrize("why", WHOLE)
def test_where_only_the_whole_will_do_it_is_read(tmp_path: Path, soon: None, why: str) -> None:
    path = kept(tmp_path / "journal.db", [*plain(220), *WHOLE[why]])
    whole, part = both(path, TODAY)
    assert part == whole and part.past is NOTHING
    nothing, less = both(kept(tmp_path / "plain.db", plain(220)), TODAY)
    assert less.past.sessions and less != nothing


def test_a_day_that_is_none_is_told_of_as_in_the_whole(tmp_path: Path) -> None:
    path = kept(tmp_path / "journal.db", plain(520))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE meeting SET \"on\" = '0000-05-05' WHERE number = 3")
        connection.commit()
    with pytest.raises(JournalDamaged, match="a row of meeting"), reading(path) as journal:
        recent(journal, journal.relationship("r"), TODAY)


def test_few_that_were_held_of_late_are_not_enough(tmp_path: Path, soon: None) -> None:
    gone = (
        Meeting(id=f"m{at}", outcome="cancelled", by="mentee", on=TODAY - timedelta(days=at), **R)
        for at in range(1, 120)
    )
    older = (
        Meeting(id=f"n{at}", outcome="held", on=TODAY - timedelta(days=120 + at), **R)
        for at in range(120)
    )
    about = plain(0)[0]
    path = kept(tmp_path / "journal.db", [about, *older, *gone])
    with reading(path) as journal:
        part = journal.condensed(journal.relationship("r"), TODAY)
    assert part is not None and not enough(part, TODAY)
    assert both(path, TODAY)[1].past is NOTHING


FIRST: dict[str, list[Entry]] = {
    "the first session has no time": [
        Relationship(id="r", mentor="A", mentee="B", keeper="mentor", asked_for_by="manager"),
        Meeting(id="z", outcome="held", on=FIRST_DAY - timedelta(days=9), **R),
        Meeting(id="y", outcome="held", on=FIRST_DAY - timedelta(days=9), at="10:00", **R),
    ],
    "a goal is spoken of in a session that is told of too early": [
        Goal(id="g", text="Lead", set_on=FIRST_DAY, **R),
        Meeting(id="z", outcome="held", on=FIRST_DAY + timedelta(days=99), goals=("g",), **R),
        Meeting(id="y", outcome="held", on=TODAY + timedelta(days=9), goals=("g",), **R),
    ],
}


@pytest.mark.parametrize("what", FIRST)
def test_what_one_session_alone_tells_is_read(tmp_path: Path, soon: None, what: str) -> None:
    about, *rest = plain(220)
    there = [entry for entry in FIRST[what] if entry.type == "relationship"]
    others = [entry for entry in FIRST[what] if entry.type != "relationship"]
    path = kept(tmp_path / "journal.db", [*(there or [about]), *rest, *others])
    whole, part = both(path, TODAY)
    assert part.past.sessions
    assert said(part, TODAY) == said(whole, TODAY)


def weekly(number: int, ends: date = TODAY) -> list[date]:
    """So many days, a week apart, the last of them that one."""
    return [ends - timedelta(weeks=at) for at in reversed(range(number))]


def met(days: Iterable[date], **more: Any) -> list[Entry]:
    """A session on each of these days, with an id that no other has."""
    return [
        Meeting(id=f"{on} {more.get('outcome')}", on=on, **{"outcome": "held"} | more, **R)
        for on in days
    ]


def moved(on: date, days: int = 1) -> list[Entry]:
    """A session of that day that took place so many days later."""
    later = Meeting(id=f"{on} later", outcome="held", on=on + timedelta(days=days), **R)
    first = Meeting(id=f"{on}", outcome="moved", by="both", moved_to=later.id, on=on, **R)
    return [first, later]


EARLY = weekly(600)[0] - timedelta(days=3)
MOVED_ON = weekly(600)[9] + timedelta(days=2)
LONG_MOVED = moved(MOVED_ON, (TODAY - MOVED_ON).days - 10)
PROMISED: dict[str, Any] = {"owner": "mentee", "text": "Read", **R}
SINCE = ("window", "watch", "concern", "clears")
ON = TODAY - timedelta(days=205)


def test_the_first_that_are_read_are_not_the_first_that_were(tmp_path: Path) -> None:
    missed = met([ON + timedelta(days=6)], outcome="missed", by="mentor")
    daily = met(ON + timedelta(days=7 + at) for at in range(149) if at % 5)
    rare = met(weekly(7))
    days = [*met(weekly(400, ON)), *missed, *daily, *rare]
    ordered = (one.but(number=at) for at, one in enumerate(days, start=1))
    path = kept(tmp_path / "journal.db", [*plain(0), *ordered])
    given = [
        f"absent-or-late-change{weekly}.{name}" for weekly in ("", ".weekly") for name in SINCE
    ]
    limits = changed(dict.fromkeys(given, 1000))
    whole, part = both(path, TODAY)
    assert part.past.until == ON and part.past.sessions
    assert said(part, TODAY, limits) == said(whole, TODAY, limits)


LOGS: dict[str, list[Entry]] = {
    "as many as stand on a page": met(weekly(500)),
    "few occasions, and much that was noted between them": [
        *met(weekly(480)[:-60]),
        *(one for on in weekly(60) for one in moved(on)),
        *(
            Action(id=f"{on}", agreed_on=on + timedelta(days=2), done_on=on, **PROMISED)
            for on in weekly(480)[:200]
        ),
    ],
    "all of the last ones were moved": [
        *met(weekly(600)[:-70]),
        *(one for on in weekly(70) for one in moved(on)),
    ],
    "none took place for a while where the page begins": [
        *met(weekly(640)[:-128]),
        *met(weekly(128)[:29], outcome="cancelled", by="mentee"),
        *met(weekly(99)),
    ],
    "something was promised before the first": [
        *met(weekly(600)),
        Action(id="a", agreed_on=EARLY, due_on=TODAY - timedelta(weeks=590), **PROMISED),
    ],
    "something was done before the first": [
        *met(weekly(600)),
        Action(id="a", agreed_on=weekly(600)[3], done_on=EARLY, **PROMISED),
    ],
    "something was said before the first": [
        *met(weekly(600)),
        Action(id="a", agreed_on=weekly(600)[3], **PROMISED),
        ActionReport(id="ar", action="a", on=EARLY, progress="done"),
    ],
    "something was promised in a session that was moved for years": [
        *met(weekly(600)),
        *LONG_MOVED,
        Action(id="a", agreed_on=MOVED_ON, meeting=f"{MOVED_ON}", done_on=MOVED_ON, **PROMISED),
    ],
    "something was said in a session that was moved for years": [
        *met(weekly(600)),
        *LONG_MOVED,
        Action(id="a", agreed_on=EARLY, **PROMISED),
        ActionReport(id="ar", action="a", on=MOVED_ON, meeting=f"{MOVED_ON}", progress="done"),
    ],
    "the first one came last": [
        *(one.but(number=at) for at, one in enumerate(met(weekly(600)), start=1)),
        Meeting(id="first", outcome="held", on=EARLY, number=12345, **R),
    ],
}


@pytest.mark.parametrize("what", LOGS)
def test_the_log_of_the_last_is_that_of_the_whole(tmp_path: Path, what: str) -> None:
    path = kept(tmp_path / "journal.db", [*plain(0), *LOGS[what]])
    with reading(path) as journal:
        whole, about = journal.record("r"), journal.relationship("r")
        part = told(journal, about, TODAY, EVERYTHING)
    assert logged(part, TODAY) == logged(whole, TODAY)


def test_an_ending_long_after_the_last_session_is_called_as_in_the_whole(
    tmp_path: Path, soon: None
) -> None:
    days = weekly(300)
    lost = met(days[150:], outcome="cancelled", by="mentee")
    ending = Closing(id="x", closed_on=TODAY, outcome="a long story", **R)
    path = kept(tmp_path / "journal.db", [*plain(0), *met(days[:150]), *lost, ending])
    narrow = Narrowing(grep="story")
    with reading(path) as journal:
        whole, about = journal.record("r"), journal.relationship("r")
        hits = journal.find(narrow.words, "r")
        part = told(journal, about, TODAY, narrow, hits)
    assert part.past.held
    assert logged(part, TODAY, narrow, hits) == logged(whole, TODAY, narrow, hits)
