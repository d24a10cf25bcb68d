"""The questions of `mentorlog concern`: the worry and what may lie behind it, what was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.cli.asking import guided
from mentorlog.cli.asking.begun import typed
from mentorlog.cli.asking.questions import Answers, Key, Question, Script
from mentorlog.errors import NotFound, UsageError
from mentorlog.guidance import Factor, factors
from mentorlog.record import Concern, Record
from mentorlog.render.safe import safe
from mentorlog.wording import addressed, spoken

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

TAKEN = (
    *(Key("a", "accepted", "accepted"), Key("p", "partly", "partly")),
    *(Key("r", "resisted", "resisted"), Key("n", "no change", "no-change")),
)


def _raising(session: Session, record: Record, known: frozenset[str]) -> Script:  # noqa: ARG001
    """What is asked of a worry, save what is `known` from the flags."""
    listed = offered(record)
    agreed = addressed(record.relationship, "What did you agree about it, if anything?")
    questions = [
        Question(
            name="words",
            text="What worries you? A plain sentence or two, with an example.",
            long=True,
            needed=True,
        ),
        guided.Choosing(
            name="factor",
            text="Which of these may lie behind it? A number; Enter: none, or not clear yet.",
            listed=tuple(f"{n:>4}  {factor.name}" for n, factor in enumerate(listed, 1)),
            check=lambda typed: chosen(listed, typed).name,
        ),
        _by(record, "Whose worry is it?"),
        Question(name="agreed", text=agreed, long=True),
        guided.PRIVATE,
    ]
    return guided.in_turn([q for q in questions if q.name not in known])


def offered(record: Record) -> tuple[Factor, ...]:
    """What may lie behind a worry; what is particular to coaching only where it is coaching."""
    about = record.relationship
    listed = (f for f in factors() if record.coaching or not f.coaching)
    return tuple(f.but(name=spoken(about, f.name)) for f in listed)


def chosen(listed: tuple[Factor, ...], typed: str) -> Factor:
    """The one of that number, name, or part of a name; UsageError where it is none, or several."""
    word = " ".join(typed.casefold().replace("-", " ").split())
    if word.isdigit():
        if 1 <= int(word) <= len(listed):
            return listed[int(word) - 1]
        raise UsageError(f"The numbers go from 1 to {len(listed)}.")
    named = [f for f in listed if word in (f.slug.replace("-", " "), f.name.casefold())]
    found = named or [
        f for f in listed if word in f.slug.replace("-", " ") or word in f.name.casefold()
    ]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(f"{listed.index(f) + 1} {f.name}" for f in found[:4])
        raise UsageError(f"That could be {numbers}.")
    raise UsageError("None of them reads so; a number from the list, or Enter.")


def _trying(session: Session, record: Record, known: frozenset[str]) -> Script:
    """What is asked of something that was tried about a concern."""
    questions = [
        *_which(session, record, known),
        Question(name="words", text="What was tried?", long=True, needed=True),
        _by(record, "Who tried it, or brought it up?"),
        Question(name="response", text="How was it taken? Enter: not clear yet.", keys=TAKEN),
        Question(
            name="check",
            text=addressed(record.relationship, "When will you look at it again?"),
            check=guided.day_ahead(session, session.today),
        ),
        guided.PRIVATE,
    ]
    return guided.in_turn([q for q in questions if q.name not in known])


def _settling(session: Session, record: Record, known: frozenset[str]) -> Script:
    """What is asked of a concern that is settled."""
    words = Question(name="words", text="How was it settled?", long=True, needed=True)
    questions = [*_which(session, record, known), words, guided.PRIVATE]
    return guided.in_turn([q for q in questions if q.name not in known])


def _fixed(session: Session, answers: Answers) -> Answers:
    """The same with the day to look again as a date."""
    typed = guided.given(answers, "check")
    if typed is None:
        return answers
    return answers | {"check": str(guided.read_ahead(session, typed, session.today))}


def _about(session: Session, record: Record, given: dict[str, Any]) -> tuple[str, ...]:
    """What says which concern is meant, and what is told of it that nobody is asked."""
    which = given.get("concern")
    found = () if which is None else (session.find(record, Concern, which).short,)
    return (*found, *typed({name: given.get(name) for name in ("sign", "on")}))


def _by(record: Record, text: str) -> Question:
    keeper = record.relationship.keeper
    return Question(
        name="by", text=text, keys=guided.sides(record), enter=keeper or "", needed=True
    )


def _which(session: Session, record: Record, known: frozenset[str]) -> list[Question]:
    """Which concern, where it is not said; NotFound where none is open."""
    if "concern" in known:
        return []
    standing = [c for c in record.concerns if c.resolved_on is None]
    if not standing:
        raise NotFound("No concern is open.", "mentorlog concern raise")
    last = max(standing, key=lambda c: (c.on, c.number or 0))
    return [
        guided.Choosing(
            name="concern",
            text="Which concern?",
            enter=last.short,
            listed=tuple(f"  {c.short}  {safe(c.text)}" for c in standing),
            check=lambda typed: _text(session, record, typed),
            needed=True,
        )
    ]


def _text(session: Session, record: Record, typed: str) -> str:
    try:
        return session.find(record, Concern, typed).text
    except NotFound as error:
        raise UsageError(error.sentence) from error


def _read(session: Session, record: Record, answers: Answers) -> dict[str, Any]:
    found = guided.values(answers)
    if "factor" in found:
        found["factor"] = chosen(offered(record), found["factor"]).slug
    if "check" in found:
        found["check"] = guided.read_ahead(session, found["check"], session.today)
    return found


RAISING = guided.Guide(_raising, _about, _fixed, _read)
TRYING = guided.Guide(_trying, _about, _fixed, _read)
SETTLING = guided.Guide(_settling, _about, _fixed, _read)
