"""Why a session did not take place: everyday words for the reasons that are set aside."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mentorlog.cli.naming import folded

if TYPE_CHECKING:
    from re import Pattern

REASONS = (
    *("illness", "holiday", "leave", "emergency", "bereavement"),
    *("work", "travel", "personal", "other"),
)
EVERYDAY = {
    "leave": "(annual|parental|maternity|paternity|carer'?s|on) leave",
    "illness": "ill|sick|sickness|sick leave|unwell|flu|influenza|covid|fever|hospital|doctor",
    "holiday": "holiday|holidays|vacation|vacations",
    "emergency": "accident|emergency room|family emergency",
    "bereavement": "bereaved|funeral|death in the family",
}
"""Token -> whole words, any of which is that reason wherever it stands."""
SAME = {
    **dict.fromkeys(("ill", "sick", "sickness", "unwell"), "illness"),
    **dict.fromkeys(("holidays", "vacation", "vacations"), "holiday"),
}
"""Words that say no more than their token."""


def understood(text: str) -> tuple[str, str | None]:
    """The reason to keep, and the person's own words where they say more than it does.

    A word of the format in its own spelling; else the token that an everyday word stands for;
    else the words as they are.
    """
    words = folded(text).strip(".!")
    if words in REASONS:
        return words, None
    if words in SAME:
        return SAME[words], None
    for token, pattern in _patterns().items():
        if pattern.search(words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")):
            return token, text
    return text, None


def plainly(text: str) -> str:
    """The token where it says as much as the words do, else the words."""
    token, more = understood(text)
    return token if more is None else text


@cache
def _patterns() -> dict[str, Pattern[str]]:
    return {
        token: re.compile(rf"(?<!not )(?<!no )(?<!n't )\b({words})\b(?! of\b)")
        for token, words in EVERYDAY.items()
    }
