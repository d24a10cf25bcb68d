"""How an event repeats: a rule is checked before dateutil goes through it.

dateutil looks at the end of a rule only where it finds a day, so that a rule without any (the
30th of February) would be looked through up to the year 9999. Such rules are refused here, and
those that repeat within a day, which no two people's sessions do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from mentorlog.exchange.ics.event import Broken
from mentorlog.exchange.ics.moment import Moment

MOST_LOOKED_AT = 20_000
MOST_INTERVAL = 1_000
MOST_LISTED = 400
LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
WITHIN_A_DAY = ("HOURLY", "MINUTELY", "SECONDLY")
LISTS = {
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 60),
}
OF_LONG_ONES = ("BYYEARDAY", "BYWEEKNO", "BYSETPOS")
DAY = re.compile("([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
NO_DAY = "its rule names no day that there is"
UNREAD = "its rule cannot be read"


def days_of(rule: str, start: Moment, high: datetime) -> Iterator[datetime]:
    """The moments of a rule up to `high`, by the clock of the event itself; Broken where it is
    no rule, or one that is not looked through."""
    from dateutil.rrule import rrule

    given = _read(rule, start)
    looked_at = 0
    try:
        for found in rrule(dtstart=start.wall, cache=False, **given):
            looked_at += 1
            if found > high:
                return
            if looked_at > MOST_LOOKED_AT:
                raise Broken(f"it repeats more than {MOST_LOOKED_AT:,} times before the end")
            yield found
    except (ValueError, TypeError, OverflowError) as error:
        raise Broken(UNREAD) from error


def _read(rule: str, start: Moment) -> dict[str, Any]:
    """The rule as dateutil takes it."""
    parts: dict[str, str] = {}
    for part in rule.upper().strip(" ;").split(";"):
        name, _, value = part.partition("=")
        parts[name.strip()] = value.strip()
    frequency = parts.get("FREQ", "")
    if frequency in WITHIN_A_DAY:
        raise Broken("it repeats within a day")
    if frequency not in FREQUENCIES:
        raise Broken(UNREAD)
    if parts.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise Broken("its rule goes by another calendar than the Gregorian")
    found: dict[str, Any] = {
        "freq": FREQUENCIES.index(frequency),
        "interval": _whole(parts.get("INTERVAL", "1"), 1, MOST_INTERVAL),
    }
    if "UNTIL" in parts:
        found["until"] = _until(parts["UNTIL"], start)
    elif "COUNT" in parts:
        found["count"] = _whole(parts["COUNT"], 1, 10**12)
    if "WKST" in parts:
        found["wkst"] = _days(parts["WKST"])[0]
    if "BYDAY" in parts:
        found["byweekday"] = _days(parts["BYDAY"])
    for name, (low, high) in LISTS.items():
        if parts.get(name):
            found[name.casefold()] = _numbers(parts[name], low, high)
    _check(found, frequency)
    return found


def _check(found: dict[str, Any], frequency: str) -> None:
    """Broken where the rule has no days, or several a day."""
    if any(len(found.get(name, ())) > 1 for name in ("byhour", "byminute", "bysecond")):
        raise Broken("it repeats within a day")
    if frequency in ("DAILY", "WEEKLY"):
        if any(name.casefold() in found for name in OF_LONG_ONES):
            raise Broken(UNREAD)
    days, months = found.get("bymonthday"), found.get("bymonth", range(1, 13))
    if days and not any(abs(day) <= LONGEST[month] for day in days for month in months):
        raise Broken(NO_DAY)
    if days and any(day.n for day in found.get("byweekday", ())) and frequency != "WEEKLY":
        raise Broken("its rule names days in two ways at once")


def _whole(text: str, low: int, high: int) -> int:
    if not re.fullmatch("[+-]?[0-9]{1,13}", text) or not low <= int(text) <= high:
        raise Broken(UNREAD)
    return int(text)


def _numbers(text: str, low: int, high: int) -> tuple[int, ...]:
    listed = [part.strip() for part in text.split(",") if part.strip()]
    if len(listed) > MOST_LISTED:
        raise Broken(UNREAD)
    return tuple(_whole(part, low, high) for part in listed)


def _days(text: str) -> list[Any]:
    from dateutil import rrule

    found = [DAY.fullmatch(part.strip()) for part in text.split(",") if part.strip()]
    if not found or len(found) > MOST_LISTED or not all(found):
        raise Broken(UNREAD)
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    listed: list[Any] = []
    for one in found:
        day = rrule.weekdays[names.index(one[2])] if one is not None else None
        nth = int(one[1]) if one is not None and one[1] else 0
        listed.append(day(nth) if day is not None and nth else day)
    return listed


def _until(text: str, start: Moment) -> datetime:
    """The end of a rule by the clock of the event; a day alone is meant with all of it."""
    found = re.fullmatch("([0-9]{8})(?:T([0-9]{4})([0-9]{2})?(Z)?)?", text)
    if found is None:
        raise Broken("the end of its rule (UNTIL) cannot be read")
    try:
        day = datetime.strptime(found[1], "%Y%m%d")
        if found[2] is None or start.whole_day:
            return datetime.combine(day.date(), time.max)
        clock = datetime.strptime(found[2], "%H%M") + timedelta(seconds=int(found[3] or 0))
    except ValueError as error:
        raise Broken("the end of its rule (UNTIL) cannot be read") from error
    wall = datetime.combine(day.date(), clock.time())
    if found[4] is None:
        return wall
    return Moment(wall, zone=UTC).seen_in(start.zone)
