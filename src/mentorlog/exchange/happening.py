"""What became of a session, as the heading of a log or the title of a diary says it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError, UsageError
from mentorlog.exchange.table.tell import CLEAR
from mentorlog.exchange.table.values import LONGEST, Reading, outcome
from mentorlog.exchange.written import Written, find, plain
from mentorlog.frozen import Frozen
from mentorlog.record import Side

if TYPE_CHECKING:
    from mentorlog.record.words import Outcome

_LEAD = re.compile(r"(?:the\s+)?(?:(?:meeting|session|call|it)\b)?\s*(?:was\s+)?", re.IGNORECASE)
_BY = re.compile(r"\s+(?:by|von|durch)\s+(?:the\s+)?(.+)", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|auf|->|\N{RIGHTWARDS ARROW})\s*", re.IGNORECASE)
_ENDS = " \t.,:;-\N{EN DASH}\N{EM DASH}()"
_REASONS = {
    "illness": "ill|illness|sick|sickness|unwell|flu|covid|krank|krankheit|erkrankt",
    "holiday": "holiday|holidays|vacation|urlaub|ferien|feiertag",
    "leave": "leave|annual leave|parental leave|elternzeit",
    "emergency": "emergency|notfall",
    "bereavement": "bereavement|funeral|trauerfall",
    "work": "work|arbeit",
    "travel": "travel|travelling|reise|dienstreise",
}
_REASON = {word: name for name, said in _REASONS.items() for word in said.split("|")}


class Happened(Frozen, kw_only=True):
    """What is said of a session: what became of it, on whose side that lay and why, and the day
    to which it was moved; None for each that is not said."""

    outcome: Outcome | None = None
    by: Side | None = None
    reason: str | None = None
    moved_on: date | None = None


def happened(reading: Reading, text: str) -> Happened:
    """What a text says with its first words, where they say nothing else: `cancelled by Sarah
    (ill)`, `moved to 17.4.2026`; not `moved on to the next goal`."""
    said = " ".join(text[:LONGEST].split())
    said = said[_LEAD.match(said).end() :].lstrip(_ENDS)  # type: ignore[union-attr]
    word = _word().match(plain(said))
    if word is None:
        return _whole(reading, said)
    became = outcome(reading, word[0])[0]
    rest = said[word.end() :]
    if became == "moved" and (to := _TO.match(rest)):
        found = find(rest[to.end() :], reading.today)
        if found is not None and found.start == 0:
            return Happened(outcome=became, moved_on=_day(reading, found))
    if by := _BY.match(rest):
        return Happened(outcome=became, by=_side(reading, by[1]), reason=_reason(rest))
    if rest.strip() and rest.lstrip()[0] not in _ENDS:
        return Happened()
    return Happened(outcome=became, reason=_reason(rest))


def _whole(reading: Reading, said: str) -> Happened:
    """What the first sentence says, where it is all a word for what happened."""
    first = re.split(r"[.!:;(]", said, maxsplit=1)[0].strip(_ENDS)
    try:
        became, by = outcome(reading, first) if first else (None, None)
    except UsageError:
        return Happened()
    return Happened(outcome=became, by=by)


def _day(reading: Reading, found: Written) -> date | None:
    try:
        return found.day(reading.order)
    except MentorlogError:
        return None


def _side(reading: Reading, text: str) -> Side | None:
    """Whom the first words name, most of them first; None where they name neither side."""
    words = re.split(r"[(;:]", text, maxsplit=1)[0].split()[:5]
    for most in range(len(words), 0, -1):
        try:
            return reading.side(" ".join(words[:most]).rstrip(",.-"))
        except UsageError:
            continue
    return None


def _reason(text: str) -> str | None:
    """The reason that stands in brackets or behind a comma, where it is one of the known."""
    parts = re.split(r"[(),;:\N{EN DASH}\N{EM DASH}]|\s-\s", plain(text))
    return next((_REASON[p.strip(_ENDS)] for p in parts if p.strip(_ENDS) in _REASON), None)


@cache
def _word() -> re.Pattern[str]:
    phrases = sorted((w for said in CLEAR.values() for w in said.split("|")), key=len, reverse=True)
    each = (r"[\W_]{1,3}".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?:{'|'.join(each)})(?!\w)")
