"""`mentorlog start`: begin a relationship."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from mentorlog.cli import terms as t
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, PRIVATE, day, flag, future_day, name, text, word
from mentorlog.cli.session import Session
from mentorlog.record.words import AskedForBy, Form, Keeper
from mentorlog.store.verbs.agreeing import start_relationship

commands = Commands()

EXAMPLE = """\
mentorlog start --mentor Tariq --mentee Sarah --keeper mentor --form coaching \\
  --on 2026-01-05 --rhythm "every 2 weeks" --minutes 60 --purpose "lead a project"
"""


@commands.command("start", example=EXAMPLE)
def start(
    ctx: Ctx,
    mentor: Annotated[str | None, name("the mentor or coach; several names are fine")] = None,
    mentee: Annotated[str | None, name("the mentee or coachee")] = None,
    keeper: Annotated[Keeper | None, word("who keeps this journal")] = None,
    form: Annotated[Form | None, word("mentoring or coaching")] = None,
    purpose: Annotated[str | None, text("what it is for")] = None,
    success: Annotated[str | None, text("what it looks like when it went well")] = None,
    asked_for_by: Annotated[AskedForBy | None, word("who asked for it")] = None,
    on: Annotated[date | None, day("the day it began; today where it is left out")] = None,
    planned_end: Annotated[date | None, future_day("the day it is to end")] = None,
    facilitator: Annotated[str | None, name("who helps if it does not go well")] = None,
    rhythm: t.Rhythm = None,
    minutes: t.Minutes = None,
    notice: t.Notice = None,
    review_every: t.ReviewEvery = None,
    mentor_expects: t.MentorExpects = None,
    mentee_expects: t.MenteeExpects = None,
    boundaries: t.Boundaries = None,
    confidentiality: t.Confidentiality = None,
    contact: t.Contact = None,
    sessions: t.Sessions = None,
    sponsor: t.Sponsor = None,
    if_not_working: t.IfNotWorking = None,
    yes: Annotated[bool, flag("also where these two have one open already", "--yes")] = False,
    private: Annotated[bool, PRIVATE] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Begin a relationship, and the journal with the first one.

    Needed: --mentor and --mentee. The rest can be said later, with `mentorlog agree`.
    """
    names = _names(ctx.obj, mentor, mentee)
    relationship = t.stated(
        **t.stated(keeper=keeper, form=form, purpose=purpose, success=success),
        **t.stated(asked_for_by=asked_for_by, started_on=on),
        **t.stated(planned_end=planned_end, facilitator=facilitator),
    )
    terms = t.stated(
        **t.stated(rhythm=rhythm, minutes=minutes, notice_hours=notice, review_every=review_every),
        **t.stated(mentor_expects=mentor_expects, mentee_expects=mentee_expects),
        **t.stated(boundaries=boundaries, confidentiality=confidentiality, contact=contact),
        **t.stated(sessions_agreed=sessions, sponsor=sponsor, if_not_working=if_not_working),
    )
    _begin(ctx.obj, names | relationship, terms, yes, private, as_json)


def _names(session: Session, mentor: str | None, mentee: str | None) -> dict[str, Any]:
    return {
        "mentor": session.need(mentor, "--mentor", "Who is the mentor?"),
        "mentee": session.need(mentee, "--mentee", "Who is the mentee?"),
    }


def _begin(
    session: Session,
    stated: dict[str, Any],
    terms: dict[str, Any],
    again: bool,
    private: bool,
    as_json: bool,
) -> None:
    stated = {"started_on": session.today} | stated
    with session.writing(create=True) as writer:
        new, agreement = start_relationship(writer, stated, terms, again=again, private=private)
    since = ", from today" if new.started_on == session.today else ""
    session.saved(
        f"Saved {new.short}: {new.mentor} and {new.mentee}{since}.",
        {"relationship": new, "agreement": agreement},
        as_json,
    )
    session.say("Next: mentorlog goal add TEXT --by DAY, or mentorlog meet after a session.")
