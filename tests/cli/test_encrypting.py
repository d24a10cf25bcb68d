"""`mentorlog encrypt`, `decrypt`, `rekey`, and what lies beside an encrypted journal."""

import json
import os
import shlex
import sqlite3
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import rmtree
from types import SimpleNamespace

import pytest
from encrypting import COMMAND, WORDS, quick, settings

from mentorlog.cli.asking import desk
from mentorlog.drafts import Draft
from mentorlog.store import backup, place
from mentorlog.store.encryption import turning

pytest.importorskip("sqlcipher3")
__all__ = ["quick", "settings"]  # fixtures

NEW = "quite another passphrase"
CANARY = "Wolpertinger"


def _tables():
    """The commands of test_undo.py."""
    spec = spec_from_file_location("undo_tables", Path(__file__).with_name("test_undo.py"))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TABLES = _tables()
LOOKED = {"history": "history m1", "sign": "sign cancelling", "guide": "guide feedback"}
CALLS = {
    **TABLES.WRITING,
    **{name: LOOKED.get(name, name) for name in sorted(TABLES.LOOKING - {"demo"})},
    "undo": "undo",
    "redo": "redo",
    "show --held": "show --held",
    "export csv": "export --csv action",
    "erase": "erase Sarah --confirm Sarah",
    "forget": "history g1 --forget --yes",
    "import update": "import --update {lines}",
    "report html": "report --html -",
    "log grep": "log --grep project",
}


CLOSED = [("close", "--reason", "withdrawal"), ("close", "--done", "--rest", "dropped")]


@pytest.fixture
def passphrase(monkeypatch, settings, home):
    """Have the passphrase command print that, without running anything; and have temporary files
    where nobody else has any, among which each command would look for its own."""
    monkeypatch.setattr("tempfile.tempdir", str(home))
    monkeypatch.setattr("mentorlog.cli.encrypting.passphrase.printed", lambda _, command: command)

    def put(words):
        monkeypatch.setenv(COMMAND, words)

    return put


BUILT = {}  # the files of `full`, once they are made
SHUT = {}  # and the same, encrypted


@pytest.fixture
def full(run, journal, tmp_path, passphrase):
    """The program on a plain journal with something of nearly everything, a canary in each text,
    drafts and backups; and the passphrase command set."""
    if not BUILT:
        _build(run, journal, tmp_path)
        BUILT.update(_files(tmp_path))
    _lay_out(tmp_path, BUILT)
    passphrase(WORDS)
    return run


@pytest.fixture
def shut(request, run, tmp_path, passphrase):
    """The same, encrypted."""
    if not SHUT:
        full = request.getfixturevalue("full")
        assert full("encrypt", "--backups", "encrypt").code == 0
        SHUT.update(_files(tmp_path))
    _lay_out(tmp_path, SHUT)
    passphrase(WORDS)
    return run


@pytest.fixture
def both(request, run, passphrase):
    """The program, with nothing there yet, once both are made."""
    if not SHUT:
        request.getfixturevalue("shut")
    passphrase(WORDS)
    return run


def _lay_out(folder, files):
    for name, data in files.items():
        (folder / name).parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "wb") as file:
            file.write(data)


def _files(folder):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def _build(run, journal, tmp_path):
    for line in TABLES.SETUP.splitlines():
        assert run(*shlex.split(line)).code == 0
    for line in (
        f'goal add "{CANARY} goal" --measure "{CANARY} measure"',
        f'meet --on 2026-02-16 --notes "{CANARY} notes" --action "mentee: {CANARY} action"',
        f'feedback --from mentee --private "{CANARY} feedback"',
        f'concern raise --by mentor "{CANARY} concern"',
        f'edit g1 --text "{CANARY} before"',
        "edit g1 --text after",
        f'start --mentor "{CANARY}" --mentee Bilal --purpose "{CANARY}"',
        "delete r2 --yes",
    ):
        ran = run(*shlex.split(line))
        assert ran.code == 0, ran.err
    backup.copy_before(journal, "before")
    for name in ("goal-add-x.json", "edit-g1.txt", "edit-g1.txt.base"):
        assert Draft(journal, name).keep(f"{CANARY} {name}")
    (tmp_path / "drafts" / ".journal.db-edit-g1.txt.swp").write_bytes(b"\xff" + CANARY.encode())
    (tmp_path / "lines.jsonl").write_text("\n".join(map(json.dumps, TABLES.LINES)))


def holding(folder, word=CANARY):
    """The files below a folder that have the word in them."""
    files = [Path(top, name) for top, _, names in os.walk(folder) for name in names]
    return {file.name for file in files if word.encode() in file.read_bytes()}


def test_no_plain_page_is_left_once_it_is_encrypted(full, tmp_path, journal):
    assert len(holding(tmp_path)) == 6
    code, out, err = full("encrypt", "--backups", "encrypt")
    assert (code, err) == (0, "")
    assert out == "The journal is encrypted.\nWith it encrypted: 1 backup and 2 drafts.\n"
    for word in (CANARY, "Sarah", "SQLite format 3", "CREATE TABLE"):
        assert holding(tmp_path, word) <= {"settings.toml", "lines.jsonl"}
    assert full("log", "--grep", f"{CANARY} notes").code == 0
    assert [file.name for file in (tmp_path / "drafts").iterdir() if file.suffix == ".turned"] == []
    assert Draft(journal, "edit-g1.txt").read() == f"{CANARY} edit-g1.txt"
    for file in (journal, *(tmp_path / "drafts").iterdir(), *(tmp_path / "backups").iterdir()):
        assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600, file


def test_what_is_encrypted_comes_back_as_it_was(full, journal, tmp_path, passphrase):
    before = full("export", "--all", "--include-private").out
    rows = dump(journal)
    assert full("encrypt", "--backups", "encrypt").code == 0
    (tmp_path / "new").write_text(f"{NEW}\nsecond line\n")
    ran = full("rekey", "--passphrase-file", str(tmp_path / "new"))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "The journal has its new passphrase.\nWith it changed: 1 backup and 2 drafts.\n"
    )
    assert full("list").code == 4
    passphrase(NEW)
    assert full("export", "--all", "--include-private").out == before
    assert full("list", "--journal", str(next((tmp_path / "backups").iterdir()))).code == 0
    ran = full("decrypt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "The journal is a plain file again.\nWith it decrypted: 1 backup and 2 drafts.\n"
    )
    passphrase("no matter")
    assert full("export", "--all", "--include-private").out == before
    assert dump(journal) == rows
    assert len(holding(tmp_path)) == 6
    assert (tmp_path / "drafts" / ".journal.db-edit-g1.txt.swp").read_bytes()[:1] == b"\xff"


def dump(journal):
    connection = sqlite3.connect(journal)
    try:
        return sorted(line for line in connection.iterdump() if "sqlite_schema" not in line)
    finally:
        connection.close()


def test_without_a_terminal_it_is_asked_what_becomes_of_backups(full, tmp_path, journal):
    before = journal.read_bytes()
    code, out, err = full("encrypt")
    assert (code, out) == (2, "")
    assert "--backups is missing" in err and "backups/journal-before.db" in err.replace("\\", "/")
    assert journal.read_bytes() == before
    assert full("encrypt", "--backups", "keep").err == (
        "note: backups/journal-before.db is not encrypted.\n"
    ).replace("/", os.sep)
    assert holding(tmp_path) == {"journal-before.db"}
    ran = full("encrypt", "--backups", "delete")
    assert ran.out == "The journal was encrypted already.\n1 backup deleted.\n"
    assert holding(tmp_path) == set()
    assert full("encrypt").out == "It is encrypted already.\n"


def test_it_is_chosen_at_a_terminal(full, monkeypatch, terminal, tmp_path):
    monkeypatch.delenv(COMMAND)
    shown = terminal("what", "e", *["short"] * 4, WORDS, "otherwise", WORDS, WORDS)
    assert full("encrypt").code == 0
    said = shown.getvalue()
    assert "1 backup not encrypted:\n  backups" in said
    assert "nobody can find it out" in said
    assert "New passphrase, at least 12 characters:" in said
    assert said.count("That is too short: 12 characters are the least.") == 4
    assert "Those two are not the same." in said
    assert holding(tmp_path) == set()
    terminal(WORDS)
    assert "Sarah" in full("list").out


def test_a_passphrase_that_is_too_short_or_missing_changes_nothing(
    full, passphrase, journal, monkeypatch, tmp_path
):
    before = journal.read_bytes()
    for words in ("short", "tab\\tin the middle"):
        passphrase(words.encode().decode("unicode_escape"))
        assert full("encrypt", "--backups", "keep").code == 2
    monkeypatch.delenv(COMMAND)
    code, _, err = full("encrypt", "--backups", "keep")
    assert code == 2 and "--passphrase-file" in err
    for file in ("no such file", str(tmp_path)):
        assert full("encrypt", "--backups", "keep", "--passphrase-file", file).code == 2
    assert journal.read_bytes() == before


def test_what_is_plain_already_or_still(full, journal):
    assert full("decrypt").out == "It is not encrypted.\n"
    code, _, err = full("rekey")
    assert code == 3 and "not encrypted" in err
    assert json.loads(full("encrypt", "--backups", "keep", "--json").out) == {
        "journal": str(journal),
        "encrypted": True,
    }


def test_the_newest_backup_stays_the_newest(full, tmp_path):
    folder = tmp_path / "backups"
    (folder / "journal-again.db").write_bytes((folder / "journal-before.db").read_bytes())
    for age, file in enumerate(sorted(folder.iterdir())):  # the order that names do not give
        os.utime(file, (1_700_000_000 - 1000 * age,) * 2)
    before = json.loads(full("backup", "--list", "--json").out)
    for turn in (("encrypt", "--backups", "encrypt"), ("decrypt",)):
        assert full(*turn).code == 0
        now = json.loads(full("backup", "--list", "--json").out)
        assert [one["path"] for one in now] == [one["path"] for one in before]
    assert len(before) > 1


def test_only_copies_that_the_key_of_the_journal_opens_go_by_themselves(shut, tmp_path, journal):
    folder = tmp_path / "backups"
    assert shut("list").code == 0  # which makes the key known
    mine = backup.copy_before(journal, "before-import-2026-03-11")
    theirs, salted = (folder / f"journal-before-import-2026-03-1{number}.db" for number in (2, 3))
    theirs.write_bytes(os.urandom(2 * place.PAGE))
    salted.write_bytes(mine.read_bytes()[:16] + os.urandom(2 * place.PAGE - 16))
    backup.prune(journal, 0)
    assert not mine.exists()
    assert theirs.exists() and salted.exists()


def test_words_that_lie_elsewhere_are_named(full, home):
    path = home / "mentorlog" / "mentorlog-unsaved-goal-add-0a1b2c3d.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(CANARY)
    said = f"note: {path} has words that could not be saved, and is not encrypted. "
    for _ in range(2):
        assert said in full("encrypt", "--backups", "encrypt").err
    path.unlink()
    assert "could not be saved" not in full("encrypt").err


def test_a_backup_with_another_passphrase_stays_and_is_named(shut, tmp_path, passphrase):
    old = next((tmp_path / "backups").iterdir())
    aside = tmp_path / "aside.db"
    aside.write_bytes(old.read_bytes())
    passphrase(WORDS)
    (tmp_path / "new").write_text(NEW)
    shut("rekey", "--passphrase-file", str(tmp_path / "new"))
    old.write_bytes(aside.read_bytes())
    aside.unlink()
    passphrase(NEW)
    ran = shut("decrypt")
    assert ran.code == 0
    assert "is encrypted with another passphrase, which it keeps" in ran.err
    assert place.salt_of(old) is not None
    held = shut("erase", "Sarah", "--dry-run").out
    assert "cannot be read" in held


@pytest.mark.parametrize("fate", ["encrypt", "keep", "delete"])
def test_a_damaged_journal_that_was_set_aside_does_not_stop_it(full, journal, fate):
    aside = journal.with_name("journal.db.damaged-2026-03-01")
    aside.write_bytes(b"\xff" + CANARY.encode() * 1000)
    ran = full("encrypt", "--backups", fate)
    assert ran.code == 0, ran.err
    assert aside.exists() == (fate != "delete")
    assert (f"note: {aside.name} is not encrypted" in ran.err) == (fate != "delete")
    assert place.salt_of(journal) is not None


@pytest.fixture
def torn(full, journal, tmp_path):
    """A backup of which a page in the middle is gone, though it says whom it holds."""
    path = tmp_path / "backups" / "journal-torn.db"
    data = bytearray(journal.read_bytes())
    connection = sqlite3.connect(journal)
    (at,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'goal'").fetchone()
    connection.close()
    data[(at - 1) * 4096 : at * 4096] = bytes(4096)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("fate", ["encrypt", "keep", "delete"])
def test_a_backup_that_cannot_be_read_does_not_stop_it(full, torn, journal, tmp_path, fate):
    refused = full("encrypt")
    assert refused.code == 2
    ran = full("encrypt", "--backups", fate)
    assert ran.code == 0, ran.err
    assert torn.exists() == (fate != "delete")
    assert ("journal-torn.db is not encrypted" in ran.err) == (fate != "delete")
    whole = tmp_path / "backups" / "journal-before.db"
    assert fate == "delete" or (place.salt_of(whole) is not None) == (fate == "encrypt")
    assert place.salt_of(journal) is not None


@pytest.mark.parametrize("answer", ["d", "k"])
def test_it_is_asked_alone_what_becomes_of_it(full, torn, terminal, answer):
    shown = terminal("e", "what", answer)
    ran = full("encrypt")
    assert ran.code == 0, ran.err
    assert "1 backup cannot be read to the end" in shown.getvalue()
    assert torn.exists() == (answer == "k")


@pytest.mark.parametrize("turn", ["decrypt", "rekey"])
def test_an_encrypted_backup_that_cannot_be_read_keeps_its_passphrase(shut, tmp_path, turn):
    (tmp_path / "new").write_text(NEW)
    path = tmp_path / "backups" / "journal-before.db"
    data = bytearray(path.read_bytes())
    data[5 * 4096 + 99] ^= 1
    path.write_bytes(data)
    ran = shut(turn, *(["--passphrase-file", str(tmp_path / "new")] if turn == "rekey" else []))
    assert ran.code == 0, ran.err
    assert "It is damaged, so that it stays as it is." in ran.err
    assert path.read_bytes() == data


@pytest.mark.parametrize("turn", ["encrypt", "decrypt"])
def test_what_is_made_meanwhile_is_not_passed_over(full, journal, tmp_path, monkeypatch, turn):
    from mentorlog.cli.encrypting import commands

    if turn == "decrypt":
        assert full("encrypt", "--backups", "encrypt").code == 0
    before, call = journal.read_bytes(), commands._turn

    def meanwhile(*given):
        backup.copy_before(journal, "meanwhile")
        call(*given)

    with monkeypatch.context() as patch:
        patch.setattr(commands, "_turn", meanwhile)
        ran = full(turn, *(["--backups", "encrypt"] if turn == "encrypt" else []))
    assert ran.code == 4
    assert "journal-meanwhile.db was made by another command meanwhile" in ran.err
    assert journal.read_bytes() == before
    assert turning.left(journal) == []


def test_a_backup_that_goes_meanwhile_does_not_stop_it(full, journal, tmp_path, monkeypatch):
    from mentorlog.cli.encrypting import commands

    call = commands._turn

    def meanwhile(*given):
        (tmp_path / "backups" / "journal-before.db").unlink()
        call(*given)

    with monkeypatch.context() as patch:
        patch.setattr(commands, "_turn", meanwhile)
        assert full("encrypt", "--backups", "encrypt").code == 0
    assert holding(tmp_path) == set()


def test_without_the_library_it_says_what_to_install(full, monkeypatch):
    full("encrypt", "--backups", "keep")
    for name in [name for name in sys.modules if name.startswith("sqlcipher3")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "mentorlog.store.encryption.connection")
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    for command in ("list", "encrypt"):
        code, out, err = full(command)
        assert (code, out) == (4, "")
        assert 'Try: pip install "mentorlog[encrypt]"' in err


@pytest.mark.parametrize("name", CALLS)
def test_an_encrypted_journal_answers_as_a_plain_one(both, journal, tmp_path, name):
    argv = shlex.split(CALLS[name].format(lines=tmp_path / "lines.jsonl"))
    before = [("undo",)] if name == "redo" else CLOSED if name == "reopen" else []
    answers = []
    for files in (BUILT, SHUT):
        for below in ("backups", "drafts"):
            rmtree(tmp_path / below, ignore_errors=True)
        _lay_out(tmp_path, {name: files[name] for name in files if Path("drafts") != name.parent})
        for call in before:
            assert both(*call).code == 0
        there = journal.read_bytes()
        said = both(*argv)
        wrote = journal.read_bytes() != there
        answers.append([said, wrote and both("undo", "--list")])
    assert answers[0] == answers[1]
    assert holding(tmp_path) == set()


# The editor, and drafts.


def test_the_editor_gets_a_copy_that_is_gone_afterwards(
    shut, journal, edits, terminal, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    (tmp_path / "run").mkdir()
    edits(
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(str(path) + ' ' + "
        "oct(path.stat().st_mode)[-3:] + ' ' + oct(path.parent.stat().st_mode)[-3:])\n"
        "text = text.replace('after', 'Through the editor')"
    )
    terminal()
    ran = shut("edit", "g1")
    assert ran.code == 0, ran.err
    seen, file, folder = (tmp_path / "seen").read_text().rsplit(" ", 2)
    assert seen.startswith(str(tmp_path / "run")) and (file, folder) == ("600", "700")
    assert not Path(seen).parent.exists()
    assert "Through the editor" in shut("show").out
    assert holding(tmp_path, "Through the editor") <= {"an editor; with marks.py"}


def test_what_was_written_is_kept_encrypted_when_the_editor_ends_badly(
    shut, journal, edits, terminal, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    edits(f"path.write_text(text.replace('after', '{CANARY}')); raise SystemExit(3)")
    terminal()
    assert shut("edit", "g1").code == 2
    assert holding(tmp_path) == {"an editor; with marks.py"}
    edits("")
    shown = terminal("y")
    shut("edit", "g1")
    assert "What you began before is kept" in shown.getvalue()
    assert CANARY in shut("show").out


def as_windows(monkeypatch):
    """No locks but those of Windows, which are on a file of which one byte is locked."""
    fcntl = pytest.importorskip("fcntl")

    def locking(descriptor, mode, count):
        assert (mode, count) == (2, 1)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))


@pytest.mark.skipif(os.name == "nt", reason="it is tried with the modes of a file, too")
@pytest.mark.parametrize("windows", [False, True])
def test_what_a_killed_program_left_on_its_desk_is_found(
    shut, journal, tmp_path, monkeypatch, windows
):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    if windows:
        as_windows(monkeypatch)
    draft = Draft(journal, "edit-g2.txt")
    assert draft.keep("begun")
    with desk.desk(draft) as path:
        modes = {file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
        assert modes == {0o600}
        path.write_text(f"{CANARY} written")
        assert shut("list").err == ""  # in use
        aside = path.parent.with_name("aside")
        aside.mkdir(mode=0o700)
        for file in path.parent.iterdir():
            (aside / file.name).write_bytes(file.read_bytes())
        path.unlink()
    aside.rename(path.parent)
    ran = shut("list")
    assert ran.code == 0 and f"is kept in {draft.path}" in ran.err
    assert draft.read() == f"{CANARY} written"
    assert holding(tmp_path) == set()
    assert not path.parent.exists()


# What was cut off.


def test_what_is_left_of_a_turn_that_was_cut_off_is_finished_or_cleared_away(
    full, journal, tmp_path, monkeypatch
):
    def stop(*given):
        raise KeyboardInterrupt

    before = journal.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(turning, "clear", lambda path: None)
        patch.setattr(turning, "_settle", stop)
        assert full("encrypt", "--backups", "encrypt").code == 130
    assert journal.read_bytes() == before
    assert turning.left(journal)
    with monkeypatch.context() as patch:
        patch.setattr(turning, "finish", stop)
        assert full("encrypt", "--backups", "encrypt").code == 130
    assert place.salt_of(journal) is not None
    assert len(holding(tmp_path)) == 5
    assert full("list").code == 0
    assert turning.left(journal) == []
    assert holding(tmp_path) == set()
    with monkeypatch.context() as patch:
        patch.setattr(turning, "clear", lambda path: None)
        patch.setattr(turning, "_settle", stop)
        assert full("decrypt").code == 130
    assert len(holding(tmp_path)) == 6
    assert full("list").code == 0
    assert holding(tmp_path) == set()


def test_a_plain_journal_is_rid_of_what_was_to_be_encrypted(full, journal, tmp_path, monkeypatch):
    def stop(*given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(turning, "clear", lambda path: None)
        patch.setattr(turning, "replace", stop)
        assert full("encrypt", "--backups", "encrypt").code == 130
    assert len(turning.left(journal)) > 4
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    monkeypatch.delitem(sys.modules, "mentorlog.store.encryption.connection")
    assert full("list").code == 0
    assert full("goal", "add", "Another").code == 0
    assert turning.left(journal) == []
    assert len(holding(tmp_path)) == 6


@pytest.mark.parametrize("turn", ["encrypt", "rekey"])
def test_what_goes_with_a_journal_is_on_the_disk_before_it(
    full, request, tmp_path, monkeypatch, turn
):
    (tmp_path / "new").write_text(NEW)
    if turn == "rekey":
        request.getfixturevalue("shut")
    done = []

    def record(room, name, which):
        call = getattr(room, name)

        def recording(*given):
            done.append((name, Path(given[which]).name))
            return call(*given)

        monkeypatch.setattr(room, name, recording)

    for room, name, which in ((place, "sync_file", 0), (place, "sync_folder", 0)):
        record(room, name, which)
    for name in ("rename", "replace"):
        record(os, name, 1)
    argv = {"encrypt": ["--backups", "encrypt"], "rekey": ["--passphrase-file", "new"]}[turn]
    monkeypatch.chdir(tmp_path)
    assert full(turn, *argv).code == 0
    at = done.index(("replace", "journal.db"))
    renamed = [n for n, (name, to) in enumerate(done) if name == "rename"]
    assert len(renamed) == 5 and max(renamed) < at
    assert all(to.endswith(".turned") for to in (done[n][1] for n in renamed))
    assert {("sync_folder", "backups"), ("sync_folder", "drafts")} <= set(done[max(renamed) : at])
    assert ("sync_file", ".journal.db.new") in done[:at]
    assert done[at + 1] == ("sync_folder", tmp_path.name)


# A new journal.


def test_a_journal_is_encrypted_from_its_first_byte(run, journal, passphrase, tmp_path):
    passphrase(WORDS)
    first = ("start", "--mentor", "Tariq", "--mentee", CANARY, "--keeper", "mentor")
    assert run(*first, "--encrypt").code == 0
    assert holding(tmp_path) == set() and place.salt_of(journal) is not None
    assert CANARY in run("list").out
    code, _, err = run(*first, "--encrypt")
    assert code == 2 and "not there yet" in err


def test_a_passphrase_that_is_not_chosen_makes_no_journal(run, journal, terminal):
    terminal(*["short"] * 10)
    assert run("start", "--mentor", "Tariq", "--mentee", "Sarah", "--encrypt").code == 2
    assert not journal.exists()


# What others make of it.


def test_another_encrypted_journal_is_merged(full, shut, journal, tmp_path, monkeypatch):
    other = tmp_path / "other" / "journal.db"
    other.parent.mkdir()
    other.write_bytes(journal.read_bytes())
    for name, data in BUILT.items():
        (tmp_path / name).write_bytes(data)
    assert full("goal", "add", "Here", "--journal", str(journal)).code == 0
    assert full("goal", "add", "There", "--journal", str(other)).code == 0
    ran = full("import", str(other), "--merge")
    assert (ran.code, ran.out[:20]) == (0, "Saved 1 new record, ")
    code, _, err = full("import", str(other))
    assert code == 2 and "is a journal itself" in err
    assert place.salt_of(journal) is None and place.salt_of(other) is not None


def test_what_leaves_is_said_to_be_plain(shut, tmp_path, journal):
    assert shut("close", "--on", "2026-12-18").code == 0
    erase = ("erase", "r1", "--confirm", "Sarah", "--shared", "keep")
    for call in (
        *(("export", "--out", "1.jsonl"), ("agree", "--out", "2.md"), ("brief", "--out", "3.md")),
        *(("close", "--ics", "4.ics"), ("close", "--withdraw", "--by", "me", "--out", "5.txt")),
        *(("close", "--out", "6.txt"), (*erase, "--export", "7.jsonl")),
    ):
        ran = shut(*call[:-1], str(tmp_path / call[-1]))
        assert ran.code == 0, (call, ran)
        assert (ran.out + ran.err).count("It is not encrypted, as your journal is.") == 1, call
    code, _, err = shut("export", "--out", str(journal), "--force")
    assert code == 2 and "journal" in err


def test_a_prompt_asks_for_no_passphrase(shut, monkeypatch, terminal):
    monkeypatch.delenv(COMMAND)
    shown = terminal(WORDS)
    assert shut("due", "--count") == (4, "", "")
    assert shown.getvalue() == ""
    assert shut("due", "--check").code == 4
    assert "nobody can be asked" in shown.getvalue() and "Passphrase of" not in shown.getvalue()


def test_words_that_cannot_be_saved_go_into_no_plain_file(shut, monkeypatch, typed, tmp_path, home):
    typed(f"{CANARY} by pipe")
    monkeypatch.setenv(COMMAND, "not the passphrase at all")
    ran = shut("feedback", "--from", "mentee", "-")
    assert ran.code == 4
    assert f"Here it is:\n\n{CANARY} by pipe\n" in ran.err
    assert holding(tmp_path) | holding(home) == set()


@pytest.mark.parametrize("first", ["plain", "another passphrase"])
def test_a_backup_that_is_brought_back_gets_the_key_of_the_journal(
    full, journal, tmp_path, passphrase, first
):
    before = full("export", "--all", "--include-private").out
    if first == "plain":
        assert full("encrypt", "--backups", "keep").code == 0
        copy = next((tmp_path / "backups").iterdir())
    else:
        assert full("encrypt", "--backups", "delete").code == 0
        copy = tmp_path / "elsewhere" / "copy.db"
        copy.parent.mkdir()
        copy.write_bytes(journal.read_bytes())
        (tmp_path / "new").write_text(NEW)
        assert full("rekey", "--passphrase-file", str(tmp_path / "new")).code == 0
        passphrase(NEW)
        turning.turn(copy, key_under(WORDS, copy), None)
    salt = place.salt_of(journal)
    assert full("goal", "add", "Later").code == 0
    ran = full("restore", str(copy), "--yes")
    assert ran.code == 0, ran.err
    assert place.salt_of(journal) == salt and turning.left(journal) == []
    assert full("export", "--all", "--include-private").out == before
    assert holding(tmp_path) <= {copy.name}


def key_under(words, path):
    from mentorlog.store.encryption import page

    return page.Key(page.derived(words, place.salt_of(path)), place.salt_of(path))


def test_an_encrypted_backup_makes_no_plain_journal(shut, journal, tmp_path):
    journal.unlink()
    copy = next((tmp_path / "backups").iterdir())
    ran = shut("restore", str(copy), "--yes")
    assert ran.code == 0, ran.err
    assert place.salt_of(journal) is not None and holding(tmp_path) == set()


# Looking after it.


@pytest.mark.parametrize("what", ["whole", "a page is damaged"])
def test_a_rescue_of_an_encrypted_journal_is_encrypted(shut, journal, tmp_path, what):
    if what != "whole":
        spoil(journal, 4096 * 30 + 50)
    before = journal.read_bytes()
    ran = shut("doctor", "--rescue", str(tmp_path / "new.db"), "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["written"]["relationship"] == 1
    assert journal.read_bytes() == before
    assert place.salt_of(tmp_path / "new.db") == place.salt_of(journal)
    assert holding(tmp_path) == set() == holding(tmp_path, "Sarah") - {"lines.jsonl"}
    assert shut("list", "--journal", str(tmp_path / "new.db")).code == 0
    assert shut("restore", str(tmp_path / "new.db"), "--yes").code == 0
    assert place.salt_of(journal) is not None and shut("list").code == 0


def spoil(path, at):
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_doctor_says_that_a_page_of_an_encrypted_journal_is_damaged(shut, journal):
    for more in ((), ("--deep",)):
        assert shut("doctor", *more).code == 0
    spoil(journal, 4096 * 30 + 50)
    for more in ((), ("--deep",)):
        ran = shut("doctor", *more)
        assert ran.code == 4
        assert "What is wrong:" in ran.out
        assert "passphrase" not in (ran.out + ran.err).casefold()


@pytest.mark.parametrize("dry", [True, False])
def test_an_encrypted_backup_is_checked_and_brought_back(shut, journal, tmp_path, dry):
    copy = next((tmp_path / "backups").iterdir())
    ran = shut("backup", "--check", str(copy))
    assert (ran.code, ran.err) == (0, "") and "is whole" in ran.out
    ran = shut("restore", copy.name, *(["--dry-run"] if dry else ["--yes"]))
    assert ran.code == 0, ran.err
    assert holding(tmp_path) == set()


@pytest.fixture
def rekeyed(shut, journal, tmp_path, passphrase):
    """The same with another passphrase by now, and a backup from before that."""
    old = tmp_path / "backups" / "journal-2026-01-01.db"
    aside = tmp_path / "aside.db"
    aside.write_bytes(journal.read_bytes())
    (tmp_path / "new").write_text(NEW)
    assert shut("rekey", "--passphrase-file", str(tmp_path / "new")).code == 0
    aside.rename(old)
    passphrase(NEW)
    return shut, old


def test_a_backup_from_before_another_passphrase_is_said_to_be_one(rekeyed, tmp_path):
    run, old = rekeyed
    listed = run("backup", "--list")
    assert "  encrypted, and its passphrase was not given; restore asks for it\n" in listed.out
    assert listed.out.count("Tariq and Sarah") == 1 and "cannot be read" not in listed.out
    assert f"The backup {old.name} was made with another passphrase." in run("doctor").out
    told = json.loads(run("backup", "--list", "--json").out)
    assert {Path(one["path"]).name for one in told if one["other_passphrase"]} == {old.name}
    refused = run("restore", old.name, "--dry-run")
    assert refused.code == 4
    assert "was made with another passphrase than" in refused.err
    assert "nobody can be asked for it here. At a terminal it is asked for." in refused.err


@pytest.mark.parametrize("command", [True, False])
def test_a_restore_asks_for_the_passphrase_of_the_backup(
    rekeyed, journal, terminal, monkeypatch, command
):
    run, old = rekeyed
    salt = place.salt_of(journal)
    if not command:
        monkeypatch.delenv(COMMAND)
        screen = terminal(NEW)
        told = " ".join(run("backup", "--list").out.split())
        assert "its passphrase was not given; restore asks for it" in told
        assert screen.getvalue().count("Passphrase of") == 1
    screen = terminal(*((WORDS,) if command else (WORDS, NEW)))
    ran = run("restore", old.name, "--yes")
    assert ran.code == 0, ran.err
    assert f"Passphrase of {old.name}:" in screen.getvalue()
    assert place.salt_of(journal) == salt
