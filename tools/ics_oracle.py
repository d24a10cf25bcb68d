"""When the events of a calendar are, as recurring-ical-events reads it: for comparing.

It needs an environment of its own (its python-dateutil is older than ours):
python -m venv ORACLE; ORACLE/bin/pip install recurring-ical-events; then
ORACLE/bin/python tools/ics_oracle.py 2000-01-01 2030-01-01 FILE
"""

from __future__ import annotations

import json
import sys
import warnings
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

warnings.simplefilter("ignore")


def starts(data: bytes, low: str, high: str) -> list[str]:
    """The starts of all occurrences, sorted; in UTC where they have a zone."""
    import icalendar

    series: Any = import_module("recurring_ical_events")
    found: list[str] = []
    for part in icalendar.Calendar.from_ical(data, multiple=True):
        calendar: Any = part
        if part.name == "VEVENT":
            calendar = icalendar.Calendar()
            calendar.add_component(part)
        if calendar.name != "VCALENDAR":
            continue
        calendar.subcomponents = [
            c for c in calendar.subcomponents if c.name != "VEVENT" or "DTSTART" in c
        ]
        days = series.of(calendar, skip_bad_series=True)
        between = days.between(low.replace("-", ""), high.replace("-", ""))
        found += [_said(event["DTSTART"].dt) for event in between]
    return sorted(found)


def _said(start: Any) -> str:
    if not isinstance(start, datetime):
        return f"{start:%Y-%m-%d}"
    if start.tzinfo is None:
        return f"{start:%Y-%m-%dT%H:%M:%S}"
    return f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def main() -> None:
    """Print the starts, or why there are none, as JSON."""
    low, high, file = sys.argv[1:]
    found: list[str] = []
    error = ""
    try:
        found = starts(Path(file).read_bytes(), low, high)
    except Exception as why:  # whatever that library does not take
        error = f"{type(why).__name__}: {why}"[:150]
    print(json.dumps({"starts": found, "error": error}))


if __name__ == "__main__":
    main()
