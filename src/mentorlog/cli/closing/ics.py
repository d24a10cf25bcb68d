"""`mentorlog close --ics`: the final session as a calendar entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.closing import flags as f
from mentorlog.cli.flagged import dashed
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.session import Session

AGAIN = (
    "Open it, or import it into your calendar. Where the day changes, write it again; the "
    "calendar knows that it is the same session."
)


def write_entry(session: Session, flags: f.Flags, said: set[str]) -> None:
    """Write the entry to a new file, or to standard output."""
    if flags.ics is None:
        raise UsageError("--force goes with --ics.", "mentorlog close --ics FILE --force")
    others = sorted(said - {"ics", "force"})
    if others or flags.as_json:
        other = dashed((others or ["as_json"])[0])
        raise UsageError(
            f"--ics writes what is planned, and {other} is another thing; give one of them.",
            "mentorlog close --ics FILE",
        )
    from mentorlog.cli.files import spare
    from mentorlog.cli.handing import handed
    from mentorlog.known import known_by
    from mentorlog.record import final_meeting
    from mentorlog.render.calendar import calendar
    from mentorlog.render.calendar_entries import edition, last_session
    from mentorlog.store.packets import revision

    spare(flags.ics, session.journal_path, "mentorlog close --ics final-session.ics")
    with session.reading() as reader:
        record = known_by(session.open_record(reader), session.today)
        number = revision(reader, record.relationship.id)
    final = final_meeting(record)
    if final is None or final.on is None:
        raise UsageError("No final session is planned yet.", "mentorlog close --on DAY")
    of = edition(record, number, session.today)
    with handed(session, flags.ics, flags.force, AGAIN) as stream:
        stream.write(calendar([(of, [last_session(record, final)])]).encode())
