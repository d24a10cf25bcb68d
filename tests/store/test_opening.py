"""What opening a journal does to the file: nothing, unless it is asked to."""

import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from store.entries import TODAY, beside, everything, filled, pair, python, raw
from within import within

from mentorlog.errors import (
    JournalDamaged,
    JournalError,
    JournalLocked,
    JournalMissing,
    JournalNewer,
    JournalReadOnly,
    NotAJournal,
)
from mentorlog.record import Relationship
from mentorlog.store import Reader, lock, place, reading, writing
from mentorlog.store.connecting import uri_of
from mentorlog.store.newer import VERSION

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes and no owners")

not_root = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="root may write where others may not"
)

pytestmark = pytest.mark.usefixtures("by_migrations")


def _other_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE theirs (x TEXT)")
    connection.close()


def _later(path: Path) -> None:
    filled(path)
    connection = raw(path)
    connection.execute(f"PRAGMA user_version={VERSION + 1}")
    connection.close()


def _spoiled(start: int, by: bytes) -> object:
    def spoil(path: Path) -> None:
        content = filled(path).read_bytes()
        path.write_bytes(content[:start] + by + content[start + len(by) :])

    return spoil


def _cut(path: Path) -> None:
    content = filled(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])


REFUSED = {
    "empty": (lambda p: p.write_bytes(b""), NotAJournal, "remove it"),
    "text": (lambda p: p.write_text("Dear diary\n" * 50), NotAJournal, "is not a mentorlog"),
    "zip": (lambda p: p.write_bytes(b"PK\3\4" + bytes(200)), NotAJournal, "is not a mentorlog"),
    "other program": (_other_program, NotAJournal, "another program"),
    "header only": (lambda p: p.write_bytes(b"SQLite format 3\0"), JournalDamaged, "damaged"),
    "later version": (_later, JournalNewer, f"version {VERSION + 1}, .* reads version {VERSION}"),
    "cut in the middle": (_cut, JournalDamaged, "cannot be read whole"),
    "flipped magic": (_spoiled(3, b"X"), NotAJournal, "is not a mentorlog"),
    "flipped page size": (_spoiled(16, b"\0\3"), NotAJournal, "is not a mentorlog"),
    "flipped application": (_spoiled(68, b"M"), NotAJournal, "another program"),
    "flipped schema": (_spoiled(100, b"\xff" * 40), JournalDamaged, "damaged"),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("verb", ["reading", "writing", "creating"])
def test_a_refused_file_stays_as_it_was(tmp_path: Path, what: str, verb: str) -> None:
    make, error, said = REFUSED[what]
    path = tmp_path / "j.db"
    make(path)
    before, names = path.read_bytes(), beside(path)

    def use() -> None:
        if verb == "reading":
            with reading(path) as reader:
                list(reader.records())
        else:
            with writing(path, TODAY, create=verb == "creating") as writer:
                list(writer.records())
                writer.add(pair())

    with pytest.raises(error, match=said) as raised:
        use()
    assert str(path) in str(raised.value)
    assert path.read_bytes() == before
    assert beside(path) == names


@pytest.mark.parametrize(
    "change",
    ["DROP TABLE meeting", "DROP TABLE meeting_goal", "ALTER TABLE meeting DROP COLUMN topics"],
)
def test_a_journal_without_a_table_or_column_is_damaged(tmp_path: Path, change: str) -> None:
    path = filled(tmp_path / "j.db")
    connection = raw(path)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DROP VIEW v_meetings")  # SQLite takes no column that a view reads
    connection.execute(change)
    connection.close()
    for opened in (reading(path), writing(path, TODAY)):
        said = "is damaged|was changed by another program"
        with pytest.raises(JournalDamaged, match=said), opened as journal:
            list(journal.records())


@pytest.mark.parametrize("what", ["folder", "link", "dangling link", "pipe"])
@posix
def test_only_an_ordinary_file_is_opened(tmp_path: Path, what: str) -> None:
    path, target = tmp_path / "j.db", tmp_path / "elsewhere.db"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(target)
        if what == "link":
            filled(target)
    names = beside(path)
    for opened in (reading(path), writing(path, TODAY, create=True)):
        with pytest.raises(NotAJournal, match=r"folder|link|ordinary"), opened:
            pass
    assert beside(path) == names


@posix
def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    path.with_name("j.db.lock").symlink_to(tmp_path / "target")
    with pytest.raises(JournalError), writing(path, TODAY):
        pass
    assert not (tmp_path / "target").exists()


@posix
def test_a_file_of_somebody_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "j.db")
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    with pytest.raises(JournalReadOnly, match="another user"), reading(path):
        pass


@pytest.mark.parametrize("opened", [reading, lambda path: writing(path, TODAY)])
def test_a_missing_journal_leaves_no_trace(
    tmp_path: Path, opened: Callable[[Path], AbstractContextManager[Reader]]
) -> None:
    path = tmp_path / "new" / "j.db"
    with pytest.raises(JournalMissing, match="no journal at") as raised, opened(path):
        pass
    assert raised.value.try_ == "mentorlog start --mentor NAME --mentee NAME"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
@posix
def test_only_its_owner_may_read_what_is_made(tmp_path: Path, mask: int) -> None:
    path = tmp_path / "some" / "folder" / "j.db"
    old = os.umask(mask)
    try:
        with writing(path, TODAY, create=True) as writer:
            writer.add(pair())
            modes = {p.name: p.stat().st_mode & 0o777 for p in path.parent.iterdir()}
        with writing(path, TODAY) as writer:
            writer.add(pair())
            modes |= {p.name: p.stat().st_mode & 0o777 for p in path.parent.iterdir()}
    finally:
        os.umask(old)
    drafts = {".j.db.new": 0o600, ".j.db.new-journal": 0o600, "j.db-journal": 0o600}
    assert modes == drafts | {"j.db": 0o600, "j.db.lock": 0o600}
    assert [p.stat().st_mode & 0o777 for p in (path.parent, path.parent.parent)] == [0o700] * 2
    assert beside(path) == ["j.db", "j.db.lock"]


def test_reading_leaves_the_file_and_the_folder_as_they_are(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    before = (path.read_bytes(), path.stat().st_mtime_ns, tmp_path.stat().st_mtime_ns)
    for _ in range(3):
        with reading(path) as reader:
            assert len(list(reader.records())) == 2
            assert beside(path) == ["j.db"]
    assert before == (path.read_bytes(), path.stat().st_mtime_ns, tmp_path.stat().st_mtime_ns)


@not_root
def test_a_read_only_folder_is_read(tmp_path: Path) -> None:
    path = filled(tmp_path / "folder" / "j.db")
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with reading(path) as reader:
            assert len(reader.relationships()) == 2
        for _ in "file", "folder":
            with pytest.raises(JournalReadOnly, match="may not be written"), writing(path, TODAY):
                pass
            path.chmod(0o600)
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit, JournalLocked])
@pytest.mark.parametrize("create", [False, True])
def test_any_exception_undoes_it_all(
    tmp_path: Path, error: type[BaseException], create: bool
) -> None:
    path = tmp_path / "j.db"
    if not create:
        filled(path)
    before = (beside(path), path.read_bytes() if not create else b"")

    def stop() -> None:
        with writing(path, TODAY, create=create) as writer:
            writer.add(pair())
            raise error("now")

    with pytest.raises(error):
        stop()
    assert before == (beside(path), path.read_bytes() if path.exists() else b"")
    with writing(path, TODAY, create=create) as writer:  # the lock is free again
        assert writer.add(pair()).number == (1 if create else 5)


def test_a_refused_first_command_leaves_the_folders_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()

    def stop(path: Path) -> None:
        with writing(path, TODAY, create=True) as writer:
            writer.add(pair())
            raise ValueError

    for path in (tmp_path / "there" / "j.db", tmp_path / "there" / "a" / "b" / "j.db"):
        with pytest.raises(ValueError):
            stop(path)
        assert list((tmp_path / "there").iterdir()) == []


def test_a_folder_in_which_something_appeared_stays(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "j.db"

    def stop() -> None:
        with writing(path, TODAY, create=True):
            (tmp_path / "a" / "theirs").touch()
            raise ValueError

    with pytest.raises(ValueError):
        stop()
    assert list((tmp_path / "a").iterdir()) == [tmp_path / "a" / "theirs"]


def test_a_folder_that_cannot_be_made_leaves_those_above_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "a" / ("b" * 300) / "j.db"
    with pytest.raises(JournalError), writing(path, TODAY, create=True):
        pass
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_folder_that_went_away_meanwhile_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, grab = tmp_path / "a" / "j.db", lock._grab

    def taken_away(descriptor: int, patience: float) -> bool:
        monkeypatch.setattr(lock, "_grab", grab)
        shutil.rmtree(path.parent)
        return grab(descriptor, patience)

    monkeypatch.setattr(lock, "_grab", taken_away)
    with writing(path, TODAY, create=True) as writer:
        writer.add(pair())
    assert beside(path) == ["j.db", "j.db.lock"]


@posix
def test_a_folder_that_others_take_away_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, make_folder, left = tmp_path / "a" / "j.db", place.make_folder, [1, 2, 3]

    def made_and_gone(folder: Path, made: list[Path]) -> None:
        make_folder(folder, made)
        if folder == path.parent and left.pop() > 1:
            folder.rmdir()

    monkeypatch.setattr(place, "make_folder", made_and_gone)
    with writing(path, TODAY, create=True) as writer:
        writer.add(pair())
    assert beside(path) == ["j.db", "j.db.lock"]


@posix
def test_a_link_to_nowhere_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "nowhere")
    with pytest.raises(JournalError), writing(tmp_path / "a" / "j.db", TODAY, create=True):
        pass
    assert os.listdir(tmp_path) == ["a"]


def test_a_second_writer_waits_and_then_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    path = filled(tmp_path / "j.db")
    with (
        writing(path, TODAY),
        pytest.raises(JournalLocked, match="Another command"),
        writing(path, TODAY),
    ):
        pass


@posix
@pytest.mark.parametrize("patience", [0, -1, 0.05])
def test_who_waited_in_vain_locks_nothing_afterwards(tmp_path: Path, patience: float) -> None:
    """Neither the journal, nor a file that was opened since and has the number of the lock's."""
    fcntl = pytest.importorskip("fcntl")
    path, before = filled(tmp_path / "j.db"), set(threading.enumerate())
    with lock.locked(path):
        with pytest.raises(JournalLocked), lock.locked(path, patience=patience):
            pass
        if patience <= 0:
            assert not set(threading.enumerate()) - before
        others = [open(tmp_path / f"{number}", "w") for number in range(5)]  # noqa: SIM115
    with lock.locked(path, patience=0.5):
        pass
    for other in others:
        with open(other.name) as again:
            fcntl.flock(again, fcntl.LOCK_EX | fcntl.LOCK_NB)
        other.close()
    until = time.monotonic() + 5
    while set(threading.enumerate()) - before and time.monotonic() < until:
        time.sleep(0.01)
    assert not set(threading.enumerate()) - before


@posix
def test_what_is_no_regular_file_is_no_encrypted_journal(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with within(5):
        assert place.salt_of(path) is None


def test_a_reader_sees_what_was_there_when_it_began(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    with writing(path, TODAY) as writer:
        writer.add(pair())
        with reading(path) as reader:
            assert len(reader.relationships()) == 2
        assert len(writer.relationships()) == 3
    with reading(path) as reader:
        assert len(reader.relationships()) == 3


def test_what_an_interrupted_start_left_is_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    for left in (".j.db.new", ".j.db.new-journal"):
        (tmp_path / left).write_bytes(b"half")
    with writing(path, TODAY, create=True) as writer:
        writer.add(pair())
    assert beside(path) == ["j.db", "j.db.lock"]


@posix
def test_a_draft_that_kept_its_second_name_loses_it(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    os.link(path, tmp_path / ".j.db.new")
    with writing(path, TODAY) as writer:
        writer.add(pair())
    assert beside(path) == ["j.db", "j.db.lock"]


def test_nothing_is_put_over_a_file_that_appeared_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    with pytest.raises(JournalError, match="appeared"), writing(path, TODAY, create=True):
        path.write_text("theirs")
    assert path.read_text() == "theirs"


def test_a_file_system_without_links_gets_its_journal_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    filled(tmp_path / "j.db", everything())
    assert beside(tmp_path / "j.db") == ["j.db", "j.db.lock"]


@pytest.mark.parametrize("opened", [reading, lambda path: writing(path, TODAY)])
def test_a_journal_switched_to_another_mode_is_switched_back(
    tmp_path: Path, opened: Callable[[Path], AbstractContextManager[Reader]]
) -> None:
    path = filled(tmp_path / "j.db")
    connection = raw(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    with opened(path) as journal:
        assert len(list(journal.records())) == 2
    assert beside(path) == ["j.db", "j.db.lock"]
    assert path.read_bytes()[18] == 1


def _cut_off(folder: Path) -> Path:
    """A copy, in `folder`, of a journal in the middle of a large write."""
    path = filled(folder.parent / "j.db")
    folder.mkdir()
    connection = raw(path)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    for n in range(2000):
        connection.execute("UPDATE goal SET note = ?", (f"{n}" * 500,))
        connection.execute(
            "INSERT INTO topic (id, number, relationship, text) VALUES (?, ?, 'relationship-1', ?)",
            (f"t{n}", n + 10, "x" * 500),
        )
    for name in ("j.db", "j.db-journal"):
        shutil.copy(path.with_name(name), folder / name)
    connection.execute("ROLLBACK")
    connection.close()
    assert (folder / "j.db").stat().st_size > path.stat().st_size
    return folder / "j.db"


@posix
def test_a_write_that_was_cut_off_is_rolled_back_by_the_next_reader(tmp_path: Path) -> None:
    path = _cut_off(tmp_path / "hot")
    with reading(path) as reader, reading(tmp_path / "j.db") as original:
        assert list(reader.records()) == list(original.records())
    assert beside(path) == ["j.db", "j.db.lock"]


@not_root
def test_a_write_that_was_cut_off_waits_for_a_folder_that_may_be_written(tmp_path: Path) -> None:
    path = _cut_off(tmp_path / "hot")
    path.parent.chmod(0o500)
    try:
        with pytest.raises(JournalReadOnly, match="was cut off"), reading(path):
            pass
    finally:
        path.parent.chmod(0o700)
    with reading(path) as reader:
        assert len(reader.relationships()) == 2


def test_any_path_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("a folder?mode=memory") / "50% of #1 & Grüße.db"
    filled(path, everything())
    with reading(path) as reader:
        assert len(reader.relationships()) == 2
    assert path.is_file()


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"\\srv\share\a b\j.db"), "file:////srv/share/a%20b/j.db"),
        (PureWindowsPath(r"C:\a#b\50%.db"), "file:///C:/a%23b/50%25.db"),
        (PurePosixPath("/home/a?b/j.db"), "file:///home/a%3Fb/j.db"),
        (PurePosixPath("/é/j.db"), "file:///%C3%A9/j.db"),
    ],
)
def test_sqlite_is_given_no_host(path: PurePath, uri: str) -> None:
    assert uri_of(path) == uri


def test_reading_and_writing_load_no_sqlite_utils(tmp_path: Path) -> None:
    path = filled(tmp_path / "j.db")
    process = python(
        "import sys; from datetime import date; from pathlib import Path\n"
        "from mentorlog import store\n"
        "assert 'mentorlog.store.writer' not in sys.modules\n"
        "from mentorlog.record import Relationship\n"
        "path = Path(sys.argv[1])\n"
        "with store.reading(path) as reader: list(reader.records())\n"
        "assert 'mentorlog.store.writer' not in sys.modules\n"
        "with store.writing(path, date(2026, 11, 21)) as writer:\n"
        "    writer.add(Relationship(id='', mentor='Aisha', mentee='Tariq'))\n"
        "assert isinstance(writer, store.Writer)\n"
        "assert not {'sqlite_utils', 'mentorlog.store.schema', 'rich'} & sys.modules.keys()\n",
        path,
    )
    assert process.communicate(timeout=60) == ("", "")
    with reading(path) as reader:
        assert [r.mentor for r in reader.relationships()][-1] == "Aisha"


def test_the_store_offers_nothing_else() -> None:
    from mentorlog import store

    assert store.Writer.__name__ == "Writer"
    with pytest.raises(AttributeError):
        _ = store.nothing
    assert callable(store.reading)
    assert callable(store.writing)


def test_an_sqlite_that_is_too_old_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "j.db")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    with pytest.raises(JournalError, match=r"needs SQLite 3\.37"), reading(path):
        pass


def test_every_record_streams_as_it_is_read_alone(tmp_path: Path) -> None:
    others = [Relationship(id=f"r{n}", mentor="Aisha", mentee="Sarah") for n in (9, 7, 8)]
    path = filled(tmp_path / "j.db", everything() + others)
    with reading(path) as reader:
        records = list(reader.records())
        assert [r.relationship.number for r in records] == [3, 7, 8, 9, 10]
        assert [r.relationship for r in records] == reader.relationships()
        assert [reader.record(r.relationship.id) for r in records] == records
