"""Every error that a person may see: its sentence, the next thing to type, its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

BEGIN = "mentorlog start --mentor NAME --mentee NAME"
"""What to type where there is no journal yet, or nobody in it."""
AFTER = "… "
"""How a `try_` begins that goes on where what was typed ends; alone it is the same line again."""


class MentorlogError(Exception):
    """Something went wrong that one sentence explains.

    `sentence` says what is wrong and on which thing; `try_` is the next command to type. Without
    one it is the help of the command, save where the journal or the disk is what is wrong.
    `below` are further lines, of a list for one. `exit_code` belongs to the class.
    """

    exit_code = 2

    def __init__(self, sentence: str, try_: str | None = None, below: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.try_ = try_
        self.below = tuple(below)


class UsageError(MentorlogError):
    """A value that cannot be taken, or one that is missing."""


class DayOrMonth(UsageError):
    """A day in figures that could be two, such as `3/4`; `either` holds the two."""

    def __init__(self, sentence: str, either: tuple[date, date]) -> None:
        super().__init__(sentence)
        self.either = either


class ImportRefused(MentorlogError):
    """A file that cannot be imported; the sentence names the line and the key."""


class Conflict(MentorlogError):
    """What is to be written disagrees with what is already there."""


class NotFound(MentorlogError):
    """No such thing, or more than one fits."""

    exit_code = 3


class JournalError(MentorlogError):
    """The journal file, or the disk beneath it."""

    exit_code = 4


class JournalMissing(JournalError):
    """There is no journal at that path yet."""


class NotAJournal(JournalError):
    """The file is there and is something else: text, empty, another program's database."""


class JournalNewer(JournalError):
    """A later version of mentorlog wrote this file."""


class JournalEncrypted(JournalError):
    """The file is encrypted, and there is nobody to ask for its passphrase, or no way to use it."""


class WrongPassphrase(JournalError):
    """The passphrase that was given does not open the file."""


class JournalDamaged(JournalError):
    """SQLite cannot read the file to its end."""


class JournalLocked(JournalError):
    """Another command holds the journal, and did not let go in time."""


class JournalReadOnly(JournalError):
    """The file or its folder may not be written."""


class DiskFull(JournalError):
    """There is no room left, or a limit on file size was met."""
