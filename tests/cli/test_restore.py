"""`mentorlog restore`: what goes and what comes is seen first, and nothing is lost."""

import json
import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from making import made_once
from store.entries import cut_off, raw, version_1
from store.test_trusting import FORBIDDEN

from mentorlog.errors import JournalDamaged
from mentorlog.store import glancing, lock, place, reading, restoring
from mentorlog.store.beside import restored_of
from mentorlog.store.guarding import visiting

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no links of this kind")


def everything(run, *argv):
    ran = run("export", "--all", "--include-private", *argv)
    assert ran.code == 0, ran.err
    return ran.out


EXPORTED = []  # what `gone_on` exports then and now, once it is made


@made_once
def gone_on(begun):
    begun("meet", "--on", "2026-03-01", "--action", "mentee: read the draft")
    assert begun("backup").code == 0
    then = everything(begun)
    begun("meet", "--on", "2026-03-08", "--action", "mentor: write to Ruth")
    begun("action", "done", "a1")
    begun("start", "--mentor", "Ruth", "--mentee", "Bilal")
    EXPORTED[:] = then, everything(begun)


@pytest.fixture
def kept(gone_on):
    """A backup, and a journal that went on since; the run, and what each exports."""
    return gone_on, *EXPORTED


NAME = "journal-2026-03-11.db"


def test_what_goes_is_shown_and_kept(kept, journal, tmp_path):
    run, then, now = kept
    before = journal.read_bytes()
    ran = run("restore", NAME, "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"backups/{NAME} holds:\n"
        "  1 relationship, 1 session, 1 action; last written Wed 11 Mar 2026\n"
        "  Tariq and Sarah\n"
        "The journal as it is now holds:\n"
        "  2 relationships, 2 sessions, 2 actions; last written Wed 11 Mar 2026\n"
        "Only the journal as it is now has, and it would be gone from it:\n"
        "  Tariq and Sarah (r1): m2, a2, ar1\n"
        "  Ruth and Bilal (r2): r2\n"
        "What says something else in the backup:\n"
        "  a1 (Tariq and Sarah): done, which the backup has not\n"
        "Nothing was changed: this was a dry run.\n"
    )
    assert journal.read_bytes() == before
    refused = run("restore", NAME)
    assert refused.code == 2
    assert f"mentorlog restore {NAME} --yes" in refused.err
    assert journal.read_bytes() == before
    ran = run("restore", NAME, "--yes")
    kept_as = "journal-before-restore-2026-03-11.db"
    assert ran.out.endswith(
        "Brought back: 1 relationship, 1 session, 1 action; last written Wed 11 Mar 2026.\n"
        f"  What was there before is kept in backups/{kept_as}\n"
        f"  mentorlog restore {kept_as} takes this back.\n"
    )
    assert everything(run) == then
    assert run("restore", kept_as, "--yes").code == 0
    assert everything(run) == now
    assert run("meet", "--with", "Sarah", "--on", "2026-03-10").code == 0


def test_what_would_be_lost_of_an_entry_is_named(begun):
    argv = ("--action", "mentee: read the draft", "--next", "2026-03-11")
    assert begun("meet", "--on", "2026-03-01", *argv).code == 0
    assert begun("backup").code == 0
    assert begun("meet", "--meeting", "m2", "--on", "2026-03-11", "--notes", "The talk").code == 0
    begun("action", "done", "a1")
    ran = begun("restore", NAME, "--dry-run")
    assert (
        "What says something else in the backup:\n"
        "  m2 (Tariq and Sarah): held there now, with notes; planned in the backup\n"
        "  a1 (Tariq and Sarah): done, which the backup has not\n"
    ) in ran.out
    for number in range(10):
        begun("goal", "add", f"Goal {number}")
    begun("backup")
    for number in range(10):
        begun("edit", f"g{number + 1}", "--text", "Another")
    ran = begun("restore", "journal-2026-03-11-2.db", "--dry-run")
    assert ran.out.count("(Tariq and Sarah): text\n") == 8
    assert "  and 2 more\n" in ran.out
    found = json.loads(begun("restore", "journal-2026-03-11-2.db", "--dry-run", "--json").out)
    assert (found["changed"], len(found["differing"])) == (10, 10)


def test_an_undo_takes_nothing_older_for_the_restore(kept):
    run, then, now = kept
    assert run("restore", NAME, "--yes").code == 0
    for _ in range(2):
        ran = run("undo")
        assert ran.code == 2
        assert "put a backup in the place of the journal" in ran.err
        assert "  Try: mentorlog restore journal-before-restore-2026-03-11.db\n" in ran.err
    assert everything(run) == then
    assert run("goal", "add", "Speak up").code == 0
    assert run("undo").code == 0
    assert everything(run) == then
    assert run("redo").code == 0
    assert "g1" in run("goal", "list").out
    assert run("undo").code == 0
    assert run("undo").code == 2
    assert "restore of Wed 11 Mar 2026 (which a restore takes back)\n" in run("undo", "--list").out
    assert run("doctor", "--deep").code == 0
    assert run("restore", "journal-before-restore-2026-03-11.db", "--yes").code == 0
    assert everything(run) == now


def test_an_undo_does_not_empty_what_was_rescued(kept, tmp_path):
    run, _, now = kept
    assert run("doctor", "--rescue", str(tmp_path / "new.db")).code == 0
    assert run("restore", str(tmp_path / "new.db"), "--yes").code == 0
    assert run("undo").code == 2
    assert everything(run) == now


def test_somebody_is_asked(kept, journal, terminal):
    run, then, now = kept
    terminal("n")
    assert run("restore", NAME).out.endswith("Nothing was changed.\n")
    assert everything(run) == now
    terminal("y")
    assert run("restore", NAME).code == 0
    assert everything(run) == then


def test_the_same_is_said_as_data(kept, journal):
    run, _, _ = kept
    found = json.loads(run("restore", NAME, "--yes", "--json").out)
    assert found["restored"] is True
    assert [one["short"] for one in found["only_now"]] == ["m2", "a2", "ar1", "r2"]
    assert found["changed"] == 1
    assert Path(found["kept"]).exists()


SPOILED = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[:9000]),
    "empty": lambda path: path.write_bytes(b""),
    "a text": lambda path: path.write_text("My diary\n" * 50),
    "noise": lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 32),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("what", SPOILED)
def test_it_works_where_the_journal_does_not(kept, journal, what):
    run, then, _ = kept
    SPOILED[what](journal)
    content = journal.read_bytes() if journal.exists() else None
    ran = run("restore", NAME, "--yes")
    assert ran.code == 0, ran.err
    aside = journal.with_name("journal.db.damaged-2026-03-11")
    if content is None:
        assert "There is no journal at" in ran.out
        assert not aside.exists()
    else:
        assert "cannot be read, and is kept beside the new one as it is" in ran.out
        assert f"What was there before is kept in {aside.name}" in ran.out
        assert aside.read_bytes() == content
    assert everything(run) == then
    assert run("meet", "--with", "Sarah", "--on", "2026-03-10").code == 0


def test_a_damaged_one_never_takes_the_place_of_another_that_was_kept(kept, journal):
    run, _, _ = kept
    for content in (b"one", b"two"):
        journal.write_bytes(content)
        assert run("restore", NAME, "--yes").code == 0
    kept_as = journal.with_name("journal.db.damaged-2026-03-11")
    assert kept_as.read_bytes() == b"one"
    assert kept_as.with_name(f"{kept_as.name}-2").read_bytes() == b"two"


@posix
def test_what_a_cut_off_write_left_is_not_rolled_back_into_the_new_one(kept, journal):
    run, then, _ = kept
    cut_off(journal)
    hot = journal.with_name("journal.db-journal").read_bytes()
    content = b"SQLite format 3\0" + b"\xff" * 4080 + journal.read_bytes()[4096:]
    journal.write_bytes(content)
    assert run("restore", NAME, "--yes").code == 0
    assert everything(run) == then
    aside = journal.with_name("journal.db.damaged-2026-03-11")
    assert aside.read_bytes() == content
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == hot


def test_an_older_backup_is_brought_up_on_its_way(begun, journal, tmp_path):
    old = version_1(tmp_path / "old" / "old.db") if (tmp_path / "old").mkdir() is None else None
    content = old.read_bytes()
    assert begun("restore", str(old), "--yes").code == 0
    assert old.read_bytes() == content
    assert os.listdir(old.parent) == ["old.db"]
    with reading(journal) as reader:
        assert reader.upgraded is None
        assert len(list(reader.records())) == 2


@pytest.mark.parametrize("what", ["cut", "text", "trigger", "orphans", "itself", "none"])
def test_what_is_not_whole_is_not_brought_back(kept, journal, what):
    run, _, now = kept
    backup = journal.parent / "backups" / NAME
    before = journal.read_bytes()
    if what == "cut":
        backup.write_bytes(backup.read_bytes()[:-5000])
    elif what == "text":
        backup.write_text("My diary\n" * 50)
    elif what in ("trigger", "orphans"):
        connection = raw(backup)
        connection.execute("PRAGMA foreign_keys=OFF")
        script = {"trigger": FORBIDDEN["a trigger of theirs"], "orphans": "DELETE FROM meeting"}
        connection.executescript(script[what])
        connection.close()
    name = {"itself": str(journal), "none": "none.db"}.get(what, NAME)
    ran = run("restore", name, "--yes")
    assert ran.code == (2 if what == "itself" else 4), ran.err
    assert "Try: mentorlog" in ran.err
    assert journal.read_bytes() == before
    assert everything(run) == now


@posix
@pytest.mark.parametrize("what", ["link", "folder"])
def test_nothing_is_put_in_the_place_of_a_link_or_a_folder(kept, journal, tmp_path, what):
    run, _, _ = kept
    place = tmp_path / "other.db"
    target = tmp_path / "target"
    target.write_text("mine")
    place.symlink_to(target) if what == "link" else place.mkdir()
    backup = journal.parent / "backups" / NAME
    ran = run("--journal", str(place), "restore", str(backup), "--yes")
    assert ran.code == 4
    assert target.read_text() == "mine"
    assert place.is_symlink() or place.is_dir()


def test_it_waits_for_whoever_writes(kept, journal, monkeypatch):
    run, _, now = kept
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with lock.locked(journal):
        assert run("restore", NAME, "--yes").code == 4
    assert everything(run) == now


@pytest.mark.parametrize("step", ["place.make_file", "backup.write", "_kept", "os.replace"])
def test_what_stops_it_half_way_changes_nothing(kept, journal, monkeypatch, step):
    run, _, now = kept

    def stop(*_):
        raise KeyboardInterrupt

    room, _, name = step.rpartition(".")
    with monkeypatch.context() as patched:
        patched.setattr(getattr(restoring, room) if room else restoring, name, stop)
        assert run("restore", NAME, "--yes").code == 130
    assert everything(run) == now
    assert not journal.with_name(".journal.db.new").exists()


def test_without_a_name_they_are_listed(kept):
    run, _, _ = kept
    assert NAME in run("restore").out
    assert json.loads(run("restore", "--json").out)[0]["path"].endswith(NAME)


def test_a_folder_lists_what_is_in_it(begun, tmp_path):
    ran = begun("restore")
    assert ran.code == 0 and "There is no backup in" in ran.out
    assert "such as on a stick" in ran.err and "mentorlog restore FOLDER" in ran.err
    stick = tmp_path / "stick"
    stick.mkdir()
    ran = begun("restore", str(stick))
    assert ran.out == f"There is no backup in {stick}.\n"
    (stick / "photo.jpg").write_bytes(os.urandom(4096 * 3))
    begun("backup", "--to", str(stick))
    ran = begun("restore", f"{stick}/")
    assert ran.code == 0 and ran.out.startswith(f"Backups in {stick}, the newest first:\n  {NAME}")
    assert "photo" not in ran.out
    assert f"mentorlog restore {stick}/{NAME} --dry-run" in ran.err.replace("\\", "/")
    listed = json.loads(begun("restore", str(stick), "--json").out)
    assert [one["path"] for one in listed] == [str(stick / NAME)]
    ran = begun("restore", str(stick), "--yes")
    assert ran.code == 2
    assert ran.err.endswith(
        f"{stick} is a folder, and --yes takes a file in it.\n  Try: mentorlog restore {stick}\n"
    )


def test_a_file_that_is_not_there_is_told_with_those_that_are(begun, tmp_path):
    begun("backup")
    ran = begun("restore", "journal-2026-03-10.db")
    assert ran.code == 4
    said = " ".join(ran.err.split())
    assert f"In {tmp_path / 'backups'} there is {NAME}." in said
    begun("backup", "--to", str(tmp_path / "backups" / "mine.db"))
    ran = begun("restore", str(tmp_path / "backups" / "other.db"))
    assert f"there is mine.db or {NAME}." in " ".join(ran.err.split())
    ran = begun("restore", str(tmp_path / "usb" / "other.db"))
    assert ran.code == 4 and "usb; is the stick in?" in ran.err


def test_what_is_put_there_is_what_was_checked(kept, journal, monkeypatch):
    run, _, now = kept
    before, write = journal.read_bytes(), restoring.backup.write

    def swapped(source, draft):
        other = shutil.copyfile(source, source.with_name("other.db"))
        with closing(raw(other)) as connection:
            connection.executescript(FORBIDDEN["a trigger of theirs"])
        other.replace(source)
        write(source, draft)

    with monkeypatch.context() as patched:
        patched.setattr(restoring.backup, "write", swapped)
        ran = run("restore", NAME, "--yes")
    assert ran.code == 4
    assert "was changed by another program, which added the trigger t" in " ".join(ran.err.split())
    assert journal.read_bytes() == before
    assert everything(run) == now


def recorded(monkeypatch):
    """The names that are waited for and given from now on, in order."""
    done = []

    def record(room, name, which):
        call = getattr(room, name)

        def recording(*given):
            done.append((name, Path(given[which]).name))
            return call(*given)

        monkeypatch.setattr(room, name, recording)

    for name in ("sync_file", "sync_folder"):
        record(place, name, 0)
    for name in ("replace", "link"):
        record(os, name, 1)
    return done


def test_what_was_brought_back_is_on_the_disk(kept, journal, monkeypatch):
    run, _, _ = kept
    done = recorded(monkeypatch)
    assert run("restore", NAME, "--yes").code == 0
    copy = "journal-before-restore-2026-03-11.db"
    assert done == [
        ("sync_file", ".journal.db.new"),
        ("sync_folder", journal.parent.name),
        ("sync_file", ".journal.db.new"),
        ("sync_file", ".journal.db.new"),
        ("sync_folder", "backups"),
        ("link", copy),
        ("sync_folder", "backups"),
        ("replace", journal.name),
        ("sync_folder", journal.parent.name),
    ]


@posix
def test_what_is_set_aside_is_on_the_disk_before_it_is_replaced(kept, journal, monkeypatch):
    run, _, _ = kept
    cut_off(journal)
    journal.write_bytes(b"SQLite format 3\0" + b"\xff" * 4080 + journal.read_bytes()[4096:])
    done = recorded(monkeypatch)
    assert run("restore", NAME, "--yes").code == 0
    aside, folder = "journal.db.damaged-2026-03-11", ("sync_folder", journal.parent.name)
    at = done.index(("sync_file", f"{aside}-journal"))
    assert done[at:] == [
        ("sync_file", f"{aside}-journal"),
        ("sync_file", aside),
        folder,
        ("replace", ".journal.db.restored"),
        folder,
        folder,
        ("replace", journal.name),
        folder,
    ]


def test_a_backup_is_on_the_disk_before_it_gets_its_name(kept, journal, monkeypatch):
    run, _, _ = kept
    done = recorded(monkeypatch)
    assert run("backup").code == 0
    assert done == [
        ("sync_file", ".journal.db.new"),
        ("sync_folder", "backups"),
        ("link", NAME),  # which is taken
        ("link", "journal-2026-03-11-2.db"),
        ("sync_folder", "backups"),
    ]


@posix
def test_what_is_left_beside_no_journal_is_not_rolled_back_into_the_new_one(kept, journal):
    run, then, _ = kept
    cut_off(journal)
    journal.unlink()
    hot = journal.with_name("journal.db-journal").read_bytes()
    assert run("restore", NAME, "--yes").code == 0
    assert everything(run) == then
    aside = journal.with_name("journal.db.damaged-2026-03-11-journal")
    assert aside.read_bytes() == hot


def test_a_glance_and_a_visitor_see_no_journal_that_is_being_replaced(kept, journal):
    run, then, _ = kept
    restored = restored_of(journal)
    restored.write_bytes((journal.parent / "backups" / NAME).read_bytes())
    restored.chmod(0o600)
    with pytest.raises(JournalDamaged), glancing(journal):
        pass
    with visiting(journal) as reader:
        assert len(list(reader.records())) == 1
    assert restored.exists()
    assert everything(run) == then
    assert not restored.exists()
