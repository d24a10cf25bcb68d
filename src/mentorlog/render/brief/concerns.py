"""Concerns of a brief, what was tried about them and besides, and what is not settled."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.brief import Brief, Raised, Tried
from mentorlog.days import short_day
from mentorlog.record import Agreement, AgreementReview, Closing, GoalChange, Keeper, Pause, Step
from mentorlog.record.in_force import anew
from mentorlog.render.document import Content, Item, Items, Paragraph, Quote
from mentorlog.render.glance import agreed_words
from mentorlog.wording import person, quoted

TAKEN = {
    "accepted": "it was accepted",
    "partly": "it was taken up in part",
    "resisted": "it was resisted",
    "no-change": "nothing has changed yet",
}


def concerns(told: Brief) -> Iterator[Content]:
    items = tuple(_concern(told, one) for one in told.concerns)
    yield Items(items) if items else Paragraph("No concern is on record.")


def _concern(told: Brief, raised: Raised) -> Item:
    concern = raised.concern
    lead = f"{_name(told, concern.by)}, {short_day(concern.on)}"
    below = [_step(told, step) for step in raised.steps]
    if concern.agreed:
        below.insert(0, f"Agreed: {concern.agreed}")
    if concern.factor:
        below.insert(0, f"What may lie behind it: {_factor(concern.factor)}")
    if concern.resolved_on:
        said = f": {concern.resolution}" if concern.resolution else ""
        below.append(f"Settled on {short_day(concern.resolved_on)}{said}")
    return Item(quoted(concern.text), lead, tuple(below))


def _factor(slug: str) -> str:
    from mentorlog.guidance import factor

    try:
        return factor(slug).name.lower()
    except KeyError:
        return slug


def _step(told: Brief, step: Step) -> str:
    taken = f"; {TAKEN[step.response]}" if step.response else "; how it was taken is not noted"
    again = f"; to be looked at again on {short_day(step.check_on)}" if step.check_on else ""
    return (
        f"{short_day(step.on)}, tried by {_name(told, step.by)}: {quoted(step.text)}{taken}{again}"
    )


def _name(told: Brief, who: Keeper) -> str:
    return person(told.record, who)


def differently(told: Brief) -> Iterator[Content]:
    """What one side tried and the other did not, or not wholly, take up. A concern of which
    nothing else is on record is one side's word, and no difference."""
    items = tuple(_unsettled(told, raised) for raised in told.concerns if raised.unsettled)
    if items:
        yield Items(items)
    elif told.concerns and not any(raised.open for raised in told.concerns):
        yield Paragraph("Every concern on record is settled.")


def _unsettled(told: Brief, raised: Raised) -> Item:
    concern = raised.concern
    by = _name(told, concern.by)
    below = tuple(
        f"What {_name(told, step.by)} tried on {short_day(step.on)}: {TAKEN[step.response]}"
        for step in raised.unsettled
        if step.response
    )
    return Item(f"{quoted(concern.text)} is not settled.", f"{by}, {short_day(concern.on)}", below)


def tried_else(told: Brief) -> Iterator[Content]:
    items = tuple(Item(tried_words(told, one), short_day(day)) for day, one in told.tried)
    if items:
        yield Items(items)


def tried_words(told: Brief, one: Tried) -> str:
    """What was tried, in words: "they agreed anew (every 3 weeks)"."""
    if isinstance(one, AgreementReview):
        note = f": {one.note}" if one.note else ""
        return f"they looked at their agreement{' and changed it' if one.changed else ''}{note}"
    if isinstance(one, Agreement):
        terms = dict.fromkeys(("rhythm", "minutes", "notice_hours"))
        said = agreed_words(terms | anew(told.record, one))
        return f"they agreed anew{f' ({said})' if said else ''}"
    if isinstance(one, GoalChange):
        text = next((g.text for g in told.goals if g.goal.id == one.goal), "")
        return f"a goal was changed: {text}"
    if isinstance(one, Pause):
        return f"a break {f'until {short_day(one.until)}' if one.until else 'began'}"
    return _ending(one)


def _ending(ending: Closing) -> str:
    """What the two did about it together, and that it went on, where it did."""
    looked = ["looked together at whether it should end"] if ending.explored else []
    looked += ["tried other terms"] if ending.renegotiated else []
    on = "; it went on" if ending.reopened_on and not ending.closed_on else ""
    new = "; a new term began" if ending.reason == "renewed" else ""
    return f"they {' and '.join(looked)}{on or new}"


def feedback(told: Brief) -> Iterator[Content]:
    for one in told.feedback:
        asked = f", asked {quoted(one.question)}" if one.question else ""
        yield Quote(one.text or "", f"{told.record.name(one.from_)}, {short_day(one.on)}{asked}")
