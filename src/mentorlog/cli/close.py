"""`mentorlog close`: plans the final session, and completes the ending."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.chosen import limits
from mentorlog.cli.kinds import JSON, flag, future_day, past_day, short, text, word
from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.record import PARTIES, Meeting, Record, Side, closing, final_meeting
from mentorlog.record.words import ClosingReason
from mentorlog.store.verbs import closing as verbs

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Writer

commands = Commands()
EXAMPLE = """\
mentorlog close                                  # look first: where things stand
mentorlog close --on 2026-12-18 --reason goals-achieved --told 2026-11-20
mentorlog close --goal g2=alone --action a3=handed-over:Maryam
mentorlog close --done --thanks-mentor "…" --takes-mentee "…\""""
OUTCOMES = {
    "goals-achieved": "completed",
    "time-is-up": "completed",
    "moved-on": "moved on",
    "renewed": "renewed",
}
PLAN = "The final session"
WORDS = "A good last session"
COMPLETE = "Completing it"


def _in(panel: str, option: Any) -> Any:
    option.rich_help_panel = panel
    return option


def _many(help: str, *flags: str) -> Any:
    return typer.Option(*flags, metavar="ID=OUTCOME", help=help, show_default=False)


On = Annotated[date | None, _in(PLAN, future_day("the day of the final session", "--on"))]
At = Annotated[str | None, _in(PLAN, short("its time: 17:00, 5pm", "--at", metavar="TIME"))]
Reason = Annotated[ClosingReason | None, _in(PLAN, word("why it ends", "--reason"))]
By = Annotated[Side | None, _in(PLAN, word("who decided", "--by"))]
Told = Annotated[date | None, _in(PLAN, past_day("since when both know it", "--told"))]
MentorTold = Annotated[date | None, _in(PLAN, past_day("since when the mentor", "--mentor-told"))]
MenteeTold = Annotated[date | None, _in(PLAN, past_day("since when the mentee", "--mentee-told"))]
Explored = Annotated[bool, _in(PLAN, flag("you looked at what did not move", "--explored"))]
Renegotiated = Annotated[bool, _in(PLAN, flag("you tried other terms", "--renegotiated"))]
Celebration = Annotated[str | None, _in(WORDS, text("how you will mark it", "--celebration"))]
ThanksMentor = Annotated[
    str | None, _in(WORDS, text("what the mentor is thankful for", "--thanks-mentor"))
]
ThanksMentee = Annotated[
    str | None, _in(WORDS, text("what the mentee is thankful for", "--thanks-mentee"))
]
TakesMentor = Annotated[str | None, _in(WORDS, text("what the mentor takes", "--takes-mentor"))]
TakesMentee = Annotated[str | None, _in(WORDS, text("what the mentee takes", "--takes-mentee"))]
Contact = Annotated[str | None, _in(WORDS, text("how you will stay in touch", "--contact"))]
Note = Annotated[str | None, _in(WORDS, text("a note", "--note"))]
GoalEnd = Annotated[
    list[str] | None,
    _in(COMPLETE, _many("done, handed-over:NAME, alone or dropped", "--goal")),
]
ActionEnd = Annotated[list[str] | None, _in(COMPLETE, _many("the same for an action", "--action"))]
Rest = Annotated[str | None, _in(COMPLETE, text("the same for all that is open", "--rest"))]
GoOn = Annotated[bool, _in(COMPLETE, flag("it goes on after all", "--go-on"))]
Done = Annotated[bool, _in(COMPLETE, flag("it is completed", "--done"))]
Outcome = Annotated[str | None, _in(COMPLETE, text("how it ended, in a kind word", "--outcome"))]
EraseOn = Annotated[
    date | None, _in(COMPLETE, future_day("when this record is to be erased", "--erase-on"))
]
FIELDS = {
    "reason": "reason",
    "by": "by",
    "mentor_told": "mentor_told_on",
    "mentee_told": "mentee_told_on",
    "explored": "explored",
    "renegotiated": "renegotiated",
    "celebration": "celebration",
    "thanks_mentor": "thanks_mentor",
    "thanks_mentee": "thanks_mentee",
    "takes_mentor": "takes_mentor",
    "takes_mentee": "takes_mentee",
    "contact": "contact_afterwards",
    "note": "note",
    "erase_on": "erase_on",
}


@commands.command("close", example=EXAMPLE)
def close(
    ctx: Ctx,
    on: On = None,
    at: At = None,
    reason: Reason = None,
    by: By = None,
    told: Told = None,
    mentor_told: MentorTold = None,
    mentee_told: MenteeTold = None,
    explored: Explored = False,
    renegotiated: Renegotiated = False,
    celebration: Celebration = None,
    thanks_mentor: ThanksMentor = None,
    thanks_mentee: ThanksMentee = None,
    takes_mentor: TakesMentor = None,
    takes_mentee: TakesMentee = None,
    contact: Contact = None,
    note: Note = None,
    goal: GoalEnd = None,
    action: ActionEnd = None,
    rest: Rest = None,
    done: Done = False,
    outcome: Outcome = None,
    go_on: GoOn = False,
    erase_on: EraseOn = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Plan the final session, and complete the ending.

    Needed to plan: --on. Needed to complete: --done, and --goal, --action or --rest for each
    goal and action that is still open. Alone it shows where things stand.
    """
    given = locals()
    if go_on:
        _go_on(ctx.obj)
        return
    stated = {field: given[name] or None for name, field in FIELDS.items()}
    stated["mentor_told_on"] = mentor_told or told
    stated["mentee_told_on"] = mentee_told or told
    disposals = (goal or [], action or [], rest)
    writes = any((on, at, done, outcome, *disposals, *stated.values()))
    if writes:
        _write(ctx.obj, on, at, stated, disposals, done, outcome)
    _show(ctx.obj, as_json, writes)


def _write(
    session: Session,
    on: date | None,
    at: str | None,
    stated: dict[str, Any],
    disposals: tuple[list[str], list[str], str | None],
    done: bool,
    outcome: str | None,
) -> None:
    """Everything that was given, in one transaction."""
    from mentorlog.cli import dispositions
    from mentorlog.closing import plan_close

    if outcome is not None and not done:
        raise UsageError("--outcome goes with --done.", "mentorlog close --done --outcome WORD")
    with session.writing() as writer:
        record = session.open_record(writer)
        standing = closing(record)
        reason = stated["reason"] or (standing.reason if standing else None)
        final = _final(session, record, on, at, reason == "withdrawal")
        if final is not None and record.relationship.keeper in PARTIES:
            # Whoever plans the day knows it.
            key = f"{record.relationship.keeper}_told_on"
            known = getattr(standing, key) if standing else None
            stated = stated | {key: stated[key] or known or session.today}
        ending, _ = verbs.plan_closing(writer, record, final, **_told(session, stated))
        record = writer.record(record.relationship.id)
        goals, actions, rest = disposals
        named = dispositions.read(session, record, goals, actions)
        verbs.dispose(writer, record, ending, named)
        plan = plan_close(writer.record(record.relationship.id), session.today, limits(session))
        verbs.dispose(writer, plan.record, ending, dispositions.rest(plan, rest))
        if done:
            _complete(session, writer, record.relationship.id, outcome)


def _go_on(session: Session) -> None:
    """Take a planned or completed ending back."""
    with session.writing() as writer:
        record = session.record(writer)
        ending = closing(record)
        if ending is None:
            raise UsageError("No ending is planned.", "mentorlog close")
        writer.change(ending, reopened_on=session.today)
    session.out(
        "Saved: it goes on. What was noted about the ending is kept.",
        "A good moment to look at the goals: mentorlog goal list",
    )


def _told(session: Session, stated: dict[str, Any]) -> dict[str, Any]:
    for key in ("mentor_told_on", "mentee_told_on"):
        day = stated[key]
        if day is not None and day > session.today:
            raise UsageError(f"Nobody can have been told on {day}, a day still to come.")
    return stated


def _final(
    session: Session, record: Record, on: date | None, at: str | None, withdrawn: bool
) -> Meeting | None:
    """The final session to be booked or re-dated; None where it stays as it is, or where one
    side withdraws, which needs none."""
    planned = final_meeting(record)
    if on is None and planned is None:
        if withdrawn:
            return None
        raise UsageError(
            "The day of the final session is missing: --on.",
            "mentorlog close --on DAY --reason REASON --told today",
        )
    if on is None and at is None:
        return None
    on = on or (planned.on if planned else None)
    if at is not None:
        from mentorlog.cli.meeting_words import time

        at = time(session, at)
    same_day = [m for m in record.meetings if m.on == on and m.outcome in ("planned", "held")]
    same_time = [m for m in same_day if at is None or m.at in (None, at)]
    if same_time:
        return same_time[0] if at is None else same_time[0].but(at=at)
    if on is not None and on < session.today:
        raise UsageError(
            f"{on} has passed, and no session is recorded on that day.",
            f"mentorlog meet --on {on}",
        )
    return Meeting(id="", relationship=record.relationship.id, outcome="planned", on=on, at=at)


def _complete(session: Session, writer: Writer, relationship: str, outcome: str | None) -> None:
    from mentorlog.closing import plan_close
    from mentorlog.render.ending import flag_for

    plan = plan_close(writer.record(relationship), session.today, limits(session))
    if plan.left is not None and plan.left > 0 and plan.final is not None:
        raise UsageError(
            f"The final session is still to come, on {short_day(plan.final.on or session.today)}; "
            "it can be moved with --on.",
            "mentorlog close",
        )
    if plan.undecided:
        shorts = ", ".join(standing.short for standing in plan.undecided)
        raise UsageError(
            f"Still open, and it is not said what becomes of it: {shorts}.",
            f"mentorlog close --done {' '.join(flag_for(s) for s in plan.undecided)}",
        )
    if plan.final is not None and plan.final.outcome == "planned":
        raise UsageError(
            f"What became of the final session ({plan.final.short}) is not recorded yet.",
            f"mentorlog meet --meeting {plan.final.short}",
        )
    if plan.ending is not None:
        word = outcome or OUTCOMES.get(plan.ending.reason or "", "concluded")
        verbs.complete_closing(writer, plan.record, plan.ending, session.today, outcome=word)


def _show(session: Session, as_json: bool, wrote: bool) -> None:
    from mentorlog.closing import plan_close

    with session.reading() as reader:
        record = session.record(reader)
        several = len(reader.relationships()) > 1
    plan = plan_close(record, session.today, limits(session))
    if as_json:
        from mentorlog.render.data import ending

        session.print_json(ending(plan))
        return
    from mentorlog.render.ending import page

    if wrote:
        session.saved("Saved.")
    session.print(page(plan, f" --with {record.relationship.short}" if several else ""))
    if plan.completed:
        session.out("", "Thank you for the time you gave each other.")
