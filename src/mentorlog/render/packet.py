"""What leaves with a packet, entry by entry, in words a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from mentorlog.record import PLURALS, Entry, Meeting, Record, Relationship
from mentorlog.render.changes import title
from mentorlog.render.document import Document, Item, Items, Part
from mentorlog.wording import plural, role

PART = {Relationship: "The relationship", Meeting: "Sessions"}
Say = Callable[[Entry], Mapping[str, str]]
"""What an entry holds, by the word for it."""
ALWAYS = {
    "set-aside signs": "signs that were set aside",
    "consents": "to whom a page was shown",
    "endings": "an ending that not both are noted to have been told of",
}
"""What no flag lets out, and how it is called."""
PARTS = {
    "concerns": "concerns and what was tried",
    "feedback": "feedback",
    "notes": "notes, answers to your own questions, your own words for an ending",
    "observations": "how somebody seemed (distracted, quiet, unprepared)",
    "reasons": "reasons for which sessions did not take place, a break was taken or it ended",
}
"""What `--also` lets out, and how it is called."""


def preview(
    record: Record, entries: Sequence[Entry], left: Sequence[str], purpose: str, say: Say
) -> Document:
    """Everything that leaves, by its kind; `left` says what stays, `purpose` what it is for, and
    `say` what an entry holds, by the word for it."""
    by_class: dict[type[Entry], list[Entry]] = {}
    for entry in entries:
        by_class.setdefault(type(entry), []).append(entry)
    about = record.relationship
    view = role(about, about.keeper or "mentor")
    return Document(
        title=f"What leaves: {about.mentor} and {about.mentee}, as the {view} has it",
        opening=tuple(left),
        parts=tuple(_part(cls, some, say) for cls, some in by_class.items()),
        face=purpose,
    )


def _part(cls: type[Entry], some: Iterable[Entry], say: Say) -> Part:
    plain = PLURALS.get(cls, cls.type).replace("_", " ").capitalize()
    return Part(PART.get(cls, plain), (Items(tuple(_item(one, say(one)) for one in some)),))


def _item(entry: Entry, said: Mapping[str, str]) -> Item:
    """An entry in a line, and below it whatever that line does not say."""
    line = title(entry)
    more = [f"{word}: {text}" for word, text in said.items() if not _in(line, word, text)]
    return Item(line, below=("; ".join(more),) if more else ())


def _in(line: str, word: str, text: str) -> bool:
    """Whether the line about an entry has the day, the outcome or the text of it already."""
    if word == "on":
        return f" {text}" in line.partition(":")[0]
    ends = {"text": f": {' '.join(text.split())}", "outcome": f", {text}"}
    return word in ends and line.endswith(ends[word])


def staying(stays: Mapping[str, int], private: int) -> Iterator[str]:
    """What stays, a line each, with the flag that lets it out where there is one."""
    yield f"Private things left out: {private}, and nothing lets them out."
    flags = [(count, PARTS[kind], kind) for kind, count in stays.items() if kind in PARTS]
    never = [ALWAYS[kind] for kind in stays if kind in ALWAYS]
    for count, words, kind in flags:
        yield f"Left out: {words}: {plural(count, 'thing')} (--also {kind} takes them in)."
    if never:
        yield f"Left out, as they are your own reading: {', '.join(never)}."
