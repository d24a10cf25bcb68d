"""The first questions of `mentorlog close`: whether it should end, and what to try instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorlog.cli.asking import guided
from mentorlog.cli.asking.questions import Answers, Key, Question, Script
from mentorlog.closing import GOOD_ENDS
from mentorlog.days import read_rhythm, say_rhythm
from mentorlog.errors import UsageError
from mentorlog.guidance import closing_steps
from mentorlog.record import Record
from mentorlog.record.in_force import agreed_at
from mentorlog.wording import addressed

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.closing import ClosePlan

WITHDRAWAL = "withdrawal"
MOST_DIGITS = 4
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
NOT_YET = Key("n", "not yet", "no")
THEN = (Key("e", "plan the last session", "end"), Key("t", "a new term", "term"))


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
    keys=(guided.YES, NOT_YET),
    enter="no",
    under=about("look"),
)
AGREED = "Have the two of you agreed on it?"


def looking(session: Session, plan: ClosePlan, help: tuple[str, ...] = ()) -> Script:
    """Why, what the guidance asks, and whether the two have looked at it together; `help` stands
    above that where it is not working. A good end is asked whether to conclude or go on."""

    def next_(answers: Answers) -> Question | None:
        reason = plan.ending.reason if plan.ending is not None else None
        questions = [
            Question(
                name="reason",
                text=addressed(plan.record.relationship, "Why do you think of an ending?"),
                keys=REASONS,
                enter=reason or "",
                under=about("look"),
            )
        ]
        chosen = answers.get("reason")
        if chosen == WITHDRAWAL:
            questions.append(_by(plan.record))
        elif chosen in GOOD_ENDS:
            questions += _then(session, plan, answers)
        else:
            questions += [_guidance(plan, number, text) for number, text in enumerate(asked(), 1)]
            listed = help if chosen == "not-working" else ()
            questions.append(_together(plan, listed))
            questions += [_private(plan)] if news(plan, answers) else []
        return guided.in_turn(questions)(answers)

    return next_


def news(plan: ClosePlan, answers: Answers) -> bool:
    """Whether anything was answered that is not kept yet."""
    before = (plan.ending.reason, bool(plan.ending.explored)) if plan.ending else (None, False)
    said = (guided.given(answers, "reason"), together(plan, answers))
    return bool(looked(plan, answers)) or said != before


def together(plan: ClosePlan, answers: Answers) -> bool:
    """Whether the two have looked at it together, now or before."""
    before = plan.ending is not None and bool(plan.ending.explored)
    return before or answers.get("explored") == guided.YES.stands_for


def _private(plan: ClosePlan) -> Question:
    """Whether it stays in the journal: until somebody says otherwise, what is written here was
    thought and not said."""
    ending = plan.ending
    open_ = ending is not None and bool(ending.note) and not ending.private
    return guided.PRIVATE.but(enter="no" if open_ else "yes", under=about("look"))


def _together(plan: ClosePlan, listed: tuple[str, ...]) -> Question:
    asked = TOGETHER.but(text=addressed(plan.record.relationship, TOGETHER.text))
    return (
        guided.Choosing(
            name=asked.name,
            text=asked.text,
            keys=asked.keys,
            enter=asked.enter,
            under=asked.under,
            listed=listed,
        )
        if listed
        else asked
    )


def _then(session: Session, plan: ClosePlan, answers: Answers) -> list[Question]:
    text = "To conclude, or to go on? Enter leaves it open."
    then = Question(name="then", text=text, keys=THEN, under=about("after"))
    return [then, *(_details(session, plan, "term") if answers.get("then") == "term" else ())]


def _guidance(plan: ClosePlan, number: int, text: str) -> Question:
    before = _before(plan, text)
    name = f"look-{number}"
    return Question(name=name, text=text, enter=before, under=about("look"), long=True)


def _before(plan: ClosePlan, text: str) -> str:
    """What was answered to that question the last time, as it is kept; "" where nothing was."""
    note = (plan.ending.note if plan.ending is not None else None) or ""
    said = [line[len(text) :].strip() for line in note.split("\n") if line.startswith(text)]
    return said[-1] if said else ""


def _by(record: Record) -> Question:
    keys = guided.sides(record, facilitator=False)
    keeper = record.relationship.keeper
    enter = keeper if keeper in ("mentor", "mentee") else ""
    return Question(name="by", text="Who withdraws?", keys=keys, enter=enter, needed=True)


def looked(plan: ClosePlan, answers: Answers) -> str | None:
    """What was answered anew to the guidance's questions, a line each; None where nothing was."""
    lines = [
        f"{text} {' '.join(said.split())}"
        for number, text in enumerate(asked(), 1)
        if (said := guided.given(answers, f"look-{number}")) and said != _before(plan, text)
    ]
    return "\n".join(lines) or None


# Renegotiate, or renew.


def trying(session: Session, plan: ClosePlan) -> Script:
    """What to try instead, one thing after the other, until it goes on or is to end."""

    def next_(answers: Answers) -> Question | None:
        used: list[str] = []
        while not used or used[-1] not in (*LAST_WAYS, ""):
            if used:
                detail = guided.in_turn(_details(session, plan, used[-1]))(answers)
                if detail is not None:
                    return detail
            name = f"way-{len(used) + 1}"
            if name not in answers:
                return _way(name, used)
            used.append(answers[name])
        return guided.in_turn(_details(session, plan, used[-1]))(answers)

    return next_


def _way(name: str, used: list[str]) -> Question:
    keys = tuple(key for key in WAYS if key.stands_for not in used)
    text = "Anything else? Enter leaves it open." if used else "What now? Enter leaves it open."
    return Question(name=name, text=text, keys=keys, under=about("renegotiate"))


def _details(session: Session, plan: ClosePlan, way: str) -> list[Question]:
    under = about("renegotiate")
    together = addressed(plan.record.relationship, AGREED)
    begin = f"{together} The new term then begins today."
    ahead = guided.day_ahead(session, session.today)
    kept = kept_ahead(session)
    if way == "goal":
        measure = addressed(plan.record.relationship, "How will you know that it is reached?")
        return [
            Question(name="new_goal", text="The new goal?", under=under, needed=True),
            Question(name="measure", text=measure, under=under),
        ]
    if way == "rhythm":
        text = addressed(plan.record.relationship, "How often will you meet?")
        often = Question(name="rhythm", text=text, check=_often, under=under, needed=True)
        return [often, _agreed("rhythm_agreed", together)]
    if way == "break":
        text = "The last day of a break from today?"
        return [
            Question(
                name="break_until", text=text, check=ahead, kept=kept, under=under, needed=True
            )
        ]
    if way == "facilitator":
        text = addressed(plan.record.relationship, "Who is to help the two of you?")
        named = plan.record.relationship.facilitator or ""
        return [Question(name="facilitator", text=text, enter=named, under=under, needed=True)]
    if way == "term":
        text = "Until when? Enter: no end is set."
        until = Question(name="until", text=text, check=ahead, kept=kept, under=under)
        return [until, *_terms(plan), _agreed("begin", begin)]
    return []


def _agreed(name: str, text: str) -> Question:
    keys = (guided.YES, NOT_YET)
    return Question(name=name, text=text, keys=keys, enter="no", under=about("renegotiate"))


def _terms(plan: ClosePlan) -> list[Question]:
    """How often, and how many sessions, as they are agreed now."""
    under = about("renegotiate")
    iso = agreed_at(plan.record, "rhythm", plan.today)
    often = say_rhythm(str(iso)) if iso else ""
    found = [
        Question(name="rhythm", text="How often?", enter=often, check=_often, under=under),
    ]
    if plan.contract is not None or plan.record.coaching:
        found.append(
            Question(
                name="sessions",
                text="How many sessions? 0: no number is agreed.",
                enter=str(plan.contract.agreed) if plan.contract is not None else "",
                check=_number,
                under=under,
            )
        )
    return found


def _number(typed: str) -> str:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS):
        raise UsageError(f"{typed!r} is no number of sessions.")
    return ""


def _often(typed: str) -> str:
    return say_rhythm(read_rhythm(typed))


def kept_ahead(session: Session) -> Callable[[str], str]:
    """How a day to come is kept: as a date, which it stays when it is read on another day."""
    return lambda typed: str(guided.read_ahead(session, typed, session.today))


def ways(answers: Answers) -> list[str]:
    """What was chosen, in order."""
    return [answer for name, answer in answers.items() if name.startswith("way-") and answer]
