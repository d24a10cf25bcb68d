"""What was asked of `mentorlog import`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentorlog.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.days.reckoning import Order
    from mentorlog.exchange.table.headings import Of
    from mentorlog.record.words import Outcome


class Wanted(Frozen, kw_only=True):
    """The file, or "-", and what is to be done with it: a field for each flag of that name."""

    file: str
    update: bool = False
    dry_run: bool = False
    yes: bool = False
    as_json: bool = False
    as_: str | None = None
    other_names: bool = False
    of: Of | None = None
    columns: Sequence[str] | None = None
    day_order: Order | None = None
    outcome: Outcome | None = None
    owner: str | None = None
    skip_bad: bool = False
    tag: str | None = None
    match: str | None = None
    since: date | None = None
    until: date | None = None
    zone: str | None = None
    also_deleted: bool = False
    as_meetings: bool = False
    private: bool = False

    @property
    def there(self) -> str:
        """Where what it holds was found, in words."""
        return "from standard input" if self.file == "-" else f"in {self.file}"


class Rehearsed(Exception):
    """Ends a transaction that was only to be looked at."""
