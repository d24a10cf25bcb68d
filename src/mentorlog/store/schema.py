"""The tables of a journal, and how an older journal comes to have them.

The only module that imports sqlite_utils, whose import takes longer than most commands. A
migration is never edited once it is released.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from mentorlog.errors import JournalDamaged
from mentorlog.store import words

MIGRATIONS = Migrations("mentorlog")


def statements(sql: str) -> list[str]:
    """The statements of a script; no comment and no value in it may hold a semicolon.

    sqlite3's own executescript() would commit the transaction around it.
    """
    found = []
    statement = ""
    for part in sql.split(";"):
        statement += f"{part};"
        if sqlite3.complete_statement(statement):  # those of a trigger come with it
            found.append(statement)
            statement = ""
    return [statement for statement in found if statement.strip() != ";"]


def _run(db: Database, name: str) -> None:
    script = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for statement in statements(script):
        db.execute(statement)


@MIGRATIONS()
def m001_journal(db: Database) -> None:
    """The tables as version 1 of the exchange format needs them."""
    _run(db, "m001_journal.sql")


@MIGRATIONS()
def m002_history(db: Database) -> None:
    """What every command changed, written by triggers on the tables of m001."""
    _run(db, "m002_history.sql")


@MIGRATIONS()
def m003_words(db: Database) -> None:
    """The index of words; bring_up() fills it, since it follows the tables as they are."""
    _run(db, "m003_words.sql")


@MIGRATIONS()
def m004_packets(db: Database) -> None:
    """What other sides shared, and the history of that."""
    _run(db, "m004_packets.sql")


@MIGRATIONS()
def m005_views(db: Database) -> None:
    """What is recorded, as views for other programs; mentorlog reads none of them."""
    _run(db, "m005_views.sql")


def bring_up(connection: sqlite3.Connection, application: int, version: int) -> None:
    """Apply what is pending, all of it or nothing, on a connection outside a transaction.

    The caller holds the lock of the journal and has made a copy. JournalDamaged where rows
    would be left that refer to nothing.
    """
    connection.execute("PRAGMA foreign_keys=OFF")  # has no effect inside a transaction
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] < version:
            MIGRATIONS.apply(Database(connection, execute_plugins=False))
            words.rebuild(connection)
            _refuse_dangling(connection)
            connection.execute(f"PRAGMA application_id={application:d}")
            connection.execute(f"PRAGMA user_version={version:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA foreign_keys=ON")


def _refuse_dangling(connection: sqlite3.Connection) -> None:
    row = connection.execute("PRAGMA foreign_key_check").fetchone()
    if row is not None:
        raise JournalDamaged(
            f"The journal could not be brought to the present version: a row of {row[0]} refers "
            f"to a {row[2]} that is not there. It is as it was before.",
            "mentorlog doctor",
        )
