"""How a finding is worded to whoever keeps the journal: people, notice, days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import cast

from mentorlog.record import (
    PARTIES,
    Disposition,
    Keeper,
    Meeting,
    Owner,
    Party,
    Record,
    Relationship,
)
from mentorlog.record.words import About

COACHING = {
    "mentor": "coach",
    "mentors": "coaches",
    "mentee": "client",
    "mentees": "clients",
    "mentoring": "coaching",
}
"""The words of a coaching relationship for those of mentoring."""
ROLES = re.compile(rf"(?<![-\w])({'|'.join(COACHING)})(?![-\w])", re.IGNORECASE)
THEY = {"you": "they", "your": "their", "yourselves": "themselves"}
"""The words that say to the two what others say of them."""
TWO = re.compile(r"\b((?:of|for|to|between) )?(you|your|yourselves)\b", re.IGNORECASE)
DISPOSED = {
    "done": "done",
    "handed-over": "handed over",
    "alone": "goes on alone",
    "dropped": "let go",
}
PURPOSE = (
    "It is a record that two people keep to help each other; it is not for watching, rating or "
    "reporting on either of them."
)
"""What stands on everything that leaves."""
VERBS = {"cancelled": "called off", "moved": "moved", "missed": "missed"}


def role(about: Relationship, word: str) -> str:
    """What a side is called in that relationship: mentor and mentee, or coach and client; any
    other word as it is."""
    return COACHING.get(word, word) if about.form == "coaching" else word


def spoken(about: Relationship, text: str) -> str:
    """A text of ours or of the guidance in the words of that relationship. One that speaks of
    coaching by itself stays as it is, as do flags; never give it what somebody else wrote."""
    if about.form != "coaching" or "coach" in text.casefold():
        return text
    return ROLES.sub(_role_in_place, text)


def _role_in_place(found: re.Match[str]) -> str:
    word = COACHING[found[0].casefold()]
    return word.capitalize() if found[0][0].isupper() else word


def addressed(about: Relationship, text: str) -> str:
    """A sentence of ours that says "you" to the two, for whoever keeps that journal: as it is for
    one of them; "they" for anybody else. Never give it what somebody else wrote."""
    return text if about.keeper in PARTIES else TWO.sub(_they_in_place, text)


def _they_in_place(found: re.Match[str]) -> str:
    before, word = found[1] or "", found[2]
    they = "them" if before and word.casefold() == "you" else THEY[word.casefold()]
    return f"{before}{they.capitalize() if word[0].isupper() else they}"


def who(record: Record, party: Party) -> str:
    """How a sentence to the keeper begins about a side: "You", or the other's name."""
    return "You" if record.relationship.keeper == party else record.name(party)


def whom(record: Record, party: Party) -> str:
    """The same, inside a sentence: "you", or the other's name."""
    return "you" if record.relationship.keeper == party else record.name(party)


def was(record: Record, *parties: Party) -> str:
    """How a sentence to the keeper begins about what became of a side, or of both: "you were",
    "Sarah was", "you and Sarah were"."""
    one = len(parties) == 1 and record.relationship.keeper not in parties
    return f"{enumerated([whom(record, party) for party in parties])} {'was' if one else 'were'}"


def owned_by(record: Record, owner: str) -> str:
    """Whose an action is, said to the keeper: "you", the other's name, or "both"."""
    return "both" if owner == "both" else whom(record, cast(Party, owner))


def person(record: Record, who: Keeper | Owner | About) -> str:
    """The same of anybody: "you", the other's name, "both of you", the facilitator, or "the
    relationship"."""
    if who == "relationship":
        return "the relationship"
    if who == "both":
        return "both of you" if record.relationship.keeper in PARTIES else "both"
    if who != "facilitator":
        return whom(record, who)
    known = record.relationship
    return "you" if known.keeper == who else known.facilitator or "the facilitator"


def the_two(record: Record) -> str:
    """Both sides, inside a sentence to the keeper: "you", or "they" to who is neither."""
    return addressed(record.relationship, "you")


def whose(record: Record, side: str | None) -> str:
    """On whose side something lay: " by you", " by agreement", ", on whose side is not noted"."""
    if side in ("mentor", "mentee"):
        return f" by {whom(record, cast(Party, side))}"
    return {
        "both": " by agreement",
        "outside": " for a reason outside both sides",
    }.get(side or "", ", on whose side is not noted")


def notice(hours: int) -> str:
    """ "3 hours before", "2 days before", "on the day"."""
    if hours == 0:
        return "on the day"
    amount, unit = (hours // 24, "day") if hours % 24 == 0 else (hours, "hour")
    return f"{plural(amount, unit)} before"


def happened(record: Record, meeting: Meeting, agreed: int | None = None) -> str:
    """What became of a meeting that did not take place as arranged, and on whose side;
    `agreed` is the notice, in hours, to set its own against."""
    if meeting.outcome == "missed" and meeting.by == "both":
        return "neither of you came" if record.relationship.keeper in PARTIES else "neither came"
    said = f"{VERBS.get(meeting.outcome, meeting.outcome)}{whose(record, meeting.by)}"
    if meeting.outcome == "missed" and not meeting.reason:
        said += ", no word on record"
    if meeting.notice_hours is not None:
        said += f", {notice(meeting.notice_hours)}"
        said += f" where {plural(agreed, 'hour')} were agreed" if agreed is not None else ""
    return f"{said} ({meeting.reason})" if meeting.reason else said


def disposed(told: Disposition) -> str:
    """What becomes of a goal or an action: "handed over to Aisha", "goes on alone"."""
    to = f" to {told.to}" if told.to else ""
    return f"{DISPOSED[told.outcome]}{to}"


def quoted(text: str) -> str:
    """Somebody's own words, in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"


def plural(count: int, noun: str) -> str:
    """ "1 day", "3 days"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def enumerated(parts: Sequence[str]) -> str:
    """ "a, b and c"; "" of none."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def days_ago(day: date, today: date) -> str:
    """ "today", "yesterday", "87 days ago"."""
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
