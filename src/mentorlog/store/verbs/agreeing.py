"""Beginning a relationship, agreeing how to work together, and breaks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mentorlog.errors import Conflict, NotFound, UsageError
from mentorlog.record import (
    Agreement,
    AgreementReview,
    Pause,
    Record,
    Relationship,
    closed_on,
)

if TYPE_CHECKING:
    from mentorlog.store import Reader, Writer


def start_relationship(
    writer: Writer,
    stated: Mapping[str, Any],
    terms: Mapping[str, Any],
    *,
    again: bool = False,
    private: bool = False,
) -> tuple[Relationship, Agreement | None]:
    """Begin a relationship; its first agreement too, where any `terms` are stated.

    `stated` and `terms` hold the fields of Relationship and Agreement. Conflict where the same
    two names have an open relationship already, unless `again`.
    """
    new = Relationship(id="", private=private, **stated)
    twin = None if again else _open_twin(writer, new)
    if twin is not None:
        raise Conflict(
            f"{twin.mentor} and {twin.mentee} have an open relationship already ({twin.short}); "
            "--yes begins a second one.",
            f"mentorlog show --with {twin.short}",
        )
    if new.started_on and new.planned_end and new.planned_end < new.started_on:
        raise UsageError(
            f"--planned-end {new.planned_end} lies before the start, {new.started_on}."
        )
    relationship = writer.add(new)
    if not terms:
        return relationship, None
    agreement = Agreement(
        id="",
        relationship=relationship.id,
        agreed_on=relationship.started_on,
        private=private,
        **terms,
    )
    return relationship, writer.add(agreement)


def _open_twin(reader: Reader, new: Relationship) -> Relationship | None:
    for there in reader.relationships():
        if _names(there) == _names(new) and closed_on(reader.record(there.id)) is None:
            return there
    return None


def _names(relationship: Relationship) -> tuple[list[str], list[str]]:
    return relationship.mentor.casefold().split(), relationship.mentee.casefold().split()


def agreement_on(record: Record, day: date) -> Agreement | None:
    """The latest agreement of that day or before; one without a day counts from the start."""
    by_then = [a for a in record.agreements if (a.agreed_on or date.min) <= day]
    return max(by_then, key=lambda a: (a.agreed_on or date.min, a.number or 0), default=None)


def agree(
    writer: Writer, record: Record, on: date, terms: Mapping[str, Any], *, private: bool = False
) -> Agreement:
    """A new agreement of that day; what `terms` do not say anew is carried over."""
    last = agreement_on(record, on)
    base = last or Agreement(id="", relationship=record.relationship.id)
    new = base.but(
        id="",
        number=None,
        recorded_on=None,
        extra={},
        agreed_on=on,
        private=private or base.private,
        **terms,
    )
    return writer.add(new)


def review_agreement(
    writer: Writer,
    record: Record,
    on: date,
    *,
    changed: bool,
    note: str | None = None,
    private: bool = False,
) -> AgreementReview:
    """That the agreement was looked at again on a day, and whether it changed."""
    return writer.add(
        AgreementReview(
            id="",
            relationship=record.relationship.id,
            on=on,
            changed=changed,
            note=note,
            private=private,
        )
    )


def announce_pause(
    writer: Writer,
    record: Record,
    from_: date,
    until: date | None = None,
    reason: str | None = None,
    *,
    private: bool = False,
) -> Pause:
    """A break, announced today; UsageError where it ends before it begins or meets another."""
    if until is not None and until < from_:
        raise UsageError(f"--until {until} lies before --from {from_}.")
    for pause in record.pauses:
        if _meet(pause, from_, until):
            end = f"to {pause.until}" if pause.until else "without an end"
            raise UsageError(
                f"There is a break from {pause.from_} {end} ({pause.short}) in that time already.",
                "mentorlog resume",
            )
    return writer.add(
        Pause(
            id="",
            relationship=record.relationship.id,
            from_=from_,
            until=until,
            reason=reason,
            announced_on=writer.today,
            private=private,
        )
    )


def _meet(pause: Pause, from_: date, until: date | None) -> bool:
    return pause.from_ <= (until or date.max) and from_ <= (pause.until or date.max)


def end_pause(writer: Writer, record: Record, on: date) -> Pause | None:
    """End the break that `on` lies in the day before; None where it is gone, because it was to
    begin on that very day. NotFound where there is no break then."""
    covering = [p for p in record.pauses if p.from_ <= on <= (p.until or date.max)]
    if not covering:
        raise NotFound(
            f"No break is recorded for {on}.",
            "mentorlog pause --from DAY --until DAY",
        )
    pause = max(covering, key=lambda p: (p.from_, p.id))
    if on == pause.from_:
        writer.remove(pause)
        return None
    return writer.change(pause, until=on - timedelta(days=1))
