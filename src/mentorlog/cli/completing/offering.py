"""What can stand next on a line that is being typed: read from the journal without a word.

An offer is a value and a few words about it, which are never private ones: they are seen by
whoever looks at the screen, and nobody asked for them. Which offers a flag or an argument has
is decided by its name, or by what stands for its value in `--help`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.cli.completing.at_tab import Asked, Offer
    from mentorlog.cli.session import Session
    from mentorlog.record import Entry, Record, Relationship
    from mentorlog.store import Reader

Source = Callable[["Session"], Iterable["Offer"]]
PRIVATE = "(private)"
ONE_WORD = re.compile(r"(?!\d+\Z)[^\W_]{2,}")  # a figure would read as the number of an id
CHOSEN = "allowed are "
NAMED = 5


def source_of(asked: Asked) -> Source | None:
    """Where the offers come from; None where what is asked for has its own, or has none."""
    for name in asked.called:
        found = BY_COMMAND.get((asked.path, name)) or BY_NAME.get(name)
        if found is not None:
            return found
    return BY_VALUE.get(asked.metavar)


@contextmanager
def _meant(session: Session) -> Iterator[tuple[Reader, Relationship]]:
    """The relationship that is meant, in its journal; any error where that is not plain."""
    from mentorlog.store import glancing

    with glancing(session.journal_path) as reader:
        yield reader, session.choose(reader)


def _only(session: Session, *kinds: type[Entry]) -> Record:
    """What is recorded of that relationship, the entries of these kinds alone."""
    with _meant(session) as (reader, one):
        return reader.only(one, *kinds)


def _shown(record: Record) -> Record:
    """What of a record is not private, which may be nothing but whose it is; of its entries no
    more is shown than their texts."""
    from mentorlog.record import NOTHING, Closing, Record

    record = record.but(past=NOTHING)
    if not any(one.private or isinstance(one, Closing) for one in record.entries()):
        return record
    from mentorlog.exchange.leaving import shareable

    return shareable(record) or Record(relationship=record.relationship)


def relationships(session: Session) -> Iterator[Offer]:
    """A word of a name that stands for one relationship alone, else its short id."""
    from mentorlog.cli.naming import alone_by, both
    from mentorlog.store import glancing

    with glancing(session.journal_path) as reader:
        everyone = reader.relationships()
    alone = alone_by(everyone)
    for one in everyone:
        if one.private:
            yield one.short, f"{one.short} {PRIVATE}"
            continue
        own = (word for word in _words(one) if alone(word) is one)
        yield next(own, one.short), f"{one.short} {both(one)}"


def otherwise_named(session: Session) -> Iterator[Offer]:
    """The short ids of all of them; then every word of their names, with those that it fits."""
    from mentorlog.cli.naming import both
    from mentorlog.store import glancing

    with glancing(session.journal_path) as reader:
        everyone = reader.relationships()
    fits: dict[str, list[str]] = {}
    for one in everyone:
        yield one.short, f"{one.short} {PRIVATE if one.private else both(one)}"
        for word in () if one.private else dict.fromkeys(_words(one)):
            fits.setdefault(word, []).append(one.short)
    for word, shorts in fits.items():
        more = f" and {len(shorts) - NAMED} more" if len(shorts) > NAMED else ""
        yield word, f"{', '.join(shorts[:NAMED])}{more}"


def _words(one: Relationship) -> list[str]:
    return [word for name in _names(one) for word in name.split() if ONE_WORD.fullmatch(word)]


def _names(one: Relationship) -> tuple[str, str]:
    """The name of whoever does not keep the journal first."""
    return (one.mentor, one.mentee) if one.keeper == "mentee" else (one.mentee, one.mentor)


def sides(session: Session) -> Iterator[Offer]:
    """The two sides by their words, with their names where these are known."""
    names, called = ("", ""), ("mentor", "mentee")
    with suppress(Exception), _meant(session) as (_, known):
        from mentorlog.wording import role

        names = (PRIVATE, PRIVATE) if known.private else (known.mentor, known.mentee)
        called = (role(known, "mentor"), role(known, "mentee"))
    yield from (*zip(called, names, strict=True), ("both", "both of you"))
    yield from (("me", "whoever keeps the journal"), ("them", "the other side"))


def goals(session: Session) -> Iterator[Offer]:
    """The goals, the open ones first."""
    from mentorlog.record import Goal, GoalChange

    yield from _goals(_only(session, Goal, GoalChange))


def _goals(record: Record) -> Iterator[Offer]:
    from mentorlog.standing import goals

    said = {one.short: one.text for one in goals(_shown(record))}
    for one in sorted(goals(record), key=lambda goal: not goal.open):
        text = said.get(one.short, PRIVATE)
        yield one.short, text if one.open else f"ended: {text}"


def milestones(session: Session) -> Iterator[Offer]:
    """The milestones that are not reached, after the goals."""
    from mentorlog.record import Goal, GoalChange, Milestone

    record = _only(session, Goal, GoalChange, Milestone)
    yield from _goals(record)
    said = {one.short: one.text for one in _shown(record).milestones}
    for one in record.milestones:
        if one.reached_on is None:
            yield one.short, said.get(one.short, PRIVATE)


def actions(session: Session) -> Iterator[Offer]:
    """The actions that are open."""
    from mentorlog.standing import actions
    from mentorlog.store.offered import open_actions

    with _meant(session) as (reader, known):
        record = open_actions(reader, known, session.today)
    said = {one.short: one.text for one in _shown(record).actions}
    for one in actions(record, session.today):
        yield one.short, said.get(one.short, PRIVATE)


def meetings(session: Session) -> Iterator[Offer]:
    """The meetings, the newest first."""
    from mentorlog.days import short_day
    from mentorlog.store.offered import meetings

    with _meant(session) as (reader, known):
        for short, day, outcome in meetings(reader, known):
            yield short, f"{short_day(day) if day else 'day not noted'}, {outcome}"


def concerns(session: Session) -> Iterator[Offer]:
    """The concerns that are not settled."""
    from mentorlog.record import Concern

    record = _only(session, Concern)
    said = {one.short: one.text for one in _shown(record).concerns}
    for one in record.concerns:
        if one.resolved_on is None:
            yield one.short, said.get(one.short, PRIVATE)


def entries(session: Session) -> Iterator[Offer]:
    """What most people look at or put right: what is open, and the sessions."""
    for source in (milestones, actions, meetings, concerns):
        yield from source(session)


def fields(words: Sequence[str], typed: str) -> Iterator[Offer]:
    """What can be set of an entry of the kind that a line with `edit` names, with the
    words to choose from, or emptied where that is begun; nothing where it names none."""
    from mentorlog.cli.rewriting.any_id import read_id
    from mentorlog.cli.rewriting.fields import fields_of
    from mentorlog.errors import NotFound

    after = words[words.index("edit") :]
    waits = [word.startswith("--") and "=" not in word for word in after]  # for its value
    placed = (w for w, of in zip(after[1:], waits, strict=False) if not (of or w.startswith("--")))
    with suppress(NotFound):
        kind, _ = read_id(next(placed, ""))
        for field in fields_of(kind):
            yield field.flag, field.allowed.partition(CHOSEN)[2]
            if typed.startswith("--no") and not field.needed:
                yield field.empties, ""


def pauses(session: Session) -> Iterator[Offer]:
    """The breaks, the newest first."""
    from mentorlog.days import short_day
    from mentorlog.record import Pause

    for one in sorted(_only(session, Pause).pauses, key=lambda p: p.from_, reverse=True):
        until = f" to {short_day(one.until)}" if one.until else ""
        yield one.short, f"{short_day(one.from_)}{until}"


def signs(_session: Session) -> Iterator[Offer]:
    """The warning signs, with their titles; none of them is imported."""
    from pathlib import Path

    from mentorlog import signs

    for path in sorted(Path(signs.__path__[0]).glob("[a-z]*.py")):
        with path.open(encoding="utf-8") as file:
            yield path.stem.replace("_", "-"), file.readline().strip(' "\n')


def thresholds(_session: Session) -> Iterator[Offer]:
    """The thresholds by name, and what they are."""
    from mentorlog import thresholds

    for name, value in thresholds.known().items():
        yield f"{name}=", "" if value is None else f"by default {value}"


def factors(_session: Session) -> Iterator[Offer]:
    """The factors of the guidance."""
    from mentorlog.guidance import factors

    yield from ((factor.slug, factor.name) for factor in factors())


def pages(_session: Session) -> Iterator[Offer]:
    """The pages of the guide."""
    from mentorlog.render.guiding import leaves

    yield from ((name, leaf.title) for name, leaf in leaves().items())


def reasons(_session: Session) -> Iterator[Offer]:
    """Why a session did not take place."""
    from mentorlog.cli.meeting.reasons import REASONS
    from mentorlog.record.words import EXCUSING

    yield from ((word, "counts for nobody" if word in EXCUSING else "") for word in REASONS)


def valued(source: Source) -> Source:
    """The same, each with `=` after it, for what is given a value."""
    return lambda session: ((f"{value}=", about) for value, about in source(session))


BY_COMMAND: dict[tuple[str, str], Source] = {
    ("mentorlog sign", "NAME"): signs,
    ("mentorlog goal milestone", "ID"): milestones,
    ("mentorlog guide", "NAME"): pages,
    ("mentorlog guide", "--topic"): pages,
    ("mentorlog meet", "--reason"): reasons,
    ("mentorlog pause", "--reason"): reasons,
    ("mentorlog close", "--goal"): valued(goals),
    ("mentorlog close", "--action"): valued(actions),
}
BY_NAME: dict[str, Source] = {
    "--with": relationships,
    "--meeting": meetings,
    **dict.fromkeys(("--done", "--some", "--none", "--drop-action"), actions),
    "--goal": goals,
    "--redate": valued(actions),
    "--change": pauses,
    "NAME": relationships,
}
OTHERWISE: dict[Source, Source] = {relationships: otherwise_named}
"""What is offered where none of the usual offers begins as it was typed."""
BY_VALUE: dict[str, Source] = {
    "GOAL": goals,
    "ACTION": actions,
    "CONCERN": concerns,
    "MEETING": meetings,
    "SIGN": signs,
    "FACTOR": factors,
    "SIDE": sides,
    "WHO": sides,
    "ID": entries,
    "NAME=N": thresholds,
}
