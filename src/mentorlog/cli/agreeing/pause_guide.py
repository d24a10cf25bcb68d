"""The questions of `mentorlog pause`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.cli.ahead import ABOUT_A_YEAR, SAYS_ITS_YEAR
from mentorlog.cli.asking import guided
from mentorlog.cli.asking.questions import Answers, Key, Question, Script
from mentorlog.days import say_day
from mentorlog.errors import UsageError
from mentorlog.record import Pause

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

OTHER = "other words"
WHY = (
    *(Key("h", "holiday", "holiday"), Key("i", "illness", "illness"), Key("l", "leave", "leave")),
    *(Key("w", "work", "work"), Key("o", OTHER, OTHER)),
)


def script(session: Session, there: Pause | None) -> Script:
    """What is asked of a break; `there` is the one that these days may change."""

    def next_(answers: Answers) -> Question | None:
        if "from" not in answers:
            return _from(session, there)
        if "until" not in answers:
            first = _first(session, answers["from"])
            return _last(session, there, first)
        return guided.in_turn(_why(answers, there))(answers)

    return next_


def _from(session: Session, there: Pause | None) -> Question:
    day = there.from_ if there else None
    return Question(
        name="from",
        text="The first day of the break?",
        enter=str(day or ""),
        entered=say_day(day, session.today) if day else "",
        check=lambda typed: _from_day(session, typed, there),
        under=f"A break is noted already, {_days(there)}: give other days to change it."
        if there
        else "",
        needed=True,
    )


def _from_day(session: Session, typed: str, there: Pause | None) -> str:
    day = _first(session, typed)
    return "" if there and day == there.from_ else say_day(day, session.today)


def _first(session: Session, typed: str) -> date:
    """The day as --from reads it: the nearest, for a break may have begun."""
    from mentorlog.cli.chosen import in_order
    from mentorlog.cli.kinds import DAY

    day: date = in_order(session, typed, lambda text: DAY.read(session, text))
    return day


def _last(session: Session, there: Pause | None, first: date) -> Question:
    end = there.until if there else None
    return Question(
        name="until",
        text="Its last day? Enter leaves it open." if end is None else "Its last day?",
        enter=str(end or ""),
        entered=say_day(end, session.today) if end else "",
        check=lambda typed: _last_day(session, typed, first, there),
    )


def _last_day(session: Session, typed: str, first: date, there: Pause | None) -> str:
    day = _until(session, typed, first)
    if there and day == there.until:
        return ""
    later = (day - first).days in ABOUT_A_YEAR and not SAYS_ITS_YEAR.search(typed.casefold())
    more = " (about a year later; write the year if another is meant)" if later else ""
    return f"{say_day(day, session.today)}{more}"


def _days(pause: Pause) -> str:
    from mentorlog.store.verbs.agreeing import say_pause

    return say_pause(pause)


def _until(session: Session, typed: str, first: date) -> date:
    day = guided.read_ahead(session, typed, first)
    if day < first:
        raise UsageError(f"{say_day(day, session.today)} lies before the first day.")
    return day


def _why(answers: Answers, there: Pause | None) -> list[Question]:
    before = there.reason if there and there.reason else ""
    reason = Question(name="reason", text="Why, in a word?", keys=WHY, enter=before)
    if before and before not in [key.stands_for for key in WHY]:
        reason = reason.but(text=f"Why, in a word? Enter: {before}")
    words = Question(name="words", text="In your words:")
    asked = [reason, words] if answers.get("reason") == OTHER else [reason]
    return [*asked, guided.PRIVATE]


def days(session: Session, answers: Answers) -> tuple[date, date | None]:
    """The first day and the last that were answered."""
    first = _first(session, answers["from"])
    end = guided.given(answers, "until")
    return first, _until(session, end, first) if end else None


def fixed(session: Session, answers: Answers) -> Answers:
    """The same with each day as a date, which it stays when it is read on another day."""
    if "from" not in answers:
        return answers
    first, last = days(session, answers)
    ends = {"until": str(last)} if last else {}
    return answers | {"from": str(first)} | ends


def reason(answers: Answers) -> str | None:
    """Why, as it was answered."""
    why = guided.given(answers, "reason")
    return guided.given(answers, "words") if why == OTHER else why
