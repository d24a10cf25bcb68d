"""The lines of a calendar file that say when somebody meets whom, and nothing else of it.

A calendar may hold attachments of megabytes, parts within parts, or a line that never ends.
What is not needed is passed over here, so that it costs nothing to keep or to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from mentorlog.errors import ImportRefused
from mentorlog.frozen import Frozen

MOST_BYTES = 10 * 2**20
MOST_EVENTS = 20_000
MOST_DEPTH = 20
MOST_LINE = 20_000
MOST_ZONE_LINES = 2_000
MOST_EVENT_LINES = 2_000
TRY = "mentorlog import FILE.ics"
WHEN = frozenset(
    "DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID UID STATUS SEQUENCE "
    "LAST-MODIFIED DTSTAMP CLASS".split()
)
WHO = frozenset("SUMMARY ORGANIZER ATTENDEE DESCRIPTION".split())
OF_ZONE = frozenset("BEGIN END TZID TZOFFSETFROM TZOFFSETTO TZNAME DTSTART RRULE RDATE".split())


class Block(Frozen):
    """One event as it stands in the file: the line it begins in, and the lines of it that count,
    one more than MOST_EVENT_LINES at most. `whole` is whether its end is there, too."""

    line: int
    lines: tuple[str, ...]
    whole: bool = True


class Calendar(Frozen, kw_only=True):
    """A calendar as it stands in the file: METHOD, X-WR-TIMEZONE, its events, and the lines of
    the time zones that it describes."""

    method: str = ""
    zone: str = ""
    events: tuple[Block, ...] = ()
    zones: tuple[tuple[str, ...], ...] = ()


class Scanned(Frozen):
    """A file: its calendars, and whether some of it was no UTF-8 and was read as Latin-1."""

    calendars: tuple[Calendar, ...]
    latin: bool


def scan(data: bytes) -> Scanned:
    """What a file holds; ImportRefused where it is none of a calendar, or too large for one."""
    if len(data) > MOST_BYTES:
        raise ImportRefused(
            f"This calendar is larger than {MOST_BYTES // 2**20} MB; export fewer years or one "
            "calendar of several.",
            TRY,
        )
    scanner = _Scanner()
    for number, name, line in _unfolded(_utf8(data), scanner):
        scanner.take(number, name, line)
    return scanner.end()


def _utf8(data: bytes) -> bytes:
    """The same without a byte order mark, and in UTF-8 where the mark says UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16").encode()
        except UnicodeError as error:
            raise ImportRefused("This file is not text that can be read.", TRY) from error
    return data.removeprefix(b"\xef\xbb\xbf")


def _unfolded(data: bytes, scanner: _Scanner) -> Iterator[tuple[int, str, str]]:
    """Every line that counts, put together where it was folded: its number, name and text."""
    begun: tuple[int, str, list[bytes], int] | None = None
    for number, raw in enumerate(_rows(data), 1):
        if not raw:
            continue
        if raw[:1] in (b" ", b"\t"):
            if begun is not None and begun[3] < MOST_LINE:
                begun[2].append(raw[1 : 1 + MOST_LINE])
                begun = (*begun[:3], begun[3] + len(raw))
            continue
        if begun is not None:
            yield begun[0], begun[1], scanner.text(b"".join(begun[2]))
        name = _name(raw)
        begun = (number, name, [raw[:MOST_LINE]], len(raw)) if scanner.needs(name) else None
    if begun is not None:
        yield begun[0], begun[1], scanner.text(b"".join(begun[2]))


def _rows(data: bytes) -> Iterator[bytes]:
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    for row in BytesIO(data):
        yield row.rstrip(b"\r\n")


def _name(raw: bytes) -> str:
    """The name of a property: all up to the first ; or : that stands there."""
    head = raw[:60].replace(b";", b":", 1).partition(b":")[0]
    return head.strip().decode("ascii", "replace").upper()


class _Scanner:
    """Where in the file we are, and what was found."""

    def __init__(self) -> None:
        self.latin = False
        self._within: list[str] = []
        self._calendars: list[Calendar] = []
        self._top: dict[str, str] = {}
        self._events: list[Block] = []
        self._zones: list[tuple[str, ...]] = []
        self._begun: tuple[int, list[str]] | None = None
        self._zone: list[str] | None = None
        self._count = 0
        self._parts = 0

    def needs(self, name: str) -> bool:
        """Whether a line of that name counts, where we are."""
        if name in ("BEGIN", "END"):
            return True
        if self._zone is not None:
            return name in OF_ZONE
        if self._begun is not None and self._within[-1:] == ["VEVENT"]:
            return name in WHEN or name in WHO
        return self._within == ["VCALENDAR"] and name in ("METHOD", "X-WR-TIMEZONE")

    def text(self, raw: bytes) -> str:
        """A line as text, without what no journal can keep."""
        raw = raw.replace(b"\0", b"")
        try:
            return raw.decode()
        except UnicodeDecodeError:
            self.latin = True
            return raw.decode("cp1252", "replace")

    def take(self, number: int, name: str, line: str) -> None:
        """The next line that counts."""
        value = line.partition(":")[2].strip()
        if name == "BEGIN":
            self._begin(number, value.upper())
        elif name == "END":
            self._end(value.upper())
        elif self._zone is None and self._begun is None:
            self._top[name] = value
        if self._zone is not None and len(self._zone) < MOST_ZONE_LINES:
            self._zone.append(line)
        elif self._begun is not None and name not in ("BEGIN", "END"):
            if len(self._begun[1]) <= MOST_EVENT_LINES:
                self._begun[1].append(line)

    def end(self) -> Scanned:
        """All that was found; ImportRefused where there is no calendar in it."""
        if not self._parts:
            raise ImportRefused(
                "This file is no calendar: it nowhere says BEGIN:VCALENDAR or BEGIN:VEVENT.", TRY
            )
        if "VCALENDAR" in self._within:
            raise ImportRefused(
                "This calendar breaks off: its end (END:VCALENDAR) is missing. What it does not "
                "say any more cannot be told from what was changed; export it again.",
                TRY,
            )
        if self._begun is not None:
            self._keep(whole=False)
        self._close()
        return Scanned(tuple(self._calendars), self.latin)

    def _begin(self, number: int, what: str) -> None:
        self._parts += what in ("VCALENDAR", "VEVENT")
        if what == "VCALENDAR" and "VCALENDAR" in self._within:
            self._within.clear()  # the one before was never ended
        if what == "VCALENDAR":
            self._close()
        if what == "VEVENT" and "VEVENT" in self._within:
            self._end_of(what, whole=False)
        if len(self._within) >= MOST_DEPTH:
            raise ImportRefused(
                f"Line {number}: this file holds parts within parts, deeper than a calendar "
                "goes; it is not read.",
                TRY,
            )
        if what == "VEVENT" and self._begun is None and self._zone is None:
            self._count += 1
            if self._count > MOST_EVENTS:
                raise ImportRefused(
                    f"This calendar holds more than {MOST_EVENTS:,} events; export fewer years "
                    "or one calendar of several.",
                    TRY,
                )
            self._begun = (number, [])
        elif what == "VTIMEZONE" and self._begun is None and self._zone is None:
            self._zone = []
        self._within.append(what)

    def _end(self, what: str) -> None:
        if what in self._within:
            self._end_of(what, whole=what == "VEVENT")

    def _end_of(self, what: str, whole: bool) -> None:
        """Leave a part of the file, and whatever in it was not ended."""
        while self._within.pop() != what:
            pass
        if self._begun is not None and "VEVENT" not in self._within:
            self._keep(whole)
        if self._zone is not None and "VTIMEZONE" not in self._within:
            self._zones.append((*self._zone, "END:VTIMEZONE"))
            self._zone = None
        if what == "VCALENDAR":
            self._close()

    def _keep(self, whole: bool) -> None:
        assert self._begun is not None
        self._events.append(Block(self._begun[0], tuple(self._begun[1]), whole))
        self._begun = None

    def _close(self) -> None:
        if self._begun is not None:
            self._keep(whole=False)
        if self._events or self._top or self._zones:
            self._calendars.append(
                Calendar(
                    method=self._top.get("METHOD", "").upper(),
                    zone=self._top.get("X-WR-TIMEZONE", ""),
                    events=tuple(self._events),
                    zones=tuple(self._zones),
                )
            )
        self._top, self._events, self._zones, self._zone = {}, [], [], None
