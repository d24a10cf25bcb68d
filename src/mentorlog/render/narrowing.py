"""What the log shows of a record: between two days, of one goal, with some words in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mentorlog.days import short_day
from mentorlog.finding import about_goal, holding, holds, words_of
from mentorlog.frozen import Frozen
from mentorlog.record import Action, ActionReport, Entry, Goal, Record
from mentorlog.render.events import Event
from mentorlog.render.happenings import Break, Day, Gap, Item, Occasion, happenings
from mentorlog.wording import quoted


class Narrowing(Frozen, kw_only=True):
    """From a day, to a day, what belongs to a goal, what has all the words of `grep` in it:
    each that is given narrows further."""

    since: date | None = None
    until: date | None = None
    goal: Goal | None = None
    grep: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are looked for, folded, each once."""
        return tuple(dict.fromkeys(words_of(self.grep or "")))

    @property
    def chosen(self) -> bool:
        """Whether it is about single entries, and not only about days."""
        return self.goal is not None or self.grep is not None

    def within(self, day: date | None) -> bool:
        """Whether the days leave it in; what has no day is before all."""
        late = self.since is None or (day is not None and day >= self.since)
        return late and (self.until is None or (day or date.min) <= self.until)

    def says(self, today: date) -> str:
        """It in a few words, for the head of a page."""
        parts = [self.goal.short if self.goal else "", quoted(self.grep) if self.grep else ""]
        parts += [self.days() or ("" if self.chosen else f"as of {short_day(today)}")]
        return ", ".join(part for part in parts if part)

    def days(self) -> str:
        """The days in words; nothing where there are none."""
        since = f"since {short_day(self.since)}" if self.since else ""
        until = f"until {short_day(self.until)}" if self.until else ""
        return f"{since} {until}".strip()


class Found(Frozen):
    """What is left of a record: its timeline, the entries that were looked for (None: all), and
    those among them that stand on no day of the timeline."""

    items: tuple[Item, ...]
    entries: frozenset[Entry] | None = None
    beside: tuple[Entry, ...] = ()


def narrowed(
    record: Record,
    today: date,
    narrow: Narrowing,
    hits: frozenset[tuple[str, str]] | None = None,
) -> Found:
    """The record as narrowed; `hits` are the type and id of all that can have its words, where
    that is known: of a long record no more than those need to be there."""
    items = happenings(record, today)
    within = [item for item in items if narrow.within(item.on)]
    if not narrow.chosen:
        return Found(tuple(within))
    entries, words = frozenset(record.read()), narrow.words
    if narrow.goal is not None:
        entries &= about_goal(record, narrow.goal)
    belongs = entries
    if narrow.grep is not None:
        entries &= holding(record, words, hits)
    told = [event for event in _notes(items) if event.entry in belongs]
    notes = set(told) if narrow.grep is None else _with_words(told, entries, words)
    left = (_left(item, entries, notes) for item in within)
    placed = {event.entry for event in notes} | set(_placed(items))
    beside = (e for e in entries if e not in placed and narrow.within(getattr(e, "on", None)))
    order = {entry: at for at, entry in enumerate(record.read())}
    return Found(
        tuple(item for item in left if item is not None),
        entries,
        tuple(sorted(beside, key=order.__getitem__)),
    )


def _notes(items: Iterable[Item]) -> Iterator[Event]:
    for item in items:
        if isinstance(item, Occasion | Day):
            yield from item.notes


def _placed(items: Iterable[Item]) -> Iterator[Entry]:
    for item in items:
        if isinstance(item, Occasion):
            yield from item.slot.links
        elif isinstance(item, Break):
            yield item.pause


def _with_words(
    notes: Sequence[Event], entries: frozenset[Entry], words: tuple[str, ...]
) -> set[Event]:
    """Of notes in their order those on these entries: the ones whose line has the words, or else
    the first; and what was said later of an action that has them."""
    ids = {entry.id for entry in entries if isinstance(entry, Action)}
    kept = {e for e in notes if isinstance(e.entry, ActionReport) and e.entry.action in ids}
    lines: dict[Entry, list[Event]] = {}
    for event in sorted(notes, key=lambda event: event.on):
        if event.entry in entries and event not in kept:
            lines.setdefault(event.entry, []).append(event)
    for several in lines.values():
        kept.update([e for e in several if holds(e.says, words)] or several[:1])
    return kept


def _left(item: Item, entries: frozenset[Entry], notes: set[Event]) -> Item | None:
    match item:
        case Occasion(on=on, slot=slot, aside=aside):
            kept = tuple(event for event in item.notes if event in notes)
            named = kept or not entries.isdisjoint(slot.links)
            return Occasion(on, slot, kept, aside) if named else None
        case Day(on=on):
            kept = tuple(event for event in item.notes if event in notes)
            return Day(on, kept) if kept else None
        case Break(pause=pause):
            return item if pause in entries else None
        case Gap():
            return None
