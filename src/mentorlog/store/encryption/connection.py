"""A connection to an encrypted file that behaves as one of sqlite3 does.

The only module that imports sqlcipher3, whose errors are classes of its own: here they become
those of sqlite3 of the same name, so that nobody else has to know.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from mentorlog.errors import JournalEncrypted
from mentorlog.store.encryption.page import Key

try:
    from sqlcipher3 import dbapi2 as cipher
except ImportError as error:
    raise JournalEncrypted(
        "An encrypted journal needs a library that is not installed here.",
        'pip install "mentorlog[encrypt]"',
    ) from error

# SQLCipher says on standard error what it thinks of a wrong key.
_QUIET = "PRAGMA cipher_log_level=NONE"
# It gives no extended names; its sentences, and what the connection is for, say which it is.
_CONSTRAINTS = (
    ("UNIQUE ", "_UNIQUE"),
    ("NOT NULL ", "_NOTNULL"),
    ("CHECK ", "_CHECK"),
    ("FOREIGN KEY ", "_FOREIGNKEY"),
    ("cannot store ", "_DATATYPE"),
)


@contextmanager
def _translated(readonly: bool) -> Iterator[None]:
    try:
        yield
    except cipher.Error as error:
        raise _meant(error, readonly) from error


def _meant(error: cipher.Error, readonly: bool) -> sqlite3.Error:
    """The same as an error of sqlite3."""
    kind = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
    meant: sqlite3.Error = kind(*error.args)
    name = getattr(error, "sqlite_errorname", None)
    if name is not None:
        meant.sqlite_errorname = _extended(name, str(error), readonly)
        meant.sqlite_errorcode = error.sqlite_errorcode
    return meant


def _extended(name: str, said: str, readonly: bool) -> str:
    if name == "SQLITE_CONSTRAINT":
        ends = (end for begin, end in _CONSTRAINTS if said.startswith(begin))
        return name + next(ends, "")
    if name == "SQLITE_READONLY" and readonly:  # only a write that was cut off is in the way
        return f"{name}_ROLLBACK"
    if name == "SQLITE_IOERR" and not readonly and _sizes_are_limited():
        return f"{name}_WRITE"
    return name


def _sizes_are_limited() -> bool:
    """Whether files may grow to some size alone: then that is what stops a write. A disk without
    room has an error of its own."""
    try:
        import resource
    except ImportError:  # Windows, which has no such limit
        return False
    return resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY


class Cursor(cipher.Cursor):  # type: ignore[misc]
    """A cursor whose errors are those of sqlite3."""

    @property
    def _readonly(self) -> bool:
        return bool(self.connection.readonly)

    def execute(self, *given: Any) -> Any:
        """As that of sqlite3."""
        with _translated(self._readonly):
            return super().execute(*given)

    def executemany(self, *given: Any) -> Any:
        """As that of sqlite3."""
        with _translated(self._readonly):
            return super().executemany(*given)

    def executescript(self, script: str) -> Any:
        """As that of sqlite3."""
        with _translated(self._readonly):
            return super().executescript(script)

    def fetchone(self) -> Any:
        """As that of sqlite3."""
        with _translated(self._readonly):
            return super().fetchone()

    def fetchmany(self, *given: Any) -> Any:
        """As that of sqlite3."""
        with _translated(self._readonly):
            return super().fetchmany(*given)

    def fetchall(self) -> Any:
        """As that of sqlite3."""
        with _translated(self._readonly):
            return super().fetchall()

    def __next__(self) -> Any:
        try:  # which costs nothing: it is done for every row
            return super().__next__()
        except cipher.Error as error:
            raise _meant(error, self._readonly) from error


class Connection(cipher.Connection):  # type: ignore[misc]
    """A connection whose errors are those of sqlite3."""

    readonly = False

    def cursor(self, factory: Any = Cursor) -> Any:
        """As that of sqlite3."""
        return super().cursor(factory)

    def execute(self, *given: Any) -> Any:
        """As that of sqlite3."""
        return self.cursor().execute(*given)

    def executemany(self, *given: Any) -> Any:
        """As that of sqlite3."""
        return self.cursor().executemany(*given)

    def executescript(self, script: str) -> Any:
        """As that of sqlite3."""
        return self.cursor().executescript(script)

    def commit(self) -> None:
        """As that of sqlite3."""
        with _translated(self.readonly):
            super().commit()


def connect(uri: str, key: Key | None, timeout: float, *, readonly: bool) -> sqlite3.Connection:
    """A connection to the file of that URI that begins no transaction by itself: with its key,
    or to a plain file where that is None."""
    with _translated(readonly):
        connection = cipher.connect(
            uri,
            uri=True,
            timeout=timeout,
            isolation_level=None,
            cached_statements=256,
            factory=Connection,
        )
    connection.readonly = readonly
    try:
        connection.execute(_QUIET)
        if key is not None:
            connection.execute(f'PRAGMA key="{key.pragma}"')
        connection.execute("PRAGMA temp_store=MEMORY")
    except BaseException:
        connection.close()
        raise
    return cast(sqlite3.Connection, connection)
