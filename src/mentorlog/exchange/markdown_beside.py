"""A log in Markdown beside a record: its sessions with their notes, and what was promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorlog.errors import ImportRefused
from mentorlog.exchange.arriving import Arrival, Change
from mentorlog.exchange.joining import (
    DAY_TAKEN,
    deleted,
    folded,
    joined,
    made_id,
    same_action,
    session_after,
    session_days,
)
from mentorlog.exchange.known import NOTHING, Known
from mentorlog.exchange.markdown_log import Log, Promised
from mentorlog.exchange.noting import Sessions
from mentorlog.exchange.table.values import Reading
from mentorlog.record import Action, Entry, Owner


def arrival(
    log: Log,
    reading: Reading,
    owner: Owner | None,
    update: bool = False,
    known: Known = NOTHING,
) -> Arrival:
    """What a log brings; `owner` is whose the actions are that do not say it, ImportRefused where
    there are such and it is None."""
    nobodys = [p for s in log.sessions for p in s.promised if p.owner is None]
    if nobodys and owner is None:
        what = "1 box does" if len(nobodys) == 1 else f"{len(nobodys)} boxes do"
        raise ImportRefused(
            f"{what} not say whose it is, as in `- [ ] Sarah: send the CV`; the first is "
            f"{nobodys[0].text[:60]!r}. --owner says it of all of them",
            "… --owner mentee",
        )
    sessions = Sessions(reading.record, reading.today, make=True, known=known)
    actions = _Actions(log, reading, update, known)
    moved: list[tuple[str, date]] = []
    for one in log.sessions:
        meeting = sessions.take(one.noted)
        if meeting is not None and one.noted.moved_on is not None:
            moved.append((meeting, one.noted.moved_on))
        for promised in one.promised:
            actions.take(promised, promised.owner or owner or "both", one.noted.on, meeting)
    for meeting_id, to in moved:
        sessions.join(meeting_id, to)
    return Arrival(
        new=(*sessions.new.values(), *actions.new),
        changed=(*sessions.changed, *actions.changed),
        same=sessions.same + actions.same,
        left=(*sessions.left, *actions.left),
        notes=(*log.notes, *actions.notes()),
    )


class _Actions:
    """The actions of a log beside those that are recorded."""

    def __init__(self, log: Log, reading: Reading, update: bool, known: Known) -> None:
        self.record, self.today, self.update = reading.record, reading.today, update
        self.known, self.by_id = known, {action.id: action for action in self.record.actions}
        self.days = session_days(self.record, (one.noted.on for one in log.sessions))
        self.new: list[Entry] = []
        self.changed: list[Change] = []
        self.left: list[str] = []
        self.same = 0
        self.assumed = 0
        self.used: set[str] = set()

    def take(self, said: Promised, owner: Owner, on: date, meeting: str | None) -> None:
        """What one box brings."""
        fitting = same_action(self.record.actions, said.text, owner)
        there = next((a for a in fitting if a.agreed_on == on and a.id not in self.used), None)
        done = session_after(self.days, on, self.today, said.due_on) if said.done else None
        made = made_id(self.record, Action.type, folded(said.text), owner, on)
        there = there or self.by_id.get(made)
        id = there.id if there else made
        if id in self.used:
            self.same += 1
            return
        self.used.add(id)
        if there is None and (gone := self.known.deleted(Action, id)) is not None:
            self.left.append(deleted(gone))
            return
        if there is None:
            self.assumed += said.done
            self._add(id, said, owner, on, done, meeting)
            return
        values = {"due_on": said.due_on, "done_on": None if self._ended(there) else done}
        fields, kept = joined(there, values, self.update, self.known)
        self.assumed += "done_on" in fields
        self.changed += [Change(there, fields)] if fields else []
        self.left += [f"{', '.join(kept)} of {there.short}"] if kept else []
        self.same += not fields and not kept

    def _add(
        self, id: str, said: Promised, owner: Owner, on: date, done: date | None, at: str | None
    ) -> None:
        self.new.append(
            Action(
                id=id,
                relationship=self.record.relationship.id,
                text=said.text,
                owner=owner,
                agreed_on=on,
                due_on=said.due_on,
                done_on=done,
                meeting=at,
            )
        )

    def _ended(self, action: Action) -> bool:
        reports = (r for r in self.record.action_reports if r.action == action.id)
        told = any(report.progress == "done" for report in reports)
        return told or action.done_on is not None or action.dropped_on is not None

    def notes(self) -> Iterator[str]:
        """What was taken with a doubt."""
        if self.assumed:
            what = "1 is" if self.assumed == 1 else f"{self.assumed} are"
            yield f"{what} ticked without a day: {DAY_TAKEN}"
