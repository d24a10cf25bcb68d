"""Promises that have not moved yet

What it looks for
Of the last five actions of this side that fell due, how many have not moved: reported as not
moved on the due day or after it, which counts at once, or given a new day more than once and
a week past it. One new day is ordinary life; finished late still counts as finished; dropped
by agreement is set aside. A shared action counts for both, but one of this side's own must be
among them. An action that nobody said a word about is asked about and never counted. All this
was tuned on made-up relationships.

Why it matters
What happens between meetings is where change happens. The guidance looks for actions that
consistently make no progress; about half of all homework is ordinarily left undone, so one or
two mean nothing.

When it is no worry
Too many actions at once, ones that turned out to be the wrong ones, or something in the way
that neither of you can move. Dropping an action by agreement is a perfectly good outcome.

What to try
- Take the oldest one and ask whether it is still the right step; make it smaller, or let it go.
- Agree on one action each, with a day, rather than on a list.
- Talk about what is in the way before talking about when it will be done.
"""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from mentorlog.counting import TUNED, Counts, judge, too_few
from mentorlog.frozen import once
from mentorlog.record import Action, Party, Record
from mentorlog.sign import Clear, Evidence, Shown, Unknown, Verdict
from mentorlog.slots import oldest
from mentorlog.standing import REDATED_OFTEN, ActionStanding, agreed_on, judged
from mentorlog.wording import quoted, who

ASK = ("Are these still the right actions, and what stands in their way?",)
OPEN = "The record cannot show how much was tried, or what got in the way."
SOURCES = ("challenges", "openlearn", "harkin-2016", "homework")
FACTOR = "lack-of-commitment"
FAMILY = "actions"
ORDER = 60
FROM_MEETINGS = 2
LIMITS = Counts(
    needs=3,
    window=5,
    watch=3,
    concern=4,
    eases=None,
    unit="actions due",
    origin=TUNED,
)
ONLY_SHARED = "only shared ones have not moved"


def look(record: Record, today: date, limits: Counts = LIMITS) -> tuple[Verdict, ...]:
    """One verdict for each side, the keeper's own first."""
    return tuple(_look(record, today, limits.at(record), side) for side in record.parties)


def _look(record: Record, today: date, limits: Counts, side: Party) -> Verdict:
    limit = oldest(record)
    mine = [s for s in _recent(record, today) if s.action.owner in (side, "both")]
    seen = mine[-limits.widest :]
    if len(mine) < limits.needs:
        return too_few(side, len(mine), limits)
    if len({agreed_on(record, s.action) or s.action.meeting for s in mine}) < FROM_MEETINGS:
        return Unknown(side, f"needs actions from {FROM_MEETINGS} meetings, so far from one")
    later = sum(s.late > 0 for s in seen)
    late = f" ({later} finished later than planned)" if later else ""
    dropped = [a.dropped_on for a in record.actions if a.dropped_on and a.owner in (side, "both")]
    found = judge(
        side,
        [s.state == "not-moved" for s in seen],
        (Evidence(s.action, _note(s, today), s.due) for s in seen),
        limits,
        lambda count: f"{who(record, side)} had {count} not move yet{late}.",
        set_aside=sum((today - day).days <= limit for day in dropped),
    )
    if isinstance(found, Shown) and not _own(found, side):
        return Clear(side, ONLY_SHARED, found.tally)
    return found


@once
def _recent(record: Record, today: date) -> tuple[ActionStanding, ...]:
    """The judged actions that are recent enough to be evidence: they stand in the order of the
    days on which they fell due, and of a long record only the last are."""
    limit = oldest(record)
    fell_due = reversed(judged(record, today))
    return tuple(takewhile(lambda s: (today - (s.due or today)).days <= limit, fell_due))[::-1]


def _own(found: Shown, side: Party) -> bool:
    """Whether one of the side's own actions is among those that have not moved."""
    return any(isinstance(e.entry, Action) and e.entry.owner == side for e in found.because)


def _note(standing: ActionStanding, today: date) -> str:
    shared = " (shared)" if standing.action.owner == "both" else ""
    due = "due at the second meeting after it was agreed" if standing.assumed else "due"
    if standing.redated >= REDATED_OFTEN:
        moved = f"given a new day {standing.redated} times"
    else:
        last = standing.last.on.isoformat() if standing.last else today.isoformat()
        moved = f"has not moved yet, as noted on {last}"
    return f"{quoted(standing.action.text)}{shared}: {due}, {moved}"
