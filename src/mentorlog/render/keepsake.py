"""The keepsake as a document, and as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from mentorlog.days import short_day
from mentorlog.keepsake import Keepsake, Moment, Worked
from mentorlog.record import PARTIES, Closing, Disposition, Feedback, Owner
from mentorlog.render.document import (
    Content,
    Document,
    Item,
    Items,
    Paragraph,
    Part,
    Quote,
    Rows,
)
from mentorlog.render.months import MONTHS
from mentorlog.wording import enumerated, plural

SAID = {
    "began": "It began.",
    "last-session": "The last session.",
    "closed": "It came to its end.",
}


def document(kept: Keepsake) -> Document:
    """The page to keep."""
    about = kept.record.relationship
    parts = (
        Part("What it was for", tuple(_purpose(kept))),
        Part("Reached", tuple(_goals(kept.reached))),
        Part("Also worked on" if over(kept) else "On the way", tuple(_goals(kept.going_on))),
        Part("Promises kept", tuple(_promises(kept))),
        Part("Thanks", tuple(_thanks(kept))),
        Part("What each takes along", tuple(_takes(kept))),
        Part("Said on the way", tuple(_feedback(kept))),
        Part("Afterwards", tuple(_afterwards(kept))),
        Part("Along the way", tuple(_along(kept))),
    )
    return Document(
        title=f"{about.mentor} and {about.mentee}",
        opening=tuple(_opening(kept)),
        parts=tuple(part for part in parts if part.contents),
        face=f"Written on {short_day(kept.today)} from the journal of {about.mentor} and "
        f"{about.mentee}, for both of them to keep.",
    )


def _opening(kept: Keepsake) -> Iterator[str]:
    word = "Coaching" if kept.record.coaching else "Mentoring"
    since = f"{word} since {short_day(kept.since)}" if kept.since else word
    if kept.withheld and kept.since:
        since = f"{word}, begun on {short_day(kept.since)}"
    if kept.closed and kept.since:
        since = f"{word} from {short_day(kept.since)} to {short_day(kept.closed)}"
        since = f"{word} on {short_day(kept.since)}" if kept.since == kept.closed else since
    yield f"{since}. {_together(kept)}"
    if not over(kept):
        yield f"It is not closed yet: this is how far the two have come by {short_day(kept.today)}."


def over(kept: Keepsake) -> bool:
    """Whether it is closed, be it said on the page or not."""
    return kept.closed is not None or kept.withheld


def _together(kept: Keepsake) -> str:
    """How often they met, and how long."""
    days = [m.on for m in kept.sessions if m.on]
    if not days:
        return "" if over(kept) else "The first session is still to come."
    return f"{_span(kept, days[0], days[-1], len(days))}{_length(kept)}."


def _span(kept: Keepsake, first: date, last: date, many: int) -> str:
    """How many sessions, and the days of the first and the last that were not said just now."""
    said = "One session" if many == 1 else plural(many, "session")
    if last == kept.closed and first == kept.since:
        return said
    if many == 1:
        return f"{said}, on {short_day(first)}"
    if first == kept.since:
        return f"{said}, the last on {short_day(last)}"
    return f"{said}, from {short_day(first)} to {short_day(last)}"


def _length(kept: Keepsake) -> str:
    hours, minutes = divmod(kept.minutes, 60)
    parts = (plural(hours, "hour") if hours else "", plural(minutes, "minute") if minutes else "")
    said = " and ".join(part for part in parts if part)
    if not said:
        return ""
    if kept.timed == len(kept.sessions):
        return f": {said} together"
    return f": {said} together in the {kept.timed} whose length is noted"


def _purpose(kept: Keepsake) -> Iterator[Content]:
    about = kept.record.relationship
    rows = (("Purpose", about.purpose), ("It went well when", about.success))
    stated = tuple((label, said) for label, said in rows if said)
    if stated:
        yield Rows(stated)


def _goals(worked: tuple[Worked, ...]) -> Iterator[Content]:
    items = tuple(Item("", one.goal.text, tuple(_of_goal(one))) for one in worked)
    if items:
        yield Items(items)


def _of_goal(worked: Worked) -> Iterator[str]:
    if worked.goal.measure:
        yield f"Measured by: {worked.goal.measure}"
    for step in worked.milestones:
        yield f"{_day(step.reached_on)}: {step.text}"
    if worked.goal.goal.achieved_on:
        yield f"Reached on {short_day(worked.goal.goal.achieved_on)}"
    elif worked.becomes is not None:
        yield from _becomes(worked.becomes)


def _day(day: date | None) -> str:
    return short_day(day) if day else ""


def _becomes(told: Disposition) -> Iterator[str]:
    to = f" to {told.to}" if told.to else ""
    said = {"done": "Done", "handed-over": f"Handed over{to}", "alone": "Goes on from here"}
    if told.outcome in said:
        yield said[told.outcome]


def _promises(kept: Keepsake) -> Iterator[Content]:
    """Counts for each side where both have any; else one for the two, since what is not there
    would be read as a count, too."""
    counts = dict(kept.kept)
    if {"mentor", "mentee"} <= counts.keys():
        yield Rows(tuple((_owner(kept, who), plural(n, "promise")) for who, n in counts.items()))
    elif counts:
        yield Paragraph(f"{plural(sum(counts.values()), 'promise')}, kept.")


def _owner(kept: Keepsake, owner: Owner) -> str:
    return "Together" if owner == "both" else kept.record.name(owner)


def _thanks(kept: Keepsake) -> Iterator[Content]:
    yield from _by_both(kept, "thanks")


def _takes(kept: Keepsake) -> Iterator[Content]:
    yield from _by_both(kept, "takes")


def _by_both(kept: Keepsake, key: str) -> Iterator[Content]:
    for party in ("mentor", "mentee"):
        for ending in kept.endings:
            if said := getattr(ending, f"{key}_{party}"):
                yield Quote(said, kept.record.name(party))


def _feedback(kept: Keepsake) -> Iterator[Content]:
    for one in kept.feedback:
        yield Quote(one.text or "", _from(kept, one))


def _from(kept: Keepsake, one: Feedback) -> str:
    asked = f", asked “{one.question}”" if one.question else ""
    return f"{kept.record.name(one.from_)}, {short_day(one.on)}{asked}"


def _afterwards(kept: Keepsake) -> Iterator[Content]:
    ending = kept.ending
    stated = [("Celebrated with", e.celebration) for e in kept.endings if e.closed_on]
    if ending is not None and kept.closed:
        stated.append(("In touch", ending.contact_afterwards))
    rows = tuple((label, said) for label, said in stated if said)
    if rows:
        yield Rows(rows)


def _along(kept: Keepsake) -> Iterator[Content]:
    months = groupby(kept.moments, key=lambda moment: (moment.on.year, moment.on.month))
    items = tuple(_month(month, list(some)) for month, some in months)
    if items:
        yield Items(items)


def _month(month: tuple[int, int], moments: list[Moment]) -> Item:
    """A month in a line: how many sessions, and below it what else is worth remembering."""
    year, number = month
    days = [_ordinal(m.on.day) for m in moments if m.what in ("session", "last-session")]
    met = f"{plural(len(days), 'session')}, on the {enumerated(days)}" if days else ""
    return Item(
        met,
        lead=f"{MONTHS[number - 1]} {year}",
        below=tuple(_moment(m) for m in moments if m.what != "session"),
    )


def _ordinal(day: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{day}{'th' if day in (11, 12, 13) else ends.get(day % 10, 'th')}"


def _moment(moment: Moment) -> str:
    said = SAID.get(moment.what) or {
        "milestone": moment.text,
        "goal": f"Goal reached: {moment.text}",
    }.get(moment.what, "")
    day, _, _ = short_day(moment.on).rpartition(" ")
    return f"{day}: {said}"


def data(kept: Keepsake) -> dict[str, Any]:
    """The keepsake for other programs; its keys are frozen."""
    about, ending = kept.record.relationship, kept.ending
    return {
        "mentor": about.mentor,
        "mentee": about.mentee,
        "form": about.form,
        "purpose": about.purpose,
        "success": about.success,
        "today": kept.today,
        "since": kept.since,
        "closed_on": kept.closed,
        "sessions": [m.on for m in kept.sessions],
        "sessions_timed": kept.timed,
        "minutes": kept.minutes,
        "reached": [_goal_data(one) for one in kept.reached],
        "going_on": [_goal_data(one) for one in kept.going_on],
        "kept": dict(kept.kept),
        "thanks": _both(kept, "thanks"),
        "takes": _both(kept, "takes"),
        "endings": [_ending_data(one) for one in kept.endings],
        "contact_afterwards": ending.contact_afterwards if ending and kept.closed else None,
        "feedback": [
            {"on": f.on, "from": f.from_, "question": f.question, "text": f.text}
            for f in kept.feedback
        ],
        "moments": [{"on": m.on, "what": m.what, "text": m.text} for m in kept.moments],
    }


def _ending_data(ending: Closing) -> dict[str, Any]:
    """The words of one ending, as they stand on the page."""
    return {
        "closed_on": ending.closed_on,
        "celebration": ending.celebration if ending.closed_on else None,
        "thanks": {party: getattr(ending, f"thanks_{party}") for party in PARTIES},
        "takes": {party: getattr(ending, f"takes_{party}") for party in PARTIES},
    }


def _both(kept: Keepsake, key: str) -> dict[str, str | None]:
    """The latest words of each side."""
    told: dict[str, str | None] = {"mentor": None, "mentee": None}
    for ending in kept.endings:
        told |= {party: said for party in told if (said := getattr(ending, f"{key}_{party}"))}
    return told


def _goal_data(worked: Worked) -> dict[str, Any]:
    goal = worked.goal
    return {
        "goal": goal.short,
        "text": goal.text,
        "measure": goal.measure,
        "achieved_on": goal.goal.achieved_on,
        "becomes": worked.becomes.outcome if worked.becomes else None,
        "to": worked.becomes.to if worked.becomes else None,
        "milestones": [{"on": m.reached_on, "text": m.text} for m in worked.milestones],
    }
