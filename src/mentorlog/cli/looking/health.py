"""`mentorlog health`: what the record shows, and what to ask next."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import typer

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import refuse_named
from mentorlog.cli.flagged import dashed, under
from mentorlog.cli.kinds import (
    JSON,
    PRIVATE,
    flag,
    future_day,
    number,
    short,
    since_day,
    text,
    word,
)
from mentorlog.cli.looking.pictured import ExportSvg, Force, refuse
from mentorlog.errors import UsageError

commands = Commands()
FOUND = 1
TIME = "Over time"
TALK = "What comes of a finding"
EXAMPLE = """\
mentorlog health
mentorlog health --all --level watch
mentorlog health --since "3 months ago"
mentorlog health --try cancelling.watch=3
mentorlog health --talk cancelling --said "It is the school run" --agreed "We meet at 8"
mentorlog health --set-aside long-silence --until "1 september" --reason "summer\""""
AtLeast = Literal["watch", "concern"]


Everyone = Annotated[bool, flag("every open relationship, worst first", "--all")]
Level = Annotated[AtLeast | None, word("with --all: only from this level on", "--level")]
Jobs = Annotated[
    int | None,
    number("with --all: in so many processes at once", "--jobs", low=1, high=64),
]
Check = Annotated[bool, flag("exit with 1 where a sign is shown", "--check")]
Full = Annotated[bool, flag("the signs that have nothing to say, too", "--full")]
Since = Annotated[date | None, under(TIME, since_day("what changed since that day", "--since"))]
History = Annotated[bool, under(TIME, flag("when each sign first showed and cleared", "--history"))]
Try = Annotated[
    list[str] | None,
    under(
        TIME,
        typer.Option(
            "--try",
            metavar="NAME=N",
            help="how often it would have spoken with another threshold",
            show_default=False,
        ),
    ),
]
Talk = Annotated[
    str | None, under(TALK, short("note that it was talked about", "--talk", metavar="SIGN"))
]
Said = Annotated[str | None, under(TALK, text("with --talk: what was said", "--said"))]
Agreed = Annotated[str | None, under(TALK, text("with --talk: what you agreed", "--agreed"))]
LookAgain = Annotated[
    date | None, under(TALK, future_day("with --talk: the day to look again", "--look-again"))
]
Aside = Annotated[
    str | None, under(TALK, short("a sign that is to rest", "--set-aside", metavar="SIGN"))
]
Until = Annotated[
    date | None, under(TALK, future_day("with --set-aside: its last day; else for good", "--until"))
]
Reason = Annotated[str | None, under(TALK, text("with --set-aside: why", "--reason"))]
TakeUp = Annotated[
    str | None, under(TALK, short("a sign to look at again", "--take-up", metavar="SIGN"))
]


@commands.command("health", example=EXAMPLE)
def health(
    ctx: Ctx,
    everyone: Everyone = False,
    level: Level = None,
    jobs: Jobs = None,
    check: Check = False,
    full: Full = False,
    since: Since = None,
    history: History = False,
    try_: Try = None,
    talk: Talk = None,
    said: Said = None,
    agreed: Agreed = None,
    look_again: LookAgain = None,
    set_aside: Aside = None,
    until: Until = None,
    reason: Reason = None,
    take_up: TakeUp = None,
    private: Annotated[bool, PRIVATE] = False,
    export_svg: ExportSvg = None,
    force: Force = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """What the record shows, what it cannot show, and what to ask next.

    It reads the record against the warning signs of the guidance; `mentorlog sign` explains
    each of them.
    """
    given = locals()
    _check_flags(given)
    if talk is not None or set_aside is not None or take_up is not None:
        _note(**given)
    elif _look(**given) and check:
        raise typer.Exit(FOUND)


def _note(ctx: Ctx, as_json: bool, **given: Any) -> None:
    """Record what came of a finding."""
    from mentorlog.cli.looking import findings

    if given["talk"] is not None:
        talk, said, agreed = given["talk"], given["said"], given["agreed"]
        findings.talk(ctx.obj, talk, said, agreed, given["look_again"], given["private"], as_json)
    elif given["set_aside"] is not None:
        findings.set_aside(ctx.obj, given["set_aside"], given["until"], given["reason"], as_json)
    else:
        findings.take_up(ctx.obj, given["take_up"], as_json)


def _look(ctx: Ctx, as_json: bool, **given: Any) -> bool:
    """Show the check that is asked for; whether it shows a sign now."""
    from mentorlog.cli.looking import checking

    session = ctx.obj
    if given["history"]:
        checking.history(session, as_json)
        return False
    if given["try_"]:
        checking.tried(session, given["try_"], as_json)
        return False
    if given["since"] is not None:
        return checking.since(session, given["since"], as_json)
    if given["everyone"]:
        from mentorlog.cli.looking.everyone import everyone

        return everyone(session, as_json, given["level"], given["jobs"] or 1)
    return checking.one(session, as_json, given["full"], given["export_svg"], given["force"])


ALONE = ("talk", "set_aside", "take_up", "everyone", "since", "history", "try_")
GOES_WITH = {
    "talk": ("said", "agreed", "look_again", "private"),
    "set_aside": ("until", "reason"),
    "everyone": ("level", "jobs"),
}
NOT_BESIDE = {
    "check": ("talk", "set_aside", "take_up", "history", "try_"),
    "full": ALONE,
}
"""What shows no sign of today, and what has no signs beside those that it tells of."""


def _check_flags(given: dict[str, Any]) -> None:
    """UsageError where two flags are two different things, or one goes with another."""
    alone = [dashed(name) for name in ALONE if given[name]]
    if len(alone) > 1:
        raise UsageError(f"{alone[0]} and {alone[1]} are two different things; give one of them.")
    for name, others in GOES_WITH.items():
        for other in others:
            if given[other] and not given[name]:
                raise UsageError(
                    f"{dashed(other)} goes with {dashed(name)}.", "mentorlog health -h"
                )
    for name, others in NOT_BESIDE.items():
        for other in others:
            if given[name] and given[other]:
                said = f"{dashed(name)} does not go with {dashed(other)}."
                raise UsageError(said, f"mentorlog health {dashed(name)}")
    refuse_named(given["ctx"].obj, given["everyone"])
    beside = {"--json": given["as_json"], **{dashed(name): given[name] for name in ALONE}}
    refuse(given["ctx"].obj, given["export_svg"], given["force"], beside)
