"""What the answers to the questions of `mentorlog meet` come to: the flags that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mentorlog.cli.asking.questions import Answers
from mentorlog.cli.meeting.asking import UNKNOWN
from mentorlog.cli.meeting.flags import Flags
from mentorlog.cli.meeting.promises import TALKED, goal_words, says_whose
from mentorlog.record import Record

FLAGS: dict[str, tuple[str, ...]] = {
    "happened": ("held", "cancelled_by", "missed_by", "moved_by"),
    "when": ("on", "meeting"),
    "at": ("at",),
    "length": ("lasted",),
    "ended": ("ended_early_by",),
    "action": ("done", "some", "none", "redate", "drop_action"),
    "redate": ("redate",),
    "others": ("done",),
    "goal": ("goal",),
    "goals": ("goal",),
    "topic": ("discussed",),
    "useful": ("useful",),
    "present": ("distracted", "quiet", "unprepared", "observed", "ended_early_by"),
    "own": ("answer",),
    "new": ("action",),
    "whose": ("action",),
    "notes": ("notes",),
    "next": ("next",),
    "who": ("cancelled_by", "missed_by", "moved_by"),
    "notice": ("notice",),
    "why": ("reason",),
    "to": ("to",),
}
"""The kind of each question (its name up to the colon) and the flags that give its answer."""
LISTS = ("done", "some", "none", "redate", "drop_action", "goal", "discussed", "action", "answer")
PRESENT = ("distracted", "quiet", "unprepared")
CAME = {"done": "done", "some": "some", "none": "none", "drop": "drop_action"}
WHO = {"cancelled": "cancelled_by", "missed": "missed_by", "moved": "moved_by"}


def kind(name: str) -> str:
    """The kind of a question: `action` of `action:a3`."""
    return name.partition(":")[0]


def concerned(sentence: str, answers: Answers) -> str | None:
    """The last answer that a sentence about a flag is about; None where it names no flag."""
    named = re.findall(r"--([a-z][a-z-]+)", sentence.partition(";")[0])
    fields = [name.replace("-", "_") for name in named[:1]]
    return next(
        (n for n in reversed(answers) if answers[n] and set(fields) & set(FLAGS[kind(n)])), None
    )


def flags_of(record: Record, given: Flags, answers: Answers) -> Flags:
    """`given` with everything that was answered; what was left out stays out."""
    said = {name: answer for name, answer in answers.items() if answer}
    found: dict[str, Any] = dict(_which(said))
    happened = said.get("happened")
    if happened == "held":
        found |= {"held": True} | dict(_held(record, said))
    elif happened is not None:
        found |= {WHO[happened]: said.get("who", UNKNOWN)} | dict(_changed(said))
    return given.but(**{name: value for name, value in found.items() if value not in ([], None)})


def _which(said: Answers) -> Iterator[tuple[str, Any]]:
    when = said.get("when")
    if when is not None:
        session = re.fullmatch("m[0-9]+", when)
        yield "meeting", when if session else None
        yield "on", None if session else when
    yield "at", said.get("at")


def _changed(said: Answers) -> Iterator[tuple[str, Any]]:
    from mentorlog.days import read_hours

    yield "notice", read_hours(said["notice"]) if "notice" in said else None
    yield "reason", said.get("why")
    yield "to", said.get("to")
    yield "next", said.get("next")


def _held(record: Record, said: Answers) -> Iterator[tuple[str, Any]]:
    yield "lasted", int(said["length"]) if "length" in said else None
    yield "useful", int(said["useful"]) if "useful" in said else None
    yield "notes", said.get("notes")
    yield "next", said.get("next")
    yield "ended_early_by", said.get("ended")
    yield from _present(said)
    lists: dict[str, list[str]] = {name: [] for name in LISTS}
    for name, word in _listed(record, said):
        lists[name].append(word)
    lists["action"] = list(dict.fromkeys(lists["action"]))
    yield from lists.items()


def _present(said: Answers) -> Iterator[tuple[str, Any]]:
    """Who was how present; `observed` only where that was said of both."""
    seen = {name.partition(":")[2]: said[name] for name in said if kind(name) == "present"}
    for word in PRESENT:
        yield word, [party for party in seen if seen[party] == word]
    yield "observed", True if len(seen) == 2 and "cut" not in seen.values() else None
    left = [party for party in seen if seen[party] == "cut"]
    if left:
        yield "ended_early_by", left[0] if len(left) == 1 else "both"


def _listed(record: Record, said: Answers) -> Iterator[tuple[str, str]]:
    """Every word of a flag that may be given several times, in the order of the answers."""
    for name, answer in said.items():
        what, _, about = name.partition(":")
        if what == "action" and answer in CAME:
            yield CAME[answer], about
        elif what == "redate":
            yield "redate", f"{about}={answer}"
        elif what == "others":
            yield from (("done", word) for word in re.split(r"[,\s]+", answer.casefold()) if word)
        elif what == "goal":
            yield "goal", about if answer.casefold() == TALKED else f"{about}:{answer}"
        elif what == "goals":
            yield from (("goal", word) for word in dict.fromkeys(goal_words(answer)))
        elif what == "topic":
            yield "discussed", about
        elif what == "own":
            yield "answer", f"{about}={answer}"
        elif what == "new":
            whose = says_whose(record, answer) or (said.get(f"whose:{about}", "both"), answer)
            yield "action", f"{whose[0]}: {whose[1]}"
