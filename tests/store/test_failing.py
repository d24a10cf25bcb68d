"""What SQLite and the system say, and which error a person then gets."""

import errno
import sqlite3
from pathlib import Path

import pytest

from mentorlog.errors import (
    DiskFull,
    JournalDamaged,
    JournalError,
    JournalLocked,
    JournalReadOnly,
    NotAJournal,
)
from mentorlog.store.failing import meaning, telling

PATH = Path("folder") / "j.db"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY", JournalLocked),
        ("SQLITE_BUSY_SNAPSHOT", JournalLocked),
        ("SQLITE_LOCKED", JournalLocked),
        ("SQLITE_NOTADB", NotAJournal),
        ("SQLITE_CORRUPT", JournalDamaged),
        ("SQLITE_CORRUPT_INDEX", JournalDamaged),
        ("SQLITE_IOERR_SHORT_READ", JournalDamaged),
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_IOERR_WRITE", DiskFull),
        ("SQLITE_READONLY", JournalReadOnly),
        ("SQLITE_READONLY_DIRECTORY", JournalReadOnly),
        ("SQLITE_CANTOPEN", JournalReadOnly),
        ("SQLITE_PERM", JournalReadOnly),
        ("SQLITE_IOERR_READ", JournalError),
    ],
)
def test_the_extended_name_says_what_it_is(name: str, kind: type[JournalError]) -> None:
    error = sqlite3.OperationalError("something")
    error.sqlite_errorname = name
    with pytest.raises(kind, match=str(PATH)) as raised, telling(PATH):
        raise error
    assert type(raised.value) is kind
    assert raised.value.exit_code == 4


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EACCES, JournalReadOnly),
        (errno.EROFS, JournalReadOnly),
        (errno.ELOOP, NotAJournal),
        (errno.EIO, JournalError),
        (errno.ENOTDIR, JournalError),
        (errno.ENAMETOOLONG, JournalError),
    ],
)
def test_the_system_is_understood_too(number: int, kind: type[JournalError]) -> None:
    with pytest.raises(kind, match=str(PATH)) as raised, telling(PATH, system=True):
        raise OSError(number, "something")
    assert type(raised.value) is kind


def test_what_the_system_says_of_another_file_is_left_alone() -> None:
    with pytest.raises(FileNotFoundError), telling(PATH):
        raise FileNotFoundError("report.html")
    with pytest.raises(UnicodeDecodeError), telling(PATH):
        b"\xff".decode()


def test_text_that_cannot_be_decoded_is_damage() -> None:
    with pytest.raises(JournalDamaged), telling(PATH, system=True):
        b"\xff".decode()
    connection = sqlite3.connect(":memory:")
    with pytest.raises(JournalDamaged), telling(PATH):
        connection.execute("SELECT CAST(x'ff' AS TEXT)").fetchone()
    connection.close()


@pytest.mark.parametrize(
    "said",
    [
        "no such table: meeting",
        "no such column: meeting.notes",
        "table meeting has no column named notes",
    ],
)
def test_a_table_or_column_that_is_gone_is_damage(said: str) -> None:
    error = sqlite3.OperationalError(said)
    error.sqlite_errorname = "SQLITE_ERROR"
    with pytest.raises(JournalDamaged, match="is damaged"), telling(PATH):
        raise error


def test_a_mistake_of_ours_stays_one() -> None:
    error = sqlite3.OperationalError('near "FORM": syntax error')
    error.sqlite_errorname = "SQLITE_ERROR"
    with pytest.raises(sqlite3.OperationalError), telling(PATH):
        raise error
    assert meaning(ValueError("x"), PATH) is None
