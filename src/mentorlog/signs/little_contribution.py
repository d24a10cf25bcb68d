"""Sessions in which one side said little

What it looks for
Of the last four sessions that were looked at (five for a conversation, six where you meet
weekly), in how many the keeper noted that this side said little. Three of four are worth
noticing, since two came together by chance too often on made-up relationships.

Why it matters
The guidance asks whether either side adds little to the conversation. Silence can be
thinking, tiredness, or not feeling safe to speak, and only a question can tell which.

When it is no worry
Some people think before they speak, and some sessions are for listening. It is one person's
impression.

What to try
- Longer silences make room, and one open question does more than three closed ones.
- Let whoever has said less choose the first topic of the next session.
- Where one side is senior to the other, remember that it may be hard to say so, and make room.
"""

from __future__ import annotations

from datetime import date

from mentorlog.counting import PRESENCE, Counts, judge, too_few
from mentorlog.observed import seen
from mentorlog.record import Party, Record
from mentorlog.sign import Evidence, Verdict
from mentorlog.wording import who

ASK = ("What would you like to talk about that has not come up yet?",)
OPEN = "This is the keeper's own impression; the record cannot tell quiet from thinking."
SOURCES = ("challenges", "openlearn")
FACTOR = "lack-of-open-communication"
FAMILY = "engagement"
ORDER = 80
LIMITS = PRESENCE


def look(record: Record, today: date, limits: Counts = LIMITS) -> tuple[Verdict, ...]:
    """One verdict for each side, the keeper's own first."""
    return tuple(_look(record, today, limits.at(record), side) for side in record.parties)


def _look(record: Record, today: date, limits: Counts, side: Party) -> Verdict:
    sessions = seen(record, today)[-limits.widest :]
    if len(sessions) < limits.needs:
        return too_few(side, len(sessions), limits)
    return judge(
        side,
        [side in (meeting.quiet or ()) for meeting in sessions],
        (Evidence(m, "you noted: said little", m.on) for m in sessions),
        limits,
        lambda count: f"{who(record, side)} said little, by your own notes, in {count}.",
    )
