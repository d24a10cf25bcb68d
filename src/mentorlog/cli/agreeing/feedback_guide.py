"""The guidance's questions for feedback, in both directions, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.asking import guided
from mentorlog.cli.asking.questions import Answers, Key, Question, Script
from mentorlog.cli.sides import OTHER
from mentorlog.days import say_day, short_day
from mentorlog.frozen import Frozen
from mentorlog.guidance import Question as Asked
from mentorlog.guidance import questions
from mentorlog.record import PARTIES, Feedback, Party, Record
from mentorlog.wording import spoken, who, whom

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.record.words import About

WAITING = "?"
BOTH = "both"
ABOUT = {
    "how-am-i-doing": "asker",
    "how-is-it-going": "relationship",
    "what-could-i-do-better": "asker",
    "what-could-you-do-better": "answerer",
    "what-otherwise": "asker",
}
"""What an answer to each question is about; whoever asked it, for any other."""


class Answer(Frozen):
    """What one side answered, or that it was asked: `waiting` is the entry that waited for it."""

    from_: Party
    about: About | None = None
    question: str | None = None
    text: str | None = None
    waiting: Feedback | None = None


def script(session: Session, record: Record, from_: Party | None, dated: bool) -> Script:
    """What is asked: of `from_` or of both in turn, and when, unless that is known."""

    def next_(answers: Answers) -> Question | None:
        told = from_ or guided.given(answers, "who")
        if told is None:
            return _who(record)
        when = [] if dated else [_when(session)]
        asked = [q for party in answering(record, told) for q in _asked(record, party)]
        anything = any(text for name, text in answers.items() if name not in ("who", "when"))
        last = [guided.PRIVATE] if anything else []
        return guided.in_turn([*when, *asked, *last])(answers)

    return next_


def answering(record: Record, told: str) -> tuple[Party, ...]:
    """Who answers, in turn: the keeper asks first, about herself."""
    first = OTHER[record.parties[0]]
    return (first, OTHER[first]) if told == BOTH else tuple(p for p in PARTIES if p == told)


def _who(record: Record) -> Question:
    first = OTHER[record.parties[0]]
    keys = [
        Key(str(n), _pair(record, party).replace("You ", "you "), party)
        for n, party in enumerate((first, OTHER[first]), 1)
    ]
    return Question(
        name="who",
        text="Who asks?",
        keys=(*keys, Key("3", "both, in turn", BOTH)),
        enter=BOTH,
    )


def _pair(record: Record, party: Party) -> str:
    """ "You ask Sarah": who asks that side."""
    asker = OTHER[party]
    verb = "ask" if record.relationship.keeper == asker else "asks"
    return f"{who(record, asker)} {verb} {whom(record, party)}"


def _when(session: Session) -> Question:
    return Question(
        name="when",
        text="Which day was it?",
        enter=str(session.today),
        entered=say_day(session.today, session.today),
        check=lambda typed: _day(session, typed),
    )


def _day(session: Session, typed: str) -> str:
    day = guided.read_past(session, typed)
    return "" if day == session.today else say_day(day, session.today)


def _asked(record: Record, party: Party) -> list[Question]:
    """What waits for an answer of this side, then the questions of the guidance."""
    under = f"{_pair(record, party)}. Enter: not asked; {WAITING} asked, and no answer yet."
    there = waiting(record, party)
    earlier = [
        Question(
            name=f.short,
            text=f.question or f"What was asked on {short_day(f.asked_on or f.on)}",
            under=f"Asked before, and not answered yet by {whom(record, party)}.",
            long=True,
        )
        for f in there
    ]
    texts = {f.question for f in there}
    return earlier + [
        Question(name=f"{party}:{q.key}", text=q.text, under=under, long=True)
        for q in _questions(record)
        if q.text not in texts
    ]


def _questions(record: Record) -> list[Asked]:
    """The questions of the guidance, in the words of this relationship."""
    about = record.relationship
    return [q.but(text=spoken(about, q.text)) for q in questions("feedback")]


def waiting(record: Record, party: Party) -> list[Feedback]:
    """What was asked of a side and is not answered yet, oldest first."""
    found = [f for f in record.feedback if f.from_ == party and f.waiting]
    return sorted(found, key=lambda f: (f.on, f.number or 0))


def fixed(session: Session, answers: Answers) -> Answers:
    """The same with the day as a date."""
    typed = guided.given(answers, "when")
    return answers | {"when": str(guided.read_past(session, typed))} if typed else answers


def read(record: Record, answers: Answers) -> list[Answer]:
    """What was answered, in the order in which it was asked."""
    there = {f.short: f for f in record.feedback}
    texts = {q.key: q.text for q in _questions(record)}
    found = []
    for name, text in answers.items():
        said = None if text == WAITING else text
        party, mark, key = name.partition(":")
        if mark and text:
            from_: Party = "mentor" if party == "mentor" else "mentee"
            found.append(Answer(from_, about(from_, key), texts[key], said))
        elif name in there and said:
            found.append(Answer(there[name].from_, text=said, waiting=there[name]))
    return found


def about(from_: Party, key: str) -> About:
    """Whom or what the answer to a question is about."""
    told = ABOUT.get(key, "asker")
    if told == "relationship":
        return "relationship"
    return from_ if told == "answerer" else OTHER[from_]
