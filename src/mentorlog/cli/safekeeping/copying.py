"""A copy of the journal as it was, kept before a command that changes much at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Writer


@contextmanager
def writing(
    session: Session, before: str, *, create: bool = False, dry_run: bool = False
) -> Iterator[Writer]:
    """`session.writing`, with a copy of the journal as it was before in `backups/`, which is
    told of; where nothing was written in the end, none stays. `before` names it: "import"."""
    from mentorlog.store import backup

    with ExitStack() as discarding:
        copy = None
        with session.writing(create=create) as writer:
            if not dry_run and os.path.exists(session.journal_path):
                day = session.today.isoformat()
                copy = backup.copy_before(session.journal_path, f"before-{before}-{day}")
                discarding.callback(backup.discard, copy)
            yield writer
        if copy is None or not writer.wrote:
            return
        discarding.pop_all()
    tell(session, copy)


def tell(session: Session, copy: Path) -> None:
    """Say where a copy is that was made by itself, and let the oldest of them go."""
    session.say(f"note: the journal as it was before is kept in {copy}")
    prune(session)


def prune(session: Session) -> None:
    """Let the oldest of the copies that were made by themselves go."""
    from mentorlog.store import backup

    backup.prune(session.journal_path, _keep(session))


def _keep(session: Session) -> int:
    """How many stay; what is saved is not refused for a settings file that cannot be read."""
    from mentorlog.cli import chosen
    from mentorlog.settings import KEPT

    try:
        return chosen.keep(session)
    except UsageError:
        return KEPT
