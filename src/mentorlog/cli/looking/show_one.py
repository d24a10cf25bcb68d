"""One thing of the record, whole: `mentorlog show m7`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mentorlog.cli.asking.retyped import to_type
from mentorlog.cli.rewriting.any_id import any_entry, of_itself, read_id
from mentorlog.cli.rewriting.fields import fields_of
from mentorlog.cli.rewriting.held import said_of
from mentorlog.errors import NotFound
from mentorlog.record import PLURALS, Entry, Record, closed_on
from mentorlog.render.width import padded, widest

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

ONE_LINE = 50  # characters; a longer text stands below its word


def show_one(session: Session, which: str, as_json: bool) -> None:
    """Print what is recorded under that short id, and what belongs to it; NotFound."""
    _refuse_name(session, which)
    with session.reading() as reader:
        of_itself(session, reader, which)
        record = session.record(reader)
    entry = any_entry(session, record, which)
    beside = tuple(with_it(record, entry))
    if as_json:
        session.print_json({"entry": entry, "with_it": beside})
    else:
        session.out(*_lines(record, entry, beside), "", *_what_next(session, record, entry.short))


def _refuse_name(session: Session, which: str) -> None:
    """NotFound for what is no short id, a name for one."""
    try:
        read_id(which)
    except NotFound as error:
        from mentorlog.cli.asking.retyped import line

        name = _unquoted(session, which)
        hint = "puts a name of several words in quotes" if name != which else "names a relationship"
        try_ = line(["mentorlog", "show", "--with", name]) if which.strip() else "mentorlog show"
        raise NotFound(f"{error.sentence} --with {hint}.", try_) from error


def _unquoted(session: Session, last: str) -> str:
    """The name of which that is the last word, where `--with` took the first of it alone."""
    first, there = session.with_name, session.argv
    at = there.index("--with") + 1 if "--with" in there else len(there)
    return f"{first} {last}" if there[at : at + 2] == [first, last] else last


def with_it(record: Record, entry: Entry) -> Iterator[Entry]:
    """What names that entry: what was promised or said in a session, the reviews of a goal."""
    for cls, plural in PLURALS.items():
        names = [field.name for field in fields_of(cls) if field.points_to is type(entry)]
        for other in getattr(record, plural):
            values = [getattr(other, name) for name in names]
            if any(entry.id in (v if isinstance(v, tuple) else (v,)) for v in values):
                yield other


def _lines(record: Record, entry: Entry, beside: Sequence[Entry]) -> Iterator[str]:
    from mentorlog.render.changes import title

    said = said_of(record, entry)
    wide = widest(said)
    yield from (title(entry).partition(":")[0], "")
    yield from (f"  {padded(word, wide)}  {text}" for word, text in said.items() if not _long(text))
    for word, text in said.items():
        if _long(text):
            yield from ("", f"  {word}", *(f"    {line}" for line in text.splitlines()))
    if beside:
        yield from ("", "  What belongs to it", *(f"    {title(other)}" for other in beside))


def _what_next(session: Session, record: Record, short: str) -> Iterator[str]:
    if closed_on(record) is None:
        yield f"To put it right: {to_type(session, f'mentorlog edit {short}')}"
    else:
        reopen = to_type(session, "mentorlog reopen")
        yield f"It is closed. To put it right, open it first: {reopen}"
    yield f"What it was before: {to_type(session, f'mentorlog history {short}')}"


def _long(text: str) -> bool:
    return "\n" in text or len(text) > ONE_LINE
