"""`mentorlog meet --catch-up`: what became of the sessions of which nobody wrote it down.

One key says what became of one. Each is saved before the next is asked about, so that stopping
loses nothing, whenever and however it comes. A length is never taken from what was agreed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mentorlog.cli.asking.questions import Answers, Key, Question, Script, walk
from mentorlog.cli.asking.retyped import to_type
from mentorlog.cli.asking.terminal import Screen
from mentorlog.cli.flagged import dashed
from mentorlog.cli.meeting import days
from mentorlog.cli.meeting.asking import UNKNOWN, side_keys
from mentorlog.cli.meeting.questions import HAPPENED, OUTSIDE, minutes
from mentorlog.due import unrecorded
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.record import Meeting, Record
from mentorlog.record.in_calendars import CAME_FROM
from mentorlog.wording import plural, whom

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.cli.meeting.flags import Flags
    from mentorlog.cli.session import Session
    from mentorlog.store import Writer

ASKED = "x-asked_who"
"""The foreign key of a session of which somebody said that it is not known who called it off."""
AGAIN = "mentorlog meet --catch-up"
SKIP, STOP = Key("l", "later", "skip"), Key("q", "stop", "stop")
TOOK_PLACE = Key("h", "it took place", "held")
WHAT = (*HAPPENED, SKIP, STOP)
WHO = {
    "cancelled": "Who called it off?",
    "moved": "Who moved it?",
    "missed": "Who was not there?",
}
TO = "Moved to when?"


class Waiting(Frozen):
    """A session that waits for a word: what became of it, or, where a calendar says that it
    was called off or moved, only by whom."""

    meeting: Meeting
    known: bool


def waiting(record: Record, today: date) -> list[Waiting]:
    """The sessions that wait for a word, the earliest first."""
    found = [Waiting(meeting, False) for meeting in unrecorded(record, today)]
    found += [Waiting(m, False) for m in record.meetings if _unclear(m, today)]
    found += [Waiting(m, True) for m in record.meetings if _nobody(m, today)]
    return sorted(found, key=lambda w: (w.meeting.on or today, w.meeting.at or "", w.meeting.id))


def _unclear(meeting: Meeting, today: date) -> bool:
    """Whether it was written down that nobody knows what became of it."""
    return meeting.outcome == "unknown" and meeting.on is not None and meeting.on <= today


def _nobody(meeting: Meeting, today: date) -> bool:
    """Whether a calendar says that it was called off or moved, and nobody yet by whom."""
    changed = meeting.outcome in ("cancelled", "moved") and meeting.by is None
    ours = CAME_FROM in meeting.extra and ASKED not in meeting.extra
    return changed and ours and not meeting.excused and bool(meeting.on and meeting.on < today)


def catch_up(session: Session, flags: Flags) -> None:
    """Ask about each of them, and save each answer at once."""
    given = [name for name in flags.names if flags.gave(name) and name != "catch_up"]
    if given:
        raise UsageError(
            f"--catch-up goes through the sessions one by one; {dashed(given[0])} does not go "
            "with it.",
            "mentorlog meet --catch-up",
        )
    if not session.interactive:
        raise UsageError(
            "--catch-up asks about one session after the other, and nobody can be asked here.",
            "mentorlog meet --meeting ID --held",
        )
    from mentorlog.cli.meeting.guided import with_whom

    with session.reading() as reader:
        with_whom(session, reader)
        record = session.open_record(reader)
    found = waiting(record, session.today)
    if not found:
        session.out("No session is waiting to be recorded. One that was never booked:")
        session.out(f"  {to_type(session, 'mentorlog meet --on DAY')}")
        return
    session.say(f"{plural(len(found), 'session')} to record. < goes back, Ctrl-C stops.", "")
    saved = _go_through(session, found)
    left = len(waiting(_read(session), session.today))
    more = f" {left} still to record: {to_type(session, AGAIN)}" if left else ""
    session.out(f"{plural(saved, 'session')} recorded.{more}")


def _go_through(session: Session, found: list[Waiting]) -> int:
    """How many were recorded."""
    screen, saved = Screen(session), 0
    for number, one in enumerate(found, 1):
        record = _read(session)
        there = next((w for w in waiting(record, session.today) if w.meeting == one.meeting), None)
        if there is None:
            continue
        heading = f"{days.said(one.meeting, session.today)} ({number} of {len(found)})"
        answers = walk(screen, _script(session, record, one, heading), {}, lambda *_: None)
        said = answers["what"] if not one.known else answers["who"]
        if said == STOP.stands_for:
            break
        if said in ("", SKIP.stands_for):
            continue
        session.say(f"    {_save(session, one, answers)}")
        saved += 1
        again = to_type(session, AGAIN)
        session.left = f"{plural(saved, 'session')} saved; `{again}` goes on"
    session.left = None
    return saved


def _read(session: Session) -> Record:
    with session.reading() as reader:
        return session.open_record(reader)


# What is asked.


def _script(session: Session, record: Record, one: Waiting, heading: str) -> Script:
    def next_question(answers: Answers) -> Question | None:
        asked = _known if one.known else _unknown
        questions = asked(session, record, one.meeting, heading, answers)
        return next((q for q in questions if q.name not in answers), None)

    return next_question


def _known(
    _session: Session, record: Record, meeting: Meeting, heading: str, _answers: Answers
) -> Iterator[Question]:
    what = "called off" if meeting.outcome == "cancelled" else "moved"
    under = f"{heading}: {what} in the calendar"
    sides = _sides(record, meeting.outcome)
    other = (TOOK_PLACE, STOP) if meeting.outcome == "cancelled" else (STOP,)
    free = tuple(key for key in other if key.press not in [side.press for side in sides])
    text = WHO[meeting.outcome]
    yield Question(name="who", text=text, keys=(*sides, *free), hint="Enter skips", under=under)


def _unknown(
    session: Session, record: Record, meeting: Meeting, heading: str, answers: Answers
) -> Iterator[Question]:
    yield Question(name="what", text=heading, keys=WHAT, needed=True)
    what = answers["what"]
    if what == "held":
        yield Question(name="length", text="How long, in minutes?", check=minutes)
    if what in WHO:
        yield Question(name="who", text=WHO[what], keys=_sides(record, what), enter=UNKNOWN)
    if what == "moved" and meeting.on is not None:
        read = days.read_new(session, meeting.on, meeting.at)
        yield Question(
            name="to",
            text=TO,
            check=lambda typed: read(typed)[1],
            kept=lambda typed: read(typed)[0],
            needed=True,
        )


def _sides(record: Record, what: str) -> tuple[Key, ...]:
    both = "neither came" if what == "missed" else "both, agreed"
    return side_keys(record, both=both, outside=OUTSIDE, unknown="don't know")


# What is saved.


def _save(session: Session, one: Waiting, answers: Answers) -> str:
    """Save what was answered of one, and say it back."""
    who = answers.get("who")
    by = None if who in (None, "", UNKNOWN) else who
    with session.writing() as writer:
        record = session.open_record(writer)
        meeting = session.find(record, Meeting, one.meeting.id)
        return (_by if one.known else _outcome)(session, writer, record, meeting, by, answers)


def _by(
    _session: Session, writer: Writer, record: Record, meeting: Meeting, by: Any, _answers: Answers
) -> str:
    if by == TOOK_PLACE.stands_for:
        held = {"outcome": "held", "by": None, "reason": None, "notice_hours": None}
        return _said(record, writer.change(meeting, **held))
    extra = meeting.extra if by else {**meeting.extra, ASKED: True}
    return _said(record, writer.change(meeting, by=by, extra=extra))


def _outcome(
    session: Session, writer: Writer, record: Record, meeting: Meeting, by: Any, answers: Answers
) -> str:
    from mentorlog.days import read_minutes
    from mentorlog.store.verbs.meetings import move_meeting, save_meeting

    stated: dict[str, Any] = {"outcome": answers["what"], "by": by}
    if answers.get("length"):
        stated["lasted_minutes"] = read_minutes(answers["length"])
    saved = save_meeting(writer, record, meeting, stated)
    if by is None and saved.outcome != "held":
        saved = writer.change(saved, extra={**saved.extra, ASKED: True})
    if answers.get("to"):
        day, at = days.read_moment(session, answers["to"], session.today, "nearest")
        saved, later = move_meeting(writer, record, saved, day, at)
        return f"{_said(record, saved)} to {days.said(later, session.today)}"
    return _said(record, saved)


def _said(record: Record, meeting: Meeting) -> str:
    words = {"held": "held", "cancelled": "called off", "moved": "moved", "missed": "missed"}
    said = f"{meeting.short}: {words.get(meeting.outcome, meeting.outcome)}"
    if meeting.by in ("mentor", "mentee"):
        said += f" by {whom(record, meeting.by)}"
    elif meeting.by is not None:
        said += ", agreed by both" if meeting.by == "both" else ", for a reason outside both"
    if meeting.lasted_minutes is not None:
        said += f", {plural(meeting.lasted_minutes, 'minute')}"
    return said
