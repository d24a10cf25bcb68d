"""The log of a relationship: its meetings one after the other, newest last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from mentorlog.days import short_day
from mentorlog.observed import planned
from mentorlog.record import Meeting, Record
from mentorlog.render.events import Event
from mentorlog.render.happenings import Break, Day, Gap, Item, Occasion, happenings
from mentorlog.render.levels import rests_on
from mentorlog.render.page import (
    BLANK,
    Block,
    Command,
    Either,
    Ends,
    Page,
    Para,
    strong,
    words,
)
from mentorlog.render.safe import safe
from mentorlog.rhythm import rhythm
from mentorlog.wording import happened, plural, whom, whose

MARKS = {"held": "●", "planned": "○", "cancelled": "✕", "missed": "◇", "moved": "↷", "unknown": "?"}
STYLES = {"held": "green", "missed": "magenta", "cancelled": "magenta"}
DAY, SHORT = 17, 5


class Looking:
    """What the pages of the log have in common: the record, the day, how much of the notes."""

    def __init__(self, record: Record, today: date, notes: bool) -> None:
        self.record, self.today, self.notes = record, today, notes
        self.wide = max([SHORT, *(len(m.short) + 2 for m in record.meetings)])


def log_page(
    record: Record,
    today: date,
    since: date | None = None,
    notes: bool = False,
    with_: str = "",
) -> Page:
    """The timeline as of a day; `notes` gives every line of them. `with_` is added to commands."""
    items = happenings(record, today, since)
    return Page(_blocks(Looking(record, today, notes), items, since, with_))


def _blocks(
    look: Looking, items: tuple[Item, ...], since: date | None, with_: str
) -> Iterator[Block]:
    about = look.record.relationship
    begin = f"since {short_day(since)}" if since else f"as of {short_day(look.today)}"
    yield Ends(strong(f"{about.mentor} and {about.mentee}"), begin)
    yield BLANK
    if not items:
        yield Para("Nothing is recorded here yet.")
        yield Command(f"mentorlog meet{with_}")
    for item in items:
        match item:
            case Occasion():
                yield from _occasion(look, item)
            case Day(on=on, notes=notes):
                yield from _day(look, on, notes)
            case Break(pause=pause):
                until = f"to {short_day(pause.until)}" if pause.until else "with no end noted yet"
                reason = f" ({pause.reason})" if pause.reason else ""
                private = _private(pause.private)
                said = f"a break {until}{reason}{private}"
                yield from _row(look, "‖", short_day(pause.from_), "", [words(said)])
            case Gap():
                yield Para(_gap(look, item), lead=" … ")


def _day(look: Looking, on: date, notes: tuple[Event, ...]) -> Iterator[Block]:
    for number, event in enumerate(notes):
        said = words(f"{event.says}{_private(event.private)}")
        yield from _row(look, "·", "" if number else short_day(on), event.short, [said])


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
    before = Text(joined) + Text(mark, style) + f" {day:<{DAY}}{short:<{look.wide}}"
    short_lead = " ".join(part for part in (day, short) if part)
    narrow = Text(joined) + Text(mark, style) + f" {short_lead} "
    indent = before.cell_len
    for number, line in enumerate(body):
        if number == 0:
            beside = Para(words(narrow, line), hang=3)
            yield Either(Para(line, lead=before), beside)
        else:
            yield Either(Para(line, indent=indent, hang=2), Para(line, indent=3, hang=2))


def _occasion(look: Looking, item: Occasion) -> Iterator[Block]:
    links = item.slot.links
    for number, meeting in enumerate(links):
        last = number == len(links) - 1
        body = [words(_told(look, meeting, links), _private(meeting.private))]
        body += _details(look, meeting)
        if last:
            body += [words(item.aside)] if item.aside else []
            body += [_event(event) for event in item.notes]
        day = f"{short_day(meeting.on)}" if meeting.on else "day not noted"
        mark = MARKS[meeting.outcome]
        style = STYLES.get(meeting.outcome, "")
        yield from _row(look, mark, day, meeting.short, body, style, "└" if number else " ")


def _told(look: Looking, meeting: Meeting, links: tuple[Meeting, ...]) -> str:
    """The outcome in words, with who, notice and length."""
    at = f" at {meeting.at}" if meeting.at else ""
    match meeting.outcome:
        case "held":
            return f"held{at}{_length(look, meeting)}"
        case "planned":
            reached = meeting.on is not None and meeting.on < look.today
            return f"planned{at}; what became of it is not recorded" if reached else f"booked{at}"
        case "unknown":
            return f"what became of it is not recorded{at}"
        case "moved":
            following = next((m for m in links if m.id == meeting.moved_to), None)
            to = f"; now on {short_day(following.on)}" if following and following.on else ""
            return f"{happened(look.record, meeting)}{to}"
    return happened(look.record, meeting)


def _length(look: Looking, meeting: Meeting) -> str:
    plan, lasted = planned(look.record, meeting), meeting.lasted_minutes
    said = ""
    if lasted is not None:
        said = f", {lasted} of {plan} minutes" if plan else f", {lasted} minutes"
    if meeting.ended_early_by:
        said += f", ended early{whose(look.record, meeting.ended_early_by)}"
    return said + (f", useful {meeting.useful} of 5" if meeting.useful else "")


def _details(look: Looking, meeting: Meeting) -> Iterator[Text]:
    noted = (
        ("distracted", meeting.distracted),
        ("said little", meeting.quiet),
        ("not prepared", meeting.unprepared),
    )
    seen = [
        f"{' and '.join(whom(look.record, party) for party in parties)} {what}"
        for what, parties in noted
        if parties
    ]
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
    """The first line of notes, or all of them."""
    lines = [line for line in safe(notes or "", lines=True).split("\n") if line.strip()]
    for line in lines if look.notes else lines[:1]:
        more = " […]" if len(lines) > 1 and not look.notes else ""
        yield Text(f"{label}{line.strip()}{more}", "italic")


def _event(event: Event) -> Text:
    return words(strong(event.short), f" {event.says}{_private(event.private)}")


def _private(private: bool) -> str:
    return " (private)" if private else ""


def _gap(look: Looking, gap: Gap) -> str:
    whole = (gap.on - gap.since).days
    breaks = f" ({plural(gap.days, 'day')} without the breaks)" if gap.days != whole else ""
    since = f"since {short_day(gap.since)}" if gap.open else "without a meeting"
    found = rhythm(look.record)
    return f"{plural(whole, 'day')} {since}{breaks}; the rhythm: {rests_on(found)}"
