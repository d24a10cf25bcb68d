"""What every record has in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from mentorlog.frozen import Frozen
from mentorlog.record.words import (
    Count,
    Day,
    Flag,
    Text,
)


class Entry(Frozen, kw_only=True):
    """What every record has. `id` is unique for its type in every journal; `number` makes
    the short id (`m7`); `extra` keeps foreign keys that begin with `x-`."""

    type: ClassVar[str]
    prefix: ClassVar[str]
    owner_key: ClassVar[str] = "relationship"

    id: Text
    number: Count | None = None
    private: Flag = False
    recorded_on: Day | None = None
    extra: Mapping[str, Any] = {}

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    @property
    def short(self) -> str:
        """The id that people type: `m7`."""
        return f"{self.prefix}{self.number}"

    @classmethod
    def number_in(cls, text: str) -> int | None:
        """The number that a short id of this kind states (`a3`, `A3` or `3`); None for others."""
        figures = text.strip().casefold().removeprefix(cls.prefix)
        known = figures.isascii() and figures.isdigit() and len(figures) < 10
        return int(figures) if known else None
