"""A long silence, measured against your rhythm

What it looks for
The days since you last met (or since the start, where you never have), with announced breaks
left out. Worth noticing: over two and a half times the rhythm and a week, over four weeks,
and longer than the longest of the last five gaps between your meetings. Worth a conversation:
over four times the rhythm and a week, over forty-five days, over one and a half times that
longest gap, and three meetings held before. The rhythm is the agreed one, but never shorter
than the middle of the last five gaps, where there are three. Where nobody wrote down what
became of a meeting after the last held one, counting begins at the first such meeting: it may
have been held. A meeting booked soon makes it weigh less. After a break, counting begins one
rhythm after its end. Without an agreed rhythm the dates themselves serve, or a month. The
figures were tuned on made-up relationships.

Why it matters
Most relationships that end early are not called off: they stop being arranged. The guidance
puts it down to a missing structure, and holds that drifting can be talked about and mended.

When it is no worry
You met and nobody wrote it down; you are in touch by other ways; or a break was agreed on
and not announced here. Then recording it is all there is to do.

What to try
- Two lines are enough to begin again: propose a day, without apology or reproach.
- Use the next meeting to ask whether this is still needed, and in which rhythm.
- If both have other things to do until a known day, announce a pause.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from mentorlog.frozen import Frozen
from mentorlog.record import Meeting, Record, booked, held, started, times_held
from mentorlog.rhythm import live_days, rhythm, silent_since, wordless_after
from mentorlog.sign import Clear, Evidence, Level, Shown, Tally, Unknown, Verdict
from mentorlog.slots import counted
from mentorlog.wording import days_ago, happened, plural, the_two

ASK = ("Do you both still want this, and if so, when will you next meet?",)
OPEN = "The record cannot show messages, chats in passing, or a meeting that nobody wrote down."
SOURCES = ("successful-relationship", "ruffle", "star-2017")
FACTOR = "waning-interest"
FAMILY = "showing up"
ORDER = 50
RESTS_WHEN_ENDING = True


class Limits(Frozen, kw_only=True):
    """Days of silence: over `watch_percent` of the rhythm and `slack` days, over `watch_days`,
    and over `watch_gap_percent` of the longest of the last gaps, and so for concern, which
    needs `concern_held` meetings; a meeting planned within `booked_percent` of a rhythm steps
    one level down."""

    watch_percent: int = 250
    concern_percent: int = 400
    slack: int = 7
    watch_days: int = 28
    concern_days: int = 45
    watch_gap_percent: int = 100
    concern_gap_percent: int = 150
    concern_held: int = 3
    booked_percent: int = 150
    origin: str = (
        "ours, after the guidance's weekly to monthly rhythms; tuned on made-up relationships, "
        "see benchmarks/health_quality"
    )

    def over(self, level: Level, days: int, longest: int = 0) -> int:
        """The silence, in days, that a rhythm of so many days may reach and not pass, where
        the longest of the last gaps was so long."""
        rhythms, least, gaps = self.watch_percent, self.watch_days, self.watch_gap_percent
        if level == "concern":
            rhythms, least, gaps = (
                self.concern_percent,
                self.concern_days,
                self.concern_gap_percent,
            )
        return max(rhythms * days // 100 + self.slack, least, gaps * longest // 100)


class Habit(Frozen):
    """How often two people really meet: `days` is the rhythm, but never shorter than the
    middle of the last five gaps (live days) where there are three; `gaps` are those gaps, and
    `broken` is whether an announced break lay in one of them."""

    days: int
    gaps: tuple[int, ...]
    broken: bool

    @property
    def longest(self) -> int:
        """The longest of the gaps; 0 where there is none."""
        return max(self.gaps, default=0)


LIMITS = Limits()
LAST_GAPS = 5
ENOUGH_GAPS = 3


def habit(record: Record, upto: date) -> Habit:
    """The habit of the meetings held up to a day; of an even number of gaps, the longer of
    the two middle ones is the middle."""
    days = [m.on for m in held(record) if m.on is not None and m.on <= upto]
    pairs = list(pairwise(days))[-LAST_GAPS:]
    gaps = tuple(live_days(record, before, after) for before, after in pairs)
    middle = sorted(gaps)[len(gaps) // 2] if len(gaps) >= ENOUGH_GAPS else 0
    broken = any((b - a).days != gap for (a, b), gap in zip(pairs, gaps, strict=True))
    return Habit(max(rhythm(record).days, middle), gaps, broken)


def noticed(record: Record, before: date, after: date) -> bool:
    """Whether the time between two held meetings, or since the last, would be noticed on its
    last day, with the gaps before it and the same benefit of the doubt."""
    # Most gaps are short, and their habit need not be known.
    if live_days(record, before, after) <= LIMITS.over("watch", rhythm(record).days):
        return False
    wordless = wordless_after(record, before, after)
    since = before if wordless is None or wordless.on is None else wordless.on
    usual = habit(record, before)
    return live_days(record, since, after) > LIMITS.over("watch", usual.days, usual.longest)


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    since = silent_since(record, today)
    if since is None:
        return (Unknown("both", "neither a start nor a meeting is recorded"),)
    usual = habit(record, today)
    silence = live_days(record, since, today)
    level = _level(record, silence, usual, limits)
    if level is not None and _booked(record, today, usual.days * limits.booked_percent):
        level = "watch" if level == "concern" else None
    threshold = f"over {plural(limits.over(level or 'watch', usual.days, usual.longest), 'day')}"
    tally = Tally(silence, silence, 0, threshold)
    if level is None:
        return (Clear("both", "", tally),)
    says = _says(record, today, silence, usual)
    return (Shown(level, "both", says, tally, _why(record, today)),)


def _level(record: Record, silence: int, usual: Habit, limits: Limits) -> Level | None:
    """The level that a silence reaches, before any booking."""
    if silence > limits.over("concern", usual.days, usual.longest):
        return "concern" if times_held(record) >= limits.concern_held else "watch"
    return "watch" if silence > limits.over("watch", usual.days, usual.longest) else None


def _booked(record: Record, today: date, percent_days: int) -> bool:
    """Whether a planned day lies near enough; `percent_days` is days times a hundred."""
    ahead = (m.on for m in booked(record, today) if m.on is not None)
    return any((day - today).days * 100 <= percent_days for day in ahead)


def _wordless(record: Record, today: date) -> Meeting | None:
    sessions = held(record)
    last = sessions[-1].on if sessions else started(record)
    return None if last is None else wordless_after(record, last, today)


def _says(record: Record, today: date, silence: int, usual: Habit) -> str:
    sessions = held(record)
    last = sessions[-1].on if sessions else None
    if last is not None:
        begun = f"The last meeting was {days_ago(last, today)}"
    else:
        begun = "No meeting is recorded yet"
        start = started(record)
        if start is not None:
            begun = f"No meeting is recorded in the {plural((today - start).days, 'day')} so far"
    wordless = _wordless(record, today)
    if wordless is not None:
        begun += f"; {wordless.short} of {wordless.on} has no outcome on record, so counting "
        begun += f"begins there: {plural(silence, 'day')}"
        begun += " since the break" if silent_since(record, today) != wordless.on else ""
    elif last is not None and silence != (today - last).days:
        begun += f", {silence} of them counted since the break"
    return f"{begun}; {_expected(record, usual)}{_longest(usual)}."


def _expected(record: Record, usual: Habit) -> str:
    found, two = rhythm(record), the_two(record)
    if found.source == "agreed":
        really = f" and have met about every {usual.days}" if usual.days > found.days else ""
        return f"{two} agreed on every {plural(found.days, 'day')}{really}"
    if found.source == "dates":
        often = " or more often" if found.or_shorter else ""
        return f"{two} have met about every {plural(usual.days, 'day')}{often}"
    return f"no rhythm is recorded, so {found.days} days are assumed"


def _longest(usual: Habit) -> str:
    if not usual.gaps:
        return ""
    which = f"longest of the last {len(usual.gaps)} gaps" if len(usual.gaps) > 1 else "one gap"
    breaks = " without the breaks" if usual.broken else ""
    return f"; the {which} between meetings was {plural(usual.longest, 'day')}{breaks}"


def _why(record: Record, today: date) -> tuple[Evidence, ...]:
    sessions = held(record)
    if sessions:
        first = Evidence(sessions[-1], "the last one held", sessions[-1].on)
    else:
        note = "the start" if record.relationship.started_on else "the first thing recorded"
        first = Evidence(record.relationship, note, started(record))
    wordless = _wordless(record, today)
    doubt = "no outcome on record, so counting begins there"
    excused = [
        Evidence(slot.last, f"{happened(record, slot.last)}: set aside", slot.last.on)
        for slot in counted(record, today)
        if slot.set_aside and (slot.last.on or today) > (first.on or date.min)
    ]
    given = [] if wordless is None else [Evidence(wordless, doubt, wordless.on)]
    return (first, *given, *excused)
