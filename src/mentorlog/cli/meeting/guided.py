"""`mentorlog meet` at a terminal: asks, keeps what is answered, and saves it in the end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, get_args

from mentorlog.cli.asking import guided
from mentorlog.cli.asking.begun import Begun, Kept, typed
from mentorlog.cli.asking.questions import Answers, Key, Question, Resuming
from mentorlog.cli.asking.terminal import Screen
from mentorlog.cli.meeting import days, words
from mentorlog.cli.meeting.answers import concerned, flags_of, kind
from mentorlog.cli.meeting.asking import About
from mentorlog.cli.meeting.draft import summary
from mentorlog.cli.meeting.flags import Flags
from mentorlog.cli.meeting.questions import script
from mentorlog.cli.naming import still_open
from mentorlog.errors import JournalError, MentorlogError, UsageError
from mentorlog.record import Meeting, Record
from mentorlog.record.words import Form
from mentorlog.wording import whom

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader

MOST_PAIRS = 9
UNDO = "undo"
PUT_RIGHT = (guided.YES, Key("n", "no, drop what you typed", "no"))


def record_guided(session: Session, given: Flags, write: Callable[[Flags], None]) -> None:
    """Ask what happened, and `write` it; what is answered is kept until that is done."""
    from mentorlog.cli.chosen import questions

    with session.reading() as reader:
        with_whom(session, reader)
        record = session.open_record(reader)
    if given.meeting is not None:
        session.find(record, Meeting, given.meeting)
    if given.on is not None:
        words.moment(session, "--on", given.on, "past")
    about = About(session, record, questions(session), given)
    _Guided(about, write).run()


def with_whom(session: Session, reader: Reader) -> None:
    """Ask which relationship is meant, where several are open and none is named."""
    if session.wanted is not None:
        return
    open_ones = still_open(reader, reader.relationships())
    if not 1 < len(open_ones) <= MOST_PAIRS:
        return
    keys = tuple(
        Key(str(number), _with(Record(relationship=one)), one.short)
        for number, one in enumerate(open_ones, start=1)
    )
    question = Question(name="with", text="With whom?", keys=keys, needed=True)
    session.with_name = guided.alone(session, question)


def _with(record: Record) -> str:
    """The other side's name, or both for whoever is neither."""
    names = [whom(record, party) for party in ("mentor", "mentee")]
    return " and ".join(name for name in names if name != "you")


class _Guided:
    def __init__(self, about: About, write: Callable[[Flags], None]) -> None:
        self.about = about
        self.session: Session = about.session
        self.screen = Screen(self.session)
        self.write = write
        self.stated = _stated(about.given)
        flags = {name: "yes" for name in ("private",) if about.given.private}
        flags |= {"form": about.given.form} if about.given.form else {}
        self.begun = Begun(self.session, about.record, "mentorlog meet", _named(about), flags)
        self.screen.about = self.begun.name

    def run(self) -> None:
        """Ask until it can be saved."""
        known, earlier = self._taken_up()
        self._begin()
        while True:
            answers = self._asked(known, earlier)
            error = self._saved(answers)
            if error is None:
                self._taken_back()
                return
            self.session.say(f"  {error.sentence}")
            name = concerned(error.sentence, answers) or next(reversed(answers))
            known = {key: answer for key, answer in answers.items() if key != name}
            earlier = {name: answers[name]}

    # What was typed before.

    def _taken_up(self) -> tuple[Answers, Answers]:
        """What is known before anything is asked: what the flags say, or the draft."""
        record = self.about.record
        kept = self.begun.taken_up(self._goes_on, lambda kept: summary(record, kept.answers))
        if not (kept.answers or kept.earlier):
            return self.stated, {}
        self.about = self.about.but(given=_joined(self.about.given, kept.answers))
        told = _told_since(record, kept)
        return kept.answers | ({"when": told.short} if told else {}), kept.earlier

    def _goes_on(self, kept: Kept) -> bool:
        told = _told_since(self.about.record, kept)
        if told is not None:
            return guided.yes(self.session, _recorded_since(told))
        begun = summary(self.about.record, kept.answers)
        return guided.goes_on(self.session, f"You began to record {begun}")

    # Asking.

    def _begin(self) -> None:
        record = self.about.record
        two = record.relationship.keeper not in ("mentor", "mentee")
        self.screen.begin(_with(record) if two else f"With {_with(record)}")

    def _asked(self, known: Answers, earlier: Answers) -> Answers:
        """Every answer; what was answered before is asked again where nothing else would be."""
        questions = script(self.about)
        tell = self.session.say if known == self.stated else lambda _: None
        there = Resuming(self.screen, known, tell)
        answers = self.begun.ask(there, questions, {}, earlier)
        if not there.asked:
            name, answer = answers.popitem()
            there = Resuming(self.screen, {})
            answers = self.begun.ask(there, questions, answers, {name: answer})
        return answers

    # Saving.

    def _saved(self, answers: Answers) -> MentorlogError | None:
        """None once it is saved; else why it could not be, for somebody to put it right."""
        session = self.session
        session.notes = [] if _both_or_none(answers) else [ONE_OF_TWO]
        given = self.about.given.but(on=None, meeting=None)
        session.say("")
        try:
            self.write(flags_of(self.about.record, given, answers))
        except JournalError:
            raise
        except MentorlogError as error:
            if session.committed:
                raise
            return error
        finally:
            if session.committed:
                self.begun.saved()
        return None

    def _taken_back(self) -> None:
        """How it is taken back, where there is a command for that."""
        from mentorlog.cli.commands import PANELS

        if any(UNDO in commands for commands in PANELS.values()):
            self.session.say(f"  mentorlog {UNDO} takes it back.")


ONE_OF_TWO = "that one side was all there is not kept alone: it takes an answer for each side."


def _both_or_none(answers: Answers) -> bool:
    seen = [answer for name, answer in answers.items() if kind(name) == "present" and answer]
    return seen != ["there"]


def _stated(given: Flags) -> Answers:
    """What the flags answer already."""
    if given.meeting is not None:
        return {"when": given.meeting.casefold()}
    when = days.stated(given)
    return {"when": when} if when else {}


def _named(about: About) -> tuple[str, ...]:
    """What was typed to say which session is meant, as it is typed on any other day."""
    given = about.given
    when = _stated(given).get("when")
    if when is None or given.meeting is not None:
        return typed({"meeting": when, "again": given.again})
    with suppress(UsageError):
        when = days.iso(days.read_moment(about.session, when, about.today, "past"))
    day, _, at = when.partition(" ") if given.at else (when, "", "")
    return typed({"on": day, "at": at or None, "again": given.again})


def _joined(given: Flags, kept: Answers) -> Flags:
    """The flags of this call with those that the draft was begun with."""
    form = next((one for one in get_args(Form) if one == kept.get("form")), None)
    return given.but(private=given.private or kept.get("private") == "yes", form=given.form or form)


def _told_since(record: Record, kept: Kept) -> Meeting | None:
    """The session that the draft tells of, where it has been recorded since."""
    when = kept.answers.get("when", "")
    there = days.named(record, when)
    if there is not None:
        return there if there.outcome != "planned" else None
    if "--again" in kept.about:
        return None
    day, _, at = when.partition(" ")
    from datetime import date

    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    if days.planned_then(record, on, at or None):
        return None
    return days.told_then(record, on, at or None)


def _recorded_since(told: Meeting) -> Question:
    from mentorlog.days import short_day

    day = f" of {short_day(told.on)}" if told.on else ""
    return Question(
        name="put-right",
        text=f"You began to record the session{day}, which is recorded by now: {told.short}, "
        f"{told.outcome}. Put it right with what you typed?",
        keys=PUT_RIGHT,
        needed=True,
    )
