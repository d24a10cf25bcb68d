"""How an ending is called: a few kind words, and no others."""

from __future__ import annotations

from mentorlog.errors import UsageError
from mentorlog.record import Record, held

OUTCOMES = ("completed", "concluded", "paused for good", "not begun", "moved on")
"""How an ending is called; what is kind says enough."""
BY_REASON = {
    "goals-achieved": "completed",
    "time-is-up": "completed",
    "moved-on": "moved on",
}


def outcome_of(typed: str) -> str:
    """The kind word that was typed; UsageError for any other."""
    word = " ".join(typed.casefold().replace("-", " ").split())
    found = [outcome for outcome in OUTCOMES if word and outcome.startswith(word)]
    if word in OUTCOMES or len(found) == 1:
        return word if word in OUTCOMES else found[0]
    raise UsageError(
        f"--outcome is one of {', '.join(OUTCOMES)}.", 'mentorlog close --done --outcome "…"'
    )


def usual_outcome(record: Record, reason: str | None) -> str:
    """The word for an ending of which none was chosen."""
    return BY_REASON.get(reason or "") or ("concluded" if held(record) else "not begun")
