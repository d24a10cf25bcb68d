"""`mentorlog concern`: a worry, what was tried about it, how it was taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any

from mentorlog.cli import sides
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import to_type
from mentorlog.cli.kinds import (
    AsJson,
    On,
    Private,
    flag,
    future_day,
    short,
    side,
    text,
    what,
    word,
    words,
)
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.record import Concern, Record, Relationship
from mentorlog.record.words import Keeper, Response
from mentorlog.store.verbs import talking
from mentorlog.wording import person, spoken

commands = Commands("A worry, what was tried about it, and how it was taken.")

Who = Annotated[
    str | None,
    side("mentor, mentee, facilitator, me, or a name; left out: the keeper", "--by"),
]
Which = Annotated[str | None, what("which concern", "CONCERN")]
WHICH = "CONCERN is missing: which concern."


@commands.command(
    "raise", example='mentorlog concern raise --factor lack-of-time --by mentee "Weeks fill up"'
)
def raise_(
    ctx: Ctx,
    words: Annotated[str | None, words("what worries you")] = None,
    by: Who = None,
    factor: Annotated[
        str | None,
        short("what may lie behind it: mentorlog guide lists it", "--factor", metavar="FACTOR"),
    ] = None,
    sign: Annotated[str | None, short("the sign that showed it", "--sign", metavar="SIGN")] = None,
    agreed: Annotated[str | None, text("what you agreed about it", "--agreed")] = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Raise a worry. That it does not work well yet does not mean that somebody did wrong.

    Needed: TEXT. On a terminal it asks for what is not given, and says what the guidance
    advises.
    """
    session = ctx.obj
    given = {
        "words": words,
        "by": by,
        "factor": _factor(session, factor) if factor else None,
        "sign": _sign(session, sign) if sign else None,
        "agreed": agreed,
        "on": on,
        "private": private,
    }
    needed = {"words": "TEXT is missing: what worries you."}
    with _told(session, given, needed, "RAISING") as told, session.writing() as writer:
        record = session.open_record(writer)
        new = talking.raise_concern(
            writer,
            record,
            _who(session, record, told["by"]),
            on or session.today,
            told["words"],
            factor=told["factor"],
            sign=told["sign"],
            agreed=told["agreed"],
            private=told["private"],
        )
    session.saved(
        f"Saved {new.short}, raised by {person(record, new.by)}: {new.text}", new, as_json
    )
    if words is None and not as_json:
        _advise(session, record.relationship, new)


def _advise(session: Session, about: Relationship, concern: Concern) -> None:
    """What the guidance says of what may lie behind a concern, and what comes next."""
    from mentorlog.render.guiding import in_words, leaf_page, leaves

    if concern.factor:
        session.say("")
        session.print(leaf_page(in_words(about, leaves()[concern.factor])))
    step = to_type(session, f"mentorlog concern step {concern.short}")
    session.say("", f"Once something was tried: {step}")


@commands.command(
    "step", example='mentorlog concern step c1 --by mentor --response accepted "We meet at 8"'
)
def step(
    ctx: Ctx,
    concern: Which = None,
    words: Annotated[str | None, words("what was tried")] = None,
    by: Who = None,
    response: Annotated[Response | None, word("how it was taken", "--response")] = None,
    check: Annotated[date | None, future_day("the day to look again", "--check")] = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Write down what was tried about a concern.

    Needed: CONCERN and TEXT. On a terminal it asks for what is not given.
    """
    session = ctx.obj
    given = {
        "concern": concern,
        "words": words,
        "by": by,
        "response": response,
        "check": check,
        "on": on,
        "private": private,
    }
    needed = {"concern": WHICH, "words": "TEXT is missing: what was tried."}
    with _told(session, given, needed, "TRYING") as told, session.writing() as writer:
        record = session.open_record(writer)
        found = session.find(record, Concern, told["concern"])
        new = talking.take_step(
            writer,
            found,
            _who(session, record, told["by"]),
            on or session.today,
            told["words"],
            response=told["response"],
            check_on=told["check"],
            private=told["private"],
        )
    session.saved(
        f"Saved a step of {found.short}, by {person(record, new.by)}: {new.text}", new, as_json
    )


@commands.command("resolve", example='mentorlog concern resolve c1 "Mornings work for both"')
def resolve(
    ctx: Ctx,
    concern: Which = None,
    words: Annotated[str | None, words("how it was settled")] = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Say that a concern is settled, and how.

    Needed: CONCERN and TEXT. On a terminal it asks for what is not given.
    """
    session = ctx.obj
    given = {"concern": concern, "words": words, "on": on, "private": private}
    needed = {"concern": WHICH, "words": "TEXT is missing: how it was settled."}
    with _told(session, given, needed, "SETTLING") as told, session.writing() as writer:
        found = session.find(session.open_record(writer), Concern, told["concern"])
        new = talking.resolve_concern(
            writer, found, on or session.today, told["words"], private=told["private"]
        )
    session.saved(f"Saved {new.short}, settled: {new.resolution}", new, as_json)


@commands.command("list", example="mentorlog concern list --all")
def list_(
    ctx: Ctx,
    everything: Annotated[bool, flag("those that are settled, too", "--all")] = False,
    as_json: AsJson = False,
) -> None:
    """The concerns, what was tried about each, and how it was taken.

    Nothing is needed.
    """
    from mentorlog.cli.agreeing import lists

    session = ctx.obj
    lists.show(
        session,
        as_json,
        lambda record, typed: lists.concern_lines(record, session.today, everything, typed),
        lambda record: lists.concerns_data(record, everything),
    )


@contextmanager
def _told(
    session: Session, given: dict[str, Any], needed: dict[str, str], guide: str
) -> Iterator[dict[str, Any]]:
    """What was given, and what somebody answers where something needed was not."""
    if all(given[name] is not None for name in needed):
        yield given
        return
    from mentorlog.cli.agreeing import concern_guide
    from mentorlog.cli.asking import guided

    with guided.told(session, given, needed, getattr(concern_guide, guide)) as told:
        yield told


BY = "Who is it by? (mentor, mentee, facilitator)"


def _who(session: Session, record: Record, by: str | None) -> Keeper:
    """Who it is by: as given, else the keeper of the journal, else asked for."""
    if by is None and record.relationship.keeper is not None:
        return record.relationship.keeper
    who = session.need(by, "--by", spoken(record.relationship, BY))
    return sides.keeper_of(record.relationship, "--by", who)


def _factor(session: Session, typed: str) -> str:
    """The slug of the factor that was typed; UsageError with the near ones otherwise."""
    from mentorlog.guidance import factors

    what, names = "a factor of the guidance", [f.slug for f in factors()]
    return _known(session, "--factor", what, typed, names, "mentorlog guide")


def _sign(session: Session, typed: str) -> str:
    """The name of the sign that was typed; UsageError with the near ones otherwise."""
    from pkgutil import iter_modules

    from mentorlog import signs

    names = [module.name.replace("_", "-") for module in iter_modules(signs.__path__)]
    return _known(session, "--sign", "a warning sign", typed, names, "mentorlog sign")


def _known(
    session: Session, flag: str, what: str, typed: str, names: list[str], listed: str
) -> str:
    from mentorlog.cli.asking.retyped import instead
    from mentorlog.cli.naming import quoted
    from mentorlog.cli.nearby import did_you_mean, near, slug

    if slug(typed) in names:
        return slug(typed)
    found = near(slug(typed), names)
    raise UsageError(
        f"{flag}: {quoted(typed)} is not {what}.{did_you_mean(found)}",
        (found and instead(session, typed, found[0])) or listed,
    )
