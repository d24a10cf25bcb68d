"""How an ending is called, as somebody types it."""

from __future__ import annotations

from mentorlog.errors import UsageError
from mentorlog.record import OUTCOMES, kind_word


def outcome_of(typed: str) -> str:
    """The kind word that was typed, or the beginning of one; UsageError for any other."""
    begin = " ".join(typed.casefold().replace("-", " ").split())
    found = [outcome for outcome in OUTCOMES if begin and outcome.startswith(begin)]
    word = kind_word(typed) or (found[0] if len(found) == 1 else None)
    if word is None:
        raise UsageError(
            f"--outcome is one of {', '.join(OUTCOMES)}.", 'mentorlog close --done --outcome "…"'
        )
    return word
