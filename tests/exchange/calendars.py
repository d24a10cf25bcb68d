"""Calendars for the tests, written line by line."""

from __future__ import annotations

LONDON = "TZID=Europe/London:"


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar with these events; `head` are lines of its own."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN", *head.split("\n")]
    text = "\n".join([*filter(None, lines), *events, "END:VCALENDAR", ""])
    return text.replace("\n", "\r\n").encode()


def event(start: str, *more: str, uid: str = "one@example.org", summary: str = "Sarah 1:1") -> str:
    """An event of 45 minutes in London; more of its lines replace those of the same name."""
    lines = [f"UID:{uid}", f"DTSTART;{LONDON}{start}", "DURATION:PT45M", f"SUMMARY:{summary}"]
    named = {line.split(";")[0].split(":")[0] for line in more}
    kept = [line for line in lines if line.split(";")[0].split(":")[0] not in named]
    return "\n".join(["BEGIN:VEVENT", *kept, *more, "END:VEVENT"])


def invited(name: str, answer: str = "ACCEPTED") -> str:
    """The line of somebody who is invited."""
    return f"ATTENDEE;CN={name};PARTSTAT={answer}:mailto:{name.split()[0].lower()}@example.org"
