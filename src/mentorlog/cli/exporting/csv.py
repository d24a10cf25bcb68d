"""A relationship's sessions, actions or goals as a table for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.cli.exporting import of_one
from mentorlog.cli.handing import handed
from mentorlog.cli.session import Session
from mentorlog.exchange.table.headings import CALLED, KINDS, Of
from mentorlog.record import PLURALS, Record
from mentorlog.wording import PURPOSE, plural

if TYPE_CHECKING:
    from mentorlog.standing import ActionStanding, GoalStanding


def give(
    session: Session,
    of: Of,
    out: str | None,
    everything: bool,
    include_private: bool,
    force: bool,
) -> None:
    """Write the table, and say what is in it. A file begins with a byte order mark, by which
    Excel knows it as UTF-8; standard output does not, for the sake of other programs."""
    from mentorlog.exchange.table.write import write_table

    whole, record = of_one(session, "A table", everything, include_private)
    session.say(*_contents(of, whole, record, include_private), PURPOSE)
    more = _now(of, record, session)
    with handed(session, out, force) as stream:
        write_table(record, of, stream, more, mark=out is not None)


def _contents(of: Of, whole: Record, record: Record, include_private: bool) -> list[str]:
    those = PLURALS[KINDS[of]]
    count, there = len(getattr(record, those)), len(getattr(whole, those))
    what = plural(count, CALLED[of])
    if include_private:
        return [f"This table holds: {what}, private things included, as asked."]
    private = there - count
    if of == "meetings":
        leave = {meeting.id for meeting in record.meetings}
        private += sum(m.private_notes is not None and m.id in leave for m in whole.meetings)
    return [f"This table holds: {what}.", f"Private things left out: {private}."]


def _now(of: Of, record: Record, session: Session) -> dict[str, dict[str, Any]]:
    """What became of actions and goals, in columns of its own beside what was first written."""
    from mentorlog import standing

    if of == "actions":
        return {
            one.action.id: {"state": _state(one), "due_on": one.target}
            for one in standing.actions(record, session.today)
        }
    if of == "goals":
        return {
            one.goal.id: {
                "state": _goal_state(one),
                "text": one.text,
                "measure": one.measure,
                "target_on": one.target,
                "progress": one.progress,
            }
            for one in standing.goals(record)
        }
    return {}


def _state(one: ActionStanding) -> str:
    if one.open:
        return "open"
    return "dropped" if one.finished is None else "done"


def _goal_state(one: GoalStanding) -> str:
    if one.open:
        return "open"
    return "achieved" if one.goal.achieved_on is not None else "dropped"
