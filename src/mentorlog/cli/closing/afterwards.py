"""What `mentorlog close` still notes of one that is closed: when it is to be erased, since when
each side knows, and whether it stays in the journal. Everything else of it is read alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.cli.closing import flags as f
from mentorlog.cli.closing.stated import hidden, on_day, refuse_past, told
from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.record import PARTIES, Closing, Record, closed_on, considered
from mentorlog.wording import addressed

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

TOLD = ("told", "mentor_told", "mentee_told")
NOTED = frozenset({"erase_on", "no_erase_on", "contact_on", *TOLD, *f.HIDDEN})
"""What can be said of one that is closed."""


def closed(session: Session) -> bool:
    """Whether the relationship that is meant is closed."""
    with session.reading() as reader:
        return closed_on(session.record(reader)) is not None


def note(session: Session, flags: f.Flags, said: set[str]) -> None:
    """Note what was given, and nothing else; UsageError for a day that is noted already."""
    if flags.no_erase_on and len(said) > 1:
        raise UsageError(
            "--no-erase-on takes the day away, and stands alone.", "mentorlog close --no-erase-on"
        )
    with session.writing() as writer:
        record = session.record(writer)
        ending = considered(record)
        if ending is None and (flags.private or flags.no_private):
            raise UsageError(
                "No ending is noted that could stay in the journal or leave it; --private goes "
                "with what is said of one.",
                'mentorlog close --explored --note "…" --private',
            )
        if ending is None or (flags.no_erase_on and ending.erase_on is None):
            raise UsageError("No day is noted on which it is to be erased.", "mentorlog close")
        writer.change(ending, **_stated(session, record, ending, flags))
    from mentorlog.cli.closing import saved

    lines = tuple(_said(record, flags))
    if flags.as_json:
        saved.show(session, as_json=True, saved=lines)
    else:
        session.saved(lines)


def _stated(session: Session, record: Record, ending: Closing, flags: f.Flags) -> dict[str, Any]:
    refuse_past(session, flags.erase_on)
    days = told(session, record, flags)
    stated: dict[str, Any] = {}
    for party in PARTIES:
        day, before = days[party], getattr(ending, f"{party}_told_on")
        alone = getattr(flags, f"{party}_told") is not None or flags.told is None
        if day is None or day == before:
            continue
        if before is None:
            stated[f"{party}_told_on"] = day
        elif alone:
            raise UsageError(
                f"It is noted that {record.name(party)} knew on {short_day(before)}, and what is "
                "noted of one that is closed stays.",
                f"mentorlog reopen --with {record.relationship.short}",
            )
    if (extra := on_day(ending, flags)) is not None:
        stated["extra"] = extra
    if (private := hidden(flags)) is not None:
        stated["private"] = private
    if flags.erase_on is not None or flags.no_erase_on:
        stated["erase_on"] = flags.erase_on
    return stated


def _said(record: Record, flags: f.Flags) -> list[str]:
    names = f"{record.relationship.mentor} and {record.relationship.mentee}"
    said = []
    if any(getattr(flags, name) is not None for name in TOLD):
        said.append("Saved: since when it is known.")
    if flags.contact_on is not None:
        meant = addressed(record.relationship, "you meant to be in touch")
        said.append(f"Saved: {meant} on {short_day(flags.contact_on)}.")
    if flags.private:
        said.append("Saved: the ending is private, and in no export, page or packet.")
        said.append("The keepsake is then without its words of thanks, too.")
    if flags.no_private:
        said.append("Saved: the ending is not private any more.")
    if flags.erase_on is not None:
        day = short_day(flags.erase_on)
        said.append(f"Saved: what is kept of {names} is to be erased on {day}.")
        said.append("You are reminded of that day; nothing is erased by itself.")
    if flags.no_erase_on:
        said.append(f"Saved: no day is set any more on which {names} are to be erased.")
    return said
