"""A journal of a later version: which one it is, and what there is for who stays with this one."""

from __future__ import annotations

from pathlib import Path

from mentorlog.errors import JournalNewer

VERSION = 5
MIGRATIONS = ("m001_journal", "m002_history", "m003_words", "m004_packets", "m005_views")
# How many of them are applied, and one more than there are where one of them is not known here.
APPLIED = f"""
SELECT CASE WHEN total(name NOT IN {MIGRATIONS}) THEN {VERSION + 1} ELSE count(*) END
FROM _sqlite_migrations WHERE migration_set = 'mentorlog'
"""


def refuse_newer(path: Path, version: int, ours: int) -> None:
    """JournalNewer where `version`, the journal's, is later than ours."""
    if version > ours:
        raise JournalNewer(
            f"{path} was written by a later mentorlog: it has journal version {version}, and "
            f"this mentorlog reads version {ours}.{_before(path, ours)}",
            "pip install --upgrade mentorlog",
        )


def _before(path: Path, ours: int) -> str:
    """The copy that was made before the journal was brought up."""
    from glob import escape

    from mentorlog.store.beside import BACKUPS

    for version in range(ours, 0, -1):
        named = f"{escape(path.stem)}-version-{version}*{path.suffix}"
        copies = list((path.parent / BACKUPS).glob(named))
        if copies:
            copy = max(copies, key=lambda one: (len(one.name), one.name))
            return f" A copy of before, without what was written since, is {copy}."
    return ""
