"""The words by which a person sets what an entry holds, read from the annotations of the record.

A word is close to the flag of the command that made the entry: `due` is due_on, `lasted` is
lasted_minutes. The name of the field itself is always understood, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from mentorlog.cli.asking.form import key
from mentorlog.cli.nearby import slug
from mentorlog.exchange.kinds import Read, keys_of, per_class
from mentorlog.frozen import Frozen
from mentorlog.record import ENTRIES, Entry, Goal, GoalChange, Meeting, Pause, Relationship
from mentorlog.store.rows import shape_of

FIXED = ("id", "number", "recorded_on", "relationship", "extra")
"""What nobody edits."""
ENDS = ("_on", "_minutes", "_hours", "_")
WORDS = {
    (Goal, "target_on"): "by",
    (GoalChange, "target_on"): "by",
    "new_due_on": "due",
    "sessions_agreed": "sessions",
}
ALSO = {"due": "by", "by": "due", "day": "on", "note": "notes", "notes": "note", "goal": "goals"}
"""Another word for a field, where no other field has it."""
LONG = ("notes", "private_notes", "topics", "note", "answers")
"""Texts that stand below a mark of their own."""
AHEAD = frozenset(
    ("due_on", "target_on", "new_due_on", "until", "check_on", "planned_end", "erase_on")
)
"""Days that lie ahead when they are written down."""


class Field(Frozen, kw_only=True):
    """One thing that an entry holds: its name in the record, its word, its kind of value,
    whether it must be stated, and what may stand there, in words. `read` is the check of the
    exchange format: it takes the value as JSON has it, or raises Unfit."""

    name: str
    word: str
    kind: str
    needed: bool
    allowed: str
    read: Read
    points_to: type[Entry] | None

    @property
    def flag(self) -> str:
        """The flag that sets it."""
        return "--" + self.word.replace(" ", "-")

    @property
    def empties(self) -> str:
        """The flag that empties it."""
        return f"--no-{self.flag[2:]}"

    @property
    def text(self) -> bool:
        """Whether it may be a text of several lines."""
        return self.kind in ("Text", "Answers")


def one_word(field: Field, text: str) -> str:
    """What was typed for a field that takes one word of several, as the record spells it; how a
    session came out may be said as questions, pages and tables say it."""
    word = slug(text)
    if field.kind != "Outcome":
        return word
    from mentorlog.exchange.table.tell import WORDS

    return {**WORDS, "booked": "planned"}.get(word.replace("-", " "), word)


@per_class
def fields_of(cls: type[Entry]) -> tuple[Field, ...]:
    """Everything that can be edited of an entry of that type, in the order of the record."""
    kinds = shape_of(cls).kinds
    return tuple(
        Field(
            name=one.name,
            word=_word(cls, one.name),
            kind=kinds[one.name],
            needed=one.required,
            allowed=one.allowed,
            read=one.read,
            points_to=one.points_to,
        )
        for one in _in_order(cls)
    )


def _in_order(cls: type[Entry]) -> list[Any]:
    found = [one for one in keys_of(cls).values() if one.name not in FIXED]
    return sorted(found, key=lambda one: one.name == "private")


def _word(cls: type[Entry], name: str) -> str:
    word = WORDS.get((cls, name)) or WORDS.get(name)
    if word is None:
        end = next((end for end in ENDS if name.endswith(end)), "")
        word = name.removesuffix(end).replace("_", " ")
    return word


@per_class
def _named(cls: type[Entry]) -> Mapping[str, Field]:
    """The fields by every word that means one of them."""
    fields = fields_of(cls)
    found = {key(one.name.rstrip("_")): one for one in fields}
    found |= {one.word: one for one in fields}
    also = {word: found[other] for word, other in ALSO.items() if other in found}
    return {**also, **found}


def field_named(cls: type[Entry], word: str) -> Field | None:
    """The field that a word means for an entry of that type; None where it means none."""
    return _named(cls).get(key(word))


def may_lie_ahead(entry: Entry, field: Field) -> bool:
    """Whether a day of an entry may well be still to come when it is written down."""
    if isinstance(entry, Meeting):
        return entry.outcome not in ("held", "missed")
    return field.name in AHEAD or isinstance(entry, Pause | Relationship)


@cache
def flag_words() -> frozenset[str]:
    """The words that stand for yes or no with every entry that has them: `private`."""
    fields = [one for cls in ENTRIES for one in fields_of(cls)]
    other = {one.flag[2:] for one in fields if one.kind != "Flag"}
    return frozenset(one.flag[2:] for one in fields if one.kind == "Flag") - other
