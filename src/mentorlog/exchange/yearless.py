"""Headings with a day and a month and no year, whose year the headings around them tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from mentorlog.exchange.written import NAMED, plain

_MONTH = "|".join(sorted(map(re.escape, NAMED), key=len, reverse=True))
_DAY = re.compile(
    r"(?<![\d.:])(?:(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?!\s?\d)"
    rf"|(?P<nth>\d{{1,2}})(?:st|nd|rd|th)?\.?\s(?P<name>{_MONTH})\b\.?(?!\s*[\d']))"
)


def with_years(
    titles: Mapping[int, str], days: Mapping[int, date]
) -> tuple[dict[int, str], list[str]]:
    """Titles by their line, each with the year that it lacks, and those that stay without one.

    `days` are the days of the whole headings by line. A year is taken where one alone puts the
    day between that before it and that after it, in a log that goes forward or back.
    """
    found: dict[int, str] = {}
    without: list[str] = []
    for at, title in titles.items():
        lacking = _DAY.search(plain(title)) if at not in days else None
        if lacking is None:
            continue
        before = max((line for line in days if line < at), default=None)
        after = min((line for line in days if line > at), default=None)
        around = [days[line] for line in (before, after) if line is not None]
        year = _year(lacking, around)
        if year is None:
            without.append(title)
        else:
            gap = "" if lacking["day"] else " "
            found[at] = f"{title[: lacking.end()]}{gap}{year}{title[lacking.end() :]}"
    return found, without


def _year(lacking: re.Match[str], around: Sequence[date]) -> int | None:
    month = int(lacking["month"] or NAMED.get(lacking["name"] or "", 0))
    day = int(lacking["day"] or lacking["nth"])
    if len(around) != 2:
        return None
    fitting = []
    for year in range(min(around).year, min(max(around).year, min(around).year + 3) + 1):
        try:
            if min(around) <= date(year, month, day) <= max(around):
                fitting.append(year)
        except ValueError:
            continue
    return fitting[0] if len(fitting) == 1 else None
