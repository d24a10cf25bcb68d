"""A session as a form in the editor: the flags of `mentorlog meet`, a line for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mentorlog import wording
from mentorlog.cli.asking.editing import Sheet, fill_in
from mentorlog.cli.asking.form import Filled, Place, Problem, Unreadable
from mentorlog.cli.meeting.flags import Flags
from mentorlog.cli.meeting.lines import check_stays, happened_in, legible, said_in
from mentorlog.cli.meeting.rules import check_flags
from mentorlog.cli.meeting.which import which
from mentorlog.cli.naming import both
from mentorlog.cli.rewriting.field_values import say, show_answers
from mentorlog.cli.rewriting.fields import fields_of
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.record import Meeting, Record
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

HOW = (
    "Fill in what you know, save, and close the editor; leave the rest empty.",
    "To record nothing, do not save. Lines that begin with # are not read.",
    "Days: 1 feb 2026, yesterday, next friday; or with a time: friday 17:00.",
)
SIDES = "mentor, mentee or both"
ABOUT = {
    "happened": (
        "held, planned, unknown; or cancelled by, missed by, moved by: mentor, mentee,",
        "both, outside, unknown. For example: moved by both to 18 feb",
    ),
    "reason": ("if it did not take place: why (illness, work, ...); how long before: 2h, 3d",),
    "planned": ("if it was held: how long it was to be, how long it was, and how it went",),
    "distracted": (f"{SIDES}; observed, yes: whoever is not named was all there",),
    "useful": ("1 to 5",),
    "form": ("mentoring or coaching",),
    "redate": ("another day, a line for each: a2 = 15 mar",),
    "action": ("new ones, a line for each: mentee: send the CV by 3 dec",),
    "next": ("the day of the next one",),
    "private": ("yes: leave it out of every export",),
}
BELOW = (
    "Below == notes == a text has as many lines as you like; # is a heading.",
    "Private notes are in no export. An answer is written: question = answer",
)
ORDER = (
    *("day", "happened", "reason", "notice", "planned", "lasted", "ended early by", "distracted"),
    *("quiet", "unprepared", "observed", "useful", "form", "done", "some", "none", "redate"),
    *("drop", "action", "goal", "next", "private"),
)
TEXTS = ("topics", "notes", "private notes", "answers")
OFTEN = ("redate", "action", "goal")
FLAGS = {
    **dict.fromkeys(("on", "at", "book", "meeting", "again"), "day"),
    **dict.fromkeys(
        ("held", "cancelled by", "missed by", "moved by", "to", "outcome unknown"), "happened"
    ),
    "drop action": "drop",
    "answer": "answers",
}
"""Flags that stand under another word here."""
Texts = dict[str, list[str]]


def record_in_form(session: Session, flags: Flags, write: Callable[[Flags], None]) -> None:
    """Let somebody fill in a session in the editor, and give `write` the flags that it says.

    What was typed already stands in it. UsageError or Conflict where the session that is meant
    cannot be told, or the form is left unfinished.
    """
    with session.reading() as reader:
        record = session.open_record(reader)
    there, day, at = which(session, record, flags)
    today = _moment(say(day or session.today), at)

    def current() -> Sheet:
        nonlocal record, there
        with session.reading() as reader:
            record = session.open_record(reader)
        there = session.find(record, Meeting, there.id) if there else None
        standing = {"day": [today], "happened": ["held"], **_standing(record, there)}
        begun = {**standing, **_expected(session, there), **_typed(flags)}
        return _sheet(session, record, there, begun, standing)

    def save(filled: Sequence[Filled], new: Sequence[Filled]) -> bool:
        told = _told(session, record, flags, there, new, filled)
        check_flags(told)
        write(told)
        return True

    fill_in(session, current, save)


def _sheet(
    session: Session, record: Record, there: Meeting | None, begun: Texts, standing: Texts
) -> Sheet:
    of = both(record.relationship)
    first = f"{there.short}, a session of {of}." if there else f"A session of {of}."
    own = f"-{there.short}" if there else ""
    with_ = f" --with {record.relationship.short}" if session.with_name else ""
    named = f" --meeting {there.short}" if there else ""
    return Sheet(
        head=(first, *HOW),
        places=tuple(_places(session, record, begun)),
        name=f"meet-{record.relationship.short}{own}.txt",
        again=f"mentorlog meet --edit{named}{with_}",
        also=FLAGS,
        bases=tuple(_places(session, record, standing)),
        recorded=there is not None,
    )


def _places(session: Session, record: Record, texts: Texts) -> Iterator[Place]:
    known = record.relationship
    spoken = {word: tuple(wording.spoken(known, s) for s in said) for word, said in ABOUT.items()}
    about = {**spoken, **_open(session, record), "form": ABOUT["form"]}
    for word in ORDER:
        for number, text in enumerate(texts.get(word) or [""]):
            explained = about.get(word, ()) if not number else ()
            words, often = word == "reason", word in OFTEN
            yield Place(word=word, text=text, about=explained, words=words, often=often)
    for word in TEXTS:
        text = "\n".join(texts.get(word, []))
        explained = BELOW if word == TEXTS[0] else ()
        yield Place(word=word, text=text, about=explained, words=True, mark=True)


def _open(session: Session, record: Record) -> dict[str, tuple[str, ...]]:
    """The actions and goals that are open, as comments above the lines that name them."""
    from mentorlog import standing

    known = record.relationship
    actions = [one for one in standing.actions(record, session.today) if one.asked_for]
    goals = [one for one in standing.goals(record) if one.open]
    due = [f", by {say(one.target)}" if one.target else "" for one in actions]
    said = [
        f"  {one.short} {wording.role(known, one.action.owner)}: {_brief(one.action.text)}{by}"
        for one, by in zip(actions, due, strict=True)
    ]
    far = [f", at {one.progress} %" if one.progress is not None else "" for one in goals]
    named = [f"  {one.short} {_brief(one.text)}{at}" for one, at in zip(goals, far, strict=True)]
    what = "What came of the open actions, as in a1, a3" if said else "No action is open."
    talked = wording.addressed(known, "Goals you talked about, and how far they are, as in g1:40")
    return {"done": (what, *said), "goal": (talked if named else "No goal is open.", *named)}


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}..."


# What stands there before anybody writes.


def _standing(record: Record, there: Meeting | None) -> Texts:
    """What a session holds already, by the words of the form."""
    if there is None:
        return {}
    from mentorlog.cli.rewriting.field_values import shown

    found: Texts = {"happened": [_happened(record, there)], "private": [_yes(there.private)]}
    for field in fields_of(Meeting):
        known = field.word in (*ORDER, *TEXTS) and field.word not in found
        if known and (text := shown(record, field, getattr(there, field.name))):
            found[field.word] = [text]
    found["day"] = [_moment(say(there.on) if there.on else "", there.at)]
    goals = {goal.id: goal.short for goal in record.goals}
    found["goal"] = [", ".join(goals[id] for id in there.goals or () if id in goals)]
    found["answers"] = [show_answers(legible(there.answers or {}))]
    return found


def _happened(record: Record, there: Meeting) -> str:
    if there.outcome not in ("cancelled", "missed", "moved"):
        return there.outcome
    follower = next((m for m in record.meetings if m.id == there.moved_to), None)
    to = f" to {_moment(say(follower.on), follower.at)}" if follower and follower.on else ""
    return f"{there.outcome} by {there.by or 'unknown'}{to}"


def _expected(session: Session, there: Meeting | None) -> Texts:
    """What a session that was planned is likely to have become."""
    past = there is not None and there.on is not None and there.on <= session.today
    planned = there is not None and there.outcome == "planned"
    return {"happened": ["held"]} if past and planned else {}


def _typed(flags: Flags) -> Texts:
    """The flags that were given beside --edit, by the words of the form."""
    found: Texts = {}
    for name in flags.names:
        word = name.replace("_", " ").replace("drop action", "drop").replace("answer", "answers")
        if flags.gave(name) and word in (*ORDER, *TEXTS):
            found[word] = _said(word, getattr(flags, name))
    day = flags.book or flags.on
    if day is not None or flags.at is not None:
        found["day"] = [_moment(day or "today", flags.at)]
    for outcome in ("cancelled", "missed", "moved"):
        by = getattr(flags, f"{outcome}_by")
        to = f" to {flags.to}" if flags.to and outcome == "moved" else ""
        if by is not None:
            found["happened"] = [f"{outcome} by {by}{to}"]
    if flags.book is not None or flags.outcome_unknown:
        found["happened"] = ["planned" if flags.book is not None else "unknown"]
    for texts in found.values():
        if re.search("[\0\ud800-\udfff]", "".join(texts)):
            raise UsageError("It holds bytes that are not text (UTF-8 is expected).")
    return found


def _said(word: str, value: Any) -> list[str]:
    if isinstance(value, bool):
        return [_yes(value)]
    if isinstance(value, list):
        return value if word in (*OFTEN, "answers") else [", ".join(value)]
    unit = {"planned": "minute", "lasted": "minute", "notice": "hour"}.get(word)
    return [plural(value, unit) if unit else str(value)]


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _moment(day: str, at: str | None) -> str:
    return f"{day} {at}" if at else day


# What was filled in.


def _told(
    session: Session,
    record: Record,
    flags: Flags,
    there: Meeting | None,
    new: Sequence[Filled],
    filled: Sequence[Filled],
) -> Flags:
    """The flags that a filled form says; Unreadable names every line that cannot be taken."""
    stated: dict[str, Any] = {"as_json": flags.as_json, "again": flags.again}
    problems: list[Problem] = []
    for one in new:
        try:
            if there is not None:
                said = "\n".join(other.text for other in new if other.word == one.word)
                check_stays(session, record, there, one.word, said)
            if one.word == "happened":
                stated |= happened_in(one.text)
            elif one.word != "day":
                for name, value in said_in(session, record, one.word, one.text).items():
                    more = isinstance(value, list)
                    stated[name] = [*stated.get(name, []), *value] if more else value
        except MentorlogError as error:
            said = re.sub(r"^--[a-z-]+: ", "", error.sentence)
            problems.append(Problem(one.line, said))
    if problems:
        raise Unreadable(problems)
    days = new if there is not None else filled
    day = next((one.text for one in days if one.word == "day"), None)
    if there is not None:
        stated["meeting"] = there.short
    if stated.pop("planned_for", False):
        stated["book"] = day or session.today.isoformat()
    elif day or there is None:
        stated["on"] = day or session.today.isoformat()
    return Flags(**stated)
