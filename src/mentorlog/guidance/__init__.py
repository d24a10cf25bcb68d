"""The published guidance, in our own words, and where each part of it comes from.

The words are in the TOML files beside this one, a file for each kind. A file is read when
something of it is first asked for, and no other file with it. An unknown key is a KeyError.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from mentorlog.frozen import Frozen


class Source(Frozen):
    """A document that the guidance or a figure comes from.

    `kind` is "guidance", "work" (cited by the guidance) or "evidence". A `title` in square
    brackets is a description; the title itself is not known here.
    """

    key: str
    kind: str
    title: str
    by: str
    says: str
    short: str
    section: str
    where: str
    year: int | None

    @property
    def cite(self) -> str:
        """A short citation: `OpenLearn, "Exploring …", 4.1` or `Straus et al. 2013`."""
        year = str(self.year) if self.year else ""
        if self.kind == "guidance":
            return ", ".join(filter(None, (self.short, f'"{self.title}"', self.section, year)))
        return f"{self.short} {year}".rstrip()


class Factor(Frozen):
    """A reason that may lie behind a sign, which only a person can name.

    `side` is "either", "both", "mentor", "mentee" or "relationship"; `coaching` is true where
    the factor is particular to coaching.
    """

    slug: str
    name: str
    says: str
    ask: tuple[str, ...]
    try_: tuple[str, ...]
    sources: tuple[str, ...]
    side: str
    coaching: bool


class Question(Frozen):
    """A question to put, and who answers it.

    `asked_of` is "either" (each may ask the other), "both", "mentor", "mentee" or "keeper".
    In the group "scenario" the text is a situation and `advises` is what the guidance advises;
    elsewhere `advises` is empty.
    """

    key: str
    group: str
    text: str
    asked_of: str
    sources: tuple[str, ...]
    advises: tuple[str, ...]


class Step(Frozen):
    """A step of ending well; `parts` are those of the last session, else empty."""

    key: str
    title: str
    says: str
    ask: tuple[str, ...]
    try_: tuple[str, ...]
    sources: tuple[str, ...]
    parts: tuple[str, ...]


class Topic(Frozen):
    """A page of the guide; `says` holds its paragraphs."""

    key: str
    title: str
    says: tuple[str, ...]
    ask: tuple[str, ...]
    try_: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def source(key: str) -> Source:
    """The source of that key."""
    return _as_source(key, _one("sources", key))


def sources() -> tuple[Source, ...]:
    """Every source: the guidance, the works it cites, the evidence."""
    return tuple(_as_source(key, told) for key, told in _read("sources").items())


def factor(slug: str) -> Factor:
    """The factor of that slug."""
    return _factors()[slug]


def factors() -> tuple[Factor, ...]:
    """Every factor that a concern may name."""
    return tuple(_factors().values())


def question(key: str) -> Question:
    """The question of that key, whatever its group."""
    return _questions()[key]


def questions(group: str) -> tuple[Question, ...]:
    """The questions of one group, in order.

    Groups: feedback, opening, check-in, preparation, progression, goal-achievement, scenario.
    """
    return tuple(question(key) for key in _read("questions")[group])


def closing_steps() -> tuple[Step, ...]:
    """The steps of ending well, in the order in which they are taken; withdrawing comes last."""
    return tuple(
        Step(key, told["title"], told["says"], *_advice(told), tuple(told.get("parts", ())))
        for key, told in _read("closing").items()
    )


def topic(key: str) -> Topic:
    """The page of the guide of that key."""
    return _topics()[key]


def topics() -> tuple[Topic, ...]:
    """Every page of the guide."""
    return tuple(_topics().values())


def _as_source(key: str, told: dict[str, Any]) -> Source:
    return Source(
        key=key,
        kind=told["kind"],
        title=told["title"],
        by=told["by"],
        says=told["says"],
        short=told.get("short", ""),
        section=told.get("section", ""),
        where=told.get("where", ""),
        year=told.get("year"),
    )


@cache
def _factors() -> dict[str, Factor]:
    return {
        slug: Factor(
            slug,
            told["name"],
            told["says"],
            *_advice(told),
            side=told["side"],
            coaching=told.get("coaching", False),
        )
        for slug, told in _read("factors").items()
    }


@cache
def _questions() -> dict[str, Question]:
    return {
        key: Question(
            key=key,
            group=group,
            text=told["text"],
            asked_of=told["asked_of"],
            sources=tuple(told["sources"]),
            advises=tuple(told.get("advises", ())),
        )
        for group, members in _read("questions").items()
        for key, told in members.items()
    }


@cache
def _topics() -> dict[str, Topic]:
    return {
        key: Topic(key, told["title"], tuple(told["says"]), *_advice(told))
        for key, told in _read("topics").items()
    }


def _advice(told: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What to ask, what to try, and the sources."""
    return tuple(told["ask"]), tuple(told["try"]), tuple(told["sources"])


@cache
def _read(name: str) -> dict[str, Any]:
    """The tables of one file beside this one."""
    import tomllib

    return tomllib.loads(_text(name))


def _one(name: str, key: str) -> dict[str, Any]:
    """One table of a file, without reading the others: a checkup cites a few of many sources.

    Its values are texts and whole numbers, which Python writes as TOML does, but for a text that
    goes on in the next line; that is read sooner than tomllib is imported.
    """
    from ast import literal_eval

    _, found, rest = f"\n{_text(name)}".partition(f"\n[{key}]\n")
    if not found:
        raise KeyError(key)
    lines = re.sub(r"\\\n\s*", "", rest.partition("\n[")[0]).splitlines()
    pairs = (line.partition(" = ") for line in lines if " = " in line)
    return {word: literal_eval(value) for word, _, value in pairs}


@cache
def _text(name: str) -> str:
    return (Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8")
