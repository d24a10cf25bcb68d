"""Which column of a table stands for which key: guessed from its headings, and put right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from mentorlog.errors import ImportRefused, UsageError
from mentorlog.exchange.kinds import keys_of
from mentorlog.exchange.table.cells import Row, Table
from mentorlog.exchange.table.headings import KINDS, MANY, NAMES, NEEDS, Of
from mentorlog.exchange.written import plain
from mentorlog.frozen import Frozen

NOT_TAKEN = ("relationship", "x_now")
HEADING_ROWS = 10  # among which the headings are looked for, below a title
LEAVE = ("", "-", "leave", "left out", "none")
NUMBERED = {"session"}  # headings of a day that give way to another: often a number stands there
VAGUE = {"title", "what", "description", "name", "summary", "item", "subject", "details", "was"}


class Column(Frozen):
    """A column: its heading, and the key it stands for or None; `exact` where the heading is that
    key, as in a table that mentorlog wrote; `chosen` where somebody said what it stands for."""

    heading: str
    key: str | None
    exact: bool = False
    chosen: bool = False


class Headed(Frozen):
    """A table with its headings understood: what its rows are, and the rows below."""

    of: Of
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    skipped: int

    def has(self, key: str) -> bool:
        """Whether a column stands for that key."""
        return any(column.key == key for column in self.columns)


def words(heading: str) -> str:
    """A heading as it is looked up: words in small letters, without what stands in brackets."""
    bare = re.sub(r"[(\[][^()\[\]]*[)\]]", " ", plain(heading))
    return " ".join(re.findall(r"[^\W_]+", bare))


def taken(of: Of) -> tuple[str, ...]:
    """The keys that a table of that kind may hold."""
    return (*(key for key in keys_of(KINDS[of]) if key not in NOT_TAKEN), "extra")


@cache
def _names(of: Of) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, named in NAMES[of].items():
        for phrase in named.split("|"):
            found.setdefault(phrase, key)
    return found | {words(key): key for key in taken(of)}


def understood(table: Table, of: Of | None, corrected: Sequence[str]) -> Headed:
    """The table with its columns understood; `corrected` are `Heading=key`, one for each column.

    ImportRefused where no row names its columns, or what a table needs is not among them.
    """
    found, refused = [], []
    for kind in (of,) if of else tuple(KINDS):
        try:
            found.append(_headed(table, kind, corrected))
        except UsageError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    fitting = [one for one in found if one.has(NEEDS[one.of])]
    if of:
        if not fitting:
            raise _missing(found[0])
        return fitting[0]
    best = sorted(fitting, key=_known, reverse=True)
    if not best or _known(best[0]) == 0:
        raise _unknown(found)
    if len(best) > 1 and _known(best[0]) == _known(best[1]):
        raise ImportRefused(
            f"This could be a table of {best[0].of} or of {best[1].of}; --of says which",
            f"… --of {best[0].of}",
        )
    return best[0]


def _known(headed: Headed) -> int:
    """How much speaks for that kind of table; headings that any table may have say nothing."""
    known = (c for c in headed.columns if c.key and words(c.heading) not in VAGUE)
    return sum(2 if column.exact else 1 for column in known)


def _headed(table: Table, of: Of, corrected: Sequence[str]) -> Headed:
    looked_at = table.rows[:HEADING_ROWS]
    known = [sum(words(cell) in _names(of) for cell in row.cells) for row in looked_at]
    at = next((at for at, count in enumerate(known) if count >= 2), 0)
    row = looked_at[at]
    columns = _correct(of, _columns(of, row), corrected)
    return Headed(of, columns, table.rows[at + 1 :], at)


def _columns(of: Of, row: Row) -> tuple[Column, ...]:
    found: list[Column] = []
    for cell in row.cells:
        heading = " ".join(cell.split())
        exact = heading in taken(of)
        key = heading if exact else _names(of).get(words(cell))
        if key is not None and key not in MANY[of]:
            key = _alone(found, key)
        found.append(Column(heading, key, exact))
    return tuple(found)


def _alone(found: list[Column], key: str) -> str | None:
    """The key, taken from the column that had it where that gives way; None where it does not."""
    at = next((at for at, column in enumerate(found) if column.key == key), None)
    if at is None:
        return key
    if words(found[at].heading) not in NUMBERED:
        return None
    found[at] = found[at].but(key=None)
    return key


def _correct(of: Of, columns: tuple[Column, ...], corrected: Sequence[str]) -> tuple[Column, ...]:
    now = list(columns)
    for text in corrected:
        heading, mark, key = (part.strip() for part in text.rpartition("="))
        if not mark or not heading:
            raise UsageError(f'--map: {text!r} needs a column and its key, as in "Date=on".')
        at = _place(columns, heading)
        wanted = None if key.casefold() in LEAVE else _key(of, key)
        if wanted and wanted not in MANY[of]:
            now = [c.but(key=None) if c.key == wanted else c for c in now]
        now[at] = now[at].but(key=wanted, exact=False, chosen=True)
    return tuple(now)


def _place(columns: tuple[Column, ...], heading: str) -> int:
    for fits in (str.strip, words):
        for at, column in enumerate(columns):
            if fits(column.heading) == fits(heading):
                return at
    if heading.isascii() and heading.isdigit() and 0 < int(heading) <= len(columns):
        return int(heading) - 1
    there = ", ".join(c.heading for c in columns if c.heading)
    raise UsageError(f"--map: there is no column {heading!r}; there is {there}.")


def _key(of: Of, typed: str) -> str:
    if typed in taken(of):
        return typed
    if words(typed) in _names(of):
        return _names(of)[words(typed)]
    listed = ", ".join(key for key in taken(of) if key != "extra")
    raise UsageError(f"--map: {of} have no {typed!r}; they have {listed}.")


def _missing(headed: Headed) -> ImportRefused:
    need = NEEDS[headed.of]
    what = {"on": "the day of each session", "text": f"the words of each of the {headed.of}"}[need]
    return _no_column(f"No column is known to hold {what}", headed, need)


def _unknown(found: list[Headed]) -> ImportRefused:
    return _no_column("No heading of this table is known", found[0], NEEDS[found[0].of])


def _no_column(what: str, headed: Headed, need: str) -> ImportRefused:
    headings = [c.heading for c in headed.columns if c.heading]
    some = ", ".join(headings[:8]) + (" …" if len(headings) > 8 else "")
    first = headings[0] if headings and headings[0].isalnum() else "1"
    return ImportRefused(
        f"{what}: {some or 'all headings are empty'}",
        f"… --of {headed.of} --map {first}={need}",
    )
