"""What becomes of an action when what was said of it is put right or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentorlog.days import short_day
from mentorlog.record import Action, ActionReport

Reports = Sequence[ActionReport]


def saying_done(action: Action, reports: Reports) -> list[ActionReport]:
    """Those of these reports that say that the action is done, the earliest first."""
    found = [r for r in reports if r.action == action.id and r.progress == "done"]
    return sorted(found, key=lambda r: (r.on, r.number or 0))


def done_day(action: Action, before: Reports, after: Reports) -> date | None:
    """The day on which an action is done, now that `after` is said in place of `before`."""
    was = [r.on for r in saying_done(action, before)]
    now = [r.on for r in saying_done(action, after)]
    if was == now:
        return action.done_on
    if not now:
        return None
    new = action.done_on is None and action.dropped_on is None and len(now) > len(was)
    moved = action.done_on in was and action.done_on not in now
    return now[0] if new or moved else action.done_on


def followed(action: Action, before: Reports, after: Reports) -> str | None:
    """What is to be said of an action with it; None where it is as it was."""
    was, now = saying_done(action, before), saying_done(action, after)
    day = done_day(action, before, after)
    if was == now or action.dropped_on is not None:
        return None
    if day is None and not now:
        return f"{action.short} is open again with it."
    if not was and action.done_on is None:
        return f"{action.short} is done with it."
    if day != action.done_on and day is not None:
        return f"{action.short} is done on {short_day(day)} with it."
    if len(now) < len(was):
        return f"{action.short} stays done; {now[0].short} says so."
    return None
