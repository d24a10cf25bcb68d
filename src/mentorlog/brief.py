"""What somebody needs to know who was asked to help two people talk: what is on record, with its
days, and the same of both sides. It draws no conclusion: no sign, no level, no figure for the
whole; nothing that one side noticed of the other; no reason for which a session fell out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from mentorlog.contract import contract, held_in_term, renewed
from mentorlog.frozen import Frozen
from mentorlog.known import known_by
from mentorlog.record import (
    PARTIES,
    Agreement,
    AgreementReview,
    Closing,
    Concern,
    Consent,
    Disposition,
    Entry,
    Feedback,
    GoalChange,
    Meeting,
    Party,
    Pause,
    Record,
    Side,
    Step,
    booked,
    closed_on,
    closing,
    held,
    started,
    uncounted,
)
from mentorlog.record.in_force import agreements, anew, in_force
from mentorlog.record.words import Form
from mentorlog.standing import ActionStanding, GoalStanding, actions, goals

CONSENT_FOR = "sharing the brief"
CALLED_OFF = ("cancelled", "moved", "missed")
UNSETTLED = ("resisted", "partly", "no-change")
ON_IT = (
    *("agreements", "agreement_reviews", "goals", "goal_changes", "meetings", "actions"),
    *("concerns", "steps", "feedback", "pauses"),
)
"""The kinds of which it speaks."""
NOT_TRIED = frozenset({"confidentiality", "sponsor"})  # of what is agreed
Outcome = Literal["cancelled", "moved", "missed"]
Tried = AgreementReview | Agreement | GoalChange | Pause | Closing


class Changed(Frozen):
    """The meetings that came to one outcome on one side; `by` is None where that is not noted."""

    outcome: Outcome
    by: Side | None
    meetings: tuple[Meeting, ...]


class Raised(Frozen):
    """A concern with what was tried about it, oldest first."""

    concern: Concern
    steps: tuple[Step, ...]

    @property
    def open(self) -> bool:
        """Whether it is not settled."""
        return self.concern.resolved_on is None

    @property
    def unsettled(self) -> tuple[Step, ...]:
        """The steps that were not, or not wholly, taken up, while it is open."""
        return tuple(s for s in self.steps if self.open and s.response in UNSETTLED)


class Contract(Frozen):
    """A coaching contract: who sponsors it, how many sessions were agreed, how many were held and
    are left of them; `since` is the day on which it was renewed."""

    sponsor: str | None
    agreed: int | None
    used: int
    left: int | None
    since: date | None


class Brief(Frozen, kw_only=True):
    """What a facilitator reads, as of a day and from `since` on. `begun` is the day it all
    began, `closed` the day it ended, and `becomes` what was then said of goals and promises; what
    is agreed and which concerns are open does not depend on `since`. `form` is the one that is
    recorded; `later` counts what was recorded after somebody agreed to its being shared, and
    `ending_known` is the day from which on both knew that it was to end."""

    record: Record
    today: date
    since: date | None
    begun: date | None
    closed: date | None
    form: Form | None
    contract: Contract | None
    agreed: Agreement | None
    goals: tuple[GoalStanding, ...]
    promises: tuple[ActionStanding, ...]
    held: tuple[Meeting, ...]
    changed: tuple[Changed, ...]
    unclear: tuple[Meeting, ...]
    booked: tuple[Meeting, ...]
    becomes: tuple[Disposition, ...]
    concerns: tuple[Raised, ...]
    feedback: tuple[Feedback, ...]
    tried: tuple[tuple[date, Tried], ...]
    consent: tuple[tuple[Party, date], ...]
    later: int
    ending_known: date | None

    def became(self, one: GoalStanding | ActionStanding) -> Disposition | None:
        """What was said of a goal or a promise when it ended; None where nothing was."""
        if isinstance(one, GoalStanding):
            return next((d for d in self.becomes if d.goal == one.goal.id), None)
        return next((d for d in self.becomes if d.action == one.action.id), None)

    @property
    def consented(self) -> bool:
        """Whether both agreed to its being shared."""
        return len(self.consent) == len(PARTIES)


def brief(
    record: Record,
    today: date,
    *,
    since: date | None = None,
    form: Form | None = None,
    unsaid: frozenset[str] = frozenset(),
) -> Brief:
    """What a facilitator needs of a record, by what was known on `today`; give it the record
    without what is private. `form` reads it as mentoring or coaching, whatever it states;
    `unsaid` are the ids of goals and actions of which it is not to be said that they were let
    go."""
    known = _without(known_by(record, today), unsaid)
    if form is not None:
        known = known.but(relationship=known.relationship.but(form=form))
    agreed = in_force(known, today)
    ended = closed_on(known)
    known_on = _known_to_end(known)
    past = [m for m in known.meetings if m.id not in uncounted(known) and _within(m.on, since)]
    return Brief(
        record=known,
        today=today,
        since=since,
        begun=started(known),
        closed=ended,
        form=record.relationship.form,
        contract=_contract(known, agreed, today),
        agreed=agreed,
        goals=goals(known),
        promises=tuple(a for a in actions(known, today) if _lately(a, since)),
        held=tuple(m for m in held(known) if _within(m.on, since)),
        changed=tuple(_changed(past)),
        unclear=tuple(m for m in past if _unclear(m, ended or today)),
        booked=booked(known, today) if ended is None else (),
        becomes=tuple(_becomes(known)),
        concerns=tuple(_raised(known, since)),
        feedback=tuple(_said(known, since)),
        tried=tuple(sorted(_tried(known, since), key=lambda pair: pair[0])),
        consent=tuple((c.by, c.on) for c in _agreeing(known) if c.by in PARTIES),
        later=_later(known),
        ending_known=known_on if _within(known_on, since) else None,
    )


def _without(record: Record, unsaid: frozenset[str]) -> Record:
    """The record without those actions, and without the day on which those goals were let go."""
    if not unsaid:
        return record
    goals = (g.but(dropped_on=None) if g.id in unsaid else g for g in record.goals)
    kept = tuple(a for a in record.actions if a.id not in unsaid)
    reports = tuple(r for r in record.action_reports if r.action not in unsaid)
    return record.but(goals=tuple(goals), actions=kept, action_reports=reports)


def _becomes(record: Record) -> Iterator[Disposition]:
    """What was said of goals and promises by an ending that is completed."""
    ending = closing(record)
    if ending is not None and ending.closed_on is not None:
        yield from (d for d in record.dispositions if d.closing == ending.id)


def _within(day: date | None, since: date | None) -> bool:
    return since is None or (day is not None and day >= since)


def _contract(record: Record, agreed: Agreement | None, today: date) -> Contract | None:
    if not record.coaching:
        return None
    sponsor, found = agreed.sponsor if agreed else None, contract(record, today)
    number, left = (found.agreed, found.left) if found else (None, None)
    return Contract(sponsor, number, held_in_term(record), left, renewed(record))


def _lately(one: ActionStanding, since: date | None) -> bool:
    """Whether a promise is open, or was made, due or finished in that time."""
    days = (one.action.agreed_on, one.due, one.finished, one.action.dropped_on)
    return one.open or since is None or any(_within(day, since) for day in days if day)


def _changed(meetings: list[Meeting]) -> Iterator[Changed]:
    """Each outcome for the mentor and the mentee alike, be it none; for others where there are
    any. What lay outside both sides counts for neither, whoever called."""
    for outcome in CALLED_OFF:
        of = [m for m in meetings if m.outcome == outcome]
        for by in (*PARTIES, "both", "outside", None):
            found = [m for m in of if m.side == by]
            if found or by in PARTIES:
                days = sorted(found, key=lambda m: (m.on or date.min, m.id))
                yield Changed(outcome, by, tuple(days))  # type: ignore[arg-type]


def _unclear(meeting: Meeting, before: date) -> bool:
    """Whether its day is past, or unknown, and nobody wrote down what came of it; what was booked
    for a day after the end was not to be."""
    waiting = meeting.outcome == "planned" and meeting.on is not None and meeting.on < before
    return waiting or meeting.outcome == "unknown"


def _raised(record: Record, since: date | None) -> Iterator[Raised]:
    for concern in sorted(record.concerns, key=lambda c: (c.on, c.number or 0)):
        steps = [s for s in record.steps if s.concern == concern.id]
        days = (concern.on, concern.resolved_on, *(s.on for s in steps))
        if concern.resolved_on is None or any(_within(day, since) for day in days if day):
            ordered = sorted(steps, key=lambda s: (s.on, s.number or 0))
            yield Raised(concern, tuple(ordered))


def _said(record: Record, since: date | None) -> list[Feedback]:
    said = [f for f in record.feedback if f.text is not None and _within(f.on, since)]
    return sorted(said, key=lambda f: (f.on, f.number or 0))


def _tried(record: Record, since: date | None) -> Iterator[tuple[date, Tried]]:
    """What else was done to keep it going: the terms looked at or agreed anew, goals changed,
    breaks, and looking together at whether it should end."""
    stated = agreements(record)
    found: list[tuple[date | None, Tried]] = [
        *((r.on, r) for r in record.agreement_reviews),
        *(
            (a.agreed_on, a)
            for a in stated[1:]
            if a.agreed_on != stated[0].agreed_on and anew(record, a).keys() - NOT_TRIED
        ),
        *((c.on, c) for c in record.goal_changes),
        *((p.from_, p) for p in record.pauses),
    ]
    looked = (c for c in record.closings if c.explored or c.renegotiated)
    found += [(c.reopened_on or c.decided_on or c.recorded_on, c) for c in looked]
    yield from ((day, one) for day, one in found if day is not None and _within(day, since))


def _known_to_end(record: Record) -> date | None:
    """The day from which on both are noted to know that it is to end; None where it is not."""
    ending = closing(record)
    told = (ending.mentor_told_on, ending.mentee_told_on) if ending is not None else ()
    days = [day for day in told if day is not None]
    return max(days) if len(days) == len(PARTIES) else None


def _later(record: Record) -> int:
    """How many things happened or were recorded after the first of the two, or the one of them
    who did, had agreed; of those of which the brief speaks."""
    agreed = min(_agreeing(record), key=lambda c: c.on, default=None)
    if agreed is None:
        return 0
    entries = (entry for plural in ON_IT for entry in getattr(record, plural))
    return sum(_after(entry, agreed) for entry in entries)


def _after(entry: Entry, agreed: Consent) -> bool:
    """Whether an entry was written after a consent was, or happened after it was given."""
    planned = isinstance(entry, Meeting) and entry.outcome == "planned"
    happened: date | None = None if planned else getattr(entry, "on", None)
    written = agreed.recorded_on or agreed.on
    return (entry.recorded_on or date.min) > written or (happened or date.min) > agreed.on


def _agreeing(record: Record) -> Iterator[Consent]:
    """The last time that each agreed, of those who did."""
    for party in PARTIES:
        found = [c for c in record.consents if c.by == party and c.for_ == CONSENT_FOR]
        if found:
            yield max(found, key=lambda c: (c.on, c.number or 0))
