"""What is said beside an ending that is saved: who is to be told, and what is booked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.days import short_day
from mentorlog.record import Closing, Pause, Record, booked, considered, final_meeting
from mentorlog.wording import enumerated, quoted

if TYPE_CHECKING:
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


def still_booked(record: Record, today: date) -> list[str]:
    """A note that the session which was to be the last stays booked as one like the others, where
    it goes on; none where there is none ahead."""
    final = final_meeting(record)
    if final is None or final.outcome != "planned" or final.on is None or final.on < today:
        return []
    says = f"{final.short} on {short_day(final.on)} stays booked, as a session like the others."
    return [says, f"  To call it off: mentorlog meet --meeting {final.short} --cancelled-by WHO"]


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
    yield "celebration", "how you mark it"
    yield "contact_afterwards", "how you stay in touch"


def booked_within(record: Record, pause: Pause, today: date) -> list[str]:
    """A note of what is booked for the time of a break, and how to move it; none where nothing
    is."""
    last = pause.until or date.max
    found = [m for m in booked(record, today) if m.on and pause.from_ <= m.on <= last]
    named = ", ".join(f"{m.short} on {short_day(m.on)}" for m in found if m.on)
    if not found:
        return []
    move = f"mentorlog meet --meeting {found[0].short} --moved-by WHO --to DAY"
    return [f"booked for the time of the break: {named}.", f"  To move it: {move}"]


def not_erased(ending: Closing | None) -> list[str]:
    """A note that the day agreed for erasing went with an ending that was taken back; none where
    none was agreed."""
    if ending is None or ending.erase_on is None:
        return []
    return [f"it was to be erased on {short_day(ending.erase_on)}; that no longer holds"]
