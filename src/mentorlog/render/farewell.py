"""A message to send where one side withdraws: short, kind, and without a reason."""

from __future__ import annotations

from mentorlog.record import Party, Record, held
from mentorlog.standing import goals, hidden
from mentorlog.wording import quoted

MOST_GOALS = 2


def farewell(record: Record, by: Party, voice: Party) -> str:
    """What `voice` may write to the other side where `by` withdraws: thanks for what there was,
    no count against anybody, and nothing that is private."""
    other: Party = "mentee" if voice == "mentor" else "mentor"
    kind = "coaching" if record.coaching else "mentoring"
    begun = bool(held(record))
    first = _leaving(kind, begun) if voice == by else _answering(kind)
    parts = [first, *([_thanks(record, voice)] if begun else []), _wish(begun)]
    body = "\n\n".join(parts)
    return f"Dear {record.name(other)},\n\n{body}\n\nWith all good wishes,\n{record.name(voice)}"


def _leaving(kind: str, begun: bool) -> str:
    if begun:
        return f"I have decided to end our {kind}, and would like you to hear it from me."
    return (
        f"I would rather not begin our {kind}, and would like you to hear it from me. "
        "Thank you for being ready to."
    )


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
