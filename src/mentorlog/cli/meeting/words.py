"""What is typed about a session, read into what the record holds: sides, days, promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.cli.ahead import base, read_ahead
from mentorlog.cli.asking.retyped import instead, read_typed
from mentorlog.cli.naming import folded
from mentorlog.cli.sides import owner, split
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.record import Action, Goal, Meeting, Owner, Record, Topic
from mentorlog.record.words import Progress
from mentorlog.wording import role

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.days import Prefer

Moment = tuple[date, str | None]
FAR_DAYS = 300

# Days.


def moment(
    session: Session, flag: str, text: str, prefer: Prefer = "future", since: date | None = None
) -> Moment:
    """The day that was typed, counted from `since` or else from today, and the time or None."""
    from mentorlog.days import read_moment

    begin = session.today if since is None else base(session, text, since)
    return read_typed(session, flag, text, lambda typed: read_moment(typed, begin, prefer=prefer))


def new_day(read: Callable[[Prefer], Moment], day: date) -> Moment:
    """The day to which a session of `day` is moved, as `read` gives it: a date without a year
    that would lie most of a year ahead is the one before, since a session may be brought
    forward."""
    later = read("future")
    if (later[0] - day).days < FAR_DAYS:
        return later
    nearest = read("nearest")
    return nearest if nearest[0] < day else later


def time(session: Session, text: str, flag: str = "--at") -> str:
    """A time of day as HH:MM; UsageError for any other text."""
    from mentorlog.days import is_time, read_moment

    if is_time(text.strip()):
        return text.strip()
    before = "" if ":" in text or "at" in text.casefold() else "at "
    try:
        day, at = read_typed(
            session, flag, text, lambda typed: read_moment(f"{before}{typed}", session.today)
        )
    except UsageError as error:
        try_ = error.try_ or instead(session, text, "17:00")
        raise UsageError(error.sentence, try_) from error
    if at is None or day != session.today:
        raise UsageError(f"{flag}: {text!r} is not a time of day.", instead(session, text, "17:00"))
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


def said(
    session: Session, record: Record, texts: dict[str, Sequence[str] | None], since: date
) -> list[Said]:
    """What was said of each action on the day `since`, by flag; UsageError where one is named
    twice."""
    found: dict[str, Said] = {}
    for word in ("done", "some", "none"):
        for text in split(f"--{word}", texts[word]):
            action = session.find(record, Action, text)
            _once(found, action, f"--{word}")
            found[action.id] = Said(action, f"--{word}", word)
    for text in texts["redate"] or ():
        action, day = _redated(session, record, text, since)
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


def _redated(session: Session, record: Record, text: str, since: date) -> tuple[Action, date]:
    name, mark, day = text.partition("=")
    if not mark:
        raise UsageError(
            f"--redate: {text!r} needs an action and its new day.",
            instead(session, text, f"{name.strip()}=DAY"),
        )
    action = session.find(record, Action, name)
    return action, read_ahead(session, "--redate", day, since, within=text)


def topics(session: Session, record: Record, texts: Sequence[str] | None) -> tuple[Topic, ...]:
    """The topics that were talked about, each once."""
    named = (session.find(record, Topic, text) for text in split("--discussed", texts))
    return tuple(dict.fromkeys(named))


def promises(
    session: Session, record: Record, texts: Sequence[str] | None, since: date
) -> list[Promise]:
    """The new actions, each once."""
    found: list[Promise] = []
    for text in texts or ():
        one = promise(session, record, text, since)
        if one in found:
            raise UsageError(f"--action: {one.text!r} is given twice; once is enough.")
        found.append(one)
    return found


def not_yet(
    record: Record, there: Meeting | None, promised: Sequence[Promise]
) -> tuple[list[Promise], list[str]]:
    """The promises that the session does not hold yet, and what is said of the others."""
    new: list[Promise] = []
    said: list[str] = []
    mine = [a for a in record.actions if there is not None and a.meeting == there.id]
    for one in promised:
        same = (a for a in mine if a.owner == one.owner and folded(a.text) == folded(one.text))
        action = next(same, None)
        if action is None:
            new.append(one)
            continue
        other = one.due_on is not None and one.due_on != action.due_on
        day = f" (another day: --redate {action.short}={one.due_on})" if other else ""
        said.append(f"{action.short} is there already: {action.text}{day}.")
    return new, said


def promise(session: Session, record: Record, text: str, since: date) -> Promise:
    """A new action as typed on the day `since`: its owner before the colon, its day at the end."""
    head, mark, words = text.partition(":")
    if not mark or not words.strip():
        who = role(record.relationship, "mentee")
        raise UsageError(
            f"--action: {text!r} does not say whose it is, as in "
            f'"{who}: send the CV by 2026-02-01".',
            instead(session, text, f"{who}: {text.strip(' :')}"),
        )
    return Promise(
        owner(record, "--action", head.strip()), *what_by(session, text, words.strip(), since)
    )


def what_by(session: Session, text: str, words: str, since: date) -> tuple[str, date | None]:
    """The words of an action and its day; all of them where they end in no day. `text` is what was
    typed, which may begin with whose it is."""
    from mentorlog.days import check_figure, day_at_end

    kept, day = day_at_end(words, since)
    if not day:
        return words, None
    try:
        read_typed(session, "--action", day, check_figure, within=text)
        return kept, read_ahead(session, "--action", day, since, within=text, timed=True)
    except UsageError as error:
        if not re.fullmatch(r"[0-9]+([-/.][0-9]+)+", day):
            raise
        more = f'{error.sentence}; if no day is meant, go on after it, as in "by {day} in all"'
        raise UsageError(more, error.try_) from error


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
                f"--goal: {figure.strip()!r} is no progress from 0 to 100, as in {goal.short}:40.",
                f"{session.command} --help",
            )
        if goal.id in found:
            raise UsageError(f"--goal: {goal.short} is named twice; once is enough.")
        found[goal.id] = (goal, int(far) if mark else None)
    return list(found.values())


# Words.


def answers(texts: Sequence[str], flag: str = "--answer") -> dict[str, str]:
    """The keeper's own questions with their answers."""
    found: dict[str, str] = {}
    for text in texts:
        question, _, answer = (part.strip() for part in text.partition("="))
        if not question or not answer:
            raise UsageError(
                f"{flag}: {text!r} needs a question and an answer, as in "
                '"How was the pace?=A little fast".',
                "mentorlog meet --help",
            )
        if question in found:
            raise UsageError(f"{flag}: {question!r} is answered twice; once is enough.")
        found[question] = answer
    return found
