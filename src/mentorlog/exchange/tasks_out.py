"""Actions as tasks of Taskwarrior, as `task import` reads them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, time
from typing import Any

from mentorlog.exchange.tasks import FORM, uuid_of
from mentorlog.record import Action, Record

NOON = time(12)


def tasks_of(
    record: Record, standing: Iterable[tuple[Action, date | None, date | None]], project: str
) -> list[dict[str, Any]]:
    """A task for each action, given with the day it is promised for now and the day it was done.

    Days are noon, so that they stay the same day in nearly every time zone.
    """
    return [_out(record, *one, project) for one in standing]


def _out(
    record: Record, action: Action, due: date | None, done: date | None, project: str
) -> dict[str, Any]:
    ended = done or action.dropped_on
    state = "completed" if done else "deleted" if action.dropped_on else "pending"
    notes = [r for r in record.action_reports if r.action == action.id and r.note]
    begun = action.agreed_on or action.recorded_on or record.relationship.started_on or due or ended
    task = {
        "uuid": uuid_of(action),
        "description": " ".join(action.text.split()),
        "status": state,
        "entry": _stamp(begun),
        "due": _stamp(due),
        "end": _stamp(ended),
        "project": project,
        "tags": ["mentorlog", action.owner],
        "mentorlog_owner": action.owner,
        "annotations": [{"entry": _stamp(r.on), "description": r.note} for r in notes] or None,
    }
    return {key: value for key, value in task.items() if value is not None}


def _stamp(day: date | None) -> str | None:
    if day is None:
        return None
    noon = datetime.combine(day, NOON)
    with suppress(OSError, OverflowError, ValueError):  # Windows knows no zone before 1970
        noon = noon.astimezone(UTC)
    return noon.strftime(FORM).zfill(len("00010101T120000Z"))
