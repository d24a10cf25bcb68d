"""A relationship's actions as tasks of Taskwarrior."""

from __future__ import annotations

from mentorlog.cli.exporting import refuse_nothing
from mentorlog.cli.files import created
from mentorlog.cli.session import Session
from mentorlog.errors import UsageError
from mentorlog.record import Record
from mentorlog.wording import PURPOSE


def give(
    session: Session, out: str | None, everything: bool, include_private: bool, force: bool
) -> None:
    """Write the tasks, open ones and ended ones, as `task import` reads them."""
    import json

    from mentorlog import standing
    from mentorlog.exchange.leaving import shareable
    from mentorlog.exchange.tasks_out import tasks_of

    if everything:
        raise UsageError("A task list is of one relationship; leave out --all.", "… --help")
    with session.reading() as reader:
        chosen = session.choose(reader)
        refuse_nothing([chosen], include_private)
        whole = reader.record(chosen.id)
    record = whole if include_private else shareable(whole)
    assert record is not None
    found = standing.actions(record, session.today)
    tasks = tasks_of(record, ((s.action, s.target, s.finished) for s in found), _project(record))
    open_ = sum(one.open for one in found)
    what = "1 task" if len(tasks) == 1 else f"{len(tasks)} tasks"
    session.say(f"This list holds: {what}, {open_} of them open.")
    if not include_private:
        session.say(f"Private things left out: {len(whole.actions) - len(record.actions)}.")
    session.say(PURPOSE)
    with created(out, force) as stream:
        lines = ",\n".join(json.dumps(task, ensure_ascii=False) for task in tasks)
        stream.write(f"[\n{lines}\n]\n".encode())
    if out is not None:
        session.say(f"Written to {out}, which only you may read.")


def _project(record: Record) -> str:
    """The project of its tasks, by the name of the other side: `mentoring.Sarah`."""
    words = "".join(c if c.isalnum() else " " for c in record.name(record.parties[1])).split()
    return ".".join(("mentoring", *words[:1]))
