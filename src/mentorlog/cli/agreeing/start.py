"""`mentorlog start`: begin a relationship."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated, Any

from mentorlog.cli.agreeing import terms
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import added
from mentorlog.cli.flagged import flagged
from mentorlog.cli.kinds import JSON, PRIVATE, day, flag, short
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.record import Relationship
from mentorlog.store.verbs.agreeing import start_relationship
from mentorlog.wording import addressed, role

commands = Commands()

EXAMPLE = """\
mentorlog start --mentor Tariq --mentee Sarah --keeper mentor \\
  --form coaching --on 2026-01-05 --rhythm "every 2 weeks" --minutes 60 \\
  --purpose "lead a project"
"""
KEEPERS = ("mentor", "mentee", "facilitator")
NAMES = {"mentor": "Who is the mentor?", "mentee": "Who is the mentee?"}
KEEPER = "Who keeps this journal?"
LATER = "Next: mentorlog goal add TEXT --by DAY{0}, or mentorlog meet{0} after a session."
AGREE_LATER = "What you agree on, such as how often you meet: mentorlog agree --guide{0}."


class Flags(terms.Stated, kw_only=True):
    """Everything that was typed after `mentorlog start`."""

    on: Annotated[date | None, day("the day it began; today where it is left out", "--on")] = None
    yes: Annotated[bool, flag("also where these two have one open already", "--yes")] = False
    private: Annotated[bool, PRIVATE] = False
    encrypt: Annotated[
        bool, flag("begin an encrypted journal; its passphrase is asked for", "--encrypt")
    ] = False
    passphrase_file: Annotated[
        str | None, short("a file with its passphrase", "--passphrase-file", metavar="FILE")
    ] = None
    as_json: Annotated[bool, JSON] = False


@commands.command("start", example=EXAMPLE)
@flagged(Flags)
def start(ctx: Ctx, flags: Flags) -> None:
    """Begin a relationship, and the journal with the first one.

    Needed: --mentor and --mentee; on a terminal it asks for them. The rest can be said later,
    with `mentorlog agree`.
    """
    session = ctx.obj
    if flags.encrypt:
        from mentorlog.cli.encrypting.choosing import encrypt_new

        encrypt_new(session, flags.passphrase_file)
    elif flags.passphrase_file is not None:
        raise UsageError("--passphrase-file goes with --encrypt.", added(session, "--encrypt"))
    asked = session.interactive and (flags.mentor is None or flags.mentee is None)
    stated = {"started_on": flags.on or session.today} | terms.relationship(flags)
    stated |= _who(session, flags)
    with session.writing(create=True) as writer:
        alone = not writer.relationships(1)
        new, agreement = start_relationship(
            writer, stated, terms.terms(flags), again=flags.yes, private=flags.private
        )
    which = "" if alone else f" --with {new.short}"
    value = {"relationship": new, "agreement": agreement}
    session.saved(_saved(session, new, which), value, flags.as_json)
    if flags.as_json and new.keeper is None:
        session.say(*_nobody(new, which))
    if not asked or flags.as_json:
        session.say(LATER.format(which))
    elif not _go_on(session, new):
        session.say(addressed(new, AGREE_LATER).format(which), LATER.format(which))
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


def _go_on(session: Session, new: Relationship) -> bool:
    """Whether somebody went on with what is agreed on; it can as well be done later."""
    from mentorlog.cli.agreeing import agree

    session.with_name, session.understood = new.short, []
    flags = agree.Flags(on=new.started_on)
    return agree.offer(session, flags, addressed(new, "Go on with what you agree on?"))


def _who(session: Session, flags: Flags) -> dict[str, Any]:
    """The two names and the keeper; asked for where somebody can answer."""
    from mentorlog.cli import sides

    known = {"mentor": flags.mentor, "mentee": flags.mentee, "keeper": flags.keeper}
    told = {name: value for name, value in known.items() if value is not None}
    if session.interactive:
        told |= _asked(session, told)
    for name in NAMES:
        if name not in told:
            raise UsageError(f"--{name} is missing: {NAMES[name]}", f"{session.command} --help")
    names = {name: told[name] for name in NAMES}
    said = told.get("keeper")
    if said is None:
        return names
    if said.casefold() in sides.SEEN_FROM:
        raise UsageError(
            f"--keeper: {said!r} is what is asked: {', '.join(KEEPERS)}, or a name.",
            f"{session.command} --help",
        )
    known_as = Relationship(
        id="", mentor=names["mentor"], mentee=names["mentee"], facilitator=flags.facilitator
    )
    return names | {"keeper": sides.keeper_of(known_as, "--keeper", said)}


def _asked(session: Session, told: dict[str, str]) -> dict[str, str]:
    """What is not told yet, as somebody at the terminal answers it; nothing of it is kept."""
    from mentorlog.cli.asking.questions import Answers, Key, Question, walk
    from mentorlog.cli.asking.terminal import Screen

    def script(answers: Answers) -> Question | None:
        known = told | answers
        for name, text in NAMES.items():
            if name not in known:
                return Question(name=name, text=text, needed=True)
        if "keeper" in known:
            return None
        people = (known["mentor"], known["mentee"], "a facilitator")
        keys = [
            Key(str(n), who, k) for n, (who, k) in enumerate(zip(people, KEEPERS, strict=True), 1)
        ]
        return Question(name="keeper", text=KEEPER, keys=tuple(keys))

    answers = walk(Screen(session), script, {}, lambda *_: None)
    return {name: " ".join(answer.split()) for name, answer in answers.items() if answer}


def _saved(session: Session, new: Relationship, which: str) -> list[str]:
    since = ", from today" if new.started_on == session.today else ""
    sentence = f"Saved {new.short}: {new.mentor} and {new.mentee}{since}."
    if new.keeper is not None:
        return [sentence]
    nobody, command = _nobody(new, which)
    return [f"{sentence} {nobody}", command]


def _nobody(new: Relationship, which: str) -> tuple[str, str]:
    first, second = role(new, "mentor"), role(new, "mentee")
    return (
        "Nobody is noted as the keeper.",
        f"  To note one: mentorlog agree --keeper {first}{which}   (or {second}, or facilitator)",
    )
