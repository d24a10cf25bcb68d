"""What somebody chose in the settings file, as the checks and the days that are typed take it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.cli.where import expanded, own_folder
from mentorlog.errors import DayOrMonth, MentorlogError, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.meeting.asking import Chosen
    from mentorlog.cli.session import Session
    from mentorlog.days.reckoning import Order
    from mentorlog.settings import Encryption, Settings

T = TypeVar("T")
BY_WEEK = r"\b(weeks?|eow|this|next|last)\b"  # a word of each day that a week decides
NO = ("0", "no", "false", "off")


def file(session: Session) -> tuple[Path, bool]:
    """The settings file, and whether it was named and so must be there.

    It is that of `--settings` or MENTORLOG_SETTINGS, else settings.toml in the platform's config
    folder.
    """
    named = session.settings_text or os.environ.get("MENTORLOG_SETTINGS") or None
    if named is not None:
        return expanded(named), True
    folder = own_folder("config")
    return Path(os.devnull) if folder is None else folder / "settings.toml", False


def limits(session: Session) -> Mapping[str, Any]:
    """The thresholds of the settings file, by sign; empty where all are the default. UsageError,
    which names the file, where one cannot be."""
    found = _settings(session).thresholds
    if not found:
        return {}
    from mentorlog.thresholds import changed

    try:
        return changed(found)
    except UsageError as error:
        raise UsageError(f"{file(session)[0]}: {error.sentence}", error.try_) from error


def questions(session: Session) -> Chosen:
    """Which questions `mentorlog meet` asks, and one's own beside them."""
    from mentorlog.cli.meeting.asking import chosen

    return chosen(_settings(session).meet)


def keep(session: Session) -> int:
    """How many of the copies that are made by themselves are kept."""
    return _settings(session).keep


def order(session: Session) -> Order | None:
    """Which comes first in a day in figures, where somebody chose for good."""
    return _for_days(session).order


def plain(session: Session) -> bool:
    """Whether MENTORLOG_PLAIN or the settings file wants words alone. A file that cannot be read
    says nothing here: what needs it says so."""
    stated = os.environ.get("MENTORLOG_PLAIN", "").strip().casefold()
    if stated:
        return stated not in NO
    with suppress(MentorlogError, OSError):
        path, _ = file(session)  # it is parsed only where it may say so: that takes its time
        return path.is_file() and b"plain" in path.read_bytes() and _settings(session).plain
    return False


def encryption(session: Session) -> Encryption:
    """Where the passphrase of an encrypted journal comes from."""
    return _settings(session).encryption


def in_order(session: Session, typed: str, read: Callable[[str], T]) -> T:
    """What `read` makes of a day that was typed; one in figures that could be two is read in the
    order of the settings file, and one of a week as that has weeks begin. It is not looked at
    before. UsageError where a day could be two, and it has no order."""
    if re.search(BY_WEEK, typed, re.IGNORECASE):
        from mentorlog import days

        with days.weeks_from(_for_days(session).week):
            return _in_order(session, typed, read)
    return _in_order(session, typed, read)


def _in_order(session: Session, typed: str, read: Callable[[str], T]) -> T:
    try:
        return read(typed)
    except DayOrMonth as error:
        from mentorlog import days

        first = order(session)
        if first is None:
            raise UsageError(
                f'{error.sentence}, or choose for good with order = "day-month" (or "month-day") '
                f"below a line [days] in {file(session)[0]}"
            ) from error
        return read(days.in_order(typed, first))


def _settings(session: Session) -> Settings:
    from mentorlog import settings

    path, named = file(session)
    try:
        return settings.read(path, required=named)
    except UsageError as error:
        if error.try_ is None and path.is_file():
            error.try_ = _to_open(path)
        raise


def _for_days(session: Session) -> Settings:
    """The same for a day that is typed, which a `Try` would be taken to put right."""
    try:
        return _settings(session)
    except UsageError as error:
        error.try_ = None
        raise


def _to_open(path: Path) -> str | None:
    """What to type for that file in an editor; None where there is no editor."""
    from mentorlog.cli.asking.editor import NotStarted, editor
    from mentorlog.cli.asking.retyped import line

    with suppress(NotStarted):
        command, *words = editor()
        return line([os.path.basename(command), *words, str(path)])
    return None
