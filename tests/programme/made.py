"""Records that are made up, the same from the same number, and what is made of them."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from mentorlog.exchange.jsonl import write_lines
from mentorlog.exchange.packet import sharing, write_packet
from mentorlog.record import (
    Action,
    Agreement,
    Closing,
    Concern,
    Feedback,
    Goal,
    Meeting,
    Pause,
    Record,
    Relationship,
)

TODAY = date(2026, 3, 11)
SIDES = ("mentor", "mentee")
OUTCOMES = ("held", "held", "held", "cancelled", "missed", "unknown")
ALSO = ("concerns", "feedback", "notes", "observations", "reasons")
WORD = "PRIVATEWORD"


def record(number: int) -> Record:
    """A relationship with some sessions and promises; few have ended, or rest."""
    chance = random.Random(number)
    r, day = f"r{number:05}", TODAY - timedelta(days=chance.randint(40, 200))
    about = Relationship(
        id=r, mentor=f"Mina {number}", mentee=f"Omar {number}", keeper=chance.choice(SIDES)
    )
    agreed = Agreement(id=f"{r}-t", relationship=r, rhythm="P2W", agreed_on=day)
    ended = Closing(id=f"{r}-c", relationship=r, mentor_told_on=day, mentee_told_on=day)
    return Record(
        relationship=about,
        agreements=(agreed,),
        goals=(Goal(id=f"{r}-g", relationship=r, text=WORD, set_on=day),),
        meetings=tuple(_meetings(r, day, chance)),
        actions=tuple(_actions(r, day, chance)),
        feedback=(Feedback(id=f"{r}-f", relationship=r, from_="mentee", on=day, text=WORD),),
        concerns=(Concern(id=f"{r}-w", relationship=r, by="mentor", on=day, text=WORD),),
        pauses=(Pause(id=f"{r}-p", relationship=r, from_=TODAY),) if number % 9 == 0 else (),
        closings=(ended.but(closed_on=TODAY),) if number % 11 == 0 else (),
    )


def _meetings(r: str, day: date, chance: random.Random) -> Iterator[Meeting]:
    for at in range(chance.randint(2, 7)):
        outcome = chance.choice(OUTCOMES)
        on = day + timedelta(days=14 * at)
        there = Meeting(id=f"{r}-m{at}", relationship=r, outcome=outcome, on=on, notes=WORD)
        off = outcome in ("cancelled", "missed")
        yield there.but(by=chance.choice(SIDES), notice_hours=2) if off else there


def _actions(r: str, day: date, chance: random.Random) -> Iterator[Action]:
    for at in range(chance.randint(0, 5)):
        due = day + timedelta(days=20 * at)
        owner = chance.choice(SIDES)
        yield Action(
            id=f"{r}-a{at}", relationship=r, text=WORD, owner=owner, agreed_on=day, due_on=due
        )


def packet(of: Record, exported_on: date = TODAY, revision: int = 1) -> bytes:
    """All of it that somebody may share."""
    out = BytesIO()
    view = of.relationship.keeper
    entries = sharing(of, ALSO).entries
    write_packet(out, entries, view=view, exported_on=exported_on, revision=revision)
    return out.getvalue()


def packets(folder: Path, count: int) -> Path:
    """So many packets, in two folders."""
    for number in range(count):
        below = folder / ("even", "odd")[number % 2]
        below.mkdir(parents=True, exist_ok=True)
        (below / f"{number:05}.jsonl").write_bytes(packet(record(number)))
    return folder


def journal(file: Path, count: int) -> Path:
    """The same records as one file of the exchange format."""
    with open(file, "wb") as out:
        every = (entry for number in range(count) for entry in record(number).entries())
        write_lines(every, out, exported_on=TODAY, include_private=True)
    return file


def changed(content: bytes, old: str, new: str) -> bytes:
    """A packet with other words and the checksum that fits them."""
    import json

    from mentorlog.exchange.packet import checksum

    header, *lines = content.replace(old.encode(), new.encode()).splitlines(keepends=True)
    found = json.loads(header) | {"checksum": checksum(lines)}
    return json.dumps(found).encode() + b"\n" + b"".join(lines)
