"""Entries as plain data, for `--json`."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorlog.record import Entry


def as_data(entry: Entry) -> dict[str, Any]:
    """Every key of the exchange format, null where not stated, and `short`: the id to type."""
    data: dict[str, Any] = {"type": entry.type, "short": entry.short}
    for name in entry.names:
        if name != "extra":
            data[name.rstrip("_")] = getattr(entry, name)
    return data | dict(entry.extra)


def written(value: Any) -> str:
    """`value` as JSON, ASCII only, with a line end."""
    import json

    return json.dumps(value, indent=2, default=plain) + "\n"


def plain(value: Any) -> Any:
    """What `json` cannot write itself: an entry, a day, a mapping; TypeError for the rest."""
    if isinstance(value, Entry):
        return as_data(value)
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "items"):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
