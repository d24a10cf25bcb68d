"""`mentorlog start`: begin a relationship."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated, Any

from mentorlog.cli import terms
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.flagged import flagged
from mentorlog.cli.kinds import JSON, PRIVATE, day, flag
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.record import Relationship
from mentorlog.store.verbs.agreeing import start_relationship

commands = Commands()

EXAMPLE = """\
mentorlog start --mentor Tariq --mentee Sarah --keeper mentor --form coaching \\
  --on 2026-01-05 --rhythm "every 2 weeks" --minutes 60 --purpose "lead a project"
"""
KEEPERS = ("mentor", "mentee", "facilitator")


class Flags(terms.Stated, kw_only=True):
    """Everything that was typed after `mentorlog start`."""

    on: Annotated[date | None, day("the day it began; today where it is left out", "--on")] = None
    yes: Annotated[bool, flag("also where these two have one open already", "--yes")] = False
    private: Annotated[bool, PRIVATE] = False
    as_json: Annotated[bool, JSON] = False


@commands.command("start", example=EXAMPLE)
@flagged(Flags)
def start(ctx: Ctx, flags: Flags) -> None:
    """Begin a relationship, and the journal with the first one.

    Needed: --mentor and --mentee. The rest can be said later, with `mentorlog agree`.
    """
    session = ctx.obj
    stated = {"started_on": flags.on or session.today} | terms.relationship(flags)
    stated |= _who(session, flags)
    with session.writing(create=True) as writer:
        alone = not writer.relationships()
        new, agreement = start_relationship(
            writer, stated, terms.terms(flags), again=flags.yes, private=flags.private
        )
    value = {"relationship": new, "agreement": agreement}
    session.saved(_saved(session, new, alone), value, flags.as_json)
    if flags.as_json and new.keeper is None:
        session.say(*_nobody(new, alone))
    session.say("Next: mentorlog goal add TEXT --by DAY, or mentorlog meet after a session.")
    if alone:
        session.say(*_reminder())


def _reminder() -> tuple[str, ...]:
    """How to be reminded each week; nothing is installed."""
    first = "mentorlog due lists what is due."
    if os.name == "nt":
        return (f"{first} To see it each week: mentorlog due --help",)
    return (
        f"{first} If you would like to see it each Monday, a line for crontab -e:",
        "  0 9 * * 1 mentorlog due --within 7d",
    )


def _who(session: Session, flags: Flags) -> dict[str, Any]:
    """The two names and the keeper; asked for where somebody can answer."""
    from mentorlog.cli import sides

    mentor = session.need(flags.mentor, "--mentor", "Who is the mentor?")
    mentee = session.need(flags.mentee, "--mentee", "Who is the mentee?")
    names = {"mentor": mentor, "mentee": mentee}
    said = flags.keeper
    if said is None and session.interactive:
        said = session.ask(f"Who keeps this journal? ({', '.join(KEEPERS)})", "--keeper")
    if said is None:
        return names
    if said.casefold() in ("me", "you", "them"):
        raise UsageError(
            f"--keeper: {said!r} is what is asked: {', '.join(KEEPERS)}, or a name.",
            f"{session.command} --help",
        )
    known = Relationship(id="", mentor=mentor, mentee=mentee, facilitator=flags.facilitator)
    return names | {"keeper": sides.keeper_of(known, "--keeper", said)}


def _saved(session: Session, new: Relationship, alone: bool) -> str:
    since = ", from today" if new.started_on == session.today else ""
    sentence = f"Saved {new.short}: {new.mentor} and {new.mentee}{since}."
    if new.keeper is not None:
        return sentence
    nobody, command = _nobody(new, alone)
    return f"{sentence} {nobody}\n{command}"


def _nobody(new: Relationship, alone: bool) -> tuple[str, str]:
    which = "" if alone else f" --with {new.short}"
    return (
        "Nobody is noted as the keeper.",
        f"  To note one: mentorlog agree --keeper mentor{which}   (or mentee, or facilitator)",
    )
