"""Actions: promised, reported on, given another day, ended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.record import Action, ActionReport, Owner, Record

if TYPE_CHECKING:
    from mentorlog.record.words import Progress
    from mentorlog.store import Writer


def agree_action(
    writer: Writer,
    record: Record,
    text: str,
    owner: Owner,
    *,
    agreed_on: date,
    due_on: date | None = None,
    goal: str | None = None,
    meeting: str | None = None,
    private: bool = False,
) -> Action:
    """A promise; `goal` and `meeting` are ids of the record."""
    return writer.add(
        Action(
            id="",
            relationship=record.relationship.id,
            text=text,
            owner=owner,
            agreed_on=agreed_on,
            due_on=due_on,
            goal=goal,
            meeting=meeting,
            private=private,
        )
    )


def tell_action(
    writer: Writer,
    action: Action,
    on: date,
    *,
    progress: Progress | None = None,
    new_due_on: date | None = None,
    note: str | None = None,
    meeting: str | None = None,
    private: bool = False,
) -> ActionReport:
    """What is known of an action on a day, without its ending; UsageError where it has ended."""
    still_open(action)
    return writer.add(
        ActionReport(
            id="",
            action=action.id,
            on=on,
            progress=progress,
            new_due_on=new_due_on,
            note=note,
            meeting=meeting,
            private=private,
        )
    )


def report_action(
    writer: Writer,
    action: Action,
    on: date,
    progress: Progress,
    *,
    note: str | None = None,
    private: bool = False,
) -> Action:
    """What came of an action by a day; `done` ends it. UsageError where it has ended before."""
    tell_action(writer, action, on, progress=progress, note=note, private=private)
    return writer.change(action, done_on=on) if progress == "done" else action


def redate_action(
    writer: Writer,
    action: Action,
    on: date,
    new_due_on: date,
    note: str | None = None,
    *,
    private: bool = False,
) -> ActionReport:
    """Another day for an action, agreed on `on`; UsageError where it has ended."""
    return tell_action(writer, action, on, new_due_on=new_due_on, note=note, private=private)


def drop_action(
    writer: Writer,
    action: Action,
    on: date,
    note: str | None = None,
    *,
    private: bool = False,
) -> Action:
    """That an action was let go, with a report of it where there is a note to keep; UsageError
    where it has ended before."""
    still_open(action)
    if note is not None:
        tell_action(writer, action, on, note=note, private=private)
    return writer.change(action, dropped_on=on)


def still_open(action: Action) -> None:
    """UsageError where an action was done or dropped."""
    if action.done_on is not None:
        raise UsageError(
            f"{action.short} was done on {short_day(action.done_on)} already.",
            f"mentorlog edit {action.short} --no-done",
        )
    if action.dropped_on is not None:
        raise UsageError(
            f"{action.short} was dropped on {short_day(action.dropped_on)} already.",
            f"mentorlog edit {action.short} --no-dropped",
        )
