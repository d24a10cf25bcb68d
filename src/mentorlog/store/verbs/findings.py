"""What people do with a finding: talk about it, set it aside, take it up again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.record import Concern, Record, SignPause, Step
from mentorlog.record.words import Keeper
from mentorlog.store.verbs.talking import raise_concern, take_step

if TYPE_CHECKING:
    from mentorlog.store import Writer


def talk_about(
    writer: Writer,
    record: Record,
    sign: str,
    factor: str | None,
    on: date,
    said: str,
    *,
    agreed: str | None = None,
    look_again: date | None = None,
    private: bool = False,
) -> tuple[Concern, Step | None]:
    """That a finding was talked about: a concern with what was said and agreed, and, where
    something was agreed or a day to look again, a step."""
    by: Keeper = record.relationship.keeper or "mentor"
    concern = raise_concern(
        writer, record, by, on, said, factor=factor, sign=sign, agreed=agreed, private=private
    )
    if agreed is None and look_again is None:
        return concern, None
    text = agreed or "Talked about it"
    step = take_step(writer, concern, by, on, text, check_on=look_again, private=private)
    return concern, step


def set_aside(
    writer: Writer, record: Record, sign: str, on: date, until: date | None, reason: str | None
) -> SignPause:
    """That a sign rests by choice, until a day or for good; UsageError where it does already."""
    if until is not None and until < on:
        raise UsageError(f"--until {until} lies before {on}.")
    standing = _standing(record, sign, on)
    if standing is not None:
        raise UsageError(
            f"{sign} is set aside already, since {standing.on}.",
            f"mentorlog health --take-up {sign}",
        )
    return writer.add(
        SignPause(
            id="",
            relationship=record.relationship.id,
            sign=sign,
            on=on,
            until=until,
            reason=reason,
        )
    )


def take_up(writer: Writer, record: Record, sign: str, on: date) -> SignPause | None:
    """That a sign is looked at again from that day on; None where it had been set aside on that
    very day, so that nothing remains of it. UsageError where it is not set aside."""
    standing = _standing(record, sign, on)
    if standing is None:
        raise UsageError(f"{sign} is not set aside.", "mentorlog health")
    if standing.on >= on:
        writer.remove(standing)
        return None
    return writer.change(standing, until=on - timedelta(days=1))


def _standing(record: Record, sign: str, on: date) -> SignPause | None:
    found = [p for p in record.sign_pauses if p.sign == sign and (p.until is None or on <= p.until)]
    return found[0] if found else None
