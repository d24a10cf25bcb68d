"""The final session as a calendar entry: one event of RFC 5545, in local time."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.closing import ClosePlan
from mentorlog.guidance import closing_steps
from mentorlog.record import Meeting
from mentorlog.rhythm import agreed_at

OCTETS = 75
MARKED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def entry(plan: ClosePlan, final: Meeting) -> str:
    """A calendar with that session, its lines ended as the standard wants. Nothing private is in
    it. The same session has the same UID, so that a calendar moves it when it is moved."""
    return "".join(f"{line}\r\n" for said in _lines(plan, final) for line in folded(said))


def _lines(plan: ClosePlan, final: Meeting) -> Iterator[str]:
    stamp = f"{plan.today:%Y%m%d}T000000Z"
    about = plan.record.relationship
    names = "" if about.private or final.private else f": {about.mentor} and {about.mentee}"
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentorlog//mentorlog//EN")
    yield from ("BEGIN:VEVENT", f"UID:{final.id}@mentorlog", f"DTSTAMP:{stamp}")
    yield from _when(plan, final)
    yield f"SUMMARY:{escaped(f'Final session{names}')}"
    yield f"DESCRIPTION:{escaped(_about(plan))}"
    yield from ("END:VEVENT", "END:VCALENDAR")


def _when(plan: ClosePlan, final: Meeting) -> Iterator[str]:
    day = (final.on or plan.today).strftime("%Y%m%d")
    if final.at is None:
        yield f"DTSTART;VALUE=DATE:{day}"
        return
    yield f"DTSTART:{day}T{final.at.replace(':', '')}00"
    minutes = final.planned_minutes or agreed_at(plan.record, "minutes", final.on)
    if minutes:
        yield f"DURATION:PT{minutes}M"


def _about(plan: ClosePlan) -> str:
    """What a last session is for, and how it is marked."""
    step = next(step for step in closing_steps() if step.key == "final-session")
    ending = plan.ending
    how = ending.celebration if ending is not None and not ending.private else None
    return "\n".join([*step.parts, *([how] if how else [])])


def escaped(text: str) -> str:
    """A text as a value: what has a meaning of its own there is marked."""
    plain = "".join(c for c in text if c >= " " or c == "\n")
    return plain.translate(MARKED)


def folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each but the first after a space; no character
    is cut in two."""
    piece = ""
    for character in line:
        if len(f"{piece}{character}".encode()) > OCTETS:
            yield piece
            piece = " "
        piece += character
    yield piece
