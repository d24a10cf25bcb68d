"""Task lists of Taskwarrior: its JSON, an array or an object a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from mentorlog.errors import ImportRefused
from mentorlog.exchange.kinds import shown, unwelcome
from mentorlog.frozen import Frozen
from mentorlog.record import Action

UUID = "x-taskwarrior_uuid"
OWNERS = ("mentorlog_owner", "owner", "person", "assignee")
STATES = ("pending", "waiting", "completed", "deleted", "recurring")
MOST = 5_000
FORM = "%Y%m%dT%H%M%SZ"

Local = Callable[[datetime], datetime]


class Task(Frozen, kw_only=True):
    """A task as it stands in a file, its days in local time; `noted` are its annotations."""

    uuid: str
    text: str
    state: str
    owner: str | None
    tags: tuple[str, ...]
    project: str | None
    entered: date | None
    due: date | None
    ended: date | None
    modified: str | None
    noted: tuple[tuple[date | None, str], ...]


def read_tasks(text: str, local: Local) -> list[Task]:
    """The tasks of a file; ImportRefused names the task that is none. `local` gives a moment in
    the time zone in which its day counts."""
    objects = _objects(text)
    notes = sum(_length(found) for found in objects)
    if notes > MOST:
        raise ImportRefused(f"There are more than {MOST} annotations in this file")
    return [_task(at, found, local) for at, found in enumerate(objects, 1)]


def _length(found: Any) -> int:
    notes = found.get("annotations") if isinstance(found, dict) else None
    return len(notes) if isinstance(notes, list) else 0


def _objects(text: str) -> list[Any]:
    start = text.lstrip()
    try:
        if start.startswith("["):
            found = json.loads(start)
        else:
            lines = (line.strip().rstrip(",") for line in start.split("\n"))
            found = [json.loads(line) for line in lines if line]
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else "it nests too deep"
        raise ImportRefused(f"This is no JSON that Taskwarrior writes: {said[:80]}") from None
    if not found:
        raise ImportRefused("There is no task in this file")
    if len(found) > MOST:
        raise ImportRefused(f"There are more than {MOST} tasks in this file")
    return list(found)


def _task(at: int, found: Any, local: Local) -> Task:
    if not isinstance(found, dict) or not isinstance(found.get("description"), str):
        raise ImportRefused(f"task {at} has no description, so it is no task of Taskwarrior")
    if what := unwelcome(found):
        raise ImportRefused(f"task {at} holds {what}, which no journal can keep")
    state = found.get("status", "pending")
    if state not in STATES:
        allowed = ", ".join(STATES)
        raise ImportRefused(f"task {at} has the status {shown(state)}; there are {allowed}")
    days = {key: _day(at, key, found.get(key), local) for key in ("entry", "due", "end")}
    owner = next((found[key] for key in OWNERS if isinstance(found.get(key), str)), None)
    text = found["description"].strip() or f"task {at}"
    return Task(
        uuid=str(found.get("uuid") or uuid5(NAMESPACE_URL, f"mentorlog:{text}:{days['entry']}")),
        text=text,
        state=state,
        owner=owner,
        tags=_tags(found.get("tags")),
        project=found.get("project") if isinstance(found.get("project"), str) else None,
        entered=days["entry"],
        due=days["due"],
        ended=days["end"],
        modified=found.get("modified") if isinstance(found.get("modified"), str) else None,
        noted=tuple(_notes(at, found.get("annotations"), local)),
    )


def _tags(found: Any) -> tuple[str, ...]:
    if isinstance(found, str):
        return tuple(found.split(","))
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _day(at: int, key: str, value: Any, local: Local) -> date | None:
    if value is None or value == "":
        return None
    for form in (FORM, "%Y-%m-%dT%H:%M:%SZ"):
        try:
            moment = datetime.strptime(str(value), form).replace(tzinfo=UTC)
            return local(moment).date()
        except (ValueError, OverflowError, OSError):
            continue
    raise ImportRefused(f"task {at}: {key} is {shown(value)}; it must be like 20260314T110000Z")


def _notes(at: int, found: Any, local: Local) -> Iterator[tuple[date | None, str]]:
    for note in found if isinstance(found, list) else ():
        if isinstance(note, dict) and isinstance(note.get("description"), str):
            yield _day(at, "entry", note.get("entry"), local), note["description"].strip()


def uuid_of(action: Action) -> str:
    """The uuid of an action: as it came, else one that is always the same for it."""
    return str(action.extra.get(UUID) or uuid5(NAMESPACE_URL, f"mentorlog:action:{action.id}"))
