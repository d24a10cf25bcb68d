"""`mentorlog meet`: what happened in a session, or why it did not happen."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import to_type
from mentorlog.cli.flagged import dashed, flagged
from mentorlog.cli.meeting.account import Account, Doubt, far_off, understand
from mentorlog.cli.meeting.flags import Flags
from mentorlog.cli.meeting.rules import asks, check_flags, refuse_alone
from mentorlog.cli.meeting.which import without_time
from mentorlog.errors import MentorlogError
from mentorlog.record import NOTHING, Action, ActionReport, GoalReview, Meeting, Record

if TYPE_CHECKING:
    from mentorlog.cli.meeting.echo import Saved
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader, Writer

commands = Commands()

EXAMPLE = """\
mentorlog meet
mentorlog meet --planned 60 --lasted 40 --ended-early-by mentee --useful 4 \\
  --done a1 --none a3 --action "mentee: send the CV by friday" \\
  --goal g1:40 --next "tue 17:00"
mentorlog meet --on 2026-02-02 --cancelled-by mentee --notice 2h --reason work
mentorlog meet --on 2026-02-16 --moved-by both --to 2026-02-18
mentorlog meet --book "2026-03-02 17:00"
mentorlog meet --meeting m7 --useful 3
mentorlog meet --catch-up
"""


@commands.command("meet", example=EXAMPLE)
@flagged(Flags)
def meet(ctx: Ctx, flags: Flags) -> None:
    """Record a session: what happened, who, how long, what came of the actions, what is next.

    At a terminal it asks, a key or a line for each question: Enter leaves one out, < goes
    back, and Ctrl-C keeps what was typed for the next time. With flags that say what happened
    it asks nothing; --held is enough. A session that was planned for that day is completed;
    --meeting corrects one that is recorded. Your settings may choose what is asked, and add
    questions of your own (docs/settings.md).
    """
    session = ctx.obj
    if flags.catch_up:
        from mentorlog.cli.meeting.catch_up import catch_up

        catch_up(session, flags)
        return
    check_flags(flags)
    if flags.edit:
        from mentorlog.cli.meeting.form import record_in_form

        record_in_form(session, flags, lambda told: _record(session, told))
        return
    if asks(flags) and session.interactive:
        from mentorlog.cli.meeting.guided import record_guided

        record_guided(session, flags, lambda told: _record(session, told))
        return
    if asks(flags):
        refuse_alone(flags)
    _record(session, flags)


def _record(session: Session, flags: Flags) -> None:
    """Everything that the flags say, saved and said back."""
    if session.interactive:
        flags = _asked(session, flags)
    with session.writing() as writer:
        before, account = _understood(session, writer, flags)
        saved = _write(writer, before, account, flags)
        after = writer.again(before)
    _tell(session, flags, before, after, account, saved)


def _understood(session: Session, reader: Reader, flags: Flags) -> tuple[Record, Account]:
    """The record, and what is to be written of it. Of a long one what is long past is only
    counted, where the session is a later one and nothing is named that is not found."""
    from mentorlog.cli.looked_at import looked_at

    recent, typed = looked_at(session, reader), list(session.understood)
    if recent.past is not NOTHING and flags.meeting is None and not flags.again:
        with suppress(MentorlogError, ValueError):  # of a part no whole list can be given
            account = understand(session, recent, flags)
            if _of_late(session, recent, account):
                return recent, account
        session.understood[:] = typed
    record = session.open_record(reader)
    return record, understand(session, record, flags)


def _of_late(session: Session, recent: Record, account: Account) -> bool:
    """Whether what was told is of days of which nothing is only counted, and still leaves enough
    of them, with a rhythm that may be another from that session on."""
    from mentorlog.reach import enough

    moved, home = account.moved_to, recent.relationship.id
    if account.said_on < recent.past.until or (moved and moved[0] <= session.today):
        return False
    there = account.there or Meeting(id="", relationship=home, outcome="held")
    others = (m for m in recent.meetings if m is not account.there)
    told = recent.but(meetings=(*others, there.but(**account.stated)))
    return enough(told, session.today)


def _write(writer: Writer, record: Record, account: Account, flags: Flags) -> Saved:
    """Everything of the account, in the one transaction that is open."""
    from mentorlog.cli.meeting.echo import Saved
    from mentorlog.store.verbs import meetings as verbs
    from mentorlog.store.verbs.talking import discuss_topic

    if flags.book is not None:
        meeting = verbs.book_meeting(writer, record, account.stated, again=flags.again)
    else:
        meeting = verbs.save_meeting(writer, record, account.there, account.stated)
    later: Meeting | None = None
    if account.moved_to is not None:
        meeting, later = verbs.move_meeting(writer, record, meeting, *account.moved_to)
    reports, actions, reviews = _said(writer, record, account, meeting, flags.private)
    topics = tuple(discuss_topic(writer, one, account.said_on) for one in account.topics)
    next_ = verbs.plan_next(writer, record, *account.next) if account.next else None
    return Saved(
        meeting=meeting,
        moved_to=later,
        next=next_,
        actions=actions,
        reports=reports,
        reviews=reviews,
        topics=topics,
    )


def _said(
    writer: Writer, record: Record, account: Account, meeting: Meeting, private: bool
) -> tuple[tuple[ActionReport, ...], tuple[Action, ...], tuple[GoalReview, ...]]:
    """What was said of actions and goals in that session, and what was promised."""
    from mentorlog.store.verbs import meetings as verbs
    from mentorlog.store.verbs.actions import agree_action

    on = account.said_on
    reports = tuple(
        verbs.tell_of_action(
            writer,
            record,
            meeting,
            said.action,
            on,
            progress=said.progress,
            new_due_on=said.new_due_on,
            dropped=said.dropped,
            private=private,
        )
        for said in account.said
    )
    actions = tuple(
        agree_action(
            writer,
            record,
            promise.text,
            promise.owner,
            agreed_on=on,
            due_on=promise.due_on,
            meeting=meeting.id,
            private=private,
        )
        for promise in account.promises
    )
    reviews = tuple(
        verbs.tell_of_goal(writer, record, meeting, goal, on, far, private=private)
        for goal, far in account.goals
    )
    return reports, actions, reviews


# What is said afterwards.


def _tell(
    session: Session, flags: Flags, before: Record, after: Record, account: Account, saved: Saved
) -> None:
    from mentorlog.cli.meeting import echo

    new = echo.newly(before, after, saved.meeting, session.today)
    remarks = [f"  {remark}" for remark in account.remarks]
    if flags.as_json:
        session.print_json(saved.as_data())
        session.say(*remarks, *([new] if new else []))
    else:
        said = echo.lines(after, saved, session.today, partial(to_type, session))
        session.out(*said, *remarks, *([new] if new else []))
    session.say(*_warnings(session, before, account, saved))


def _warnings(session: Session, before: Record, account: Account, saved: Saved) -> list[str]:
    """Days that are worth a second look; what nobody could be asked about among them."""
    from mentorlog.days import short_day

    found = list(session.noted())
    doubts = [] if session.interactive else far_off(session, before, account)
    for doubt in doubts:
        found.append(
            f"mentorlog: {dashed(doubt.name)}: {short_day(doubt.day)} is about a year from "
            f"everything else; is {short_day(doubt.meant)} meant?"
        )
        if doubt.name == "on":
            correct = f"mentorlog meet --meeting {saved.meeting.short} --on {doubt.meant}"
            found.append(f"  Try: {to_type(session, correct)}")
    start, on = before.relationship.started_on, saved.meeting.on
    if start is not None and on is not None and on < start and not doubts:
        found.append(
            f"note: {short_day(on)} lies before the day it began, {short_day(start)}. "
            "If it began earlier, say so:"
        )
        found.append(f"  Try: {to_type(session, f'mentorlog agree --started {on}')}")
    found += [
        f"mentorlog: {a.short} is due before the day it was agreed, {short_day(a.agreed_on)}."
        for a in saved.actions
        if a.due_on and a.agreed_on and a.due_on < a.agreed_on
    ]
    return found


# What is asked where somebody is there to answer.


def _asked(session: Session, flags: Flags) -> Flags:
    """The flags with the day, where it was left open, and every day that was set right."""
    if flags.again:
        with session.reading() as reader:
            record = session.record(reader)
        if without_time(session, record, flags):
            flags = flags.but(at=session.ask("At what time?", "--at"))
    with session.reading() as reader:
        record, account = _understood(session, reader, flags)
    for doubt in far_off(session, record, account):
        if _meant(session, doubt):
            time = f" {doubt.at}" if doubt.at else ""
            flags = flags.but(**{doubt.name: f"{doubt.meant}{time}"})
    return flags


def _meant(session: Session, doubt: Doubt) -> bool:
    from mentorlog.days import short_day

    session.say(f"{short_day(doubt.day)} is about a year from everything else.")
    return session.yes(f"Is {short_day(doubt.meant)} meant? (Y/n, then Enter)")
