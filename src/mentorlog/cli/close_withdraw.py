"""`mentorlog close --withdraw`: at any time, without steps, and with a message to send."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli import close_flags as f
from mentorlog.cli.close_stated import hidden
from mentorlog.cli.close_stated import told as told_days
from mentorlog.cli.flagged import given
from mentorlog.errors import JournalError, UsageError
from mentorlog.record import PARTIES, Closing, Party, Record, booked, considered, held
from mentorlog.store.verbs import closing as verbs

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

WIDEST = 76
GOES_WITH = f.HIDDEN | frozenset(
    {"withdraw", "by", "as_it_is", "told", "mentor_told", "mentee_told", "note", "as_json"}
)


def withdraw(session: Session, flags: f.Flags) -> None:
    """Show the message, let it be changed on a terminal, and close the record."""
    from mentorlog.render.farewell import farewell
    from mentorlog.render.safe import safe

    _refuse_others(flags)
    with session.reading() as reader:
        record = session.open_record(reader)
    by = _by(session, record, flags.by)
    known = told_days(session, record, flags)
    keeper = record.relationship.keeper
    voice: Party = keeper if keeper == "mentor" or keeper == "mentee" else by
    message = farewell(record, by, voice)
    if not flags.as_json:
        if voice != keeper:
            session.say(f"A draft for {safe(record.name(voice))} to send, if it helps:", "")
        _show(session, message)
        if session.interactive and not flags.as_it_is:
            message = _changed(session, message)
    ending = _save(session, flags, by, known)
    if flags.as_json:
        session.saved("", {"closing": ending, "message": message}, as_json=True)
        return
    whom = "you" if voice == keeper else safe(record.name(voice))
    session.say(
        "",
        f"Saved: it has ended ({ending.outcome}). Nothing was sent: the words above are for {whom} "
        "to send, or to say. No reason is needed.",
    )
    session.say(*(f"note: {note}" for note in session.notes))
    session.say(*_remains(session, record, ending))


def _refuse_others(flags: f.Flags) -> None:
    for name in flags.names:
        if given(flags, name) and name not in GOES_WITH:
            raise UsageError(
                f"--withdraw needs no more than itself; --{name.replace('_', '-')} does not go "
                "with it.",
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


def _changed(session: Session, message: str) -> str:
    """The message as somebody wants it, who may open it in an editor."""
    from mentorlog.cli import guided
    from mentorlog.cli.editor import written
    from mentorlog.cli.questions import Question

    session.say("")
    edit = Question(
        name="edit", text="Change it in your editor?", keys=guided.YES_OR_NO, enter="no"
    )
    if not guided.yes(session, edit):
        return message
    try:
        said = written(session, message, "message.txt") or message
    except (UsageError, JournalError) as error:
        session.say(f"{error.sentence} The message stays as it was.")
        return message
    session.out("")
    _show(session, said)
    return said


def _show(session: Session, message: str) -> None:
    """The message, its paragraphs wrapped on a terminal and whole anywhere else."""
    from textwrap import wrap

    from mentorlog.cli.folding import columns

    lines = message.split("\n")
    if sys.stdout is not None and sys.stdout.isatty():
        room = min(columns(sys.stdout), WIDEST)
        lines = [part for line in lines for part in wrap(line, room) or [""]]
    session.out(*lines)


def _save(
    session: Session, flags: f.Flags, by: Party, known: Mapping[Party, date | None]
) -> Closing:
    with session.writing() as writer:
        record = session.open_record(writer)
        before = considered(record)
        # Whoever withdraws knows of it, and so does whoever writes it down.
        knowing = {by, record.relationship.keeper}
        told = {}
        for party in PARTIES:
            noted = getattr(before, f"{party}_told_on") if before else None
            now = session.today if party in knowing else None
            told[f"{party}_told_on"] = known[party] or noted or now
        note = verbs.noted(before, flags.note, None)
        stated: dict[str, Any] = {"reason": "withdrawal", "by": by, "note": note, **told}
        stated["private"] = hidden(flags)
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
        *([f"Booked, and not needed any more: {', '.join(ahead)}."] if ahead else []),
        "All that was recorded stays, and can be read.",
        "To take this back: mentorlog undo",
        f"To begin again later: mentorlog reopen{with_}",
    ]
