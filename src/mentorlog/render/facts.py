"""What there is to know of a relationship at a glance, as labels and words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorlog.closing import countdown
from mentorlog.contract import contract
from mentorlog.days import say_day, short_day
from mentorlog.due import to_complete
from mentorlog.record import (
    Keeper,
    Meeting,
    Record,
    closed_on,
    closing,
    fell_through,
    final_meeting,
    held,
    outcome_word,
    started,
    times_held,
)
from mentorlog.render.contracting import attended, contract_words
from mentorlog.render.countdown import fallen_through, past, undecided
from mentorlog.render.events import mixed
from mentorlog.render.glance import (
    agreed,
    agreed_words,
    breaks_ahead,
    last_feedback,
    last_met,
    next_booked,
    open_actions,
    open_goals,
    unbegun,
)
from mentorlog.render.levels import far
from mentorlog.render.phasing import phase_words
from mentorlog.wording import person, role, was

ASKED: dict[str, Keeper] = {"self": "mentee", "mentor": "mentor"}


def parts(record: Record) -> str:
    """Who is what, and who keeps the journal."""
    about = record.relationship
    mentor, mentee = role(about, "mentor"), role(about, "mentee")
    sides = f"{about.mentor} is the {mentor}, {about.mentee} the {mentee}"
    keeper = role(about, about.keeper or "")
    return f"{sides}; you keep this journal as the {keeper}" if keeper else sides


def facts(record: Record, today: date) -> Iterator[tuple[str, str]]:
    """What there is to know at a glance, by its labels; the words are empty where that has no
    part in this relationship."""
    about = record.relationship
    yield "Since", _since(record, today)
    yield "Phase", phase_words(record, today)
    yield "Purpose", about.purpose or ""
    yield "Success", about.success or ""
    yield "Agreed", agreed_words(agreed(record, today)) or "nothing noted on rhythm or length"
    yield "Facilitator", about.facilitator or ""
    yield "Meetings", _met(record, today)
    yield from _contract(record, today)
    if closed_on(record) is None:
        yield "Next", _next(record, next_booked(record, today), today)
    yield "Feedback", _feedback(record, today)
    yield "Goals", "" if open_goals(record) else "none is open"
    yield "Actions", "" if open_actions(record, today) else "none is open"
    for pause in breaks_ahead(record, today):
        until = f"until {short_day(pause.until)}" if pause.until else "with no end noted yet"
        reason = f" ({pause.reason})" if pause.reason else ""
        yield "Break", f"from {short_day(pause.from_)} {until}{reason}"
    yield "Ending", _ending(record, today)


def _since(record: Record, today: date) -> str:
    begun, asked = started(record), record.relationship.asked_for_by
    said = say_day(begun, today) if begun else unbegun(record)
    if asked is None:
        return said
    by = person(record, ASKED[asked]) if asked in ASKED else f"a {asked}"
    return f"{said}; asked for by {by}"


def _met(record: Record, today: date) -> str:
    last = last_met(record)
    if last is None or last.on is None:
        return "none held yet"
    said = f"{times_held(record)} held, the last on {say_day(last.on, today)} ({last.short})"
    others = [meeting for meeting in held(record) if mixed(record, meeting)]
    return f"{said}; {len(others)} of them {others[0].form}" if others else said


def _contract(record: Record, today: date) -> Iterator[tuple[str, str]]:
    found = contract(record, today)
    if found is not None:
        yield "Contract", contract_words(found)
        yield "Attendance", attended(record, found)


def _next(record: Record, meeting: Meeting | None, today: date) -> str:
    if meeting is None or meeting.on is None:
        return "nothing is booked"
    at = f" at {meeting.at}" if meeting.at else ""
    day = f"{short_day(meeting.on)}{at}, {far(meeting.on, today)}"
    return f"{day} ({meeting.short}){mixed(record, meeting)}"


def _feedback(record: Record, today: date) -> str:
    last = last_feedback(record)
    if last is None:
        return "none recorded yet"
    return f"last from {person(record, last.from_)} on {say_day(last.on, today)} ({last.short})"


def _ending(record: Record, today: date) -> str:
    ending, planned = closing(record), record.relationship.planned_end
    if ending is None:
        return f"meant for {say_day(planned, today)}" if planned else ""
    reason = f" ({ending.reason.replace('-', ' ')})" if ending.reason else ""
    if ending.closed_on:
        word = outcome_word(record, ending)
        outcome = f": {word}" if word else ""
        return f"closed on {say_day(ending.closed_on, today)}{outcome}{reason}"
    over = to_complete(record, today)
    if over is not None:
        said = past(over)
        return f"{said[0].lower()}{said[1:]}; to complete it:"
    off = fell_through(record)
    if off is not None:
        said = fallen_through(off)
        return f"{said[0].lower()}{said[1:]}{reason}; to choose one, or where it goes on:"
    final = final_meeting(record)
    day = say_day(final.on, today) if final and final.on else "on a day still to be chosen"
    count = countdown(record, today)
    parts = (
        f"the final session is {day}{reason}",
        _known_since(record, ending.mentee_told_on),
        undecided(count) if count else "",
    )
    return "; ".join(filter(None, parts))


def _known_since(record: Record, told: date | None) -> str:
    """Since when the mentee knows of the ending; one who keeps it is not "to be told"."""
    if told is None and record.relationship.keeper == "mentee":
        return "no day is noted on which you were told"
    if told is None:
        return f"{record.name('mentee')} is still to be told"
    return f"{was(record, 'mentee')} told on {short_day(told)}"
