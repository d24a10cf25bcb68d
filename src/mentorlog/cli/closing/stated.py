"""What was typed of an ending, as the fields that it is kept in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli.closing import flags as f
from mentorlog.cli.flagged import given
from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.record import PARTIES, Closing, Party, Record
from mentorlog.record.ending import CONTACT_ON
from mentorlog.store.verbs import closing as verbs

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

PROMISED = " (promised by "
AS_THEY_ARE = ("reason", "explored", "renegotiated", "celebration", "erase_on", *f.THANKED)
"""The flags whose fields have their names."""


def stated_by(
    session: Session, record: Record, before: Closing | None, flags: f.Flags
) -> dict[str, Any]:
    """The fields of the ending that were given; None for the others."""
    from mentorlog.cli import sides

    if flags.reason == "renewed":
        raise UsageError(
            "A relationship that goes on for a new term does not end: --renew begins the term.",
            "mentorlog close --renew --until DAY",
        )
    stated: dict[str, Any] = {name: getattr(flags, name) or None for name in AS_THEY_ARE}
    stated["private"] = hidden(flags)
    stated["by"] = sides.side(record, "--by", flags.by) if flags.by else None
    for party, day in told(session, record, flags).items():
        stated[f"{party}_told_on"] = day
    refuse_past(session, flags.erase_on)
    if any(given(flags, name) for name in f.TRIED):
        stated["renegotiated"] = True
    stated["note"] = verbs.noted(before, flags.note, flags.differently)
    stated["contact_afterwards"] = _contact(record, before, flags)
    stated["extra"] = on_day(before, flags)
    return stated


def on_day(before: Closing | None, flags: f.Flags) -> dict[str, Any] | None:
    """What is kept of the day on which they mean to be in touch; None where it is not said.
    UsageError where nothing is promised for it."""
    if flags.contact_on is None:
        return None
    if flags.contact is None and (before is None or before.contact_afterwards is None):
        raise UsageError(
            "--contact-on goes with --contact.", 'mentorlog close --contact "…" --contact-on DAY'
        )
    kept = dict(before.extra) if before is not None else {}
    return kept | {CONTACT_ON: flags.contact_on.isoformat()}


def hidden(flags: f.Flags) -> bool | None:
    """Whether the ending is to be private; None where that is not said."""
    if flags.private and flags.no_private:
        raise UsageError(
            "--private and --no-private say two different things; give one of them.",
            "mentorlog close --private",
        )
    return flags.private if flags.private or flags.no_private else None


def refuse_past(session: Session, erase_on: date | None) -> None:
    """UsageError where that day has passed."""
    if erase_on is not None and erase_on < session.today:
        raise verbs.passed(erase_on)


def told(session: Session, record: Record, flags: f.Flags) -> dict[Party, date | None]:
    """Since when each knows it, as typed, with a note where that is before it all began.
    UsageError for a day that is still to come."""
    days: dict[Party, date | None] = {
        party: getattr(flags, f"{party}_told") or flags.told for party in PARTIES
    }
    typed = [day for day in days.values() if day is not None]
    for day in typed:
        if day > session.today:
            raise UsageError(f"Nobody can have been told on {day}, a day still to come.")
    start, first = record.relationship.started_on, min(typed, default=None)
    if start is not None and first is not None and first < start:
        from mentorlog.cli.asking.retyped import to_type

        correct = to_type(session, f"mentorlog agree --started {first}")
        before = f"{short_day(first)} lies before the day it began, {short_day(start)}."
        session.notes += (f"{before} If it began earlier, say so:", f"  Try: {correct}")
    return days


def _contact(record: Record, before: Closing | None, flags: f.Flags) -> str | None:
    """How they stay in touch, and who promised it."""
    from mentorlog.cli import sides

    said = flags.contact or (before.contact_afterwards if before else None)
    if flags.contact_by is None:
        return flags.contact
    if said is None:
        raise UsageError("--contact-by goes with --contact.", 'mentorlog close --contact "…"')
    owner = sides.owner(record, "--contact-by", flags.contact_by)
    name = "both" if owner == "both" else record.name(owner)
    words = said if flags.contact else said.partition(PROMISED)[0]
    return f"{words}{PROMISED}{name})"
