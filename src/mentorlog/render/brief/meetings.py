"""Meetings and promises of a brief: how many, on which days, and the same of both sides."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.brief import Brief, Changed, Outcome
from mentorlog.days import short_day
from mentorlog.record import Meeting, Owner
from mentorlog.render.document import Content, Rows
from mentorlog.standing import ActionStanding
from mentorlog.wording import disposed, notice, plural

OUTCOMES: dict[Outcome, str] = {"cancelled": "Called off", "moved": "Moved", "missed": "Missed"}
SIDES = {"both": " by agreement", "outside": ", outside both sides"}


def meetings(told: Brief) -> Iterator[Content]:
    rows = [("Held", _counted(told.held))]
    rows += [(_label(told, one), _counted(one.meetings)) for one in told.changed]
    if told.unclear:
        rows.append(("No outcome noted", _counted(told.unclear)))
    if told.booked:
        rows.append(("Planned", _counted(told.booked)))
    yield Rows(tuple(rows))


def _label(told: Brief, one: Changed) -> str:
    outcome = OUTCOMES[one.outcome]
    if one.by is None:
        return f"{outcome}, side not noted"
    if one.by == "mentor" or one.by == "mentee":
        return f"{outcome} by {told.record.name(one.by)}"
    return f"{outcome}{SIDES[one.by]}"


def _counted(meetings: tuple[Meeting, ...]) -> str:
    """How many, and on which days: "2: Mon 5 Jan 2026 (2 hours before), a day not noted"."""
    if not meetings:
        return "none"
    return f"{len(meetings)}: {', '.join(map(_on, meetings))}"


def _on(meeting: Meeting) -> str:
    day = short_day(meeting.on) if meeting.on else "a day that is not noted"
    given = meeting.notice_hours
    return day if given is None or meeting.outcome == "held" else f"{day} ({notice(given)})"


def promises(told: Brief) -> Iterator[Content]:
    if not told.promises:
        return
    owners: tuple[Owner, ...] = ("mentor", "mentee", "both")
    of = {owner: [a for a in told.promises if a.action.owner == owner] for owner in owners}
    yield Rows(
        tuple(
            ("Both together" if who == "both" else told.record.name(who), _stand(told, some))
            for who, some in of.items()
            if some or who != "both"
        )
    )


def _stand(told: Brief, some: list[ActionStanding]) -> str:
    """How many, and where they stand: each is in one of the counts."""
    stands = [_stands(told, one) for one in some]
    said = ", ".join(f"{stands.count(what)} {what}" for what in sorted(set(stands), key=_place))
    return f"{plural(len(some), 'promise')}: {said}" if some else "none"


def _stands(told: Brief, one: ActionStanding) -> str:
    if one.finished is not None:
        return "done"
    if one.action.dropped_on is not None:
        return "let go"
    became = told.became(one)
    if became is not None:
        return disposed(became)
    return "open when it ended" if told.closed else "still open"


def _place(stands: str) -> tuple[int, str]:
    first = ("done", "let go")
    return (first.index(stands) if stands in first else len(first), stands)
