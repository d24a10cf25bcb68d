"""How much of what people type for days and times is read: the tables in tests/phrases.

Each line of a table is a phrase and what a sensible reader takes it for, seen from the day (and
in the direction) of the heading above it; `refused` where it could be two, or is no day. The
readings were written down before any was tried. `held_out.txt` is a quarter of them, drawn at
random before the grammar was grown on the others and tried when it was done. `traps.txt` is what
somebody found later who looked for phrases that are read wrongly; under `promise` they are what a
promise ends in, and `no day` where it ends in none.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mentorlog import days
from mentorlog.errors import UsageError

TABLES = Path(__file__).parent / "phrases"


class Phrase(NamedTuple):
    text: str
    today: date
    prefer: Any
    expected: str


def table(name: str) -> list[Phrase]:
    found: list[Phrase] = []
    today, prefer = date.min, "nearest"
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            today, prefer = date.fromisoformat(line.split()[1]), line.split()[2]
            continue
        text, _, expected = line.partition(" = ")
        found.append(Phrase(text, today, prefer, expected))
    return found


def read(phrase: Phrase) -> str:
    try:
        if phrase.prefer == "promise":
            return promised(phrase)
        day, time = days.read_moment(phrase.text, phrase.today, prefer=phrase.prefer)
    except UsageError:
        return "refused"
    return f"{day} {time}" if time else f"{day}"


def promised(phrase: Phrase) -> str:
    _, day = days.day_at_end(phrase.text, phrase.today)
    if not day:
        return "no day"
    days.check_figure(day)
    return f"{days.read_moment(day, phrase.today, prefer='future')[0]}"


def counts(phrases: list[Phrase]) -> dict[str, list[str]]:
    """Phrases by what came of them."""
    found: dict[str, list[str]] = {"right": [], "refused": [], "wrong": []}
    for phrase in phrases:
        got = read(phrase)
        kind = "right" if got == phrase.expected else "refused" if got == "refused" else "wrong"
        found[kind].append(f"{phrase.text!r}: {got}, meant {phrase.expected}")
    return found


@pytest.mark.parametrize("name", ["known.txt", "held_out.txt"])
def test_none_is_read_wrongly_and_nearly_all_are_read(name: str) -> None:
    phrases = table(name)
    found = counts(phrases)
    assert found["wrong"] == []
    assert len(found["right"]) >= 0.95 * len(phrases), found["refused"]


def test_every_trap_is_read_or_refused_as_it_should_be() -> None:
    found = counts(table("traps.txt"))
    assert found["wrong"] == []
    assert [line for line in found["refused"] if not line.endswith("meant refused")] == []


def test_what_a_promise_keeps_is_read_again_as_it_was() -> None:
    """The questions of `meet` keep a line with its day at the end, and read it a second time."""
    dated = [phrase for phrase in table("traps.txt") if phrase.prefer == "promise"]
    for phrase in (*table("known.txt"), *table("held_out.txt"), *dated):
        lead = "" if phrase.prefer == "promise" else "call Omar by "
        words, day = days.day_at_end(f"{lead}{phrase.text}", phrase.today)
        if day and read(phrase._replace(text=day, prefer="future")) != "refused":
            again = days.day_at_end(f"{words} by 2026-12-03", phrase.today)
            assert again == (words, "2026-12-03"), phrase


def test_the_tables_are_as_large_as_is_said_and_share_no_phrase() -> None:
    known, held_out = table("known.txt"), table("held_out.txt")
    assert (len(known), len(held_out)) == (178, 60)
    assert len({*known, *held_out}) == 238
    assert sum(phrase.expected == "refused" for phrase in known + held_out) == 35
    traps = table("traps.txt")
    assert (len(traps), sum(phrase.expected == "refused" for phrase in traps)) == (51, 14)


if __name__ == "__main__":
    for name in ("known.txt", "held_out.txt", "traps.txt"):
        print(name, {kind: len(phrases) for kind, phrases in counts(table(name)).items()})
