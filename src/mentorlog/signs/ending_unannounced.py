"""The final session is near, and the mentee may not know

What it looks for
Where a final session has a day: whether a day is noted on which the mentee was told. It is
mentioned two weeks before (or two rhythms, if that is longer), and more strongly in the last
week.

Why it matters
Endings are often unclear, and what people wish for afterwards is an explanation and a
goodbye. The guidance asks that the mentee knows which session is the last.

When it is no worry
You told them and did not note it. Then noting the day is all there is to do.

What to try
- Speak of it today, in person or by voice, and of what the last session is to be.
- Go through what the mentee would like to finish, and what to take along.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Record, closing, final_meeting
from mentorlog.rhythm import rhythm
from mentorlog.sign import Clear, Evidence, Level, Shown, Tally, Unknown, Verdict
from mentorlog.wording import plural, was

ASK = ("Does the mentee know which session is the last, and how they would like it to be?",)
OPEN = "The record cannot show what was said without being noted."
SOURCES = ("challenges", "spencer-2019", "keller-2025", "mentor-elements")
FACTOR = "lack-of-open-communication"
FAMILY = "other"
ORDER = 140


class Limits(Frozen, kw_only=True):
    """Days left at which an untold ending is worth noticing (two rhythms where that is more),
    and worth a conversation."""

    watch_days: int = 14
    watch_rhythms: int = 2
    concern_days: int = 7
    origin: str = "ours: the guidance asks that the mentee is told, and names no notice"


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for the mentee's side."""
    ending = closing(record)
    final = final_meeting(record)
    if ending is None or final is None or final.on is None:
        return (Unknown("mentee", "no final session is planned"),)
    if ending.mentee_told_on is not None:
        return (Clear("mentee", f"told on {ending.mentee_told_on.isoformat()}"),)
    left = (final.on - today).days
    notice = max(limits.watch_days, limits.watch_rhythms * rhythm(record).days)
    level: Level | None = None
    if left <= limits.concern_days:
        level = "concern"
    elif left <= notice:
        level = "watch"
    if level is None:
        return (Clear("mentee", f"{plural(left, 'day')} left to tell them"),)
    when = f"in {plural(left, 'day')}" if left > 0 else "today" if left == 0 else "past"
    says = (
        f"The final session is {when}, and no day is noted on which {was(record, 'mentee')} told."
    )
    least = limits.concern_days if level == "concern" else notice
    # More is worse in what is shown: what is counted are the days of the notice that are gone.
    tally = Tally(notice - max(0, left), notice, 0, f"{least} days or fewer left")
    return (Shown(level, "mentee", says, tally, (Evidence(final, "the final session", final.on),)),)
