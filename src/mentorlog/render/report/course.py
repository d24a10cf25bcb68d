"""The sessions, the rhythm, the actions and the goals of a report."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.days import short_day
from mentorlog.render import course as draw
from mentorlog.render.document import Content, Paragraph, Table
from mentorlog.render.drawing import Bar
from mentorlog.render.levels import rests_on
from mentorlog.render.session import became
from mentorlog.report import Report
from mentorlog.standing import GoalStanding


def sessions(told: Report) -> Iterator[Content]:
    """Every session by outcome and side, and again as a table."""
    marks = told.course.marks
    if not marks:
        yield Paragraph("No session is on record yet.")
        return
    yield draw.sessions(told.record, told.today, told.course)
    links = told.record.meetings
    yield Table(
        "Every session in a table",
        ("Day", "Id", "What became of it"),
        tuple(
            (short_day(m.on), m.meeting.short, became(told.record, told.today, m.meeting, links))
            for m in marks
        ),
        folded=True,
    )


def rhythm(told: Report) -> Iterator[Content]:
    """The days from one session to the next, against the agreed rhythm."""
    if told.course.gaps:
        yield Paragraph(f"How often they meet: {rests_on(told.checkup.rhythm)}.")
        yield draw.rhythm(told.course)
        yield Table(
            "Every time between sessions in a table",
            ("Until", "Days", "Rhythm"),
            tuple(
                (
                    f"{short_day(gap.on)}{' (today)' if gap.open else ''}",
                    str(gap.days),
                    f"{gap.rhythm} days",
                )
                for gap in told.course.gaps
            ),
            folded=True,
        )


def actions(told: Report) -> Iterator[Content]:
    """What each promised and what became of it, over time, in counts and one by one."""
    found = told.course
    if not found.promises:
        yield Paragraph("No action is on record yet.")
        return
    yield draw.promises(told.record, found)
    there = {p.became for p in found.promises}
    kinds = [(what, word) for what, word in draw.PROMISES.items() if what in there]
    yield Table(
        "Actions by who promised them",
        ("Who", *(word[0].upper() + word[1:] for _, word in kinds)),
        tuple(
            (
                draw.owed(told.record, owner),
                *(str(sum(p.became == k for p in found.promised(owner))) for k, _ in kinds),
            )
            for owner in draw.owners(found)
        ),
    )
    yield Table(
        "Every action in a table",
        ("Due", "Who", "What", "What became of it"),
        tuple(
            (
                short_day(p.on) if p.on else "no day",
                draw.owed(told.record, p.standing.action.owner),
                f"{p.standing.short}: {p.standing.action.text}",
                draw.PROMISES[p.became],
            )
            for p in found.promises
        ),
        folded=True,
    )


def goals(told: Report) -> Iterator[Content]:
    """Each goal with how far it is."""
    if not told.goals:
        yield Paragraph("No goal is on record yet.")
        return
    yield Table(
        "Goals, and how far they are",
        ("Goal", "Progress", "State"),
        tuple((_goal(one), Bar(_progress(one)), _state(one)) for one in told.goals),
    )


def _goal(one: GoalStanding) -> str:
    measure = f" (measured by: {one.measure})" if one.measure else ""
    return f"{one.goal.short}: {one.text}{measure}"


def _progress(one: GoalStanding) -> int | None:
    return 100 if one.goal.achieved_on else one.progress


def _state(one: GoalStanding) -> str:
    goal = one.goal
    if goal.achieved_on:
        return f"reached on {short_day(goal.achieved_on)}"
    if goal.dropped_on:
        return f"let go on {short_day(goal.dropped_on)}"
    if goal.replaced_by:
        return "replaced by another"
    looked = f"; last looked at on {short_day(one.reviewed)}" if one.reviewed else ""
    return f"{f'by {short_day(one.target)}' if one.target else 'no day set'}{looked}"
