"""How often two people meet: the rhythm in force, live days, pauses and grace.

Intervals run from the day after the first to the last, both counted as whole days: from the
1st to the 15th is 14 days.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Literal

from mentorlog.days import duration_days
from mentorlog.frozen import Frozen, once
from mentorlog.record import Meeting, Pause, Record, held, started, uncounted
from mentorlog.record.in_force import agreed_at

ASSUMED_DAYS = 30
SHORTEST_DAYS = 7
WEEKLY_DAYS = 10
NOTICE_HOURS = 24


class Rhythm(Frozen):
    """The days from one meeting to the next, and where that figure comes from."""

    days: int
    source: Literal["agreed", "dates", "assumed"]
    iso: str | None = None

    @property
    def weekly(self) -> bool:
        """Whether meetings are so close that a longer window is looked at."""
        return self.days <= WEEKLY_DAYS

    @property
    def or_shorter(self) -> bool:
        """Whether they may meet more often: what the dates show is taken for a week at least."""
        return self.source == "dates" and self.days == SHORTEST_DAYS


@once
def rhythm(record: Record) -> Rhythm:
    """The agreed rhythm in force at the last held meeting, or, where none was held yet, the one
    agreed on last; else the middle of the last five gaps where there are three, a week at least;
    else a month. A month counts as 30 days."""
    sessions = held(record)
    last = sessions[-1].on if sessions else None
    agreed = agreed_at(record, "rhythm", last)
    if agreed is not None:
        return Rhythm(duration_days(agreed), "agreed", agreed)
    days = [m.on for m in sessions if m.on is not None]
    gaps = sorted((b - a).days for a, b in list(pairwise(days))[-5:])
    if len(gaps) < 3:
        return Rhythm(ASSUMED_DAYS, "assumed")
    middle = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) // 2
    return Rhythm(max(SHORTEST_DAYS, middle), "dates")


def notice_at(record: Record, day: date | None) -> int:
    """The notice, in hours, below which a change is late: as agreed, else 24."""
    agreed = agreed_at(record, "notice_hours", day)
    return NOTICE_HOURS if agreed is None else int(agreed)


def pause_on(record: Record, day: date) -> Pause | None:
    """The announced break that `day` lies in, first and last day included."""
    if not record.pauses:
        return None
    within = [p for p in record.pauses if p.from_ <= day and (p.until is None or day <= p.until)]
    return max(within, key=lambda p: (p.until or date.max, p.id), default=None)


def live_days(record: Record, after: date, upto: date) -> int:
    """The days after `after` up to and with `upto` that lie in no pause; never below 0."""
    total = max(0, (upto - after).days)
    if not record.pauses:
        return total
    cursor = after.toordinal()
    for begin, end in sorted((p.from_, p.until or upto) for p in record.pauses):
        first, last = max(begin.toordinal(), cursor + 1), min(end, upto).toordinal()
        if first <= last:
            total -= last - first + 1
            cursor = last
    return total


def wordless_after(record: Record, since: date, upto: date) -> Meeting | None:
    """The first meeting after `since`, and not after `upto`, whose outcome nobody wrote down:
    it may have been held. It is given the benefit of the doubt, the ones after it are not, nor is
    one whose year looks mistyped."""
    out = uncounted(record)
    open_ = [
        (m.on, m.number or 0, m.id, m)
        for m in record.meetings
        if m.outcome in ("planned", "unknown")
        and m.on is not None
        and since < m.on <= upto
        and m.id not in out
    ]
    return min(open_)[-1] if open_ else None


def silent_since(record: Record, today: date) -> date | None:
    """The day from which silence counts: the last held meeting or the start, or the first
    meeting after it whose outcome nobody wrote down; after a pause, the pause's end and one
    more rhythm. None where no start is known."""
    sessions = held(record)
    since = sessions[-1].on if sessions else started(record)
    if since is None:
        return None
    wordless = wordless_after(record, since, today)
    since = since if wordless is None or wordless.on is None else wordless.on
    ended = [p.until for p in record.pauses if p.until is not None and since <= p.until < today]
    if not ended:
        return since
    # A day in the year 9999 is valid input; its next day is not.
    last = date.max.toordinal()
    return date.fromordinal(min(last, max(ended).toordinal() + rhythm(record).days))
