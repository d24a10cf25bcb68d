"""The log of a relationship: its meetings one after the other, newest last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mentorlog.course import met
from mentorlog.days import short_day
from mentorlog.record import NOTHING, Entry, Meeting, Pause, Record, held
from mentorlog.render.course import sessions
from mentorlog.render.drawing import SIGNS
from mentorlog.render.events import Event, mixed
from mentorlog.render.happenings import Break, Day, Gap, Item, Occasion
from mentorlog.render.levels import rests_on
from mentorlog.render.marking import excerpts, marked, texts_in
from mentorlog.render.narrowing import Found, Narrowing, narrowed
from mentorlog.render.page import (
    BLANK,
    Beside,
    Block,
    Command,
    Ends,
    Page,
    Para,
    strong,
    words,
)
from mentorlog.render.safe import safe
from mentorlog.render.session import became
from mentorlog.render.strip import MOST, lanes
from mentorlog.render.styled import Text
from mentorlog.rhythm import rhythm
from mentorlog.signs.long_silence import LAST_GAPS
from mentorlog.slots import slots
from mentorlog.wording import plural, quoted, was

MARKS = SIGNS | {"planned": SIGNS["booked"]}
STYLES = {"held": "green", "missed": "magenta", "cancelled": "magenta"}
DAY, SHORT = 17, 5
COLUMN = 11
EVERYTHING = Narrowing()
AT_ONCE, LAST = 500, 100  # what stands on a page: all of it up to the first, else the last
TAB, MOST_IN = 4, 8
"""How far a tab goes, and how far in a line of notes may begin."""


class Looking:
    """What the pages of the log have in common: the record, the day, how much of the notes,
    what is looked for, and what of that has been shown."""

    def __init__(
        self, record: Record, today: date, notes: bool, found: Found, words: tuple[str, ...]
    ) -> None:
        self.record, self.today, self.notes = record, today, notes
        self.entries, self.words = found.entries, words
        self.shown: set[Entry] = set()
        self.wide = max([SHORT, *(len(m.short) + 2 for m in record.meetings)])

    def told(self, entry: Entry, line: Text) -> Iterator[Text]:
        """The line on an entry with its marks, and once what was found elsewhere in it."""
        yield marked(line, self.words, texts_in(self.record, entry)) if self.words else line
        if self.entries is not None and entry in self.entries and entry not in self.shown:
            self.shown.add(entry)
            yield from excerpts(entry, self.words, line.plain)


def log_page(
    record: Record,
    today: date,
    narrow: Narrowing = EVERYTHING,
    notes: bool = False,
    with_: str = "",
    found: Found | None = None,
) -> Page:
    """The timeline as of a day; `notes` gives every line of them. `with_` is added to commands;
    `found` is the record as narrowed, where it is known already."""
    found = narrowed(record, today, narrow) if found is None else found
    look = Looking(record, today, notes, found, narrow.words)
    return Page(_blocks(look, found, narrow, with_))


def tells_of(record: Record, since: date | None = None) -> bool:
    """Whether the page shows nothing that is only counted in a record as it was known: it begins
    with a day, or is so long that its last happenings stand alone, and the habit before them is
    known."""
    first, until = since, record.past.until
    if since is None:
        occasions = slots(record)
        if len(occasions) + record.past.sessions <= AT_ONCE or len(occasions) < LAST:
            return False
        first = occasions[-LAST].last.on
    before = [m.on for m in held(record) if m.on is not None and m.on >= until]
    return first is not None and sum(day < first for day in before) > LAST_GAPS


def nowhere_page(narrow: Narrowing) -> Page:
    """That nothing is found in any relationship."""
    return Page(_nothing(narrow, ""))


def _blocks(look: Looking, found: Found, narrow: Narrowing, with_: str) -> Iterator[Block]:
    about = look.record.relationship
    yield Ends(strong(f"{about.mentor} and {about.mentee}"), narrow.says(look.today))
    if narrow.goal is not None:
        yield Para(narrow.goal.text, lead=f"{narrow.goal.short}  ")
    yield BLANK
    if not found.items and not found.beside:
        yield from _nothing(narrow, with_)
    if not narrow.chosen:
        yield from _drawn(look, narrow)
    items = found.items
    past = look.record.past.sessions
    if narrow.since is None and not narrow.chosen and len(items) + past > AT_ONCE:
        undated = tuple(item for item in items[:-LAST] if item.on is None)  # they come first
        yield from _before(_begun(look.record, items), items[-LAST].on, with_)
        items = (*undated, *items[-LAST:])
    for item in items:
        match item:
            case Occasion():
                yield from _occasion(look, item)
            case Day(on=on, notes=notes):
                yield from _day(look, on, notes)
            case Break(pause=pause):
                yield from _break(look, pause)
            case Gap():
                yield Para(_gap(look, item), lead=" … ")
    for entry in found.beside:
        line = words(f"{entry.type.replace('_', ' ')}{_private(entry.private)}")
        yield from _row(look, "·", "", entry.short, list(look.told(entry, line)))


def _begun(record: Record, items: Sequence[Item]) -> date | None:
    """The first day on which anything is noted, which may be of what is only counted."""
    notes = (item.notes for item in items if isinstance(item, Occasion | Day))
    days = [
        *(item.on for item in items),
        *(event.on for some in notes for event in some),
        *(action.done_on for action in record.actions),
        *(record.past.since, record.past.noted),
    ]
    return min(filter(None, days), default=None)


def _before(begun: date | None, first: date | None, with_: str) -> Iterator[Block]:
    """That more stands before what is shown, and how to see it."""
    if begun is None or first is None or begun == first:
        return
    yield Para(f"What is older than {short_day(first)} is left out here. To see all of it:")
    yield Command(f"mentorlog log{with_} --since {begun}")
    yield BLANK


def _drawn(look: Looking, narrow: Narrowing) -> Iterator[Block]:
    """The sessions one after the other, where there are some to be seen together."""
    whole = met(look.record, look.today)
    part = whole.but(
        marks=tuple(mark for mark in whole.marks if narrow.within(mark.on)),
        breaks=tuple(pause for pause in whole.breaks if narrow.within(pause.from_)),
        past=whole.past if narrow.since is None else NOTHING,
    )
    drawn = tuple(lanes(sessions(look.record, look.today, part, MOST), "Timeline", COLUMN))
    yield from (*drawn, BLANK) if drawn else ()


def _nothing(narrow: Narrowing, with_: str) -> Iterator[Block]:
    if not (narrow.chosen or narrow.days()):
        yield Para("Nothing is recorded here yet.")
        yield Command(f"mentorlog meet{with_}")
        return
    goal = f" about {narrow.goal.short}" if narrow.goal else ""
    having = f" with {quoted(narrow.grep)} in it" if narrow.grep else ""
    days = f" {narrow.days()}" if narrow.days() else ""
    yield Para(f"Nothing is recorded{goal}{having}{days}.")
    if narrow.grep is not None:
        yield Para("The beginning of a word is enough; several have to stand in the same note.")


def _break(look: Looking, pause: Pause) -> Iterator[Block]:
    until = f"to {short_day(pause.until)}" if pause.until else "with no end noted yet"
    reason = f" ({pause.reason})" if pause.reason else ""
    said = words(f"a break {until}{reason}{_private(pause.private)}")
    yield from _row(look, "‖", short_day(pause.from_), "", list(look.told(pause, said)))


def _day(look: Looking, on: date, notes: tuple[Event, ...]) -> Iterator[Block]:
    for number, event in enumerate(notes):
        said = list(look.told(event.entry, words(f"{event.says}{_private(event.private)}")))
        yield from _row(look, "·", "" if number else short_day(on), event.short, said)


def _row(
    look: Looking,
    mark: str,
    day: str,
    short: str,
    body: list[Text],
    style: str = "",
    joined: str = " ",
) -> Iterator[Block]:
    """A mark, a day, an id, and lines beside them, or below where there is little room."""
    lead = f"{joined}{mark} {day:<{DAY}}{short:<{look.wide}}"
    narrow = f"{joined}{mark} {' '.join(part for part in (day, short) if part)} "
    for number, line in enumerate(body):
        if number == 0:
            yield Beside(line, lead, narrow, style)
        else:
            yield Beside(line, " " * len(lead), " " * 3, deep=2)


def _occasion(look: Looking, item: Occasion) -> Iterator[Block]:
    links = item.slot.links
    for number, meeting in enumerate(links):
        last = number == len(links) - 1
        told = words(became(look.record, look.today, meeting, links), mixed(look.record, meeting))
        told += words(_private(meeting.private))
        if look.words and not look.notes:
            body = list(look.told(meeting, told))
        else:
            named = look.entries is None or meeting in look.entries
            details = _details(look, meeting) if named else ()
            body = [told, *(marked(line, look.words) for line in details)]
        if last:
            body += [words(item.aside)] if item.aside else []
            body += [line for e in item.notes for line in look.told(e.entry, _event(e))]
        day = f"{short_day(meeting.on)}" if meeting.on else "day not noted"
        mark = MARKS[meeting.outcome]
        style = STYLES.get(meeting.outcome, "")
        yield from _row(look, mark, day, meeting.short, body, style, "└" if number else " ")


def _details(look: Looking, meeting: Meeting) -> Iterator[Text]:
    noted = (
        ("distracted", meeting.distracted),
        ("quiet", meeting.quiet),
        ("not prepared", meeting.unprepared),
    )
    seen = [f"{was(look.record, *parties)} {what}" for what, parties in noted if parties]
    if seen:
        yield words("you noted: ", "; ".join(seen))
    if meeting.topics:
        yield words(f"topics: {meeting.topics}")
    yield from _lines(look, "", meeting.notes)
    yield from _lines(look, "private: ", meeting.private_notes)
    if look.notes:
        for question, answer in (meeting.answers or {}).items():
            yield words(f"{question} {answer}")


def _lines(look: Looking, label: str, notes: str | None) -> Iterator[Text]:
    """The first line of notes, or all of them, each as far in as it was written."""
    text = safe((notes or "").expandtabs(TAB), lines=True)
    lines = [line for line in text.split("\n") if line.strip()]
    for line in lines if look.notes else lines[:1]:
        more = " […]" if len(lines) > 1 and not look.notes else ""
        own = min(len(line) - len(line.lstrip()), MOST_IN) if look.notes else 0
        yield Text(f"{' ' * own}{label}{line.strip()}{more}", "italic")


def _event(event: Event) -> Text:
    said = Text(safe(f"{event.short} {event.says}{_private(event.private)}"))
    said.stylize("bold", 0, len(event.short))
    return said


def _private(private: bool) -> str:
    return " (private)" if private else ""


def _gap(look: Looking, gap: Gap) -> str:
    whole = (gap.on - gap.since).days
    breaks = f" ({plural(gap.days, 'day')} without the breaks)" if gap.days != whole else ""
    since = f"since {short_day(gap.since)}" if gap.open else "without a meeting"
    found = rhythm(look.record)
    return f"{plural(whole, 'day')} {since}{breaks}; the rhythm: {rests_on(found)}"
