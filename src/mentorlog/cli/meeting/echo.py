"""What was saved of a session, in lines to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import cast

from mentorlog.cli.meeting.words import Moment
from mentorlog.days import say_day, short_day
from mentorlog.frozen import Frozen
from mentorlog.record import Action, ActionReport, GoalReview, Meeting, Party, Record, Topic
from mentorlog.render.aloud import sentence
from mentorlog.render.safe import safe
from mentorlog.wording import happened, owned_by, plural, was, whom, whose

RECENT_DAYS = 14
CAME = {"done": "done", "some": "some progress", "none": "not moved yet"}


class Saved(Frozen, kw_only=True):
    """What one call wrote."""

    meeting: Meeting
    moved_to: Meeting | None
    next: Meeting | None
    actions: tuple[Action, ...]
    reports: tuple[ActionReport, ...]
    reviews: tuple[GoalReview, ...]
    topics: tuple[Topic, ...] = ()

    def as_data(self) -> dict[str, object]:
        """The same for `--json`; `next` is the day it was moved to where none other is given."""
        return {
            "meeting": self.meeting,
            "next": self.next or self.moved_to,
            "actions": self.actions,
            "action_reports": self.reports,
            "goal_reviews": self.reviews,
            "topics": self.topics,
        }


def lines(
    record: Record, saved: Saved, today: date, to_type: Callable[[str], str]
) -> Iterator[str]:
    """What was saved, the session first; `record` holds it already. `to_type` makes a command
    whole."""
    meeting = saved.meeting
    said = f"{safe(_came(record, meeting))}{' (private)' if meeting.private else ''}"
    yield f"Saved {meeting.short}: {moment((meeting.on, meeting.at), today)}: {said}."
    noted = list(_noted(record, meeting))
    if noted:
        you = "You noted" if record.relationship.keeper != "facilitator" else "Noted"
        yield f"  {you}: {', '.join(noted)}."
    kept = list(_kept(meeting))
    if kept:
        yield f"  Kept with it: {', '.join(kept)}."
    yield from _actions(record, saved, today)
    yield from _goals(record, saved)
    for topic in saved.topics:
        yield f"  {topic.short} talked about: {sentence(topic.text)}"
    if meeting.outcome == "moved" and meeting.moved_to is None:
        again = to_type(f"mentorlog meet --meeting {meeting.short} --to DAY")
        yield f"  Once it has a new day: {again}"
    for word, later in (("Moved to", saved.moved_to), ("Next is", saved.next)):
        if later is not None:
            yield f"  {word} {later.short}: {moment((later.on, later.at), today)}."
    if saved.next is not None:
        yield from _booked_too(record, saved, today)


def _booked_too(record: Record, saved: Saved, today: date) -> Iterator[str]:
    """The other sessions that are planned and still ahead."""
    told = [m.id for m in (saved.meeting, saved.next, saved.moved_to) if m is not None]
    for m in record.meetings:
        ahead = m.outcome == "planned" and m.on is not None and m.on >= today
        if ahead and m.on is not None and m.id not in told:
            yield f"  {m.short} on {short_day(m.on)} is still booked too."


def moment(of: Moment | tuple[date | None, str | None], today: date) -> str:
    """ "Mon 2 Feb 2026 at 17:00, in 5 days"."""
    day, at = of
    if day is None:
        return "day not known"
    far = say_day(day, today).removeprefix(short_day(day))
    return f"{short_day(day)}{f' at {at}' if at else ''}{far}"


def _latest(record: Record, meeting: Meeting, today: date) -> bool:
    """Whether that session is of these days, and no later one is told of."""
    if meeting.on is None or (today - meeting.on).days > RECENT_DAYS:
        return False
    return not any(
        m.on is not None and m.on > meeting.on and m.outcome != "planned" for m in record.meetings
    )


def _came(record: Record, meeting: Meeting) -> str:
    """What came of it, in a few words."""
    if meeting.outcome == "held":
        early = meeting.ended_early_by
        ended = [f"ended early{whose(record, early)}"] if early else []
        return ", ".join(["held", *_length(meeting), *ended])
    if meeting.outcome == "planned":
        return ", ".join(["planned", *_length(meeting)])
    if meeting.outcome == "unknown":
        return "nobody wrote down what happened"
    return happened(record, meeting)


def _length(meeting: Meeting) -> Iterator[str]:
    planned, lasted = meeting.planned_minutes, meeting.lasted_minutes
    if planned is not None and lasted is not None:
        yield f"{lasted} of {plural(planned, 'minute')}"
    elif lasted is not None:
        yield plural(lasted, "minute")
    elif planned is not None:
        yield f"{plural(planned, 'minute')} planned"


def _noted(record: Record, meeting: Meeting) -> Iterator[str]:
    """What the keeper saw, as the keeper saw it."""
    named = False
    for word in ("distracted", "quiet", "unprepared"):
        who: tuple[Party, ...] = getattr(meeting, word) or ()
        if who:
            named = True
            yield f"{safe(was(record, *who))} {word}"
    if meeting.observed and not named:
        yield "everybody was all there"
    if meeting.useful is not None:
        yield f"useful {meeting.useful} of 5"


def _kept(meeting: Meeting) -> Iterator[str]:
    """The texts that are stored with it."""
    for name in ("topics", "notes", "private_notes"):
        if getattr(meeting, name):
            yield name.replace("_", " ")
    if meeting.answers:
        yield plural(len(meeting.answers), "answer")


def _actions(record: Record, saved: Saved, today: date) -> Iterator[str]:
    by_id = {action.id: action for action in record.actions}
    for report in saved.reports:
        action = by_id[report.action]
        came = [CAME[report.progress]] if report.progress else []
        if report.new_due_on:
            came.append(f"now due {say_day(report.new_due_on, today)}")
        if action.dropped_on and not came:
            came.append("dropped")
        yield f"  {action.short} {', '.join(came)}: {sentence(action.text)}"
    for action in saved.actions:
        due = f"due {say_day(action.due_on, today)}" if action.due_on else "no day is set"
        of = safe(owned_by(record, action.owner))
        yield f"  New {action.short}, {of}: {safe(action.text)}; {due}."


def _goals(record: Record, saved: Saved) -> Iterator[str]:
    by_id = {goal.id: goal for goal in record.goals}
    reviewed = {review.goal: review for review in saved.reviews}
    for goal_id in saved.meeting.goals or ():
        if goal_id in by_id and goal_id not in reviewed:
            yield f"  {by_id[goal_id].short} talked about: {sentence(by_id[goal_id].text)}"
    for review in saved.reviews:
        goal = by_id[review.goal]
        yield f"  {goal.short} at {review.progress} %: {sentence(goal.text)}"


def newly(before: Record, after: Record, meeting: Meeting, today: date) -> str:
    """One line on the signs that show now and did not before `meeting`; empty where there is
    none, and where an older session is filled in."""
    if not _latest(after, meeting, today):
        return ""
    from mentorlog.health import examine

    def shown(record: Record) -> dict[tuple[str, str], str]:
        found = examine(record, today).shown
        return {(f.sign.slug, f.verdict.side): f.sign.title for f in found}

    now = shown(after)
    earlier = shown(before) if now else {}
    new: list[str] = []
    for (slug, party), title in now.items():
        if (slug, party) not in earlier:
            name = f" ({whom(after, cast(Party, party))})" if party != "both" else ""
            new.append(f"{title}{safe(name)}")
    return f"Newly worth noticing: {'; '.join(new)} (mentorlog health)" if new else ""
