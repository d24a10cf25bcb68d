"""`mentorlog export`: a relationship as JSON Lines, to keep, to move or to share."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Annotated

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.asking.retyped import line, refuse_force, refuse_named
from mentorlog.cli.files import spare
from mentorlog.cli.handing import ending_stays, handed
from mentorlog.cli.kinds import flag, short, word
from mentorlog.cli.session import Session
from mentorlog.errors import AFTER, BEGIN, NotFound, UsageError
from mentorlog.exchange.table.headings import Of
from mentorlog.wording import PURPOSE

if TYPE_CHECKING:
    from mentorlog.record import Record, Relationship

commands = Commands()
ENDS = {"csv": ".csv", "taskwarrior": ".json", "ics": ".ics"}


EXAMPLE = """\
mentorlog export --out sarah.jsonl
mentorlog export --packet          (exactly what would go to the other side)
mentorlog export --packet --out for-sarah.jsonl
mentorlog export --csv actions --out actions.csv
mentorlog export --ics --all --out mentoring.ics
"""


ALSO = short(
    "in a packet, too: concerns, feedback, notes, observations, reasons", "--also", metavar="WHAT"
)
PREVIEW = flag("of a packet: show all that would leave; write nothing", "--preview")


@commands.command("export", example=EXAMPLE)
def export(
    ctx: Ctx,
    out: Annotated[
        str | None, short("a new file; standard output without it", "--out", metavar="PATH")
    ] = None,
    everything: Annotated[bool, flag("every relationship in the journal", "--all")] = False,
    include_private: Annotated[
        bool, flag("also what is marked private", "--include-private")
    ] = False,
    force: Annotated[bool, flag("write over a file that is there", "--force")] = False,
    packet: Annotated[bool, flag("your view, for the other side to compare", "--packet")] = False,
    also: Annotated[list[str] | None, ALSO] = None,
    preview: Annotated[bool, PREVIEW] = False,
    yes: Annotated[bool, flag("write a packet without being asked", "--yes")] = False,
    csv: Annotated[Of | None, word("a table of one kind, for a spreadsheet", "--csv")] = None,
    taskwarrior: Annotated[bool, flag("its actions, for task import", "--taskwarrior")] = False,
    ics: Annotated[bool, flag("what is to come, for a calendar", "--ics")] = False,
) -> None:
    """Write a relationship as JSON Lines, to keep, to move or to share.

    Nothing is needed. What it holds is said first; private things stay out unless
    --include-private is given. A packet is your side's view, which the other side imports and
    compares with theirs: private things are never in it. A table (--csv) is of the sessions, the
    actions or the goals. For a calendar (--ics) are the sessions and days to come and the actions
    that have a day; written again, what was moved since moves there, too.
    """
    from mentorlog.cli.exporting.packet import Asked, export_packet, refuse_with

    session = ctx.obj
    asked = Asked(out=out, also=also or (), preview=preview, yes=yes, force=force)
    refuse_with(session, asked, everything, include_private, packet)
    refuse_named(session, everything)
    refuse_force(session, out, force)
    form = _form({"packet": packet, "csv": csv, "taskwarrior": taskwarrior, "ics": ics})
    if out is not None:
        spare(out, session.journal_path, elsewhere(session, out, ENDS.get(form, ".jsonl")))
    if packet:
        export_packet(session, asked)
    elif csv is not None:
        from mentorlog.cli.exporting.csv import give

        give(session, csv, out, everything, include_private, force)
    elif form:
        module = import_module(f"mentorlog.cli.exporting.{form}")
        module.give(session, out, everything, include_private, force)
    else:
        _export(session, out, everything, include_private, force)


def _form(forms: Mapping[str, object]) -> str:
    """The form that is asked for, "" for JSON Lines; UsageError where two are."""
    given = [form for form, asked in forms.items() if asked]
    if len(given) > 1:
        raise UsageError(f"--{given[0]} and --{given[1]} are two forms; give one.")
    return given[0] if given else ""


def _export(
    session: Session, out: str | None, everything: bool, include_private: bool, force: bool
) -> None:
    from mentorlog.exchange.jsonl import export_record, write_lines

    with session.reading() as reader:
        chosen = reader.relationships() if everything else [session.choose(reader)]
        refuse_nothing(chosen, include_private)
        ids = [relationship.id for relationship in chosen]
        # Standard output may be a pager that nobody scrolls on: the journal is let go before.
        kept = BytesIO() if out in (None, "-") else None
        with handed(session, out, force) if kept is None else nullcontext(kept) as stream:
            held = _contents((reader.record(id) for id in ids), include_private)
            if kept is None:
                session.say(*held, PURPOSE)
            leaving = (
                entry for id in ids for entry in export_record(reader.record(id), include_private)
            )
            write_lines(leaving, stream, exported_on=session.today, include_private=include_private)
    if kept is not None:
        session.say(*held, PURPOSE)
        with handed(session, out, force) as stream:
            stream.write(kept.getvalue())


def elsewhere(session: Session, out: str, ending: str = ".jsonl") -> str:
    """What was typed, with another file in the place of `out`."""
    words = [word for word in session.argv if word != "--force"]
    root, end = os.path.splitext(out)
    other = f"{root}-export{ending}" if end == ending else f"{root}{ending}"
    for at in reversed(range(len(words))):
        if words[at] in (out, f"--out={out}"):
            words[at] = words[at].removesuffix(out) + other
            break
    return line(["mentorlog", *words])


def of_one(
    session: Session, what: str, everything: bool, include_private: bool
) -> tuple[Record, Record]:
    """All of the relationship that is meant, and what leaves of it; UsageError where every one is
    asked for, or all of it is private. `what` is written of one alone."""
    from mentorlog.exchange.leaving import shareable

    if everything:
        words = [word for word in session.argv if word != "--all"]
        raise UsageError(
            f"{what} is of one relationship; leave out --all.", line(["mentorlog", *words])
        )
    with session.reading() as reader:
        chosen = session.choose(reader)
        refuse_nothing([chosen], include_private)
        whole = reader.record(chosen.id)
    left = whole if include_private else shareable(whole)
    assert left is not None
    return whole, left


def refuse_nothing(chosen: Sequence[Relationship], include_private: bool) -> None:
    """UsageError where all that was chosen is private and nothing would be written."""
    if not chosen:
        raise NotFound("This journal holds no relationship yet.", BEGIN)
    if include_private or not all(relationship.private for relationship in chosen):
        return
    one = f"The relationship {chosen[0].short}"
    which = one if len(chosen) == 1 else "Every relationship in this journal"
    raise UsageError(
        f"{which} is marked private, so nothing of it is written without --include-private.",
        f"{AFTER}--include-private",
    )


def _contents(records: Iterator[Record], include_private: bool) -> list[str]:
    """What leaves, of each kind, and how much that is private stays or leaves."""
    from mentorlog.exchange.jsonl import export_record, left_out

    counts: dict[str, int] = {}
    private = 0
    endings: dict[str, None] = {}
    for record in records:
        for entry in export_record(record, include_private):
            kind = entry.type.replace("_", " ")
            counts[kind] = counts.get(kind, 0) + 1
        private += left_out(record)
        endings |= dict.fromkeys(ending_stays(record))
    listed = ", ".join(f"{kind} {count}" for kind, count in counts.items()) or "nothing"
    stays = "included, as asked" if include_private else "left out"
    lines = [f"This export holds: {listed}.", f"Private things {stays}: {private}."]
    return lines if include_private else [*lines, *endings]
