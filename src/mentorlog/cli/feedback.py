"""`mentorlog feedback`: what one side said to the other about how it is going."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from mentorlog.cli import sides
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, PRIVATE, past_day, side, text, words
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.store.verbs.talking import give_feedback

commands = Commands()

EXAMPLE = """\
mentorlog feedback --from mentee --about mentor "More examples would help"
mentorlog feedback                               (what was said so far)
"""


@commands.command("feedback", example=EXAMPLE)
def feedback(
    ctx: Ctx,
    words: Annotated[str | None, words("what was said")] = None,
    from_: Annotated[
        str | None, side("who said it: mentor, mentee, me, them, or a name", "--from")
    ] = None,
    about: Annotated[
        str | None, side("whom or what it is about: the same, or relationship", "--about")
    ] = None,
    question: Annotated[str | None, text("what was asked")] = None,
    asked_on: Annotated[date | None, past_day("the day it was asked")] = None,
    on: Annotated[date | None, past_day("the day of it; today where it is left out")] = None,
    private: Annotated[bool, PRIVATE] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Write down what one side said to the other; alone it lists what was said.

    Needed: --from, and TEXT or --question.
    """
    session = ctx.obj
    said = words or question or asked_on
    if not (said or from_ or about or on or private):
        _list(session, as_json)
        return
    if not said:
        raise UsageError("TEXT is missing: what was said.", f"{session.command} --help")
    if from_ is None:
        raise UsageError("--from is missing: mentor or mentee.", f"{session.command} --help")
    with session.writing() as writer:
        record = session.open_record(writer)
        new = give_feedback(
            writer,
            record,
            sides.party(record, "--from", from_),
            on or session.today,
            text=words,
            about=sides.about(record, "--about", about) if about is not None else None,
            question=question,
            asked_on=asked_on,
            private=private,
        )
    session.saved(f"Saved {new.short}, from the {new.from_}.", new, as_json)


def _list(session: Session, as_json: bool) -> None:
    from mentorlog.cli import lists

    lists.show(
        session,
        as_json,
        lambda record: lists.feedback_lines(record, session.today),
        lambda record: list(record.feedback),
    )
