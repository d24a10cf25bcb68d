"""`mentorlog pause` and `mentorlog resume`: announced breaks."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import to_type
from mentorlog.cli.kinds import JSON, PRIVATE, day, future_day, short, text
from mentorlog.cli.meeting.reasons import plainly
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.record import Pause, Record, booked
from mentorlog.store.verbs import agreeing

commands = Commands()


@commands.command(
    "pause", example="mentorlog pause --from 2026-07-20 --until 2026-08-31 --reason holiday"
)
def pause(
    ctx: Ctx,
    from_: Annotated[date | None, day("the first day of the break", "--from")] = None,
    until: Annotated[date | None, future_day("its last day; leave it out if open")] = None,
    reason: Annotated[str | None, text("holiday, exams, leave …")] = None,
    change: Annotated[
        str | None, short("give that break other days or another reason", "--change", metavar="ID")
    ] = None,
    private: Annotated[bool, PRIVATE] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Announce a break: the time in it counts for no sign.

    Needed: --from. Both days belong to the break; without --until it lasts until
    `mentorlog resume`. Told again before it has ended, it is changed. Alone on a terminal it
    asks.
    """
    session = ctx.obj
    nothing = until is None and reason is None and change is None
    if from_ is None and nothing and session.interactive:
        _ask(session, private, as_json)
        return
    why = plainly(reason) if reason is not None else None
    _announce(session, from_, until, why, change, private, as_json)


def _ask(session: Session, private: bool, as_json: bool) -> None:
    from mentorlog.cli.agreeing import pause_guide
    from mentorlog.cli.asking import guided
    from mentorlog.cli.asking.begun import Begun

    with session.reading() as reader:
        record = session.open_record(reader)
    there = agreeing.pause_meant(record, None, None, session.today)
    script = pause_guide.script(session, there)
    begun = Begun(session, record, session.command, (), {"private": "yes"} if private else {})
    with guided.asked(begun, script, pause_guide.fixed) as answers:
        first, last = pause_guide.days(session, answers)
        reason = pause_guide.reason(answers)
        why = plainly(reason) if reason is not None else None
        hidden = private or guided.values(answers).get("private", False)
        _announce(session, first, last, why, None, hidden, as_json)


def _announce(
    session: Session,
    from_: date | None,
    until: date | None,
    why: str | None,
    change: str | None,
    private: bool,
    as_json: bool,
) -> None:
    with session.writing() as writer:
        record = session.open_record(writer)
        if change is not None:
            there: Pause | None = session.find(record, Pause, change)
        else:
            there = agreeing.pause_meant(record, from_, until, session.today)
        if there is None and from_ is None:
            raise UsageError(
                "--from is missing: the first day of the break.", "mentorlog pause --help"
            )
        if there is not None:
            stated = {"from_": from_, "until": until, "reason": why, "private": private or None}
            given = {key: value for key, value in stated.items() if value is not None}
            new = agreeing.change_pause(writer, record, there, given)
        elif from_ is not None:
            new = agreeing.announce_pause(writer, record, from_, until, why, private=private)
    session.notes += booked_within(session, record, new)
    session.saved(_saved(new, there is not None, bool(session.understood)), new, as_json)


def _saved(pause: Pause, changed: bool, echoed: bool) -> str:
    what = f"a break{f', {pause.reason}' if pause.reason else ''}"
    if changed:
        return f"Changed {pause.short}: {what}, {agreeing.say_pause(pause)}."
    open_ = " It is open:" if echoed else ""
    end = "" if pause.until else f"{open_} mentorlog resume ends it."
    days = "" if echoed else f", {agreeing.say_pause(pause)}"
    return f"Saved {pause.short}: {what}{days}.{end}"


def booked_within(session: Session, record: Record, pause: Pause) -> list[str]:
    """A note of what is booked for the time of a break, and how to move it; none where nothing
    is."""
    from mentorlog.days import short_day

    last = pause.until or date.max
    found = [m for m in booked(record, session.today) if m.on and pause.from_ <= m.on <= last]
    if not found:
        return []
    named = ", ".join(f"{m.short} on {short_day(m.on)}" for m in found if m.on)
    move = f"mentorlog meet --meeting {found[0].short} --moved-by WHO --to DAY"
    return [
        f"booked for the time of the break: {named}.",
        f"  To move it: {to_type(session, move)}",
    ]


@commands.command("resume", example="mentorlog resume --on 2026-08-24")
def resume(
    ctx: Ctx,
    on: Annotated[date | None, day("the first day after the break; today if left out")] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """End the break that is on: its last day becomes the day before.

    Nothing is needed.
    """
    from mentorlog.days import short_day

    session = ctx.obj
    with session.writing() as writer:
        record = session.open_record(writer)
        ended = agreeing.end_pause(writer, record, on or session.today)
    if ended is None or ended.until is None:
        session.saved("The break is gone: it was to begin on that very day.", None, as_json)
    else:
        session.saved(
            f"Saved {ended.short}: its last day is {short_day(ended.until)}.", ended, as_json
        )
