"""A checkup to read: what is shown, what to ask, what is clear, and what it all rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.closing import countdown
from mentorlog.days import short_day
from mentorlog.due import to_complete
from mentorlog.guidance import source
from mentorlog.health import Checkup, Finding
from mentorlog.record import Relationship, fell_through
from mentorlog.render.countdown import choosing, completing, counted_down, fallen_through, past
from mentorlog.render.keeping import erase_reminder, to_erase_list
from mentorlog.render.levels import (
    LEVELS,
    MARKS,
    STYLES,
    counted,
    level_words,
    rests_on,
)
from mentorlog.render.page import (
    BLANK,
    Block,
    Command,
    Ends,
    Page,
    Para,
    cells,
    heading,
    row,
    strong,
    words,
)
from mentorlog.render.quiet import at_length, in_short
from mentorlog.render.styled import Text
from mentorlog.render.worded import headline, reminder, set_aside
from mentorlog.sign import Ask, Evidence, Shown, Sign
from mentorlog.wording import addressed, plural, spoken

if TYPE_CHECKING:
    from mentorlog.timeline import FollowUp

DAY = 15
MOST = 8
HELD = "if it was held (else add --cancelled-by or --missed-by):"
ONE_BY_ONE = "one key each:"
DONE = "if it is done (else progress, redate or drop):"


def checkup_page(
    c: Checkup,
    with_: str = "",
    *,
    full: bool = False,
    talked: tuple[FollowUp, ...] = (),
    to_erase: Sequence[tuple[Relationship, date]] = (),
) -> Page:
    """The checkup. `with_` is added to every command (" --with r2"); `full` names the signs
    that have nothing to say, too, and why; `talked` is what became of what was talked about;
    `to_erase` are others that were to be erased, with the day."""
    return Page([*_blocks(c, with_, full, talked), *to_erase_list(to_erase)])


def _names(c: Checkup) -> str:
    return f"{c.record.relationship.mentor} and {c.record.relationship.mentee}"


def _blocks(c: Checkup, with_: str, full: bool, talked: tuple[FollowUp, ...]) -> Iterator[Block]:
    if c.level == "closed":
        said = f"{_names(c)}: {level_words(c)}; a relationship that is closed is not judged."
        yield Para(said)
        yield from erase_reminder(c.record, c.today)
        return
    yield Ends(strong(_names(c)), short_day(c.today))
    yield from _headline(c)
    yield from _ending(c, with_)
    shown = c.shown
    for finding in shown:
        yield BLANK
        yield from _shown(c.record.relationship, finding)
    if shown:
        yield from _reminder(c)
    if talked:
        from mentorlog.render.over_time import talked_about

        yield from talked_about(c.record, talked, c.today)
    yield from _asks(c)
    yield from at_length(c) if full else in_short(c, with_)
    yield from _coverage(c, with_)
    yield from erase_reminder(c.record, c.today)


def _headline(c: Checkup) -> Iterator[Block]:
    said = level_words(c)
    mark = f"{MARKS[c.level]} "
    yield Para(Text(said[0].upper() + said[1:], STYLES.get(c.level, "bold")), lead=mark)
    told = headline(c)
    if told:
        yield Para(told, indent=2)


def _ending(c: Checkup, with_: str) -> Iterator[Block]:
    count = countdown(c.record, c.today)
    if count is not None:
        yield Para(f"{counted_down(count)}.", indent=2)
        yield Command(f"mentorlog close{with_}")
    final = to_complete(c.record, c.today)
    if final is not None:
        yield Para(f"{past(final)}. To complete it:", indent=2)
        yield from (Command(command) for command in completing(final, with_))
    off = fell_through(c.record)
    if off is not None:
        yield Para(f"{fallen_through(off)}. To choose one, or where it goes on:", indent=2)
        yield from (Command(command) for command in choosing(with_))


def _shown(about: Relationship, finding: Finding) -> Iterator[Block]:
    verdict, sign = finding.verdict, finding.sign
    assert isinstance(verdict, Shown)
    style = STYLES[verdict.level]
    named = addressed(about, spoken(about, sign.title))
    title = words(Text(f"{MARKS[verdict.level]} ", style), strong(named))
    yield Ends(title, Text(LEVELS[verdict.level], style))
    yield Para(verdict.says, indent=2)
    if verdict.because:
        yield from (BLANK, *_evidence(verdict.because), BLANK)
    if verdict.tally is not None and verdict.tally.set_aside:
        yield row("Set aside", set_aside(verdict.tally.set_aside, sign))
    yield row("Unseen", addressed(about, spoken(about, sign.open_)))
    yield row("Ask", Text(spoken(about, sign.ask[0])))
    yield row("Try", spoken(about, sign.tries[0]))
    yield row("Source", source(sign.sources[0]).cite)
    yield row("More", words(strong(f"mentorlog sign {sign.slug}"), _beyond(sign)))


def _beyond(sign: Sign) -> str:
    """What `sign` tells that the finding does not."""
    more = (len(sign.tries) - 1, "other idea"), (len(sign.sources) - 1, "other source")
    told = ", ".join(plural(number, noun) for number, noun in more if number)
    return f" ({told})" if told else ""


def _evidence(because: Iterable[Evidence]) -> Iterator[Block]:
    rows = list(because)
    wide = max((len(e.entry.short) for e in rows), default=0)
    for e in rows[:MOST]:
        day = short_day(e.on) if e.on else "day not noted"
        yield cells((e.entry.short, day), (wide, DAY), e.note, indent=4)
    if len(rows) > MOST:
        yield Para(f"and {len(rows) - MOST} more (--json has all of them)", indent=4)


def _reminder(c: Checkup) -> Iterator[Block]:
    for said in reminder(c):
        yield BLANK
        yield Para(said)


def _asks(c: Checkup) -> Iterator[Block]:
    asks = [f for f in c.findings if isinstance(f.verdict, Ask)]
    if asks:
        yield from heading("To ask")
    for number, finding in enumerate(asks):
        verdict, sign = finding.verdict, finding.sign
        assert isinstance(verdict, Ask)
        if number:
            yield BLANK
        yield Para(verdict.says, lead=Text("? ", "bold"))
        yield from _evidence(verdict.because)
        yield row("Ask", spoken(c.record.relationship, sign.ask[0]))
        yield row("Source", source(sign.sources[0]).cite)


def _coverage(c: Checkup, with_: str) -> Iterator[Block]:
    told = c.coverage
    yield from heading("What this rests on")
    yield row("Record", ", ".join(counted(told)))
    yield row("Rhythm", rests_on(c.rhythm))
    for line in c.thresholds:
        yield row("Yours", f"{line}, from your settings")
    if told.written_later:
        later = plural(told.written_later, "thing")
        yield row("Later", f"{later} written down after this day: not known yet, so left out")
    if c.rhythm.source != "agreed":
        yield Command(f'mentorlog agree --rhythm "every 2 weeks"{with_}', indent=12)
    missing = (
        (told.meetings_not_recorded, "meet --meeting", HELD),
        (told.actions_not_recorded, "action done", DONE),
    )
    for ids, command, where in missing:
        if len(ids) > 1 and command.startswith("meet"):
            yield row("Missing", f"what became of {_listed(ids)}; {ONE_BY_ONE}")
            yield Command(f"mentorlog meet --catch-up{with_}", indent=12)
        elif ids:
            yield row("Missing", f"what became of {_listed(ids)}; {where}")
            yield Command(f"mentorlog {command} {ids[0]}{with_}", indent=12)
    if told.written_twice:
        first = told.written_twice[0]
        yield row("Twice", f"{_listed(told.written_twice)}; if it was a second one, at what time:")
        yield Command(f"mentorlog meet --meeting {first} --at HH:MM{with_}", indent=12)


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(ids[:MOST]) + (f" and {len(ids) - MOST} more" if len(ids) > MOST else "")
