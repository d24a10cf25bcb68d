"""The names by which calendars know what is written into them from a record."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

CAME_FROM = "x-ics_uid"
"""The foreign key of a meeting that came out of a calendar: the UID of its event."""
UID = re.compile(r"mentorlog-([a-z]+)-(\S+)@mentorlog\.invalid", re.ASCII)


def calendar_uid(what: str, id: str) -> str:
    """The UID of an entry: the same on every machine, with no host and no person in it."""
    return f"mentorlog-{what}-{quote(id, safe='')}@mentorlog.invalid"


def named_by(uid: str) -> tuple[str, str] | None:
    """What a UID was made of, as in ("meeting", its id); None for one that is not ours."""
    found = UID.fullmatch(uid)
    return (found[1], unquote(found[2])) if found else None
