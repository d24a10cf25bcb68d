"""What of a relationship is offered where somebody presses Tab: no other row of it is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorlog.record import (
    Action,
    ActionReport,
    Meeting,
    Pause,
    Record,
    Relationship,
)
from mentorlog.store.reader import Reader
from mentorlog.store.rows import shape_of

_OPEN = (
    f"{shape_of(Action).sql.all} WHERE relationship = :home "
    "AND done_on IS NULL AND dropped_on IS NULL AND id NOT IN "
    "(SELECT \"action\" FROM action_report WHERE relationship = :home AND progress = 'done') "
    "ORDER BY number"
)
_REDATED = (
    f"{shape_of(ActionReport).sql.all} WHERE relationship = ? AND new_due_on IS NOT NULL "
    "ORDER BY number"
)
_MEETINGS = (
    'SELECT number, "on", outcome FROM meeting WHERE relationship = ? '
    "ORDER BY coalesce(\"on\", '') DESC, number"
)


def open_actions(reader: Reader, relationship: Relationship, today: date) -> Record:
    """A record that holds the actions that are open, with what says when they are due; the long
    past of a long one in figures."""
    connection, home = reader.connection, relationship.id
    actions = reader.read(Action, connection.execute(_OPEN, {"home": home}).fetchall())
    reports = reader.read(ActionReport, connection.execute(_REDATED, (home,)))
    record = reader.only(relationship, Pause)
    dated = {report.action for report in reports}
    if any(one.due_on is None and one.id not in dated for one in actions):
        # Such a one is due at the second session after it was agreed.
        past = reader.condensed(relationship, today) or reader.only(relationship, Meeting)
        record = record.but(meetings=past.meetings, past=past.past)
    return record.but(actions=tuple(actions), action_reports=tuple(reports))


def meetings(reader: Reader, relationship: Relationship) -> Iterator[tuple[str, date | None, str]]:
    """The short id, the day and the outcome of each meeting, the newest first."""
    for number, day, outcome in reader.connection.execute(_MEETINGS, (relationship.id,)):
        on = None if day is None else date.fromisoformat(day)
        yield f"{Meeting.prefix}{number}", on, outcome
