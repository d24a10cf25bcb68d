"""`mentorlog doctor --rescue`: what can be read of a damaged journal, in a new one."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from mentorlog.errors import JournalMissing, MentorlogError, UsageError
from mentorlog.frozen import Frozen
from mentorlog.wording import plural

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.cli.session import Session
    from mentorlog.record import Entry
    from mentorlog.store.rescuing import Table

DAMAGED = 4  # the exit code where something is missing
SHOWN = 30  # lines of what could not be read
NAMED = 10  # ids
FEW = 8  # kinds of records, of which each is named


class Rescued(Frozen):
    """What came of it: how many of each type were written, how many are known to be lost, and
    what was left out, in a sentence each; and the relationships whose names could not be read."""

    written: Mapping[str, int]
    lost: Mapping[str, Sequence[str]]
    unread: Sequence[str]
    left: Sequence[str]
    nameless: Mapping[str, str]

    @property
    def all_of_it(self) -> bool:
        """Whether everything that was recorded could be read."""
        return not (self.lost or self.unread or self.left or self.nameless)


def rescue_to(session: Session, to: str, as_json: bool) -> None:
    """Write what can be read to a new journal, and say what could not be."""
    path, out = session.journal_path.absolute(), _new(to)
    if not path.is_file():
        raise JournalMissing(f"There is no journal at {path}.", "mentorlog restore")
    from mentorlog.store.rescuing import tables

    _keep_key(path, out)
    done = _written(session, out, tables(path))
    if as_json:
        session.print_json({"rescued_to": str(out), **{n: getattr(done, n) for n in done.names}})
    else:
        session.out(*_lines(path, out, done))
    if not done.all_of_it:
        raise typer.Exit(DAMAGED)


def _keep_key(path: Path, out: Path) -> None:
    """What is read of an encrypted journal stands in one that the same passphrase opens."""
    from mentorlog import unlocking
    from mentorlog.store.place import salt_of

    if salt_of(path) is None:
        return
    from mentorlog.store.encryption.sealing import key_of

    key = key_of(path)
    if key is not None:
        unlocking.encrypt(out, key.raw, key.salt)


def _new(to: str) -> Path:
    if not to.strip() or "\0" in to:
        raise UsageError("--rescue needs a new file.", "mentorlog doctor --rescue new.db")
    out = Path(to).expanduser().absolute()
    if os.path.lexists(out):
        raise UsageError(f"{out} is there already; name a new file.")
    if not out.parent.is_dir():
        raise UsageError(f"There is no folder {out.parent}.")
    return out


def _written(session: Session, out: Path, tables: Mapping[str, Table]) -> Rescued:
    from mentorlog import store
    from mentorlog.exchange.salvaging import salvage

    goals = _goals(tables["meeting_goal"].rows)
    found = salvage({name: table.rows for name, table in tables.items()}, goals)
    left = list(found.left)
    written: Counter[str] = Counter()
    with store.writing(out, session.today, create=True, name="doctor --rescue") as writer:
        for entry in found.entries:
            try:
                writer.take(entry)
                written[entry.type] += 1
            except MentorlogError as error:
                left.append(error.sentence)
        writer.settle()
        _keep_packets(writer, tables["packet"].rows, left)
    return Rescued(
        dict(written),
        {name: table.lost for name, table in tables.items() if table.lost},
        [name for name, table in tables.items() if not table.whole],
        left,
        dict(_nameless(found.entries, session.today)),
    )


def _nameless(entries: Sequence[Entry], today: date) -> Iterator[tuple[str, str]]:
    """The relationships without names, by short id, and what tells each from the others."""
    from mentorlog.days.saying import say_day
    from mentorlog.exchange.salvaging import UNREADABLE
    from mentorlog.record import Meeting, Relationship

    for one in entries:
        if not isinstance(one, Relationship) or UNREADABLE not in (one.mentor, one.mentee):
            continue
        met = [m for m in entries if isinstance(m, Meeting) and m.relationship == one.id]
        days = [m.on for m in met if m.on is not None]
        first = f", the first on {say_day(min(days), today)}" if days else ""
        yield one.short, f"{plural(len(met), 'meeting')}{first}"


def _goals(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        if type(row.get("position")) is int:
            found[str(row.get("meeting"))].append((row["position"], str(row.get("goal"))))
    return {meeting: list(dict.fromkeys(g for _, g in sorted(of))) for meeting, of in found.items()}


def _keep_packets(writer: Any, rows: Sequence[Mapping[str, Any]], left: list[str]) -> None:
    from datetime import date

    from mentorlog.record import Relationship
    from mentorlog.store.packets import Received, keep

    for row in rows:
        try:
            if writer.entry(Relationship, str(row["relationship"])) is None:
                raise ValueError
            fields = {name: row[name] for name in Received.names}
            days = {n: date.fromisoformat(row[n]) for n in ("exported_on", "received_on")}
            keep(writer, Received(**fields | days))
        except (MentorlogError, ValueError, KeyError, TypeError):
            left.append("A view that the other side shared.")


def _lines(path: Path, out: Path, done: Rescued) -> Iterator[str]:
    total = sum(done.written.values())
    yield f"Wrote {plural(total, 'record')} to {out}"
    kinds = (f"{type.replace('_', ' ')} {count}" for type, count in done.written.items())
    yield f"  {', '.join(kinds)}"
    yield f"  {path} is as it was."
    if not done.all_of_it:
        yield "Not everything could be read:"
    for name, ids in done.lost.items():
        more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
        yield f"Not read: {len(ids)} of {name}: {', '.join(ids[:NAMED])}{more}"
    unknown = [name.replace("_", " ") for name in done.unread if name not in done.lost]
    if unknown:
        whose = "anything" if len(unknown) > FEW else ", ".join(unknown)
        yield f"Perhaps not all was read of {whose}."
        yield "  How many are missing, if any, cannot be known."
    if done.left:
        yield "Left out:"
        often = Counter(done.left)
        again = {1: "", 2: " (twice)"}
        lines = [f"  {one}{again.get(n, f' ({n} times)')}" for one, n in often.items()]
        yield from lines[:SHOWN]
        if len(lines) > SHOWN:
            yield f"  and {len(lines) - SHOWN} more; --json has all of them"
    if done.nameless:
        yield "Names that could not be read, which you can write down again:"
        for short, held in done.nameless.items():
            yield f"  {short}: {held}"
            yield f"    mentorlog --journal {out} agree --mentor NAME --mentee NAME --with {short}"
    if done.all_of_it:
        yield "Everything that is recorded could be read."
    yield "The history of changes, which undo goes by, is not in it."
    yield f"To look at it: mentorlog --journal {out} list"
    yield f"To go on with it: mentorlog restore {out}"
