"""Erasing a relationship: nothing of it is left in any file, and nothing else is touched."""

import io
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from making import laid_out
from store.entries import CANARY, OTHER, TODAY, beside, full, kinds, pair, python, raw

from mentorlog.errors import JournalLocked, NotFound
from mentorlog.exchange.jsonl import export_record, write_lines
from mentorlog.record import ENTRIES, Action, Entry, Goal, Meeting, Relationship
from mentorlog.store import anew, backup, copies, erasing, held, history, reading, undoing, writing
from mentorlog.store.verbs.deleting import delete_entry

PATIENCE = 60  # seconds
ERASING = """
import sys
from datetime import date
from pathlib import Path
from mentorlog.store import anew, erasing, writing
path = Path(sys.argv[1])
print("ready", flush=True)
with writing(path, date(2026, 11, 21), name="erase") as writer:
    writer.connection.execute("PRAGMA cache_size=5")
    erasing.erase(writer, "quokka-relationship")
print("erased", flush=True)
anew.write(path)
print("written", flush=True)
"""


def texts_of(cls: type[Entry]) -> list[str]:
    """The fields of a class that hold somebody's words."""
    found = {name: kind.removesuffix(" | None") for name, kind in kinds(cls).items()}
    return [name for name, kind in found.items() if kind == "Text" and name != "id"]


def planted(word: str, **fields: Any) -> list[Entry]:
    """An entry of every type, of which every id and every text holds the word."""
    found = []
    for number, cls in enumerate(ENTRIES):
        values: dict[str, Any] = {"id": f"{word}-{cls.type}"}
        for name, kind in kinds(cls).items():
            plain = kind.removesuffix(" | None")
            if plain == "Text" and name != "id":
                values[name] = f"{word}{number}{name} said so"
            elif plain.endswith("Ids"):
                values[name] = (f"{word}-goal",)
            elif plain.endswith("Id"):
                values[name] = f"{word}-{plain[:-2].lower()}"
            elif plain == "Answers":
                values[name] = {f"{word} asked": f"{word} answered"}
        values["extra"] = {f"x-{word}": [word]}
        found.append(full(cls, **values | fields))
    return found


def lying(word: str, folder: Path) -> list[str]:
    """The files in which a word stands, in UTF-8 or UTF-16, in whatever case."""
    found = []
    for file in sorted(folder.rglob("*")):
        content = file.read_bytes().lower() if file.is_file() else b""
        if any(word.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be")):
            found.append(file.name)
    return found


def exported(path: Path, id: str) -> bytes:
    stream = io.BytesIO()
    with reading(path) as reader:
        leaving = export_record(reader.record(id), include_private=True)
        write_lines(leaving, stream, exported_on=TODAY, include_private=True)
    return stream.getvalue()


def erase(path: Path, id: str = f"{CANARY}-relationship") -> None:
    with writing(path, TODAY, name="erase") as writer:
        erasing.erase(writer, id)
    anew.write(path)


def names(path: Path) -> list[str]:
    with reading(path) as reader:
        return [command.name for command in history.commands(reader, 100)]


def undo(path: Path) -> str:
    with writing(path, TODAY, name="undo") as writer:
        return undoing.undo(writer).name


def redo(path: Path) -> str:
    with writing(path, TODAY, name="redo") as writer:
        return undoing.redo(writer).name


@pytest.fixture
def path(tmp_path: Path, once: Path) -> Path:
    """Two relationships that were imported together, each edited, one of them deleted from."""
    path = tmp_path / "j" / "j.db"
    path.parent.mkdir()
    laid_out(path.parent, once / "two to erase", lambda: make(path))
    return path


def make(path: Path) -> None:
    with writing(path, TODAY, create=True, name="import") as writer:
        for entry in [*planted(CANARY, number=3), *planted(OTHER, number=4)]:
            assert writer.take(entry) == "new"
    for word in (CANARY, OTHER):
        with writing(path, TODAY, name=f"edit {word}") as writer:
            for entry in planted(word):
                text = next(iter(texts_of(type(entry))), None)
                if text:
                    writer.change(entry, **{text: f"{word} as it was changed, {text}"})
        with writing(path, TODAY, name=f"goal add {word}") as writer:
            writer.add(Goal(id="", relationship=f"{word}-relationship", text=f"{word} new"))
    with writing(path, TODAY, name="delete") as writer:
        record = writer.record(f"{CANARY}-relationship")
        delete_entry(writer, record, record.goals[0])


def test_no_word_is_left_and_nothing_else_is_touched(path: Path) -> None:
    before = exported(path, f"{OTHER}-relationship")
    assert lying(CANARY, path.parent) == ["j.db"]
    erase(path)
    assert lying(CANARY, path.parent) == []
    assert lying(OTHER, path.parent) == ["j.db"]
    assert exported(path, f"{OTHER}-relationship") == before
    assert beside(path) == ["j.db", "j.db.lock"]
    connection = raw(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert not anew.marked(connection)
    connection.close()
    with reading(path) as reader:
        assert reader.find(["numbat"], f"{OTHER}-relationship")


def test_no_word_is_left_of_what_was_deleted_before(path: Path) -> None:
    with writing(path, TODAY, name="delete") as writer:
        record = writer.record(f"{CANARY}-relationship")
        delete_entry(writer, record, record.relationship)
    with reading(path) as reader:
        (gone,) = held.deleted(reader)
        told = held.held(reader, gone)
    assert (gone.id, told.deleted, told.kinds) == (f"{CANARY}-relationship", True, {})
    assert told.removed == len(ENTRIES) + 1
    erase(path)
    assert lying(CANARY, path.parent) == []
    with reading(path) as reader:
        assert held.deleted(reader) == []


def test_what_secure_delete_did_not_reach_goes_with_the_old_file(path: Path) -> None:
    connection = raw(path)
    connection.execute("PRAGMA secure_delete=OFF")
    connection.execute("CREATE TABLE other (said TEXT)")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO other VALUES (?)", [(f"{CANARY} {n}",) for n in range(999)])
    connection.execute("COMMIT")
    connection.execute("DROP TABLE other")
    connection.close()
    with writing(path, TODAY) as writer:
        erasing.erase(writer, f"{CANARY}-relationship")
    assert lying(CANARY, path.parent) == ["j.db"]
    anew.write(path)
    assert lying(CANARY, path.parent) == []


def test_commands_go_unless_they_wrote_to_others_too(path: Path) -> None:
    with reading(path) as reader:
        relationship = reader.relationships()[0]
        told = held.held(reader, relationship)
        ids = {command.id: command.name for command in history.commands(reader, 100)}
    assert {ids[id] for id in told.commands} == {"edit quokka", "goal add quokka", "delete"}
    assert {ids[id] for id in told.mixed} == {"import"}
    erase(path)
    assert names(path) == ["erase", "goal add numbat", "edit numbat", "import"]
    assert [undo(path), undo(path), undo(path)] == ["goal add numbat", "edit numbat", "import"]
    with pytest.raises(NotFound):
        undo(path)
    with reading(path) as reader:
        assert reader.relationships() == []
    assert [redo(path), redo(path), redo(path)] == ["import", "edit numbat", "goal add numbat"]
    with reading(path) as reader:
        assert [one.id for one in reader.relationships()] == [f"{OTHER}-relationship"]
    assert lying(CANARY, path.parent) == []


def test_what_is_undone_on_others_can_still_be_brought_back(path: Path) -> None:
    """The commands on it that were undone go with the undo; what was undone on others stays."""
    with writing(path, TODAY, name="mine") as writer:
        writer.add(Goal(id="", relationship=f"{CANARY}-relationship", text="x"))
    assert [undo(path), redo(path), undo(path)] == ["mine"] * 3
    assert undo(path) == "delete"
    with writing(path, TODAY, name="theirs") as writer:
        writer.add(Goal(id="", relationship=f"{OTHER}-relationship", text="y"))
    after = exported(path, f"{OTHER}-relationship")
    assert undo(path) == "theirs"
    erase(path)
    assert names(path) == ["erase", "theirs", "goal add numbat", "edit numbat", "import"]
    assert redo(path) == "theirs"
    assert exported(path, f"{OTHER}-relationship") == after
    with pytest.raises(NotFound):
        redo(path)


def test_a_command_that_came_to_nothing_stays_as_it_was(path: Path) -> None:
    """An undo may have nothing to do; it is no command of what was erased for that."""
    with writing(path, TODAY, name="idle") as writer:
        writer.remove(writer.add(Goal(id="", relationship=f"{OTHER}-relationship", text="x")))
    assert undo(path) == "idle"
    erase(path)
    assert names(path)[:2] == ["erase", "idle"]
    assert redo(path) == "idle"


def test_no_number_is_given_again(path: Path) -> None:
    with reading(path) as reader:
        last = [one.number for one in reader.relationships()][-1]
    erase(path, f"{OTHER}-relationship")
    with writing(path, TODAY, name="start") as writer:
        assert writer.add(pair()).number == last + 1
    connection = raw(path)
    (command,) = connection.execute("SELECT max(id) FROM command").fetchone()
    assert command > connection.execute("SELECT min(id) FROM change").fetchone()[0]
    connection.close()
    assert undo(path) == "start"


def test_what_was_moved_to_another_relationship_stays_there_without_its_past(path: Path) -> None:
    moved = Action(
        id="moved", relationship=f"{CANARY}-relationship", text=CANARY, owner="both", number=77
    )
    with writing(path, TODAY, name="add") as writer:
        writer.take(moved)
    with writing(path, TODAY, name="import") as writer:
        there = moved.but(relationship=f"{OTHER}-relationship", text="now theirs")
        writer.take(there, replace=True)
    erase(path)
    assert lying(CANARY, path.parent) == []
    with reading(path) as reader:
        kept = reader.entry(Action, "moved")
    assert kept is not None
    assert kept.text == "now theirs"


def test_what_is_not_there_is_erased_without_a_trace(path: Path) -> None:
    before = exported(path, f"{OTHER}-relationship"), names(path)
    erase(path, "nobody")
    assert (exported(path, f"{OTHER}-relationship"), names(path)) == before


def test_an_erasure_that_is_given_up_erases_nothing(path: Path) -> None:
    before = exported(path, f"{CANARY}-relationship")

    def give_up() -> None:
        with writing(path, TODAY) as writer:
            erasing.erase(writer, f"{CANARY}-relationship")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        give_up()
    assert exported(path, f"{CANARY}-relationship") == before
    assert undo(path) == "delete"


@pytest.mark.parametrize("open_it", ["read", "write"])
def test_the_next_opening_writes_the_file_anew(path: Path, open_it: str) -> None:
    with writing(path, TODAY) as writer:
        erasing.erase(writer, f"{CANARY}-relationship")
    connection = raw(path)
    assert anew.marked(connection)
    connection.close()
    if open_it == "read":
        with reading(path) as reader:
            assert not anew.marked(reader.connection)
    else:
        with writing(path, TODAY) as writer:
            assert not anew.marked(writer.connection)
    assert lying(CANARY, path.parent) == []


def test_where_that_has_to_wait_the_journal_can_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(path, TODAY) as writer:
        erasing.erase(writer, f"{CANARY}-relationship")

    def busy(_path: Path) -> None:
        raise JournalLocked("busy")

    with monkeypatch.context() as patched:
        patched.setattr(anew, "write", busy)
        with reading(path) as reader:
            assert len(reader.relationships()) == 1
            assert anew.marked(reader.connection)
    path.chmod(0o400)
    before = path.read_bytes()
    with reading(path) as reader:
        assert len(reader.relationships()) == 1
    assert path.read_bytes() == before or os.name == "nt" or os.geteuid() == 0
    path.chmod(0o600)


@pytest.fixture
def process(path: Path, once: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that erases; it is ended, with its group, at the end of the test."""
    much = once / "much to erase.db"
    if not much.exists():
        with writing(path, TODAY) as writer:  # so much that it takes a while
            for number in range(400):
                note = f"{CANARY} {number} " * 20
                action = f"{CANARY}-relationship"
                writer.add(Action(id="", relationship=action, text=note, owner="both"))
        shutil.copy(path, much)
    shutil.copy(much, path)
    started = python(ERASING, path)
    yield started
    if started.poll() is None:
        _kill(started)
    started.communicate()


def _kill(process: subprocess.Popen[str]) -> None:
    if os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.parametrize("said", ["ready", "erased"])
@pytest.mark.parametrize("seed", range(5))
def test_killed_on_the_way_it_is_there_whole_or_gone(
    path: Path, process: subprocess.Popen[str], said: str, seed: int
) -> None:
    """Killed while the rows are erased, and while the file is written anew."""
    before = exported(path, f"{OTHER}-relationship")
    assert process.stdout is not None
    while process.stdout.readline() != f"{said}\n":
        assert process.poll() is None
    time.sleep(Random(seed).uniform(0, 0.9 if said == "ready" else 0.1))
    _kill(process)
    process.communicate(timeout=PATIENCE)
    with reading(path) as reader:
        there = {one.id for one in reader.relationships()}
        assert not anew.marked(reader.connection)
        if f"{CANARY}-relationship" in there:
            assert said == "ready"
            assert len(reader.record(f"{CANARY}-relationship").actions) == 401
    assert exported(path, f"{OTHER}-relationship") == before
    if f"{CANARY}-relationship" not in there:
        assert lying(CANARY, path.parent) == []
    assert beside(path) == ["j.db", "j.db.lock"]
    with writing(path, TODAY) as writer:
        assert writer.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# Copies.


def test_copies_that_hold_it_are_found(path: Path) -> None:
    both = backup.copy_before(path, "both")
    with writing(path, TODAY, name="delete") as writer:
        record = writer.record(f"{OTHER}-relationship")
        delete_entry(writer, record, record.relationship)
    deleted = backup.copy_before(path, "deleted")
    erase(path, f"{OTHER}-relationship")
    alone = backup.copy_before(path, "alone")
    (path.parent / "backups" / "notes.txt").write_text("not a journal")
    broken = path.parent / "backups" / "broken.db"
    broken.write_bytes(alone.read_bytes()[:5000])
    cut = path.parent / "backups" / "cut.db"
    cut.write_bytes(alone.read_bytes()[:50])
    elsewhere = path.parent / "other.db"
    elsewhere.write_bytes(both.read_bytes())
    os.link(path, path.parent / "the-same.db")
    found = {copy.path: (copy.backup, copy.others) for copy in copies.copies(path, "nobody")}
    assert found == {broken: (True, None), cut: (True, None)}
    found = {
        copy.path: (copy.backup, copy.others)
        for copy in copies.copies(path, f"{CANARY}-relationship")
    }
    assert found == {
        alone: (True, 0),
        both: (True, 1),
        deleted: (True, 1),
        broken: (True, None),
        cut: (True, None),
        elsewhere: (False, 1),
    }
    for copy in found:
        copies.remove(copy, path.parent)
    assert copies.copies(path, f"{CANARY}-relationship") == []
    assert sorted(os.listdir(path.parent / "backups")) == ["notes.txt"]


def test_every_class_has_a_text_that_was_planted() -> None:
    texts = {cls: texts_of(cls) for cls in ENTRIES}
    for entry in planted(CANARY):
        for name in texts[type(entry)]:
            assert CANARY in getattr(entry, name)
    assert {Relationship, Meeting, Goal} <= {cls for cls, found in texts.items() if found}
