"""What was asked of `mentorlog import`."""

from __future__ import annotations

from mentorlog.frozen import Frozen


class Wanted(Frozen, kw_only=True):
    """The file, or "-", and what is to be done with it."""

    file: str
    update: bool = False
    dry_run: bool = False
    yes: bool = False
    as_json: bool = False
    as_: str | None = None


class Rehearsed(Exception):
    """Ends a transaction that was only to be looked at."""
