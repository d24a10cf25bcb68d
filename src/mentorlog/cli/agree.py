"""`mentorlog agree`: what was agreed, said, said anew, looked at again; and who it is between."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli import terms as t
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.flagged import flagged, under
from mentorlog.cli.kinds import JSON, PRIVATE, flag, past_day, text
from mentorlog.cli.session import Session
from mentorlog.record import Agreement, Entry, Record
from mentorlog.store.verbs import agreeing

if TYPE_CHECKING:
    from mentorlog.store import Writer

commands = Commands()

EXAMPLE = """\
mentorlog agree                                  (what is agreed now)
mentorlog agree --rhythm weekly --minutes 45 --on 2026-03-02
mentorlog agree --reviewed --note "still right for both of us"
mentorlog agree --keeper mentor --started 2026-01-12      (what start was told)
"""


class Flags(t.Stated, kw_only=True):
    """Everything that was typed after `mentorlog agree`."""

    started: Annotated[date | None, under(t.WHO, past_day("the day it began", "--started"))] = None
    on: Annotated[
        date | None, under(t.WHAT, past_day("the day of it; today where it is left out", "--on"))
    ] = None
    reviewed: Annotated[
        bool, under(t.WHAT, flag("you looked at it together again", "--reviewed"))
    ] = False
    note: Annotated[
        str | None, under(t.WHAT, text("what came of looking at it again", "--note"))
    ] = None
    private: Annotated[bool, PRIVATE] = False
    as_json: Annotated[bool, JSON] = False


ORDER = (*(n for n in Flags.names if n not in t.RELATIONSHIP and n != "started"),)
ORDER += tuple(name for name in Flags.names if name not in ORDER)


@commands.command("agree", example=EXAMPLE)
@flagged(Flags, ORDER)
def agree(ctx: Ctx, flags: Flags) -> None:
    """Say what you agreed; what is not said anew is carried over. Who it is between and what
    for, as `start` was told, is put right here too.

    Nothing is needed: with no flag it shows what is agreed now.
    """
    session = ctx.obj
    stated = t.relationship(flags)
    if flags.started is not None:
        stated["started_on"] = flags.started
    reviewed = flags.reviewed or flags.note is not None
    if stated or t.terms(flags) or reviewed:
        _record(session, flags, stated, reviewed)
    else:
        _show(session, flags.on or session.today, flags.as_json)


def _record(session: Session, flags: Flags, stated: dict[str, Any], reviewed: bool) -> None:
    day, terms = flags.on or session.today, t.terms(flags)
    value: list[Entry] = []
    said: list[str] = []
    with session.writing() as writer:
        record = session.open_record(writer)
        if stated:
            value.append(_corrected(writer, record, stated))
            said.append(f"Saved {value[-1].short}: {'; '.join(_stated(stated))}.")
            record = writer.record(record.relationship.id)
        if terms:
            value.append(agreeing.agree(writer, record, day, terms, private=flags.private))
            said.append(f"Saved {value[-1].short}: {'; '.join(_terms(terms))}.")
        if reviewed:
            changed, private = bool(terms), flags.private
            value.append(
                agreeing.review_agreement(
                    writer, record, day, changed=changed, note=flags.note, private=private
                )
            )
            said.append(f"Saved {value[-1].short}: the agreement was looked at again.")
    session.saved("\n".join(said), value, flags.as_json)


def _corrected(writer: Writer, record: Record, stated: dict[str, Any]) -> Entry:
    """The relationship with what is stated; the keeper may be named as a side is."""
    if "keeper" in stated:
        from mentorlog.cli import sides

        renamed = {key: stated[key] for key in ("mentor", "mentee", "facilitator") if key in stated}
        known = record.relationship.but(**renamed)
        stated["keeper"] = sides.keeper_of(known, "--keeper", stated["keeper"])
    return agreeing.correct_relationship(writer, record, stated)


def _stated(stated: dict[str, Any]) -> list[str]:
    from mentorlog.days import short_day

    return [
        t.RELATIONSHIP[name].format(short_day(value) if isinstance(value, date) else value)
        for name, value in stated.items()
    ]


def _terms(terms: dict[str, Any]) -> list[str]:
    return [f"{t.WORDS[name]} {t.shown(name, value)}" for name, value in terms.items()]


def _show(session: Session, day: date, as_json: bool) -> None:
    with session.reading() as reader:
        record = session.record(reader)
    now = agreeing.agreement_on(record, day)
    if as_json:
        session.print_json({"agreement": now, "reviews": list(record.agreement_reviews)})
    elif now is None:
        session.out('Nothing is agreed yet. For example: mentorlog agree --rhythm "every 2 weeks"')
    else:
        session.out(*_lines(session, record, now))


def _lines(session: Session, record: Record, now: Agreement) -> list[str]:
    from mentorlog.days import say_day
    from mentorlog.render.safe import safe

    since = f"since {say_day(now.agreed_on, session.today)}" if now.agreed_on else "agreed"
    lines = [
        f"{record.relationship.mentor} and {record.relationship.mentee}, {since} ({now.short})"
    ]
    for name, label in t.WORDS.items():
        value = getattr(now, name)
        said = "not stated" if value is None else safe(t.shown(name, value))
        lines.append(f"  {label:<20} {said}")
    last = max((review.on for review in record.agreement_reviews), default=None)
    when = say_day(last, session.today) if last else "not yet"
    return [*lines, f"  {'looked at again':<20} {when}"]
