"""What the cells of a table tell of their sessions where no heading does."""

from __future__ import annotations

from mentorlog.exchange.table.columns import Headed, words
from mentorlog.exchange.table.values import OUTCOMES
from mentorlog.exchange.written import plain

LONGEST = 100  # characters of a cell that may be no more than such a word
CLEAR = {
    "held": "held|attended|took place|happened|went ahead|both attended|stattgefunden|teilgenommen",
    "cancelled": "cancelled|canceled|called off|abgesagt|ausgefallen|entfallen|did not take place|"
    "not held|annule|cancelado",
    "missed": "missed|no show|noshow|did not attend|did not show|not attended|verpasst|"
    "nicht erschienen|versaumt|didn t show|stood up",
    "moved": "moved|rescheduled|postponed|verschoben|verlegt|rearranged",
}
WORDS = {word: name for name, said in CLEAR.items() for word in said.split("|")}
"""The outcome for each of these, in small letters without marks between."""
_ANY = {word for said in OUTCOMES.values() for word in said.split("|")}
_OF_WHOM = (
    ("missed", ("missed", "no show", "verpasst", "versaumt")),
    ("moved", ("moved", "rescheduled", "postponed", "verschoben", "verlegt")),
    ("cancelled", ("cancel", "called off", "abgesagt", "absage")),
)


def word_of(cell: str) -> str | None:
    """The outcome that is all that a cell says, in words that say nothing else; None for others.

    `yes` or a tick are no such words: they may answer another question.
    """
    said = words(cell) if len(cell) <= LONGEST else ""
    for mark in (" by ", " von ", " durch "):
        said = said.split(mark)[0]
    return WORDS.get(said)


def called(heading: str) -> str | None:
    """What became of a session of which a column with that heading names a side."""
    said = plain(heading)
    return next((name for name, parts in _OF_WHOM if any(p in said for p in parts)), None)


def tells(cell: str) -> bool:
    """Whether that is all of a word that may say what became of a session."""
    return bool(word_of(cell)) or (words(cell) or cell.strip()) in _ANY


def recognised(headed: Headed) -> Headed:
    """The table, with the column that says what became of its sessions known by its cells, where
    none is by its heading and nobody said anything else of it."""
    if headed.of != "meetings" or headed.has("outcome"):
        return headed
    for at, column in enumerate(headed.columns):
        if column.key is None and not column.chosen and _tells(headed, at):
            now = column.but(key="outcome")
            return headed.but(columns=(*headed.columns[:at], now, *headed.columns[at + 1 :]))
    return headed


def _tells(headed: Headed, at: int) -> bool:
    """Whether most cells of a column say what became of a session, and one in clear words."""
    cells = [row.cells[at] for row in headed.rows if at < len(row.cells) and row.cells[at].strip()]
    clear = [cell for cell in cells if word_of(cell)]
    return bool(clear) and sum(map(tells, cells)) * 2 > len(cells)
