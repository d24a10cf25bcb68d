"""Things whose outcome nobody has written down

What it looks for
Planned meetings whose day passed three days ago or more without a word, meetings whose
outcome or day is not known, two records of the same day and time, days whose year looks
mistyped, and actions that fell due and were never mentioned again.

Why it matters
Not recorded is neither held nor lost, neither done nor late. Nothing is counted from it, so
the rest of this check says less than it could.

When it is no worry
Always: in real logs the outcome of every third action was never written down.

What to try
- Go through the list once; one word each is enough.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Meeting, Record, doubled, doubtful
from mentorlog.sign import Ask, Clear, Evidence, Verdict
from mentorlog.slots import ASK_DAYS
from mentorlog.standing import ActionStanding, unsaid
from mentorlog.wording import plural, quoted

ASK = ("What became of what is listed here?",)
OPEN = "The record cannot show what nobody wrote down."
SOURCES = ("successful-relationship",)
FAMILY = "record"
ORDER = 260
ASKS_ONLY = True
WHICH = "is it a second one, or written down twice?"


class Limits(Frozen, kw_only=True):
    """Days past a planned meeting from which its outcome is asked about."""

    ask_days: int = ASK_DAYS
    origin: str = "ours: time to get round to writing it down"


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    found = [
        *_silent(record, today, limits),
        *(
            Evidence(extra, f"the same day and time as {kept.short}: {WHICH}", extra.on)
            for kept, extra in doubled(record)
        ),
        *(Evidence(m, "is the year right?", m.on) for m in doubtful(record)),
        *(
            Evidence(s.action, f"{quoted(s.action.text)} {_due(s)}, no word since", s.due)
            for s in unsaid(record, today)
        ),
    ]
    if not found:
        return (Clear("both", "nothing is waiting to be written down"),)
    says = f"{plural(len(found), 'thing')} still to fill in or to put right."
    return (Ask("both", says, None, tuple(found)),)


def _due(standing: ActionStanding) -> str:
    assumed = "had no day, so the second session after it is taken for one"
    return assumed if standing.assumed else "fell due"


def _silent(record: Record, today: date, limits: Limits) -> list[Evidence]:
    found: list[Evidence] = []
    for meeting in record.meetings:
        note = _question(meeting, today, limits)
        if note:
            found.append(Evidence(meeting, note, meeting.on))
    return sorted(found, key=lambda e: (e.on or date.min, e.entry.number or 0))


def _question(meeting: Meeting, today: date, limits: Limits) -> str:
    if meeting.outcome == "unknown":
        return "did it take place?"
    if meeting.outcome == "held" and meeting.on is None:
        return "held, on which day?"
    if meeting.outcome == "missed" and meeting.by == "both":
        return "neither came: what happened?"
    if meeting.outcome == "moved" and meeting.moved_to is None:
        return "moved, to which day?"
    if meeting.outcome != "planned" or meeting.on is None:
        return ""
    return "planned, no word since" if (today - meeting.on).days >= limits.ask_days else ""
