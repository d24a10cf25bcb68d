"""A journal that may not be written, or read: what can be read is read, and what cannot be done
stops with one sentence, exit 4, and a path."""

import json
import os
import sys
from pathlib import Path

import pytest
from reliability import guarded
from reliability.no_right import READING, WORDS

posix = pytest.mark.skipif(sys.platform == "win32", reason="asks for modes of POSIX")
SCRIPT = Path(__file__).with_name("no_right.py")
DROPPED = "-dac_override,-dac_read_search"
AS_NOBODY_SPECIAL = ["setpriv", f"--bounding-set={DROPPED}", f"--inh-caps={DROPPED}"]
SECONDS = 60
READ_ONLY = ("folder_555", "file_444", "both", "drafts_file")
SHUT = ("folder_shut", "file_shut")
LOCKS = ("lock_shut", "lock_link", "lock_folder", "lock_pipe")
PROTECTED = "may not be written: the file or its folder is protected."
KEPT = "What you typed is kept in "


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What every command did in every case."""
    folder, home = tmp_path_factory.mktemp("rights"), tmp_path_factory.mktemp("home")
    here = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "TMPDIR": str(home)}
    command = [sys.executable, str(SCRIPT), str(folder)]
    here |= {"PYTHONPATH": os.pathsep.join(sys.path), "MENTORLOG_TODAY": "2026-03-11"}
    less = AS_NOBODY_SPECIAL if os.geteuid() == 0 else []
    ran = guarded.run([*less, *command], SECONDS, env=os.environ | here)
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    if not said:
        pytest.skip("whoever runs this may write everything")
    return said


def refused(ran: list, path: str) -> str:
    """The sentence of a command that stopped, which names that path."""
    code, out, err = ran
    assert (code, out) == (4, ""), ran
    assert err.count("mentorlog: ") == 1 and path in err, ran
    return str(err)


@posix
@pytest.mark.parametrize("case", [*READ_ONLY, *LOCKS])
@pytest.mark.parametrize("command", READING)
def test_what_may_be_read_is_read(found: dict, case: str, command: str) -> None:
    code, out, _ = found[case][command]
    assert code == 0 and out


@posix
@pytest.mark.parametrize("case", [*READ_ONLY, *SHUT, *LOCKS])
def test_what_may_not_be_written_is_as_it_was(found: dict, case: str) -> None:
    path = f"{case}/j.db.lock" if case in LOCKS else f"{case}/j.db"
    said = refused(found[case]["write"], path)
    assert found[case]["same"]
    known = {
        **dict.fromkeys(READ_ONLY, PROTECTED),
        **dict.fromkeys(SHUT, "may not be read: the file, or a folder above it, is shut to you."),
        **dict.fromkeys(LOCKS, "is not the file that mentorlog made there"),
    }
    assert known[case] in said
    assert found[case]["again"][0] == 0, found[case]["again"]


@posix
@pytest.mark.parametrize("case", READ_ONLY)
def test_what_only_sqlite_says_is_said_alike(found: dict, case: str) -> None:
    assert PROTECTED in refused(found[case]["unforeseen"], f"{case}/j.db")


@posix
@pytest.mark.parametrize("case", SHUT)
@pytest.mark.parametrize("command", READING)
def test_what_may_not_be_read_says_so(found: dict, case: str, command: str) -> None:
    assert "may not be read" in refused(found[case][command], f"{case}/j.db")


@posix
@pytest.mark.parametrize("case", [*READ_ONLY, *SHUT, *LOCKS])
def test_what_was_typed_is_kept(found: dict, case: str) -> None:
    code, _, err = found[case]["input"]
    path = Path(err.partition(KEPT)[2].partition(".txt")[0] + ".txt")
    assert code == 4 and path.read_text() == WORDS
    assert path.stat().st_mode & 0o777 == 0o600
    assert (path.parent.name == "drafts") == (case in ("file_444", *LOCKS, "file_shut"))


@posix
def test_a_page_goes_where_it_may_be_written_or_nowhere(found: dict) -> None:
    assert found["file_444"]["page"][0] == 0
    code, _, err = found["folder_555"]["page"]
    assert code == 4 and err.endswith("cannot be made: Permission denied.\n")


@posix
def test_no_journal_is_begun_where_nothing_may_be_written(found: dict) -> None:
    refused(found["new"]["write"], "locked/new/j.db")
    assert "There is no journal at" in found["new"]["list"][2]
