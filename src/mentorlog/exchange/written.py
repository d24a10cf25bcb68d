"""Days and times as files write them: whole dates in figures or with the name of a month.

Nothing relative is read (`tuesday`, `tomorrow`): what a file says must be one day for ever.
Figures with slashes or hyphens (`3/4/2026`) leave open which comes first; the whole file tells,
or somebody has to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from mentorlog.days.reckoning import make_day
from mentorlog.days.words import MONTHS, WEEKDAYS
from mentorlog.errors import DayOrMonth, ImportRefused, UsageError
from mentorlog.frozen import Frozen

if TYPE_CHECKING:
    from mentorlog.days.reckoning import Order

GERMAN = "januar februar marz april mai juni juli august september oktober november dezember"
NAMED = MONTHS | {name: at for at, name in enumerate(GERMAN.split(), 1)}
NAMED |= {name[:3]: at for name, at in NAMED.items() if len(name) > 3} | {"maerz": 3, "jaenner": 1}
AHEAD = 20  # years that a year of two figures may lie ahead
FIRST_SERIAL, LAST_SERIAL = 18_000, 73_000  # the day numbers of a spreadsheet: 1949 to 2099
EPOCH = date(1899, 12, 30)
DAY_MINUTES = 24 * 60

_MONTH = "|".join(sorted(map(re.escape, NAMED), key=len, reverse=True))
_YEAR = r"(?P<year{0}>\d{{4}}|'?\d\d)(?![\d:])"
_FORMS = re.compile(
    r"(?<![\d.])(?:"
    r"(?P<y>\d{4})(?P<gap>[-/.])(?P<m>\d{1,2})(?P=gap)(?P<d>\d{1,2})(?!\d)"
    r"|(?P<eight>(?:19|20)\d\d[01]\d[0-3]\d)(?!\d)"
    r"|(?P<one>\d{1,2})(?P<mark>[-/.])\s?(?P<two>\d{1,2})(?P=mark)\s?" + _YEAR.format(1) + ""
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[.\s-]*(?:of\s+)?(?P<month>{_MONTH})\b[.,\s-]*"
    + _YEAR.format(2)
    + rf"|\b(?P<name>{_MONTH})\b[.\s-]*(?P<nth>\d{{1,2}})(?:st|nd|rd|th)?[.,\s-]+"
    + _YEAR.format(3)
    + ")"
)
_TIME = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?:(?P<half>[ap])\.?\s?m\b\.?|(?:uhr|h|hrs)\b)?"
)
_OFFSET = re.compile(r"(?:z|utc|gmt)?\s*(?:[+-]\d\d:?\d\d)?")
_WEEKDAY = re.compile(r"\b(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b[.,]*")


class Written(Frozen):
    """A whole date as it stands in a file, and where; `sure` where `one` is its day and `two` its
    month, else they may be the other way round."""

    text: str
    year: int
    one: int
    two: int
    sure: bool
    start: int
    end: int

    def day(self, order: Order | None) -> date:
        """The day; UsageError where the calendar has none, DayOrMonth where it could be two."""
        if self.sure or self.one == self.two:
            return make_day(self.year, self.two, self.one)
        if order is None:
            either = (make_day(self.year, self.two, self.one), make_day(self.year, *self.pair))
            raise DayOrMonth(f"{self.text} could be {either[0]} or {either[1]}", either)
        day, month = self.pair if order == "day-month" else self.pair[::-1]
        return make_day(self.year, month, day)

    @property
    def pair(self) -> tuple[int, int]:
        """The two figures as they stand."""
        return self.one, self.two

    @property
    def order(self) -> Order | None:
        """Which comes first, where the figures themselves say so."""
        if self.sure or (self.one > 12) == (self.two > 12):
            return None
        return "day-month" if self.one > 12 else "month-day"


def plain(text: str) -> str:
    """The text without case and accents, every character in its place."""
    return text.lower() if text.isascii() else "".join(map(_bare, text))


def _bare(character: str) -> str:
    if character.isascii():
        return character.lower()
    return next((c for c in normalize("NFKD", character) if not combining(c)), character).lower()


def find(text: str, today: date) -> Written | None:
    """The first whole date in a text; a year of two figures is at most 20 years ahead."""
    for found in _FORMS.finditer(plain(text)):
        part = found.groupdict()
        year = _year(part["year1"] or part["year2"] or part["year3"], today)
        where = (found.start(), found.end())
        said = text[slice(*where)]
        if part["y"]:
            return Written(said, int(part["y"]), int(part["d"]), int(part["m"]), True, *where)
        if eight := part["eight"]:
            return Written(said, int(eight[:4]), int(eight[6:]), int(eight[4:6]), True, *where)
        if part["one"]:
            sure = part["mark"] == "."
            return Written(said, year, int(part["one"]), int(part["two"]), sure, *where)
        month = NAMED[part["month"] or part["name"]]
        return Written(said, year, int(part["day"] or part["nth"]), month, True, *where)
    return None


def _year(figures: str | None, today: date) -> int:
    if not figures:
        return 0
    year = int(figures.lstrip("'"))
    if len(figures.lstrip("'")) == 4:
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year + AHEAD else century + year - 100


def read_time(text: str) -> str | None:
    """A time of day as `HH:MM`, on the 24-hour clock unless am or pm stands there; None where it
    is none. A part of a day, as a spreadsheet keeps it (`0,3958`), is one, too."""
    words = plain(text).strip()
    if re.fullmatch(r"0?[.,]\d{3,}", words):
        return _clock(round(float(words.replace(",", ".")) * DAY_MINUTES))
    found = _TIME.fullmatch(words)
    if found is None or not (found["minute"] or found["half"] or words[-1] in "hr"):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "p" else 0) if 1 <= hour <= 12 else 24
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def moment(text: str, today: date) -> tuple[Written, str | None]:
    """The date that is all of a text, and the time beside it; UsageError for any other text.

    A weekday beside it is read over, as is a time zone: the time stays as it is written.
    """
    serial = re.fullmatch(r"\s*(\d{5})(?:[.,](\d+))?\s*", text)
    if serial and FIRST_SERIAL <= int(serial[1]) <= LAST_SERIAL:
        day = EPOCH + timedelta(days=int(serial[1]))
        part = round(float(f"0.{serial[2]}") * DAY_MINUTES) if serial[2] else 0
        said = Written(text.strip(), day.year, day.day, day.month, True, 0, len(text))
        return said, _clock(part) if part else None
    found = find(text, today)
    if found is None:
        raise UsageError(f"{text.strip()!r} is no whole date")
    rest = _WEEKDAY.sub("", plain(text[: found.start])) + plain(text[found.end :])
    rest = rest.strip(" ,;()\t\n").removeprefix("t").strip()
    for beside in (rest, _OFFSET.sub("", rest, count=0), re.sub(r"(z|[+-]\d\d:?\d\d)$", "", rest)):
        at = read_time(beside) if beside else None
        if at or not beside:
            return found, at
    raise UsageError(f"{text.strip()!r} is no whole date")


def settled(dates: Iterable[Written], chosen: Order | None) -> Order | None:
    """Which comes first in the figures of a file: as chosen, else as the figures themselves say;
    None where they do not. ImportRefused where they say both."""
    if chosen is not None:
        return chosen
    found: dict[str, str] = {}
    for one in dates:
        if one.order is not None:
            found.setdefault(one.order, one.text)
    if len(found) > 1:
        day, month = found["day-month"], found["month-day"]
        raise ImportRefused(
            f"{day} has its day first and {month} its month, so days such as 3/4 could be either",
            "… --day-order day-month",
        )
    return next(iter(found), None)  # type: ignore[arg-type]
