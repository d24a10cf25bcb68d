"""A long silence, measured against your rhythm

What it looks for
The days since you last met (or since the start, where you never have), with announced breaks
left out: over twice the agreed rhythm and a week, and over four weeks. A meeting booked soon
makes it weigh less. After a break, counting begins one rhythm after its end. Without an
agreed rhythm the dates themselves serve, or a month.

Why it matters
Most relationships that end early are not called off: they stop being arranged. The guidance
puts it down to a missing structure, and holds that drifting can be talked about and mended.

When it is no worry
You met and nobody wrote it down; you are in touch by other ways; or a break was agreed on
and not announced here. Then recording it is all there is to do.

What to try
- Write two lines to the other side today, without apology or reproach, and propose a day.
- Use the next meeting to ask whether this is still needed, and in which rhythm.
- If both of you have other things to do until a known day, announce a pause.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Record, held, started
from mentorlog.rhythm import Rhythm, live_days, rhythm, silent_since
from mentorlog.sign import Clear, Evidence, Level, Shown, Tally, Unknown, Verdict
from mentorlog.slots import counted
from mentorlog.wording import days_ago, happened, plural

ASK = ("Do you both still want this, and if so, when will you next meet?",)
OPEN = "The record cannot show messages, chats in passing, or a meeting that nobody wrote down."
SOURCES = ("successful-relationship", "ruffle", "star-2017")
FACTOR = "waning-interest"
FAMILY = "showing up"
ORDER = 50
RESTS_WHEN_ENDING = True


class Limits(Frozen, kw_only=True):
    """Days of silence: over `watch` rhythms and `slack` days and over `watch_days`, and so for
    concern; a meeting planned within `booked_percent` of a rhythm steps one level down."""

    watch: int = 2
    concern: int = 3
    slack: int = 7
    watch_days: int = 28
    concern_days: int = 45
    booked_percent: int = 150
    origin: str = "ours, after the guidance's weekly to monthly rhythms; tuned by simulation"

    def over(self, level: Level, days: int) -> int:
        """The silence, in days, that a rhythm of so many days may reach and not pass."""
        if level == "concern":
            return max(self.concern * days + self.slack, self.concern_days)
        return max(self.watch * days + self.slack, self.watch_days)


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    since = silent_since(record, today)
    if since is None:
        return (Unknown("both", "neither a start nor a meeting is recorded"),)
    found = rhythm(record)
    silence = live_days(record, since, today)
    level: Level | None = None
    if silence > limits.over("concern", found.days):
        level = "concern"
    elif silence > limits.over("watch", found.days):
        level = "watch"
    booked = _booked(record, today, found.days * limits.booked_percent)
    if booked is not None and level is not None:
        level = "watch" if level == "concern" else None
    threshold = f"over {plural(limits.over(level or 'watch', found.days), 'day')}"
    tally = Tally(silence, silence, 0, threshold)
    if level is None:
        return (Clear("both", "", tally),)
    return (Shown(level, "both", _says(record, today, silence), tally, _why(record, today)),)


def _booked(record: Record, today: date, percent_days: int) -> date | None:
    """The next planned day that lies near enough; `percent_days` is days times a hundred."""
    planned = [m.on for m in record.meetings if m.outcome == "planned" and m.on is not None]
    near = [day for day in planned if today <= day and (day - today).days * 100 <= percent_days]
    return min(near, default=None)


def _says(record: Record, today: date, silence: int) -> str:
    sessions = held(record)
    last = sessions[-1].on if sessions else None
    begun = (
        f"The last meeting was {days_ago(last, today)}"
        if last is not None
        else "No meeting is recorded since the start"
    )
    whole = (today - last).days if last is not None else silence
    breaks = f", {silence} of them counted since the break" if silence != whole else ""
    return f"{begun}{breaks}; {_expected(rhythm(record))}."


def _expected(found: Rhythm) -> str:
    if found.source == "agreed":
        return f"you agreed on every {plural(found.days, 'day')}"
    if found.source == "dates":
        return f"you have met about every {plural(found.days, 'day')}"
    return f"no rhythm is recorded, so {found.days} days are assumed"


def _why(record: Record, today: date) -> tuple[Evidence, ...]:
    sessions = held(record)
    if sessions:
        first = Evidence(sessions[-1], "the last one held", sessions[-1].on)
    else:
        note = "the start" if record.relationship.started_on else "the first thing recorded"
        first = Evidence(record.relationship, note, started(record))
    excused = [
        Evidence(slot.last, f"{happened(record, slot.last)}: set aside", slot.last.on)
        for slot in counted(record, today)
        if slot.set_aside and (slot.last.on or today) > (first.on or date.min)
    ]
    return (first, *excused)
