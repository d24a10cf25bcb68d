"""Two views of one relationship side by side: what both have, what one has, what each says.

Nothing is decided here. Where two people wrote down two things, both stand, and neither counts
against anybody. What somebody did not state is no disagreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from mentorlog.compare.pairing import APART, E, Pair, by_time, by_words, plain
from mentorlog.frozen import Frozen
from mentorlog.known import known_by
from mentorlog.record import Entry, Keeper, Meeting, Record
from mentorlog.record.in_force import agreed_at
from mentorlog.standing import ActionStanding, GoalStanding, actions, goals

__all__ = ["APART", "Comparison", "Pair", "Said", "Term", "became", "compare"]

SLACK = 10  # minutes between two lengths that are one: each looks at the clock once
ABOUT = ("purpose", "success", "started_on", "planned_end")
TERMS = (
    *("rhythm", "minutes", "notice_hours", "sessions_agreed", "contact", "boundaries"),
    *("confidentiality", "if_not_working", "review_every"),
)
EXPECTS = ("mentor_expects", "mentee_expects")


class Said(Frozen, kw_only=True):
    """One side's view: its record, and the day as of which it was said."""

    side: Keeper
    record: Record
    on: date


class Term(Frozen):
    """What each has of one thing that was agreed; None where it is not stated."""

    name: str
    one: Any
    other: Any

    @property
    def said(self) -> tuple[Any, Any]:
        """What each has of it."""
        return self.one, self.other

    @property
    def differs(self) -> bool:
        """Whether both state it, and not the same."""
        return None not in (self.one, self.other) and plain(self.one) != plain(self.other)


class Comparison(Frozen, kw_only=True):
    """Two views side by side, meetings in the order of their days. `later` is how many things
    one side wrote down after the other had last shared, which are not compared."""

    one: Said
    other: Said
    today: date
    meetings: tuple[Pair[Meeting], ...]
    actions: tuple[Pair[ActionStanding], ...]
    goals: tuple[Pair[GoalStanding], ...]
    terms: tuple[Term, ...]
    expects: tuple[Term, ...]
    later: int

    @property
    def agree(self) -> bool:
        """Whether nothing is seen differently, and neither has what the other has not."""
        pairs: tuple[Pair[Any], ...] = (*self.meetings, *self.actions, *self.goals)
        terms = (*self.terms, *self.expects)
        apart = any(pair.alone or pair.differs for pair in pairs)
        return not (apart or any(term.differs for term in terms))


def compare(one: Said, other: Said, today: date) -> Comparison:
    """Lay two views side by side, by what was known on `today`.

    Meetings are paired by id, else one to one with the nearest in time, not more than a day
    apart; actions and goals by id, else by their words, without case.
    """
    one = one.but(record=known_by(one.record, today))
    other = other.but(record=known_by(other.record, today))
    mine, theirs = one.record, other.record
    met = by_time(mine.meetings, theirs.meetings, _meetings_differ)
    promised = _promises(actions(mine, today), actions(theirs, today))
    aims = _aims(goals(mine), goals(theirs))
    meetings = _known_to_both(met, one, other)
    promises = _known_to_both(promised, one, other)
    wanted = _known_to_both(aims, one, other)
    kept = len(meetings) + len(promises) + len(wanted)
    return Comparison(
        one=one,
        other=other,
        today=today,
        meetings=meetings,
        actions=promises,
        goals=wanted,
        terms=tuple(_terms(mine, theirs)),
        expects=tuple(_agreed(mine, theirs, EXPECTS)),
        later=len(met) + len(promised) + len(aims) - kept,
    )


def _promises(
    one: Sequence[ActionStanding], other: Sequence[ActionStanding]
) -> list[Pair[ActionStanding]]:
    owned = (lambda each: f"{each.action.owner} {plain(each.action.text)}", _promise)
    return by_words(one, other, lambda each: each.action, owned, _actions_differ)


def _aims(one: Sequence[GoalStanding], other: Sequence[GoalStanding]) -> list[Pair[GoalStanding]]:
    words = (lambda each: str(plain(each.text)), lambda each: str(plain(each.goal.text)))
    return by_words(one, other, lambda each: each.goal, words, _goals_differ)


def _known_to_both(pairs: Sequence[Pair[E]], one: Said, other: Said) -> tuple[Pair[E], ...]:
    """The pairs without what one side alone has, and wrote down after the other had shared."""
    return tuple(
        pair
        for pair in pairs
        if not pair.alone
        or not _written_after(pair.either, other.on if pair.other is None else one.on)
    )


def _written_after(each: object, seen: date) -> bool:
    found: Any = each
    entry: Entry = getattr(found, "action", None) or getattr(found, "goal", None) or found
    if entry.recorded_on is not None:
        return entry.recorded_on > seen
    days = (getattr(entry, name, None) for name in ("on", "agreed_on", "set_on"))
    day = next((day for day in days if day is not None), None)
    return day is not None and day > seen and getattr(entry, "outcome", None) != "planned"


# What two say otherwise of one thing.


def _other(one: object, other: object, name: str) -> bool:
    mine, theirs = getattr(one, name), getattr(other, name)
    return None not in (mine, theirs) and plain(mine) != plain(theirs)


def _meetings_differ(one: Meeting, other: Meeting) -> Iterator[str]:
    if one.on != other.on:
        yield "on"
    if _other(one, other, "at"):
        yield "at"
    if one.outcome != other.outcome:
        yield "outcome"
    elif one.outcome == "held":
        lengths = ("lasted_minutes", "planned_minutes")
        yield from (name for name in lengths if _longer(one, other, name))
        yield from (name for name in ("ended_early_by",) if _other(one, other, name))
    else:
        named = ("side", "reason", "notice_hours")
        found = (name for name in named if _other(one, other, name))
        yield from ("by" if name == "side" else name for name in found)
    if _other(one, other, "useful"):
        yield "useful"


def _longer(one: Meeting, other: Meeting, name: str) -> bool:
    return _other(one, other, name) and abs(getattr(one, name) - getattr(other, name)) > SLACK


def _promise(one: ActionStanding) -> str:
    return str(plain(one.action.text))


def _actions_differ(one: ActionStanding, other: ActionStanding) -> Iterator[str]:
    if one.action.owner != other.action.owner:
        yield "owner"
    if became(one) != became(other):
        yield "state"
    elif one.open and _other(one, other, "target"):
        yield "due_on"


def _goals_differ(one: GoalStanding, other: GoalStanding) -> Iterator[str]:
    if _other(one, other, "text"):
        yield "text"
    if became(one) != became(other):
        yield "state"
    elif one.open:
        names = {"target": "target_on", "measure": "measure", "progress": "progress"}
        yield from (key for name, key in names.items() if _other(one, other, name))


def became(one: ActionStanding | GoalStanding) -> str:
    """What became of a promise or a goal: done, achieved, dropped, replaced, or open."""
    if isinstance(one, ActionStanding):
        return "done" if one.finished else "dropped" if one.action.dropped_on else "open"
    goal = one.goal
    ends = {"achieved": goal.achieved_on, "dropped": goal.dropped_on, "replaced": goal.replaced_by}
    return next((word for word, end in ends.items() if end), "open")


# What was agreed.


def _terms(one: Record, other: Record) -> Iterator[Term]:
    for name in ABOUT:
        yield Term(name, *(getattr(record.relationship, name) for record in (one, other)))
    yield from _agreed(one, other, TERMS)


def _agreed(one: Record, other: Record, names: Sequence[str]) -> Iterator[Term]:
    """What each agreed on last."""
    for name in names:
        yield Term(name, *(agreed_at(record, name, None) for record in (one, other)))
