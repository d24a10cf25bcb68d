"""A session that was begun and is not saved yet, as it is told of in a line."""

from __future__ import annotations

from datetime import date

from mentorlog.cli.asking.questions import Answers
from mentorlog.cli.meeting.answers import kind
from mentorlog.cli.meeting.asking import cut
from mentorlog.cli.meeting.days import named
from mentorlog.days import short_day
from mentorlog.record import Record
from mentorlog.wording import plural

HAPPENED = {
    "held": "held",
    "cancelled": "called off",
    "moved": "moved",
    "missed": "missed",
}
ACTION = {
    "done": "done",
    "some": "some",
    "none": "not yet",
    "redate": "a new day",
    "drop": "let go",
}


def summary(record: Record, answers: Answers) -> str:
    """What it holds, in a line: "Wed 11 Mar 2026: held, 50 minutes, a1 done"."""
    words = [HAPPENED[answers["happened"]]] if answers.get("happened") in HAPPENED else []
    if answers.get("length"):
        words.append(f"{answers['length']} minutes")
    for name, answer in answers.items():
        if kind(name) == "action" and answer in ACTION:
            words.append(f"{name.partition(':')[2]} {ACTION[answer]}")
    new = sum(kind(name) == "new" and answer != "" for name, answer in answers.items())
    words += [plural(new, "new action")] if new else []
    words += ["notes"] if answers.get("notes") else []
    day = _day(record, answers.get("when", "")) or "a session"
    return cut(f"{day}{': ' if words else ''}{', '.join(words)}", 100)


def _day(record: Record, when: str) -> str:
    there = named(record, when)
    if there is not None and there.on is not None:
        return short_day(there.on)
    try:
        return short_day(date.fromisoformat(when[:10]))
    except ValueError:
        return ""
