"""The questions of `mentorlog meet`, in the order in which a person remembers a session.

`script` tells the next one from the answers so far. Nothing is written here; what the answers
come to is in answers.py, the flags that say the same in its table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mentorlog.cli.asking.questions import Answers, Key, Question, Script
from mentorlog.cli.meeting import days
from mentorlog.cli.meeting.asking import (
    UNKNOWN,
    About,
    Occasion,
    cut,
    in_rows,
    occasion,
    planned_minutes,
    side_keys,
)
from mentorlog.cli.meeting.promises import actions, goals, new_actions, read_text, topics
from mentorlog.errors import UsageError
from mentorlog.record import Meeting, booked, final_meeting
from mentorlog.wording import addressed, plural, who

Questions = Iterator[Question]
HAPPENED = (
    Key("h", "held", "held"),
    Key("c", "called off", "cancelled"),
    Key("m", "moved", "moved"),
    Key("n", "no-show", "missed"),
)
PRESENT = (
    Key("a", "all there", "there"),
    Key("d", "distracted", "distracted"),
    Key("q", "quiet", "quiet"),
    Key("u", "unprepared", "unprepared"),
)
CUT = Key("c", "cut it short", "cut")
USEFUL = tuple(Key(str(n), {1: "little", 5: "very"}.get(n, ""), str(n)) for n in range(1, 6))
OUTSIDE = "somebody or something else"
REASONS = "illness, holiday, work, travel, … or your words"


def script(about: About) -> Script:
    """The questions about one session."""

    def next_question(answers: Answers) -> Question | None:
        return next((q for q in _questions(about, answers) if q.name not in answers), None)

    return next_question


def _questions(about: About, answers: Answers) -> Questions:
    """Every question that the answers so far call for; each is read before the next is told."""
    yield Question(name="happened", text="Did it take place?", keys=HAPPENED, needed=True)
    happened = answers["happened"]
    yield _when(about, happened)
    of = occasion(about, answers)
    if about.given.again and of.at is None and about.given.at is None:
        yield Question(name="at", text="At what time?", check=_time(about), needed=True)
    yield from (_held if happened == "held" else _changed)(about, answers, of)


# Which session.


def _when(about: About, happened: str) -> Question:
    """The day, with the booking that waits for a word as what Enter answers."""
    record, today = about.record, about.today
    read = days.read_when(about.session, record, happened, about.given.again)
    waiting = [] if about.given.again else days.candidates(record, today, happened)
    if waiting:
        first, *others = waiting
        enter, entered = first.short, days.said(first, today)
    else:
        others = []
        told = days.told_then(record, today, None)
        enter, entered = ("", "") if told else (f"{today}", days.said(_today(about), today))
    more = ", ".join(f"{m.short} for {days.shorter(m.on, today)}" for m in others if m.on)
    why = _not_taken(about, read)
    if why:
        enter = entered = more = ""
    return Question(
        name="when",
        text=f"{why} When was it?" if why else "When?",
        hint=f"or type {more}" if more else "",
        enter=enter,
        entered=entered,
        check=lambda typed: read(typed)[1],
        kept=lambda typed: read(typed)[0],
        needed=True,
    )


def _not_taken(about: About, read: days.Read) -> str:
    """Why the day that a flag names cannot be taken; "" where it can, or none does."""
    typed = days.stated(about.given)
    try:
        read(typed) if typed else None
    except UsageError as error:
        return error.sentence
    return ""


def _today(about: About) -> Meeting:
    return Meeting(id="", relationship="", outcome="held", on=about.today)


def _time(about: About) -> Callable[[str], str]:
    def check(typed: str) -> str:
        from mentorlog.cli.meeting.words import time

        return time(about.session, typed)

    return check


# A session that was held.


def _held(about: About, answers: Answers, of: Occasion) -> Questions:
    asked = about.chosen.ask
    if "length" in asked:
        yield from _length(about, answers, of)
    if "actions" in asked:
        yield from actions(about, answers, of)
    if "goals" in asked:
        yield from goals(about, of)
    if "topics" in asked:
        yield from topics(about, of)
    if "useful" in asked:
        yield Question(name="useful", text="How useful was it?", keys=USEFUL)
    if "present" in asked:
        yield from _present(about, answers)
    for text in about.chosen.own:
        yield Question(name=f"own:{text}", text=text, check=read_text)
    if "new-actions" in asked:
        yield from new_actions(about, answers, of)
    if "notes" in asked:
        yield Question(name="notes", text="Notes", long=True)
    if "next" in asked and not _final(about, of):
        yield _next(about, of)


def _length(about: About, answers: Answers, of: Occasion) -> Questions:
    """How long it was; where that is clearly less than planned, who ended it."""
    plan = planned_minutes(about, of)
    yield Question(
        name="length",
        text="How long, in minutes?",
        hint=f"{plan} planned" if plan else "",
        check=minutes,
        kept=lambda typed: str(_read_minutes(typed)),
    )
    if cut_short(about, of, answers):
        less = (plan or 0) - int(answers["length"])
        yield Question(
            name="ended",
            text=f"That is {less} minutes less than planned. Who ended it?",
            keys=side_keys(about.record, both="both, agreed", outside="outside"),
            hint="Enter if it began late",
        )


def cut_short(about: About, of: Occasion, answers: Answers) -> bool:
    """Whether the length that was told is so much less than planned that it counts as short."""
    from mentorlog.observed import short

    plan, lasted = planned_minutes(about, of), answers.get("length")
    if plan is None or not lasted:
        return False
    draft = Meeting(
        id="", relationship="", outcome="held", planned_minutes=plan, lasted_minutes=int(lasted)
    )
    return short(about.record, draft)


def _read_minutes(typed: str) -> int:
    from mentorlog.days import read_minutes

    return read_minutes(typed)


def minutes(typed: str) -> str:
    """How a length was understood, where it was not typed as a number of minutes."""
    read = _read_minutes(typed)
    return "" if typed.strip() == str(read) else plural(read, "minute")


def _present(about: About, answers: Answers) -> Questions:
    """How present each of the two was, in the eyes of whoever writes."""
    keys = PRESENT if answers.get("length") else (*PRESENT, CUT)
    rows = in_rows([cut(who(about.record, party)) for party in about.record.parties])
    for party, row in zip(about.record.parties, rows, strict=True):
        yield Question(
            name=f"present:{party}",
            text=row,
            keys=keys,
            under="How present, as you saw it?",
            shared=True,
        )


def _final(about: About, of: Occasion) -> bool:
    final = final_meeting(about.record)
    return final is not None and of.there is not None and of.there.id == final.id


def _next(about: About, of: Occasion) -> Question:
    """The next session: the one that is booked, or the usual one at a key."""
    ahead = [m for m in booked(about.record, about.today) if of.there is None or m != of.there]
    usual = None if ahead else days.usual(about.record, of.on, of.at, about.today)
    hint = ""
    if ahead:
        hint = f"{ahead[0].short} is booked for {days.said(ahead[0], about.today)}"
    elif usual is not None:
        far = days.in_weeks((usual[0] - of.on).days)
        time = f" at {usual[1]}" if usual[1] else ""
        hint = f"{days.AGAIN} {far}, {days.shorter(usual[0], about.today)}{time}"
    return _later("next", "Next time?", hint, days.read_later(about.session, of.on, of.at, usual))


def _later(name: str, text: str, hint: str, read: days.Read) -> Question:
    return Question(
        name=name,
        text=text,
        hint=hint,
        check=lambda typed: read(typed)[1],
        kept=lambda typed: read(typed)[0],
    )


# A session that did not take place: who, how much notice, why, when instead.


def _changed(about: About, answers: Answers, of: Occasion) -> Questions:
    happened = answers["happened"]
    verb = {"cancelled": "called it off", "moved": "moved it", "missed": "was not there"}[happened]
    both = {"cancelled": "both of you", "moved": "both of you", "missed": "neither came"}[happened]
    both = addressed(about.record.relationship, both)
    yield Question(
        name="who",
        text=f"Who {verb}?",
        keys=side_keys(about.record, both=both, outside=OUTSIDE, unknown="don't know"),
        enter=UNKNOWN,
    )
    if happened != "missed":
        ahead = max(0, (of.on - about.today).days)
        yield Question(
            name="notice",
            text="How long before?",
            hint="as in 2h, 3d, none",
            entered=f"{plural(ahead, 'day')}, told today" if ahead else "",
            check=_hours,
        )
    yield Question(name="why", text="Why?", hint=REASONS, check=read_text)
    if happened == "moved":
        read = days.read_new(about.session, of.on, of.at)
        yield _later("to", "Moved to when?", "", read)
    elif "next" in about.chosen.ask and not _final(about, of):
        yield _next(about, of.but(at=None) if happened == "missed" else of)


def _hours(typed: str) -> str:
    from mentorlog.days import read_hours
    from mentorlog.wording import notice

    return notice(read_hours(typed))
