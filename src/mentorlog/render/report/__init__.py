"""The report as a document: at a glance, the sessions, the rhythm, actions, goals, the check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mentorlog.days import short_day
from mentorlog.health import Checkup
from mentorlog.record import Record, held
from mentorlog.render.document import Cell, Document, Link, Paragraph, Part, Rows, Table
from mentorlog.render.facts import facts, parts
from mentorlog.render.glance import last_met, next_booked
from mentorlog.render.levels import WORST_FIRST, level_words, main_reason, rests_on
from mentorlog.render.report.checking import checking
from mentorlog.render.report.course import actions, goals, rhythm, sessions
from mentorlog.report import Report
from mentorlog.wording import PURPOSE

OPEN, PRIVATE = (
    "Nothing that is marked private is on this page.",
    "What is marked private is on this page, too, as asked: it is for nobody else to read.",
)
UNCHECKED = "What the check found is not on this page, as asked."


def document(told: Report) -> Document:
    """The report of one relationship."""
    about = told.record.relationship
    return Document(
        title=f"{about.mentor} and {about.mentee}",
        opening=(_as_of(told), *_kept(told.record), *_private(told), *_unchecked(told)),
        parts=tuple(_parts(told, 2)),
        face=PURPOSE,
    )


def together(reports: Sequence[Report]) -> Document:
    """The report of several relationships: all of them in a table first, then each."""
    ordered = sorted(reports, key=_rank)
    return Document(
        title="The relationships in this journal",
        opening=(_as_of(reports[0]), *_private(reports[0]), *_unchecked(reports[0])),
        parts=(Part("All of them", (_overview(ordered),)), *(p for r in ordered for p in _one(r))),
        face=PURPOSE,
    )


def _rank(told: Report) -> int:
    """Where it stands among others: by what the check found, where that is told."""
    return WORST_FIRST.index(told.checkup.level) if told.checked else 0


def _one(told: Report) -> Iterator[Part]:
    about = told.record.relationship
    said = Paragraph(" ".join(_kept(told.record)) or parts(told.record))
    yield Part(f"{about.mentor} and {about.mentee}", (said,), anchor=about.short)
    yield from _parts(told, 3)


def _as_of(told: Report) -> str:
    return f"What the record shows as of {short_day(told.today)}."


def _private(told: Report) -> Iterator[str]:
    yield PRIVATE if told.private else OPEN


def _unchecked(told: Report) -> Iterator[str]:
    if not told.checked:
        yield UNCHECKED


def _kept(record: Record) -> Iterator[str]:
    """Whom the page speaks to, and that the other may remember it otherwise."""
    about = record.relationship
    if about.keeper in ("mentor", "mentee"):
        mine, other = (about.mentor, about.mentee)[:: 1 if about.keeper == "mentor" else -1]
        yield (
            f"“You” is {mine}, who keeps the journal; {other} may remember some of it otherwise."
        )


def _parts(told: Report, level: int) -> Iterator[Part]:
    for title, contents in (
        ("At a glance", _glance(told)),
        ("Sessions", sessions(told)),
        ("Rhythm", rhythm(told)),
        ("Actions", actions(told)),
        ("Goals", goals(told)),
    ):
        found = tuple(contents)
        if found:
            yield Part(title, found, level)
    if told.checked:
        yield from checking(told.checkup, level)
    yield Part("What this rests on", tuple(_coverage(told)), level)


def _glance(told: Report) -> Iterator[Rows]:
    health = _in_short(told.checkup) if told.checked else ""
    first = (("Who", parts(told.record)), ("The check", health))
    rows = (*first, *facts(told.record, told.today))
    yield Rows(tuple((label, said) for label, said in rows if said))


def _in_short(c: Checkup) -> str:
    """What the check found, as a sentence begins."""
    reason, health = main_reason(c), level_words(c)
    return f"{health[0].upper()}{health[1:]}{f': {reason}' if reason else ''}"


def _coverage(report: Report) -> Iterator[Table | Rows]:
    c, told = report.checkup, report.checkup.coverage
    lengths = f"{told.lengths_known} of {told.held}" if told.held else "no session yet"
    yield Table(
        "What could be looked at, and what is not recorded",
        ("Of what", "Counted", "Not recorded"),
        (
            ("Sessions", str(told.meetings), _listed(told.meetings_not_recorded)),
            ("Actions that fell due", str(told.actions), _listed(told.actions_not_recorded)),
            ("Goals that are open", str(told.goals_open), ""),
            ("Sessions, both lengths known", lengths, ""),
        ),
    )
    rows = [("Rhythm", rests_on(c.rhythm))]
    thresholds = c.thresholds if report.checked else ()
    rows += [("Yours", f"{line}, from your settings") for line in thresholds]
    if told.written_twice:
        rows.append(("Written twice", _listed(told.written_twice)))
    if told.written_later:
        rows.append(("Written later", f"{told.written_later}, not known yet on that day"))
    yield Rows(tuple(rows))


def _listed(ids: tuple[str, ...]) -> str:
    return f"{len(ids)}: {', '.join(ids)}" if ids else "none"


def _overview(reports: Sequence[Report]) -> Table:
    heads = ("Who", "Sessions", "Last", "Next")
    if not reports[0].checked:
        return Table("Each relationship", heads, tuple(map(_line, reports)))
    return Table(
        "Each relationship, with what is worth a conversation first",
        (*heads, "The check"),
        tuple((*_line(told), level_words(told.checkup)) for told in reports),
    )


def _line(told: Report) -> tuple[Cell, ...]:
    record = told.record
    about = record.relationship
    last, following = last_met(record), next_booked(record, told.today)
    return (
        Link(f"{about.mentor} and {about.mentee}", about.short),
        str(len(held(record))),
        short_day(last.on) if last and last.on else "none yet",
        short_day(following.on) if following and following.on else "not booked",
    )
