"""The check of a report: each finding with what it rests on, what to ask, and the other signs."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.days import short_day
from mentorlog.guidance import source
from mentorlog.health import Checkup, Finding
from mentorlog.record import Relationship
from mentorlog.render.document import Content, Item, Items, Paragraph, Part, Rows, Table
from mentorlog.render.levels import LEVELS, level_words
from mentorlog.render.worded import (
    CLEAR,
    NOT_YET,
    RESTS,
    grouped,
    headline,
    named,
    reminder,
    set_aside,
)
from mentorlog.sign import Ask, Evidence, Shown
from mentorlog.wording import addressed, plural, spoken

MOST = 8


def checking(c: Checkup, level: int) -> Iterator[Part]:
    """The check as a part, with a part below it for each finding."""
    yield Part("The check", tuple(_whole(c)), level)
    for finding in c.shown:
        yield _shown(c.record.relationship, finding, level + 1)
    if c.asking:
        items = tuple(_ask(c.record.relationship, finding) for finding in c.asking)
        yield Part("To ask", (Items(items),), level + 1)
    others = tuple(_others(c))
    if others:
        yield Part("The other signs", others, level + 1)


def _whole(c: Checkup) -> Iterator[Content]:
    said = level_words(c)
    if c.level == "closed":
        yield Paragraph(f"It is {said}; a relationship that is closed is not judged.")
        return
    told = headline(c)
    yield Paragraph(f"{said[0].upper()}{said[1:]}{f': {told}' if told else ''}.")
    if c.shown:
        yield from (Paragraph(text) for text in reminder(c))


def _shown(about: Relationship, finding: Finding, level: int) -> Part:
    verdict, sign = finding.verdict, finding.sign
    assert isinstance(verdict, Shown)
    contents: list[Content] = [Paragraph(verdict.says)]
    if verdict.because:
        contents.append(_evidence(verdict.because))
    unseen = addressed(about, spoken(about, sign.open_))
    rows = [("Unseen", unseen), ("Ask", spoken(about, sign.ask[0]))]
    rows += [("Try", spoken(about, sign.tries[0])), ("Source", source(sign.sources[0]).cite)]
    if verdict.tally is not None and verdict.tally.set_aside:
        rows.insert(0, ("Set aside", set_aside(verdict.tally.set_aside, sign)))
    contents.append(Rows(tuple(rows)))
    title = f"{addressed(about, spoken(about, sign.title))}: {LEVELS[verdict.level]}"
    return Part(title, tuple(contents), level)


def _evidence(because: tuple[Evidence, ...]) -> Table:
    return Table(
        "What it rests on",
        ("Day", "Id", "What the record says"),
        tuple((short_day(e.on) if e.on else "not noted", e.entry.short, e.note) for e in because),
    )


def _ask(about: Relationship, finding: Finding) -> Item:
    verdict, sign = finding.verdict, finding.sign
    assert isinstance(verdict, Ask)
    because = [
        f"{e.entry.short}{f', {short_day(e.on)}' if e.on else ''}: {e.note}"
        for e in verdict.because
    ]
    more = [f"and {len(because) - MOST} more"] if len(because) > MOST else []
    ask, cite = spoken(about, sign.ask[0]), source(sign.sources[0]).cite
    return Item(verdict.says, below=(*because[:MOST], *more, f"Ask: {ask}", f"Source: {cite}"))


def _others(c: Checkup) -> Iterator[Content]:
    """The signs that have nothing to say: how many are clear, and why the others cannot tell."""
    groups = grouped(c)
    told = {f.sign.slug for f in (*c.shown, *c.asking)}
    waiting = {f.sign.slug for found in groups[NOT_YET].values() for f in found}
    clear = {f.sign.slug for found in groups[CLEAR].values() for f in found} - told - waiting
    if clear:
        yield Paragraph(f"In {plural(len(clear), 'other sign')} nothing stands out.")
    items = [
        Item(f"{group[0].upper()}{group[1:]}, {why}: {named(c, found)}")
        for group in (NOT_YET, RESTS)
        for why, found in groups[group].items()
    ]
    if items:
        yield Items(tuple(items))
