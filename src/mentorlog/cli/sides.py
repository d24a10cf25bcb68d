"""Which side is meant: a word of the format, `me`, `them`, or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from mentorlog.cli.asking.retyped import SIDE
from mentorlog.cli.naming import folded, near_names, quoted
from mentorlog.cli.nearby import did_you_mean
from mentorlog.errors import AFTER, UsageError
from mentorlog.record import PARTIES, Keeper, Owner, Party, Record, Relationship, Side
from mentorlog.record.words import About
from mentorlog.wording import role, spoken

SIDES: dict[str, Side | None] = {
    **dict.fromkeys(("mentor", "coach"), "mentor"),
    **dict.fromkeys(("mentee", "client", "coachee"), "mentee"),
    "both": "both",
    "outside": "outside",
    "unknown": None,
}
OTHER: dict[Party, Party] = {"mentor": "mentee", "mentee": "mentor"}
SEEN_FROM = ("me", "you", "them", "him", "her")
"""Words for a side as whoever keeps the journal sees it."""
NOBODY = ("nobody", "neither")


def side(record: Record, flag: str, text: str, also: str = "both, outside, unknown") -> Side | None:
    """The side that is meant; None is unknown. `also` is what else may be typed, to be said."""
    return _side(record.relationship, flag, text, also)


def _side(known: Relationship, flag: str, text: str, also: str) -> Side | None:
    word = folded(text)
    if word in SIDES:
        return SIDES[word]
    party = _keeper(known, flag, word) or _named(known, flag, word)
    if party is None:
        more = f", {also}" if also else ""
        found = near_names([known], text)
        two = spoken(known, "mentor, mentee")
        raise UsageError(
            f"{flag}: {quoted(text)} is neither side: {two}{more}, or {known.mentor}, "
            f"{known.mentee}.{did_you_mean(found)}",
            f"{AFTER}--help",
        )
    return party


def in_a_text(record: Record, text: str) -> Side | None:
    """The side that a word names in a text that was not written for this: there `him`, `her` and
    `you` may be anybody. UsageError where it names none."""
    if folded(text) in ("him", "her", "you"):
        raise UsageError(f"{text!r} may be anybody.")
    return side(record, "", text)


def _keeper(known: Relationship, flag: str, word: str) -> Party | None:
    """Who `me` and `them` are, seen from whoever keeps the journal; `her` may be a name, too. `you`
    is the other side to who types it, and whoever keeps the journal on every page: it is neither
    here."""
    if word not in SEEN_FROM:
        return None
    if word == "her" and _named(known, flag, word):
        return None
    keeper = known.keeper
    if keeper is None:
        raise UsageError(
            f"{flag}: nobody is noted as the keeper of this journal, so {word!r} could be either; "
            f"name {_either(known)}, or say who keeps it.",
            f"mentorlog agree --keeper {role(known, 'mentor')}",
        )
    if keeper == "facilitator":
        raise _again(
            flag,
            f"this journal is kept by neither side, so {word!r} could be either; "
            f"name {_either(known)}.",
        )
    if word == "you":
        other = known.mentee if keeper == "mentor" else known.mentor
        raise _again(flag, f"'you' could be either of the two; name me or {other}.")
    return keeper if word == "me" else OTHER[keeper]


def _named(known: Relationship, flag: str, word: str) -> Party | None:
    """The side whose name that is, or begins with it."""
    names: dict[Party, str] = {"mentor": folded(known.mentor), "mentee": folded(known.mentee)}
    whole = [party for party in PARTIES if names[party] == word]
    starts = re.compile(r"(?<!\w)" + re.escape(word) + r"(?!\w)")
    found = whole or [party for party in PARTIES if word and starts.search(names[party])]
    if len(found) > 1:
        raise _again(flag, f"{word!r} fits both sides; name {_either(known)}.")
    return found[0] if found else None


def _again(flag: str, said: str) -> UsageError:
    """That what stands after that flag is no one side, with what was typed to be typed again with
    another; in a text, where no flag is, without."""
    return UsageError(f"{flag}: {said}", f"{AFTER}{flag} {SIDE}" if flag else None)


def _either(known: Relationship) -> str:
    return spoken(known, "mentor or mentee")


def owner(record: Record, flag: str, text: str) -> Owner:
    """Whose something is: a side, or both."""
    found = side(record, flag, text, "both")
    if found is None or found == "outside":
        whose = spoken(record.relationship, "mentor, mentee or both")
        raise _again(flag, f"an action belongs to {whose}.")
    return found


def party(record: Record, flag: str, text: str) -> Party:
    """One of the two."""
    found = side(record, flag, text, "")
    if found != "mentor" and found != "mentee":
        either = _either(record.relationship)
        raise _again(flag, f"{text!r} is not one of the two; name {either}.")
    return found


def about(record: Record, flag: str, text: str) -> About:
    """One of the two, or the relationship."""
    return "relationship" if folded(text) == "relationship" else party(record, flag, text)


def keeper_of(known: Relationship, flag: str, text: str) -> Keeper:
    """One of the two, or the facilitator: by that word, by name, or as `me`."""
    word = folded(text)
    mine = word == "me" and known.keeper == "facilitator"
    if mine or word in ("facilitator", folded(known.facilitator or "facilitator")):
        return "facilitator"
    found = _side(known, flag, text, "facilitator")
    if found != "mentor" and found != "mentee":
        three = spoken(known, "mentor, mentee or facilitator")
        raise _again(flag, f"{text!r} is no one person; name {three}.")
    return found


def parties(record: Record, flag: str, texts: Sequence[str]) -> tuple[Party, ...]:
    """The sides that are named, each once; none for `nobody`. UsageError for any other word."""
    found: set[Side] = set()
    for text in split(flag, texts):
        if folded(text) in NOBODY:
            continue
        one = side(record, flag, text, "both")
        if one is None or one == "outside":
            three = spoken(record.relationship, "mentor, mentee or both")
            raise _again(flag, f"{text!r} is no person; name {three}.")
        found |= cast(set[Side], set(PARTIES)) if one == "both" else {one}
    return tuple(party for party in PARTIES if party in found)


def split(flag: str, texts: Sequence[str] | None) -> Iterator[str]:
    """Each word of a flag that may be repeated or hold several with commas between."""
    for text in texts or ():
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not parts:
            raise UsageError(f"{flag} names nothing.")
        yield from parts
