"""Which events of a calendar are whose: by who is in them, by their titles, or as asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlog.cli.asking.questions import Key, Question
from mentorlog.cli.importing.wanted import Wanted
from mentorlog.cli.naming import both
from mentorlog.errors import UsageError
from mentorlog.frozen import Frozen
from mentorlog.record import Record, Relationship
from mentorlog.render.width import cut
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.exchange.ics.event import Event
    from mentorlog.exchange.ics.reading import Known

NAMED = 3
MOST_ASKED = 9
SHOWN = 40
NOBODY = "nobody"


class Choice(Frozen):
    """The UIDs of each relationship, by its id; what was left, and what is to be said."""

    taken: dict[str, list[str]]
    left: tuple[str, ...]
    notes: tuple[str, ...]


def choose(session: Session, wanted: Wanted, known: Known, records: Sequence[Record]) -> Choice:
    """Whose each event is; what fits two relationships is asked about, or left with the line
    that says it."""
    return (_matched if wanted.match is not None else _fitting)(session, wanted, known, records)


def _matched(session: Session, wanted: Wanted, known: Known, records: Sequence[Record]) -> Choice:
    """The events that hold the words of `--match`, for the one relationship that is meant."""
    from mentorlog.exchange.ics.people import holds
    from mentorlog.exchange.ics.there import uids
    from mentorlog.finding import words_of

    words = words_of(wanted.match or "")
    if not words:
        raise UsageError("--match needs letters or digits.", "mentorlog import FILE --match 1:1")
    with session.reading() as reader:
        pair = session.choose(reader)
    there = uids(records)
    taken = [
        uid
        for uid, events in known.events.items()
        if there.get(uid, pair.id) == pair.id and (uid in there or holds(events, words))
    ]
    return Choice({pair.id: taken}, (), _passed(known, taken, ()))


def _fitting(session: Session, wanted: Wanted, known: Known, records: Sequence[Record]) -> Choice:
    from mentorlog.exchange.ics.people import crowded
    from mentorlog.exchange.ics.there import uids

    pairs = [record.relationship for record in records]
    there = uids(records)
    taken: dict[str, list[str]] = {pair.id: [] for pair in pairs}
    left: list[str] = []
    crowds: list[str] = []
    for uid, events in known.events.items():
        best = _best(events, pairs)
        if uid in there:
            taken[there[uid]].append(uid)
        elif len(best) == 1:
            taken[best[0].id].append(uid)
        elif len(best) > 1:
            pair = _asked(session, wanted, events, best)
            if pair is None:
                left.append(_of_several(events, best))
            else:
                taken[pair.id].append(uid)
        elif any(crowded(events, pair) for pair in pairs):
            crowds.append(title(events))
    all_taken = [uid for uids in taken.values() for uid in uids]
    return Choice(taken, tuple(left), _passed(known, all_taken, crowds))


def _best(events: Sequence[Event], pairs: Sequence[Relationship]) -> list[Relationship]:
    """The relationships that fit best, one or several at the same rank."""
    from mentorlog.exchange.ics.people import FITS, fit

    ranked = [(FITS.index(fit(events, pair)), pair) for pair in pairs]
    best = max(rank for rank, _ in ranked)
    return [pair for rank, pair in ranked if rank == best and rank > 0]


def _asked(
    session: Session, wanted: Wanted, events: Sequence[Event], pairs: Sequence[Relationship]
) -> Relationship | None:
    """Whose an event is that fits several, where somebody can be asked."""
    if not session.interactive or wanted.yes or wanted.as_json or len(pairs) > MOST_ASKED:
        return None
    from mentorlog.cli.asking.guided import alone

    keys = [Key(str(number), both(pair), pair.id) for number, pair in enumerate(pairs, 1)]
    question = Question(
        name="whose",
        text=f"Whose is {title(events)}?",
        keys=(*keys, Key("n", "nobody's", NOBODY)),
        needed=True,
    )
    said = alone(session, question)
    return next((pair for pair in pairs if pair.id == said), None)


def _of_several(events: Sequence[Event], pairs: Sequence[Relationship]) -> str:
    named = " or ".join(both(pair) for pair in pairs[:NAMED])
    first = pairs[0]
    other = first.mentee if first.keeper == "mentor" else first.mentor
    return (
        f"{title(events)} may be of {named}: say which with "
        f'--match "{_short(events)}" --with "{other}"'
    )


def title(events: Sequence[Event]) -> str:
    """What an event is called, in quotes."""
    return f"“{_short(events) or 'without a title'}”"


def _short(events: Sequence[Event]) -> str:
    text = next((event.summary for event in events if event.summary), "")
    return cut(text, SHOWN)


def _passed(known: Known, taken: Sequence[str], crowds: Sequence[str]) -> tuple[str, ...]:
    """How many events are somebody else's, and which of them name one of the two."""
    used = sum(len(known.events[uid]) for uid in taken)
    rest = known.count - used - len(known.unread)
    notes = []
    if known.ours:
        came = "event of the calendar was" if known.ours == 1 else "events of the calendar were"
        notes.append(f"{known.ours} {came} written from this journal and change nothing.")
    if known.days:
        are = "is a day" if known.days == 1 else "are days"
        notes.append(
            f"{plural(known.days, 'event')} of the calendar {are} of another journal, "
            "and no session."
        )
    if not (known.count or known.ours or known.days):
        notes.append("there are no events in this calendar.")
    if rest > 0:
        were = "was" if rest == 1 else "were"
        notes.append(f"{plural(rest, 'other event')} of the calendar {were} not taken.")
    if crowds:
        named = ", ".join(dict.fromkeys(crowds[:NAMED]))
        more = f" and {len(crowds) - NAMED} more" if len(crowds) > NAMED else ""
        notes.append(f"{named}{more}: somebody else is invited; --match WORDS takes it.")
    elif not taken and rest > 0:
        notes.append('--match WORDS takes those that hold some words, as in --match "1:1".')
    return tuple(notes)
