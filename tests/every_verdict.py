"""What every verdict of a sign keeps to, whichever record it is of.

`building.look` asks for them here, so that each sign is held to it on the records of its own tests.
"""

import re
from datetime import date

from mentorlog.record import Record
from mentorlog.sign import Ask, Shown, Sign, Verdict

FORBIDDEN = (
    "fail failed failure fault blame bad poor lazy unreliable uncommitted neglect neglected "
    "offender violation score grade"
).split()


def answers(sign: Sign, known: Record, today: date) -> tuple[Verdict, ...]:
    """What a sign answers as of a day on which that was `known`, with its own thresholds.

    AssertionError where it names no evidence, or some of another record, where it judges, and
    where it speaks though it only asks.
    """
    verdicts = sign.look(known, today, *(() if sign.limits is None else (sign.limits,)))
    for verdict in verdicts:
        if isinstance(verdict, (Shown, Ask)):
            entries = list(known.entries())
            strange = [e.entry.id for e in verdict.because if e.entry not in entries]
            assert verdict.because, f"{sign.slug} names no evidence: {verdict}"
            assert strange == [], f"{sign.slug} names what is not in the record: {verdict}"
        speaks = isinstance(verdict, Shown)
        assert not (speaks and sign.asks_only), f"{sign.slug} has ASKS_ONLY and speaks: {verdict}"
        for text in words_of(verdict):
            assert forbidden_in(text) == [], f"{sign.slug} judges: {text}"
    return verdicts


def words_of(verdict: Verdict) -> list[str]:
    """Everything that a verdict says to a person."""
    said = [getattr(verdict, "says", ""), getattr(verdict, "why", "")]
    if verdict.tally:
        said.append(verdict.tally.threshold)
    return said + [evidence.note for evidence in getattr(verdict, "because", ())]


def forbidden_in(text: str) -> list[str]:
    """The words of a text that judge, and its exclamation marks."""
    found = re.findall(r"[a-z]+", text.casefold())
    return sorted(set(found) & set(FORBIDDEN)) + ["!"] * text.count("!")
