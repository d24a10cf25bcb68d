"""What of a long record is only counted: sessions and promises of long ago, told in full."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from mentorlog.frozen import Frozen
from mentorlog.record.words import Owner, Party

Lost = Literal["cancelled", "missed"]


class Past(Frozen, kw_only=True):
    """What stands in a record as figures alone, all of it before `until`.

    `since` is the day of the first session, None where there is none. `held` are the days of those
    that were held, oldest first; of `lasted` of them it is noted how long they were, of `measured`
    also how long they were meant to be. `lost` is how many each side called off or missed, `kept`
    how many promises of each were kept. Where those are left out altogether, kept or not, `noted`
    is the first day on which something was noted of one.
    """

    until: date = date.min
    since: date | None = None
    held: tuple[date, ...] = ()
    lasted: int = 0
    measured: int = 0
    lost: Mapping[tuple[Lost, Party], int] = {}
    kept: Mapping[Owner, int] = {}
    noted: date | None = None

    @property
    def sessions(self) -> int:
        """How many sessions that are, held or not."""
        return len(self.held) + sum(self.lost.values())


NOTHING = Past()
"""Every entry stands in the record itself."""
