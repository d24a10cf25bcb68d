"""The sessions agreed on in words: how many are left, who was there, and what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mentorlog.contract import Contract, contract
from mentorlog.record import Meeting, Record
from mentorlog.render.opening import Line
from mentorlog.wording import plural, whom

ON = "Would you both like to go on, and for how long, or to conclude?"
TO_GO_ON = "To go on; the number counts from the first session:"


def contract_words(found: Contract) -> str:
    """ "5 of 8 sessions held, 3 left", since when, and what the last one asks."""
    since = " since it was renewed" if found.since else ""
    said = f"{found.held} of {plural(found.agreed, 'session')} held{since}, {found.left} left"
    return f"{said}. {ending_words(found)}" if found.left < 2 else said


def ending_words(found: Contract) -> str:
    """That the last of the agreed sessions is near, or past."""
    if found.left == 0:
        return "Every session that was agreed has been held."
    if found.left == 1:
        return "The next session is the last that was agreed."
    return "After the next session, one is left of those that were agreed."


def attended(record: Record, found: Contract) -> str:
    """What did not take place, on whose side; nothing where every session was held."""
    parts = [
        f"{whom(record, party)} {_came(meetings)}" for party, meetings in found.lost if meetings
    ]
    parts += [f"{found.outside} for a reason outside both sides"] if found.outside else []
    parts += [f"{found.untold} on whose side is not noted"] if found.untold else []
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}" if said else ""


def _came(meetings: tuple[Meeting, ...]) -> str:
    off = sum(meeting.outcome == "cancelled" for meeting in meetings)
    parts = (f"called off {off}" if off else "", f"missed {len(meetings) - off}")
    return " and ".join(p for p in parts if p and p != "missed 0")


def last_lines(found: Contract, with_: str = "", *, shared: bool = False) -> Iterator[Line]:
    """For an agenda: that the last agreed session is near, and the two ways on from there."""
    yield Line("-", ending_words(found))
    yield Line("?", ON)
    if not shared:
        more = f"mentorlog agree --sessions {found.agreed + found.agreed // 2 + 1}{with_}"
        yield Line("", TO_GO_ON, "", (more,))
        yield Line("", "To conclude:", "", (f"mentorlog close{with_}",))


def contract_data(record: Record, today: date) -> dict[str, Any] | None:
    """The same for other programs; its keys are frozen."""
    found = contract(record, today)
    if found is None:
        return None
    return {
        "sessions_agreed": found.agreed,
        "since": found.since.isoformat() if found.since else None,
        "held": found.held,
        "left": found.left,
        "lost": {
            party: [{"meeting": m.short, "outcome": m.outcome} for m in meetings]
            for party, meetings in found.lost
        },
        "outside": found.outside,
        "not_noted": found.untold,
    }
