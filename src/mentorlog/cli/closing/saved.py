"""What `mentorlog close` saves, and what it says of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli.chosen import limits
from mentorlog.cli.closing import flags as f
from mentorlog.cli.closing.day import final_session, moved_by, to_complete
from mentorlog.cli.closing.notes import (
    no_longer_said,
    replaced,
    still_booked,
    telling,
)
from mentorlog.cli.closing.outcomes import outcome_of
from mentorlog.cli.closing.stated import stated_by
from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.record import (
    PARTIES,
    Closing,
    Party,
    Record,
    Side,
    closed_on,
    closing,
    considered,
    usual_outcome,
)
from mentorlog.store.verbs import closing as verbs
from mentorlog.wording import addressed

WITHOUT = "It ended without a last session."

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.closing import ClosePlan
    from mentorlog.store import Reader, Writer


def undecided(session: Session, flags: f.Flags) -> bool:
    """Whether no ending is planned or done, or it is to go on all the same."""
    with session.reading() as reader:
        return flags.go_on or closing(session.record(reader)) is None


def with_of(session: Session) -> str:
    """What is added to a command where there is more than one relationship."""
    with session.reading() as reader:
        return _with(session, reader)


def _with(session: Session, reader: Reader) -> str:
    return f" --with {session.choose(reader).short}" if reader.several else ""


# Looking, and going on otherwise.


def look(session: Session, flags: f.Flags) -> None:
    """Note what came of looking at whether it should end, and do what is agreed on instead."""
    with session.writing() as writer:
        record = session.open_record(writer)
        done = tried(session, writer, record, flags)
        before = considered(record)
        stated = stated_by(session, record, before, flags)
        if stated["explored"] is None and not stated["renegotiated"]:
            # That it was thought about, and nobody said that the two looked at it.
            stated["explored"] = bool(before and before.explored)
        ending = verbs.look_at(writer, record, **stated)
        if flags.go_on:
            _take_back(session, writer, ending)
    if flags.as_json:
        _json(session, saved=True)
        return
    end = "and it goes on" if flags.go_on else "and nothing is decided yet"
    what = "what you noted"
    if stated["explored"] or stated["renegotiated"]:
        what = "you looked at it together" if ending.explored else "you tried it otherwise"
        what = addressed(record.relationship, what)
    session.saved([f"Saved: {what}, {end}.", *done])
    if not flags.go_on:
        with_ = with_of(session)
        session.out(
            f"If it goes on: mentorlog close --go-on{with_}",
            f"If it is to end: mentorlog close --on DAY{with_}",
        )


def looked(session: Session, **stated: Any) -> None:
    """Note what was answered about whether it should end."""
    with session.writing() as writer:
        record = session.open_record(writer)
        stated["note"] = verbs.noted(considered(record), stated["note"], None)
        ending = verbs.look_at(writer, record, **stated)
    together = addressed(record.relationship, "you looked at it together")
    what = together if ending.explored else "what you answered"
    session.saved(f"Saved: {what}.")


def tried(session: Session, writer: Writer, record: Record, flags: f.Flags) -> list[str]:
    """Save what is agreed on instead of an ending; what was saved, a line each."""
    from mentorlog.cli.agreeing.pause import booked_within
    from mentorlog.store.verbs import agreeing, goals

    if flags.measure is not None and flags.new_goal is None:
        raise UsageError("--measure goes with --new-goal.", 'mentorlog close --new-goal "…"')
    done = []
    if flags.new_goal is not None:
        new = goals.set_goal(
            writer, record, flags.new_goal, set_on=session.today, measure=flags.measure
        )
        done.append(f"Saved {new.short}: {new.text}")
    if flags.rhythm is not None:
        from mentorlog.days import say_rhythm

        agreed = agreeing.agree(writer, record, session.today, {"rhythm": flags.rhythm})
        meet = addressed(record.relationship, "you meet")
        done.append(f"Saved {agreed.short}: {meet} {say_rhythm(flags.rhythm)}.")
    if flags.break_until is not None:
        pause = agreeing.announce_pause(writer, record, session.today, flags.break_until)
        done.append(f"Saved {pause.short}: a break, {agreeing.say_pause(pause)}.")
        session.notes += booked_within(session, record, pause)
    if flags.facilitator is not None:
        agreeing.correct_relationship(writer, record, {"facilitator": flags.facilitator})
        helps = addressed(record.relationship, "is to help the two of you")
        done.append(f"Saved: {flags.facilitator} {helps}.")
    return done


def go_on(session: Session, as_json: bool = False) -> None:
    """Take an ending back that is thought about or planned; UsageError for a completed one."""
    with session.writing() as writer:
        record = session.open_record(writer)
        ending = considered(record)
        if ending is None:
            raise UsageError("No ending is planned.", "mentorlog close")
        _take_back(session, writer, ending)
    session.notes += still_booked(session, record)
    if as_json:
        _json(session, saved=True)
        return
    session.saved("Saved: it goes on. What was noted about the ending is kept.")
    session.out(
        *no_longer_said(record),
        f"A good moment to look at the goals: mentorlog goal list{with_of(session)}",
    )


def _take_back(session: Session, writer: Writer, ending: Closing) -> None:
    from mentorlog.cli.closing.notes import not_erased

    session.notes += not_erased(verbs.take_back(writer, ending))


# Planning and completing.


def write(session: Session, flags: f.Flags) -> None:
    """Everything that was given, in one transaction."""
    from mentorlog.cli.closing import dispositions
    from mentorlog.closing import plan_close

    if flags.outcome is not None and not flags.done:
        raise UsageError("--outcome goes with --done.", "mentorlog close --done --outcome WORD")
    if flags.go_on:
        raise UsageError("--go-on says that it does not end; it stands alone.")
    outcome = outcome_of(flags.outcome) if flags.outcome is not None else None
    if flags.without_session:
        flags = flags.but(note="\n".join(filter(None, (WITHOUT, flags.note))))
    with session.writing() as writer:
        record = session.open_record(writer)
        before = considered(record)
        stated = stated_by(session, record, before, flags)
        day = (flags.on if flags.done else None) or session.today
        if flags.done and flags.on and (before is None or before.decided_on is None):
            stated["decided_on"] = day
        reason = stated["reason"] or (before.reason if before else None)
        final = final_session(session, record, flags, reason == "withdrawal")
        for party in _knowing(record, stated["by"], planned=final is not None):
            key = f"{party}_told_on"
            known = getattr(before, key) if before else None
            stated |= {key: stated[key] or known or day}
        done = tried(session, writer, record, flags)
        session.notes += replaced(record, before, stated)
        moved = moved_by(record, flags)
        ending, _ = verbs.plan_closing(writer, record, final, moved, **stated)
        record = writer.record(record.relationship.id)
        named = dispositions.read(session, record, flags.goal or [], flags.action or [])
        verbs.dispose(writer, record, ending, named)
        plan = plan_close(writer.record(record.relationship.id), session.today, limits(session))
        verbs.dispose(writer, plan.record, ending, dispositions.rest(session, plan, flags.rest))
        if flags.done:
            _complete(session, writer, record.relationship.id, outcome, day)
    first = before is None or before.only_looked_at or before.reason != "not-working"
    show(session, flags.as_json, saved=("Saved.", *done), look_again=first)


def _knowing(record: Record, by: Side | None, planned: bool) -> tuple[Party, ...]:
    """Who knows of it without being told: whoever decided it, and whoever plans the day."""
    knows = {by, record.relationship.keeper if planned else None}
    return tuple(party for party in PARTIES if party in knows or by == "both")


def _complete(
    session: Session, writer: Writer, relationship: str, outcome: str | None, day: date
) -> None:
    from mentorlog.closing import plan_close
    from mentorlog.render.ending import flag_for

    plan = plan_close(writer.record(relationship), session.today, limits(session))
    if plan.left is not None and plan.left > 0 and plan.final is not None:
        raise UsageError(
            f"The final session is still to come, on {short_day(plan.final.on or session.today)}; "
            "it can be moved with --on.",
            "mentorlog close",
        )
    if plan.undecided:
        shorts = ", ".join(standing.short for standing in plan.undecided)
        raise UsageError(
            f"Still open, and it is not said what becomes of it: {shorts}.",
            to_complete(session, *(word for s in plan.undecided for word in flag_for(s).split())),
        )
    if plan.final is not None and plan.final.outcome == "planned":
        raise UsageError(
            f"What became of the final session ({plan.final.short}) is not recorded yet.",
            f"mentorlog meet --meeting {plan.final.short}",
        )
    if plan.ending is not None:
        word = outcome or usual_outcome(plan.record, plan.ending.reason)
        verbs.complete_closing(writer, plan.record, plan.ending, day, outcome=word)


# Showing.


def show(
    session: Session, as_json: bool, saved: tuple[str, ...] = (), look_again: bool = False
) -> None:
    """Where the ending stands. `look_again` is whether to ask to look first, where nobody did
    and it is not working: that is said once, when it is decided."""
    if as_json:
        _json(session, bool(saved))
        return
    from mentorlog.render.ending import page

    plan, with_ = _now(session)
    if saved:
        session.saved(saved)
    plan = plan.but(look_first=plan.look_first and look_again)
    session.print(page(plan, with_))
    if closed_on(plan.record) is not None and plan.sessions:
        known = plan.record.relationship
        session.out("", addressed(known, "Thank you for the time you gave each other."))
        page_ = f"mentorlog keepsake{with_}"
        session.out(addressed(known, "A page of what you reached, for both of you:"), f"  {page_}")


def _now(session: Session) -> tuple[ClosePlan, str]:
    """The plan as it stands, and what is added to a command, as `with_of`."""
    from mentorlog.closing import plan_close

    with session.reading() as reader:
        record, with_ = session.record(reader), _with(session, reader)
    return plan_close(record, session.today, limits(session)), with_


def _json(session: Session, saved: bool = False) -> None:
    """The plan as JSON; where something was `saved`, with what is to be known on standard
    error."""
    from mentorlog.render.data import ending

    plan, with_ = _now(session)
    if not saved:
        session.print_json(ending(plan))
        return
    session.notes += telling(plan, with_)
    session.saved("", ending(plan), as_json=True)
