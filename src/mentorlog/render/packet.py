"""What leaves with a packet, entry by entry, in words a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentorlog.record import PLURALS, Entry, Meeting, Record, Relationship
from mentorlog.render.changes import Named, title, what_changed
from mentorlog.render.document import Document, Item, Items, Part
from mentorlog.wording import plural, role

QUOTE = '"'
PART = {Relationship: "The relationship", Meeting: "Sessions"}
POINTS = {"moved_to": "meeting", "final_meeting": "meeting", "replaced_by": "goal", "goals": "goal"}
"""The type that a field names, where that is not its own name."""
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
    record: Record, entries: Sequence[Entry], left: Sequence[str], purpose: str
) -> Document:
    """Everything that leaves, by its kind; `left` says what stays, `purpose` what it is for."""
    by_class: dict[type[Entry], list[Entry]] = {}
    for entry in entries:
        by_class.setdefault(type(entry), []).append(entry)
    named = _naming(entries)
    about = record.relationship
    view = role(about, about.keeper or "mentor")
    return Document(
        title=f"What leaves: {about.mentor} and {about.mentee}, as the {view} has it",
        opening=tuple(left),
        parts=tuple(_part(cls, some, named) for cls, some in by_class.items()),
        face=purpose,
    )


def _part(cls: type[Entry], some: Iterable[Entry], named: Named) -> Part:
    plain = PLURALS.get(cls, cls.type).replace("_", " ").capitalize()
    return Part(PART.get(cls, plain), (Items(tuple(_item(one, named) for one in some)),))


def _item(entry: Entry, named: Named) -> Item:
    """An entry in a line, and below it whatever that line does not say."""
    line = title(entry)
    said = [said for said in what_changed(None, entry, named) if not _in(line, said)]
    return Item(line, below=("; ".join(said),) if said else ())


def _in(line: str, said: str) -> bool:
    """Whether the line about an entry has the day, the outcome or the text of it already."""
    name, _, value = said.partition(" ")
    whole = (f" of {value}", f": {value.strip(QUOTE)}", f", {value}")
    return name in ("text", "on", "outcome") and any(part in line for part in whole)


def _naming(entries: Sequence[Entry]) -> Named:
    """What gives the short id of the entry that a field names, of those that leave."""
    shorts = {(entry.type, entry.id): entry.short for entry in entries}

    def named(_cls: type[Entry], field: str, id: str) -> str | None:
        return shorts.get((POINTS.get(field, field), id))

    return named


def staying(stays: Mapping[str, int], private: int) -> Iterator[str]:
    """What stays, a line each, with the flag that lets it out where there is one."""
    yield f"Private things left out: {private}, and nothing lets them out."
    flags = [(count, PARTS[kind], kind) for kind, count in stays.items() if kind in PARTS]
    never = [ALWAYS[kind] for kind in stays if kind in ALWAYS]
    for count, words, kind in flags:
        yield f"Left out: {words}: {plural(count, 'thing')} (--also {kind} takes them in)."
    if never:
        yield f"Left out, as they are your own reading: {', '.join(never)}."
