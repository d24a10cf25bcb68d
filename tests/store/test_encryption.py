"""Encrypted journals, as the store opens them."""

import os
import sqlite3
from datetime import date
from functools import cache, partial

import pytest
from making import laid_out

from mentorlog import store, unlocking
from mentorlog.errors import Conflict, JournalDamaged, JournalEncrypted, JournalError, NotAJournal
from mentorlog.record import Goal, Relationship
from mentorlog.store import backup, connecting, place
from mentorlog.store.connecting import connected
from mentorlog.store.encryption import page as pages
from mentorlog.store.encryption import rolled
from mentorlog.store.encryption.page import Key, fits, looks_encrypted, new_salt
from mentorlog.store.guarding import visiting
from mentorlog.store.newer import VERSION
from mentorlog.store.opening import APPLICATION_ID

cipher = pytest.importorskip("sqlcipher3.dbapi2")

TODAY = date(2026, 3, 11)
WORDS = "four words of mine"
SALT = bytes(range(1, 17))
derived = cache(pages.derived)  # which takes long, as it is to
KEY = Key(derived(WORDS, SALT), SALT)


@pytest.fixture
def journal(tmp_path, once):
    """An encrypted journal with a relationship in it, whose key is known."""
    path = tmp_path / "journal.db"
    unlocking.begin(lambda *given: None)
    unlocking.learn(SALT, KEY.raw)
    laid_out(tmp_path, once / "encrypted", lambda: _make(path))
    return path


def _make(path):
    from mentorlog.store import schema

    place.make_file(path)
    with connected(path, "rw", key=KEY) as connection:
        schema.bring_up(connection, APPLICATION_ID, VERSION)
    with store.writing(path, TODAY) as writer:
        writer.add(Relationship(id="r", mentor="Tariq", mentee="Sarah", keeper="mentor"))


def test_the_file_is_one_that_sqlcipher_opens_with_the_passphrase(journal):
    assert not journal.read_bytes().startswith(b"SQLite")
    assert b"Tariq" not in journal.read_bytes()
    connection = cipher.connect(str(journal))
    connection.execute(f"PRAGMA key='{WORDS}'")
    assert connection.execute("SELECT mentor FROM relationship").fetchone() == ("Tariq",)
    connection.close()


def test_what_is_written_is_read(journal):
    with store.writing(journal, TODAY) as writer:
        writer.add(Goal(id="g", relationship="r", text="Lead a project"))
    with store.reading(journal) as reader:
        assert [goal.text for goal in reader.record("r").goals] == ["Lead a project"]
    with store.glancing(journal) as reader:
        assert reader.relationships()[0].mentor == "Tariq"


def test_it_is_told_from_every_other_file(journal, tmp_path):
    assert place.look(journal, APPLICATION_ID).encrypted
    page = journal.read_bytes()[: place.HEADER]
    for other in (page, page * 500, b"\x1f\x8b\x08" + journal.read_bytes()[3:], b"x" * 8192):
        (tmp_path / "other").write_bytes(other)
        with pytest.raises(NotAJournal):
            place.look(tmp_path / "other", APPLICATION_ID)


def test_the_first_page_says_whether_a_key_fits(journal):
    page = journal.read_bytes()[:4096]
    assert fits(KEY.raw, page)
    assert not fits(derived("other words", SALT), page)
    assert not fits(KEY.raw, page[:-1] + bytes([page[-1] ^ 1]))
    assert looks_encrypted(page, 4096) and not looks_encrypted(page, 4097)
    assert new_salt() != new_salt()


@pytest.mark.parametrize("known", [None, "other words"])
def test_without_its_key_it_stays_shut(journal, known):
    before = journal.read_bytes()
    unlocking.begin(lambda *given: known and derived(known, SALT))
    with pytest.raises((JournalEncrypted, NotAJournal)), store.reading(journal):
        pass
    with pytest.raises((JournalEncrypted, NotAJournal)), store.writing(journal, TODAY):
        pass
    assert journal.read_bytes() == before
    assert {path.name for path in journal.parent.iterdir()} <= {"journal.db", "journal.db.lock"}


def test_the_key_is_asked_for_once(journal):
    asked = []

    def ask(path, salt, fits, quietly):
        asked.append((path, salt, quietly))
        return KEY.raw if fits(KEY.raw) else None

    unlocking.begin(ask)
    store.unlock(journal)
    with store.reading(journal), store.reading(journal):
        pass
    with store.writing(journal, TODAY):
        pass
    assert asked == [(journal, SALT, False)]


def test_a_glance_asks_nobody(journal):
    asked = []
    unlocking.begin(lambda *given: asked.append(given[-1]))
    with pytest.raises(JournalEncrypted), store.glancing(journal):
        pass
    assert asked == [True]


def test_errors_are_those_of_sqlite3(journal):
    with connected(journal, "rw") as connection:
        for sql, kind, name in (
            ("SELECT nothing FROM relationship", sqlite3.OperationalError, "SQLITE_ERROR"),
            (
                "INSERT INTO relationship SELECT * FROM relationship",
                sqlite3.IntegrityError,
                "SQLITE_CONSTRAINT_UNIQUE",
            ),
        ):
            with pytest.raises(kind) as error:
                connection.execute(sql)
            assert error.value.sqlite_errorname == name
    with store.writing(journal, TODAY) as writer, pytest.raises(Conflict):
        writer.add(Relationship(id="r", mentor="A", mentee="B"))


def test_a_copy_is_opened_by_the_same_key(journal):
    copy = backup.copy_before(journal, "before")
    assert copy.read_bytes()[:16] == SALT
    with store.reading(copy) as reader:
        assert reader.relationships()[0].mentor == "Tariq"


def cut_off(journal, aside):
    """The journal in the middle of a transaction, as it is when its writer is killed."""
    aside.mkdir()
    with connected(journal, "rw") as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE relationship SET purpose = ?", ("x" * 100_000,))
        for path in [one for one in journal.parent.iterdir() if one.name.startswith(journal.name)]:
            (aside / path.name).write_bytes(path.read_bytes())
    assert (aside / "journal.db-journal").stat().st_size > 0
    return aside / "journal.db"


def reading_again(path):
    with store.reading(path) as reader:
        found = reader.relationships()[0]
    assert found.purpose is None
    assert not path.with_name("journal.db-journal").exists()
    return found


def writing_again(path):
    with store.writing(path, TODAY) as writer:
        writer.add(Goal(id="g", relationship="r", text="Lead a project"))
    return reading_again(path)


def visiting_again(path):
    with visiting(path) as reader:
        return reader.relationships()[0]


def test_a_write_that_was_cut_off_is_rolled_back(journal, tmp_path):
    reading_again(cut_off(journal, tmp_path / "aside"))


TORN = {
    "a sector of it": lambda page: page[:512] + bytes(range(256)) * 2 + page[1024:],
    "its end": lambda page: page[:2048] + b"\xa5" * 2048,
    "all of it": lambda page: bytes(4096),
    "the end of the file": lambda page: page,
}


@pytest.mark.parametrize("how", TORN)
@pytest.mark.parametrize("begin", [reading_again, writing_again, visiting_again])
def test_a_first_page_that_was_torn_is_rolled_back(journal, tmp_path, how, begin):
    path = cut_off(journal, tmp_path / "aside")
    content = path.read_bytes()
    rest = content[4096:] + (b"\xff" * 99 if how == "the end of the file" else b"")
    path.write_bytes(TORN[how](content[:4096]) + rest)
    asked = []

    def ask(path, salt, fits, quietly):
        asked.append(fits(derived("other words", SALT)))
        return KEY.raw if fits(KEY.raw) else None

    unlocking.begin(ask)
    assert begin(path).mentor == "Tariq"
    assert asked == [False]


def test_a_rollback_journal_that_says_nothing_is_passed_over(journal):
    beside = journal.with_name("journal.db-journal")
    whole = rolled_header(1) + (1).to_bytes(4, "big") + b"x" * 4096 + bytes(4)
    for content, found in (
        (whole, b"x" * 4096),
        (b"", None),
        (whole[:600], None),
        (b"\0" * 8 + whole[8:], None),
        (rolled_header(0) + whole[512:], None),
        (rolled_header(1, size=512) + whole[512:], None),
        (rolled_header(1, sector=1) + whole[512:], None),
        (rolled_header(1) + (2).to_bytes(4, "big") + whole[516:], None),
        (b"\xff" * 9000, None),
    ):
        beside.write_bytes(content)
        assert rolled.first_page(journal) == found
    beside.unlink()
    assert rolled.first_page(journal) is None


def rolled_header(count, size=4096, sector=512):
    numbers = (count, 7, 9, sector, size)
    return (rolled._MAGIC + b"".join(n.to_bytes(4, "big") for n in numbers)).ljust(512, b"\0")


def test_damage_is_told_as_that_of_any_journal(journal):
    data = bytearray(journal.read_bytes())
    data[4096 * 3 + 50] ^= 1
    data[4096 * 4 + 50] ^= 1
    journal.write_bytes(data)
    with pytest.raises(JournalDamaged):
        backup.copy_before(journal, "before")
    assert not (journal.parent / "backups").exists()


def test_a_database_of_another_program_is_no_journal(tmp_path):
    path = tmp_path / "other.db"
    place.make_file(path)
    with connected(path, "rw", key=KEY) as connection:
        connection.execute("CREATE TABLE t (a)")
    unlocking.begin(partial(lambda key, *given: key, KEY.raw))
    with pytest.raises(NotAJournal, match="another program"), store.reading(path):
        pass


SPOILED = {
    "a row is gone": "DELETE FROM goal",
    "a word is another": "UPDATE goal SET text = 'Lead two projects'",
    "a row is more": "INSERT INTO counter SELECT relationship, 'x', last FROM counter LIMIT 1",
    "an index is gone": "DROP INDEX {index}",
}


@pytest.mark.parametrize("what", [*SPOILED, "a page is another"])
@pytest.mark.parametrize("turn", ["encrypt", "decrypt", "rekey"])
def test_what_was_written_is_compared_before_anything_is_replaced(journal, monkeypatch, turn, what):
    from mentorlog.store.encryption import copying, turning

    with store.writing(journal, TODAY) as writer:
        writer.add(Goal(id="g", relationship="r", text="Lead a project"))
    old, key = {
        "encrypt": (None, KEY),
        "decrypt": (KEY, None),
        "rekey": (KEY, Key(derived("other words", SALT[::-1]), SALT[::-1])),
    }[turn]
    if old is None:
        turning.turn(journal, KEY, None)
    before, sync = journal.read_bytes(), place.sync_file

    def spoilt(path):
        sync(path)
        if what == "a page is another":
            data = bytearray(path.read_bytes())
            data[-4000:] = bytes(4000)
            path.write_bytes(data)
            return
        connection = copying.connect(connecting.uri_of(path), key, 1, readonly=False)
        (index,) = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchone()
        connection.execute(SPOILED[what].format(index=index))
        assert what == "an index is gone" or connection.execute("SELECT changes()").fetchone()[0]
        connection.close()

    with monkeypatch.context() as patch:
        patch.setattr(place, "sync_file", spoilt)
        with pytest.raises(JournalError):
            turning.turn(journal, old, key)
    assert journal.read_bytes() == before
    assert turning.left(journal) == []


@pytest.mark.skipif(os.name == "nt", reason="an open file is not replaced there")
@pytest.mark.parametrize(("old", "key"), [(KEY, None), (None, KEY)])
def test_a_journal_that_is_replaced_while_it_is_opened_is_read_as_it_is_then(
    journal, monkeypatch, old, key
):
    from mentorlog.store.encryption import turning

    if old is None:
        turning.turn(journal, KEY, None)
    opened, turns = connecting._opened, [key]

    def replaced(path, *given):
        found = opened(path, *given)
        if turns:
            turning.turn(path, old, turns.pop())
        return found

    monkeypatch.setattr(connecting, "_opened", replaced)
    with store.reading(journal) as reader:
        assert reader.relationships()[0].mentor == "Tariq"
    assert turns == [] and (place.salt_of(journal) is None) == (key is None)
