"""How it ended: the end of the page of one that is closed."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.closing import ClosePlan
from mentorlog.days import say_day
from mentorlog.record import Closing, Disposition
from mentorlog.render.page import BLANK, Block, Command, Para, heading, row
from mentorlog.render.telling import telling_flag
from mentorlog.wording import disposed, who, whom

REASONS = {
    "goals-achieved": "the goals are reached",
    "time-is-up": "the agreed time is up",
    "not-working": "it is not working as hoped",
    "withdrawal": "one side withdraws",
    "moved-on": "life has moved on",
    "renewed": "it goes on under a new agreement",
    "other": "another reason",
}
"""Why two people end, in words."""


def afterwards(plan: ClosePlan, with_: str) -> Iterator[Block]:
    """When it was closed, who knew, the last words, and what became of what was open."""
    ending = plan.ending
    if ending is None:
        return
    yield from heading("How it ended")
    if ending.closed_on:
        yield row("Closed", say_day(ending.closed_on, plan.today))
    for party in plan.record.parties:
        told = ending.mentor_told_on if party == "mentor" else ending.mentee_told_on
        if told:
            yield row("Told", f"{who(plan.record, party)}: {say_day(told, plan.today)}")
    if ending.reason == "withdrawal" and plan.untold:
        people = " and ".join(whom(plan.record, party) for party in plan.untold)
        yield Para(f"No day is noted on which {people} knew of it. Once it is said:", indent=2)
        yield Command(f"mentorlog close {telling_flag(plan.untold)} today{with_}")
    yield from thanks(plan)
    if ending.contact_afterwards:
        yield row("After", contact(plan, ending))
    yield from note(ending.note)
    if ending.erase_on:
        yield row("Erase", say_day(ending.erase_on, plan.today))
    for disposition in plan.disposed:
        yield row(_named(plan, disposition), disposed(disposition))
    yield from _message(ending)


def _message(ending: Closing) -> Iterator[Block]:
    """What one side wrote to the other as it withdrew."""
    if ending.message:
        yield from heading("The words that were written for it")
        yield from (Para(line, indent=2) if line else BLANK for line in ending.message.split("\n"))


def thanks(plan: ClosePlan) -> Iterator[Block]:
    """The words of thanks, and what each takes along."""
    ending = plan.ending
    if ending is None:
        return
    record = plan.record
    for label, name, said in (
        ("Thanks", f"from {whom(record, 'mentor')}", ending.thanks_mentor),
        ("Thanks", f"from {whom(record, 'mentee')}", ending.thanks_mentee),
        ("Takes", who(record, "mentor"), ending.takes_mentor),
        ("Takes", who(record, "mentee"), ending.takes_mentee),
    ):
        if said:
            yield row(label, f"{name}: {said}")


def contact(plan: ClosePlan, ending: Closing) -> str:
    """How they stay in touch, and on which day; of what whoever keeps the journal promised it
    says "by you"."""
    said, keeper = ending.contact_afterwards or "", plan.record.relationship.keeper
    if keeper == "mentor" or keeper == "mentee":
        own = f"(promised by {plan.record.name(keeper)})"
        said = f"{said.removesuffix(own)}(promised by you)" if said.endswith(own) else said
    return f"{said}, on {say_day(ending.contact_on, plan.today)}" if ending.contact_on else said


def note(text: str | None) -> Iterator[Block]:
    """The note, a row for each line."""
    for number, line in enumerate((text or "").split("\n")):
        if line:
            yield row("" if number else "Note", line)


def _named(plan: ClosePlan, disposition: Disposition) -> str:
    entries = (*plan.record.goals, *plan.record.actions)
    wanted = disposition.goal or disposition.action
    return next((entry.short for entry in entries if entry.id == wanted), "?")
