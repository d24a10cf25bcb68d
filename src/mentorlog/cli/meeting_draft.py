"""What was answered about a session and is not saved yet: kept after every answer."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

from mentorlog.cli.meeting_answers import kind
from mentorlog.cli.meeting_asking import cut
from mentorlog.cli.meeting_days import named
from mentorlog.cli.meeting_flags import Flags
from mentorlog.cli.questions import Answers
from mentorlog.days import short_day
from mentorlog.drafts import Draft
from mentorlog.frozen import Frozen
from mentorlog.record import Record
from mentorlog.record.words import Form
from mentorlog.wording import plural

FORM = 1
GIVEN = ("at", "again", "private", "form")
"""The flags that are kept with the answers; `--on` and `--meeting` are answers themselves."""
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


class Kept(Frozen):
    """A draft as it was read: the answers, those that somebody had gone back behind, and the
    flags that were given."""

    answers: Answers
    earlier: Answers
    given: dict[str, Any]


def draft_of(journal: Path, record: Record) -> Draft:
    """The draft of the session that is being recorded of that relationship."""
    from hashlib import sha256

    id = record.relationship.id
    plain = re.fullmatch(r"[A-Za-z0-9-]{1,60}", id)
    return Draft(journal, f"meet-{id if plain else sha256(id.encode()).hexdigest()[:20]}.json")


def keep(draft: Draft, answers: Answers, earlier: Answers, given: Flags) -> bool:
    """Keep all of that; whether it could be."""
    import json

    flags = {name: getattr(given, name) for name in GIVEN if given.gave(name)}
    kept = {"meet": FORM, "answers": answers, "earlier": earlier, "given": flags}
    return draft.keep(json.dumps(kept, indent=1))


def read(draft: Draft) -> Kept | None:
    """What is kept there; None where there is nothing, or it is not of this form."""
    import json

    text = draft.read()
    if text is None:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("meet") != FORM:
        return None
    given = found.get("given")
    parts = [found.get("answers"), found.get("earlier")]
    if not all(_words(part) for part in parts) or not _flags(given):
        return None
    return Kept(parts[0], parts[1], given)  # type: ignore[arg-type]


def _words(part: Any) -> bool:
    return isinstance(part, dict) and all(isinstance(text, str) for text in part.values())


def _flags(given: Any) -> bool:
    return isinstance(given, dict) and all(
        (name == "at" and isinstance(value, str))
        or (name == "form" and value in get_args(Form))
        or (name in ("again", "private") and value is True)
        for name, value in given.items()
    )


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
