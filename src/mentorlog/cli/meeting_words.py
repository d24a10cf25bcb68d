"""What is typed about a session, read into what the record holds: sides, days, promises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.cli.naming import folded
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.record import PARTIES, Action, Goal, Owner, Party, Record, Side
from mentorlog.record.words import Progress

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.days import Prefer

Moment = tuple[date, str | None]

SIDES: dict[str, Side | None] = {
    **dict.fromkeys(("mentor", "coach"), "mentor"),
    **dict.fromkeys(("mentee", "client", "coachee"), "mentee"),
    "both": "both",
    "outside": "outside",
    "unknown": None,
}
OTHER: dict[Party, Party] = {"mentor": "mentee", "mentee": "mentor"}
REASONS = (
    *("illness", "holiday", "leave", "emergency", "bereavement"),
    *("work", "travel", "personal", "other"),
)
NOBODY = ("nobody", "neither")


# Sides.


def side(record: Record, flag: str, text: str) -> Side | None:
    """The side that is meant: a word of the format, `me`, `them`, or a name; None is unknown."""
    word = folded(text)
    if word in SIDES:
        return SIDES[word]
    party = _keeper(record, flag, word) or _named(record, flag, word)
    if party is None:
        relationship = record.relationship
        raise UsageError(
            f"{flag}: {text!r} is neither side: mentor, mentee, both, outside, unknown, or "
            f"{relationship.mentor}, {relationship.mentee}."
        )
    return party


def _keeper(record: Record, flag: str, word: str) -> Party | None:
    """Who `me` and `them` are, seen from whoever keeps the journal."""
    if word not in ("me", "you", "them"):
        return None
    keeper = record.relationship.keeper
    if keeper != "mentor" and keeper != "mentee":
        raise UsageError(
            f"{flag}: this journal is kept by neither side, so {word!r} could be either; "
            "name mentor or mentee."
        )
    return keeper if word == "me" else OTHER[keeper]


def _named(record: Record, flag: str, word: str) -> Party | None:
    """The side whose name that is, or begins with it."""
    names = {party: folded(record.name(party)) for party in PARTIES}
    whole = [party for party in PARTIES if names[party] == word]
    starts = re.compile(r"(?<!\w)" + re.escape(word) + r"(?!\w)")
    found = whole or [party for party in PARTIES if word and starts.search(names[party])]
    if len(found) > 1:
        raise UsageError(f"{flag}: {word!r} fits both sides; name mentor or mentee.")
    return found[0] if found else None


def parties(record: Record, flag: str, texts: Sequence[str]) -> tuple[Party, ...]:
    """The sides that are named, each once; none for `nobody`. UsageError for any other word."""
    found: set[Side] = set()
    for text in split(flag, texts):
        if folded(text) in NOBODY:
            continue
        one = side(record, flag, text)
        if one is None or one == "outside":
            raise UsageError(f"{flag}: {text!r} is no person; name mentor, mentee or both.")
        found |= set(PARTIES) if one == "both" else {one}
    return tuple(party for party in PARTIES if party in found)


def split(flag: str, texts: Sequence[str] | None) -> Iterator[str]:
    """Each word of a flag that may be repeated or hold several with commas between."""
    for text in texts or ():
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not parts:
            raise UsageError(f"{flag} names nothing.")
        yield from parts


# Days.


def moment(session: Session, flag: str, text: str, prefer: Prefer = "future") -> Moment:
    """The day that was typed, and the time or None."""
    from mentorlog.days import read_moment

    try:
        return read_moment(text, session.today, prefer=prefer)
    except UsageError as error:
        raise UsageError(f"{flag}: {error.sentence}", error.try_) from error


def time(session: Session, text: str) -> str:
    """A time of day as HH:MM; UsageError for any other text."""
    from mentorlog.days import is_time

    if is_time(text.strip()):
        return text.strip()
    typed = text.strip() if ":" in text or "at" in text.casefold() else f"at {text.strip()}"
    day, at = moment(session, "--at", typed)
    if at is None or day != session.today:
        raise UsageError(f"--at: {text!r} is not a time of day.", "--at 17:00")
    return at


# Actions and goals.


class Said(Frozen):
    """What was said of one action."""

    action: Action
    flag: str
    progress: Progress | None = None
    new_due_on: date | None = None
    dropped: bool = False


class Promise(Frozen):
    """A new action: whose, what, by when."""

    owner: Owner
    text: str
    due_on: date | None


def said(session: Session, record: Record, texts: dict[str, Sequence[str] | None]) -> list[Said]:
    """What was said of each action, by flag; UsageError where one is named twice."""
    found: dict[str, Said] = {}
    for word in ("done", "some", "none"):
        for text in split(f"--{word}", texts[word]):
            action = session.find(record, Action, text)
            _once(found, action, f"--{word}")
            found[action.id] = Said(action, f"--{word}", word)
    for text in texts["redate"] or ():
        action, day = _redated(session, record, text)
        earlier = found.get(action.id)
        if earlier is not None and earlier.progress in ("some", "none"):
            found[action.id] = earlier.but(new_due_on=day)
            continue
        _once(found, action, "--redate")
        found[action.id] = Said(action, "--redate", new_due_on=day)
    for text in split("--drop-action", texts["drop_action"]):
        action = session.find(record, Action, text)
        _once(found, action, "--drop-action")
        found[action.id] = Said(action, "--drop-action", dropped=True)
    return list(found.values())


def _once(found: dict[str, Said], action: Action, flag: str) -> None:
    if action.id in found:
        raise UsageError(
            f"{action.short} is named twice, with {found[action.id].flag} and {flag}; "
            "once is enough."
        )


def _redated(session: Session, record: Record, text: str) -> tuple[Action, date]:
    from mentorlog.days import read_day

    name, mark, day = text.partition("=")
    if not mark:
        raise UsageError(
            f"--redate: {text!r} needs an action and its new day.", "--redate a2=2026-03-01"
        )
    action = session.find(record, Action, name)
    try:
        return action, read_day(day, session.today, prefer="future")
    except UsageError as error:
        raise UsageError(f"--redate: {error.sentence}", error.try_) from error


def promise(session: Session, record: Record, text: str) -> Promise:
    """A new action as typed: its owner before the colon, its day after a last "by"."""
    head, mark, words = text.partition(":")
    if not mark or not words.strip():
        raise UsageError(
            f"--action: {text!r} does not say whose it is.",
            '--action "mentee: send the CV by 2026-02-01"',
        )
    owner = side(record, "--action", head.strip())
    if owner is None or owner == "outside":
        raise UsageError("--action: an action belongs to mentor, mentee or both.")
    return Promise(owner, *_by(session, words.strip()))


def _by(session: Session, words: str) -> tuple[str, date | None]:
    """The words of an action and its day; all of them where they end in no day."""
    from mentorlog.days import read_day

    found = re.fullmatch(r"(.*\S)\s+by\s+(\S.*)", words, re.DOTALL | re.IGNORECASE)
    if found is None:
        return words, None
    try:
        return found[1], read_day(found[2], session.today, prefer="future")
    except UsageError as error:
        if _like_a_day(found[2]):
            raise UsageError(f"--action: {error.sentence}", error.try_) from error
        return words, None


def _like_a_day(text: str) -> bool:
    """Whether a text was meant as a day: figures with marks between, or the name of a month."""
    from mentorlog.days.words import MONTHS

    words = re.findall(r"[a-z]+", text.casefold())
    return bool(re.match(r"\d+[-/.]\d", text)) or (
        text[0].isdigit() and any(word in MONTHS for word in words)
    )


def goals(
    session: Session, record: Record, texts: Sequence[str] | None
) -> list[tuple[Goal, int | None]]:
    """The goals that are named, each with how far it is in percent, or None."""
    found: dict[str, tuple[Goal, int | None]] = {}
    for text in split("--goal", texts):
        name, mark, figure = text.partition(":")
        goal = session.find(record, Goal, name)
        far = figure.strip().removesuffix("%").strip()
        if mark and not (re.fullmatch("[0-9]{1,3}", far) and int(far) <= 100):
            raise UsageError(
                f"--goal: {figure.strip()!r} is no progress from 0 to 100.",
                f"--goal {goal.short}:40",
            )
        if goal.id in found:
            raise UsageError(f"--goal: {goal.short} is named twice; once is enough.")
        found[goal.id] = (goal, int(far) if mark else None)
    return list(found.values())


# Words.


def reason(text: str) -> str:
    """One of the reasons of the format in its own spelling, else the words as they are."""
    return next((word for word in REASONS if word == folded(text)), text)


def answers(texts: Sequence[str]) -> dict[str, str]:
    """The keeper's own questions with their answers."""
    found: dict[str, str] = {}
    for text in texts:
        question, _, answer = (part.strip() for part in text.partition("="))
        if not question or not answer:
            raise UsageError(
                f"--answer: {text!r} needs a question and an answer.",
                '--answer "How was the pace?=A little fast"',
            )
        if question in found:
            raise UsageError(f"--answer: {question!r} is answered twice; once is enough.")
        found[question] = answer
    return found
