"""The one place that reads the clock."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """The day it is here and now, by the machine's local time."""
    return date.today()
