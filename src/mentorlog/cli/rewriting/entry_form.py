"""An entry as a form in the editor: every field that can be put right, with what it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mentorlog.cli.asking.editing import Sheet, fill_in
from mentorlog.cli.asking.form import Filled, Place, Problem, Unreadable
from mentorlog.cli.meeting.lines import legible
from mentorlog.cli.naming import both
from mentorlog.cli.no_such import a_kind
from mentorlog.cli.rewriting import edit_saved
from mentorlog.cli.rewriting.any_id import any_entry, to_edit
from mentorlog.cli.rewriting.field_values import (
    Typed,
    choices,
    say,
    shown,
    value_of,
)
from mentorlog.cli.rewriting.fields import LONG, Field, field_named, fields_of
from mentorlog.errors import MentorlogError
from mentorlog.record import Entry, Meeting, Record
from mentorlog.wording import spoken

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

HOW = (
    "Change what is not right, save, close it. Leave empty what nobody knows.",
    "To change nothing, do not save. Lines that begin with # are not read.",
    "Days: 1 feb 2026, yesterday, next friday.",
)

BY_KIND = {
    "Flag": "yes or no",
    "Side": "mentor, mentee, both or outside",
    "Party": "mentor or mentee",
    "Owner": "mentor, mentee or both",
    "Keeper": "mentor, mentee or facilitator",
    "About": "mentor, mentee or relationship",
    "Parties": "mentor, mentee, both or nobody",
    "Rating": "1 to 5",
    "Percent": "0 to 100",
    "Duration": "for example weekly, every 2 weeks, monthly",
    "Time": "for example 17:30",
    "GoalIds": "goals, such as g1, g2",
    "Answers": "question = answer, each on a line",
}
BY_FIELD: dict[tuple[type[Entry], str], str] = {
    (Meeting, "by"): "who called it off, missed it or moved it: mentor, mentee, both or outside",
    (Meeting, "moved_to"): "the session that continues it, such as m8",
    (Meeting, "observed"): "yes: whoever is not named in the three lines above was all there",
    (Meeting, "private_notes"): "they are in no export",
}


def edit_in_form(session: Session, which: str, as_json: bool) -> None:
    """Let somebody put an entry right in the editor. UsageError where it is left unfinished."""
    record, entry = _there(session, which)

    def current() -> Sheet:
        nonlocal record, entry
        record, entry = _there(session, which)
        return sheet_of(record, entry, session.with_name)

    def write(_filled: Sequence[Filled], new: Sequence[Filled]) -> bool:
        stated = read_back(session, record, entry, new)
        return bool(stated) and edit_saved.save(session, record, entry, stated, as_json)

    fill_in(session, current, write)


def _there(session: Session, which: str) -> tuple[Record, Entry]:
    with session.reading() as reader:
        record = to_edit(session, reader, which)
    return record, any_entry(session, record, which)


def sheet_of(record: Record, entry: Entry, with_name: str | None = None) -> Sheet:
    """The form of an entry of that record."""
    written = f", written down on {say(entry.recorded_on)}" if entry.recorded_on else ""
    of = both(record.relationship)
    first = " ".join(f"{entry.short}, {a_kind(entry.type)} of {of}{written}".split())
    with_ = f" --with {record.relationship.short}" if with_name else ""
    return Sheet(
        head=(f"{first}.", *HOW),
        places=places_of(record, entry),
        name=f"edit-{record.relationship.short}-{entry.short}.txt",
        again=f"mentorlog edit {entry.short}{with_}",
    )


def places_of(record: Record, entry: Entry) -> tuple[Place, ...]:
    """Each field of an entry as it stands there. Answers that a form cannot hold are left out."""
    places = [
        _place(record, entry, field)
        for field in fields_of(type(entry))
        if field.kind != "Answers" or _comes_back(getattr(entry, field.name) or {})
    ]
    above = [(), *(place.about for place in places)]
    return tuple(
        place.but(about=()) if place.about == before else place
        for place, before in zip(places, above, strict=False)
    )


def _comes_back(said: Mapping[str, str]) -> bool:
    return legible(said) == dict(said)


def _place(record: Record, entry: Entry, field: Field) -> Place:
    long = field.name in LONG
    return Place(
        word=field.word,
        text=shown(record, field, getattr(entry, field.name)),
        about=tuple(spoken(record.relationship, line) for line in _about(type(entry), field)),
        words=field.text,
        mark=long,
    )


def _about(cls: type[Entry], field: Field) -> tuple[str, ...]:
    said = BY_FIELD.get((cls, field.name)) or BY_KIND.get(field.kind)
    if field.name == "private":
        said = "yes: leave it out of every export"
    if said is None and (words := choices(field)):
        said = f"{', '.join(words[:-1])} or {words[-1]}"
    if said is None and field.points_to is not None:
        kind = field.points_to.type.replace("_", " ")
        said = f"a {kind}, such as {field.points_to.prefix}1"
    if field.name in LONG and said is not None:
        said = f"{field.word}: {said}"
    return (said,) if said else ()


def read_back(
    session: Session, record: Record, entry: Entry, new: Sequence[Filled]
) -> dict[str, Any]:
    """The fields that these lines of a form change; Unreadable names every line that cannot be
    taken."""
    stated: dict[str, Any] = {}
    problems: list[Problem] = []
    for one in new:
        field = field_named(type(entry), one.word)
        assert field is not None
        typed = Typed(
            session=session,
            record=record,
            entry=entry,
            field=field,
            label=field.word,
            text=one.text,
        )
        try:
            stated[field.name] = value_of(typed)
        except MentorlogError as error:
            problems.append(Problem(one.line, error.sentence.removeprefix(f"{field.word}: ")))
    if problems:
        raise Unreadable(problems)
    return {name: value for name, value in stated.items() if getattr(entry, name) != value}
