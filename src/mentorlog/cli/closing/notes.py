"""What is said beside an ending that is saved: who is to be told, and what is booked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mentorlog.cli.asking.retyped import to_type
from mentorlog.days import short_day
from mentorlog.record import Closing, Record, considered, final_meeting
from mentorlog.wording import addressed, enumerated, quoted

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.closing import ClosePlan


def telling(plan: ClosePlan, with_: str) -> list[str]:
    """Notes of who has no day on which they knew, and of a short time; what the page says, for
    those who get no page."""
    from mentorlog.render.telling import not_told, short_time, telling_flag

    found = []
    if plan.final is not None and plan.untold and not plan.completed:
        flag = telling_flag(plan.untold)
        found += [_lower(not_told(plan)), f"  Once it is said: mentorlog close {flag} today{with_}"]
    if plan.short_notice and not plan.completed:
        found.append(_lower(short_time(plan)))
    return found


def no_longer_said(record: Record) -> list[str]:
    """That what was said of goals and actions for an ending is off, where it does not end; in a
    line, or none."""
    ending = considered(record)
    if ending is None or ending.closed_on is not None:
        return []
    said = [d for d in record.dispositions if d.closing == ending.id]
    of = {d.goal or d.action for d in said}
    shorts = [one.short for one in (*record.goals, *record.actions) if one.id in of]
    if not shorts:
        return []
    they = "it is" if len(shorts) == 1 else "they are"
    return [f"What was to become of {enumerated(shorts)} at the end no longer holds: {they} open."]


def still_booked(session: Session, record: Record) -> list[str]:
    """A note that the session which was to be the last stays booked as one like the others, where
    it goes on; none where there is none ahead."""
    final = final_meeting(record)
    if final is None or final.outcome != "planned" or final.on is None or final.on < session.today:
        return []
    says = f"{final.short} on {short_day(final.on)} stays booked, as a session like the others."
    off = f"mentorlog meet --meeting {final.short} --cancelled-by WHO"
    return [says, f"  To call it off: {to_type(session, off)}"]


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def replaced(record: Record, before: Closing | None, stated: Mapping[str, Any]) -> list[str]:
    """A note of each word on the ending that another one takes the place of."""
    return [
        f"{label}: was {quoted(' '.join(was.split()))} before; "
        f"mentorlog history {before.short} keeps it."
        for name, label in _labels(record)
        if before and (was := getattr(before, name)) and stated.get(name) not in (None, was)
    ]


def _labels(record: Record) -> Iterator[tuple[str, str]]:
    for party in record.parties:
        yield f"thanks_{party}", f"the thanks of {record.name(party)}"
        yield f"takes_{party}", f"what {record.name(party)} takes along"
    yield "celebration", addressed(record.relationship, "how you mark it")
    yield "contact_afterwards", addressed(record.relationship, "how you stay in touch")


def not_erased(ending: Closing | None) -> list[str]:
    """A note that the day agreed for erasing went with an ending that was taken back; none where
    none was agreed."""
    if ending is None or ending.erase_on is None:
        return []
    return [f"it was to be erased on {short_day(ending.erase_on)}; that no longer holds"]
