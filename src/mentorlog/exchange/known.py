"""What is known of earlier imports: what they put into an entry, and what was deleted since."""

from __future__ import annotations

from typing import Any

from mentorlog.record import Entry


class Known:
    """What earlier imports left. This one knows nothing, as beside a journal without a history."""

    def deleted(self, cls: type[Entry], id: str) -> Entry | None:  # noqa: ARG002
        """The entry of that id as it last was, where somebody deleted it; else None."""
        return None

    def taken(self, entry: Entry, name: str) -> tuple[Any, ...]:  # noqa: ARG002
        """What imports put into that field of an entry, the oldest first."""
        return ()


NOTHING = Known()
