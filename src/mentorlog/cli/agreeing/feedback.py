"""`mentorlog feedback`: what one side said to the other about how it is going."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli import sides
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import to_type
from mentorlog.cli.kinds import AsJson, Private, flag, past_day, short, side, text, words
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.record import Feedback, Record
from mentorlog.store.verbs import talking
from mentorlog.wording import person, spoken

if TYPE_CHECKING:
    from mentorlog.cli.agreeing.feedback_guide import Answer
    from mentorlog.record.words import About
    from mentorlog.store import Writer

commands = Commands()

EXAMPLE = """\
mentorlog feedback                               (what was said so far)
mentorlog feedback --ask                         (the guidance's questions)
mentorlog feedback --from mentee --about mentor "More examples would help"
mentorlog feedback --from mentee --question "What helps?"     (no answer yet)
mentorlog feedback --answer f2 "That you listen"
"""


@commands.command("feedback", example=EXAMPLE)
def feedback(
    ctx: Ctx,
    words: Annotated[str | None, words("what was said")] = None,
    ask: Annotated[bool, flag("go through the guidance's questions", "--ask")] = False,
    from_: Annotated[
        str | None, side("who said it: mentor, mentee, me, them, or a name", "--from")
    ] = None,
    about: Annotated[
        str | None, side("whom or what it is about: the same, or relationship", "--about")
    ] = None,
    question: Annotated[str | None, text("what was asked; without TEXT, no answer yet")] = None,
    asked_on: Annotated[date | None, past_day("the day it was asked")] = None,
    answer: Annotated[
        str | None, short("TEXT is the answer to what was asked", "--answer", metavar="ID")
    ] = None,
    on: Annotated[date | None, past_day("the day of it; today where it is left out")] = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Write down what one side said to the other; alone it lists what was said.

    Needed: --from, and TEXT or --question; or --answer and TEXT. With --ask, or with --from
    alone, it asks the guidance's questions on a terminal, in both directions.
    """
    session = ctx.obj
    said = words or question or asked_on
    if answer is not None:
        if from_ or about or question or asked_on or ask:
            raise UsageError("--answer goes with TEXT, --on and --private.", f"{HELP} --help")
        _answer(session, answer, words, on, private, as_json)
    elif ask or (not said and (from_ or about or on or private)):
        if said:
            raise UsageError("--ask goes without TEXT, --question and --asked-on.", HELP)
        _ask(session, from_, about, on, private, as_json)
    elif not said:
        _list(session, as_json)
    else:
        fields = {"text": words, "question": question, "asked_on": asked_on, "private": private}
        _give(session, from_, about, on, fields, as_json)


HELP = "mentorlog feedback"


def _give(
    session: Session,
    from_: str | None,
    about: str | None,
    on: date | None,
    fields: dict[str, Any],
    as_json: bool,
) -> None:
    """One thing that was said, or asked."""
    day = on or session.today
    if fields["text"] is None:
        fields["asked_on"] = fields["asked_on"] or day
    who = from_ if from_ is not None else _whose(session)
    with session.writing() as writer:
        record = session.open_record(writer)
        new = talking.give_feedback(
            writer,
            record,
            sides.party(record, "--from", who),
            day,
            about=sides.about(record, "--about", about) if about is not None else None,
            **fields,
        )
    session.saved(_saved(session, record, [new]), new, as_json)


def _whose(session: Session) -> str:
    """Who said it, asked where somebody can answer."""
    if not session.interactive:
        with session.reading() as reader:
            either = spoken(session.open_record(reader).relationship, "mentor or mentee")
        raise UsageError(f"--from is missing: {either}.", f"{HELP} --help")
    from mentorlog.cli.asking import guided
    from mentorlog.cli.asking.questions import Question

    with session.reading() as reader:
        record = session.open_record(reader)
    keys = guided.sides(record, facilitator=False)
    who = Question(name="from", text="Who said it?", keys=keys, needed=True)
    return guided.alone(session, who)


def _answer(
    session: Session, which: str, text: str | None, on: date | None, private: bool, as_json: bool
) -> None:
    """The answer to what was asked before."""
    if text is None:
        text = session.need(None, "TEXT", "What was the answer?")
    with session.writing() as writer:
        record = session.open_record(writer)
        asked = session.find(record, Feedback, which)
        new = talking.answer_feedback(writer, asked, on or session.today, text, private=private)
    session.saved(_saved(session, record, [new]), new, as_json)


def _ask(
    session: Session,
    from_: str | None,
    about: str | None,
    on: date | None,
    private: bool,
    as_json: bool,
) -> None:
    """The guidance's questions, every answer saved together."""
    if not session.interactive:
        raise UsageError(
            "TEXT is missing: what was said (and --from, who said it)."
            if from_ is None
            else "TEXT is missing: what was said.",
            f"{HELP} --help",
        )
    from mentorlog.cli.agreeing import feedback_guide
    from mentorlog.cli.asking import guided
    from mentorlog.cli.asking.begun import Begun, typed

    with session.reading() as reader:
        record = session.open_record(reader)
    party = sides.party(record, "--from", from_) if from_ is not None else None
    topic = sides.about(record, "--about", about) if about is not None else None
    script = feedback_guide.script(session, record, party, on is not None)
    named = typed({"from": party, "about": topic, "on": on})
    begun = Begun(session, record, f"{HELP} --ask", named, {"private": "yes"} if private else {})
    with guided.asked(begun, script, feedback_guide.fixed) as answers:
        found = feedback_guide.read(record, answers)
        when = guided.given(answers, "when")
        day = on or (guided.read_past(session, when) if when else session.today)
        hidden = private or guided.values(answers).get("private", False)
        new = _save(session, found, day, topic, hidden) if found else []
    if new or as_json:
        session.saved(_saved(session, record, new), new, as_json)
    else:
        session.say(guided.NOTHING)


def _save(
    session: Session, found: list[Answer], day: date, about: About | None, private: bool
) -> list[Feedback]:
    """Every answer as feedback of that day, in one transaction."""
    with session.writing() as writer:
        record = session.open_record(writer)
        return [_one(session, writer, record, one, day, about, private) for one in found]


def _one(
    session: Session,
    writer: Writer,
    record: Record,
    one: Answer,
    day: date,
    about: About | None,
    private: bool,
) -> Feedback:
    if one.waiting is not None and one.text is not None:
        asked = session.find(record, Feedback, one.waiting.short)
        return talking.answer_feedback(writer, asked, day, one.text, private=private)
    return talking.give_feedback(
        writer,
        record,
        one.from_,
        day,
        text=one.text,
        about=about or one.about,
        question=one.question,
        asked_on=day,
        private=private,
    )


def _saved(session: Session, record: Record, new: list[Feedback]) -> list[str]:
    """What was saved, by whom it was said, and how what waits is answered later."""
    said = [
        f"{' and '.join(f.short for f in new if f.from_ == party and not f.waiting)}"
        f", from {person(record, party)}"
        for party in dict.fromkeys(f.from_ for f in new if not f.waiting)
    ]
    asked = [
        line
        for f in new
        if f.waiting
        for line in (
            f"Saved {f.short}: asked of {person(record, f.from_)}, not answered yet.",
            f"  Once it is: {to_type(session, f'{HELP} --answer {f.short} TEXT')}",
        )
    ]
    return [*([f"Saved {'; '.join(said)}."] if said else []), *asked]


def _list(session: Session, as_json: bool) -> None:
    from mentorlog.cli.agreeing import lists

    lists.show(
        session,
        as_json,
        lambda record, typed: lists.feedback_lines(record, session.today, typed),
        lambda record: list(record.feedback),
    )
    if session.interactive and not as_json:
        session.say("", f"To go through the guidance's questions: {HELP} --ask")
