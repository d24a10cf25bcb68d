"""`mentorlog close --withdraw`: at any time, without steps, and with a message to send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli.closing import flags as f
from mentorlog.cli.closing.stated import hidden
from mentorlog.cli.closing.stated import told as told_days
from mentorlog.cli.flagged import dashed, given
from mentorlog.errors import UsageError
from mentorlog.record import (
    MESSAGE,
    PARTIES,
    Closing,
    Party,
    Record,
    booked,
    considered,
    held,
)
from mentorlog.store.verbs import closing as verbs

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

GOES_WITH = f.HIDDEN | frozenset(
    {"withdraw", "by", "as_it_is", "told", "mentor_told", "mentee_told", "note", "as_json"}
    | {"out", "force"}
)


def withdraw(session: Session, flags: f.Flags) -> None:
    """Show the message, and close the record: on a terminal once somebody says so."""
    from mentorlog.cli.closing.message import Message, refuse_out, written
    from mentorlog.cli.handing import said_of
    from mentorlog.render.farewell import farewell
    from mentorlog.render.safe import safe

    _refuse_others(flags)
    with session.reading() as reader:
        record = session.open_record(reader)
    by = _by(session, record, flags.by)
    known = told_days(session, record, flags)
    keeper = record.relationship.keeper
    voice: Party = keeper if keeper == "mentor" or keeper == "mentee" else by
    message = Message(session, record, by, farewell(record, by, voice, session.today))
    refuse_out(session, flags)
    shown = session.interactive or flags.out in (None, "-")
    if not flags.as_json:
        if voice != keeper:
            session.say(f"A draft for {safe(record.name(voice))} to send, if it helps:", "")
        if shown:
            message.show()
        if session.interactive and not flags.as_it_is and not message.ends():
            return
    with written(flags, message.text):
        ending = _save(session, flags, by, known, message.text)
    message.saved()
    if flags.as_json:
        session.saved("", {"closing": ending, "message": message.text}, as_json=True)
        return
    above = " above" if shown else ""
    whom = "you" if voice == keeper else safe(record.name(voice))
    session.say(
        "",
        f"Saved: it has ended ({ending.outcome}). Nothing was sent: the words{above} are for "
        f"{whom} to send, or to say, and are kept with the ending. No reason is needed.",
    )
    session.say(*said_of(session, flags.out))
    session.say(*session.noted())
    session.say(*_remains(session, record, ending))


def _refuse_others(flags: f.Flags) -> None:
    for name in flags.names:
        if given(flags, name) and name not in GOES_WITH:
            raise UsageError(
                f"--withdraw needs no more than itself; {dashed(name)} does not go with it.",
                "mentorlog close --withdraw",
            )


def _by(session: Session, record: Record, typed: str | None) -> Party:
    """Who withdraws: as typed, else whoever keeps the journal."""
    from mentorlog.cli import sides

    if typed is not None:
        return sides.party(record, "--by", typed)
    keeper = record.relationship.keeper
    if keeper == "mentor" or keeper == "mentee":
        return keeper
    return sides.party(
        record, "--by", session.need(None, "--by", "Who withdraws? (mentor, mentee)")
    )


def _save(
    session: Session,
    flags: f.Flags,
    by: Party,
    known: Mapping[Party, date | None],
    message: str,
) -> Closing:
    with session.writing() as writer:
        record = session.open_record(writer)
        before = considered(record)
        # Whoever withdraws knows of it, and so does whoever writes it down.
        knowing = {by, record.relationship.keeper}
        note = verbs.noted(before, flags.note, None)
        extra = {**(before.extra if before else {}), MESSAGE: message}
        stated: dict[str, Any] = {"reason": "withdrawal", "by": by, "note": note, "extra": extra}
        stated["private"] = hidden(flags)
        for party in PARTIES:
            noted = getattr(before, f"{party}_told_on") if before else None
            now = session.today if party in knowing else None
            stated[f"{party}_told_on"] = known[party] or noted or now
        ending, _ = verbs.plan_closing(writer, record, None, **stated)
        record = writer.record(record.relationship.id)
        outcome = "concluded" if held(record) else verbs.NOT_BEGUN
        return verbs.complete_closing(writer, record, ending, session.today, outcome=outcome)


def _remains(session: Session, record: Record, ending: Closing) -> list[str]:
    """What is left to do, or may be done."""
    from mentorlog.days import short_day

    ahead = [f"{m.short} on {short_day(m.on)}" for m in booked(record, session.today) if m.on]
    with_ = f" --with {record.relationship.short}"
    to_know = [party for party in PARTIES if getattr(ending, f"{party}_told_on") is None]
    told = [
        f"Once {record.name(party)} knows of it: mentorlog close --{party}-told today{with_}"
        for party in to_know
    ]
    return [
        "",
        *told,
        *_others(record, session.today),
        *([f"Booked, and not needed any more: {', '.join(ahead)}."] if ahead else []),
        "All that was recorded stays, and can be read.",
        *([f"A page of it for both to keep: mentorlog keepsake{with_}"] if held(record) else []),
        "To take this back: mentorlog undo",
        f"To begin again later: mentorlog reopen{with_}",
    ]


def _others(record: Record, today: date) -> Iterator[str]:
    """Who else may want to know of it, and what whoever keeps the journal promised."""
    from mentorlog.standing import actions
    from mentorlog.wording import addressed, quoted

    about = record.relationship
    if about.facilitator and about.keeper != "facilitator":
        helps = addressed(about, "who helps the two of you")
        yield f"{about.facilitator}, {helps}, may want to know of it too."
    mine = [one for one in actions(record, today) if one.open]
    mine = [one for one in mine if one.action.owner in (about.keeper, "both")]
    if mine and about.keeper in PARTIES:
        named = ", ".join(f"{one.short} {quoted(one.action.text)}" for one in mine)
        yield f"Promised by you, and open: {named}. Say in a word what becomes of it."
