"""Before an ending is decided on: the days of what is found, words to say it, a good end."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.closing import ClosePlan
from mentorlog.days import short_day
from mentorlog.frozen import Frozen
from mentorlog.guidance import Step, source
from mentorlog.health import Finding
from mentorlog.record import PARTIES, Meeting
from mentorlog.record.in_force import agreed_at
from mentorlog.render.page import Block, Command, Para, heading
from mentorlog.sign import Shown
from mentorlog.wording import addressed, quoted, role

MOST_DAYS = 5
MOST_EXAMPLES = 2
NOT_MET = ("cancelled", "missed")


class Help(Frozen):
    """A sentence that helps to say it, and what to type, or ""."""

    says: str
    type: str = ""


def days(finding: Finding) -> str:
    """The days of what a finding rests on, the latest of them: " (m4 Wed 4 Feb 2026, …)"."""
    because = finding.verdict.because if isinstance(finding.verdict, Shown) else ()
    found = [f"{e.entry.short} {short_day(e.on)}" for e in because if e.on is not None]
    return f" ({', '.join(found[-MOST_DAYS:])})" if found else ""


def good_end(step: Step) -> Iterator[Block]:
    """Where it ends because it was meant to: the two ways on from there."""
    yield from heading("To conclude, or to go on")
    yield Para(step.says, indent=2)
    yield Para(step.ask[1], lead="? ", indent=4)
    yield Para(f"Source: {'; '.join(source(key).cite for key in step.sources)}", indent=2)


def to_say(plan: ClosePlan, with_: str) -> tuple[Help, ...]:
    """What helps whoever keeps the journal to say that it is not working: what was agreed for
    that, a sentence to begin with, where more words are, and who could help."""
    about = plan.record.relationship
    found = []
    agreed = agreed_at(plan.record, "if_not_working", plan.today)
    if agreed:
        found.append(Help(f"{addressed(about, 'You')} agreed: {quoted(str(agreed))}."))
    if about.keeper in PARTIES:
        found.append(Help(f"Words to begin with: {quoted(_first_words(plan))}"))
        found.append(Help("To find words of your own:", "mentorlog guide raising-a-problem"))
    if about.facilitator and about.keeper != "facilitator":
        helper = f"{about.facilitator} can listen, or sit in. A page for {about.facilitator}:"
        found.append(Help(helper, f"mentorlog brief{with_}"))
    else:
        helped = addressed(about, "To have somebody help the two of you:")
        found.append(Help(helped, "mentorlog guide facilitator"))
    return tuple(found)


def _first_words(plan: ClosePlan) -> str:
    """A sentence that neither judges nor guesses, with the last days on which they did not meet."""
    about = plan.record.relationship
    kind = role(about, "mentoring")
    said = [f"I would like to talk about how our {kind} is going."]
    missed = _not_met(plan)
    if missed:
        said.append(f"We did not meet on {' and '.join(missed)}.")
    return " ".join([*said, "How is it for you, and what could both of us do differently?"])


def _not_met(plan: ClosePlan) -> list[str]:
    """The last days on which a session did not take place that a finding speaks of."""
    entries = (
        e.entry
        for finding in plan.explaining
        if isinstance(finding.verdict, Shown)
        for e in finding.verdict.because
    )
    off = {m.on for m in entries if isinstance(m, Meeting) and m.outcome in NOT_MET and m.on}
    return [short_day(day) for day in sorted(off)[-MOST_EXAMPLES:]]


def hard_to_say(plan: ClosePlan) -> bool:
    """Whether somebody may look for words: it is not working, or something is shown and no
    reason to end is given."""
    reason = plan.ending.reason if plan.ending is not None else None
    if reason is not None:
        return reason == "not-working"
    return any(isinstance(finding.verdict, Shown) for finding in plan.explaining)


def saying(plan: ClosePlan, with_: str) -> Iterator[Block]:
    """The same as a part of a page."""
    if hard_to_say(plan):
        yield from heading("To say it")
        for one in to_say(plan, with_):
            yield Para(one.says, indent=2)
            yield from (Command(one.type),) if one.type else ()
