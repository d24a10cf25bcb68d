"""What two people agreed, as a page that both can keep: for a terminal, or as Markdown.

Only the relationship and its agreement come to it, and nothing of what happened since.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.days import say_rhythm, short_day
from mentorlog.frozen import Frozen
from mentorlog.guidance import factor, question
from mentorlog.record import Agreement, Record
from mentorlog.render.markdown import plain
from mentorlog.wording import plural, role, spoken

if TYPE_CHECKING:
    from mentorlog.render.page import Block, Page

FACE = (
    "This page belongs to both of you. It is there to help you work together; it is not meant "
    "for watching anybody."
)
SIGN = "_" * 24
AGAIN = "Looking at it again"
PARTS = {
    "What it is for": ("purpose", "success"),
    "How we meet": ("rhythm", "minutes", "notice_hours", "sessions_agreed", "contact"),
    "What we expect of each other": ("mentor_expects", "mentee_expects"),
    "What we keep to": ("boundaries", "confidentiality", "sponsor", "if_not_working"),
    AGAIN: ("review_every",),
}
LABELS = {
    "purpose": "Purpose",
    "success": "It went well when",
    "rhythm": "How often",
    "minutes": "How long",
    "notice_hours": "Notice of a change",
    "sessions_agreed": "How many sessions",
    "contact": "Between sessions",
    "mentor_expects": "{mentor} expects",
    "mentee_expects": "{mentee} expects",
    "boundaries": "Boundaries",
    "confidentiality": "Confidentiality",
    "sponsor": "Sponsor",
    "if_not_working": "If it does not work",
    "review_every": "Looked at again",
}
ASKED = {
    "purpose": "purpose",
    "success": "success",
    "rhythm": "rhythm",
    "minutes": "time",
    "notice_hours": "notice",
    "sessions_agreed": "contract",
    "mentor_expects": "expectations",
    "mentee_expects": "expectations",
    "boundaries": "boundaries",
    "confidentiality": "confidentiality",
    "sponsor": "sponsor",
    "if_not_working": "third-person",
    "review_every": "still-right",
}
"""The question of the guidance that each thing answers; `contact` has that of a factor."""
COACHING = ("sessions_agreed", "sponsor")
"""Not missed where it is no coaching."""


class Part(Frozen):
    """One part of the page: each thing by its label."""

    title: str
    rows: tuple[tuple[str, str], ...]


class Sheet(Frozen):
    """The page: its parts, and what is not agreed yet, each with the guidance's question."""

    title: str
    days: str
    parts: tuple[Part, ...]
    open: tuple[tuple[str, str], ...]
    signers: tuple[str, str]


def sheet(record: Record, now: Agreement | None, today: date, day: date | None = None) -> Sheet:
    """What is agreed, from the relationship and the agreement that is in force; `day` is the one
    on which it is, where that is not today."""
    known = record.relationship
    found = {name: _value(record, now, name) for names in PARTS.values() for name in names}
    parts = [Part("Who", tuple(_who(record)))]
    for title, names in PARTS.items():
        rows = [(label(record, name), found[name]) for name in names if found[name]]
        reviews = (review for review in record.agreement_reviews if not review.private)
        looked = [review.on for review in reviews if review.on <= (day or today)]
        if title == AGAIN and looked:
            rows.append(("Last looked at", short_day(max(looked))))
        if rows:
            parts.append(Part(title, tuple(rows)))
    since = f"Agreed on {short_day(now.agreed_on)}. " if now and now.agreed_on else ""
    return Sheet(
        title=f"What {known.mentor} and {known.mentee} agreed",
        days=f"{since}Written on {short_day(today)}.",
        parts=tuple(parts),
        open=tuple(_open(record, [name for name, said in found.items() if not said])),
        signers=(known.mentor, known.mentee),
    )


def asked(record: Record, name: str) -> str:
    """The guidance's question for one thing that is agreed on."""
    contact = name == "contact"
    text = factor("no-regular-channel").ask[0] if contact else question(ASKED[name]).text
    return spoken(record.relationship, text)


def label(record: Record, name: str) -> str:
    """What one thing that is agreed on is called on the page."""
    known = record.relationship
    return LABELS[name].format(mentor=known.mentor, mentee=known.mentee)


def _value(record: Record, now: Agreement | None, name: str) -> str:
    if name in ("purpose", "success"):
        return getattr(record.relationship, name) or ""
    value: Any = getattr(now, name) if now else None
    if value is None:
        return ""
    if name in ("rhythm", "review_every"):
        return say_rhythm(value)
    if name == "notice_hours":
        days, rest = divmod(value, 24)
        return plural(days, "day") if days and not rest else plural(value, "hour")
    return plural(value, "minute") if name == "minutes" else str(value)


def _who(record: Record) -> Iterator[tuple[str, str]]:
    known = record.relationship
    yield role(known, "mentor").capitalize(), known.mentor
    yield role(known, "mentee").capitalize(), known.mentee
    if known.form:
        yield "Form", known.form
    if known.started_on:
        yield "From", short_day(known.started_on)
    if known.planned_end:
        yield "Until", short_day(known.planned_end)
    if known.asked_for_by and known.asked_for_by != "self":
        yield "Asked for by", f"the {role(known, known.asked_for_by)}"
    if known.facilitator:
        yield "Who can help", known.facilitator


def _open(record: Record, names: list[str]) -> Iterator[tuple[str, str]]:
    """What is not agreed yet under each question, once."""
    waiting: dict[str, list[str]] = {}
    for name in names:
        if record.coaching or name not in COACHING:
            waiting.setdefault(asked(record, name), []).append(label(record, name))
    for text, labels in waiting.items():
        yield "; ".join(labels), text


# To look at.


def page(told: Sheet) -> Page:
    """The sheet for a terminal."""
    from mentorlog.render.page import Page

    return Page(_blocks(told))


def _blocks(told: Sheet) -> Iterator[Block]:
    from mentorlog.render.page import BLANK, Para, heading, row, strong, widest

    yield Para(strong(told.title))
    yield Para(told.days)
    column = widest(name for part in told.parts for name, _ in part.rows) + 1
    for part in told.parts:
        yield from heading(part.title)
        yield from (row(name, said, column=column) for name, said in part.rows)
    if told.open:
        yield from heading("Not agreed yet")
        yield from (Para(f"{name}: {text}", indent=2, hang=2) for name, text in told.open)
    yield from heading("Signed")
    for name in told.signers:
        yield BLANK
        yield Para(f"{name}, on", indent=2)
        yield Para(SIGN, indent=2)
    yield BLANK
    yield Para(FACE)


# To keep.


def markdown(told: Sheet) -> str:
    """The sheet as Markdown; nothing that was written by somebody is read as such."""
    lines = [f"# {plain(told.title)}", "", told.days]
    for part in told.parts:
        lines += ["", f"## {part.title}", ""]
        lines += [f"- **{plain(name)}:** {plain(said)}" for name, said in part.rows]
    if told.open:
        lines += ["", "## Not agreed yet", ""]
        lines += [f"- **{plain(name)}:** {plain(text)}" for name, text in told.open]
    lines += ["", "## Signed"]
    for name in told.signers:
        lines += ["", f"{plain(name)}: {SIGN} on {SIGN[:12]}"]
    return "\n".join([*lines, "", FACE, ""])
