"""The day that is typed for the last session, with its time where one stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.ahead import Ahead, moment_ahead
from mentorlog.cli.asking.retyped import line, short_line
from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.record import Meeting, Record, closing, final_meeting, held
from mentorlog.store.verbs.closing import Moved

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.cli.closing import flags as f
    from mentorlog.cli.meeting.words import Moment
    from mentorlog.cli.session import Session


def final_day(session: Session, typed: Ahead, at: str | None, took_place: bool) -> Moment:
    """The day of `--on` and the time: the one beside it, else that of `--at`, as it was typed.
    UsageError where the two say different times, or where it `took_place` and is to come."""
    if took_place:
        from mentorlog.cli.meeting.words import moment

        day, beside = moment(session, typed.label, typed.typed, "past")
        if day > session.today:
            raise UsageError(
                f"{short_day(day)} is still to come, and --done says that the last session took "
                "place.",
                f"mentorlog close --on {day}",
            )
    else:
        day, beside = moment_ahead(session, typed.label, typed.typed, session.today)
    session.understood.append((typed.label.lstrip("-"), day, took_place))
    if beside is None or at is None:
        return day, beside or at
    from mentorlog.cli.meeting.words import time

    if time(session, at) != beside:
        raise UsageError(
            f"--on says {beside}, and --at says {at}: one of them is enough.",
            f"mentorlog close --on {day} --at {beside}",
        )
    return day, beside


def moved_by(record: Record, flags: f.Flags) -> Moved | None:
    """Who moved the final session that was planned, as typed; None where nobody said."""
    from mentorlog.cli import sides

    if flags.moved_by is None:
        return None
    return Moved(sides.side(record, "--moved-by", flags.moved_by))


def final_session(
    session: Session, record: Record, flags: f.Flags, withdrawn: bool
) -> Meeting | None:
    """The final session to be booked or re-dated, or that took place on that day; None where it
    stays as it is, or where one side withdraws, which needs none."""
    found = final_meeting(record)
    on, at = flags.on, flags.at
    if flags.without_session:
        refuse_session(record, flags, session.today)
        return None
    if on is None and found is None:
        if withdrawn or (closing(record) is not None and not flags.done):
            return None
        if flags.done:
            from mentorlog.render.glance import last_met

            last = last_met(record)
            raise UsageError(
                "It is not noted which session was the last: --on DAY says it, and "
                "--without-session that there was none.",
                to_complete(session, "--on", str((last and last.on) or "DAY")),
            )
        why = " A day for erasing goes with an ending." if flags.erase_on else ""
        raise UsageError(f"The day of the final session is missing: --on.{why}", "… --on DAY")
    if on is None and at is None:
        return None
    took_place = flags.done and on is not None
    on = on or (found.on if found else None)
    if at is not None:
        from mentorlog.cli.meeting.words import time

        at = time(session, at)
    same_day = [m for m in record.meetings if m.on == on and m.outcome in ("planned", "held")]
    same_time = [m for m in same_day if at is None or m.at in (None, at)]
    if took_place:
        _refuse_later(record, on)
        same_time.sort(key=lambda m: (m.outcome != "held", m != found))
    if same_time:
        there = same_time[0] if at is None else same_time[0].but(at=at)
        return there.but(outcome="held") if took_place else there
    if on is not None and on < session.today and not took_place:
        raise UsageError(
            f"{on} has passed, and no session is recorded on that day.",
            f"mentorlog meet --on {on}",
        )
    booked = Meeting(id="", relationship=record.relationship.id, outcome="planned", on=on, at=at)
    return booked.but(outcome="held") if took_place else booked


def to_complete(session: Session, *words: str) -> str:
    """What was typed to complete it, with these words; without the rest of it where that is
    long."""
    typed = short_line([*session.argv, *words])
    return typed or line([*session.command.split(), "--done", *words])


def refuse_session(record: Record, flags: f.Flags, today: date) -> None:
    """UsageError where there was a last session, or there is still to be one."""
    found = final_meeting(record)
    if not flags.done or flags.on is not None or flags.at is not None:
        raise UsageError(
            "--without-session says that it ends with no last session; it goes with --done, and "
            "with no day.",
            "mentorlog close --done --without-session",
        )
    if found is None:
        return
    day = f" on {short_day(found.on)}" if found.on else ""
    if found.outcome == "held":
        raise UsageError(
            f"{found.short} took place{day}, and was the last session.", "mentorlog close --done"
        )
    ahead = found.on is not None and found.on >= today
    says = f"is booked{day}" if ahead else f"was planned{day}, and what became of it is not noted"
    raise UsageError(
        f"{found.short}, the final session, {says}; if it is called off, say so first.",
        f"mentorlog meet --meeting {found.short} --cancelled-by WHO",
    )


def _refuse_later(record: Record, on: date | None) -> None:
    """UsageError where a session took place after the one that is called the last."""
    last = next(iter(held(record)[-1:]), None)
    if last is not None and last.on is not None and on is not None and last.on > on:
        raise UsageError(
            f"{last.short} took place later, on {short_day(last.on)}, so that {short_day(on)} was "
            "not the last session.",
            f"mentorlog close --done --on {last.on}",
        )
