"""`mentorlog action`: who promised what by when, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from mentorlog.cli import sides
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import (
    AsJson,
    Note,
    On,
    Private,
    flag,
    future_day,
    short,
    side,
    what,
    when,
    words,
)
from mentorlog.errors import UsageError
from mentorlog.record import Action, Goal
from mentorlog.record.words import Progress
from mentorlog.store.verbs import actions
from mentorlog.wording import owned_by

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Writer

commands = Commands("Who promised what by when, and what came of it.")

Which = Annotated[str, what("which action", "ACTION")]
AS_FLAG = "--action: "


@commands.command(
    "add", example='mentorlog action add "Send the CV" --owner mentee --due 2026-02-01 --goal g1'
)
def add(
    ctx: Ctx,
    text: Annotated[str, words("what is promised")],
    owner: Annotated[
        str | None, side("whose it is: mentor, mentee, both, me, them, or a name", "--owner")
    ] = None,
    due: Annotated[date | None, future_day("by when", "--due", "--by")] = None,
    goal: Annotated[str | None, short("the goal it serves", "--goal", metavar="GOAL")] = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Write down a promise.

    Needed: TEXT, and --owner where TEXT does not say whose it is, as "mentee:
    send the CV by friday" does.
    """
    session = ctx.obj
    if owner is None and ":" in text:
        owner, text, due = _told(session, text, due, on or session.today)
    whose = session.need(owner, "--owner", "Whose is it? (mentor, mentee, both)")
    with session.writing() as writer:
        record = session.open_record(writer)
        action = actions.agree_action(
            writer,
            record,
            text,
            sides.owner(record, "--owner", whose),
            agreed_on=on or session.today,
            due_on=due,
            goal=session.find(record, Goal, goal).id if goal else None,
            private=private,
        )
    owned = owned_by(record, action.owner)
    session.saved(f"Saved {action.short} ({owned}): {action.text}", action, as_json)


def _told(
    session: Session, text: str, due: date | None, since: date
) -> tuple[str | None, str, date | None]:
    """The owner, the words and the day of a promise that says whose it is, read as `meet --action`
    reads it; what was given, of another."""
    from mentorlog.cli.meeting.promises import says_whose
    from mentorlog.cli.meeting.words import what_by

    with session.reading() as reader:
        record = session.open_record(reader)
    said = says_whose(record, text)
    if said is None or due is not None:
        return (*(said or (None, text)), due)
    try:
        kept, day = what_by(session, text, said[1].strip(), since)
    except UsageError as error:
        raise UsageError(error.sentence.replace(AS_FLAG, "TEXT: ", 1), error.try_) from error
    session.notes[:] = [note.replace(AS_FLAG, "TEXT: ", 1) for note in session.notes]
    session.understood += [("due", day, False)] if day else []
    return said[0], kept, day


@commands.command("list", example="mentorlog action list --all")
def list_(
    ctx: Ctx,
    everything: Annotated[bool, flag("those that have ended, too", "--all")] = False,
    as_json: AsJson = False,
) -> None:
    """The actions of each side, those that are open first.

    Nothing is needed.
    """
    from mentorlog.cli.agreeing import lists

    session = ctx.obj
    lists.show(
        session,
        as_json,
        lambda record, typed: lists.action_lines(record, session.today, everything, typed),
        lambda record: lists.actions_data(record, session.today, everything),
    )


def _meant(session: Session, writer: Writer, text: str) -> Action:
    """The action that is meant, of the relationship that is, which is open. What it is of and
    whether that is closed is all that is read beside it, where nothing is wrong: a long record
    takes longer than the command."""
    one, number = session.choose(writer), Action.number_in(text)
    if number is not None:
        found = writer.entry_numbered(Action, one.id, number)
        named = writer.entry(Action, text.strip())  # an id of its own may look like a number
        if found is not None and named in (None, found) and not writer.closed(one):
            session.chosen = one
            return found
    return session.find(session.open_record(writer), Action, text)


@commands.command("done", example="mentorlog action done a3 --on 2026-01-30")
def done(
    ctx: Ctx,
    action: Which,
    note: Note = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Say that an action is done.

    Needed: ACTION. --private is for what is said of it, the note for one.
    """
    session = ctx.obj
    with session.writing() as writer:
        found = _meant(session, writer, action)
        new = actions.report_action(
            writer, found, on or session.today, "done", note=note, private=private
        )
    session.saved(f"Saved {new.short}, done: {new.text}", new, as_json)


@commands.command("progress", example='mentorlog action progress a3 --note "first half written"')
def progress(
    ctx: Ctx,
    action: Which,
    nothing: Annotated[bool, flag("nothing has moved yet", "--none")] = False,
    note: Note = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Say that an action has moved, and is not done yet.

    Needed: ACTION. --private is for what is said of it, the note for one.
    """
    session = ctx.obj
    came: Progress = "none" if nothing else "some"
    with session.writing() as writer:
        found = _meant(session, writer, action)
        new = actions.report_action(
            writer, found, on or session.today, came, note=note, private=private
        )
    said = "not begun yet" if nothing else "on the way"
    session.saved(f"Saved {new.short}, {said}: {new.text}", new, as_json)


@commands.command("redate", example="mentorlog action redate a3 2026-02-15")
def redate(
    ctx: Ctx,
    action: Which,
    due: Annotated[date, when("the new day")],
    note: Note = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Give an action another day.

    Needed: ACTION and DAY. --private is for the new day and the note.
    """
    session = ctx.obj
    with session.writing() as writer:
        found = _meant(session, writer, action)
        new = actions.redate_action(writer, found, on or session.today, due, note, private=private)
    session.saved(f"Saved {found.short}, on another day: {found.text}", new, as_json)


@commands.command("drop", example='mentorlog action drop a3 --note "not needed any more"')
def drop(
    ctx: Ctx,
    action: Which,
    note: Note = None,
    on: On = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Let an action go; it stays in the record.

    Needed: ACTION. --private is for the note.
    """
    session = ctx.obj
    with session.writing() as writer:
        found = _meant(session, writer, action)
        new = actions.drop_action(writer, found, on or session.today, note, private=private)
    session.saved(f"Saved {new.short}, dropped: {new.text}", new, as_json)
