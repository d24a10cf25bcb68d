"""Endings: planned, told, and completed with everything open disposed of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.days import short_day
from mentorlog.days.reckoning import MOST_NOTICE
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.record import (
    PARTIES,
    Action,
    ActionReport,
    Agreement,
    Closing,
    Disposition,
    Goal,
    Meeting,
    Record,
    considered,
    final_meeting,
    held,
)
from mentorlog.record.words import Disposed, Side
from mentorlog.store.verbs.agreeing import agree, correct_relationship

if TYPE_CHECKING:
    from mentorlog.store import Writer

NOT_MOVED = UsageError(
    "--moved-by says who moved the final session from the day it was planned for; --on is to be "
    "another day.",
    "mentorlog close --on DAY --moved-by WHO",
)
NOT_BEGUN = "not begun"
DIFFERENTLY = "To do differently: "


def passed(erase_on: date) -> UsageError:
    """What is said of a day of erasing that has passed."""
    return UsageError(
        f"--erase-on: {short_day(erase_on)} has passed; a later day is needed.",
        "mentorlog close --erase-on DAY",
    )


def check_ending(record: Record, ending: Closing, stated: Mapping[str, Any], today: date) -> None:
    """UsageError where the `ending`, with what is `stated`, would say what cannot be so: that
    somebody was told on a day to come, or that the record is erased before it has ended."""
    for party in PARTIES:
        day = stated.get(f"{party}_told_on")
        if day is not None and day > today:
            raise UsageError(
                f"{party} told: nobody can have been told on {short_day(day)}, a day still to come."
            )
    if not stated.keys() & {"erase_on", "final_meeting"} or ending.erase_on is None:
        return
    erase, final = ending.erase_on, _day_of(record, ending)
    if "erase_on" in stated and erase < today:
        raise passed(erase)
    if ending.closed_on is None and (erase <= today or (final is not None and erase <= final)):
        last = f", and the last session is on {short_day(final)}" if final is not None else ""
        raise UsageError(
            f"--erase-on: it is to be erased on {short_day(erase)}{last}; a day after that is "
            "needed.",
            "mentorlog close --erase-on DAY",
        )


def _day_of(record: Record, ending: Closing) -> date | None:
    """The day of the last session that is still planned."""
    planned = (m for m in record.meetings if m.outcome == "planned")
    return next((m.on for m in planned if m.id == ending.final_meeting), None)


class Disposal(Frozen):
    """What becomes of one open goal or action, and with whom, where it is handed over."""

    of: Goal | Action
    outcome: Disposed
    to: str | None = None


class Moved(Frozen):
    """That the final session was moved, and by whom; None where that is not known."""

    by: Side | None


def plan_closing(
    writer: Writer,
    record: Record,
    final: Meeting | None,
    moved: Moved | None = None,
    **stated: Any,
) -> tuple[Closing, Meeting | None]:
    """The ending with what is stated now, and its final session. `final` with an empty id is
    booked, in place of one that was only planned; one that is there is taken as it is. Fields
    that are None stay as they were. UsageError where `moved` is said of none that was moved."""
    if final is not None:
        final = _settled(writer, record, final, moved)
    elif moved is not None:
        raise NOT_MOVED
    told = {key: value for key, value in stated.items() if value is not None}
    if final is not None:
        told["final_meeting"] = final.id
    standing = considered(record)
    if standing is None or standing.only_looked_at:
        told = {"decided_on": writer.today} | told
    if standing is None:
        ending = writer.add(Closing(id="", relationship=record.relationship.id, **told))
    else:
        ending = writer.change(standing, **told)
    check_ending(writer.record(record.relationship.id), ending, told, writer.today)
    return ending, final


def look_at(writer: Writer, record: Record, **stated: Any) -> Closing:
    """What came of looking at whether it should end, before anything is decided. Fields that
    are None stay as they were."""
    said = {key: value for key, value in stated.items() if value is not None}
    standing = considered(record)
    if standing is not None:
        return writer.change(standing, **said)
    return writer.add(Closing(id="", relationship=record.relationship.id, **said))


def take_back(writer: Writer, ending: Closing) -> Closing:
    """The ending as one that was taken back today: it goes on, and its words are kept."""
    return writer.change(ending, reopened_on=writer.today)


def renew(
    writer: Writer, record: Record, until: date | None, terms: Mapping[str, Any], **stated: Any
) -> tuple[Closing, Agreement]:
    """One term ended today, and the next begun with an agreement of its own, in which what
    `terms` do not say anew is carried over. The end that was agreed on is `until` now.

    The ending of the term is completed and taken back on the same day, so that the relationship
    is open. One that was completed before keeps its day, its reason and its words, and one that
    is private stays so; the term then ends with another. UsageError where `until` has passed.
    """
    if until is not None and until <= writer.today:
        raise UsageError(
            f"--until {short_day(until)} is not a day to come.", "mentorlog close --renew"
        )
    said = {key: value for key, value in stated.items() if value is not None}
    standing, today = considered(record), writer.today
    if standing is not None and (standing.closed_on is not None or standing.private):
        take_back(writer, standing)
        standing = None
    if standing is None:
        standing = writer.add(Closing(id="", relationship=record.relationship.id))
    said |= {"reason": "renewed", "outcome": "renewed", "closed_on": today}
    said |= {"decided_on": standing.decided_on or today, "reopened_on": today}
    ending = writer.change(standing, **said)
    if record.relationship.planned_end != until:
        correct_relationship(writer, record, {"planned_end": until})
        record = writer.record(record.relationship.id)
    return ending, agree(writer, record, writer.today, terms)


def noted(before: Closing | None, note: str | None, differently: str | None) -> str | None:
    """The note of an ending: what is said now in a further line, and what to do differently
    below it, each in a line of its own. None where nothing is said."""
    if note is None and differently is None:
        return None
    lines = before.note.split("\n") if before and before.note else []
    apart = (number for number, line in enumerate(lines) if line.startswith(DIFFERENTLY))
    first = next(apart, len(lines))
    above, below = lines[:first], lines[first:]
    if note is not None and "\n".join(above) != note:
        above.append(note)
    if differently is not None and f"{DIFFERENTLY}{differently}" not in below:
        below.append(f"{DIFFERENTLY}{differently}")
    return "\n".join([*above, *below])


def _settled(writer: Writer, record: Record, final: Meeting, moved: Moved | None) -> Meeting:
    """The final session as stored. Another one that was planned for it is given its day, or
    moved to it where that is booked already, or somebody said who moved it."""
    planned = final_meeting(record)
    open_one = planned if planned is not None and planned.outcome == "planned" else None
    if not final.id and open_one is not None:
        day = {"on": final.on, "at": final.at or open_one.at, "outcome": final.outcome}
        if moved is None:
            return writer.change(open_one, **day)
        stored = writer.add(open_one.but(id="", number=None, recorded_on=None, **day))
    elif not final.id:
        stored = writer.add(final)
    else:
        stored = writer.change(final, at=final.at, outcome=final.outcome)
    left = open_one is not None and open_one.id != stored.id
    if open_one is not None and left and (stored.outcome == "planned" or moved is not None):
        _move(writer, open_one, stored, moved)
    elif moved is not None:
        raise NOT_MOVED
    return stored


def _move(writer: Writer, before: Meeting, after: Meeting, moved: Moved | None) -> None:
    ahead = (before.on - writer.today).days if before.on is not None else -1
    writer.change(
        before,
        outcome="moved",
        by=moved.by if moved is not None else None,
        moved_to=after.id,
        notice_hours=min(ahead, MOST_NOTICE) * 24 if ahead >= 0 else None,
    )


def dispose(
    writer: Writer, record: Record, ending: Closing, disposals: Sequence[Disposal]
) -> list[Disposition]:
    """What becomes of each, as kept with the ending; a second word on one replaces the first."""
    kept: list[Disposition] = []
    for disposal in disposals:
        kind = "goal" if isinstance(disposal.of, Goal) else "action"
        earlier = [
            d
            for d in record.dispositions
            if d.closing == ending.id and getattr(d, kind) == disposal.of.id
        ]
        if earlier:
            kept.append(writer.change(earlier[0], outcome=disposal.outcome, to=disposal.to))
            continue
        new = Disposition(id="", closing=ending.id, outcome=disposal.outcome, to=disposal.to)
        kept.append(writer.add(new.but(**{kind: disposal.of.id})))
    return kept


def complete_closing(
    writer: Writer, record: Record, ending: Closing, closed_on: date, **words: Any
) -> Closing:
    """The ending, completed on that day: what was disposed of as done or dropped ends with it,
    what is handed over or goes on alone stays as it is. UsageError for a day before it began,
    save where they had met by then, or it is called not begun."""
    start = record.relationship.started_on
    met = any(m.on is not None and m.on <= closed_on for m in held(record))
    if start and closed_on < start and not met and words.get("outcome") != NOT_BEGUN:
        raise UsageError(
            f"It began on {short_day(start)}, and cannot have ended before, on "
            f"{short_day(closed_on)}.",
            f'mentorlog close --done --outcome "{NOT_BEGUN}"',
        )
    disposed = [one for one in record.dispositions if one.closing == ending.id]
    # Of two words on one thing, which only an import can bring, the last counts.
    becomes_goal = {one.goal: one.outcome for one in disposed}
    becomes_action = {one.action: one.outcome for one in disposed}
    for goal in record.goals:
        if goal.id in becomes_goal:
            _end_goal(writer, goal, becomes_goal[goal.id], closed_on)
    for action in record.actions:
        if action.id in becomes_action:
            _end_action(writer, action, becomes_action[action.id], closed_on)
    stated = {key: value for key, value in words.items() if value is not None}
    return writer.change(ending, closed_on=closed_on, **stated)


def _end_goal(writer: Writer, goal: Goal, outcome: Disposed, on: date) -> None:
    key = {"done": "achieved_on", "dropped": "dropped_on"}.get(outcome)
    if key is not None and goal.achieved_on is None and goal.dropped_on is None:
        writer.change(goal, **{key: on})


def _end_action(writer: Writer, action: Action, outcome: Disposed, on: date) -> None:
    if action.done_on is not None or action.dropped_on is not None:
        return
    if outcome == "done":
        writer.add(ActionReport(id="", action=action.id, on=on, progress="done"))
        writer.change(action, done_on=on)
    elif outcome == "dropped":
        writer.change(action, dropped_on=on)
