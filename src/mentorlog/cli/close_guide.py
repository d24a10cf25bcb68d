"""The first questions of `mentorlog close`: whether it should end, and what to try instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorlog.cli import guided
from mentorlog.cli.questions import Answers, Key, Question, Script
from mentorlog.days import read_rhythm, say_rhythm
from mentorlog.guidance import closing_steps
from mentorlog.record import Record

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.closing import ClosePlan

WITHDRAWAL = "withdrawal"
REASONS = (
    *(Key("g", "goals reached", "goals-achieved"), Key("t", "time is up", "time-is-up")),
    *(Key("m", "moved on", "moved-on"), Key("n", "not working", "not-working")),
    *(Key("w", "one of us withdraws", WITHDRAWAL), Key("o", "something else", "other")),
)
WAYS = (
    *(Key("g", "a new goal", "goal"), Key("r", "another rhythm", "rhythm")),
    *(Key("b", "a break", "break"), Key("f", "a facilitator", "facilitator")),
    *(Key("a", "a new agreement", "agreement"), Key("t", "a new term", "term")),
    *(Key("o", "it goes on", "on"), Key("e", "it is to end", "end")),
)
LAST_WAYS = ("agreement", "term", "on", "end")


def about(key: str) -> str:
    """The title of a step of the guidance."""
    return next(step.title for step in closing_steps() if step.key == key)


def asked(keys: tuple[str, ...] = ("look", "renegotiate")) -> tuple[str, ...]:
    """What the guidance asks before an ending: whether the goals are right, whether anything is
    done about them, what would have to change."""
    look, other = (step for step in closing_steps() if step.key in keys)
    return (*look.ask[:2], other.ask[0])


# Look.

TOGETHER = Question(
    name="explored",
    text="Did the two of you look at it together?",
    keys=(guided.YES, Key("n", "not yet", "no")),
    enter="no",
    under=about("look"),
)


def looking(record: Record, plan: ClosePlan) -> Script:
    """Why, what the guidance asks, and whether the two have looked at it together."""

    def next_(answers: Answers) -> Question | None:
        reason = plan.ending.reason if plan.ending is not None else None
        questions = [
            Question(
                name="reason",
                text="What makes you think of an ending?",
                keys=REASONS,
                enter=reason or "",
                under=about("look"),
            )
        ]
        if answers.get("reason") == WITHDRAWAL:
            questions.append(_by(record))
        elif answers.get("reason") != "goals-achieved":
            questions += [_guidance(number, text) for number, text in enumerate(asked(), 1)]
        if answers.get("reason") != WITHDRAWAL:
            questions.append(TOGETHER)
            questions += [_private(plan)] if saved(answers) else []
        return guided.in_turn(questions)(answers)

    return next_


def saved(answers: Answers) -> bool:
    """Whether anything was answered that is to be kept."""
    together = answers.get("explored") == guided.YES.stands_for
    return bool(guided.given(answers, "reason") or looked(answers) or together)


def _private(plan: ClosePlan) -> Question:
    """Whether it stays in the journal: until somebody says otherwise, what is written here was
    thought and not said."""
    ending = plan.ending
    open_ = ending is not None and bool(ending.note) and not ending.private
    return guided.PRIVATE.but(enter="no" if open_ else "yes", under=about("look"))


def _guidance(number: int, text: str) -> Question:
    return Question(name=f"look-{number}", text=text, under=about("look"), long=True)


def _by(record: Record) -> Question:
    keys = guided.sides(record, facilitator=False)
    keeper = record.relationship.keeper
    enter = keeper if keeper in ("mentor", "mentee") else ""
    return Question(name="by", text="Who withdraws?", keys=keys, enter=enter, needed=True)


def looked(answers: Answers) -> str | None:
    """What was answered to the guidance's questions, a line each; None where nothing was."""
    lines = [
        f"{text} {' '.join(said.split())}"
        for number, text in enumerate(asked(), 1)
        if (said := guided.given(answers, f"look-{number}"))
    ]
    return "\n".join(lines) or None


# Renegotiate, or renew.


def trying(session: Session) -> Script:
    """What to try instead, one thing after the other, until it goes on or is to end."""

    def next_(answers: Answers) -> Question | None:
        used: list[str] = []
        while not used or used[-1] not in (*LAST_WAYS, ""):
            if used:
                detail = guided.in_turn(_details(session, used[-1]))(answers)
                if detail is not None:
                    return detail
            name = f"way-{len(used) + 1}"
            if name not in answers:
                return _way(name, used)
            used.append(answers[name])
        return guided.in_turn(_details(session, used[-1]))(answers)

    return next_


def _way(name: str, used: list[str]) -> Question:
    keys = tuple(key for key in WAYS if key.stands_for not in used)
    text = "Anything else? Enter leaves it open." if used else "What now? Enter leaves it open."
    return Question(name=name, text=text, keys=keys, under=about("renegotiate"))


def _details(session: Session, way: str) -> list[Question]:
    under = about("renegotiate")
    ahead = guided.day_ahead(session, session.today)
    kept = kept_ahead(session)
    if way == "goal":
        measure = "How will you know that it is reached?"
        return [
            Question(name="new_goal", text="The new goal?", under=under, needed=True),
            Question(name="measure", text=measure, under=under),
        ]
    if way == "rhythm":
        text = "How often will you meet?"
        return [Question(name="rhythm", text=text, check=_often, under=under, needed=True)]
    if way == "break":
        text = "The last day of a break from today?"
        return [
            Question(
                name="break_until", text=text, check=ahead, kept=kept, under=under, needed=True
            )
        ]
    if way == "facilitator":
        text = "Who is to help the two of you?"
        return [Question(name="facilitator", text=text, under=under, needed=True)]
    if way == "term":
        text = "Until when? Enter: no end is set."
        return [Question(name="until", text=text, check=ahead, kept=kept, under=under)]
    return []


def _often(typed: str) -> str:
    return say_rhythm(read_rhythm(typed))


def kept_ahead(session: Session) -> Callable[[str], str]:
    """How a day to come is kept: as a date, which it stays when it is read on another day."""
    return lambda typed: str(guided.read_ahead(session, typed, session.today))


def ways(answers: Answers) -> list[str]:
    """What was chosen, in order."""
    return [answer for name, answer in answers.items() if name.startswith("way-") and answer]
