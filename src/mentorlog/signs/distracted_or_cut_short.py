"""Sessions cut short, or with somebody's mind elsewhere

What it looks for
Of the last four sessions that were looked at (five for a conversation, six where you meet
weekly), in how many this side seemed distracted, as the keeper noted it, or ended the session
early: under three quarters of the planned length and ten minutes or more, and not by
agreement. Three of four are worth noticing, since two came together by chance too often on
made-up relationships.

Why it matters
The guidance names both. A shorter hour now and then is nothing; several in a row often mean
that something else is pulling, and asking is kinder than guessing.

When it is no worry
You were done early and both knew it; a child was ill; a deadline was close. And what looks
like distraction may be thinking: this is one person's impression.

What to try
- Bring up one example, and speak of what was going on that day.
- Ask whether a shorter session, or another hour of the day, would work better.
"""

from __future__ import annotations

from datetime import date

from mentorlog.counting import PRESENCE, Counts, judge, too_few
from mentorlog.observed import cut_short_by, planned, seen_or_measured, unexplained
from mentorlog.record import Meeting, Party, Record
from mentorlog.sign import Evidence, Shown, Verdict
from mentorlog.wording import plural, the_two, who, whom

ASK = ("What is pulling at your attention these days, and how could these sessions be lighter?",)
OPEN = "Being distracted is the keeper's own impression; nobody can see what somebody is thinking."
SOURCES = ("challenges", "straus-2013")
FACTOR = "lack-of-time"
FAMILY = "engagement"
ORDER = 70
LIMITS = PRESENCE
SEEMED, ENDED = "seemed distracted, by your own notes,", "ended early"


def look(record: Record, today: date, limits: Counts = LIMITS) -> tuple[Verdict, ...]:
    """One verdict for each side, the keeper's own first."""
    return tuple(_look(record, today, limits.at(record), side) for side in record.parties)


def _look(record: Record, today: date, limits: Counts, side: Party) -> Verdict:
    seen = seen_or_measured(record, today)[-limits.widest :]
    if len(seen) < limits.needs:
        few = too_few(side, len(seen), limits)
        short = len(unexplained(record, today))
        told = f"; of {plural(short, 'short session')} nobody noted why" if short else ""
        return few.but(why=few.why + told)
    found = judge(
        side,
        [_is_it(record, meeting, side) for meeting in seen],
        (Evidence(m, _note(record, m, side), m.on) for m in seen),
        limits,
        lambda count: count,
    )
    if not isinstance(found, Shown):
        return found
    those = [m for m in seen if any(one.entry is m for one in found.because)]
    return found.but(says=f"{who(record, side)} {_what(record, those, side)} in {found.says}.")


def _is_it(record: Record, meeting: Meeting, side: Party) -> bool:
    return side in (meeting.distracted or ()) or cut_short_by(record, meeting, side)


def _what(record: Record, those: list[Meeting], side: Party) -> str:
    """Which of the two it was, or that it was one or the other."""
    if not any(side in (meeting.distracted or ()) for meeting in those):
        return ENDED
    ended = any(cut_short_by(record, meeting, side) for meeting in those)
    return f"{SEEMED} or {ENDED}" if ended else SEEMED


def _note(record: Record, meeting: Meeting, side: Party) -> str:
    notes = []
    if cut_short_by(record, meeting, side):
        plan = f"{planned(record, meeting)} minutes"
        agreed = "" if meeting.planned_minutes is not None else f" that {the_two(record)} agreed on"
        notes.append(
            f"{meeting.lasted_minutes} of {plan}{agreed}, ended early by {whom(record, side)}"
        )
    if side in (meeting.distracted or ()):
        notes.append("you noted: distracted")
    return "; ".join(notes)
