"""The agenda of the next session as a page for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.agenda import Agenda
from mentorlog.days import short_day
from mentorlog.guidance import Question
from mentorlog.render.agenda import SUGGESTED, notes, sections, when
from mentorlog.render.opening import Line, opened
from mentorlog.render.page import (
    BLANK,
    Block,
    Command,
    Ends,
    Page,
    Para,
    cells,
    strong,
    widest,
    words,
)

MARK = 2  # cells of a short id, if none is longer


def agenda_page(agenda: Agenda, with_: str = "") -> Page:
    """The agenda. `with_` is added to every command (" --with r2")."""
    return Page(_blocks(agenda, with_))


def first_page(asked: tuple[Question, ...]) -> Page:
    """What to talk about in a first session, where nothing is recorded yet."""
    return Page(_first(asked))


def _blocks(agenda: Agenda, with_: str) -> Iterator[Block]:
    about = agenda.record.relationship
    yield Ends(strong(f"{about.mentor} and {about.mentee}"), short_day(agenda.today))
    said = when(agenda)
    yield Para(f"{said[0].upper()}{said[1:]}.")
    for line in notes(agenda, with_):
        yield from _line(line, 0)
    found = sections(agenda, with_)
    wide = max(MARK, widest(line.mark for section in found for line in section.lines))
    for section in found:
        yield BLANK
        minutes = f"{section.minutes} min" if section.minutes else ""
        says = f"{section.title}: {section.minutes} minutes" if section.minutes else None
        yield Ends(strong(section.title), minutes, says=says)
        for line in section.lines:
            yield from _line(line, wide=wide)
    yield BLANK
    if agenda.shares:
        yield Para(SUGGESTED)
    yield Para("As a text for a mail, without what only you see or know:")
    yield Command(f"mentorlog prepare --copy{with_}")


def _first(asked: tuple[Question, ...]) -> Iterator[Block]:
    yield Para(strong("A first session"))
    yield Para("Nothing is recorded yet. Questions to choose from; not all need an answer at once:")
    yield BLANK
    for line in opened(asked, write=False):
        yield from _line(line)
    yield BLANK
    yield Para("To begin the journal, with what you have agreed on:")
    yield Command('mentorlog start --mentor NAME --mentee NAME --rhythm "every 2 weeks"')


def _line(line: Line, indent: int = 2, wide: int = MARK) -> Iterator[Block]:
    more = f"; {line.more}" if line.more else ""
    if line.mark:
        body = words(strong(line.words), more) if more else words(line.words)
        yield cells((line.mark,), (wide,), body, indent)
    else:
        yield Para(line.words, indent=indent, hang=2)
    under = indent + (wide + 2 if line.mark else 2)
    yield from (Command(command, under) for command in line.type)
