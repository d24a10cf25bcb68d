"""The tasks of Taskwarrior beside a record.

A task is an action; whose it is, a tag or the attribute `owner` says. What stands in Taskwarrior
is known again by its uuid, and by its stamp (`modified`) whether it changed there since.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from mentorlog.errors import ImportRefused, UsageError
from mentorlog.exchange.arriving import Arrival, Change
from mentorlog.exchange.joining import deleted, folded, joined, made_id
from mentorlog.exchange.kinds import shown
from mentorlog.exchange.known import NOTHING, Known
from mentorlog.exchange.tasks import STATES, UUID, Task, uuid_of
from mentorlog.record import Action, ActionReport, Entry, Owner, Record, Side

STAMP = "x-taskwarrior_modified"

Whose = Callable[[str], Side | None]


def arrival(
    record: Record,
    tasks: Sequence[Task],
    today: date,
    whose: Whose,
    owner: Owner | None,
    tag: str | None = None,
    update: bool = False,
    known: Known = NOTHING,
) -> Arrival:
    """What the tasks bring. `owner` is whose those are that do not say it (ImportRefused where
    there are such and it is None); `tag` a tag or a project, of which alone tasks are taken."""
    wanted = [task for task in tasks if tag is None or _has(task, tag)]
    left = [] if tag is None else _others(len(tasks) - len(wanted), tag)
    parents = [task for task in wanted if task.state == "recurring"]
    left += [f"{task.text[:60]}: what recurs; its single tasks are taken" for task in parents]
    taken = [task for task in wanted if task.state != "recurring"]
    owners = [_owner(task, whose) or owner for task in taken]
    there = {uuid_of(action): action for action in record.actions}
    open_ = [t for t, of in zip(taken, owners, strict=True) if of is None and t.uuid not in there]
    if open_:
        what = "1 task does" if len(open_) == 1 else f"{len(open_)} tasks do"
        raise ImportRefused(
            f"{what} not say whose it is, by a tag or an owner; the first is "
            f"{shown(open_[0].text)}. --owner says it of all of them",
            "… --owner mentee",
        )
    found = _Found(record, today, update, left, known)
    for task, of in zip(taken, owners, strict=True):
        found.take(task, of, there.get(task.uuid))
    return Arrival(
        new=tuple(found.new), changed=tuple(found.changed), same=found.same, left=tuple(found.left)
    )


def _has(task: Task, tag: str) -> bool:
    bare = tag.lstrip("+").casefold()
    project = (task.project or "").casefold()
    return bare in map(str.casefold, task.tags) or project == bare or project.startswith(f"{bare}.")


def _others(count: int, tag: str) -> list[str]:
    what = "1 task has" if count == 1 else f"{count} tasks have"
    return [f"{what} neither the tag nor the project {tag}"] if count else []


def _owner(task: Task, whose: Whose) -> Owner | None:
    for word in (task.owner, *task.tags):
        try:
            side = _side(word, whose) if word else None
        except UsageError:
            continue
        if side is not None and side != "outside":
            return side
    return None


def _side(word: str, whose: Whose) -> Side | None:
    """Who that is; a side that is several people may be called so (`mentors`)."""
    several = {"mentors": "mentor", "coaches": "mentor", "mentees": "mentee", "clients": "mentee"}
    return whose(several.get(word.casefold(), word))


class _Found:
    """The tasks so far, beside the record."""

    def __init__(
        self, record: Record, today: date, update: bool, left: list[str], known: Known
    ) -> None:
        self.known = known
        self.record, self.today, self.update, self.left = record, today, update, left
        self.new: list[Entry] = []
        self.changed: list[Change] = []
        self.same = 0
        self.used: set[str] = set()
        self.reports: dict[str, list[ActionReport]] = {}
        for report in record.action_reports:
            self.reports.setdefault(report.action, []).append(report)
        self.reported = {report.id for report in record.action_reports}

    def take(self, task: Task, owner: Owner | None, there: Action | None) -> None:
        """What one task brings."""
        if task.uuid in self.used:
            self.same += 1
            return
        self.used.add(task.uuid)
        before = len(self.new) + len(self.changed) + len(self.left)
        if there is None:
            gone = self.known.deleted(Action, self._id(task))
            if gone is not None:
                self.left.append(deleted(gone))
                return
            assert owner is not None
            there = self._add(task, owner)
        else:
            self._change(task, there)
        self._note(task, there)
        self.same += before == len(self.new) + len(self.changed) + len(self.left)

    def _id(self, task: Task) -> str:
        return made_id(self.record, Action.type, task.uuid)

    def _add(self, task: Task, owner: Owner) -> Action:
        extra = {UUID: task.uuid} | ({STAMP: task.modified} if task.modified else {})
        action = Action(
            id=self._id(task),
            relationship=self.record.relationship.id,
            text=task.text,
            owner=owner,
            agreed_on=task.entered,
            due_on=task.due,
            extra=extra,
        ).but(**self._ends(task))
        self.new.append(action)
        return action

    def _ends(self, task: Task) -> dict[str, date]:
        key = {"completed": "done_on", "deleted": "dropped_on"}.get(task.state)
        return {key: task.ended or self.today} if key else {}

    def _change(self, task: Task, there: Action) -> None:
        stamp = there.extra.get(STAMP)
        stamp = stamp if isinstance(stamp, str) else None  # other programs may write there, too
        newer = task.modified is not None and (stamp is None or task.modified > stamp)
        if stamp is not None and not newer and not self.update:
            return
        reports = self.reports.get(there.id, [])
        said: dict[str, Any] = {"text": task.text, **self._ends(task)}
        if any(report.progress == "done" for report in reports):
            said.pop("done_on", None)
        if there.due_on is None:
            said["due_on"] = task.due
        fields, kept = joined(
            there, said, self.update, self.known, newer=newer and stamp is not None
        )
        redated = self._redate(task, there, reports)
        if (fields or redated) and task.modified:
            fields["extra"] = {**there.extra, UUID: task.uuid, STAMP: task.modified}
        if fields:
            self.changed.append(Change(there, fields))
        if kept:
            keys = ", ".join(kept)
            self.left.append(f"{keys} of {there.short} (--update takes what the file says)")
        if task.state in STATES[:2] and (there.done_on or there.dropped_on):
            self.left.append(f"{there.short} is open in Taskwarrior; here it is done or let go")

    def _redate(self, task: Task, there: Action, reports: list[ActionReport]) -> bool:
        """Promise another day where the task has one; whether it had."""
        days = [r.new_due_on for r in sorted(reports, key=_when) if r.new_due_on is not None]
        now = days[-1] if days else there.due_on
        put = [day for r in reports for day in self.known.taken(r, "new_due_on") if day]
        put = put or list(self.known.taken(there, "due_on"))
        if not self.update and put and put[-1] == task.due:
            return False
        if now is not None and task.due not in (None, now) and task.state in STATES[:2]:
            self._report(there, self.today, f"due {task.due}", new_due_on=task.due)
            return True
        return False

    def _note(self, task: Task, action: Action) -> None:
        mine = self.reports.get(action.id, ())
        there = {folded(report.note) for report in mine if report.note}
        for day, text in task.noted:
            if text and folded(text) not in there:
                there.add(folded(text))
                self._report(action, day or task.entered or self.today, text, note=text)

    def _report(self, action: Action, on: date, key: str, **said: Any) -> None:
        id = made_id(self.record, ActionReport.type, action.id, on, key)
        if id not in self.reported and self.known.deleted(ActionReport, id) is None:
            self.new.append(ActionReport(id=id, action=action.id, on=on, **said))


def _when(report: ActionReport) -> tuple[date, int]:
    return report.on, report.number or 0
