"""Records written so that a person can read them in the test.

A table of meetings has one occasion a line, and `->` leads to the meeting that continues it:

    2026-01-05 held
    2026-01-19 cancelled mentee 3h work
    2026-02-02 moved both 3d -> 2026-02-04 held lasted=40 planned=60

The meetings are m1, m2, … in that order. After the outcome come, in any order, the side, the
notice (`3h`, `2d`), a time (`17:00`), a reason, and `key=value` for the rest. `?` is a day that
nobody knows. `every(14, "held, cancelled mentee, held")` gives such a table its days.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from inspect import get_annotations
from typing import Any, TypeVar

from every_verdict import answers

from mentorlog.health import Checkup, Finding, examine
from mentorlog.known import known_by
from mentorlog.record import (
    PLURALS,
    Action,
    ActionReport,
    Agreement,
    AgreementReview,
    Closing,
    Concern,
    Entry,
    Feedback,
    Goal,
    GoalChange,
    GoalReview,
    Meeting,
    Milestone,
    Pause,
    Record,
    Relationship,
    SignPause,
    Step,
    Topic,
)
from mentorlog.sign import Ask, Clear, Resting, Shown, Unknown, Verdict
from mentorlog.signs import sign

E = TypeVar("E", bound=Entry)

FIRST = "2026-01-05"
MENTOR, MENTEE, FACILITATOR = "Tariq", "Sarah", "Aisha"
SIDES = ("mentor", "mentee", "both", "outside")
REASONS = "illness holiday leave emergency bereavement work travel personal other weather".split()
WORDS = {Ask: "ask", Clear: "clear", Unknown: "unknown", Resting: "resting"}


def day(text: str | date) -> date:
    """The day that the text names."""
    return text if isinstance(text, date) else date.fromisoformat(text)


def after(text: str | date, days: int) -> date:
    """So many days after a day."""
    return day(text) + timedelta(days=days)


@cache
def _kinds(cls: type[Entry]) -> dict[str, str]:
    return {name: str(kind) for base in cls.__mro__ for name, kind in get_annotations(base).items()}


def entry(cls: type[E], id: str, **stated: Any) -> E:
    """An entry; days may be given as text, and r1 is the relationship."""
    kinds = _kinds(cls)
    if "relationship" in kinds:
        stated.setdefault("relationship", "r1")
    for name, value in stated.items():
        if kinds[name].startswith("Day") and value is not None:
            stated[name] = day(value)
    digits = re.search(r"\d+$", id)
    stated.setdefault("number", int(digits.group()) if digits else None)
    return cls(id=id, **stated)


def agreement(id: str = "ag1", **stated: Any) -> Agreement:
    return entry(Agreement, id, **stated)


def agreement_review(id: str, on: str) -> AgreementReview:
    return entry(AgreementReview, id, on=on)


def goal(id: str = "g1", set_on: str | None = FIRST, **stated: Any) -> Goal:
    stated.setdefault("text", "Lead a project")
    return entry(Goal, id, set_on=set_on, **stated)


def goal_change(goal: str, on: str | date, id: str = "gc1", **stated: Any) -> GoalChange:
    return entry(GoalChange, id, goal=goal, on=on, **stated)


def goal_review(goal: str, on: str | date, id: str = "gr1", **stated: Any) -> GoalReview:
    return entry(GoalReview, id, goal=goal, on=on, **stated)


def milestone(goal: str, id: str = "ms1", **stated: Any) -> Milestone:
    return entry(Milestone, id, goal=goal, text="First draft", **stated)


def action(id: str, owner: str = "mentee", due: str | date | None = None, **stated: Any) -> Action:
    stated.setdefault("text", f"Promise {id}")
    return entry(Action, id, owner=owner, due_on=due, **stated)


def report(
    action: str, on: str | date, progress: str | None = None, id: str = "", **stated: Any
) -> ActionReport:
    """What was said of an action; its id tells the day where none is given."""
    id = id or f"ar-{action}-{day(on).isoformat()}"
    return entry(ActionReport, id, action=action, on=on, progress=progress, number=None, **stated)


def feedback(id: str, on: str | date, from_: str, **stated: Any) -> Feedback:
    return entry(Feedback, id, on=on, from_=from_, **stated)


def concern(id: str = "c1", on: str | date = FIRST, by: str = "mentee", **stated: Any) -> Concern:
    stated.setdefault("text", "We talk past each other")
    return entry(Concern, id, on=on, by=by, **stated)


def step(
    concern: str, on: str | date, response: str | None, id: str = "st1", **stated: Any
) -> Step:
    stated.setdefault("text", "We talked")
    return entry(Step, id, concern=concern, on=on, by="mentor", response=response, **stated)


def topic(id: str, text: str, by: str | None = "mentor", **stated: Any) -> Topic:
    return entry(Topic, id, text=text, by=by, **stated)


def pause(
    from_: str, until: str | None, announced: str | None = None, id: str = "p1", **stated: Any
) -> Pause:
    return entry(Pause, id, from_=from_, until=until, announced_on=announced, **stated)


def sign_pause(sign: str, on: str, until: str | None = None, id: str = "sp1") -> SignPause:
    return entry(SignPause, id, sign=sign, on=on, until=until, reason="it suits us")


def closing(id: str = "cl1", **stated: Any) -> Closing:
    return entry(Closing, id, **stated)


def every(days: int, outcomes: str, first: str | date = FIRST) -> str:
    """The table of meetings so many days apart: "held, cancelled mentee 3h, held"."""
    lines = outcomes.split(",")
    return "\n".join(f"{after(first, i * days)} {line.strip()}" for i, line in enumerate(lines))


def meetings(table: str) -> tuple[Meeting, ...]:
    """The meetings of a table."""
    found: list[Meeting] = []
    for line in filter(None, map(str.strip, table.splitlines())):
        links = line.split("->")
        for place, link in enumerate(links):
            number = len(found) + 1
            follows = f"m{number + 1}" if place < len(links) - 1 else None
            found.append(entry(Meeting, f"m{number}", moved_to=follows, **_stated(link)))
    return tuple(found)


def _stated(link: str) -> dict[str, Any]:
    on, outcome, *words = link.split()
    stated: dict[str, Any] = {"on": None if on == "?" else on, "outcome": outcome}
    for word in words:
        if word in SIDES:
            stated["by"] = word
        elif word in REASONS:
            stated["reason"] = word
        elif word == "observed":
            stated["observed"] = True
        elif hours := re.fullmatch(r"(\d+)([hd])", word):
            stated["notice_hours"] = int(hours[1]) * (24 if hours[2] == "d" else 1)
        elif re.fullmatch(r"\d\d:\d\d", word):
            stated["at"] = word
        else:
            stated |= _keyed(*word.split("="))
    return stated


def _keyed(key: str, value: str) -> dict[str, Any]:
    match key:
        case "lasted" | "planned":
            return {f"{key}_minutes": int(value)}
        case "ended":
            return {"ended_early_by": value}
        case "useful":
            return {"useful": int(value)}
        case "recorded":
            return {"recorded_on": value}
        case "distracted" | "quiet" | "unprepared" | "goals":
            return {key: tuple(filter(None, value.split("+")))}
    raise ValueError(f"{key}={value}")


def record(
    table: str = "",
    *more: Entry,
    rhythm: str | None = "P2W",
    notice: int | None = None,
    minutes: int | None = None,
    agreed: str | None = FIRST,
    keeper: str | None = "facilitator",
    started: str | None = FIRST,
    **relationship: Any,
) -> Record:
    """The record of Tariq, the mentor, and Sarah, the mentee; Aisha keeps it unless said."""
    for key in ("mentor", "mentee"):
        relationship.setdefault(key, {"mentor": MENTOR, "mentee": MENTEE}[key])
    two = entry(Relationship, "r1", keeper=keeper, started_on=started, **relationship)
    entries: list[Entry] = [*meetings(table), *more]
    if any(term is not None for term in (rhythm, notice, minutes)):
        entries.append(
            agreement("ag0", agreed_on=agreed, rhythm=rhythm, notice_hours=notice, minutes=minutes)
        )
    return Record(relationship=two, **_by_kind(entries))


def _by_kind(entries: Iterable[Entry]) -> dict[str, Any]:
    kinds: dict[str, tuple[Entry, ...]] = {}
    for one in entries:
        plural = PLURALS[type(one)]
        kinds[plural] = (*kinds.get(plural, ()), one)
    return kinds


def last_day(record: Record) -> date:
    """The day of the last meeting on record."""
    return max(m.on for m in record.meetings if m.on is not None)


def look(slug: str, record: Record, today: str | date | None = None) -> dict[str, Verdict]:
    """What a sign answers by itself as of a day (else the last meeting's), by side."""
    as_of = last_day(record) if today is None else day(today)
    verdicts = answers(sign(slug), known_by(record, as_of), as_of)
    assert len({verdict.side for verdict in verdicts}) == len(verdicts)
    return {verdict.side: verdict for verdict in verdicts}


def word(verdict: Verdict) -> str:
    """ "watch", "concern", "ask", "clear", "unknown" or "resting"."""
    return verdict.level if isinstance(verdict, Shown) else WORDS[type(verdict)]


def said(slug: str, record: Record, side: str, today: str | date | None = None) -> str:
    """What a sign says of a side, in one word."""
    return word(look(slug, record, today)[side])


def check(record: Record, today: str | date | None = None) -> Checkup:
    """The checkup as of a day, else as of the last meeting's."""
    return examine(record, last_day(record) if today is None else day(today))


def finding(checkup: Checkup, slug: str, side: str) -> Finding:
    """What a checkup found of a sign and a side."""
    return next(f for f in checkup.findings if (f.sign.slug, f.verdict.side) == (slug, side))
