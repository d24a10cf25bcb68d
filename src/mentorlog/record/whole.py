"""One relationship with all that is recorded about it, and small views of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from mentorlog.frozen import Frozen, once
from mentorlog.record.agreed import (
    Agreement,
    AgreementReview,
    Consent,
    Goal,
    GoalChange,
    GoalReview,
    Milestone,
    Pause,
    Relationship,
    SignPause,
)
from mentorlog.record.doubts import uncounted
from mentorlog.record.ending import RENEWED, Closing, Disposition, kind_word
from mentorlog.record.entry import Entry
from mentorlog.record.happened import (
    Action,
    ActionReport,
    Concern,
    Feedback,
    Meeting,
    Step,
    Topic,
)
from mentorlog.record.past import NOTHING, Past
from mentorlog.record.words import Party

PLURALS: dict[type[Entry], str] = {
    Agreement: "agreements",
    AgreementReview: "agreement_reviews",
    Goal: "goals",
    GoalChange: "goal_changes",
    GoalReview: "goal_reviews",
    Milestone: "milestones",
    Meeting: "meetings",
    Action: "actions",
    ActionReport: "action_reports",
    Feedback: "feedback",
    Concern: "concerns",
    Step: "steps",
    Topic: "topics",
    Pause: "pauses",
    SignPause: "sign_pauses",
    Consent: "consents",
    Closing: "closings",
    Disposition: "dispositions",
}
BY_REASON = {
    "goals-achieved": "completed",
    "time-is-up": "completed",
    "moved-on": "moved on",
}
ENTRIES: tuple[type[Entry], ...] = (Relationship, *PLURALS)


class Record(Frozen, kw_only=True):
    """One relationship with all of its entries, each kind in a tuple of its own. Where it is long,
    and only looked at, some of them may be no more than counted: they are its `past`."""

    relationship: Relationship
    agreements: tuple[Agreement, ...] = ()
    agreement_reviews: tuple[AgreementReview, ...] = ()
    goals: tuple[Goal, ...] = ()
    goal_changes: tuple[GoalChange, ...] = ()
    goal_reviews: tuple[GoalReview, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    actions: tuple[Action, ...] = ()
    action_reports: tuple[ActionReport, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    concerns: tuple[Concern, ...] = ()
    steps: tuple[Step, ...] = ()
    topics: tuple[Topic, ...] = ()
    pauses: tuple[Pause, ...] = ()
    sign_pauses: tuple[SignPause, ...] = ()
    consents: tuple[Consent, ...] = ()
    closings: tuple[Closing, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    past: Past = NOTHING

    def name(self, party: Party) -> str:
        """The name of a side."""
        return self.relationship.mentor if party == "mentor" else self.relationship.mentee

    @property
    def coaching(self) -> bool:
        """Whether this is a coaching relationship; mentoring where nothing is stated."""
        return self.relationship.form == "coaching"

    @property
    def parties(self) -> tuple[Party, Party]:
        """Both sides, the keeper's own first; the mentor's first for a facilitator."""
        return (
            ("mentee", "mentor") if self.relationship.keeper == "mentee" else ("mentor", "mentee")
        )

    def entries(self) -> Iterator[Entry]:
        """Everything in the record, the relationship first, in the order of the format; ValueError
        where some of it is only counted."""
        if self.past is not NOTHING:
            raise ValueError("this record does not hold all of its entries")
        return self.read()

    def read(self) -> Iterator[Entry]:
        """The same, but for what is only counted."""
        yield self.relationship
        for plural in PLURALS.values():
            yield from getattr(self, plural)


@once
def in_order(record: Record) -> tuple[Meeting, ...]:
    """Every meeting, in the order of day and time; those without a day come first."""
    return tuple(sorted(record.meetings, key=lambda m: (m.on or date.min, m.at or "", m.id)))


@once
def held(record: Record) -> tuple[Meeting, ...]:
    """The meetings that took place on a known day, oldest first; one that was written down
    twice counts once, and one whose year looks mistyped does not count until that is settled."""
    out = uncounted(record)
    return tuple(
        m for m in in_order(record) if m.outcome == "held" and m.on is not None and m.id not in out
    )


def times_held(record: Record) -> int:
    """How many sessions were held, those that are only counted among them."""
    return len(record.past.held) + len(held(record))


def held_after(record: Record, day: date) -> Sequence[date]:
    """The days after `day` on which a session was held, oldest first, of those that are only
    counted, too."""
    earlier = record.past.held[bisect_right(record.past.held, day) :]
    later = [m.on for m in held(record) if m.on is not None and m.on > day]
    return sorted((*earlier, *later)) if earlier else later


def booked(record: Record, today: date) -> tuple[Meeting, ...]:
    """The meetings that are planned for `today` or later, the next one first; one that was
    written down twice counts once, and one whose year looks mistyped does not count."""
    out = uncounted(record)
    return tuple(
        m
        for m in in_order(record)
        if m.outcome == "planned" and m.on is not None and m.on >= today and m.id not in out
    )


@once
def started(record: Record) -> date | None:
    """The day it began: as stated, else the first day on which anything is recorded, a meeting
    whose year looks mistyped left out. Where it was closed before the day that is stated, that of
    the first session, or None: it never began."""
    stated, over = record.relationship.started_on, closed_on(record)
    if stated is not None and over is not None and over < stated:
        return min((m.on for m in held(record) if m.on), default=None)
    if stated is not None:
        return stated
    out = uncounted(record)
    met = (m.on for m in record.meetings if m.id not in out)
    days = (record.past.since, *met, *(a.agreed_on for a in record.agreements))
    return min((day for day in days if day is not None), default=None)


@once
def considered(record: Record) -> Closing | None:
    """The ending that is thought about, planned or done; None where there is none, or it was
    reopened."""
    standing = [c for c in record.closings if c.reopened_on is None]
    return max(standing, key=lambda c: (c.number or 0, c.id), default=None)


@once
def closing(record: Record) -> Closing | None:
    """The ending that is planned or done; None where there is none, it was reopened, or two
    people have only looked at whether it should end."""
    ending = considered(record)
    return None if ending is None or ending.only_looked_at else ending


@once
def final_meeting(record: Record) -> Meeting | None:
    """The session with which it ends; None where none is planned, or it was called off."""
    ending = closing(record)
    wanted = ending.final_meeting if ending else None
    standing = (m for m in record.meetings if m.outcome in ("planned", "held"))
    return next((m for m in standing if wanted is not None and m.id == wanted), None)


@once
def fell_through(record: Record) -> Meeting | None:
    """The session with which it was to end and which did not take place, while the ending is
    still meant and has no other; None where there is none."""
    ending = closing(record)
    if ending is None or ending.closed_on is not None or final_meeting(record) is not None:
        return None
    wanted = (m for m in record.meetings if m.id == ending.final_meeting)
    return next((m for m in wanted if m.outcome in ("cancelled", "moved", "missed")), None)


@once
def dayless_since(record: Record) -> date | None:
    """The day since which an ending is meant that has no day for its last session: the last on
    which it was decided or told, or for which a last session stood that was called off. None
    where there is no such ending, or its last session has a day."""
    ending, final = closing(record), final_meeting(record)
    if ending is None or ending.closed_on is not None or (final is not None and final.on):
        return None
    off = (m.on for m in record.meetings if m.id == ending.final_meeting)
    said = (ending.decided_on, ending.mentor_told_on, ending.mentee_told_on, *off)
    days = [day for day in said if day is not None]
    return max(days, default=ending.recorded_on or started(record) or date.min)


@once
def closed_on(record: Record) -> date | None:
    """The day it was completed, or None while it goes on."""
    ending = closing(record)
    return ending.closed_on if ending else None


def usual_outcome(record: Record, reason: str | None) -> str:
    """The word for an ending of which none was chosen."""
    return BY_REASON.get(reason or "") or ("concluded" if times_held(record) else "not begun")


def outcome_word(record: Record, ending: Closing) -> str | None:
    """How an ending is called: in a kind word, also where the journal that it came from had
    another one for it. None where it was not called anything."""
    if ending.outcome is None or ending.outcome == RENEWED:
        return ending.outcome
    return kind_word(ending.outcome) or usual_outcome(record, ending.reason)
