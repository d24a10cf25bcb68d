"""A day of a calendar, with its time and its zone."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from mentorlog.frozen import Frozen


class Moment(Frozen):
    """A day, and a time where it has one, as a clock on the wall of that zone shows it; without
    a zone on any wall."""

    wall: datetime
    whole_day: bool = False
    zone: tzinfo | None = None

    @property
    def mark(self) -> str:
        """The same for the same moment, however a calendar writes it: in UTC where it can be."""
        if self.whole_day:
            return self.wall.strftime("%Y%m%d")
        if self.zone is None:
            return self.wall.strftime("%Y%m%dT%H%M%S")
        return self.instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")

    @property
    def instant(self) -> datetime:
        """The moment in its zone."""
        return self.wall.replace(tzinfo=self.zone)

    def seen_in(self, zone: tzinfo | None) -> datetime:
        """What a clock on a wall of that zone showed then; at the ends of time, where no zone has
        one, what it showed here."""
        if self.zone is None or zone is None or self.whole_day:
            return self.wall
        try:
            return self.instant.astimezone(zone).replace(tzinfo=None)
        except OverflowError:
            return self.wall
