"""Which relationship a person means by a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from mentorlog.errors import NotFound, UsageError
from mentorlog.record import Record, Relationship, closed_on

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.cli.session import Session
    from mentorlog.store import Reader

_START = re.compile(r"(?<!\w)(?=.)").finditer  # where a word, or a sign between words, begins
NAMED = 5  # of all, where nobody has a name
OF_EVERY = ("mentorlog health", "mentorlog report")
LONGEST_FILE = 40  # characters of a name that go into that of a file
IN_A_FILE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)  # letters that are no others with an accent
BY_ID = {
    "m": ("a session", "log"),
    "g": ("a goal", "goal list --all"),
    "ms": ("a milestone", "goal list --all"),
    "a": ("an action", "action list --all"),
    "c": ("a concern", "concern list --all"),
    "f": ("feedback", "feedback"),
}
"""The letters of short ids that are no names: what they are, and where they are listed."""


def folded(text: str) -> str:
    """`text` without case and accents: "Zoë" and "ZOE" fold to the same, "Işıl" and "ISIL"."""
    if text.isascii():
        return " ".join(text.casefold().split())
    parts = normalize("NFKD", text.casefold().replace("\N{LATIN SMALL LETTER DOTLESS I}", "i"))
    return " ".join("".join(c for c in parts if not combining(c)).casefold().split())


def in_file_name(text: str) -> str:
    """The letters a to z and figures of a name with dashes between them, at most 40 of them; ""
    where there are none, or Windows takes that name for a device."""
    said = "-".join(re.findall("[a-z0-9]+", folded(text).translate(IN_A_FILE)))[
        :LONGEST_FILE
    ].strip("-")
    return "" if re.fullmatch("con|prn|aux|nul|(com|lpt)[0-9]", said) else said


def both(relationship: Relationship) -> str:
    """The two sides in one phrase: "Tariq and Sarah"."""
    return f"{relationship.mentor} and {relationship.mentee}"


def alike(one: Relationship, other: Relationship) -> bool:
    """Whether both may be of the same two people: on each side the words of one name are all in
    the other, as in "Sarah" and "Sarah Okafor"."""
    sides = ((one.mentor, other.mentor), (one.mentee, other.mentee))
    words = ([set(re.findall(r"\w+", folded(name))) for name in side] for side in sides)
    return all(a and b and (a <= b or b <= a) for a, b in words)


def by_id(text: str) -> tuple[str, str] | None:
    """What a short id such as m1 stands for, and the command that lists it; None for others."""
    letters = re.fullmatch("([a-z]{1,2})[0-9]{1,9}", text.casefold())
    return BY_ID.get(letters[1]) if letters else None


def fitting(
    relationships: Sequence[Relationship], text: str, *, whole: bool = False
) -> list[Relationship]:
    """Those that `text` names: by short id, else whole name, else the start of a word of it,
    which is not enough where it is to be `whole`."""
    wanted = folded(text)
    if not wanted:
        return []
    for fits in (_by_id, _by_name) if whole else (_by_id, _by_name, _by_start):
        found = [r for r in relationships if fits(r, wanted)]
        if found:
            return found
    return []


def alone_by(everyone: Sequence[Relationship]) -> Callable[[str], Relationship | None]:
    """What gives, from a single word, the one of them that it names as `fitting` finds it; None
    where it names none or several. Thousands of words are looked up as fast as they are read."""
    exact: tuple[dict[str, set[int]], ...] = ({}, {})
    starts = []
    for at, one in enumerate(everyone):
        names = folded(one.mentor), folded(one.mentee)
        for where, texts in zip(exact, ((one.short, str(one.number)), names), strict=True):
            for text in texts:
                where.setdefault(text, set()).add(at)
        starts += [(name[m.start() :], at) for name in (*names, "and") for m in _START(name)]
    starts.sort()

    def alone(word: str) -> Relationship | None:
        wanted = folded(word)
        found = next((some[wanted] for some in exact if wanted in some), None)
        if found is None:
            found = set()
            for n in range(bisect_left(starts, (wanted,)), len(starts)):
                start, at = starts[n]
                if not start.startswith(wanted) or len(found) > 1:
                    break
                found.add(at)
        return everyone[next(iter(found))] if len(found) == 1 else None

    return alone


def persons(relationship: Relationship, text: str, *, whole: bool = False) -> list[str]:
    """The people of a relationship whom `text` names, its facilitator as well."""
    there = (relationship.mentor, relationship.mentee, relationship.facilitator)
    return [
        name
        for name in there
        if name
        and fitting([relationship.but(mentor=name, mentee=name, number=None)], text, whole=whole)
    ]


def near_names(relationships: Sequence[Relationship], text: str) -> list[str]:
    """The names that are spelled nearly like `text`, nearest first; at most three."""
    from mentorlog.cli.nearby import near

    words = {
        word: name
        for r in relationships
        for name in (r.mentee, r.mentor)
        for word in (*name.split(), name)
    }
    return list(dict.fromkeys(words[word] for word in near(text, list(words), 6)))[:3]


def _by_id(relationship: Relationship, wanted: str) -> bool:
    return wanted in (relationship.short.casefold(), str(relationship.number))


def _names(mentor: str, mentee: str) -> list[str]:
    joined = [f"{a}{s}{b}" for a, b in ((mentor, mentee), (mentee, mentor)) for s in _JOINS]
    return [mentor, mentee, *joined]


_JOINS = (" and ", " & ", ", ", " ")


def _by_name(relationship: Relationship, wanted: str) -> bool:
    return _whole(folded(relationship.mentor), folded(relationship.mentee), wanted)


def _whole(mentor: str, mentee: str, wanted: str) -> bool:
    both = len(mentor) + len(mentee) < len(wanted)  # seldom
    return wanted in (_names(mentor, mentee) if both else (mentor, mentee))


def _by_start(relationship: Relationship, wanted: str) -> bool:
    names = _names(folded(relationship.mentor), folded(relationship.mentee))
    return any(map(_beginning(wanted), names))


def _beginning(wanted: str) -> Callable[[str], object]:
    return re.compile(r"(?<!\w)" + re.escape(wanted)).search


def quoted(typed: str) -> str:
    """What somebody typed, as a sentence may show it: quoted, and not endless."""
    return repr(typed if len(typed) <= 60 else typed[:60] + "…")


def named(
    everyone: Sequence[Relationship], wanted: str, session: Session
) -> Sequence[Relationship]:
    """Those that `wanted` names, one or more; NotFound with the near ones where there is none."""
    found = fitting(everyone, wanted)
    if not found:
        raise nobody(everyone, wanted, session)
    return found


def nobody(everyone: Sequence[Relationship], wanted: str, session: Session) -> NotFound:
    """The error where nobody has that name: the near ones, else who is there."""
    short = by_id(wanted)
    if short:
        return NotFound(f"{wanted} is no name but {short[0]}.", f"mentorlog {short[1]}")
    alike = near_names(everyone, wanted)
    there = "; ".join(f"{r.short} {both(r)}" for r in everyone[:NAMED])
    there += f"; and {len(everyone) - NAMED} more" if len(everyone) > NAMED else ""
    hint = f"did you mean {' or '.join(alike)}?" if alike else f"there is {there}."
    from mentorlog.cli.asking.retyped import named as typed_for

    return NotFound(
        f"No relationship is with {quoted(wanted)}; {hint}",
        typed_for(session, alike[0]) if alike else "mentorlog list",
    )


def several(found: Sequence[Relationship], wanted: str | None, session: Session) -> NotFound:
    """The error where more than one fits, with what was typed, for one of them."""
    from mentorlog.cli.asking.retyped import named as typed_for

    listed = ", ".join(f"{r.short} {both(r)}" for r in found[:8])
    more = f" and {len(found) - 8} more" if len(found) > 8 else ""
    which = (
        f"{quoted(wanted)} fits more than one" if wanted else "There is more than one relationship"
    )
    every = session.command in OF_EVERY and not wanted
    whole = f" {session.command} --all is of every one." if every else ""
    return NotFound(f"{which}: {listed}{more}.{whole}", typed_for(session, found[0].short))


def closed(record: Record, today: date) -> UsageError:
    """That nothing more is added to a record that is closed."""
    from mentorlog.days import say_day

    day = closed_on(record)
    assert day is not None
    about = record.relationship
    return UsageError(
        f"The journal of {about.mentor} and {about.mentee} ({about.short}) was closed on "
        f"{say_day(day, today)}; nothing more is added to it.",
        f"mentorlog reopen --with {about.short}",
    )


def meant(session: Session, reader: Reader) -> Relationship:
    """The one that is meant by the name that is given, or without one: of several the one that is
    open. NotFound where there is none of that name, or more than one.
    """
    wanted = session.wanted
    if wanted is None:
        found: Sequence[Relationship] = reader.relationships()
    else:
        found = fitting(_perhaps(reader, folded(wanted)), wanted)
        found = found or named(reader.relationships(), wanted, session)
    if len(found) == 1:
        return found[0]
    open_ones = still_open(reader, found)
    if len(open_ones) == 1:
        return open_ones[0]
    raise several(open_ones or found, wanted, session)


def still_open(reader: Reader, some: Sequence[Relationship]) -> list[Relationship]:
    """Those of them that are not closed."""
    return [one for one in some if not reader.closed(one)]


def _perhaps(reader: Reader, wanted: str) -> list[Relationship]:
    """All that a folded text can name, as `fitting` finds them: of thousands few are read."""
    number = re.fullmatch("r?([1-9][0-9]{0,8})", wanted)
    by_number = reader.numbered(int(number[1])) if number else None
    if by_number is not None:
        return [by_number]
    words = (word.strip(",") for word in wanted.split())
    between = ("", "a", "an", "and", "&")  # what joins two names, or the beginning of it
    some = reader.perhaps_named([word for word in words if word not in between])
    called = [(id, folded(mentor), folded(mentee)) for id, mentor, mentee in some]
    begun = _beginning(wanted)
    ids = [id for id, a, b in called if _whole(a, b, wanted)]
    ids = ids or [id for id, a, b in called if any(map(begun, _names(a, b)))]
    return [one for id in ids if (one := reader.entry(Relationship, id)) is not None]
