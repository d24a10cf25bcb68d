"""`mentorlog prepare`: the agenda of the next session."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import instead, read_typed
from mentorlog.cli.flagged import dashed
from mentorlog.cli.kinds import JSON, PRIVATE, flag, short, side, text
from mentorlog.cli.looked_at import looked_at
from mentorlog.errors import JournalMissing, NotFound, UsageError
from mentorlog.record import Meeting, Record, Topic, booked, closed_on, closing
from mentorlog.wording import addressed

if TYPE_CHECKING:
    from mentorlog.agenda import Agenda
    from mentorlog.cli.session import Session
    from mentorlog.days import Prefer

commands = Commands()

EXAMPLE = """\
mentorlog prepare
mentorlog prepare --add "The budget for next year" --by mentee
mentorlog prepare --done t1
mentorlog prepare --copy > agenda.txt
"""
FORMS = ("markdown", "copy", "as_json")
GOES_WITH = {
    "add": ("by", "private"),
    "copy": ("with_questions",),
}


@commands.command("prepare", example=EXAMPLE)
def prepare(
    ctx: Ctx,
    add: Annotated[str | None, text("note what somebody wants to raise", "--add")] = None,
    by: Annotated[
        str | None, side("who wants to raise it; you, where it is left out", "--by")
    ] = None,
    private: Annotated[bool, PRIVATE] = False,
    done: Annotated[
        list[str] | None, short("a topic that was talked about", "--done", metavar="ID")
    ] = None,
    on: Annotated[
        str | None,
        short("which session, of several; with --done: the day of it", "--on", metavar="DAY"),
    ] = None,
    markdown: Annotated[bool, flag("a Markdown page", "--markdown")] = False,
    copy: Annotated[bool, flag("a text for a mail to the other side", "--copy")] = False,
    with_questions: Annotated[
        bool, flag("in that text: what to ask about the signs, too", "--with-questions")
    ] = False,
    include_private: Annotated[
        bool, flag("also what is marked private", "--include-private")
    ] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """The agenda of the next session: what is open, what to ask, and time for each.

    Nothing is needed. The texts of --markdown and --copy leave private things out; --copy also
    leaves out the signs, which are your own reading.
    """
    given = locals()
    session = ctx.obj
    _check_flags(given)
    if add is not None:
        _add(session, add, by, private, as_json)
    elif done:
        _done(session, done, on, as_json)
    else:
        _show(session, on, _form(given), with_questions, include_private)


def _check_flags(given: dict[str, Any]) -> None:
    """UsageError where two flags are two different things, or one goes with another."""
    alone = [name for name in ("add", "done", "markdown", "copy", "as_json") if given[name]]
    writes = [name for name in ("add", "done") if given[name]]
    if len(alone) > 1 and alone not in (["add", "as_json"], ["done", "as_json"]):
        raise UsageError(
            f"{dashed(alone[0])} and {dashed(alone[1])} are two different things; give one of them."
        )
    if given["on"] is not None and given["add"]:
        raise UsageError("--on goes with --done, or with the agenda itself.")
    for name, others in GOES_WITH.items():
        for other in others:
            if given[other] and not given[name]:
                raise UsageError(f"{dashed(other)} goes with {dashed(name)}.")
    if given["include_private"] and (writes or not (given["markdown"] or given["copy"])):
        raise UsageError("--include-private goes with --markdown or --copy.")


def _form(given: dict[str, Any]) -> str:
    return next((name for name in FORMS if given[name]), "page")


# Topics.


def _add(session: Session, text: str, by: str | None, private: bool, as_json: bool) -> None:
    from mentorlog.cli import sides
    from mentorlog.store.verbs.talking import bring_topic
    from mentorlog.wording import person

    with session.writing() as writer:
        record = session.open_record(writer)
        about = record.relationship
        whose = about.keeper if by is None else sides.keeper_of(about, "--by", by)
        new = bring_topic(writer, record, text, whose, session.today, private=private)
    raised = f", from {person(record, whose)}" if whose else ""
    session.saved(f"Saved {new.short}{raised}, for the next session: {new.text}", new, as_json)


def _done(session: Session, named: list[str], on: str | None, as_json: bool) -> None:
    from mentorlog.store.verbs.talking import discuss_topic

    day = session.today
    if on is not None:
        day = _day(session, on, "past")
        session.understood.append(("on", day, True))
    with session.writing() as writer:
        record = session.open_record(writer)
        found = dict.fromkeys(session.find(record, Topic, text) for text in named)
        saved = [discuss_topic(writer, topic, day) for topic in found]
    told = [f"Saved {topic.short}, talked about: {topic.text}" for topic in saved]
    session.saved(told, saved, as_json)


def _day(session: Session, typed: str, prefer: Prefer) -> date:
    from mentorlog.days import read_day

    return read_typed(
        session, "--on", typed, lambda text: read_day(text, session.today, prefer=prefer)
    )


# The agenda.


def _show(
    session: Session, on: str | None, form: str, with_questions: bool, include_private: bool
) -> None:
    try:
        with session.reading() as reader:
            if not reader.relationships(1):
                _first(session, form)
                return
            glance = on is None and form in ("page", "as_json")
            record = looked_at(session, reader) if glance else session.record(reader)
            several = reader.several
    except JournalMissing:
        _first(session, form)
        return
    _still_open(session, record)
    with_ = f" --with {record.relationship.short}" if several else ""
    if form == "page":
        from mentorlog.render.agenda_page import agenda_page

        session.print(agenda_page(_agenda(session, record, on, with_), with_))
    elif form == "as_json":
        from mentorlog.render import agenda_forms

        session.print_json(agenda_forms.data(_agenda(session, record, on, with_)))
    else:
        agenda = partial(_agenda, session, on=on, with_=with_)
        _write(session, record, agenda, form, with_questions, include_private)


def _still_open(session: Session, record: Record) -> None:
    day = closed_on(record)
    if day is not None and day <= session.today:
        from mentorlog.days import say_day

        names = f"{record.relationship.mentor} and {record.relationship.mentee}"
        raise UsageError(
            f"{names} closed on {say_day(day, session.today)}; there is no session to prepare.",
            f"mentorlog show --with {record.relationship.short}",
        )


def _left(record: Record, include_private: bool) -> Record:
    """What may leave of the record; UsageError where all of it is private."""
    if include_private:
        return record
    from mentorlog.exchange.leaving import shareable

    left = shareable(record)
    if left is None:
        raise UsageError(
            "This relationship is marked private, so nothing of it is written without "
            "--include-private.",
            "… --include-private",
        )
    return left


def _write(
    session: Session,
    whole: Record,
    agenda_of: Callable[[Record], Agenda],
    form: str,
    with_questions: bool,
    include_private: bool,
) -> None:
    """The agenda as a text for elsewhere; what is left out is said on standard error."""
    from mentorlog.cli.folding import write
    from mentorlog.render import agenda_forms

    record = _left(whole, include_private)

    if form == "markdown":
        write(sys.stdout, agenda_forms.markdown(agenda_of(record)))
        session.say(*([] if include_private else _ending_stays(whole)))
        return
    from mentorlog.agenda import to_share

    # Without a keeper everybody is called by name: it is the other side who reads it.
    neutral = record.but(relationship=record.relationship.but(keeper=None))
    agenda = agenda_of(neutral)
    write(sys.stdout, agenda_forms.mail(to_share(agenda, with_questions)))
    session.say(*_left_out(with_questions, include_private), *_ending_stays(whole))


def _left_out(with_questions: bool, include_private: bool) -> list[str]:
    """What the text leaves out, in sentences."""
    private = "Private things are in it, as asked" if include_private else "Private things stay out"
    said = [f"note: {private}; concerns, and the signs, which are your own reading, stay out."]
    if with_questions:
        said = [f"note: {private}; of concerns and signs only the questions are in it."]
    return said


def _ending_stays(whole: Record) -> list[str]:
    """That an ending which is planned is not in it."""
    ending = closing(whole)
    if ending is None or (ending.shared and not ending.private):
        return []
    if ending.private:
        return ["note: The ending stays out: it is private (mentorlog close --no-private)."]
    both = addressed(whole.relationship, "both of you")
    return [f"note: The ending stays out: it is not noted that {both} know of it."]


def _agenda(session: Session, record: Record, on: str | None, with_: str) -> Agenda:
    from mentorlog.agenda import next_session
    from mentorlog.cli.chosen import limits

    meeting = _booked(session, record, on, with_) if on is not None else None
    return next_session(record, session.today, limits(session), meeting)


def _booked(session: Session, record: Record, typed: str, with_: str) -> Meeting:
    """The session that is booked for that day; NotFound names those that are."""
    from mentorlog.days import short_day

    on = _day(session, typed, "future")
    ahead = booked(record, session.today)
    for meeting in ahead:
        if meeting.on == on:
            return meeting
    days = ", ".join(short_day(m.on) for m in ahead if m.on) or "none is"
    try_ = f'mentorlog meet --book "DAY TIME"{with_}'
    if ahead:
        day = str(ahead[0].on)
        try_ = instead(session, typed, day) or f"mentorlog prepare --on {day}{with_}"
    raise NotFound(f"No session is booked for {short_day(on)}; booked: {days}.", try_)


def _first(session: Session, form: str) -> None:
    """What to talk about in a first session, where nothing is recorded yet."""
    from mentorlog.opening import opening

    asked = opening()
    if form == "page":
        from mentorlog.render.agenda_page import first_page

        session.print(first_page(asked))
        return
    questions = [" ".join(question.text.split()) for question in asked]
    if form == "as_json":
        session.print_json({"first": True, "opening": questions})
        return
    title = "# A first session" if form == "markdown" else "Questions for our first session"
    session.out(title, "", *(f"- {question}" for question in questions))
