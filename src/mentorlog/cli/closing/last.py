"""The last questions of `mentorlog close`: the plan of the final session, and its completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.asking import guided
from mentorlog.cli.asking.questions import Answers, Key, Question, Script
from mentorlog.cli.closing.guide import REASONS, WITHDRAWAL, about, kept_ahead
from mentorlog.days import say_day, short_day
from mentorlog.record import OUTCOMES, Meeting, Party, Record, usual_outcome
from mentorlog.standing import GoalStanding
from mentorlog.wording import addressed, quoted, whom

if TYPE_CHECKING:
    from mentorlog.cli.meeting.words import Moment
    from mentorlog.cli.session import Session
    from mentorlog.closing import ClosePlan

BECOMES = (
    *(Key("d", "done", "done"), Key("h", "handed over", "handed-over")),
    *(Key("a", "goes on alone", "alone"), Key("x", "let go", "dropped")),
)
DIFFERENTLY = "What would you do differently another time?"
PRESS = ("c", "n", "p", "b", "m")
ENDED = tuple(Key(press, word, word) for press, word in zip(PRESS, OUTCOMES, strict=True))


def planning(session: Session, plan: ClosePlan) -> Script:
    """The last session: its day, who knows, what becomes of what is open, how it is marked."""

    def next_(answers: Answers) -> Question | None:
        questions = [*_day(session, plan, answers), *_why(plan), *_told(session, plan)]
        questions += _open(plan, answers, needed=False)
        questions += _mark(plan)
        questions += _afterwards(session, plan, answers)
        return guided.in_turn(questions)(answers)

    return next_


def _day(session: Session, plan: ClosePlan, answers: Answers) -> list[Question]:
    """The day of the last session, and its time."""
    from mentorlog.cli.meeting.days import iso
    from mentorlog.cli.meeting.echo import moment

    final = plan.final
    day = final.on if final is not None else None
    on = Question(
        name="on",
        text="Which day is the last session?",
        enter=str(day or ""),
        entered=say_day(day, plan.today) if day else "",
        check=lambda typed: moment(when(session, typed), session.today),
        kept=lambda typed: iso(when(session, typed)),
        under=about("plan"),
        needed=True,
    )
    day_typed, _, beside = answers.get("on", "").partition(" ")
    who = []
    if final is not None and final.outcome == "planned" and day_typed not in ("", str(day)):
        who = [_who_moved(plan.record, final)]
    if beside:
        return [on, *who]
    at = Question(
        name="at",
        text="At what time?",
        enter=(final.at or "") if final is not None else "",
        check=lambda typed: _time(session, typed),
        kept=lambda typed: _time(session, typed),
        under=about("plan"),
    )
    return [on, at, *who]


def _who_moved(record: Record, final: Meeting) -> Question:
    """Who moved the last session from its day, which nobody can tell but them."""
    from mentorlog.cli.meeting.asking import side_keys

    was = f"{final.short} was planned for {short_day(final.on)}. " if final.on else ""
    keys = side_keys(record, both="by agreement", outside="for a reason outside")
    return Question(name="moved_by", text=f"{was}Who moved it?", keys=keys, under=about("plan"))


def when(session: Session, typed: str) -> Moment:
    """The day of the last session, and the time or None; UsageError where it is none."""
    return guided.moment_ahead(session, typed, session.today)


def _time(session: Session, typed: str) -> str:
    from mentorlog.cli.meeting.words import time

    return time(session, typed)


def _why(plan: ClosePlan) -> list[Question]:
    if plan.ending is not None and plan.ending.reason:
        return []
    keys = tuple(key for key in REASONS if key.stands_for != WITHDRAWAL)
    return [Question(name="reason", text="Why does it end?", keys=keys, under=about("plan"))]


def _told(session: Session, plan: ClosePlan) -> list[Question]:
    """Since when each knows it, save whoever plans it."""
    found = []
    for party in plan.record.parties:
        told = getattr(plan.ending, f"{party}_told_on") if plan.ending is not None else None
        if told is None and party != plan.record.relationship.keeper:
            found.append(
                Question(
                    name=f"{party}_told",
                    text=f"Since when does {plan.record.name(party)} know? Enter: not told yet.",
                    check=lambda typed: say_day(guided.read_past(session, typed), session.today),
                    kept=lambda typed: str(guided.read_past(session, typed)),
                    under=about("plan"),
                )
            )
    return found


def _open(plan: ClosePlan, answers: Answers, needed: bool) -> list[Question]:
    """What becomes of each goal and action of which it is not said yet."""
    found = []
    under = "What becomes of what is open?" + ("" if needed else " Enter: later.")
    for one in plan.undecided:
        text = one.text if isinstance(one, GoalStanding) else one.action.text
        found.append(
            Question(
                name=f"of-{one.short}",
                text=f"{one.short}  {quoted(text)}",
                keys=BECOMES,
                under=under,
                shared=True,
                needed=needed,
            )
        )
        if answers.get(f"of-{one.short}") == "handed-over":
            to = f"to-{one.short}"
            found.append(Question(name=to, text="    To whom?", under=under, needed=True))
    return found


def _mark(plan: ClosePlan) -> list[Question]:
    before = plan.ending.celebration if plan.ending is not None else None
    text = addressed(plan.record.relationship, "How will you mark it: a walk, a coffee, a card?")
    return [
        Question(name="celebration", text=text, enter=before or "", under=about("final-session"))
    ]


def _afterwards(session: Session, plan: ClosePlan, answers: Answers) -> list[Question]:
    """Whether they stay in touch, who promised it, and when the record is to be erased."""
    ending, under = plan.ending, about("after")
    found = []
    if ending is None or ending.contact_afterwards is None:
        text = addressed(plan.record.relationship, "Will you stay in touch, and how?")
        found.append(Question(name="contact", text=text, under=under))
        if answers.get("contact"):
            found += [_promised(plan.record), _contact_on(session)]
    if ending is None or ending.erase_on is None:
        found.append(
            Question(
                name="erase_on",
                text="When is this record to be erased? Enter: not decided yet.",
                check=guided.day_ahead(session, session.today),
                kept=kept_ahead(session),
                under=under,
            )
        )
    return found


def _promised(record: Record) -> Question:
    keys = (*guided.sides(record, facilitator=False), Key("3", "both", "both"))
    return Question(name="contact_by", text="Who promised that?", keys=keys, under=about("after"))


def _contact_on(session: Session) -> Question:
    return Question(
        name="contact_on",
        text="On a day that you want to be reminded of? Enter: no.",
        check=guided.day_ahead(session, session.today),
        kept=kept_ahead(session),
        under=about("after"),
    )


# Complete.


def completing(session: Session, plan: ClosePlan) -> Script:
    """What is still open, thanks and what each takes along, and a kind word for it."""

    def next_(answers: Answers) -> Question | None:
        questions = [*_open(plan, answers, needed=True), *_words(plan)]
        questions += _afterwards(session, plan, answers)
        return guided.in_turn([*questions, *_private(plan), *_end(plan)])(answers)

    return next_


def _words(plan: ClosePlan) -> list[Question]:
    """Thanks and what is taken along, the keeper's own side first."""
    record, under = plan.record, "A word of thanks, and what each takes along"
    found = []
    for party in record.parties:
        other: Party = "mentee" if party == "mentor" else "mentor"
        mine = record.relationship.keeper == party
        does = "do you" if mine else f"does {record.name(party)}"
        to = whom(record, other)
        found += [
            _word(plan, f"thanks_{party}", f"What {does} thank {to} for?", under),
            _word(plan, f"takes_{party}", f"What {does} take along?", under),
        ]
    differently = addressed(record.relationship, DIFFERENTLY)
    return [*found, Question(name="differently", text=differently, under=under, long=True)]


def _word(plan: ClosePlan, name: str, text: str, under: str) -> Question:
    before = getattr(plan.ending, name) if plan.ending is not None else None
    return Question(name=name, text=text, enter=before or "", under=under, long=True)


def _private(plan: ClosePlan) -> list[Question]:
    """Whether an ending that is private stays so: its words of thanks are then on no page."""
    if plan.ending is None or not plan.ending.private:
        return []
    text = "The ending is private. Keep it out of the keepsake, too, thanks and all?"
    keys = guided.YES_OR_NO
    return [Question(name="private", text=text, keys=keys, enter="yes", under=about("after"))]


def _end(plan: ClosePlan) -> list[Question]:
    """A kind word for it, and whether it is to be closed now."""
    reason = plan.ending.reason if plan.ending is not None else None
    return [
        Question(
            name="outcome",
            text="What do you call it?",
            keys=ENDED,
            enter=usual_outcome(plan.record, reason),
            needed=True,
            under=about("after"),
        ),
        Question(
            name="done",
            text="Close it now?",
            keys=(guided.YES, Key("n", "not yet", "no")),
            enter="no",
            under=about("after"),
        ),
    ]
