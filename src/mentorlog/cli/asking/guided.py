"""A command that asks for what it was not told: its questions, and the way to what it saves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mentorlog.cli.asking.begun import MARKS, Begun, Kept, first_words
from mentorlog.cli.asking.questions import Answers, Key, Question, Resuming, Script, walk
from mentorlog.cli.asking.terminal import HOW, SURE, Screen
from mentorlog.errors import JournalError, MentorlogError, UsageError
from mentorlog.frozen import Frozen
from mentorlog.wording import quoted

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.cli.meeting.words import Moment
    from mentorlog.cli.session import Session
    from mentorlog.record import Record

ABOUT = frozenset({"concern", "on", "sign"})
"""What a flag says that no question asks, or that names the thing which is meant."""
NOTHING = "Nothing was answered, and nothing is saved."
YES = Key("y", "yes", "yes")
YES_OR_NO = (YES, Key("n", "no", "no"))
PRIVATE = Question(
    name="private", text="Keep it out of exports and reports?", keys=YES_OR_NO, enter="no"
)


class Choosing(Question, kw_only=True):
    """A question with what there is to choose from above it, a line each."""

    listed: tuple[str, ...] = ()


class Somebody(Screen):
    """Whoever sits at the terminal, who is shown what there is to choose from."""

    def ask(self, question: Question, earlier: str | None) -> str:
        """The answer that is given; "" where the question is left out. Back, KeyboardInterrupt."""
        if isinstance(question, Choosing):
            self.session.say("", *question.listed)
        return super().ask(question, earlier)


class Guide(Frozen):
    """How a command asks: the questions that are left where some flags are known, the answers
    as they are kept until they are saved, and as the values of the flags; `about` is what was
    typed to say which thing is meant."""

    script: Callable[[Session, Record, frozenset[str]], Script]
    about: Callable[[Session, Record, dict[str, Any]], tuple[str, ...]]
    fixed: Callable[[Session, Answers], Answers]
    read: Callable[[Session, Record, Answers], dict[str, Any]]


def in_turn(questions: list[Question]) -> Script:
    """Those questions, one after the other."""
    return lambda answers: next((q for q in questions if q.name not in answers), None)


def given(answers: Answers, name: str) -> str | None:
    """An answer; None where the question was left out or not asked."""
    return answers.get(name) or None


def values(answers: Answers) -> dict[str, Any]:
    """The answers that are words, and `private`, as the flags of the same names give them."""
    found: dict[str, Any] = {name: text for name, text in answers.items() if text}
    if "private" in found:
        found["private"] = found["private"] == YES.stands_for
    return found


def alone(session: Session, question: Question) -> str:
    """The answer to one question that stands alone."""
    return walk(Screen(session), in_turn([question]), {}, lambda *_: None)[question.name]


def yes(session: Session, question: Question) -> bool:
    """Whether the answer to a question that stands alone is yes."""
    return alone(session, question) == YES.stands_for


def now(session: Session, text: str) -> bool:
    """Whether that is wanted now; it can as well be done later."""
    keys = (YES, Key("l", "later", "later"))
    return yes(session, Question(name="now", text=text, keys=keys, enter="later"))


@contextmanager
def told(
    session: Session,
    given: dict[str, Any],
    needed: dict[str, str],
    guide: Guide,
) -> Iterator[dict[str, Any]]:
    """`given`, and where something `needed` is not in it, what somebody answers, too.

    `needed` holds what is said of each where nobody can be asked. The block saves it.
    """
    lacking = [sentence for name, sentence in needed.items() if given[name] is None]
    if not lacking:
        yield given
        return
    if not session.interactive:
        raise UsageError(lacking[0], f"{session.command} --help")
    with session.reading() as reader:
        record = session.open_record(reader)
    known = {name: value for name, value in given.items() if value not in (None, False)}
    about = guide.about(session, record, known)
    script = guide.script(session, record, frozenset(known))
    stated = {name: said(value) for name, value in known.items() if name not in ABOUT}
    begun = Begun(session, record, session.command, about, stated)
    with asked(begun, script, guide.fixed) as answers:
        yield given | guide.read(session, record, answers)


def said(value: Any) -> str:
    """The value of a flag as it would have been answered."""
    return YES.stands_for if value is True else str(value)


@contextmanager
def asked(
    begun: Begun,
    script: Script,
    fixed: Callable[[Session, Answers], Answers] = lambda _session, answers: answers,
) -> Iterator[Answers]:
    """What somebody answers; kept as a draft until the block, which saves it, has ended well.

    `fixed` gives the answers as they are to be kept: a day such as "tomorrow" as a date.
    """
    session = begun.session
    kept = begun.taken_up(lambda kept: goes_on(session, begun_before(kept, script)))
    session.say(HOW)
    screen = Somebody(session)
    screen.about = begun.name
    there = Resuming(screen, kept.answers)
    answers = begun.ask(there, script, {}, kept.earlier, lambda found: fixed(session, found))
    try:
        yield answers
    except JournalError:
        raise  # whoever tells of it says what is kept
    except MentorlogError:
        if session.left and not session.unkept:
            session.say(f"{session.left[0].upper()}{session.left[1:]}.")
        raise
    begun.saved()


def goes_on(session: Session, begun: str) -> bool:
    """Whether somebody goes on with what was begun; what is to be dropped is asked about twice."""
    keys = (YES, Key("n", "no, begin anew", "no"))
    text = f"{begun}. Go on with it?"
    on = yes(session, Question(name="again", text=text, keys=keys, enter=YES.stands_for))
    return on or not yes(session, SURE)


def begun_before(kept: Kept, script: Script) -> str:
    """What was begun, as it was seen: keys by their words, and where somebody was."""
    shown, at = _as_seen(kept.answers, script)
    words = first_words(kept.but(answers=kept.answers | shown))
    titled = at and not at.endswith(("?", "."))  # a whole sentence says too much here
    where = f". You were at {quoted(at)}" if titled else ""
    return f"You began this before, and it is not saved yet{f': {words}' if words else ''}{where}"


def _as_seen(answers: Answers, script: Script) -> tuple[Answers, str]:
    """What the keys that were pressed are called, and the heading of what is asked next."""
    found: Answers = {}
    shown: Answers = {}
    at = ""
    while (question := script(found)) is not None:
        at = question.under or at
        said = answers.get(question.name)
        if said is None:
            return shown, at
        found[question.name] = said
        key = next((key for key in question.keys if key.stands_for == said), None)
        if key is not None and said not in MARKS:
            shown[question.name] = key.shown
    return shown, at


def read_past(session: Session, typed: str) -> date:
    """A day up to today; UsageError for none, or one that is still to come."""
    from mentorlog.cli.chosen import in_order
    from mentorlog.days import read_day, short_day

    day = in_order(session, typed, lambda text: read_day(text, session.today, prefer="past"))
    if day > session.today:
        raise UsageError(f"{short_day(day)} is still to come.")
    return day


def read_ahead(session: Session, typed: str, since: date) -> date:
    """A day to come, on or after `since` where it could be several; UsageError for none."""
    from mentorlog.cli.ahead import base
    from mentorlog.cli.chosen import in_order
    from mentorlog.days import read_day

    begin = base(session, typed, since)
    return in_order(session, typed, lambda text: read_day(text, begin, prefer="future"))


def moment_ahead(session: Session, typed: str, since: date) -> Moment:
    """The same for a day that may have a time beside it: both, or the day and None."""
    from mentorlog.cli.ahead import base
    from mentorlog.cli.meeting.days import read_moment

    return read_moment(session, typed, base(session, typed, since), "future")


def day_ahead(session: Session, since: date) -> Callable[[str], str]:
    """The check of a question for a day to come: how it was understood."""
    from mentorlog.days import say_day

    return lambda typed: say_day(read_ahead(session, typed, since), session.today)


def sides(record: Record, facilitator: bool = True) -> tuple[Key, ...]:
    """A key for each person, the keeper's own first; a facilitator where there is one."""
    known = record.relationship
    people: dict[str, str] = {party: record.name(party) for party in record.parties}
    if facilitator and (known.facilitator or known.keeper == "facilitator"):
        people["facilitator"] = known.facilitator or "the facilitator"
    return tuple(
        Key(str(number), f"{name} (you)" if side == known.keeper else name, side)
        for number, (side, name) in enumerate(people.items(), 1)
    )
