"""`mentorlog agree`: what was agreed, said, said anew, looked at again."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from mentorlog.cli import terms as t
from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, PRIVATE, flag, past_day, text
from mentorlog.cli.session import Session
from mentorlog.record import Agreement, Entry, Record
from mentorlog.store.verbs import agreeing

commands = Commands()

EXAMPLE = """\
mentorlog agree                                  (what is agreed now)
mentorlog agree --rhythm weekly --minutes 45 --on 2026-03-02
mentorlog agree --reviewed --note "still right for both of us"
"""


@commands.command("agree", example=EXAMPLE)
def agree(
    ctx: Ctx,
    rhythm: t.Rhythm = None,
    minutes: t.Minutes = None,
    notice: t.Notice = None,
    review_every: t.ReviewEvery = None,
    mentor_expects: t.MentorExpects = None,
    mentee_expects: t.MenteeExpects = None,
    boundaries: t.Boundaries = None,
    confidentiality: t.Confidentiality = None,
    contact: t.Contact = None,
    sessions: t.Sessions = None,
    sponsor: t.Sponsor = None,
    if_not_working: t.IfNotWorking = None,
    on: Annotated[date | None, past_day("the day of it; today where it is left out")] = None,
    reviewed: Annotated[bool, flag("you looked at it together again", "--reviewed")] = False,
    note: Annotated[str | None, text("what came of looking at it again")] = None,
    private: Annotated[bool, PRIVATE] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Say what you agreed; what is not said anew is carried over.

    Nothing is needed: with no flag it shows what is agreed now.
    """
    session = ctx.obj
    terms = t.stated(
        **t.stated(rhythm=rhythm, minutes=minutes, notice_hours=notice, review_every=review_every),
        **t.stated(mentor_expects=mentor_expects, mentee_expects=mentee_expects),
        **t.stated(boundaries=boundaries, confidentiality=confidentiality, contact=contact),
        **t.stated(sessions_agreed=sessions, sponsor=sponsor, if_not_working=if_not_working),
    )
    if terms or reviewed or note is not None:
        _record(session, terms, on, reviewed or note is not None, note, private, as_json)
    else:
        _show(session, on or session.today, as_json)


def _record(
    session: Session,
    terms: dict[str, Any],
    on: date | None,
    reviewed: bool,
    note: str | None,
    private: bool,
    as_json: bool,
) -> None:
    day, said = on or session.today, []
    value: list[Entry] = []
    with session.writing() as writer:
        record = session.open_record(writer)
        if terms:
            new = agreeing.agree(writer, record, day, terms, private=private)
            value.append(new)
            said.append(f"Saved {new.short}: " + "; ".join(_terms(terms)) + ".")
        if reviewed:
            review = agreeing.review_agreement(
                writer, record, day, changed=bool(terms), note=note, private=private
            )
            value.append(review)
            said.append(f"Saved {review.short}: the agreement was looked at again.")
    session.saved("\n".join(said), value, as_json)


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
