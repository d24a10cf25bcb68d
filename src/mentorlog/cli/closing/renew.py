"""`mentorlog close --renew`: one term ends, the next begins, and all that is recorded stays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli.closing import flags as f
from mentorlog.cli.closing.notes import no_longer_said, still_booked
from mentorlog.cli.closing.saved import tried, with_of
from mentorlog.cli.closing.stated import stated_by
from mentorlog.cli.flagged import dashed, given
from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.record import Record, considered
from mentorlog.store.verbs import closing as verbs
from mentorlog.wording import addressed

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

GOES_WITH = frozenset(
    {
        *("renew", "until", "sessions", "explored", "note", "measure", "differently"),
        *(*f.TRIED, *f.THANKED, *f.HIDDEN),
    }
)


def renew(session: Session, flags: f.Flags) -> None:
    """Begin a new term today, with what is agreed for it."""
    other = [name for name in flags.names if given(flags, name) and name not in GOES_WITH]
    if [name for name in other if name != "as_json"]:
        raise UsageError(f"--renew begins a new term, and {dashed(other[0])} ends one.")
    from mentorlog.cli.closing.notes import not_erased

    with session.writing() as writer:
        record = session.record(writer)
        _refuse_again(record, session.today)
        session.notes += still_booked(session, record)
        stated = _with_words(session, record, flags)
        terms: dict[str, Any] = {"rhythm": flags.rhythm} if flags.rhythm is not None else {}
        if flags.sessions is not None:
            terms["sessions_agreed"] = flags.sessions or None
        ending, agreement = verbs.renew(writer, record, flags.until, terms, **stated)
        now = writer.record(record.relationship.id)
        done = tried(session, writer, now, flags.but(rhythm=None))
    session.notes += not_erased(considered(record))
    said = [
        f"Saved: a new term begins today, {short_day(session.today)}. All that was recorded stays.",
        *_terms(record, flags, agreement.short),
        *_carried_over(session, record, flags),
        *no_longer_said(record),
        *done,
    ]
    session.saved(said, [ending, agreement], flags.as_json)
    if not flags.as_json:
        _next(session)


def _refuse_again(record: Record, today: date) -> None:
    """UsageError where a term began today already, with an agreement of its own."""
    ended = any(c.closed_on is not None and c.reopened_on == today for c in record.closings)
    begun = [a for a in record.agreements if a.agreed_on == today]
    if ended and begun and considered(record) is None:
        short = begun[-1].short
        raise UsageError(
            f"A new term began today already ({short}): edit {short} changes what is agreed for "
            f"it, and edit {record.relationship.short} --planned-end DAY its end.",
            f"mentorlog edit {short}",
        )


def _with_words(session: Session, record: Record, flags: f.Flags) -> dict[str, Any]:
    """What is said of the term that ends; to try it otherwise belongs to the next one."""
    stated = stated_by(session, record, considered(record), flags)
    return stated | {"renegotiated": None}


def _terms(record: Record, flags: f.Flags, agreement: str) -> list[str]:
    """What is agreed for it: how often, and until when."""
    from mentorlog.days import say_rhythm
    from mentorlog.record.in_force import agreed_at

    rhythm = flags.rhythm or agreed_at(record, "rhythm", None)
    often = f"you meet {say_rhythm(rhythm)}" if rhythm else "how often you meet is not agreed yet"
    often = addressed(record.relationship, often)
    before = record.relationship.planned_end
    if flags.until is not None:
        end = f"until {short_day(flags.until)}"
    elif before is not None:
        end = f"with no end yet (the one of {short_day(before)} was the earlier term's)"
    else:
        end = "with no end yet"
    return [f"Agreed ({agreement}): {often}, {_sessions(record, flags)}{end}."]


def _sessions(record: Record, flags: f.Flags) -> str:
    """How many sessions: as many again as were agreed, where no number was given."""
    from mentorlog.record.in_force import agreed_at
    from mentorlog.wording import plural

    before = agreed_at(record, "sessions_agreed", None)
    if flags.sessions:
        return f"for {plural(flags.sessions, 'session')}, "
    if before is None:
        return ""
    if flags.sessions == 0:
        return "with no number of sessions, "
    return f"for {plural(int(before), 'session')} again, as in the earlier term, "


def _carried_over(session: Session, record: Record, flags: f.Flags) -> list[str]:
    """What to type where another number of sessions is agreed than the one carried over."""
    from mentorlog.record.in_force import agreed_at

    if flags.sessions is not None or agreed_at(record, "sessions_agreed", None) is None:
        return []
    with_ = with_of(session)
    return [f"Where another number is agreed: mentorlog agree --sessions NUMBER{with_}"]


def _next(session: Session) -> None:
    """What is good to talk about now."""
    from mentorlog.standing import goals

    with session.reading() as reader:
        record = session.record(reader)
    with_ = with_of(session)
    open_ones = [goal for goal in goals(record) if goal.open]
    said = ["", "Good to talk about now:"]
    if open_ones:
        said.append(f"  whether the goals are still right: mentorlog goal list{with_}")
    else:
        reach = addressed(record.relationship, "what you want to reach")
        said.append(f'  {reach}: mentorlog goal add "…" --measure "…"{with_}')
    expect = addressed(record.relationship, "what you expect of each other")
    session.out(*said, f"  {expect}: mentorlog agree --guide{with_}")
