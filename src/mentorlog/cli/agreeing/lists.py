"""Goals, actions, feedback and concerns as lines to read and as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from mentorlog.cli.asking.retyped import to_type
from mentorlog.cli.plain import as_data
from mentorlog.days import say_day, short_day
from mentorlog.record import Concern, Feedback, Milestone, Record, Step, closed_on
from mentorlog.render.safe import safe
from mentorlog.render.width import widest
from mentorlog.standing import ActionStanding, GoalStanding
from mentorlog.standing import actions as standing_actions
from mentorlog.standing import goals as standing_goals
from mentorlog.wording import person, role, spoken

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader

Typed = Callable[[str], str]
"""A command as it is to be typed here, with the name of the relationship where one was given."""


def as_of(session: Session, reader: Reader) -> Record:
    """The chosen record; with `--today`, as it was known then."""
    record = session.record(reader)
    if not session.today_given:
        return record
    from mentorlog.known import known_by

    return known_by(record, session.today)


def show(
    session: Session,
    as_json: bool,
    lines: Callable[[Record, Typed], list[str]],
    data: Callable[[Record], Any],
) -> None:
    """Print what there is of the chosen record, as lines or as JSON."""
    with session.reading() as reader:
        record = as_of(session, reader)
    if as_json:
        session.print_json(data(record))
    else:
        session.out(*lines(record, partial(to_type, session)))


def none_yet(record: Record, said: str, example: str) -> str:
    """That there is nothing yet, and how one begins; of one that is closed nothing is added."""
    return said if closed_on(record) is not None else f"{said} For example: {example}"


def private(entry: Any) -> str:
    """The mark of a private entry."""
    return " (private)" if entry.private else ""


# Goals.


def goal_lines(record: Record, today: date, everything: bool, typed: Typed) -> list[str]:
    """The goals as they are now, open ones first; one line where there is none."""
    standing = standing_goals(record)
    shown = [g for g in standing if g.open] + [g for g in standing if everything and not g.open]
    if shown:
        return [line for goal in shown for line in _goal(record, goal, today)]
    if standing:
        return [
            f"No goal is open; {typed('mentorlog goal list --all')} shows those that have ended."
        ]
    example = typed("mentorlog goal add TEXT --measure TEXT --by DAY")
    return [none_yet(record, "No goal is set yet.", example)]


def _goal(record: Record, standing: GoalStanding, today: date) -> Iterator[str]:
    goal = standing.goal
    yield f"{goal.short}  {safe(standing.text)}{private(goal)}"
    yield f"    measure: {safe(standing.measure) if standing.measure else 'not stated'}"
    yield f"    {_goal_end(record, standing, today)}"
    if standing.open:
        far = "" if standing.progress is None else f"{standing.progress} %, "
        looked = say_day(standing.reviewed, today) if standing.reviewed else "not yet"
        yield f"    {far}looked at: {looked}"
    for milestone in record.milestones:
        if milestone.goal == goal.id:
            yield f"    {_milestone(milestone, today)}"


def _goal_end(record: Record, standing: GoalStanding, today: date) -> str:
    goal = standing.goal
    if goal.achieved_on:
        return f"achieved {say_day(goal.achieved_on, today)}"
    if goal.dropped_on:
        next_ = next((g.short for g in record.goals if g.id == goal.replaced_by), None)
        return f"dropped {say_day(goal.dropped_on, today)}" + (f", now {next_}" if next_ else "")
    return f"by {say_day(standing.target, today)}" if standing.target else "no day is set"


def _milestone(milestone: Milestone, today: date) -> str:
    when = "no day is set"
    if milestone.reached_on:
        when = f"reached {short_day(milestone.reached_on)}"
    elif milestone.due_on:
        when = f"due {say_day(milestone.due_on, today)}"
    return f"{milestone.short}  {safe(milestone.text)}: {when}"


def goals_data(record: Record, everything: bool) -> list[dict[str, Any]]:
    """Each goal as recorded, and under `now` what it has become."""
    return [
        as_data(goal.goal)
        | {
            "now": {
                "open": goal.open,
                "text": goal.text,
                "measure": goal.measure,
                "target_on": goal.target,
                "progress": goal.progress,
                "looked_at_on": goal.reviewed,
            },
            "milestones": [m for m in record.milestones if m.goal == goal.goal.id],
        }
        for goal in standing_goals(record)
        if everything or goal.open
    ]


# Actions.


def action_lines(record: Record, today: date, everything: bool, typed: Typed) -> list[str]:
    """The actions under each owner, open ones first; one line where there is none."""
    standing = standing_actions(record, today)
    shown = [a for a in standing if a.open] + [a for a in standing if everything and not a.open]
    room = widest([a.action.short for a in shown])
    lines: list[str] = []
    for owner in (*record.parties, "both"):
        mine = [a for a in shown if a.action.owner == owner]
        if mine:
            lines.append(_owner(record, owner))
            lines += [f"  {_action(action, today, room)}" for action in mine]
    if lines:
        return lines
    if standing:
        whole = typed("mentorlog action list --all")
        return [f"No action is open; {whole} shows those that have ended."]
    who = role(record.relationship, "mentee")
    example = typed(f"mentorlog action add TEXT --owner {who}")
    return [none_yet(record, "No action is recorded yet.", example)]


def _owner(record: Record, owner: str) -> str:
    if owner == "both":
        return "Both"
    name = record.name("mentor" if owner == "mentor" else "mentee")
    return f"{safe(name)} ({role(record.relationship, owner)})"


def _action(standing: ActionStanding, today: date, room: int) -> str:
    action = standing.action
    return f"{action.short:{room}}  {safe(action.text)}{private(action)}: {_came(standing, today)}"


def _came(standing: ActionStanding, today: date) -> str:
    if standing.finished:
        return f"done {say_day(standing.finished, today)}"
    if standing.action.dropped_on:
        return f"dropped {say_day(standing.action.dropped_on, today)}"
    said = ""
    if standing.last is not None:
        moved = "some of it done" if standing.last.progress == "some" else "not begun"
        said = f"; {moved} by {short_day(standing.last.on)}"
    if standing.target is None:
        return f"no day is set{said}"
    if standing.target >= today:
        return f"due {say_day(standing.target, today)}{said}"
    overdue = "overdue, " if standing.overdue(today) else ""
    return f"{overdue}was due {say_day(standing.target, today)}{said or '; not said yet'}"


def actions_data(record: Record, today: date, everything: bool) -> list[dict[str, Any]]:
    """Each action as recorded, under `now` what it has become, and its reports."""
    return [
        as_data(standing.action)
        | {
            "now": {
                "open": standing.open,
                "due_on": standing.target,
                "overdue": standing.overdue(today),
                "done_on": standing.finished,
                "progress": standing.last.progress if standing.last else None,
            },
            "reports": [r for r in record.action_reports if r.action == standing.action.id],
        }
        for standing in standing_actions(record, today)
        if everything or standing.open
    ]


# Feedback and concerns.


def feedback_lines(record: Record, today: date, typed: Typed) -> list[str]:
    """What each side said, oldest first; one line where nothing was."""
    if not record.feedback:
        who = role(record.relationship, "mentee")
        example = typed(f"mentorlog feedback --from {who} TEXT")
        return [none_yet(record, "No feedback is recorded yet.", example)]
    said = (_said(record, entry, today, typed) for entry in sorted(record.feedback, key=_when))
    return [line for lines in said for line in lines]


def _when(entry: Feedback | Concern | Step) -> tuple[date, int]:
    return entry.on, entry.number or 0


def _said(record: Record, entry: Feedback, today: date, typed: Typed) -> Iterator[str]:
    about = f" about {safe(person(record, entry.about))}" if entry.about else ""
    day = say_day(entry.on, today)
    yield f"{entry.short}  {day}, from {safe(person(record, entry.from_))}{about}{private(entry)}"
    if entry.question:
        before = entry.asked_on is not None and entry.asked_on != entry.on
        asked = f"asked on {short_day(entry.asked_on)}" if before and entry.asked_on else "asked"
        yield f"    {asked}: {safe(entry.question)}"
    if entry.text:
        yield f"    {safe(entry.text)}"
    else:
        answer = typed(f"mentorlog feedback --answer {entry.short} TEXT")
        yield f"    no answer is recorded yet: {answer}"


def concern_lines(record: Record, today: date, everything: bool, typed: Typed) -> list[str]:
    """The open concerns with what was tried; with `everything` those that are settled, too."""
    ordered = sorted(record.concerns, key=_when)
    shown = [c for c in ordered if c.resolved_on is None]
    shown += [c for c in ordered if everything and c.resolved_on is not None]
    if shown:
        return [line for concern in shown for line in _concern(record, concern, today)]
    if ordered:
        whole = typed("mentorlog concern list --all")
        return [f"No concern is open; {whole} shows those that are settled."]
    return ["No concern is recorded."]


def _concern(record: Record, concern: Concern, today: date) -> Iterator[str]:
    yield f"{concern.short}  {safe(concern.text)}{private(concern)}"
    yield f"    raised {say_day(concern.on, today)}, by {safe(person(record, concern.by))}"
    if concern.factor:
        yield f"    may lie behind it: {_factor(record, concern.factor)}"
    if concern.agreed:
        yield f"    agreed: {safe(concern.agreed)}"
    steps = [step for step in record.steps if step.concern == concern.id]
    for step in sorted(steps, key=_when):
        taken = f" ({TAKEN[step.response]})" if step.response else ""
        yield f"    {short_day(step.on)}, {safe(person(record, step.by))}: {safe(step.text)}{taken}"
        if step.check_on:
            yield f"      to look at again {say_day(step.check_on, today)}"
    if concern.resolved_on:
        yield f"    settled {say_day(concern.resolved_on, today)}: {safe(concern.resolution or '')}"


TAKEN = {
    "accepted": "accepted",
    "partly": "taken up in part",
    "resisted": "resisted",
    "no-change": "no change yet",
}


def _factor(record: Record, slug: str) -> str:
    """What may lie behind a concern, in plain words; the slug where the guidance knows none."""
    from mentorlog.guidance import factor

    try:
        return f"{spoken(record.relationship, factor(slug).name).lower()} ({slug})"
    except KeyError:
        return safe(slug)


def concerns_data(record: Record, everything: bool) -> list[dict[str, Any]]:
    """Each concern as recorded, with its steps."""
    return [
        as_data(concern) | {"steps": [s for s in record.steps if s.concern == concern.id]}
        for concern in record.concerns
        if everything or concern.resolved_on is None
    ]
