"""Notes of a day, from a diary or a log, beside the sessions that are recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.days import short_day
from mentorlog.errors import ImportRefused
from mentorlog.exchange.arriving import Change
from mentorlog.exchange.joining import WEAK, below, completed, deleted, folded, made_id, news
from mentorlog.exchange.known import NOTHING, Known
from mentorlog.frozen import Frozen
from mentorlog.record import Meeting, Record, Side

if TYPE_CHECKING:
    from mentorlog.record.words import Outcome

MOST_A_DAY = 100  # texts of one day


class Noted(Frozen, kw_only=True):
    """What a file says of a session: its day and time, what became of it, by whom and why, the
    day to which it was moved, its length in minutes, where that is said, and the notes."""

    on: date
    at: str | None = None
    outcome: Outcome | None = None
    by: Side | None = None
    reason: str | None = None
    moved_on: date | None = None
    minutes: int | None = None
    notes: str | None = None


class Sessions:
    """The sessions of a file beside the record: `new` and `changed` are to be written.

    `make` makes a session of a day that has none; `private` puts the notes where they are never
    exported; `timed` tells two sessions of a day by their times.
    """

    def __init__(
        self,
        record: Record,
        today: date,
        *,
        make: bool,
        private: bool = False,
        timed: bool = True,
        known: Known = NOTHING,
    ) -> None:
        self.known = known
        self.record, self.today, self.make, self.timed = record, today, make, timed
        self.notes = "private_notes" if private else "notes"
        self.new: dict[str, Meeting] = {}
        self.fields: dict[str, dict[str, Any]] = {}
        self.there = {meeting.id: meeting for meeting in record.meetings}
        self.of_day: dict[date | None, list[str]] = {}
        for meeting in record.meetings:
            self.of_day.setdefault(meeting.on, []).append(meeting.id)
        self.said: dict[str, list[str]] = {}
        self.held: dict[str, set[str]] = {}
        self.taken: Counter[date] = Counter()
        self.left: list[str] = []
        self.same = 0

    def take(self, noted: Noted) -> str | None:
        """The id of the session that this is said of; None where it was left out. ImportRefused
        where there is more of one day than any day holds."""
        self.taken[noted.on] += 1
        if self.taken[noted.on] > MOST_A_DAY:
            day = short_day(noted.on)
            raise ImportRefused(f"There are more than {MOST_A_DAY} texts of {day}, as in no log")
        found = self._found(noted)
        if len(found) > 1:
            named = ", ".join(meeting.short for meeting in found)
            self.left.append(
                f"{short_day(noted.on)}: {named} are on that day; its time tells which"
            )
            return None
        if found:
            return self._add(found[0], noted)
        if not self.make:
            day = short_day(noted.on)
            self.left.append(f"{day}: no session is recorded on that day (--as-meetings makes one)")
            return None
        return self._make(noted)

    @property
    def changed(self) -> tuple[Change, ...]:
        """The sessions that change."""
        return tuple(
            Change(self.there[id], completed(self.there[id], fields, self.today))
            for id, fields in self.fields.items()
        )

    def join(self, id: str, to: date) -> None:
        """Say of a session that was moved which one continues it: the only one of that day."""
        there = self.new.get(id) or self.there[id]
        of_day = [other for other in self.of_day.get(to, ()) if other != id]
        if there.outcome != "moved" or there.moved_to or len(of_day) != 1:
            return
        if id in self.new:
            self.new[id] = there.but(moved_to=of_day[0])
        else:
            self.fields[id] = {**self.fields.get(id, {}), "moved_to": of_day[0]}

    def _found(self, noted: Noted) -> list[Meeting]:
        of_day = [self.new.get(id) or self.there[id] for id in self.of_day.get(noted.on, ())]
        exact = [m for m in of_day if noted.at is not None and m.at == noted.at]
        if exact:
            return exact[:1]
        if self.timed and noted.at is not None:
            return [m for m in of_day if m.at is None]
        return of_day

    def _add(self, there: Meeting, noted: Noted) -> str:
        now = self.fields.get(there.id, {})
        fields: dict[str, Any] = {}
        more = self._more(there, noted.notes) if noted.notes is not None else None
        if more is not None:
            fields[self.notes] = below(now.get(self.notes) or getattr(there, self.notes), more)
        if noted.outcome and there.outcome in WEAK and noted.outcome not in WEAK:
            fields |= {"outcome": noted.outcome, "by": noted.by or there.by}
            fields |= {"reason": noted.reason or there.reason}
        elif noted.outcome not in (None, *WEAK, there.outcome):
            said = f"{there.short} is recorded as {there.outcome}"
            self.left.append(f"{said}; the file has it {noted.outcome}")
        if self.timed and there.at is None and noted.at is not None:
            fields["at"] = noted.at
        if there.id in self.new:
            self.new[there.id] = there.but(**fields)
        elif fields:
            self.fields[there.id] = {**now, **fields}
        else:
            self.same += 1
        return there.id

    def _more(self, there: Meeting, notes: str) -> str | None:
        """What of these notes a session does not hold yet, in the journal or from this file, and
        no import took before."""
        if there.id not in self.said:
            taken = (*self.known.taken(there, self.notes), getattr(there, self.notes))
            self.said[there.id] = [str(text) for text in dict.fromkeys(taken) if text]
            self.held[there.id] = {folded(text) for text in self.said[there.id]}
        said = folded(notes)
        if any(said in one for one in self.held[there.id]):
            return None
        self.held[there.id].add(said)
        return news(notes, self.said[there.id])

    def _make(self, noted: Noted) -> str | None:
        became = noted.outcome or ("planned" if noted.on > self.today else "held")
        if noted.on > self.today and became in ("held", "missed"):
            self.left.append(f"{short_day(noted.on)} is still to come, so it was not {became} yet")
            return None
        at = noted.at if self.timed else None
        id = made_id(self.record, Meeting.type, noted.on, at or "")
        if id in self.there:
            return self._add(self.there[id], noted)
        if (gone := self.known.deleted(Meeting, id)) is not None:
            self.left.append(deleted(gone))
            return None
        self.of_day.setdefault(noted.on, []).append(id)
        self.new[id] = Meeting(
            id=id,
            relationship=self.record.relationship.id,
            outcome=became,
            on=noted.on,
            at=at,
            by=noted.by,
            reason=noted.reason,
            lasted_minutes=noted.minutes if became == "held" else None,
            planned_minutes=None if became == "held" else noted.minutes,
        ).but(**{self.notes: noted.notes})
        return id


def counted(lines: Iterable[str], most: int = 20) -> tuple[str, ...]:
    """The first of many sentences, and how many more there are."""
    found = list(lines)
    more = [f"and {len(found) - most} more like these"] if len(found) > most else []
    return (*found[:most], *more)
