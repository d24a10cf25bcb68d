"""The questions about actions and goals: what came of them, what is promised now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from mentorlog.cli.asking.questions import Answers, Key, Question
from mentorlog.cli.meeting import days
from mentorlog.cli.meeting.asking import About, Occasion, cut, in_rows, side_keys
from mentorlog.cli.meeting.echo import moment
from mentorlog.errors import UsageError
from mentorlog.standing import ActionStanding, GoalStanding, agreed_on, latest
from mentorlog.standing import actions as standing_actions
from mentorlog.standing import goals as standing_goals
from mentorlog.wording import addressed, owned_by

if TYPE_CHECKING:
    from mentorlog.record import Record

CAME = (
    Key("d", "done", "done"),
    Key("s", "some", "some"),
    Key("n", "not yet", "none"),
    Key("w", "new day", "redate"),
    Key("x", "let go", "drop"),
)
TALKED_ABOUT = (Key("y", "yes", "yes"), Key("n", "not yet", ""))
EACH_ACTION = 8
NAMED = 10
EACH_GOAL = 4
TALKED = "t"
SAYS_WHOSE = re.compile(r"@\s*(\S+)\s+(\S.*)|([^:]{1,60}):\s*(\S.*)", re.DOTALL)
NOTHING = "There are no words in it."


# What came of the actions.


def open_actions(about: About, of: Occasion) -> list[ActionStanding]:
    """The open actions that were there on the day of the session, by their day."""
    return [
        standing
        for standing in standing_actions(about.record, about.today)
        if standing.asked_for and (agreed_on(about.record, standing.action) or of.on) <= of.on
    ]


def actions(about: About, answers: Answers, of: Occasion) -> Iterator[Question]:
    """One key for each open action; where there are very many, for those that are due last, and
    a line for the rest."""
    standings = open_actions(about, of)
    first = latest(about.record, standings, EACH_ACTION)
    rest = [standing for standing in standings if standing not in first]
    under = "What came of these?"
    rows = in_rows([_row(about, standing) for standing in first])
    for standing, row in zip(first, rows, strict=True):
        name = f"action:{standing.short}"
        yield Question(name=name, text=row, keys=CAME, under=under, shared=True)
        if answers[name] == "redate":
            read = days.read_due(about.session, of.on)
            yield Question(
                name=f"redate:{standing.short}",
                text=f"{standing.short} on which day now?",
                under=under,
                check=lambda typed, read=read: read(typed)[1],  # type: ignore[misc]
                kept=lambda typed, read=read: read(typed)[0],  # type: ignore[misc]
            )
    if rest:
        shorts = [standing.short for standing in rest]
        yield Question(
            name="others",
            text=f"{len(rest)} more are open ({_some(shorts)}). Which of them are done?",
            check=_named(shorts),
        )


def _some(shorts: list[str]) -> str:
    """Short ids; of very many the last ones, and the command that lists all of them."""
    more = len(shorts) - NAMED
    if more <= 0:
        return ", ".join(shorts)
    return f"{', '.join(shorts[-NAMED:])} and {more} before them: mentorlog action list"


def _row(about: About, standing: ActionStanding) -> str:
    by = owned_by(about.record, standing.action.owner)
    due = f", by {days.shorter(standing.target, about.today)}" if standing.target else ""
    return f"{standing.short} {cut(standing.action.text)} ({cut(by, 20)}{due})"


def _named(shorts: list[str]) -> Callable[[str], str]:
    def check(typed: str) -> str:
        for word in re.split(r"[,\s]+", typed.strip()):
            if word and word.casefold() not in shorts:
                raise UsageError(f"{word!r} is none of {_some(shorts)}.")
        return ""

    return check


# Which goals were talked about.


def goals(about: About, of: Occasion) -> Iterator[Question]:
    """A line for each open goal; where there are many, one for all of them."""
    standings = [s for s in standing_goals(about.record) if s.open and _set_by(s, of)]
    which = addressed(about.record.relationship, "Which goals did you talk about")
    if len(standings) > EACH_GOAL:
        yield Question(
            name="goals",
            text=f"{which}, and how far are they?",
            hint=f"as in {standings[0].short}:40 {standings[1].short}",
            check=_goals([s.short for s in standings]),
        )
        return
    rows = in_rows([_goal_row(standing) for standing in standings])
    for standing, row in zip(standings, rows, strict=True):
        yield Question(
            name=f"goal:{standing.short}",
            text=row,
            under=f"{which}?  0 to 100 how far, or {TALKED}: talked about",
            check=_far,
        )


def _set_by(standing: GoalStanding, of: Occasion) -> bool:
    return standing.goal.set_on is None or standing.goal.set_on <= of.on


def _goal_row(standing: GoalStanding) -> str:
    far = f" ({standing.progress} %)" if standing.progress is not None else ""
    return f"{standing.short} {cut(standing.text)}{far}"


def _far(typed: str) -> str:
    far = typed.removesuffix("%").strip()
    if typed.casefold() != TALKED and not (re.fullmatch("[0-9]{1,3}", far) and int(far) <= 100):
        raise UsageError(f"{typed!r} is no progress from 0 to 100, and not {TALKED}.")
    return ""


def _goals(shorts: list[str]) -> Callable[[str], str]:
    def check(typed: str) -> str:
        for word in goal_words(typed):
            name, mark, far = word.partition(":")
            if name not in shorts:
                raise UsageError(f"{name!r} is none of {', '.join(shorts)}.")
            _far(far) if mark else None
        return ""

    return check


def goal_words(typed: str) -> list[str]:
    """ "g1: 40, g2" as ["g1:40", "g2"]."""
    return re.sub(r"\s*:\s*", ":", typed.casefold()).replace(",", " ").split()


# Which of the topics that were noted beforehand.


def topics(about: About, of: Occasion) -> Iterator[Question]:
    """One key for each topic that waits since that day or longer; of very many, for the first."""
    waiting = [
        topic
        for topic in about.record.topics
        if topic.discussed_on is None and (topic.on or of.on) <= of.on
    ][:EACH_ACTION]
    rows = in_rows([f"{topic.short} {cut(topic.text)}" for topic in waiting])
    for topic, row in zip(waiting, rows, strict=True):
        yield Question(
            name=f"topic:{topic.short}",
            text=row,
            keys=TALKED_ABOUT,
            under=addressed(about.record.relationship, "Did you talk about what was noted?"),
            shared=True,
        )


# What is promised now.


def new_actions(about: About, answers: Answers, of: Occasion) -> Iterator[Question]:
    """New actions, a line each until one is left empty; a key says whose where the line does
    not."""
    under = f"New actions, one a line, as in: @{_called(about.record)} send the CV by friday"
    number = 0
    while number == 0 or answers[f"new:{number}"]:
        number += 1
        yield Question(
            name=f"new:{number}",
            text="",
            under=under,
            check=lambda typed: _said_back(about, of, typed, answers),
            kept=lambda typed: _promised(about, of, typed)[0],
        )
        words = answers[f"new:{number}"]
        if words and not says_whose(about.record, words):
            yield Question(
                name=f"whose:{number}",
                text="Whose is it?",
                under=under,
                keys=side_keys(about.record, both="both"),
                needed=True,
            )


def _said_back(about: About, of: Occasion, typed: str, answers: Answers) -> str:
    """How a line was understood; UsageError where that very action was told already."""
    kept, said = _promised(about, of, typed)
    told = [text for name, text in answers.items() if name.startswith("new:") and text]
    if says_whose(about.record, kept) and kept in told:
        raise UsageError("That one is told already. Type another, or Enter to go on.")
    return said


def _called(record: Record) -> str:
    """What the other side may be called in front of an action: a first name, else the side."""
    party = record.parties[1]
    first = record.name(party).split()[0]
    return first if says_whose(record, f"@{first} x") and first.isalpha() else party


def says_whose(record: Record, typed: str) -> tuple[str, str] | None:
    """The owner and the words of an action, where its line begins with one of the two."""
    from mentorlog.cli import sides

    found = SAYS_WHOSE.fullmatch(typed.strip())
    if found is None:
        return None
    head, words = (found[1], found[2]) if found[1] else (found[3], found[4])
    try:
        return sides.owner(record, "", head.strip(" ,:")), words
    except UsageError:
        return None


def _promised(about: About, of: Occasion, typed: str) -> tuple[str, str]:
    """A line with its day as it was understood, and how that is said back."""
    from mentorlog.cli.meeting.words import promise

    session, record = about.session, about.record
    whose = says_whose(record, typed)
    if typed.startswith("@") and whose is None:
        who = typed.split()[0]
        raise UsageError(f"{who!r} is neither {record.name('mentor')} nor {record.name('mentee')}.")
    side, words = whose or ("both", typed.strip())
    notes, session.notes = session.notes, []
    try:
        one = promise(session, record, f"{side}: {words}", of.on)
        noted = session.notes
    except UsageError as error:
        raise UsageError(error.sentence.removeprefix("--action: ")) from error
    finally:
        session.notes = notes
    day = f" by {one.due_on}" if one.due_on else ""
    front = f"{side}: " if whose else ""
    name = f"{owned_by(record, side)}: " if whose else ""
    due = f"; by {moment((one.due_on, None), session.today)}" if one.due_on else ""
    more = "".join(f" ({note.removeprefix('--action: ')})" for note in noted)
    return f"{front}{one.text}{day}", f"{name}{one.text}{due}{more}" if due or whose else ""


def read_text(typed: str) -> str:
    """Words that are taken as they are; "=" among others."""
    if not typed.strip():
        raise UsageError(NOTHING)
    return ""
