"""Where the journal is: any path, no home, a folder that went away."""

import os
import shutil
import sys
from pathlib import Path

import platformdirs
import pytest

from mentorlog.cli.where import own_folder

PAIR = ("--mentor", "Tariq", "--mentee", "Sarah", "--keeper", "mentor")
posix = pytest.mark.skipif(sys.platform == "win32", reason="asks for folders of POSIX")


@pytest.fixture
def unnamed(run, monkeypatch):
    """Call it without MENTORLOG_JOURNAL."""
    monkeypatch.delenv("MENTORLOG_JOURNAL")
    return run


@pytest.mark.parametrize(
    "path",
    [
        "a folder with spaces/my journal.db",
        "Grüße 你好 שלום/日記.db",
        'it\'s 50% "done" & #1?/j;rm -rf.db',
        f"{'x' * 120}/{'z' * 200}.db",
        "-dash/--journal.db",
        "new\nline/j.db",
        "no-ending",
    ],
)
@posix
def test_any_path_will_do(unnamed, tmp_path, path, typed):
    journal = str(tmp_path / path)
    began = unnamed("start", *PAIR, "--journal", journal)
    assert began.code == 0, began.err
    typed("Lead a project")
    assert unnamed("goal", "add", "-", "--journal", journal).code == 0
    assert "Lead a project" in unnamed("show", "--journal", journal).out
    assert (tmp_path / path).is_file()


@posix
def test_a_path_that_is_too_long_is_a_sentence(unnamed, tmp_path):
    for length in (251, 300, 5000):
        ran = unnamed("start", *PAIR, "--journal", str(tmp_path / ("x" * length)))
        assert ran.code == 4
        assert "cannot be used: File name too long. Nothing was saved" in ran.err
    longer = tmp_path / "/".join(["x" * 120] * 4) / "j.db"
    assert "is too long: SQLite takes" in unnamed("start", *PAIR, "--journal", str(longer)).err
    assert list(tmp_path.iterdir()) == []


def test_a_relative_path_goes_from_here(unnamed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert unnamed("start", *PAIR, "--journal", "j.db").code == 0
    assert unnamed("list", "--journal", os.path.join(".", "j.db")).code == 0


@posix
def test_a_folder_that_went_away_beneath_somebody(unnamed, tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    for command in (["list"], ["start", *PAIR], ["due"]):
        code, out, err = unnamed(*command, "--journal", "j.db")
        assert (code, out) == (4, "")
        assert err.startswith("mentorlog: The folder that you are in is not there any more")
    assert unnamed("list").err.startswith("mentorlog: There is no journal at ")
    assert "; mentorlog restore brings a backup back.\n" in unnamed("list").err


def test_without_a_home_the_journal_has_to_be_named(unnamed, monkeypatch, tmp_path, typed):
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    for name in [n for n in os.environ if n.startswith("XDG_") or n == "HOME"]:
        monkeypatch.delenv(name)
    if sys.platform != "linux":
        pytest.skip("elsewhere the platform says where the folder is")
    code, out, err = unnamed("list")
    assert (code, out) == (2, "")
    assert err == (
        "mentorlog: You have no home folder here, so the journal has to be named.\n"
        "  Try: mentorlog --journal FILE\n"
    )
    journal = ("--journal", str(tmp_path / "j.db"))
    assert unnamed("start", *PAIR, *journal).code == 0
    assert unnamed("health", *journal).code == 0
    typed("Lead")
    assert unnamed("goal", "add", "-", "--by", "nonsense", *journal).code == 2
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


@posix
def test_the_home_of_somebody_who_is_not_there(unnamed):
    code, _, err = unnamed("list", "--journal", "~nobody-of-that-name/j.db")
    assert code == 2
    assert "names a home folder that nobody has here" in err
    err = unnamed("list", "--settings", "~nobody-of-that-name/s.toml").err
    assert err.endswith("  Try: mentorlog list --help\n")


def test_a_disk_that_is_not_connected_is_thought_of(begun, journal, unnamed):
    named = ("--journal", str(journal.parent / "disk" / "j.db"))
    for command in (["list"], ["goal", "add", "Lead"]):
        code, _, err = unnamed(*command, *named)
        assert code == 4
        assert "Its folder is not there: if it is on another disk, is that connected?" in err
    assert not (journal.parent / "disk").exists()
    assert "another disk" not in unnamed("list").err


@posix
def test_a_home_that_is_not_there_is_made(unnamed, tmp_path, monkeypatch):
    before = os.umask(0)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "share"))
    try:
        assert unnamed("start", *PAIR).code == 0
    finally:
        os.umask(before)
    for folder in ("home", "home/share", "home/share/mentorlog"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700
    shutil.rmtree(tmp_path / "home")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize(
    "there",
    [
        {"HOME": "/home/sarah"},
        {"HOME": "/home/sarah/"},
        {"HOME": "relative"},
        {"HOME": ""},
        {"HOME": "/home/sarah", "XDG_CONFIG_HOME": "/etc/own", "XDG_DATA_HOME": "/srv/data/"},
        {"HOME": "/home/sarah", "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": "  "},
        {"HOME": "/home/sarah", "XDG_CONFIG_HOME": "own", "XDG_STATE_HOME": "~/state"},
    ],
    ids=str,
)
def test_the_folders_are_those_that_platformdirs_names(there, monkeypatch):
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in there.items():
        monkeypatch.setenv(name, value)
    for kind in ("data", "config", "state"):
        path = Path(getattr(platformdirs, f"user_{kind}_dir")("mentorlog", appauthor=False))
        assert own_folder(kind) == (path if path.is_absolute() else None)
