"""The agenda of the next session: what is open, what to come back to, and time for each."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from typing import Any, Literal, get_args

from mentorlog.closing import ClosePlan, plan_close
from mentorlog.contract import Contract, contract
from mentorlog.due import look_again, review_on, unrecorded
from mentorlog.frozen import Frozen
from mentorlog.guidance import Question
from mentorlog.health import Checkup, Finding, examine
from mentorlog.opening import WHOSE_IDEA, opening
from mentorlog.phases import CONTRACTED, Need, phase
from mentorlog.record import Concern, Meeting, Owner, Pause, Record, Topic, booked, closing, held
from mentorlog.record.in_force import agreed_at
from mentorlog.rhythm import pause_on
from mentorlog.standing import ActionStanding, GoalStanding, actions, goals, untouched

Part = Literal["arrive", "opening", "actions", "goals", "topics", "talk", "ending", "next"]
MINUTES = 60
NEAR_DAYS = 30
SESSIONS = 2
MOST_FINDINGS = 3
EVEN, MOST_COUNTED = 2, 4
ROUND = 5
HOMES: dict[str, Part] = {
    "actions-stalled": "actions",
    "no-clear-goals": "goals",
    "stale-goals": "goals",
    "goal-past-target": "goals",
    "goals-all-ended": "goals",
    "end-not-planned": "ending",
    "ending-unannounced": "ending",
}
"""The signs that belong to a part of their own; the others stand under how it is going."""
ELSEWHERE = frozenset({"nothing-booked", "not-recorded", "concern-unaddressed"})
"""What the agenda says in words of its own."""
EXPECTED = frozenset({"mentor_expects", "mentee_expects", "boundaries"})
"""What the sign `expectations-unspoken` asks for."""


class Share(Frozen):
    """A part of the session and the minutes proposed for it."""

    part: Part
    minutes: int


class Revisit(Frozen):
    """A goal to look at: `sessions` were held since it was last set, talked about or changed;
    `near` says whether its day is past or close."""

    goal: GoalStanding
    sessions: int
    near: bool


class Agenda(Frozen, kw_only=True):
    """What the next session may be about, as of a day.

    `day` is the session's, else today; `found` are the findings to talk about, by the part they
    belong to (in the last session that of the ending), and `more` those left out; `goalless` is
    whether no goal is open where one may be set, which is neither in a first session nor once an
    ending is planned; `review` is whether the agreement is to be looked at again; `needs` is what
    the phase still needs to be agreed on, where nothing else here asks for it; `contract` is
    there where its last session is near; `shares` is empty where the time cannot be divided.
    """

    record: Record
    today: date
    day: date
    session: Meeting | None
    minutes: int
    minutes_from: Literal["planned", "agreed", "assumed"]
    first: bool
    unrecorded: tuple[Meeting, ...]
    pause: Pause | None
    actions: tuple[ActionStanding, ...]
    goals: tuple[Revisit, ...]
    goalless: bool
    topics: tuple[Topic, ...]
    concerns: tuple[Concern, ...]
    review: bool
    needs: tuple[Need, ...]
    contract: Contract | None
    found: Mapping[Part, tuple[Finding, ...]]
    more: int
    ending: ClosePlan | None
    opening: tuple[Question, ...]
    shares: tuple[Share, ...]

    @property
    def last(self) -> bool:
        """Whether this is the session with which it ends."""
        ending = self.ending
        return ending is not None and ending.final is not None and ending.final == self.session


def next_session(
    record: Record,
    today: date,
    limits: Mapping[str, Any] | None = None,
    meeting: Meeting | None = None,
) -> Agenda:
    """The agenda of `meeting`, else of the session that is booked next, else of one that is
    still to be booked. `limits` holds other thresholds by a sign's name."""
    checkup = examine(record, today, limits)
    known = checkup.record
    session = meeting or next(iter(booked(known, today)), None)
    day = session.on if session is not None and session.on is not None else today
    first = not held(known)
    ending = plan_close(record, today, limits) if closing(known) is not None else None
    last = ending is not None and ending.final is not None and ending.final == session
    found, more = _found(checkup, ("ending",) if last else get_args(Part))
    minutes, minutes_from = _minutes(known, session, day)
    agenda = Agenda(
        record=known,
        today=today,
        day=day,
        session=session,
        minutes=minutes,
        minutes_from=minutes_from,
        first=first,
        unrecorded=unrecorded(known, today),
        pause=pause_on(known, day),
        actions=_actions(known, today),
        goals=_goals(known, day),
        goalless=not (first or ending or any(goal.open for goal in goals(known))),
        topics=_topics(known),
        concerns=_concerns(checkup, day),
        review=not last and _review(known, checkup, today, day),
        needs=() if first or ending else _needs(known, checkup, today),
        contract=None if ending else _contract(known, today),
        found=found,
        more=more,
        ending=ending,
        opening=opening(known) if first else (),
        shares=(),
    )
    return _divided(agenda)


def to_share(agenda: Agenda, questions: bool = False) -> Agenda:
    """The agenda as the other side may read it: without what one side alone sees or knows. That
    is the signs, the concerns, what is not written down yet, and an ending of which not both
    know. With `questions` the findings stay, to be read as questions only."""
    told = agenda.ending is not None and not agenda.ending.untold
    kept = {part: found for part, found in agenda.found.items() if questions and part != "ending"}
    return _divided(
        agenda.but(
            unrecorded=(),
            needs=(),
            concerns=agenda.concerns if questions else (),
            found=kept,
            more=0,
            ending=agenda.ending if told else None,
            opening=tuple(one for one in agenda.opening if one.key != WHOSE_IDEA),
        )
    )


def _minutes(
    record: Record, session: Meeting | None, day: date
) -> tuple[int, Literal["planned", "agreed", "assumed"]]:
    if session is not None and session.planned_minutes:
        return session.planned_minutes, "planned"
    agreed = agreed_at(record, "minutes", day)
    return (agreed, "agreed") if agreed else (MINUTES, "assumed")


def _actions(record: Record, today: date) -> tuple[ActionStanding, ...]:
    """What is promised and to be asked about: the keeper's own first, shared ones last."""
    owners: tuple[Owner, ...] = (*record.parties, "both")
    return tuple(
        sorted(
            (s for s in actions(record, today) if s.asked_for),
            key=lambda s: (
                owners.index(s.action.owner),
                s.target or date.max,
                s.action.number or 0,
            ),
        )
    )


def _goals(record: Record, day: date) -> tuple[Revisit, ...]:
    """The open goals whose day is near or past, or that two sessions went by without."""
    found = []
    for goal in goals(record):
        near = goal.target is not None and (goal.target - day).days <= NEAR_DAYS
        since = untouched(record, goal)
        if goal.asked_for and (near or since >= SESSIONS):
            found.append(Revisit(goal, since, near))
    return tuple(sorted(found, key=lambda one: (not one.near, one.goal.target or date.max)))


def _topics(record: Record) -> tuple[Topic, ...]:
    order = (*record.parties, "facilitator", None)
    waiting = (topic for topic in record.topics if topic.discussed_on is None)
    return tuple(sorted(waiting, key=lambda t: (order.index(t.by), t.number or 0, t.id)))


def _review(record: Record, checkup: Checkup, today: date, day: date) -> bool:
    """Whether the agreement is to be looked at by then, and the check does not ask it yet."""
    asked = any(finding.sign.slug == "expectations-not-revisited" for finding in checkup.asking)
    on = review_on(record, today)
    return on is not None and on <= day and not asked


def _needs(record: Record, checkup: Checkup, today: date) -> tuple[Need, ...]:
    """What the phase needs that is agreed on by talking; the check may ask for some of it."""
    now = phase(record, today)
    asking = {finding.sign.slug for finding in (*checkup.shown, *checkup.asking)}
    asked = EXPECTED if "expectations-unspoken" in asking else frozenset()
    wanted = set(CONTRACTED) - asked
    return tuple(need for need in now.needs if need.key in wanted) if now is not None else ()


def _contract(record: Record, today: date) -> Contract | None:
    found = contract(record, today)
    return found if found is not None and found.near else None


def _concerns(checkup: Checkup, day: date) -> tuple[Concern, ...]:
    """The open concerns whose day to look again is reached by then, and those that the check
    finds without a step, or without much change."""
    found = [concern for concern, on in look_again(checkup.record) if on <= day]
    for finding in checkup.shown:
        if finding.sign.slug == "concern-unaddressed":
            entries = (evidence.entry for evidence in getattr(finding.verdict, "because", ()))
            found += [entry for entry in entries if isinstance(entry, Concern)]
    return tuple(dict.fromkeys(found))


def _found(checkup: Checkup, parts: Container[Part]) -> tuple[dict[Part, tuple[Finding, ...]], int]:
    """What the check shows and asks, by part, and how many of it are left out of those `parts`:
    of one family and side the first says enough. What was talked about already is an open
    concern, and comes back on the day that was agreed for it."""
    talked = {c.sign for c in checkup.record.concerns if c.resolved_on is None}
    found: dict[Part, dict[tuple[str, str], Finding]] = {}
    number = 0
    for finding in (*checkup.shown, *checkup.asking):
        slug = finding.sign.slug
        home = HOMES.get(slug, "talk")
        if slug not in talked and slug not in ELSEWHERE and home in parts:
            number += 1
            part = found.setdefault(home, {})
            if len(part) < MOST_FINDINGS:
                part.setdefault((finding.sign.family, finding.verdict.side), finding)
    kept = {part: tuple(some.values()) for part, some in found.items()}
    return kept, number - sum(map(len, kept.values()))


def _divided(agenda: Agenda) -> Agenda:
    """The agenda with its minutes divided among its parts."""
    found = agenda.found
    talk = len(found.get("talk", ())) + len(agenda.concerns) + agenda.review + bool(agenda.needs)
    talk += agenda.contract is not None
    counts: dict[Part, int] = {
        "opening": len(agenda.opening),
        "actions": len(agenda.actions),
        "goals": len(agenda.goals) or len(found.get("goals", ())) or agenda.goalless,
        "topics": len(agenda.topics) or 1,
        "talk": talk,
        "ending": len(found.get("ending", ())) + (agenda.ending is not None),
    }
    given = {part: number for part, number in counts.items() if number}
    return agenda.but(shares=split(agenda.minutes, given, last=agenda.last))


def split(minutes: int, counts: Mapping[Part, int], *, last: bool = False) -> tuple[Share, ...]:
    """The minutes divided: a twelfth to arrive, a sixth for the next steps, and the rest by how
    much there is of each part; in the `last` session half of them all is for the ending. Whole
    minutes, of fives where there is room, that add up; empty where there is not a minute for
    each."""
    weights = {part: 9 * (EVEN + min(count, MOST_COUNTED)) for part, count in counts.items()}
    if last:
        others = sum(weight for part, weight in weights.items() if part != "ending")
        weights["ending"] = 2 * others or weights["ending"]
    whole = sum(weights.values()) // 9
    parts: dict[Part, int] = {"arrive": whole, **weights, "next": 2 * whole}
    least = len(parts) + (len(parts) // 2 if last else 0)
    unit = ROUND if minutes % ROUND == 0 and minutes // ROUND > least else 1
    if minutes // unit < len(parts):
        return ()
    units = _handed_out(minutes // unit, parts)
    return tuple(Share(part, unit * number) for part, number in units.items())


def _handed_out(units: int, weights: Mapping[Part, int]) -> dict[Part, int]:
    """One unit for each, and the rest where the weights say, by the largest remainder."""
    whole = sum(weights.values())
    given = dict.fromkeys(weights, 1)
    for _ in range(units - len(weights)):
        given[max(given, key=lambda part: units * weights[part] - given[part] * whole)] += 1
    return given
