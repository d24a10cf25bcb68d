"""Whom the rows of a table are of, where a column says it."""

from __future__ import annotations

from collections.abc import Callable

from mentorlog.errors import ImportRefused, UsageError
from mentorlog.exchange.table.columns import Headed, words
from mentorlog.exchange.table.tell import tells
from mentorlog.exchange.table.values import NO
from mentorlog.exchange.written import plain
from mentorlog.record import Record, Side

LONGEST = 60  # characters of a cell that may be no more than a name
CAME = NO | {"late", "ill", "excused", "partly"}
PEOPLE = frozenset(
    "mentor|mentee|coach|coachee|client|protege|mentor name|mentee name|name of mentor|"
    "name of mentee|coach name|client name|pair|pairs|tandem|match|relationship".split("|")
)


def refuse_others(headed: Headed, record: Record, whose: Callable[[str], Side | None]) -> None:
    """ImportRefused where a column names several people, and somebody who is of another
    relationship: all of them would be taken for these two. A column is left alone of which
    somebody said what it stands for, or that it is to be left out."""
    for at, column in enumerate(headed.columns):
        if column.key is not None or column.chosen or words(column.heading) not in PEOPLE:
            continue
        names = _names(headed, at)
        others = [name for name in names if not _of_these(name, record, whose)]
        if len(names) > 1 and others:
            two = record.relationship
            raise ImportRefused(
                f"The column {column.heading!r} names others, too, such as {others[0]}; a table "
                f"is taken into one relationship, here that of {two.mentor} and {two.mentee}, so "
                "that each needs a table of its own. Where it names no pairs, "
                f'--map "{column.heading}=" leaves it out',
                "mentorlog import FILE --with NAME",
            )


def _names(headed: Headed, at: int) -> list[str]:
    """What the cells of a column say, each once; not what only says whether somebody came."""
    cells = [row.cells[at].strip() for row in headed.rows if at < len(row.cells)]
    named = {plain(cell): cell for cell in cells if cell and len(cell) <= LONGEST}
    return [cell for said, cell in named.items() if not tells(cell) and said not in CAME]


def _of_these(name: str, record: Record, whose: Callable[[str], Side | None]) -> bool:
    """Whether that is one of the two, or both."""
    two = (record.relationship.mentor, record.relationship.mentee)
    if all(plain(one) in plain(name) for one in two):
        return True
    try:
        whose(name)
    except UsageError:
        return False
    return True
