"""The day that is typed for the last session, with its time where one stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.ahead import Ahead, moment_ahead
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.meeting_words import Moment
    from mentorlog.cli.session import Session


def final_day(session: Session, typed: Ahead, at: str | None) -> Moment:
    """The day of `--on` and the time: the one beside it, else that of `--at`, as it was typed.
    UsageError where the two say different times."""
    day, beside = moment_ahead(session, typed.label, typed.typed, session.today)
    session.understood.append((typed.label.lstrip("-"), day, False))
    if beside is None or at is None:
        return day, beside or at
    from mentorlog.cli.meeting_words import time

    if time(session, at) != beside:
        raise UsageError(
            f"--on says {beside}, and --at says {at}: one of them is enough.",
            f"mentorlog close --on {day} --at {beside}",
        )
    return day, beside
