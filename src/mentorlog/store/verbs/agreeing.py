"""Beginning a relationship, agreeing how to work together, and breaks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mentorlog.days import short_day
from mentorlog.errors import Conflict, NotFound, UsageError
from mentorlog.record import (
    Agreement,
    AgreementReview,
    Pause,
    Record,
    Relationship,
    closed_on,
)
from mentorlog.record.agreed import NO_LONGER
from mentorlog.record.in_force import TERMS, in_force

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
    _check_end(new)
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


def correct_relationship(writer: Writer, record: Record, stated: Mapping[str, Any]) -> Relationship:
    """The relationship with what was mistyped put right. What was agreed on the day it was
    said to begin keeps to the beginning. UsageError where it would end before it began."""
    before = record.relationship
    _check_end(before.but(**stated))
    after = writer.change(before, **stated)
    for agreement in record.agreements:
        if after.started_on != before.started_on and agreement.agreed_on == before.started_on:
            writer.change(agreement, agreed_on=after.started_on)
    return after


def _check_end(relationship: Relationship) -> None:
    start, end = relationship.started_on, relationship.planned_end
    if start and end and end < start:
        raise UsageError(
            f"--planned-end {short_day(end)} lies before the start, {short_day(start)}.",
            "mentorlog agree --help",
        )


def _open_twin(reader: Reader, new: Relationship) -> Relationship | None:
    for there in reader.relationships():
        if _names(there) == _names(new) and closed_on(reader.record(there.id)) is None:
            return there
    return None


def _names(relationship: Relationship) -> tuple[list[str], list[str]]:
    return relationship.mentor.casefold().split(), relationship.mentee.casefold().split()


def agree(
    writer: Writer, record: Record, on: date, terms: Mapping[str, Any], *, private: bool = False
) -> Agreement:
    """A new agreement of that day; what `terms` do not say anew is carried over."""
    before = in_force(record, on)
    base = before or Agreement(id="", relationship=record.relationship.id)
    new = base.but(
        id="",
        number=None,
        recorded_on=None,
        agreed_on=on,
        private=private or base.private,
        **terms,
    )
    return writer.add(new.but(extra=_taking_away(new, before, terms)))


def correct_agreement(
    writer: Writer, record: Record, there: Agreement, stated: Mapping[str, Any]
) -> Agreement:
    """The agreement with what is stated in place of what was. What it says no more is no longer
    agreed, though an earlier one said it."""
    new = there.but(**stated)
    others = record.but(agreements=tuple(a for a in record.agreements if a.id != there.id))
    before = in_force(others, new.agreed_on or date.min)
    extra = {**there.extra, **_taking_away(new, before, (*there.no_longer, *stated))}
    return writer.change(there, **stated, extra=extra)


def _taking_away(
    new: Agreement, before: Agreement | None, keys: Collection[str]
) -> dict[str, list[str]]:
    """What says, among the foreign keys of a new agreement, that some of these things which were
    agreed before are so no longer."""
    said = [key for key in TERMS if key in keys and getattr(before, key, None) is not None]
    gone = [key for key in said if getattr(new, key) is None]
    return {NO_LONGER: gone} if gone else {}


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
    new = Pause(
        id="",
        relationship=record.relationship.id,
        from_=from_,
        until=until,
        reason=reason,
        announced_on=writer.today,
        private=private,
    )
    _check_pause(record, new)
    return writer.add(new)


class Overlap(UsageError):
    """A break in a time in which there is one already: `pause`; `there` says so."""

    def __init__(self, pause: Pause) -> None:
        self.pause = pause
        self.there = f"There is a break {say_pause(pause)} ({pause.short}) in that time already"
        change = f"--change {pause.short}"
        super().__init__(f"{self.there}; {change} gives it other days.", f"… {change}")


def change_pause(writer: Writer, record: Record, pause: Pause, stated: Mapping[str, Any]) -> Pause:
    """A break with other days or another reason; UsageError as for a new one, or where nothing
    is stated."""
    if not stated:
        raise UsageError(
            "What changes is missing: --from, --until or --reason.", "mentorlog pause --help"
        )
    _check_pause(record, pause.but(**stated))
    return writer.change(pause, **stated)


def pause_meant(
    record: Record, from_: date | None, until: date | None, today: date
) -> Pause | None:
    """The break that these days are told of once more: one that has not ended, and lies around
    the first of them or between them; the latest where no first is given."""
    lasting = [p for p in record.pauses if p.until is None or p.until >= today]
    meant = [p for p in lasting if from_ is None or _meet(p, from_, until or from_)]
    return max(meant, key=lambda p: (p.from_, p.id), default=None)


def say_pause(pause: Pause) -> str:
    """ "from Mon 2 Mar 2026 to Fri 20 Mar 2026" """
    end = f"to {short_day(pause.until)}" if pause.until else "without an end"
    return f"from {short_day(pause.from_)} {end}"


def _check_pause(record: Record, new: Pause) -> None:
    if new.until is not None and new.until < new.from_:
        raise UsageError(
            f"--until {short_day(new.until)} lies before --from {short_day(new.from_)}.",
            "mentorlog pause --help",
        )
    for pause in record.pauses:
        if pause.id != new.id and _meet(pause, new.from_, new.until):
            raise Overlap(pause)


def _meet(pause: Pause, from_: date, until: date | None) -> bool:
    return pause.from_ <= (until or date.max) and from_ <= (pause.until or date.max)


def end_pause(writer: Writer, record: Record, on: date) -> Pause | None:
    """End the break that `on` lies in the day before; None where it is gone, because it was to
    begin on that very day. NotFound where there is no break then."""
    covering = [p for p in record.pauses if p.from_ <= on <= (p.until or date.max)]
    if not covering:
        raise _no_pause(record, on)
    pause = max(covering, key=lambda p: (p.from_, p.id))
    if on == pause.from_:
        writer.remove(pause)
        return None
    return writer.change(pause, until=on - timedelta(days=1))


def _no_pause(record: Record, on: date) -> NotFound:
    ahead = min((p for p in record.pauses if p.from_ > on), key=lambda p: p.from_, default=None)
    over = max((p for p in record.pauses if p.from_ < on), key=lambda p: p.from_, default=None)
    if ahead is None and over is not None and over.until is not None:
        return NotFound(
            f"No break is on {short_day(on)}: {over.short} is over; its last day was "
            f"{short_day(over.until)}.",
            f"mentorlog edit {over.short} --until DAY",
        )
    if ahead is None:
        return NotFound(
            f"No break is on {short_day(on)}, or to come.",
            "mentorlog pause --from DAY --until DAY",
        )
    return NotFound(
        f"No break is on {short_day(on)}; {ahead.short} begins on {short_day(ahead.from_)}, and "
        "resuming on that day takes it away.",
        f"mentorlog resume --on {ahead.from_}",
    )
