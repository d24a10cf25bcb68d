#!/usr/bin/env python3
"""Turn transcriptions of real relationships (JSON) into the exchange format of mentorlog.

usage: python examples/from_transcription.py FILE... > out.jsonl
       mentorlog import out.jsonl

Nothing but the standard library is needed: the exchange format is a contract that any program
can write. What a transcription does not state stays not stated. Where something had to be
chosen, examples/README.md says what and why; transcription_notes.py reads the words of notes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from transcription_notes import (
    SIDES,
    Unclear,
    agreed_rhythm,
    break_between,
    days_unmoved,
    reason_in,
    side_of,
)

Row = dict[str, Any]

OUTCOMES = {
    "held": "held",
    "cancelled": "cancelled",
    "rescheduled": "moved",
    "no_show": "missed",
    "planned": "planned",
}
KEPT = ("remark", "date_as_written", "date_likely", "certainty", "inferred", "present", "kind")


class Transcription:
    """One relationship: its rows of the exchange format, in the order they are written."""

    def __init__(self, source: Row) -> None:
        self.source = source
        self.name = str(source["name"])
        self.last = source.get("ended") or source.get("last_entry")
        self.rows: list[Row] = []
        self.counts: dict[str, int] = {}
        self.meetings: list[Row] = []

    def add(self, type_: str, prefix: str, **keys: Any) -> Row:
        """A new row with the next id of its type."""
        number = self.counts[type_] = self.counts.get(type_, 0) + 1
        row = {"type": type_, "id": f"{self.name}-{prefix}{number}", "number": number, **keys}
        self.rows.append(row)
        return row

    def own(self, type_: str, prefix: str, **keys: Any) -> Row:
        """The same for what belongs to the relationship itself."""
        return self.add(type_, prefix, relationship=f"{self.name}-r", **keys)

    def held_on(self, day: str | None) -> str | None:
        """The id of the meeting held on that day."""
        held = (m["id"] for m in self.meetings if m["outcome"] == "held" and m["on"] == day)
        return next(held, None) if day else None


def convert(source: Row) -> list[Row]:
    """The rows of one transcription; Unclear where a word in it is not known."""
    made = Transcription(source)
    _relationship(made)
    _meetings(made)
    for action in source.get("actions", ()):
        _action(made, action)
    for goal in source.get("goals", ()):
        _goal(made, goal)
    _pauses(made)
    if source.get("ended"):
        made.own("closing", "cl", decided_on=source["ended"], closed_on=source["ended"])
    return made.rows


# The relationship.


def _relationship(made: Transcription) -> None:
    source = made.source
    mode = str(source.get("mode") or "")
    made.rows.append(
        {
            "type": "relationship",
            "id": f"{made.name}-r",
            "mentor": _side(source["parties"], "mentor"),
            "mentee": _side(source["parties"], "mentee"),
            "keeper": _keeper(source["parties"]),
            "form": _form(mode),
            "started_on": source.get("started"),
            "x-name": made.name,
            "x-mode": mode or None,
            "x-cadence": source.get("cadence"),
            "x-source": source.get("source"),
        }
    )
    rhythm = agreed_rhythm(str(source.get("cadence") or ""))
    if rhythm:
        made.own("agreement", "ag", rhythm=rhythm)


def _side(parties: list[str], side: str) -> str:
    """Everybody on that side, joined: a side may be several people."""
    return ", ".join(party for party in parties if party.casefold().startswith(side)) or side


def _form(mode: str) -> str | None:
    """Mentoring or coaching where it is called so; supervision is neither."""
    return next((form for form in ("mentoring", "coaching") if mode.startswith(form)), None)


def _keeper(parties: list[str]) -> str | None:
    for party in parties:
        if "keeps the notes" in party:
            return party.split()[0].casefold()
    return None


# Meetings.


def _meetings(made: Transcription) -> None:
    written = list(_links(made.source.get("meetings", [])))
    written += [{**one, "status": "planned"} for one in made.source.get("planned_only", ())]
    for meeting in written:
        row = made.own("meeting", "m", **_meeting(made.name, meeting))
        made.meetings.append(row)
    for row, meeting in zip(made.meetings, written, strict=True):
        if row["outcome"] == "moved":
            row["moved_to"] = _continued(made.meetings, row, meeting.get("moved_to"))


def _links(meetings: list[Row]) -> Iterator[Row]:
    """The meetings, with the link of a chain that was named and not written down itself: the
    day it was moved from, or the day it was moved to, whose outcome is then not known."""
    days = {meeting.get("date") for meeting in meetings}
    for meeting in meetings:
        since, until = meeting.get("moved_from"), meeting.get("moved_to")
        if since and since not in days:
            yield {"date": since, "status": "rescheduled", "moved_to": meeting["date"]}
        yield meeting
        if until and until not in days:
            yield {"date": until, "status": "unknown"}


def _meeting(name: str, meeting: Row) -> Row:
    status, notes = meeting["status"], meeting.get("notes_short")
    if status not in OUTCOMES and status != "unknown":
        raise Unclear(f"{name}: a meeting on {meeting.get('date')} has the status {status!r}")
    by = meeting.get("by")
    return {
        "on": meeting.get("date"),
        "outcome": OUTCOMES.get(status, "unknown"),
        "by": by if by in SIDES else None,
        "reason": reason_in(status, by, notes or ""),
        "moved_to": None,
        "planned_minutes": meeting.get("planned_minutes"),
        "lasted_minutes": meeting.get("actual_minutes") or meeting.get("minutes_kept"),
        "notes": notes,
        "recorded_on": meeting.get("recorded_on"),
        **{f"x-{key}": meeting.get(key) for key in KEPT},
    }


def _continued(meetings: list[Row], moved: Row, until: str | None) -> str | None:
    """The id of the meeting that continues a moved one: that on the day it was moved to."""
    taken = {meeting["moved_to"] for meeting in meetings}
    for meeting in meetings:
        if until and meeting["on"] == until and meeting is not moved:
            if meeting["id"] not in taken:
                return str(meeting["id"])
    return None


def _pauses(made: Transcription) -> None:
    """The breaks that a note looks back on, where their days are clear. They are known from
    that note on, not before."""
    held = [m for m in made.meetings if m["outcome"] == "held" and m["on"]]
    for before, after in pairwise(held):
        found = break_between(before["on"], after["on"], after["notes"] or "")
        if found is not None:
            first, last, words = found
            days = {"from": first, "until": last, "announced_on": after["on"]}
            made.own("pause", "p", **days, reason=words)


# Actions and goals.


def _action(made: Transcription, action: Row) -> None:
    state, done, opened = action["state"], action.get("done"), action.get("opened")
    dropped = state == "dropped"
    row = made.own(
        "action",
        "a",
        text=action["text_short"],
        owner=side_of(made.name, str(action["owner"])),
        agreed_on=opened,
        meeting=made.held_on(opened),
        due_on=action.get("due"),
        done_on=done,
        dropped_on=(action.get("dropped") or made.last) if dropped else None,
        **{f"x-{key}": action.get(key) for key in ("note", "certainty", "date_as_written")},
    )
    if state in ("open", "done"):
        for day in days_unmoved(str(action.get("note") or ""), opened):
            if not done or day < done:
                _report(made, row, day, "none")
    if state == "done":
        if done or made.last:
            note = None if done else "the day is not stated"
            _report(made, row, str(done or made.last), "done", note)


def _report(
    made: Transcription, action: Row, day: str, progress: str, note: str | None = None
) -> None:
    made.add(
        "action_report",
        "ar",
        action=action["id"],
        on=day,
        meeting=made.held_on(day),
        progress=progress,
        note=note,
    )


def _goal(made: Transcription, goal: Row) -> None:
    achieved, notes = goal.get("achieved"), [goal["note"]] if goal.get("note") else []
    stated = goal.get("achieved_on")
    if achieved and not stated:
        notes.append("reached; the day is not stated, so it stands at the end")
    if achieved is False:
        notes.append("not reached")
    row = made.own(
        "goal",
        "g",
        text=goal["text_short"],
        set_on=goal.get("set"),
        achieved_on=(stated or made.last) if achieved else None,
        note="; ".join(notes) or None,
    )
    for day in goal.get("reviewed", ()):
        made.add("goal_review", "gr", goal=row["id"], on=day, meeting=made.held_on(day))


# The file.


def written(rows: list[Row]) -> str:
    """The rows as JSON Lines; what is not stated is left out."""
    kept = ({key: value for key, value in row.items() if value is not None} for row in rows)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in kept)


def main(paths: list[str]) -> int:
    """0, and everything on standard output; 2 where a file cannot be read, and nothing."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    rows: list[Row] = [{"type": "journal", "format": "mentorlog-journal", "version": 1}]
    for path in paths:
        try:
            rows += convert(json.loads(Path(path).read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, Unclear) as error:
            print(f"{path}: {error or type(error).__name__}", file=sys.stderr)
            return 2
    sys.stdout.buffer.write(written(rows).encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
