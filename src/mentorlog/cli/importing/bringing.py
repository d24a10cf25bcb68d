"""What another tool brings, shown first, then saved in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mentorlog.cli.importing.wanted import Wanted
from mentorlog.cli.session import Session

if TYPE_CHECKING:
    from mentorlog.exchange.arriving import Arrival
    from mentorlog.store import Reader

QUESTION = "Save this? (Y/n, then Enter)"


def bring(
    session: Session,
    wanted: Wanted,
    read: Callable[[Reader], Arrival],
    shown: Callable[[Arrival], Sequence[str]],
) -> None:
    """Read what the file brings beside the journal, show it, and save it.

    At a terminal somebody is asked first; `--yes` does not ask, `--dry-run` saves nothing. It is
    read again inside the transaction that writes it, so that nothing that was recorded while
    somebody looked at it is overlooked or written over.
    """
    with session.reading() as reader:
        arrival = read(reader)
        early = [] if wanted.as_json else _early(session, reader, arrival)
    if not wanted.as_json:
        session.out(*shown(arrival))
        session.say(*(f"note: {note}" for note in arrival.notes))
        session.say(*(f"left out: {line}" for line in arrival.left))
    if wanted.dry_run or not arrival:
        _told(session, wanted, arrival, saved=False)
        return
    asking = session.interactive and not wanted.yes and not wanted.as_json
    if asking and not session.yes(QUESTION):
        session.out("Nothing is saved.")
        return
    from mentorlog.cli.safekeeping.copying import writing

    with writing(session, "import") as writer:
        now = read(writer)
        for entry in now.new:
            writer.add(entry)
        for change in now.changed:
            writer.change(change.there, **change.fields)
        for entry in now.gone:
            writer.remove(entry)
    _told(session, wanted, now, saved=True)
    session.say(*early)


def _early(session: Session, reader: Reader, arrival: Arrival) -> list[str]:
    """That sessions lie before the day it began, from which on the check counts, and the line
    that puts that day right; nothing where none does."""
    from mentorlog.cli.asking.retyped import to_type
    from mentorlog.days import short_day
    from mentorlog.record import Meeting

    found = []
    for one in reader.relationships():
        new = (e for e in arrival.new if isinstance(e, Meeting) and e.relationship == one.id)
        early = sorted(m.on for m in new if m.on and one.started_on and m.on < one.started_on)
        if early and one.started_on:
            what = "1 session lies" if len(early) == 1 else f"{len(early)} sessions lie"
            found.append(
                f"note: {what} before the day it began, {short_day(one.started_on)}. "
                "If it began earlier, say so:"
            )
            with_ = f" --with {one.short}" if reader.several else ""
            correct = f"mentorlog agree --started {early[0]}{with_}"
            found.append(f"  Try: {to_type(session, correct)}")
    return found


def _told(session: Session, wanted: Wanted, arrival: Arrival, saved: bool) -> None:
    if wanted.as_json:
        session.print_json(
            {
                "saved": saved,
                "new": list(arrival.new),
                "changed": [
                    {"id": change.there.id, "type": change.there.type, "to": change.fields}
                    for change in arrival.changed
                ],
                "gone": [{"id": entry.id, "type": entry.type} for entry in arrival.gone],
                "same": arrival.same,
                "left": arrival.left,
                "notes": arrival.notes,
            }
        )
        return
    counts = (
        f"{len(arrival.new)} new, {len(arrival.changed)} changed, "
        f"{f'{len(arrival.gone)} taken out, ' if arrival.gone else ''}"
        f"{arrival.same} there already, {len(arrival.left)} left out"
    )
    if saved:
        session.out(f"Saved: {counts}. `mentorlog undo` takes it back.")
    elif wanted.dry_run:
        session.out(f"Would save: {counts}. Nothing is saved.")
    else:
        session.out(f"Nothing to save: {counts}.")
