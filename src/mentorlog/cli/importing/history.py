"""What earlier imports left, as the history of the journal has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.exchange.known import Known
from mentorlog.store import history

if TYPE_CHECKING:
    from mentorlog.record import Entry
    from mentorlog.store import Reader

IMPORT, UNDO = "import", "undo"


class Remembered(Known):
    """What the history of a journal says; an import that was taken back counts as none."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.steps: dict[tuple[type[Entry], str], list[history.Change]] = {}

    def deleted(self, cls: type[Entry], id: str) -> Entry | None:
        """The entry of that id as it last was, where it went otherwise than by an undo."""
        steps = self._steps(cls, id)
        last = steps[-1] if steps else None
        if last is None or last.after is not None or last.command.name == UNDO:
            return None
        return last.before

    def taken(self, entry: Entry, name: str) -> tuple[Any, ...]:
        """What imports put into that field, the oldest first."""
        return tuple(
            getattr(step.after, name)
            for step in self._steps(type(entry), entry.id)
            if step.after is not None
            and step.command.name == IMPORT
            and not step.command.undone
            and (step.before is None or getattr(step.before, name) != getattr(step.after, name))
        )

    def _steps(self, cls: type[Entry], id: str) -> list[history.Change]:
        if (cls, id) not in self.steps:
            self.steps[cls, id] = history.steps(self.reader, cls, id)
        return self.steps[cls, id]
