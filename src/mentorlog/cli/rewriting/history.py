"""`mentorlog history`: every value that an entry of the record had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, flag, what
from mentorlog.cli.rewriting.any_id import any_entry, any_relationship, read_id
from mentorlog.cli.session import Session
from mentorlog.errors import NotFound, UsageError
from mentorlog.record import ENTRIES, Entry, Relationship
from mentorlog.render.safe import safe

if TYPE_CHECKING:
    from mentorlog.render.changes import Named
    from mentorlog.store import Reader
    from mentorlog.store.history import Change

commands = Commands()


EXAMPLE = """\
mentorlog history m7
mentorlog history a3 --json
mentorlog history m7 --forget"""


@commands.command("history", example=EXAMPLE)
def history(
    ctx: Ctx,
    which: Annotated[str, what("what to look at: m7, a3, g1, or any other short id", "ID")],
    forget: Annotated[
        bool, flag("take the earlier words of it out of the journal, for good", "--forget")
    ] = False,
    yes: Annotated[bool, flag("with --forget: do not ask", "--yes")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """What was written about one thing, and when; also of one that is deleted.

    Needed: ID. `mentorlog edit` and `delete` keep the earlier words here, so that they can come
    back; --forget takes them out, and what the thing says now stays.
    """
    from mentorlog.store import history as kept

    if yes and not forget:
        raise UsageError("--yes goes with --forget.", "mentorlog history --help")
    session = ctx.obj
    with session.reading() as reader:
        entry, gone = _meant(session, reader, which)
        ours = _ours(reader, entry)
        found = [] if forget else _all_steps(reader, ours)
        lines = [] if as_json or forget else list(_lines(entry, gone, found, kept.naming(reader)))
    if forget:
        from mentorlog.cli.erasing.forgetting import forget as take_out

        take_out(session, entry, gone, ours, yes, as_json)
        return
    if as_json:
        session.print_json([_data(change) for change in found])
        return
    session.out(*lines)


def _meant(session: Session, reader: Reader, which: str) -> tuple[Entry, bool]:
    """The entry as it is, or as it last was, and whether it is gone."""
    from mentorlog.store.history import gone

    cls, number = read_id(which)
    record = None if cls is Relationship else session.record(reader)
    try:
        if record is None:
            return any_relationship(reader, which), False
        return any_entry(session, record, which), False
    except NotFound:
        home = None if record is None else record.relationship.id
        deleted = gone(reader, cls, "number", number, home)
        if not deleted:
            raise
        return deleted[0], True


def _ours(reader: Reader, entry: Entry) -> list[tuple[type[Entry], str]]:
    """The class and id of an entry and of all that belongs to it or ever did."""
    from mentorlog.store.history import belonging

    ours = [(type(entry), entry.id)]
    for cls in ENTRIES:
        if cls.owner_key != "relationship":
            ours += [(cls, id) for id in belonging(reader, cls, entry)]
    return ours


def _all_steps(reader: Reader, ours: Sequence[tuple[type[Entry], str]]) -> list[Change]:
    """What became of them, in the order of writing."""
    from mentorlog.store.history import steps

    found = [step for cls, id in ours for step in steps(reader, cls, id)]
    return sorted(found, key=lambda step: step.command.id)


def _lines(entry: Entry, gone: bool, found: Sequence[Change], named: Named) -> Iterator[str]:
    from mentorlog.days import short_day
    from mentorlog.render.changes import title, what_changed

    yield f"{title(entry)}{' (deleted)' if gone else ''}"
    own = [step for step in found if (type(step.entry), step.entry.id) == (type(entry), entry.id)]
    first = own[0].before if own else entry
    if first is not None:
        written = f", written {short_day(first.recorded_on)}" if first.recorded_on else ""
        yield from ("", f"As it was when this journal began to keep a history{written}")
        yield from _below(what_changed(None, first, named))
    known = set() if first is None else {entry.id}
    for step in found:
        there = step.entry
        other = "" if step in own else there.short
        state = "written" if step.before is None else "deleted" if step.after is None else ""
        again = state == "written" and there.id in known
        known.add(there.id)
        said = " ".join(filter(None, (other, "back again" if again else state)))
        yield from ("", f"{short_day(step.command.on)}, {step.command.name}{said and f': {said}'}")
        if step.after is not None and not again:
            yield from _below(what_changed(step.before, step.after, named))


def _below(values: Iterable[str]) -> Iterator[str]:
    """Values below their heading, so that no line of them can be taken for one."""
    for said in values:
        yield from (f"    {line}" for line in safe(said, lines=True).split("\n"))


def _data(change: Change) -> dict[str, Any]:
    return {
        "on": change.command.on,
        "command": change.command.name,
        "taken_back": change.command.undone,
        "before": change.before,
        "after": change.after,
    }
