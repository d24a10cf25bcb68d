"""The rows of a table as what they say: values by key, and the rows that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from mentorlog.errors import DayOrMonth, ImportRefused, MentorlogError, UsageError
from mentorlog.exchange.table.cells import Row
from mentorlog.exchange.table.columns import Column, Headed, words
from mentorlog.exchange.table.headings import KINDS, MANY, Of
from mentorlog.exchange.table.tell import called, word_of
from mentorlog.exchange.table.values import (
    READERS,
    STATES,
    Reading,
    hours,
    minutes,
    outcome,
    unescaped,
)
from mentorlog.exchange.written import Written, find, moment, settled
from mentorlog.frozen import Frozen
from mentorlog.record import Record, Side

if TYPE_CHECKING:
    from mentorlog.days.reckoning import Order

SHOWN = 5  # rows that a refusal names


class Said(Frozen):
    """What a row says: the line on which it begins, the values by key, and what was done or let
    go on a day that the row does not give (`done`, `dropped` or None)."""

    line: int
    values: dict[str, Any]
    state: str | None = None


class Unread(Frozen):
    """A row that cannot be read, and why."""

    line: int
    why: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.why}"


class Read(Frozen):
    """The rows of a table that can be read, those that cannot, and what was doubtful."""

    rows: tuple[Said, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...] = ()


class Stated(Frozen, kw_only=True):
    """What somebody says of a whole table: which comes first in a day, what happened in sessions
    of which no column says it, and whose the actions are of which none does."""

    order: Order | None = None
    outcome: str | None = None
    owner: str | None = None


def read(
    headed: Headed,
    record: Record,
    today: date,
    whose: Callable[[str], Side | None],
    stated: Stated,
    usual: Callable[[], Order | None],
) -> Read:
    """What the rows say; `usual` gives the order of a day where the table leaves it open.

    ImportRefused where something is missing that stands nowhere in the table.
    """
    reading = Reading(record=record, today=today, order=None, whose=whose)
    order = settled(_dates(headed, today), stated.order)
    if order is None and any(_open(one) for one in _dates(headed, today)):
        order = usual()
    reading = reading.but(order=order)
    rows: list[Said] = []
    unread: list[Unread] = []
    for row in headed.rows:
        try:
            rows.append(_row(headed, row, reading, stated))
        except DayOrMonth as error:
            raise ImportRefused(
                f"line {row.line}: {error.sentence}; no other row tells",
                "… --day-order day-month",
            ) from error
        except UsageError as error:
            unread.append(Unread(row.line, error.sentence))
    return Read(tuple(rows), tuple(unread))


def refuse(unread: tuple[Unread, ...], rows: int) -> None:
    """ImportRefused that names the rows that cannot be read, where there are any."""
    if unread:
        more = f"; and {len(unread) - SHOWN} more" if len(unread) > SHOWN else ""
        named = "; ".join(map(str, unread[:SHOWN]))
        count = len(unread) + rows
        what = "1 row" if len(unread) == 1 else f"{len(unread)} rows"
        raise ImportRefused(
            f"{what} of {count} cannot be read, so nothing is saved: {named}{more}",
            "… --skip-bad" if rows else "… --help",
        )


@cache
def _kinds(of: Of) -> dict[str, str]:
    """The kind of value of each key, as the record declares it."""
    found: dict[str, str] = {}
    for base in reversed(KINDS[of].__mro__):
        found |= {
            k: str(v).removesuffix(" | None")
            for k, v in vars(base).get("__annotations__", {}).items()
        }
    return found


def _dates(headed: Headed, today: date) -> Iterator[Written]:
    days = [
        at for at, c in enumerate(headed.columns) if _kinds(headed.of).get(c.key or "") == "Day"
    ]
    for row in headed.rows:
        for at in days:
            found = find(row.cells[at], today) if at < len(row.cells) else None
            if found is not None:
                yield found


def _open(one: Written) -> bool:
    return not one.sure and one.order is None and one.one != one.two


def _row(headed: Headed, row: Row, reading: Reading, stated: Stated) -> Said:
    extra = [cell for cell in row.cells[len(headed.columns) :] if cell.strip()]
    if extra:
        raise UsageError(f"it has more cells than there are columns: {extra[0].strip()[:40]!r}")
    values: dict[str, Any] = {}
    for column, cell in zip(headed.columns, row.cells, strict=False):
        if column.key and cell.strip():
            _take(values, headed.of, column, cell, reading)
    if headed.of == "meetings":
        _what_happened(values, headed, row)
    state = _finish(values, headed, reading, stated)
    return Said(row.line, {key: value for key, value in values.items() if value is not None}, state)


def _take(values: dict[str, Any], of: Of, column: Column, cell: str, reading: Reading) -> None:
    key = str(column.key)
    text = unescaped(cell) if column.exact else unescaped(cell.strip()).strip()
    try:
        if key in MANY[of]:
            values[key] = _below(values.get(key), column, text)
        elif key == "outcome":
            values[key], by = outcome(reading, text)
            values.setdefault("by", by)
        elif key == "=length" or _kinds(of).get(key) == "Minutes":
            values[key] = minutes(text, column.heading)
        elif _kinds(of).get(key) == "Hours":
            values[key] = hours(text, column.heading)
        elif key == "=state":
            values[key] = STATES.get(words(text) or text)
        elif key == "on":
            found, at = moment(text, reading.today)
            values[key] = found.day(reading.order)
            values.setdefault("at", at)
        else:
            values[key] = READERS[_kinds(of)[key]](reading, text)
    except DayOrMonth as error:
        raise DayOrMonth(f"{column.heading}: {error.sentence}", error.either) from error
    except (MentorlogError, OverflowError) as error:
        why = error.sentence if isinstance(error, MentorlogError) else "it is out of bounds"
        raise UsageError(f"{column.heading}: {why}") from error


def _what_happened(values: dict[str, Any], headed: Headed, row: Row) -> None:
    """Take what became of a session from its other cells, where the column for it is blank."""
    found = zip(headed.columns, row.cells, strict=False)
    whole = next((word for c, cell in found if not c.exact and (word := word_of(cell))), None)
    if values.get("outcome") is None and whole not in (None, "held"):
        values["outcome"] = whole
    by = next((c for c in headed.columns if c.key == "by"), None)
    if by is None or by.exact:
        return
    if values.get("outcome") is None and values.get("by"):
        values["outcome"] = called(by.heading)
    if values.get("outcome") == "held":
        values.pop("by", None)


def _below(there: str | None, column: Column, text: str) -> str:
    """The text below what other columns gave already, with its heading before it."""
    return text if there is None else f"{there}\n{column.heading}: {text}"


def _finish(values: dict[str, Any], headed: Headed, reading: Reading, stated: Stated) -> str | None:
    """Work out what follows from the cells of a row together; what is done without a day."""
    if headed.of == "meetings":
        _meeting(values, headed, reading, stated)
        return None
    if "text" not in values:
        raise UsageError("it has no words")
    if headed.of == "actions":
        values.setdefault("owner", stated.owner)
        if values["owner"] is None:
            raise _nobody(headed)
    state: str | None = values.pop("=state", None)
    ends = ("done_on", "achieved_on", "dropped_on")
    return None if any(values.get(key) for key in ends) else state


def _meeting(values: dict[str, Any], headed: Headed, reading: Reading, stated: Stated) -> None:
    on, lasted = values.get("on"), values.pop("=length", None)
    if on is None and "id" not in values:
        raise UsageError("it has no day")
    ahead = on is not None and on > reading.today
    if values.get("outcome") is None:
        values["outcome"] = "planned" if ahead else _otherwise(headed, stated)
    if values["outcome"] in ("held", "missed") and ahead:
        raise UsageError(f"{on} is still to come, so it cannot be {values['outcome']} yet")
    if lasted is not None:
        key = "lasted_minutes" if values["outcome"] == "held" else "planned_minutes"
        values.setdefault(key, lasted)


def _otherwise(headed: Headed, stated: Stated) -> str:
    """What became of a session where its row does not say it."""
    if stated.outcome is None and not headed.has("outcome"):
        raise ImportRefused(
            "No column says what became of each session. --outcome says it of all that are past",
            "… --outcome held",
        )
    return stated.outcome or "unknown"


def _nobody(headed: Headed) -> UsageError | ImportRefused:
    if headed.has("owner"):
        return UsageError("it does not say whose it is; --owner says it of all that do not")
    return ImportRefused(
        "No column says whose the actions are. --owner says it of all of them", "… --owner mentee"
    )
