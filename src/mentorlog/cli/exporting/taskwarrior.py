"""A relationship's actions as tasks of Taskwarrior."""

from __future__ import annotations

from mentorlog.cli.exporting import of_one
from mentorlog.cli.handing import handed
from mentorlog.cli.session import Session
from mentorlog.record import Record
from mentorlog.wording import PURPOSE, plural


def give(
    session: Session, out: str | None, everything: bool, include_private: bool, force: bool
) -> None:
    """Write the tasks, open ones and ended ones, as `task import` reads them."""
    import json

    from mentorlog import standing
    from mentorlog.exchange.kinds import unseen_escaped
    from mentorlog.exchange.tasks_out import tasks_of

    whole, record = of_one(session, "A task list", everything, include_private)
    found = standing.actions(record, session.today)
    tasks = tasks_of(record, ((s.action, s.target, s.finished) for s in found), _project(record))
    open_ = sum(one.open for one in found)
    session.say(f"This list holds: {plural(len(tasks), 'task')}, {open_} of them open.")
    if not include_private:
        session.say(f"Private things left out: {len(whole.actions) - len(record.actions)}.")
    session.say(PURPOSE)
    with handed(session, out, force) as stream:
        lines = ",\n".join(unseen_escaped(json.dumps(task, ensure_ascii=False)) for task in tasks)
        stream.write(f"[\n{lines}\n]\n".encode())


def _project(record: Record) -> str:
    """The project of its tasks, by the name of the other side: `mentoring.Sarah`."""
    from unicodedata import category

    name = record.name(record.parties[1])
    words = "".join(c if c.isalnum() or category(c)[0] == "M" else " " for c in name).split()
    return ".".join(("mentoring", *words[:1]))
