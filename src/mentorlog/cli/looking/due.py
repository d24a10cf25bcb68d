"""`mentorlog due`: what is due now, a line each."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.cli.app import Commands, Ctx
from mentorlog.cli.kinds import JSON, Kind, flag, kind
from mentorlog.errors import JournalEncrypted, JournalMissing, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.record import Record
    from mentorlog.render.due import Found

commands = Commands()

FOUND = 1
AHEAD_DAYS = 2
MOST_DAYS = 3660
SPAN = re.compile(r"([0-9]{1,4}) ?(d|days?|w|weeks?)", re.IGNORECASE)
EXAMPLE = """\
mentorlog due
mentorlog due --within 7d --mine
mentorlog due --check || echo "Something waits for you"

To be reminded each Monday at nine, a line for `crontab -e`:
  0 9 * * 1 mentorlog due --within 7d
The number of what is due before each prompt, in ~/.bashrc:
  PS1='$(mentorlog due --count)'$PS1
"""


def _span(_session: Session, text: str) -> int:
    """A number of days."""
    found = SPAN.fullmatch(text.strip())
    days = int(found[1]) * (7 if found[2][0] in "wW" else 1) if found else None
    if days is None or days > MOST_DAYS:
        raise UsageError(f"{text!r} is no number of days or weeks (for example 7d, 2 weeks).", "7d")
    return days


@commands.command("due", example=EXAMPLE)
def due(
    ctx: Ctx,
    within: Annotated[
        int, kind(Kind("DAYS", _span), "how far ahead: 7d, 2 weeks; 2d where it is left out")
    ] = AHEAD_DAYS,
    mine: Annotated[bool, flag("leave out what others have promised", "--mine")] = False,
    check: Annotated[bool, flag("exit 1 where something is due", "--check")] = False,
    count: Annotated[bool, flag("only how much it is; nothing for none", "--count")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """What is due today and in the next days, over all relationships that are open.

    Nothing is needed. One line each: sessions, actions, goals, concerns to look at again, the
    agreement, whom to tell of an ending, and of closed ones, too, that they are to be erased, and
    that you meant to be in touch. Of very many lines those nearest to today are shown. Private
    words are left out, since others may see the screen. With --check or --count there is no word
    where nothing is due, nor where there is no journal yet; and of an encrypted journal nobody is
    asked for the passphrase.
    """
    session = ctx.obj
    quiet = check or count
    session.unasked = quiet
    try:
        told = _told(session, within, mine, count=count, as_json=as_json, quiet=quiet)
    except JournalMissing:
        if not quiet:
            raise
        return
    except JournalEncrypted as error:
        if not count:
            raise
        raise typer.Exit(error.exit_code) from error
    if as_json and not count:
        session.print_json(told)
    elif told:
        session.out(*told)
    elif not quiet:
        session.out(_nothing(_until(session.today, within), within))
    if check and told:
        raise typer.Exit(FOUND)


def _until(today: date, days: int) -> date:
    return date.fromordinal(min(date.max.toordinal(), today.toordinal() + days))


def _told(
    session: Session, within: int, mine: bool, *, count: bool, as_json: bool, quiet: bool
) -> list[Any]:
    """What is printed of what is due: its number, its data, or lines; empty for nothing."""
    from mentorlog.cli.looked_at import each
    from mentorlog.cli.progress import counted, progress
    from mentorlog.render.due import data, lines

    today, one = session.today, session.with_name is not None
    with session.reading() as reader:
        ids = [session.choose(reader).id] if one else reader.ids()
        with progress(session, "Reading", len(ids), quiet=quiet or as_json) as advance:
            records = counted(each(reader, ids, today), advance)
            found = (_due(record, today, within, mine) for record in records)
            if count:
                number = sum(len(some) for _, some in found)
                return [str(number)] if number else []
            if as_json:
                return [data(record, due, today) for record, some in found for due in some]
            return lines(found, today)


def _due(record: Record, today: date, within: int, mine: bool) -> Found:
    """What is due of a relationship, as it is known on the day."""
    from mentorlog.due import falls_due
    from mentorlog.known import known_by
    from mentorlog.render.due import mine as is_mine

    known = known_by(record, today)
    some = falls_due(known, today, _until(today, within))
    return known, tuple(due for due in some if not mine or is_mine(known, due))


def _nothing(until: date, within: int) -> str:
    from mentorlog.days import short_day

    return f"Nothing is due up to {short_day(until)}." if within else "Nothing is due today."
