"""What a line of the form of a session says, as flags of `mentorlog meet`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from mentorlog.cli.kinds import Kind
from mentorlog.cli.meeting.flags import Flags
from mentorlog.cli.meeting.words import answers, goals, promise
from mentorlog.cli.naming import folded
from mentorlog.cli.rewriting.field_values import NO, YES, answers_in, show_answers
from mentorlog.errors import UsageError
from mentorlog.record import Meeting, Record

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

HAPPENED = re.compile(
    r"(held|planned|unknown|cancell?ed|missed|moved)(?:\s+by)?(?:\s+(?!to\b)(.*?))?(?:\s+to\s+(.+))?",
    re.IGNORECASE | re.DOTALL,
)
BY = {"cancelled": "cancelled_by", "canceled": "cancelled_by", "missed": "missed_by"}
NAMED = {"drop": "drop_action", "answers": "answer"}
IDS = ("done", "some", "none", "drop")
SIDES = ("distracted", "quiet", "unprepared")
AT = re.compile(r"@(\w+)[:\s]\s*")


def happened_in(text: str) -> dict[str, Any]:
    """What happened, as flags: "moved by both to 18 feb"; `planned_for` where it is yet to come.

    UsageError for any other words, and where it is not said who changed it.
    """
    found = HAPPENED.fullmatch(text.strip())
    word = found[1].casefold() if found else ""
    by, to = (found[2], found[3]) if found else (None, None)
    alone = {"held": {"held": True}, "unknown": {"outcome_unknown": True}}
    alone["planned"] = {"planned_for": True}
    if word in alone and not by and not to:
        return alone[word]
    if not found or word in alone or (to and word != "moved"):
        raise UsageError(
            f"{text!r} is not understood: held, planned, unknown, or cancelled by, missed by or "
            "moved by somebody, as in moved by both to 18 feb."
        )
    if not by:
        raise UsageError(f"{word} by whom? mentor, mentee, both, outside or unknown.")
    return {BY.get(word, "moved_by"): by} | ({"to": to} if to else {})


def said_in(session: Session, record: Record, word: str, text: str) -> dict[str, Any]:
    """A line under any other word, as flags; none for an empty one. UsageError or NotFound for
    what is not taken there."""
    name = NAMED.get(word, word.replace(" ", "_"))
    if not text:
        return {}
    if "\0" in text:
        raise UsageError("It holds a character that is no text (NUL).")
    if word in ("observed", "private"):
        return _flag(name, text)
    if word in IDS:
        return {name: [part for part in re.split(r"[,\s]+", text) if part]}
    if word in SIDES or word == "goal":
        return {name: [text]}
    if word == "redate":
        return {name: [text if "=" in text else "=".join(text.split(None, 1))]}
    if word == "action":
        return {name: [_promise(session, record, text)]}
    if word == "answers":
        return {name: answers_in(text)}
    return {name: _read(session, name, text)}


def check_stays(session: Session, record: Record, there: Meeting, word: str, text: str) -> None:
    """UsageError where what is recorded of a session would stand in its place no more."""
    if not text:
        flag = "on" if word == "day" else word.replace(" ", "-")
        raise UsageError(
            f"What was recorded stays here; mentorlog edit {there.short} --no-{flag} takes it away."
        )
    left: list[str] = []
    if word == "goal":
        named = {goal.id for goal, _ in goals(session, record, text.split("\n"))}
        gone = set(there.goals or ()) - named
        left = [goal.short for goal in record.goals if goal.id in gone]
    elif word == "answers":
        asked = {line.partition("=")[0].strip() for line in answers_in(text)}
        left = [question for question in legible(there.answers or {}) if question not in asked]
    if left:
        raise UsageError(
            f"What was recorded stays here: {', '.join(left)}; mentorlog edit {there.short} "
            "takes it away."
        )


def legible(said: Mapping[str, str]) -> dict[str, str]:
    """Those of these answers that come back from a form as they are."""
    return {question: answer for question, answer in said.items() if _comes_back(question, answer)}


def _comes_back(question: str, answer: str) -> bool:
    one = {question: answer}
    try:
        return answers(answers_in(show_answers(one))) == one
    except UsageError:
        return False


def _flag(name: str, text: str) -> dict[str, bool]:
    if folded(text) not in (*YES, *NO):
        raise UsageError(f"{text!r} is neither yes nor no.")
    return {name: folded(text) in YES}


def _promise(session: Session, record: Record, text: str) -> str:
    """A new action as the flag has it; one that cannot be read is refused at its own line."""
    typed = AT.sub(r"\1: ", text, count=1) if text.startswith("@") else text
    notes = list(session.notes)
    promise(session, record, typed, session.today)
    session.notes[:] = notes
    return typed


def _read(session: Session, name: str, text: str) -> Any:
    """A value of the kind that the flag takes; days and sides stay as typed."""
    kind = _kinds().get(name)
    if kind is not None:
        return kind.read(session, text) if kind.name != "TEXT" else text
    if name == "form" and folded(text) not in ("mentoring", "coaching"):
        raise UsageError(f"{text!r} is neither mentoring nor coaching.")
    return folded(text) if name == "form" else text


@cache
def _kinds() -> dict[str, Kind]:
    hints = get_type_hints(Flags, include_extras=True)
    options = {name: hint.__metadata__[0].click_type for name, hint in hints.items() if _an(hint)}
    return {name: kind for name, kind in options.items() if isinstance(kind, Kind)}


def _an(hint: Any) -> bool:
    return hasattr(hint, "__metadata__")
