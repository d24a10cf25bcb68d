"""Time zones: those that everybody knows by name, Windows names, and those that a file describes.

A zone of a file is read by dateutil, behind a check: its rules may come round once a year and
no oftener, since whoever asks it for an hour goes through all of them from the first on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, tzinfo
from io import StringIO

from mentorlog.errors import UsageError

MOST_RULES = 12
RULE = re.compile(
    r"RRULE:(?=.*\bFREQ=YEARLY\b)(?=.*\bBYMONTH=[0-9]+(;|$))[A-Z0-9=;,+-]{1,160}", re.IGNORECASE
)
KNOWN = re.compile(r"[A-Za-z0-9_+\-]{1,40}(/[A-Za-z0-9_+\-]{1,40}){0,2}")


def zone_of(name: str) -> tzinfo | None:
    """The zone of that name, or of that name on Windows; None where there is none."""
    from zoneinfo import ZoneInfo

    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    plain = name.strip().strip('"').strip("/")
    plain = WINDOWS_TO_OLSON.get(plain, plain)
    parts = plain.split("/")
    # "/freeassociation.sourceforge.net/Europe/Berlin": the name is at the end
    tried = ["/".join(parts[at:]) for at in range(len(parts))] if name.startswith("/") else [plain]
    for one in tried[:6]:
        if KNOWN.fullmatch(one):
            try:
                return ZoneInfo(one)
            except (OSError, ValueError, LookupError):
                continue
    return None


def read_zone(name: str) -> tzinfo:
    """The zone that somebody typed; UsageError where there is none of that name."""
    found = zone_of(name)
    if found is None:
        from zoneinfo import available_timezones

        city = "_".join(name.split()).casefold()
        there = sorted(z for z in available_timezones() if z.casefold().endswith(f"/{city}"))
        raise UsageError(
            f"{name!r} is no time zone that is known; they are called as Europe/London is.",
            f"… --zone {there[0] if there else 'Europe/London'}",
        )
    return found


class Described:
    """The zones that a calendar describes, by name; each is read when it is first asked for."""

    def __init__(self, zones: Sequence[Sequence[str]]) -> None:
        self._lines: dict[str, Sequence[str]] = {}
        self._read: dict[str, tzinfo | None] = {}
        for lines in zones:
            named = (line.partition(":")[2] for line in lines if _is(line, "TZID"))
            self._lines.setdefault(next(named, "").replace("\\", "").strip(), lines)

    def zone(self, name: str) -> tzinfo | None:
        """The zone of that name; None where none is described, or it cannot be read."""
        name = name.replace("\\", "").strip()
        if name not in self._read:
            self._read[name] = _read(self._lines[name]) if name in self._lines else None
        return self._read[name]


def _is(line: str, name: str) -> bool:
    return re.split("[;:]", line, maxsplit=1)[0].upper() == name


def _read(lines: Sequence[str]) -> tzinfo | None:
    plain = [_plain(line) for line in lines]
    rules = [line for line in plain if line.startswith("RRULE")]
    if len(rules) > MOST_RULES or not all(RULE.fullmatch(rule) for rule in rules):
        return None
    from dateutil.tz import tzical

    try:
        zone = tzical(StringIO("\r\n".join(plain))).get()
        if zone is not None:
            zone.utcoffset(datetime(2026, 1, 1))
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        return None
    return zone


def _plain(line: str) -> str:
    """A line of a zone without what dateutil does not take: parameters, seconds, a day alone."""
    name, _, value = line.partition(":")
    name, value = name.partition(";")[0].upper(), value.strip()
    if name == "DTSTART" and re.fullmatch("[0-9]{8}", value):
        value += "T000000"
    return f"{name}:{value}"
