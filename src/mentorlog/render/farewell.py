"""A message to send where one side withdraws: short, kind, and without a reason."""

from __future__ import annotations

from datetime import date

from mentorlog.days import short_day
from mentorlog.record import Party, Record, booked, held
from mentorlog.render.safe import safe
from mentorlog.standing import goals, hidden
from mentorlog.wording import enumerated, quoted

MOST_GOALS = 2


def farewell(record: Record, by: Party, voice: Party, today: date) -> str:
    """What `voice` may write to the other side where `by` withdraws: thanks for what there was,
    no count against anybody, and nothing that is private. What is booked for `today` or later is
    named, so that nobody comes in vain."""
    other: Party = "mentee" if voice == "mentor" else "mentor"
    kind = "coaching" if record.coaching else "mentoring"
    begun = bool(held(record))
    first = _leaving(kind, begun) if voice == by else _answering(kind)
    parts = [f"{first}{_free(record, today)}", *([_thanks(record, voice)] if begun else [])]
    parts.append(_wish(begun))
    body = "\n\n".join(parts)
    dear, name = safe(record.name(other)), safe(record.name(voice))
    return f"Dear {dear},\n\n{body}\n\nWith all good wishes,\n{name}"


def _leaving(kind: str, begun: bool) -> str:
    if begun:
        return f"I have to tell you that our {kind} ends here; I would like you to hear it from me."
    return (
        f"I would rather not begin our {kind}, and would like you to hear it from me. "
        "Thank you for being ready to."
    )


def _free(record: Record, today: date) -> str:
    """That the days which are booked are free again."""
    days = [short_day(m.on) for m in booked(record, today) if m.on and not m.private]
    named = enumerated(list(dict.fromkeys(days)))
    return f" So we do not meet on {named} any more." if named else ""


def _answering(kind: str) -> str:
    return (
        f"Thank you for telling me that you would like to end our {kind}. "
        "I respect that, and you need not give a reason."
    )


def _thanks(record: Record, voice: Party) -> str:
    sessions = len(held(record))
    met = "the session we had" if sessions == 1 else f"the {sessions} sessions we had"
    thanks = f"Thank you for {met}, and for all that you brought to them."
    if sessions == 1:
        thanks = f"Thank you for {met}, and for all that you brought to it."
    reached = [
        quoted(goal.text)
        for goal in goals(record)
        if goal.goal.achieved_on is not None and not hidden(record, goal)
    ][:MOST_GOALS]
    if not reached:
        return thanks
    yours = "you reached" if voice == "mentor" else "I could reach with your help"
    return f"{thanks} I am glad of what {yours}: {' and '.join(reached)}."


def _wish(begun: bool) -> str:
    if not begun:
        return "I wish you well."
    return (
        "An ending does not mean that either of us did anything wrong. I wish you well on your way."
    )
