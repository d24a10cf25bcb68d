"""`mentorlog backup`: copies that were asked for, and those that are made by themselves."""

import json
import os
import stat
from pathlib import Path

import pytest
from store.entries import raw
from store.test_trusting import in_the_place

from mentorlog.store import backup as backups
from mentorlog.store import copies, reading

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes and no owners")
NEW = '{"type":"relationship","id":"x","mentor":"Ruth","mentee":"Bilal"}\n'


@pytest.fixture
def folder(journal: Path) -> Path:
    return journal.parent / "backups"


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder)) if folder.exists() else []


def test_a_copy_has_the_day_in_its_name_and_says_what_it_holds(begun, journal, folder):
    begun("meet", "--on", "2026-03-10", "--action", "mentee: read it")
    ran = begun("backup")
    copy = folder / "journal-2026-03-11.db"
    assert ran == (
        0,
        f"Saved {copy}\n  1 relationship, 1 session, 1 action; last written Wed 11 Mar 2026\n",
        "  It is on the same disk; --to FOLDER puts one on another.\n",
    )
    with reading(copy) as there, reading(journal) as here:
        assert list(there.records()) == list(here.records())
    if os.name != "nt":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert begun("backup", "--json").code == 0
    assert names(folder) == ["journal-2026-03-11-2.db", "journal-2026-03-11.db"]


def test_it_goes_where_somebody_says_and_over_nothing(begun, tmp_path):
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    assert json.loads(begun("backup", "--to", str(elsewhere), "--json").out) == {
        "saved": str(elsewhere / "journal-2026-03-11.db"),
        "version": 5,
        "relationships": 1,
        "sessions": 0,
        "actions": 0,
        "entries": 1,
        "newest": "2026-03-11",
        "people": [["Tariq", "Sarah"]],
    }
    file = elsewhere / "mine.db"
    assert begun("backup", "--to", str(file)).code == 0
    before = file.read_bytes()
    for to, said in (
        (file, "is there already"),
        (elsewhere / "none" / "x.db", "There is no folder"),
        (file / "x.db", "There is no folder"),
        ("", "needs a file or a folder"),
    ):
        ran = begun("backup", "--to", str(to))
        assert (ran.code, ran.out) == (2, "")
        assert said in " ".join(ran.err.split())
    assert file.read_bytes() == before
    assert names(elsewhere) == ["journal-2026-03-11.db", "mine.db"]


def test_a_folder_that_is_not_there_does_not_become_a_file(begun, tmp_path):
    for to in ("usb", "usb/", "usb/new.folder/", "usb/journal.db"):
        ran = begun("backup", "--to", f"{tmp_path}/{to}")
        assert (ran.code, ran.out) == (2, ""), to
        assert "; is the stick in?" in " ".join(ran.err.split())
    assert not (tmp_path / "usb").exists()
    (tmp_path / "file.db").write_text("mine")
    assert begun("backup", "--to", f"{tmp_path}/file.db/").code == 2
    assert (tmp_path / "file.db").read_text() == "mine"


def test_one_on_the_same_disk_says_so_wherever_it_was_put(begun, tmp_path, monkeypatch):
    ran = begun("backup", "--to", str(tmp_path))
    assert ran.err == "  It is on the same disk; a folder of a stick puts one on another.\n"
    monkeypatch.setattr("mentorlog.cli.safekeeping.backup.same_disk", lambda *_: False)
    assert begun("backup", "--to", str(tmp_path)).err == ""


def test_what_a_cut_off_one_left_elsewhere_goes_and_nothing_else(begun, tmp_path, monkeypatch):
    stick, write = tmp_path / "stick", backups.write
    stick.mkdir()
    left = []

    def cut_off(path, copy, *_told):
        left.append(copy)
        write(path, copy)

    with monkeypatch.context() as patch:
        patch.setattr(backups, "write", cut_off)
        assert begun("backup", "--to", str(stick)).code == 0
    theirs = stick / ".journal.db.0123456789ab.new"
    for file in (left[0], left[0].with_name(f"{left[0].name}-journal"), theirs):
        file.write_text("half of a journal")
    assert begun("backup", "--to", str(stick / "second.db")).code == 0
    assert set(names(stick)) == {"journal-2026-03-11.db", "second.db", theirs.name}


@posix
@pytest.mark.parametrize("kind", ["dangling", "file"])
def test_a_link_is_never_written_through(begun, tmp_path, kind):
    target, link = tmp_path / "target", tmp_path / "link.db"
    if kind == "file":
        target.write_text("mine")
    link.symlink_to(target)
    ran = begun("backup", "--to", str(link))
    assert ran.code == 2
    assert "is there already" in ran.err
    assert target.exists() == (kind == "file")
    assert kind != "file" or target.read_text() == "mine"


@posix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_a_folder_of_backups_that_is_somebody_elses_is_refused(begun, folder):
    folder.mkdir()
    os.chown(folder, 12345, 12345)
    ran = begun("backup")
    assert ran.code == 4
    assert "belongs to another user" in ran.err
    assert names(folder) == []


def test_what_is_there_is_listed_the_newest_first(begun, journal, folder, tmp_path):
    assert "There is no backup in" in begun("backup", "--list").out
    begun("backup")
    begun("meet", "--on", "2026-03-10")
    begun("backup")
    (folder / "journal-broken.db").write_bytes(b"SQLite format 3\0" + bytes(50))
    (folder / "notes.txt").write_text("not one")
    (folder / "another-2026-01-01.db").write_text("not one either")
    for at, name in enumerate(("journal-2026-03-11.db", "journal-2026-03-11-2.db")):
        os.utime(folder / name, (1_770_000_000 + at, 1_770_000_000 + at))
    os.utime(folder / "journal-broken.db", (1_760_000_000, 1_760_000_000))
    ran = begun("backup", "--list")
    found = [line.strip() for line in ran.out.splitlines()]
    assert [line for line in found if line.endswith(".db")] == [
        "journal-2026-03-11-2.db",
        "journal-2026-03-11.db",
        "journal-broken.db",
    ]
    assert "1 relationship, 1 session, 0 actions; last written Wed 11 Mar 2026" in found
    assert found[-1] == "it cannot be read"
    listed = json.loads(begun("backup", "--list", "--json").out)
    assert [one["automatic"] for one in listed] == [False, False, False]
    assert [one["holds"] and one["holds"]["sessions"] for one in listed] == [1, 0, None]


def test_one_is_checked_from_end_to_end(begun, journal, folder):
    begun("backup")
    ran = begun("backup", "--check", "journal-2026-03-11.db")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(
        "(journal version 5)\n  1 relationship, 0 sessions, 0 actions; last written Wed 11 Mar "
        "2026\n  Tariq and Sarah\n  It was read from end to end, and is whole.\n"
    )
    copy = folder / "journal-2026-03-11.db"
    connection = raw(copy)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("UPDATE relationship SET started_on = '2026-02-30'")
    connection.close()
    ran = begun("backup", "--check", str(copy))
    assert ran.code == 4
    assert "is not whole" in ran.err
    assert "and is whole" not in ran.out
    copy.write_bytes(copy.read_bytes()[:9000])
    assert begun("backup", "--check", str(copy)).code == 4
    for name, code in (("none.db", 4), (str(folder), 4), ("", 2)):
        assert begun("backup", "--check", name).code == code


def test_what_is_checked_may_come_from_anywhere(begun, tmp_path):
    path = in_the_place(tmp_path / "x" / "their.db", "an endless view for a table")
    content = path.read_bytes()
    assert begun("backup", "--check", str(path)).code == 4
    assert path.read_bytes() == content


def test_two_things_at_once_are_refused(begun):
    assert begun("backup", "--list", "--to", "x").code == 2


# Those that are made by themselves.


def test_an_import_keeps_a_copy_where_it_writes_and_none_where_it_does_not(
    begun, journal, folder, tmp_path
):
    file = tmp_path / "new.jsonl"
    file.write_text(NEW)
    before = begun("export", "--all", "--include-private").out
    begun("import", str(file), "--dry-run")
    assert names(folder) == []
    ran = begun("import", str(file))
    copy = folder / "journal-before-import-2026-03-11.db"
    assert ran.err == f"note: the journal as it was before is kept in {copy}\n"
    assert begun("import", str(file)).err == ""
    assert names(folder) == [copy.name]
    there = begun("export", "--all", "--include-private", "--journal", str(copy))
    assert there.out == before


def test_the_oldest_go_and_nothing_else(begun, journal, folder, tmp_path, monkeypatch):
    settings = tmp_path / "settings.toml"
    settings.write_text("[backups]\nkeep = 2\n")
    monkeypatch.setenv("MENTORLOG_SETTINGS", str(settings))
    begun("backup")
    kept = {
        "journal-before-import-2026-01-01-2.db.old": b"mine",
        "journal-before-import-2026-01-02.db": b"a text that only has the name",
        "journal-2-before-import-2026-01-01.db": journal.read_bytes(),
        "journal-2026-03-10.db": journal.read_bytes(),
        "my-journal-version-4.db": journal.read_bytes(),
    }
    for name, content in kept.items():
        (folder / name).write_bytes(content)
    for number in range(4):
        file = tmp_path / "new.jsonl"
        file.write_text(NEW.replace('"x"', f'"x{number}"'))
        ran = begun("import", str(file))
        assert ran.code == 0
        for name in names(folder):
            at = 1_700_000_000 + number if "03-11" in name and "-before-" in name else 1
            if os.stat(folder / name).st_mtime > 1_700_000_010:
                os.utime(folder / name, (at, at))
    left = set(names(folder)) - set(kept)
    assert left == {
        "journal-2026-03-11.db",
        *(name for name in left if name.startswith("journal-before-import-2026-03-11")),
    }
    assert len(left) == 3
    assert all((folder / name).read_bytes() == content for name, content in kept.items())
    listed = backups.listed(journal)
    assert sum(one.automatic and one.contents is not None for one in listed) == 2


def test_what_somebody_named_is_never_taken_for_one_of_those(begun, journal, folder, tmp_path):
    begun("backup")
    mine = [f"journal-{name}.db" for name in ("before-holiday", "before-import", "version-two")]
    mine.append("journal-before-holiday-2026-01-01.db")
    for name in mine:
        assert begun("backup", "--to", str(folder / name)).code == 0
    backups.prune(journal, 0)
    assert set(mine) <= set(names(folder))
    listed = json.loads(begun("backup", "--list", "--json").out)
    assert not any(one["automatic"] for one in listed)


@pytest.mark.parametrize("label", ["before-import-2026-01-01", "version-4", "version-4-2"])
def test_a_name_of_those_is_refused_among_them(begun, folder, tmp_path, label):
    begun("backup")
    before = names(folder)
    ran = begun("backup", "--to", str(folder / f"journal-{label}.db"))
    assert (ran.code, ran.out) == (2, "")
    assert "Give it another name." in " ".join(ran.err.split())
    assert names(folder) == before
    assert begun("backup", "--to", str(tmp_path / f"journal-{label}.db")).code == 0


def test_two_commands_may_let_the_oldest_go_at_once(begun, journal, folder, monkeypatch):
    begun("backup")
    for day in (1, 2, 3):
        name = folder / f"journal-before-import-2026-01-0{day}.db"
        name.write_bytes(journal.read_bytes())
    is_copy = backups._is_copy

    def as_the_other_is_faster(path, file):
        found = is_copy(path, file)
        if file.name.endswith("01.db"):
            file.unlink()
        return found

    monkeypatch.setattr(backups, "_is_copy", as_the_other_is_faster)
    backups.prune(journal, 1)
    assert len(names(folder)) == 2


def test_those_of_one_moment_go_in_the_order_of_their_numbers(begun, journal, record):
    label = "before-merge-2026-03-11"
    made = [backups.copy_before(journal, label) for _ in range(11)]
    for file in made:
        os.utime(file, (0, 0))
    assert [one.path for one in backups.listed(journal)] == made[::-1]
    assert [one.path for one in copies.copies(journal, record().relationship.id)] == made
    backups.prune(journal, 2)
    assert [one.path for one in backups.listed(journal)] == made[:-3:-1]


@posix
def test_pruning_follows_no_link(begun, journal, folder, tmp_path):
    begun("backup")
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.write_bytes(journal.read_bytes())
    link = folder / "journal-before-import-2020-01-01.db"
    link.symlink_to(elsewhere)
    backups.prune(journal, 0)
    assert link.is_symlink()
    assert elsewhere.exists()


@pytest.mark.parametrize("keep", ["0", "-1", "1001", '"many"', "true", "1.5"])
def test_how_many_are_kept_is_a_number(begun, tmp_path, monkeypatch, keep):
    settings = tmp_path / "settings.toml"
    settings.write_text(f"[backups]\nkeep = {keep}\n")
    monkeypatch.setenv("MENTORLOG_SETTINGS", str(settings))
    ran = begun("health")
    assert ran.code == 2
    assert "backups.keep is" in ran.err
    file = tmp_path / "new.jsonl"
    file.write_text(NEW)
    assert begun("import", str(file)).code == 0
