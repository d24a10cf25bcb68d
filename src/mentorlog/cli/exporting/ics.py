"""What is to come in one relationship, or in all, for a calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mentorlog.cli.exporting import refuse_nothing
from mentorlog.cli.handing import handed
from mentorlog.cli.session import Session
from mentorlog.errors import NotFound
from mentorlog.frozen import Frozen

if TYPE_CHECKING:
    from mentorlog.render.calendar import Edition, Item
    from mentorlog.store.reader import Reader

SHARED = (
    "Names and the words of actions stand in it. Every entry is marked as private: where you "
    "share a calendar that heeds it, others are shown that you are busy, and no more."
)
AGAIN = (
    "Import it into your calendar. After a change, write it again and import it again: what was "
    "moved moves there, and what was called off goes."
)


def give(
    session: Session, out: str | None, everything: bool, include_private: bool, force: bool
) -> None:
    """Write the calendar, and say what is in it."""
    from mentorlog.render.calendar import calendar

    with session.reading() as reader:
        chosen = reader.relationships() if everything else [session.choose(reader)]
        refuse_nothing(chosen, include_private)
        found = [_of(session, reader, one.id, include_private) for one in chosen]
    items = [item for one in found for item in one.items]
    private, known = sum(one.private for one in found), sum(one.known for one in found)
    if not items:
        raise NotFound(_nothing(private, known), "mentorlog meet --next DAY")
    stays = "included, as asked" if include_private else f"left out: {private}"
    session.say(
        f"This calendar holds: {_contents(items)}.",
        f"Private things {stays}.",
        *_known(known),
        SHARED,
    )
    with handed(session, out, force, AGAIN) as stream:
        stream.write(calendar((one.edition, one.items) for one in found).encode())


class _Told(Frozen):
    """The entries of one relationship, and how many are left out of them: for being private, and
    for being in a calendar already."""

    edition: Edition
    items: Sequence[Item]
    private: int
    known: int


def _of(session: Session, reader: Reader, id: str, include_private: bool) -> _Told:
    from mentorlog.exchange.leaving import shareable
    from mentorlog.render.calendar_entries import edition, in_a_calendar, items
    from mentorlog.store.packets import revision

    whole = reader.record(id)
    came = in_a_calendar(whole)
    there = items(whole, session.today, came)
    known = len(items(whole, session.today)) - len(there)
    record = whole if include_private else shareable(whole)
    some = items(record, session.today, came) if record is not None else ()
    of = edition(record or whole, revision(reader, id), session.today)
    return _Told(of, some, len(there) - len(some), known)


def _known(known: int) -> Iterator[str]:
    from mentorlog.wording import plural

    if known:
        yield (
            f"Left out: {plural(known, 'session')} that came from a calendar, so that it does "
            "not hold them twice. What you changed of them here, change there, too."
        )


def _nothing(private: int, known: int) -> str:
    if known:
        return "The sessions to come are from a calendar, and nothing else has a day to come."
    if private:
        return "Nothing that is not private has a day to come."
    return "There is nothing with a day to come, and so nothing for a calendar."


def _contents(items: Sequence[Item]) -> str:
    from mentorlog.wording import plural

    words = {"session": "session", "action": "action"}
    counts = Counter(words.get(item.kind, "other day") for item in items)
    off = sum(item.off and item.kind == "session" for item in items)
    told = []
    for word in (*words, "other day"):
        if counts[word]:
            called = f" ({off} called off)" if word == "session" and off else ""
            told.append(f"{plural(counts[word], word)}{called}")
    return ", ".join(told)
