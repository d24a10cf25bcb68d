"""What falls due, and on which day: what two people agreed to come back to."""

from __future__ import annotations

from datetime import date

from mentorlog.days import duration_days
from mentorlog.record import Concern, Meeting, Record, Step, doubled
from mentorlog.rhythm import agreed_at


def unrecorded(record: Record, today: date) -> tuple[Meeting, ...]:
    """The sessions that were planned for a day before today and of which nobody wrote down what
    happened, the earliest first; one that was written down twice counts once."""
    twice = {extra.id for _, extra in doubled(record)}
    past = [
        m
        for m in record.meetings
        if m.outcome == "planned" and m.on is not None and m.on < today and m.id not in twice
    ]
    return tuple(sorted(past, key=lambda m: (m.on or today, m.at or "", m.id)))


def look_again(record: Record) -> tuple[tuple[Concern, date], ...]:
    """The open concerns whose last step names a day to look at them again, with that day, the
    earliest first."""
    found = []
    for concern in record.concerns:
        last = _last_step(record, concern)
        if concern.resolved_on is None and last is not None and last.check_on is not None:
            found.append((concern, last.check_on))
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].number or 0, pair[0].id)))


def _last_step(record: Record, concern: Concern) -> Step | None:
    steps = [step for step in record.steps if step.concern == concern.id]
    return max(steps, key=lambda step: (step.on, step.number or 0, step.id), default=None)


def review_on(record: Record, today: date) -> date | None:
    """The day from which the agreement is to be looked at again; None where no period for that
    is agreed, or no day of an agreement is known."""
    every = agreed_at(record, "review_every", today)
    days = [a.agreed_on for a in record.agreements if a.agreed_on is not None]
    days += [review.on for review in record.agreement_reviews]
    if every is None or not days:
        return None
    return date.fromordinal(min(date.max.toordinal(), max(days).toordinal() + duration_days(every)))
