"""A long record without its long past, of which only the figures are read.

What was held and what was kept many meetings ago is looked at one by one by no rule, and reading
ten thousand such entries takes longer than all else that a command does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter, sub
from typing import Any, TypeVar

from mentorlog.record import (
    PLURALS,
    Action,
    ActionReport,
    Entry,
    Meeting,
    Past,
    Record,
    Relationship,
)
from mentorlog.record.doubts import LONELY_DAYS
from mentorlog.record.past import Lost
from mentorlog.record.words import Owner, Party
from mentorlog.store.reader import Hits, Reader, goals_of
from mentorlog.store.rows import shape_of

RECENT = 128
"""So many of the last meetings are read, whatever became of them."""

# The numbers go with the days, but for the few that were written down long after.
_UNTIL = (
    'SELECT "on" FROM (SELECT "on" FROM meeting WHERE relationship = :home AND "on" <= :today '
    'ORDER BY number DESC LIMIT 2 * :recent) ORDER BY "on" DESC LIMIT 1 OFFSET :recent - 1'
)
# Meetings that more is to be known of than their figures: where another one led to, the last that a
# goal was spoken of, the ones whose day is that of a promise, the one of the longest short id; the
# first, where somebody else asked for all this; the ones in a break.
_APART = """
    SELECT moved_to FROM meeting WHERE relationship = :home AND moved_to IS NOT NULL
    UNION ALL SELECT meeting FROM (
        SELECT spoken.meeting, max("on") FROM meeting_goal AS spoken
        JOIN meeting ON meeting.id = spoken.meeting
        WHERE spoken.relationship = :home AND outcome = 'held' AND "on" <= :today GROUP BY goal
    )
    UNION ALL SELECT meeting FROM "action"
    WHERE relationship = :home AND meeting IS NOT NULL AND agreed_on IS NULL
    UNION ALL SELECT id FROM (
        SELECT id FROM meeting WHERE relationship = :home ORDER BY number DESC LIMIT 1
    )
"""
_FIRST = """
    UNION ALL SELECT id FROM (
        SELECT id FROM meeting WHERE relationship = :home AND outcome = 'held' AND "on" < :until
        ORDER BY "on", coalesce(at, ''), id LIMIT 1
    )
"""
_IN_BREAKS = """
    UNION ALL SELECT meeting.id FROM pause
    JOIN meeting ON meeting.relationship = pause.relationship
    AND "on" >= from_ AND (until IS NULL OR "on" <= until) WHERE pause.relationship = :home
"""
# What is looked for, what the promises among it were made at, and whatever else stands on its days.
_OF_HITS = """
    UNION ALL SELECT id FROM meeting WHERE relationship = :home AND (id IN {ids} OR "on" IN {days})
"""
_PAST = """(
    "on" < :until AND moved_to IS NULL AND form IS NULL AND coalesce(recorded_on, '') <= :today
    AND (outcome = 'held' OR outcome IN ('cancelled', 'missed')
        AND "by" IN ('mentor', 'mentee') AND reason IS NULL)
    AND id NOT IN (SELECT id FROM apart WHERE id IS NOT NULL)
)"""
# All in one string, which is read several times as fast as as many rows: of a meeting that has only
# figures which of those, its day and its time; of any other its number.
_MEETINGS = f"""
SELECT group_concat(CASE WHEN {_PAST} THEN CASE outcome
    WHEN 'held' THEN CASE
        WHEN lasted_minutes IS NULL THEN '-' WHEN planned_minutes IS NULL THEN 'l' ELSE 'p' END
    WHEN 'cancelled' THEN CASE "by" WHEN 'mentor' THEN 'c' ELSE 'C' END
    ELSE CASE "by" WHEN 'mentor' THEN 'm' ELSE 'M' END
END || "on" || coalesce(at, '') ELSE number END, ' ') FROM meeting WHERE relationship = :home
"""
_HELD = "-lp"  # how long it was not noted, noted, noted beside how long it was planned to be
_LOST: Mapping[str, tuple[Lost, Party]] = {
    "c": ("cancelled", "mentor"),
    "C": ("cancelled", "mentee"),
    "m": ("missed", "mentor"),
    "M": ("missed", "mentee"),
}
# A promise has only a figure where it kept its one day, which lay in no break, and was itself kept;
# and where no other one is meant by a short id that is its id, too.
_LATER = """("on" >= :until OR new_due_on IS NOT NULL OR coalesce(recorded_on, '') > :today)"""
_KEPT = f"""(
    due_on < :until AND agreed_on < :until AND dropped_on IS NULL
    AND coalesce(done_on, '') < :until AND coalesce(recorded_on, '') <= :today
    AND (id = 'a' || number OR id = '' || number OR trim(id, 'aA0123456789') <> '')
    AND (id IN (
        SELECT "action" FROM action_report WHERE relationship = :home
        GROUP BY "action" HAVING max(progress = 'done') AND NOT max({_LATER})
    ) OR done_on IS NOT NULL AND id NOT IN (
        SELECT "action" FROM action_report WHERE relationship = :home AND {_LATER}
    ))
)"""
_DUE_IN_NONE = """ AND NOT EXISTS (
    SELECT 1 FROM pause WHERE pause.relationship = :home
    AND due_on >= from_ AND (until IS NULL OR due_on <= until)
)"""
# Where only what happened of late is looked at, no more is needed of any other promise; but what
# was said at a session that was moved is told of where that came to.
_MOVED = "SELECT id FROM meeting WHERE relationship = :home AND moved_to IS NOT NULL"
_OVER = f"""(
    agreed_on < :until AND coalesce(done_on, '') < :until AND coalesce(dropped_on, '') < :until
    AND coalesce(recorded_on, '') <= :today AND coalesce(meeting, '') NOT IN ({_MOVED})
    AND id NOT IN (
        SELECT "action" FROM action_report
        WHERE relationship = :home AND ("on" >= :until OR meeting IN ({_MOVED}))
    )
)"""
# The first days of those that were known; hardly any report is older than what it is of.
_NOTED = """
    SELECT min(agreed_on), min(done_on), min(dropped_on) FROM "action"
    WHERE relationship = :home AND agreed_on < :until AND coalesce(recorded_on, '') <= :today
"""
_SAID = """
    SELECT min("on") FROM action_report
    WHERE relationship = :home AND coalesce(recorded_on, '') <= :today
"""
_SAID_OF_KNOWN = """
    SELECT min("on") FROM action_report AS report JOIN "action" ON "action".id = report."action"
    WHERE report.relationship = :home AND coalesce(report.recorded_on, '') <= :today
    AND agreed_on < :until AND coalesce("action".recorded_on, '') <= :today
"""
_OWNERS = (
    "SELECT count(nullif(owner = 'mentor', 0)), count(nullif(owner = 'mentee', 0)), "
    "count(nullif(owner = 'both', 0)) FROM \"action\" WHERE relationship = ?"
)
_AT_ONCE = 900  # ids in a statement; an SQLite may be built to take no more than 999

E = TypeVar("E", bound=Entry)


def condensed(
    reader: Reader, relationship: Relationship, today: date, *, promises: bool, hits: Hits
) -> Record | None:
    """The record of that relationship as of a look at it on `today`, its past in figures, but for
    the `hits`, entries of which all is there that a log tells; None where the whole is to be
    looked at, because two meetings stand at one time, half a year has none, or something was
    written down after that day. Without `promises` those of the past are left out altogether, be
    they open or kept."""
    connection, home = reader.connection, relationship.id
    given: dict[str, Any] = {"home": home, "today": today.isoformat()}
    day = connection.execute(_UNTIL, given | {"recent": RECENT}).fetchone()
    if day is None:
        return None
    given["until"] = until = day[0]
    others = reader.only(relationship, *(PLURALS.keys() - {Meeting, Action, ActionReport}))
    first = _FIRST if relationship.asked_for_by is not None else ""
    breaks = bool(others.pauses)
    acts, found = _of_hits(reader, others, hits, given) if hits else ([], "")
    apart = f"WITH apart (id) AS ({_APART}{first}{_IN_BREAKS if breaks else ''}{found})"
    (every,) = connection.execute(f"{apart}{_MEETINGS}", given).fetchone()
    told = every.split()
    was = [one for one in told if not one.isdigit()]
    days = [date.fromisoformat(one[1:11]) for one in was]
    numbers = sorted(int(one) for one in told if one.isdigit())
    meetings = tuple(_chosen(reader, Meeting, home, "number", numbers))
    later = any(m.recorded_on is not None and m.recorded_on > today for m in meetings)
    if later or _in_doubt([one[1:] for one in was], days, meetings):
        return None
    planned = [m.id for m in meetings if m.outcome == "planned"]
    if len(planned) > _AT_ONCE:
        return None
    figures = f"({_KEPT}{_DUE_IN_NONE if breaks else ''})" if promises else _OVER
    others_of = f"meeting IN {_listed(planned, given)} OR id IN {_listed(acts, given)}"
    actions = _actions(reader, f"({figures} IS NOT TRUE OR {others_of})", given)
    kept = _kept(reader, home, actions) if promises else {}
    return others.but(
        meetings=meetings,
        actions=actions,
        action_reports=_reports(reader, home, [action.id for action in actions]),
        past=_past(date.fromisoformat(until), was, days, kept).but(
            noted=None if promises else _noted(reader, given)
        ),
    )


def _of_hits(
    reader: Reader, others: Record, hits: Hits, given: dict[str, Any]
) -> tuple[list[str], str]:
    """The actions among the hits, with those of the reports among them, and the statement that
    gives the meetings to be read for their sake."""
    home = others.relationship.id
    ids: dict[str, list[str]] = {}
    for type_, id in sorted(hits):
        ids.setdefault(type_, []).append(id)
    met, said = ids.get(Meeting.type, []), ids.get(ActionReport.type, [])
    of = (report.action for report in _chosen(reader, ActionReport, home, "id", said))
    acts = sorted({*ids.get(Action.type, []), *of})
    found: list[Entry] = [
        *_chosen(reader, Meeting, home, "id", met),
        *_chosen(reader, Action, home, "id", acts),
        *_chosen(reader, ActionReport, home, "action", acts),
        *(one for one in others.read() if (one.type, one.id) in hits),
    ]
    days = {day.isoformat() for one in found for day in vars(one).values() if type(day) is date}
    made_at = [one.meeting for one in found if isinstance(one, Action) and one.meeting is not None]
    meetings = _listed([*met, *made_at], given)
    return acts, _OF_HITS.format(ids=meetings, days=_listed(sorted(days), given))


def _listed(values: Sequence[str], given: dict[str, Any]) -> str:
    """These values as a list in a statement, which are `given` to it."""
    names = [f"one{at}" for at, _ in enumerate(values, start=len(given))]
    given.update(zip(names, values, strict=True))
    return f"({', '.join(f':{name}' for name in names)})"


def _actions(reader: Reader, which: str, given: Mapping[str, Any]) -> tuple[Action, ...]:
    """The actions that are such, by number."""
    sql = f"{shape_of(Action).sql.all} WHERE relationship = :home AND {which} ORDER BY number"
    return tuple(reader.read(Action, reader.connection.execute(sql, given).fetchall()))


def _kept(reader: Reader, home: str, rest: Iterable[Action]) -> Mapping[Owner, int]:
    """How many promises of each have only a figure: all but the `rest`."""
    made = reader.connection.execute(_OWNERS, (home,)).fetchone()
    kept: Counter[Owner] = Counter(dict(zip(("mentor", "mentee", "both"), made, strict=True)))
    kept.subtract(action.owner for action in rest)
    return +kept


def _noted(reader: Reader, given: Mapping[str, Any]) -> date | None:
    """The first day on which something was noted of a promise of the past."""
    (own,) = reader.connection.execute(_NOTED, given)
    days = [day for day in own if day is not None]
    (said,) = reader.connection.execute(_SAID, given).fetchone()
    if days and said is not None and said < min(days):
        (said,) = reader.connection.execute(_SAID_OF_KNOWN, given).fetchone()
        days += [said] if said is not None else []
    return date.fromisoformat(min(days)) if days else None


def _reports(reader: Reader, home: str, actions: Sequence[str]) -> tuple[ActionReport, ...]:
    """What was said of these actions, by number."""
    found = _chosen(reader, ActionReport, home, "action", actions)
    return tuple(sorted(found, key=lambda report: report.number or 0))


def _chosen(
    reader: Reader, cls: type[E], home: str, column: str, values: Sequence[str | int]
) -> Iterator[E]:
    """The entries of a class with these values in that column."""
    goals = goals_of(reader.connection, (home,)) if cls is Meeting else None
    for first in range(0, len(values), _AT_ONCE):
        some = values[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        sql = f'{shape_of(cls).sql.all} WHERE relationship = ? AND "{column}" IN ({marks})'
        yield from reader.read(cls, reader.connection.execute(sql, (home, *some)).fetchall(), goals)


def _in_doubt(times: Sequence[str], days: Iterable[date], meetings: Sequence[Meeting]) -> bool:
    """Whether two meetings stand at one time, or half a year has none."""
    rest = [(f"{m.on}{m.at or ''}", m.on) for m in meetings if m.on is not None]
    if len({*times, *(time for time, _ in rest)}) < len(times) + len(rest):
        return True
    every = sorted(map(date.toordinal, (*days, *(day for _, day in rest))))
    return max(map(sub, every[1:], every), default=0) >= LONELY_DAYS


def _past(until: date, was: Sequence[str], days: Sequence[date], kept: Mapping[Owner, int]) -> Past:
    number = Counter(map(itemgetter(0), was))
    held = (day for day, one in zip(days, was, strict=True) if one[0] in _HELD)
    return Past(
        until=until,
        since=min(days, default=None),
        held=tuple(sorted(held)),
        lasted=number["l"] + number["p"],
        measured=number["p"],
        lost={lost: number[mark] for mark, lost in _LOST.items() if number[mark]},
        kept=kept,
    )
