#!/usr/bin/env python3
"""Large journals of people that are made up: the same seed gives the same lines.

usage: python benchmarks/made_up.py [--relationships N] [--meetings N] [--actions N] [--seed N]

It writes JSON Lines of the exchange format to standard output, one relationship after the other,
for as many as are wanted without holding them. Every relationship is weekly to monthly; most keep
to it, some slip, some call off, some promise and do not do, and a few have ended.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

TODAY = date(2026, 3, 11)
NAMES = "Aisha Tariq Sarah Bilal Mina Jonas Leila Omar Ines Pavel Noor Tomas".split()
RHYTHMS = {"P1W": 7, "P2W": 14, "P1M": 30}
WORDS = "plan draft read call write ask review send show try decide prepare".split()
GOALS = 3
Line = dict[str, Any]


def journal(
    relationships: int, meetings: int = 50, actions: int = 100, seed: int = 1
) -> Iterator[Line]:
    """The lines of a journal: the header, then each relationship with what belongs to it."""
    yield {"type": "journal", "format": "mentorlog-journal", "version": 1}
    for number in range(1, relationships + 1):
        yield from relationship(number, meetings, actions, seed)


def relationship(number: int, meetings: int, actions: int, seed: int) -> Iterator[Line]:
    """The lines of one relationship; each number has its own, whatever the others are."""
    chance = random.Random(f"{seed} {number}")
    rhythm, days = chance.choice(list(RHYTHMS.items()))
    slips = chance.choice((0.03, 0.03, 0.1, 0.4))  # how often a session does not take place
    forgets = chance.choice((0.05, 0.1, 0.2, 0.6))  # how often a promise is not kept
    begun = TODAY - timedelta(days=days * meetings + chance.randint(0, 2 * days))
    r = f"r{number}"
    mentor, mentee = chance.sample(NAMES, 2)
    names = {"mentor": f"{mentor} {number}", "mentee": f"{mentee} {number}"}
    keeper = chance.choice(("mentor", "mentee"))
    yield {"type": "relationship", "id": r, **names, "keeper": keeper, "started_on": f"{begun}"}
    agreed = {"rhythm": rhythm, "minutes": 60, "notice_hours": 24, "agreed_on": f"{begun}"}
    yield {"type": "agreement", "id": f"{r}-t", "relationship": r, **agreed}
    for goal in range(1, GOALS + 1):
        yield from _goal(f"{r}-g{goal}", r, begun + timedelta(days=days * (goal - 1)), days, chance)
    held = []
    for at in range(meetings):
        day = begun + timedelta(days=days * at + chance.randint(-2, 2))
        m = f"{r}-m{at + 1}"
        if chance.random() >= slips:
            held.append((m, day))
        yield _meeting(m, r, day, bool(held) and held[-1][0] == m, chance)
    for at in range(actions if held else 0):
        m, day = held[at * len(held) // actions]
        yield from _action(f"{r}-a{at + 1}", r, m, day, forgets, chance)


def _goal(g: str, r: str, day: date, days: int, chance: random.Random) -> Iterator[Line]:
    words = {"text": _sentence(chance, 6), "measure": _sentence(chance, 4)}
    yield {"type": "goal", "id": g, "relationship": r, **words, "set_on": f"{day}"}
    for at in range(chance.randint(0, 5)):
        on = day + timedelta(days=days * 4 * (at + 1))
        if on < TODAY:
            said = {"on": f"{on}", "progress": min(100, 20 * (at + 1))}
            yield {"type": "goal_review", "id": f"{g}-{at}", "goal": g, **said}


def _meeting(m: str, r: str, day: date, held: bool, chance: random.Random) -> Line:
    there = {"type": "meeting", "id": m, "relationship": r, "on": f"{day}", "planned_minutes": 60}
    if held:
        lasted = chance.choice((30, 50, 55, 60, 60))
        notes = {"notes": _sentence(chance, chance.randint(5, 60)), "useful": chance.randint(2, 5)}
        return there | {"outcome": "held", "lasted_minutes": lasted, "observed": True} | notes
    by = chance.choice(("mentor", "mentee"))
    off = {"outcome": "cancelled", "by": by, "notice_hours": chance.choice((2, 48))}
    return there | off


def _action(
    a: str, r: str, m: str, day: date, forgets: float, chance: random.Random
) -> Iterator[Line]:
    due = day + timedelta(days=14)
    what = {"text": _sentence(chance, 5), "owner": chance.choice(("mentor", "mentee"))}
    when = {"agreed_on": f"{day}", "due_on": f"{due}"}
    yield {"type": "action", "id": a, "relationship": r, "meeting": m, **what, **when}
    if due < TODAY and chance.random() >= forgets:
        done = {"on": f"{due - timedelta(days=chance.randint(0, 9))}", "progress": "done"}
        yield {"type": "action_report", "id": f"{a}-p", "action": a, **done}


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def main() -> None:
    """Write the lines to standard output."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--relationships", type=int, default=1000)
    parser.add_argument("--meetings", type=int, default=50)
    parser.add_argument("--actions", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for line in journal(given.relationships, given.meetings, given.actions, given.seed):
        sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
